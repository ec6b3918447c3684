//! Who says it: the subject left of a cue, the name right of it, or an unnamed source's noun.

use super::{Cues, FoundSpeaker};
use crate::extract::reading::Reading;
use crate::facts::EntityKind;
use std::ops::Range;

/// The subject of a verb at `cue`, looking left no further than `from`.
pub(super) fn left(reading: &Reading, cues: &Cues, cue: usize, from: usize) -> Option<FoundSpeaker> {
    let mut at = cue;
    while at > from && cues.is_between(reading, at - 1) && !subject_ends_at(reading, at) {
        at -= 1;
    }
    if let Some(found) = ending_at(reading, cues, at, from) {
        return Some(found);
    }
    // "Ott, who had left, said", "Ott (R-Ky.) said": the subject stands before what the commas or brackets enclose.
    if at > from && reading.token_is(at - 1, &[",", ")"]) {
        let open = if reading.token_is(at - 1, &[","]) { "," } else { "(" };
        let before = (from..at - 1).rev().take(40).find(|t| reading.token_is(*t, &[open]))?;
        return ending_at(reading, cues, before, from);
    }
    // "Ott left the room and said": the verbs share the subject that begins the sentence.
    if at < cue && reading.token_is(at, &["and", "but"]) {
        return subject_of_sentence(reading, cues, cue);
    }
    None
}

fn subject_ends_at(reading: &Reading, end: usize) -> bool {
    reading.mentions.iter().any(|m| m.whole.end == end || m.tokens.end == end)
}

/// The mention or source noun that ends right before a token, with those joined to it by "and".
fn ending_at(reading: &Reading, cues: &Cues, end: usize, from: usize) -> Option<FoundSpeaker> {
    if let Some(mention) = speaking_mention_ending(reading, end, from) {
        let mut entities = reading.mentions[mention].entities.clone();
        let mut start = reading.mentions[mention].whole.start;
        while start > from + 1 && reading.token_is(start - 1, &["and", ","]) {
            let comma =
                usize::from(reading.token_is(start - 2, &[","]) && reading.token_is(start - 1, &["and"]));
            let Some(joined) = speaking_mention_ending(reading, start - 1 - comma, from) else { break };
            // "…, Ott said": a comma alone joins only after a list has begun.
            if reading.token_is(start - 1, &[","]) && entities.len() < 2 {
                break;
            }
            entities.splice(0..0, reading.mentions[joined].entities.iter().copied());
            start = reading.mentions[joined].whole.start;
        }
        entities.dedup();
        let tokens = if entities.len() == 1 { reading.mentions[mention].tokens.clone() } else { start..end };
        return Some(FoundSpeaker { entities, tokens: Some(tokens) });
    }
    let noun = end.checked_sub(1).filter(|n| *n >= from && cues.is_source(reading, *n))?;
    Some(source(reading, noun, from))
}

/// A mention that can speak: no place, no adjective before a noun.
fn speaking_mention_ending(reading: &Reading, end: usize, from: usize) -> Option<usize> {
    let fits = |m: &(usize, &crate::extract::reading::Found)| {
        (m.1.whole.end == end || m.1.tokens.end == end)
            && m.1.whole.start >= from
            && reading.kind(m.1.entities[0]) != EntityKind::Place
    };
    reading.mentions.iter().enumerate().filter(fits).max_by_key(|(_, m)| m.whole.len()).map(|(i, _)| i)
}

/// "Administration officials", "human rights groups": the noun with the words before it that belong to it.
fn source(reading: &Reading, noun: usize, from: usize) -> FoundSpeaker {
    const STOPS: &[&str] = &[
        "the", "a", "an", "that", "as", "and", "but", "in", "of", "to", "by", "for", "on", "with", "at",
        "while", "when", "said", "says", "to", "also", "are",
    ];
    let mut start = noun;
    while start > from && noun - start < 3 {
        let before = &reading.doc.tokens[start - 1];
        if !before.is_word() || before.is_any(STOPS) {
            break;
        }
        start -= 1;
    }
    FoundSpeaker { entities: named_by(reading, noun).into_iter().collect(), tokens: Some(start..noun + 1) }
}

