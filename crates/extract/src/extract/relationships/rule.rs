//! What a rule of this folder says besides its patterns.

use crate::facts::RelationshipKind;
use serde::Deserialize;

/// What a relationship rule says besides its patterns. It holds from each of `A` to each of `B`, or, without a `B`, among
/// those of `A`. `S` is who stands beside, and a party only where too few are named otherwise: "France has a dispute with
/// Spain", but not "France welcomed the thaw between Spain and Italy".
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RelationshipRule {
    /// What kind of tie it finds.
    pub(super) kind: RelationshipKind,
    /// Whether a wish or a threat is one already: "offered aid".
    #[serde(default)]
    pub(super) wished: bool,
    /// Whether it names no pair, and the pair last spoken of is meant: "relations soured".
    #[serde(default)]
    pub(in crate::extract) bare: bool,
    /// Whether it holds where the words are denied: "not on speaking terms".
    #[serde(default)]
    pub(super) denied: bool,
    /// Whether it must have come about: "signed", not "will sign".
    #[serde(default)]
    pub(super) settled: bool,
    /// Whether it names only `A`, and those that the sentence tells of besides are the others: "brokered by France".
    #[serde(default)]
    pub(super) toward: bool,
    /// Whether `B` is a group that bears arms: parties and clubs are defeated too.
    #[serde(default)]
    pub(super) armed: bool,
}

impl RelationshipRule {
    /// The kind of tie that it finds.
    #[must_use]
    pub fn kind(&self) -> RelationshipKind {
        self.kind
    }
}
