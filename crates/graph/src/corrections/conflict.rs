//! Which two corrections cannot stand together.

use super::{Change, Correction, CorrectionError};
use crate::article::slug;
use crate::rdf::Base;
use crate::rdf::vocabulary::rdfs;
use oxigraph::model::{NamedNode, NamedOrBlankNode, Quad, Term};
use std::collections::{BTreeMap, BTreeSet};

pub(super) fn check(all: &[Correction]) -> Result<(), CorrectionError> {
    for (number, one) in all.iter().enumerate() {
        for other in &all[number + 1..] {
            if let Some(why) = conflict(one, other, all) {
                return Err(error(one, other, why));
            }
        }
    }
    ring(all)
}

fn error(one: &Correction, other: &Correction, why: &str) -> CorrectionError {
    let name = |c: &Correction| format!("sm:{} of {} by {}", c.class(), c.node.as_str(), c.author);
    CorrectionError::Conflict { one: name(one), other: name(other), why: why.to_owned() }
}

/// Why two cannot both hold.
fn conflict(one: &Correction, other: &Correction, all: &[Correction]) -> Option<&'static str> {
    use Change::{Different, Relabel, Retime, Retract, Same};
    let same_node = one.node == other.node;
    match (&one.change, &other.change) {
        (Relabel(a), Relabel(b)) if same_node && a != b => Some("one thing gets two names"),
        (Relabel(a), Relabel(b))
            if !same_node && kind(&one.node) == kind(&other.node) && slug(a) == slug(b) =>
        {
            let entities = is_entity(&one.node);
            let apart = told_apart(&one.node, &other.node, all);
            (entities && !apart).then_some(
                "two things get one name; where they are one, say sm:Same, where they are two, sm:Different",
            )
        }
        (Retime(a), Retime(b)) if same_node && a != b => Some("one thing gets two dates"),
        (Retract, Retract) => None,
        (Retract, _) | (_, Retract) if same_node => Some("what there is not cannot be put right"),
        (Retract, Same(into)) if *into == one.node => Some("what there is not cannot be another"),
        (Same(into), Retract) if *into == other.node => Some("what there is not cannot be another"),
        (Same(a), Same(b)) if same_node && a != b => Some("one thing becomes two"),
        (Same(a), Different(b, article)) | (Different(b, article), Same(a))
            if article.is_none()
                && ((same_node && a == b)
                    || (one.node == *pointed(other) && other.node == *pointed(one))) =>
        {
            Some("they are one and two at once")
        }
        (Different(a, x), Different(b, y)) if same_node && x == y && x.is_some() && a != b => {
            Some("in one article one thing becomes two")
        }
        (Same(_), Relabel(_)) | (Relabel(_), Same(_)) if same_node => {
            Some("what becomes another has that one's name; give the other the name")
        }
        _ => None,
    }
}

fn pointed(correction: &Correction) -> &NamedNode {
    match &correction.change {
        Change::Same(other) | Change::Different(other, _) => other,
        _ => &correction.node,
    }
}

fn kind(node: &NamedNode) -> &str {
    let path = node.as_str();
    let kinds = ["/person/", "/country/", "/organization/", "/place/"];
    kinds.into_iter().find(|k| path.contains(k)).unwrap_or_default()
}

fn is_entity(node: &NamedNode) -> bool {
    !kind(node).is_empty()
}

fn told_apart(a: &NamedNode, b: &NamedNode, all: &[Correction]) -> bool {
    all.iter().any(|c| match &c.change {
        Change::Same(other) | Change::Different(other, _) => {
            (c.node == *a && other == b) || (c.node == *b && other == a)
        }
        _ => false,
    })
}

/// One that becomes another which becomes the first.
fn ring(all: &[Correction]) -> Result<(), CorrectionError> {
    let becomes: BTreeMap<&str, &Correction> =
        all.iter().filter(|c| matches!(c.change, Change::Same(_))).map(|c| (c.node.as_str(), c)).collect();
    for start in becomes.values() {
        let mut seen = BTreeSet::from([start.node.as_str()]);
        let mut at = pointed(start).as_str();
        while let Some(next) = becomes.get(at) {
            if !seen.insert(at) {
                return Err(error(start, next, "each becomes the other"));
            }
            at = pointed(next).as_str();
        }
    }
    Ok(())
}

/// Whether a new name is borne by another thing of its kind, in any article.
pub(super) fn names<'q>(
    all: &[Correction],
    quads: impl Iterator<Item = &'q Quad>,
    base: &Base,
) -> Result<(), CorrectionError> {
    let mut renamed: BTreeMap<(&str, String), &Correction> = BTreeMap::new();
    for correction in all.iter().filter(|c| is_entity(&c.node)) {
        if let Change::Relabel(label) = &correction.change {
            renamed.insert((kind(&correction.node), slug(label)), correction);
        }
    }
    if renamed.is_empty() {
        return Ok(());
    }
    for quad in quads.filter(|q| q.predicate == rdfs("label")) {
        let (NamedOrBlankNode::NamedNode(node), Term::Literal(label)) = (&quad.subject, &quad.object) else {
            continue;
        };
        let Some(correction) = renamed.get(&(kind(node), slug(label.value()))) else { continue };
        if correction.node != *node && !told_apart(&correction.node, node, all) {
            return Err(CorrectionError::Conflict {
                one: correction.name(base),
                other: format!("the name of {}", base.below(node.as_str()).unwrap_or(node.as_str())),
                why: "two things get one name; where they are one, say sm:Same, where they are two, sm:Different"
                    .to_owned(),
            });
        }
    }
    Ok(())
}
