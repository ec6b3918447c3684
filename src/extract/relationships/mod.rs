//! How two entities stand to each other: from atoms to relationships, one for each kind and pair.
//!
//! In: a [`Reading`] with atoms. Out: [`FoundRelationship`]s. The rules are the `.toml` files of this folder.
//!
//! To add a rule, edit a `.toml` in this folder; a new file is listed in [`FILES`].

use super::pattern::find_all;
use super::reading::Reading;
use super::rule::{self, Rule};
use crate::facts::{EntityKind, RelationshipKind};
use serde::Deserialize;
use std::ops::Range;
use std::sync::OnceLock;

/// The rule files, by family.
pub(super) const FILES: [(&str, &str); 3] = [
    ("friendly.toml", include_str!("friendly.toml")),
    ("hostile.toml", include_str!("hostile.toml")),
    ("other.toml", include_str!("other.toml")),
];

/// What a relationship rule says besides its pattern.
#[derive(Debug, Deserialize)]
pub struct RelationshipRule {
    /// What kind of tie it finds.
    kind: RelationshipKind,
}

/// A relationship in tokens.
#[derive(Clone, Debug, PartialEq)]
pub struct FoundRelationship {
    /// What kind.
    pub kind: RelationshipKind,
    /// Who acts.
    pub from: usize,
    /// Who is acted upon.
    pub to: usize,
    /// Where it is said, and by which rule.
    pub marks: Vec<(Range<usize>, String)>,
}

/// The compiled-in rules.
///
/// # Panics
/// Never in a tested build: the files are compiled in.
pub fn rules() -> &'static [Rule<RelationshipRule>] {
    static RULES: OnceLock<Vec<Rule<RelationshipRule>>> = OnceLock::new();
    RULES.get_or_init(|| {
        rule::read(&FILES, &rule::lists()).expect("compiled in, and read by every test of rules")
    })
}

/// Finds every relationship, once for each kind and pair; every mention is kept as evidence.
#[must_use]
pub fn find(reading: &Reading) -> Vec<FoundRelationship> {
    let mut found: Vec<FoundRelationship> = Vec::new();
    let mut ties: Vec<FoundRelationship> = rules().iter().flat_map(|rule| apply(reading, rule)).collect();
    // "Ties between A and B soured": what becomes of ties outranks that there are any.
    let changes: Vec<FoundRelationship> = ties
        .iter()
        .filter(|t| matches!(t.kind, RelationshipKind::Rift | RelationshipKind::Thaw))
        .cloned()
        .collect();
    ties.retain(|t| {
        t.kind != RelationshipKind::Cooperation || !changes.iter().any(|c| is_of_same_words(c, t))
    });
    for tie in ties {
        let same = |known: &&mut FoundRelationship| {
            let swapped = known.kind.is_symmetric() && known.from == tie.to && known.to == tie.from;
            known.kind == tie.kind && ((known.from == tie.from && known.to == tie.to) || swapped)
        };
        match found.iter_mut().find(same) {
            Some(known) => known.marks.extend(tie.marks),
            None => found.push(tie),
        }
    }
    found.sort_by_key(|r| (r.marks[0].0.start, r.kind, r.from, r.to));
    found
}

fn is_of_same_words(a: &FoundRelationship, b: &FoundRelationship) -> bool {
    let overlap =
        a.marks.iter().any(|(m, _)| b.marks.iter().any(|(n, _)| m.start < n.end && n.start < m.end));
    overlap && ((a.from, a.to) == (b.from, b.to) || (a.to, a.from) == (b.from, b.to))
}

/// What one rule finds, before mentions are joined.
pub(super) fn apply(reading: &Reading, rule: &Rule<RelationshipRule>) -> Vec<FoundRelationship> {
    let mut ties = Vec::new();
    for atoms in &reading.atoms {
        for found in find_all(&rule.pattern, atoms) {
            let tokens = atoms[found.atoms.start].tokens.start..atoms[found.atoms.end - 1].tokens.end;
            let (a, b) = (found.entities('A'), found.entities('B'));
            // A pattern without B holds between those of A: "ties between France and Germany".
            let pairs: Vec<(usize, usize)> = if b.is_empty() {
                let all_pairs =
                    a.iter().enumerate().flat_map(|(i, x)| a[i + 1..].iter().map(move |y| (*x, *y)));
                all_pairs.collect()
            } else {
                a.iter().flat_map(|x| b.iter().map(move |y| (*x, *y))).collect()
            };
            for (from, to) in pairs {
                let place = reading.kind(from) == EntityKind::Place || reading.kind(to) == EntityKind::Place;
                if from != to && !place {
                    ties.push(FoundRelationship {
                        kind: rule.data.kind,
                        from,
                        to,
                        marks: vec![(tokens.clone(), rule.id.clone())],
                    });
                }
            }
        }
    }
    ties
}

/// A relationship as its rule's examples write it: `alliance France + Germany`.
#[cfg(test)]
pub(super) fn describe(reading: &Reading, tie: &FoundRelationship) -> String {
    let label = |e: usize| reading.entities[e].label.as_str();
    format!("{} {} + {}", tie.kind.name(), label(tie.from), label(tie.to))
}
