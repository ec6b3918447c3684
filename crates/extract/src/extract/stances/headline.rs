//! Headlines, whose comma is an "and" and whose verb the parser takes for a noun: "Ghana, Togo sign pact".

use super::Sides;
use super::lexicon::{Class, Entry};
use crate::extract::reading::{Found, Reading};
use crate::extract::words::lower;
use crate::facts::EntityKind;

/// The sides of a verb behind two countries that begin a line; what two do to each other, or to who stands behind "with".
pub(super) fn sides(reading: &Reading, entry: &Entry, at: usize) -> Option<Sides> {
    let doc = reading.doc;
    if entry.class != Class::Verb || !entry.is_of_both() || !entry.mutual || doc.is_verbal(at) {
        return None;
    }
    let sentence = doc.sentences.get(doc.sentence_of(at))?.clone();
    let verb = lower(doc.tokens[at].text);
    if at < sentence.start + 3 || !entry.words.iter().any(|w| *w == verb) {
        return None;
    }
    let country = |m: &&Found| matches!(m.entities[..], [one] if reading.kind(one) == EntityKind::Country);
    let first = reading.mention_from(sentence.start).filter(country)?;
    let second = reading.mention_from(first.tokens.end + 1).filter(country)?;
    let joined = reading.token_is(first.tokens.end, &[","]) && second.tokens.end == at;
    if !joined || first.entities == second.entities || !entry.stands_among(reading, at + 1..sentence.end) {
        return None;
    }
    let with = (at..sentence.end).find(|t| doc.tokens[*t].is("with"));
    let other = with.and_then(|t| reading.mention_from(t + 1)).filter(country);
    Some(Sides {
        a: [first.entities.clone(), second.entities.clone()].concat(),
        b: other.map(|m| m.entities.clone()).unwrap_or_default(),
        words: first.tokens.clone().chain(second.tokens.clone()).collect(),
        ..Sides::default()
    })
}
