//! How two entities stand to each other: from trees to relationships, one for each kind and pair.
//!
//! In: a [`Reading`] with entities and dates. Out: [`FoundRelationship`]s. The rules are the `.toml` files of this folder.
//!
//! To add a rule, edit a `.toml` in this folder; a new file is listed in [`FILES`].

use super::events::status::{self, Mood};
use super::pattern::Match;
use super::reading::Reading;
use super::rule::{self, Rule, RuleBook};
use crate::facts::{EntityKind, RelationshipKind};
use serde::Deserialize;
use std::ops::Range;
use std::sync::OnceLock;

/// The rule files, by family.
pub(super) const FILES: [(&str, &str); 5] = [
    ("friendly.toml", include_str!("friendly.toml")),
    ("support.toml", include_str!("support.toml")),
    ("hostile.toml", include_str!("hostile.toml")),
    ("pressure.toml", include_str!("pressure.toml")),
    ("other.toml", include_str!("other.toml")),
];

/// What a relationship rule says besides its patterns. It holds from each of `A` to each of `B`, or, without a `B`, among
/// those of `A`.
#[derive(Debug, Deserialize)]
pub struct RelationshipRule {
    /// What kind of tie it finds.
    kind: RelationshipKind,
    /// Whether a wish or a threat is one already: "offered aid".
    #[serde(default)]
    wished: bool,
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
    /// When it held or changed.
    pub date: Option<crate::facts::Edtf>,
    /// Where it is said, and by which rule.
    pub marks: Vec<(Range<usize>, String)>,
}

/// The compiled-in rules.
///
/// # Panics
/// Never in a tested build: the files are compiled in.
pub fn rules() -> &'static RuleBook<RelationshipRule> {
    static RULES: OnceLock<RuleBook<RelationshipRule>> = OnceLock::new();
    RULES.get_or_init(|| {
        RuleBook::new(
            rule::read(&FILES, &rule::lists()).expect("compiled in, and read by every test of rules"),
        )
    })
}

/// Finds every relationship, once for each kind and pair; every mention is kept as evidence.
#[must_use]
pub fn find(reading: &Reading) -> Vec<FoundRelationship> {
    let mut found: Vec<FoundRelationship> = Vec::new();
    let mut ties: Vec<FoundRelationship> = mentions(reading).into_iter().map(|(_, tie)| tie).collect();
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
            Some(known) => {
                known.date = known.date.take().or(tie.date);
                known.marks.extend(tie.marks);
            }
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

/// Every mention of a tie with the rule that found it, before they are joined.
pub(super) fn mentions<'r>(reading: &Reading) -> Vec<(&'r Rule<RelationshipRule>, FoundRelationship)> {
    let matches = rules().matches(reading);
    let ties = matches
        .iter()
        .flat_map(|(rule, found)| ties_of(reading, rule, found).into_iter().map(|tie| (*rule, tie)));
    ties.collect()
}

fn ties_of(reading: &Reading, rule: &Rule<RelationshipRule>, found: &Match) -> Vec<FoundRelationship> {
    let holds = match status::mood(reading, found.trigger) {
        Mood::Open | Mood::Real | Mood::Planned => true,
        Mood::Would | Mood::Wanted => rule.data.wished,
        Mood::Possible | Mood::Denied | Mood::Cancelled => false,
    };
    if !holds {
        return Vec::new();
    }
    let (a, b) = (found.captured('A'), found.captured('B'));
    let pairs: Vec<(usize, usize)> = if b.is_empty() {
        a.iter().enumerate().flat_map(|(i, x)| a[i + 1..].iter().map(move |y| (*x, *y))).collect()
    } else {
        a.iter().flat_map(|x| b.iter().map(move |y| (*x, *y))).collect()
    };
    let fits = |from: usize, to: usize| {
        let (a, b) = (reading.kind(from), reading.kind(to));
        let kin = rule.data.kind == RelationshipKind::Kinship;
        from != to && a != EntityKind::Place && b != EntityKind::Place && (!kin || a == b)
    };
    let tie = |(from, to): (usize, usize)| FoundRelationship {
        kind: rule.data.kind,
        from,
        to,
        date: None,
        marks: vec![(found.tokens(), rule.id.clone())],
    };
    pairs.into_iter().filter(|(from, to)| fits(*from, *to)).map(tie).collect()
}

/// A relationship as its rule's examples write it: `alliance France + Germany`.
#[cfg(test)]
pub(super) fn describe(reading: &Reading, tie: &FoundRelationship) -> String {
    let label = |e: usize| reading.entities[e].label.as_str();
    format!("{} {} + {}", tie.kind.name(), label(tie.from), label(tie.to))
}
