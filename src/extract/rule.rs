//! Rule files: patterns with their examples, read from TOML beside the code.

use super::pattern::{Lists, Match, Pattern, PatternError};
use super::reading::Reading;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use std::collections::BTreeMap;

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
    /// One pattern, or several that say the same in other shapes.
    tree: OneOrMore,
    #[serde(flatten)]
    data: T,
    fires: Vec<Example>,
    silent: Vec<Silent>,
}

#[derive(Debug, Deserialize)]
#[serde(untagged)]
enum OneOrMore {
    One(String),
    More(Vec<String>),
}

impl OneOrMore {
    fn all(&self) -> &[String] {
        match self {
            OneOrMore::One(pattern) => std::slice::from_ref(pattern),
            OneOrMore::More(patterns) => patterns,
        }
    }
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
    /// What to find; the first that fits at a word counts.
    pub patterns: Vec<Pattern>,
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
            let bad = |error| RuleError::Pattern { file: file(), id: raw.id.clone(), error };
            let patterns = raw.tree.all().iter().map(|p| Pattern::parse(p, lists));
            let patterns = patterns.collect::<Result<Vec<_>, _>>().map_err(bad)?;
            let RawRule { id, reads, data, fires, silent, .. } = raw;
            rules.push(Rule { id, reads, patterns, data, fires, silent });
        }
    }
    Ok(rules)
}

/// Rules by the words that they begin with, so that a word is only tried against the few that it may begin.
#[derive(Debug)]
pub struct RuleBook<T> {
    /// All rules, in the order of their files.
    pub rules: Vec<Rule<T>>,
    /// Rule and pattern by trigger, in lower case.
    by_trigger: BTreeMap<String, Vec<(usize, usize)>>,
    /// Those that any word may begin.
    anywhere: Vec<(usize, usize)>,
}

impl<T> RuleBook<T> {
    /// Indexes rules.
    #[must_use]
    pub fn new(rules: Vec<Rule<T>>) -> RuleBook<T> {
        let mut by_trigger: BTreeMap<String, Vec<(usize, usize)>> = BTreeMap::new();
        let mut anywhere = Vec::new();
        for (r, rule) in rules.iter().enumerate() {
            for (p, pattern) in rule.patterns.iter().enumerate() {
                let Some(triggers) = pattern.triggers() else {
                    anywhere.push((r, p));
                    continue;
                };
                for trigger in triggers {
                    by_trigger.entry(trigger.to_lowercase()).or_default().push((r, p));
                }
            }
        }
        RuleBook { rules, by_trigger, anywhere }
    }

    /// Whether a rule begins with this word.
    #[must_use]
    pub fn begins(&self, lemma: &str) -> bool {
        self.by_trigger.contains_key(lemma)
    }

    /// Every match in the article, by word; of a rule's patterns only the first that fits at a word.
    #[must_use]
    pub fn matches(&self, reading: &Reading) -> Vec<(&Rule<T>, Match)> {
        let mut found = Vec::new();
        let mut tried: Vec<(usize, usize)> = Vec::new();
        for (at, token) in reading.doc.tokens.iter().enumerate() {
            tried.clear();
            tried.extend(&self.anywhere);
            let (lemma, text) = (token.lemma.to_lowercase(), token.text.to_lowercase());
            tried.extend(self.by_trigger.get(&lemma).into_iter().flatten());
            if text != lemma {
                tried.extend(self.by_trigger.get(&text).into_iter().flatten());
            }
            tried.sort_unstable();
            tried.dedup();
            let mut done = None;
            for (r, p) in &tried {
                if done == Some(*r) {
                    continue;
                }
                let rule = &self.rules[*r];
                if let Some(hit) = rule.patterns[*p].match_at(reading, at) {
                    found.push((rule, hit));
                    done = Some(*r);
                }
            }
        }
        found
    }
}
