//! The names of all rules, as they stand in a graph: those of rule files, and those that code gives.

use super::frames;
use super::resources::Resources;
use crate::facts::EventKind;

/// Whether some rule has this name.
#[must_use]
pub fn is_rule(resources: &Resources, name: &str) -> bool {
    resources.told.iter().any(|t| t.id == name)
        || event_kind_of_rule(resources, name).is_some()
        || relationship_kind_of_rule(resources, name).is_some()
}

/// The kind of event that a rule finds.
#[must_use]
pub fn event_kind_of_rule(resources: &Resources, name: &str) -> Option<&'static str> {
    let by_pattern = resources.events.rules.iter().find(|r| r.id == name).map(|r| r.data.kind().name());
    let by_frame = || frames::frames().iter().find(|f| f.id == name).and_then(|f| f.event).map(EventKind::name);
    by_pattern.or_else(by_frame)
}

/// The kind of relationship that a rule finds.
#[must_use]
pub fn relationship_kind_of_rule(resources: &Resources, name: &str) -> Option<&'static str> {
    resources.relationships.rules.iter().find(|r| r.id == name).map(|r| r.data.kind().name())
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
