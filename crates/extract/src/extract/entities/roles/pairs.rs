//! Two offices of two people, each his own: "Ott and Ek, president and treasurer of the league", "Ott and Ek, respectively Ruritania's trade
//! minister and the head of the league", "the league's president and its treasurer, Ott and Ek".

use super::left::left_of_title;
use super::owner::owner_behind;
use super::title_text;
use crate::extract::entities::people::{courtesy_before, title_ending_at, title_length};
use crate::extract::reading::{FoundRole, Reading};
use crate::extract::voice::Voice;
use crate::facts::{EntityKind, MentionKind};
use crate::language::Tag;
use std::ops::Range;

/// The rule of such an office.
const RULE: &str = "roles.pair";

/// One of two offices.
struct Office {
    title: String,
    of: Option<usize>,
    former: bool,
    tokens: Range<usize>,
}

/// Records the offices of all pairs.
pub(super) fn find(reading: &mut Reading) {
    let mut found = Vec::new();
    for and in reading.tokens_that_are(&["and"]) {
        let Some(names) = names_around(reading, and) else { continue };
        if let Some(offices) =
            offices_behind(reading, &names[1].1).or_else(|| offices_before(reading, &names))
        {
            found.extend(names.iter().zip(offices).map(|((person, name), office)| FoundRole {
                person: *person,
                title: office.title,
                of: office.of,
                former: office.former,
                asserted: None,
                voice: Voice::Article,
                tokens: office.tokens.start.min(name.start)..office.tokens.end.max(name.end),
                rule: RULE,
            }));
        }
    }
    for role in found {
        if !reading.roles.complete(role.person, &role.title, &role.tokens, role.of) {
            reading.roles.push(role);
        }
    }
}

/// Whether two offices behind a name are those of the pair that ends with it.
pub(super) fn are_of_pair(reading: &Reading, name: &Range<usize>) -> bool {
    let from = reading.doc.sentences[reading.doc.sentence_of(name.start)].start;
    let and = courtesy_before(reading, name.start, from).checked_sub(1);
    let pair = and.and_then(|and| names_around(reading, and));
    pair.is_some_and(|names| offices_behind(reading, &names[1].1).is_some())
}

/// "Ott and Ek", "Mr Ott and Dr Ek": two people and no third.
fn names_around(reading: &Reading, and: usize) -> Option<[(usize, Range<usize>); 2]> {
    if !reading.token_is(and, &["and"]) {
        return None;
    }
    let person = |at: usize| {
        let name = reading.named_at(at).filter(|m| m.kind == MentionKind::Name)?;
        let [person] = name.entities[..] else { return None };
        (reading.kind(person) == EntityKind::Person).then(|| (person, name.tokens.clone()))
    };
    let first = person(and.checked_sub(1)?).filter(|(_, name)| name.end == and)?;
    let second = (and + 1..and + 4).find_map(|t| person(t).filter(|(_, name)| name.start == t))?;
    let from = reading.doc.sentences[reading.doc.sentence_of(and)].start;
    let alone = courtesy_before(reading, second.1.start, from) == and + 1;
    // "Alm, Ott and Ek, ...": three.
    let before = courtesy_before(reading, first.1.start, from);
    let third = before > from + 1 && reading.token_is(before - 1, &[","]) && person(before - 2).is_some();
    (alone && !third && first.0 != second.0).then_some([first, second])
}

/// "…, president and treasurer of the league": behind the second name and a comma, to the end of the phrase.
fn offices_behind(reading: &Reading, name: &Range<usize>) -> Option<[Office; 2]> {
    let end = reading.doc.sentences[reading.doc.sentence_of(name.start)].end;
    if !reading.token_is(name.end, &[",", "("]) {
        return None;
    }
    let respectively = usize::from(reading.token_is(name.end + 1, &["respectively"]));
    let mut at = name.end + 1 + respectively;
    at += usize::from(respectively > 0 && reading.token_is(at, &[","]));
    let first = office_from(reading, at, end)?;
    let and = first.tokens.end + usize::from(reading.token_is(first.tokens.end, &[","]));
    let second = office_from(reading, and + 1, end).filter(|_| reading.token_is(and, &["and"]))?;
    let stop = second.tokens.end;
    let closed =
        stop >= end || !reading.doc.tokens[stop].is_word() || reading.token_is(stop, &["respectively"]);
    closed.then(|| share(first, second))
}

