//! What a question is about, whatever the order of its words.
//!
//! In: a [`Question`] that no way of asking covers whole. Out: the queries whose sense covers it, by `senses.toml`.
//!
//! A concept is the words and phrases that speak of one thing (`meet`: "sit down", "talks", "confer"). A sense of a query names
//! the concepts that it needs and those that it may have, and the places for names, each with the roles that fit it. It fits a
//! question where *every* word belongs to one of its concepts and *every* name has a place: nothing is passed over.

use super::time::Time;
use super::words::{Item, Question};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};

/// Prepositions that give a name its role.
const ROLES: [(&str, &[&str]); 8] = [
    ("by", &["by"]),
    ("of", &["of"]),
    ("with", &["with", "between", "among"]),
    ("to", &["to", "into", "towards", "toward"]),
    ("on", &["on", "about", "over", "against", "concerning", "regarding", "upon", "around"]),
    ("in", &["in", "at", "near", "inside", "within"]),
    ("for", &["for"]),
    ("from", &["from"]),
];

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    concepts: BTreeMap<String, Vec<String>>,
    sense: Vec<Entry>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    query: String,
    needs: Vec<String>,
    #[serde(default)]
    may: Vec<String>,
    /// Ways to place the names, the first that fits: `who:subject|by to:object|in`.
    names: Vec<String>,
    #[serde(default)]
    sets: BTreeMap<String, String>,
    /// The parameter that takes a number.
    number: Option<String>,
    dated: Option<bool>,
}

/// All senses, in the order of the file.
pub(super) struct Senses {
    /// Phrases of each concept, as words.
    concepts: BTreeMap<String, BTreeSet<Vec<String>>>,
    senses: Vec<Entry>,
}

/// A sense that a question fits, with what it gives.
pub(super) struct Sensed<'s> {
    pub query: &'s str,
    pub given: Vec<(String, String)>,
}

/// How a question reads in one sense.
#[derive(Default)]
struct Reading<'q> {
    /// Concepts that were met with.
    met: BTreeSet<&'q str>,
    /// Where the first needed one stands.
    core: Option<usize>,
    number: Option<&'q str>,
}

impl Senses {
    pub(super) fn compiled_in() -> Senses {
        Senses::parse(include_str!("senses.toml")).expect("compiled in, and read by every test of questions")
    }

    pub(super) fn parse(text: &str) -> Result<Senses, String> {
        let file: File = toml::from_str(text).map_err(|e| e.to_string())?;
        let concepts: BTreeMap<_, _> = file
            .concepts
            .into_iter()
            .map(|(name, phrases)| (name, phrases.iter().flat_map(|p| spelt_out(p)).collect()))
            .collect();
        for sense in &file.sense {
            for concept in sense.needs.iter().chain(&sense.may) {
                if !concepts.contains_key(concept) && !matches!(concept.as_str(), "number" | "both") {
                    return Err(format!("{}: no concept is called {concept}", sense.query));
                }
            }
        }
        Ok(Senses { concepts, senses: file.sense })
    }

    /// The senses that cover a whole question, in order.
    pub(super) fn fitting<'s>(&'s self, question: &'s Question) -> impl Iterator<Item = Sensed<'s>> {
        let is_dated = question.time != Time::Any;
        let senses = self.senses.iter().filter(move |s| s.dated.is_none_or(|dated| dated == is_dated));
        senses.filter_map(move |sense| {
            let read = self.read(sense, question)?;
            let roles = roles(question, read.core);
            let placed = sense.names.iter().find_map(|places| placed(places, &roles, &question.names));
            let mut given = placed?;
            given.extend(sense.sets.iter().map(|(name, value)| (name.clone(), value.clone())));
            if let Some(parameter) = &sense.number {
                given.push((parameter.clone(), read.number?.to_owned()));
            }
            Some(Sensed { query: &sense.query, given })
        })
    }

