//! Where one name ends and the next begins: the gazetteer's word against the model's.

use super::super::people;
use super::super::phrases::choose;
use super::Cutter;
use super::somebody;
use super::words::is_generation;
use crate::gazetteer::Entry;
use crate::language::{Dep, NerKind};
use std::ops::Range;

impl Cutter<'_, '_> {
    /// A name of the gazetteer here, unless the model sees a longer name of another kind.
    pub(super) fn known_at(
        &self,
        at: usize,
        row: &Range<usize>,
        sentence: &Range<usize>,
    ) -> Option<(usize, Entry)> {
        let reading = self.reading;
        let (length, entries) = reading.longest_name(at, sentence.end)?;
        let entry = choose(reading, &(at..at + length), entries)?;
        let given = length == 1 && self.is_given_name_before_surname(at, row);
        let crowned = self.is_crowned(at, length, sentence);
        let city = matches!(entry, Entry::City(_) | Entry::Capital(_));
        if crowned && city || given && (city || matches!(entry, Entry::CountryName(_) | Entry::Region(_))) {
            return None;
        }
        if let Some(named) =
            self.kinds.at(reading, at).filter(|n| n.tokens.start == at || n.tokens.end == at + length)
        {
            let clean = named
                .tokens
                .clone()
                .all(|t| reading.doc.tokens[t].is_word() || !reading.doc.tokens[t].spaced)
                && !named
                    .tokens
                    .clone()
                    .any(|t| matches!(reading.doc.tokens[t].text, "–" | "—" | "/" | "'s" | "’s"));
            let tail = at + length..named.tokens.end.min(row.end);
            let capitals = !tail.is_empty()
                && tail.clone().any(|t| reading.doc.tokens[t].is_capitalised())
                && people::title_length(reading, tail.start, row.end).is_none();
            let loose = matches!(
                entry,
                Entry::City(_) | Entry::Region(_) | Entry::Capital(_) | Entry::CountryName(_)
            );
            let given = reading.gazetteer.is_given_name(reading.doc.tokens[at].text);
            let longer = clean && capitals && named.tokens.start == at;
            match named.kind {
                NerKind::Person if longer && loose && length == 1 && (given || named.tokens.len() == 2) => {
                    return None;
                }
                NerKind::Organization if longer && !matches!(entry, Entry::Body(_) | Entry::Seat(_)) => {
                    return None;
                }
                NerKind::Gpe | NerKind::Location | NerKind::Facility
                    if longer && !matches!(entry, Entry::Body(_)) =>
                {
                    return None;
                }
                // A bare word that is a city and a family name: "Clinton", "Santiago".
                NerKind::Person if length == 1 && matches!(entry, Entry::City(_) | Entry::Region(_)) => {
                    return None;
                }
                _ => {}
            }
        }
        let somebody = length == 1 && self.is_somebody_called(at, &entry, row, sentence);
        (!somebody).then_some((length, entry))
    }

    /// Whether a place's name of one word is somebody's here.
    fn is_somebody_called(
        &self,
        at: usize,
        entry: &Entry,
        row: &Range<usize>,
        sentence: &Range<usize>,
    ) -> bool {
        let land = matches!(entry, Entry::Region(_));
        if land && self.is_family_name_here(at, sentence) {
            return true;
        }
        // "Tarn married in 1951": a city's name that does and has what people do and have.
        let alone = row.len() == 1 && (land || matches!(entry, Entry::City(_)));
        alone && somebody::lives(self.reading, row, &self.kinds) >= 3
    }

    /// "Ms. Cornwall", and "Cornwall" behind "Erik Cornwall": a land's name that somebody bears in this text.
    fn is_family_name_here(&self, at: usize, sentence: &Range<usize>) -> bool {
        /// As many tokens back a full name is looked for, so that a long text does not take the square of its time.
        const FAR: usize = 2000;
        let reading = self.reading;
        let tokens = &reading.doc.tokens;
        people::title_before(reading, at, sentence.start)
            || (at.saturating_sub(FAR).max(1)..at).any(|t| {
                tokens[t].text == tokens[at].text && reading.gazetteer.is_given_name(tokens[t - 1].text)
            })
    }

