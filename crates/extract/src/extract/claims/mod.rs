//! Who says what: from entities and trees to claims.
//!
//! In: a [`Reading`] with entities and mentions. Out: [`FoundClaim`]s. The order of work is the order of the files:
//!
//! 1. Words that report and quotations are found before ([`super::speech`]); the words are in the files of `cues`.
//! 2. `verbal`, `nominal`, `attitude`, `accordance`: attributions by a verb, by a noun, by an adjective, by "according to" and the like; `comment`: "or so the radio has it". `attribution`
//!    and `occasion` tell who is a verb's subject, `content` and `complement` which words are said, `bounds` and `reach` where they end, `speaker` who that is.
//! 3. `turn`: "he said" after what a source has said is that source. `running`: quotations without a cue of their own.
//! 4. `certainty`: how far the speaker stands behind it. `nesting`: which claim is reported inside which.
//! 5. `act`: what the speaker does by saying it, and to whom. `issuer`: whose a document is that speaks.
//! 6. `pronoun`: mentions follow what a speaker's pronoun was found to mean, so that "he" is one person for all who ask.
//!
//! **Invariant:** a claim's content never becomes a fact of the article: whatever is found inside a content carries
//! the claim's number ([`Voices`], `tests/claims.rs`).
//!
//! **Invariant:** nothing here knows RDF.

mod accordance;
mod act;
mod apposed;
mod attitude;
mod attribution;
mod between;
mod bounds;
mod called;
mod certainty;
mod comment;
mod complement;
mod content;
mod context;
mod found;
mod inserted;
mod issuer;
mod nesting;
mod nominal;
mod occasion;
mod pronoun;
mod reach;
mod relayed;
mod running;
mod speaker;
mod turn;
mod verbal;

#[cfg(test)]
mod tests;

pub use found::{ClaimNumber, FoundClaim, FoundClaims, FoundSpeaker, is_vouched_for};

use super::reading::Reading;
use super::voice::Voices;
use context::Context;

/// Finds every claim and leaves them in the reading, with the voice of every word; mentions of speakers follow.
pub(super) fn settle(reading: &mut Reading) {
    let mut claims = find(reading);
    issuer::settle(reading, reading.cues, &mut claims.0);
    act::settle(reading, reading.cues, &mut claims.0);
    reading.voices = Voices::of(reading.doc.tokens.len(), &claims, reading.quotes.all());
    pronoun::write_back(reading, &claims.0);
    reading.claims = claims;
}

/// Gives claims that "we" or "I" makes to those whom the word at its place was found to mean.
pub(super) fn name_speakers(reading: &mut Reading, known: &[(usize, usize)]) {
    for claim in &mut reading.claims.0 {
        let Some(tokens) = claim.speaker.tokens.as_ref().filter(|t| t.len() == 1) else { continue };
        let who = known.iter().find(|(at, _)| *at == tokens.start);
        if let Some((_, entity)) = who.filter(|_| claim.speaker.entities.is_empty()) {
            claim.speaker.entities = vec![*entity];
        }
    }
}

/// Finds every claim, in the order of the text.
#[must_use]
pub fn find(reading: &Reading) -> FoundClaims {
    let quotes = &reading.quotes;
    let context = Context {
        reading,
        cues: reading.cues,
        quotes: quotes.all(),
        accordances: accordance::beginnings(reading),
        comments: comment::verbs(reading),
    };
    let mut claims = Vec::new();
    let mut dialogue = running::Dialogue::default();
    for paragraph in &reading.doc.paragraphs {
        let tokens =
            reading.doc.sentences[paragraph.start].start..reading.doc.sentences[paragraph.end - 1].end;
        let from = claims.len();
        for sentence in quotes.joined_sentences(reading.doc, paragraph) {
            accordance::find(&context, &sentence, &mut claims);
            comment::find(&context, &sentence, &mut claims);
            verbal::find(&context, &sentence, &mut claims);
            nominal::find(&context, &sentence, &mut claims);
            attitude::find(&context, &sentence, &mut claims);
        }
        nesting::drop_doubles(&mut claims, from);
        turn::resolve(&context, &mut claims, from);
        nesting::drop_thoughts(&context, &mut claims, from);
        running::find(&context, &tokens, from, &mut claims, &mut dialogue);
    }
    nesting::order(claims)
}
