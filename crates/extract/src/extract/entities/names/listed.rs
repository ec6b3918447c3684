//! Names in a row with places or with bodies: "Lima, Tarapo and Arequipa", "the Green Party, Tarapo and the Farmers' Union".

use crate::extract::reading::Reading;
use crate::gazetteer::Entry;
use std::ops::Range;

/// What speaks for a place because known places stand beside the name in a list: one point for a neighbour, three
/// where it has one on each side.
pub(super) fn beside_places(reading: &Reading, row: &Range<usize>, sentence: &Range<usize>) -> i32 {
    const LONGEST: usize = 2;
    if row.len() > LONGEST {
        return 0;
    }
    let link = |t: usize| reading.token_is(t, &[",", "and", "or"]);
    let before = row.start.checked_sub(1).filter(|t| *t > sentence.start && link(*t));
    // ", and"
    let before = before.map(|t| if reading.token_is(t - 1, &[","]) { t - 1 } else { t });
    let left = before.is_some_and(|end| {
        (sentence.start.max(end.saturating_sub(3))..end).any(|start| is_place(reading, start, Some(end)))
    });
    let after = Some(row.end).filter(|t| *t + 1 < sentence.end && link(*t));
    let after = after.map(|t| t + 1 + usize::from(reading.token_is(t + 1, &["and", "or"])));
    let right = after.is_some_and(|start| is_place(reading, start, None));
    match (left, right) {
        _ if places_in_list(reading, row, sentence) > 1 => 4,
        (true, true) => 3,
        (true, false) | (false, true) => 1,
        (false, false) => 0,
    }
}

/// How many known places the list has that a name stands in: "Lima, Tarapo, Ushana and Quito". Where one is known for sure, towns and
/// divisions whose names may be others' count, too.
fn places_in_list(reading: &Reading, row: &Range<usize>, sentence: &Range<usize>) -> usize {
    let given = |item: &Range<usize>| reading.gazetteer.is_given_name(reading.doc.slice(item.clone()));
    let sure = |item: &Range<usize>| !given(item) && is_place(reading, item.start, Some(item.end));
    let known = neighbours(reading, row, sentence, sure);
    let minor = |item: &Range<usize>| {
        let name = reading.doc.slice(item.clone());
        !given(item) && !reading.gazetteer.is_family_name(name) && reading.gazetteer.is_minor_place(name)
    };
    if known == 0 { 0 } else { neighbours(reading, row, sentence, |item| sure(item) || minor(item)) }
}

/// "at Malolos, Bulacan": behind a preposition of place, a town and its division, both of one country.
pub(super) fn town_and_division(reading: &Reading, row: &Range<usize>, sentence: &Range<usize>) -> i32 {
    let doc = reading.doc;
    let name = |row: &Range<usize>| reading.gazetteer.countries_of_place(doc.slice(row.clone()));
    let comma = |t: usize| sentence.contains(&t) && reading.token_is(t, &[","]);
    let capital = |t: &usize| doc.tokens[*t].is_capitalised();
    let at = |start: usize| {
        start > sentence.start && reading.token_is(start - 1, &["in", "at", "near", "from", "outside"])
    };
    let own = name(row);
    let shared = |other: Range<usize>| !other.is_empty() && name(&other).iter().any(|c| own.contains(c));
    if own.is_empty() {
        return 0;
    }
    let behind = comma(row.end) && at(row.start) && {
        let end = row.end + 1 + (row.end + 1..sentence.end).take_while(capital).count();
        shared(row.end + 1..end)
    };
    let before = row.start > sentence.start && comma(row.start - 1) && {
        let end = row.start - 1;
        let start = end - (sentence.start..end).rev().take_while(capital).count();
        at(start) && shared(start..end)
    };
    if behind || before { 4 } else { 0 }
}

/// What speaks for a body because two or more names beside it in a list are those of bodies: one list is of one kind.
pub(super) fn beside_bodies(reading: &Reading, row: &Range<usize>, sentence: &Range<usize>) -> i32 {
    let body = |item: &Range<usize>| {
        let bodies = &reading.words.names.bodies;
        let last = item.len() > 1 && bodies.contains(reading.doc.tokens[item.end - 1].text);
        let known = reading.longest_name(item.start, item.end);
        last || known.is_some_and(|(length, entries)| {
            length == item.len() && entries.iter().any(|e| matches!(e, Entry::Body(_)))
        })
    };
    if neighbours(reading, row, sentence, body) > 1 { 4 } else { 0 }
}

/// How many names of a kind the list has that a name stands in.
fn neighbours(
    reading: &Reading,
    row: &Range<usize>,
    sentence: &Range<usize>,
    is: impl Fn(&Range<usize>) -> bool,
) -> usize {
    /// So many names to each side.
    const FAR: usize = 8;
    let link = |t: usize| reading.token_is(t, &[",", "and", "or"]);
    // "A, the B and C": the article is of no name.
    let capital = |t: &usize| {
        let token = &reading.doc.tokens[*t];
        token.is_capitalised() || matches!(token.text, "-" | "'s" | "’s" | "'" | "’")
    };
    let known = |item: &Range<usize>| usize::from(is(item));
    let mut count = 0;
    let mut start =
        row.start - usize::from(row.start > sentence.start && reading.token_is(row.start - 1, &["the"]));
    for _ in 0..FAR {
        let marks = (sentence.start..start).rev().take_while(|t| link(*t)).count();
        let end = start - marks;
        let words = (sentence.start..end).rev().take_while(capital).count();
        if marks == 0 || words == 0 {
            break;
        }
        start = end - words;
        count += known(&(start..end));
        start -= usize::from(start > sentence.start && reading.token_is(start - 1, &["the"]));
    }
    let mut end = row.end;
    for _ in 0..FAR {
        let marks = (end..sentence.end).take_while(|t| link(*t)).count();
        let first = end + marks;
        let first = first + usize::from(reading.token_is(first, &["the"]) && first < sentence.end);
        let words = (first..sentence.end).take_while(capital).count();
        if marks == 0 || words == 0 {
            break;
        }
        end = first + words;
        count += known(&(first..end));
    }
    count
}

/// Whether the gazetteer knows a city or region that begins here, and ends there.
fn is_place(reading: &Reading, start: usize, end: Option<usize>) -> bool {
    let known = reading.longest_name(start, end.unwrap_or(reading.doc.tokens.len()));
    known.is_some_and(|(length, entries)| {
        let place =
            entries.iter().any(|e| matches!(e, Entry::City(_) | Entry::Region(_) | Entry::Capital(_)));
        let owner = matches!(reading.doc.tokens.get(start + length).map(|t| t.text), Some("'s" | "’s"));
        place && !owner && end.is_none_or(|end| start + length == end)
    })
}
