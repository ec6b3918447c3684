//! Names that the gazetteer knows, found by longest match over tokens.

use super::metonym::{Reads, reads_as};
use crate::extract::reading::{Draft, Found, Reading};
use crate::facts::{EntityKind, MentionKind};
use crate::gazetteer::{Entry, Gazetteer};
use std::collections::HashMap;
use std::ops::Range;

/// The gazetteer's names, by the letters that they begin with.
#[derive(Debug, Default)]
pub struct Phrases {
    by_first: HashMap<String, Vec<Phrase>>,
}

/// A name, and what it may denote.
type Phrase = (String, Vec<Entry>);

impl Phrases {
    /// Sorts every name of the gazetteer, the longer first.
    #[must_use]
    pub fn of(gazetteer: &Gazetteer) -> Phrases {
        let mut phrases = Phrases::default();
        for (name, entries) in gazetteer.names() {
            phrases
                .by_first
                .entry(first_letters(name).to_owned())
                .or_default()
                .push((name.to_owned(), entries.to_vec()));
        }
        for known in phrases.by_first.values_mut() {
            known.sort_by(|a, b| b.0.len().cmp(&a.0.len()).then_with(|| a.0.cmp(&b.0)));
        }
        phrases
    }

    /// The longest name that begins at this token and ends with one, as its number of tokens and what it may denote.
    #[must_use]
    pub fn longest_at(&self, reading: &Reading, at: usize, end: usize) -> Option<(usize, &[Entry])> {
        let tokens = &reading.doc.tokens[at..end];
        let first = tokens.first()?.text;
        let Some(known) = self.by_first.get(first_letters(first)) else {
            // "Asunción" where the tables write "Asuncion".
            let plain = if first.is_ascii() { return None } else { plain(first) };
            return self
                .by_first
                .get(&plain)?
                .iter()
                .find(|(name, _)| *name == plain)
                .map(|(_, e)| (1, e.as_slice()));
        };
        let start = tokens[0].start;
        let text = &reading.doc.text[start..tokens[tokens.len() - 1].end()];
        known.iter().find_map(|(name, entries)| {
            let length = length_of(name, text)?;
            let last = tokens.iter().position(|t| t.end() == start + length)?;
            Some((last + 1, entries.as_slice()))
        })
    }

    /// Whether the name here is a country's or region's and ends before a mark: "France" of "Paris, France,".
    pub(super) fn is_country_or_region(&self, reading: &Reading, at: usize) -> bool {
        let end = reading.doc.tokens.len().min(at + 6);
        if at >= end {
            return false;
        }
        self.longest_at(reading, at, end).is_some_and(|(length, entries)| {
            entries.iter().any(|e| matches!(e, Entry::CountryName(_) | Entry::Region(_)))
                && reading
                    .doc
                    .tokens
                    .get(at + length)
                    .is_none_or(|t| !t.is_word() && !matches!(t.text, "'s" | "’s"))
                && !reading.token_is(at + length + 1, &["and"])
        })
    }
}

/// A word without accents.
fn plain(word: &str) -> String {
    let folded = crate::article::slug(word);
    let mut letters = folded.chars();
    letters.next().map_or_else(String::new, |c| c.to_uppercase().chain(letters).collect())
}

fn first_letters(text: &str) -> &str {
    let end =
        text.char_indices().find(|(i, c)| *i > 0 && !c.is_alphanumeric()).map_or(text.len(), |(i, _)| i);
    &text[..end]
}

/// How many bytes of a text a name takes at its beginning; quotation marks may be curly, spaces line breaks.
fn length_of(name: &str, text: &str) -> Option<usize> {
    let mut rest = text.chars();
    for c in name.chars() {
        let found = rest.next()?;
        let same = found == c || (c == '\'' && found == '’') || (c == ' ' && found.is_whitespace());
        if !same {
            return None;
        }
    }
    Some(text.len() - rest.as_str().len())
}

