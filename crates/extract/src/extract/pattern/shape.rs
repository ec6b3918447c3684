//! What a pattern is made of, and what a match of it tells.

use crate::extract::reading::Reading;
use crate::extract::words::Key;
use crate::facts::EntityKind;
use crate::language::Relation;
use std::borrow::Cow;
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
        /// The same as a token is asked for them.
        keys: Vec<Key>,
        class: Option<Class>,
        /// Any word of the class but these.
        other: bool,
    },
    Mention(Mention<'static>),
}

/// Which mentions an element asks for.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Mention<'k> {
    pub kinds: Cow<'k, [Wanted]>,
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
    pub relations: Relations,
    /// From a word to what has it as its argument.
    pub up: bool,
    pub target: Node,
    pub need: Need,
    /// As it was written, for a trace.
    pub text: String,
}

/// Relations one of which is asked for.
#[derive(Clone, Debug, Default, PartialEq)]
pub(in crate::extract) struct Relations {
    /// Those that have a name, a bit each.
    named: u16,
    /// The auxiliaries of a verb, and nothing else.
    pub(super) auxiliary: bool,
    /// Prepositions, in lower case.
    pub(super) prepositions: Vec<String>,
    /// The same as a token's form is asked for them.
    prepositions_by_key: Vec<Key>,
}

/// The relations that have a name.
const NAMED: [Relation; 12] = [
    Relation::Subject,
    Relation::Object,
    Relation::Recipient,
    Relation::Attribute,
    Relation::Owner,
    Relation::Modifier,
    Relation::Apposition,
    Relation::Clause,
    Relation::Adverbial,
    Relation::Relative,
    Relation::Adverb,
    Relation::Particle,
];

impl Relations {
    /// Those that a pattern writes with `|` between them.
    pub(in crate::extract) fn parse(text: &str) -> Relations {
        Relations::of(text.split('|'))
    }

    /// Those of these names.
    pub(in crate::extract) fn of<'n>(names: impl Iterator<Item = &'n str>) -> Relations {
        let mut relations = Relations::default();
        for name in names {
            let named = NAMED.into_iter().find(|r| r.name() == Some(name));
            match named {
                Some(relation) => relations.named |= bit(relation),
                None if name == "auxiliary" => relations.auxiliary = true,
                None => {
                    relations.prepositions_by_key.push(Key::of(name));
                    relations.prepositions.push(name.to_lowercase());
                }
            }
        }
        relations
    }

    /// Whether a relation is one of them.
    pub(in crate::extract) fn hold(&self, reading: &Reading, relation: Relation) -> bool {
        match relation {
            Relation::Behind(p) => self.prepositions_by_key.contains(&reading.spellings_of(p)[0].key),
            named => self.named & bit(named) != 0,
        }
    }

    /// Whether a modifier is asked for and nothing else.
    pub(super) fn is_modifier(&self) -> bool {
        self.named == bit(Relation::Modifier) && !self.auxiliary && self.prepositions.is_empty()
    }

    /// The prepositions, of which one must be there where nothing but prepositions is asked for.
    pub(super) fn only_prepositions(&self) -> Option<&[String]> {
        (self.named == 0 && !self.auxiliary).then_some(&self.prepositions)
    }
}

fn bit(relation: Relation) -> u16 {
    NAMED.iter().position(|r| *r == relation).map_or(0, |n| 1 << n)
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
