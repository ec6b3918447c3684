//! Events from lexical frames: a [`Hit`] with its day, place and status.

use super::scene::Scene;
use super::{EventRule, FoundEvent, discourse, events_of, parts, place, setting};
use crate::extract::frames::{self, Frame, Hit, Role};
use crate::extract::reading::Reading;
use crate::extract::resources::Resources;
use crate::facts::{EntityKind, EventKind, Status};
use crate::language::{Dep, Tag};

/// What a word of the lexicon tells, whether or not it tells enough by itself.
pub(super) struct Telling {
    pub(super) frame: &'static Frame,
    pub(super) event: FoundEvent,
    pub(super) trigger: usize,
    /// It tells enough to stand for itself.
    pub(super) enough: bool,
    /// It is a noun that points back: "the talks".
    pub(super) points_back: bool,
}

/// Every event that a word of the lexicon tells, with its entry.
pub(super) fn mentions(reading: &Reading, resources: &Resources) -> Vec<(&'static Frame, FoundEvent)> {
    let scene = Scene::of(reading, &resources.events);
    let mut told: Vec<Telling> = Vec::new();
    for hit in frames::find(reading) {
        let (frame, trigger, points_back) = (hit.frame, hit.trigger, hit.points_back);
        for (hit, event) in with_elided(reading, &scene, &hit) {
            let enough = enough(reading, &hit, &event);
            told.push(Telling { frame, event, trigger, enough, points_back });
        }
    }
    discourse::complete(reading, &mut told);
    told.into_iter().filter(|t| t.enough).map(|t| (t.frame, t.event)).collect()
}

/// The events of one word, and those that it tells again without being said again, each with its own parts.
fn with_elided(reading: &Reading, scene: &Scene, hit: &Hit) -> Vec<(Hit, FoundEvent)> {
    let value = |day: Option<usize>| day.map(|d| reading.dates[d].value.clone());
    let mut first = events(reading, scene, hit);
    // What is repeated is dated by its own day: "ahead of the talks in Oslo on Monday and in Rome on Friday" is not.
    let mut more = frames::again(reading, hit);
    more.retain(|a| {
        let days = [value(a.first_day), value(a.day)];
        a.first_day.is_none() || first.iter().any(|e| days.contains(&e.date) || e.date.is_none())
    });
    let own = frames::without(hit, &more);
    if !more.is_empty() {
        first = events(reading, scene, &own);
    }
    // Their days are not those of what is said.
    for again in &more {
        let theirs = value(again.day);
        if theirs.is_some() && first.len() > 1 {
            first.retain(|e| e.date != theirs);
        }
        for event in first.iter_mut().filter(|e| e.date.is_none() || e.date == theirs) {
            event.date = value(again.first_day);
        }
        let there = |p: &usize| {
            let mut named = reading.mentions.of_entity(*p);
            named.any(|m| again.words.contains(&m.tokens.start))
        };
        for event in &mut first {
            event.place = event.place.filter(|p| !there(p) || own.of(&[Role::Place]).contains(p));
        }
    }
    let turns = first.len();
    let mut told: Vec<(Hit, FoundEvent)> = first.into_iter().map(|e| (own.clone(), e)).collect();
    for (number, again) in more.into_iter().enumerate() {
        let Some(mut event) = events(reading, scene, &again.hit).into_iter().next() else { continue };
        event.turn = turns + number;
        event.date = value(again.day);
        // "met Ott in Oslo on Monday and Berg on Friday": where he met Berg is not told.
        let elsewhere = |p: &usize| {
            let mut named = reading.mentions.of_entity(*p);
            named.any(|m| again.first.contains(&m.tokens.start))
        };
        if again.hit.of(&[Role::Place]).is_empty() {
            event.place = event.place.filter(|p| !elsewhere(p));
        }
        event.marks[0].0.end = event.marks[0].0.end.max(again.words.end);
        told.push((again.hit, event));
    }
    told
}

