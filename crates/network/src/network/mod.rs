//! The knowledge graph as a network: people, countries and organizations joined by meetings and relationships.
//!
//! In: [`Kg`](crate::store::Kg). Out: [`World`], every fact that joins somebody; [`Network`], the petgraph graph that a
//! [`Projection`] of it gives, with one edge a pair; and what is measured on it.
//!
//! - `fact`: what the knowledge graph says, one record a fact; `statement`: claims and offices; `sentence`: the sentences
//!   behind each.
//! - `projection`: which facts become edges; `ties`: the edges, and what each carries; `adjacency`: the same, for large graphs.
//! - `centrality`, `betweenness`, `pagerank`: who stands where.
//! - `structure`, `leiden`: components, communities, bridges, articulation points.
//! - `layout`: where nodes go in a picture.
//! - `path`: how one entity is joined to another, with the facts and sentences behind each hop.
//! - `balance`, `frustration`: the signed network.
//! - `timeline`, `changepoint`: what happened between two, and when that changed.
//! - `coparticipation`, `brokers`: who shares events, who stands between blocs.
//! - `analysis`: all of it by name, as a `table` (for people, JSON, CSV); `record` writes it back as RDF.
//!
//! Algorithms are petgraph's and rustworkx-core's wherever they exist; where ours stands instead, its file says why.
//!
//! **Invariant:** what is only claimed is no edge unless asked for; planned, denied and imagined events are none.
//!
//! **Invariant:** nodes and edges are in the order of their IRIs, and what is random has a fixed seed, so every output is
//! the same on every run.

mod adjacency;
mod analysis;
mod balance;
mod betweenness;
mod brokers;
mod centrality;
mod changepoint;
mod coparticipation;
mod fact;
mod frustration;
mod layout;
mod leiden;
mod meetings;
mod pagerank;
mod path;
mod projection;
mod random;
mod record;
mod sentence;
mod statement;
mod structure;
mod table;
#[cfg(test)]
pub(crate) mod testing;
mod ties;
mod timeline;

pub use adjacency::Adjacency;
pub use analysis::Analysis;
pub use balance::{Balance, Triad, balance};
pub use betweenness::{Betweenness, sampled};
pub use brokers::{Broker, brokers};
pub use centrality::{Centralities, Centrality, centralities, core_numbers};
pub use changepoint::change_points;
pub use coparticipation::{Pair, coparticipation};
pub use fact::{Fact, FactKind, Kind, Node, World};
pub use frustration::{Frustration, frustration};
pub use layout::by_forces;
pub use leiden::{Partition, leiden, modularity};
pub use meetings::Met;
pub use pagerank::pagerank;
pub use path::{Best, Hop, path};
pub use projection::{Claims, Edges, Projection, Weight};
pub use record::{forget, record};
pub use sentence::{Sentence, Sentences};
pub use statement::{Claim, Office};
pub use structure::{articulation_points, bridges, communities, component_numbers, components, membership};
pub use table::{Cell, Column, Table};
pub(crate) use ties::LEADS;
pub use ties::{Network, Tie};
pub use timeline::{Moment, timeline};

use crate::store::StoreError;

/// Why a network could not be made or measured.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
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
    /// Paths and time lines are found, not measured.
    #[error("`{0}` measures nothing that could be saved; use --format json to keep it")]
    NothingMeasured(&'static str),
}
