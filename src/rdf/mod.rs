//! rdf (being built).
