//! The knowledge graph: an oxigraph store and what guards it.
use oxigraph::store::Store;

/// A knowledge graph in memory.
pub struct Kg {
    store: Store,
    base: String,
}

impl Kg {
    /// The store itself, all graphs.
    #[must_use]
    pub fn store(&self) -> &Store {
        &self.store
    }

    /// The IRI that all instance IRIs begin with.
    #[must_use]
    pub fn base(&self) -> &str {
        &self.base
    }
}
