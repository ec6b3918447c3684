//! What the rule looks into, read out of the graph.

use super::telling::{Telling, is_ordered};
use crate::rdf::vocabulary::{nif, org, prov, rdf, schema, sem, sm};
use crate::store::{Kg, StoreError};
use oxigraph::model::{NamedNode, NamedOrBlankNode, Quad, Term};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// Who leads which country, by an office of an article on its day.
pub(super) struct Leadership {
    pub(super) article: Term,
    pub(super) country: NamedNode,
    pub(super) day: String,
    pub(super) role: NamedNode,
}

/// What the rule looks into.
pub(super) struct Facts {
    pub(super) tellings: Vec<Telling>,
    pub(super) leaderships: HashMap<NamedNode, Vec<Leadership>>,
    pub(super) leads: BTreeSet<[NamedNode; 2]>,
    pub(super) within: BTreeSet<[NamedNode; 2]>,
}

fn node(term: &Term) -> Option<NamedNode> {
    match term {
        Term::NamedNode(node) => Some(node.clone()),
        _ => None,
    }
}

fn text(term: &Term) -> String {
    match term {
        Term::Literal(literal) => literal.value().to_owned(),
        other => other.to_string(),
    }
}

/// Everything that is said of one subject.
type Rows = BTreeMap<String, Vec<Term>>;

impl Facts {
    pub(super) fn read(kg: &Kg) -> Result<Facts, StoreError> {
        let asked: BTreeSet<String> = [
            rdf("type"),
            sm("earliest"),
            sm("latest"),
            sm("status"),
            sm("ordinal"),
            sm("asOf"),
            sm("leads"),
            sm("evidence"),
            sem("hasActor"),
            sem("hasPlace"),
            prov("wasGeneratedBy"),
            org("member"),
            org("organization"),
            schema("containedInPlace"),
            nif("anchorOf"),
        ]
        .map(NamedNode::into_string)
        .into();
        let mut subjects: BTreeMap<NamedNode, Rows> = BTreeMap::new();
        for Quad { subject, predicate, object, .. } in kg.default_quads()? {
            if let (NamedOrBlankNode::NamedNode(subject), true) =
                (subject, asked.contains(predicate.as_str()))
            {
                subjects.entry(subject).or_default().entry(predicate.into_string()).or_default().push(object);
            }
        }
        let mut facts = Facts {
            tellings: Vec::new(),
            leaderships: HashMap::new(),
            leads: BTreeSet::new(),
            within: BTreeSet::new(),
        };
        for (subject, rows) in &subjects {
            facts.learn(subject, rows, &subjects);
        }
        Ok(facts)
    }

    fn learn(&mut self, subject: &NamedNode, rows: &Rows, all: &BTreeMap<NamedNode, Rows>) {
        let values = |p: NamedNode| rows.get(p.as_str()).map_or(&[][..], Vec::as_slice);
        let one = |p: NamedNode| values(p).first().map(text);
        let classes = values(rdf("type"));
        let is = |class: NamedNode| classes.contains(&Term::from(class));
        self.leads.extend(values(sm("leads")).iter().filter_map(node).map(|c| [subject.clone(), c]));
        let around = values(schema("containedInPlace")).iter().filter_map(node);
        self.within.extend(around.map(|c| [subject.clone(), c]));
        let Some(article) = values(prov("wasGeneratedBy")).first().cloned() else { return };
        if is(sm("Leadership")) {
            let (person, country) = (values(org("member")), values(org("organization")));
            if let (Some(person), Some(country), Some(day)) =
                (person.first().and_then(node), country.first().and_then(node), one(sm("asOf")))
            {
                let role = subject.clone();
                self.leaderships.entry(person).or_default().push(Leadership { article, country, day, role });
            }
        } else if is(sem("Event")) {
            // The kinds of meeting are written beside what they are kinds of.
            let mut kinds: Vec<&Term> = classes.iter().filter(|c| **c != Term::from(sem("Event"))).collect();
            kinds.sort_by_key(|k| **k == Term::from(sm("Meeting")));
            let Some(kind) = kinds.first() else { return };
            let status = values(sm("status"));
            let unreal = [sm("denied"), sm("hypothetical")].map(Term::from);
            if status.iter().any(|s| unreal.contains(s)) {
                return;
            }
            let words = |span: &Term| {
                let anchors = node(span).and_then(|n| all.get(&n)?.get(nif("anchorOf").as_str()));
                anchors.and_then(|a| a.first()).map(text).unwrap_or_default().to_lowercase()
            };
            self.tellings.push(Telling {
                node: subject.clone(),
                article,
                kind: (*kind).clone(),
                first: one(sm("earliest")).unwrap_or_default(),
                last: one(sm("latest")).unwrap_or_default(),
                actors: values(sem("hasActor"))
                    .iter()
                    .filter_map(node)
                    .collect::<BTreeSet<_>>()
                    .into_iter()
                    .collect(),
                places: values(sem("hasPlace")).iter().filter_map(node).collect(),
                ordinal: one(sm("ordinal")),
                ordered: values(sm("evidence")).iter().any(|span| is_ordered(&words(span))),
                occurred: status.contains(&Term::from(sm("occurred"))),
            });
        }
    }
}
