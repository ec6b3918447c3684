//! What one word tells again without being said again: "flew to Rabat on Tuesday and to Dakar on Wednesday", "received Ott on
//! Monday and Berg an hour later", "fired one missile on Monday and another on Friday", "Peru signed on Monday and Chile on Friday".
//!
//! Such a *stretch* has no verb, stands behind "and" or a comma, and has its own day, as what stands before has. Each of its
//! phrases takes the place of one that is like it: a place that of the place, somebody that of somebody with the same part.

use super::fillers::can_be_struck;
use super::{Hit, Role, lexicon};
use crate::extract::reading::Reading;
use crate::extract::words::lower;
use crate::facts::EventKind;
use crate::language::{Argument, Dep, Relation, Tag};
use std::ops::Range;

/// A stretch with what it tells.
#[derive(Clone, Debug)]
pub struct Again {
    /// Its own parts, and those that it shares.
    pub hit: Hit,
    /// Its day: the number of the date.
    pub day: Option<usize>,
    /// Its words.
    pub words: Range<usize>,
    /// The words of what it repeats, behind the event's word.
    pub first: Range<usize>,
    /// The day of what it repeats.
    pub first_day: Option<usize>,
}

/// The stretches that repeat a word.
#[must_use]
pub fn again(reading: &Reading, hit: &Hit) -> Vec<Again> {
    let repeated = |s: Again| repeated(reading, hit, &s).map(|hit| Again { hit, ..s });
    stretches(reading, hit).into_iter().filter_map(repeated).collect()
}

/// The word without the parts that stand in the stretches.
#[must_use]
pub fn without(hit: &Hit, stretches: &[Again]) -> Hit {
    let mut own = hit.clone();
    let inside = |w: &usize| stretches.iter().any(|s| s.words.contains(w));
    own.parts.retain(|p| !p.words.iter().any(inside));
    own
}

/// The phrases without a verb behind the word, each with its day, or with its place where it is "another".
fn stretches(reading: &Reading, hit: &Hit) -> Vec<Again> {
    let doc = reading.doc;
    let sentence = doc.sentences[doc.sentence_of(hit.trigger)].clone();
    let after = hit.words.iter().copied().filter(|w| doc.is_verbal(*w)).chain([hit.trigger]).max();
    let from = after.unwrap_or(hit.trigger) + 1;
    let mut found: Vec<Again> = Vec::new();
    for at in from..sentence.end {
        if is_finite(reading, at) {
            break;
        }
        if found.last().is_some_and(|f| at < f.words.end) || !reading.token_is(at, &["and", ",", ";"]) {
            continue;
        }
        let first_day = (sentence.start..at).rev().find_map(|t| reading.date_at(t));
        // A comma alone parts two such phrases only right behind a day.
        if reading.token_is(at, &[","]) && at.checked_sub(1).is_none_or(|t| reading.date_at(t).is_none()) {
            continue;
        }
        let Some(words) = verbless(reading, at + 1, sentence.end) else { continue };
        let day = words.clone().find_map(|t| reading.date_at(t));
        // ", its first such test this year,": said of what was told before.
        let counts = day.is_some_and(|d| {
            let from = reading.dates[d].tokens.start;
            reading.token_is(from, &["this", "last"])
                && doc.tokens[words.start].tag == Tag::PrpS
                && from > words.start + 1
        });
        // "in March, a month before the summit": when something else was.
        let of_another = day.is_some_and(|d| reading.dates[d].rule.starts_with("dates.event.told"));
        if counts || of_another {
            continue;
        }
        let value = |d: usize| &reading.dates[d].value;
        let fits = match (first_day, day) {
            (Some(one), Some(other)) => value(one) != value(other),
            // "met in Oslo and again in Rome on April 6"
            (None, Some(_)) => reading.token_is(words.start, &["again"]) && tells_where(reading, &words),
            (_, None) => {
                (is_one_more(reading, words.start) && tells_where(reading, &words))
                    || hours_later(reading, &words)
            }
        };
        let day = day.or(first_day.filter(|_| hours_later(reading, &words)));
        let first = from..at;
        // "met at the summit in Oslo in May, and in Rome in June": they met again, and not at the summit.
        let of_clause = !doc.is_verbal(hit.trigger)
            && doc.head(hit.trigger).is_some_and(|p| reading.token_is(p, &["at", "during"]))
            && !doc.subtree(hit.trigger).contains(&words.start);
        if of_clause {
            continue;
        }
        if fits && reading.voices.agree(words.start, hit.trigger) {
            found.push(Again { hit: hit.clone(), day, words, first, first_day });
        }
    }
    found
}

