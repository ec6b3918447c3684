//! Bodies by their head word, and their acronyms.

use super::super::people::{self, PersonName};
use super::words::Kinds;
use crate::extract::reading::Reading;
use crate::facts::{EntityKind, MentionKind};
use crate::gazetteer::Entry;
use crate::language::{Dep, NerKind, Shape};
use rustc_hash::FxHashMap;
use std::ops::Range;

/// Small words inside a body's name.
#[rustfmt::skip]
const JOINERS: &[&str] = &[
    "of", "for", "and", "the", "&", "in", "to", "on", "against", "without",
];

/// A body's name in or around a row: from the row's first word over its head and an "of ..." or "for ..." behind it. An
/// adjective of a country at its front is part of it: "Indonesian Navy".
pub(super) fn body_in(
    reading: &Reading,
    kinds: &Kinds,
    row: &Range<usize>,
    sentence: &Range<usize>,
) -> Option<Range<usize>> {
    let tokens = &reading.doc.tokens;
    if let Some(found) = untranslated(reading, row, sentence) {
        return Some(found);
    }
    let head = row.clone().rev().find(|h| {
        let first = reading.words.names.bodies_before.contains(tokens[*h].text)
            && joined_behind(reading, *h, sentence);
        (first || reading.words.names.bodies.contains(tokens[*h].text))
            && (*h > row.start
                || joined_behind(reading, *h, sentence)
                || joined_before(reading, *h, sentence))
            && !inside_title(reading, *h, row)
    })?;
    let mut start = row.start;
    // Titles and people before a body are not of its name: "Prime Minister Ott Cabinet" is rare, "Rep. Ott House Armed Services Committee" too.
    while start < head {
        if people::is_courtesy(reading, start) {
            start += 1;
        } else if let Some(length) = people::title_length(reading, start, head).filter(|n| start + n < head) {
            start += length;
        } else if matches!(tokens[start].text, "-" | "–" | "—") {
            start += 1;
        } else {
            break;
        }
    }
    // "Obama Administration"-like names keep the person; a country or seat known as such and a dash before do not.
    if let Some(dash) = (start..head).rev().find(|t| matches!(tokens[*t].text, "–" | "—")) {
        start = dash + 1;
    }
    let start = if start == row.start { left_over_and(reading, kinds, start, head, sentence) } else { start };
    let end = right_edge(reading, kinds, head, sentence);
    // "the Chadian Government of President Ott" is Chad's.
    let state = is_government(reading, start..end, head) || is_government(reading, start..head + 1, head);
    (end - start > 1 && !state).then_some(start..end)
}

/// The words for the country in a name like "the Government of France", however it was found.
pub(super) fn country_of_government(reading: &Reading, name: &Range<usize>) -> Option<(Range<usize>, Entry)> {
    let head = name.clone().find(|t| reading.token_is(*t, &["government"]))?;
    let start = if reading.token_is(name.start, &["the"]) { name.start + 1 } else { name.start };
    let start = if is_kind_of_government(reading, start..head) { head } else { start };
    if !is_government(reading, start..name.end, head) {
        return None;
    }
    let of = head + 1 + usize::from(reading.token_is(head + 2, &["the"]));
    let words = if start < head { start..head } else { of + 1..name.end };
    let country = country_called(reading, &words)?;
    Some((words, country))
}

/// The country that words name, or that an adjective is of.
fn country_called(reading: &Reading, words: &Range<usize>) -> Option<Entry> {
    if words.is_empty() {
        return None;
    }
    let known = |e: &&Entry| matches!(e, Entry::CountryName(_) | Entry::CountryAdjective(_));
    reading.gazetteer.entries(reading.doc.slice(words.clone())).iter().find(known).cloned()
}

