//! Cuts rows of name words into titles, known names and the rest.

use super::super::people;
use super::super::phrases::choose;
use super::pieces::is_election;
use super::words::row;
use super::{Cutter, Piece, What, body};
use crate::extract::reading::Reading;
use crate::facts::EntityKind;
use crate::gazetteer::Entry;
use crate::language::{NerKind, Shape};
use std::ops::Range;

impl Cutter<'_, '_> {
    pub(super) fn sentence(&mut self, sentence: &Range<usize>) {
        let mut at = sentence.start;
        if let Some(end) = self.dateline(sentence) {
            at = end;
        }
        while at < sentence.end {
            // Most words do not.
            if !self.may_begin(at) {
                at += 1;
                continue;
            }
            if let Some(end) = self.state_in_full(at, sentence) {
                at = end;
                continue;
            }
            let party = self.party_of_people(at, sentence).or_else(|| self.party_alone(at, sentence));
            let named = party.or_else(|| self.realm(at, sentence));
            if let Some(end) = named {
                at = end;
                continue;
            }
            let row = row(self.reading, &self.kinds, at, sentence);
            if row.is_empty() {
                // Adjectives of countries at a sentence's start, "the Hague", and what else the tagger takes for no name.
                at += self.known_alone(at, sentence).unwrap_or(1);
                continue;
            }
            if let Some(end) = self.labour(&row, sentence) {
                at = end;
                continue;
            }
            if let Some(end) = self.owner_before_name(&row, sentence) {
                at = end;
                continue;
            }
            if let Some(end) = self.known_across(at, &row, sentence) {
                at = end;
                continue;
            }
            if let Some(end) = self.peoples_body(&row, sentence) {
                at = end;
                continue;
            }
            if let Some(end) = self.crossing(at, &row, sentence) {
                at = end;
                continue;
            }
            at = self.cut(row, sentence);
        }
    }

    /// Whether a name may begin here: with a capital, or with a particle of it, as that of "al-Qaeda" or of whom the model takes for
    /// somebody.
    fn may_begin(&self, at: usize) -> bool {
        let token = &self.reading.doc.tokens[at];
        token.is_capitalised()
            || token.text == "al"
            || self.kinds.kind(self.reading, at) == Some(NerKind::Person)
    }

    /// "the Federation of Nigeria", "the Hashemite Kingdom of Jordan": the form of a state before its name is part of the name.
    fn state_in_full(&mut self, at: usize, sentence: &Range<usize>) -> Option<usize> {
        let reading = self.reading;
        let country = behind_form_of_state(reading, at, sentence.end)?;
        let (length, entries) = reading.longest_name(country, sentence.end)?;
        let entry = entries.iter().find(|e| matches!(e, Entry::CountryName(_)))?;
        let end = country + length;
        // "the Republic of Ireland Act" is none; a longer name that is known stands for itself.
        let goes_on = reading.doc.tokens.get(end).is_some_and(|t| t.is_capitalised() && t.tag.is_noun());
        let known = reading.longest_name(at, sentence.end).is_some_and(|(n, _)| n > 1);
        if goes_on && end < sentence.end || known {
            return None;
        }
        self.pieces.push(Piece { tokens: at..end, what: What::Known(entry.clone()) });
        Some(end)
    }

    /// "the Kenyan People's Liberation Army", which the model does not see whole: those whom a body is of are part of its name.
    fn peoples_body(&mut self, row: &Range<usize>, sentence: &Range<usize>) -> Option<usize> {
        let reading = self.reading;
        let tokens = &reading.doc.tokens;
        let alone = |t: &usize| tokens[*t].is_any(&["people", "peoples"]);
        let last = row.end.checked_sub(1).filter(|t| !row.is_empty() && (*t > row.start || alone(t)))?;
        let plain = tokens.get(row.end).is_some_and(|t| matches!(t.text, "'" | "’"));
        // "the Zendan Metalworkers' Union"
        let several = plain && tokens[last].text.ends_with("ers");
        let of_many = several
            || tokens[last]
                .is_any(&["people", "peoples", "workers", "women", "students", "youth", "peasants"]);
        let mark = plain || tokens.get(row.end).is_some_and(|t| matches!(t.text, "'s" | "’s"));
        if !of_many || !mark || row.end + 1 >= sentence.end {
            return None;
        }
        let rest = super::words::row(reading, &self.kinds, row.end + 1, sentence);
        // "the speaker of the People's Assembly Anna Ott"
        let holder = self.holder_behind(&rest).filter(|_| self.is_of_office(row.start, sentence));
        let name = holder.map(|start| start..rest.end);
        let rest = rest.start..holder.unwrap_or(rest.end);
        let body = rest.clone().any(|t| reading.words.names.bodies.contains(tokens[t].text));
        if !body || people::title_length(reading, row.start, row.end).is_some() {
            return None;
        }
        let whole = row.start..rest.end;
        self.nested(&whole, sentence);
        let what = What::Told(EntityKind::Organization, "entities.organizations.head-word");
        self.pieces.push(Piece { tokens: whole, what });
        if let Some(name) = name {
            self.holder(name.clone());
            return Some(name.end);
        }
        Some(rest.end)
    }

