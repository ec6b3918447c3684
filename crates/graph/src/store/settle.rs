//! Gives the bearers of a name their ids, once an article has come or gone, and writes down why.
//!
//! A name that is one person's needs nothing written. Where it is several people's, each article that bears it has an
//! `sm:Identification` in its graph, and the person stands in the article's graphs under the id that was decided.

use super::people::{Bearer, Outcome, People};
use super::{Kg, StoreError};
use crate::facts::EntityId;
use crate::identity::{self, Basis, Doubt, Placement, place};
use crate::rdf::vocabulary::{owl, prov, rdf, rdfs, sm};
use oxigraph::model::{GraphName, Literal, NamedNode, NamedOrBlankNode, Quad, Term};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

/// What is decided of one bearer.
struct Decision {
    placement: Placement,
    /// All who bear the name.
    people: BTreeSet<EntityId>,
    /// Nodes of the graph that it follows from.
    premises: BTreeSet<NamedNode>,
    /// The number of articles that speak for another person.
    weight: Option<usize>,
}

impl Kg {
    /// The bearers of names, gathered from the graph where that has not been done: of these at least.
    pub(super) fn people(&mut self, names: &BTreeSet<EntityId>) -> Result<&mut People, StoreError> {
        let by_index = self.quads.base().is_some();
        if self.people.as_ref().is_none_or(|people| !people.has_all) {
            let mut people = self.people.take().unwrap_or_default();
            people.has_all = !by_index;
            let new: BTreeSet<EntityId> = names.difference(&people.known).cloned().collect();
            let quads = self.people_quads(by_index.then_some(&new))?;
            let learned = people.learn(&quads, &self.base);
            people.known.extend(new);
            self.people = Some(people);
            self.settle(&learned, None)?;
        }
        Ok(self.people.get_or_insert_default())
    }

    /// Settles who bears these names; `fresh` is the article that has come, where it is that.
    ///
    /// Only where the people of a name are others than before, its older articles are looked at again, so that adding
    /// many articles takes a time that grows as they do.
    pub(super) fn settle(
        &mut self,
        names: &BTreeSet<EntityId>,
        fresh: Option<&str>,
    ) -> Result<(), StoreError> {
        let Some(mut people) = self.people.take() else { return Ok(()) };
        let mut settled = Ok(());
        for name in names {
            settled = settled.and_then(|()| self.settle_name(&mut people, name, fresh));
        }
        self.people = Some(people);
        settled
    }

    /// Settles names as those have it who know what all articles say of them.
    pub(super) fn settle_as(
        &mut self,
        known: &BTreeMap<EntityId, identity::People>,
    ) -> Result<(), StoreError> {
        for (name, all) in known {
            let bearers = self.people.as_mut().and_then(|people| people.names.get_mut(name));
            if let Some(bearers) = bearers {
                bearers.elsewhere = Some(all.clone());
            }
        }
        self.settle(&known.keys().cloned().collect(), None)
    }

    fn settle_name(
        &mut self,
        people: &mut People,
        name: &EntityId,
        fresh: Option<&str>,
    ) -> Result<(), StoreError> {
        let Some(bearers) = people.names.get_mut(name) else { return Ok(()) };
        let changed = bearers.reconsider(name);
        let Some(outcome) = bearers.outcome.clone() else { return Ok(()) };
        let whom: Vec<String> = match fresh {
            Some(article) if !changed => vec![article.to_owned()],
            None if !changed => Vec::new(),
            _ => bearers.by_article.keys().cloned().collect(),
        };
        for article in whom {
            let Some(bearer) = people.names.get(name).and_then(|b| b.by_article.get(&article)) else {
                continue;
            };
            let plain = outcome.people.candidates.is_empty() && doubt(bearer, &outcome, name).is_none();
            if plain && !bearer.identified && bearer.now == *name {
                continue;
            }
            let decision = self.decide(people, name, &article, bearer, &outcome)?;
            let now = decision.as_ref().map_or_else(|| name.clone(), |d| d.placement.is.clone());
            let identified = decision.is_some();
            self.write_identification(name, &article, bearer, decision)?;
            if let Some(bearer) = people.names.get_mut(name).and_then(|b| b.by_article.get_mut(&article)) {
                (bearer.now, bearer.identified) = (now, identified);
            }
        }
        Ok(())
    }

