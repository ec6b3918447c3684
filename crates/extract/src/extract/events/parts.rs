//! What part somebody takes in an event, where the word that tells of it says so: who attacks whom, who receives whom, who
//! comes, who signs, who mediates.

use super::FoundEvent;
use crate::extract::frames::{Hit, Role};
use crate::extract::reading::Reading;
use crate::extract::relationships::FoundRelationship;
use crate::extract::words::lower;
use crate::facts::{EventKind, Part, RelationshipKind};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// Verbs whose subject receives and whose object comes.
const RECEIVING: [&str; 6] = ["receive", "host", "welcome", "greet", "entertain", "fete"];

/// Words by which parties sign: what is agreed, reached or backed need not be signed.
const SIGNING: [&str; 6] = ["sign", "initial", "ink", "countersign", "signing", "signatory"];

/// The parts of those who take part; who would play two plays none.
pub(super) fn of(reading: &Reading, hit: &Hit, event: &FoundEvent) -> BTreeMap<usize, Part> {
    let lemma = |token: usize| lower(&reading.doc.tokens[token].lemma);
    let receives = RECEIVING.contains(&&*lemma(hit.trigger));
    let mut plays: Vec<(Role, Part)> = Vec::new();
    match event.kind {
        EventKind::Conflict if hit.aims() => {
            plays.extend([(Role::Agent, Part::Aggressor), (Role::Target, Part::Target)]);
        }
        kind if kind.is_meeting() && receives && reading.doc.is_verbal(hit.trigger) => {
            plays.extend([(Role::Agent, Part::Host), (Role::Counterpart, Part::Guest)]);
        }
        EventKind::Visit if !receives => plays.push((Role::Agent, Part::Guest)),
        EventKind::Agreement => {
            let mut words = hit.words.iter().chain([&hit.trigger]);
            if words.any(|w| SIGNING.contains(&&*lemma(*w))) {
                plays.extend([(Role::Agent, Part::Signatory), (Role::Counterpart, Part::Signatory)]);
            }
        }
        _ => {}
    }
    let mut parts = BTreeMap::new();
    let agents = hit.of(&[Role::Agent]);
    for (role, part) in plays {
        // "accused Iran of attacking its oil fields": a pronoun makes nobody his own target.
        let plays =
            |who: &usize| event.participants.contains(who) && (role != Role::Target || !agents.contains(who));
        for who in hit.of(&[role]).into_iter().filter(plays) {
            add(&mut parts, who, Some(part));
        }
    }
    parts.into_iter().filter_map(|(who, part)| Some((who, part?))).collect()
}

/// Who mediates in what takes place: one of those who take part, of whom words of the event tell in the same voice that he
/// mediates between two others of them. "Talks mediated by Qatar between Chad and Mali", "a pact brokered by China".
pub(in crate::extract) fn mediated(events: &mut [FoundEvent], ties: &[FoundRelationship]) {
    let ties: Vec<&FoundRelationship> =
        ties.iter().filter(|t| t.kind == RelationshipKind::Mediation).collect();
    for event in events.iter_mut().filter(|e| e.kind.is_meeting() || e.kind == EventKind::Agreement) {
        let of_event = |t: &&&FoundRelationship| {
            let overlaps = |a: &Range<usize>, b: &Range<usize>| a.start < b.end && b.start < a.end;
            let told =
                t.marks.iter().any(|(words, _)| event.marks.iter().any(|(own, _)| overlaps(words, own)));
            t.voice == event.voice && told && event.participants.contains(&t.to)
        };
        let here: Vec<&&FoundRelationship> = ties.iter().filter(of_event).collect();
        let between = |who: &usize| {
            let parties: BTreeSet<usize> = here.iter().filter(|t| t.from == *who).map(|t| t.to).collect();
            parties.len() >= 2 && !here.iter().any(|t| t.to == *who)
        };
        let mediators: Vec<usize> = event.participants.iter().copied().filter(between).collect();
        for who in mediators {
            // "An agreement brokered by China": China is no party to it.
            let part = event.parts.entry(who).or_insert(Part::Mediator);
            if *part == Part::Signatory {
                *part = Part::Mediator;
            }
        }
    }
}

