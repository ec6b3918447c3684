//! What a knowledge graph says about people, countries and organizations, one record a fact.

use super::NetworkError;
use super::statement::{self, Claim, Office};
use crate::article::slug;
use crate::facts::{EventKind, RelationshipKind};
use crate::rdf::vocabulary::{prov, rdf, rdfs, schema, sem, skos, sm};
use crate::store::Kg;
use oxigraph::model::{GraphName, NamedNode, NamedOrBlankNode, Quad, Term};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// What a node is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "clap", derive(clap::ValueEnum))]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum Kind {
    /// A person.
    Person,
    /// A country.
    Country,
    /// An organization.
    Organization,
}

impl Kind {
    /// The kind as a word.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Kind::Person => "person",
            Kind::Country => "country",
            Kind::Organization => "organization",
        }
    }
}

/// A person, country or organization.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Node {
    /// Its IRI.
    pub iri: String,
    /// The first of its labels in the order of the alphabet, where articles differ the longest.
    pub label: String,
    /// All its names.
    pub names: BTreeSet<String>,
    /// What it is.
    pub kind: Kind,
}

/// What kind of fact it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub enum FactKind {
    /// Something that its actors took part in.
    Event(EventKind),
    /// How the first actor stands to the second.
    Relationship(RelationshipKind),
}

impl FactKind {
    /// The kind as a word: `meeting`, `alliance`.
    #[must_use]
    pub fn name(self) -> String {
        match self {
            FactKind::Event(kind) => kind.name().to_lowercase(),
            FactKind::Relationship(kind) => kind.name().to_owned(),
        }
    }

    /// -1 for hostile, 1 for friendly, 0 for neither. Of events a conflict is hostile and an agreement friendly; that
    /// two meet says nothing about how they stand to each other.
    #[must_use]
    pub fn polarity(self) -> i32 {
        match self {
            FactKind::Event(EventKind::Conflict) => -1,
            FactKind::Event(EventKind::Agreement) => 1,
            FactKind::Event(_) => 0,
            FactKind::Relationship(kind) => i32::from(kind.polarity()),
        }
    }

    /// Whether people met face to face or by call.
    #[must_use]
    pub fn is_meeting(self) -> bool {
        matches!(self, FactKind::Event(kind) if kind.is_meeting())
    }
}

/// One event or relationship, as one article tells it.
#[derive(Clone, Debug, PartialEq)]
pub struct Fact {
    /// Its IRI.
    pub iri: String,
    /// What it is.
    pub kind: FactKind,
    /// The IRIs of who takes part, sorted; of a relationship who acts and who is acted upon.
    pub actors: Vec<String>,
    /// The label of an event.
    pub label: Option<String>,
    /// The label of the place.
    pub place: Option<String>,
    /// When, as EDTF.
    pub date: Option<String>,
    /// The first day that it may have been, `YYYY-MM-DD`.
    pub earliest: Option<String>,
    /// The last.
    pub latest: Option<String>,
    /// `occurred`, `planned` and so on; a relationship has none.
    pub status: Option<String>,
    /// Whether only a speaker vouches for it.
    pub claimed: bool,
    /// The id of the article.
    pub article: String,
    /// The id of the article that it is a copy or version of, else its own: what counts as one source.
    pub source: String,
}

impl Fact {
    /// Whether it took place, or holds.
    #[must_use]
    pub fn holds(&self) -> bool {
        self.status.as_deref().is_none_or(|s| s == "occurred")
    }

    /// The first day that it may have been: of an open interval its end.
    #[must_use]
    pub fn day(&self) -> Option<&str> {
        self.earliest.as_deref().or(self.latest.as_deref())
    }
}

/// Everybody that a knowledge graph speaks of, and every fact that joins two of them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct World {
    /// People, countries and organizations by IRI.
    pub nodes: BTreeMap<String, Node>,
    /// Stated and claimed facts, in the order of their IRIs, the stated ones first.
    pub facts: Vec<Fact>,
    /// The countries that each leader leads now, by IRIs.
    pub leads: BTreeMap<String, BTreeSet<String>>,
    /// Who says what, in the order of their IRIs.
    pub claims: Vec<Claim>,
    /// Who holds which office, in the order of their IRIs.
    pub offices: Vec<Office>,
}

/// The values of one subject, by predicate.
pub(super) type Values<'q> = BTreeMap<&'q str, Vec<&'q Term>>;

