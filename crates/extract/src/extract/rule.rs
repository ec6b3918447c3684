//! Rule files: patterns with their examples, read from TOML beside the code.

use super::files::FileError;
use super::pattern::{Lists, Match, Miss, Pattern};
use super::reading::Reading;
use super::words::{Needs, WordMap};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use toml::Spanned;
use toml::de::{DeTable, DeValue, ValueDeserializer};

/// What every rule of a rule file has; besides it the family's own keys.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Head {
    id: Spanned<String>,
    reads: String,
    /// One pattern, or several that say the same in other shapes.
    tree: OneOrMore,
    fires: Vec<Example>,
    silent: Vec<Silent>,
}

const HEAD: [&str; 5] = ["id", "reads", "tree", "fires", "silent"];

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
#[serde(deny_unknown_fields)]
pub struct Example {
    /// The sentence.
    pub text: String,
    /// What must be found, as the family writes it: `Meeting Anna Smith + Bo Berg`.
    pub finds: String,
}

/// The nearest sentence in which a rule must find nothing.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Silent {
    /// The sentence.
    pub text: String,
    /// Why it is another thing.
    pub because: String,
}

/// A pattern with what its family needs to know, and its examples.
#[derive(Clone, Debug)]
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

/// Reads rule files, each given as its path and text.
///
/// # Errors
/// See [`FileError`].
pub fn read<T: DeserializeOwned>(files: &[(&str, &str)], lists: &Lists) -> Result<Vec<Rule<T>>, FileError> {
    let mut rules: Vec<Rule<T>> = Vec::new();
    for (name, text) in files {
        read_file(name, text, lists, &mut rules)?;
    }
    Ok(rules)
}

fn read_file<T: DeserializeOwned>(
    name: &str,
    text: &str,
    lists: &Lists,
    rules: &mut Vec<Rule<T>>,
) -> Result<(), FileError> {
    let toml = |e| FileError::toml(name, text, &e);
    let table = DeTable::parse(text).map_err(toml)?.into_inner();
    let unknown = table.iter().find(|(key, _)| !matches!(&**key.get_ref(), "family" | "rule"));
    if let Some((key, _)) = unknown {
        let problem = format!("unknown key `{}`, expected `family` or `[[rule]]`", key.get_ref());
        return Err(FileError::at(name, text, key.span().start, problem));
    }
    let family = table.get("family").and_then(|f| f.get_ref().as_str());
    let family = family.ok_or_else(|| FileError::of(name, "`family = \"room.family\"` is missing"))?;
    let entries = table.get("rule").and_then(|r| r.get_ref().as_array());
    for entry in entries.ok_or_else(|| FileError::of(name, "no [[rule]]"))?.iter() {
        let at = entry.span();
        let table = entry.get_ref().as_table().cloned().unwrap_or_default();
        let (head, own): (DeTable, DeTable) =
            table.into_iter().partition(|(key, _)| HEAD.contains(&&**key.get_ref()));
        let part = |table| ValueDeserializer::from(Spanned::new(at.clone(), DeValue::Table(table)));
        let head = Head::deserialize(part(head)).map_err(toml)?;
        let data = T::deserialize(part(own)).map_err(toml)?;
        let (id, line) = (head.id.get_ref(), head.id.span().start);
        if !id.strip_prefix(family).is_some_and(|own| own.starts_with('.'))
            || rules.iter().any(|r| r.id == *id)
        {
            let problem = format!("`{id}` is no new id of the family `{family}`");
            return Err(FileError::at(name, text, line, problem));
        }
        let pattern = |tree: &String| {
            let at = text[line..].find(tree.as_str()).map_or(line, |found| line + found);
            let bad = |e| FileError::at(name, text, at, format!("rule `{id}`: {e}"));
            Pattern::parse(tree, lists).map_err(bad)
        };
        let patterns = head.tree.all().iter().map(pattern).collect::<Result<Vec<_>, _>>()?;
        let Head { id, reads, fires, silent, .. } = head;
        rules.push(Rule { id: id.into_inner(), reads, patterns, data, fires, silent });
    }
    Ok(())
}

/// What came of trying a pattern: its match, or its number and what does not fit.
pub type Tried = Result<Match, (usize, Miss)>;

/// Rule and pattern.
type Numbers = (usize, usize);

/// Rules by the words that they begin with, so that a word is only tried against the few that it may begin, and of those
/// against none of which the sentence lacks a word.
#[derive(Debug)]
pub struct RuleBook<T> {
    /// All rules, in the order of their files.
    pub rules: Vec<Rule<T>>,
    /// The patterns by the words that they begin with.
    begun: WordMap<Vec<Numbers>>,
    /// Those that any word may begin.
    anywhere: Vec<Numbers>,
    /// Of each rule and pattern, [`Pattern::needs`].
    needs: Vec<Vec<Needs>>,
}

