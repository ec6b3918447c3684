//! Rule files: patterns with their examples, read from TOML beside the code.

use super::pattern::{Lists, Pattern, PatternError};
use serde::Deserialize;
use serde::de::DeserializeOwned;

/// A rule file of a family whose rules carry `T` besides id, pattern and examples.
#[derive(Debug, Deserialize)]
struct File<T> {
    /// The first two segments of every id: `events.meeting`.
    family: String,
    #[serde(rename = "rule")]
    rules: Vec<RawRule<T>>,
}

#[derive(Debug, Deserialize)]
struct RawRule<T> {
    id: String,
    reads: String,
    pattern: String,
    #[serde(flatten)]
    data: T,
    fires: Vec<Example>,
    silent: Vec<Silent>,
}

/// A sentence in which a rule must find something.
#[derive(Clone, Debug, Deserialize)]
pub struct Example {
    /// The sentence.
    pub text: String,
    /// What must be found, as the family writes it: `Meeting Anna Smith + Bo Berg`.
    pub finds: String,
}

/// The nearest sentence in which a rule must find nothing.
#[derive(Clone, Debug, Deserialize)]
pub struct Silent {
    /// The sentence.
    pub text: String,
    /// Why it is another thing.
    pub because: String,
}

/// A pattern with what its family needs to know, and its examples.
#[derive(Debug)]
pub struct Rule<T> {
    /// `room.family.rule`; public, as it stands in the graph.
    pub id: String,
    /// A sentence that a diplomat could check.
    pub reads: String,
    /// What to find.
    pub pattern: Pattern,
    /// What the family makes of it.
    pub data: T,
    /// Where it must fire.
    pub fires: Vec<Example>,
    /// Where it must not.
    pub silent: Vec<Silent>,
}

/// What can be wrong with a rule file.
#[derive(Debug, thiserror::Error)]
pub enum RuleError {
    /// Not TOML, or a field is missing.
    #[error("{file}: {error}")]
    Toml {
        /// Which file.
        file: String,
        /// What the parser says, with line and column.
        error: Box<toml::de::Error>,
    },
    /// A pattern that does not parse.
    #[error("{file}: rule `{id}`: {error}")]
    Pattern {
        /// Which file.
        file: String,
        /// Which rule.
        id: String,
        /// What is wrong.
        error: PatternError,
    },
    /// An id that does not begin with the file's family, or stands twice.
    #[error("{file}: `{id}` is no new id of this family")]
    Id {
        /// Which file.
        file: String,
        /// The id.
        id: String,
    },
}

/// Reads the word lists that all rules share.
///
/// # Panics
/// Never in a tested build: the file is compiled in.
#[must_use]
pub fn lists() -> Lists {
    toml::from_str(include_str!("lists.toml")).expect("compiled in, and read by every test of rules")
}

/// Reads rule files, each given as its name and text.
///
/// # Errors
/// See [`RuleError`].
pub fn read<T: DeserializeOwned>(files: &[(&str, &str)], lists: &Lists) -> Result<Vec<Rule<T>>, RuleError> {
    let mut rules: Vec<Rule<T>> = Vec::new();
    for (name, text) in files {
        let file = || (*name).to_owned();
        let read: File<T> =
            toml::from_str(text).map_err(|e| RuleError::Toml { file: file(), error: Box::new(e) })?;
        for raw in read.rules {
            if !raw.id.starts_with(&read.family) || rules.iter().any(|r| r.id == raw.id) {
                return Err(RuleError::Id { file: file(), id: raw.id });
            }
            let pattern = Pattern::parse(&raw.pattern, lists).map_err(|error| RuleError::Pattern {
                file: file(),
                id: raw.id.clone(),
                error,
            })?;
            let RawRule { id, reads, data, fires, silent, .. } = raw;
            rules.push(Rule { id, reads, pattern, data, fires, silent });
        }
    }
    Ok(rules)
}