    /// "the Islamic State of Iraq and the Levant": a body of the gazetteer whose name small words cut into rows.
    fn known_across(&mut self, at: usize, row: &Range<usize>, sentence: &Range<usize>) -> Option<usize> {
        let joined = row.end < sentence.end && self.reading.token_is(row.end, &["and", "of", "for", "in"]);
        if row.is_empty() || row.start != at || !joined {
            return None;
        }
        let (length, entries) = self.reading.longest_name(at, sentence.end)?;
        let tokens = at..at + length;
        let entry = choose(self.reading, &tokens, entries).filter(|e| matches!(e, Entry::Body(_)))?;
        // "the House of Commons of Canada" goes on.
        let goes_on = tokens.end + 1 < sentence.end
            && self.reading.token_is(tokens.end, &["of", "for", "in"])
            && self.reading.doc.tokens[tokens.end + 1].is_capitalised();
        if tokens.end <= row.end || goes_on {
            return None;
        }
        self.pieces.push(Piece { tokens: tokens.clone(), what: What::Known(entry) });
        Some(tokens.end)
    }

    /// A body's name that the model sees whole and that small words cut into rows: "Campaign for Nuclear Disarmament",
    /// "Korean People's Army".
    fn crossing(&mut self, at: usize, row: &Range<usize>, sentence: &Range<usize>) -> Option<usize> {
        let reading = self.reading;
        let tokens = &reading.doc.tokens;
        let named = self.kinds.at(reading, at)?;
        let start = named.tokens.start + usize::from(tokens[named.tokens.start].is_any(&["the", "a", "an"]));
        let end = named.tokens.end;
        if named.kind != NerKind::Organization
            || start != at
            || row.is_empty()
            || row.end >= end
            || end > sentence.end
        {
            return None;
        }
        let small = |t: usize| {
            tokens[t].is_any(&["of", "for", "and", "the", "'s", "’s", "'", "’", "&", "in", "on", "to"])
        };
        let capital = |t: usize| tokens[t].is_capitalised();
        let fits = (at..end).all(|t| capital(t) || small(t) || (tokens[t].text == "-" && !tokens[t].spaced))
            && capital(end - 1)
            && !(at..end).any(|t| reading.token_is(t, &["and"]) && (body::parts(reading, &(at..end))))
            && people::title_length(reading, at, end).is_none()
            && !inside_title(reading, at, end)
            && !matches!(tokens[end - 1].text, "Olympics" | "War");
        // "Ruritania's Foreign Ministry", "China's Xinhua": an owner and what it owns are two.
        let owner = (at..end).find(|t| matches!(tokens[*t].text, "'s" | "’s")).is_some_and(|possessive| {
            let known = reading.longest_name(at, sentence.end);
            known.is_some_and(|(n, _)| at + n == possessive)
                || reading.words.names.bodies.contains(tokens[possessive - 1].text)
        });
        if !fits || owner || self.is_somebody_of(row, end) {
            return None;
        }
        let known = reading.longest_name(at, sentence.end);
        // "the Republic of Ruritania in Zenda": a state, and where.
        if known.is_some_and(|(n, _)| n > 1 && reading.token_is(at + n, &["in"])) {
            return None;
        }
        if let Some((length, entries)) = known.filter(|(n, _)| at + n == end)
            && let Some(entry) = choose(reading, &(at..at + length), entries)
        {
            self.pieces.push(Piece { tokens: at..end, what: What::Known(entry) });
            return Some(end);
        }
        self.nested(&(at..end), sentence);
        let what = What::Told(EntityKind::Organization, "entities.organizations.model");
        self.pieces.push(Piece { tokens: at..end, what });
        Some(end)
    }

    /// "the chairs, Marta Tarn of France": somebody, and where from.
    fn is_somebody_of(&self, row: &Range<usize>, end: usize) -> bool {
        let reading = self.reading;
        let next = row.end + 1 + usize::from(reading.token_is(row.end + 1, &["the"]));
        let land = reading.longest_name(next, end).is_some_and(|(n, _)| next + n == end);
        let sentence = reading.doc.sentences[reading.doc.sentence_of(row.start)].start;
        let bodies = &reading.words.names.bodies;
        let named = reading.gazetteer.is_given_name(reading.doc.tokens[row.start].text)
            || people::title_before(reading, row.start, sentence);
        row.len() > 1
            && reading.token_is(row.end, &["of"])
            && land
            && named
            && !row.clone().any(|t| bodies.contains(reading.doc.tokens[t].text))
    }

