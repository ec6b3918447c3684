//! What `archive.json` says.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

pub(super) const FORMAT: &str = "summitry-archive";
pub(super) const VERSION: u32 = 1;

/// What an archive says of itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sheet {
    pub(super) format: String,
    pub(super) version: u32,
    /// The SHA-256 of the whole graph as canonical N-Quads (RDFC-1.0): what to cite.
    pub graph_sha256: String,
    /// How many quads the whole graph has.
    pub quads: usize,
    /// The SHA-256 of `graph.nq` as it lies here, without the texts that may not go along.
    pub file_sha256: String,
    /// The program that wrote the archive.
    pub program: String,
    /// The base IRI.
    pub base: String,
    /// Whether the graph holds what `infer` derives.
    pub inferred: bool,
    /// What read the articles; usually one entry.
    pub read_with: Vec<ReadWith>,
    /// The articles, by id.
    pub articles: BTreeMap<String, Item>,
    /// What people put right, each correction as Turtle.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub corrections: Vec<String>,
    /// The command that reads the articles anew and compares.
    pub replay: String,
}

/// A program with its rules, model and gazetteer.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct ReadWith {
    /// Its name, version and hash of sources.
    pub program: String,
    /// SHA-256 of the rules.
    pub rules_sha256: String,
    /// SHA-256 of the language model.
    pub model_sha256: String,
    /// SHA-256 of the gazetteer.
    pub gazetteer_sha256: String,
}

/// An article of an archive.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Item {
    /// SHA-256 of the text.
    pub sha256: String,
    /// Whether the text lies in `texts/`, under its hash.
    pub text: bool,
    /// The licence that the text names.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub licence: Option<String>,
    /// The day of publication, where the graph has one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub published: Option<String>,
    /// Where it came from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// SHA-256 of the page or record that the text was taken from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source_sha256: Option<String>,
    /// Which entry of `read_with` read it; none where the graph does not say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub read_with: Option<usize>,
}
