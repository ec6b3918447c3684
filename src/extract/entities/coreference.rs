//! Short forms, pronouns and "the two leaders": which entity a word that is no full name refers to.

use super::is_name;
use crate::extract::reading::{Found, Reading};
use crate::facts::{EntityKind, MentionKind};
use std::ops::Range;

/// Resolves short forms first: pronouns count on them.
pub(super) fn find(reading: &mut Reading) {
    merge_short_labels(reading);
    short_forms(reading);
    pronouns(reading);
}

/// "President Obama" before "Barack Obama": one person under the fuller name.
fn merge_short_labels(reading: &mut Reading) {
    for short in 0..reading.entities.len() {
        if reading.entities[short].kind != EntityKind::Person {
            continue;
        }
        let words = words_of(&reading.entities[short].label);
        let longer: Vec<usize> = (0..reading.entities.len())
            .filter(|e| *e != short && reading.entities[*e].kind == EntityKind::Person)
            .filter(|e| {
                let full = words_of(&reading.entities[*e].label);
                full.len() > words.len()
                    && words.iter().all(|w| full.contains(w))
                    && full.last() == words.last()
                    || (words.len() == 1
                        && full.len() > 1
                        && (full.first() == words.first() || full.last() == words.last()))
            })
            .collect();
        let [full] = longer[..] else { continue };
        let label = reading.entities[short].label.clone();
        super::phrases::alias(reading, full, &label);
        for mention in &mut reading.mentions {
            mention.entities.iter_mut().filter(|e| **e == short).for_each(|e| *e = full);
        }
        reading.roles.iter_mut().filter(|r| r.person == short).for_each(|r| r.person = full);
    }
}

fn words_of(label: &str) -> Vec<String> {
    label.split_whitespace().map(crate::article::slug).collect()
}

/// A word of a person's name that stands alone refers to that person.
fn short_forms(reading: &mut Reading) {
    for at in 0..reading.doc.tokens.len() {
        let token = &reading.doc.tokens[at];
        if !token.is_capitalised() || reading.mention_at(at).is_some_and(|m| m.kind != MentionKind::Nominal) {
            continue;
        }
        let word = crate::article::slug(token.text);
        // Two words of one name in a row are one mention: "Suu Kyi".
        let mut length = 1;
        let next = reading.doc.tokens.get(at + 1).map(|t| crate::article::slug(t.text));
        let fits = |reading: &Reading, e: usize, word: &str| {
            reading.entities[e].kind == EntityKind::Person
                && words_of(&reading.entities[e].label).iter().any(|w| w == word)
        };
        let mut known: Vec<usize> =
            (0..reading.entities.len()).filter(|e| fits(reading, *e, &word)).collect();
        known.retain(|e| reading.mentions.iter().any(|m| m.entities.contains(e)));
        if let Some(next) = next.filter(|_| reading.mention_at(at + 1).is_none()) {
            let both: Vec<usize> = known.iter().copied().filter(|e| fits(reading, *e, &next)).collect();
            if !both.is_empty() {
                known = both;
                length = 2;
            }
        }
        if let Some(person) = nearest(reading, at, &known) {
            let tokens = at..at + length;
            let name = reading.doc.slice(tokens.clone()).to_owned();
            super::phrases::alias(reading, person, &name);
            let whole = courtesy(reading, at)..tokens.end;
            reading.add(Found {
                tokens,
                whole,
                entities: vec![person],
                kind: MentionKind::Name,
                rule: "entities.people.short-form",
            });
        }
    }
}

/// "Mr." and the like before a short form belong to it.
fn courtesy(reading: &Reading, at: usize) -> usize {
    let dotted = at
        .checked_sub(2)
        .filter(|_| reading.token_is(at - 1, &["."]))
        .filter(|b| reading.token_is(*b, super::COURTESIES));
    let plain = at.checked_sub(1).filter(|b| reading.token_is(*b, super::COURTESIES));
    dotted.or(plain).unwrap_or(at)
}

/// Of several people of one name, the one named last; of one, that one.
fn nearest(reading: &Reading, at: usize, people: &[usize]) -> Option<usize> {
    if let [only] = people {
        return Some(*only);
    }
    let last = |p: &usize| {
        let before = reading.mentions.iter().filter(|m| m.tokens.start < at && m.entities == [*p]);
        before.map(|m| m.tokens.start + 1).max().unwrap_or(0)
    };
    people.iter().copied().max_by_key(last).filter(|p| last(p) > 0)
}

