//! Shorter forms of a body's name: "Asan Institute" of "Asan Institute for Policy Studies", "the Council" of "Security
//! Council", "Moranbong" of "Moranbong troupe".

use crate::extract::reading::Reading;
use crate::facts::{EntityKind, MentionKind};
use std::collections::{BTreeMap, HashMap};

/// Nouns that name a body alone only behind its full name.
const ALONE: &[&str] = &[
    "Agency",
    "Alliance",
    "Assembly",
    "Association",
    "Authority",
    "Bank",
    "Commission",
    "Committee",
    "Council",
    "Court",
    "Federation",
    "Foundation",
    "Front",
    "Fund",
    "Institute",
    "League",
    "Ministry",
    "Mission",
    "Movement",
    "Organization",
    "Organisation",
    "Party",
    "Secretariat",
    "Tribunal",
    "Union",
    "University",
];

/// Joins shorter forms to the fuller ones.
pub(super) fn join(reading: &mut Reading) {
    let target = targets(reading);
    let mut last_by_noun: HashMap<&'static str, usize> = HashMap::new();
    let mut dropped = Vec::new();
    for number in 0..reading.mentions.len() {
        let [entity] = reading.mentions[number].entities[..] else { continue };
        if reading.kind(entity) != EntityKind::Organization
            || reading.mentions[number].kind != MentionKind::Name
        {
            continue;
        }
        let entity = target.get(&entity).copied().unwrap_or(entity);
        let tokens = reading.mentions[number].tokens.clone();
        let label = reading.entities[entity].label.clone();
        let alone = ALONE.iter().find(|w| tokens.len() == 1 && **w == reading.doc.tokens[tokens.start].text);
        let entity = match alone {
            Some(noun) => match last_by_noun.get(noun) {
                Some(full) => *full,
                None => {
                    dropped.push(number);
                    continue;
                }
            },
            None => entity,
        };
        for noun in ALONE.iter().filter(|_| alone.is_none()) {
            if label.split(' ').any(|w| w == *noun) {
                last_by_noun.insert(noun, entity);
            }
        }
        let written = reading.doc.slice(tokens).replace(['\n', '\r'], " ");
        reading.alias(entity, &written);
        reading.mentions[number].entities = vec![entity];
    }
    for number in dropped.into_iter().rev() {
        reading.mentions.remove(number);
    }
}

/// For each shorter name the entity of the only fuller one.
fn targets(reading: &Reading) -> BTreeMap<usize, usize> {
    let bodies: Vec<(usize, Vec<String>)> = reading
        .entities
        .iter()
        .enumerate()
        .filter(|(_, d)| d.kind == EntityKind::Organization)
        .map(|(number, d)| (number, d.label.split_whitespace().map(str::to_lowercase).collect()))
        .collect();
    let mut by_first: HashMap<&str, Vec<usize>> = HashMap::new();
    for (at, (_, words)) in bodies.iter().enumerate() {
        by_first.entry(words.first().map_or("", String::as_str)).or_default().push(at);
    }
    let mut target = BTreeMap::new();
    for (entity, words) in &bodies {
        let near = by_first.get(words.first().map_or("", String::as_str)).map_or(&[][..], Vec::as_slice);
        let fuller: Vec<usize> =
            near.iter().copied().filter(|o| is_front(words, &bodies[*o].1, reading, bodies[*o].0)).collect();
        if let [only] = fuller[..] {
            target.insert(*entity, bodies[only].0);
        }
    }
    target
}

/// "Asan Institute" and "Asan Institute for Policy Studies"; "Moranbong" and "Moranbong troupe".
fn is_front(short: &[String], long: &[String], reading: &Reading, number: usize) -> bool {
    if long.len() <= short.len() || !long.starts_with(short) {
        return false;
    }
    let next = &long[short.len()];
    let common = reading.entities[number]
        .label
        .split_whitespace()
        .nth(short.len())
        .is_some_and(|w| w.starts_with(char::is_lowercase));
    let joined = matches!(next.as_str(), "for" | "of" | "on") && short.len() >= 2;
    joined
        || (common
            && long.len() == short.len() + 1
            && !matches!(next.as_str(), "for" | "of" | "on" | "to" | "and"))
}