impl World {
    /// Reads a knowledge graph.
    ///
    /// # Errors
    /// Where the store fails.
    pub fn read(kg: &Kg) -> Result<World, NetworkError> {
        let stated = kg.default_quads()?;
        let claims: Vec<Quad> = kg.named_quads()?.into_iter().filter(|q| is_claimed(kg, q)).collect();
        let extraction = kg.base().extraction("").into_string();
        let article = |values: &Values| {
            let made_by = iris(values, &prov("wasGeneratedBy"));
            made_by.first().map_or("", |iri| iri.trim_start_matches(&extraction)).to_owned()
        };
        let subjects = by_subject(&stated);
        let articles = kg.base().article("").into_string();
        let source = |article: &str| {
            let values = subjects.get(format!("{articles}{article}").as_str());
            let first = |word: &str| values.and_then(|v| iris(v, &sm(word)).first().copied());
            let first = first("copyOf").or_else(|| first("versionOf"));
            first.map_or(article, |iri| iri.trim_start_matches(&articles)).to_owned()
        };
        let mut world = World::default();
        for (iri, values) in &subjects {
            if let Some(node) = node(iri, values) {
                world.nodes.insert((*iri).to_owned(), node);
            }
            let article = article(values);
            world.claims.extend(statement::claim(iri, values, &article));
            world.offices.extend(statement::office(iri, values, &article));
            let led = iris(values, &sm("leads"));
            if !led.is_empty() {
                world.leads.insert((*iri).to_owned(), led.into_iter().map(str::to_owned).collect());
            }
        }
        let places: BTreeMap<&str, String> =
            subjects.iter().filter_map(|(iri, v)| Some((*iri, preferred(v)?))).collect();
        for (claimed, subjects) in [(false, &subjects), (true, &by_subject(&claims))] {
            for (iri, values) in subjects {
                if let Some(mut fact) = event(iri, values, &places).or_else(|| relationship(iri, values)) {
                    fact.claimed = claimed;
                    fact.article = article(values);
                    fact.source = source(&fact.article);
                    world.facts.push(fact);
                }
            }
        }
        Ok(world)
    }

    /// The IRI of the node of this label, other name or IRI, whatever case, accents and hyphens.
    ///
    /// # Errors
    /// Where nobody has this name, or several have.
    pub fn find(&self, label: &str) -> Result<&str, NetworkError> {
        find(self.nodes.values(), label).map(|n| n.iri.as_str())
    }

    /// The label of a node, or its IRI where it has none.
    #[must_use]
    pub fn label<'w>(&'w self, iri: &'w str) -> &'w str {
        self.nodes.get(iri).map_or(iri, |n| n.label.as_str())
    }

    /// What a fact says, in a few words: an event's label, or "A – alliance – B".
    #[must_use]
    pub fn describe(&self, fact: &Fact) -> String {
        if let Some(label) = &fact.label {
            return label.clone();
        }
        let actors: Vec<&str> = fact.actors.iter().map(|a| self.label(a)).collect();
        match actors[..] {
            [from, to] => format!("{from} – {} – {to}", fact.kind.name()),
            _ => fact.kind.name(),
        }
    }
}

/// The node of this label or other name, of several an error that lists them.
pub(super) fn find<'n>(nodes: impl Iterator<Item = &'n Node>, label: &str) -> Result<&'n Node, NetworkError> {
    let wanted = slug(label);
    let named = |n: &&Node| n.iri == label || n.names.iter().any(|name| slug(name) == wanted);
    let found: Vec<&Node> = nodes.filter(named).collect();
    match found[..] {
        [] => Err(NetworkError::Unknown(label.to_owned())),
        [only] => Ok(only),
        _ => {
            let alike = |n: &Node| found.iter().filter(|other| other.label == n.label).count() > 1;
            let shown =
                |n: &&Node| if alike(n) { format!("{} <{}>", n.label, n.iri) } else { n.label.clone() };
            let names: Vec<String> = found.iter().map(shown).collect();
            Err(NetworkError::Ambiguous { label: label.to_owned(), candidates: names.join(", ") })
        }
    }
}

fn is_claimed(kg: &Kg, quad: &Quad) -> bool {
    matches!(&quad.graph_name, GraphName::NamedNode(graph) if kg.base().is_claim_graph(graph.as_str()))
}

