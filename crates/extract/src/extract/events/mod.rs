//! What happened: from trees to events, one for each occurrence however often it is mentioned.
//!
//! In: a [`Reading`] with entities and dates. Out: [`FoundEvent`]s. The rules are the `.toml` files of this folder, each
//! with its examples. The order of work is the order of the files:
//!
//! 1. `scene`: which word each date and place hangs on; `place`: which city a palace, which country a city is in.
//! 2. the rules: what happened, and who took part.
//! 3. `setting`: date and place, `sequence`: years told by nearness; `status`: how far the article commits to it; `ordinal`: "his sixth meeting".
//! 4. `merge`: one event of several mentions, within one voice.
//!
//! To add a rule, edit a `.toml` in this folder; files count by lying there.

mod another;
#[cfg(test)]
mod attachments;
mod border;
mod bridging;
mod bystanders;
mod callings;
mod claimed;
mod climb;
mod connective;
mod discourse;
mod effort;
mod enough;
mod figurative;
mod found;
mod frame;
mod governor;
mod granted;
mod guests;
mod merge;
mod nameless;
mod nearby;
mod pair;
mod occasion;
mod of_members;
mod one_by_one;
mod ordinal;
mod outcome;
pub(super) mod parts;
mod place;
mod private;
mod raised;
mod retold;
mod rule;
pub mod scene;
mod sequence;
pub(super) mod setting;
mod sides;
mod sport;
pub(super) mod standing;
pub(super) mod status;
mod then;
mod topic;
mod trips;
mod unacted;
mod untested;
mod within;

pub use found::FoundEvent;
pub use rule::EventRule;

use super::entities::soil;
use super::pattern::{Match, Wanted};
use super::reading::Reading;
use super::resources::Resources;
use super::rule::{Rule, RuleBook};
use super::voice::Voice;
use crate::facts::{Edtf, EntityKind, EventKind};
use crate::language::{Dep, Tag};
use found::WAR_WITHIN;
use nearby::signed_before;
use scene::Scene;
use status::Mood;
use std::collections::BTreeMap;
use std::ops::Range;
use then::{
    drop_day_of_end, drop_day_remembered, is_done, is_timetabled, is_waited_for, lies_ahead_of_arrival,
};

/// Finds every event, merged where two mentions are of one occurrence.
#[must_use]
pub fn find(reading: &Reading, resources: &Resources, scene: &Scene) -> Vec<FoundEvent> {
    let mentions = mentions_in(reading, scene, &resources.events);
    let mut found: Vec<FoundEvent> = mentions.into_iter().map(|(_, _, event)| event).collect();
    let by_words = frame::mentions(reading, scene);
    found.extend(by_words.into_iter().map(|(_, event)| event));
    let mut merged = merge::merge(reading, found);
    nearby::days(reading, scene, &mut merged);
    // "He received the man": of a meeting with somebody whom nobody names one could not even ask who met.
    let person = |p: &usize| reading.kind(*p) == EntityKind::Person;
    merged.retain(|e| {
        e.kind != EventKind::Conflict || !private::fights_own_state(reading, e.voice, &e.participants)
    });
    merged.retain(|e| !untested::is_of_the_unarmed(reading, e));
    merged.retain(|e| !e.kind.is_meeting() || !matches!(&e.participants[..], [one] if person(one)));
    merged
}

/// Every mention of an event with the rule that found it and the number of its pattern, before merging.
pub(super) fn mentions<'r>(
    reading: &Reading,
    resources: &Resources,
    rules: &'r RuleBook<EventRule>,
) -> Vec<(&'r Rule<EventRule>, usize, FoundEvent)> {
    mentions_in(reading, &Scene::of(reading, &resources.events), rules)
}

