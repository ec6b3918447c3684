//! What stands in the sentence before: "the talks", "a second round", "they attended it", "a stop in Oslo was scrapped".
//!
//! A telling that lacks its parties takes them from the last one of its kind. "The talks" then are the talks told of before
//! (`merge` joins them), and may add their day or place; "a second round" is another occurrence.

use super::FoundEvent;
use super::frame::Telling;
use super::merge::dates_agree;
use super::raised::raised;
use crate::extract::reading::Reading;
use crate::facts::{EntityKind, EventKind, Status};
use crate::language::Dep;
use std::ops::Range;

/// How many sentences back an antecedent may stand.
const REACH: usize = 2;

/// Completes what does not tell enough by itself.
pub(super) fn complete(reading: &Reading, told: &mut [Telling]) {
    sessions(reading, told);
    rites(reading, told);
    for at in 0..told.len() {
        if told[at].enough {
            continue;
        }
        if !told[at].event.participants.is_empty() && told[at].event.kind != EventKind::Visit {
            continue;
        }
        if points_at_several(reading, told[at].trigger)
            || is_of_two_sides(reading, told[at].trigger)
            || is_of_the_unknown(reading, told[at].trigger)
        {
            continue;
        }
        let for_bodies = told[at].frame.shape_is_for_bodies();
        let before = antecedent(reading, told, at)
            .or_else(|| body_that_decided(reading, told, at))
            .or_else(|| those_who_met(reading, told, at));
        let Some(before) = before else {
            continue;
        };
        // "briefed them on his plans", after a meeting of two: what only a body adopts is not theirs.
        let bodies =
            || told[before].event.participants.iter().all(|p| reading.kind(*p) == EntityKind::Organization);
        if for_bodies && !bodies() {
            continue;
        }
        let decided = family(told[before].event.kind) != family(told[at].event.kind);
        let another = is_another(reading, told[at].trigger);
        // "the war of 1980 and the war over Kuwait in 1990": of another day, it is another; but a pact is signed and ratified, and who
        // comes on Wednesday may not go on at the weekend.
        let kind = told[at].event.kind;
        let once = (kind == EventKind::Conflict || kind.is_meeting()) && another.is_none();
        if once && !dates_agree(told[at].event.date.as_ref(), told[before].event.date.as_ref()) {
            continue;
        }
        let set = told[at].event.date.is_some() || told[at].event.place.is_some();
        let visit = told[at].event.kind == EventKind::Visit;
        // "the Oslo summit" has a name of its own.
        let mut describing =
            reading.doc.children_by(told[at].trigger, &[Dep::Compound, Dep::Amod, Dep::Nmod, Dep::Poss]);
        let named = describing.any(|w| reading.doc.tokens[w].is_capitalised());
        let refers =
            told[at].points_back && !named || another.is_some() || (visit && told[at].event.place.is_some());
        if !set || !(refers || decided) || (visit && !told[at].event.participants.is_empty()) {
            continue;
        }
        let participants = told[before].event.participants.clone();
        let event = &mut told[at].event;
        event.participants = participants;
        event.again.extend(another);
        told[at].enough = true;
    }
}

/// "The envoy threatened to quit if the two sides failed to agree on a truce": the sides are not the envoy and who was met last.
fn is_of_two_sides(reading: &Reading, word: usize) -> bool {
    let doc = reading.doc;
    let subjects = std::iter::once(word).chain(doc.ancestors(word).take(4)).filter(|t| doc.is_verbal(*t));
    let subject = subjects.filter_map(|v| doc.surface_subject(v)).next();
    subject.is_some_and(|s| {
        doc.tokens[s].tag == crate::language::Tag::Nns
            && matches!(&*doc.tokens[s].lemma, "side" | "party" | "camp")
    })
}

/// "a meeting of Arlan and Besko", two names that nobody tells more of: it is theirs, and not of those who were told of before.
fn is_of_the_unknown(reading: &Reading, noun: usize) -> bool {
    let doc = reading.doc;
    let parties = doc
        .children_by(noun, &[Dep::Prep])
        .filter(|p| doc.tokens[*p].is_any(&["of", "between", "with", "among"]));
    let mut objects = parties.flat_map(|p| doc.children_by(p, &[Dep::Pobj]));
    objects.any(|o| doc.tokens[o].tag.is_proper() && reading.named_at(o).is_none())
}

/// "Between those two meetings, in May, …": several that were told of before, none of which was in May.
fn points_at_several(reading: &Reading, noun: usize) -> bool {
    let doc = reading.doc;
    let between = doc.head(noun).is_some_and(|p| doc.tokens[p].is("between"));
    let counted = doc.child_by(noun, &[Dep::Nummod]).is_some();
    let pointed =
        doc.children_by(noun, &[Dep::Det]).any(|d| reading.token_is(d, &["those", "these", "both"]));
    between || (counted && pointed)
}

/// "The Council adopted it. A meeting in Oslo had resulted in the text": the body whose decision was told of just before met.
fn body_that_decided(reading: &Reading, told: &[Telling], at: usize) -> Option<usize> {
    let here = &told[at];
    if !here.event.kind.is_meeting() {
        return None;
    }
    within_reach(reading, told, at).rev().find(|n| {
        let t = &told[*n];
        t.enough
            && t.event.kind == EventKind::Agreement
            && t.event.voice == here.event.voice
            && matches!(t.event.participants[..], [one] if reading.kind(one) == EntityKind::Organization)
    })
}

