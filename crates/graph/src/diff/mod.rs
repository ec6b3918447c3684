//! What two versions of a graph differ in, node by node.
//!
//! In: two lists of quads, from knowledge graphs or files. Out: [`Diff`].
//!
//! - `source`: reads knowledge graphs and files of any RDF format; blank nodes are named by RDFC-1.0, so that two
//!   files which differ in nothing but these names do not differ.
//! - `write`: the difference for people, as JSON, and as Turtle in the Changeset vocabulary.
//!
//! **Invariant:** the difference of a graph to itself is empty, and `A` to `B` adds what `B` to `A` removes
//! (`tests/trust/diff.rs`).

mod source;
mod write;

pub use source::{DiffError, read};
pub use write::Format;

use crate::rdf::vocabulary::{nif, rdf, rdfs, schema};
use oxigraph::model::{NamedNode, Quad, Term};
use std::collections::{BTreeMap, BTreeSet};

/// What became of a node.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fate {
    /// Only the second graph speaks of it.
    Added,
    /// Only the first one does.
    Removed,
    /// Both do, and not the same.
    Changed,
}

impl Fate {
    /// A word for it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Fate::Added => "added",
            Fate::Removed => "removed",
            Fate::Changed => "changed",
        }
    }
}

/// One node that differs.
#[derive(Clone, Debug)]
pub struct Node {
    /// Its IRI, as N-Triples write it.
    pub node: String,
    /// Its name, where it has one.
    pub label: Option<String>,
    /// Whether it is a span or a text: there are many, and people need not read them one by one.
    pub is_span: bool,
    /// What became of it.
    pub fate: Fate,
    /// Quads that only the first graph has.
    pub removed: Vec<Quad>,
    /// Quads that only the second graph has.
    pub added: Vec<Quad>,
}

/// The difference of two graphs.
#[derive(Clone, Debug, Default)]
pub struct Diff {
    /// The nodes that differ, in order.
    pub nodes: Vec<Node>,
}

impl Diff {
    /// Compares two lists of quads; order and repetition do not matter.
    #[must_use]
    pub fn of(first: &[Quad], second: &[Quad]) -> Diff {
        let (first, second) = (by_subject(first), by_subject(second));
        let nodes: BTreeSet<&String> = first.keys().chain(second.keys()).collect();
        let none = BTreeMap::new();
        let mut diff = Diff::default();
        for node in nodes {
            let (a, b) = (first.get(node).unwrap_or(&none), second.get(node).unwrap_or(&none));
            let only = |x: &BTreeMap<String, &Quad>, y: &BTreeMap<String, &Quad>| -> Vec<Quad> {
                x.iter().filter(|(k, _)| !y.contains_key(*k)).map(|(_, q)| (*q).clone()).collect()
            };
            let (removed, added) = (only(a, b), only(b, a));
            let fate = match (a.is_empty(), b.is_empty()) {
                (true, _) => Fate::Added,
                (_, true) => Fate::Removed,
                _ if removed.is_empty() && added.is_empty() => continue,
                _ => Fate::Changed,
            };
            let all = || b.values().chain(a.values());
            let is_span = all().any(|q| {
                q.predicate == rdf("type")
                    && ["RFC5147String", "Context"].iter().any(|c| q.object == nif(c).into())
            });
            let told = |p: NamedNode| all().find(|q| q.predicate == p);
            let label = told(rdfs("label")).or_else(|| told(schema("headline"))).map(|q| match &q.object {
                Term::Literal(l) => l.value().to_owned(),
                other => other.to_string(),
            });
            diff.nodes.push(Node { node: node.clone(), label, is_span, fate, removed, added });
        }
        diff
    }

    /// How many nodes had this fate, and how many of them are spans.
    #[must_use]
    pub fn count(&self, fate: Fate) -> (usize, usize) {
        let all = self.nodes.iter().filter(|n| n.fate == fate);
        (all.clone().count(), all.filter(|n| n.is_span).count())
    }
}

/// Quads by their subject, each by its text.
fn by_subject(quads: &[Quad]) -> BTreeMap<String, BTreeMap<String, &Quad>> {
    let mut subjects: BTreeMap<String, BTreeMap<String, &Quad>> = BTreeMap::new();
    for quad in quads {
        subjects.entry(quad.subject.to_string()).or_default().insert(quad.to_string(), quad);
    }
    subjects
}
