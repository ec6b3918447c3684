#![cfg_attr(feature = "graph", doc = include_str!("../README.md"))]
//!
//! # Rooms
//! Data flows one way, top to bottom, and a module imports only from those above it:
//! [`terminal`], [`article`], [`intake`], [`language`], [`gazetteer`], [`facts`], [`extract`], [`copies`], [`score`], [`identity`], [`rdf`], [`corrections`],
//! [`store`], [`infer`], [`verify`], [`archive`], [`query`], [`corpus`], [`diff`], [`shacl`], [`network`], [`explain`], [`export`], [`draw`], [`report`], [`serve`], [`cli`].

#[cfg(feature = "intake")]
pub mod intake;
#[cfg(feature = "report")]
pub mod report;
#[cfg(feature = "serve")]
pub mod serve;
#[cfg(feature = "cli")]
pub mod cli;

#[cfg(feature = "graph")]
pub use store::Kg;
pub use summitry_extract::{Pipeline, PipelineBuilder, PipelineError, compare, extract, score};
pub use summitry_facts::{article, copies, facts, gazetteer, jiff};
#[cfg(feature = "graph")]
pub use summitry_graph::{
    archive, ask, corpus, corrections, diff, identity, infer, oxigraph, query, rdf, shacl, spargebra, store,
    terminal, verify,
};
pub use summitry_language as language;
#[cfg(feature = "draw")]
pub use summitry_network::draw;
#[cfg(feature = "network")]
pub use summitry_network::{explain, export, network, petgraph};

#[cfg(any(feature = "serve", feature = "cli"))]
use summitry_extract::pipeline;
#[cfg(feature = "cli")]
use summitry_facts::files;
