//! Each kind of correction on the facts of one article.

use super::{Change, Corrected, Correction, Corrections, guard};
use crate::facts::{Edtf, EntityId, EventId, Facts, Role, Speaker};
use crate::identity;
use crate::rdf::vocabulary::{edtf, owl, prov, rdf, rdfs, sm};
use crate::rdf::{self, Base, Names};
use oxigraph::model::{Literal, NamedNode, NamedOrBlankNode, Quad, Term};
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet};

pub(super) fn apply(corrections: &mut Corrections, facts: &Facts, base: &Base) -> Corrected {
    // Guards look at the facts as they were found, so that one correction does not undo the guard of another; and names
    // are those of the facts as they were found, so that no correction renames what it corrects.
    let names = Names::of(facts);
    let (found, homes) = identity::at_home(facts);
    let found = &found;
    let mut left = Left { facts: found.clone(), names: names.clone() };
    let mut done: Vec<(usize, Option<String>)> = Vec::new();
    for (number, correction) in corrections.all.iter().enumerate() {
        if let Err(why) = guard::check(correction, found, &names, base) {
            let line = format!("{} was refused: {why}", correction.name(base));
            corrections.refused.insert(line);
            corrections.matched.insert(number);
            continue;
        }
        if let Some(old) = change(correction, &mut left, base) {
            done.push((number, old));
        }
    }
    let Left { facts, names } = left;
    let mut quads = rdf::named_quads(&facts, &homes, &names, base);
    let mut records = Vec::new();
    for (number, old) in done {
        corrections.matched.insert(number);
        records.extend(record(&corrections.all[number], old, &facts, &quads, base));
    }
    let digest = (!records.is_empty()).then(|| {
        let mut lines: Vec<String> = records.iter().map(ToString::to_string).collect();
        lines.sort_unstable();
        format!("{:x}", Sha256::digest(lines.join("\n").as_bytes()))
    });
    quads.extend(records);
    Corrected { quads, digest }
}

/// The facts as corrected so far, under the names that they were found with.
struct Left {
    facts: Facts,
    names: Names,
}

impl Left {
    /// The path of a fact below the base.
    fn path(&self, kind: &str, name: &str) -> String {
        format!("{kind}/{}/{name}", self.facts.article.id)
    }

    fn retain_roles(&mut self, keep: impl Fn(usize, &Role) -> bool) {
        let keep: Vec<bool> = self.facts.roles.iter().enumerate().map(|(n, role)| keep(n, role)).collect();
        self.names.retain_roles(&keep);
        let mut kept = keep.iter();
        self.facts.roles.retain(|_| kept.next().copied().unwrap_or(true));
    }
}

/// Changes the facts; gives what stood there before, or nothing where there is no such node.
#[allow(clippy::option_option)] // that something was done, and what it was before, where that is a value
fn change(correction: &Correction, left: &mut Left, base: &Base) -> Option<Option<String>> {
    let path = base.below(correction.node.as_str())?;
    let entity = |node: &NamedNode| EntityId::try_from(base.below(node.as_str())?.to_owned()).ok();
    let facts = &mut left.facts;
    match &correction.change {
        Change::Same(other) => {
            let (from, to) = (entity(&correction.node)?, entity(other)?);
            if from.bare() == to.bare() {
                return of_one_name(facts, &from);
            }
            facts.entity(&from)?;
            facts.rename(&from, &to);
            Some(None)
        }
        Change::Different(other, article) => {
            let (from, to) = (entity(&correction.node)?, entity(other)?);
            match article {
                Some(article) if *article == base.article(&facts.article.id) => {
                    if from.bare() == to.bare() {
                        return of_one_name(facts, &from);
                    }
                    let from = if facts.entity(&from).is_some() { from } else { from.bare() };
                    facts.entity(&from)?;
                    facts.rename(&from, &to);
                }
                Some(_) => return None,
                None => {
                    facts.entity(&from).or_else(|| facts.entity(&to))?;
                }
            }
            Some(None)
        }
        Change::Retract => retract(left, path).then_some(None),
        Change::Relabel(label) => {
            if let Some(event) = event_at(left, path) {
                let event = &mut left.facts.events[event];
                return Some(Some(std::mem::replace(&mut event.label, label.clone())));
            }
            let entity = left.facts.entities.iter_mut().find(|e| e.id.as_str() == path)?;
            let old = std::mem::replace(&mut entity.label, label.clone());
            entity.call_too(old.clone());
            Some(Some(old))
        }
        Change::Retime(date) => {
            let slot = if let Some(event) = event_at(left, path) {
                let event = &mut left.facts.events[event];
                redate(&mut event.label, event.date.as_ref(), date);
                &mut event.date
            } else {
                let tie = tie_at(left, path)?;
                &mut left.facts.relationships[tie].date
            };
            Some(slot.replace(date.clone()).map(|old| old.as_str().to_owned()))
        }
    }
}

