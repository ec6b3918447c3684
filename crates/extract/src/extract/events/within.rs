//! Wars that are told of by the state that they are in: "the conflict in Chad", "the Chadian civil war". They go on, whatever is done about
//! them on a day, and are of the state whoever fights them.

use super::FoundEvent;
use super::governor::own;
use super::setting::Setting;
use crate::extract::reading::Reading;
use crate::extract::words::Mood;
use crate::facts::EntityKind;
use crate::language::Dep;

/// Gives a war the state that it is in for its place, and no day but its own.
pub(super) fn settle(reading: &Reading, noun: usize, states: &[usize], setting: &mut Setting) {
    setting.0 = setting.0.take().filter(|_| tells_its_own_day(reading, noun));
    setting.1 = states.first().copied();
}

/// "the wars in Chad and Niger": one in each that the words of the phrase name.
pub(super) fn in_each(reading: &Reading, noun: usize, wars: &[FoundEvent]) -> Vec<FoundEvent> {
    let there = named_below(reading, noun);
    let each = wars.iter().flat_map(one_in_each);
    each.filter(|e| there.contains(&e.participants[0])).collect()
}

/// "hopes to settle the Chadian conflict": whatever becomes of the settling, there is one.
pub(super) fn is_going_on(reading: &Reading, noun: usize) -> bool {
    let doc = reading.doc;
    let known = doc
        .children_by(noun, &[Dep::Det, Dep::Poss])
        .any(|d| reading.token_is(d, &["the", "this", "that"]) || doc.tokens[d].dep == Dep::Poss);
    known && own(reading, noun) <= Mood::Real
}

/// "The war in Chad began in 2011", "the 2011 war in Chad"; "a meeting held in May on the war in Chad" tells of the meeting.
fn tells_its_own_day(reading: &Reading, noun: usize) -> bool {
    let doc = reading.doc;
    matches!(doc.tokens[noun].dep, Dep::Nsubj | Dep::Nsubjpass)
        || doc.subtree(noun).any(|t| reading.date_at(t).is_some())
}

/// Whom the words of a noun's phrase name.
fn named_below(reading: &Reading, noun: usize) -> Vec<usize> {
    let phrase = reading.doc.subtree(noun);
    phrase.filter_map(|t| reading.named_at(t)).flat_map(|m| m.entities.iter().copied()).collect()
}

/// "the wars in Chad and Niger": one in each.
fn one_in_each(event: &FoundEvent) -> impl Iterator<Item = FoundEvent> {
    event.participants.iter().enumerate().map(|(turn, state)| FoundEvent {
        participants: vec![*state],
        place: Some(*state),
        turn,
        ..event.clone()
    })
}

/// "the Chad-Niger war", which is within neither; "every Chadian war", which is none.
pub(super) fn is_between_states(reading: &Reading, noun: usize) -> bool {
    let phrase = reading.doc.subtree(noun).start..noun;
    // "fought in every Chadian war"
    let any = |d: usize| reading.token_is(d, &["every", "each", "any"]);
    if reading.doc.children_by(noun, &[Dep::Det]).any(any) {
        return true;
    }
    let state = |e: &usize| reading.kind(*e) == EntityKind::Country;
    let named = phrase.filter_map(|t| reading.named_at(t)).flat_map(|m| m.entities.iter().copied());
    let mut states: Vec<usize> = named.filter(state).collect();
    states.sort_unstable();
    states.dedup();
    states.len() > 1
}
