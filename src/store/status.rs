//! What is in a knowledge graph, in numbers.

use super::{Kg, StoreError};
use crate::rdf::vocabulary::rdf;
use oxigraph::model::{GraphName, Term};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// A knowledge graph in numbers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Status {
    /// The base IRI.
    pub base: String,
    /// Articles.
    pub articles: usize,
    /// Quads of all named graphs.
    pub quads: usize,
    /// Triples that a query sees by default.
    pub default_triples: usize,
    /// Graphs of claims' contents.
    pub claim_graphs: usize,
    /// Nodes of each class in the default dataset.
    pub classes: BTreeMap<String, usize>,
    /// Nodes of each class that are only claimed.
    pub claimed: BTreeMap<String, usize>,
    /// The hash of RDFC-1.0.
    pub rdfc10_sha256: String,
}

impl Kg {
    /// Counts articles, quads and nodes, and hashes the graph.
    ///
    /// # Errors
    /// Where the store fails.
    pub fn status(&self) -> Result<Status, StoreError> {
        let mut stated: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        let mut claimed: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        let mut claim_graphs = BTreeSet::new();
        let mut quads = 0;
        let a = rdf("type");
        for quad in self.named_quads()? {
            quads += 1;
            let GraphName::NamedNode(graph) = &quad.graph_name else { continue };
            let is_claim = self.base().is_claim_graph(graph.as_str());
            if let (true, Term::NamedNode(class)) = (quad.predicate == a, &quad.object) {
                let classes = if is_claim { &mut claimed } else { &mut stated };
                classes.entry(class.as_str().to_owned()).or_default().insert(quad.subject.to_string());
            }
            if is_claim {
                claim_graphs.insert(graph.as_str().to_owned());
            }
        }
        let count = |classes: BTreeMap<String, BTreeSet<String>>| {
            classes.into_iter().map(|(class, nodes)| (class, nodes.len())).collect()
        };
        Ok(Status {
            base: self.base().to_string(),
            articles: self.articles().len(),
            quads,
            default_triples: self.default_quads()?.len(),
            claim_graphs: claim_graphs.len(),
            classes: count(stated),
            claimed: count(claimed),
            rdfc10_sha256: self.canonical_hash()?,
        })
    }
}
