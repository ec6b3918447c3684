//! What a pattern is made of, and what a match of it tells.

use crate::facts::EntityKind;
use std::collections::BTreeMap;
use std::ops::Range;

/// Word lists by name.
pub type Lists = BTreeMap<String, Vec<String>>;

/// A pattern over trees.
#[derive(Clone, Debug, PartialEq)]
pub struct Pattern {
    pub(super) root: Node,
    /// As it was written.
    pub text: String,
}

#[derive(Clone, Debug, PartialEq)]
pub(super) struct Node {
    pub capture: Option<char>,
    pub test: Test,
    pub edges: Vec<Edge>,
}

#[derive(Clone, Debug, PartialEq)]
pub(super) enum Test {
    Any,
    Word {
        lemmas: Vec<String>,
        class: Option<Class>,
        /// Any word of the class but these.
        other: bool,
    },
    Mention(Mention),
}

/// Which mentions an element asks for.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Mention {
    pub kinds: Vec<Wanted>,
    /// With those joined to it.
    pub list: bool,
    /// Or something that belongs to one.
    pub party: bool,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Class {
    Noun,
    Verb,
    Adjective,
}

#[derive(Clone, Debug, PartialEq)]
pub(super) struct Edge {
    pub relations: Vec<String>,
    /// From a word to what has it as its argument.
    pub up: bool,
    pub target: Node,
    pub need: Need,
    /// As it was written, for a trace.
    pub text: String,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Need {
    Must,
    May,
    MustNot,
}

/// A kind of mention that an element asks for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in crate::extract) enum Wanted {
    Kind(EntityKind),
    Actor,
    Any,
    Date,
}

impl Wanted {
    /// Whether an entity of this kind is asked for.
    pub(in crate::extract) fn holds(self, kind: EntityKind) -> bool {
        match self {
            Wanted::Kind(k) => k == kind,
            Wanted::Actor => kind != EntityKind::Place,
            Wanted::Any => true,
            Wanted::Date => false,
        }
    }
}

/// A pattern found.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Match {
    /// Which of its rule's patterns it is, from 0.
    pub pattern: usize,
    /// The word that the pattern begins with.
    pub trigger: usize,
    /// All words matched, in order.
    pub words: Vec<usize>,
    pub(super) captures: Vec<(char, usize)>,
}

impl Match {
    /// A match found by other means.
    pub(in crate::extract) fn of(
        trigger: usize,
        mut words: Vec<usize>,
        captures: Vec<(char, usize)>,
    ) -> Match {
        words.sort_unstable();
        words.dedup();
        Match { trigger, words, captures, ..Match::default() }
    }

    /// The entities (for `<date>`, the dates) captured under this name, each once.
    #[must_use]
    pub fn captured(&self, name: char) -> Vec<usize> {
        let mut all = Vec::new();
        for (_, entity) in self.captures.iter().filter(|(n, _)| *n == name) {
            if !all.contains(entity) {
                all.push(*entity);
            }
        }
        all
    }

    /// The names captured, in order, each once.
    #[must_use]
    pub fn names(&self) -> Vec<char> {
        let mut names: Vec<char> = self.captures.iter().map(|(name, _)| *name).collect();
        names.sort_unstable();
        names.dedup();
        names
    }

    /// From the first to the last word matched.
    #[must_use]
    pub fn tokens(&self) -> Range<usize> {
        let first = self.words.iter().min().copied().unwrap_or(self.trigger);
        let last = self.words.iter().max().copied().unwrap_or(self.trigger);
        first..last + 1
    }
}

/// What of a pattern was the first that does not fit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Miss {
    /// The word itself: its class, or the kind of what it denotes.
    Word,
    /// This edge: nothing is there, or what is there is another thing.
    Edge(String),
}

/// Why a pattern does not parse.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum PatternError {
    /// An element of no known form.
    #[error("`{0}` is no element of a pattern")]
    Element(String),
    /// A word list that `lists.toml` lacks.
    #[error("there is no word list `{0}`")]
    List(String),
}
