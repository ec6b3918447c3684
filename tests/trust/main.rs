//! What a knowledge graph promises, and that the program notices where a promise is broken.

mod again;
mod commands;
mod corrections;
mod dataset;
mod forgeries;
mod history;
mod identity;
mod infer;
mod moved;
mod one_kidnapping;
mod parts;
mod occurrence;
mod plain_questions;
mod ontology;
mod shacl;
mod telling;
mod verify;
mod wrong_graphs;
mod world;