/// The parts that two mentions of one event tell; who plays one here and another there plays none.
pub(super) fn join(known: &mut BTreeMap<usize, Part>, other: BTreeMap<usize, Part>) {
    for (who, part) in other {
        if known.get(&who).is_some_and(|p| *p != part) {
            known.remove(&who);
        } else {
            known.insert(who, part);
        }
    }
}

fn add(parts: &mut BTreeMap<usize, Option<Part>>, who: usize, part: Option<Part>) {
    let known = parts.entry(who).or_insert(part);
    if *known != part {
        *known = None;
    }
}

#[cfg(test)]
mod tests {
    use crate::article::Article;

    /// `Conflict FRA aggressor, ESP target`, for each event that tells a part.
    fn parts(text: &str) -> Vec<String> {
        let facts = crate::extract::testing::facts(&Article::from_text("notes", text.to_owned()));
        let name =
            |id: &crate::facts::EntityId| id.as_str().rsplit('/').next().unwrap_or_default().to_owned();
        let told = |e: &crate::facts::Event| {
            let parts: Vec<String> =
                e.parts.iter().map(|(who, part)| format!("{} {}", name(who), part.name())).collect();
            format!("{}: {}", e.kind.name(), parts.join(", "))
        };
        facts.events.iter().filter(|e| !e.parts.is_empty()).map(told).collect()
    }

    #[test]
    fn the_word_that_tells_of_an_event_says_who_takes_which_part() {
        for (text, expected) in [
            ("French jets bombed a village in Spain on Monday.", "Conflict: ESP target, FRA aggressor"),
            ("France invaded Spain in 1808.", "Conflict: ESP target, FRA aggressor"),
            ("Spain was invaded by France in 1808.", "Conflict: ESP target, FRA aggressor"),
            (
                "Anna Smith received Boris Berg in Oslo on Monday.",
                "Meeting: anna-smith host, boris-berg guest",
            ),
            (
                "Boris Berg was welcomed by Anna Smith in Oslo on Monday.",
                "Meeting: anna-smith host, boris-berg guest",
            ),
            ("Anna Smith visited Norway in May 2021.", "Visit: anna-smith guest"),
            ("France and Germany signed a treaty in 1963.", "Agreement: DEU signatory, FRA signatory"),
        ] {
            let found = parts(text);
            // A place that is hit need not be told to be the country's.
            let aggressor = expected.replace("ESP target, ", "");
            assert!(found == [expected] || found == [aggressor.as_str()], "{text}: {found:?}");
        }
    }

    #[test]
    fn who_mediates_between_those_who_take_part_is_the_mediator() {
        for (text, expected) in [
            ("Talks mediated by Qatar between Spain and France took place on Monday.", "QAT mediator"),
            ("Spain and France signed an agreement brokered by China on Monday.", "CHN mediator"),
            ("China brokered an agreement between Spain and France in May 2021.", "CHN mediator"),
            ("Qatar hosted talks between Spain and France in Doha on Monday.", "QAT mediator"),
            ("Spain signed an agreement with China on Monday.", ""),
            ("Qatar praised the agreement that Spain and France signed on Monday.", ""),
            ("Spain, France and Qatar held talks on Monday. Qatar mediates between Chad and Mali.", ""),
        ] {
            let found = parts(text);
            let told = found.iter().any(|f| f.contains("mediator"));
            assert_eq!(told, !expected.is_empty(), "{text} {found:?}");
            assert!(!told || found.iter().any(|f| f.contains(expected)), "{text} {found:?}");
        }
    }

    #[test]
    fn what_is_done_by_all_alike_gives_no_parts() {
        for text in [
            "French soldiers clashed with Spanish troops on Monday.",
            "The war between France and Spain ended in 1659.",
            "Anna Smith met Boris Berg in Oslo on Monday.",
            "France and Germany reached an agreement in 1963.",
            "It rained in Oslo.",
        ] {
            assert_eq!(parts(text), [""; 0], "{text}");
        }
    }
}
