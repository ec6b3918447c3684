//! Owners that are named again by a pronoun or a common noun: "its registrar", "the embassy's attaché", "his country's envoy".

use super::owner_at;
use crate::extract::entities::names;
use crate::extract::reading::Reading;
use crate::facts::{EntityKind, MentionKind};
use crate::language::{Dep, Tag};
use std::ops::Range;

/// Nouns for a body of the country that was named before.
const POSTS: [&str; 5] = ["embassy", "consulate", "legation", "government", "delegation"];

/// Whose an office is, where the word before its title at `at` is "its" or the mark of "the embassy's"; and where the owner's
/// words begin.
pub(super) fn owner_again(reading: &Reading, at: usize, from: usize) -> Option<(usize, usize)> {
    // "was represented by its minister and Zenda by its consul"
    let by = at > from + 2 && reading.token_is(at, &["its"]) && reading.token_is(at - 1, &["by"]);
    let land = owner_at(reading, at.saturating_sub(2)).filter(|(e, range)| {
        let and = range.start > from && reading.token_is(range.start - 1, &["and", ","]);
        by && and && range.end + 1 == at && reading.kind(*e) == EntityKind::Country
    });
    if let Some((land, _)) = land {
        return Some((land, at));
    }
    // "Ruritania's premier and its foreign minister"
    if reading.token_is(at, &["its"]) && at > from && reading.token_is(at - 1, &["and"]) {
        let sentence = reading.doc.sentences[reading.doc.sentence_of(at)].clone();
        let office = crate::extract::entities::people::title_ending_at(reading, at - 1, from);
        let land = office.and_then(|o| super::left::left_of_title(reading, o.start, &sentence).0);
        if let Some(land) = land.filter(|e| reading.kind(*e) == EntityKind::Country) {
            return Some((land, at));
        }
    }
    if reading.token_is(at, &["its"]) {
        return of_it(reading, at, from).map(|owner| (owner, at));
    }
    if reading.token_is(at, &["whose"]) {
        return of_whom(reading, at, from).map(|owner| (owner, at));
    }
    if !matches!(reading.doc.tokens[at].text, "'s" | "’s" | "'" | "’") || at < from + 2 {
        return None;
    }
    let (noun, determiner) = (at - 1, at - 2);
    let known = reading.token_is(determiner, &["the"]) || reading.doc.tokens[determiner].tag == Tag::PrpS;
    if !known || reading.named_at(noun).is_some() {
        return None;
    }
    let words = &reading.words.offices;
    let owner = if reading.token_in(noun, &words.lands) {
        last_owner(reading, determiner, from, |kind| kind == EntityKind::Country)
    } else if reading.token_is(noun, &POSTS) {
        of_last_office(reading, determiner, from, EntityKind::Country)
            .or_else(|| last_owner(reading, determiner, from, |kind| kind == EntityKind::Country))
    } else if reading.token_in(noun, &words.bodies) {
        of_last_office(reading, determiner, from, EntityKind::Organization)
            .or_else(|| last_owner(reading, determiner, from, |kind| kind == EntityKind::Organization))
    } else {
        None
    };
    owner.map(|owner| (owner, determiner))
}

/// "the league, whose director, Ott,": the country or body right before the relative clause.
fn of_whom(reading: &Reading, whose: usize, from: usize) -> Option<usize> {
    let comma = usize::from(whose > from && reading.token_is(whose - 1, &[","]));
    let last = whose.checked_sub(1 + comma).filter(|t| *t >= from)?;
    owner_at(reading, last).filter(|(_, range)| range.end == last + 1).map(|(owner, _)| owner)
}

