//! From a match to the ties that it tells: whether it holds, who the two are, since when.

use super::standing::{background_mark, body_of_envoy, is_of_nobody, state_of};
use super::{FoundRelationship, RelationshipRule, fitting, idle, parties, time, unreal};
use crate::extract::events::scene::Scene;
use crate::extract::events::status::{self, Mood};
use crate::extract::negation;
use crate::extract::pattern::Match;
use crate::extract::reading::Reading;
use crate::extract::stances;
use crate::facts::{EntityKind, RelationshipKind};
use crate::language::{Dep, Tag};
use std::collections::BTreeSet;

/// Between how many somebody mediates at most: more of them are at a conference, which somebody chairs.
pub(super) const MOST_PARTIES: usize = 4;

/// The ties of a match, one for each pair.
pub(super) fn ties_of(
    reading: &Reading,
    scene: &Scene,
    (rule, id): (&RelationshipRule, &str),
    found: &Match,
) -> Vec<FoundRelationship> {
    let kind = rule.kind;
    if !unreal::holds(reading, rule, found)
        || is_taken_back(reading, kind, found)
        || idle::is_idle(reading, kind, found)
        // "will invade unless": a threat, which is told as such.
        || (kind == RelationshipKind::Conflict && unreal::is_threat(reading, found.trigger))
    {
        return Vec::new();
    }
    let voice = reading.voices.of_tie(found.trigger, &found.words);
    let stands_for = |entity: usize| match kind {
        RelationshipKind::Kinship | RelationshipKind::Succession => entity,
        RelationshipKind::Mediation => {
            let state = || state_of(reading, voice, entity);
            body_of_envoy(reading, voice, entity).or_else(state).unwrap_or(entity)
        }
        _ => state_of(reading, voice, entity).unwrap_or(entity),
    };
    let principal = || sent_by(reading, found.trigger).filter(|_| kind == RelationshipKind::Mediation);
    let sentence = reading.doc.sentence_of(found.trigger);
    let background = |one: usize| {
        let mark = (stands_for(one) != one).then(|| background_mark(reading, voice, sentence, one));
        mark.flatten()
    };
    let tie = |((from, to), named): ((usize, usize), (usize, usize))| FoundRelationship {
        kind,
        from,
        to,
        time: time::of_match(reading, scene, found),
        again: is_again(reading, found),
        voice,
        marks: std::iter::once((found.tokens(), id.to_owned()))
            .chain([named.0, named.1].into_iter().filter_map(background))
            .collect(),
    };
    let pairs: Vec<((usize, usize), (usize, usize))> = pairs(reading, rule, found)
        .into_iter()
        .map(|(from, to)| ((principal().unwrap_or_else(|| stands_for(from)), stands_for(to)), (from, to)))
        .collect();
    let parties: BTreeSet<usize> = pairs.iter().map(|((_, to), _)| *to).collect();
    // Who has part in a quarrel does not stand between, nor does who chairs a conference.
    let between = parties.len() <= MOST_PARTIES && pairs.iter().all(|((from, to), _)| from != to);
    if kind == RelationshipKind::Mediation && !between {
        return Vec::new();
    }
    let fits = |(pair, _): &((usize, usize), (usize, usize))| {
        (!rule.armed || stances::bears_arms(reading, pair.1))
            && fitting::fits(reading, voice, kind, found, *pair)
            && !is_of_nobody(reading, voice, kind, *pair)
    };
    pairs.into_iter().filter(fits).map(tie).collect()
}

/// "is mediating on behalf of the African Union": the state or body for which somebody does it.
pub(super) fn sent_by(reading: &Reading, verb: usize) -> Option<usize> {
    let doc = reading.doc;
    let behalf = |p: usize| {
        let noun = doc.child_by(p, &[Dep::Pobj]).filter(|_| reading.token_is(p, &["on"]))?;
        let of = doc.child_by(noun, &[Dep::Prep]).filter(|_| doc.tokens[noun].is("behalf"))?;
        doc.child_by(of, &[Dep::Pobj]).filter(|_| reading.token_is(of, &["of"]))
    };
    // "mediating in Peru on behalf of": the parser may hang it on the place.
    let near = doc.children_by(verb, &[Dep::Prep]).collect::<Vec<_>>();
    let inner = near.iter().flat_map(|p| doc.children_by(*p, &[Dep::Pobj]));
    let inner: Vec<usize> =
        inner.flat_map(|o| doc.children_by(o, &[Dep::Prep]).collect::<Vec<_>>()).collect();
    let name = near.into_iter().chain(inner).find_map(behalf)?;
    let acts = |e: &usize| reading.kind(*e) == EntityKind::Country || stances::is_of_states(reading, *e);
    reading.named_at(name)?.entities.iter().copied().find(acts)
}