fn mentions_in<'r>(
    reading: &Reading,
    scene: &Scene,
    rules: &'r RuleBook<EventRule>,
) -> Vec<(&'r Rule<EventRule>, usize, FoundEvent)> {
    let mut all = Vec::new();
    for (rule, found) in rules.matches(reading) {
        let events = events_of(reading, scene, &rule.data, &rule.id, &found);
        all.extend(events.into_iter().map(|event| (rule, found.pattern, event)));
    }
    all
}

/// What one match says: nothing, an event, or one for each date that it counts.
fn events_of(reading: &Reading, scene: &Scene, rule: &EventRule, id: &str, found: &Match) -> Vec<FoundEvent> {
    let kind = kind_told(reading, rule, id, found.trigger);
    if sport::is_of_sport(reading, kind, found.trigger) {
        return Vec::new();
    }
    let mut participants = captured(reading, found);
    let tokens = name_delegates(reading, found, &mut participants);
    raised::settle_caller(reading, kind, found.trigger, &mut participants);
    another::settle_states(reading, kind, found, &mut participants);
    drop_own_countries(reading, kind, reading.voices.at(found.trigger), &mut participants);
    bystanders::drop_bystanders(reading, kind, found, &mut participants);
    if is_none(reading, rule, id, found, &participants) {
        return Vec::new();
    }
    let settings = settings_of(reading, scene, (kind, id), found, &participants);
    let voice = reading.voices.at(found.trigger);
    let host = rule.host.and_then(|h| place::home(reading, voice, *found.captured(h).first()?));
    let again = again(reading, found.trigger);
    let mood = mood_told(reading, kind, id, found.trigger, &settings);
    let ordinal = if settings.len() == 1 { ordinal::of(reading.doc, found.trigger) } else { None };
    let event = |(turn, (date, place)): (usize, setting::Setting)| {
        let from = date.as_ref().and_then(Edtf::earliest).zip(reading.article.published);
        // "have agreed to survey the line on Monday": what has been done was not done on a day to come.
        let of_another = from.is_some_and(|(d, p)| d > p) && is_done(reading, kind, found.trigger, mood)
            || mood == Mood::Planned && is_past(reading, date.as_ref());
        let (date, from) = if of_another { (None, None) } else { (date, from) };
        let ahead = from.is_some_and(|(d, p)| d > p || (d == p && is_timetabled(reading, found.trigger)));
        FoundEvent {
            kind,
            participants: participants.clone(),
            parts: BTreeMap::new(),
            host,
            turn,
            again: again.clone(),
            status: mood.status(ahead),
            told: mood > Mood::Open || date.is_some(),
            date,
            place,
            ordinal,
            word: reading.doc.tokens[found.trigger].lemma.to_lowercase(),
            voice,
            marks: vec![(tokens.clone(), id.to_owned())],
        }
    };
    let particular = mood != Mood::Denied || is_particular(reading, kind, found.trigger);
    let said = |s: &setting::Setting| particular && (s.0.is_some() || s.1.is_some() || !rule.set);
    let events = settings.into_iter().filter(said).enumerate().map(event);
    let events: Vec<FoundEvent> = events.filter(|e| !another::is_at_home(reading, e)).collect();
    if id == WAR_WITHIN && participants.len() > 1 {
        return within::in_each(reading, found.trigger, &events);
    }
    with_series(reading, scene, events, found.trigger)
}

/// When and where an event of this kind was, with the place that its rule captures.
fn settings_of(
    reading: &Reading,
    scene: &Scene,
    (kind, id): (EventKind, &str),
    found: &Match,
    participants: &[usize],
) -> Vec<setting::Setting> {
    let told = found.captured('P').first().copied();
    let country = || {
        let named = found.captured('C').first().and_then(|c| place::country_of(reading, *c));
        named.or_else(|| invaded(reading, kind, found)).or_else(|| struck_town(reading, kind, found))
    };
    let mut settings = setting::around(reading, scene, found, told.or_else(country));
    settings.iter_mut().for_each(|s| {
        drop_day_remembered(reading, kind, found.trigger, &mut s.0);
        drop_day_of_end(reading, kind, found.trigger, &mut s.0);
        if id == WAR_WITHIN {
            within::settle(reading, found.trigger, participants, s);
        }
    });
    settings
}

