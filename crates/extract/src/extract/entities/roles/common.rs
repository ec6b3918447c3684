//! Bodies of common nouns that no country's name stands before, where an office is theirs: "the head of the UN refugee agency",
//! "the secretary of the West African fisheries commission", "the governor of the central bank".

use super::house::{is_owner, names_a_body, of_many};
use crate::extract::entities::people::title_length;
use crate::extract::reading::Reading;
use crate::facts::{EntityKind, MentionKind};
use crate::language::{Shape, Tag};
use std::ops::Range;

/// Makes an organization of each.
pub(super) fn find(reading: &mut Reading) {
    let mut found: Vec<Range<usize>> = Vec::new();
    for sentence in &reading.doc.sentences {
        found.extend(sentence.clone().filter_map(|mark| possessive(reading, mark, sentence)));
        for preposition in sentence.clone().skip(1) {
            if !reading.token_is(preposition, &["of", "for", "at"]) || preposition + 2 >= sentence.end {
                continue;
            }
            let first = preposition + 1 + usize::from(reading.token_is(preposition + 1, &["the"]));
            if first == preposition + 1 || !is_owner(reading, preposition + 1, sentence.start) {
                continue;
            }
            let told = called(reading, first, sentence.end).or_else(|| common(reading, first));
            found.extend(told.or_else(|| for_somewhere(reading, first, sentence.end)));
        }
    }
    for tokens in found {
        let label = reading.doc.slice(tokens.clone()).replace(['\n', '\r'], " ");
        let body = reading.entity(EntityKind::Organization, &label);
        reading.alias(body, &label);
        reading.mention(tokens, body, MentionKind::Nominal, "entities.organizations.of-state");
    }
}

/// "The electoral commission's president": the body before the mark, with its office behind.
fn possessive(reading: &Reading, mark: usize, sentence: &Range<usize>) -> Option<Range<usize>> {
    let office = || title_length(reading, mark + 1, sentence.end).is_some();
    let marked = matches!(reading.doc.tokens[mark].text, "'s" | "’s") && office();
    let first = (2..=3).filter_map(|n| mark.checked_sub(n)).filter(|first| marked && *first > sentence.start);
    let mut bodies = first.filter(|first| reading.token_is(*first - 1, &["the"]));
    bodies.find_map(|first| common(reading, first).filter(|body| body.end == mark))
}

/// "UN refugee agency", "West African fisheries commission": a proper adjective or a body's name, and common nouns.
fn called(reading: &Reading, first: usize, end: usize) -> Option<Range<usize>> {
    const LONGEST: usize = 6;
    let tokens = &reading.doc.tokens;
    let proper = (first..end.min(first + 3)).take_while(|t| tokens[*t].is_capitalised()).count();
    let from = first + proper;
    let named = reading.named_at(first);
    let body = named.is_none_or(|m| {
        let kind = m.entities.iter().all(|e| reading.kind(*e) == EntityKind::Organization);
        let wide = m.tokens.end == from || reading.kind(m.entities[0]) == EntityKind::Place;
        wide && (kind || reading.kind(m.entities[0]) == EntityKind::Place)
    });
    if proper == 0 || !body || reading.token_is(from, &["'s", "’s"]) {
        return None;
    }
    let plain = |t: &usize| {
        tokens[*t].shape == Shape::Lower
            && (tokens[*t].tag.is_noun() || matches!(tokens[*t].tag, Tag::Jj | Tag::Vbg))
    };
    let mut row = (from..end.min(from + LONGEST)).take_while(plain);
    let last = row.find(|t| names_a_body(reading, *t) && (named.is_none() || *t > from))?;
    Some(first..of_many(reading, last).unwrap_or(last) + 1)
}

/// "international tribunal for Ruritania", "joint commission on Zenda": common nouns, and what in the world the body is for.
fn for_somewhere(reading: &Reading, first: usize, end: usize) -> Option<Range<usize>> {
    const LONGEST: usize = 4;
    let tokens = &reading.doc.tokens;
    let plain = |t: &usize| {
        tokens[*t].shape == Shape::Lower && (tokens[*t].tag.is_noun() || tokens[*t].tag == Tag::Jj)
    };
    let last = (first..end.min(first + LONGEST)).take_while(plain).find(|t| names_a_body(reading, *t))?;
    let the = usize::from(reading.token_is(last + 2, &["the"]));
    let place = reading.named_at(last + 2 + the).filter(|m| m.tokens.start == last + 2 + the)?;
    let somewhere = |e: &usize| matches!(reading.kind(*e), EntityKind::Country | EntityKind::Place);
    let whole = place.entities.iter().all(somewhere) && reading.token_is(last + 1, &["for", "on"]);
    (whole && last > first && place.tokens.end <= end).then_some(first..place.tokens.end)
}

/// "central bank": a body whose name is of common nouns, and tells what it is.
fn common(reading: &Reading, first: usize) -> Option<Range<usize>> {
    let names = &reading.words.offices.common_bodies;
    let end = (2..=3).map(|n| first + n).find(|end| {
        let words = reading.doc.tokens.get(first..*end).unwrap_or_default();
        let text: Vec<String> = words.iter().map(|t| t.text.to_lowercase()).collect();
        words.iter().all(|t| t.shape == Shape::Lower || t.text == "-")
            && names.contains(&text.join(" ").replace(" - ", "-"))
    })?;
    // "the central bank of Ruritania" tells whose.
    let the = usize::from(reading.token_is(end + 1, &["the"]));
    let land = super::owner_not_seat_at(reading, end + 1 + the);
    let told = reading.token_is(end, &["of"]) || reading.token_is(end, &["in"]) && land.is_some();
    (!told).then_some(first..end)
}