    /// Whom an article means; nothing where all who bear the name are one.
    fn decide(
        &self,
        people: &People,
        name: &EntityId,
        article: &str,
        bearer: &Bearer,
        outcome: &Outcome,
    ) -> Result<Option<Decision>, StoreError> {
        if outcome.people.candidates.is_empty() {
            return Ok(doubt(bearer, outcome, name).map(|doubt| doubtful(name, bearer, doubt)));
        }
        let mentions = |country: &EntityId| self.mentions(article, country);
        let mut placement = place(name, &bearer.profile, &outcome.people.candidates, mentions)?;
        let mut premises: BTreeSet<NamedNode> = match placement.basis {
            Basis::Office => {
                let offices = bearer.offices.iter().filter(|(_, of)| placement.by.contains(of));
                offices.map(|(role, _)| role.clone()).collect()
            }
            _ => placement.by.iter().map(|country| self.base.entity(country)).collect(),
        };
        if let Some((record, is)) = &bearer.pinned {
            placement = Placement { is: is.clone(), basis: Basis::Correction, by: BTreeSet::new() };
            premises = BTreeSet::from([record.clone()]);
        }
        let mut ids: BTreeSet<EntityId> = BTreeSet::new();
        for candidate in &outcome.people.candidates {
            ids.insert(put_right(&candidate.id, outcome).0);
        }
        let (is, record) = put_right(&placement.is, outcome);
        if let Some(record) = record {
            placement = Placement { is, basis: Basis::Correction, ..placement };
            premises.insert(record);
        }
        // Under that id the article names somebody itself, by a correction: they would become one.
        if placement.is != *name && people.bears(article, &placement.is) {
            placement = Placement { is: name.clone(), basis: Basis::Undecided, by: BTreeSet::new() };
            premises.clear();
        }
        if placement.basis != Basis::Undecided {
            ids.insert(placement.is.clone());
        }
        Ok(Some(Decision { placement, people: ids, premises, weight: None }))
    }

    /// How often an article speaks of a country.
    fn mentions(&self, article: &str, country: &EntityId) -> Result<usize, StoreError> {
        let graph = GraphName::from(self.base.article_graph(article));
        let node = NamedOrBlankNode::from(self.base.entity(country));
        let evidence = sm("evidence");
        let spans =
            self.quads.matching(Some(node.as_ref()), Some(evidence.as_ref()), None, Some(graph.as_ref()));
        Ok(spans.collect::<Result<Vec<Quad>, _>>()?.len())
    }

    /// Takes the old identification out of an article's graphs, gives the person the new id, and writes why.
    fn write_identification(
        &mut self,
        name: &EntityId,
        article: &str,
        bearer: &Bearer,
        decision: Option<Decision>,
    ) -> Result<(), StoreError> {
        self.view = OnceLock::new();
        let graph = GraphName::from(self.base.article_graph(article));
        let node = NamedOrBlankNode::from(self.base.identification(article, name));
        let old = self.base.entity(&bearer.now);
        if bearer.identified {
            let record = self.quads.matching(Some(node.as_ref()), None, None, Some(graph.as_ref()));
            let mut gone = record.collect::<Result<Vec<Quad>, _>>()?;
            gone.extend(self.parted(name, &old, &graph)?);
            for quad in gone {
                self.quads.remove(&quad)?;
            }
        }
        let is = decision.as_ref().map_or(name, |d| &d.placement.is);
        if *is != bearer.now {
            self.rename(article, &old, &self.base.entity(is))?;
        }
        if let Some(decision) = decision {
            let quads = self.identification(name, article, decision);
            self.quads.insert(quads)?;
        }
        Ok(())
    }

    /// The statements of an article's graph that this person is none of the others of the name.
    fn parted(
        &self,
        name: &EntityId,
        person: &NamedNode,
        graph: &GraphName,
    ) -> Result<Vec<Quad>, StoreError> {
        let (subject, different) = (NamedOrBlankNode::from(person.clone()), owl("differentFrom"));
        let found =
            self.quads.matching(Some(subject.as_ref()), Some(different.as_ref()), None, Some(graph.as_ref()));
        let of_name = |quad: &Quad| match &quad.object {
            Term::NamedNode(other) => {
                let path = self.base.below(other.as_str()).map(str::to_owned);
                path.and_then(|p| EntityId::try_from(p).ok()).is_some_and(|id| id.bare() == *name)
            }
            _ => false,
        };
        let found = found.collect::<Result<Vec<Quad>, _>>()?;
        Ok(found.into_iter().filter(of_name).collect())
    }