/// "The league's president and treasurer, Ott and Ek,": before the first name and a comma.
fn offices_before(reading: &Reading, names: &[(usize, Range<usize>); 2]) -> Option<[Office; 2]> {
    const LONGEST: usize = 14;
    let from = reading.doc.sentences[reading.doc.sentence_of(names[0].1.start)].start;
    let comma = courtesy_before(reading, names[0].1.start, from).checked_sub(1)?;
    if comma <= from || !reading.token_is(comma, &[","]) {
        return None;
    }
    let row = from.max(comma.saturating_sub(LONGEST))..comma;
    let inside = |t: &usize| !matches!(reading.doc.tokens[*t].text, "," | ";" | ":" | "“" | "\"");
    let mut ands = row.rev().take_while(inside).filter(|t| reading.token_is(*t, &["and"]));
    ands.find_map(|and| {
        let title = title_ending_at(reading, and, from);
        let first = match title {
            Some(title) => before_and(reading, title, from),
            // "the president of Ruritania and the head of the league"
            None => (from..and).rev().take(6).find_map(|t| {
                let office =
                    office_from(reading, t, and).filter(|o| o.tokens.end == and && o.of.is_some())?;
                (office.tokens.start == t).then_some(office)
            })?,
        };
        let second = office_from(reading, and + 1, comma).filter(|o| o.tokens.end == comma)?;
        is_one(reading, &first).then(|| share(first, second))
    })
}

/// An office that ends at an "and", with whose it is by the words before it.
fn before_and(reading: &Reading, title: Range<usize>, from: usize) -> Office {
    let sentence = reading.doc.sentences[reading.doc.sentence_of(from)].clone();
    let (of, former, start) = left_of_title(reading, title.start, &sentence);
    Office { title: title_text(reading, title.clone()), of, former, tokens: start..title.end }
}

/// The office whose phrase begins here: "the head of the league", "Ruritania's trade minister", "its treasurer".
fn office_from(reading: &Reading, at: usize, end: usize) -> Option<Office> {
    const LONGEST: usize = 5;
    // The "and" may be the last word of a text.
    if at >= end {
        return None;
    }
    let sentence = reading.doc.sentences[reading.doc.sentence_of(at)].clone();
    let light = |t: usize| {
        let tag = reading.doc.tokens[t].tag;
        super::owner_at(reading, t).is_some()
            || matches!(tag, Tag::Dt | Tag::PrpS | Tag::Pos)
            || reading.token_is(t, super::FORMER)
            || reading.token_is(t, super::PLAIN)
    };
    let begins = at + (at..end.min(at + LONGEST)).take_while(|t| light(*t)).count();
    let length = title_length(reading, begins, end)?;
    let text = title_text(reading, begins..begins + length);
    let (left, former, _) = left_of_title(reading, begins, &sentence);
    let mut office = Office { title: text, of: left, former, tokens: at..begins + length };
    if let Some(owner) = owner_behind(reading, begins + length, end, &office.title).filter(|o| o.direct) {
        office.title = owner.title(reading, begins + length, &office.title);
        office.of = office.of.or(Some(owner.entity).filter(|_| !owner.sent));
        office.tokens.end = owner.end;
    }
    is_one(reading, &office).then_some(office)
}

/// Whether the office is one person's: "ministers" are two.
fn is_one(reading: &Reading, office: &Office) -> bool {
    let tokens = &reading.doc.tokens[office.tokens.clone()];
    !tokens
        .iter()
        .any(|t| t.tag == Tag::Nns && reading.gazetteer.singular_title(&t.text.to_lowercase()).is_some())
}

/// "president and treasurer of the league": both are the league's.
fn share(mut first: Office, mut second: Office) -> [Office; 2] {
    first.of = first.of.or(second.of);
    second.of = second.of.or(first.of);
    [first, second]
}

#[cfg(test)]
mod tests {
    use crate::extract::entities::tests::holds;

    const TABLE: &[(&str, &[&str])] = &[
        (
            "Luis Soto and Ines Prado, chairman and treasurer of the World Bank, left.",
            &[
                "Luis Soto: chairman of World Bank",
                "Ines Prado: treasurer of World Bank",
                "!Ines Prado: chairman of World Bank",
            ],
        ),
        (
            "Luis Soto and Ines Prado, respectively Chile's trade minister and its health minister, left.",
            &[
                "Luis Soto: trade minister of CHL",
                "Ines Prado: health minister of CHL",
                "!Ines Prado: trade minister of CHL",
            ],
        ),
        (
            "The World Bank's chairman and treasurer, Luis Soto and Ines Prado, left.",
            &["Luis Soto: chairman of World Bank", "Ines Prado: treasurer of World Bank"],
        ),
        (
            "The president of Chile and the head of the World Bank, Luis Soto and Ines Prado, left.",
            &["Luis Soto: president of CHL", "Ines Prado: head of World Bank"],
        ),
        (
            "Luis Soto, Olaf Brandt and Ines Prado, chairman and treasurer of the World Bank, left.",
            &["!Olaf Brandt: chairman of World Bank"],
        ),
        (
            "Luis Soto and Ines Prado, a former chairman of the World Bank, left.",
            &["Ines Prado: former chairman of World Bank", "!Luis Soto: former chairman of World Bank"],
        ),
    ];

    #[test]
    fn each_of_two_has_his_own_office() {
        holds(TABLE);
    }
}
