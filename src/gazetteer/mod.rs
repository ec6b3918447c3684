//! gazetteer (being built).
