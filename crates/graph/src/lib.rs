#![doc = include_str!("../README.md")]
//!
//! # Rooms
//! Data flows one way, top to bottom, and a module imports only from those above it:
//! [`terminal`], [`identity`], [`rdf`], [`corrections`], [`store`], [`infer`], [`query`], [`corpus`], [`diff`], [`shacl`];
//! with the feature `extract` also `ask`, `verify` and `archive`, which read texts.

// Much of what the store tells is asked by verification alone.
#![cfg_attr(not(feature = "extract"), allow(dead_code, unused_imports))]

pub mod terminal;
pub mod identity;
pub mod rdf;
pub mod corrections;
pub mod store;
pub mod infer;
pub mod query;
#[cfg(feature = "extract")]
pub mod ask;
pub mod corpus;
pub mod diff;
#[cfg(feature = "extract")]
pub mod verify;
#[cfg(feature = "extract")]
pub mod archive;
pub mod shacl;

// Terms, quads and results in signatures are oxigraph's, parsed queries spargebra's.
pub use oxigraph;
pub use spargebra;
pub use store::Kg;
pub use summitry_facts::{article, copies, facts, gazetteer};

#[cfg(any(test, feature = "extract"))]
use summitry_extract::extract;
#[cfg(feature = "extract")]
use summitry_extract::{language, pipeline};
use summitry_facts::files;