/// "They met in Oslo. A pact is to be signed there in July": by those who met just before.
fn those_who_met(reading: &Reading, told: &[Telling], at: usize) -> Option<usize> {
    let doc = reading.doc;
    let here = &told[at];
    let own = doc.head(here.trigger).filter(|_| doc.tokens[here.trigger].dep == Dep::Nsubjpass);
    let verb = raised(reading, here.trigger).or(own)?;
    let signed = doc.tokens[verb].is_any(&[
        "signed",
        "initialled",
        "initialed",
        "concluded",
        "reached",
        "agreed",
        "struck",
    ]);
    if here.event.kind != EventKind::Agreement || !signed {
        return None;
    }
    let sentence = |t: &Telling| doc.sentence_of(t.trigger);
    told[..at].iter().rposition(|t| {
        t.enough
            && t.event.kind.is_meeting()
            && t.event.voice == here.event.voice
            && sentence(t) + 1 >= sentence(here)
            && t.event.participants.len() == 2
    })
}

/// "The Council convened on Monday. The session was chaired by A and B": one session, of all of them.
fn sessions(reading: &Reading, told: &mut [Telling]) {
    let body = |p: &usize| reading.kind(*p) == EntityKind::Organization;
    for at in 0..told.len() {
        let here = &told[at];
        if !here.enough
            || !here.points_back
            || !here.event.kind.is_meeting()
            || here.event.participants.is_empty()
        {
            continue;
        }
        let Some(before) = antecedent(reading, told, at) else { continue };
        let of_body = &told[before].event;
        let apart = of_body.date.is_some() && told[at].event.date.is_some();
        let shared = of_body.participants.iter().any(|p| told[at].event.participants.contains(p));
        if !apart && !shared && of_body.participants.len() == 1 && of_body.participants.iter().all(body) {
            let mut all = of_body.participants.clone();
            all.extend(&told[at].event.participants);
            told[at].event.participants.clone_from(&all);
            told[before].event.participants = all;
        }
    }
}

/// "Ott was sworn in on Sunday. The presidents of Chad and Mali watched the ceremony": one ceremony, of all of them.
fn rites(reading: &Reading, told: &mut [Telling]) {
    for at in 0..told.len() {
        let here = &told[at];
        let open = here.event.date.is_none() && here.event.place.is_none();
        if here.event.kind != EventKind::Ceremony
            || !here.points_back
            || !open
            || here.event.participants.is_empty()
        {
            continue;
        }
        let Some(before) = antecedent(reading, told, at) else { continue };
        let mut all = told[before].event.participants.clone();
        let more =
            told[at].event.participants.iter().filter(|p| !all.contains(p)).copied().collect::<Vec<_>>();
        all.extend(more);
        told[at].event.participants.clone_from(&all);
        told[before].event.participants = all;
    }
}

/// The last telling of the same kind within reach that has parties.
fn antecedent(reading: &Reading, told: &[Telling], at: usize) -> Option<usize> {
    let here = &told[at];
    let fits = |other: &Telling| {
        let kind = family(other.event.kind) == family(here.event.kind);
        kind && other.event.voice == here.event.voice
            && other.trigger < here.trigger
            && other.enough
            && !other.event.participants.is_empty()
            && other.event.status != Status::Denied
            && !is_war_elsewhere(reading, &here.event, &other.event)
    };
    // Of several, that of the same day.
    let same_day = |n: &usize| here.event.date.is_some() && told[*n].event.date == here.event.date;
    let mut fitting = within_reach(reading, told, at).rev().filter(|n| fits(&told[*n]));
    fitting.clone().find(same_day).or_else(|| fitting.next())
}

/// "the civil war in Chad", after a war of Peru and Chile: it is another.
fn is_war_elsewhere(reading: &Reading, here: &FoundEvent, other: &FoundEvent) -> bool {
    let country = |p: &usize| reading.kind(*p) == EntityKind::Country;
    here.kind == EventKind::Conflict
        && here
            .place
            .filter(country)
            .is_some_and(|c| !other.participants.contains(&c) && other.place != Some(c))
}

/// The tellings of this sentence and of those within reach before it, in the order of the text, up to one.
fn within_reach(reading: &Reading, told: &[Telling], at: usize) -> Range<usize> {
    let here = reading.doc.sentence_of(told[at].trigger);
    let first = reading.doc.sentences[here.saturating_sub(REACH)].start;
    told[..at].partition_point(|t| t.trigger < first)..at
}

fn family(kind: EventKind) -> EventKind {
    if kind.is_meeting() { EventKind::Meeting } else { kind }
}

/// The word that says that it is one more: "a second round", "another meeting", "the next session", "a first round of talks".
fn is_another(reading: &Reading, noun: usize) -> Option<usize> {
    let doc = reading.doc;
    let round = || {
        let of = doc.head(noun).filter(|p| doc.tokens[noun].dep == Dep::Pobj && doc.tokens[*p].is("of"))?;
        doc.head(of).filter(|r| doc.tokens[*r].is_any(&["round", "session", "series"]))
    };
    let more = |noun: usize| {
        let a = doc.children_by(noun, &[Dep::Det]).any(|d| doc.tokens[d].is("a"));
        doc.children_by(noun, &[Dep::Amod, Dep::Det])
            .find(|w| reading.token_in(*w, &reading.words.occasions.more) || a && doc.tokens[*w].is("first"))
    };
    more(noun).or_else(|| round().and_then(more))
}
