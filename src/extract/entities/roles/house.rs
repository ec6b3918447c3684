//! Bodies of a state that are named by common nouns, where an office is theirs: "the speaker of the Iranian parliament", "a
//! spokesman for Georgia's defence ministry". Their head is not the head of the state.

use crate::extract::entities::people::{title_ending_at, title_length};
use crate::extract::reading::Reading;
use crate::facts::{EntityKind, MentionKind};
use crate::language::{Shape, Tag};
use std::ops::Range;

/// Verbs of being at the head of one.
const LEADING: [&str; 8] = ["lead", "head", "chair", "run", "command", "direct", "manage", "found"];

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
        token.shape == Shape::Lower && (token.tag.is_noun() || matches!(token.tag, Tag::Jj | Tag::Vbg))
    };
    let last =
        (from..sentence.end.min(from + LONGEST)).take_while(plain).find(|t| names_a_body(reading, *t))?;
    let tokens = country.start..last + 1;
    // "the speaker of the Iranian parliament"
    let the = tokens.start.checked_sub(1).filter(|t| reading.token_is(*t, &["the"])).unwrap_or(tokens.start);
    let owned = the.checked_sub(1).filter(|p| *p >= sentence.start).is_some_and(|before| {
        // "who ran Ruritania's secret service"
        let led = doc.tokens[before].tag.is_verb() && LEADING.contains(&&*doc.tokens[before].lemma);
        let title =
            || title_ending_at(reading, before_brackets(reading, before, sentence.start), sentence.start);
        // "head of the Zenda desk at the foreign ministry"
        let part = before > sentence.start
            && reading.token_is(before, &["at"])
            && reading.token_in(before - 1, &reading.words.offices.parts);
        led || part || reading.token_is(before, &["of", "for", "at", "in"]) && title().is_some()
    });
    // "Iranian parliament speaker Ott", where "parliament speaker" is no office of its own.
    let titled = || {
        title_length(reading, last + 1, sentence.end).is_some_and(|n| {
            title_ending_at(reading, last + 1 + n, sentence.start).is_some_and(|t| t.start == last + 1)
        })
    };
    (owned || titled()).then_some(tokens)
}

/// "first secretary (political) at": where the brackets before a word begin.
fn before_brackets(reading: &Reading, at: usize, from: usize) -> usize {
    let closed = at.checked_sub(1).filter(|b| *b > from && reading.token_is(*b, &[")"]));
    let open =
        closed.and_then(|b| (from.max(b.saturating_sub(4))..b).rev().find(|t| reading.token_is(*t, &["("])));
    open.unwrap_or(at)
}

fn names_a_body(reading: &Reading, noun: usize) -> bool {
    let words = &reading.words.offices;
    let before = &reading.doc.tokens[noun - 1];
    let told = before.shape == Shape::Lower && !words.no_names.holds(before.text) && before.is_word();
    // A ruling council is the state.
    let rules = before.is("ruling") && reading.token_is(noun, &["council"]);
    reading.token_in(noun, &words.of_state)
        || (reading.token_in(noun, &words.of_state_with) && told && !rules)
}
