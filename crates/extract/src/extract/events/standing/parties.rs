//! Who takes part, seen once all is known: the one who holds an office for his state, a body for the words in its name; and who
//! only tells of it.

use crate::extract::events::{FoundEvent, place};
use crate::extract::reading::Reading;
use crate::extract::voice::Voice;
use crate::facts::{EntityKind, EventKind};

/// Puts right who takes part.
pub(super) fn settle(reading: &Reading, event: &mut FoundEvent) {
    drop_parts_of_names(reading, event);
    name_traveller(reading, event);
    // One speaks by telephone with another place; where the call is, nobody tells.
    if event.kind == EventKind::Call {
        event.place = None;
    }
}

/// "the League's Peace and Water Council": "Peace" is a word of its name, and nobody.
fn drop_parts_of_names(reading: &Reading, event: &mut FoundEvent) {
    let labels: Vec<String> = event.participants.iter().map(|p| reading.entities[*p].label.clone()).collect();
    let body = |p: usize| reading.kind(p) == EntityKind::Organization;
    let inside = |label: &str| {
        let words = format!(" {label} ");
        labels.iter().any(|other| other != label && format!(" {other} ").contains(&words))
    };
    event.participants.retain(|p| {
        let label = &reading.entities[*p].label;
        !(body(*p) && !label.contains(' ') && inside(label))
    });
}

/// "the visit of the President of Peru, Ott": where the sentence names one holder of an office of the state that travels, it is he.
fn name_traveller(reading: &Reading, event: &mut FoundEvent) {
    let [state] = event.participants[..] else { return };
    if event.kind != EventKind::Visit || reading.kind(state) != EntityKind::Country {
        return;
    }
    let mut holders: Vec<usize> = reading
        .mentions_of_sentence(reading.doc.sentence_of(event.marks[0].0.start))
        .iter()
        .flat_map(|m| m.entities.iter().copied())
        .filter(|e| reading.kind(*e) == EntityKind::Person)
        .filter(|e| place::home(reading, event.voice, *e) == Some(state))
        .collect();
    holders.sort_unstable();
    holders.dedup();
    if let [person] = holders[..] {
        event.participants = vec![person];
    }
}

/// "The missile was launched from a base, Chile's ministry said", "the agency confirmed that missiles were fired": who tells of a
/// launch that nobody is said to have made did not make it.
pub(super) fn is_only_told_by(reading: &Reading, event: &FoundEvent) -> bool {
    let ([party], Voice::Claim(number)) = (&event.participants[..], event.voice) else { return false };
    if event.kind != EventKind::WeaponsTest {
        return false;
    }
    let doc = reading.doc;
    let word = |t: &usize| doc.tokens[*t].lemma.to_lowercase() == event.word;
    let trigger = event.marks[0].0.clone().find(word);
    let nameless = trigger.is_some_and(|t| doc.is_verbal(t) && doc.is_passive(t));
    let speaker = &reading.claims[number].speaker.entities;
    let tells = |s: &usize| s == party || place::home(reading, Voice::Article, *s) == Some(*party);
    let body = reading.kind(*party) == EntityKind::Organization && speaker.contains(party);
    (nameless && speaker.iter().any(tells)) || body
}

#[cfg(test)]
mod tests {
    use crate::extract::testing::events;

    #[test]
    fn who_holds_the_office_travels_and_who_only_tells_takes_no_part() {
        for (text, wanted) in [
            (
                "The President of Peru, Anna Smith, paid a visit to Chile on Monday.",
                &["Visit Anna Smith"][..],
            ),
            ("The Water Agency confirmed that missiles were fired on Monday in Chile.", &[]),
            (
                "Chilean President Anna Smith spoke by telephone on Monday with Boris Berg, the president of Peru.",
                &["Call Anna Smith + Boris Berg"],
            ),
        ] {
            assert_eq!(events(text), wanted, "{text}");
        }
    }
}
