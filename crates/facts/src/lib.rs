#![doc = include_str!("../README.md")]
//!
//! # Rooms
//! Data flows one way, top to bottom, and a module imports only from those above it:
//! [`article`], [`gazetteer`], [`facts`], [`copies`].

pub mod article;
pub mod gazetteer;
pub mod facts;
pub mod copies;

#[doc(hidden)]
pub mod files;
#[doc(hidden)]
pub mod key;
#[doc(hidden)]
pub mod lower;

// Days in signatures are jiff's.
pub use jiff;
