//! The office of one that is told to be another's: "his Turkish counterpart, Ott", "her successor, Ek".

use super::holder::person_at;
use super::owner_at;
use crate::extract::reading::{FoundRole, Reading};
use crate::extract::voice::Voice;
use crate::facts::{EntityKind, MentionKind};
use crate::gazetteer::Rank;
use crate::language::{Dep, Tag};
use rustc_hash::FxHashMap;

/// What an office of the United States is called in other countries.
fn abroad(title: &str) -> &str {
    match title {
        "secretary of state" => "foreign minister",
        "defense secretary" | "secretary of defense" => "defense minister",
        "treasury secretary" => "finance minister",
        _ => title,
    }
}

/// The office of those whose "counterparts" these are: that of the last one named before, as it is called abroad.
pub(super) fn model_title(reading: &Reading, noun: usize) -> Option<String> {
    let sentence = reading.doc.sentences[reading.doc.sentence_of(noun)].start;
    let before: Vec<&FoundRole> =
        reading.roles.starting_in(sentence..noun).filter(|r| r.title != "sheikh").collect();
    let office = before.iter().rfind(|r| !is_rank(reading, &r.title));
    office.or(before.last()).map(|r| abroad(&r.title).to_owned())
}

/// What one is addressed by beside an office: "Foreign Minister Prince Ott".
fn is_rank(reading: &Reading, title: &str) -> bool {
    let rank = reading.gazetteer.office(title).map(|t| t.rank);
    let ranks = &reading.words.offices.ranks;
    // "army chief" is an office.
    let soldier =
        rank == Some(Rank::Military) && title.rsplit([' ', '-']).next().is_some_and(|w| ranks.contains(w));
    title == "sheikh" || soldier || rank == Some(Rank::Royal)
}

/// Nouns for one who has the like office elsewhere.
pub(super) const ELSEWHERE: [&str; 2] = ["counterpart", "colleague"];
/// Nouns for one who has it before or after; what the clauses around say is known by then: "became president. Her predecessor".
pub(super) const IN_TURN: [&str; 2] = ["successor", "predecessor"];

/// "his Turkish counterpart, Ott", "Ruritania's Ek met his counterpart from Zenda, Ott", "his successor, Ott": the office of
/// the one whose counterpart or successor it is.
pub(super) fn likewise(reading: &Reading, nouns: &[&str], found: &mut Vec<FoundRole>) {
    let doc = reading.doc;
    let mut offices: FxHashMap<usize, Vec<usize>> = FxHashMap::default();
    for (number, role) in reading.roles.iter().enumerate() {
        offices.entry(doc.sentence_of(role.tokens.start)).or_default().push(number);
    }
    for noun in spoken_of(reading, nouns).into_iter().filter(|n| doc.tokens[*n].tag.is_noun()) {
        let word = &doc.tokens[noun];
        let opposite = is_opposite(reading, noun) && nouns == ELSEWHERE.as_slice();
        if !(opposite || word.is_any(nouns)) {
            continue;
        }
        let named = named_by(reading, noun);
        let Some((person, at)) = named else { continue };
        let sentence = doc.sentence_of(noun);
        let owner = doc.child_by(noun, &[Dep::Poss]).and_then(|o| person_at(reading, o));
        if owner.is_none() && is_of_unknown(reading, noun) {
            continue;
        }
        let before = |r: &&FoundRole| r.person != person && r.tokens.start < noun;
        let model = match owner {
            Some(owner) => office_of(reading, owner, before),
            None => {
                let near = [sentence.checked_sub(1), Some(sentence)].into_iter().flatten();
                let near = near.filter_map(|s| offices.get(&s)).flatten().copied();
                let in_turn = nouns == IN_TURN.as_slice();
                near_office(reading, near.filter(|n| before(&&reading.roles[*n])), noun, in_turn)
            }
        };
        // "Sheikh" is how one is addressed, no office that others have, too.
        let model = model.filter(|m| m.title != "sheikh").map(|m| (m.title.clone(), m.of));
        let alone = || owner.is_none().then(|| super::nearby::office_before(reading, noun)).flatten();
        let Some((model, model_of)) = model.or_else(alone) else { continue };
        let country = doc
            .children_by(noun, &[Dep::Amod, Dep::Compound, Dep::Nmod])
            .find_map(|c| owner_at(reading, c))
            .or_else(|| noun.checked_sub(1 + usize::from(opposite)).and_then(|b| owner_at(reading, b)))
            .map(|(e, _)| e);
        let counterpart = opposite || word.is_any(&["counterpart", "colleague"]);
        // "flew to Zenda for talks with his counterpart, Ott"
        let host = || super::hosts::visited_before(reading, noun).filter(|of| Some(*of) != model_of);
        let elsewhere = || country.or_else(|| from_behind(reading, noun)).or_else(host);
        let of = if counterpart { elsewhere() } else { model_of };
        if counterpart && of.is_none() {
            continue;
        }
        let tokens = noun.min(at)..at.max(noun) + 1;
        found.push(FoundRole {
            person,
            title: if counterpart { abroad(&model) } else { lasting(&model) }.to_owned(),
            of,
            former: word.is("predecessor"),
            asserted: None,
            voice: Voice::Article,
            tokens,
            rule: "roles.likewise",
        });
    }
}

