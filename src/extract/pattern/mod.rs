//! Patterns over dependency trees: who does what to whom, whatever the word order.
//!
//! A pattern is a word with its arguments ([`crate::language::argument`]), in the manner of Semgrex (Chambers et al. 2007)
//! and spaCy's DependencyMatcher, but over relations that are the same in active and passive, main and relative clauses:
//!
//! | element | matches |
//! | --- | --- |
//! | `meet\|see` | a word with one of these lemmas, whatever its form; or in exactly this form |
//! | `meeting/n`, `meet/v` | the same, only as a noun or name, as a verb (`/a`: adjective) |
//! | `!welcome\|praise/v` | a verb other than these |
//! | `@talks/n` | a word of the list `talks` (`lists.toml`) |
//! | `*` | any word |
//! | `<actor>` | a mention, or a noun that acts for one ("French troops"): `person country organization place actor any date` |
//! | `<actors>` | the same, with all that are joined to it by "and" |
//! | `<party>`, `<parties>` | an actor, or anything that is one's: "French towns", "the plan of France" |
//! | `A:<actor>` | the same, captured as `A` |
//! | `>subject …` | what follows is the word's subject; so with `object recipient attribute owner modifier apposition clause adverbial relative adverb particle auxiliary`, and any preposition: `>with`, `>in` |
//! | `<object …` | what follows has the word as its object; so with all relations |
//! | `>object\|with …` | in one of these relations |
//! | `>?with …`, `<?object …` | if it is there; the pattern matches without it |
//! | `>!particle off` | matches only without it |
//! | `(talks/n >with B:<actor>)` | a word with arguments of its own |
//!
//! Examples: `meet/v >subject A:<actors> >object|with B:<actors>`; `@talks/n >with B:<actors> <object (hold/v >subject
//! A:<actors>)`. An argument of a light verb's object may hang on either: "held talks on Monday with Berg" hangs "with" on
//! "held", so a preposition is looked for at the object's verb too.
//!
//! - `parse`: from text to [`Pattern`].
//! - `matcher`: from [`Pattern`] and a word to [`Match`].

mod matcher;
mod parse;

use crate::facts::EntityKind;
use std::collections::BTreeMap;
use std::ops::Range;

/// Word lists by name.
pub type Lists = BTreeMap<String, Vec<String>>;

/// A pattern over trees.
#[derive(Clone, Debug, PartialEq)]
pub struct Pattern {
    root: Node,
    /// As it was written.
    pub text: String,
}

#[derive(Clone, Debug, PartialEq)]
struct Node {
    capture: Option<char>,
    test: Test,
    edges: Vec<Edge>,
}

#[derive(Clone, Debug, PartialEq)]
enum Test {
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
struct Mention {
    kinds: Vec<Wanted>,
    /// With those joined to it.
    list: bool,
    /// Or something that belongs to one.
    party: bool,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Class {
    Noun,
    Verb,
    Adjective,
}

#[derive(Clone, Debug, PartialEq)]
struct Edge {
    relations: Vec<String>,
    /// From a word to what has it as its argument.
    up: bool,
    target: Node,
    need: Need,
    /// As it was written, for a trace.
    text: String,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Need {
    Must,
    May,
    MustNot,
}

/// A kind of mention that an element asks for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Wanted {
    Kind(EntityKind),
    Actor,
    Any,
    Date,
}

impl Wanted {
    /// Whether an entity of this kind is asked for.
    pub(super) fn holds(self, kind: EntityKind) -> bool {
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
    captures: Vec<(char, usize)>,
}

impl Match {
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
pub enum PatternError {
    /// An element of no known form.
    #[error("`{0}` is no element of a pattern")]
    Element(String),
    /// A word list that `lists.toml` lacks.
    #[error("there is no word list `{0}`")]
    List(String),
}
