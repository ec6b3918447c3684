//! Patterns over the atoms of a sentence: the language that rule files are written in.
//!
//! An *atom* is a mention with its titles and determiners, a date, or a single token. A pattern is a row of elements:
//!
//! | element | matches |
//! | --- | --- |
//! | `met\|meets` | a token that is one of these words, whatever the case |
//! | `@meet` | a token of the word list `meet` (`lists.toml`) |
//! | `<actor>` | one mention: `person country organization place actor any date`, several with `\|` between |
//! | `<actors>` | such mentions joined by commas and "and" |
//! | `A:<actor>` | the same, captured as `A` |
//! | `..4` | up to four atoms of any kind, without a semicolon or a quotation mark among them |
//!
//! A `?` behind an element makes it optional; gaps are as short as they can be.

mod matcher;
mod tree;

pub use matcher::{Match, find_all};
pub use tree::{TreeMatch, TreePattern};

use crate::facts::EntityKind;
use std::collections::BTreeMap;
use std::ops::Range;

/// A mention with its titles and determiners, a date, or a single token.
#[derive(Clone, Debug, PartialEq)]
pub struct Atom {
    /// All of it, titles and determiners included.
    pub tokens: Range<usize>,
    /// What it is.
    pub content: Content,
}

/// What an atom is.
#[derive(Clone, Debug, PartialEq)]
pub enum Content {
    /// A word, number or mark in lower case.
    Token(String),
    /// Entities by their number in the reading; several for "the two leaders".
    Entities(Vec<usize>, EntityKind),
    /// A date by its number in the reading.
    Date(usize),
}

/// Word lists by name.
pub type Lists = BTreeMap<String, Vec<String>>;

/// A row of elements.
#[derive(Clone, Debug, PartialEq)]
pub struct Pattern {
    elements: Vec<Element>,
}

#[derive(Clone, Debug, PartialEq)]
struct Element {
    what: What,
    capture: Option<char>,
    optional: bool,
}

#[derive(Clone, Debug, PartialEq)]
enum What {
    Words(Vec<String>),
    Mention { kinds: Vec<Wanted>, list: bool },
    Gap(usize),
}

/// A kind of mention that an element asks for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Wanted {
    Kind(EntityKind),
    Actor,
    Any,
    Date,
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

impl Pattern {
    /// Reads a pattern.
    ///
    /// # Errors
    /// See [`PatternError`].
    pub fn parse(text: &str, lists: &Lists) -> Result<Pattern, PatternError> {
        let elements = text.split_whitespace().map(|e| element(e, lists)).collect::<Result<_, _>>()?;
        Ok(Pattern { elements })
    }
}

fn element(text: &str, lists: &Lists) -> Result<Element, PatternError> {
    let bad = || PatternError::Element(text.to_owned());
    let (body, optional) = text.strip_suffix('?').map_or((text, false), |b| (b, true));
    let (capture, body) = match body.split_once(':') {
        Some((name, rest)) if name.len() == 1 && rest.starts_with('<') => (name.chars().next(), rest),
        _ => (None, body),
    };
    let what = if let Some(gap) = body.strip_prefix("..") {
        What::Gap(gap.parse().map_err(|_| bad())?)
    } else if let Some(inner) = body.strip_prefix('<').and_then(|b| b.strip_suffix('>')) {
        mention(inner).ok_or_else(bad)?
    } else {
        What::Words(words(body, lists)?)
    };
    Ok(Element { what, capture, optional })
}

fn mention(inner: &str) -> Option<What> {
    let (kinds, list) = wanted_kinds(inner)?;
    Some(What::Mention { kinds, list })
}

/// The kinds between `<` and `>`, and whether a plural asks for a list.
fn wanted_kinds(inner: &str) -> Option<(Vec<Wanted>, bool)> {
    let mut list = false;
    let kinds = inner.split('|').map(|name| {
        let (name, plural) = match name {
            "countries" => ("country", true),
            "people" => ("person", true),
            other => other.strip_suffix('s').map_or((other, false), |n| (n, true)),
        };
        list |= plural;
        Some(match name {
            "person" => Wanted::Kind(EntityKind::Person),
            "country" => Wanted::Kind(EntityKind::Country),
            "organization" => Wanted::Kind(EntityKind::Organization),
            "place" => Wanted::Kind(EntityKind::Place),
            "actor" => Wanted::Actor,
            "any" => Wanted::Any,
            "date" => Wanted::Date,
            _ => return None,
        })
    });
    let kinds = kinds.collect::<Option<Vec<_>>>()?;
    Some((kinds, list))
}

fn words(body: &str, lists: &Lists) -> Result<Vec<String>, PatternError> {
    let mut words = Vec::new();
    for word in body.split('|') {
        match word.strip_prefix('@') {
            Some(name) => {
                words.extend(
                    lists.get(name).ok_or_else(|| PatternError::List(name.to_owned()))?.iter().cloned(),
                );
            }
            None if word.is_empty() => return Err(PatternError::Element(body.to_owned())),
            None => words.push(word.to_lowercase()),
        }
    }
    Ok(words)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns_that_make_no_sense_are_refused() {
        let lists = Lists::from([("meet".to_owned(), vec!["met".to_owned()])]);
        assert!(Pattern::parse("A:<actors> @meet with? B:<actors> ..4 in <place|country>", &lists).is_ok());
        for bad in ["@none", "<ghost>", "..x", "a||b"] {
            assert!(Pattern::parse(bad, &lists).is_err(), "{bad}");
        }
    }
}
