//! Look-ups of one node's values.

use crate::export::ExportError;
use crate::rdf::vocabulary::sm;
use crate::store::Kg;
use oxigraph::model::{NamedNode, NamedNodeRef, Term};

pub(super) struct Look<'k>(pub &'k Kg);

impl Look<'_> {
    /// The values of a node in all graphs, in order.
    fn values(&self, node: &str, predicate: &NamedNode) -> Result<Vec<Term>, ExportError> {
        let Ok(node) = NamedNodeRef::new(node) else { return Ok(Vec::new()) };
        let mut found = Vec::new();
        for quad in self.0.quads_for_pattern(Some(node.into()), Some(predicate.as_ref()), None, None) {
            found.push(quad?.object);
        }
        found.sort_by_key(ToString::to_string);
        found.dedup();
        Ok(found)
    }

    pub fn iris(&self, node: &str, predicate: &NamedNode) -> Result<Vec<String>, ExportError> {
        let iri = |term| if let Term::NamedNode(node) = term { Some(node.into_string()) } else { None };
        Ok(self.values(node, predicate)?.into_iter().filter_map(iri).collect())
    }

    pub fn iri(&self, node: &str, predicate: &NamedNode) -> Result<Option<String>, ExportError> {
        Ok(self.iris(node, predicate)?.into_iter().next())
    }

    pub fn text(&self, node: &str, predicate: &NamedNode) -> Result<Option<String>, ExportError> {
        let text = |term| if let Term::Literal(text) = term { Some(text.value().to_owned()) } else { None };
        Ok(self.values(node, predicate)?.into_iter().find_map(text))
    }

    /// The end of an IRI of the ontology: `occurred`, `accuse`.
    pub fn word(&self, node: &str, term: &str) -> Result<Option<String>, ExportError> {
        Ok(self.iri(node, &sm(term))?.and_then(|iri| iri.rsplit('#').next().map(str::to_owned)))
    }

    /// Who has this value.
    pub fn subject(&self, predicate: &NamedNode, object: &str) -> Result<Option<String>, ExportError> {
        let Ok(object) = NamedNodeRef::new(object) else { return Ok(None) };
        let mut found = Vec::new();
        for quad in self.0.quads_for_pattern(None, Some(predicate.as_ref()), Some(object.into()), None) {
            found.push(quad?.subject.to_string().trim_matches(['<', '>']).to_owned());
        }
        found.sort();
        Ok(found.into_iter().next())
    }
}
