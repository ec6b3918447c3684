//! What a converted model holds beside its numbers.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::tokenizer::Rules;

/// The version of the converted file's layout; a file with another is converted anew.
pub const LAYOUT: u32 = 1;

/// Everything but the weights.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Manifest {
    /// See [`LAYOUT`].
    pub layout: u32,
    /// As `en_core_web_sm`.
    pub name: String,
    /// As `3.8.0`.
    pub version: String,
    /// As `en`.
    pub lang: String,
    /// The weights' licence.
    pub license: String,
    /// The tokenizer's.
    pub tokenizer: Rules,
    /// Normal forms by the number of the word form.
    pub norms: Vec<(u64, String)>,
    /// The tagger's classes.
    pub tags: Vec<String>,
    /// The parser's classes: a move and a label.
    pub parser: Vec<(u8, String)>,
    /// The entity recognizer's classes: a move and a label.
    pub ner: Vec<(u8, String)>,
    /// The attribute ruler's patterns.
    pub ruler: Vec<RulerPattern>,
    /// The lemmatizer's tables.
    pub lemmas: LemmaTables,
    /// The network that the tagger and the parser share, and the entity recognizer's.
    pub networks: BTreeMap<String, NetworkSpec>,
}

/// The shape of an embedding and encoding network.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct NetworkSpec {
    /// The features embedded, each with the seed of its hash.
    pub features: Vec<(String, u32)>,
    /// Whether static vectors are embedded too.
    pub vectors: bool,
    /// Layers of the encoder.
    pub depth: usize,
}

/// One alternative of a rule of the attribute ruler.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct RulerPattern {
    /// One a token.
    pub tokens: Vec<TokenPattern>,
    /// Which of the tokens is changed.
    pub index: usize,
    /// What it gets: `POS`, `MORPH`, `LEMMA`, `DEP`, `TAG`.
    pub set: BTreeMap<String, String>,
}

/// Conditions on a token, all of which must hold.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct TokenPattern {
    /// The tag.
    pub tag: Option<Condition>,
    /// The relation to the head.
    pub dep: Option<Condition>,
    /// The form in lower case.
    pub lower: Option<Condition>,
    /// Whether it is white space.
    pub space: Option<bool>,
}

/// What a string must be.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Condition {
    /// One of these.
    In(Vec<String>),
    /// None of these.
    NotIn(Vec<String>),
    /// One in which this pattern is found.
    Matches(Pattern),
}

/// A regular expression that is written as its source.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Pattern(regex::Regex);

impl TryFrom<String> for Pattern {
    type Error = regex::Error;

    fn try_from(source: String) -> Result<Pattern, regex::Error> {
        regex::RegexBuilder::new(&source).size_limit(1 << 20).build().map(Pattern)
    }
}

impl From<Pattern> for String {
    fn from(pattern: Pattern) -> String {
        pattern.0.as_str().to_owned()
    }
}

impl Condition {
    /// Whether a string meets it.
    #[must_use]
    pub fn holds(&self, text: &str) -> bool {
        match self {
            Condition::In(list) => list.iter().any(|s| s == text),
            Condition::NotIn(list) => !list.iter().any(|s| s == text),
            Condition::Matches(pattern) => pattern.0.is_match(text),
        }
    }
}

/// Tables of the rule lemmatizer by part of speech in lower case.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct LemmaTables {
    /// Endings and what replaces them.
    pub rules: BTreeMap<String, Vec<(String, String)>>,
    /// Forms with their lemmas.
    pub exceptions: BTreeMap<String, BTreeMap<String, Vec<String>>>,
    /// Lemmas known.
    pub index: BTreeMap<String, Vec<String>>,
}