    fn identification(&self, name: &EntityId, article: &str, decision: Decision) -> Vec<Quad> {
        let Decision { placement, people, premises, weight } = decision;
        let graph = self.base.article_graph(article);
        let node = self.base.identification(article, name);
        let person = self.base.entity(&placement.is);
        let mut quads = Vec::new();
        let mut say =
            |s: &NamedNode, p: NamedNode, o: Term| quads.push(Quad::new(s.clone(), p, o, graph.clone()));
        let text = |t: &str| Term::from(Literal::new_simple_literal(t));
        say(&node, rdf("type"), sm("Identification").into());
        say(&node, sm("identifies"), person.clone().into());
        say(&node, sm("basis"), text(placement.basis.name()));
        say(&node, rdfs("comment"), text(because(placement.basis)));
        say(&node, prov("wasGeneratedBy"), self.base.extraction(article).into());
        if let Some(weight) = weight {
            say(&node, sm("weight"), Literal::from(i64::try_from(weight).unwrap_or(i64::MAX)).into());
        }
        for premise in premises {
            say(&node, prov("wasDerivedFrom"), premise.into());
        }
        for other in people {
            let decided = placement.basis != Basis::Undecided && other != placement.is;
            let other = self.base.entity(&other);
            say(&node, sm("candidate"), other.clone().into());
            if decided {
                say(&person, owl("differentFrom"), other.into());
            }
        }
        quads
    }

    /// Gives a node of an article another IRI, in its graph and its claims' graphs. What people put right, and who is
    /// a candidate, is said of ids and stays.
    fn rename(&mut self, article: &str, old: &NamedNode, new: &NamedNode) -> Result<(), StoreError> {
        let own = self.base.article_graph(article);
        self.labels_move(old, new, &own)?;
        let content = sm("contentGraph");
        let own_name = GraphName::from(own.clone());
        let claims = self.quads.matching(None, Some(content.as_ref()), None, Some(own_name.as_ref()));
        let mut graphs = BTreeSet::from([own]);
        for quad in claims {
            if let Term::NamedNode(graph) = quad?.object {
                graphs.insert(graph);
            }
        }
        let of_ids = [sm("corrects"), sm("becomes"), sm("candidate"), prov("invalidated")];
        let (subject, object) = (NamedOrBlankNode::from(old.clone()), Term::from(old.clone()));
        for graph in graphs {
            let graph = GraphName::from(graph);
            let by = self.quads.matching(Some(subject.as_ref()), None, None, Some(graph.as_ref()));
            let of = self.quads.matching(None, None, Some(object.as_ref()), Some(graph.as_ref()));
            let said = by.chain(of).collect::<Result<Vec<Quad>, _>>()?;
            let mut renamed: BTreeMap<String, Quad> = BTreeMap::new();
            for quad in said.into_iter().filter(|q| !of_ids.contains(&q.predicate)) {
                self.quads.remove(&quad)?;
                let mut quad = quad;
                if quad.subject == subject {
                    quad.subject = new.clone().into();
                }
                if quad.object == object {
                    quad.object = new.clone().into();
                }
                renamed.insert(quad.to_string(), quad);
            }
            self.quads.insert(renamed.into_values())?;
        }
        Ok(())
    }
}

/// What speaks for another person of the name in this article, unless somebody put right that they are one.
fn doubt<'o>(bearer: &Bearer, outcome: &'o Outcome, name: &EntityId) -> Option<&'o Doubt> {
    let doubt = outcome.people.doubt(&bearer.profile)?;
    let settled = outcome.same.iter().any(|(_, from, to)| to == name && from.bare() == *name);
    (!settled).then_some(doubt)
}

/// The record of a doubt: the one person of the name, and the offices that speak for another.
fn doubtful(name: &EntityId, bearer: &Bearer, doubt: &Doubt) -> Decision {
    let by: BTreeSet<EntityId> = &doubt.states & &bearer.profile.states;
    let offices = bearer.offices.iter().filter(|(_, of)| by.contains(of));
    Decision {
        people: BTreeSet::from([name.clone()]),
        premises: offices.map(|(role, _)| role.clone()).collect(),
        placement: Placement { is: name.clone(), basis: Basis::Weight, by },
        weight: Some(doubt.weight),
    }
}

/// The id after all corrections that make one bearer of a name another, and the record of the last of them.
fn put_right(id: &EntityId, outcome: &Outcome) -> (EntityId, Option<NamedNode>) {
    let (mut id, mut last) = (id.clone(), None);
    // Corrections that go round in a ring end after as many steps as there are.
    for _ in &outcome.same {
        let Some((record, _, to)) = outcome.same.iter().find(|(_, from, _)| *from == id) else { break };
        (id, last) = (to.clone(), Some(record.clone()));
    }
    (id, last)
}

/// The reason in a sentence.
fn because(basis: Basis) -> &'static str {
    match basis {
        Basis::Office => "Several people bear this name; the article gives this one's office.",
        Basis::Context => "Several people bear this name; the article speaks most of this one's country.",
        Basis::Correction => "Several people bear this name; a person put right who is meant.",
        Basis::Weight => {
            "One person bears this name; too few articles give an office that another person would hold."
        }
        Basis::Undecided => "Several people bear this name; the article does not tell who is meant.",
    }
}
