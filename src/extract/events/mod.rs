//! What happened: from atoms to events, one for each occurrence however often it is mentioned.
//!
//! In: a [`Reading`] with atoms and dates. Out: [`FoundEvent`]s. The rules are the `.toml` files of this folder, each
//! with its examples; `setting` finds date, place and status around a match, `merge` makes one of several mentions.
//!
//! To add a rule, edit a `.toml` in this folder; a new file is listed in [`FILES`].

mod merge;
mod setting;

use super::pattern::find_all;
use super::reading::Reading;
use super::rule::{self, Rule};
use crate::facts::{Edtf, EntityKind, EventKind, Status};
use serde::Deserialize;
use std::ops::Range;
use std::sync::OnceLock;

/// The rule files, by family.
pub(super) const FILES: [(&str, &str); 6] = [
    ("meeting.toml", include_str!("meeting.toml")),
    ("visit.toml", include_str!("visit.toml")),
    ("ceremony.toml", include_str!("ceremony.toml")),
    ("weapons_test.toml", include_str!("weapons_test.toml")),
    ("agreement.toml", include_str!("agreement.toml")),
    ("conflict.toml", include_str!("conflict.toml")),
];

/// What an event rule says besides its pattern.
#[derive(Debug, Deserialize)]
pub struct EventRule {
    /// What kind of event it finds.
    event: EventKind,
    /// How many participants it needs.
    #[serde(default)]
    least: usize,
    /// Whether the rule's own words say that it is not more than imagined.
    status: Option<Status>,
}

/// An event in tokens.
#[derive(Clone, Debug, PartialEq)]
pub struct FoundEvent {
    /// What kind.
    pub kind: EventKind,
    /// Who.
    pub participants: Vec<usize>,
    /// When.
    pub date: Option<Edtf>,
    /// Where.
    pub place: Option<usize>,
    /// How far the article commits to it.
    pub status: Status,
    /// Where it is said, and by which rule; the first mention first.
    pub marks: Vec<(Range<usize>, String)>,
}

/// The compiled-in rules.
///
/// # Panics
/// Never in a tested build: the files are compiled in.
pub fn rules() -> &'static [Rule<EventRule>] {
    static RULES: OnceLock<Vec<Rule<EventRule>>> = OnceLock::new();
    RULES.get_or_init(|| {
        rule::read(&FILES, &rule::lists()).expect("compiled in, and read by every test of rules")
    })
}

/// Finds every event, merged where two mentions are of one occurrence.
#[must_use]
pub fn find(reading: &Reading) -> Vec<FoundEvent> {
    let found = rules().iter().flat_map(|rule| apply(reading, rule)).collect();
    merge::merge(reading, found)
}

/// What one rule finds, before merging.
pub(super) fn apply(reading: &Reading, rule: &Rule<EventRule>) -> Vec<FoundEvent> {
    let mut events = Vec::new();
    for (sentence, atoms) in reading.atoms.iter().enumerate() {
        for found in find_all(&rule.pattern, atoms) {
            let mut participants = Vec::new();
            // What is visited is where, not who.
            let others = if rule.data.event == EventKind::Visit { &[][..] } else { found.entities('B') };
            for entity in found.entities('A').iter().chain(others) {
                if !participants.contains(entity) && reading.kind(*entity) != EntityKind::Place {
                    participants.push(*entity);
                }
            }
            if participants.len() < rule.data.least {
                continue;
            }
            let setting = setting::around(reading, sentence, &found, rule.data.event);
            let tokens = atoms[found.atoms.start].tokens.start..atoms[found.atoms.end - 1].tokens.end;
            let dates = if setting.dates.is_empty() {
                vec![None]
            } else {
                setting.dates.into_iter().map(Some).collect()
            };
            for date in dates {
                events.push(FoundEvent {
                    kind: rule.data.event,
                    participants: participants.clone(),
                    date,
                    place: found.entities('P').first().copied().or(setting.place),
                    status: rule.data.status.unwrap_or(setting.status),
                    marks: vec![(tokens.clone(), rule.id.clone())],
                });
            }
        }
    }
    events
}

/// An event as its rule's examples write it: `Meeting Anna Smith + Bo Berg`.
#[cfg(test)]
pub(super) fn describe(reading: &Reading, event: &FoundEvent) -> String {
    let names: Vec<&str> = event.participants.iter().map(|p| reading.entities[*p].label.as_str()).collect();
    format!("{} {}", event.kind.name(), names.join(" + ")).trim().to_owned()
}
