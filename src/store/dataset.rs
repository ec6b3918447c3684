//! Which graphs a query sees: the article, background and inferred graphs, never a claim's.

use super::{Kg, StoreError};
use oxigraph::model::{GraphName, NamedOrBlankNode, Quad};

impl Kg {
    /// The graphs of the default dataset, in the order of their names.
    ///
    /// # Errors
    /// Where the store fails.
    pub fn default_graphs(&self) -> Result<Vec<GraphName>, StoreError> {
        let mut graphs = Vec::new();
        for graph in self.store().named_graphs() {
            if let NamedOrBlankNode::NamedNode(name) = graph?
                && !self.base().is_claim_graph(name.as_str())
            {
                graphs.push(GraphName::from(name));
            }
        }
        graphs.sort_by_key(ToString::to_string);
        Ok(graphs)
    }

    /// The quads of the default dataset.
    ///
    /// # Errors
    /// Where the store fails.
    pub fn default_quads(&self) -> Result<Vec<Quad>, StoreError> {
        let claimed = |q: &Quad| matches!(&q.graph_name, GraphName::NamedNode(n) if self.base().is_claim_graph(n.as_str()));
        let quads = self.store().iter().filter(|q| !q.as_ref().is_ok_and(claimed));
        Ok(quads.collect::<Result<Vec<_>, _>>()?)
    }
}
