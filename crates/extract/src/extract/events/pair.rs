//! Parties of a telling whose sentence names none: the two states of the sentence before. "Peru and Chile are at odds. The war of
//! 1995 had cost 80 lives."

use super::frame::Telling;
use crate::extract::reading::Reading;
use crate::facts::{EntityKind, EventKind};

/// How many sentences back the states may stand of which a telling without any is.
const REACH: usize = 2;

/// Gives tellings whose sentence names no state the two states of the last sentence that names any.
pub(super) fn complete(reading: &Reading, told: &mut [Telling]) {
    let doc = reading.doc;
    for telling in told.iter_mut().filter(|t| !t.enough && t.event.participants.is_empty()) {
        let kind = telling.event.kind;
        let mutual = kind.is_meeting() || matches!(kind, EventKind::Agreement | EventKind::Conflict);
        // "since last year's attacks in Oslo": an attack is no deed of two states that were told of just before.
        let one_sided = kind == EventKind::Conflict && telling.frame.aims() && !telling.verbal;
        if one_sided || telling.frame.shape_is_for_bodies() {
            continue;
        }
        let set = telling.event.date.is_some() || telling.event.place.is_some();
        let struck = kind != EventKind::Conflict || !telling.verbal || telling.struck;
        let sentence = doc.sentence_of(telling.trigger);
        if !mutual || !set || !struck || !reading.states_of(sentence).is_empty() {
            continue;
        }
        let same_paragraph = |s: &usize| doc.paragraph_of(*s) == doc.paragraph_of(sentence);
        let earlier = (1..=REACH).filter_map(|back| sentence.checked_sub(back)).take_while(same_paragraph);
        let last = earlier.map(|s| (s, reading.states_of(s))).find(|(_, states)| !states.is_empty());
        // "A leads a coalition against the rebels, whom B arms. A truce was signed": whose truce it is nobody can tell.
        let alone = |s: usize| {
            let named = reading.mentions_of_sentence(s).iter().flat_map(|m| m.entities.iter());
            named.into_iter().all(|e| reading.kind(*e) != EntityKind::Organization)
        };
        if let Some((_, both)) = last.filter(|(s, states)| states.len() == 2 && alone(*s)) {
            telling.event.participants = both;
            telling.enough = true;
        }
    }
}
