//! Lexical frames: which words tell of an event or tie, and which of their arguments play which part.
//!
//! In: a [`Reading`] with entities and dates. Out: [`Hit`]s: a word of the lexicon with those who fill its parts. The
//! lexicon is the `.toml` files of this folder: a *shape* says where in the tree the parts of a word are looked for, an
//! *entry* is a line with words of that shape, and an example that a test runs. What holds for all verbs and nouns alike
//! (passives, relative clauses, light verbs, participles, "hosted by", "in talks with", "A's and B's", lists behind
//! "including") is told once, in code:
//!
//! - `lexicon`: from TOML to [`Frame`]s.
//! - `hit`: a word found, with its parts.
//! - `fillers`: who a noun phrase means, if it can act.
//! - `antecedents`: who "whose", "it" or "they" is.
//! - `groups`: those who are in a group; `opposed`: the two sides. Lists of nouns and verbs are in `words/deeds.toml`.
//! - `arguments`: the parts of a word at its place in the tree; `noun`: what stands around a noun; `inferred`: what is told of others.
//! - `meant`: what a word stands for that is told in another.
//! - `elided`: what the word tells again without being said again.
//!
//! This is the idea of FrameNet's frames and VerbNet's classes (Fillmore 1982; Kipper Schuler 2005), with the breadth of
//! event dictionaries such as CAMEO. Patterns ([`super::pattern`]) remain for what hangs on several words at once.
//!
//! To add a word, add it to an entry, or add a line with an example. An entry names an event, a tie, or both.

mod antecedents;
mod arguments;
mod beside;
mod elided;
mod fillers;
mod groups;
mod hit;
mod inferred;
mod lexicon;
mod meant;
mod noun;
mod opposed;
mod taking;

use super::reading::Reading;
use super::rule;
use crate::facts::{EntityKind, EventKind};
use arguments::StandsAs;
pub(super) use arguments::is_headline_infinitive;
pub use elided::{Again, again, without};
pub(super) use fillers::of as fillers_of;
pub use hit::{Hit, Part};
use lexicon::lexicon;
pub use lexicon::{Frame, Role, frames, knows};
use std::cell::OnceCell;

/// Whether a noun is one for soldiers or weapons.
#[must_use]
pub fn is_armed(reading: &Reading, noun: usize) -> bool {
    fillers::is_armed(reading, noun)
}

/// "cease-fire", "swearing-in": a word in three tokens, at the one that heads it.
fn hyphened(reading: &Reading, at: usize) -> Option<String> {
    let tokens = &reading.doc.tokens;
    let dash = |t: usize| tokens.get(t).is_some_and(|t| t.text == "-");
    if at >= 2 && dash(at - 1) && tokens[at].head != at - 2 {
        return Some(format!("{}-{}", tokens[at - 2].text, tokens[at].lemma).to_lowercase());
    }
    let second = tokens.get(at + 2).filter(|t| dash(at + 1) && t.head == at)?;
    Some(format!("{}-{}", tokens[at].text, second.text).to_lowercase())
}

/// Every word of the lexicon in the article, with its parts.
#[must_use]
pub fn find(reading: &Reading) -> Vec<Hit> {
    let lexicon = lexicon();
    let mut hits = Vec::new();
    let mut tried: Vec<usize> = Vec::new();
    for (number, sentence) in reading.doc.sentences.iter().enumerate() {
        // "fired two more": what, the sentence before tells.
        let near = reading.near(number.saturating_sub(1)..rule::reach(reading, number));
        for at in sentence.clone() {
            tried.clear();
            for known in lexicon.by_word.of_both(reading.spellings_of(at)) {
                tried.extend_from_slice(known);
            }
            tried.extend(hyphened(reading, at).and_then(|w| lexicon.by_word.get(&w)).into_iter().flatten());
            if tried.is_empty() {
                continue;
            }
            // What stands right behind the last words may be of the next sentence.
            let inside = at + 2 < sentence.end;
            tried.retain(|frame| !inside || near.has(&lexicon.needs[*frame]));
            tried.sort_unstable();
            tried.dedup();
            let Some(stands_as) = StandsAs::at(reading, at) else { continue };
            let told = OnceCell::new();
            let fill = |f: &usize| arguments::fill(reading, &lexicon.frames[*f], at, &stands_as, &told);
            hits.extend(tried.iter().filter_map(fill));
        }
    }
    shared(reading, &mut hits);
    hits
}

/// "The talks between A and B ended with a truce", "their session closed with the signing of a protocol": what a meeting came to is
/// of those who met.
fn shared(reading: &Reading, hits: &mut [Hit]) {
    let of_meeting: Vec<(usize, Vec<Part>)> = hits
        .iter()
        .filter(|h| h.frame.event.is_some_and(|k| k.is_meeting() || k == EventKind::Conflict))
        .filter(|h| h.frame.alone || h.of(&[Role::Agent, Role::Counterpart]).len() >= 2)
        .filter(|h| !h.of(&[Role::Agent, Role::Counterpart]).is_empty())
        .map(|h| (h.trigger, h.parts.clone()))
        .collect();
    let body = |p: &Part| reading.kind(p.entity) == EntityKind::Organization;
    for hit in hits.iter_mut().filter(|h| h.frame.event == Some(EventKind::Agreement)) {
        // What a body decides is not of the people who talk about it: "briefed Ott on his plans".
        let for_bodies = hit.frame.shape_is_for_bodies();
        let may = |p: &&Part| !for_bodies || body(p);
        if !hit.of(&[Role::Agent, Role::Counterpart]).is_empty() {
            continue;
        }
        // "talks on a free trade agreement": it is sought.
        if let Some(meeting) = inferred::topic_of(reading, hit.trigger)
            && let Some((_, parts)) = of_meeting.iter().find(|(m, _)| *m == meeting)
        {
            let those: Vec<Part> =
                parts.iter().filter(|p| p.role != Role::Place).filter(may).cloned().collect();
            hit.parts.extend(those);
            hit.sought = true;
            continue;
        }
        if let Some(verb) = inferred::ends_with(reading, hit.trigger) {
            let met = of_meeting.iter().find(|(meeting, _)| {
                reading.doc.arguments(verb).iter().any(|a| {
                    a.token == *meeting
                        || (reading.doc.subtree(a.token).contains(meeting) && a.token != hit.trigger)
                })
            });
            let those: Vec<Part> =
                met.into_iter().flat_map(|(_, parts)| parts).filter(may).cloned().collect();
            hit.parts.extend(those);
        }
    }
}