/// "the Federal Government of": which of a state's governments it is, where the state is named behind.
fn is_kind_of_government(reading: &Reading, words: Range<usize>) -> bool {
    const KINDS: [&str; 7] =
        ["federal", "central", "national", "interim", "transitional", "provisional", "caretaker"];
    !words.is_empty() && words.into_iter().all(|t| reading.token_is(t, &KINDS))
}

/// "The Government of France", "the French Government", "the Federal Government of France": the country itself.
fn is_government(reading: &Reading, name: Range<usize>, head: usize) -> bool {
    if !reading.token_is(head, &["government", "republic", "regime"]) {
        return false;
    }
    let country = |words: Range<usize>| country_called(reading, &words).is_some();
    let of = head + 1 + usize::from(reading.token_is(head + 2, &["the"]));
    let behind = reading.token_is(head + 1, &["of"]) && of < name.end && country(of + 1..name.end);
    let first = name.start == head || is_kind_of_government(reading, name.start..head);
    (first && behind) || (name.end == head + 1 && country(name.start..head))
}

/// "Partido Popular", "Mouvement des Citoyens pour le Changement": the word for party comes first.
fn untranslated(reading: &Reading, row: &Range<usize>, sentence: &Range<usize>) -> Option<Range<usize>> {
    let tokens = &reading.doc.tokens;
    let joiners = &reading.words.names.foreign_joiners;
    // "the Rapid Action Force" is English.
    let english = |s: &usize| *s > row.start && reading.words.names.bodies.contains(tokens[row.end - 1].text);
    let start = row
        .clone()
        .find(|t| reading.words.names.foreign_bodies.contains(tokens[*t].text))
        .filter(|s| !english(s))?;
    let mut end = start + 1;
    let mut reach = end;
    while reach < sentence.end {
        if tokens[reach].is_capitalised()
            && (reach < row.end || reach > end || joiners.contains(tokens[reach - 1].text))
        {
            end = reach + 1;
        } else if !(joiners.contains(tokens[reach].text) && reach - end < 2) {
            break;
        }
        reach += 1;
    }
    (end - start > 1 && !reading.token_is(start + 1, &["for", "of"])).then_some(start..end)
}

/// "Press" of "Press Secretary" is no body. Of "European Council President" the body is known, and the rest is the title.
fn inside_title(reading: &Reading, head: usize, row: &Range<usize>) -> bool {
    let known = (row.start..head).any(|t| {
        let longest = reading.longest_name(t, row.end);
        longest.is_some_and(|(n, entries)| {
            t + n == head + 1 && entries.iter().any(|e| matches!(e, Entry::Body(_)))
        })
    });
    !known
        && (row.start.max(head.saturating_sub(3))..=head)
            .any(|t| people::title_length(reading, t, row.end).is_some_and(|n| t + n > head))
}

fn joined_behind(reading: &Reading, head: usize, sentence: &Range<usize>) -> bool {
    let tokens = &reading.doc.tokens;
    let mut next = head + 1;
    // "Mothers Against Drunk Driving", "Doctors Without Borders"
    let fights = reading.token_is(next, &["against", "without"]) && tokens[next].is_capitalised();
    if next >= sentence.end || !(fights || reading.token_is(next, &["of", "for", "on"])) {
        return false;
    }
    next += 1 + usize::from(reading.token_is(next + 1, &["the"]));
    let when = tokens.get(next).is_some_and(|t| {
        t.is_any(&["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"])
    });
    next < sentence.end
        && !when
        && tokens[next].is_capitalised()
        && (tokens[head].spaced || head == sentence.start)
}

/// "Peace and Human Rights Organisation" has "Peace and" before its row.
fn joined_before(reading: &Reading, head: usize, sentence: &Range<usize>) -> bool {
    head >= sentence.start + 2
        && reading.token_is(head - 1, &["and", "&"])
        && depends(reading, head - 2, head)
}

