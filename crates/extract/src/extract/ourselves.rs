//! Whom "we" and "our" mean in somebody's words: the state or body for which the speaker speaks; and "I", who speaks.
//!
//! In: a [`Reading`] with claims, their voices and offices. Out: more mentions, before events and ties are looked for, and speakers of
//! claims. In indirect speech "we" is the writer's, and so nobody's here, unless the article is a statement: "The United States
//! condemns the attack. We stand by Iraq."

use super::claims::{self, FoundClaim};
use super::events::FoundEvent;
use super::reading::{Found, Reading};
use super::relationships::standing::state_of;
use super::stances;
use super::voice::Voice;
use crate::facts::{EntityKind, EventKind, MentionKind};
use crate::gazetteer::Rank;
use crate::language::{Dep, Tag};

/// The rule by which "we" is a state or body.
const OURSELVES: &str = "entities.pronouns.ourselves";
/// Words that mean the speaker with those for whom he speaks.
const WE: [&str; 5] = ["we", "us", "our", "ours", "ourselves"];
/// Words that mean the speaker alone.
const I: [&str; 4] = ["I", "me", "my", "myself"];

/// What one says to be.
const COMMITTED: [&str; 5] = ["committed", "united", "determined", "resolved", "steadfast"];

/// How one voices what a state stands for, and what that is.
const VOICES: [&str; 7] = ["reiterate", "reaffirm", "express", "stress", "underline", "restate", "convey"];
const STANDS: [&str; 7] =
    ["commitment", "support", "condolence", "resolve", "solidarity", "readiness", "determination"];

/// Marks every "we" and "I" of those of whom it is known for whom they speak.
pub(super) fn find(reading: &mut Reading) {
    let mut found = Vec::new();
    for (number, claim) in reading.claims.numbered() {
        let outer = outer(reading, claim);
        let (mut we, mut me) = (None, None);
        for at in claim.parts.iter().cloned().flatten() {
            let own = reading.voices.at(at) == Voice::Claim(number) && is_spoken(reading, claim, at);
            if !own || reading.named_at(at).is_some() {
                continue;
            }
            let who = match person_of(reading, at) {
                Some(Number::Many) => *we.get_or_insert_with(|| ours(reading, outer, Voice::Claim(number))),
                Some(Number::One) => *me.get_or_insert_with(|| mine(reading, outer)),
                None => None,
            };
            found.extend(who.map(|(entity, rule)| (at, entity, rule)));
        }
    }
    found.extend(of_statement(reading));
    let speakers: Vec<(usize, usize)> = found.iter().map(|(at, entity, _)| (*at, *entity)).collect();
    for (at, entity, rule) in found {
        reading.mention(at..at + 1, entity, MentionKind::Pronoun, rule);
    }
    claims::name_speakers(reading, &speakers);
}

/// "“We met Ott in May,” Berg said": where "we" alone tells that a state met or travelled, it was who speaks.
pub(super) fn name_who_meets(reading: &mut Reading, events: &mut [FoundEvent]) {
    let mut spoken: Vec<(usize, usize)> = Vec::new();
    let meets = |e: &&mut FoundEvent| {
        matches!(e.kind, EventKind::Meeting | EventKind::Summit | EventKind::Call | EventKind::Visit)
    };
    for event in events.iter_mut().filter(meets) {
        let Voice::Claim(number) = event.voice else { continue };
        let [person] = outer(reading, &reading.claims[number]).speaker.entities[..] else { continue };
        if reading.kind(person) != EntityKind::Person {
            continue;
        }
        for who in event.participants.clone() {
            let marks = event.marks.iter().map(|(mark, _)| mark.clone());
            let within = marks.flat_map(|mark| {
                reading.mentions.from(mark.start).take_while(move |m| m.tokens.start < mark.end)
            });
            let own: Vec<&Found> = within.filter(|m| m.entities.contains(&who)).collect();
            if own.is_empty() || own.iter().any(|m| m.rule != OURSELVES) {
                continue;
            }
            spoken.extend(own.iter().map(|m| (m.tokens.start, person)));
            event.participants.retain(|p| *p != who && *p != person);
            event.participants.insert(0, person);
            if let Some(part) = event.parts.remove(&who) {
                event.parts.insert(person, part);
            }
        }
    }
    spoken.sort_unstable();
    spoken.dedup();
    for (at, person) in spoken {
        reading.mention(at..at + 1, person, MentionKind::Pronoun, "entities.pronouns.speaking");
    }
}

