//! Names in a query that nothing bears.

use super::super::names::near;
use crate::rdf::vocabulary::{PREFIXES, SM};
use crate::rdf::{ONTOLOGY, SHAPES, declared};
use crate::store::{Kg, StoreError};
use oxigraph::model::{NamedNode, NamedNodeRef};
use regex::Regex;
use spargebra::Query;
use std::collections::BTreeSet;

/// Names in a query that nothing in the graph bears and the ontology does not have, each with what may be meant.
///
/// # Errors
/// Where the store fails.
pub fn strange(kg: &Kg, query: &Query) -> Result<Vec<String>, StoreError> {
    let text = query.to_string();
    let Ok(iris) = Regex::new("<([^<>\"{}|^`\\\\\\s]+)>") else { return Ok(Vec::new()) };
    let found: BTreeSet<&str> = iris.captures_iter(&text).filter_map(|c| Some(c.get(1)?.as_str())).collect();
    let mut hints = Vec::new();
    for iri in found {
        let Ok(node) = NamedNodeRef::new(iri) else { continue };
        if is_used(kg, node)? {
            continue;
        }
        if let Some(path) = kg.base().below(iri) {
            if !path.is_empty() {
                hints.push(format!("there is no node <{path}>"));
            }
            continue;
        }
        let Some((prefix, name)) = prefixed(iri) else { continue };
        if matches!(prefix, "xsd" | "edtf" | "rdf" | "owl") || is_known(prefix, name) {
            continue;
        }
        let like = near(name, terms().iter().filter(|(p, _)| p == prefix).map(|(_, n)| n.as_str()));
        let like: Vec<String> =
            like.split(", ").filter(|n| !n.is_empty()).map(|n| format!("{prefix}:{n}")).collect();
        let meant = if like.is_empty() { String::new() } else { format!("; is it {}?", like.join(", ")) };
        hints.push(format!("{prefix}:{name} is no class or property of a graph{meant}"));
    }
    Ok(hints)
}

fn prefixed(iri: &str) -> Option<(&'static str, &str)> {
    let (prefix, name) = PREFIXES.iter().find_map(|(p, ns)| Some((*p, iri.strip_prefix(ns)?)))?;
    (!name.is_empty() && name.chars().all(char::is_alphanumeric)).then_some((prefix, name))
}

fn is_used(kg: &Kg, node: NamedNodeRef) -> Result<bool, StoreError> {
    let graph = NamedNode::from(node);
    let mut any = kg
        .quads_for_pattern(Some(node.into()), None, None, None)
        .chain(kg.quads_for_pattern(None, Some(node), None, None))
        .chain(kg.quads_for_pattern(None, None, Some(node.into()), None));
    Ok(any.next().transpose()?.is_some() || kg.has_graph(&graph)?)
}

fn is_known(prefix: &str, name: &str) -> bool {
    if PREFIXES.iter().any(|(p, ns)| *p == prefix && *ns == SM) {
        return declared().contains(name);
    }
    terms().iter().any(|(p, n)| p == prefix && n == name)
}

/// The names with prefixes of the ontology and its shapes.
fn terms() -> &'static BTreeSet<(String, String)> {
    static TERMS: std::sync::OnceLock<BTreeSet<(String, String)>> = std::sync::OnceLock::new();
    TERMS.get_or_init(|| {
        let Ok(name) = Regex::new(r"\b([a-z]+):([A-Za-z]\w*)") else { return BTreeSet::new() };
        let known = |prefix: &str| PREFIXES.iter().any(|(p, _)| *p == prefix);
        [ONTOLOGY, SHAPES]
            .iter()
            .flat_map(|text| name.captures_iter(text))
            .filter(|c| known(&c[1]))
            .map(|c| (c[1].to_owned(), c[2].to_owned()))
            .collect()
    })
}

#[cfg(test)]
mod tests {
    use super::super::super::parse_below;
    use super::*;

    #[test]
    fn names_that_nothing_bears_are_told() {
        let kg = Kg::new(crate::rdf::Base::default()).unwrap();
        let hints = |query: &str| strange(&kg, &parse_below(kg.base(), query).unwrap()).unwrap();
        assert_eq!(
            hints("SELECT ?x { ?x a schema:Persn ; sm:metWith ?y ; rdfs:label ?l }"),
            ["schema:Persn is no class or property of a graph; is it schema:Person?"]
        );
        assert_eq!(hints("SELECT ?x { ?x sm:leads <country/FRX> }"), ["there is no node <country/FRX>"]);
        assert_eq!(hints("SELECT ?x { ?x sm:date ?d FILTER(xsd:date(?d) > 3) }"), [] as [String; 0]);
    }
}