/// The events of one word; a trip to two countries is two.
fn events(reading: &Reading, scene: &Scene, hit: &Hit) -> Vec<FoundEvent> {
    let Some(kind) = hit.frame.event else { return Vec::new() };
    let rule = EventRule { event: kind, least: 0, set: false, host: None, name: false };
    let of = |hit: &Hit| events_of(reading, scene, &rule, &hit.frame.id, &hit.as_match());
    let places = hit.of(&[Role::Place]);
    let several = reading.doc.tokens[hit.trigger].tag == Tag::Nns;
    let apart_with = separately(reading, hit);
    let told: Vec<FoundEvent> = if apart_with.len() > 1 {
        let one = |(turn, with): (usize, usize)| {
            let mut events = of(&with_one(hit, Role::Counterpart, with));
            events.iter_mut().for_each(|e| e.turn = turn);
            events
        };
        apart_with.into_iter().enumerate().flat_map(one).collect()
    } else if (kind == EventKind::Visit || several) && places.len() > 1 {
        let one = |place: usize| {
            let mut events = of(&with_one(hit, Role::Place, place));
            let own = setting::date_of_place(reading, scene, hit.trigger, &at_of(hit, place));
            if let ([event], Some(date)) = (&mut events[..], own) {
                event.date = Some(date);
            }
            events
        };
        apart(reading, &places).into_iter().flat_map(one).collect()
    } else {
        of(hit)
    };
    let sought = |mut event: FoundEvent| {
        // A pact under negotiation lies ahead; one that is offered is no more than an idea.
        if hit.sought && event.status == Status::Occurred {
            let idea = matches!(&*event.word, "offer" | "propose");
            event.status = if idea { Status::Hypothetical } else { Status::Planned };
            event.date = event.date.filter(|_| idea);
        }
        event
    };
    let mut told: Vec<FoundEvent> = told.into_iter().map(|e| with_soil(reading, hit, sought(e))).collect();
    if let [one] = &told[..]
        && let Some(date) = setting::put_off_to(reading, scene, hit.trigger)
    {
        let turn = one.turn + 1;
        let planned =
            FoundEvent { status: Status::Planned, told: true, date: Some(date), turn, ..one.clone() };
        if one.date.as_ref().is_some_and(|d| planned.date.as_ref() != Some(d)) {
            told[0].status = Status::Cancelled;
            told.push(planned);
        } else {
            told[0] = FoundEvent { turn: one.turn, ..planned };
        }
    }
    for event in &mut told {
        event.parts = parts::of(reading, hit, event);
    }
    told
}

/// Those whom somebody met one by one: "separate calls with A and B".
fn separately(reading: &Reading, hit: &Hit) -> Vec<usize> {
    let doc = reading.doc;
    let mut beside = doc.children_by(hit.trigger, &[Dep::Amod, Dep::Advmod, Dep::Compound]);
    // "In separate calls, he discussed it with A and B."
    let before = doc.subtree(hit.trigger).any(|t| doc.tokens[t].is_any(&["separate", "separately"]));
    let apart = before || beside.any(|w| doc.tokens[w].is_any(&["separate", "separately", "individually"]));
    let kind = hit.frame.event.is_some_and(EventKind::is_meeting);
    // "signed agreements with Peru and Chile"
    let pacts = hit.frame.event == Some(EventKind::Agreement)
        && doc.tokens[hit.trigger].tag == Tag::Nns
        && hit.of(&[Role::Agent]).len() == 1;
    if (kind && apart) || pacts { hit.of(&[Role::Counterpart]) } else { Vec::new() }
}

/// The words that name a place.
fn at_of(hit: &Hit, place: usize) -> Vec<usize> {
    let named = hit.parts.iter().find(|p| p.role == Role::Place && p.entity == place);
    named.map_or(Vec::new(), |p| p.words.clone())
}

