//! Ties whose words name one party alone, the other being told of around them: "A row has broken out between A and B. C is
//! mediating", "A has sent rifles to B. C has sent men as well".
//!
//! In: such halves, all other ties, and the events. Out: whole ties. Who mediates does so between those who quarrel, fight, talk or
//! come to terms nearest to the words; who does "as well" does it for the same as was told before.

use super::standing::{body_of_envoy, state_of};
use super::telling::{MOST_PARTIES, sent_by};
use super::time::Time;
use super::{FoundRelationship, implied, time};
use crate::extract::events::FoundEvent;
use crate::extract::events::scene::Scene;
use crate::extract::events::status::{self, Mood};
use crate::extract::pattern::{Match, Wanted};
use crate::extract::reading::Reading;
use crate::extract::stances;
use crate::extract::voice::Voice;
use crate::facts::{EntityKind, EventKind, RelationshipKind, Status};
use crate::language::{Argument, Dep, Relation};

/// A match that names one side, `A`, of a tie.
#[derive(Clone, Debug)]
pub(super) struct Half {
    pub kind: RelationshipKind,
    pub id: String,
    pub found: Match,
}

/// Two who have to do with each other, and in which sentence.
struct Pair {
    sentence: usize,
    two: [usize; 2],
}

/// The whole ties of all halves whose other side is told of around them.
pub(super) fn complete(
    reading: &Reading,
    scene: &Scene,
    halves: &[Half],
    ties: &[FoundRelationship],
    events: &[FoundEvent],
) -> Vec<FoundRelationship> {
    if halves.is_empty() {
        return Vec::new();
    }
    let mediations = || ties.iter().filter(|t| t.kind == RelationshipKind::Mediation);
    let mut pairs = pairs(reading, ties, events);
    // "Peru hosted talks between Chile and Chad. Niger carried messages": not between Chile and Peru, who mediates too.
    pairs.retain(|p| {
        let mediates = |t: &FoundRelationship| {
            reading.doc.sentence_of(t.marks[0].0.start) == p.sentence && p.two.contains(&t.from)
        };
        !mediations().any(mediates)
    });
    let told: Vec<usize> = mediations().map(|t| reading.doc.sentence_of(t.marks[0].0.start)).collect();
    let of_half = |half: &Half| {
        // Where a sentence names mediator and parties, no other words of it tell of others.
        let whole = half.kind == RelationshipKind::Mediation && half.found.captured('B').is_empty();
        if whole && told.contains(&reading.doc.sentence_of(half.found.trigger)) {
            return Vec::new();
        }
        let sent = sent_by(reading, half.found.trigger).filter(|_| half.kind == RelationshipKind::Mediation);
        let doers = sent.map_or_else(|| doers(reading, half), |body| vec![body]);
        let others = match half.kind {
            RelationshipKind::Mediation => between(reading, half, &pairs, &doers),
            _ => helped_too(reading, half, ties),
        };
        if others.len() > MOST_PARTIES {
            return Vec::new();
        }
        let voice = reading.voices.of_tie(half.found.trigger, &half.found.words);
        let mut found = Vec::new();
        for from in doers {
            for to in others.iter().copied().filter(|to| *to != from) {
                found.push(FoundRelationship {
                    kind: half.kind,
                    from,
                    to,
                    time: time::of_match(reading, scene, &half.found),
                    again: false,
                    voice,
                    marks: vec![(half.found.tokens(), half.id.clone())],
                });
            }
        }
        found
    };
    halves.iter().flat_map(of_half).collect()
}

/// "The dispute between A and three of its neighbours": not all between whom it is are named.
pub(super) fn is_parted(reading: &Reading, found: &Match) -> bool {
    let doc = reading.doc;
    let near = found.words.iter().flat_map(|w| doc.children_by(*w, &[Dep::Prep]).chain(std::iter::once(*w)));
    let several = |p: usize| doc.child_by(p, &[Dep::Pobj]).is_some_and(|o| doc.conjuncts(o).len() > 1);
    found.captured('B').len() == 1
        && near.into_iter().any(|p| doc.tokens[p].is_any(&["between", "among"]) && several(p))
}

