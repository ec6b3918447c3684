//! Which events are tellings of one occurrence, article across article.
//!
//! Code and no query: to compare each telling with each other takes time with the square of their number, and SPARQL has
//! no other way to say it. Here a telling is compared with the occurrences of its month that share a participant.
//!
//! Two tellings of two articles are of one occurrence where kind and participants agree, and either both are dated to the
//! same day and no two different places are told, or both lie in one month, in one place, and nothing speaks of an order
//! ("their second meeting"). Attacks and tests of weapons one side does alone: of these, on one day in one town, a telling that
//! names some of those who take part is of the occurrence that has them all. What fits two occurrences is joined to neither.
//!
//! 1. `telling`: one event as one article tells it.
//! 2. `facts`: reads the tellings, and who led what, out of the graph.
//! 3. `join`: which tellings are of one occurrence, and what says so.

mod facts;
mod join;
mod telling;

use super::RuleOfCode;
use super::run::Derivation;
use crate::rdf::vocabulary::{rdf, sm};
use crate::store::{Kg, StoreError};
use facts::Facts;
use oxigraph::model::{NamedNode, Term, Triple};
use std::collections::{BTreeSet, HashMap};
use telling::Telling;

/// What the rule for a single telling is called.
pub(super) const OCCURRENCE: &str = "occurrence";
/// What the rule that joins two is called.
pub(super) const SAME: &str = "same-occurrence";

/// What the rules derive and why, for people.
pub(super) const RULES: [RuleOfCode; 2] = [
    (
        OCCURRENCE,
        "What took place, apart from its tellings: one node for all events that tell of it.",
        "what an article tells as having occurred, occurred once, however many articles tell of it.",
        None,
    ),
    (
        SAME,
        "Two articles tell of one occurrence: events of one kind with two participants in common, on one day and not in two places, or in one month and one place without a sign of order. Who led a country then, by the telling's own article, stands for it. Of attacks and tests of weapons, on one day in one town, one in common is enough where one of the two names nobody else.",
        "the same two do not meet twice on one day as two articles tell it. What fits two occurrences is joined to neither.",
        Some("another occurrence of that time that the telling fits as well"),
    ),
];

type Triples = Vec<Triple>;

/// What is derived, with how.
pub(super) struct Found {
    pub triple: Triple,
    pub derivation: Derivation,
    pub premises: Triples,
}

/// Derives the occurrences of what the default dataset states.
pub(super) fn occurrences(kg: &Kg) -> Result<Vec<Found>, StoreError> {
    let facts = Facts::read(kg)?;
    let groups = facts.groups();
    let mut found = Vec::new();
    let mut names: HashMap<String, usize> = HashMap::new();
    for group in &groups {
        let tellings: Vec<&Telling> = group.members.iter().map(|m| &facts.tellings[m.telling]).collect();
        if group.members.len() == 1 && !tellings[0].occurred {
            continue;
        }
        let content = content(&tellings);
        let times = names.entry(content.clone()).or_default();
        *times += 1;
        let node = kg.base().occurrence(&content, *times);
        for (member, telling) in group.members.iter().zip(&tellings) {
            let (rule, premises) = match &member.joined {
                None => (OCCURRENCE, facts.told(telling, &[])),
                Some(joined) => (SAME, joined.premises.clone()),
            };
            let mut say = |s: &NamedNode, p: NamedNode, o: &NamedNode| {
                let triple = Triple::new(s.clone(), p, o.clone());
                found.push(found_by(rule, triple, premises.clone()));
            };
            say(&node, rdf("type"), &sm("Occurrence"));
            say(&node, sm("telling"), &telling.node);
            if let Some(joined) = &member.joined {
                let other = &facts.tellings[joined.with].node;
                say(&telling.node, sm("sameOccurrence"), other);
                say(other, sm("sameOccurrence"), &telling.node);
            }
        }
    }
    Ok(found)
}

pub(super) fn found_by(rule: &str, triple: Triple, premises: Triples) -> Found {
    let keys = premises.iter().map(ToString::to_string).collect();
    Found { triple, derivation: Derivation { rule: rule.to_owned(), premises: keys }, premises }
}

/// What an occurrence is named by: kind, days and the fewest participants that a telling has; an undated one by its
/// telling, as nothing else tells it from others.
fn content(tellings: &[&Telling]) -> String {
    let least = tellings.iter().min_by_key(|t| (t.actors.len(), t.actors.clone(), !t.is_day()));
    let Some(least) = least else { return String::new() };
    let dated = tellings.iter().find(|t| t.is_day()).unwrap_or(least);
    let actors: BTreeSet<&str> = least.actors.iter().map(NamedNode::as_str).collect();
    let actors = actors.into_iter().collect::<Vec<_>>().join(" ");
    let meeting = sm("Meeting");
    let kind = if is_meeting(&least.kind) { meeting.to_string() } else { least.kind.to_string() };
    let node = if dated.first.is_empty() { least.node.as_str() } else { "" };
    [&kind, dated.first.as_str(), dated.last.as_str(), &actors, node].join("\n")
}

fn is_meeting(kind: &Term) -> bool {
    ["Meeting", "Summit", "Call"].into_iter().any(|k| *kind == Term::from(sm(k)))
}
