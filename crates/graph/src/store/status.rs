//! What is in a knowledge graph, in numbers.

use super::{Kg, StoreError};
use crate::rdf::vocabulary::{rdf, schema};
use oxigraph::model::{GraphName, NamedNode, NamedOrBlankNode, Term};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// A knowledge graph in numbers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Status {
    /// The base IRI.
    pub base: String,
    /// Articles.
    pub articles: usize,
    /// The first day of publication.
    pub first_day: Option<String>,
    /// The last day of publication.
    pub last_day: Option<String>,
    /// Different publishers.
    pub publishers: usize,
    /// Articles that are copies or versions of others.
    pub copies: usize,
    /// How many articles each program, with its model and rules, has read.
    pub read_by: BTreeMap<String, usize>,
    /// How many of them another program than this one read, or another model than read most.
    pub older: usize,
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
    /// Counts articles, quads and nodes, and hashes the graph. What was read by another program than `program` is older.
    ///
    /// # Errors
    /// Where the store fails.
    pub fn status(&self, program: &str) -> Result<Status, StoreError> {
        let mut stated: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        let mut claimed: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        let is_claim = |graph: &NamedNode| self.base().is_claim_graph(graph.as_str());
        for quad in self.quads_for_pattern(None, Some(rdf("type").as_ref()), None, None) {
            let quad = quad?;
            if let (GraphName::NamedNode(graph), Term::NamedNode(class)) = (&quad.graph_name, &quad.object) {
                let classes = if is_claim(graph) { &mut claimed } else { &mut stated };
                classes.entry(class.as_str().to_owned()).or_default().insert(quad.subject.to_string());
            }
        }
        let graphs = self.graphs()?;
        let claim_graphs =
            graphs.iter().filter(|graph| matches!(graph, NamedOrBlankNode::NamedNode(n) if is_claim(n)));
        let count = |classes: BTreeMap<String, BTreeSet<String>>| {
            classes.into_iter().map(|(class, nodes)| (class, nodes.len())).collect()
        };
        let days = self.literals(&schema("datePublished"))?;
        let publishers: BTreeSet<String> = self.literals(&schema("publisher"))?.into_values().collect();
        let (read_by, older) = self.readers(program);
        Ok(Status {
            base: self.base().to_string(),
            articles: self.articles().len(),
            first_day: days.values().min().cloned(),
            last_day: days.values().max().cloned(),
            publishers: publishers.len(),
            copies: self.copies()?,
            read_by,
            older,
            quads: self.count()?,
            default_triples: self.view()?.stated_count()?,
            claim_graphs: claim_graphs.count(),
            classes: count(stated),
            claimed: count(claimed),
            rdfc10_sha256: self.canonical_hash()?,
        })
    }

    /// What read the articles, and how many of them this program would read otherwise. A model that others than most
    /// articles were read with is an older one, or a newer: either way they are not of one piece.
    fn readers(&self, program: &str) -> (BTreeMap<String, usize>, usize) {
        let mut readers: BTreeMap<String, usize> = BTreeMap::new();
        let readings: Vec<_> = self.articles().values().filter_map(|a| a.reading.as_ref()).collect();
        for reading in readings.iter().filter(|r| !r.by.is_empty()) {
            *readers.entry(reading.by.clone()).or_default() += 1;
        }
        let current = |by: &str| by.strip_prefix(program).is_some_and(|rest| rest.starts_with(','));
        let most = readers.iter().filter(|(by, _)| current(by)).max_by_key(|(_, count)| **count);
        let of_one_piece = most.map_or(0, |(_, count)| *count);
        (readers.clone(), readings.len() - of_one_piece)
    }
}
