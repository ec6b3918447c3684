//! Each derived triple has its rule and premises, none of them claimed.

use super::view::{Place, View, objects, says};
use super::{Findings, Rule};
use crate::infer::{InferError, infer};
use crate::store::{Kg, TermId};
use oxigraph::model::{GraphName, Quad, Term};
use std::collections::{BTreeMap, HashSet};

pub(super) fn check(view: &View, found: &mut Findings) {
    let w = &view.words;
    let mut traced: HashSet<[TermId; 3]> = HashSet::new();
    let mut premises: BTreeMap<TermId, TermId> = BTreeMap::new();
    let mut statements: BTreeMap<TermId, [TermId; 3]> = BTreeMap::new();
    for rows in view.groups().filter(|r| *view.place(r[0][1]) == Place::Inferred) {
        if !says(rows, w.a, w.statement) {
            continue;
        }
        let one = |predicate| objects(rows, predicate).next();
        let (Some(s), Some(p), Some(o)) = (one(w.subject), one(w.predicate), one(w.object)) else {
            let message = "is a statement without subject, predicate or object";
            found.fail(Rule::InferredUntraced, view.name(rows[0][0]), message);
            continue;
        };
        statements.insert(rows[0][0], [s, p, o]);
        if one(w.rule).is_some() && one(w.derived_from).is_some() {
            traced.insert([s, p, o]);
        }
        premises.extend(objects(rows, w.derived_from).map(|premise| (premise, rows[0][0])));
    }
    let inferred = |g| *view.place(g) == Place::Inferred;
    for [s, g, p, o] in &view.quads {
        if inferred(*g) && !statements.contains_key(s) {
            found.checked.derived += 1;
            if !traced.contains(&[*s, *p, *o]) {
                let message = format!("no rule and premises for {} {}", view.name(*p), view.name(*o));
                found.fail(Rule::InferredUntraced, view.name(*s), message);
            }
        }
    }
    for (premise, of) in premises {
        let stated = statements.get(&premise).is_some_and(|[s, p, o]| {
            view.about(*s).iter().any(|q| q[2] == *p && q[3] == *o && !view.place(q[1]).is_claim())
        });
        if !stated {
            let message = format!("rests on {}, which no graph states outside claims", view.name(premise));
            found.fail(Rule::InferredPremise, view.name(of), message);
        }
    }
}

/// Whether the inferred graph is what the rules derive from the others, where there is one.
pub(super) fn again(view: &View, found: &mut Findings) {
    let inferred = |g: TermId| *view.place(g) == Place::Inferred;
    if !view.places.values().any(|p| *p == Place::Inferred) {
        return;
    }
    let quad = |[s, g, p, o]: &[TermId; 4]| {
        let (Term::NamedNode(s), Term::NamedNode(g), Term::NamedNode(p)) =
            (view.terms.term(*s), view.terms.term(*g), view.terms.term(*p))
        else {
            return None;
        };
        Some(Quad::new(s.clone(), p.clone(), view.terms.term(*o).clone(), g.clone()))
    };
    let rest = view.quads.iter().filter(|q| !inferred(q[1])).filter_map(quad).collect();
    let derived = Kg::new(view.base.clone()).map_err(InferError::from).and_then(|mut kg| {
        kg.add_quads_as_they_are(rest)?;
        infer(&mut kg)?;
        let graph = GraphName::from(view.base.inferred_graph());
        Ok(kg.named_quads()?.into_iter().filter(|q| q.graph_name == graph).collect::<HashSet<Quad>>())
    });
    let derived = match derived {
        Ok(derived) => derived,
        Err(error) => return found.fail(Rule::InferredDerived, "graph/inferred", error.to_string()),
    };
    let said: HashSet<Quad> = view.quads.iter().filter(|q| inferred(q[1])).filter_map(quad).collect();
    let base = view.base.to_string();
    let mut tell = |quads: Vec<&Quad>, what: &str| {
        for quad in quads {
            let (subject, predicate, object) = (&quad.subject, &quad.predicate, &quad.object);
            let line = format!("{predicate} {object} {what}").replace(&base, "");
            let node = subject.to_string().replace(&base, "");
            found.fail(Rule::InferredDerived, node.trim_matches(['<', '>']), line);
        }
    };
    tell(said.difference(&derived).collect(), "is inferred, and no rule derives it");
    tell(derived.difference(&said).collect(), "follows by a rule, and is not there");
}
