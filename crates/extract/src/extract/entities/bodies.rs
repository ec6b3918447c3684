//! Shorter forms of a body's name: "Asan Institute" of "Asan Institute for Policy Studies", "the Council" of "Security
//! Council", "Moranbong" of "Moranbong troupe".

use crate::extract::reading::Reading;
use crate::facts::{EntityKind, MentionKind};
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;

/// Joins shorter forms to the fuller ones.
pub(super) fn join(reading: &mut Reading) {
    let target = targets(reading);
    let words = &reading.words.names;
    let mut last_by_noun: FxHashMap<String, usize> = FxHashMap::default();
    let mut mentions = std::mem::take(&mut reading.mentions);
    mentions.retain_mut(|mention| {
        let [entity] = mention.entities[..] else { return true };
        if reading.kind(entity) != EntityKind::Organization || mention.kind != MentionKind::Name {
            return true;
        }
        let entity = target.get(&entity).copied().unwrap_or(entity);
        let tokens = mention.tokens.clone();
        let label = reading.entities[entity].label.clone();
        let word = reading.doc.tokens[tokens.start].text;
        let alone = (tokens.len() == 1 && words.alone.contains(word)).then_some(word);
        let entity = match alone {
            Some(noun) => match last_by_noun.get(noun) {
                Some(full) => *full,
                None => return false,
            },
            None => entity,
        };
        for noun in label.split(' ').filter(|w| alone.is_none() && words.alone.contains(w)) {
            last_by_noun.insert(noun.to_owned(), entity);
        }
        let written = reading.on_one_line(tokens);
        reading.alias(entity, &written);
        mention.entities = vec![entity];
        true
    });
    reading.mentions = mentions;
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
    let mut by_first: FxHashMap<&str, Vec<usize>> = FxHashMap::default();
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
