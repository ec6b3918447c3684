//! Events from lexical frames: a [`Hit`] with its day, place and status.

use super::enough::{armed_subject, enough};
use super::figurative::is_mere_figure;
use super::scene::Scene;
use super::unacted::is_no_act;
use super::{
    EventRule, FoundEvent, bridging, claimed, discourse, events_of, guests, of_members, one_by_one, outcome,
    pair, parts, place, retold, setting, sides,
};
use crate::extract::frames::{self, Frame, Hit, Role};
use crate::extract::reading::Reading;
use crate::extract::voice::Voice;
use crate::facts::{Edtf, EntityKind, EventKind, Status};
use crate::language::Tag;

/// What a word of the lexicon tells, whether or not it tells enough by itself.
pub(super) struct Telling {
    pub(super) frame: &'static Frame,
    pub(super) event: FoundEvent,
    pub(super) trigger: usize,
    /// It tells enough to stand for itself.
    pub(super) enough: bool,
    /// It is a noun that points back: "the talks".
    pub(super) points_back: bool,
    /// It is a verb.
    pub(super) verbal: bool,
    /// It tells of something that can be hit, or of a place.
    pub(super) struck: bool,
}

/// Every event that a word of the lexicon tells, with its entry.
pub(super) fn mentions(reading: &Reading, scene: &Scene) -> Vec<(&'static Frame, FoundEvent)> {
    let mut told: Vec<Telling> = Vec::new();
    for hit in frames::find(reading) {
        let (frame, trigger, points_back) = (hit.frame, hit.trigger, hit.points_back);
        for (hit, event) in with_elided(reading, scene, &hit) {
            if is_no_act(reading, &hit, &event) || is_mere_figure(reading, &hit, &event.participants) {
                continue;
            }
            let enough = enough(reading, &hit, &event);
            let verbal = reading.doc.is_verbal(trigger);
            let struck = hit.struck || event.place.is_some();
            told.push(Telling { frame, event, trigger, enough, points_back, verbal, struck });
        }
    }
    bridging::complete(reading, &mut told);
    claimed::complete(reading, &mut told);
    of_members::complete(reading, &mut told);
    told.sort_by_key(|t| t.trigger);
    guests::attendance(reading, &mut told);
    discourse::complete(reading, &mut told);
    bridging::talks(reading, &mut told);
    pair::complete(reading, &mut told);
    bridging::blows(reading, &mut told);
    outcome::complete(reading, &mut told);
    sides::complete(reading, &mut told);
    retold::drop_twice_told(reading, &mut told);
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

/// "on Saturday and Sunday in Oslo and Rome": on which day where is not told.
fn on_one_of_days(events: &mut Vec<FoundEvent>) {
    let [first, .., last] = &events[..] else { return };
    let days = [&first.date, &last.date].map(|d| d.as_ref().map_or("", Edtf::as_str));
    let date = Edtf::parse(&format!("{}/{}", days[0], days[1])).ok();
    events.truncate(1);
    events[0].date = date;
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
    } else if let Some(invaded) = invaded_each(reading, hit) {
        let one = |state: usize| of(&with_one(hit, Role::Target, state));
        invaded.into_iter().flat_map(one).collect()
    } else if (kind == EventKind::Visit || several) && places.len() > 1 {
        let one = |place: usize| {
            let mut events = of(&with_one(hit, Role::Place, place));
            let own = setting::date_of_place(reading, scene, hit.trigger, &at_of(hit, place));
            if own.is_none() && told_of_before(reading, hit, place) {
                events.iter_mut().for_each(|e| e.date = None);
            }
            if several {
                on_one_of_days(&mut events);
            }
            if let ([event], Some(date)) = (&mut events[..], own) {
                event.date = Some(date);
            }
            events
        };
        apart(reading, &places).into_iter().flat_map(one).collect()
    } else {
        of(hit)
    };
    let mut told: Vec<FoundEvent> =
        told.into_iter().map(|e| with_soil(reading, hit, as_far(hit, e))).collect();
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

/// "the invasions of Georgia and Ukraine": each state that was invaded, where several invasions are told of.
fn invaded_each(reading: &Reading, hit: &Hit) -> Option<Vec<usize>> {
    let doc = reading.doc;
    let plural = doc.tokens[hit.trigger].tag == Tag::Nns && is_of_one_state(&doc.tokens[hit.trigger].lemma);
    let invaded = hit.of(&[Role::Target]);
    let states = invaded.len() > 1 && invaded.iter().all(|s| reading.kind(*s) == EntityKind::Country);
    (plural && states && hit.frame.event == Some(EventKind::Conflict)).then_some(invaded)
}

/// Whether what a noun names is done to one state at a time.
pub(super) fn is_of_one_state(lemma: &str) -> bool {
    matches!(lemma, "invasion" | "annexation" | "occupation")
}

/// The event as far as it is told to have come.
fn as_far(hit: &Hit, mut event: FoundEvent) -> FoundEvent {
    // A pact under negotiation lies ahead; one that is offered is no more than an idea.
    if hit.sought && event.status == Status::Occurred {
        let idea = matches!(&*event.word, "offer" | "propose");
        event.status = if idea { Status::Hypothetical } else { Status::Planned };
        event.date = event.date.filter(|_| idea);
    }
    // "will brief Ott when he returns from Chad": there he has been already.
    if hit.frame.id.starts_with("frames.visit.back-from") && event.status == Status::Planned {
        event.status = Status::Occurred;
        event.date = None;
    }
    event
}

/// Those whom somebody met one by one: "separate calls with A and B".
fn separately(reading: &Reading, hit: &Hit) -> Vec<usize> {
    let apart = one_by_one::is_told_of_each(reading, hit.trigger);
    let kind = hit.frame.event.is_some_and(EventKind::is_meeting);
    // "signed agreements with Peru and Chile"
    let pacts = hit.frame.event == Some(EventKind::Agreement)
        && reading.doc.tokens[hit.trigger].tag == Tag::Nns
        && hit.of(&[Role::Agent]).len() == 1;
    if (kind && apart) || pacts { hit.of(&[Role::Counterpart]) } else { Vec::new() }
}

/// "was in Oslo in May and before that in Rome and Lima": of another time, of which no day is told.
fn told_of_before(reading: &Reading, hit: &Hit, place: usize) -> bool {
    let Some(at) = at_of(hit, place).into_iter().min() else { return false };
    (hit.trigger..at).any(|t| {
        reading.token_is(t, &["before", "after"]) && reading.token_is(t + 1, &["that"])
            || reading.token_is(t, &["earlier", "previously", "afterwards"])
                && reading.token_is(t.saturating_sub(1), &["and"])
    })
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
    if let Some(victim) = who_complains(reading, hit, &event) {
        event.participants.push(victim);
        return event;
    }
    let unclaimed = event.kind == EventKind::Conflict && event.participants.is_empty() && hit.struck;
    let verbal = reading.doc.is_verbal(hit.trigger);
    if unclaimed && verbal && (reading.doc.is_passive(hit.trigger) || armed_subject(reading, hit)) {
        event.participants.extend(event.place.and_then(|p| place::country_told(reading, p)));
        return event;
    }
    let agents = hit.of(&[Role::Agent]);
    // "bombers of Hamas killed ten in Lima": the groups that strike are one side.
    let one_side = event.participants.len() == 1
        || (!event.participants.is_empty() && event.participants.iter().all(|p| agents.contains(p)));
    if event.kind == EventKind::Conflict && one_side && hit.aims() && !agents.is_empty() {
        let state = event.place.and_then(|p| place::country_told(reading, p));
        event.participants.extend(state.filter(|s| !event.participants.contains(s)));
    }
    event
}

/// "Peru said that Chilean boats had fired on its trawlers", "… on eleven trawlers": who tells of it was struck, if nobody else was.
fn who_complains(reading: &Reading, hit: &Hit, event: &FoundEvent) -> Option<usize> {
    let Voice::Claim(number) = event.voice else { return None };
    let [agent] = event.participants[..] else { return None };
    if event.kind != EventKind::Conflict || !hit.aims() || !hit.struck {
        return None;
    }
    let claim = &reading.claims[number];
    let [speaker] = claim.speaker.entities[..] else { return None };
    let state = place::home(reading, event.voice, speaker)?;
    let others = reading.mentions_of_sentence(reading.doc.sentence_of(hit.trigger)).iter();
    let foreign = |e: &usize| reading.kind(*e) == EntityKind::Country && *e != state && *e != agent;
    let agent_acts = hit.of(&[Role::Agent]).contains(&agent) && agent != state;
    (agent_acts && !others.flat_map(|m| m.entities.iter()).any(foreign)).then_some(state)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::resources::Resources;
    use crate::extract::testing;

    /// Every entry's own example, against that entry alone.
    #[test]
    fn entries_do_as_their_examples_say() {
        let mut wrong = Vec::new();
        for frame in frames::frames() {
            let found: Vec<String> = testing::reading(&frame.example, |r| {
                let own = mentions(r, &Scene::of(r, &Resources::compiled_in().events))
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
