//! What a name that the gazetteer knows denotes where it stands.

use super::metonym::{Reads, reads_as};
use super::soil;
use crate::extract::reading::{Draft, Found, Reading};
use crate::facts::{EntityKind, MentionKind};
use crate::gazetteer::{City, Entry};
use std::ops::Range;

/// One of several readings of a name: countries before bodies before cities.
pub(super) fn choose(reading: &Reading, tokens: &Range<usize>, entries: &[Entry]) -> Option<Entry> {
    // "US" and "IT" in a headline of capitals, or "us" at a sentence's start, are no names.
    let text = reading.doc.slice(tokens.clone());
    if text == "Us" || (text.ends_with('-') && !is_before_nation(reading, tokens.end)) {
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

/// "Sino-Indian talks": a form that stands for a nation only before another, of which something is told to be; "Anglo-Zambian said" is
/// a firm.
fn is_before_nation(reading: &Reading, at: usize) -> bool {
    let tokens = &reading.doc.tokens;
    let Some((length, entries)) = reading.longest_name(at, tokens.len().min(at + 3)) else {
        return false;
    };
    let described = tokens.get(at + length).is_some_and(|t| t.tag.is_noun() || t.tag.is_adjective());
    described && entries.iter().any(|e| matches!(e, Entry::CountryAdjective(_)))
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
        Entry::CountryAdjective(country) => adjective(reading, tokens, *country),
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
                // "Washington, D.C." and "Washington" are one place.
                let text = reading.doc.slice(tokens.clone());
                let label = gazetteer.only_city(text).map_or(text, |city| &city.name).to_owned();
                place(reading, tokens.clone(), label, "entities.places.capital");
                if soil::is_meant(reading, &tokens) {
                    let entity = country_entity(reading, *country);
                    reading.mention(tokens, entity, MentionKind::Metonym, soil::RULE);
                }
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
        Entry::City(city) => mark_city(reading, tokens, gazetteer.city(*city)),
    }
}

fn adjective(reading: &mut Reading, tokens: Range<usize>, country: usize) {
    let entity = country_entity(reading, country);
    // "Sino-" of "Sino-Indian": the hyphen is no part of the word.
    let hyphen = tokens.len() > 1 && reading.token_is(tokens.end - 1, &["-"]);
    let tokens = tokens.start..tokens.end - usize::from(hyphen);
    reading.mention(tokens, entity, MentionKind::Demonym, "entities.countries.adjective");
}

fn mark_city(reading: &mut Reading, tokens: Range<usize>, city: &City) {
    let entity = place(reading, tokens.clone(), city.name.clone(), "entities.places.city");
    with_soil(reading, &tokens, city);
    let known = &mut reading.entities[entity].same_as;
    if known.is_empty() {
        known.push(geonames(city.geonameid));
    }
}

/// "bombed Lahore": the state of a city that is struck.
pub(super) fn with_soil(reading: &mut Reading, tokens: &Range<usize>, city: &City) {
    if soil::is_meant(reading, tokens)
        && let Some(state) = reading.gazetteer.country_number(&city.country)
    {
        let state = country_entity(reading, state);
        reading.mention(tokens.clone(), state, MentionKind::Metonym, soil::RULE);
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

/// "the North", "the South" where exactly one country of that name is spoken of: North Korea, South Sudan; and the
/// countries of groups: "the two Koreas".
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
        if at > 0 && reading.token_is(at - 1, &["two", "three", "both", "the"]) {
            group(reading, at);
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
            reading.mentions.around(at).retain(|m| m.tokens != (at..at + 1));
            reading.mention(at..at + 1, country, MentionKind::Nominal, "entities.countries.half");
        }
    }
}

/// "North and South Korea", "North and South Korean ministers" are of two countries.
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
        Entry::CountryName(c) => Some((*c, MentionKind::Name)),
        Entry::CountryAdjective(c) => Some((*c, MentionKind::Demonym)),
        _ => None,
    });
    if let Some((country, kind)) = country {
        let entity = country_entity(reading, country);
        reading.mention(at..at + 1, entity, kind, "entities.countries.other-half");
    }
}

/// "the two Koreas", "the Baltic states": each of a group of countries that the gazetteer knows.
fn group(reading: &mut Reading, at: usize) {
    let length = |name: &String| {
        let mut behind = at;
        for word in name.split(' ') {
            reading.doc.tokens.get(behind).filter(|t| t.text == word)?;
            behind += 1;
        }
        Some(behind - at)
    };
    let gazetteer = reading.gazetteer;
    let known = gazetteer.groups().iter().find_map(|g| Some((g, g.names.iter().find_map(length)?)));
    let Some((group, length)) = known else { return };
    let tokens = at..at + length;
    if tokens.clone().any(|t| reading.named_at(t).is_some_and(|m| !is_place(reading, m))) {
        return;
    }
    let around = reading.mentions.around(at);
    around.retain(|m| m.tokens.start < tokens.start || m.tokens.end > tokens.end);
    let entities: Vec<usize> = group.members.iter().map(|n| country_entity(reading, *n)).collect();
    reading.add(Found {
        whole: tokens.clone(),
        tokens,
        entities,
        kind: MentionKind::Nominal,
        rule: "entities.countries.both",
    });
}

/// Whether a mention is of a place alone: "Baltic".
fn is_place(reading: &Reading, mention: &Found) -> bool {
    mention.entities.iter().all(|e| reading.kind(*e) == EntityKind::Place)
}