/// "agreed on Monday to resume the meetings": what is planned was not on a day that is past.
fn is_past(reading: &Reading, date: Option<&Edtf>) -> bool {
    date.and_then(Edtf::latest).zip(reading.article.published).is_some_and(|(d, p)| d < p)
}

/// The kind that a rule tells of; "invited her to visit him" is to make the trip, of which no meeting is told yet.
fn kind_told(reading: &Reading, rule: &EventRule, id: &str, trigger: usize) -> EventKind {
    let verb = reading.doc.head(trigger).filter(|_| id == "events.meeting.visited");
    let invited = verb.is_some_and(|v| reading.doc.tokens[v].lemma.as_ref() == "invite");
    if invited { EventKind::Visit } else { rule.event }
}

/// Whether a match with these participants tells of no event.
fn is_none(reading: &Reading, rule: &EventRule, id: &str, found: &Match, participants: &[usize]) -> bool {
    let word = &reading.doc.tokens[found.trigger];
    participants.len() < rule.least
        || (rule.name && !word.is_capitalised())
        || (told_of_each(reading, rule.event, found) && !id.starts_with("frames."))
        || another::is_of_another_matter(reading, rule.event, found.trigger, participants)
        || (id != WAR_WITHIN && topic::is_only_talked_of(reading, found.trigger))
        || (id == WAR_WITHIN && within::is_between_states(reading, found.trigger))
        || private::is_private(reading, rule.event, found, participants)
}

/// How far the article commits to an event, by its clause, its day and what it is.
fn mood_told(
    reading: &Reading,
    kind: EventKind,
    id: &str,
    trigger: usize,
    settings: &[setting::Setting],
) -> Mood {
    let told = status::mood(reading, told_by(reading, trigger));
    if id.ends_with("-of-a-body") && is_there_anyway(reading, trigger) {
        return Mood::Open;
    }
    if id == WAR_WITHIN && within::is_going_on(reading, trigger) {
        return Mood::Open;
    }
    if kind == EventKind::Agreement && signed_before(reading, trigger).is_some() {
        return Mood::Real;
    }
    // "what he pledged at the talks in May": they were, whatever lies ahead.
    let past = |s: &setting::Setting| {
        s.0.as_ref().and_then(Edtf::latest).zip(reading.article.published).is_some_and(|(d, p)| d < p)
    };
    let ahead =
        kind.is_meeting() && (lies_ahead_of_arrival(reading, trigger) || is_waited_for(reading, trigger));
    if ahead || raised::is_on_the_agenda(reading, trigger) {
        return told.max(Mood::Planned);
    }
    // "rejected an offer of a truce": what is refused was no more than an idea.
    let idea = |t: usize| {
        reading.doc.tokens[t].tag.is_noun()
            && matches!(&*reading.doc.tokens[t].lemma, "offer" | "proposal" | "plan" | "call" | "draft")
    };
    let refused = kind == EventKind::Agreement && told == Mood::Denied;
    // "would leave if they failed to agree on a truce"
    let marked = |t: usize| {
        reading.doc.children_by(t, &[Dep::Mark]).any(|m| reading.token_is(m, &["if", "unless", "whether"]))
    };
    if refused && reading.doc.ancestors(trigger).take(4).any(marked) {
        return Mood::Possible;
    }
    if refused && reading.doc.ancestors(trigger).take(3).any(idea) {
        return Mood::Wanted;
    }
    // "It will be an answer to his two visits last year"
    let own = || {
        !reading.doc.is_verbal(trigger)
            && reading.doc.subtree(trigger).any(|t| reading.date_at(t).is_some())
            && governor::own(reading, trigger) <= Mood::Real
    };
    let behind = told == Mood::Planned
        && settings.iter().any(past)
        && (status::only_tells_when(reading, trigger) || own());
    if behind { Mood::Open } else { told }
}

