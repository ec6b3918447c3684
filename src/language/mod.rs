//! language (being built).
