//! JSON-LD as a tree an article: the article above its events, relationships, offices, claims and entities; below these
//! their participants by name, and the words that they rest on.
//!
//! It is a view: what an article tells of hangs below it by `schema:mentions`, and `name` is for readers and no statement.
//! All else is stated in the knowledge graph as well. What a claim asserts stands in its graph here too, so that a program
//! that reads RDF makes no fact of it.

use super::ExportError;
use super::jsonld::{ContextBy, Names, Node, nested, object};
use crate::rdf::vocabulary::{nif, org, prov, rdf, rdfs, schema, sem, sm};
use crate::store::Kg;
use indexmap::IndexMap;
use oxigraph::model::{GraphName, NamedNode, NamedOrBlankNode, Quad, Term};
use serde_json::{Value, json};
use std::collections::HashMap;
use std::io::Write;

/// A class of the vocabulary.
type Class = fn() -> NamedNode;

/// What hangs below an article: the name, and the classes.
const BRANCHES: [(&str, &[Class]); 4] = [
    ("events", &[|| sem("Event")]),
    ("relationships", &[|| sm("Relationship")]),
    ("roles", &[|| org("Membership")]),
    ("entities", &[|| schema("Person"), || schema("Country"), || schema("Organization"), || schema("Place")]),
];

/// What one graph says, by subject, in the order of the names.
type Graph<'q> = IndexMap<&'q NamedOrBlankNode, Vec<&'q Quad>>;

pub(super) fn write(kg: &Kg, by: ContextBy, out: &mut dyn Write) -> Result<(), ExportError> {
    let mut quads = kg.named_quads()?;
    quads.sort_by_cached_key(ToString::to_string);
    let tree = Tree::of(&quads);
    write!(out, "{{\n\"@context\": {},\n\"graph\": [", tree.names.context(by))?;
    for (number, id) in kg.articles().keys().enumerate() {
        let graph = tree.graphs.get(&kg.base().article_graph(id));
        let article = NamedOrBlankNode::from(kg.base().article(id));
        write!(out, "{}", if number == 0 { "\n" } else { ",\n" })?;
        object(&tree.article(&article, graph), out)?;
    }
    Ok(writeln!(out, "\n]\n}}")?)
}

struct Tree<'q> {
    names: Names,
    graphs: HashMap<NamedNode, Graph<'q>>,
    /// Labels of entities and words of spans.
    labels: HashMap<Term, &'q str>,
}

impl<'q> Tree<'q> {
    fn of(quads: &'q [Quad]) -> Tree<'q> {
        let (label, words) = (rdfs("label"), nif("anchorOf"));
        let mut tree = Tree { names: Names::new(), graphs: HashMap::new(), labels: HashMap::new() };
        for quad in quads {
            let GraphName::NamedNode(graph) = &quad.graph_name else { continue };
            tree.graphs.entry(graph.clone()).or_default().entry(&quad.subject).or_default().push(quad);
            if let Term::Literal(text) = &quad.object
                && (quad.predicate == label || quad.predicate == words)
            {
                tree.labels.entry(quad.subject.clone().into()).or_insert(text.value());
            }
        }
        tree
    }

    fn article(&self, article: &NamedOrBlankNode, graph: Option<&Graph<'q>>) -> Node {
        let Some(graph) = graph else { return Node::new() };
        let statements = graph.get(article).map_or(&[][..], Vec::as_slice);
        let mut node = self.names.node(article, statements);
        for (name, classes) in BRANCHES {
            let classes: Vec<Term> = classes.iter().map(|class| class().into()).collect();
            let below = graph.iter().filter(|(_, says)| is_a(says, &classes));
            let below: Vec<Value> = below.map(|(s, says)| nested(self.fact(s, says, Some(graph)))).collect();
            node.push((name.to_owned(), json!(below)));
        }
        let claims = graph.iter().filter(|(_, says)| is_a(says, &[sm("Claim").into()]));
        let claims: Vec<Value> = claims.map(|(s, says)| nested(self.fact(s, says, Some(graph)))).collect();
        node.push(("claims".to_owned(), json!(claims)));
        node
    }

    /// A node with the names of those that it refers to, and the words that it rests on. `stated` is the article's graph,
    /// which has the words; a claim's graph does not state them.
    fn fact(&self, subject: &NamedOrBlankNode, says: &[&Quad], stated: Option<&Graph<'q>>) -> Node {
        let skip = [schema("isPartOf"), prov("wasGeneratedBy"), sm("extractedBy")];
        let kept = |q: &&Quad| stated.is_none() || !skip.contains(&q.predicate);
        let kept: Vec<&Quad> = says.iter().copied().filter(kept).collect();
        self.names.node_with(subject, &kept, &|property, value| {
            let Term::NamedNode(node) = value else { return None };
            if property == "contentGraph" {
                return Some(self.content(node));
            }
            let text = self.labels.get(value)?;
            let key = if property == "evidence" && stated.is_some() { "words" } else { "name" };
            // Concepts of ours are named by the context.
            (!node.as_str().starts_with(crate::rdf::vocabulary::SM))
                .then(|| json!({ "id": node.as_str(), key: text }))
        })
    }

    /// What a claim asserts, in its own graph.
    fn content(&self, graph: &NamedNode) -> Value {
        let nodes = self.graphs.get(graph).into_iter().flatten();
        let nodes: Vec<Value> = nodes.map(|(s, says)| nested(self.fact(s, says, None))).collect();
        json!({ "id": graph.as_str(), "graph": nodes })
    }
}

fn is_a(says: &[&Quad], classes: &[Term]) -> bool {
    let a = rdf("type");
    says.iter().any(|q| q.predicate == a && classes.contains(&q.object))
}
