//! Who bears which name in which article: what the identification of people rests on, gathered from quads; of a graph that
//! is read by its index, for the names that articles come or go with.

use super::{Kg, StoreError};
use crate::facts::EntityId;
use crate::identity::{self, Profile, people};
use crate::rdf::Base;
use crate::rdf::vocabulary::{org, rdf, schema, sm};
use oxigraph::model::{GraphName, NamedNode, NamedOrBlankNode, Quad, Term};
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

/// A correction by which one bearer of a name is another: the record, the one, the other.
type Same = (NamedNode, EntityId, EntityId);

/// The bearers of names, by the name's bare id.
#[derive(Debug, Default)]
pub(super) struct People {
    /// Which bare ids were looked up in a graph that is read by its index.
    pub known: BTreeSet<EntityId>,
    /// Whether all of the graph are known, looked up or not.
    pub has_all: bool,
    pub names: BTreeMap<EntityId, Bearers>,
    of_article: BTreeMap<String, BTreeSet<EntityId>>,
}

/// The articles that one name stands in.
#[derive(Debug, Default)]
pub(super) struct Bearers {
    pub by_article: BTreeMap<String, Bearer>,
    /// The different profiles, with the number of articles that give each.
    profiles: BTreeMap<Profile, usize>,
    /// The corrections, with the number of articles that have a record of each.
    same: BTreeMap<Same, usize>,
    /// What articles say together that are not all here, where somebody has brought that together.
    pub elsewhere: Option<identity::People>,
    /// What followed from these when it was looked at last.
    pub outcome: Option<Outcome>,
}

/// What all articles together say of a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Outcome {
    /// The people; none where all are one.
    pub people: identity::People,
    /// What people put right.
    pub same: Vec<Same>,
}

/// What one article says of the bearer of a name.
#[derive(Clone, Debug)]
pub(super) struct Bearer {
    /// The id under which this person stands in the article's graphs.
    pub now: EntityId,
    /// Whether the article has an identification of this name.
    pub identified: bool,
    pub profile: Profile,
    /// The offices, with the country or body of each.
    pub offices: Vec<(NamedNode, EntityId)>,
    /// Who it is by a correction, and the record of that.
    pub pinned: Option<(NamedNode, EntityId)>,
    same: Vec<Same>,
}

impl Bearers {
    /// Looks anew at what all articles together say; whether that is something else than last time.
    pub fn reconsider(&mut self, name: &EntityId) -> bool {
        // Who said that a person of another name is this one said that this one is one.
        let one = self.same.keys().any(|(_, from, to)| to == name && from.bare() != *name);
        let outcome = Outcome {
            people: match (one, &self.elsewhere) {
                (true, _) => identity::People::default(),
                (false, Some(all)) => all.clone(),
                (false, None) => {
                    people(name, self.profiles.iter().map(|(profile, articles)| (profile, *articles)))
                }
            },
            same: self.same.keys().cloned().collect(),
        };
        let changed = self.outcome.as_ref() != Some(&outcome);
        self.outcome = Some(outcome);
        changed
    }

    fn count(&mut self, article: String, bearer: Bearer) {
        *self.profiles.entry(bearer.profile.clone()).or_default() += 1;
        for same in &bearer.same {
            *self.same.entry(same.clone()).or_default() += 1;
        }
        self.by_article.insert(article, bearer);
    }

    fn discount(&mut self, article: &str) {
        let Some(bearer) = self.by_article.remove(article) else { return };
        less(&mut self.profiles, &bearer.profile);
        for same in &bearer.same {
            less(&mut self.same, same);
        }
    }
}

fn less<K: Ord>(counts: &mut BTreeMap<K, usize>, key: &K) {
    if let Some(count) = counts.get_mut(key) {
        *count -= 1;
        if *count == 0 {
            counts.remove(key);
        }
    }
}

impl People {
    /// Those of an empty graph.
    pub fn of_nothing() -> People {
        People { has_all: true, ..People::default() }
    }