/// The label of an event ends in its date.
fn redate(label: &mut String, old: Option<&Edtf>, new: &Edtf) {
    let end = old.map_or(String::new(), |old| format!(", {old}"));
    if let Some(before) = label.strip_suffix(&end) {
        *label = format!("{before}, {new}");
    }
}

/// A correction of who is meant by a name does nothing to the facts of one article: the store, which knows the others
/// that bear the name, goes by the record.
#[allow(clippy::option_option, clippy::unnecessary_wraps)] // as `change`
fn of_one_name(facts: &Facts, id: &EntityId) -> Option<Option<String>> {
    facts.entity(&id.bare()).map(|_| None)
}

/// The place in the list of the event whose path this is.
fn event_at(left: &Left, path: &str) -> Option<usize> {
    left.facts.events.iter().position(|e| path == left.path("event", left.names.event(&e.id)))
}

/// The place in the list of the relationship whose path this is.
fn tie_at(left: &Left, path: &str) -> Option<usize> {
    let name = |id| left.path("relationship", left.names.relationship(id));
    left.facts.relationships.iter().position(|r| path == name(&r.id))
}

/// Takes a node out, with what cannot stand without it.
fn retract(left: &mut Left, path: &str) -> bool {
    let size =
        |f: &Facts| [f.events.len(), f.relationships.len(), f.claims.len(), f.entities.len(), f.roles.len()];
    let before = size(&left.facts);
    if let Some(event) = event_at(left, path) {
        left.facts.events.remove(event);
    }
    if let Some(tie) = tie_at(left, path) {
        left.facts.relationships.remove(tie);
    }
    let role = |n| path == left.path("role", left.names.role(n));
    if let Some(role) = (0..left.facts.roles.len()).find(|n| role(*n)) {
        left.retain_roles(|n, _| n != role);
    }
    let claim = |id| path == left.path("claim", left.names.claim(id));
    if let Some(at) = left.facts.claims.iter().position(|c| claim(&c.id)) {
        let id = left.facts.claims.remove(at).id;
        left.retain_roles(|_, r| r.claim.as_ref() != Some(&id));
        let facts = &mut left.facts;
        facts.events.retain(|e| e.claim.as_ref() != Some(&id));
        facts.relationships.retain(|r| r.claim.as_ref() != Some(&id));
        facts.claims.iter_mut().filter(|c| c.via.as_ref() == Some(&id)).for_each(|c| c.via = None);
    }
    if let Some(at) = left.facts.entities.iter().position(|e| e.id.as_str() == path) {
        let id = left.facts.entities.remove(at).id;
        left.retain_roles(|_, r| r.person != id && r.of.as_ref() != Some(&id));
        let facts = &mut left.facts;
        facts.relationships.retain(|r| r.from != id && r.to != id);
        for event in &mut facts.events {
            event.participants.retain(|p| *p != id);
            event.place.take_if(|p| *p == id);
            event.parts.remove(&id);
        }
        facts.events.retain(|e| !e.kind.is_meeting() || e.participants.len() > 1);
        for claim in &mut facts.claims {
            claim.about.retain(|a| *a != id);
            let others =
                |who: &Speaker| Speaker::of(who.ids().iter().filter(|s| **s != id).cloned().collect());
            claim.speaker = others(&claim.speaker);
            claim.addressee = others(&claim.addressee);
            claim.issued_by.take_if(|body| *body == id);
            claim.on_behalf_of.retain(|body| *body != id);
        }
    }
    refer_to_first(&mut left.facts);
    before != size(&left.facts)
}