fn by_subject(quads: &[Quad]) -> BTreeMap<&str, Values<'_>> {
    let mut subjects: BTreeMap<&str, Values> = BTreeMap::new();
    for quad in quads {
        if let NamedOrBlankNode::NamedNode(subject) = &quad.subject {
            let values = subjects.entry(subject.as_str()).or_default();
            values.entry(quad.predicate.as_str()).or_default().push(&quad.object);
        }
    }
    subjects
}

pub(super) fn has_type(values: &Values, class: &NamedNode) -> bool {
    let types = values.get(rdf("type").as_str());
    types.is_some_and(|types| types.iter().any(|t| matches!(t, Term::NamedNode(n) if n == class)))
}

pub(super) fn iris<'q>(values: &Values<'q>, predicate: &NamedNode) -> Vec<&'q str> {
    let iri = |t: &&'q Term| match t {
        Term::NamedNode(n) => Some(n.as_str()),
        _ => None,
    };
    let mut found: Vec<&str> = values.get(predicate.as_str()).into_iter().flatten().filter_map(iri).collect();
    found.sort_unstable();
    found.dedup();
    found
}

pub(super) fn literals<'q>(values: &Values<'q>, predicate: &NamedNode) -> BTreeSet<&'q str> {
    let literal = |t: &&'q Term| match t {
        Term::Literal(l) => Some(l.value()),
        _ => None,
    };
    values.get(predicate.as_str()).into_iter().flatten().filter_map(literal).collect()
}

pub(super) fn longest(labels: &BTreeSet<&str>) -> Option<String> {
    // `max_by_key` keeps the last of equals; the first in the alphabet is wanted.
    labels.iter().rev().max_by_key(|l| l.chars().count()).map(|l| (*l).to_owned())
}

/// What an entity is called.
fn preferred(values: &Values) -> Option<String> {
    let preferred = literals(values, &skos("prefLabel")).first().map(|label| (*label).to_owned());
    preferred.or_else(|| longest(&literals(values, &rdfs("label"))))
}

fn node(iri: &str, values: &Values) -> Option<Node> {
    let kinds = [("Person", Kind::Person), ("Country", Kind::Country), ("Organization", Kind::Organization)];
    let (_, kind) = kinds.iter().find(|(class, _)| has_type(values, &schema(class)))?;
    let labels = literals(values, &rdfs("label"));
    let label = preferred(values)?;
    let names = labels.into_iter().chain(literals(values, &skos("altLabel"))).map(str::to_owned).collect();
    Some(Node { iri: iri.to_owned(), label, names, kind: *kind })
}

fn fact(iri: &str, kind: FactKind, actors: Vec<&str>, values: &Values) -> Fact {
    let first = |predicate: &str| literals(values, &sm(predicate)).first().map(|v| (*v).to_owned());
    let last = |predicate: &str| literals(values, &sm(predicate)).last().map(|v| (*v).to_owned());
    Fact {
        iri: iri.to_owned(),
        kind,
        actors: actors.into_iter().map(str::to_owned).collect(),
        label: longest(&literals(values, &rdfs("label"))),
        place: None,
        date: first("date"),
        earliest: first("earliest"),
        latest: last("latest"),
        status: None,
        claimed: false,
        article: String::new(),
        source: String::new(),
    }
}

fn event(iri: &str, values: &Values, places: &BTreeMap<&str, String>) -> Option<Fact> {
    let kind = EventKind::ALL.into_iter().rev().find(|kind| has_type(values, &sm(kind.name())))?;
    let mut found = fact(iri, FactKind::Event(kind), iris(values, &sem("hasActor")), values);
    let status = iris(values, &sm("status"));
    found.status = status.first().and_then(|s| s.rsplit('#').next()).map(str::to_owned);
    found.place = iris(values, &sem("hasPlace")).first().and_then(|p| places.get(p)).cloned();
    Some(found)
}

fn relationship(iri: &str, values: &Values) -> Option<Fact> {
    if !has_type(values, &sm("Relationship")) {
        return None;
    }
    let (from, to, kind) = (iris(values, &sm("from")), iris(values, &sm("to")), iris(values, &sm("kind")));
    let ([from], [to], [kind]) = (&from[..], &to[..], &kind[..]) else { return None };
    let kind = RelationshipKind::ALL.into_iter().find(|k| sm(k.name()).as_str() == *kind)?;
    (from != to).then(|| fact(iri, FactKind::Relationship(kind), vec![from, to], values))
}
