//! One preferred name for each thing, whatever articles call it: the commonest of its labels.
//!
//! Each article's graph keeps its own `rdfs:label`. Those whose label is the commonest have it as `skos:prefLabel` as well,
//! so that a node has one preferred label in the whole graph, and which it is does not hang on the order of articles.

use super::{Kg, StoreError};
use crate::facts::EntityKind;
use crate::rdf::Base;
use crate::rdf::vocabulary::{rdfs, skos};
use oxigraph::model::{GraphName, NamedNode, NamedOrBlankNode, Quad, Term};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::OnceLock;

/// How things are spelled, of those that articles came or went with.
#[derive(Debug, Default)]
pub(super) struct Labels {
    nodes: HashMap<NamedNode, Spellings>,
    /// The nodes that were touched, each with the articles' graphs that it came in.
    touched: BTreeMap<NamedNode, BTreeSet<NamedNode>>,
}

/// What one thing is called.
#[derive(Debug, Default)]
struct Spellings {
    /// The number of articles that give each label.
    articles: BTreeMap<String, usize>,
    /// The label that is written as preferred.
    preferred: Option<String>,
}

impl Spellings {
    fn more(&mut self, label: &str) {
        *self.articles.entry(label.to_owned()).or_default() += 1;
    }

    fn less(&mut self, label: &str) {
        if let Some(count) = self.articles.get_mut(label) {
            *count = count.saturating_sub(1);
            if *count == 0 {
                self.articles.remove(label);
            }
        }
    }
}

/// The label that most articles give; of two that are as common the one without unseen characters, with more accents, and
/// first in the order of code points.
#[must_use]
pub fn commonest(articles: &BTreeMap<String, usize>) -> Option<&String> {
    let is_unseen =
        |c: char| c.is_control() || matches!(c, '\u{300}'..='\u{36f}' | '\u{200b}'..='\u{200f}' | '\u{feff}');
    let rank = |label: &String, count: usize| {
        let accents = label.chars().filter(|c| !c.is_ascii() && c.is_alphabetic()).count();
        (count, !label.chars().any(is_unseen), accents, Reverse(label.clone()))
    };
    articles.iter().max_by_key(|(label, count)| rank(label, **count)).map(|(label, _)| label)
}

impl Kg {
    /// Counts the labels of an article's quads, before they are put in.
    pub(super) fn labels_come(&mut self, quads: &[Quad]) -> Result<(), StoreError> {
        for quad in quads {
            if let Some((node, label, graph)) = self.labelled(quad) {
                self.spellings(&node)?.more(label);
                self.labels.touched.entry(node).or_default().insert(graph);
            }
        }
        Ok(())
    }

    /// Takes the labels of an article out of the count, before its graph goes.
    pub(super) fn labels_go(&mut self, article: &str) -> Result<(), StoreError> {
        let graph = GraphName::from(self.base.article_graph(article));
        for quad in self.labels_of(None, Some(&graph))? {
            if let Some((node, label, _)) = self.labelled(&quad) {
                self.spellings(&node)?.less(label);
                self.labels.touched.entry(node).or_default();
            }
        }
        Ok(())
    }

    /// Counts the labels that one node has in an article's graph as another's, before it gets that IRI there.
    pub(super) fn labels_move(
        &mut self,
        old: &NamedNode,
        new: &NamedNode,
        graph: &NamedNode,
    ) -> Result<(), StoreError> {
        for quad in self.labels_of(Some(old), Some(&graph.clone().into()))? {
            if let Some((_, label, _)) = self.labelled(&quad) {
                self.spellings(old)?.less(label);
                self.spellings(new)?.more(label);
            }
        }
        self.labels.touched.entry(old.clone()).or_default().remove(graph);
        self.labels.touched.entry(new.clone()).or_default().insert(graph.clone());
        Ok(())
    }

