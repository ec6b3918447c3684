//! One office of several people: "Presidents Ott of Ruritania and Ek of Zenda", "the prime ministers of Ruritania and Zenda,
//! Ott and Ek", "her Zendan and Gondorian counterparts, Ott and Ek", "Ott and Ek, both ministers of Ruritania".

use super::beside::title_ends_at;
use super::title::in_small_letters;
use super::{FORMER, PLAIN, is_sent, owner_at, title_text};
use crate::extract::entities::people::{self, title_length};
use crate::extract::reading::{FoundRole, Reading};
use crate::extract::voice::Voice;
use crate::facts::{EntityKind, MentionKind};
use crate::gazetteer::Rank;
use std::ops::Range;

/// The rule of an office in the plural.
const RULE: &str = "roles.plural";

/// What may stand between a title in the plural, its owners and its holders.
const BETWEEN: [&str; 17] = [
    "of",
    "for",
    "the",
    ",",
    "and",
    "from",
    "'s",
    "’s",
    "-",
    "both",
    "respectively",
    ":",
    "(",
    ")",
    "–",
    "—",
    "--",
];

/// A name or an owner in the phrase of an office in the plural.
#[derive(Clone, Copy, Debug)]
enum Item {
    Name(usize, usize),
    Owner(usize),
}

/// An office in the plural with what stands around it.
struct Several {
    title: String,
    former: bool,
    /// From the first word of the phrase to the last.
    tokens: Range<usize>,
    left: Vec<usize>,
    right: Vec<Item>,
    /// Where the names begin that have another office before them: "two envoys, Ott of Ruritania and Consul Ek of Zenda".
    otherwise: Vec<usize>,
}

/// Records the offices of all who share one in the plural.
pub(super) fn find(reading: &mut Reading) {
    let mut at = 0;
    while at < reading.doc.tokens.len() {
        let Some((title, end)) = plural_at(reading, at) else {
            at += 1;
            continue;
        };
        let several = around(reading, at..end, title);
        let holders = holders(reading, &several);
        if holders.is_empty() {
            the_two(reading, &several);
        }
        let each = each_title(reading, &several.title, end).filter(|_| holders.len() == 2);
        for (n, (person, of, named_at)) in holders.into_iter().enumerate() {
            let title = each.as_ref().map(|titles| titles[n].clone());
            record(reading, &several, person, of, named_at, title);
        }
        at = end;
    }
}

/// "the foreign and trade ministers", "the ministers of trade and of health": each of two has his own.
fn each_title(reading: &Reading, title: &str, end: usize) -> Option<[String; 2]> {
    if let Some(fields) = title.strip_suffix(" minister")
        && let Some((first, second)) = fields.split_once(" and ")
    {
        return Some([format!("{first} minister"), format!("{second} minister")]);
    }
    let fields = title.strip_prefix("minister of ").or_else(|| title.strip_prefix("minister for "))?;
    if let Some((first, second)) = fields.split_once(" and ") {
        return Some([format!("minister of {first}"), format!("minister of {second}")]);
    }
    let of = reading.token_is(end, &["and"]) && reading.token_is(end + 1, &["of", "for"]);
    let behind = reading.doc.tokens.get(end + 2..(end + 6).min(reading.doc.tokens.len()))?;
    let words: Vec<&str> = ["minister", "of"].into_iter().chain(behind.iter().map(|t| t.text)).collect();
    let (taken, _) = reading.gazetteer.title_at(&words).filter(|(n, _)| of && *n > 2)?;
    Some([title.to_owned(), words[..taken].join(" ").to_lowercase()])
}

/// The office in the plural that begins here, in the singular, and where it ends.
fn plural_at(reading: &Reading, at: usize) -> Option<(String, usize)> {
    if reading.token_is(at, &["counterparts", "colleagues"]) {
        let title = super::likewise::model_title(reading, at)?;
        return Some((title, at + 1));
    }
    // Nor do most words begin one in the singular.
    if reading.title_lengths[at] == 0 {
        return None;
    }
    let sentence = &reading.doc.sentences[reading.doc.sentence_of(at)];
    let length = title_length(reading, at, sentence.end)?;
    let text = in_small_letters(reading, at..at + length);
    reading.gazetteer.singular_title(&text)?;
    Some((title_text(reading, at..at + length), at + length))
}

