//! Parties of a telling whose sentence names none: the two states of the sentence before. "Peru and Chile are at odds. The war of
//! 1995 had cost 80 lives."

use super::frame::Telling;
use crate::extract::reading::Reading;
use crate::facts::{EntityKind, EventKind};
use crate::language::Dep;

/// How many sentences back the states may stand of which a telling without any is.
const REACH: usize = 2;

/// Gives tellings whose sentence names no state the two states of the last sentence that names any.
pub(super) fn complete(reading: &Reading, told: &mut [Telling]) {
    let doc = reading.doc;
    let whole: Vec<(usize, Vec<usize>)> = told
        .iter()
        .filter(|t| t.enough && t.event.kind.is_meeting())
        .map(|t| (t.trigger, t.event.participants.clone()))
        .collect();
    for telling in told.iter_mut().filter(|t| !t.enough && t.event.participants.is_empty()) {
        let kind = telling.event.kind;
        let mutual = kind.is_meeting() || matches!(kind, EventKind::Agreement | EventKind::Conflict);
        // "since last year's attacks in Oslo": an attack is no deed of two states that were told of just before.
        let one_sided = kind == EventKind::Conflict && telling.frame.aims() && !telling.verbal;
        if one_sided || telling.frame.shape_is_for_bodies() {
            continue;
        }
        // "Fresh conflict broke out": not the one that was told of; "a summit meeting" is the meeting.
        let word = &doc.tokens[telling.trigger];
        let new = kind == EventKind::Conflict && !telling.verbal && is_new(reading, telling.trigger);
        if new || names_its_sides(reading, telling.trigger) {
            continue;
        }
        if kind.is_meeting()
            && matches!(word.dep, Dep::Compound | Dep::Nmod)
            && let Some((_, parties)) =
                doc.head(telling.trigger).and_then(|h| whole.iter().find(|(t, _)| *t == h))
        {
            telling.event.participants.clone_from(parties);
            telling.enough = true;
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
        let act =
            |s: usize, states: &[usize]| states.iter().all(|state| reading.is_more_than_soil(s, *state));
        if let Some((_, both)) = last.filter(|(s, states)| states.len() == 2 && alone(*s) && act(*s, states))
        {
            telling.event.participants = both;
            telling.enough = true;
        }
    }
}

/// "troops loyal to Ott fought soldiers loyal to Berg": who fights whom is told, though nobody knows for which state.
fn names_its_sides(reading: &Reading, verb: usize) -> bool {
    let doc = reading.doc;
    let noun = |t: usize| doc.tokens[t].tag.is_noun();
    let object = doc.child_by(verb, &[Dep::Dobj]).filter(|o| noun(*o));
    doc.is_verbal(verb)
        && doc.tokens[verb].lemma.as_ref() == "fight"
        && object.is_some()
        && doc.surface_subject(verb).is_some_and(noun)
}

/// "fresh fighting", "a new war", "another clash": what has not been told of before.
fn is_new(reading: &Reading, noun: usize) -> bool {
    let doc = reading.doc;
    doc.children_by(noun, &[Dep::Amod, Dep::Det])
        .any(|w| doc.tokens[w].is_any(&["fresh", "new", "renewed", "further", "another", "a", "an"]))
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;

    #[test]
    fn a_state_that_is_only_where_something_is_takes_no_part() {
        check(&[
            ("Losses in Peru and Chile were concealed at meetings last year.", ""),
            (
                "In a paper handed out at the close of their meeting in Lima, the ministers of Peru and Bolivia spoke of progress.",
                "Meeting Peru + Bolivia | - | Lima | occurred",
            ),
        ]);
    }

    #[test]
    fn a_new_war_is_not_of_the_states_told_of_before() {
        check(&[
            ("Peru gained independence from Chile long ago. Fresh conflict broke out in late 2013.", ""),
            (
                "Peru and Chile are at odds. The war of 1995 had cost 80 lives.",
                "Conflict Peru + Chile | 1995 | - | occurred",
            ),
            (
                "Peru and Chile are at odds. A summit meeting between Anna Smith and Boris Berg in Oslo in June 2013 broke no ice.",
                "Summit Anna Smith + Boris Berg | 2013-06 | Oslo | occurred",
            ),
        ]);
    }
}
