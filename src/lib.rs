//! Reads news about diplomacy and builds a knowledge graph of who met, who leads, who allied and who said what,
//! with the words behind each fact.
//!
//! Data flows one way, top to bottom, and a module imports only from those above it:
//! [`article`], [`language`], [`gazetteer`], [`facts`], [`extract`], [`score`], [`rdf`], [`store`], [`query`], [`network`],
//! [`export`], [`serve`], [`cli`].

pub mod article;
pub mod language;
pub mod gazetteer;
pub mod facts;
pub mod extract;
pub mod score;
pub mod rdf;
pub mod store;
pub mod query;
pub mod network;
pub mod export;
pub mod serve;
pub mod cli;