/// The owners and names on both sides of the title.
fn around(reading: &Reading, title: Range<usize>, mut text: String) -> Several {
    let sentence = reading.doc.sentences[reading.doc.sentence_of(title.start)].clone();
    let (left, start, former) = left_of(reading, title.start, sentence.start);
    let mut right = Vec::new();
    let mut end = title.end;
    // "the ambassadors to Ruritania, Ott and Ek"
    let post = title.end + 1 + usize::from(reading.token_is(title.end + 1, &["the"]));
    if reading.token_is(title.end, &["to"])
        && is_sent(&text)
        && let Some((_, range)) = owner_at(reading, post).filter(|(_, r)| r.start == post)
    {
        end = range.end;
        text = format!("{text} {}", title_text(reading, title.end..end));
    }
    end = of_those(reading, end).unwrap_or(end);
    let mut at = end;
    // "Ruritania's rulers, and Ott": somebody else.
    let comma = usize::from(reading.token_is(at, &[","]));
    if reading.token_is(at + comma, &["and", "both"]) {
        return Several { title: text, former, tokens: start..end, left, right, otherwise: Vec::new() };
    }
    let mut otherwise = Vec::new();
    while at < sentence.end {
        if let Some(mention) = reading.named_at(at).filter(|m| m.tokens.start <= at)
            && let [entity] = mention.entities[..]
        {
            let item = match (reading.kind(entity), mention.kind) {
                (EntityKind::Person, MentionKind::Name) => Item::Name(entity, mention.tokens.start),
                (EntityKind::Country | EntityKind::Organization, _) => Item::Owner(entity),
                _ => break,
            };
            right.push(item);
            end = mention.tokens.end;
            at = end;
        } else if reading.token_is(at, &BETWEEN) || people::is_courtesy(reading, at) {
            at += 1;
        } else if let Some(length) = title_length(reading, at, sentence.end) {
            // "Presidents Ott and General Ek": a title of his own, where a name follows.
            if title_ends_at(reading, at + length) {
                let rank = reading.gazetteer.title(&title_text(reading, at..at + length)).map(|t| t.rank);
                if !matches!(rank, Some(Rank::Military | Rank::Royal)) {
                    otherwise.push(at + length);
                }
                at += length;
            } else {
                break;
            }
        } else {
            break;
        }
    }
    Several { title: text, former, tokens: start..end, left, right, otherwise }
}

/// "Ruritania's Ott and Zenda's Ek came. The two presidents have not met since": those of whom but the country was told.
fn the_two(reading: &mut Reading, several: &Several) {
    let doc = reading.doc;
    let two = several.tokens.clone().any(|t| reading.token_is(t, &["two", "both"]));
    let alone = several.left.is_empty() && several.right.is_empty();
    if !two || !alone {
        return;
    }
    let here = doc.sentence_of(several.tokens.start);
    let mut people: Vec<(usize, usize)> = Vec::new();
    for sentence in here.saturating_sub(1)..=here {
        let names = reading.mentions_of_sentence(sentence).iter();
        for name in names.filter(|m| m.kind == MentionKind::Name && m.tokens.end <= several.tokens.start) {
            let [person] = name.entities[..] else { continue };
            if reading.kind(person) != EntityKind::Person || people.iter().any(|(p, _)| *p == person) {
                continue;
            }
            let of =
                possessive_before(reading, name.tokens.start).or_else(|| of_behind(reading, name.tokens.end));
            let country = of.filter(|of| reading.kind(*of) == EntityKind::Country);
            let free = reading.roles.of(person).next().is_none();
            let Some(country) = country.filter(|_| free) else { return };
            people.push((person, country));
        }
    }
    if let [(one, his), (other, hers)] = people[..]
        && his != hers
    {
        for (person, of) in [(one, his), (other, hers)] {
            reading.roles.push(FoundRole {
                person,
                title: several.title.clone(),
                of: Some(of),
                former: several.former,
                asserted: None,
                voice: Voice::Article,
                tokens: several.tokens.clone(),
                rule: RULE,
            });
        }
    }
}