/// Where these nouns may stand, or "her Zendan opposite number".
fn spoken_of(reading: &Reading, nouns: &[&str]) -> Vec<usize> {
    let mut found = [reading.tokens_that_are(nouns), reading.tokens_that_are(&["number"])].concat();
    found.sort_unstable();
    found
}

fn is_opposite(reading: &Reading, noun: usize) -> bool {
    noun > 1 && reading.token_is(noun, &["number"]) && reading.token_is(noun - 1, &["opposite"])
}

/// "Tarnov took command after the death of his predecessor, Ott": whose "his" is nobody knows.
fn is_of_unknown(reading: &Reading, noun: usize) -> bool {
    let doc = reading.doc;
    let his = doc.child_by(noun, &[Dep::Poss]).is_some_and(|p| doc.tokens[p].tag == Tag::PrpS);
    let subject = |v: usize| doc.child_by(v, &[Dep::Nsubj, Dep::Nsubjpass]).filter(|s| *s < noun);
    let unknown = |s: usize| {
        let word = &doc.tokens[s];
        let bare = doc.child_by(s, &[Dep::Det, Dep::Poss, Dep::Amod, Dep::Compound]).is_none();
        word.tag.is_noun() && word.is_capitalised() && bare && reading.named_at(s).is_none()
    };
    his && doc.ancestors(noun).filter(|v| doc.is_verbal(*v)).filter_map(subject).last().is_some_and(unknown)
}

/// The office told last of these, of which there is no better: one has the like of what another is, and not of a rank nor of what he was.
fn near_office<'r>(
    reading: &'r Reading,
    near: impl Iterator<Item = usize>,
    noun: usize,
    in_turn: bool,
) -> Option<&'r FoundRole> {
    // "Ott was minister. Ek took over when his predecessor, Alm, died": Ek's, of whom nothing is told.
    let person = |e: &usize| reading.kind(*e) == EntityKind::Person;
    let named = reading.mentions_of_sentence(reading.doc.sentence_of(noun)).iter();
    let named = named
        .filter(|m| m.tokens.end <= noun && m.kind == MentionKind::Name && m.entities.iter().all(person));
    let named: Vec<usize> = named.flat_map(|m| m.entities.iter().copied()).collect();
    let fits = |n: &usize| !in_turn || named.is_empty() || named.contains(&reading.roles[*n].person);
    let office = |n: &usize| !is_rank(reading, &reading.roles[*n].title);
    let number = near.filter(fits).max_by_key(|n| (office(n), !reading.roles[*n].former, *n))?;
    Some(&reading.roles[number])
}

/// The last office of somebody: "the army chief, General Ott, and his counterpart" tells of the chief, as a rank is no office.
fn office_of<'r>(
    reading: &'r Reading,
    person: usize,
    fits: impl Fn(&&FoundRole) -> bool,
) -> Option<&'r FoundRole> {
    let office = |over: bool| {
        reading.roles.of(person).filter(&fits).rfind(|r| r.former == over && !is_rank(reading, &r.title))
    };
    office(false).or_else(|| office(true)).or_else(|| reading.roles.of(person).rfind(&fits))
}

/// The office that an acting holder stands in for.
pub(super) fn lasting(title: &str) -> &str {
    let words = ["acting ", "interim ", "transitional ", "caretaker "];
    words.iter().find_map(|w| title.strip_prefix(w)).unwrap_or(title)
}

