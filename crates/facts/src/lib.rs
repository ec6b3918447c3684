//! What news about diplomacy is told in: articles with their text, the gazetteer of states, offices and bodies, and the
//! facts document with spans, evidence and claims. Nothing here reads English; `summitry-extract` does.
//!
//! Data flows one way, top to bottom, and a module imports only from those above it:
//! [`article`], [`gazetteer`], [`facts`], [`copies`].

pub mod article;
pub mod gazetteer;
pub mod facts;
pub mod copies;

#[doc(hidden)]
pub mod files;