fn depends(reading: &Reading, word: usize, head: usize) -> bool {
    let doc = reading.doc;
    let mut at = word;
    for _ in 0..4 {
        if !matches!(doc.tokens[at].dep, Dep::Compound | Dep::Nmod | Dep::Amod | Dep::Conj) {
            return false;
        }
        at = doc.tokens[at].head;
        if at == head {
            return true;
        }
    }
    false
}

/// Goes left over "and", where the words before it depend on the head or the model has them in one name.
fn left_over_and(
    reading: &Reading,
    kinds: &Kinds,
    start: usize,
    head: usize,
    sentence: &Range<usize>,
) -> usize {
    let tokens = &reading.doc.tokens;
    let mut start = start;
    while start >= sentence.start + 2 && reading.token_is(start - 1, &["and", "&", ","]) {
        let word = start - 2;
        // "Social Democratic and Labour Party": an adjective is of the noun behind.
        let adjective = ["ic", "al", "ist", "ive", "ian"].iter().any(|e| tokens[word].text.ends_with(e))
            && tokens[head].text == "Party"
            && reading.token_is(start - 1, &["and"]);
        let one_name = adjective
            || kinds
                .at(reading, head)
                .is_some_and(|n| n.kind == NerKind::Organization && n.tokens.contains(&word));
        // "the Army, Air Force": what ends in a body's noun is a name of its own.
        // So does "the Ministry of Culture, State Board".
        let bodies = &reading.words.names.bodies;
        let of_body = word >= sentence.start + 2
            && reading.token_is(word - 1, &["of"])
            && bodies.contains(tokens[word - 2].text);
        let ends = tokens[start - 1].text == "," && (bodies.contains(tokens[word].text) || of_body);
        if !tokens[word].is_capitalised()
            || ends
            || !(one_name || (depends(reading, word, head) && tokens[word].dep != Dep::Conj))
        {
            break;
        }
        let mut first = word;
        while first > sentence.start
            && tokens[first - 1].is_capitalised()
            && (adjective
                || depends(reading, first - 1, head)
                || kinds.at(reading, head).is_some_and(|n| n.tokens.contains(&(first - 1))))
            && !tokens[first - 1].is_any(&["the", "a", "an"])
        {
            first -= 1;
        }
        start = first;
    }
    start
}

/// "Ministry of Trade and Industry", "Institute for Peace", "Mission to Somalia"; "in" and "to" only where the model agrees
/// or brackets follow.
fn right_edge(reading: &Reading, kinds: &Kinds, head: usize, sentence: &Range<usize>) -> usize {
    let tokens = &reading.doc.tokens;
    let end = head + 1;
    if end >= sentence.end || !tokens[end].is_any(JOINERS) || tokens[end].is_any(&["and", "&", "the"]) {
        return end;
    }
    // A party or army is "for" nothing; an institute is.
    let with_model = |t: usize| kinds.at(reading, head).is_some_and(|n| n.tokens.contains(&t));
    if reading.token_is(end, &["for"])
        && !reading.token_in(head, &reading.words.names.bodies_for)
        && !with_model(end)
    {
        return end;
    }
    let mut looses = 0;
    let mut reach = end;
    while reach < sentence.end
        && (tokens[reach].is_capitalised()
            || (tokens[reach].is_any(JOINERS) && tokens[reach].shape != Shape::Capital))
    {
        if another_begins(reading, kinds, head, reach, sentence) {
            break;
        }
        // "the Department of Fisheries of the Republic of Ruritania": whose it is.
        let state = reading.token_is(reach, &["of"])
            && reading.token_is(reach + 1, &["the"])
            && tokens.get(reach + 2).is_some_and(|t| reading.words.names.forms_of_state.contains(t.text))
            && reading.token_is(reach + 3, &["of"]);
        if state && reach > end {
            break;
        }
        let loose = tokens[reach].is_any(&["in", "to", "on", "against"]);
        // "the Council on Thursday adopted": that is when.
        let when = tokens.get(reach + 1).is_some_and(|t| {
            t.is_any(&["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"])
        });
        if loose && when {
            break;
        }
        if loose {
            let model = kinds.at(reading, head).is_some_and(|n| n.tokens.contains(&(reach + 1)));
            let bracket = (reach..sentence.end.min(reach + 5)).any(|t| tokens[t].text == "(");
            let council = reading.token_is(reach, &["on"])
                && tokens[head].is_any(&["council", "committee", "commission"]);
            looses += 1;
            if !(model || bracket || council) || looses > 1 {
                break;
            }
        }
        reach += 1;
    }
    while reach > end && (!tokens[reach - 1].is_capitalised() || describes_noun(reading, reach - 1)) {
        reach -= 1;
    }
    end.max(reach)
}