/// "signed treaties with Peru and Chile", "met separately with Ott and Berg": it is told of each, by the lexicon.
fn told_of_each(reading: &Reading, kind: EventKind, found: &Match) -> bool {
    let pacts = kind == EventKind::Agreement
        && reading.doc.tokens[found.trigger].tag == Tag::Nns
        && found.captured('A').len() <= 1;
    let apart = kind.is_meeting() && one_by_one::is_told_of_each(reading, found.trigger);
    let word = &reading.doc.tokens[found.trigger];
    let invasions = word.tag == Tag::Nns && frame::is_of_one_state(&word.lemma);
    (pacts || apart || invasions) && found.captured('B').len() > 1
}

/// "was invited to attend the summit of the League on 3 May": whether somebody comes or not, it is held.
fn is_there_anyway(reading: &Reading, noun: usize) -> bool {
    const COMES: &[&str] = &["attend", "join", "skip", "boycott", "miss", "address"];
    let doc = reading.doc;
    let the = doc.children_by(noun, &[Dep::Det]).any(|d| reading.token_is(d, &["the", "this"]));
    the && doc.tokens[noun].dep == Dep::Dobj
        && doc.head(noun).is_some_and(|v| COMES.contains(&&*doc.tokens[v].lemma))
}

/// Whether what is denied is one event: "does not hold parades", "never once met him" are said of no parade or meeting in
/// particular.
fn is_particular(reading: &Reading, kind: EventKind, trigger: usize) -> bool {
    let mut adverbs = reading.doc.children_by(trigger, &[Dep::Advmod]);
    let never = adverbs.any(|a| reading.token_is(a, &["once", "ever"]));
    // "does not work to foil attacks on its neighbours"
    let any = kind == EventKind::Conflict
        && reading.doc.tokens[trigger].tag == Tag::Nns
        && reading.doc.child_by(trigger, &[Dep::Det, Dep::Poss, Dep::Nummod]).is_none();
    kind != EventKind::Ceremony && !never && !any
}

/// Those who take part by the words of a match, each once.
fn captured(reading: &Reading, found: &Match) -> Vec<usize> {
    let mut participants = Vec::new();
    for entity in found.captured('A').into_iter().chain(found.captured('B')) {
        let acts = reading.kind(entity) != EntityKind::Place || reading.is_territory(entity);
        if !participants.contains(&entity) && acts {
            participants.push(entity);
        }
    }
    participants
}

/// The word whose clause tells whether it took place: for "the pact that they signed in May" the signing.
fn told_by(reading: &Reading, trigger: usize) -> usize {
    let doc = reading.doc;
    let past = |v: &usize| {
        let bare = || doc.child_by(*v, &[Dep::Aux, Dep::Auxpass]).is_none();
        doc.tokens[*v].tag == Tag::Vbd
            || (doc.tokens[*v].tag == Tag::Vbn && bare() && doc.child_by(*v, &[Dep::Nsubj]).is_some())
            || doc.child_by(*v, &[Dep::Aux]).is_some_and(|a| reading.token_is(a, &["had", "has", "have"]))
    };
    // "under an understanding reached in May", whatever is to be done under it
    let reached = |v: &usize| {
        let begun = doc.children_by(*v, &[Dep::Aux, Dep::Auxpass, Dep::Neg]).next().is_none();
        doc.tokens[*v].tag == Tag::Vbn
            && begun
            && reading.words.occasions.tells.contains(&doc.tokens[*v].lemma)
    };
    let under = doc.head(trigger).is_some_and(|p| reading.token_is(p, &["under"]));
    if let Some(made) = doc.children_by(trigger, &[Dep::Acl]).find(reached).filter(|_| under) {
        return made;
    }
    let mut clauses = doc.children_by(trigger, &[Dep::Relcl]);
    let tells = |v: &usize| {
        reading.words.occasions.tells.contains(&doc.tokens[*v].lemma) || setting::puts_name_to(reading, *v)
    };
    let told = clauses.find(|v| tells(v) && past(v));
    told.filter(|_| !doc.is_verbal(trigger)).unwrap_or(trigger)
}

