//! What those of one state do among themselves in a long report, and weapons that are tried by nobody who has any.
//!
//! A report of many sentences says of everybody from abroad whose he is: where it names no other state beside two who meet or agree,
//! and one of them is of a state, so is the other. In a few sentences nothing of the kind can be told.

use super::FoundEvent;
use super::standing::bodies::{self, Body};
use crate::extract::reading::Reading;
use crate::facts::{EntityKind, EventKind};

/// A report of so many sentences introduces those whom it names.
const LONG: usize = 16;

/// Whether an event is none between states, bodies of several states and armed groups.
pub(super) fn is_at_home(reading: &Reading, event: &FoundEvent) -> bool {
    match event.kind {
        EventKind::Meeting | EventKind::Call | EventKind::Agreement => is_of_one_state(reading, event),
        EventKind::WeaponsTest => {
            let tests = |p: &usize| {
                reading.kind(*p) != EntityKind::Organization
                    || reading.gazetteer.is_intergovernmental(&reading.entities[*p].label)
                    || bodies::of(reading, *p) == Body::Armed
            };
            !event.participants.is_empty() && !event.participants.iter().any(tests)
        }
        _ => false,
    }
}

/// Whether those who meet or agree are all of one state, as far as a long report tells.
fn is_of_one_state(reading: &Reading, event: &FoundEvent) -> bool {
    if event.participants.len() < 2 || reading.doc.sentences.len() < LONG {
        return false;
    }
    let mut home = None;
    for party in event.participants.iter().copied() {
        match reading.kind(party) {
            EntityKind::Person => {}
            EntityKind::Organization if bodies::of(reading, party) == Body::Armed => return false,
            EntityKind::Organization
                if !reading.gazetteer.is_intergovernmental(&reading.entities[party].label) =>
            {
                continue;
            }
            _ => return false,
        }
        // "Smith", of whom no office is told, may be known to lead another state.
        let name = &reading.entities[party].label;
        let known = reading.gazetteer.countries_of_leader(name, reading.article.published);
        let elsewhere = |code: &&str| home.is_none_or(|h| reading.country(code) != Some(h));
        if known.iter().any(elsewhere) && reading.offices_of(event.voice, party).next().is_none() {
            return false;
        }
        for office in reading.offices_of(event.voice, party) {
            let Some(of) = office.of else { continue };
            let same = *home.get_or_insert(of) == of;
            if reading.kind(of) != EntityKind::Country || !same {
                return false;
            }
        }
    }
    home.is_some_and(|home| !names_another_state(reading, event, home))
}

/// Whether the sentences that tell of an event name a state other than this.
fn names_another_state(reading: &Reading, event: &FoundEvent, home: usize) -> bool {
    let sentences = event.marks.iter().map(|(words, _)| reading.doc.sentence_of(words.start));
    let mut named = sentences.flat_map(|s| reading.mentions_of_sentence(s)).flat_map(|m| &m.entities);
    named.any(|e| reading.kind(*e) == EntityKind::Country && *e != home)
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;

    #[test]
    fn those_of_one_state_among_themselves_tell_of_no_diplomacy() {
        let filler = "The budget was late again. ".repeat(16);
        let told = |lead: &str| format!("{lead} {filler}");
        let at_home = told("Chilean President Anna Smith met Finance Minister Boris Berg on Monday.");
        let abroad = told("Chilean President Anna Smith met Peru's finance minister, Boris Berg, on Monday.");
        check(&[
            (&at_home, ""),
            (&abroad, "Meeting Anna Smith + Boris Berg | 2024-05-13 | - | occurred"),
            ("A report on the missile launch carried by the Acme Agency said the test went well.", ""),
        ]);
    }
}
