//! Who holds an office, by a name right behind that of whose or what the office is: "the president of Ruritania Anna Ott", "the speaker
//! of the Federal Council Anna Ott", "the director of Strategic Communications Anna Ott".

use super::votes::votes;
use super::{Cutter, Piece, What};
use crate::extract::entities::people;
use crate::extract::entities::phrases::choose;
use crate::facts::EntityKind;
use crate::gazetteer::Entry;
use crate::language::Shape;
use std::ops::Range;

/// The rule of a body whose name ends where that of the holder begins.
const BODY: &str = "entities.organizations.head-word";

impl Cutter<'_, '_> {
    /// What an office is of, with the name of who holds it right behind. Returns where the name ends.
    pub(super) fn owner_before_name(&mut self, row: &Range<usize>, sentence: &Range<usize>) -> Option<usize> {
        let reading = self.reading;
        if row.is_empty() || !self.is_of_office(row.start, sentence) {
            return None;
        }
        let known = reading.longest_name(row.start, sentence.end);
        let country = known.and_then(|(length, entries)| {
            let entry = entries.iter().find(|e| matches!(e, Entry::CountryName(_)))?;
            Some((row.start + length, What::Known(entry.clone())))
        });
        let (name, owner) = match country {
            Some((end, what)) if self.is_full_name(&(end..row.end)) => (end, Some(what)),
            Some(_) => return None,
            None => {
                let name = self.holder_behind(row)?;
                let body = reading.words.names.bodies.contains(reading.doc.tokens[name - 1].text);
                let known = reading.longest_name(row.start, name).filter(|(n, _)| row.start + n == name);
                let known = known.and_then(|(_, entries)| choose(reading, &(row.start..name), entries));
                let told = What::Told(EntityKind::Organization, BODY);
                (name, body.then(|| known.map_or(told, What::Known)))
            }
        };
        self.pieces.extend(owner.map(|what| Piece { tokens: row.start..name, what }));
        self.holder(name..row.end);
        Some(row.end)
    }

    /// The name of who holds an office, which is no body's.
    pub(super) fn holder(&mut self, name: Range<usize>) {
        let mut votes = votes(self.reading, &self.kinds, &name, true);
        votes.organization = 0;
        self.pieces.push(Piece { tokens: name, what: What::Open(votes) });
    }

    /// Whether an office with "of", "for" or "to" stands before a word: "the president of", "special envoy for the", "ambassador to".
    pub(super) fn is_of_office(&self, at: usize, sentence: &Range<usize>) -> bool {
        let reading = self.reading;
        let the = usize::from(at > sentence.start && reading.token_is(at - 1, &["the"]));
        let of = at.checked_sub(1 + the).filter(|t| *t > sentence.start);
        of.is_some_and(|of| {
            reading.token_is(of, &["of", "for", "to"])
                && people::title_ending_at(reading, of, sentence.start).is_some()
        })
    }

    /// Where the name of a person begins behind the last word of a body's name or of a field of office.
    pub(super) fn holder_behind(&self, row: &Range<usize>) -> Option<usize> {
        let reading = self.reading;
        let names = &reading.words.names;
        let ends = |t: &usize| {
            let text = reading.doc.tokens[*t].text;
            names.bodies.contains(text) || names.fields.contains(text)
        };
        let last = row.clone().rev().find(ends)?;
        self.is_full_name(&(last + 1..row.end)).then_some(last + 1)
    }

    /// Two to four words that may be somebody's full name.
    fn is_full_name(&self, name: &Range<usize>) -> bool {
        let reading = self.reading;
        let tokens = &reading.doc.tokens;
        let (Some(first), Some(last)) = (name.clone().next(), name.clone().next_back()) else { return false };
        let word =
            |t: usize| tokens[t].is_capitalised() && !reading.words.names.bodies.contains(tokens[t].text);
        // "Staffan de Mistura": a row has small words only inside of names.
        let small = |t: usize| t != first && t != last && tokens[t].shape == Shape::Lower;
        (2..=4).contains(&name.len())
            && name.clone().all(|t| word(t) || small(t))
            && people::title_length(reading, first, name.end).is_none()
    }
}
