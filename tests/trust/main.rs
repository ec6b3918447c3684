//! What a knowledge graph promises, and that the program notices where a promise is broken.

mod shacl;
mod verify;
mod world;