    /// Takes in what the quads of articles say; gives the names in them.
    pub fn learn<'q>(
        &mut self,
        quads: impl IntoIterator<Item = &'q Quad>,
        base: &Base,
    ) -> BTreeSet<EntityId> {
        let mut seen = Seen::new(base);
        quads.into_iter().for_each(|quad| seen.quad(quad));
        let mut names = BTreeSet::new();
        for ((article, name), bearer) in seen.bearers() {
            self.of_article.entry(article.clone()).or_default().insert(name.clone());
            self.names.entry(name.clone()).or_default().count(article, bearer);
            names.insert(name);
        }
        names
    }

    /// Forgets an article; gives the names that were in it.
    pub fn forget(&mut self, article: &str) -> BTreeSet<EntityId> {
        let names = self.of_article.remove(article).unwrap_or_default();
        for name in &names {
            if let Some(bearers) = self.names.get_mut(name) {
                bearers.discount(article);
                if bearers.by_article.is_empty() {
                    self.names.remove(name);
                }
            }
        }
        names
    }

    /// The ids under which bearers of these names stand in articles.
    pub fn ids_of<'n>(&self, names: impl Iterator<Item = &'n EntityId>) -> BTreeSet<EntityId> {
        let bearers = names.filter_map(|name| self.names.get(name)).flat_map(|one| one.by_article.values());
        bearers.map(|bearer| bearer.now.clone()).collect()
    }

    /// Whether an article names somebody of this id outright.
    pub fn bears(&self, article: &str, id: &EntityId) -> bool {
        self.of_article.get(article).is_some_and(|names| names.contains(id))
    }
}

/// What was read so far of some articles' graphs; nodes of one IRI in two articles are two.
struct Seen<'b> {
    base: &'b Base,
    people: BTreeSet<(String, EntityId)>,
    identified: HashSet<(String, EntityId)>,
    members: Vec<(String, NamedNode, EntityId)>,
    of: HashMap<NamedNode, EntityId>,
    titles: HashMap<NamedNode, String>,
    records: BTreeMap<(String, String), Record>,
}

/// A correction's record in one article.
#[derive(Default)]
struct Record {
    node: Option<NamedNode>,
    is_same: bool,
    corrects: Option<EntityId>,
    becomes: Option<EntityId>,
    in_article: bool,
}

impl Kg {
    /// The quads that say who bears names: of these bare ids, or of all.
    pub(super) fn people_quads(&self, names: Option<&BTreeSet<EntityId>>) -> Result<Vec<Quad>, StoreError> {
        let (Some(names), Some(index)) = (names, self.quads.base()) else { return self.all_people_quads() };
        let mut quads = BTreeMap::new();
        let mut put = |found: Vec<Quad>| quads.extend(found.into_iter().map(|quad| (quad.to_string(), quad)));
        for name in names {
            let name = self.base.entity(name);
            let told_apart = format!("{}_", name.as_str());
            let mut ids = index.nodes_with(&told_apart)?;
            ids.push(name);
            for id in ids {
                let (person, a) = (schema("Person"), rdf("type"));
                put(self.said(Some(&id), &a, Some(&person), None)?);
                put(self.said(None, &sm("identifies"), Some(&id), None)?);
                let role = [org("organization"), sm("title")];
                let record = [a, sm("corrects"), sm("becomes"), sm("inArticle")];
                for (predicate, more) in
                    [(org("member"), &role[..]), (sm("corrects"), &record), (sm("becomes"), &record)]
                {
                    for quad in self.said(None, &predicate, Some(&id), None)? {
                        if let NamedOrBlankNode::NamedNode(node) = &quad.subject {
                            for predicate in more {
                                put(self.said(Some(node), predicate, None, Some(&quad.graph_name))?);
                            }
                        }
                        put(vec![quad]);
                    }
                }
            }
        }
        Ok(quads.into_values().collect())
    }

    fn all_people_quads(&self) -> Result<Vec<Quad>, StoreError> {
        let mut quads = Vec::new();
        for class in [schema("Person"), sm("Same")] {
            quads.extend(self.said(None, &rdf("type"), Some(&class), None)?);
        }
        let plain = [org("member"), org("organization"), sm("title"), sm("identifies")];
        for predicate in plain.into_iter().chain([sm("corrects"), sm("becomes"), sm("inArticle")]) {
            quads.extend(self.said(None, &predicate, None, None)?);
        }
        Ok(quads)
    }

    /// The bare ids of the people in an article's graphs.
    pub(super) fn names_of(&self, article: &str) -> Result<BTreeSet<EntityId>, StoreError> {
        let mut quads = Vec::new();
        for graph in self.graphs_of(article)? {
            quads.extend(self.said(None, &rdf("type"), Some(&schema("Person")), Some(&graph.into()))?);
        }
        Ok(self.names_in(&quads))
    }

    /// The bare ids of the people in quads.
    pub(super) fn names_in(&self, quads: &[Quad]) -> BTreeSet<EntityId> {
        let (person, a) = (Term::from(schema("Person")), rdf("type"));
        let id = |quad: &Quad| match &quad.subject {
            NamedOrBlankNode::NamedNode(node) => {
                EntityId::try_from(self.base.below(node.as_str())?.to_owned()).ok()
            }
            NamedOrBlankNode::BlankNode(_) => None,
        };
        let people = quads.iter().filter(|quad| quad.predicate == a && quad.object == person);
        people.filter_map(id).map(|id| id.bare()).collect()
    }

