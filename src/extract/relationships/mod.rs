//! How two entities stand to each other: from trees to relationships, one for each kind and pair.
//!
//! In: a [`Reading`] with entities and dates. Out: [`FoundRelationship`]s. The rules are the `.toml` files of this folder.
//!
//! To add a rule, edit a `.toml` in this folder; files count by lying there.

use super::events::scene::Scene;
use super::events::setting;
use super::events::status::{self, Mood};
use super::pattern::Match;
use super::reading::Reading;
use super::resources::Resources;
use super::rule::{Rule, RuleBook};
use super::voice::Voice;
use crate::facts::{Edtf, EntityKind, RelationshipKind};
use crate::gazetteer::Entry;
use crate::language::Dep;
use serde::Deserialize;
use std::collections::btree_map::{self, BTreeMap};
use std::ops::Range;

/// What a relationship rule says besides its patterns. It holds from each of `A` to each of `B`, or, without a `B`, among
/// those of `A`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RelationshipRule {
    /// What kind of tie it finds.
    kind: RelationshipKind,
    /// Whether a wish or a threat is one already: "offered aid".
    #[serde(default)]
    wished: bool,
    /// Whether it names no pair, and the pair last spoken of is meant: "relations soured".
    #[serde(default)]
    pub(super) bare: bool,
}

/// What a body whose name begins with a nation is called where it acts for the state: "the French National Assembly".
const ORGANS: [&str; 12] = [
    "army",
    "assembly",
    "cabinet",
    "congress",
    "forces",
    "government",
    "military",
    "ministry",
    "navy",
    "parliament",
    "police",
    "senate",
];

impl RelationshipRule {
    /// The kind of tie that it finds.
    #[must_use]
    pub fn kind(&self) -> RelationshipKind {
        self.kind
    }
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
    pub date: Option<Edtf>,
    /// Who asserts it.
    pub voice: Voice,
    /// Where it is said, and by which rule.
    pub marks: Vec<(Range<usize>, String)>,
}

/// Finds every relationship, once for each kind, pair and voice; every mention is kept as evidence. Nobody asserts a tie that is
/// only denied.
#[must_use]
pub fn find(reading: &Reading, resources: &Resources) -> Vec<FoundRelationship> {
    let mut found: Vec<FoundRelationship> = Vec::new();
    let ties = mentions(reading, resources, &resources.relationships).into_iter().map(|(_, _, tie)| tie);
    let mut ties: Vec<FoundRelationship> = ties.filter(|tie| !reading.voices.is_denied(tie.voice)).collect();
    // "Ties between A and B soured": what becomes of ties outranks that there are any.
    let mut changes: Vec<FoundRelationship> = ties
        .iter()
        .filter(|t| matches!(t.kind, RelationshipKind::Rift | RelationshipKind::Thaw))
        .cloned()
        .collect();
    changes.sort_by_key(|c| c.marks[0].0.start);
    ties.retain(|t| {
        t.kind != RelationshipKind::Cooperation
            || !changes_around(&changes, t).any(|c| is_of_same_words(c, t))
    });
    let mut known: BTreeMap<(Voice, RelationshipKind, usize, usize), usize> = BTreeMap::new();
    for tie in ties {
        let swapped = tie.kind.is_symmetric() && tie.to < tie.from;
        let (one, other) = if swapped { (tie.to, tie.from) } else { (tie.from, tie.to) };
        match known.entry((tie.voice, tie.kind, one, other)) {
            btree_map::Entry::Occupied(at) => {
                let known = &mut found[*at.get()];
                known.date = known.date.take().or(tie.date);
                known.marks.extend(tie.marks);
            }
            btree_map::Entry::Vacant(place) => {
                place.insert(found.len());
                found.push(tie);
            }
        }
    }
    found.sort_by_key(|r| (r.marks[0].0.start, r.kind, r.from, r.to));
    found
}

/// The changes, by their first words, that may have words in common with a tie: no match is longer than a sentence.
fn changes_around<'c>(
    changes: &'c [FoundRelationship],
    tie: &FoundRelationship,
) -> impl Iterator<Item = &'c FoundRelationship> {
    const SENTENCE: usize = 400;
    let words = tie.marks[0].0.clone();
    let from = changes.partition_point(|c| c.marks[0].0.start + SENTENCE < words.start);
    changes[from..].iter().take_while(move |c| c.marks[0].0.start < words.end)
}

fn is_of_same_words(a: &FoundRelationship, b: &FoundRelationship) -> bool {
    let overlap =
        a.marks.iter().any(|(m, _)| b.marks.iter().any(|(n, _)| m.start < n.end && n.start < m.end));
    overlap && a.voice == b.voice && ((a.from, a.to) == (b.from, b.to) || (a.to, a.from) == (b.from, b.to))
}

/// Every mention of a tie with the rule that found it and the number of its pattern, before they are joined.
pub(super) fn mentions<'r>(
    reading: &Reading,
    resources: &Resources,
    rules: &'r RuleBook<RelationshipRule>,
) -> Vec<(&'r Rule<RelationshipRule>, usize, FoundRelationship)> {
    let scene = Scene::of(reading, &resources.events);
    let mut last: Option<(usize, usize)> = None;
    let mut all = Vec::new();
    for (rule, found) in rules.matches(reading) {
        let mut ties = ties_of(reading, &scene, rule, &found);
        if rule.data.bare {
            ties.extend(bare_tie(reading, &scene, rule, &found, last));
        } else if let Some(tie) = ties.iter().rev().find(|t| is_of_states(reading, t)) {
            last = Some((tie.from, tie.to));
        }
        all.extend(ties.into_iter().map(|tie| (rule, found.pattern, tie)));
    }
    all
}

