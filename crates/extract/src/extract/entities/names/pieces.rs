//! What the pieces of a row of name words are: titles, known names, what somebody is, and the rest, left to votes.

use super::super::people;
use super::votes::votes;
use super::{Cutter, Piece, What};
use crate::extract::reading::Reading;
use crate::extract::words::lower;
use crate::facts::EntityKind;
use crate::gazetteer::Entry;
use crate::language::{NerKind, Shape};
use std::ops::Range;

impl Cutter<'_, '_> {
    pub(super) fn pieces_of(
        &mut self,
        row: Range<usize>,
        sentence: &Range<usize>,
        mut titled: bool,
    ) -> usize {
        let reading = self.reading;
        let thing = is_thing(reading, &row);
        let election = is_election(reading, &row, sentence);
        let mut at = row.start;
        let mut reach = row.end;
        while at < row.end {
            if people::is_courtesy(reading, at) {
                titled = true;
                at += 1;
                at += usize::from(at < row.end && reading.doc.tokens[at].text == ".");
                continue;
            }
            if let Some(length) = people::title_length(reading, at, row.end) {
                titled = true;
                self.body_of_title(at..at + length);
                at += length;
                continue;
            }
            // "Detective Marta Tarn": what somebody is.
            if self.is_what_somebody_is(at, row.end) {
                titled = true;
                at += 1;
                continue;
            }
            let adherent = self.is_adherent(at, row.end);
            if adherent || matches!(reading.doc.tokens[at].text, "-" | "–" | "—" | ".") {
                at += 1;
                continue;
            }
            if let Some((length, entry)) = self.known_at(at, &row, sentence) {
                at += length;
                reach = reach.max(at);
                titled = false;
                self.known_piece(at - length..at, entry, &row, sentence);
                continue;
            }
            let stop = self.open_end(at, &row, sentence);
            if thing && holds_there(reading, row.end - 1) && stop == row.end {
                self.venue(at..stop);
            } else if !((thing || election) && stop == row.end) {
                let own = votes(reading, &self.kinds, &(at..stop), titled);
                self.pieces.push(Piece { tokens: at..stop, what: What::Open(own) });
            }
            titled = false;
            at = stop;
        }
        reach
    }

    /// "Detective Marta Tarn", "Singers Marta Tarn and": a noun for people with a capital before somebody's full name.
    fn is_what_somebody_is(&self, at: usize, end: usize) -> bool {
        let reading = self.reading;
        let word = lower(reading.doc.tokens[at].text);
        let noun = |w: &str| reading.cues.is_person(w);
        let next = at + 1;
        next + 1 < end
            && (noun(&word) || word.strip_suffix('s').is_some_and(noun))
            && !reading.gazetteer.is_given_name(reading.doc.tokens[at].text)
            && reading.gazetteer.is_given_name(reading.doc.tokens[next].text)
            && self
                .kinds
                .at(reading, next)
                .is_some_and(|n| n.kind == NerKind::Person && n.tokens.len() > 1 && n.tokens.start == next)
    }

    /// "Republican Mitt Romney": the adherent's word is not of the name.
    fn is_adherent(&self, at: usize, end: usize) -> bool {
        let reading = self.reading;
        let person = |next: usize| {
            let named = self.kinds.at(reading, next);
            named.is_some_and(|n| n.kind == NerKind::Person && n.tokens.start > at)
        };
        // "South Carolina" is a place, and nobody Southern.
        let known = |words: &str| {
            !reading.gazetteer.countries_of_place(words).is_empty()
                || !reading.gazetteer.entries(words).is_empty()
        };
        let place = at + 1 < end
            && reading.token_is(at, &["north", "south", "east", "west"])
            && known(reading.doc.slice(at..at + 2));
        reading.words.names.adherents.contains(reading.doc.tokens[at].text)
            && at + 1 < end
            && !place
            && (people::is_title(reading, at + 1, end)
                || person(at + 1)
                || reading.token_is(at, &["incumbent"])
                    && reading.words.names.adherents.contains(reading.doc.tokens[at + 1].text)
                || reading.gazetteer.is_given_name(reading.doc.tokens[at + 1].text))
    }