    fn said(
        &self,
        subject: Option<&NamedNode>,
        predicate: &NamedNode,
        object: Option<&NamedNode>,
        graph: Option<&GraphName>,
    ) -> Result<Vec<Quad>, StoreError> {
        let (subject, object) = (subject.map(|s| s.as_ref().into()), object.map(|o| o.as_ref().into()));
        self.quads.matching(subject, Some(predicate.as_ref()), object, graph.map(GraphName::as_ref)).collect()
    }
}

impl<'b> Seen<'b> {
    fn new(base: &'b Base) -> Seen<'b> {
        Seen {
            base,
            people: BTreeSet::new(),
            identified: HashSet::new(),
            members: Vec::new(),
            of: HashMap::new(),
            titles: HashMap::new(),
            records: BTreeMap::new(),
        }
    }

    fn quad(&mut self, quad: &Quad) {
        let (GraphName::NamedNode(graph), NamedOrBlankNode::NamedNode(subject)) =
            (&quad.graph_name, &quad.subject)
        else {
            return;
        };
        let Some(article) = self.base.article_of_graph(graph.as_str()).map(str::to_owned) else { return };
        let id = |node: &NamedNode| {
            self.base.below(node.as_str()).and_then(|p| EntityId::try_from(p.to_owned()).ok())
        };
        let predicate = quad.predicate.as_str();
        let is = |term: NamedNode| predicate == term.as_str();
        match &quad.object {
            Term::NamedNode(class) if is(rdf("type")) => {
                if *class == schema("Person") {
                    self.people.extend(id(subject).map(|person| (article, person)));
                } else if *class == sm("Same") {
                    self.record(article, subject).is_same = true;
                }
            }
            Term::NamedNode(object) => {
                let Some(entity) = id(object) else { return };
                if is(org("member")) {
                    self.members.push((article, subject.clone(), entity));
                } else if is(org("organization")) {
                    self.of.insert(subject.clone(), entity);
                } else if is(sm("identifies")) {
                    self.identified.insert((article, entity));
                } else if is(sm("corrects")) {
                    self.record(article, subject).corrects = Some(entity);
                } else if is(sm("becomes")) {
                    self.record(article, subject).becomes = Some(entity);
                } else if is(sm("inArticle")) {
                    self.record(article, subject).in_article = true;
                }
            }
            Term::Literal(title) if is(sm("title")) => {
                self.titles.insert(subject.clone(), title.value().to_owned());
            }
            _ => {}
        }
    }

    fn record(&mut self, article: String, node: &NamedNode) -> &mut Record {
        let record = self.records.entry((article, node.as_str().to_owned())).or_default();
        record.node = Some(node.clone());
        record
    }

    /// The bearers, by article and bare name. An id with a country that no identification gave is a name of its own.
    fn bearers(self) -> BTreeMap<(String, EntityId), Bearer> {
        let name = |article: &String, id: &EntityId| {
            if self.identified.contains(&(article.clone(), id.clone())) { id.bare() } else { id.clone() }
        };
        let mut bearers: BTreeMap<(String, EntityId), Bearer> = BTreeMap::new();
        for (article, id) in &self.people {
            let bearer = Bearer {
                now: id.clone(),
                identified: self.identified.contains(&(article.clone(), id.clone())),
                profile: Profile::default(),
                offices: Vec::new(),
                pinned: None,
                same: Vec::new(),
            };
            bearers.insert((article.clone(), name(article, id)), bearer);
        }
        for (article, role, person) in &self.members {
            let (Some(of), Some(title)) = (self.of.get(role), self.titles.get(role)) else { continue };
            if let Some(bearer) = bearers.get_mut(&(article.clone(), name(article, person))) {
                bearer.profile.add(title, of);
                bearer.offices.push((role.clone(), of.clone()));
            }
        }
        for ((article, _), record) in self.records {
            let (Some(node), Some(from), Some(to)) = (record.node, record.corrects, record.becomes) else {
                continue;
            };
            let of_one_name = from.bare() == to.bare();
            let name = if of_one_name { to.bare() } else { to.clone() };
            let Some(bearer) = bearers.get_mut(&(article, name)) else { continue };
            if record.is_same {
                bearer.same.push((node, from, to));
            } else if of_one_name
                && record.in_article
                && bearer.pinned.as_ref().is_none_or(|(known, _)| node < *known)
            {
                bearer.pinned = Some((node, to));
            }
        }
        for bearer in bearers.values_mut() {
            bearer.offices.sort();
            bearer.same.sort();
        }
        bearers
    }
}