/// "the invasion of Chad by Niger", "Niger invaded Chad": that is in Chad.
fn invaded(reading: &Reading, kind: EventKind, found: &Match) -> Option<usize> {
    const ENTERS: &[&str] = &["invasion", "invade", "annexation", "annex", "occupation", "occupy"];
    let enters = ENTERS.contains(&&*reading.doc.tokens[found.trigger].lemma);
    match found.captured('B')[..] {
        [one] if kind == EventKind::Conflict && enters && reading.kind(one) == EntityKind::Country => {
            Some(one)
        }
        _ => None,
    }
}

/// "bombed Oslo": the town that stands for its state is where it was.
fn struck_town(reading: &Reading, kind: EventKind, found: &Match) -> Option<usize> {
    let soil = |w: usize| reading.mentions_at(w).find(|m| m.rule == soil::RULE).map(|m| m.tokens.clone());
    let words = found.words.iter().filter(|_| kind == EventKind::Conflict);
    words.filter_map(|w| soil(*w)).find_map(|tokens| {
        let mut same = reading.mentions_at(tokens.start).filter(|m| m.tokens == tokens);
        same.find_map(|m| m.entities.iter().copied().find(|e| reading.kind(*e) == EntityKind::Place))
    })
}

/// Adds what goes on in the series of an event that is counted: "its first test in 2006 and its sixth in 2017".
fn with_series(
    reading: &Reading,
    scene: &Scene,
    mut events: Vec<FoundEvent>,
    trigger: usize,
) -> Vec<FoundEvent> {
    if let [first] = &events[..]
        && first.ordinal.is_some()
    {
        let rule = first.marks[0].1.clone();
        let more = ordinal::elided(reading, scene, trigger).into_iter().enumerate();
        let more = more.map(|(n, elided)| FoundEvent {
            turn: n + 1,
            date: Some(elided.date),
            place: None,
            ordinal: Some(elided.ordinal),
            marks: vec![(elided.tokens, rule.clone())],
            ..first.clone()
        });
        let more: Vec<FoundEvent> = more.collect();
        events.extend(more);
    }
    events
}

/// "met the emir of Qatar, Sheikh Tamim": it is the emir who is met, by name. Gives the words of the match with the name.
fn name_delegates(reading: &Reading, found: &Match, participants: &mut Vec<usize>) -> Range<usize> {
    let mut tokens = found.tokens();
    let sentence = reading.mentions_of_sentence(reading.doc.sentence_of(found.trigger));
    let nameless = found.words.iter().filter(|w| reading.named_at(**w).is_none());
    let named = |w: usize| reading.named_beside(w).or_else(|| led_by(reading, w));
    for (noun, person) in nameless.filter_map(|w| Some((*w, named(*w)?))) {
        let stands_for = reading.denoted(noun, &[Wanted::Actor]);
        let countries: Vec<usize> =
            stands_for.iter().map(|(e, _)| *e).filter(|e| reading.kind(*e) != EntityKind::Person).collect();
        let name = sentence.iter().find(|m| m.tokens.start > noun && m.entities == [person]);
        if participants.contains(&person) || participants.iter().any(|p| countries.contains(p)) {
            tokens.end = tokens.end.max(name.map_or(0, |m| m.tokens.end));
        }
        let Some(at) = participants.iter().position(|p| countries.contains(p)) else { continue };
        participants.retain(|p| !countries.contains(p) && *p != person);
        participants.insert(at.min(participants.len()), person);
    }
    tokens
}

