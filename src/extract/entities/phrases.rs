//! Names that the gazetteer knows, found by longest match over tokens.

use super::metonym::{Reads, reads_as};
use crate::extract::reading::{Draft, Reading};
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
        let known = self.by_first.get(first_letters(tokens.first()?.text))?;
        let start = tokens[0].start;
        let text = &reading.doc.text[start..tokens[tokens.len() - 1].end()];
        known.iter().find_map(|(name, entries)| {
            let length = length_of(name, text)?;
            let last = tokens.iter().position(|t| t.end() == start + length)?;
            Some((last + 1, entries.as_slice()))
        })
    }
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

/// Marks all names that the gazetteer knows.
pub(super) fn find(reading: &mut Reading) {
    for sentence in reading.doc.sentences.clone() {
        let mut at = sentence.start;
        while at < sentence.end {
            at += hit(reading, at, &sentence).unwrap_or(1);
        }
    }
    the_north_and_the_south(reading);
}

/// The number of tokens that a known name takes at this place, after marking it.
fn hit(reading: &mut Reading, at: usize, sentence: &Range<usize>) -> Option<usize> {
    let phrases = reading.phrases;
    let token = &reading.doc.tokens[at];
    if !token.is_capitalised() {
        return None;
    }
    let (length, entries) = phrases.longest_at(reading, at, sentence.end)?;
    let tokens = at..at + length;
    let entry = choose(reading, &tokens, entries)?;
    mark(reading, tokens, &entry);
    Some(length)
}

/// One of several readings of a name: countries before bodies before cities.
fn choose(reading: &Reading, tokens: &Range<usize>, entries: &[Entry]) -> Option<Entry> {
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
        && reading.doc.tokens.get(tokens.end).is_some_and(|t| t.is_capitalised());
    entries.iter().filter(|e| !(named && matches!(e, Entry::City(_)))).min_by_key(|e| rank(e)).cloned()
}

fn mark(reading: &mut Reading, tokens: Range<usize>, entry: &Entry) {
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
            let entity = entity(reading, EntityKind::Organization, &body.name);
            let name = reading.doc.slice(tokens.clone()).to_owned();
            alias(reading, entity, &name);
            reading.mention(tokens, entity, MentionKind::Name, "entities.organizations.known");
        }
        Entry::Region(region) => {
            let label = gazetteer.region(*region).name.clone();
            place(reading, tokens, label, "entities.places.region");
        }
        Entry::City(city) => {
            let label = gazetteer.city(*city).name.clone();
            place(reading, tokens, label, "entities.places.city");
        }
    }
}

fn place(reading: &mut Reading, tokens: Range<usize>, label: String, rule: &'static str) {
    let entity = entity(reading, EntityKind::Place, &label);
    let name = reading.doc.slice(tokens.clone()).to_owned();
    alias(reading, entity, &name);
    reading.mention(tokens, entity, MentionKind::Name, rule);
}

/// The entity of a country, made at its first mention.
pub(super) fn country_entity(reading: &mut Reading, country: usize) -> usize {
    let facts = reading.gazetteer.country_at(country);
    if let Some(known) = reading.entities.iter().position(|e| e.iso3.as_deref() == Some(facts.iso3.as_str()))
    {
        return known;
    }
    reading.entities.push(Draft {
        kind: EntityKind::Country,
        label: facts.name.clone(),
        aliases: Vec::new(),
        iso3: Some(facts.iso3.clone()),
        same_as: Vec::new(),
    });
    reading.entities.len() - 1
}

/// The entity of this kind and name, made at its first mention.
pub(super) fn entity(reading: &mut Reading, kind: EntityKind, label: &str) -> usize {
    let same = |d: &Draft| d.kind == kind && (d.label == label || d.aliases.iter().any(|a| a == label));
    if let Some(known) = reading.entities.iter().position(same) {
        return known;
    }
    let draft = Draft { kind, label: label.to_owned(), aliases: Vec::new(), iso3: None, same_as: Vec::new() };
    reading.entities.push(draft);
    reading.entities.len() - 1
}

/// Adds another name.
pub(super) fn alias(reading: &mut Reading, entity: usize, name: &str) {
    let draft = &mut reading.entities[entity];
    if draft.label != name && !draft.aliases.iter().any(|a| a == name) {
        draft.aliases.push(name.to_owned());
    }
}

/// "the North", "the South" where exactly one country of that name is spoken of: North Korea, South Sudan.
fn the_north_and_the_south(reading: &mut Reading) {
    for (word, prefix) in [("North", "North "), ("South", "South "), ("West", "West "), ("East", "East ")] {
        let fits = |d: &Draft| {
            d.kind == EntityKind::Country && d.label.starts_with(prefix) && d.label != "South Africa"
        };
        let named: Vec<usize> = (0..reading.entities.len()).filter(|e| fits(&reading.entities[*e])).collect();
        let [country] = named[..] else { continue };
        for at in 1..reading.doc.tokens.len() {
            let free = reading.mention_at(at).is_none() && reading.doc.tokens[at].text == word;
            let next = reading.doc.tokens.get(at + 1).is_some_and(|t| t.is_capitalised() && t.spaced);
            if free && !next && reading.token_is(at - 1, &["the"]) {
                reading.mention(at..at + 1, country, MentionKind::Nominal, "entities.countries.half");
            }
        }
    }
}
