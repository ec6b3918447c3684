//! The names of all rules, as they stand in a graph: those of rule files, and those that code gives.

use super::resources::Resources;

/// Rules that are code; a test holds the list to the sources.
const IN_CODE: &[&str] = &[
    "claims.according-to",
    "claims.according-to.quoting",
    "claims.evidential",
    "claims.noun",
    "claims.outlook",
    "claims.passive",
    "claims.passive.impersonal",
    "claims.quotation.announced",
    "claims.quotation.attributed",
    "claims.quotation.dialogue",
    "claims.quotation.interview",
    "claims.quotation.next",
    "claims.quotation.partial",
    "claims.quotation.signed",
    "claims.quotation.uncued",
    "claims.quotation.uncued-own",
    "claims.verb.as",
    "claims.verb.behind",
    "claims.verb.clause",
    "claims.verb.command",
    "claims.verb.gerund",
    "claims.verb.infinitive",
    "claims.verb.object",
    "claims.verb.parenthetical",
    "claims.verb.quoting",
    "claims.verb.trailing",
    "entities.countries.adjective",
    "entities.countries.attribute",
    "entities.countries.both",
    "entities.countries.capital",
    "entities.countries.half",
    "entities.countries.name",
    "entities.countries.other-half",
    "entities.countries.people",
    "entities.countries.seat",
    "entities.nominals.group",
    "entities.nominals.office",
    "entities.organizations.acronym",
    "entities.organizations.head-word",
    "entities.organizations.known",
    "entities.organizations.model",
    "entities.organizations.of-title",
    "entities.organizations.votes",
    "entities.people.name",
    "entities.people.short-form",
    "entities.places.capital",
    "entities.places.city",
    "entities.places.city-state",
    "entities.places.dateline",
    "entities.places.head-word",
    "entities.places.of-event",
    "entities.places.region",
    "entities.places.seat",
    "entities.places.votes",
    "entities.pronouns.cataphor",
    "entities.pronouns.first-person",
    "entities.pronouns.parallel",
    "entities.pronouns.plural",
    "entities.pronouns.salience",
    "entities.pronouns.speaker",
    "roles.apposition",
    "roles.apposition.unknown-owner",
    "roles.before-name",
    "roles.before-name-of",
    "roles.leads",
    "roles.likewise",
    "roles.name-in-apposition",
    "roles.said-to-be",
];

/// Whether some rule has this name.
#[must_use]
pub fn is_rule(resources: &Resources, name: &str) -> bool {
    IN_CODE.contains(&name)
        || event_kind_of_rule(resources, name).is_some()
        || relationship_kind_of_rule(resources, name).is_some()
}

/// The kind of event that a rule finds.
#[must_use]
pub fn event_kind_of_rule(resources: &Resources, name: &str) -> Option<&'static str> {
    resources.events.rules.iter().find(|r| r.id == name).map(|r| r.data.kind().name())
}

/// The kind of relationship that a rule finds.
#[must_use]
pub fn relationship_kind_of_rule(resources: &Resources, name: &str) -> Option<&'static str> {
    resources.relationships.rules.iter().find(|r| r.id == name).map(|r| r.data.kind().name())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::Path;

    fn sources(folder: &Path, all: &mut String) {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                sources(&path, all);
            } else if path.extension().is_some_and(|e| e == "rs") && !path.ends_with("rule_names.rs") {
                all.push_str(&std::fs::read_to_string(&path).unwrap());
            }
        }
    }

    /// A rule that code names and the list lacks would make `verify` call a sound graph forged.
    #[test]
    fn the_list_is_whole() {
        let mut text = String::new();
        sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src/extract"), &mut text);
        let plain = |s: &str| s.bytes().all(|b| b.is_ascii_lowercase() || matches!(b, b'.' | b'-'));
        let resources = Resources::compiled_in();
        let families = ["claims.", "entities.", "roles.", "events.", "relationships."];
        let named = text.split('"').filter(|s| families.iter().any(|f| s.starts_with(f)) && plain(s));
        let unknown: Vec<&str> = named
            .filter(|s| {
                s.matches('.').count() > 0
                    && !s.ends_with('.')
                    && s.split('.').all(|part| part.len() > 1)
                    && !is_rule(&resources, s)
            })
            .collect();
        assert!(unknown.is_empty(), "add to the list in extract/rule_names.rs: {unknown:?}");
        let gone: Vec<_> = IN_CODE.iter().filter(|id| !text.contains(&format!("\"{id}\""))).collect();
        assert!(gone.is_empty(), "no code gives {gone:?}");
        assert!(is_rule(&resources, "events.meeting.met") && !is_rule(&resources, "events.meeting.dreamt"));
    }
}