/// "Ott of Ruritania": the owner behind a name.
fn of_behind(reading: &Reading, end: usize) -> Option<usize> {
    let next = end + 1 + usize::from(reading.token_is(end + 1, &["the"]));
    owner_at(reading, next)
        .filter(|(_, r)| reading.token_is(end, &["of"]) && r.start == next)
        .map(|(of, _)| of)
}

/// "the ministers of both countries, Ott and Ek": where the words end that say no more than that they are of those named before.
fn of_those(reading: &Reading, at: usize) -> Option<usize> {
    const LANDS: [&str; 4] = ["countries", "nations", "states", "sides"];
    let of = reading.token_is(at, &["of", "from"]);
    let noun = (at + 1..at + 4).find(|t| reading.token_is(*t, &LANDS)).filter(|_| of)?;
    let light = |t: usize| reading.token_is(t, &["both", "the", "two", "these", "all", "three", "those"]);
    (noun > at + 1 && (at + 1..noun).all(light) && reading.token_is(noun + 1, &[","])).then_some(noun + 1)
}

/// The owners before a title: "the Ruritanian and Zendan", "Ruritania 's"; where the phrase begins, and whether it is over.
fn left_of(reading: &Reading, title: usize, from: usize) -> (Vec<usize>, usize, bool) {
    let (mut owners, mut start, mut former) = (Vec::new(), title, false);
    while start > from {
        let before = start - 1;
        if let Some((owner, range)) =
            owner_at(reading, before).filter(|(_, r)| r.end == start || !owners.is_empty())
        {
            owners.push(owner);
            start = range.start;
        } else if reading.token_is(before, &["'s", "’s", "both", "two", "three"])
            || reading.token_is(before, FORMER)
            || reading.token_is(before, PLAIN)
            || (!owners.is_empty()
                && reading.token_is(before, &["and", ","])
                && owner_before(reading, before, from))
        {
            former |= reading.token_is(before, FORMER);
            start = before;
        } else {
            break;
        }
    }
    owners.reverse();
    (owners, start, former)
}

/// Whether one more owner stands before the "and" or comma.
fn owner_before(reading: &Reading, mark: usize, from: usize) -> bool {
    let comma = usize::from(mark > from && reading.token_is(mark - 1, &[","]));
    mark > from + comma && owner_at(reading, mark - 1 - comma).is_some()
}

/// Who holds the office, of which owner, and where each is named.
fn holders(reading: &Reading, several: &Several) -> Vec<(usize, Option<usize>, usize)> {
    let names: Vec<(usize, usize)> = several
        .right
        .iter()
        .filter_map(|i| if let Item::Name(person, at) = i { Some((*person, *at)) } else { None })
        .collect();
    let owners: Vec<usize> =
        several.right.iter().filter_map(|i| if let Item::Owner(of) = i { Some(*of) } else { None }).collect();
    if names.is_empty() {
        return named_before(reading, several, &owners);
    }
    // "the Zenda Group's co-chairs, Ott of Ruritania and Ek of Gondor": the body's, where each is from a country.
    let body = |of: &usize| reading.kind(*of) == EntityKind::Organization;
    let first = several.right.first().and_then(|i| if let Item::Owner(of) = i { Some(*of) } else { None });
    let shared_body = several.left.first().copied().or(first).filter(body);
    let of: Vec<Option<usize>> = if shared_body.is_some() && several.left.len() < 2 {
        vec![shared_body; names.len()]
    } else if owners.len() == names.len() {
        owners.into_iter().map(Some).collect()
    } else if owners.is_empty() && several.left.len() == names.len() {
        several.left.iter().copied().map(Some).collect()
    } else if owners.is_empty() && several.left.len() == 1 || owners.len() == 1 && shared(several) {
        let one = owners.first().or(several.left.first()).copied();
        vec![one; names.len()]
    } else {
        each_its_own(several)
    };
    let named = names.into_iter().zip(of).map(|((person, at), of)| (person, of, at));
    named.filter(|(_, _, at)| !several.otherwise.contains(at)).collect()
}

