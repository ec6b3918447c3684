#![doc = include_str!("../README.md")]
//!
//! # Rooms
//! Data flows one way, top to bottom, and a module imports only from those above it:
//! [`network`], [`explain`], [`export`], [`draw`].

pub mod network;
pub mod explain;
pub mod export;
#[cfg(feature = "draw")]
pub mod draw;

// Networks are petgraph's graphs.
pub use petgraph;
pub use summitry_graph::{Kg, article, facts, gazetteer, query, rdf, store, terminal};

#[cfg(test)]
use summitry_extract::extract;
