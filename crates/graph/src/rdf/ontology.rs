//! The ontology and the shapes, as they are compiled in.

use super::vocabulary::SM;
use oxigraph::io::{RdfFormat, RdfParser};
use oxigraph::model::{NamedOrBlankNode, Triple};
use std::collections::BTreeSet;
use std::sync::OnceLock;

/// `ontology/summitry.ttl`.
pub const ONTOLOGY: &str = include_str!("../../ontology/summitry.ttl");

/// `ontology/shapes.ttl`.
pub const SHAPES: &str = include_str!("../../ontology/shapes.ttl");

/// `ontology/shapes-sparql.ttl`: for validators that have SHACL-SPARQL.
pub const SHAPES_SPARQL: &str = include_str!("../../ontology/shapes-sparql.ttl");

/// `ontology/alignments.ttl`.
pub const ALIGNMENTS: &str = include_str!("../../ontology/alignments.ttl");

/// `ontology/context.jsonld`: what the names in JSON-LD exports mean.
pub const CONTEXT: &str = include_str!("../../ontology/context.jsonld");

/// The triples of the ontology.
///
/// # Panics
/// Never in a tested build: the ontology is compiled in.
#[must_use]
pub fn ontology() -> &'static [Triple] {
    static TRIPLES: OnceLock<Vec<Triple>> = OnceLock::new();
    TRIPLES.get_or_init(|| {
        RdfParser::from_format(RdfFormat::Turtle)
            .for_slice(ONTOLOGY)
            .map(|quad| quad.map(Triple::from))
            .collect::<Result<_, _>>()
            .expect("the ontology is compiled in, and read by every test")
    })
}

/// The local names of the terms that the ontology declares.
#[must_use]
pub fn declared() -> &'static BTreeSet<String> {
    static NAMES: OnceLock<BTreeSet<String>> = OnceLock::new();
    NAMES.get_or_init(|| {
        let name = |t: &Triple| match &t.subject {
            NamedOrBlankNode::NamedNode(node) => node.as_str().strip_prefix(SM).map(str::to_owned),
            NamedOrBlankNode::BlankNode(_) => None,
        };
        ontology().iter().filter_map(name).collect()
    })
}