/// Whether the one owner is of all: it stands before all names, or behind them.
fn shared(several: &Several) -> bool {
    let owner = |i: &Item| matches!(i, Item::Owner(_));
    several.right.first().is_some_and(owner) || several.right.last().is_some_and(owner)
}

/// For each name the owner right behind it.
fn each_its_own(several: &Several) -> Vec<Option<usize>> {
    let right = &several.right;
    let behind = |n: usize| match right.get(n + 1) {
        Some(Item::Owner(of)) => Some(*of),
        _ => None,
    };
    (0..right.len()).filter(|n| matches!(right[*n], Item::Name(..))).map(behind).collect()
}

/// "Ott and Ek, both ministers of Ruritania": the two names before a comma.
fn named_before(
    reading: &Reading,
    several: &Several,
    owners: &[usize],
) -> Vec<(usize, Option<usize>, usize)> {
    let start = several.tokens.start;
    let the = start > 0 && reading.token_is(start - 1, &["the"]);
    let both = the
        || !several.left.is_empty()
        || (start..several.tokens.end).any(|t| reading.token_is(t, &["both", "two"]));
    let Some(comma) =
        start.checked_sub(1 + usize::from(the)).filter(|c| both && reading.token_is(*c, &[","]))
    else {
        return Vec::new();
    };
    let Some((last, last_home)) = person_from_ending_at(reading, comma) else { return Vec::new() };
    let and = (last.1.start.saturating_sub(3)..last.1.start).rev().find(|t| reading.token_is(*t, &["and"]));
    let Some((first, first_home)) = and.and_then(|and| person_from_ending_at(reading, and)) else {
        return Vec::new();
    };
    let owners = if owners.is_empty() { &several.left[..] } else { owners };
    [(first, first_home), (last, last_home)]
        .into_iter()
        .enumerate()
        .map(|(n, ((person, tokens), home))| {
            let shared = if let [one] = owners { Some(*one) } else { owners.get(n).copied() };
            (person, shared.or_else(|| possessive_before(reading, tokens.start)).or(home), tokens.start)
        })
        .collect()
}

/// A name that ends here, or "Ott of Ruritania", with that country.
#[allow(clippy::type_complexity)]
fn person_from_ending_at(reading: &Reading, end: usize) -> Option<((usize, Range<usize>), Option<usize>)> {
    if let Some(person) = person_ending_at(reading, end) {
        return Some((person, None));
    }
    let (land, range) = owner_at(reading, end.checked_sub(1)?).filter(|(_, r)| r.end == end)?;
    let the = usize::from(range.start > 0 && reading.token_is(range.start - 1, &["the"]));
    let of = range.start.checked_sub(1 + the).filter(|t| reading.token_is(*t, &["of"]))?;
    Some((person_ending_at(reading, of)?, Some(land)))
}

fn person_ending_at(reading: &Reading, end: usize) -> Option<(usize, Range<usize>)> {
    let mention = reading.named_at(end.checked_sub(1)?).filter(|m| m.tokens.end == end)?;
    let [person] = mention.entities[..] else { return None };
    (reading.kind(person) == EntityKind::Person).then(|| (person, mention.tokens.clone()))
}

/// "Ruritania's" before a name.
fn possessive_before(reading: &Reading, name: usize) -> Option<usize> {
    let mark = name.checked_sub(1).filter(|m| *m > 0 && reading.token_is(*m, &["'s", "’s", "'", "’"]))?;
    owner_at(reading, mark - 1).map(|(of, _)| of)
}

/// Adds the office, or says of whom it is where the person has it already from the title.
fn record(
    reading: &mut Reading,
    several: &Several,
    person: usize,
    of: Option<usize>,
    named_at: usize,
    own: Option<String>,
) {
    let title = own.unwrap_or_else(|| several.title.clone());
    if reading.roles.complete(person, &title, &several.tokens, of) {
        return;
    }
    let end = reading.named_at(named_at).map_or(named_at + 1, |m| m.tokens.end);
    let tokens = several.tokens.start.min(named_at)..several.tokens.end.max(end);
    reading.roles.push(FoundRole {
        person,
        title,
        of,
        former: several.former,
        asserted: None,
        voice: Voice::Article,
        tokens,
        rule: RULE,
    });
}
