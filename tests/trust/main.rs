//! What a knowledge graph promises, and that the program notices where a promise is broken.

mod commands;
mod corrections;
mod dataset;
mod history;
mod infer;
mod ontology;
mod shacl;
mod verify;
mod world;
