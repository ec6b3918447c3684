//! Which triples a query sees by default: those of article, background and inferred graphs, never a claim's.
//!
//! The store's own default graph holds them, each once however many graphs state it, so that counts are right and a
//! join costs what it costs in one graph. It is made anew from the named graphs and is in no snapshot and no export.

use super::{Kg, StoreError};
use oxigraph::model::{GraphName, NamedOrBlankNode, Quad};

impl Kg {
    /// The triples of the default dataset, as quads of the default graph.
    ///
    /// # Errors
    /// Where the store fails.
    pub fn default_quads(&self) -> Result<Vec<Quad>, StoreError> {
        let stated = self.store().quads_for_pattern(None, None, None, Some(GraphName::DefaultGraph.as_ref()));
        Ok(stated.collect::<Result<Vec<_>, _>>()?)
    }

    /// The quads of all named graphs.
    ///
    /// # Errors
    /// Where the store fails.
    pub fn named_quads(&self) -> Result<Vec<Quad>, StoreError> {
        let named = |q: &Quad| q.graph_name != GraphName::DefaultGraph;
        let quads = self.store().iter().filter(|q| q.as_ref().map_or(true, named));
        Ok(quads.collect::<Result<Vec<_>, _>>()?)
    }

    /// The quads of the default graph that these quads of named graphs give.
    pub(super) fn stated<'q>(&'q self, quads: &'q [Quad]) -> impl Iterator<Item = Quad> + 'q {
        let claimed = |q: &&Quad| matches!(&q.graph_name, GraphName::NamedNode(n) if self.base().is_claim_graph(n.as_str()));
        let in_default = |q: &Quad| Quad { graph_name: GraphName::DefaultGraph, ..q.clone() };
        quads.iter().filter(move |q| !claimed(q) && q.graph_name != GraphName::DefaultGraph).map(in_default)
    }

    /// Takes triples out of the default graph that no graph states any more.
    pub(super) fn forget(&self, removed: &[Quad]) -> Result<(), StoreError> {
        for quad in self.stated(removed) {
            let (s, p, o) = (quad.subject.as_ref(), quad.predicate.as_ref(), quad.object.as_ref());
            let mut still = false;
            for other in self.store().quads_for_pattern(Some(s), Some(p), Some(o), None) {
                still |= self.stated(&[other?]).next().is_some();
            }
            if !still {
                self.store().remove(&quad)?;
            }
        }
        Ok(())
    }

    /// The named graphs that are an article's own or its claims'.
    pub(super) fn graphs_of(&self, article: &str) -> Result<Vec<NamedOrBlankNode>, StoreError> {
        let graphs = self.store().named_graphs().collect::<Result<Vec<_>, _>>()?;
        let own = |g: &NamedOrBlankNode| matches!(g, NamedOrBlankNode::NamedNode(n) if self.base().is_of_article(n.as_str(), article));
        Ok(graphs.into_iter().filter(own).collect())
    }
}
