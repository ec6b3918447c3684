//! Writes each derived triple down with its rule and its premises, and reads that back.

use super::run::Derivation;
use crate::rdf::vocabulary::{prov, rdf, sm};
use crate::store::{Kg, StoreError};
use oxigraph::model::{GraphName, Literal, NamedNode, NamedOrBlankNode, Quad, Term, Triple};
use std::collections::BTreeMap;

/// The statements of all derived triples and of their premises, as quads of the inferred graph.
pub(super) fn records(
    kg: &Kg,
    triples: &BTreeMap<String, Triple>,
    origins: &BTreeMap<String, Derivation>,
    absent: &BTreeMap<&str, &str>,
) -> Vec<Quad> {
    let graph = kg.base().inferred_graph();
    let mut quads = Vec::new();
    let mut say =
        |s: &NamedNode, p: NamedNode, o: Term| quads.push(Quad::new(s.clone(), p, o, graph.clone()));
    let describe = |key: &String| triples.get(key).map(|t| (kg.base().statement(t), t));
    for (key, derivation) in origins {
        let Some((node, _)) = describe(key) else { continue };
        let rule = Literal::new_simple_literal(format!("inference.{}", derivation.rule));
        say(&node, sm("rule"), rule.into());
        if let Some(absent) = absent.get(derivation.rule.as_str()) {
            say(&node, sm("restsOnAbsenceOf"), Literal::new_simple_literal(*absent).into());
        }
        for (premise, _) in derivation.premises.iter().filter_map(describe) {
            say(&node, prov("wasDerivedFrom"), premise.into());
        }
        for (node, triple) in derivation.premises.iter().chain([key]).filter_map(describe) {
            say(&node, rdf("type"), rdf("Statement").into());
            say(&node, rdf("subject"), triple.subject.clone().into());
            say(&node, rdf("predicate"), triple.predicate.clone().into());
            say(&node, rdf("object"), triple.object.clone());
        }
    }
    quads
}

/// Where a derived triple comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin {
    /// The rule's name, `inference.` before it.
    pub rule: String,
    /// The triples that it was derived from, in order.
    pub premises: Vec<Triple>,
    /// What was not found, where the rule rests on that too: more articles may undo it.
    pub absent: Option<String>,
}

/// The rule and the premises of a triple, where it was derived.
///
/// # Errors
/// Where the store fails.
pub fn origin(kg: &Kg, triple: &Triple) -> Result<Option<Origin>, StoreError> {
    let node = kg.base().statement(triple);
    let values = |node: &NamedNode, predicate: NamedNode| -> Result<Vec<Term>, StoreError> {
        let graph = GraphName::from(kg.base().inferred_graph());
        let found = kg.quads_for_pattern(
            Some(node.as_ref().into()),
            Some(predicate.as_ref()),
            None,
            Some(graph.as_ref()),
        );
        found.map(|q| q.map(|q| q.object)).collect()
    };
    let Some(Term::Literal(rule)) = values(&node, sm("rule"))?.into_iter().next() else { return Ok(None) };
    let mut premises = Vec::new();
    for premise in values(&node, prov("wasDerivedFrom"))? {
        let Term::NamedNode(premise) = premise else { continue };
        let one = |name| Ok::<_, StoreError>(values(&premise, rdf(name))?.into_iter().next());
        if let (Some(s), Some(Term::NamedNode(p)), Some(o)) =
            (one("subject")?, one("predicate")?, one("object")?)
        {
            let subject: NamedOrBlankNode = match s {
                Term::NamedNode(n) => n.into(),
                Term::BlankNode(b) => b.into(),
                Term::Literal(_) => continue,
            };
            premises.push(Triple::new(subject, p, o));
        }
    }
    premises.sort_by_key(ToString::to_string);
    let absent = values(&node, sm("restsOnAbsenceOf"))?.into_iter().find_map(|term| match term {
        Term::Literal(text) => Some(text.value().to_owned()),
        _ => None,
    });
    Ok(Some(Origin { rule: rule.value().to_owned(), premises, absent }))
}
