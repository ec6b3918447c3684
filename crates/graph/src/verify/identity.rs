//! One thing under one IRI, one IRI for one thing.

use super::view::{View, objects};
use super::{Findings, Rule};
use crate::article::slug;
use crate::facts::EntityId;
use crate::identity::is_generic;
use crate::store::TermId;
use std::collections::{BTreeMap, BTreeSet, HashSet};

pub(super) fn check(view: &View, found: &mut Findings) {
    let mut entities: BTreeMap<&str, Known> = BTreeMap::new();
    let mut different: HashSet<[TermId; 2]> = HashSet::new();
    // What is said of a name holds for all who bear it.
    let mut other_names: HashSet<[EntityId; 2]> = HashSet::new();
    let name = |node: TermId| {
        view.path(node).and_then(|p| EntityId::try_from(p.to_owned()).ok()).map(|id| id.bare())
    };
    for rows in view.groups() {
        let subject = rows[0][0];
        for other in objects(rows, view.words.different) {
            different.extend([[subject, other], [other, subject]]);
            if let (Some(a), Some(b)) = (name(subject), name(other)) {
                other_names.extend([[a.clone(), b.clone()], [b, a]]);
            }
        }
        // Who bear one name and were told apart, or could not be.
        for one in objects(rows, view.words.identifies) {
            let all = || objects(rows, view.words.candidate).chain([one]);
            different.extend(all().flat_map(|a| all().map(move |b| [a, b])));
        }
        let kinds: Vec<&str> = kinds(view)
            .into_iter()
            .filter(|k| objects(rows, view.words.a).any(|c| c == k.0))
            .map(|k| k.1)
            .collect();
        let Some(path) = view.path(subject).filter(|_| !kinds.is_empty()) else { continue };
        let known = entities.entry(path).or_insert_with(|| Known::new(subject));
        known.kinds.extend(kinds);
        let texts = |p| objects(rows, p).filter_map(|o| view.terms.text(o));
        known.codes.extend(texts(view.words.iso3));
        known.labels.extend(texts(view.words.label).map(slug));
        known.same.extend(objects(rows, view.words.same_as).filter_map(|o| view.terms.iri(o)));
    }
    let mut keys: BTreeMap<(&str, String), Vec<TermId>> = BTreeMap::new();
    for (path, known) in &entities {
        two_things(path, known, found);
        let Some(kind) = known.kinds.first() else { continue };
        let codes = known.codes.iter().map(|c| format!("the code {c}"));
        let labels = known.labels.iter().map(|l| format!("the name {l}"));
        let same = known.same.iter().map(|s| format!("the link to {s}"));
        for key in codes.chain(labels).chain(same) {
            keys.entry((kind, key)).or_default().push(known.node);
        }
    }
    let told_apart = |a: TermId, b: TermId| {
        let named_apart = || match (name(a), name(b)) {
            (Some(a), Some(b)) => a != b && other_names.contains(&[a, b]),
            _ => false,
        };
        // Two countries' bodies of one name that every country has.
        let homes = || {
            let home = |node: TermId| view.path(node).and_then(|p| p.split_once('_'));
            matches!((home(a), home(b)), (Some((one, here)), Some((other, there)))
                if one == other && here != there && is_generic_path(one))
        };
        different.contains(&[a, b]) || named_apart() || homes()
    };
    for ((_, key), nodes) in keys {
        for (n, a) in nodes.iter().enumerate() {
            for b in nodes[n + 1..].iter().filter(|b| !told_apart(*a, **b)) {
                let message = format!("is one with {}: both have {key}", view.name(*b));
                found.fail(Rule::IdentityTwoIris, view.name(*a), message);
            }
        }
    }
}

/// Whether the id of a body is that of a name which bodies of many countries bear.
fn is_generic_path(path: &str) -> bool {
    path.strip_prefix("organization/").is_some_and(|slug| is_generic(&slug.replace('-', " ")))
}

/// What all graphs together say of one entity.
struct Known<'v> {
    node: TermId,
    kinds: BTreeSet<&'v str>,
    codes: BTreeSet<&'v str>,
    labels: BTreeSet<String>,
    same: BTreeSet<&'v str>,
}

impl Known<'_> {
    fn new(node: TermId) -> Self {
        Known {
            node,
            kinds: BTreeSet::new(),
            codes: BTreeSet::new(),
            labels: BTreeSet::new(),
            same: BTreeSet::new(),
        }
    }
}

/// The classes of entities, with the first segment of their IRIs.
fn kinds(view: &View) -> [(TermId, &'static str); 4] {
    let w = &view.words;
    [(w.person, "person"), (w.country, "country"), (w.organization, "organization"), (w.place, "place")]
}

fn two_things(path: &str, known: &Known, found: &mut Findings) {
    let list = |all: &BTreeSet<&str>| all.iter().copied().collect::<Vec<_>>().join(" and ");
    if known.kinds.len() > 1 {
        found.fail(Rule::IdentityTwoThings, path, format!("is {} at once", list(&known.kinds)));
    } else if let Some(kind) = known.kinds.first()
        && !path.starts_with(&format!("{kind}/"))
    {
        found.fail(Rule::IdentityTwoThings, path, format!("is a {kind} by its class and not by its IRI"));
    }
    if known.codes.len() > 1 {
        found.fail(Rule::IdentityTwoThings, path, format!("has the codes of {}", list(&known.codes)));
    }
    let wikidata: BTreeSet<&str> =
        known.same.iter().filter(|s| s.contains("wikidata.org/entity/")).copied().collect();
    if wikidata.len() > 1 {
        found.fail(Rule::IdentityTwoThings, path, format!("is the same as {}", list(&wikidata)));
    }
}
