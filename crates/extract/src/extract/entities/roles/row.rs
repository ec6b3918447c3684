//! Several offices before one name: "Deputy Prime Minister and Economy Minister Ott", "Ruritania's army chief, General Ott".

use super::{FORMER, PLAIN, title_text};
use crate::extract::entities::people::title_ending_at;
use crate::extract::reading::Reading;
use crate::facts::EntityKind;
use crate::gazetteer::Rank;
use crate::language::Tag;
use std::ops::Range;

/// Nobody has more offices before his name.
const MOST: usize = 4;

/// The titles that end where a name begins, the nearest first.
pub(super) fn before(
    reading: &Reading,
    name: &Range<usize>,
    start: usize,
    sentence: &Range<usize>,
) -> Vec<Range<usize>> {
    let from = sentence.start;
    let closed = name.end >= sentence.end || !reading.doc.tokens[name.end].is_word();
    let marks = marks_before(reading, name, closed);
    let comma = start > from && reading.token_is(start - 1, marks);
    let direct = title_ending_at(reading, start, from);
    let mut apposed = direct.is_none();
    let nearest = direct.or_else(|| comma.then(|| title_ending_at(reading, start - 1, from)).flatten());
    let Some(nearest) = nearest else { return Vec::new() };
    let mut titles = vec![nearest];
    // "the president and prime minister, Ott and Ek": each his own.
    let one = !reading.token_is(name.end, &["and"]);
    while titles.len() < MOST {
        let at = titles[titles.len() - 1].start;
        // "Ruritania's security adviser, retired General Ott"
        // "the league's envoy, former Zendan minister Ott"
        let land = |t: usize| {
            super::owner_at(reading, t).is_some_and(|(e, _)| reading.kind(e) == EntityKind::Country)
        };
        let former = |t: usize| reading.token_is(t, FORMER) || super::left::is_one_time(reading, t);
        // "the trade minister, the one-time commander Ott"
        let the = |t: usize| reading.token_is(t, &["the"]) && t > from && reading.token_is(t - 1, &[","]);
        let light = |t: usize| former(t) || reading.token_is(t, PLAIN) || the(t);
        let plain = (from..at).rev().find(|t| !light(*t) && !land(*t));
        let apart = |p: usize| !(p + 1..at).any(the) && is_apart(reading, p, sentence);
        let plain =
            plain.filter(|p| !(p + 1..at).any(|t| land(t) || the(t)) || (p + 1..at).any(former) || apart(*p));
        let Some(mark) = plain else { break };
        let over = mark + 1 < at;
        if over && !reading.token_is(mark, &[","]) && !apart(mark) {
            break;
        }
        let capitals = |t: &Range<usize>| {
            reading.doc.tokens[t.start].is_capitalised() && reading.doc.tokens[at].is_capitalised()
        };
        let next = if reading.token_is(mark, &["and"]) {
            title_ending_at(reading, mark, from)
                .filter(|t| one && (apposed || capitals(t) || over) && !lead_together(reading, t, &titles))
        } else if reading.token_is(mark, &[","]) {
            // "The league's envoy, former Zendan minister Ott"
            let nearest = title_text(reading, titles[titles.len() - 1].clone());
            let rank = !apposed && (over || is_personal(reading, &nearest));
            apposed = true;
            title_ending_at(reading, mark, from).filter(|t| one && rank && is_definite(reading, t, from))
        } else {
            title_ending_at(reading, at, from)
        };
        match next.filter(|t| reading.doc.tokens[t.end - 1].tag != Tag::Nns) {
            Some(title) => titles.push(title),
            None => break,
        }
    }
    titles
}

/// "The Prime Minister and President Ott met": the two who lead a state are two people.
fn lead_together(reading: &Reading, title: &Range<usize>, behind: &[Range<usize>]) -> bool {
    let rank = |t: &Range<usize>| reading.gazetteer.title(&title_text(reading, t.clone())).map(|t| t.rank);
    let leads = |r: Rank| behind.iter().any(|t| rank(t) == Some(r));
    match rank(title) {
        Some(Rank::HeadOfGovernment) => leads(Rank::HeadOfState),
        Some(Rank::HeadOfState) => leads(Rank::HeadOfGovernment),
        _ => false,
    }
}

/// The marks that may part an office from the name behind it: "has a new envoy: Ott.", "The external affairs minister (Mr Ott)".
fn marks_before(reading: &Reading, name: &Range<usize>, closed: bool) -> &'static [&'static str] {
    match closed {
        true if reading.token_is(name.end, &[")"]) => &[",", "("],
        true => &[",", ":", "—", "–"],
        false => &[","],
    }
}

/// "African Union chair and Ruritanian President Ott": whether the office before "and" has an owner of its own, and no article.
fn is_apart(reading: &Reading, and: usize, sentence: &Range<usize>) -> bool {
    let from = sentence.start;
    let title = title_ending_at(reading, and, from).filter(|_| reading.token_is(and, &["and"]));
    title.is_some_and(|t| {
        let (of, _, begins) = super::left::left_of_title(reading, t.start, sentence);
        let article = begins > from && reading.token_is(begins - 1, &["the", "a", "an", "its", "his", "her"]);
        of.is_some() && !article
    })
}

/// A rank or title that stays with the name, whatever office its bearer holds.
pub(super) fn is_personal(reading: &Reading, title: &str) -> bool {
    let cleric = ["sheikh", "ayatollah", "cardinal", "archbishop", "bishop", "professor"].contains(&title);
    let rank = reading.gazetteer.title(title).map(|t| t.rank);
    cleric || matches!(rank, Some(Rank::Military | Rank::Royal))
}

/// "the army chief", "Ruritania's army chief", "its trade minister and army chief".
fn is_definite(reading: &Reading, title: &Range<usize>, from: usize) -> bool {
    const NEAR: usize = 7;
    (from.max(title.start.saturating_sub(NEAR))..title.start).any(|t| {
        reading.token_is(t, &["the", "'s", "’s", "'", "’"])
            || reading.doc.tokens[t].tag == Tag::PrpS
            || super::owner_at(reading, t).is_some()
    })
}
