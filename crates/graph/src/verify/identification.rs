//! Whom an article means by a name that several people bear.

use super::view::{Place, Rows, View, objects, says};
use super::{Findings, Rule};
use crate::facts::EntityId;
use crate::identity::{Basis, Profile, people};
use crate::store::TermId;
use std::collections::{BTreeMap, BTreeSet, HashSet};

pub(super) fn check(view: &View, found: &mut Findings) {
    let w = &view.words;
    for rows in view.groups().filter(|rows| says(rows, w.a, w.identification)) {
        founded(view, rows, found);
    }
    servants_of_two(view, found);
}

/// Whether a decision rests on what its article says.
fn founded(view: &View, rows: Rows<'_>, found: &mut Findings) {
    let w = &view.words;
    let graph = rows[0][1];
    let person = objects(rows, w.identifies).next();
    let here = |node: TermId| view.about(node).iter().filter(move |q| q[1] == graph);
    let is_body = person.is_some_and(|p| here(p).any(|q| q[2] == w.a && q[3] == w.organization));
    let bears_out = |basis: Basis, premise: TermId| match basis {
        // Of a body, the country that those serve who hold its offices.
        Basis::Office if is_body => here(premise).any(|q| q[2] == w.a && q[3] == w.country),
        Basis::Office | Basis::Weight => here(premise).any(|q| q[2] == w.member && Some(q[3]) == person),
        Basis::Context => here(premise).any(|q| q[2] == w.evidence),
        Basis::Correction => view.about(premise).iter().any(|q| q[2] == w.corrects),
        Basis::Undecided => false,
    };
    let name = objects(rows, w.basis).find_map(|b| view.terms.text(b)).unwrap_or_default();
    let all = [Basis::Office, Basis::Context, Basis::Correction, Basis::Weight, Basis::Undecided];
    let Some(basis) = all.into_iter().find(|b| b.name() == name) else {
        let message = format!("has the basis `{name}`, which is none");
        return found.fail(Rule::IdentityUnfounded, view.name(rows[0][0]), message);
    };
    let premises: Vec<TermId> = objects(rows, w.derived_from).collect();
    // A correction may come after an office or a context, which then stands beside it.
    let sound = match basis {
        Basis::Undecided => premises.is_empty(),
        Basis::Correction => premises.iter().any(|p| bears_out(basis, *p)),
        _ => !premises.is_empty() && premises.iter().all(|p| bears_out(basis, *p)),
    };
    if !sound {
        let message = format!("is decided by {name}, and its graph does not bear that out");
        found.fail(Rule::IdentityUnfounded, view.name(rows[0][0]), message);
    }
    if !person.is_some_and(|person| {
        here(person).any(|q| q[2] == w.a && (q[3] == w.person || q[3] == w.organization))
    }) {
        let message = "identifies nobody that its article speaks of";
        found.fail(Rule::IdentityUnfounded, view.name(rows[0][0]), message);
    }
}

/// People who hold offices of two states, so that they are two; unless somebody put right who they are.
fn servants_of_two(view: &View, found: &mut Findings) {
    let w = &view.words;
    let id = |node: TermId| view.path(node).and_then(|p| EntityId::try_from(p.to_owned()).ok());
    let mut profiles: BTreeMap<EntityId, BTreeMap<&str, Profile>> = BTreeMap::new();
    let mut put_right: HashSet<EntityId> = HashSet::new();
    for rows in view.groups() {
        let Place::Article(article) = view.place(rows[0][1]) else { continue };
        if says(rows, w.a, w.same) || says(rows, w.a, w.other) {
            put_right.extend(objects(rows, w.becomes).filter_map(id));
        } else if says(rows, w.a, w.membership) {
            let title = objects(rows, w.title).find_map(|t| view.terms.text(t)).unwrap_or_default();
            for person in objects(rows, w.member).filter_map(id) {
                let profile = profiles.entry(person).or_default().entry(article.as_str()).or_default();
                objects(rows, w.of).filter_map(id).for_each(|of| profile.add(title, &of));
            }
        }
    }
    for (person, articles) in profiles.iter().filter(|(person, _)| !put_right.contains(person)) {
        let people = people(person, articles.values().map(|profile| (profile, 1))).candidates;
        if people.is_empty() {
            continue;
        }
        let states: BTreeSet<&EntityId> = people.iter().flat_map(|p| &p.states).collect();
        let state = |s: &EntityId| {
            let article = articles.iter().find(|(_, profile)| profile.states.contains(s));
            format!("{s} in {}", article.map_or("none", |(article, _)| article))
        };
        let states: Vec<String> = states.into_iter().map(state).collect();
        let message = format!("holds offices of {}: these are two people", states.join(" and of "));
        found.fail(Rule::IdentityTwoThings, person.as_str(), message);
    }
}
