//! Deeds that were told of before: "France tested a missile. Spain condemned the test": Spain presses France.

use super::{FoundRelationship, state_of, time::Time};
use crate::extract::events::FoundEvent;
use crate::extract::events::status::{self, Mood};
use crate::extract::frames;
use crate::extract::pattern::Wanted;
use crate::extract::reading::Reading;
use crate::extract::stances::{self, Entry};
use crate::extract::voice::Voice;
use crate::extract::words::lower;
use crate::facts::{EntityKind, EventKind, Part, Status};
use crate::language::{Argument, Dep, Relation};
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// The entries whose verbs blame a deed.
const BLAMING: [&str; 2] = ["stances.pressure.verb-condemn", "stances.pressure.verb-slam"];
/// How many sentences back the deed may stand.
const REACH: usize = 2;

/// The pressure on those whose deed is blamed, where only what was told before says whose it is.
pub(super) fn by_deeds(reading: &Reading, events: &[FoundEvent]) -> Vec<FoundRelationship> {
    let doc = reading.doc;
    let mut ties = Vec::new();
    for verb in (0..doc.tokens.len()).filter(|t| doc.is_verbal(*t)) {
        let Some(entry) = blames(&lower(&doc.tokens[verb].lemma)) else { continue };
        if !matches!(status::mood(reading, verb), Mood::Open | Mood::Real) {
            continue;
        }
        let arguments = doc.arguments(verb);
        let deed = arguments.iter().find(|a| a.relation == Relation::Object && is_bare(reading, a.token));
        let Some(deed) = deed.map(|a| a.token) else { continue };
        let voice = reading.voices.at(verb);
        let Some(event) = told_before(reading, events, deed, verb) else { continue };
        let marks = vec![(verb.min(deed)..verb.max(deed) + 1, entry.id.clone())];
        for from in blaming(reading, voice, arguments, verb) {
            for to in doers(reading, event).into_iter().filter(|to| *to != from) {
                ties.push(FoundRelationship {
                    kind: entry.kind,
                    from,
                    to,
                    time: Time::default(),
                    again: false,
                    voice,
                    marks: marks.clone(),
                });
            }
        }
    }
    ties
}

fn blames(lemma: &str) -> Option<&'static Entry> {
    static BY_WORD: LazyLock<FxHashMap<&str, &Entry>> = LazyLock::new(|| {
        let mut by_word = FxHashMap::default();
        for entry in stances::entries().iter().filter(|e| BLAMING.contains(&&*e.id)) {
            for word in &entry.words {
                by_word.entry(word.as_str()).or_insert(entry);
            }
        }
        by_word
    });
    BY_WORD.get(lemma).copied()
}

/// The states that a verb's subject means or stands for.
fn blaming(reading: &Reading, voice: Voice, arguments: &[Argument], verb: usize) -> Vec<usize> {
    let subjects = arguments.iter().filter(|a| a.relation == Relation::Subject);
    let meant = subjects.flat_map(|a| frames::fillers_of(reading, *a, verb, &[Wanted::Actor], false));
    let states = meant.map(|(e, _)| state_of(reading, voice, e).unwrap_or(e));
    states.filter(|e| matches!(reading.kind(*e), EntityKind::Country | EntityKind::Organization)).collect()
}

/// "the test", "that raid": a deed without a word of whose it is.
fn is_bare(reading: &Reading, noun: usize) -> bool {
    let doc = reading.doc;
    let pointed = doc
        .children_by(noun, &[Dep::Det])
        .any(|d| reading.token_is(d, &["the", "this", "that", "these", "those"]));
    let whose = doc.arguments(noun).iter().copied().any(|a| match a.relation {
        Relation::Owner => true,
        Relation::Modifier => reading.named_at(a.token).is_some(),
        Relation::Behind(p) => {
            reading.token_is(p, &["of", "by", "on", "against", "from", "in", "at", "with"])
        }
        _ => false,
    });
    pointed && !whose && doc.tokens[noun].tag.is_noun() && frames::knows(&doc.tokens[noun].lemma)
}

/// The last event of the deed's kind within reach before it.
fn told_before<'e>(
    reading: &Reading,
    events: &'e [FoundEvent],
    deed: usize,
    verb: usize,
) -> Option<&'e FoundEvent> {
    let doc = reading.doc;
    let lemma = &*doc.tokens[deed].lemma;
    let tells = |f: &&frames::Frame| f.words.iter().any(|w| w == lemma);
    let kinds: Vec<EventKind> = frames::frames().iter().filter(tells).filter_map(|f| f.event).collect();
    let from = doc.sentences[doc.sentence_of(verb).saturating_sub(REACH)].start;
    let last = |e: &FoundEvent| {
        let before = |m: &&(std::ops::Range<usize>, String)| m.0.start >= from && m.0.end <= verb;
        e.marks.iter().filter(before).map(|m| m.0.start).max()
    };
    let fits = |e: &&FoundEvent| {
        kinds.contains(&e.kind) && e.status == Status::Occurred && !reading.voices.is_denied(e.voice)
    };
    events.iter().filter(fits).filter_map(|e| Some((last(e)?, e))).max_by_key(|(at, _)| *at).map(|(_, e)| e)
}

/// Those whose deed an event is, as states.
fn doers(reading: &Reading, event: &FoundEvent) -> Vec<usize> {
    let did = |who: &usize| match event.kind {
        EventKind::Conflict => event.parts.get(who) == Some(&Part::Aggressor),
        EventKind::WeaponsTest | EventKind::Visit | EventKind::Agreement => true,
        _ => false,
    };
    let mut found = Vec::new();
    for who in event.participants.iter().copied().filter(did) {
        let state = state_of(reading, event.voice, who).unwrap_or(who);
        if matches!(reading.kind(state), EntityKind::Country | EntityKind::Organization)
            && !found.contains(&state)
        {
            found.push(state);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use crate::extract::events::scene::Scene;
    use crate::extract::resources::Resources;
    use crate::extract::{events, relationships, testing};
    use crate::facts::RelationshipKind;

    fn pressed(text: &str) -> Vec<String> {
        let resources = Resources::compiled_in();
        testing::reading(text, |r| {
            let scene = Scene::of(r, &resources.events);
            let events = events::find(r, &resources, &scene);
            let found = relationships::find(r, &resources, &scene, &events);
            let pressure = found.iter().filter(|t| t.kind == RelationshipKind::Pressure);
            pressure.map(|t| format!("{} {}", r.entities[t.from].label, r.entities[t.to].label)).collect()
        })
    }

    #[test]
    fn who_blames_a_deed_presses_whose_it_was() {
        for (text, tie) in [
            ("Peru tested a missile on Monday. Chile condemned the test.", "Chile Peru"),
            ("Peruvian jets bombed a village in Chile on Monday. Norway denounced the raid.", "Norway Peru"),
            ("Peru fired a missile on Monday. The launch was condemned by Chile.", "Chile Peru"),
        ] {
            assert!(pressed(text).contains(&tie.to_owned()), "{text} {:?}", pressed(text));
        }
    }

    #[test]
    fn other_deeds_press_nobody() {
        for text in [
            "Peru tested a missile on Monday. Chile condemned the storm.",
            "Peru tested a missile on Monday. Chile did not condemn the test.",
            "Peru and Norway met in Oslo on Monday. Chile condemned the test.",
            "Peru tested a missile on Monday. Chile condemned the test of a Norwegian rocket.",
        ] {
            assert!(!pressed(text).contains(&"Chile Peru".to_owned()), "{text} {:?}", pressed(text));
        }
    }
}
