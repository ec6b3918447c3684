//! Who and where: from tokens to entities, their mentions and the offices they hold.
//!
//! In: a fresh [`Reading`]. Out: its entities, mentions and roles. The order of work is the order of the files:
//!
//! 1. `phrases`: names that the gazetteer knows; `metonym` tells a capital that speaks from one that is visited.
//! 2. `names`: rows of capitalised words that it does not know: people, organizations and places by their words.
//! 3. `roles`: titles before and behind names.
//! 4. `coreference`: short forms, pronouns and "the two leaders".
//!
//! **Invariant:** a role rests on the article's own words, never on a table of who governs what.

mod coreference;
mod metonym;
mod names;
mod phrases;
mod roles;

pub use phrases::Phrases;

use super::reading::Reading;
use crate::facts::MentionKind;

/// Finds everybody and every place in the article.
pub fn find(reading: &mut Reading) {
    phrases::find(reading);
    names::find(reading);
    roles::find(reading);
    coreference::find(reading);
}

/// Words of offices and forms of address that stand before a name and belong to its atom.
pub(super) const COURTESIES: &[&str] = &[
    "mr", "mr.", "mrs", "mrs.", "ms", "ms.", "miss", "dr", "dr.", "sir", "lord", "lady", "dame", "prof",
    "prof.", "gen", "gen.", "col", "col.", "rep", "rep.", "reps.", "sen", "sen.", "sens.", "gov", "gov.",
    "rev", "rev.", "lt.", "sgt.", "capt.", "maj.", "adm.",
];

/// Whether a mention is a name of the entity itself: not a pronoun, not a common noun.
pub(super) fn is_name(kind: MentionKind) -> bool {
    matches!(kind, MentionKind::Name)
}
