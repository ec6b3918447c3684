//! What an event says of how its parties stand: who fight are in conflict, who sign an accord work together.

use super::fitting::{are_of_one_phrase, is_party};
use super::individual::is_by_mistake;
use super::standing::body_of_envoy;
use super::time::Time;
use super::{FoundRelationship, state_of};
use crate::extract::events::FoundEvent;
use crate::extract::reading::Reading;
use crate::extract::stances;
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
        ties.extend(by_envoy(reading, event));
        let kind = match event.kind {
            EventKind::Conflict => RelationshipKind::Conflict,
            EventKind::Agreement if !reading.words.ties.mere.contains(&event.word) => {
                RelationshipKind::Cooperation
            }
            _ => continue,
        };
        // Of more than two it is not known who stands on which side.
        let [from, to] = states(reading, event)[..] else { continue };
        // "crossed into A in support of its president"
        let helps = |(mark, _): &(std::ops::Range<usize>, String)| {
            mark.clone().any(|t| reading.doc.is_verbal(t) && stances::helps(reading, t))
        };
        if kind == RelationshipKind::Conflict && event.marks.iter().any(helps) {
            continue;
        }
        let stray = |(mark, _): &(std::ops::Range<usize>, String)| {
            mark.clone().any(|t| reading.doc.is_verbal(t) && is_by_mistake(reading, t, &[]))
        };
        if kind == RelationshipKind::Conflict && event.marks.iter().any(stray) {
            continue;
        }
        let together = || are_on_one_side(reading, event, from, to) || are_of_one_phrase(reading, from, to);
        if kind == RelationshipKind::Conflict && together() {
            continue;
        }
        // Two firms that sign a contract are no matter of diplomacy.
        let private =
            |e: usize| reading.kind(e) == EntityKind::Organization && reading.entities[e].same_as.is_empty();
        // Who comes to terms with those he fights does not work with them for that.
        let armed = || [from, to].iter().any(|e| stances::bears_arms(reading, *e));
        if kind == RelationshipKind::Cooperation && (armed() || (private(from) && private(to))) {
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

/// Whom the envoy of a body meets, the body mediates for.
fn by_envoy(reading: &Reading, event: &FoundEvent) -> Vec<FoundRelationship> {
    if !matches!(event.kind, EventKind::Meeting | EventKind::Summit | EventKind::Call) {
        return Vec::new();
    }
    // "The body's envoy met both": the words name the body alone.
    let sends = || {
        event.marks.iter().any(|(mark, _)| {
            mark.clone().any(|t| {
                matches!(&*reading.doc.tokens[t].lemma, "envoy" | "mediator" | "emissary" | "peacemaker")
            })
        })
    };
    let envoy = event.participants.iter().find_map(|p| {
        let own = || (stances::is_of_states(reading, *p) && sends()).then_some(*p);
        let body = body_of_envoy(reading, event.voice, *p).or_else(own)?;
        // "the State Department's climate envoy" speaks for a state.
        let label = &reading.entities[body].label;
        let organ = ["Department", "Ministry", "Office", "Secretariat"].iter().any(|o| label.contains(o));
        (stances::is_of_states(reading, body) && !organ).then_some((*p, body))
    });
    let Some((envoy, from)) = envoy else { return Vec::new() };
    let others = event.participants.iter().filter(|p| **p != envoy);
    let parties = others.map(|p| state_of(reading, event.voice, *p).unwrap_or(*p));
    let party = |e: &usize| {
        reading.kind(*e) == EntityKind::Country
            || stances::bears_arms(reading, *e)
            || reading.is_territory(*e)
    };
    let tie = |to: usize| FoundRelationship {
        kind: RelationshipKind::Mediation,
        from,
        to,
        time: Time { date: event.date.clone(), ..Time::default() },
        again: false,
        voice: event.voice,
        marks: event.marks.clone(),
    };
    parties.filter(|e| *e != from && party(e)).map(tie).collect()
}

/// "France and Germany bombed the camps": who are joined by "and" where one side strikes the other fight together.
fn are_on_one_side(reading: &Reading, event: &FoundEvent, one: usize, other: usize) -> bool {
    /// Shapes of words by which one side strikes the other.
    const DIRECTED: [&str; 9] =
        ["attack", "taken", "fire", "incursion", "assault", "struck-at", "killed", "landed", "pursued"];
    /// Deeds that are "of" those whom they strike: "its invasions of France and Germany".
    const DEEDS: [&str; 8] =
        ["invasion", "bombing", "occupation", "annexation", "shelling", "bombardment", "siege", "conquest"];
    let doc = reading.doc;
    let heads = |sentence: usize, entity: usize| {
        let mentions = reading.mentions_of_sentence(sentence).iter();
        mentions.filter(move |m| m.entities.contains(&entity)).map(|m| m.tokens.end - 1).collect::<Vec<_>>()
    };
    event.marks.iter().all(|(mark, rule)| {
        let shape = rule.strip_prefix("frames.conflict.").unwrap_or_default();
        let deed = || mark.clone().any(|t| DEEDS.contains(&&*doc.tokens[t].lemma));
        let directed =
            DIRECTED.iter().any(|d| shape.strip_prefix(d).is_some_and(|rest| rest.starts_with('-')))
                || (rule == "events.conflict.war-of" && deed());
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
pub(super) fn states(reading: &Reading, event: &FoundEvent) -> Vec<usize> {
    let mut all: Vec<usize> = Vec::new();
    for participant in &event.participants {
        let state = state_of(reading, event.voice, *participant).unwrap_or(*participant);
        // "A battle between the premiers" is one of words.
        let speaks = event.kind == EventKind::Conflict && reading.kind(*participant) == EntityKind::Person;
        let acts = !speaks
            && matches!(reading.kind(state), EntityKind::Country | EntityKind::Organization)
            && is_party(reading, state);
        if acts && !all.contains(&state) {
            all.push(state);
        }
    }
    all
}
