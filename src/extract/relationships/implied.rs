//! What an event says of how its parties stand: who fight are in conflict, who sign an accord work together.

use super::time::Time;
use super::{FoundRelationship, state_of};
use crate::extract::events::FoundEvent;
use crate::extract::reading::Reading;
use crate::facts::{EntityKind, EventKind, RelationshipKind, Status};

/// The ties that events imply.
pub(super) fn by_events(reading: &Reading, events: &[FoundEvent]) -> Vec<FoundRelationship> {
    let mut ties = Vec::new();
    // "is not at war with": the noun alone tells of a war, its verb of none.
    let negated =
        |e: &FoundEvent| e.marks.iter().any(|(mark, _)| mark.clone().any(|t| reading.doc.is_negated(t)));
    // "Seven years of open hostility" are no war; hostilities are one.
    let felt = |e: &FoundEvent| {
        e.marks.iter().any(|(mark, _)| mark.clone().any(|t| reading.doc.tokens[t].is("hostility")))
    };
    let told = |e: &&FoundEvent| e.status == Status::Occurred && !negated(e) && !felt(e);
    for event in events.iter().filter(told) {
        let kind = match event.kind {
            EventKind::Conflict => RelationshipKind::Conflict,
            EventKind::Agreement if !reading.words.ties.mere.contains(&event.word) => {
                RelationshipKind::Cooperation
            }
            _ => continue,
        };
        // Of more than two it is not known who stands on which side.
        let [from, to] = states(reading, event)[..] else { continue };
        if kind == RelationshipKind::Conflict && are_on_one_side(reading, event, from, to) {
            continue;
        }
        // Two firms that sign a contract are no matter of diplomacy.
        let private =
            |e: usize| reading.kind(e) == EntityKind::Organization && reading.entities[e].same_as.is_empty();
        if kind == RelationshipKind::Cooperation && private(from) && private(to) {
            continue;
        }
        ties.push(FoundRelationship {
            kind,
            from,
            to,
            time: Time { date: event.date.clone(), ..Time::default() },
            again: false,
            voice: event.voice,
            marks: event.marks.clone(),
        });
    }
    ties
}

/// "France and Germany bombed the camps": who are joined by "and" where one side strikes the other fight together.
fn are_on_one_side(reading: &Reading, event: &FoundEvent, one: usize, other: usize) -> bool {
    /// Shapes of words by which one side strikes the other.
    const DIRECTED: [&str; 9] =
        ["attack", "taken", "fire", "incursion", "assault", "struck-at", "killed", "landed", "pursued"];
    let doc = reading.doc;
    let heads = |sentence: usize, entity: usize| {
        let mentions = reading.mentions_of_sentence(sentence).iter();
        mentions.filter(move |m| m.entities.contains(&entity)).map(|m| m.tokens.end - 1).collect::<Vec<_>>()
    };
    event.marks.iter().all(|(mark, rule)| {
        let shape = rule.strip_prefix("frames.conflict.").unwrap_or_default();
        let directed =
            DIRECTED.iter().any(|d| shape.strip_prefix(d).is_some_and(|rest| rest.starts_with('-')));
        /// How far behind the mark "each other" may stand.
        const NEAR: usize = 4;
        let until = (mark.end + NEAR).min(doc.tokens.len());
        let mutual =
            (mark.start..until).any(|t| doc.tokens[t].is_any(&["between", "each", "other", "another"]));
        let sentence = doc.sentence_of(mark.start);
        let (ones, others) = (heads(sentence, one), heads(sentence, other));
        let joined =
            |a: &usize| others.iter().any(|b| doc.conjuncts(*a).contains(b) || doc.conjuncts(*b).contains(a));
        directed && !mutual && ones.iter().any(joined)
    })
}

/// The states and bodies that take part, each once; a leader stands for his or her country.
fn states(reading: &Reading, event: &FoundEvent) -> Vec<usize> {
    let mut all: Vec<usize> = Vec::new();
    for participant in &event.participants {
        let state = state_of(reading, event.voice, *participant).unwrap_or(*participant);
        // "A battle between the premiers" is one of words.
        let speaks = event.kind == EventKind::Conflict && reading.kind(*participant) == EntityKind::Person;
        let acts = !speaks && matches!(reading.kind(state), EntityKind::Country | EntityKind::Organization);
        if acts && !all.contains(&state) {
            all.push(state);
        }
    }
    all
}