    /// Writes the preferred labels of what was touched.
    pub(super) fn settle_labels(&mut self) -> Result<(), StoreError> {
        for (node, mut graphs) in std::mem::take(&mut self.labels.touched) {
            let spellings = self.spellings(&node)?;
            let preferred = commonest(&spellings.articles).cloned();
            if spellings.preferred != preferred {
                spellings.preferred.clone_from(&preferred);
                for quad in self.labels_of(Some(&node), None)? {
                    graphs.extend(self.labelled(&quad).map(|(_, _, graph)| graph));
                }
            }
            for graph in graphs {
                self.write_preferred(&node, preferred.as_deref(), graph.into())?;
            }
            if preferred.is_none() {
                self.labels.nodes.remove(&node);
            }
        }
        Ok(())
    }

    /// Makes a graph that calls a node so say that the label is the preferred one, and no other say it of another label.
    fn write_preferred(
        &mut self,
        node: &NamedNode,
        preferred: Option<&str>,
        graph: GraphName,
    ) -> Result<(), StoreError> {
        let says_so = |quad: &Quad| matches!(&quad.object, Term::Literal(l) if Some(l.value()) == preferred);
        let label = self.labels_of(Some(node), Some(&graph))?.into_iter().find(says_so);
        let (subject, is_preferred) = (NamedOrBlankNode::from(node.clone()), skos("prefLabel"));
        let said = self
            .quads
            .matching(Some(subject.as_ref()), Some(is_preferred.as_ref()), None, Some(graph.as_ref()))
            .collect::<Result<Vec<Quad>, _>>()?;
        let wanted = label.map(|quad| Quad { predicate: is_preferred, ..quad });
        for quad in said.iter().filter(|quad| Some(*quad) != wanted.as_ref()) {
            self.view = OnceLock::new();
            self.quads.remove(quad)?;
        }
        match wanted.filter(|quad| !said.contains(quad)) {
            Some(quad) => self.insert(vec![quad]),
            None => Ok(()),
        }
    }

    /// How a node is spelled in the graph as it is.
    fn spellings(&mut self, node: &NamedNode) -> Result<&mut Spellings, StoreError> {
        if !self.labels.nodes.contains_key(node) {
            let mut known = Spellings::default();
            for quad in self.labels_of(Some(node), None)? {
                if let Some((_, label, _)) = self.labelled(&quad) {
                    known.more(label);
                }
            }
            let (subject, preferred) = (NamedOrBlankNode::from(node.clone()), skos("prefLabel"));
            let mut said = self.quads.matching(Some(subject.as_ref()), Some(preferred.as_ref()), None, None);
            if let Some(Term::Literal(label)) = said.next().transpose()?.map(|quad| quad.object) {
                known.preferred = Some(label.destruct().0);
            }
            drop(said);
            self.labels.nodes.insert(node.clone(), known);
        }
        Ok(self.labels.nodes.entry(node.clone()).or_default())
    }

    fn labels_of(
        &self,
        node: Option<&NamedNode>,
        graph: Option<&GraphName>,
    ) -> Result<Vec<Quad>, StoreError> {
        let (subject, label) = (node.map(|n| NamedOrBlankNode::from(n.clone())), rdfs("label"));
        let subject = subject.as_ref().map(NamedOrBlankNode::as_ref);
        self.quads.matching(subject, Some(label.as_ref()), None, graph.map(GraphName::as_ref)).collect()
    }

    /// The entity, its label and the graph, where a quad gives an entity a label in an article's graph.
    fn labelled<'q>(&self, quad: &'q Quad) -> Option<(NamedNode, &'q str, NamedNode)> {
        labelled(&self.base, quad)
    }
}

/// The entity, its label and the graph, where a quad gives an entity a label in an article's graph.
pub(super) fn labelled<'q>(base: &Base, quad: &'q Quad) -> Option<(NamedNode, &'q str, NamedNode)> {
    let (NamedOrBlankNode::NamedNode(node), Term::Literal(label), GraphName::NamedNode(graph)) =
        (&quad.subject, &quad.object, &quad.graph_name)
    else {
        return None;
    };
    let is_label = quad.predicate == rdfs("label") && base.article_of_graph(graph.as_str()).is_some();
    let kind = || base.below(node.as_str())?.split_once('/').map(|(kind, _)| kind);
    let is_entity = || kind().is_some_and(|kind| EntityKind::ALL.iter().any(|k| k.path() == kind));
    (is_label && is_entity()).then(|| (node.clone(), label.value(), graph.clone()))
}
