//! How far a speaker stands behind the content, told by the words of the content; and whether it is put in the negative.

use super::lexicon::Stance;
use crate::extract::reading::Reading;
use crate::facts::Certainty;
use crate::language::{Dep, Tag};
use std::ops::Range;

const IMPROBABLE: &[&str] =
    &["unlikely", "doubtful", "improbable", "implausible", "hardly", "doubt", "doubts"];
const PROBABLE: &[&str] = &["likely", "probably", "presumably", "probable", "plausible", "expected"];
const POSSIBLE: &[&str] = &[
    "may",
    "might",
    "could",
    "possibly",
    "perhaps",
    "maybe",
    "reportedly",
    "allegedly",
    "supposedly",
    "purportedly",
    "if",
    "possible",
    "apparently",
    "potentially",
    "unless",
    "seemingly",
    "conceivably",
];

/// The weakest hedge in the content; certain where there is none.
pub(super) fn of(reading: &Reading, parts: &[Range<usize>], stance: Stance) -> Certainty {
    let has = |words: &[&str]| parts.iter().flat_map(Clone::clone).any(|t| is_hedge(reading, t, words));
    if stance == Stance::Denying {
        Certainty::Denied
    } else if has(IMPROBABLE) {
        Certainty::Improbable
    } else if has(PROBABLE) {
        Certainty::Probable
    } else if has(POSSIBLE) {
        Certainty::Possible
    } else {
        Certainty::Certain
    }
}

fn is_hedge(reading: &Reading, token: usize, words: &[&str]) -> bool {
    if !reading.token_is(token, words) {
        return false;
    }
    let doc = reading.doc;
    let here = &doc.tokens[token];
    // "could not" says what was not possible then; "May" may be the month.
    match &*here.text.to_lowercase() {
        "may" | "might" => here.tag == Tag::Md,
        "could" => here.tag == Tag::Md && !doc.head(token).is_some_and(|h| doc.is_negated(h)),
        "expected" => doc.children_by(token, &[Dep::Xcomp]).next().is_some() && doc.is_passive(token),
        _ => true,
    }
}

/// Whether the content says that something is not so: its main verb is negated.
pub(super) fn is_negative(reading: &Reading, parts: &[Range<usize>]) -> bool {
    let doc = reading.doc;
    let inside = |t: usize| parts.iter().any(|p| p.contains(&t));
    parts.iter().flat_map(Clone::clone).any(|t| {
        let token = &doc.tokens[t];
        let negation = token.dep == Dep::Neg || token.is_any(&["never", "no", "nobody", "nothing"]);
        let head = doc.head(t);
        // The verb is the content's own, not that of a clause below it.
        let top = |v: usize| !doc.ancestors(v).any(|a| inside(a) && doc.tokens[a].tag.is_verb());
        negation && head.is_some_and(|h| inside(h) && top(h))
    })
}
