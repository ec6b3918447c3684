//! Whose an office is that a verb or a noun of standing for a country tells: "Ruritania was represented by Minister Ott",
//! "the Government of Ruritania, led by Minister Ott,", "Ruritania's man in Zenda, Ambassador Ott,".

use super::owner_at;
use crate::extract::reading::{FoundRole, Reading};
use crate::facts::EntityKind;
use crate::language::{Dep, Tag};

/// The country that the holder of an office stands for.
pub(super) fn country(reading: &Reading, role: &FoundRole) -> Option<usize> {
    let sentence = reading.doc.sentences[reading.doc.sentence_of(role.tokens.start)].clone();
    let by_verb =
        sentence.filter(|t| stands_for(reading, *t)).find_map(|verb| represented(reading, role, verb));
    by_verb.or_else(|| of_its_man(reading, role)).or_else(|| the_other_one(reading, role))
}

/// "The Ruritanian team was led by Minister Ott, the Zendan one by Minister Ek": the verb is told once.
fn the_other_one(reading: &Reading, role: &FoundRole) -> Option<usize> {
    let start = reading.doc.sentences[reading.doc.sentence_of(role.tokens.start)].start;
    let first = super::hosts::first_of_row(reading, role, start);
    let by = first.checked_sub(1).filter(|t| *t > start && reading.token_is(*t, &["by"]))?;
    let one = by.checked_sub(1).filter(|t| reading.token_is(*t, &["one", "side", "team", "delegation"]))?;
    let (country, _) = owner_at(reading, one.checked_sub(1)?)?;
    let led = (start..one)
        .any(|t| matches!(&*reading.doc.tokens[t].lemma, "lead" | "head" | "attend" | "sign" | "conduct"));
    (led && reading.kind(country) == EntityKind::Country).then_some(country)
}

/// A verb whose doer stands for whom it is done to; of leading, the participle and the perfect alone, as "led Ruritania to victory" tells otherwise.
fn stands_for(reading: &Reading, verb: usize) -> bool {
    let token = &reading.doc.tokens[verb];
    let participle = token.tag == Tag::Vbn && token.dep == Dep::Acl;
    // "has led Ruritania since"
    let yet = matches!(&*token.lemma, "lead" | "rule" | "govern")
        && reading.doc.children_by(verb, &[Dep::Aux]).any(|a| reading.token_is(a, &["has", "had"]));
    token.tag.is_verb()
        && (yet || &*token.lemma == "represent" || matches!(&*token.lemma, "lead" | "head") && participle)
}

/// Whether a body governs, and so has ministers of its own: "the Zenda Regional Government".
fn governs(reading: &Reading, body: usize) -> bool {
    let last = reading.entities[body].label.rsplit(' ').next();
    reading.kind(body) == EntityKind::Organization
        && last.is_some_and(|w| matches!(w, "Government" | "Administration" | "Authority"))
}

/// "a Ruritanian delegation", "the Ruritanian side": whose those are that somebody leads.
fn of_delegation(reading: &Reading, noun: usize) -> Option<usize> {
    let sent = reading.token_in(noun, &reading.words.offices.forces)
        || reading.token_is(noun, &["team", "side", "group", "party"]);
    let from = reading.doc.sentences[reading.doc.sentence_of(noun)].start;
    sent.then(|| super::left::owner_before(reading, noun, from)).flatten()
}

/// "Minister Ott represented Ruritania", "Ruritania was represented by Minister Ott", "Representing Ruritania was Minister Ott".
fn represented(reading: &Reading, role: &FoundRole, verb: usize) -> Option<usize> {
    const NEAR: usize = 4;
    let doc = reading.doc;
    let stands = |e: &usize| reading.kind(*e) == EntityKind::Country || governs(reading, *e);
    let country = |t: usize| {
        owner_at(reading, t)
            .map(|(e, _)| e)
            .filter(stands)
            .or_else(|| of_delegation(reading, t).filter(stands))
    };
    let participle = doc.tokens[verb].tag == Tag::Vbn && doc.tokens[verb].dep == Dep::Acl;
    if participle || doc.is_passive(verb) {
        let by = (verb + 1..verb + NEAR).find(|t| reading.token_is(*t, &["by"]))?;
        let agent = (by + 1..by + NEAR).any(|t| role.tokens.contains(&t));
        let subject = doc.head(verb).filter(|_| participle).or_else(|| doc.surface_subject(verb));
        return subject.filter(|_| agent).and_then(country);
    }
    let object = doc.child_by(verb, &[Dep::Dobj]).and_then(country)?;
    // "Minister Ott and Secretary Ek will represent Ruritania"
    let start = doc.sentences[doc.sentence_of(verb)].start;
    let first = super::hosts::first_of_row(reading, role, start);
    let subject = doc.surface_subject(verb).is_some_and(|s| (first..role.tokens.end).contains(&s));
    let was = (verb + 1..role.tokens.start).find(|t| reading.token_is(*t, &["was", "is", "were", "are"]));
    let inverted = doc.tokens[verb].tag == Tag::Vbg && was.is_some_and(|w| w + NEAR > role.tokens.start);
    (subject || inverted).then_some(object)
}

/// "Ruritania's man in Zenda, Ambassador Ott,": the phrase before the comma tells of the same person.
fn of_its_man(reading: &Reading, role: &FoundRole) -> Option<usize> {
    const LONGEST: usize = 10;
    let comma = role.tokens.start.checked_sub(1).filter(|c| reading.token_is(*c, &[","]))?;
    let from = reading.doc.sentences[reading.doc.sentence_of(comma)].start;
    let nominal = |t: &usize| !reading.doc.tokens[*t].tag.is_verb() && !reading.token_is(*t, &[",", ";"]);
    let phrase = (from.max(comma.saturating_sub(LONGEST))..comma).rev().take_while(nominal);
    let mark = phrase.into_iter().find(|t| matches!(reading.doc.tokens[*t].text, "'s" | "’s" | "'" | "’"))?;
    let noun = (mark + 1..comma.min(mark + 4)).any(|t| reading.token_in(t, &reading.words.offices.stand_ins));
    let (owner, _) = owner_at(reading, mark.checked_sub(1)?).filter(|_| noun)?;
    (reading.kind(owner) == EntityKind::Country).then_some(owner)
}
