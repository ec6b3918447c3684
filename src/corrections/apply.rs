//! Each kind of correction on the facts of one article.

use super::{Change, Corrected, Correction, Corrections, guard};
use crate::facts::{Edtf, Entity, EntityId, EventId, Facts, Speaker};
use crate::rdf::vocabulary::{edtf, owl, prov, rdf, rdfs, sm};
use crate::rdf::{self, Base};
use oxigraph::model::{Literal, NamedNode, NamedOrBlankNode, Quad, Term};
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet};

pub(super) fn apply(corrections: &mut Corrections, facts: &Facts, base: &Base) -> Corrected {
    let mut facts = facts.clone();
    let mut roles = Vec::new();
    let mut done: Vec<(usize, Option<String>)> = Vec::new();
    // Guards look at the facts as they were found, so that one correction does not undo the guard of another.
    let found = facts.clone();
    for (number, correction) in corrections.all.iter().enumerate() {
        if let Err(why) = guard::check(correction, &found, base) {
            let line = format!("{} was refused: {why}", correction.name(base));
            corrections.refused.insert(line);
            corrections.matched.insert(number);
            continue;
        }
        if let Some(role) = retracted_role(correction, &facts, base) {
            roles.push(role);
            done.push((number, None));
        } else if let Some(old) = change(correction, &mut facts, base) {
            done.push((number, old));
        }
    }
    let mut quads = without_roles(&facts, &roles, base);
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

/// Changes the facts; gives what stood there before, or nothing where there is no such node.
#[allow(clippy::option_option)] // that something was done, and what it was before, where that is a value
fn change(correction: &Correction, facts: &mut Facts, base: &Base) -> Option<Option<String>> {
    let path = base.below(correction.node.as_str())?;
    let entity = |node: &NamedNode| EntityId::try_from(base.below(node.as_str())?.to_owned()).ok();
    match &correction.change {
        Change::Same(other) => {
            let (from, to) = (entity(&correction.node)?, entity(other)?);
            if from.bare() == to.bare() {
                return of_one_name(facts, &from);
            }
            facts.entity(&from)?;
            rename(facts, &from, &to);
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
                    rename(facts, &from, &to);
                }
                Some(_) => return None,
                None => {
                    facts.entity(&from).or_else(|| facts.entity(&to))?;
                }
            }
            Some(None)
        }
        Change::Retract => retract(facts, path).then_some(None),
        Change::Relabel(label) => {
            if let Some(event) =
                facts.events.iter_mut().find(|e| path == part("event", &facts.article.id, &e.id.0))
            {
                return Some(Some(std::mem::replace(&mut event.label, label.clone())));
            }
            let entity = facts.entities.iter_mut().find(|e| e.id.as_str() == path)?;
            let old = std::mem::replace(&mut entity.label, label.clone());
            name_too(entity, old.clone());
            Some(Some(old))
        }
        Change::Retime(date) => {
            let article = &facts.article.id;
            let event = facts.events.iter_mut().find(|e| path == part("event", article, &e.id.0));
            let event = event.map(|e| {
                redate(&mut e.label, e.date.as_ref(), date);
                &mut e.date
            });
            let slot = event.or_else(|| {
                let tie =
                    facts.relationships.iter_mut().find(|r| path == part("relationship", article, &r.id.0));
                tie.map(|r| &mut r.date)
            })?;
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

fn part(kind: &str, article: &str, id: &str) -> String {
    format!("{kind}/{article}/{id}")
}

/// Keeps a name that is no longer the label.
fn name_too(entity: &mut Entity, name: String) {
    if entity.label != name && !entity.aliases.contains(&name) {
        entity.aliases.push(name);
        entity.aliases.sort();
    }
}

/// Gives an entity another id; where that is there already, the two become one.
fn rename(facts: &mut Facts, from: &EntityId, to: &EntityId) {
    let Some(at) = facts.entities.iter().position(|e| e.id == *from) else { return };
    let mut moved = facts.entities.remove(at);
    match facts.entities.iter_mut().find(|e| e.id == *to) {
        Some(entity) => {
            for name in std::iter::once(moved.label).chain(moved.aliases) {
                name_too(entity, name);
            }
            entity.same_as.extend(moved.same_as);
            entity.same_as.sort();
            entity.same_as.dedup();
            entity.mentions.extend(moved.mentions);
            entity.mentions.sort_by_key(|m| m.span);
        }
        None => {
            moved.id = to.clone();
            if moved.iso3.is_some() {
                moved.iso3 = to.as_str().split_once('/').map(|(_, code)| code.to_owned());
            }
            facts.entities.insert(at, moved);
        }
    }
    let replace = |id: &mut EntityId| {
        if id == from {
            *id = to.clone();
        }
    };
    for role in &mut facts.roles {
        replace(&mut role.person);
        role.of.as_mut().map(replace);
    }
    for event in &mut facts.events {
        event.place.as_mut().map(replace);
        event.participants.iter_mut().for_each(replace);
        if let Some(part) = event.parts.remove(from) {
            event.parts.entry(to.clone()).or_insert(part);
        }
        let mut seen = Vec::new();
        event.participants.retain(|p| {
            !seen.contains(p) && {
                seen.push(p.clone());
                true
            }
        });
    }
    for tie in &mut facts.relationships {
        replace(&mut tie.from);
        replace(&mut tie.to);
    }
    for claim in &mut facts.claims {
        let mut speakers = claim.speaker.ids().to_vec();
        speakers.iter_mut().for_each(replace);
        speakers.dedup();
        claim.speaker = Speaker::of(speakers);
        let mut addressed = claim.addressee.ids().to_vec();
        addressed.iter_mut().for_each(replace);
        addressed.dedup();
        claim.addressee = Speaker::of(addressed);
        claim.issued_by.as_mut().map(replace);
        claim.about.iter_mut().for_each(replace);
        claim.about.dedup();
    }
    // Nobody meets, or stands in a relationship to, themselves.
    facts.relationships.retain(|r| r.from != r.to);
    facts.events.retain(|e| !e.kind.is_meeting() || e.participants.len() != 1);
}

/// Takes a node out, with what cannot stand without it.
fn retract(facts: &mut Facts, path: &str) -> bool {
    let article = facts.article.id.clone();
    let before = (facts.events.len(), facts.relationships.len(), facts.claims.len(), facts.entities.len());
    facts.events.retain(|e| path != part("event", &article, &e.id.0));
    facts.relationships.retain(|r| path != part("relationship", &article, &r.id.0));
    if let Some(at) = facts.claims.iter().position(|c| path == part("claim", &article, &c.id.0)) {
        let id = facts.claims.remove(at).id;
        facts.roles.retain(|r| r.claim.as_ref() != Some(&id));
        facts.events.retain(|e| e.claim.as_ref() != Some(&id));
        facts.relationships.retain(|r| r.claim.as_ref() != Some(&id));
        facts.claims.iter_mut().filter(|c| c.via.as_ref() == Some(&id)).for_each(|c| c.via = None);
    }
    if let Some(at) = facts.entities.iter().position(|e| e.id.as_str() == path) {
        let id = facts.entities.remove(at).id;
        facts.roles.retain(|r| r.person != id && r.of.as_ref() != Some(&id));
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
        }
    }
    refer_to_first(facts);
    before != (facts.events.len(), facts.relationships.len(), facts.claims.len(), facts.entities.len())
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

/// The place in the list of a role that is retracted: roles are named by it.
fn retracted_role(correction: &Correction, facts: &Facts, base: &Base) -> Option<usize> {
    let path = base.below(correction.node.as_str()).filter(|_| correction.change == Change::Retract)?;
    (0..facts.roles.len()).find(|n| path == part("role", &facts.article.id, &format!("m{}", n + 1)))
}

/// All quads but those of the retracted roles, whose successors keep their names.
fn without_roles(facts: &Facts, roles: &[usize], base: &Base) -> Vec<Quad> {
    let all = rdf::quads(facts, base);
    if roles.is_empty() {
        return all;
    }
    let gone: Vec<NamedNode> =
        roles.iter().map(|n| base.part("role", &facts.article.id, &format!("m{}", n + 1))).collect();
    let mut left = facts.clone();
    let mut number = 0;
    left.roles.retain(|_| {
        number += 1;
        !roles.contains(&(number - 1))
    });
    let left = rdf::quads(&left, base);
    let of_role = |q: &Quad| matches!(&q.subject, NamedOrBlankNode::NamedNode(n) if gone.contains(n));
    let short = |q: &Quad| q.predicate == sm("leads") || q.object == Term::from(sm("Leader"));
    let of_span = |q: &Quad| q.subject.to_string().contains("#char=");
    all.into_iter().filter(|q| !of_role(q) && (!(short(q) || of_span(q)) || left.contains(q))).collect()
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