/// "the president", "the group": the last person of that office, or the last body named.
fn named_by(reading: &Reading, noun: usize) -> Option<usize> {
    const BODIES: &[&str] = &[
        "group",
        "agency",
        "ministry",
        "council",
        "committee",
        "commission",
        "party",
        "organization",
        "organisation",
        "union",
        "bank",
        "charity",
    ];
    if noun == 0 || !reading.token_is(noun - 1, &["the"]) {
        return None;
    }
    let last = |kind: EntityKind| {
        let before =
            reading.mentions.iter().rev().filter(move |m| m.tokens.end <= noun && m.entities.len() == 1);
        before.map(|m| m.entities[0]).find(|e| reading.kind(*e) == kind)
    };
    if reading.token_is(noun, BODIES) {
        return last(EntityKind::Organization);
    }
    let title = reading.doc.tokens[noun].text.to_lowercase();
    let holder = reading.roles.iter().rev().find(|r| r.tokens.start < noun && r.title.ends_with(&title));
    holder.map(|r| r.person)
}

/// The name that follows a cue: "said Ott", "told by Ott".
pub(super) fn right(reading: &Reading, cues: &Cues, after: usize, end: usize) -> Option<FoundSpeaker> {
    let start = after + usize::from(reading.token_is(after, &["the", "a", "an", "one"]));
    let mention = reading
        .mentions
        .iter()
        .filter(|m| m.whole.start == after || m.whole.start == start)
        .max_by_key(|m| m.whole.len());
    if let Some(mention) = mention.filter(|m| reading.kind(m.entities[0]) != EntityKind::Place) {
        let adjective = mention.kind == crate::facts::MentionKind::Demonym
            && mention.whole.end < end
            && cues.is_source(reading, mention.whole.end);
        if !adjective {
            return Some(FoundSpeaker {
                entities: mention.entities.clone(),
                tokens: Some(mention.tokens.clone()),
            });
        }
    }
    let noun = (start..end.min(start + 4)).find(|t| cues.is_source(reading, *t))?;
    let plain = (start..noun).all(|t| reading.doc.tokens[t].is_word());
    plain.then(|| FoundSpeaker {
        entities: named_by(reading, noun).into_iter().collect(),
        tokens: Some(start..noun + 1),
    })
}

/// The first mention of the sentence that can be its subject.
pub(super) fn subject_of_sentence(reading: &Reading, cues: &Cues, at: usize) -> Option<FoundSpeaker> {
    let sentence: Range<usize> = reading.doc.sentences[reading.doc.sentence_of(at)].clone();
    sentence.clone().take_while(|t| *t < at).find_map(|t| {
        let mention = reading.mentions.iter().filter(|m| m.whole.start == t).max_by_key(|m| m.whole.len());
        let speaks = mention.filter(|m| {
            !matches!(reading.kind(m.entities[0]), EntityKind::Place) && !is_adjective(reading, m, cues)
        });
        match speaks {
            Some(m) => Some(FoundSpeaker { entities: m.entities.clone(), tokens: Some(m.tokens.clone()) }),
            None if cues.is_source(reading, t) => Some(source(reading, t, sentence.start)),
            None => None,
        }
    })
}

/// "Iranian" in "Iranian officials", "France" in "France's envoy".
fn is_adjective(reading: &Reading, mention: &crate::extract::reading::Found, cues: &Cues) -> bool {
    let next = mention.whole.end;
    next < reading.doc.tokens.len()
        && (reading.token_is(next, &["'s", "’s", "'", "’"])
            || (mention.kind == crate::facts::MentionKind::Demonym && cues.is_source(reading, next)))
}
