//! Who says what: from entities and trees to claims.
//!
//! In: a [`Reading`] with entities and mentions. Out: [`FoundClaim`]s. The order of work is the order of the files:
//!
//! 1. `lexicon`: words that report ("said", "claim", "officials"), from the files in `cues`.
//! 2. `quotation`: what stands between quotation marks, paired or not.
//! 3. `verbal`, `nominal`, `accordance`: attributions by a verb, by a noun, by "according to" and the like; `comment`: "or so the radio has it". `attribution`
//!    tells who is a verb's subject, `content` and `complement` which words are said, `bounds` where they end, `speaker` who that is.
//! 4. `turn`: "he said" after what a source has said is that source. `running`: quotations without a cue of their own.
//! 5. `certainty`: how far the speaker stands behind it. `nesting`: which claim is reported inside which.
//! 6. `act`: what the speaker does by saying it, and to whom. `issuer`: whose a document is that speaks.
//! 7. `pronoun`: mentions follow what a speaker's pronoun was found to mean, so that "he" is one person for all who ask.
//!
//! **Invariant:** a claim's content never becomes a fact of the article: whatever is found inside a content carries
//! the claim's number ([`Voices`], `tests/claims.rs`).
//!
//! **Invariant:** nothing here knows RDF.

mod accordance;
mod act;
mod attribution;
mod bounds;
mod called;
mod certainty;
mod comment;
mod complement;
mod content;
mod context;
mod found;
mod issuer;
mod lexicon;
mod nesting;
mod nominal;
mod pronoun;
mod quotation;
mod running;
mod speaker;
mod turn;
mod verbal;

#[cfg(test)]
mod tests;

pub use found::{FoundClaim, FoundSpeaker};
pub use lexicon::{CueVerb, Cues, Frame};

use super::reading::Reading;
use super::voice::Voices;
use context::Context;
use std::ops::Range;

/// Finds every claim and leaves them in the reading, with the voice of every word; mentions of speakers follow.
pub(super) fn settle(reading: &mut Reading, cues: &Cues) {
    let (mut claims, quotes) = read(reading, cues);
    issuer::settle(reading, cues, &mut claims);
    act::settle(reading, cues, &mut claims);
    reading.voices = Voices::of(reading.doc.tokens.len(), &claims, &quotes);
    pronoun::write_back(reading, &claims);
    reading.claims = claims;
}

/// Finds every claim, in the order of the text.
#[must_use]
pub fn find(reading: &Reading, cues: &Cues) -> Vec<FoundClaim> {
    read(reading, cues).0
}

/// The claims, and what stands between quotation marks.
fn read(reading: &Reading, cues: &Cues) -> (Vec<FoundClaim>, Vec<Range<usize>>) {
    let quotes = quotation::find(reading, cues);
    let context = Context { reading, cues, quotes: &quotes };
    let mut claims = Vec::new();
    let mut dialogue = running::Dialogue::default();
    for paragraph in &reading.doc.paragraphs {
        let tokens =
            reading.doc.sentences[paragraph.start].start..reading.doc.sentences[paragraph.end - 1].end;
        let from = claims.len();
        for sentence in quotation::joined_sentences(reading, &quotes, paragraph) {
            accordance::find(&context, &sentence, &mut claims);
            comment::find(&context, &sentence, &mut claims);
            verbal::find(&context, &sentence, &mut claims);
            nominal::find(&context, &sentence, &mut claims);
        }
        nesting::drop_doubles(&mut claims, from);
        turn::resolve(&context, &mut claims, from);
        nesting::drop_thoughts(&context, &mut claims, from);
        running::find(&context, &tokens, from, &mut claims, &mut dialogue);
    }
    let quotes = quotes.into_iter().map(|q| q.inside).collect();
    (nesting::order(claims), quotes)
}
