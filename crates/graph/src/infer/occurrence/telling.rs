//! One event as one article tells it.

use crate::facts::ordinal_number;
use oxigraph::model::{NamedNode, Term};
use std::collections::BTreeSet;

/// Words of an event's evidence that, like an ordinal, tell it from another of its kind.
const ORDER: [&str; 12] = [
    "last",
    "again",
    "another",
    "previous",
    "previously",
    "earlier",
    "later",
    "next",
    "twice",
    "repeated",
    "fresh",
    "new",
];

/// One event as one article tells it.
pub(super) struct Telling {
    pub(super) node: NamedNode,
    pub(super) article: Term,
    pub(super) kind: Term,
    /// The first day that it can be of; empty where it is undated.
    pub(super) first: String,
    /// The last.
    pub(super) last: String,
    pub(super) actors: Vec<NamedNode>,
    pub(super) places: BTreeSet<NamedNode>,
    pub(super) ordinal: Option<String>,
    pub(super) ordered: bool,
    pub(super) occurred: bool,
}

impl Telling {
    pub(super) fn is_day(&self) -> bool {
        self.first == self.last
    }

    /// Whether its article counts it, or sets it against others of its kind.
    pub(super) fn is_one_of_several(&self) -> bool {
        self.ordinal.is_some() || self.ordered
    }

    /// Year and month, where it lies in one.
    pub(super) fn month(&self) -> Option<&str> {
        let month = self.first.get(..7)?;
        (!month.is_empty() && self.last.get(..7) == Some(month)).then_some(month)
    }
}

/// Whether the words of a span tell an event from another of its kind: "their second meeting", "met again".
pub(super) fn is_ordered(words: &str) -> bool {
    let mut words = words.split(|c: char| !c.is_alphanumeric());
    words.any(|w| ordinal_number(w).is_some() || ORDER.contains(&w))
}
