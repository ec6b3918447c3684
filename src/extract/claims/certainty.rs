//! How far a speaker stands behind the content, told by the words of the content.

use crate::extract::reading::Reading;
use crate::facts::Certainty;
use std::ops::Range;

const IMPROBABLE: &[&str] = &["unlikely", "doubtful", "improbable", "doubt", "doubts"];
const PROBABLE: &[&str] = &["likely", "probably", "presumably", "probable"];
const POSSIBLE: &[&str] = &[
    "may",
    "might",
    "could",
    "possibly",
    "perhaps",
    "maybe",
    "reportedly",
    "allegedly",
    "if",
    "possible",
    "apparently",
    "potentially",
    "unless",
];

/// The weakest hedge in the content; certain where there is none.
pub(super) fn of(reading: &Reading, parts: &[Range<usize>], denied: bool) -> Certainty {
    let has = |words: &[&str]| parts.iter().flat_map(Clone::clone).any(|t| is_hedge(reading, t, words));
    if denied {
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

/// "May" with a capital inside a sentence is the month.
fn is_hedge(reading: &Reading, token: usize, words: &[&str]) -> bool {
    let month =
        reading.doc.tokens[token].text == "May" && reading.doc.sentences.iter().all(|s| s.start != token);
    reading.token_is(token, words) && !month
}