impl<T> RuleBook<T> {
    /// Indexes rules.
    #[must_use]
    pub fn new(rules: Vec<Rule<T>>) -> RuleBook<T> {
        let (mut begun, mut anywhere) = (WordMap::new(), Vec::new());
        for (r, rule) in rules.iter().enumerate() {
            for (p, pattern) in rule.patterns.iter().enumerate() {
                match pattern.triggers() {
                    None => anywhere.push((r, p)),
                    Some(triggers) => triggers.iter().for_each(|w| begun.push(&w.to_lowercase(), (r, p))),
                }
            }
        }
        let needs = |rule: &Rule<T>| rule.patterns.iter().map(|p| Needs::of(p.needs().into_iter())).collect();
        let needs = rules.iter().map(needs).collect();
        RuleBook { rules, begun, anywhere, needs }
    }

    /// Whether a rule begins with this word.
    #[must_use]
    pub fn begins(&self, lemma: &str) -> bool {
        self.begun.get(lemma).is_some()
    }

    /// Every match in the article, by word; of a rule's patterns only the first that fits at a word.
    #[must_use]
    pub fn matches(&self, reading: &Reading) -> Vec<(&Rule<T>, Match)> {
        self.make(reading, |rule, hit| Some((rule, hit)))
    }

    /// What is made of every match in the article, by word; of a rule's patterns only the first at a word of which something
    /// is made.
    pub fn make<'s, R>(
        &'s self,
        reading: &Reading,
        mut make: impl FnMut(&'s Rule<T>, Match) -> Option<R>,
    ) -> Vec<R> {
        let mut found = Vec::new();
        let mut tried = Vec::new();
        let mut anywhere = Vec::new();
        for (number, sentence) in reading.doc.sentences.iter().enumerate() {
            let near = reading.near(number..reach(reading, number));
            let may = |(r, p): &&Numbers| near.has(&self.needs[*r][*p]);
            anywhere.clear();
            anywhere.extend(self.anywhere.iter().filter(may));
            for at in sentence.clone() {
                tried.clear();
                for begun in self.begun.of_both(reading.spellings_of(at)) {
                    // Most words begin no pattern of their own.
                    if !begun.is_empty() {
                        tried.extend(begun.iter().filter(may));
                    }
                }
                let tried = if tried.is_empty() { &anywhere } else { with(&anywhere, &mut tried) };
                self.make_at(reading, at, tried, &mut make, &mut found);
            }
        }
        found
    }

    /// What is made of the matches of these patterns at a word.
    fn make_at<'s, R>(
        &'s self,
        reading: &Reading,
        at: usize,
        tried: &[Numbers],
        make: &mut impl FnMut(&'s Rule<T>, Match) -> Option<R>,
        found: &mut Vec<R>,
    ) {
        let mut done = None;
        for &(r, p) in tried {
            if done == Some(r) {
                continue;
            }
            let rule = &self.rules[r];
            let Some(mut hit) = rule.patterns[p].match_if_any(reading, at) else { continue };
            hit.pattern = p;
            if let Some(made) = make(rule, hit) {
                found.push(made);
                done = Some(r);
            }
        }
    }

    /// Tries all patterns that a word may begin, and tells of each what came of it, to the first of a rule that fits.
    pub fn try_at<'r>(&'r self, reading: &Reading, at: usize, tell: &mut dyn FnMut(&'r Rule<T>, Tried)) {
        let mut done = None;
        let mut tried = self.anywhere.clone();
        tried.extend(self.begun.of_both(reading.spellings_of(at)).into_iter().flatten());
        tried.sort_unstable();
        tried.dedup();
        for (r, p) in tried {
            if done == Some(r) {
                continue;
            }
            let rule = &self.rules[r];
            match rule.patterns[p].match_at(reading, at) {
                Ok(mut hit) => {
                    done = Some(r);
                    hit.pattern = p;
                    tell(rule, Ok(hit));
                }
                Err(miss) => tell(rule, Err((p, miss))),
            }
        }
    }
}

/// These patterns with others, each once, in the order of the rules.
fn with<'t>(others: &[Numbers], tried: &'t mut Vec<Numbers>) -> &'t [Numbers] {
    tried.extend(others);
    tried.sort_unstable();
    tried.dedup();
    tried
}

/// Behind which sentence nothing is looked at from the words of one: a name right behind it may be of the next.
pub(super) fn reach(reading: &Reading, sentence: usize) -> usize {
    let sentences = &reading.doc.sentences;
    let goes_on = |s: &usize| reading.mention_from(sentences[*s].end).is_some();
    let last = (sentence..sentences.len() - 1).find(|s| !goes_on(s));
    last.map_or(sentences.len(), |s| s + 1)
}

impl<T: Clone> RuleBook<T> {
    /// A book of one of the rules alone.
    #[must_use]
    pub fn only(rule: &Rule<T>) -> RuleBook<T> {
        RuleBook::new(vec![rule.clone()])
    }
}