/// "the Tarn Group of American states": an adjective that is of the noun behind, and not of the name.
fn describes_noun(reading: &Reading, word: usize) -> bool {
    let tokens = &reading.doc.tokens;
    let common = tokens.get(word + 1).is_some_and(|n| n.tag.is_noun() && !n.is_capitalised());
    tokens[word].tag.is_adjective() && common
}

/// Whether at this word of what may be a body's name somebody or something else begins.
fn another_begins(reading: &Reading, kinds: &Kinds, head: usize, at: usize, sentence: &Range<usize>) -> bool {
    let tokens = &reading.doc.tokens;
    // "the Ministry of Trade and Ott": a person or another body behind "and" is not of the name.
    if tokens[at].is_any(&["and", "&"]) {
        let next = at + 1;
        let named = kinds.at(reading, head);
        let with_model = named.is_some_and(|n| n.tokens.contains(&next));
        // "the Knights of Zenda and the Order of Owls", "the Agrarian Party of Ruritania and Civic Power"
        let the = reading.token_is(next, &["the"]) && names_a_body(reading, next + 1, sentence);
        if the || behind_country(reading, at, sentence) {
            return true;
        }
        let other = kinds
            .at(reading, next)
            .is_some_and(|n| !n.tokens.contains(&head) && matches!(n.kind, NerKind::Person | NerKind::Gpe));
        return other || (!with_model && names_a_body(reading, next, sentence));
    }
    // "the Ministry of Trade Anna Ott", "the Party of Work President Ott": a person or title begins.
    tokens[at].is_capitalised() && tokens[at - 1].is_capitalised() && at > head + 1 && {
        let named = kinds.at(reading, at);
        named.is_some_and(|n| n.kind == NerKind::Person && n.tokens.start == at)
            || people::title_length(reading, at, sentence.end).is_some()
    }
}

/// Whether an "and" stands behind a country's name and before what is none: no name of a body reaches over it.
fn behind_country(reading: &Reading, and: usize, sentence: &Range<usize>) -> bool {
    let place = |e: &Entry| {
        matches!(e, Entry::CountryName(_) | Entry::Capital(_) | Entry::City(_) | Entry::Region(_))
    };
    let land = (and.saturating_sub(3)..and).find_map(|t| {
        let (length, entries) = reading.longest_name(t, sentence.end)?;
        Some(t).filter(|_| t + length == and && entries.iter().any(|e| matches!(e, Entry::CountryName(_))))
    });
    let of = land.and_then(|t| t.checked_sub(1)).is_some_and(|t| reading.token_is(t, &["of", "the"]));
    let next = reading.longest_name(and + 1, sentence.end);
    of && !next.is_some_and(|(_, entries)| entries.iter().any(place))
}

/// Whether a name with a head word of its own begins here: "Ministry of Defence and National Police".
fn names_a_body(reading: &Reading, at: usize, sentence: &Range<usize>) -> bool {
    (at..sentence.end)
        .take_while(|t| reading.doc.tokens[*t].is_capitalised())
        .any(|t| reading.words.names.bodies.contains(reading.doc.tokens[t].text))
}

