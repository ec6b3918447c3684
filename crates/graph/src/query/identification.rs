//! Why an article is taken to mean this person by a name that several bear.

use super::results::shorten;
use crate::rdf::vocabulary::{prov, rdfs, sm};
use crate::store::{Kg, StoreError};
use oxigraph::model::{NamedNode, NamedOrBlankNode, Quad, Term};
use std::collections::BTreeSet;

/// Whether a quad says whom an article means by a name, or could mean.
pub(super) fn is_record(quad: &Quad) -> bool {
    quad.predicate == sm("identifies") || quad.predicate == sm("candidate")
}

/// A line for each decision for a person among these quads, and for each that is open: article, reason, what it rests
/// on, who else bears the name.
pub(super) fn decisions(kg: &Kg, quads: &[Quad]) -> Result<BTreeSet<String>, StoreError> {
    let mut lines = BTreeSet::new();
    for quad in quads {
        let NamedOrBlankNode::NamedNode(node) = &quad.subject else { continue };
        let values = |predicate: NamedNode| -> Result<BTreeSet<String>, StoreError> {
            let subject = NamedOrBlankNode::from(node.clone());
            let found = kg.quads_for_pattern(Some(subject.as_ref()), Some(predicate.as_ref()), None, None);
            let all = found.collect::<Result<Vec<Quad>, _>>()?;
            Ok(all.iter().map(|q| show(kg, &q.object)).collect())
        };
        let basis = values(sm("basis"))?;
        let is_open = basis.contains("undecided");
        // That others are told from this person is said where they are explained.
        if quad.predicate == sm("candidate") && !is_open {
            continue;
        }
        let own = show(kg, &quad.object);
        let others: Vec<String> = values(sm("candidate"))?.into_iter().filter(|c| *c != own).collect();
        let premises: Vec<String> = values(prov("wasDerivedFrom"))?.into_iter().collect();
        let article = kg.base().below(node.as_str()).and_then(|p| p.split('/').nth(1)).unwrap_or_default();
        let reason = values(rdfs("comment"))?.into_iter().collect::<Vec<_>>().join(" ");
        let mut line = format!("  {article}: {reason}");
        if !premises.is_empty() {
            line.push_str(&format!(" From {}.", premises.join(", ")));
        }
        if !others.is_empty() {
            line.push_str(&format!(" Others: {}.", others.join(", ")));
        }
        lines.insert(line);
    }
    Ok(lines)
}

fn show(kg: &Kg, term: &Term) -> String {
    match term {
        Term::NamedNode(node) => {
            let below = kg.base().below(node.as_str());
            below.map_or_else(|| shorten(node.as_str()), |path| format!("<{path}>"))
        }
        Term::Literal(literal) => literal.value().to_owned(),
        other => other.to_string(),
    }
}