/// Whether a clause of its own begins: "and on Tuesday Ott said".
fn is_finite(reading: &Reading, token: usize) -> bool {
    let word = &reading.doc.tokens[token];
    matches!(word.tag, Tag::Vbd | Tag::Vbz | Tag::Vbp | Tag::Md) && word.dep != Dep::Amod
}

/// The words up to the end of the phrase, if there is no verb among them or right behind.
fn verbless(reading: &Reading, from: usize, end: usize) -> Option<Range<usize>> {
    let doc = reading.doc;
    let start = (from..end).find(|t| !reading.token_is(*t, &[",", "and", "then", "later"]))?;
    let mut at = start;
    let mut commas = 0;
    while at < end {
        let word = &doc.tokens[at];
        let verb = (word.tag.is_verb() || word.tag == Tag::Md) && word.dep != Dep::Amod;
        if verb && reading.date_at(at).is_none() && reading.named_at(at).is_none() {
            return None;
        }
        let dated = (start..at).any(|t| reading.date_at(t).is_some());
        let inside = reading.date_at(at).is_some() && reading.date_at(at - 1) == reading.date_at(at);
        // "the German minister, Bo Berg, on Tuesday"
        if word.is(",") && !inside {
            if dated || commas == 2 {
                break;
            }
            commas += 1;
        } else if (word.is_any(&["and", "but", "or", ";", ".", ":", "–", "—"]) && !inside)
            || (word.dep == Dep::Mark || word.tag.is_relative())
        {
            break;
        }
        at += 1;
    }
    (at > start).then_some(start..at)
}

/// "outside Oslo"
fn tells_where(reading: &Reading, words: &Range<usize>) -> bool {
    let place = |t: usize| reading.doc.tokens.get(t).is_some_and(|t| t.is_capitalised());
    words.clone().any(|t| reading.token_is(t, WHERE) && t + 1 < words.end && place(t + 1))
}

const WHERE: &[&str] = &["in", "at", "near", "outside", "around", "off", "on", "to"];

/// "another outside Oslo", "a second near Lima", "two more on Friday".
fn is_one_more(reading: &Reading, start: usize) -> bool {
    let is = |t: usize, words: &[&str]| t < reading.doc.tokens.len() && reading.token_is(t, words);
    let more = ["second", "third", "fourth", "fifth", "sixth", "seventh", "more", "other", "others"];
    is(start, &["another", "others"]) || (!is(start, &["the"]) && is(start + 1, &more))
}

/// "an hour later", "in the evening": on the same day.
fn hours_later(reading: &Reading, words: &Range<usize>) -> bool {
    let part = |t: usize| {
        reading.words.deeds.parts_of_day.holds(reading.doc.tokens[t].text)
            && reading.date_at(t).is_none()
            && t > 0
            && reading.token_is(t - 1, &["the", "that"])
    };
    words.clone().any(|t| {
        part(t) || {
            reading.token_is(t, &["hour", "hours", "minutes"])
                && t + 1 < words.end
                && reading.token_is(t + 1, &["later", "earlier", "before"])
                // "hours before a banquet in Lima": of what else is told there.
                && reading.doc.child_by(t + 1, &[Dep::Pobj, Dep::Pcomp]).is_none()
        }
    })
}

/// A phrase of the stretch: its noun, and the preposition that it stands behind.
struct Phrase {
    noun: usize,
    preposition: Option<usize>,
}

fn phrases(reading: &Reading, words: &Range<usize>) -> Vec<Phrase> {
    let doc = reading.doc;
    let inner =
        [Dep::Compound, Dep::Amod, Dep::Nmod, Dep::Poss, Dep::Nummod, Dep::Det, Dep::Appos, Dep::Npadvmod];
    let mut found = Vec::new();
    for noun in words.clone().filter(|t| reading.date_at(*t).is_none()) {
        let word = &doc.tokens[noun];
        let head = doc.head(noun).filter(|h| words.contains(h));
        let within = head.is_some_and(|h| reading.date_at(h).is_none()) && inner.contains(&word.dep);
        let hours = reading.token_is(noun, &["hour", "hours", "minutes"])
            || reading.words.deeds.parts_of_day.holds(word.text);
        // "and a longer one on Friday", "and a sixth on Saturday"
        let its = noun > 0 && doc.tokens[noun - 1].tag == Tag::PrpS;
        let counted = !its && (word.tag == Tag::Cd || reading.words.deeds.one_more.holds(word.text));
        if !(word.tag.is_noun() || word.is_any(&["another", "own"]) || word.tag == Tag::Prp || counted)
            || within
            || hours
        {
            continue;
        }
        let preposition = head.filter(|_| word.dep == Dep::Pobj);
        // "the president of Peru"
        if preposition.is_some_and(|p| doc.tokens[p].is("of")) {
            continue;
        }
        found.push(Phrase { noun, preposition });
    }
    found
}

