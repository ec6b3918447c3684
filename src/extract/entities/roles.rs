//! Offices: titles before a name, behind it after a comma, and of which country or body.

use super::COURTESIES;
use crate::extract::reading::{FoundRole, Reading};
use crate::facts::{EntityKind, MentionKind};
use std::ops::Range;

/// Words before a title that say it is over.
const FORMER: &[&str] = &["former", "then", "late", "ex", "onetime", "deposed"];

/// Widens people's mentions over the titles before them, and records the offices that titles name.
pub(super) fn find(reading: &mut Reading) {
    let people: Vec<usize> = (0..reading.mentions.len())
        .filter(|m| {
            let mention = &reading.mentions[*m];
            mention.kind == MentionKind::Name && reading.kind(mention.entities[0]) == EntityKind::Person
        })
        .collect();
    let mut wholes = Vec::new();
    for number in people {
        let mention = reading.mentions[number].clone();
        let sentence = reading.doc.sentences[reading.doc.sentence_of(mention.tokens.start)].clone();
        let whole = before(reading, &mention.tokens, mention.entities[0], &sentence);
        let end = behind(reading, &mention.tokens, mention.entities[0], &sentence);
        wholes.push((number, whole..end));
    }
    for (number, whole) in wholes {
        reading.mentions[number].whole = whole;
    }
    reading.mentions.sort_by_key(|m| (m.whole.start, usize::MAX - m.whole.end));
    reading.roles.sort_by_key(|r| r.tokens.start);
}

/// Titles that end where the name begins; returns where the whole phrase begins.
fn before(reading: &mut Reading, name: &Range<usize>, person: usize, sentence: &Range<usize>) -> usize {
    let mut start = name.start;
    let mut title: Option<Range<usize>> = None;
    let comma = start > sentence.start && reading.token_is(start - 1, &[","]);
    let behind_comma = if comma { title_ending_at(reading, start - 1, sentence.start) } else { None };
    if let Some(found) = title_ending_at(reading, start, sentence.start).or(behind_comma) {
        start = found.start;
        title = Some(found);
    }
    while start > sentence.start
        && (reading.doc.tokens[start - 1].is_any(COURTESIES)
            || (reading.doc.tokens[start - 1].text == "."
                && start >= 2
                && reading.doc.tokens[start - 2].is_any(COURTESIES)))
    {
        start -= 1;
    }
    let Some(title) = title else { return start };
    let mut former = false;
    let mut of = None;
    // "then - President", "former South Korean President", "South Korea 's former president"
    while start > sentence.start {
        let b = start - 1;
        if reading.token_is(b, FORMER) || (reading.token_is(b, &["-"]) && !reading.doc.tokens[start].spaced) {
            former |= reading.token_is(b, FORMER);
            start = b;
        } else if let Some((entity, begins)) = owner_ending_at(reading, start) {
            of = of.or(Some(entity));
            start = begins;
        } else if reading.token_is(b, &["'s", "’s"]) && of.is_none() && owner_ending_at(reading, b).is_some()
        {
            start = b;
        } else {
            break;
        }
    }
    let text = title_text(reading, title.clone());
    // "President of the Council, Japan 's Ambassador Ott": a title that is followed by "of" is not before a name.
    reading.roles.push(FoundRole {
        person,
        title: text,
        of,
        former,
        tokens: start..name.end,
        rule: "roles.before-name",
    });
    start
}

