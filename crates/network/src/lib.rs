//! Networks of a knowledge graph of diplomacy: projections, measurements, pages about a node, exports and pictures.
//!
//! Data flows one way, top to bottom, and a module imports only from those above it:
//! [`network`], [`explain`], [`export`], [`draw`].

pub mod network;
pub mod explain;
pub mod export;
pub mod draw;

pub use summitry_graph::{Kg, article, facts, gazetteer, query, rdf, store, terminal};

#[cfg(test)]
use summitry_extract::extract;
