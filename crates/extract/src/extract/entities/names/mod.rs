//! Names and what they name: countries, bodies, places, people.
//!
//! Three sources are merged: the gazetteer, the model's entities, and rows of capitalised words with what stands around
//! them. Each row of name words is cut into titles, known names and the rest; the rest is decided by votes over the
//! whole article.
//!
//! People come out as candidates: who they are, and which short form is whose, is the business of `people` and
//! `coreference`.

mod body;
mod border;
mod cut;
mod dateline;
mod holders;
mod incumbents;
mod initials;
mod listed;
mod offices;
mod pieces;
mod parties;
mod realms;
mod somebody;
mod votes;
mod words;

pub(super) use votes::{head_of, is_speech};
pub(super) use words::CALENDAR;

use super::people::PersonName;
use super::phrases;
use crate::extract::reading::Reading;
use crate::facts::{EntityKind, MentionKind};
use crate::gazetteer::Entry;
use rustc_hash::{FxHashMap, FxHashSet};
use std::ops::Range;
use votes::Votes;
use words::Kinds;

/// A piece of a row.
struct Piece {
    tokens: Range<usize>,
    what: What,
}

enum What {
    /// The gazetteer has it.
    Known(Entry),
    /// The gazetteer has it, and it stands as an adjective in the name of something else: "the Vietnam War".
    Attribute(usize),
    /// Its own words tell.
    Told(EntityKind, &'static str),
    /// To be decided by votes.
    Open(Votes),
}

struct Cutter<'r, 'a> {
    reading: &'r Reading<'a>,
    kinds: Kinds,
    pieces: Vec<Piece>,
}

/// Marks countries, bodies and places, and returns the names of people in the order of the text.
pub(super) fn find(reading: &mut Reading) -> Vec<PersonName> {
    let mut cutter = Cutter { kinds: Kinds::of(reading), reading, pieces: Vec::new() };
    for sentence in &reading.doc.sentences {
        cutter.sentence(sentence);
    }
    let Cutter { mut pieces, .. } = cutter;
    pieces.retain(|p| !is_era(reading, &p.tokens));
    pieces.sort_by_key(|p| (p.tokens.start, usize::MAX - p.tokens.end));
    let decided = decide(reading, &pieces);
    let mut people = Vec::new();
    for piece in pieces {
        let Piece { tokens, what } = piece;
        match what {
            What::Known(entry) => phrases::mark(reading, tokens, &entry),
            What::Attribute(country) => {
                let entity = phrases::country_entity(reading, country);
                reading.mention(tokens, entity, MentionKind::Demonym, "entities.countries.attribute");
            }
            What::Told(kind, rule) => named(reading, tokens, kind, rule),
            What::Open(_) => match decided.get(&surface(reading, &tokens)) {
                Some(EntityKind::Person) => people.push(PersonName { tokens }),
                Some(kind) => {
                    let rule = match kind {
                        EntityKind::Organization => "entities.organizations.votes",
                        _ => "entities.places.votes",
                    };
                    let tokens = with_common_noun(reading, tokens, *kind);
                    if *kind == EntityKind::Place {
                        part_of_country(reading, &tokens);
                    }
                    named(reading, tokens.clone(), *kind, rule);
                    let city = reading.gazetteer.only_city(reading.doc.slice(tokens.clone()));
                    if let Some(city) = city.filter(|_| *kind == EntityKind::Place) {
                        phrases::with_soil(reading, &tokens, city);
                    }
                }
                None => {}
            },
        }
    }
    body::acronyms(reading, &mut people);
    initials::find(reading);
    people
}

/// "South Lebanon" speaks of Lebanon, too.
fn part_of_country(reading: &mut Reading, place: &Range<usize>) {
    let doc = reading.doc;
    let point = doc.tokens[place.start].is_any(&[
        "north", "south", "east", "west", "northern", "southern", "eastern", "western", "central", "upper",
        "lower",
    ]);
    let country = place.start + 1..place.end;
    if !point || country.is_empty() {
        return;
    }
    let Some((length, entries)) = reading.phrases.longest_at(doc, country.start, country.end) else { return };
    let named = entries.iter().find_map(|e| match e {
        Entry::CountryName(n) if length == country.len() => Some(*n),
        _ => None,
    });
    if let Some(named) = named {
        let entity = phrases::country_entity(reading, named);
        reading.mention(country, entity, MentionKind::Demonym, "entities.countries.attribute");
    }
}

/// "44 BC": how years are counted is no name.
fn is_era(reading: &Reading, tokens: &Range<usize>) -> bool {
    let word = |t: usize| matches!(reading.doc.tokens[t].text, "BC" | "AD" | "BCE" | "CE" | "B.C." | "A.D.");
    let year = |t: usize| reading.doc.tokens[t].text.starts_with(|c: char| c.is_ascii_digit());
    tokens.len() == 1
        && word(tokens.start)
        && (tokens.start.checked_sub(1).is_some_and(year)
            || reading.doc.tokens.get(tokens.end).is_some_and(|_| year(tokens.end)))
}

/// The kind of each surface form that is left to votes.
fn decide(reading: &Reading, pieces: &[Piece]) -> FxHashMap<String, EntityKind> {
    let mut totals: FxHashMap<String, Votes> = FxHashMap::default();
    for piece in pieces {
        if let What::Open(votes) = &piece.what {
            totals.entry(surface(reading, &piece.tokens)).or_default().add(*votes);
        }
    }
    // What ends or begins a person's full name is no place or body of that name, unless much says so.
    let full: Vec<String> = totals
        .iter()
        .filter(|(name, votes)| name.contains(' ') && votes.winner(2) == Some(EntityKind::Person))
        .flat_map(|(name, _)| {
            let words: Vec<&str> = name.split_whitespace().collect();
            let ends = (1..words.len()).map(|n| words[n..].join(" "));
            ends.chain([words[0].to_owned()]).collect::<Vec<String>>()
        })
        .collect();
    for name in full {
        if let Some(votes) = totals.get_mut(&name) {
            votes.person += if votes.other >= 9 { 0 } else { 9 };
        }
    }
    // "Barack Obama" beside "President Obama"
    let known: FxHashSet<String> = totals
        .iter()
        .filter(|(name, votes)| !name.contains(' ') && votes.winner(1) == Some(EntityKind::Person))
        .map(|(name, _)| name.clone())
        .collect();
    for (name, votes) in &mut totals {
        if name.split_whitespace().count() > 1
            && name.rsplit(' ').next().is_some_and(|last| known.contains(last))
        {
            votes.person += 3;
        }
    }
    called_by_last_word(&mut totals);
    let winner = |name: &str, votes: Votes| votes.winner(name.split_whitespace().count());
    totals.into_iter().filter_map(|(name, votes)| winner(&name, votes).map(|kind| (name, kind))).collect()
}

/// "Anura Kumara Dissanayake ... Dissanayake", who speak and act as people do: people are called by the last word of their name alone; bodies are called by
/// the first, by all of it, or by their initials.
fn called_by_last_word(totals: &mut FxHashMap<String, Votes>) {
    const CALLED: i32 = 4;
    let full: Vec<(String, String)> = totals
        .keys()
        .filter(|name| (2..=4).contains(&name.split(' ').count()))
        .filter_map(|name| Some((name.clone(), name.rsplit(' ').next()?.to_owned())))
        .filter(|(_, last)| !last.ends_with('s') && last.chars().any(char::is_lowercase))
        .filter(|(name, last)| {
            let behaves = |n: &str| totals.get(n).map_or(0, |v| v.person);
            totals.contains_key(last) && behaves(last) > 0 && behaves(name) + behaves(last) >= CALLED
        })
        .collect();
    for (name, last) in full {
        for called in [name, last] {
            if let Some(votes) = totals.get_mut(&called).filter(|v| v.place < CALLED) {
                votes.person += CALLED;
            }
        }
    }
}

fn surface(reading: &Reading, tokens: &Range<usize>) -> String {
    reading.on_one_line(tokens.clone())
}

/// "Moranbong troupe", "the Wagner group": the noun is part of the body's name.
fn with_common_noun(reading: &Reading, tokens: Range<usize>, kind: EntityKind) -> Range<usize> {
    let behind =
        kind == EntityKind::Organization && reading.token_in(tokens.end, &reading.words.names.body_nouns);
    let end = tokens.end + usize::from(behind && reading.doc.tokens[tokens.end].spaced);
    tokens.start..end
}

fn named(reading: &mut Reading, tokens: Range<usize>, kind: EntityKind, rule: &'static str) {
    if kind == EntityKind::Organization
        && let Some((words, country)) = body::country_of_government(reading, &tokens)
    {
        phrases::mark(reading, words, &country);
        return;
    }
    let mut label = surface(reading, &tokens);
    if rule == "entities.places.dateline" {
        label = label.split(' ').map(capitalised).collect::<Vec<String>>().join(" ");
    }
    let number = reading.entity(kind, &label);
    reading.mention(tokens, number, MentionKind::Name, rule);
}

/// "MOSCOW" as "Moscow".
fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| format!("{first}{}", letters.as_str().to_lowercase()))
}
