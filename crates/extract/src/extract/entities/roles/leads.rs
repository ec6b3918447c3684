//! Offices told by verbs of leading and holding: "Ott leads the party", "held the office of president".

use super::holder::{office, person_at, person_described};
use super::mood::{over, unreal};
use super::{owner_at, title_text};
use crate::extract::reading::{FoundRole, Reading};
use crate::extract::voice::Voice;
use crate::facts::{EntityKind, MentionKind};
use crate::language::{Dep, Relation, Tag};
use std::ops::Range;

/// "held the office of president", "the first woman to hold the post of foreign minister in Ruritania".
pub(super) fn holds(reading: &Reading, verb: usize, found: &mut Vec<FoundRole>) {
    let doc = reading.doc;
    let Some(post) = doc.child_by(verb, &[Dep::Dobj]) else { return };
    if !reading.token_is(post, &["office", "post", "position", "job", "rank"]) {
        return;
    }
    let noun = doc
        .children_by(post, &[Dep::Prep])
        .find(|p| reading.token_is(*p, &["of"]))
        .and_then(|p| doc.child_by(p, &[Dep::Pobj]));
    let Some(noun) = noun else { return };
    let first = first_to(reading, verb);
    if first.is_none() && unreal(reading, verb) {
        return;
    }
    let subject = first.or_else(|| doc.surface_subject(verb));
    let person = subject.and_then(|s| person_at(reading, s).or_else(|| person_described(reading, s)));
    let past = matches!(doc.tokens[verb].tag, Tag::Vbd) || first.is_some();
    found.extend(
        person.and_then(|p| office(reading, noun, p, verb, past && &*doc.tokens[verb].lemma == "hold")),
    );
}

/// "the first woman to hold": she has held it.
pub(super) fn first_to(reading: &Reading, verb: usize) -> Option<usize> {
    const ONLY: [&str; 5] = ["first", "last", "only", "youngest", "oldest"];
    let doc = reading.doc;
    let to = |t: usize| doc.children_by(t, &[Dep::Aux]).any(|a| doc.tokens[a].tag == Tag::To);
    let base = doc.tokens[verb].tag == Tag::Vb || doc.is_passive(verb) && to(verb);
    let infinitive = matches!(doc.tokens[verb].dep, Dep::Relcl | Dep::Acl) && base;
    doc.head(verb).filter(|h| infinitive && doc.children(*h).any(|c| reading.token_is(c, &ONLY)))
}

/// "has been chosen to lead", "chose Ott to lead": who is put there does.
pub(super) fn put_there(reading: &Reading, verb: usize) -> Option<usize> {
    let doc = reading.doc;
    let above = doc.head(verb).filter(|_| doc.tokens[verb].tag == Tag::Vb)?;
    let chosen =
        matches!(&*doc.tokens[above].lemma, "choose" | "elect" | "appoint" | "name" | "select" | "reelect");
    if !chosen || unreal(reading, above) {
        return None;
    }
    let object = || doc.child_by(above, &[Dep::Dobj]).or_else(|| doc.child_by(verb, &[Dep::Nsubj]));
    if doc.is_passive(above) { doc.surface_subject(above) } else { object() }
}

/// Forms of verbs of being at the head, some of which the parser takes for nouns.
pub(super) const LEADING: [&str; 5] = ["chairs", "chaired", "heads", "headed", "leads"];

/// "Ott chairs the league": the parser takes the verb for a noun of the name now and then.
pub(super) fn as_a_noun(reading: &Reading, word: usize) -> Option<FoundRole> {
    let lemma = match reading.doc.tokens[word].text {
        "chairs" | "chaired" => "chair",
        "heads" | "headed" => "head",
        "leads" => "lead",
        _ => return None,
    };
    let tag = reading.doc.tokens[word].tag;
    let name = reading.named_at(word.checked_sub(1)?).filter(|m| m.tokens.end == word)?;
    let person = person_at(reading, name.tokens.start)?;
    let (of, range) = owner_at(reading, word + 2).filter(|(_, r)| r.start == word + 2)?;
    let body = reading.token_is(word + 1, &["the"]) && reading.kind(of) == EntityKind::Organization;
    (body && !tag.is_verb()).then(|| FoundRole {
        person,
        title: title_of(lemma).to_owned(),
        of: Some(of),
        former: false,
        asserted: Some(word),
        voice: Voice::Article,
        tokens: name.tokens.start..range.end,
        rule: "roles.leads",
    })
}

