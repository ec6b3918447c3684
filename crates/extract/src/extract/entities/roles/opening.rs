//! Offices in the sentence with which an encyclopedia opens: "Anna Ott (born 3 May 1950) is a Ruritanian politician who served
//! as the eighth President of Ruritania". What the brackets hold, pronunciations and spellings, breaks the tree, so that the
//! words are read in their order.

use super::mood::unreal;
use super::owner::owner_behind;
use super::title_text;
use crate::extract::entities::people::title_length;
use crate::extract::reading::{FoundRole, Reading};
use crate::extract::voice::Voice;
use crate::facts::{EntityKind, MentionKind};

/// How many tokens the brackets may hold.
const LONGEST_ASIDE: usize = 90;
/// How far behind the verb an office is looked for.
const FAR: usize = 45;

/// Records the offices of those whose full name stands before "is" or "was", with brackets between.
pub(super) fn find(reading: &Reading, found: &mut Vec<FoundRole>) {
    let names = reading.mentions.iter().filter(|m| {
        m.kind == MentionKind::Name
            && m.entities.len() == 1
            && reading.kind(m.entities[0]) == EntityKind::Person
    });
    for name in names {
        let first = reading.doc.sentences[reading.doc.sentence_of(name.tokens.start)].start;
        let Some(verb) = verb_behind(reading, name.tokens.end).filter(|_| name.tokens.start <= first + 1)
        else {
            continue;
        };
        of_predicate(reading, name.entities[0], verb, found);
    }
}

/// "is" or "was" behind a name and its brackets.
fn verb_behind(reading: &Reading, end: usize) -> Option<usize> {
    let tokens = &reading.doc.tokens;
    if !reading.token_is(end, &["("]) {
        return None;
    }
    let mut depth = 0_usize;
    let limit = tokens.len().min(end + LONGEST_ASIDE);
    let closed = (end..limit).find(|t| {
        match tokens[*t].text {
            "(" => depth += 1,
            ")" => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth == 0
    })?;
    Some(closed + 1).filter(|t| reading.token_is(*t, &["is", "was"]))
}

/// "was a politician who served as president of Ruritania", "is a jurist and the third president of Ruritania".
fn of_predicate(reading: &Reading, person: usize, verb: usize, found: &mut Vec<FoundRole>) {
    let tokens = &reading.doc.tokens;
    let end = reading.doc.sentences[reading.doc.sentence_of(verb)].end.min(verb + FAR);
    let mut told = verb;
    let mut at = verb;
    while at < end {
        let token = &tokens[at];
        if token.is_any(&["not", "never", "but", "\"", "“", ";"]) {
            return;
        }
        if token.tag.is_verb() {
            told = at;
        }
        let Some(length) = title_length(reading, at, end) else {
            at += 1;
            continue;
        };
        let title = title_text(reading, at..at + length);
        let owner = owner_behind(reading, at + length, end, &title).filter(|o| o.direct && !o.sent);
        let country = owner.filter(|o| reading.kind(o.entity) == EntityKind::Country);
        if let Some(owner) = country.filter(|_| is_predicate(reading, verb, at) && !unreal(reading, told)) {
            let known = |r: &FoundRole| r.person == person && r.of == Some(owner.entity) && r.title == title;
            if !reading.roles.of(person).any(known) && !found.iter().any(known) {
                let former = tokens[told].is_any(&["was", "served", "became"])
                    && !reading.token_is(told - 1, &["has"]);
                let (asserted, voice, rule) = (Some(told), Voice::Article, "roles.said-to-be");
                let (of, tokens) = (Some(owner.entity), told..owner.end);
                found.push(FoundRole { person, title, of, former, asserted, voice, tokens, rule });
            }
            at = owner.end;
        } else {
            at += length;
        }
    }
}

/// Whether the title stands where the predicate says what somebody is: behind "was", "as", "and" or a comma, and not behind
/// "under the" or "by the".
fn is_predicate(reading: &Reading, verb: usize, title: usize) -> bool {
    let counts = |t: &usize| {
        let token = &reading.doc.tokens[*t];
        token.is_any(&["the", "a", "first", "current", "only", "former", "first", "and"])
            || token.text.starts_with(|c: char| c.is_ascii_digit())
            || token.text.ends_with("th")
            || token.is_any(&["second", "third", "fifth", "-"])
    };
    let before = (verb..title).rev().find(|t| !counts(t) || reading.token_is(*t, &["and"]));
    before.is_some_and(|t| reading.token_is(t, &["is", "was", "been", "as", "and", ",", "became"]))
}