/// The hit with only one of those that play a part.
fn with_one(hit: &Hit, role: Role, entity: usize) -> Hit {
    let mut one = hit.clone();
    one.parts.retain(|p| p.role != role || p.entity == entity);
    one
}

/// Places without the countries that one of them lies in: "Lima in Peru" is one.
fn apart(reading: &Reading, places: &[usize]) -> Vec<usize> {
    let city_in = |city: usize, country: usize| {
        reading.kind(city) == EntityKind::Place && place::country_of(reading, city) == Some(country)
    };
    let holds = |p: &usize| places.iter().any(|q| q != p && city_in(*q, *p));
    places.iter().copied().filter(|p| !holds(p)).collect()
}

/// The state on whose soil somebody strikes takes part, where it is named.
fn with_soil(reading: &Reading, hit: &Hit, mut event: FoundEvent) -> FoundEvent {
    // "A plant near Sfax in Tunisia was bombed."
    // "The North Korean leader watched the launch": it is his country's.
    let person = |p: &usize| reading.kind(*p) == EntityKind::Person;
    if event.kind == EventKind::WeaponsTest && event.participants.iter().all(person) {
        let served = event.participants.iter().flat_map(|p| reading.offices_of(event.voice, *p));
        let states: Vec<usize> = served.filter_map(|r| r.of).collect();
        event.participants.extend(states.into_iter().take(1));
    }
    let unclaimed = event.kind == EventKind::Conflict && event.participants.is_empty() && hit.struck;
    let verbal = reading.doc.is_verbal(hit.trigger);
    if unclaimed && verbal && (reading.doc.is_passive(hit.trigger) || armed_subject(reading, hit)) {
        event.participants.extend(event.place.and_then(|p| place::country_told(reading, p)));
        return event;
    }
    if event.kind == EventKind::Conflict
        && event.participants.len() == 1
        && hit.aims()
        && !hit.of(&[Role::Agent]).is_empty()
    {
        let state = event.place.and_then(|p| place::country_told(reading, p));
        event.participants.extend(state.filter(|s| !event.participants.contains(s)));
    }
    event
}

/// "Ott attacked Berg over taxes": people fight with words, unless it is told that one of them is armed.
fn quarrels(reading: &Reading, hit: &Hit, event: &FoundEvent) -> bool {
    let person = |p: &usize| reading.kind(*p) == EntityKind::Person;
    let state = |p: &usize| reading.kind(*p) == EntityKind::Country;
    let victims = hit.of(&[Role::Target, Role::Counterpart]);
    event.kind == EventKind::Conflict
        && !event.participants.iter().any(state)
        && (event.participants.iter().all(person) || victims.iter().any(person))
}

/// "Planes of the coalition struck a bridge", "missiles hit the docks": soldiers and weapons whose side is not known.
fn armed_subject(reading: &Reading, hit: &Hit) -> bool {
    let doc = reading.doc;
    doc.surface_subject(hit.trigger).is_some_and(|s| frames::is_armed(reading, s))
}

/// Whether one party signs what is known: "the rebels signed the truce on Monday".
fn signs_for_itself(reading: &Reading, hit: &Hit, event: &FoundEvent) -> bool {
    const SIGNS: &[&str] =
        &["sign", "ratify", "initial", "put", "append", "affix", "ink", "countersign", "accede", "set"];
    let doc = reading.doc;
    let state = |p: &usize| matches!(reading.kind(*p), EntityKind::Country | EntityKind::Organization);
    let signs = hit.words.iter().any(|w| SIGNS.contains(&&*doc.tokens[*w].lemma));
    event.kind == EventKind::Agreement
        && hit.points_back
        && signs
        && event.date.is_some()
        && event.participants.iter().any(state)
}

/// "The board met the demands": what is met is no partner.
fn meets_a_thing(reading: &Reading, hit: &Hit) -> bool {
    let object = |a: &crate::language::Argument| a.relation == crate::language::Relation::Object;
    hit.word_is(reading, &["meet", "encounter"]) && reading.doc.arguments(hit.trigger).iter().any(object)
}

