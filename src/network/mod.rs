//! The knowledge graph as a network: people, countries and organizations joined by meetings and relationships.
//!
//! In: [`Kg`]. Out: [`Network`], a petgraph graph with one edge a pair, and what is measured on it.
//!
//! - `projection`: which facts become edges, and what an edge carries.
//! - `measure`: centralities, communities, components, by petgraph, rustworkx-core and leiden-rs.
//! - `path`: how one entity is joined to another, with the facts behind each hop.
//! - `report`: all of it as tables and JSON.
//!
//! **Invariant:** what is only claimed is no edge; planned, denied and imagined meetings are none either.
//!
//! **Invariant:** nodes and edges are in the order of their IRIs, so every output is the same on every run.

mod measure;
mod path;
mod projection;
mod report;

pub use measure::{Centrality, centralities, communities, components};
pub use path::{Hop, path};
pub use projection::{Kind, Network, Node, Tie};
pub use report::{Report, report};

use crate::store::StoreError;

/// Why a network could not be made or measured.
#[derive(Debug, thiserror::Error)]
pub enum NetworkError {
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// No node has this label.
    #[error("nobody in the network is called `{0}`")]
    Unknown(String),
    /// Several nodes have this label.
    #[error("`{label}` may be any of: {candidates}")]
    Ambiguous {
        /// What was asked for.
        label: String,
        /// Who it may be.
        candidates: String,
    },
    /// No path joins the two.
    #[error("nothing joins `{0}` and `{1}`")]
    NoPath(String, String),
    /// The community library refused the graph.
    #[error("communities cannot be found: {0}")]
    Communities(String),
}