    /// Covers each word of a question by a concept of a sense, longest phrases first.
    fn read<'q>(&'q self, sense: &'q Entry, question: &'q Question) -> Option<Reading<'q>> {
        let mut reading = Reading::default();
        let allowed = || sense.needs.iter().chain(&sense.may).map(String::as_str).chain(["neutral"]);
        let mut at = 0;
        while at < question.items.len() {
            let Item::Word(word, _) = &question.items[at] else {
                at += 1;
                continue;
            };
            if word == "both" && sense.needs.iter().any(|need| need == "both") {
                reading.met.insert("both");
            } else if sense.number.is_some() && word.parse::<u32>().is_ok() {
                reading.number = Some(word);
                reading.met.insert("number");
            }
            let longest =
                allowed().map(|c| (self.phrase(c, &question.items[at..]), c)).max_by_key(|(n, _)| *n);
            let length = longest.map_or(0, |(n, _)| n);
            let counted = reading.number == Some(word);
            if length == 0 && !counted && !is_preposition(word) {
                return None;
            }
            let length = length.max(1);
            for concept in allowed().filter(|c| self.phrase(c, &question.items[at..]) == length) {
                reading.met.insert(concept);
                if sense.needs.iter().any(|need| need == concept) {
                    reading.core.get_or_insert(at);
                }
            }
            at += length;
        }
        sense.needs.iter().all(|need| reading.met.contains(need.as_str())).then_some(reading)
    }

    /// How many words of a concept's longest phrase the items begin with.
    fn phrase(&self, concept: &str, items: &[Item]) -> usize {
        let Some(phrases) = self.concepts.get(concept) else { return 0 };
        let begins = |phrase: &Vec<String>| {
            phrase.len() <= items.len()
                && phrase.iter().zip(items).all(
                    |(want, item)| matches!(item, Item::Word(word, lemma) if word == want || lemma == want),
                )
        };
        phrases.iter().filter(|phrase| begins(phrase)).map(Vec::len).max().unwrap_or(0)
    }
}

fn is_preposition(word: &str) -> bool {
    ROLES.iter().any(|(_, words)| words.contains(&word))
}

/// `a|b [c|d] e` as each of its phrases.
fn spelt_out(phrase: &str) -> Vec<Vec<String>> {
    let spaced = phrase.replace('[', " [ ").replace(']', " ] ");
    let mut phrases: Vec<Vec<String>> = vec![Vec::new()];
    let mut optional = false;
    for part in spaced.split_whitespace() {
        match part {
            "[" => optional = true,
            "]" => optional = false,
            _ => {
                let mut longer = if optional { phrases.clone() } else { Vec::new() };
                for one in part.split('|') {
                    longer.extend(phrases.iter().map(|p| [p.as_slice(), &[one.to_owned()]].concat()));
                }
                phrases = longer;
            }
        }
    }
    phrases.retain(|p| !p.is_empty());
    phrases
}

/// The role of each name: that of its preposition, which holds for those joined to it by "and"; else by its side of the
/// word that the question is about.
fn roles(question: &Question, core: Option<usize>) -> Vec<&'static str> {
    let mut roles = Vec::new();
    let mut last: Option<&'static str> = None;
    for (at, item) in question.items.iter().enumerate() {
        match item {
            Item::Word(word, _) if matches!(word.as_str(), "and" | "or" | "both") => {}
            Item::Word(word, _) => {
                last = ROLES.iter().find(|(_, words)| words.contains(&word.as_str())).map(|(role, _)| *role);
            }
            Item::Name(_) => {
                let side = if core.is_some_and(|core| at < core) { "subject" } else { "object" };
                let role = last.unwrap_or(side);
                last = Some(role);
                roles.push(role);
            }
        }
    }
    roles
}

/// Each name as the parameter whose roles it fits; nothing where one finds no place, or a place stays empty.
fn placed(places: &str, roles: &[&str], names: &[String]) -> Option<Vec<(String, String)>> {
    let mut free: Vec<(&str, &str)> = places.split_whitespace().filter_map(|p| p.split_once(':')).collect();
    if free.len() != names.len() {
        return None;
    }
    let mut given = Vec::new();
    for (name, role) in names.iter().zip(roles) {
        let fits = |wanted: &str| wanted == *role || wanted == "any" && *role != "in";
        let place = free.iter().position(|(_, wanted)| wanted.split('|').any(fits))?;
        given.push((free.remove(place).0.to_owned(), name.clone()));
    }
    Some(given)
}
