//! How a derived triple follows from what articles say.

use super::results::{readable, shorten};
use crate::infer::origin;
use crate::store::{Kg, StoreError};
use oxigraph::model::{GraphName, NamedOrBlankNode, Quad, Triple};
use std::collections::BTreeSet;

/// The derived statements among these quads, each with its rule and, indented, the premises down to stated ones.
pub(super) fn chains(kg: &Kg, quads: &[Quad]) -> Result<Vec<String>, StoreError> {
    let inferred = GraphName::from(kg.base().inferred_graph());
    let derived = quads.iter().filter(|q| q.graph_name == inferred);
    let triples: BTreeSet<String> = derived.clone().map(|q| Triple::from(q.clone()).to_string()).collect();
    let mut lines = Vec::new();
    for key in triples {
        if let Some(quad) = derived.clone().find(|q| Triple::from((*q).clone()).to_string() == key) {
            chain(kg, &quad.clone().into(), 1, &mut Vec::new(), &mut lines)?;
        }
    }
    Ok(lines)
}

/// Whether a quad belongs to the record of how something was derived.
pub(super) fn is_record(kg: &Kg, quad: &Quad) -> bool {
    match &quad.subject {
        NamedOrBlankNode::NamedNode(n) => {
            kg.base().below(n.as_str()).is_some_and(|p| p.starts_with("statement/"))
        }
        NamedOrBlankNode::BlankNode(_) => false,
    }
}

fn chain(
    kg: &Kg,
    triple: &Triple,
    depth: usize,
    above: &mut Vec<String>,
    lines: &mut Vec<String>,
) -> Result<(), StoreError> {
    let indent = "  ".repeat(depth);
    let key = triple.to_string();
    let said = show(kg, triple);
    match origin(kg, triple)? {
        // What follows both ways, such as a symmetric tie, would go round for ever.
        Some(origin) if !above.contains(&key) => {
            let absent = origin.absent.iter().map(|a| format!("; there is no {a}"));
            lines.push(format!("{indent}{said} [{}{}]", origin.rule, absent.collect::<String>()));
            above.push(key);
            for premise in &origin.premises {
                chain(kg, premise, depth + 1, above, lines)?;
            }
            above.pop();
        }
        _ => lines.push(format!("{indent}{said} [{}]", graphs(kg, triple)?)),
    }
    Ok(())
}

fn show(kg: &Kg, triple: &Triple) -> String {
    let base = kg.base().to_string();
    let name = |text: String| text.replace(&format!("<{base}"), "<");
    let (s, o) = (name(triple.subject.to_string()), name(readable(&triple.object)));
    format!("{s} {} {o}", shorten(triple.predicate.as_str()))
}

/// The graphs that state a triple, claims aside.
fn graphs(kg: &Kg, triple: &Triple) -> Result<String, StoreError> {
    let (s, p, o) = (triple.subject.as_ref(), triple.predicate.as_ref(), triple.object.as_ref());
    let mut names = BTreeSet::new();
    for quad in kg.quads_for_pattern(Some(s), Some(p), Some(o), None) {
        if let GraphName::NamedNode(graph) = quad?.graph_name
            && !kg.base().is_claim_graph(graph.as_str())
        {
            let name = kg.base().below(graph.as_str()).unwrap_or(graph.as_str());
            names.insert(name.trim_start_matches("graph/").to_owned());
        }
    }
    Ok(names.into_iter().collect::<Vec<_>>().join(", "))
}