/// Of how many a word of the first person is.
enum Number {
    One,
    Many,
}

fn person_of(reading: &Reading, at: usize) -> Option<Number> {
    let word = reading.doc.tokens[at].text;
    let is = |words: &[&str]| words.iter().any(|w| word.eq_ignore_ascii_case(w));
    match word {
        // The country, and a numeral.
        "US" | "i" => None,
        _ if is(&WE) => Some(Number::Many),
        _ if is(&I) => Some(Number::One),
        _ => None,
    }
}

/// "We" in the words of an article that is a statement: whose it is says its first sentence.
fn of_statement(reading: &Reading) -> Vec<(usize, usize, &'static str)> {
    // A headline may stand before it.
    let mut opens = reading.doc.sentences.iter().take(2);
    let state = opens.find_map(|s| performer(reading, s.clone(), Voice::Article));
    let Some(state) = state.or_else(|| performer_behind(reading)) else { return Vec::new() };
    (0..reading.doc.tokens.len())
        .filter(|t| matches!(person_of(reading, *t), Some(Number::Many)))
        .filter(|t| {
            reading.voices.at(*t) == Voice::Article
                && reading.quotes.at(*t).is_none()
                && reading.named_at(*t).is_none()
        })
        .map(|t| (t, state, OURSELVES))
        .collect()
}

/// Who performs in an article that begins with "We condemn": the one that it names so further down, where it is one alone.
fn performer_behind(reading: &Reading) -> Option<usize> {
    let doc = reading.doc;
    let opens = |s: &std::ops::Range<usize>| {
        let root = s.clone().find(|t| doc.tokens[*t].dep == Dep::Root);
        let we = |r: usize| {
            doc.surface_subject(r)
                .is_some_and(|s| reading.token_is(s, &["we"]) && reading.quotes.at(s).is_none())
        };
        root.is_some_and(|r| we(r) && reading.words.ties.performs.contains(&doc.tokens[r].lemma))
    };
    if !doc.sentences.iter().take(2).any(opens) {
        return None;
    }
    let mut all = doc.sentences.iter().filter_map(|s| performer(reading, s.clone(), Voice::Article));
    let first = all.next()?;
    all.all(|other| other == first).then_some(first)
}

/// The state or body that a sentence of a voice has say what it does by saying so: "The United States condemns", "Peru remains committed".
fn performer(reading: &Reading, sentence: std::ops::Range<usize>, voice: Voice) -> Option<usize> {
    let doc = reading.doc;
    let root = sentence.clone().find(|t| doc.tokens[*t].dep == Dep::Root)?;
    let now = matches!(doc.tokens[root].tag, Tag::Vbz | Tag::Vbp);
    let committed =
        doc.children_by(root, &[Dep::Acomp, Dep::Oprd, Dep::Attr]).any(|c| doc.tokens[c].is_any(&COMMITTED));
    // "is committed to", which the parser takes for a passive
    let passive = doc.tokens[root].is_any(&COMMITTED) && doc.tokens[root].tag == Tag::Vbn;
    let performs =
        now && (reading.words.ties.performs.contains(&doc.tokens[root].lemma) || committed) || passive;
    let subject = doc.surface_subject(root).filter(|_| performs && reading.voices.at(root) == voice)?;
    let [one] = reading.named_at(subject)?.entities[..] else { return None };
    let acts = reading.kind(one) == EntityKind::Country || stances::is_of_states(reading, one);
    acts.then_some(one)
}