/// "ended its support for B", "was refused A's help": those who stood by each other do no more, or never did. Who only may
/// end it, or will, stands by the other now.
fn is_taken_back(reading: &Reading, kind: RelationshipKind, found: &Match) -> bool {
    use RelationshipKind::{Alliance, Cooperation, Support};
    if !matches!(kind, Alliance | Cooperation | Support) || !reading.doc.tokens[found.trigger].tag.is_noun() {
        return false;
    }
    negation::of_noun(reading.doc, found.trigger).is_some_and(|(taken, by)| {
        // "ordered them to end their support"
        let infinitive =
            reading.doc.children_by(by, &[Dep::Aux]).any(|a| reading.doc.tokens[a].tag == Tag::To);
        taken == negation::Taken::Denied || (!infinitive && status::mood(reading, by) <= Mood::Real)
    })
}

/// Who is told to stand to whom, before leaders are taken for their states.
fn pairs(reading: &Reading, rule: &RelationshipRule, found: &Match) -> Vec<(usize, usize)> {
    let (mut a, mut b) = (found.captured('A'), found.captured('B'));
    // Who stands beside is a party where the words name one alone.
    if a.is_empty() && !b.is_empty() {
        a = found.captured('S');
    } else if a.len() <= 1 && b.is_empty() {
        let beside = found.captured('S').into_iter().filter(|s| !a.contains(s));
        a.extend(beside.collect::<Vec<_>>());
    }
    if rule.toward && b.is_empty() {
        b = others(reading, found, &a);
        if b.is_empty() {
            return Vec::new();
        }
    }
    // "France and Germany summoned its ambassador", where "its" was taken for one of theirs.
    if a.len() > 1 && matches!(b[..], [one] if a.contains(&one)) {
        if !rule.kind.is_symmetric() {
            return Vec::new();
        }
        b.clear();
    }
    // What three do alike, they do not do to each other.
    if rule.kind == RelationshipKind::Rift && b.is_empty() && a.len() > 2 {
        return Vec::new();
    }
    // Who has part in a quarrel does not stand between.
    if rule.kind == RelationshipKind::Mediation && a.iter().any(|e| b.contains(e)) {
        return Vec::new();
    }
    if b.is_empty() {
        a.iter().enumerate().flat_map(|(i, x)| a[i + 1..].iter().map(move |y| (*x, *y))).collect()
    } else {
        a.iter().flat_map(|x| b.iter().map(move |y| (*x, *y))).collect()
    }
}

/// Those whom the sentence tells of besides, or the one before where the words point back. Who moderates a debate of two
/// candidates makes no peace.
fn others(reading: &Reading, found: &Match, aside: &[usize]) -> Vec<usize> {
    let sentence = reading.doc.sentence_of(found.trigger);
    let mut others = parties::of_sentence(reading, sentence, aside);
    if others.is_empty() && sentence > 0 && points_back(reading, found) {
        others = parties::of_sentence(reading, sentence - 1, aside);
    }
    let voice = reading.voices.of_tie(found.trigger, &found.words);
    others.retain(|e| reading.kind(*e) != EntityKind::Person || state_of(reading, voice, *e).is_some());
    others
}

/// "The truce was brokered by France": the parties to it are those of the sentence before.
fn points_back(reading: &Reading, found: &Match) -> bool {
    let doc = reading.doc;
    let definite = |t: usize| {
        doc.children_by(t, &[Dep::Det]).any(|d| reading.token_is(d, &["the", "this", "that"]))
            && doc.tokens[t].tag.is_noun()
    };
    let object = doc.child_by(found.trigger, &[Dep::Dobj, Dep::Nsubjpass]);
    // "Qatar negotiated it", "had brought them there"
    let pronoun = object.is_some_and(|o| reading.token_is(o, &["it", "this", "them", "both"]));
    // "Qatar's mediator": whom the sentence before tells of.
    let owned =
        doc.tokens[found.trigger].tag.is_noun() && doc.child_by(found.trigger, &[Dep::Poss]).is_some();
    owned || pronoun || object.is_some_and(definite) || found.words.iter().any(|w| definite(*w))
}

/// "soured again", "once more at odds".
pub(super) fn is_again(reading: &Reading, found: &Match) -> bool {
    let adverbs = found.words.iter().flat_map(|w| reading.doc.children_by(*w, &[Dep::Advmod]));
    adverbs.into_iter().any(|a| reading.token_is(a, &["again", "anew", "afresh"]))
}