/// Who does it, as states and bodies.
fn doers(reading: &Reading, half: &Half) -> Vec<usize> {
    let voice = reading.voices.of_tie(half.found.trigger, &half.found.words);
    let mut all = Vec::new();
    for one in half.found.captured('A') {
        let envoy =
            || body_of_envoy(reading, voice, one).filter(|_| half.kind == RelationshipKind::Mediation);
        let state = envoy().or_else(|| state_of(reading, voice, one)).unwrap_or(one);
        let acts = reading.kind(state) == EntityKind::Country || stances::is_of_states(reading, state);
        if acts && !all.contains(&state) {
            all.push(state);
        }
    }
    all
}

/// Those between whom one may mediate: at odds, at war, making peace, in talks.
fn pairs(reading: &Reading, ties: &[FoundRelationship], events: &[FoundEvent]) -> Vec<Pair> {
    use RelationshipKind::{Conflict, Rift, Thaw};
    let sentence = |marks: &[(std::ops::Range<usize>, String)]| reading.doc.sentence_of(marks[0].0.start);
    let party = |e: usize| {
        matches!(reading.kind(e), EntityKind::Country | EntityKind::Organization) || reading.is_territory(e)
    };
    let quarrels = ties.iter().filter(|t| matches!(t.kind, Conflict | Rift | Thaw));
    let mut pairs: Vec<Pair> =
        quarrels.map(|t| Pair { sentence: sentence(&t.marks), two: [t.from, t.to] }).collect();
    let meets = |e: &&FoundEvent| {
        let kind = matches!(
            e.kind,
            EventKind::Meeting
                | EventKind::Summit
                | EventKind::Call
                | EventKind::Agreement
                | EventKind::Conflict
        );
        kind && matches!(e.status, Status::Occurred | Status::Planned)
    };
    for event in events.iter().filter(meets) {
        let states = implied::states(reading, event);
        for (i, one) in states.iter().enumerate() {
            for other in &states[i + 1..] {
                pairs.push(Pair { sentence: sentence(&event.marks), two: [*one, *other] });
            }
        }
    }
    pairs.retain(|p| p.two.iter().all(|e| party(*e)));
    pairs
}

/// Those between whom somebody stands: the pair nearest to the words that he is none of; with those of the other side where one
/// party is named: "the dispute between A and three of its neighbours".
fn between(reading: &Reading, half: &Half, pairs: &[Pair], doers: &[usize]) -> Vec<usize> {
    let known = half.found.captured('B');
    let here = reading.doc.sentence_of(half.found.trigger);
    let near = [Some(here), here.checked_sub(1), here.checked_sub(2), Some(here + 1)];
    for sentence in near.into_iter().flatten() {
        let fits = |p: &&Pair| {
            p.sentence == sentence
                && !p.two.iter().any(|e| doers.contains(e))
                && (known.is_empty() || p.two.iter().any(|e| known.contains(e)))
        };
        let mut all: Vec<usize> = Vec::new();
        for one in pairs.iter().filter(fits).flat_map(|p| p.two) {
            if !all.contains(&one) {
                all.push(one);
            }
        }
        if !all.is_empty() {
            return all;
        }
    }
    let named = |s: usize| {
        let mut all = named_in(reading, s);
        all.retain(|e| !doers.contains(e));
        if all.len() == 2 && known.is_empty() { all } else { Vec::new() }
    };
    [Some(here), here.checked_sub(1)]
        .into_iter()
        .flatten()
        .map(named)
        .find(|all| !all.is_empty())
        .unwrap_or_default()
}

/// The countries, and those under arms, that a sentence names.
fn named_in(reading: &Reading, sentence: usize) -> Vec<usize> {
    let mut all = Vec::new();
    if sentence >= reading.doc.sentences.len() {
        return all;
    }
    for entity in reading.mentions_of_sentence(sentence).iter().flat_map(|m| m.entities.iter().copied()) {
        let state = reading.kind(entity) == EntityKind::Country || reading.is_territory(entity);
        if (state || stances::bears_arms(reading, entity)) && !all.contains(&entity) {
            all.push(entity);
        }
    }
    all
}