/// "The president of the league, Ott, and its registrar, Ek": whose the office joined to it is; else whose the sentence is.
fn of_it(reading: &Reading, its: usize, from: usize) -> Option<usize> {
    let and = its.checked_sub(1).filter(|t| reading.token_is(*t, &["and", ","]));
    let joined = and.and_then(|_| last_role(reading, its, from));
    // "The garrison shot its commander": of what has no name.
    if joined.is_none() && unnamed_subject(reading, its) {
        return None;
    }
    joined.or_else(|| subject(reading, its)).or_else(|| {
        let sentence = reading.mentions_of_sentence(reading.doc.sentence_of(from));
        let before = sentence.iter().filter(|m| m.tokens.end <= its);
        let mut owners: Vec<(usize, usize)> = before
            .filter(|m| m.entities.len() == 1)
            .filter_map(|m| owner_at(reading, m.tokens.start).map(|(owner, range)| (range.start, owner)))
            .collect();
        owners.sort_unstable();
        let is_subject = |at: usize| {
            let head = reading.named_at(at).map_or(at, |m| names::head_of(reading, &m.tokens));
            matches!(reading.doc.tokens[head].dep, Dep::Nsubj | Dep::Nsubjpass)
        };
        let acts = owners.iter().rev().find(|(at, _)| is_subject(*at)).map(|(_, e)| *e);
        let one = |owners: &[(usize, usize)]| {
            owners.first().filter(|(_, e)| owners.iter().all(|(_, o)| o == e)).map(|(_, e)| *e)
        };
        // "Ruritania's envoy to Zenda, until May its consul": not of where one goes.
        let rest: Vec<(usize, usize)> =
            owners.iter().copied().filter(|(at, _)| !leads_away(reading, *at)).collect();
        acts.or_else(|| one(&owners))
            .or_else(|| one(&rest))
            .or_else(|| of_sentence_before(reading, its, from).filter(|_| owners.is_empty()))
    })
}

/// Whether an owner stands behind a preposition of place: "to Zenda", "in the league".
fn leads_away(reading: &Reading, owner: usize) -> bool {
    let the = usize::from(owner > 0 && reading.token_is(owner - 1, &["the"]));
    let before = owner.checked_sub(1 + the);
    before
        .is_some_and(|t| reading.token_is(t, &["to", "in", "at", "with", "from", "against", "into", "near"]))
}

/// The country or body that is the subject of the verb above.
fn subject(reading: &Reading, at: usize) -> Option<usize> {
    let doc = reading.doc;
    // "the Sejm, led by its speaker": whose clause it is.
    let clause = doc.ancestors(at).find(|t| doc.tokens[*t].tag.is_verb());
    let led = clause.filter(|v| matches!(doc.tokens[*v].dep, Dep::Acl)).and_then(|v| doc.head(v));
    if let Some((owner, _)) = led.filter(|n| *n < at).and_then(|n| owner_at(reading, n)) {
        return Some(owner);
    }
    let mut above = doc.head(at);
    while let Some(word) = above.filter(|w| !doc.tokens[*w].tag.is_verb()) {
        above = doc.head(word);
    }
    let verb = above?;
    // "asked Ruritania to recall Ott, its consul": of who is to recall him.
    let asked = doc.head(verb).filter(|_| doc.tokens[verb].dep == Dep::Xcomp);
    let controls = asked.and_then(|v| doc.child_by(v, &[Dep::Dobj])).filter(|o| *o < verb);
    let subject = doc.child_by(verb, &[Dep::Nsubj, Dep::Nsubjpass]).filter(|s| *s < at).or(controls)?;
    // "The congress of Zenda's Farmers' Union elected Ott its chairman": of the body that the subject is of.
    let of_body = || {
        let phrase = doc.subtree(subject);
        let unnamed = reading.named_at(subject).is_none();
        let last = phrase.rev().find_map(|t| owner_at(reading, t)).filter(|_| unnamed);
        last.filter(|(owner, _)| reading.kind(*owner) == EntityKind::Organization)
    };
    owner_at(reading, subject).or_else(of_body).map(|(owner, _)| owner)
}

