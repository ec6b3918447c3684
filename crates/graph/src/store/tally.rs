//! How much of each kind an article gives, so that what is taken out of a graph is missed.

use crate::rdf::Base;
use crate::rdf::vocabulary::{org, rdf, schema, sem, sm};
use oxigraph::model::{GraphName, Quad, Term};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;

/// What a manifest says of all facts of one article.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tally {
    /// Entities.
    pub entities: usize,
    /// Offices.
    pub roles: usize,
    /// Events, of all voices.
    pub events: usize,
    /// Relationships, of all voices.
    pub relationships: usize,
    /// Claims.
    pub claims: usize,
    /// SHA-256 of the sorted quads of its graph and its claims' graphs.
    pub sha256: String,
}

/// The tally of each article, by its id; `quads` in the order of their lines.
#[must_use]
pub fn tally<'q>(quads: impl Iterator<Item = &'q Quad>, base: &Base) -> BTreeMap<String, Tally> {
    let mut all: BTreeMap<String, (Tally, Sha256)> = BTreeMap::new();
    for quad in quads {
        let GraphName::NamedNode(graph) = &quad.graph_name else { continue };
        let Some(path) = base.below(graph.as_str()) else { continue };
        let claim = || path.strip_prefix("graph/claim/").and_then(|p| p.split_once('/')).map(|p| p.0);
        let Some(article) = path.strip_prefix("graph/article/").or_else(claim) else { continue };
        let (tally, hash) = all.entry(article.to_owned()).or_default();
        hash.update(quad.to_string());
        hash.update(b"\n");
        if quad.predicate == rdf("type") {
            tally.count(&quad.object);
        }
    }
    let sealed = |(tally, hash): (Tally, Sha256)| Tally { sha256: format!("{:x}", hash.finalize()), ..tally };
    all.into_iter().map(|(id, one)| (id, sealed(one))).collect()
}

/// The tally of one article, while its sorted lines are read.
#[derive(Default)]
pub(super) struct Counting {
    tally: Tally,
    hash: Sha256,
}

impl Counting {
    /// Takes in a line by its terms; `class` is the object of one that says of what class something is.
    pub(super) fn line(&mut self, terms: [&str; 4], class: Option<&Term>) {
        self.hash.update(terms[0]);
        for term in &terms[1..] {
            self.hash.update(b" ");
            self.hash.update(term);
        }
        self.hash.update(b"\n");
        class.into_iter().for_each(|class| self.tally.count(class));
    }

    /// The tally, once all lines are read.
    pub(super) fn sealed(self) -> Tally {
        Tally { sha256: format!("{:x}", self.hash.finalize()), ..self.tally }
    }
}

impl Tally {
    fn count(&mut self, class: &Term) {
        let is = |node| *class == Term::from(node);
        if ["Person", "Country", "Organization", "Place"].map(schema).into_iter().any(is) {
            self.entities += 1;
        } else if *class == org("Membership").into() {
            self.roles += 1;
        } else if *class == sem("Event").into() {
            self.events += 1;
        } else if *class == sm("Relationship").into() {
            self.relationships += 1;
        } else if *class == sm("Claim").into() {
            self.claims += 1;
        }
    }
}
