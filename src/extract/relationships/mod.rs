//! How two entities stand to each other, and since when: from trees to relationships, one for each kind, pair and phase.
//!
//! In: a [`Reading`] with entities and dates, and its events. Out: [`FoundRelationship`]s. The rules are the `.toml` files
//! of this folder.
//!
//! 1. the rules: which tie, between whom; `parties`: who is meant where its words name nobody.
//!    `lexical`: the same, of the lexicon of [`super::stances`].
//! 2. `implied`: what an event says of how its parties stand.
//! 3. `time`: since when.
//!
//! To add a rule, edit a `.toml` in this folder; files count by lying there.

mod implied;
mod lexical;
mod parties;
mod time;

use super::events::FoundEvent;
use super::events::scene::Scene;
use super::events::status::{self, Mood};
use super::pattern::Match;
use super::reading::Reading;
use super::resources::Resources;
use super::rule::{Rule, RuleBook};
use super::voice::Voice;
use crate::facts::{EntityKind, RelationshipKind};
use crate::gazetteer::Entry;
use crate::language::Dep;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::ops::Range;
use time::Time;

/// What a relationship rule says besides its patterns. It holds from each of `A` to each of `B`, or, without a `B`, among
/// those of `A`. `S` is who stands beside, and a party only where too few are named otherwise: "France has a dispute with
/// Spain", but not "France welcomed the thaw between Spain and Italy".
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
    /// Whether it holds where the words are denied: "not on speaking terms".
    #[serde(default)]
    denied: bool,
    /// Whether it must have come about: "signed", not "will sign".
    #[serde(default)]
    settled: bool,
    /// Whether it names only `A`, and those that the sentence tells of besides are the others: "brokered by France".
    #[serde(default)]
    toward: bool,
}

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
    /// When it held or turned.
    pub time: Time,
    /// Whether its words say that it is so once more: "soured again".
    pub again: bool,
    /// Who asserts it.
    pub voice: Voice,
    /// Where it is said, and by which rule.
    pub marks: Vec<(Range<usize>, String)>,
}