/// The word with the parts of the stretch, if each phrase of it is like one of the word's own.
fn repeated(reading: &Reading, hit: &Hit, stretch: &Again) -> Option<Hit> {
    let phrases = phrases(reading, &stretch.words);
    let bare = phrases.iter().filter(|p| p.preposition.is_none()).count();
    let mut second = hit.clone();
    second.parts.clear();
    second.struck = false;
    let mut nouns = 0;
    let mut things = false;
    for phrase in &phrases {
        if let Some(p) = phrase.preposition {
            things |= behind(reading, &mut second, phrase.noun, p);
            continue;
        }
        nouns += 1;
        let before = second.parts.len();
        let subject = bare == 2 && nouns == 1;
        let (relation, role) = if subject {
            (Relation::Subject, Role::Agent)
        } else {
            (Relation::Object, like(reading, hit, &stretch.first, bare == 2))
        };
        second.play(reading, role, Argument { relation, token: phrase.noun }, hit.trigger);
        if second.parts.len() == before && (subject || !is_like(reading, hit, phrase.noun, bare == 2)) {
            return None;
        }
        if second.parts.len() == before {
            things = true;
            second.struck = hit.struck;
        }
    }
    let again = reading.token_is(stretch.words.start, &["again", "once"]);
    if second.parts.is_empty() && !things && !again {
        return None;
    }
    let has = |role: Role| second.parts.iter().any(|p| p.role == role);
    let others = has(Role::Counterpart) || has(Role::Target) || second.struck;
    let kept = hit.parts.iter().filter(|p| match p.role {
        Role::Agent => !has(Role::Agent),
        Role::Counterpart | Role::Target => !others,
        Role::Place => !has(Role::Place) && p.words.iter().all(|w| *w < hit.trigger),
    });
    let outside = |w: &usize| !stretch.words.contains(w);
    let kept: Vec<_> = kept.filter(|p| p.words.iter().all(outside)).cloned().collect();
    second.parts.extend(kept);
    Some(second)
}

/// "to Dakar", "with Berg", "near Lima"; whether it is a place that nobody knows.
fn behind(reading: &Reading, second: &mut Hit, token: usize, preposition: usize) -> bool {
    let argument = Argument { relation: Relation::Behind(preposition), token };
    let before = second.parts.len();
    second.take(reading, argument, second.trigger);
    let placed = second.parts.len() == before && reading.token_is(preposition, WHERE);
    if placed {
        second.play(reading, Role::Place, argument, second.trigger);
    }
    placed && second.parts.len() == before && reading.doc.tokens[token].is_capitalised()
}

/// The part that a bare noun takes over: that of who stands behind the word, else that of its object, else of its subject.
fn like(reading: &Reading, hit: &Hit, first: &Range<usize>, has_subject: bool) -> Role {
    let there =
        |role: Role| hit.parts.iter().any(|p| p.role == role && p.words.iter().any(|w| first.contains(w)));
    let own = [Role::Counterpart, Role::Target, Role::Place].into_iter().find(|r| there(*r));
    let object = || hit.frame.roles(reading, Relation::Object).find(|r| *r != Role::Agent);
    own.or_else(object).unwrap_or(if has_subject { Role::Target } else { Role::Agent })
}

/// Whether a thing is one that the word may be told of again: "another", "a treaty" beside a pact, "a camp" that is hit.
fn is_like(reading: &Reading, hit: &Hit, noun: usize, has_subject: bool) -> bool {
    let doc = reading.doc;
    let lemma = lower(&doc.tokens[noun].lemma);
    let kind = hit.frame.event;
    let lexicon = lexicon();
    let numbers = || lexicon.by_word.get(&lemma).into_iter().flatten();
    let of_kind = |f: &usize| lexicon.frames[*f].event == kind;
    let same = hit.frame.words.iter().any(|w| *w == lemma) || numbers().any(of_kind);
    let more = reading.token_is(noun, &["another", "own", "others"])
        || doc.tokens[noun].tag == Tag::Cd
        || reading.words.deeds.one_more.holds(doc.tokens[noun].text)
        || doc
            .children_by(noun, &[Dep::Det, Dep::Amod])
            .any(|c| reading.token_is(c, &["another", "second", "more"]));
    let object = doc.child_by(hit.trigger, &[Dep::Dobj, Dep::Nsubjpass]);
    let repeats = object.is_some_and(|o| lower(&doc.tokens[o].lemma) == lemma);
    let weapon = kind == Some(EventKind::WeaponsTest)
        && (reading.words.deeds.weapons.contains(&lemma)
            || (has_subject && doc.tokens[noun].is_capitalised()));
    let pact = kind == Some(EventKind::Agreement) && has_subject;
    same || more || repeats || weapon || pact || (hit.aims() && can_be_struck(reading, noun))
}