/// "No minister has come": whether nobody is said to have done it.
fn by_nobody(reading: &Reading, hit: &Hit) -> bool {
    let doc = reading.doc;
    let subject = doc.surface_subject(hit.trigger).filter(|_| doc.is_verbal(hit.trigger));
    subject.is_some_and(|s| doc.children_by(s, &[Dep::Det]).any(|d| reading.token_is(d, &["no", "neither"])))
}

/// "African ministers meeting in Abuja", "the leaders' summit": those who act for states, though nobody is named.
fn unnamed_leaders(reading: &Reading, hit: &Hit) -> bool {
    const LEADERS: &[&str] = &[
        "leader",
        "minister",
        "head",
        "donor",
        "envoy",
        "ambassador",
        "president",
        "diplomat",
        "negotiator",
        "premier",
        "monarch",
        "delegate",
    ];
    const OTHERS: &[&str] = &[
        "union",
        "party",
        "business",
        "church",
        "community",
        "religious",
        "student",
        "tribal",
        "labour",
        "labor",
        "opposition",
        "industry",
        "company",
        "faith",
        "youth",
        "local",
        "protest",
        "cabinet",
        "coalition",
        "state",
        "provincial",
        "regional",
        "blood",
        "organ",
        "former",
        "bank",
        "school",
        "congressional",
        "senate",
        "parliamentary",
        "republican",
        "democratic",
    ];
    let doc = reading.doc;
    if !hit.frame.event.is_some_and(EventKind::is_meeting) || !hit.frame.alone {
        return false;
    }
    let around = crate::extract::pattern::governors(reading, hit.trigger);
    let own = [
        doc.surface_subject(hit.trigger),
        doc.head(hit.trigger).filter(|_| doc.tokens[hit.trigger].dep == Dep::Acl),
    ];
    let above = around.iter().filter_map(|(verb, _)| doc.surface_subject(*verb));
    let of = doc.arguments(hit.trigger).into_iter().map(|a| a.token);
    own.into_iter().flatten().chain(above).chain(of).any(|noun| {
        let mut beside = doc.children_by(noun, &[Dep::Compound, Dep::Amod, Dep::Nmod]);
        doc.tokens[noun].tag == Tag::Nns
            && LEADERS.contains(&&*doc.tokens[noun].lemma)
            && !beside.any(|w| OTHERS.contains(&&*doc.tokens[w].text.to_lowercase()))
    })
}

/// Whether enough is told for an event.
fn enough(reading: &Reading, hit: &Hit, event: &FoundEvent) -> bool {
    let set = event.date.is_some() || event.place.is_some();
    let fixed = event.date.is_some() && event.place.is_some();
    let body = |p: &usize| reading.kind(*p) == EntityKind::Organization;
    let nominal = !reading.doc.is_verbal(hit.trigger);
    let passive = nominal || reading.doc.is_passive(hit.trigger);
    let armed =
        (hit.struck || !hit.of(&[Role::Target, Role::Place]).is_empty()) && armed_subject(reading, hit);
    if hit.aims()
        && !passive
        && !armed
        && hit.of(&[Role::Agent]).is_empty()
        && event.kind == EventKind::Conflict
    {
        return false;
    }
    // "could not agree", "no minister has set foot there": nothing in particular was to take place.
    let denied = event.status == Status::Denied;
    let agrees = event.kind == EventKind::Agreement && !nominal && event.word != "sign";
    if denied && (agrees || by_nobody(reading, hit)) {
        return false;
    }
    // "A pact with A and B was signed": they did not sign it with each other.
    let with = hit.of(&[Role::Counterpart]);
    if event.kind == EventKind::Agreement && hit.of(&[Role::Agent]).is_empty() && with.len() >= 2 {
        return false;
    }
    if quarrels(reading, hit, event) {
        return false;
    }
    let aimless = !hit.struck && hit.of(&[Role::Target, Role::Place]).is_empty();
    if hit.aims() && !nominal && event.kind == EventKind::Conflict && aimless {
        return false;
    }
    if hit.frame.day() && event.date.is_none() {
        return false;
    }
    let agents = hit.of(&[Role::Agent]);
    let least = match hit.frame.least() {
        // "She was decorated in Oslo in 2012": by somebody who took part, whoever it was.
        _ if hit.frame.dated() && event.participants.is_empty() => {
            let subject = reading.doc.surface_subject(hit.trigger).filter(|_| !nominal);
            let someone = subject.is_some_and(|s| reading.doc.tokens[s].tag == Tag::Prp);
            return fixed && !someone;
        }
        _ if event.participants.is_empty() && unnamed_leaders(reading, hit) => return fixed,
        // "the Council met"; "the Council summit" is an event only with its day or place.
        n if hit.frame.alone
            && agents.iter().any(body)
            && !meets_a_thing(reading, hit)
            && (set || !nominal) =>
        {
            n.min(1)
        }
        n => n,
    };
    let struck = hit.struck
        && (!agents.is_empty() || event.participants.iter().any(|p| reading.kind(*p) == EntityKind::Country));
    // "Chad signed the truce on Monday": each party's own act.
    let least = if signs_for_itself(reading, hit, event) { 1 } else { least };
    event.participants.len() >= least && (set || struck || !hit.frame.set())
}

