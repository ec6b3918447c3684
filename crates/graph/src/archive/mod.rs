//! A knowledge graph as a folder that can be cited and replayed.
//!
//! In: [`Kg`]. Out: a folder with `archive.json`, `graph.nq` and `texts/`; and from such a folder, with a reader, whether
//! its articles still give the graph that it names.
//!
//! - `sheet`: what `archive.json` says; `licence`: which texts may go along.
//! - `write`: the folder, whole or not at all.
//! - `read`: a folder that somebody sent, each file held against its hash.
//! - `replay`: the articles read anew, and what differs in one line.
//!
//! What is cited is the SHA-256 of the whole graph as canonical N-Quads, texts included. `graph.nq` leaves the texts out
//! that may not go along; the articles' own hashes say which texts they are.
//!
//! **Invariant:** nothing of an archive is trusted: names of files are made from hashes, hashes are worked out anew, and
//! only a new reading proves the graph.

mod licence;
mod read;
mod replay;
mod sheet;
mod write;

pub use read::Archive;
pub use replay::{Replayed, Tools, replay};
pub use sheet::{Item, ReadWith, Sheet};
pub use write::{Texts, write};

use crate::rdf::vocabulary::nif;
use crate::store::{Kg, StoreError};
use crate::verify::AgainError;
use oxigraph::model::{GraphName, Quad};
use sha2::{Digest, Sha256};
use std::collections::BTreeSet;

const SHEET: &str = "archive.json";
const GRAPH: &str = "graph.nq";
const TEXTS: &str = "texts";

/// Why an archive could not be written, read or replayed.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ArchiveError {
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// Reading anew failed.
    #[error(transparent)]
    Again(#[from] AgainError),
    /// A file could not be read or written.
    #[error("`{path}`: {error}")]
    Io {
        /// Which file or folder.
        path: String,
        /// What the operating system says.
        error: std::io::Error,
    },
    /// Something lies where the archive was to go.
    #[error("`{0}` is there already; name a folder that is not")]
    Taken(String),
    /// The folder is no archive, or not as it was written.
    #[error("`{path}` is no sound archive: {reason}")]
    Bad {
        /// Which file or folder.
        path: String,
        /// What is wrong.
        reason: String,
    },
    /// Texts are missing that a new reading needs.
    #[error("{0}")]
    Texts(String),
}

fn sha256(bytes: &[u8]) -> String {
    format!("{:x}", Sha256::digest(bytes))
}

/// The canonical N-Quads of a graph without what analyses measured, which no article gives.
fn canonical<'q>(kg: &Kg, quads: impl Iterator<Item = &'q Quad>) -> Vec<u8> {
    let analysis = kg.base().analysis_graph("").into_string();
    let measured =
        |q: &&Quad| matches!(&q.graph_name, GraphName::NamedNode(g) if g.as_str().starts_with(&analysis));
    let mut lines: Vec<String> = quads.filter(|q| !measured(q)).map(|q| format!("{q} .\n")).collect();
    lines.sort_unstable();
    lines.concat().into_bytes()
}

/// The canonical N-Quads without the texts of articles other than these.
fn shown(kg: &Kg, quads: &[Quad], texts: &BTreeSet<String>) -> Vec<u8> {
    let is_text = nif("isString");
    let article = |quad: &Quad| match &quad.graph_name {
        GraphName::NamedNode(graph) => kg.base().article_of_graph(graph.as_str()).map(str::to_owned),
        _ => None,
    };
    let along =
        |quad: &&Quad| quad.predicate != is_text || article(quad).is_some_and(|id| texts.contains(&id));
    canonical(kg, quads.iter().filter(along))
}