/// Whether a word stands in a claim as it was spoken: between quotation marks, or in a paragraph announced as somebody's words.
fn is_spoken(reading: &Reading, claim: &FoundClaim, at: usize) -> bool {
    let before = claim.parts.first().and_then(|p| p.start.checked_sub(1));
    // "Ott said: We will sign.", "Ott said:" above a paragraph
    before.is_some_and(|t| reading.token_is(t, &[":"])) || reading.quotes.at(at).is_some()
}

/// The claim in whose very words a claim stands: of "“Ott told us that we are late,” Berg said" it is Berg's.
fn outer<'c>(reading: &'c Reading, claim: &'c FoundClaim) -> &'c FoundClaim {
    let spoken = |c: &FoundClaim| c.cue.as_ref().is_some_and(|cue| reading.quotes.at(cue.start).is_some());
    match claim.via.filter(|_| spoken(claim)) {
        Some(outer) => &reading.claims[outer],
        None => claim,
    }
}

/// The one who speaks.
fn mine(reading: &Reading, claim: &FoundClaim) -> Option<(usize, &'static str)> {
    let [one] = claim.speaker.entities[..] else { return None };
    (reading.kind(one) == EntityKind::Person).then_some((one, "entities.pronouns.speaking"))
}

/// The state or body for which the one speaks.
fn ours(reading: &Reading, claim: &FoundClaim, own: Voice) -> Option<(usize, &'static str)> {
    let one = match (&claim.speaker.on_behalf_of[..], &claim.speaker.entities[..]) {
        ([one], _) | ([], [one]) => *one,
        _ => return None,
    };
    let voice = reading.voices.at(claim.cue.as_ref().map_or(0, |c| c.start));
    let state = || state_of(reading, voice, one);
    let said = || {
        let sentences = claim
            .parts
            .iter()
            .flat_map(|p| reading.doc.sentence_of(p.start)..=reading.doc.sentence_of(p.end - 1));
        sentences
            .filter_map(|s| reading.doc.sentences.get(s))
            .find_map(|s| performer(reading, s.clone(), own))
    };
    let whose = match reading.kind(one) {
        EntityKind::Country => Some(one),
        EntityKind::Organization => state().or(Some(one)),
        EntityKind::Person => state()
            .filter(|s| serves(reading, voice, one, *s))
            .or_else(|| body_of(reading, voice, one))
            .or_else(|| said().filter(|_| reading.offices_of(voice, one).next().is_some()))
            .or_else(|| pledged_by(reading, one)),
        EntityKind::Place => None,
    };
    whose.map(|entity| (entity, OURSELVES))
}

/// "Ott reiterated Peru's commitment to the pact": who voices what a state stands for speaks for it.
fn pledged_by(reading: &Reading, person: usize) -> Option<usize> {
    let doc = reading.doc;
    let voices = |t: usize| VOICES.contains(&&*doc.tokens[t].lemma);
    let mentions = reading.mentions.of_entity(person).filter(|m| m.kind == MentionKind::Name);
    mentions.into_iter().find_map(|m| {
        let verb = doc.head(m.tokens.end - 1).filter(|_| doc.tokens[m.tokens.end - 1].dep == Dep::Nsubj)?;
        let verbs = std::iter::once(verb).chain(doc.children_by(verb, &[Dep::Conj]));
        verbs.filter(|v| voices(*v)).find_map(|v| {
            let stand = doc.child_by(v, &[Dep::Dobj]).filter(|o| STANDS.contains(&&*doc.tokens[*o].lemma))?;
            let state = reading.named_at(doc.child_by(stand, &[Dep::Poss])?)?;
            let [one] = state.entities[..] else { return None };
            (reading.kind(one) == EntityKind::Country).then_some(one)
        })
    })
}