    /// "Jordan Peterson", "Israel Katz": two words, of which the first is a given name of the second.
    fn is_given_name_before_surname(&self, at: usize, row: &Range<usize>) -> bool {
        let reading = self.reading;
        at + 2 == row.end
            && reading.gazetteer.is_given_name(reading.doc.tokens[at].text)
            && self.kinds.kind(reading, at + 1) == Some(NerKind::Person)
            && reading.doc.tokens[at].head == at + 1
    }

    /// "Queen Sofia": a given name behind a crown.
    fn is_crowned(&self, at: usize, length: usize, sentence: &Range<usize>) -> bool {
        let reading = self.reading;
        length == 1
            && at > sentence.start
            && reading.token_is(at - 1, &["king", "queen", "prince", "princess", "pope"])
            && reading.doc.tokens[at - 1].is_capitalised()
            && reading.gazetteer.is_given_name(reading.doc.tokens[at].text)
    }

    /// Whether two people that the model sees side by side are one: "Hassan Sheikh" and "Mohamud" are, where the one is part
    /// of the other's phrase, for two people are parted by a comma or a conjunction. So are "Shah Mahmood" and a "Qureshi"
    /// that the model takes for something else, where the tree hangs every word of the one on the other.
    fn one_name(&self, border: usize) -> bool {
        let reading = self.reading;
        let (left, right) = (self.kinds.at(reading, border - 1), self.kinds.at(reading, border));
        left.zip(right).is_some_and(|(left, right)| {
            let tokens = &reading.doc.tokens;
            let compound =
                |t: usize| tokens[t].dep == Dep::Compound && tokens[t].head == border && tokens[t].is_word();
            let family_name = right.tokens.len() == 1 && left.tokens.clone().all(compound);
            left.kind == NerKind::Person
                && if right.kind == NerKind::Person {
                    right.tokens.contains(&tokens[border - 1].head)
                } else {
                    family_name && tokens[border].tag.is_proper()
                }
        })
    }

    /// "Dr Ahmed Kamil Murad": the last word of a row behind a title, on which the tree hangs the name that the model ends before it.
    fn goes_on(&self, at: usize, last: usize, row: &Range<usize>, sentence: &Range<usize>) -> bool {
        let reading = self.reading;
        let tokens = &reading.doc.tokens;
        let hangs = |t: usize| tokens[t].dep == Dep::Compound && (t + 1..=last).contains(&tokens[t].head);
        let person = self.kinds.kind(reading, at) == Some(NerKind::Person);
        let ends = last + 1 == row.end && tokens[last].dep != Dep::Compound && tokens[last].tag.is_proper();
        person && ends && (at..last).all(hangs) && people::title_before(reading, at, sentence.start)
    }

    /// Where an unknown name ends that begins here.
    pub(super) fn open_end(&self, at: usize, row: &Range<usize>, sentence: &Range<usize>) -> usize {
        let reading = self.reading;
        let own = self.kinds.at(reading, at).map(|n| n.tokens.clone());
        let mut stop = at + 1;
        while stop < row.end {
            let tokens = &reading.doc.tokens;
            let glued = is_generation(tokens[stop].text)
                || !tokens[stop - 1].is_capitalised()
                || !tokens[stop].spaced
                || matches!(tokens[stop - 1].text, "-" | "&")
                || !tokens[stop].is_capitalised();
            let inside = own.as_ref().is_some_and(|n| n.contains(&stop) && n.contains(&(stop - 1)));
            if !glued {
                if people::title_length(reading, stop, row.end).is_some() && !inside {
                    break;
                }
                let next = self.kinds.at(reading, stop);
                if next.is_some_and(|n| n.tokens.start == stop) && own.is_some() && !self.one_name(stop) {
                    break;
                }
                if !inside && self.known_at(stop, row, sentence).is_some() {
                    break;
                }
                // The model ends a person's or place's name before a word that it takes for no name.
                let ended = own.as_ref().is_some_and(|n| n.end == stop) && next.is_none() && stop > at + 1;
                if ended && !self.goes_on(at, stop, row, sentence) {
                    break;
                }
            }
            stop += 1;
        }
        stop
    }
}
