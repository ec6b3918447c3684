//! What a snapshot says of itself: `manifest.json`.

use super::snapshot::MANIFEST;
use super::{Kg, StoreError, Tally};
use crate::article::Reading;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

const FORMAT: &str = "summitry-kg";
/// Version 2 names events, relationships, offices and claims by content and describes graphs in the graph.
const VERSION: u32 = 2;
/// Version 3 has changes apart, without which its graph is an older one.
const WITH_CHANGES: u32 = 3;

/// What a snapshot says of itself.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Manifest {
    format: String,
    version: u32,
    /// The base IRI.
    pub base: String,
    /// SHA-256 of `graph.nq`.
    pub graph_sha256: String,
    /// SHA-256 of the table of `graph.idx`; none in a graph that an older program wrote.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub index_sha256: Option<String>,
    /// What came and went since `graph.nq` was written, where that is kept apart.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub changes: Option<ChangesEntry>,
    /// The articles, by id.
    pub articles: BTreeMap<String, ArticleEntry>,
    /// What people put right, each correction as Turtle.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub corrections: Vec<String>,
    /// How much each article gives, by its id.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub tally: BTreeMap<String, Tally>,
}

/// What a snapshot says of changes that are kept apart.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChangesEntry {
    /// SHA-256 of `changes.rdfp`.
    pub sha256: String,
    /// SHA-256 of the table of `changes.idx`.
    pub index_sha256: String,
}

/// The hashes of a snapshot's files.
pub(super) struct Sums {
    pub(super) graph: String,
    pub(super) index: String,
    pub(super) changes: Option<ChangesEntry>,
}

/// What a graph with this text, and with changes of this text, is told from others by.
pub(super) fn state(graph_sha256: &str, changes_sha256: Option<&str>) -> String {
    [graph_sha256, changes_sha256.unwrap_or_default()].concat()
}

impl Manifest {
    /// What is said of a graph whose files have these hashes.
    pub(super) fn of(kg: &Kg, sums: Sums, tally: BTreeMap<String, Tally>) -> Manifest {
        Manifest {
            format: FORMAT.to_owned(),
            version: if sums.changes.is_some() { WITH_CHANGES } else { VERSION },
            base: kg.base.to_string(),
            graph_sha256: sums.graph,
            index_sha256: Some(sums.index),
            changes: sums.changes,
            articles: kg.articles.clone(),
            corrections: kg.corrections.clone(),
            tally,
        }
    }

    /// Reads the manifest of a folder.
    pub(super) fn read(dir: &Path) -> Result<Manifest, StoreError> {
        let not_ours =
            |reason: &str| StoreError::NotOurs { path: dir.display().to_string(), reason: reason.to_owned() };
        if !dir.exists() {
            return Err(not_ours("there is no such folder; make one with `summitry build`"));
        }
        let text = fs::read_to_string(dir.join(MANIFEST)).map_err(|_| not_ours("it has no manifest.json"))?;
        let manifest: Manifest =
            serde_json::from_str(&text).map_err(|_| not_ours("its manifest.json is of another kind"))?;
        if manifest.format != FORMAT {
            return Err(not_ours("its manifest.json is of another kind"));
        }
        let version = if manifest.changes.is_some() { WITH_CHANGES } else { VERSION };
        if manifest.version != version {
            return Err(StoreError::OtherVersion {
                path: dir.display().to_string(),
                version: manifest.version,
                ours: VERSION,
            });
        }
        Ok(manifest)
    }

    /// What its graph is told from others by.
    pub(super) fn state(&self) -> String {
        state(&self.graph_sha256, self.changes.as_ref().map(|changes| changes.sha256.as_str()))
    }

    /// Its file, byte for byte.
    ///
    /// # Errors
    /// Never for a manifest that was read or made; JSON has no text that it cannot write.
    pub fn to_bytes(&self) -> Result<Vec<u8>, serde_json::Error> {
        let mut json = serde_json::to_vec_pretty(self)?;
        json.push(b'\n');
        Ok(json)
    }
}

/// What a snapshot says of one article.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ArticleEntry {
    /// SHA-256 of the text.
    pub sha256: String,
    /// Where it came from.
    pub source: Option<String>,
    /// SHA-256 of the page or record that the text was taken from, where it was.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source_sha256: Option<String>,
    /// SHA-256 of what people corrected in it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub corrections: Option<String>,
    /// SHA-256 of the facts that were read in it, before corrections.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub facts_sha256: String,
    /// What was read, with what: see [`Reading`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reading: Option<Reading>,
}