/// Whether somebody's office is one of state, so that who holds it speaks for the state.
fn serves(reading: &Reading, voice: Voice, person: usize, state: usize) -> bool {
    let mut held = reading.offices_of(voice, person).filter(|r| !r.former).peekable();
    let ranked = |title: &str| reading.gazetteer.title(title).is_some_and(|t| t.rank != Rank::Other);
    // Whom background alone gives a state leads it.
    let led = held.peek().is_none_or(|r| r.of.is_none());
    led || held.any(|r| {
        ranked(&r.title) && r.of.is_some_and(|of| of == state || reading.kind(of) == EntityKind::Organization)
    })
}

/// The body of states, or under arms, that somebody speaks for by office.
fn body_of(reading: &Reading, voice: Voice, person: usize) -> Option<usize> {
    let bodies = reading.offices_of(voice, person).filter(|r| !r.former).filter_map(|r| r.of);
    let mut acting =
        bodies.filter(|of| stances::is_of_states(reading, *of) || stances::bears_arms(reading, *of));
    acting.next()
}

#[cfg(test)]
mod tests {
    use crate::extract::testing;
    use crate::facts::MentionKind;

    /// Whom the first person means, as "word = label".
    fn found(text: &str) -> Vec<String> {
        testing::reading(text, |r| {
            let own = r.mentions.iter().filter(|m| {
                m.kind == MentionKind::Pronoun && m.rule.ends_with("ves") || m.rule.ends_with("speaking")
            });
            own.map(|m| format!("{} = {}", r.doc.slice(m.tokens.clone()), r.entities[m.entities[0]].label))
                .collect()
        })
    }

    #[test]
    fn we_are_those_for_whom_one_speaks() {
        for (text, wanted) in [
            ("“We support Chile,” President Anna Smith of Peru said.", "We = Peru"),
            ("“Chile is our friend,” a spokesman for Peru said.", "our = Peru"),
            ("The Arab League said in a statement: “We condemn the raid.”", "We = Arab League"),
            (
                "Foreign Minister Anna Smith of Peru said:\n\nThe raid was a crime.\n\nWe stand by Chile.",
                "We = Peru",
            ),
            ("Minister Anna Smith said:\n\nPeru is committed to the pact. We stand by Chile.", "We = Peru"),
            ("Peru strongly condemns the raid in Chile. We stand by the people of Chile.", "We = Peru"),
            ("President Anna Smith of Peru said:\n\nI welcome the pact with Chile.", "I = Anna Smith"),
            ("We condemn the raid in Chile. Peru reaffirms its commitment to the pact.", "We = Peru"),
            (
                "Anna Smith reiterates Peru's commitment to the pact.\n\nAnna Smith said:\n\nWe stand by Chile.",
                "We = Peru",
            ),
        ] {
            let found = found(text);
            assert!(found.iter().any(|f| f == wanted), "{text} {found:?}");
        }
    }

    #[test]
    fn who_speaks_of_a_meeting_was_there() {
        let text = "“We met Bo Berg in May,” President Anna Smith of Peru said.";
        let facts = testing::facts(&crate::article::Article::from_text("notes", text.to_owned()));
        let who: Vec<&str> =
            facts.events.iter().flat_map(|e| e.participants.iter().map(|p| p.as_str())).collect();
        assert!(who.contains(&"person/anna-smith") && !who.contains(&"country/PER"), "{who:?}");
    }

    #[test]
    fn we_of_whom_it_is_not_known_for_whom_they_speak_are_nobody() {
        for text in [
            "“We support Chile,” Anna Smith, a farmer, said.",
            "Anna Smith of Peru's opposition wrote a book. We all read it.",
            "President Anna Smith of Peru said we should all read it.",
            "Peru condemned the raid in Chile last May. We all remember it.",
            "We went to Lima in May. It rained. Peru reaffirms its commitment to the pact.",
            "We condemn the raid. It was vile. Peru reaffirms its support. Chile reaffirms its own support.",
            "Anna Smith stressed Peru's debts.\n\nAnna Smith said:\n\nWe stand by Chile.",
            "“The US is strong,” President Anna Smith of Peru said.",
        ] {
            let found = found(text);
            assert!(found.is_empty(), "{text} {found:?}");
        }
    }
}