    /// What a known name in a row of capitalised words is: itself, or a word that says of which country the rest is.
    fn known_piece(
        &mut self,
        tokens: Range<usize>,
        entry: Entry,
        row: &Range<usize>,
        sentence: &Range<usize>,
    ) {
        let reading = self.reading;
        let at = tokens.end;
        let thing = is_thing(reading, row);
        let election = is_election(reading, row, sentence);
        let place = matches!(entry, Entry::City(_) | Entry::Capital(_) | Entry::Region(_));
        let country = match entry {
            Entry::CountryName(country) => Some(country),
            _ => None,
        };
        // "Asia director", "Middle East envoy": a field of work, no location; "Ohio Governor" is of a land.
        let division = reading.gazetteer.is_minor_place(reading.doc.slice(tokens.clone()))
            || reading.token_is(at, &["governor", "premier", "senator", "legislature"])
            || people::title_length(reading, at, sentence.end).is_some_and(|n| {
                let title = crate::extract::entities::roles::title_text(reading, at..at + n);
                reading.words.offices.regional.contains(&title)
            });
        let field =
            matches!(entry, Entry::Region(_)) && !division && people::is_title(reading, at, sentence.end);
        if field || (place && election && at == row.end) {
            return;
        }
        let attribute = (thing && at < row.end) || (election && at == row.end);
        if let Some(country) = country.filter(|_| attribute) {
            self.pieces.push(Piece { tokens, what: What::Attribute(country) });
        } else if !(thing && place) {
            self.pieces.push(Piece { tokens, what: What::Known(entry) });
        } else if holds_there(reading, row.end - 1) {
            let what = What::Told(EntityKind::Place, "entities.places.of-event");
            self.pieces.push(Piece { tokens, what });
        }
    }

    /// "National Assembly Speaker", "Senate Majority Leader": the body in the title.
    pub(super) fn body_of_title(&mut self, title: Range<usize>) {
        let tokens = &self.reading.doc.tokens;
        let bodies = &self.reading.words.names.bodies;
        let head = (title.start..title.end - 1).rev().find(|t| bodies.contains(tokens[*t].text));
        if let Some(head) =
            head.filter(|h| tokens[*h].text != "Press" && (*h > title.start || tokens[*h].text == "Senate"))
        {
            let what = What::Told(EntityKind::Organization, "entities.organizations.of-title");
            self.pieces.push(Piece { tokens: title.start..head + 1, what });
        }
    }

    /// "PyeongChang Winter Olympics": the games are held where their name says.
    fn venue(&mut self, row: Range<usize>) {
        const SEASONS: &[&str] =
            &["Winter", "Summer", "Olympic", "Youth", "Olympics", "Games", "Summit", "Talks"];
        let tokens = &self.reading.doc.tokens;
        let Some(end) = row.clone().find(|t| SEASONS.contains(&tokens[*t].text)) else { return };
        let games = matches!(tokens[row.end - 1].text, "Olympics" | "Games");
        if end == row.start + 1 && games && self.kinds.kind(self.reading, row.start) != Some(NerKind::Norp) {
            let what = What::Told(EntityKind::Place, "entities.places.of-event");
            self.pieces.push(Piece { tokens: row.start..end, what });
        }
    }
}

/// "Oslo Accords", "Seoul Marathon": what is named by the last word is no place or country.
pub(super) fn is_thing(reading: &Reading, row: &Range<usize>) -> bool {
    // "the finance minister, Joseph Charter,"
    let comma = row.start.checked_sub(1).filter(|t| *t > 0 && reading.token_is(*t, &[","]));
    let in_office = comma.is_some_and(|c| {
        let start = reading.doc.sentences[reading.doc.sentence_of(row.start)].start;
        people::title_ending_at(reading, c, start).is_some()
            && reading.gazetteer.is_given_name(reading.doc.tokens[row.start].text)
    });
    reading.words.names.things.contains(reading.doc.tokens[row.end - 1].text) && row.len() > 1 && !in_office
}

/// "the 1997 Ruritania general election": a row in the name of an election, which a year begins.
pub(super) fn is_election(reading: &Reading, row: &Range<usize>, sentence: &Range<usize>) -> bool {
    let year = row.start > sentence.start
        && reading.doc.tokens[row.start - 1].text.len() == 4
        && reading.doc.tokens[row.start - 1].shape == Shape::Number;
    year && (row.end..sentence.end.min(row.end + 4))
        .any(|t| reading.token_in(t, &reading.words.names.votes_named))
}

/// Events that are held at the place in their name.
pub(super) fn holds_there(reading: &Reading, head: usize) -> bool {
    reading.token_is(head, &["olympics", "games", "summit", "talks", "conference", "forum", "festival"])
}