/// "It is the first trip to Rome by a French minister": told of what was told before.
pub(super) fn is_pointed_at(reading: &Reading, noun: usize) -> bool {
    let doc = reading.doc;
    let verb = doc.head(noun).filter(|_| doc.tokens[noun].dep == Dep::Attr);
    let subject = verb.and_then(|v| doc.child_by(v, &[Dep::Nsubj]));
    subject.is_some_and(|s| reading.token_is(s, &["it", "this", "that"]))
}

/// "the watchmaker Ott and the retailer Berg signed": firms, whatever their names were taken for.
pub(super) fn business(reading: &Reading, participants: &[usize]) -> bool {
    const FIRMS: &[&str] = &[
        "maker",
        "watchmaker",
        "carmaker",
        "retailer",
        "company",
        "firm",
        "group",
        "bank",
        "airline",
        "manufacturer",
        "giant",
        "startup",
        "operator",
        "producer",
        "supplier",
        "conglomerate",
        "brewer",
        "insurer",
        "miner",
        "broker",
        "studio",
        "club",
        "label",
        "publisher",
        "developer",
        "chain",
        "builder",
        "distributor",
        "planemaker",
        "drugmaker",
    ];
    /// A firm is called one where it is first named; a state of a hundred mentions is not gone through for each event.
    const FIRST: usize = 16;
    let firm = |entity: &usize| {
        let mut named = reading.mentions.of_entity(*entity).take(FIRST);
        named.any(|m| {
            let before = m.tokens.start.checked_sub(1).map(|t| &reading.doc.tokens[t]);
            before.is_some_and(|t| FIRMS.contains(&&*t.lemma))
        })
    };
    participants.iter().any(firm)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::testing;

    /// Every entry's own example, against that entry alone.
    #[test]
    fn entries_do_as_their_examples_say() {
        let mut wrong = Vec::new();
        for frame in frames::frames() {
            let found: Vec<String> = testing::reading(&frame.example, |r| {
                let own = mentions(r, &Resources::compiled_in())
                    .into_iter()
                    .filter(|(f, _)| f.example == frame.example);
                own.map(|(_, e)| super::super::describe(r, &e)).collect()
            });
            if !found.contains(&frame.finds) {
                wrong.push(format!(
                    "{}: {}\n  wanted {}, found {found:?}",
                    frame.id, frame.example, frame.finds
                ));
            }
        }
        assert!(wrong.is_empty(), "{} examples fail:\n\n{}", wrong.len(), wrong.join("\n\n"));
    }
}