/// "Zenda's foreign minister, Ek, and Gondor's, Ott,": the office is told once.
pub(super) fn told_once(reading: &Reading, found: &mut Vec<FoundRole>) {
    let tokens = &reading.doc.tokens;
    for mark in 2..tokens.len().saturating_sub(2) {
        if !matches!(tokens[mark].text, "'s" | "’s" | "'" | "’") || tokens[mark + 1].text != "," {
            continue;
        }
        let Some(person) = person_at(reading, mark + 2) else { continue };
        let Some((of, owner)) = owner_at(reading, mark - 1) else { continue };
        let sentence = reading.doc.sentences[reading.doc.sentence_of(mark)].start;
        let before = reading.roles.starting_in(sentence..mark).filter(|r| r.asserted.is_none());
        let model = before.rev().find(|r| r.person != person && r.of.is_some_and(|o| o != of));
        let joined = owner.start > sentence && reading.token_is(owner.start - 1, &["and", ",", "with", "to"]);
        let Some(model) = model.filter(|m| joined && !is_rank(reading, &m.title)) else { continue };
        let end = reading.named_at(mark + 2).map_or(mark + 3, |m| m.tokens.end);
        let (tokens, rule) = (owner.start..end, "roles.likewise");
        found.push(FoundRole { person, of: Some(of), tokens, rule, ..model.clone() });
    }
}

/// "his counterpart from Zenda": the country behind.
fn from_behind(reading: &Reading, noun: usize) -> Option<usize> {
    let from = reading.token_is(noun + 1, &["from", "of", "in"]);
    let next = noun + 2 + usize::from(reading.token_is(noun + 2, &["the"]));
    owner_at(reading, next).filter(|_| from).map(|(owner, _)| owner)
}

/// The name behind "counterpart", as its apposition, or before it.
fn named_by(reading: &Reading, noun: usize) -> Option<(usize, usize)> {
    let doc = reading.doc;
    let person = |t: usize| person_at(reading, t).map(|p| (p, t));
    let courtesies =
        |t: &usize| !doc.tokens[*t].is_word() || doc.tokens[*t].tag.is_proper() || person(*t).is_some();
    let owner = if reading.token_is(noun + 1, &["from"]) { owner_at(reading, noun + 2) } else { None };
    let next = owner.map_or(noun + 1, |(_, range)| range.end);
    let behind = (next..doc.tokens.len().min(next + 5)).take_while(courtesies).find_map(person);
    let apposed =
        || doc.children_by(noun, &[Dep::Appos]).find_map(person).or_else(|| behind_place(reading, noun));
    behind.or_else(apposed).or_else(|| named_before(reading, noun))
}

/// "his successor at the ministry, Ott,": the name behind the comma that ends the phrase.
fn behind_place(reading: &Reading, noun: usize) -> Option<(usize, usize)> {
    const LONGEST: usize = 5;
    let doc = reading.doc;
    let inside =
        |t: &usize| doc.tokens[*t].tag.is_noun() || matches!(doc.tokens[*t].tag, Tag::Dt | Tag::In | Tag::Jj);
    reading.token_is(noun + 1, &["at", "in"]).then_some(())?;
    let comma = (noun + 2..doc.tokens.len().min(noun + LONGEST)).find(|t| !inside(t))?;
    let mention = reading
        .named_at(comma + 1)
        .filter(|m| reading.token_is(comma, &[",", "("]) && m.tokens.start == comma + 1)?;
    let closed = doc.tokens.get(mention.tokens.end).is_none_or(|t| !t.is_word());
    person_at(reading, comma + 1).filter(|_| closed).map(|person| (person, comma + 1))
}

/// "Ott, her Zendan counterpart,": the name before the comma.
fn named_before(reading: &Reading, noun: usize) -> Option<(usize, usize)> {
    const LONGEST: usize = 5;
    let from = noun.saturating_sub(LONGEST);
    let comma = (from..noun).rev().find(|t| reading.token_is(*t, &[","]))?;
    let his = (comma + 1..noun).find(|t| reading.doc.tokens[*t].tag == Tag::PrpS)?;
    let name = comma.checked_sub(1).filter(|_| his == comma + 1)?;
    let mention = reading.named_at(name).filter(|m| m.tokens.end == comma)?;
    person_at(reading, name).map(|person| (person, mention.tokens.start))
}
