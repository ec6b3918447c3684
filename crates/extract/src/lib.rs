#![doc = include_str!("../README.md")]
//!
//! # Rooms
//! Data flows one way, top to bottom, and a module imports only from those above it:
//! [`language`], [`article`], [`gazetteer`], [`facts`], [`extract`] with [`compare`] as its last step, [`score`], [`pipeline`].

pub mod compare;
pub mod extract;
pub mod pipeline;
pub mod score;

pub use pipeline::{Pipeline, PipelineBuilder, PipelineError};
pub use summitry_facts::{article, facts, gazetteer, jiff};
pub use summitry_language as language;

use summitry_facts::files;