/// Whether a row joined by "and" is two names rather than one: "the Foreign Ministry and the Army", "both Ott and Berg".
pub(super) fn parts(reading: &Reading, row: &Range<usize>) -> bool {
    let tokens = &reading.doc.tokens;
    let Some(and) = row.clone().find(|t| reading.token_is(*t, &["and"])) else { return false };
    let acronym = |t: usize| tokens[t].shape == Shape::Upper;
    let of_before = (row.start..and).any(|t| reading.token_is(t, &["of", "for", "on"]));
    let known = reading.longest_name(row.start, and).is_some_and(|(n, _)| row.start + n == and);
    let both = row.start > 0 && reading.token_is(row.start - 1, &["both"]);
    let person = |t: usize| {
        let named = reading.doc.entities.iter().filter(|n| n.kind == NerKind::Person);
        named.into_iter().any(|n| tokens[n.tokens.end - 1].text == tokens[t].text)
    };
    known
        || both
        || person(and - 1)
        || person(row.end - 1)
        || reading.token_is(and + 1, &["the"])
        || behind_country(reading, and, &(row.start..row.end))
        || acronym(and - 1)
        || (reading.words.names.bodies.contains(tokens[and - 1].text) && !of_before)
}

/// "African Union Mission to Somalia (AMISOM)": what the brackets hold is another name of the body before them, there and
/// wherever else it stands.
pub(super) fn acronyms(reading: &mut Reading, people: &mut Vec<PersonName>) {
    let doc = reading.doc;
    let mut short: Vec<(usize, &str)> = Vec::new();
    for at in 1..doc.tokens.len().saturating_sub(2) {
        let tokens = &doc.tokens;
        let bracketed = matches!(tokens[at].text, "(" | "[")
            && matches!(tokens[at + 2].text, ")" | "]")
            && is_acronym(tokens[at + 1].text);
        if !bracketed {
            continue;
        }
        let before =
            reading.mentions_of_sentence(doc.sentence_of(at - 1)).iter().filter(|m| m.tokens.end == at);
        let Some(before) = before.max_by_key(|m| m.tokens.len()) else { continue };
        let entity = before.entities[0];
        if reading.kind(entity) == EntityKind::Organization
            && initials_agree(reading, &before.tokens, tokens[at + 1].text)
        {
            short.push((entity, tokens[at + 1].text));
        }
    }
    if short.is_empty() {
        return;
    }
    let mut places: FxHashMap<&str, Vec<usize>> = short.iter().map(|(_, name)| (*name, Vec::new())).collect();
    for (at, token) in doc.tokens.iter().enumerate() {
        if let Some(known) = places.get_mut(token.text) {
            known.push(at);
        }
    }
    people.retain(|p| p.tokens.len() > 1 || !places.contains_key(doc.tokens[p.tokens.start].text));
    for (entity, name) in short {
        for at in places.get(name).cloned().unwrap_or_default() {
            match reading.mentions.exactly(&(at..at + 1)) {
                Some(number) => reading.mentions[number].entities = vec![entity],
                None => {
                    reading.mention(at..at + 1, entity, MentionKind::Name, "entities.organizations.acronym")
                }
            }
        }
        reading.alias(entity, name);
    }
}

/// "SPD", "DemoS", "IChemE": a word with two capitals at least, of which one is the first.
fn is_acronym(word: &str) -> bool {
    const LONGEST: usize = 10;
    if word.len() > LONGEST || !word.starts_with(char::is_uppercase) {
        return false;
    }
    let capitals = word.chars().filter(|c| c.is_uppercase()).count();
    let letters = word.chars().all(|c| c.is_alphanumeric() || c == '-');
    capitals > 1 && letters
}

/// Whether the acronym begins as one of the name's words does: "AMISOM" of "African Union Mission to Somalia".
fn initials_agree(reading: &Reading, tokens: &Range<usize>, acronym: &str) -> bool {
    let first = acronym.chars().next();
    reading.doc.tokens[tokens.clone()].iter().any(|t| t.is_capitalised() && t.text.chars().next() == first)
}
