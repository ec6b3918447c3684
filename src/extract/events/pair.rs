//! Parties of a telling whose sentence names none: the two states of the sentence before. "Peru and Chile are at odds. The war of
//! 1995 had cost 80 lives."

use super::frame::Telling;
use crate::extract::reading::Reading;
use crate::facts::EventKind;

/// How many sentences back the states may stand of which a telling without any is.
const REACH: usize = 2;

/// Gives tellings whose sentence names no state the two states of the last sentence that names any.
pub(super) fn complete(reading: &Reading, told: &mut [Telling]) {
    let doc = reading.doc;
    for telling in told.iter_mut().filter(|t| !t.enough && t.event.participants.is_empty()) {
        let kind = telling.event.kind;
        let mutual = kind.is_meeting() || matches!(kind, EventKind::Agreement | EventKind::Conflict);
        let set = telling.event.date.is_some() || telling.event.place.is_some();
        let struck = kind != EventKind::Conflict || !telling.verbal || telling.struck;
        let sentence = doc.sentence_of(telling.trigger);
        if !mutual || !set || !struck || !reading.states_of(sentence).is_empty() {
            continue;
        }
        let same_paragraph = |s: &usize| doc.paragraph_of(*s) == doc.paragraph_of(sentence);
        let earlier = (1..=REACH).filter_map(|back| sentence.checked_sub(back)).take_while(same_paragraph);
        let last = earlier.map(|s| reading.states_of(s)).find(|s| !s.is_empty());
        if let Some(both) = last.filter(|s| s.len() == 2) {
            telling.event.participants = both;
            telling.enough = true;
        }
    }
}