/// "The Tarn Union met. Its president, Ott, left": the body that the sentence before is about; "Ruritania's delegate spoke. Its envoy,
/// Ott, left": the one country that it names, and not as where something is.
fn of_sentence_before(reading: &Reading, its: usize, from: usize) -> Option<usize> {
    let apposed = its == from || is_apposed_to_name(reading, its, from);
    let sentence = reading.doc.sentence_of(from).checked_sub(1).filter(|_| apposed)?;
    let is_subject = |tokens: &Range<usize>| {
        let head = names::head_of(reading, tokens);
        matches!(reading.doc.tokens[head].dep, Dep::Nsubj | Dep::Nsubjpass)
            && reading.doc.head(head).is_some_and(|v| reading.doc.tokens[v].dep == Dep::Root)
    };
    let about = reading.mentions_of_sentence(sentence).iter().find(|m| is_subject(&m.tokens));
    if let Some([body]) = about.map(|m| &m.entities[..])
        && reading.kind(*body) == EntityKind::Organization
    {
        return Some(*body);
    }
    // "Ott, head of the Tarn Union, met Ek. Its treasurer": an office that bodies have.
    let end = reading.doc.sentences[sentence + 1].end;
    let of_bodies = super::super::people::title_length(reading, its + 1, end).is_some_and(|n| {
        let text = super::title_text(reading, its + 1..its + 1 + n);
        reading.words.offices.of_bodies_alone.contains(text.rsplit(' ').next().unwrap_or_default())
    });
    // "The head of the Tarn Union, Ott, blamed the Zenda Court. Its chairman": of the one that nobody is told to be of.
    let of_somebody = |at: usize| {
        reading.roles.starting_in(reading.doc.sentences[sentence].clone()).any(|r| r.tokens.contains(&at))
    };
    let bodies = reading.mentions_of_sentence(sentence).iter().filter_map(|m| match m.entities[..] {
        [one] if reading.kind(one) == EntityKind::Organization => Some((m.tokens.start, one)),
        _ => None,
    });
    let mut bodies = bodies.collect::<Vec<(usize, usize)>>();
    bodies.dedup_by_key(|(_, body)| *body);
    if bodies.len() > 1 {
        bodies.retain(|(at, _)| !of_somebody(*at));
    }
    if let ([(_, body)], true) = (&bodies[..], of_bodies) {
        return Some(*body);
    }
    let named = reading.mentions_of_sentence(sentence).iter().filter_map(|m| match m.entities[..] {
        [one] if reading.kind(one) == EntityKind::Country && m.kind == MentionKind::Name => {
            (!leads_away(reading, m.tokens.start)).then_some(one)
        }
        _ => None,
    });
    let mut named = named.collect::<Vec<usize>>();
    named.dedup();
    named.first().copied().filter(|_| named.len() == 1)
}

/// "Ott, its president,", "Ott, once its treasurer,": right behind a name.
fn is_apposed_to_name(reading: &Reading, its: usize, from: usize) -> bool {
    let adverb = its > from && reading.token_is(its - 1, &["once", "formerly", "now", "previously", "twice"]);
    let comma =
        its.checked_sub(1 + usize::from(adverb)).filter(|c| *c > from && reading.token_is(*c, &[","]));
    let name = comma.and_then(|c| reading.named_at(c - 1).filter(|m| m.tokens.end == c));
    name.is_some_and(|m| m.entities.iter().all(|e| reading.kind(*e) == EntityKind::Person))
}

/// Whether the verb above has a body of common nouns for its subject.
pub(super) fn unnamed_subject(reading: &Reading, at: usize) -> bool {
    let doc = reading.doc;
    let verb = doc.ancestors(at).find(|t| doc.tokens[*t].tag.is_verb());
    let subject = verb.and_then(|v| doc.surface_subject(v)).filter(|s| *s < at);
    subject.is_some_and(|s| {
        let words = &reading.words.offices;
        let body = reading.token_in(s, &words.bodies) || reading.token_in(s, &words.forces);
        let owned = doc.children(s).any(|c| owner_at(reading, c).is_some());
        body && !owned && doc.tokens[s].tag == Tag::Nn && reading.named_at(s).is_none()
    })
}

/// Of whom the last office before this token is.
fn last_role(reading: &Reading, at: usize, from: usize) -> Option<usize> {
    reading.roles.starting_in(from..at).rev().find(|r| r.tokens.end <= at).and_then(|r| r.of)
}

fn of_last_office(reading: &Reading, at: usize, from: usize, kind: EntityKind) -> Option<usize> {
    last_role(reading, at, from).filter(|owner| reading.kind(*owner) == kind)
}

/// The owner named last before this token, in this sentence or the one before.
fn last_owner(reading: &Reading, at: usize, from: usize, fits: impl Fn(EntityKind) -> bool) -> Option<usize> {
    let sentence = reading.doc.sentence_of(from);
    [Some(sentence), sentence.checked_sub(1)].into_iter().flatten().find_map(|s| {
        let before = reading.mentions_of_sentence(s).iter().filter(|m| m.tokens.end <= at);
        let owners = before.filter_map(|m| match m.entities[..] {
            [one] if fits(reading.kind(one)) => Some((m.tokens.start, one)),
            _ => None,
        });
        owners.max().map(|(_, owner)| owner)
    })
}