/// Of the tellings of an event whose first is gone, the next is the first.
fn refer_to_first(facts: &mut Facts) {
    let known: BTreeSet<EventId> = facts.events.iter().map(|e| e.id.clone()).collect();
    let mut successors: BTreeMap<EventId, EventId> = BTreeMap::new();
    for event in &mut facts.events {
        let Some(gone) = event.occurrence.take_if(|first| !known.contains(first)) else { continue };
        match successors.get(&gone) {
            Some(next) => event.occurrence = Some(next.clone()),
            None => {
                successors.insert(gone, event.id.clone());
            }
        }
    }
}

/// Author, reason and what was there before, in the article's graph.
fn record(
    correction: &Correction,
    old: Option<String>,
    facts: &Facts,
    quads: &[Quad],
    base: &Base,
) -> Vec<Quad> {
    let graph = base.article_graph(&facts.article.id);
    let (node, agent) = (correction.iri(base), base.agent(&correction.author));
    let mut out = Vec::new();
    let mut say = |s: &NamedNode, p: NamedNode, o: Term| out.push(Quad::new(s.clone(), p, o, graph.clone()));
    let text = |t: &str| Term::from(Literal::new_simple_literal(t));
    for class in [sm("Correction"), sm(correction.class()), prov("Activity")] {
        say(&node, rdf("type"), class.into());
    }
    say(&node, sm("corrects"), correction.node.clone().into());
    say(&node, prov("wasAssociatedWith"), agent.clone().into());
    say(&node, rdfs("comment"), text(&correction.reason));
    say(&agent, rdf("type"), prov("Agent").into());
    say(&agent, rdfs("label"), text(&correction.author));
    if let Some(old) = old {
        say(&node, sm("oldValue"), text(&old));
    }
    if let Some(words) = &correction.words {
        say(&node, sm("ofWords"), text(words));
    }
    let below = |n: &NamedNode| base.below(n.as_str()).and_then(|p| EntityId::try_from(p.to_owned()).ok());
    let bare = |n: &NamedNode| below(n).map(|id| base.entity(&id.bare()));
    let dated = |d: &Edtf| Literal::new_typed_literal(d.as_str(), edtf("EDTF")).into();
    let named;
    let influenced = match &correction.change {
        // Which of one name: the store gives the bare node its name afterwards.
        Change::Same(other) | Change::Different(other, _) if bare(other) == bare(&correction.node) => {
            say(&node, sm("becomes"), other.clone().into());
            if let Change::Different(_, Some(article)) = &correction.change {
                say(&node, sm("inArticle"), article.clone().into());
            }
            named = bare(other).unwrap_or_else(|| other.clone());
            &named
        }
        Change::Same(other) => {
            say(&node, sm("becomes"), other.clone().into());
            other
        }
        Change::Different(other, _) => {
            say(&node, sm("becomes"), other.clone().into());
            let present =
                |n: &NamedNode| quads.iter().any(|q| q.subject == NamedOrBlankNode::from(n.clone()));
            let (a, b) = if present(other) { (other, &correction.node) } else { (&correction.node, other) };
            say(a, owl("differentFrom"), b.clone().into());
            a
        }
        Change::Relabel(label) => {
            say(&node, sm("newLabel"), text(label));
            &correction.node
        }
        Change::Retime(date) => {
            say(&node, sm("newDate"), dated(date));
            &correction.node
        }
        Change::Retract => {
            say(&node, prov("invalidated"), correction.node.clone().into());
            return out;
        }
    };
    // What is claimed stays in its claim's graph: the record then names the node and is not named by it.
    let stated = NamedOrBlankNode::from(influenced.clone());
    if quads.iter().any(|q| q.subject == stated && q.graph_name == graph.clone().into()) {
        say(influenced, prov("wasInfluencedBy"), node.clone().into());
    }
    out
}