/// One of several readings of a name: countries before bodies before cities.
pub(super) fn choose(reading: &Reading, tokens: &Range<usize>, entries: &[Entry]) -> Option<Entry> {
    // "US" and "IT" in a headline of capitals, or "us" at a sentence's start, are no names.
    let text = reading.doc.slice(tokens.clone());
    if text == "Us" {
        return None;
    }
    let rank = |e: &Entry| match e {
        Entry::CountryName(_) => 0,
        Entry::CountryAdjective(_) => 1,
        Entry::Demonym(_) => 2,
        Entry::Body(_) => 3,
        Entry::Seat(_) => 4,
        Entry::Capital(_) => 5,
        Entry::Region(_) => 6,
        Entry::City(_) => 7,
    };
    // A city that is also a given name is a person's before another name: "Vladimir Putin", "Florence Parly".
    let named = reading.gazetteer.is_given_name(text)
        && reading.doc.tokens.get(tokens.end).is_some_and(|t| t.is_capitalised() && t.tag.is_proper());
    entries.iter().filter(|e| !(named && matches!(e, Entry::City(_)))).min_by_key(|e| rank(e)).cloned()
}

pub(super) fn mark(reading: &mut Reading, tokens: Range<usize>, entry: &Entry) {
    let gazetteer = reading.gazetteer;
    match entry {
        Entry::CountryName(country) => {
            let entity = country_entity(reading, *country);
            reading.mention(tokens.clone(), entity, MentionKind::Name, "entities.countries.name");
            // "in Singapore": a city state is where, too.
            let facts = gazetteer.country_at(*country);
            if facts.capital == facts.name && reads_as(reading, &tokens) == Reads::Place {
                place(reading, tokens, facts.name.clone(), "entities.places.city-state");
            }
        }
        Entry::CountryAdjective(country) => {
            let entity = country_entity(reading, *country);
            reading.mention(tokens, entity, MentionKind::Demonym, "entities.countries.adjective");
        }
        Entry::Demonym(country) => {
            let entity = country_entity(reading, *country);
            reading.mention(tokens, entity, MentionKind::Demonym, "entities.countries.people");
        }
        Entry::Capital(country) => match reads_as(reading, &tokens) {
            Reads::Government => {
                let entity = country_entity(reading, *country);
                reading.mention(tokens, entity, MentionKind::Metonym, "entities.countries.capital");
            }
            Reads::Place => {
                let label = reading.doc.slice(tokens.clone()).to_owned();
                place(reading, tokens, label, "entities.places.capital");
            }
        },
        Entry::Seat(seat) => {
            let seat = gazetteer.seat(*seat);
            if reads_as(reading, &tokens) == Reads::Government {
                let entity = country_entity(reading, seat.country);
                reading.mention(tokens, entity, MentionKind::Metonym, "entities.countries.seat");
            } else {
                place(reading, tokens, seat.name.clone(), "entities.places.seat");
            }
        }
        Entry::Body(body) => {
            let body = gazetteer.body(*body);
            let entity = reading.entity(EntityKind::Organization, &body.name);
            let name = reading.doc.slice(tokens.clone()).to_owned();
            reading.alias(entity, &name);
            reading.mention(tokens, entity, MentionKind::Name, "entities.organizations.known");
        }
        Entry::Region(region) => {
            let label = gazetteer.region(*region).name.clone();
            place(reading, tokens, label, "entities.places.region");
        }
        Entry::City(city) => {
            let city = gazetteer.city(*city);
            let (label, same) = (city.name.clone(), geonames(city.geonameid));
            let entity = place(reading, tokens, label, "entities.places.city");
            let known = &mut reading.entities[entity].same_as;
            if known.is_empty() {
                known.push(same);
            }
        }
    }
}

/// The IRI of what GeoNames has under this number.
fn geonames(number: u32) -> String {
    format!("https://sws.geonames.org/{number}/")
}

fn place(reading: &mut Reading, tokens: Range<usize>, label: String, rule: &'static str) -> usize {
    let entity = reading.entity(EntityKind::Place, &label);
    let name = reading.doc.slice(tokens.clone()).to_owned();
    reading.alias(entity, &name);
    reading.mention(tokens, entity, MentionKind::Name, rule);
    entity
}

