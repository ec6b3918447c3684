//! The ways of asking: each a whole question with places for names.
//!
//! `questions.toml` has for each query of the library the questions that it answers. A question is words in their
//! dictionary form or as they stand; `a|b` is either; `[a b]` may be missing; `{who}` is a group of phrases that the file
//! names; `<leader>` is a name, given to the parameter of that name (`<_b>` is given to none), `#least` a number. Words that ask politely, articles and auxiliaries are
//! left out, as they are of what is asked; dates are taken out before.

use super::time::Time;
use super::words::{Item, Question};
use regex::Regex;
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};

/// The file as it is read.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    groups: BTreeMap<String, Vec<String>>,
    way: Vec<Entry>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    query: String,
    /// A question as a person would ask it, shown where another is not understood.
    example: String,
    asks: Vec<String>,
    /// Values that the question itself has.
    #[serde(default)]
    sets: BTreeMap<String, String>,
    /// Whether it must have a date, or must not.
    dated: Option<bool>,
}

/// All ways of asking, in the order of the file.
pub(super) struct Ways {
    ways: Vec<Way>,
    words: BTreeSet<String>,
}

struct Way {
    query: String,
    example: String,
    patterns: Vec<Regex>,
    words: BTreeSet<String>,
    sets: Vec<(String, String)>,
    dated: Option<bool>,
}

/// A way that a question fits, with what it gives.
pub(super) struct Fit<'w> {
    pub query: &'w str,
    pub given: Vec<(String, String)>,
}

impl Ways {
    pub(super) fn compiled_in() -> Ways {
        Ways::parse(include_str!("questions.toml")).expect("compiled in, and read by every test of questions")
    }

    pub(super) fn parse(text: &str) -> Result<Ways, String> {
        let file: File = toml::from_str(text).map_err(|e| e.to_string())?;
        let mut ways = Vec::new();
        for entry in file.way {
            let mut words = BTreeSet::new();
            let patterns = entry.asks.iter().map(|ask| {
                let regex = format!("^{}$", expression(ask, &file.groups, &mut words)?);
                Regex::new(&regex).map_err(|e| format!("{ask}: {e}"))
            });
            let patterns = patterns.collect::<Result<Vec<_>, _>>()?;
            let sets = entry.sets.into_iter().collect();
            ways.push(Way {
                query: entry.query,
                example: entry.example,
                patterns,
                words,
                sets,
                dated: entry.dated,
            });
        }
        let words = ways.iter().flat_map(|way| way.words.iter().cloned()).collect();
        Ok(Ways { ways, words })
    }

    /// The ways that cover a whole question, in order.
    pub(super) fn fitting(&self, question: &Question) -> impl Iterator<Item = Fit<'_>> {
        let line = line(question);
        let is_dated = question.time != Time::Any;
        let ways = self.ways.iter().filter(move |way| way.dated.is_none_or(|dated| dated == is_dated));
        ways.filter_map(move |way| {
            let found = way.patterns.iter().find_map(|pattern| Some((pattern, pattern.captures(&line)?)));
            let (pattern, captures) = found?;
            let name = |parameter: &str| {
                let found = captures.name(parameter)?.as_str();
                if let Some(number) = parameter.strip_prefix("n_") {
                    return Some((number.to_owned(), found.to_owned()));
                }
                let number: usize = found.parse().ok()?;
                Some((parameter.to_owned(), question.names.get(number)?.clone()))
            };
            let mut given: Vec<(String, String)> =
                pattern.capture_names().flatten().filter_map(name).collect();
            given.extend(way.sets.iter().cloned());
            Some(Fit { query: &way.query, given })
        })
    }

    /// What of a question no way of asking has.
    pub(super) fn missing(&self, question: &Question) -> String {
        let unknown = question.items.iter().filter_map(|item| match item {
            Item::Word(word, lemma) if !self.words.contains(word) && !self.words.contains(lemma) => {
                Some(format!("“{word}”"))
            }
            _ => None,
        });
        let unknown: Vec<String> = unknown.collect();
        if unknown.is_empty() {
            "the words are known, but not as they stand together".to_owned()
        } else {
            format!("not understood: {}", unknown.join(", "))
        }
    }

    /// Questions that share words with this one, the most first.
    pub(super) fn near(&self, question: &Question) -> Vec<String> {
        let shared = |way: &Way| {
            question.items.iter().filter(|item| matches!(item, Item::Word(word, lemma) if way.words.contains(word) || way.words.contains(lemma))).count()
        };
        let mut near: Vec<(usize, &Way)> =
            self.ways.iter().map(|way| (shared(way), way)).filter(|(n, _)| *n > 0).collect();
        near.sort_by_key(|(n, _)| std::cmp::Reverse(*n));
        near.into_iter().take(3).map(|(_, way)| way.example.clone()).collect()
    }

    /// Queries and examples, for the tests.
    #[cfg(test)]
    pub(super) fn examples(&self) -> impl Iterator<Item = (&str, &str)> {
        self.ways.iter().map(|way| (way.query.as_str(), way.example.as_str()))
    }
}

/// A question as a line: words as `text~lemma`, names as `@0`, each after a space.
fn line(question: &Question) -> String {
    let item = |item: &Item| match item {
        Item::Word(word, lemma) => format!(" {word}~{lemma}"),
        Item::Name(number) => format!(" @{number}"),
    };
    question.items.iter().map(item).collect()
}

/// A way of asking as a regular expression over such a line.
fn expression(
    ask: &str,
    groups: &BTreeMap<String, Vec<String>>,
    words: &mut BTreeSet<String>,
) -> Result<String, String> {
    let mut out = String::new();
    let spaced = ask.replace('[', " [ ").replace(']', " ] ");
    for part in spaced.split_whitespace() {
        match part {
            "[" => out.push_str("(?:"),
            "]" => out.push_str(")?"),
            _ => {
                if let Some(name) = part.strip_prefix('<').and_then(|p| p.strip_suffix('>')) {
                    let place = if name.starts_with('_') {
                        " @[0-9]+".to_owned()
                    } else {
                        format!(" @(?P<{name}>[0-9]+)")
                    };
                    out.push_str(&place);
                } else if let Some(number) = part.strip_prefix('#') {
                    out.push_str(&format!(" (?P<n_{number}>[0-9]+)~[^ ]*"));
                } else {
                    let either = part.split('|').map(|one| alternative(ask, one, groups, words));
                    let either = either.collect::<Result<Vec<_>, _>>()?;
                    out.push_str(&format!("(?:{})", either.join("|")));
                }
            }
        }
    }
    Ok(out)
}

/// A word, or each phrase of a group.
fn alternative(
    ask: &str,
    one: &str,
    groups: &BTreeMap<String, Vec<String>>,
    words: &mut BTreeSet<String>,
) -> Result<String, String> {
    if let Some(group) = one.strip_prefix('{').and_then(|p| p.strip_suffix('}')) {
        let phrases = groups.get(group).ok_or_else(|| format!("{ask}: no group is called {group}"))?;
        let phrases = phrases.iter().map(|p| expression(p, groups, words)).collect::<Result<Vec<_>, _>>()?;
        return Ok(phrases.join("|"));
    }
    words.insert(one.to_owned());
    let word = regex::escape(one);
    Ok(format!(" (?:{word}~[^ ]*|[^ ]*~{word})"))
}
