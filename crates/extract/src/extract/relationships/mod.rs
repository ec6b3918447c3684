//! How two entities stand to each other, and since when: from trees to relationships, one for each kind, pair and phase.
//!
//! In: a [`Reading`] with entities and dates, and its events. Out: [`FoundRelationship`]s. The rules are the `.toml` files
//! of this folder.
//!
//! 1. the rules: which tie, between whom; `parties`: who is meant where its words name nobody.
//!    `lexical`: the same, of the lexicon of [`super::stances`].
//!    `telling`: the pairs of a match, `fitting`: who can stand to whom in which way, `standing`: for which state somebody stands,
//!    `idle`: words that tell of no tie, `individual`: who acts for no state, `unreal` and `willed`: what is only feared, wished,
//!    demanded or planned.
//! 2. `implied`: what an event says of how its parties stand.
//!    `deeds`: who is blamed for what was told before. `threat`: what one will do unless another does something.
//!    `context`: whose other side is told of around them. `sponsors`: who brings in what a body resolves.
//! 3. `time`: since when.
//!
//! To add a rule, edit a `.toml` in this folder; files count by lying there.

mod context;
mod deeds;
mod fitting;
mod found;
mod idle;
mod implied;
mod individual;
mod lexical;
mod parties;
mod rule;
mod sponsors;
pub(super) mod standing;
mod telling;
mod threat;
mod time;
mod unreal;
mod willed;

use super::events::FoundEvent;
use super::events::scene::Scene;
use super::events::status::{self, Mood};
use super::pattern::Match;
use super::reading::Reading;
use super::resources::Resources;
use super::rule::{Rule, RuleBook};
use super::voice::Voice;
use crate::facts::{EntityKind, RelationshipKind};
use crate::language::Dep;
use context::Half;
pub use found::FoundRelationship;
pub use rule::RelationshipRule;
use standing::state_of;
use std::collections::BTreeMap;
use telling::{is_again, ties_of};

/// Finds every relationship, once for each kind, pair, phase and voice; every mention is kept as evidence. Nobody asserts a
/// tie that is only denied.
#[must_use]
pub fn find(
    reading: &Reading,
    resources: &Resources,
    scene: &Scene,
    events: &[FoundEvent],
) -> Vec<FoundRelationship> {
    let mut found: Vec<FoundRelationship> = Vec::new();
    let mut halves = Vec::new();
    let said = mentions_in(reading, scene, &resources.relationships, &mut halves).into_iter();
    let by_words = lexical::by_stances(reading, scene, &mut halves).into_iter().map(|(_, tie)| tie);
    let ties = said
        .map(|(_, _, tie)| tie)
        .chain(by_words)
        .chain(threat::by_threats(reading, scene))
        .chain(deeds::by_deeds(reading, events))
        .chain(implied::by_events(reading, events));
    let mut ties: Vec<FoundRelationship> = ties.collect();
    ties.extend(context::complete(reading, scene, &halves, &ties, events));
    ties.extend(context::same_again(reading, &ties));
    ties.extend(sponsors::by_sponsors(reading, &ties));
    ties.retain(|tie| !reading.voices.is_denied(tie.voice));
    drop_outranked(&mut ties);
    // The phases of each kind, pair and voice.
    let mut phases: BTreeMap<(Voice, RelationshipKind, usize, usize), Vec<usize>> = BTreeMap::new();
    for tie in ties {
        let swapped = tie.kind.is_symmetric() && tie.to < tie.from;
        let (one, other) = if swapped { (tie.to, tie.from) } else { (tie.from, tie.to) };
        let phases = phases.entry((tie.voice, tie.kind, one, other)).or_default();
        let same = |p: &usize| !tie.again || share_words(&found[*p], &tie);
        match phases.iter().find(|p| same(p) && found[**p].time.agrees(&tie.time)) {
            Some(known) => {
                let known = &mut found[*known];
                known.time.complete(tie.time);
                known.marks.extend(tie.marks);
            }
            None => {
                phases.push(found.len());
                found.push(tie);
            }
        }
    }
    found.sort_by_key(|r| (r.marks[0].0.start, r.kind, r.from, r.to));
    found
}