/// Whether a tie is one that "relations" alone may refer back to.
fn is_of_states(reading: &Reading, tie: &FoundRelationship) -> bool {
    tie.kind.is_symmetric() && [tie.from, tie.to].iter().all(|e| reading.kind(*e) == EntityKind::Country)
}

/// "Relations soured again": those of the pair last spoken of.
fn bare_tie(
    reading: &Reading,
    scene: &Scene,
    rule: &Rule<RelationshipRule>,
    found: &Match,
    last: Option<(usize, usize)>,
) -> Option<FoundRelationship> {
    let (from, to) = last?;
    let holds = status::mood_of_match(reading, found.trigger, &found.words) <= Mood::Planned;
    holds.then(|| FoundRelationship {
        kind: rule.data.kind,
        from,
        to,
        date: date_of(reading, scene, found),
        voice: reading.voices.of_tie(found.trigger, &found.words),
        marks: vec![(found.tokens(), rule.id.clone())],
    })
}

fn ties_of(
    reading: &Reading,
    scene: &Scene,
    rule: &Rule<RelationshipRule>,
    found: &Match,
) -> Vec<FoundRelationship> {
    let holds = match status::mood_of_match(reading, found.trigger, &found.words) {
        Mood::Open | Mood::Real | Mood::Planned => true,
        Mood::Would if is_conditional(reading, found.trigger) => false,
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
    let kind = rule.data.kind;
    let voice = reading.voices.of_tie(found.trigger, &found.words);
    let stands_for = |entity: usize| match kind {
        RelationshipKind::Kinship | RelationshipKind::Succession => entity,
        _ => state_of(reading, voice, entity).unwrap_or(entity),
    };
    let fits = |from: usize, to: usize| {
        let (a, b) = (reading.kind(from), reading.kind(to));
        let kin = rule.data.kind == RelationshipKind::Kinship;
        let placeless = a != EntityKind::Place && b != EntityKind::Place;
        from != to && placeless && (!kin || a == b) && !is_of_nobody(reading, voice, kind, (from, to))
    };
    let tie = |(from, to): (usize, usize)| FoundRelationship {
        kind,
        from,
        to,
        date: date_of(reading, scene, found),
        voice,
        marks: vec![(found.tokens(), rule.id.clone())],
    };
    let pairs = pairs.into_iter().map(|(from, to)| (stands_for(from), stands_for(to)));
    pairs.filter(|(from, to)| fits(*from, *to)).map(tie).collect()
}

/// Whether one of the two is somebody without an office and the other a country: for whom he acts is not known, and the
/// country may be his own.
fn is_of_nobody(reading: &Reading, voice: Voice, kind: RelationshipKind, (from, to): (usize, usize)) -> bool {
    let country = |entity: usize| reading.kind(entity) == EntityKind::Country;
    let officeless = |entity: usize| {
        reading.kind(entity) == EntityKind::Person && !reading.offices(voice).any(|r| r.person == entity)
    };
    matches!(kind, RelationshipKind::Cooperation | RelationshipKind::Pressure)
        && ((officeless(from) && country(to)) || (country(from) && officeless(to)))
}

/// Whether a verb has an "if" clause: "if Ruritania fell, Fenwick would help".
fn is_conditional(reading: &Reading, verb: usize) -> bool {
    let doc = reading.doc;
    doc.children_by(verb, &[Dep::Advcl])
        .any(|c| doc.children_by(c, &[Dep::Mark]).any(|m| doc.tokens[m].is("if")))
}

/// The country that a leader or official, its parliament or army, or one of its cities stands for.
fn state_of(reading: &Reading, voice: Voice, entity: usize) -> Option<usize> {
    let label = reading.entities[entity].label.as_str();
    match reading.kind(entity) {
        EntityKind::Person => {
            let held = reading.offices(voice).filter(|r| r.person == entity && !r.former);
            held.filter_map(|r| r.of).find(|of| reading.kind(*of) == EntityKind::Country)
        }
        EntityKind::Organization => {
            let (whose, what) = label.rsplit_once(' ')?;
            if !ORGANS.contains(&what.to_lowercase().as_str()) {
                return None;
            }
            let nation = |entry: &Entry| match entry {
                Entry::CountryName(n) | Entry::CountryAdjective(n) => {
                    country(reading, &reading.gazetteer.country_at(*n).iso3)
                }
                _ => None,
            };
            let first = whose.split(' ').next()?;
            [whose, first].iter().find_map(|w| reading.gazetteer.entries(w).iter().find_map(nation))
        }
        EntityKind::Place => reading.gazetteer.entries(label).iter().find_map(|entry| match entry {
            Entry::City(n) => country(reading, &reading.gazetteer.city(*n).country),
            Entry::Capital(n) => country(reading, &reading.gazetteer.country_at(*n).iso3),
            _ => None,
        }),
        EntityKind::Country => None,
    }
}

/// A country that the article names.
fn country(reading: &Reading, iso3: &str) -> Option<usize> {
    reading.entities.iter().position(|e| e.iso3.as_deref() == Some(iso3))
}

/// When it held or changed: only where the phrase itself says so.
fn date_of(reading: &Reading, scene: &Scene, found: &Match) -> Option<Edtf> {
    setting::around(reading, scene, found, None).into_iter().next().and_then(|(date, _)| date)
}

/// A relationship as its rule's examples write it: `alliance France + Germany`.
#[cfg(test)]
pub(super) fn describe(reading: &Reading, tie: &FoundRelationship) -> String {
    let label = |e: usize| reading.entities[e].label.as_str();
    format!("{} {} + {}", tie.kind.name(), label(tie.from), label(tie.to))
}