/// "Peru recalled its ambassador from Chile. Bolivia did the same": what was told of one before is told of another.
pub(super) fn same_again(reading: &Reading, ties: &[FoundRelationship]) -> Vec<FoundRelationship> {
    let doc = reading.doc;
    let mut found = Vec::new();
    for verb in (0..doc.tokens.len()).filter(|v| doc.is_verbal(*v)) {
        let lemma = &*doc.tokens[verb].lemma;
        let does = match lemma {
            "do" => doc
                .children_by(verb, &[Dep::Dobj, Dep::Advmod])
                .any(|o| doc.tokens[o].is_any(&["same", "likewise", "so"])),
            "follow" => doc.children_by(verb, &[Dep::Dobj, Dep::Advmod]).any(|o| doc.tokens[o].is("suit")),
            _ => false,
        };
        if !does || status::mood(reading, verb) > Mood::Real {
            continue;
        }
        let Some(subject) = doc.surface_subject(verb) else { continue };
        let voice = reading.voices.at(verb);
        let (sentence, mut who) = (doc.sentence_of(verb), Vec::new());
        for head in reading.joined(subject).iter().copied() {
            let states = reading.denoted(head, &[Wanted::Actor]).into_iter();
            who.extend(states.map(|(e, _)| state_of(reading, voice, e).unwrap_or(e)));
        }
        let before = |t: &&FoundRelationship| {
            let at = t.marks[0].0.start;
            at < verb && doc.sentence_of(at) + 1 >= sentence && t.voice == voice
        };
        let Some(last) = ties.iter().filter(before).map(|t| doc.sentence_of(t.marks[0].0.start)).max() else {
            continue;
        };
        let told: Vec<&FoundRelationship> =
            ties.iter().filter(before).filter(|t| doc.sentence_of(t.marks[0].0.start) == last).collect();
        let others = done_to(reading, voice, verb);
        if others.is_empty() {
            let did = doers_of_sentence(reading, voice, last);
            found.extend(told.into_iter().flat_map(|tie| again(reading, tie, verb, &who, &did)));
        } else if let Some(tie) = told.first() {
            for from in who.iter().copied().filter(|w| reading.kind(*w) == EntityKind::Country) {
                let another = |to: &usize| *to != from;
                found.extend(others.iter().copied().filter(another).map(|to| like(tie, verb, from, to)));
            }
        }
    }
    found
}

/// "Bolivia did the same": what was told of who did it, with Bolivia in his place.
fn again(
    reading: &Reading,
    tie: &FoundRelationship,
    verb: usize,
    who: &[usize],
    did: &[usize],
) -> Vec<FoundRelationship> {
    let swapped = !did.contains(&tie.from) && tie.kind.is_symmetric();
    let (one, other) = if swapped { (tie.to, tie.from) } else { (tie.from, tie.to) };
    let fits =
        |w: &usize| *w != one && *w != other && did.contains(&one) && reading.kind(*w) == EntityKind::Country;
    who.iter().copied().filter(fits).map(|from| like(tie, verb, from, other)).collect()
}

/// A tie like another, of others, that the words up to a verb tell.
fn like(tie: &FoundRelationship, verb: usize, from: usize, to: usize) -> FoundRelationship {
    let mut marks = tie.marks.clone();
    marks[0].0 = marks[0].0.start..verb + 1;
    FoundRelationship { from, to, marks, time: Time::default(), ..tie.clone() }
}

/// "Did the same for Peru and Chile": to whom it was done then.
fn done_to(reading: &Reading, voice: Voice, verb: usize) -> Vec<usize> {
    let doc = reading.doc;
    let to = |a: &Argument| matches!(a.relation, Relation::Behind(p) if doc.tokens[p].is_any(&["for", "to", "with", "between"]));
    let mut all = Vec::new();
    for argument in doc.arguments(verb).iter().copied().filter(to) {
        for head in reading.joined(argument.token).iter().copied() {
            let found = reading.denoted(head, &[Wanted::Actor]).into_iter();
            all.extend(found.map(|(e, _)| state_of(reading, voice, e).unwrap_or(e)));
        }
    }
    all
}

/// "Fiji has sent men as well": those for whom others were told to do the same right before.
fn helped_too(reading: &Reading, half: &Half, ties: &[FoundRelationship]) -> Vec<usize> {
    let doc = reading.doc;
    let verb = half.found.trigger;
    let too = |a: usize| {
        doc.tokens[a].is_any(&["also", "too", "likewise", "similarly"]) || doc.tokens[a].is("well")
    };
    let adverbs = || doc.children_by(verb, &[Dep::Advmod, Dep::Npadvmod]);
    if !adverbs().any(|a| too(a) || doc.children_by(a, &[Dep::Advmod]).any(too)) {
        return Vec::new();
    }
    let sentence = doc.sentence_of(verb);
    let before = |t: &&FoundRelationship| {
        let at = t.marks[0].0.start;
        t.kind == half.kind && at < verb && doc.sentence_of(at) + 1 >= sentence
    };
    let last = ties.iter().filter(before).max_by_key(|t| t.marks[0].0.start).map(|t| t.marks[0].0.start);
    let same = ties.iter().filter(before).filter(|t| Some(t.marks[0].0.start) == last);
    let mut all: Vec<usize> = same.map(|t| t.to).collect();
    all.sort_unstable();
    all.dedup();
    all
}

