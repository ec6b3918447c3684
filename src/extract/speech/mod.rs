//! Speech as it stands in the text: quotation marks, verbs that report, and who their subject is.
//!
//! In: a [`Doc`](crate::language::Doc) and the cue lexicon. Out: [`Quotes`], each with the word for its speaker that stands
//! beside it, and what the [`Cues`] say of a word. All of it is found on tokens, before anybody is known, so that coreference and
//! claims go by the same marks and the same verbs: who "he" is inside a quotation and whose words it is are one question.
//!
//! - `lexicon`: words that report ("said", "claim", "officials"), from the files in `claims/cues`.
//! - `quotation`: what stands between quotation marks, paired or not.
//!
//! **Invariant:** this room knows no entities; it imports neither the reading nor what is found in it.

mod lexicon;
mod quotation;

pub use lexicon::{CueVerb, Cues, Frame};
pub use quotation::{Quote, Quotes};

use crate::language::{Dep, Doc};

/// The subject of a verb of saying, before or behind it.
#[must_use]
pub fn subject(doc: &Doc, verb: usize) -> Option<usize> {
    doc.child_by(verb, &[Dep::Nsubj])
        .or_else(|| doc.surface_subject(verb))
        .map(|s| doc.antecedent_of_relative(verb, s))
}
