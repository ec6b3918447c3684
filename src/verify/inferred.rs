//! Each derived triple has its rule and premises, none of them claimed.

use super::view::{Place, View, objects, says};
use super::{Findings, Rule};
use crate::store::TermId;
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
