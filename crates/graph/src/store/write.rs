//! Graphs that somebody puts in place of others, as the SPARQL 1.1 Graph Store protocol has it, and a copy for other
//! programs. What is put here is no article's: the graph keeps no record of it.

use super::{Kg, StoreError};
use oxigraph::model::{GraphName, Quad};
use oxigraph::store::Store;
use std::sync::OnceLock;

impl Kg {
    /// A store with all quads, which is made where there is none yet; who writes to it must drop the view.
    pub(crate) fn store(&self) -> Result<&Store, StoreError> {
        self.quads.store()
    }

    /// A copy of all quads as a store of oxigraph's own; what is written to it is not written here.
    ///
    /// # Errors
    /// Where the quads cannot be read.
    pub fn to_store(&self) -> Result<Store, StoreError> {
        let copy = Store::new()?;
        let mut loader = copy.bulk_loader();
        let quads = self.quads.matching(None, None, None, None);
        loader.load_quads(quads.collect::<Result<Vec<Quad>, _>>()?)?;
        loader.commit()?;
        Ok(copy)
    }

    /// Whether a graph was put here, though it may hold nothing; the default graph always is.
    ///
    /// # Errors
    /// Where the store fails.
    pub fn holds_graph(&self, graph: &GraphName) -> Result<bool, StoreError> {
        Ok(match graph {
            GraphName::NamedNode(node) => self.store()?.contains_named_graph(node.as_ref())?,
            _ => true,
        })
    }

    /// Puts quads in place of what a graph holds, all of them or none; without any, the graph goes.
    ///
    /// # Errors
    /// Where the store fails; the graph is then what it was.
    pub fn put_graph(&mut self, graph: &GraphName, quads: Option<&[Quad]>) -> Result<(), StoreError> {
        self.view = OnceLock::new();
        let mut transaction = self.store()?.start_transaction()?;
        match (graph, quads) {
            (GraphName::NamedNode(node), None) => transaction.remove_named_graph(node.as_ref())?,
            _ => transaction.clear_graph(graph.as_ref())?,
        }
        if let (GraphName::NamedNode(node), Some(_)) = (graph, quads) {
            transaction.insert_named_graph(node.as_ref());
        }
        transaction.extend(quads.unwrap_or_default().iter().map(Quad::as_ref));
        Ok(transaction.commit()?)
    }
}
