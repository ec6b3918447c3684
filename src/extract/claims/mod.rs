//! Who says what: from entities and tokens to claims.
//!
//! In: a [`Reading`] with entities and mentions. Out: [`FoundClaim`]s. The order of work is the order of the files:
//!
//! 1. `cue`: words that may introduce speech ("said", "according to"), from `cues.toml`.
//! 2. `quotation`: what stands between quotation marks, and who is named beside it.
//! 3. `indirect`: what follows or precedes a cue without quotation marks, or with some.
//! 4. `speaker`: who says it, as written and as an entity.
//! 5. `certainty`: how far the speaker stands behind it.
//!
//! **Invariant:** a claim's content never becomes a fact of the article: whatever is found inside a content carries
//! the claim's number (`tests/claims.rs`).
//!
//! **Invariant:** nothing here knows RDF.

mod certainty;
mod cue;
mod indirect;
mod quotation;
mod speaker;

pub use cue::Cues;

use super::entities::COURTESIES;
use super::reading::Reading;
use crate::facts::{Certainty, Mode};
use std::ops::Range;

/// A claim in tokens.
#[derive(Clone, Debug, PartialEq)]
pub struct FoundClaim {
    /// Who says it.
    pub speaker: FoundSpeaker,
    /// Direct, indirect or mixed.
    pub mode: Mode,
    /// The cue, where there is one.
    pub cue: Option<Range<usize>>,
    /// How sure.
    pub certainty: Certainty,
    /// The content, in one or more parts.
    pub parts: Vec<Range<usize>>,
    /// Found by which rule.
    pub rule: &'static str,
}

/// A speaker as entities and as written.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FoundSpeaker {
    /// Resolved; empty for an unnamed source.
    pub entities: Vec<usize>,
    /// As written.
    pub tokens: Option<Range<usize>>,
}

/// Finds every claim, in the order of the text.
#[must_use]
pub fn find(reading: &Reading) -> Vec<FoundClaim> {
    let cues = Cues::compiled_in();
    let mut claims = Vec::new();
    for paragraph in &reading.doc.paragraphs {
        let first = reading.doc.sentences[paragraph.start].start;
        let last = reading.doc.sentences[paragraph.end - 1].end;
        let quotes = quotation::quotes(reading, first..last);
        indirect::find(reading, cues, &quotes, first..last, &mut claims);
        quotation::find(reading, cues, &quotes, first..last, &mut claims);
    }
    claims.sort_by_key(|c| (c.parts[0].start, usize::MAX - c.parts[0].end));
    claims.dedup_by(|b, a| a.parts[0] == b.parts[0]);
    claims
}

/// A row of tokens without the marks at its ends that are not part of the words.
fn trim(reading: &Reading, mut tokens: Range<usize>) -> Option<Range<usize>> {
    let mark = |t: usize| reading.token_is(t, &[",", "\"", "“", "”", ":", ";", "—", "–", "-", "."]);
    while tokens.start < tokens.end && mark(tokens.start) {
        tokens.start += 1;
    }
    while tokens.start < tokens.end && mark(tokens.end - 1) {
        tokens.end -= 1;
    }
    (tokens.start < tokens.end).then_some(tokens)
}

#[cfg(test)]
mod tests {
    use crate::extract::testing::claims;

    /// Each claim as "speaker | mode | words".
    #[test]
    fn claims_have_their_speaker_and_their_words() {
        for (text, expected) in [
            (
                "“We will not sign,” President Anna Smith said.",
                vec!["Anna Smith | direct | We will not sign"],
            ),
            (
                "“We will not sign,” said Anna Smith. “It is a trap.”",
                vec!["Anna Smith | direct | We will not sign … It is a trap."],
            ),
            (
                "Anna Smith said that the talks had failed.",
                vec!["Anna Smith | indirect | the talks had failed"],
            ),
            ("Anna Smith said the talks were “a trap.”", vec!["Anna Smith | mixed | the talks were “a trap"]),
            ("The talks had failed, Anna Smith said.", vec!["Anna Smith | indirect | The talks had failed"]),
            (
                "According to Anna Smith, the talks had failed.",
                vec!["Anna Smith | indirect | the talks had failed"],
            ),
            ("The talks, experts say, had failed.", vec!["experts | indirect | The talks … had failed"]),
            ("France urged Germany to sign.", vec!["France | indirect | Germany to sign"]),
            ("France called for an early vote.", vec!["France | indirect | an early vote"]),
            ("France denied that it had sent troops.", vec!["France | indirect | it had sent troops"]),
            ("Anna Smith, an envoy, warned that war was near.", vec!["Anna Smith | indirect | war was near"]),
            (
                "President Anna Smith arrived. She said the talks had failed.",
                vec!["Anna Smith | indirect | the talks had failed"],
            ),
            ("Officials believe the talks had failed.", vec!["Officials | indirect | the talks had failed"]),
            (
                "President Anna Smith said: “We will not sign.”",
                vec!["Anna Smith | direct | We will not sign."],
            ),
            // Nobody speaks here.
            ("The so-called “trap” was sprung.", vec![]),
            ("The said treaty was signed.", vec![]),
            ("Anna Smith declined to comment.", vec![]),
            ("France and Germany agreed to sign.", vec![]),
            ("The talks suggested by France failed.", vec![]),
        ] {
            assert_eq!(claims(text), expected, "{text}");
        }
    }
}
