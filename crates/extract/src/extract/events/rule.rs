//! What the rule files of this folder say.

use crate::facts::EventKind;
use serde::Deserialize;

/// What an event rule says besides its patterns. Captures: `A` and `B` take part, `P` is where, `C` is a place in the
/// country where.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EventRule {
    /// What kind of event it finds.
    pub(super) event: EventKind,
    /// How many participants it needs.
    #[serde(default)]
    pub(super) least: usize,
    /// Whether the text must say when or where.
    #[serde(default)]
    pub(super) set: bool,
    /// The capture whose country it takes place in, unless the text says where.
    #[serde(default)]
    pub(super) host: Option<char>,
    /// Whether the word must be part of a name: "the Gulf War".
    #[serde(default)]
    pub(super) name: bool,
}

impl EventRule {
    /// The kind of event that it finds.
    #[must_use]
    pub fn kind(&self) -> EventKind {
        self.event
    }
}
