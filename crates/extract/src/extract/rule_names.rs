//! The names of all rules, as they stand in a graph: those of rule files, and those that code gives.

use super::frames::{self, Frame};
use super::resources::Resources;
use super::stances;
use crate::facts::{EventKind, RelationshipKind};

/// What marks a leader's name by which a state is meant whose leader the gazetteer's table of terms, not the article, knows.
pub const LEADER_TERM: &str = "background.leader-term";

/// Whether some rule has this name.
#[must_use]
pub fn is_rule(resources: &Resources, name: &str) -> bool {
    name == LEADER_TERM
        || resources.told.iter().any(|t| t.id == name)
        || frame(name).is_some()
        || event_kind_of_rule(resources, name).is_some()
        || !relationship_kinds_of_rule(resources, name).is_empty()
}

fn frame(name: &str) -> Option<&'static Frame> {
    frames::frames().iter().find(|f| f.id == name)
}

/// The kind of event that a rule, or a word of the lexicon, finds.
#[must_use]
pub fn event_kind_of_rule(resources: &Resources, name: &str) -> Option<&'static str> {
    let rule = resources.events.rules.iter().find(|r| r.id == name).map(|r| r.data.kind());
    rule.or_else(|| frame(name).and_then(|f| f.event)).map(EventKind::name)
}

/// The kinds of relationship that a rule finds; those of events find the states that these imply.
#[must_use]
pub fn relationship_kinds_of_rule(resources: &Resources, name: &str) -> Vec<&'static str> {
    let rule = resources.relationships.rules.iter().find(|r| r.id == name).map(|r| r.data.kind());
    let implied = match event_kind_of_rule(resources, name) {
        Some("Conflict") => Some(RelationshipKind::Conflict),
        Some("Agreement") => Some(RelationshipKind::Cooperation),
        // Whom a body's envoy meets, the body mediates for.
        Some("Meeting" | "Summit" | "Call") => Some(RelationshipKind::Mediation),
        _ => None,
    };
    let tie = frame(name).and_then(|f| f.tie);
    let stance = stances::entries().iter().filter(|e| e.id == name);
    // A blow that is only threatened is pressure.
    let threatened =
        |e: &stances::Entry| (e.kind == RelationshipKind::Conflict).then_some(RelationshipKind::Pressure);
    let stances = stance.flat_map(|e| std::iter::once(e.kind).chain(e.ended()).chain(threatened(e)));
    rule.into_iter().chain(implied).chain(tie).chain(stances).map(RelationshipKind::name).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_those_of_files_and_of_code() {
        let resources = Resources::compiled_in();
        assert!(is_rule(&resources, "frames.meeting.meet-meet"));
        assert!(is_rule(&resources, "events.meeting.met") && is_rule(&resources, "claims.verb.clause"));
        assert!(!is_rule(&resources, "events.meeting.dreamt") && !is_rule(&resources, "claims.verb"));
    }
}