/// "Ott leads the party", "the troupe, led by Ott": a leader.
pub(super) fn leads(reading: &Reading, verb: usize, found: &mut Vec<FoundRole>) {
    let doc = reading.doc;
    let told = first_to(reading, verb).or_else(|| put_there(reading, verb));
    if told.is_none() && unreal(reading, verb) {
        return;
    }
    let arguments = doc.arguments(verb);
    let of = |relation: Relation| arguments.iter().filter(move |a| a.relation == relation);
    let told = told.and_then(|s| {
        let apposed = || doc.children_by(s, &[Dep::Appos]).find_map(|c| person_at(reading, c));
        person_at(reading, s).or_else(apposed).or_else(|| person_described(reading, s)).map(|p| (p, s))
    });
    let subject = || {
        of(Relation::Subject).find_map(|a| {
            // "led by the lawyer Anna Ott": the name may be the noun's apposition.
            let name = person_at(reading, a.token)
                .or_else(|| doc.children_by(a.token, &[Dep::Appos]).find_map(|c| person_at(reading, c)));
            let name = name.or_else(|| apposed_behind(reading, a.token, verb));
            // "Ott, a lawyer who once led the league"
            name.or_else(|| person_described(reading, a.token)).map(|p| (p, a.token))
        })
    };
    let Some((person, by)) = told.or_else(subject) else { return };
    let body = of(Relation::Object)
        .find_map(|a| owner_at(reading, a.token).map(|(body, range)| (body, range, None)));
    let behind = |t: usize| named_behind(reading, t).or_else(|| force_of(reading, verb, t));
    let body = body.or_else(|| of(Relation::Object).find_map(|a| behind(a.token)));
    // "chairs the fisheries committee of Ruritania's parliament": the head of a part.
    let part = || of(Relation::Object).find_map(|a| part_of_body(reading, a.token));
    let Some((body, range, part)) = body.or_else(part) else { return };
    // Who runs a country is told otherwise.
    if &*doc.tokens[verb].lemma == "run" && reading.kind(body) != EntityKind::Organization {
        return;
    }
    let title = title_of(&doc.tokens[verb].lemma);
    let title = part.map_or_else(|| title.to_owned(), |part: String| format!("{title} of {part}"));
    // One leads a country as its head; "led Ruritania into war" is about the same.
    let tokens = range.start.min(verb).min(by)..range.end.max(verb + 1).max(by + 1);
    let past = doc.tokens[verb].tag == Tag::Vbd;
    let had = doc.children_by(verb, &[Dep::Aux]).any(|a| reading.token_is(a, &["had"]));
    let ran = &*doc.tokens[verb].lemma == "run";
    let once = doc
        .children_by(verb, &[Dep::Advmod])
        .any(|a| reading.token_is(a, &["once", "formerly", "previously"]));
    let country = reading.kind(body) == EntityKind::Country;
    let former = past && (country || ran || once) || had && ran || over(reading, verb);
    found.push(FoundRole {
        person,
        title,
        of: Some(body),
        former,
        asserted: Some(verb),
        voice: Voice::Article,
        tokens,
        rule: "roles.leads",
    });
}

/// What one is who leads so.
fn title_of(verb: &str) -> &'static str {
    match verb {
        "head" | "run" => "head",
        "chair" => "chair",
        "command" => "commander",
        "rule" | "govern" => "ruler",
        _ => "leader",
    }
}

/// "commands Ruritania's troops in Zenda": the state's.
fn force_of(reading: &Reading, verb: usize, noun: usize) -> Option<(usize, Range<usize>, Option<String>)> {
    let commands = &*reading.doc.tokens[verb].lemma == "command";
    let force = reading.token_in(noun, &reading.words.offices.forces) && reading.named_at(noun).is_none();
    // "commands the UN force"
    let body = || noun.checked_sub(1).and_then(|t| owner_at(reading, t)).map(|(of, _)| of);
    let of = super::left::owner_near(reading, noun, verb + 1).or_else(body).filter(|_| commands && force)?;
    Some((of, noun..noun + 1, None))
}

/// "heads the Tarn assembly, the Zenzen": the name behind what the body is.
fn named_behind(reading: &Reading, noun: usize) -> Option<(usize, Range<usize>, Option<String>)> {
    let (body, range) = reading.doc.children_by(noun, &[Dep::Appos]).find_map(|c| owner_at(reading, c))?;
    (reading.kind(body) == EntityKind::Organization).then_some((body, range, None))
}

/// "the fisheries committee of Ruritania's parliament": whose the part is, where that is told, and what the part is called.
fn part_of_body(reading: &Reading, noun: usize) -> Option<(usize, Range<usize>, Option<String>)> {
    let doc = reading.doc;
    let part = reading.token_in(noun, &reading.words.offices.parts) && reading.named_at(noun).is_none();
    if !part || !reading.token_is(noun + 1, &["of", "at", "in"]) {
        return None;
    }
    let next = noun + 2 + usize::from(reading.token_is(noun + 2, &["the", "its", "his", "her"]));
    let (body, range) = owner_at(reading, next).filter(|(_, r)| r.start == next)?;
    let start = doc.subtree(noun).start;
    Some((body, noun..range.end, Some(title_text(reading, start..noun + 1))))
}

/// "The man who ran the service until 1989, General Ott, was": the name between commas behind the clause that tells of him.
fn apposed_behind(reading: &Reading, noun: usize, verb: usize) -> Option<usize> {
    let doc = reading.doc;
    let told = doc.tokens[verb].dep == Dep::Relcl && doc.head(verb) == Some(noun);
    let subject = matches!(doc.tokens[noun].dep, Dep::Nsubj | Dep::Nsubjpass);
    if !told || !subject || reading.named_at(noun).is_some() {
        return None;
    }
    let names = reading.mentions_of_sentence(doc.sentence_of(verb));
    let first = names.iter().filter(|m| m.kind == MentionKind::Name && m.tokens.start > verb);
    let first = first.filter(|m| m.entities.iter().all(|e| reading.kind(*e) == EntityKind::Person));
    let name = first.min_by_key(|m| m.tokens.start)?;
    let comma = name.whole.start.checked_sub(1).filter(|t| reading.token_is(*t, &[","]));
    let closed = reading.token_is(name.tokens.end, &[","]);
    person_at(reading, name.tokens.start).filter(|_| comma.is_some() && closed)
}
