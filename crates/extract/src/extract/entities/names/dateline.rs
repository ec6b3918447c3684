//! The city before a report.

use super::{Cutter, Piece, What, capitalised};
use crate::facts::EntityKind;
use crate::gazetteer::Entry;
use crate::language::{Shape, Tag};
use std::ops::Range;

impl Cutter<'_, '_> {
    /// "MOSCOW (Reuters) -", "GENEVA, May 3 —", "ISLAMABAD:": the city before a report.
    pub(super) fn dateline(&mut self, sentence: &Range<usize>) -> Option<usize> {
        let doc = self.reading.doc;
        let first = &doc.tokens[sentence.start];
        if first.shape != Shape::Upper {
            return self.city_and_dash(sentence);
        }
        let mut end = sentence.start + 1;
        while end < sentence.end && end < sentence.start + 3 && doc.tokens[end].shape == Shape::Upper {
            end += 1;
        }
        // "LA PAZ", but not "UN".
        if doc.tokens[sentence.start..end].iter().map(|t| t.text.len()).sum::<usize>() < 4 {
            return self.city_and_dash(sentence);
        }
        let marked = matches!(doc.tokens.get(end)?.text, "(" | "-" | "–" | "—" | "," | "--");
        let dash = (end..sentence.end.max(end + 8).min(doc.tokens.len()).min(end + 9))
            .any(|t| matches!(doc.tokens[t].text, "-" | "–" | "—" | "--"));
        let colon = doc.tokens[end].text == ":";
        // "LIMA, March 9. The"
        let dated = doc.tokens[end].text == ","
            && (end + 2..end + 5).any(|t| {
                doc.tokens.get(t).is_some_and(|d| d.tag == Tag::Cd)
                    && doc.tokens.get(t + 1).is_some_and(|d| d.text == ".")
            })
            && sentence.end <= end + 7;
        if !(colon || marked && dash || dated) {
            return None;
        }
        let words: Vec<String> =
            doc.tokens[sentence.start..end].iter().map(|t| capitalised(t.text)).collect();
        let known = self.reading.gazetteer.entries(&words.join(" "));
        known.iter().any(|e| matches!(e, Entry::Capital(_) | Entry::City(_) | Entry::Region(_))).then(|| {
            self.pieces.push(Piece {
                tokens: sentence.start..end,
                what: What::Told(EntityKind::Place, "entities.places.dateline"),
            });
            end
        })
    }

    /// "Luanda - Angola and Chad", "Luanda, May 3 (ANGOP): Angola and Chad": a city in small letters and a dash that stands free, or
    /// the day and the agency.
    fn city_and_dash(&mut self, sentence: &Range<usize>) -> Option<usize> {
        let reading = self.reading;
        let (length, entries) = reading.longest_name(sentence.start, sentence.end)?;
        let city_end = sentence.start + length;
        if let Some(end) = self.day_and_agency(city_end).filter(|_| is_city(entries)) {
            self.put_city(sentence.start..city_end);
            return Some(end);
        }
        // "Hanoi (VNA) - Vietnam": the agency stands between.
        let agency = reading.token_is(city_end, &["("]) && reading.token_is(city_end + 2, &[")"]);
        let end = if agency { city_end + 3 } else { city_end };
        let dash = reading.token_is(end, &["-", "–", "—", "--"]) && reading.doc.tokens[end].spaced;
        let free = dash && reading.doc.tokens.get(end + 1).is_some_and(|t| t.spaced);
        (free && is_city(entries)).then(|| {
            self.put_city(sentence.start..city_end);
            end + 1
        })
    }

    /// ", May 3 (ANGOP)", ", 3 May, 2011 (ANGOP):" behind a city: where it ends.
    fn day_and_agency(&self, city_end: usize) -> Option<usize> {
        /// So many words a day with its year may have, with commas, and so many the name of an agency.
        const DAY: usize = 6;
        const AGENCY: usize = 4;
        let (reading, tokens) = (self.reading, &self.reading.doc.tokens);
        let open = (city_end..city_end + DAY).find(|t| reading.token_is(*t, &["("]))?;
        let close = (open + 2..open + 2 + AGENCY).find(|t| reading.token_is(*t, &[")", "):"]))?;
        let of_day = |t: &usize| {
            let token = &tokens[*t];
            token.is(",")
                || token.is(".")
                || token.is_capitalised()
                || token.text.bytes().all(|b| b.is_ascii_digit())
        };
        let number = |t: usize| tokens[t].text.bytes().all(|b| b.is_ascii_digit());
        let day = reading.token_is(city_end, &[","])
            && (city_end..open).all(|t| of_day(&t))
            && (city_end..open).any(number);
        let named = tokens[open + 1].is_capitalised();
        let behind = reading.token_is(close + 1, &[":", "-", "–", "—", "--"]);
        (day && named).then_some(if behind { close + 2 } else { close + 1 })
    }

    fn put_city(&mut self, tokens: Range<usize>) {
        let what = What::Told(EntityKind::Place, "entities.places.dateline");
        self.pieces.push(Piece { tokens, what });
    }
}

fn is_city(entries: &[Entry]) -> bool {
    entries.iter().any(|e| matches!(e, Entry::Capital(_) | Entry::City(_)))
}
