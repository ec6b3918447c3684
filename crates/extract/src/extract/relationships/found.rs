//! A relationship as it is found.

use super::time::Time;
use crate::extract::voice::Voice;
use crate::facts::RelationshipKind;
use std::ops::Range;

/// A relationship in tokens.
#[derive(Clone, Debug, PartialEq)]
pub struct FoundRelationship {
    /// What kind.
    pub kind: RelationshipKind,
    /// Who acts.
    pub from: usize,
    /// Who is acted upon.
    pub to: usize,
    /// When it held or turned.
    pub time: Time,
    /// Whether its words say that it is so once more: "soured again".
    pub again: bool,
    /// Who asserts it.
    pub voice: Voice,
    /// Where it is said, and by which rule.
    pub marks: Vec<(Range<usize>, String)>,
}