    fn known_alone(&mut self, at: usize, sentence: &Range<usize>) -> Option<usize> {
        let reading = self.reading;
        // "al-Qaeda" begins in lower case.
        if !reading.doc.tokens[at].is_capitalised() && reading.doc.tokens[at].text != "al" {
            return None;
        }
        let (length, entries) = reading.longest_name(at, sentence.end)?;
        let entry = choose(reading, &(at..at + length), entries)?;
        // "ECOWAS leaders", which the tagger takes for an adjective: letters that only a body is called by.
        let token = &reading.doc.tokens[at];
        let initials =
            matches!(entry, Entry::Body(_)) && token.shape == Shape::Upper && token.text.len() >= 4;
        if length == 1 && !initials && matches!(entry, Entry::City(_) | Entry::Body(_) | Entry::Region(_)) {
            return None;
        }
        self.pieces.push(Piece { tokens: at..at + length, what: What::Known(entry) });
        Some(length)
    }

    /// Cuts a row into pieces; returns where the next row may begin.
    fn cut(&mut self, row: Range<usize>, sentence: &Range<usize>) -> usize {
        let reading = self.reading;
        // "the Anti-Corruption Commission": part of a body's name, not something said of it.
        let whole =
            || body::body_in(reading, &self.kinds, &row, sentence).is_some_and(|b| b.start == row.start);
        let prefixed = past_prefix(reading, &row);
        let prefixed = if prefixed > row.start + 1 && whole() { row.start } else { prefixed };
        let start = title_into(reading, &row).unwrap_or(prefixed);
        let titled = start > row.start || people::title_before(reading, start, sentence.start);
        if start >= row.end {
            return row.end;
        }
        let row = start..row.end;
        if let Some(found) = body::body_in(reading, &self.kinds, &row, sentence) {
            if found.start > row.start {
                self.pieces_of(row.start..found.start, sentence, titled);
            }
            // "Organization for Security and Co-operation in Europe": a known name goes as far as it does.
            let known = reading.longest_name(found.start, sentence.end);
            let longer = known.map(|(n, _)| found.start + n).filter(|end| *end > found.end);
            let found = found.start..longer.unwrap_or(found.end);
            let end = found.end;
            // "the 2004 Progress Party primaries": a vote is named, and not who holds it.
            if is_election(reading, &found, sentence) {
                self.nested(&found, sentence);
                return end;
            }
            let entry = known
                .filter(|(n, _)| found.start + n == end)
                .and_then(|(n, entries)| choose(reading, &(found.start..found.start + n), entries));
            let what = match entry {
                Some(entry) => What::Known(entry),
                None => {
                    self.nested(&found, sentence);
                    What::Told(EntityKind::Organization, "entities.organizations.head-word")
                }
            };
            self.pieces.push(Piece { tokens: found, what });
            return if end < row.end { self.cut(end..row.end, sentence) } else { end };
        }
        if let Some(found) = self.place_in(&row, sentence) {
            if found.start > row.start {
                self.pieces_of(row.start..found.start, sentence, titled);
            }
            let end = found.end;
            self.pieces.push(Piece {
                tokens: found,
                what: What::Told(EntityKind::Place, "entities.places.head-word"),
            });
            return end.max(row.end);
        }
        self.pieces_of(row, sentence, titled)
    }

    /// A country at the front of a body's name: "Indonesian Navy" speaks of Indonesia, too, and "US Congress" of the United
    /// States.
    fn nested(&mut self, body: &Range<usize>, sentence: &Range<usize>) {
        let reading = self.reading;
        let Some((length, entries)) = reading.longest_name(body.start, sentence.end) else {
            return;
        };
        let front = body.start..body.start + length;
        let what = match choose(reading, &front, entries).filter(|_| length < body.len()) {
            Some(entry @ Entry::CountryAdjective(_)) => What::Known(entry),
            Some(Entry::CountryName(country)) => What::Attribute(country),
            _ => return,
        };
        self.pieces.push(Piece { tokens: front, what });
    }

