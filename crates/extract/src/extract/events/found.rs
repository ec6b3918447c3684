//! An event while its article is being read.

use crate::extract::voice::Voice;
use crate::facts::{Edtf, EventKind, Part, Status};
use std::collections::BTreeMap;
use std::ops::Range;

/// An event in tokens.
#[derive(Clone, Debug, PartialEq)]
pub struct FoundEvent {
    /// What kind.
    pub kind: EventKind,
    /// Who.
    pub participants: Vec<usize>,
    /// What part somebody takes, where a word says so.
    pub parts: BTreeMap<usize, Part>,
    /// When.
    pub date: Option<Edtf>,
    /// Where.
    pub place: Option<usize>,
    /// In whose country, where no place is told: that of who receives.
    pub host: Option<usize>,
    /// Which it is of several that one phrase counts, from 0.
    pub turn: usize,
    /// The words that say "again": it is none of those told of before.
    pub again: Vec<usize>,
    /// How far the article commits to it.
    pub status: Status,
    /// Whether anything tells the status; "the summit" alone does not.
    pub told: bool,
    /// Which of a series it is said to be: 6 for "his sixth meeting with Xi".
    pub ordinal: Option<u32>,
    /// The word that names it, as a lemma.
    pub word: String,
    /// Who vouches for it.
    pub voice: Voice,
    /// Where it is said, and by which rule; the first mention first.
    pub marks: Vec<(Range<usize>, String)>,
}

/// The rule of a war told of by the state that it is in: it goes on, whatever is done about it on a day.
pub(super) const WAR_WITHIN: &str = "events.conflict.within";
