//! The people of each article get their ids, once all is known of their names, and what articles call things is counted.

use super::super::labels::labelled;
use super::block::{Block, Held, Scratch};
use super::threads::shared_out;
use super::{Base, EntityId, Kg, StoreError, identity};
use crate::rdf::vocabulary::{rdfs, sm};
use oxigraph::model::{NamedNode, NamedOrBlankNode, Quad, Term};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::{Mutex, PoisonError};

/// How many articles a thread takes at once.
const AT_ONCE: usize = 32;

/// What each thing is called, with the number of articles that call it so.
pub(super) type Labels = HashMap<NamedNode, BTreeMap<String, usize>>;

/// What is known of all articles when people get their ids.
pub(super) struct Settling<'b> {
    pub(super) base: &'b Base,
    /// Those names that are not simply one person's.
    pub(super) people: BTreeMap<EntityId, identity::People>,
    pub(super) scratch: &'b Scratch,
}

impl Settling<'_> {
    /// All articles anew, and how they call things.
    pub(super) fn all(&self, held: &[Held], jobs: usize) -> Result<(Vec<Held>, Labels), StoreError> {
        let counts: Mutex<Labels> = Mutex::default();
        let parts: Vec<&[Held]> = held.chunks(AT_ONCE).collect();
        let settled = shared_out(jobs, parts.len(), |number| -> Result<Vec<Held>, StoreError> {
            let mut labels: Vec<(NamedNode, String)> = Vec::new();
            let settled: Result<Vec<Held>, StoreError> =
                parts[number].iter().map(|held| self.one(held, &mut labels)).collect();
            let mut counts = counts.lock().unwrap_or_else(PoisonError::into_inner);
            for (node, label) in labels {
                *counts.entry(node).or_default().entry(label).or_default() += 1;
            }
            settled
        })?;
        let counts = counts.into_inner().unwrap_or_else(PoisonError::into_inner);
        Ok((settled.into_iter().flatten().collect(), counts))
    }

    fn one(&self, held: &Held, labels: &mut Vec<(NamedNode, String)>) -> Result<Held, StoreError> {
        let block = self.scratch.get(held)?;
        let (block, held) = match self.settled(&block)? {
            Some(quads) => {
                let block = Block::of(&quads);
                let held = self.scratch.put(&block.to_bytes(), block.rows.len())?;
                (block, held)
            }
            None => (block, *held),
        };
        for quad in labelling(&block) {
            labels.extend(labelled(self.base, &quad).map(|(node, label, _)| (node, label.to_owned())));
        }
        Ok(held)
    }

    /// The quads of an article that names people of whom more is to be said than that each is one.
    fn settled(&self, block: &Block) -> Result<Option<Vec<Quad>>, StoreError> {
        if self.people.is_empty() {
            return Ok(None);
        }
        let quads = block.quads();
        let mut kg = Kg::new(self.base.clone())?;
        let learned = kg.people(&BTreeSet::new())?.learn(&quads, self.base);
        let known = |name: EntityId| Some((name.clone(), self.people.get(&name)?.clone()));
        let known: BTreeMap<EntityId, identity::People> = learned.into_iter().filter_map(known).collect();
        if known.is_empty() {
            return Ok(None);
        }
        let is_told = self.bears_on(&known, kg.people(&BTreeSet::new())?.ids_of(known.keys()));
        let (told, mut others): (Vec<Quad>, Vec<Quad>) = quads.into_iter().partition(is_told);
        kg.add_quads_as_they_are(told)?;
        kg.settle_as(&known)?;
        others.extend(kg.named_quads()?);
        Ok(Some(others))
    }

    /// Which quads of an article are read or changed when the people of these names, who stand there under these ids, get
    /// their own.
    fn bears_on(
        &self,
        known: &BTreeMap<EntityId, identity::People>,
        ids: BTreeSet<EntityId>,
    ) -> impl Fn(&Quad) -> bool + use<> {
        let people: BTreeSet<NamedNode> = ids.iter().map(|id| self.base.entity(id)).collect();
        let candidates = known.values().flat_map(|people| &people.candidates);
        let states: BTreeSet<NamedNode> =
            candidates.flat_map(|one| &one.states).map(|state| self.base.entity(state)).collect();
        let (content, evidence) = (sm("contentGraph"), sm("evidence"));
        move |quad| {
            let NamedOrBlankNode::NamedNode(subject) = &quad.subject else { return false };
            quad.predicate == content
                || people.contains(subject)
                || matches!(&quad.object, Term::NamedNode(object) if people.contains(object))
                || quad.predicate == evidence && states.contains(subject)
        }
    }
}

/// The quads that give something a label.
pub(super) fn labelling(block: &Block) -> Vec<Quad> {
    let label = Term::from(rdfs("label"));
    let Some(label) = block.terms.iter().position(|term| *term == label) else { return Vec::new() };
    let rows = block.rows.iter().filter(|row| row[1] as usize == label);
    rows.filter_map(|row| block.quad(row)).collect()
}
