//! What a knowledge graph promises, and that the program notices where a promise is broken.

mod corrections;
mod dataset;
mod history;
mod infer;
mod shacl;
mod verify;
mod world;