    /// "Tiananmen Gate", "Lake Chad", "Gulf of Tonkin".
    fn place_in(&self, row: &Range<usize>, sentence: &Range<usize>) -> Option<Range<usize>> {
        let reading = self.reading;
        let tokens = &reading.doc.tokens;
        let from = self.past_titles(row);
        let last = row.end - 1;
        let is = |t: usize, words: &[&str]| words.contains(&tokens[t].text);
        let names = &self.reading.words.names;
        // "Lauren Lake", whom the model takes for somebody
        let somebody = reading.gazetteer.is_given_name(tokens[from].text)
            && from + 1 == last
            && self
                .kinds
                .at(reading, from)
                .is_some_and(|n| n.kind == NerKind::Person && n.tokens.end == row.end);
        if from < last && names.places.contains(tokens[last].text) && !somebody {
            // "Kashmir Valley" begins where the model or the row does; what the gazetteer knows whole stays whole, beyond the row too.
            let known = reading.longest_name(from, sentence.end);
            return known.is_none_or(|(n, _)| from + n < row.end).then_some(from..row.end);
        }
        // "Hamilton East": part of a place that is known.
        if from < last && names.points.contains(tokens[last].text) {
            let known = reading.longest_name(from, row.end);
            let place = |e: &Entry| matches!(e, Entry::City(_) | Entry::Capital(_) | Entry::Region(_));
            return known
                .is_some_and(|(n, e)| from + n == last && e.iter().any(place))
                .then_some(from..row.end);
        }
        if names.places_before.contains(tokens[from].text)
            && from < last
            && is(from, &["Mount", "Lake", "Cape", "Port"])
        {
            // "Cape Verdean Foreign Minister Ott" is no cape.
            let known = reading.longest_name(from, sentence.end).is_some_and(|(n, _)| n > 1);
            let title = (from..row.end).any(|t| people::is_title(reading, t, row.end));
            return (!known && !title).then_some(from..row.end);
        }
        let of = row.end;
        let open = from == last
            && names.places_before.contains(tokens[last].text)
            && of + 1 < sentence.end
            && reading.token_is(of, &["of"]);
        if open && tokens[of + 1].is_capitalised() {
            let known = reading.longest_name(from, sentence.end);
            return known.is_none().then_some(from..of + 2);
        }
        None
    }

    fn past_titles(&self, row: &Range<usize>) -> usize {
        let mut at = row.start;
        while at < row.end {
            if people::is_courtesy(self.reading, at) {
                at += 1;
            } else if let Some(length) = people::title_length(self.reading, at, row.end) {
                at += length;
            } else {
                break;
            }
        }
        at.min(row.end - 1)
    }
}

/// "Ex-Ruritania", "Pro-Ruritania": where the name begins behind what is before the hyphen.
fn past_prefix(reading: &Reading, row: &Range<usize>) -> usize {
    const PREFIXES: &[&str] = &["ex", "pro", "anti", "non", "pre", "post", "then"];
    /// At a sentence's start: "Former Tarn Institute director".
    const ADJECTIVES: &[&str] = &["former", "outgoing", "incoming", "acting", "retired", "ousted", "late"];
    let prefix = reading.token_is(row.start, PREFIXES) && reading.token_is(row.start + 1, &["-"]);
    let first = reading.doc.sentences[reading.doc.sentence_of(row.start)].start == row.start;
    let adjective = first && row.len() > 1 && reading.token_is(row.start, ADJECTIVES);
    if prefix { row.start + 2 } else { row.start + usize::from(adjective) }
}

/// Where a title ends that begins before the row: "Secretary of" of "… State Hillary Clinton".
fn title_into(reading: &Reading, row: &Range<usize>) -> Option<usize> {
    let from =
        reading.doc.sentences[reading.doc.sentence_of(row.start)].start.max(row.start.saturating_sub(9));
    (from..row.start).find_map(|start| {
        let length = people::title_length(reading, start, row.end)?;
        Some(start + length).filter(|end| *end > row.start)
    })
}

/// Whether an office that begins before a token takes it in: "Minister of the Interior of Ruritania".
fn inside_title(reading: &Reading, at: usize, end: usize) -> bool {
    const LONGEST: usize = 6;
    let from = reading.doc.sentences[reading.doc.sentence_of(at)].start.max(at.saturating_sub(LONGEST));
    (from..at).any(|t| people::title_length(reading, t, end).is_some_and(|n| t + n > at))
}

/// Where the name of the country begins behind the form of its state: "Federation of [Nigeria]", "Kingdom of the [Netherlands]".
fn behind_form_of_state(reading: &Reading, at: usize, end: usize) -> Option<usize> {
    let tokens = &reading.doc.tokens;
    let names = &reading.words.names;
    let kinds = (at..end).take_while(|t| names.kinds_of_state.contains(tokens[*t].text)).count();
    let form = at + kinds;
    let fits = form + 2 < end
        && reading.token_is(form + 1, &["of"])
        && names.forms_of_state.contains(tokens[form].text)
        && (at == 0 || !tokens[at - 1].is_capitalised() || !tokens[at - 1].tag.is_noun());
    fits.then(|| form + 2 + usize::from(reading.token_is(form + 2, &["the"])))
}