/// "Ties between A and B soured": what becomes of ties outranks that there are any.
fn drop_outranked(ties: &mut Vec<FoundRelationship>) {
    let mut changes: Vec<FoundRelationship> = ties
        .iter()
        .filter(|t| {
            matches!(t.kind, RelationshipKind::Rift | RelationshipKind::Thaw | RelationshipKind::Conflict)
        })
        .cloned()
        .collect();
    changes.sort_by_key(|c| c.marks[0].0.start);
    // What two do together is more than that there are ties.
    let deed = |t: &FoundRelationship| t.marks[0].1.starts_with("stances.cooperation.verb");
    let outranks = |change: RelationshipKind, other: &FoundRelationship| match other.kind {
        RelationshipKind::Cooperation => change != RelationshipKind::Conflict && !deed(other),
        // "settled their dispute"; "clashed" says more than that they do not get on
        RelationshipKind::Rift => change != RelationshipKind::Rift,
        // "lifted its embargo on"
        RelationshipKind::Pressure => {
            change == RelationshipKind::Thaw && other.marks[0].1.starts_with("relationships.")
        }
        _ => false,
    };
    ties.retain(|t| {
        let outranked =
            |c: &FoundRelationship| outranks(c.kind, t) && is_of_same_words(c, t) && c.time.agrees(&t.time);
        !changes_around(&changes, t).any(outranked)
    });
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

/// Whether two ties are told by some of the same words: what happened "again" did so once, however many rules find it.
fn share_words(a: &FoundRelationship, b: &FoundRelationship) -> bool {
    a.marks.iter().any(|(m, _)| b.marks.iter().any(|(n, _)| m.start < n.end && n.start < m.end))
}

fn is_of_same_words(a: &FoundRelationship, b: &FoundRelationship) -> bool {
    share_words(a, b)
        && a.voice == b.voice
        && ((a.from, a.to) == (b.from, b.to) || (a.to, a.from) == (b.from, b.to))
}

/// Every mention of a tie with the rule that found it and the number of its pattern, before they are joined.
pub(super) fn mentions<'r>(
    reading: &Reading,
    resources: &Resources,
    rules: &'r RuleBook<RelationshipRule>,
) -> Vec<(&'r Rule<RelationshipRule>, usize, FoundRelationship)> {
    mentions_in(reading, &Scene::of(reading, &resources.events), rules, &mut Vec::new())
}

fn mentions_in<'r>(
    reading: &Reading,
    scene: &Scene,
    rules: &'r RuleBook<RelationshipRule>,
    halves: &mut Vec<Half>,
) -> Vec<(&'r Rule<RelationshipRule>, usize, FoundRelationship)> {
    let mut last: Option<(usize, (usize, usize))> = None;
    // The pair that a one-sided tie joins is meant only right behind it: "put a duty on its wine. The trade war …"
    let mut just: Option<(usize, (usize, usize))> = None;
    let made = rules.make(reading, |rule, found| {
        let mut ties = ties_of(reading, scene, (&rule.data, &rule.id), &found);
        let one_party = rule.data.kind == RelationshipKind::Mediation && context::is_parted(reading, &found);
        if (one_party || (rule.data.toward && ties.is_empty())) && unreal::holds(reading, &rule.data, &found)
        {
            halves.push(Half { kind: rule.data.kind, id: rule.id.clone(), found: found.clone() });
        }
        if rule.data.bare {
            let sentence = reading.doc.sentence_of(found.trigger);
            let voice = reading.voices.of_tie(found.trigger, &found.words);
            let fresh = just.filter(|(s, _)| s + 1 >= sentence).map(|(_, pair)| pair);
            let told = last.filter(|(at, _)| *at < found.trigger).map(|(_, pair)| pair);
            let near = fresh
                .or(told)
                .or_else(|| pair_of_clause(reading, found.trigger))
                .or_else(|| pair_before(reading, voice, sentence));
            ties.extend(bare_tie(reading, scene, rule, &found, near));
        } else if let Some(tie) = ties.iter().rev().find(|t| is_of_states(reading, t)) {
            last = Some((found.trigger, (tie.from, tie.to)));
            just = None;
        } else if let Some(tie) = ties.first()
            && [tie.from, tie.to].iter().all(|e| reading.kind(*e) == EntityKind::Country)
        {
            just = Some((reading.doc.sentence_of(found.trigger), (tie.from, tie.to)));
        }
        (!ties.is_empty()).then(|| ties.into_iter().map(move |tie| (rule, found.pattern, tie)))
    });
    made.into_iter().flatten().collect()
}