/// "a French delegation headed by Ott"
fn led_by(reading: &Reading, noun: usize) -> Option<usize> {
    let doc = reading.doc;
    let leads = |v: &usize| doc.tokens[*v].is_any(&["led", "headed"]);
    let by = doc.children_by(noun, &[Dep::Acl]).find(leads).and_then(|v| doc.child_by(v, &[Dep::Agent]))?;
    let name = reading.named_at(doc.child_by(by, &[Dep::Pobj])?)?;
    name.entities.first().copied().filter(|e| reading.kind(*e) == EntityKind::Person)
}

/// The word, if any, that says that it happened before or apart: "met again", "another meeting", "the first since they met in Oslo".
fn again(reading: &Reading, trigger: usize) -> Vec<usize> {
    let doc = reading.doc;
    let said = doc.children_by(trigger, &[Dep::Advmod, Dep::Det, Dep::Amod, Dep::Mark]);
    let since = |w: usize| reading.token_is(w, &["since"]);
    let behind = doc.head(trigger).filter(|p| doc.tokens[trigger].dep == Dep::Pobj && since(*p));
    // "They last held talks in 2013": before what else is told.
    let held = doc.head(trigger).filter(|v| doc.tokens[trigger].dep == Dep::Dobj && doc.is_verbal(*v));
    let verb = held.unwrap_or(trigger);
    let last =
        doc.children_by(verb, &[Dep::Advmod]).filter(|a| reading.token_is(*a, &["last", "previously"]));
    let last: Vec<usize> = last.filter(|_| doc.is_verbal(verb)).collect();
    let said = said.filter(|w| {
        reading.token_is(*w, &["again", "another"])
            || (reading.token_is(*w, &["also", "earlier"]) && is_a_blow_of_its_own(reading, trigger))
            || (doc.tokens[*w].dep == Dep::Mark && since(*w))
    });
    said.chain(behind).chain(last).take(1).collect()
}

/// "Gunmen also killed ten in Lima on Friday": a blow with a day or place of its own, beside what was told.
fn is_a_blow_of_its_own(reading: &Reading, verb: usize) -> bool {
    let doc = reading.doc;
    let lemma = &doc.tokens[verb].lemma;
    let site = |e: &usize| reading.kind(*e) == EntityKind::Place;
    let set = |t: usize| {
        reading.date_at(t).is_some() || reading.named_at(t).is_some_and(|m| m.entities.iter().any(site))
    };
    doc.is_verbal(verb)
        && !doc.is_passive(verb)
        && doc.surface_subject(verb).is_some()
        && (reading.words.deeds.armed_deeds.contains(lemma)
            || matches!(&**lemma, "kill" | "attack" | "strike" | "hit" | "wound" | "storm"))
        && doc.subtree(verb).any(set)
}

/// "French President Ott met Berg": it is Ott who met, not France besides.
fn drop_own_countries(reading: &Reading, kind: EventKind, voice: Voice, participants: &mut Vec<usize>) {
    let least = if kind == EventKind::Visit { 2 } else { 3 };
    if participants.len() < least {
        return;
    }
    let offices = participants.iter().flat_map(|p| reading.offices_of(voice, *p));
    let own: Vec<usize> = offices.filter_map(|r| r.of).collect();
    participants.retain(|p| !own.contains(p));
}

/// An event as its rule's examples write it: `Meeting Anna Smith + Bo Berg`.
#[cfg(test)]
pub(super) fn describe(reading: &Reading, event: &FoundEvent) -> String {
    let names: Vec<&str> = event.participants.iter().map(|p| reading.entities[*p].label.as_str()).collect();
    format!("{} {}", event.kind.name(), names.join(" + ")).trim().to_owned()
}

#[cfg(test)]
mod compositions;
#[cfg(test)]
mod misreadings;
#[cfg(test)]
mod tests;