/// Finds every relationship, once for each kind, pair, phase and voice; every mention is kept as evidence. Nobody asserts a
/// tie that is only denied.
#[must_use]
pub fn find(reading: &Reading, resources: &Resources, events: &[FoundEvent]) -> Vec<FoundRelationship> {
    let mut found: Vec<FoundRelationship> = Vec::new();
    let said = mentions(reading, resources, &resources.relationships).into_iter().map(|(_, _, tie)| tie);
    let scene = Scene::of(reading, &resources.events);
    let by_words = lexical::by_stances(reading, &scene).into_iter().map(|(_, tie)| tie);
    let ties = said.chain(by_words).chain(implied::by_events(reading, events));
    let mut ties: Vec<FoundRelationship> = ties.filter(|tie| !reading.voices.is_denied(tie.voice)).collect();
    ties.extend(implied::by_events(reading, events));
    // "Ties between A and B soured": what becomes of ties outranks that there are any.
    let mut changes: Vec<FoundRelationship> = ties
        .iter()
        .filter(|t| matches!(t.kind, RelationshipKind::Rift | RelationshipKind::Thaw))
        .cloned()
        .collect();
    changes.sort_by_key(|c| c.marks[0].0.start);
    let outranks = |change: RelationshipKind, other: RelationshipKind| match other {
        RelationshipKind::Cooperation => true,
        // "settled their dispute"
        RelationshipKind::Rift => change == RelationshipKind::Thaw,
        _ => false,
    };
    ties.retain(|t| {
        let outranked = |c: &FoundRelationship| {
            outranks(c.kind, t.kind) && is_of_same_words(c, t) && c.time.agrees(&t.time)
        };
        !changes_around(&changes, t).any(outranked)
    });
    // The phases of each kind, pair and voice.
    let mut phases: BTreeMap<(Voice, RelationshipKind, usize, usize), Vec<usize>> = BTreeMap::new();
    for tie in ties {
        let swapped = tie.kind.is_symmetric() && tie.to < tie.from;
        let (one, other) = if swapped { (tie.to, tie.from) } else { (tie.from, tie.to) };
        let phases = phases.entry((tie.voice, tie.kind, one, other)).or_default();
        match phases.iter().find(|p| !tie.again && found[**p].time.agrees(&tie.time)) {
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
    // The pair that a one-sided tie joins is meant only right behind it: "put a duty on its wine. The trade war …"
    let mut just: Option<(usize, (usize, usize))> = None;
    let made = rules.make(reading, |rule, found| {
        let mut ties = ties_of(reading, &scene, (&rule.data, &rule.id), &found);
        if rule.data.bare {
            let sentence = reading.doc.sentence_of(found.trigger);
            let voice = reading.voices.of_tie(found.trigger, &found.words);
            let fresh = just.filter(|(s, _)| s + 1 >= sentence).map(|(_, pair)| pair);
            let near = fresh.or(last).or_else(|| pair_before(reading, voice, sentence));
            ties.extend(bare_tie(reading, &scene, rule, &found, near));
        } else if let Some(tie) = ties.iter().rev().find(|t| is_of_states(reading, t)) {
            last = Some((tie.from, tie.to));
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
    states(sentence).or_else(|| states(sentence.checked_sub(1)?))
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

/// "soured again", "once more at odds".
fn is_again(reading: &Reading, found: &Match) -> bool {
    let adverbs = found.words.iter().flat_map(|w| reading.doc.children_by(*w, &[Dep::Advmod]));
    adverbs.into_iter().any(|a| reading.token_is(a, &["again", "anew", "afresh"]))
}

fn ties_of(
    reading: &Reading,
    scene: &Scene,
    (rule, id): (&RelationshipRule, &str),
    found: &Match,
) -> Vec<FoundRelationship> {
    let holds = match status::mood_of_match(reading, found.trigger, &found.words) {
        mood if rule.denied => mood == Mood::Denied,
        Mood::Planned => !rule.settled,
        Mood::Open | Mood::Real => true,
        Mood::Would if is_conditional(reading, found.trigger) => false,
        Mood::Would | Mood::Wanted => rule.wished,
        Mood::Possible | Mood::Denied | Mood::Cancelled => false,
    };
    if !holds || is_imagined(reading, found) || (!rule.denied && is_only_feared(reading, found.trigger)) {
        return Vec::new();
    }
    let (mut a, mut b) = (found.captured('A'), found.captured('B'));
    // Who stands beside is a party where the words name one alone.
    if a.is_empty() && !b.is_empty() {
        a = found.captured('S');
    } else if a.len() <= 1 && b.is_empty() {
        let beside = found.captured('S').into_iter().filter(|s| !a.contains(s));
        a.extend(beside.collect::<Vec<_>>());
    }
    if rule.toward && b.is_empty() {
        let sentence = reading.doc.sentence_of(found.trigger);
        b = parties::of_sentence(reading, sentence, &a);
        if b.is_empty() && points_back(reading, found) && sentence > 0 {
            b = parties::of_sentence(reading, sentence - 1, &a);
        }
        // Who moderates a debate of two candidates makes no peace.
        let acts = |e: &usize| {
            reading.kind(*e) != EntityKind::Person
                || state_of(reading, reading.voices.of_tie(found.trigger, &found.words), *e).is_some()
        };
        b.retain(acts);
        if b.is_empty() {
            return Vec::new();
        }
    }
    // "France and Germany summoned its ambassador", where "its" was taken for one of theirs.
    if a.len() > 1 && matches!(b[..], [one] if a.contains(&one)) {
        b.clear();
    }
    // Who has part in a quarrel does not stand between.
    if rule.kind == RelationshipKind::Mediation && a.iter().any(|e| b.contains(e)) {
        return Vec::new();
    }
    let directed = !rule.kind.is_symmetric() && b.is_empty() && !found.captured('B').is_empty();
    let pairs: Vec<(usize, usize)> = if directed {
        Vec::new()
    } else if b.is_empty() {
        a.iter().enumerate().flat_map(|(i, x)| a[i + 1..].iter().map(move |y| (*x, *y))).collect()
    } else {
        a.iter().flat_map(|x| b.iter().map(move |y| (*x, *y))).collect()
    };
    let kind = rule.kind;
    let voice = reading.voices.of_tie(found.trigger, &found.words);
    let stands_for = |entity: usize| match kind {
        RelationshipKind::Kinship | RelationshipKind::Succession => entity,
        _ => state_of(reading, voice, entity).unwrap_or(entity),
    };
    let private =
        |e: usize| reading.kind(e) == EntityKind::Organization && reading.entities[e].same_as.is_empty();
    let fits = |from: usize, to: usize| {
        let (a, b) = (reading.kind(from), reading.kind(to));
        let kin = rule.kind == RelationshipKind::Kinship;
        let placeless = a != EntityKind::Place && b != EntityKind::Place;
        let people = usize::from(a == EntityKind::Person) + usize::from(b == EntityKind::Person);
        let placeless = placeless
            && match kind {
                // Who shoots a man makes no war.
                RelationshipKind::Conflict => people == 0 || (people == 1 && is_armed(reading, found)),
                // What one man refuses another is none between states.
                RelationshipKind::Rift => people < 2 || !reading.doc.is_verbal(found.trigger),
                RelationshipKind::Cooperation | RelationshipKind::Support => !(private(from) && private(to)),
                _ => true,
            };
        from != to && placeless && (!kin || a == b) && !is_of_nobody(reading, voice, kind, (from, to))
    };
    let tie = |(from, to): (usize, usize)| FoundRelationship {
        kind,
        from,
        to,
        time: time::of_match(reading, scene, found),
        again: is_again(reading, found),
        voice,
        marks: vec![(found.tokens(), id.to_owned())],
    };
    let pairs = pairs.into_iter().map(|(from, to)| (stands_for(from), stands_for(to)));
    pairs.filter(|(from, to)| fits(*from, *to)).map(tie).collect()
}

/// Whether one of the two is somebody without an office and the other a country: for whom he acts is not known, and the
/// country may be his own.
fn is_of_nobody(reading: &Reading, voice: Voice, kind: RelationshipKind, (from, to): (usize, usize)) -> bool {
    let country = |entity: usize| reading.kind(entity) == EntityKind::Country;
    let officeless = |entity: usize| {
        reading.kind(entity) == EntityKind::Person && reading.offices_of(voice, entity).next().is_none()
    };
    matches!(kind, RelationshipKind::Cooperation | RelationshipKind::Pressure | RelationshipKind::Rift)
        && ((officeless(from) && country(to)) || (country(from) && officeless(to)))
}

/// Nouns for what has not come about: "fears of a war", "the risk of a rift".
const UNREAL: [&str; 16] = [
    "fear",
    "risk",
    "danger",
    "possibility",
    "prospect",
    "likelihood",
    "spectre",
    "specter",
    "chance",
    "idea",
    "hope",
    "talk",
    "scenario",
    "rumour",
    "rumor",
    "dream",
];

/// Whether a tie is only the object of somebody's fears or hopes: "fears of a war between".
fn is_only_feared(reading: &Reading, trigger: usize) -> bool {
    let doc = reading.doc;
    let of = doc.head(trigger).filter(|p| doc.tokens[*p].is_any(&["of", "about", "for"]));
    let noun = of.filter(|_| doc.tokens[trigger].dep == Dep::Pobj).and_then(|p| doc.head(p));
    noun.is_some_and(|n| UNREAL.contains(&doc.tokens[n].lemma.to_lowercase().as_str()))
}

/// "The truce was brokered by France": the parties to it are those of the sentence before.
fn points_back(reading: &Reading, found: &Match) -> bool {
    let doc = reading.doc;
    let definite = |t: usize| {
        doc.children_by(t, &[Dep::Det]).any(|d| reading.token_is(d, &["the", "this", "that"]))
            && doc.tokens[t].tag.is_noun()
    };
    let object = doc.child_by(found.trigger, &[Dep::Dobj, Dep::Nsubjpass]);
    object.is_some_and(definite) || found.words.iter().any(|w| definite(*w))
}

/// "The fighters of the Front", who may have been taken for a person.
fn is_armed(reading: &Reading, found: &Match) -> bool {
    const ARMED: &[&str] = &[
        "fighter",
        "rebel",
        "militant",
        "insurgent",
        "guerrilla",
        "militia",
        "gunman",
        "soldier",
        "troop",
        "force",
    ];
    found.words.iter().any(|w| ARMED.contains(&&*reading.doc.tokens[*w].lemma))
}

/// "Forming a bloc with them would cost it dear": a deed that is only weighed.
fn is_imagined(reading: &Reading, found: &Match) -> bool {
    let doc = reading.doc;
    let weighed = |t: usize| {
        let above = doc.head(t).filter(|_| doc.tokens[t].dep == Dep::Csubj);
        above.is_some_and(|v| {
            doc.children_by(v, &[Dep::Aux]).any(|a| doc.tokens[a].is_any(&["would", "could", "might"]))
        })
    };
    std::iter::once(found.trigger).chain(doc.ancestors(found.trigger).take(3)).any(weighed)
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
            let held = || reading.offices_of(voice, entity).filter(|r| !r.former);
            let country = held().filter_map(|r| r.of).find(|of| reading.kind(*of) == EntityKind::Country);
            // "secretary of Ruritania's Security Council"
            country.or_else(|| held().filter_map(|r| r.of).find_map(|of| owner_of(reading, of)))
        }
        EntityKind::Organization => {
            let (whose, what) = label.rsplit_once(' ').unwrap_or(("", label));
            if !reading.words.actors.organs.contains(&what.to_lowercase()) {
                return None;
            }
            if let Some(owner) = owner_of(reading, entity) {
                return Some(owner);
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

/// The country whose body it is said to be: "Ruritania's defence ministry".
fn owner_of(reading: &Reading, body: usize) -> Option<usize> {
    let named = reading.mentions.of_entity(body);
    named.filter_map(|m| m.tokens.end.checked_sub(1)).find_map(|head| {
        let owner = reading.doc.children_by(head, &[Dep::Poss]).next()?;
        let owners = reading.named_at(owner)?.entities.iter().copied();
        owners.into_iter().find(|e| reading.kind(*e) == EntityKind::Country)
    })
}

/// A country that the article names.
fn country(reading: &Reading, iso3: &str) -> Option<usize> {
    reading.entities.iter().position(|e| e.iso3.as_deref() == Some(iso3))
}

/// A relationship as its rule's examples write it: `alliance France + Germany`.
#[cfg(test)]
pub(super) fn describe(reading: &Reading, tie: &FoundRelationship) -> String {
    let label = |e: usize| reading.entities[e].label.as_str();
    format!("{} {} + {}", tie.kind.name(), label(tie.from), label(tie.to))
}