/// Whether a tie is one that "relations" alone may refer back to.
fn is_of_states(reading: &Reading, tie: &FoundRelationship) -> bool {
    tie.kind.is_symmetric() && [tie.from, tie.to].iter().all(|e| reading.kind(*e) == EntityKind::Country)
}

/// The two that the sentence before, or else this one, tells of together.
fn pair_before(reading: &Reading, voice: Voice, sentence: usize) -> Option<(usize, usize)> {
    let states = |s: usize| {
        let mut all: Vec<usize> = Vec::new();
        for party in parties::of_sentence(reading, s, &[]) {
            let state = state_of(reading, voice, party).unwrap_or(party);
            if !all.contains(&state) {
                all.push(state);
            }
        }
        match all[..] {
            [a, b] if [a, b].iter().all(|e| reading.kind(*e) == EntityKind::Country) => Some((a, b)),
            _ => None,
        }
    };
    let before = sentence.checked_sub(1);
    states(sentence).or_else(|| states(before?)).or_else(|| only_two(reading, before?))
}

/// "Relations soured when Peru expelled two consuls, and since then …": those of the word's own clause; of one alone, with the only
/// other country of the sentence before.
fn pair_of_clause(reading: &Reading, trigger: usize) -> Option<(usize, usize)> {
    let doc = reading.doc;
    let verb = std::iter::once(trigger).chain(doc.ancestors(trigger)).find(|v| doc.is_verbal(*v))?;
    let joined: Vec<usize> = doc.children_by(verb, &[Dep::Conj]).filter(|c| doc.is_verbal(*c)).collect();
    if joined.is_empty() {
        return None;
    }
    let sentence = doc.sentence_of(trigger);
    let own =
        |t: usize| doc.subtree(verb).contains(&t) && !joined.iter().any(|j| doc.subtree(*j).contains(&t));
    let countries = |sentence: usize, fits: &dyn Fn(usize) -> bool| {
        let mut all: Vec<usize> = Vec::new();
        for mention in reading.mentions_of_sentence(sentence).iter().filter(|m| fits(m.tokens.start)) {
            for entity in mention.entities.iter().copied() {
                if reading.kind(entity) == EntityKind::Country && !all.contains(&entity) {
                    all.push(entity);
                }
            }
        }
        all
    };
    match countries(sentence, &own)[..] {
        [a, b] => Some((a, b)),
        [one] => {
            let mut others = countries(sentence.checked_sub(1)?, &|_| true);
            others.retain(|e| *e != one);
            if let [other] = others[..] { Some((one, other)) } else { None }
        }
        _ => None,
    }
}

/// The only two countries that a sentence names.
fn only_two(reading: &Reading, sentence: usize) -> Option<(usize, usize)> {
    let mut all: Vec<usize> = Vec::new();
    for entity in reading.mentions_of_sentence(sentence).iter().flat_map(|m| m.entities.iter().copied()) {
        if reading.kind(entity) == EntityKind::Country && !all.contains(&entity) {
            all.push(entity);
        }
    }
    if let [a, b] = all[..] { Some((a, b)) } else { None }
}

/// "Relations soured again": those of the pair last spoken of.
fn bare_tie(
    reading: &Reading,
    scene: &Scene,
    rule: &Rule<RelationshipRule>,
    found: &Match,
    last: Option<(usize, usize)>,
) -> Option<FoundRelationship> {
    let idle =
        fitting::is_cold_war(reading, found.trigger) || fitting::is_supposed_row(reading, found.trigger);
    let (from, to) = last.filter(|_| !idle)?;
    let mood = status::mood_of_match(reading, found.trigger, &found.words);
    let holds = if rule.data.denied { mood == Mood::Denied } else { mood <= Mood::Planned };
    holds.then(|| FoundRelationship {
        kind: rule.data.kind,
        from,
        to,
        time: time::of_match(reading, scene, found),
        again: is_again(reading, found),
        voice: reading.voices.of_tie(found.trigger, &found.words),
        marks: vec![(found.tokens(), rule.id.clone())],
    })
}

/// A relationship as its rule's examples write it: `alliance France + Germany`.
#[cfg(test)]
pub(super) fn describe(reading: &Reading, tie: &FoundRelationship) -> String {
    let label = |e: usize| reading.entities[e].label.as_str();
    format!("{} {} + {}", tie.kind.name(), label(tie.from), label(tie.to))
}