/// Those of whom a sentence as a whole is told.
fn doers_of_sentence(reading: &Reading, voice: Voice, sentence: usize) -> Vec<usize> {
    let doc = reading.doc;
    let root = doc.sentences[sentence].clone().find(|t| doc.tokens[*t].dep == Dep::Root);
    let Some(subject) = root.and_then(|r| doc.surface_subject(r)) else { return Vec::new() };
    let heads = reading.joined(subject);
    let heads = heads.iter().copied();
    let states = heads.flat_map(|h| reading.denoted(h, &[Wanted::Actor])).map(|(e, _)| e);
    states.map(|e| state_of(reading, voice, e).unwrap_or(e)).collect()
}

#[cfg(test)]
mod tests {
    use crate::extract::testing::ties;

    #[test]
    fn who_mediates_does_so_for_those_told_of_around() {
        for (text, wanted) in [
            (
                "A row has broken out between Peru and Chile. Norway is mediating.",
                &["NOR PER", "NOR CHL"][..],
            ),
            ("Norway is mediating. Peru and Chile have been at war since May.", &["NOR PER", "NOR CHL"]),
            (
                "Peru and Chile signed a truce on Monday. A mediator from Norway praised both.",
                &["NOR PER", "NOR CHL"],
            ),
            (
                "A row has broken out between Peru and Chile. Bo Ott is mediating on behalf of the African Union.",
                &["african-union PER", "african-union CHL"],
            ),
            // Nor does he mediate with another who mediates.
            (
                "Brazil hosted talks between Peru and Chile. Norway carried messages for years.",
                &["BRA CHL", "BRA PER", "NOR CHL", "NOR PER"],
            ),
            // Who quarrels does not stand between.
            ("A row has broken out between Peru and Chile. Peru is mediating.", &[]),
            // Of whom nothing tells that they are at odds, nobody mediates.
            ("Norway is mediating. The weather is fine.", &[]),
            // Who chairs a conference mediates between nobody in particular.
            ("Norway chaired a meeting of Peru, Chile, Bolivia, Brazil, Ecuador and Paraguay.", &[]),
        ] {
            let mut found = ties("mediation", text);
            found.sort();
            let mut wanted: Vec<String> = wanted.iter().map(|w| (*w).to_owned()).collect();
            wanted.sort();
            assert_eq!(found, wanted, "{text}");
        }
    }

    #[test]
    fn who_does_the_same_does_it_to_the_same_or_to_whom_it_names() {
        for (kind, text, wanted, not) in [
            ("rift", "Peru recalled its ambassador from Chile. Bolivia did the same.", "BOL CHL", "BOL PER"),
            ("pressure", "Peru condemned Chile. Bolivia followed suit.", "BOL CHL", "BOL PER"),
            ("support", "Peru has sent rifles to Chile. Bolivia has sent men as well.", "BOL CHL", "BOL PER"),
            (
                "mediation",
                "Oman mediated between Peru and Chile. Norway did the same for Spain and France.",
                "NOR ESP",
                "NOR PER",
            ),
        ] {
            let found = ties(kind, text);
            let has = |pair: &str| {
                let mut two: Vec<&str> = pair.split(' ').collect();
                let one = two.join(" ");
                two.reverse();
                found.contains(&one) || (kind == "rift" && found.contains(&two.join(" ")))
            };
            assert!(has(wanted), "{text} {found:?}");
            assert!(!has(not), "{text} {found:?}");
        }
    }

    #[test]
    fn who_refuses_to_do_the_same_does_not() {
        for (kind, text) in [
            ("rift", "Peru recalled its ambassador from Chile. Bolivia did not do the same."),
            ("pressure", "Peru condemned Chile. Bolivia did something else."),
            ("support", "Peru has sent rifles to Chile. Bolivia has sent men home."),
        ] {
            let found = ties(kind, text);
            assert!(!found.iter().any(|t| t.contains("BOL")), "{text} {found:?}");
        }
    }
}