const SINGULAR: &[&str] = &["he", "she", "him", "her", "his", "hers", "himself", "herself"];
const PLURAL: &[&str] = &["they", "them", "their", "themselves"];

fn pronouns(reading: &mut Reading) {
    for sentence in reading.doc.sentences.clone() {
        for at in sentence.clone() {
            if reading.mention_at(at).is_some_and(|m| m.tokens.contains(&at)) {
                continue;
            }
            if reading.token_is(at, SINGULAR) {
                if let Some(person) = antecedent(reading, at, &sentence) {
                    reading.mention(at..at + 1, person, MentionKind::Pronoun, "entities.pronouns.singular");
                }
            } else if reading.token_is(at, PLURAL) {
                if let Some(pair) = pair_before(reading, at) {
                    reading.add(Found {
                        tokens: at..at + 1,
                        whole: at..at + 1,
                        entities: pair,
                        kind: MentionKind::Pronoun,
                        rule: "entities.pronouns.plural",
                    });
                }
            } else if let Some(tokens) = two_leaders(reading, at, &sentence)
                && let Some(pair) = pair_before(reading, at)
            {
                reading.add(Found {
                    whole: tokens.clone(),
                    tokens,
                    entities: pair,
                    kind: MentionKind::Nominal,
                    rule: "entities.nominals.pair",
                });
            }
        }
    }
}

/// The person who is spoken of: the first person of this sentence if named before the pronoun, else the first of
/// the sentence before, else the last one named.
fn antecedent(reading: &Reading, at: usize, sentence: &Range<usize>) -> Option<usize> {
    let people = |range: Range<usize>| {
        let in_range = move |m: &&Found| range.contains(&m.tokens.start);
        reading
            .mentions
            .iter()
            .filter(in_range)
            .filter(|m| m.entities.len() == 1 && reading.kind(m.entities[0]) == EntityKind::Person)
    };
    if let Some(here) = people(sentence.start..at).next() {
        return Some(here.entities[0]);
    }
    let number = reading.doc.sentence_of(at);
    let paragraph = reading.doc.paragraph_of(number);
    for back in 1..=2 {
        let Some(earlier) = number.checked_sub(back) else { break };
        let in_reach = reading.doc.paragraph_of(earlier) + 1 >= paragraph;
        if let Some(subject) = people(reading.doc.sentences[earlier].clone()).next().filter(|_| in_reach) {
            return Some(subject.entities[0]);
        }
    }
    people(0..at).next_back().map(|m| m.entities[0])
}

/// "the two leaders", "the pair", "both presidents".
fn two_leaders(reading: &Reading, at: usize, sentence: &Range<usize>) -> Option<Range<usize>> {
    const PEOPLE: &[&str] = &[
        "leaders",
        "presidents",
        "ministers",
        "men",
        "statesmen",
        "sides",
        "diplomats",
        "monarchs",
        "kings",
        "envoys",
    ];
    let start = if reading.token_is(at, &["the"]) { at + 1 } else { at };
    if reading.token_is(start, &["pair", "duo"]) && start > at {
        return Some(at..start + 1);
    }
    let two = reading.token_is(start, &["two", "both"]);
    (two && start + 1 < sentence.end && reading.token_is(start + 1, PEOPLE)).then_some(at..start + 2)
}

/// The last two people who were named together, up to a paragraph back.
fn pair_before(reading: &Reading, at: usize) -> Option<Vec<usize>> {
    let here = reading.doc.sentence_of(at);
    let mut names: Vec<usize> = Vec::new();
    for sentence in (here.saturating_sub(3)..=here).rev() {
        let range = reading.doc.sentences[sentence].clone();
        names.clear();
        for m in reading.mentions.iter().filter(|m| range.contains(&m.tokens.start) && m.tokens.start < at) {
            let named = m.entities.len() == 1 && (is_name(m.kind) || m.kind == MentionKind::Pronoun);
            if named && reading.kind(m.entities[0]) == EntityKind::Person && !names.contains(&m.entities[0]) {
                names.push(m.entities[0]);
            }
        }
        if names.len() >= 2 {
            names.truncate(2);
            return Some(names);
        }
    }
    None
}