/// The entity of a country, made at its first mention.
pub(super) fn country_entity(reading: &mut Reading, country: usize) -> usize {
    let facts = reading.gazetteer.country_at(country);
    let number = reading.entity(EntityKind::Country, &facts.name);
    let draft = &mut reading.entities[number];
    if draft.iso3.is_none() {
        draft.iso3 = Some(facts.iso3.clone());
        draft.same_as.extend(facts.geonameid.map(geonames));
    }
    number
}

/// "the North", "the South" where exactly one country of that name is spoken of: North Korea, South Sudan; "the two
/// Koreas" and "both Koreas" where both are or might be.
pub(super) fn the_north_and_the_south(reading: &mut Reading) {
    let half = |reading: &Reading, prefix: &str| {
        let fits = |d: &Draft| {
            d.kind == EntityKind::Country && d.label.starts_with(prefix) && d.label != "South Africa"
        };
        let named: Vec<usize> = (0..reading.entities.len()).filter(|e| fits(&reading.entities[*e])).collect();
        if let [country] = named[..] { Some(country) } else { None }
    };
    let halves = [("North", "North "), ("South", "South "), ("West", "West "), ("East", "East ")]
        .map(|(word, prefix)| (word, half(reading, prefix)));
    for at in 0..reading.doc.tokens.len() {
        let token = &reading.doc.tokens[at];
        if !token.is_capitalised() {
            continue;
        }
        if token.text == "Koreas" && at > 0 && reading.named_at(at).is_none() {
            the_koreas(reading, at);
        }
        if reading.token_is(at + 1, &["and"]) && reading.named_at(at).is_none() {
            the_other_half(reading, at);
        }
        let Some(country) = halves.iter().find(|(word, _)| token.text == *word).and_then(|(_, c)| *c) else {
            continue;
        };
        let next = reading.doc.tokens.get(at + 1).is_some_and(|t| t.is_capitalised() && t.spaced);
        let free = reading
            .named_at(at)
            .is_none_or(|m| reading.kind(m.entities[0]) == EntityKind::Place && m.tokens.len() == 1);
        // "the North and the South", "the North's parade", "in the North": a compass point of the country itself is
        // "the north".
        if free && !next && at > 0 && reading.token_is(at - 1, &["the"]) {
            reading.mentions.retain(|m| m.tokens != (at..at + 1));
            reading.mention(at..at + 1, country, MentionKind::Nominal, "entities.countries.half");
        }
    }
}

/// "North and South Korea" are two countries.
fn the_other_half(reading: &mut Reading, at: usize) {
    const HALVES: &[&str] = &["North", "South", "East", "West"];
    let first = reading.doc.tokens[at].text;
    let Some(second) =
        reading.named_at(at + 2).filter(|m| m.tokens.start == at + 2).map(|m| m.tokens.clone())
    else {
        return;
    };
    if !HALVES.contains(&first)
        || !HALVES.contains(&reading.doc.tokens[second.start].text)
        || second.len() != 2
    {
        return;
    }
    let name = format!("{first} {}", reading.doc.tokens[second.start + 1].text);
    let country = reading.gazetteer.entries(&name).iter().find_map(|e| match e {
        Entry::CountryName(c) => Some(*c),
        _ => None,
    });
    if let Some(country) = country {
        let entity = country_entity(reading, country);
        reading.mention(at..at + 1, entity, MentionKind::Name, "entities.countries.other-half");
    }
}

fn the_koreas(reading: &mut Reading, at: usize) {
    if !reading.token_is(at - 1, &["two", "both", "the"]) {
        return;
    }
    let gazetteer = reading.gazetteer;
    let numbers = ["PRK", "KOR"].map(|code| gazetteer.countries().iter().position(|c| c.iso3 == code));
    let entities: Vec<usize> = numbers.into_iter().flatten().map(|n| country_entity(reading, n)).collect();
    reading.add(Found {
        tokens: at..at + 1,
        whole: at..at + 1,
        entities,
        kind: MentionKind::Nominal,
        rule: "entities.countries.both",
    });
}