/// "Ott, a former minister of Ruritania," or "Ott, Ruritania's envoy,": returns where the atom ends.
fn behind(reading: &mut Reading, name: &Range<usize>, person: usize, sentence: &Range<usize>) -> usize {
    if let Some(end) = of_country(reading, name, person) {
        return end;
    }
    if !reading.token_is(name.end, &[","]) {
        return name.end;
    }
    let mut at = name.end + 1;
    let mut former = false;
    let mut of = None;
    let limit = sentence.end.min(at + 8);
    while at < limit {
        let words: Vec<&str> =
            reading.doc.tokens[at..sentence.end.min(at + 5)].iter().map(|t| t.text).collect();
        if let Some((length, _)) = reading.gazetteer.title_at(&words) {
            let title = at..at + length;
            let (of, end) = owner_behind(reading, at + length, sentence.end, of);
            let text = title_text(reading, title);
            reading.roles.push(FoundRole {
                person,
                title: text,
                of,
                former,
                tokens: name.start..end,
                rule: "roles.apposition",
            });
            return closing_comma(reading, end, sentence.end).unwrap_or(name.end);
        }
        let token = &reading.doc.tokens[at];
        if token.is_any(FORMER) {
            former = true;
            at += 1;
        } else if let Some(mention) = reading
            .mentions
            .iter()
            .find(|m| m.tokens.start == at && reading.kind(m.entities[0]) != EntityKind::Person)
        {
            of = Some(mention.entities[0]);
            at = mention.tokens.end;
        } else if token.is_any(&[
            "a",
            "an",
            "the",
            "'s",
            "’s",
            "who",
            "is",
            "was",
            "served",
            "as",
            "now",
            "currently",
            "-",
            "local",
            "senior",
            "chief",
            "top",
        ]) {
            former |= token.is_any(&["was", "served"]);
            at += 1;
        } else {
            return name.end;
        }
    }
    name.end
}

/// "President Ott of Ruritania": the country of the title before the name; returns where the phrase ends.
fn of_country(reading: &mut Reading, name: &Range<usize>, person: usize) -> Option<usize> {
    let role = reading
        .roles
        .iter()
        .position(|r| r.person == person && r.tokens.end == name.end && r.of.is_none())?;
    if !reading.token_is(name.end, &["of"]) {
        return None;
    }
    let owner = reading
        .mentions
        .iter()
        .find(|m| m.tokens.start == name.end + 1 && reading.kind(m.entities[0]) == EntityKind::Country)?;
    let (owner, end) = (owner.entities[0], owner.tokens.end);
    reading.roles[role].of = Some(owner);
    Some(end)
}

/// `of`, `at`, `for`, `to`, `in` and a country or body, past a few words ("and China expert at the Asan Institute").
fn owner_behind(reading: &Reading, from: usize, end: usize, known: Option<usize>) -> (Option<usize>, usize) {
    let mut at = from;
    while at < end.min(from + 6) {
        if reading.token_is(at, &["of", "at", "for", "to", "with"]) {
            let next = at + 1 + usize::from(reading.token_is(at + 1, &["the"]));
            let owner =
                reading.mentions.iter().filter(|m| m.tokens.start == next).max_by_key(|m| m.tokens.len());
            if let Some(owner) = owner
                .filter(|o| !matches!(reading.kind(o.entities[0]), EntityKind::Person | EntityKind::Place))
            {
                return (Some(owner.entities[0]), owner.tokens.end);
            }
        }
        if reading.token_is(at, &[",", ";", "."]) {
            break;
        }
        at += 1;
    }
    (known, from)
}

/// The token after the comma that closes an apposition, so that "Ott, an envoy, said" reads "Ott said".
fn closing_comma(reading: &Reading, from: usize, end: usize) -> Option<usize> {
    (from..end.min(from + 14))
        .find(|t| reading.token_is(*t, &[",", ".", ";", "”", "\""]))
        .and_then(|t| reading.token_is(t, &[","]).then_some(t + 1))
}

fn title_ending_at(reading: &Reading, end: usize, from: usize) -> Option<Range<usize>> {
    (from.max(end.saturating_sub(6))..end).find_map(|start| {
        let words: Vec<&str> = reading.doc.tokens[start..end].iter().map(|t| t.text).collect();
        let whole = reading.gazetteer.title_at(&words).is_some_and(|(n, _)| n == end - start);
        whole.then_some(start..end)
    })
}

/// A country or body whose mention ends where the title begins.
fn owner_ending_at(reading: &Reading, end: usize) -> Option<(usize, usize)> {
    let owner = reading.mentions.iter().filter(|m| m.tokens.end == end).max_by_key(|m| m.tokens.len())?;
    matches!(reading.kind(owner.entities[0]), EntityKind::Country | EntityKind::Organization)
        .then_some((owner.entities[0], owner.tokens.start))
}

fn title_text(reading: &Reading, title: Range<usize>) -> String {
    let words: Vec<String> = reading.doc.tokens[title].iter().map(|t| t.text.to_lowercase()).collect();
    words.join(" ").replace(" - ", "-")
}
