//! Bodies of a state that are named by common nouns, where an office is theirs: "the speaker of the Iranian parliament", "a
//! spokesman for Georgia's defence ministry". Their head is not the head of the state.

use crate::extract::entities::people::{title_ending_at, title_length};
use crate::extract::reading::Reading;
use crate::facts::{EntityKind, MentionKind};
use crate::language::{Shape, Tag};
use std::ops::Range;

/// Nouns that name such a body alone.
const BODIES: [&str; 10] = [
    "ministry",
    "parliament",
    "embassy",
    "consulate",
    "senate",
    "legislature",
    "treasury",
    "judiciary",
    "politburo",
    "secretariat",
];

/// Nouns that do so with the word before them.
const OF_TWO: [(&str, &[&str]); 7] = [
    ("bank", &["central", "national", "reserve"]),
    ("guard", &["border", "coast", "national", "republican"]),
    ("court", &["supreme", "constitutional", "high"]),
    ("commission", &["electoral", "election", "elections", "planning", "truth", "energy"]),
    ("assembly", &["national", "constituent", "federal"]),
    ("agency", &["news", "space", "intelligence", "energy", "customs", "spy", "nuclear", "weather"]),
    ("service", &["intelligence", "security", "secret", "customs", "weather", "prison"]),
];

/// Makes an organization of each.
pub(super) fn find(reading: &mut Reading) {
    let found: Vec<(Range<usize>, usize)> = reading
        .mentions
        .iter()
        .filter(|m| m.entities.len() == 1 && reading.kind(m.entities[0]) == EntityKind::Country)
        .filter_map(|m| Some((body_behind(reading, m.kind, &m.tokens)?, m.entities[0])))
        .collect();
    for (tokens, country) in found {
        let written = reading.doc.slice(tokens.clone()).replace(['\n', '\r'], " ");
        let label = label(reading, &written, country);
        let body = reading.entity(EntityKind::Organization, &label);
        reading.alias(body, &written);
        reading.mention(tokens, body, MentionKind::Nominal, "entities.organizations.of-state");
    }
}

/// "Iranian parliament", however the article has it.
fn label(reading: &Reading, written: &str, country: usize) -> String {
    let words = written.split_once("'s ").or_else(|| written.split_once("’s ")).map(|(_, words)| words);
    let code = reading.entities[country].iso3.as_deref();
    let adjective = code.and_then(|c| reading.gazetteer.country(c)).and_then(|c| c.adjectives.first());
    match (words, adjective) {
        (Some(words), Some(adjective)) => format!("{adjective} {words}"),
        _ => written.to_owned(),
    }
}

/// The words from a country's to the body's, where an office is the body's.
fn body_behind(reading: &Reading, kind: MentionKind, country: &Range<usize>) -> Option<Range<usize>> {
    const LONGEST: usize = 4;
    let doc = reading.doc;
    let sentence = &doc.sentences[doc.sentence_of(country.start)];
    let possessive = reading.token_is(country.end, &["'s", "’s"]);
    if !possessive && kind != MentionKind::Demonym {
        return None;
    }
    let from = country.end + usize::from(possessive);
    let plain = |t: &usize| {
        let token = &doc.tokens[*t];
        token.shape == Shape::Lower && (token.tag.is_noun() || token.tag == Tag::Jj)
    };
    let last =
        (from..sentence.end.min(from + LONGEST)).take_while(plain).find(|t| names_a_body(reading, *t))?;
    let tokens = country.start..last + 1;
    // "the speaker of the Iranian parliament"
    let the = tokens.start.checked_sub(1).filter(|t| reading.token_is(*t, &["the"])).unwrap_or(tokens.start);
    let owned = the.checked_sub(1).filter(|p| *p >= sentence.start).is_some_and(|preposition| {
        reading.token_is(preposition, &["of", "for", "at"])
            && title_ending_at(reading, preposition, sentence.start).is_some()
    });
    // "Iranian parliament speaker Ott", where "parliament speaker" is no office of its own.
    let titled = || {
        title_length(reading, last + 1, sentence.end).is_some_and(|n| {
            title_ending_at(reading, last + 1 + n, sentence.start).is_some_and(|t| t.start == last + 1)
        })
    };
    (owned || titled()).then_some(tokens)
}

fn names_a_body(reading: &Reading, noun: usize) -> bool {
    reading.token_is(noun, &BODIES)
        || OF_TWO
            .iter()
            .any(|(body, kinds)| reading.token_is(noun, &[body]) && reading.token_is(noun - 1, kinds))
}
