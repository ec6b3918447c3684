//! Date, place and status of an event, from the sentence around the words that name it.

use crate::extract::pattern::{Content, Match};
use crate::extract::reading::Reading;
use crate::facts::{Edtf, EntityKind, EventKind, Status};

/// What stands around a match.
pub(super) struct Setting {
    /// One for each occurrence that the phrase counts: "tests in 2016 and 2017".
    pub dates: Vec<Edtf>,
    /// Where.
    pub place: Option<usize>,
    /// How far the article commits to it.
    pub status: Status,
}

pub(super) fn around(reading: &Reading, sentence: usize, found: &Match, kind: EventKind) -> Setting {
    let dates = dates(reading, sentence, found, kind);
    let place = place(reading, sentence, found, kind);
    let status = status(reading, sentence, found, dates.first());
    Setting { dates, place, status }
}

/// The dates nearest to the trigger: those behind it up to the next clause, else the last before it. "in 2016 and 2017"
/// gives both.
fn dates(reading: &Reading, sentence: usize, found: &Match, kind: EventKind) -> Vec<Edtf> {
    let atoms = &reading.atoms[sentence];
    let date = |i: usize| match &atoms[i].content {
        Content::Date(d) => Some(reading.dates[*d].value.clone()),
        _ => None,
    };
    let token = |i: usize| match &atoms.get(i)?.content {
        Content::Token(t) => Some(t.as_str()),
        _ => None,
    };
    for at in found.atoms.start..atoms.len() {
        if let Some(first) = date(at) {
            let and = token(at + 1) == Some("and") && at + 2 < atoms.len();
            let second = if and { date(at + 2) } else { None };
            return std::iter::once(first).chain(second).collect();
        }
        // A war lasts: only a date right behind it is its own.
        let reach = if kind == EventKind::Conflict { 2 } else { 12 };
        let beyond = at > found.atoms.end + reach;
        let joined = token(at) == Some(",")
            && matches!(token(at + 1), Some("and" | "but" | "while" | "who" | "which" | "where"));
        let stops = matches!(token(at), Some(";" | "“" | "”" | "\"" | "who" | "which" | "but" | "while"));
        let clause = at >= found.atoms.end && (joined || stops);
        if beyond || clause {
            break;
        }
    }
    if kind == EventKind::Conflict {
        return Vec::new();
    }
    (0..found.atoms.start).rev().find_map(date).into_iter().collect()
}

/// The place or country behind "in" or "at", nearest behind the trigger; a leading "In X," counts as well.
fn place(reading: &Reading, sentence: usize, found: &Match, kind: EventKind) -> Option<usize> {
    let atoms = &reading.atoms[sentence];
    let located = |i: usize| {
        let Content::Token(word) = &atoms[i].content else { return None };
        if !matches!(word.as_str(), "in" | "at" | "near" | "outside") {
            return None;
        }
        let next = atoms.get(
            i + 1 + usize::from(matches!(&atoms.get(i + 1)?.content, Content::Token(t) if t == "the")),
        )?;
        match &next.content {
            Content::Entities(e, EntityKind::Place | EntityKind::Country) => Some(e[0]),
            _ => None,
        }
    };
    let reach = atoms.len().min(found.atoms.end + 8);
    let behind = (found.trigger.min(atoms.len())..reach).find_map(located);
    // A visit's place is what is visited: the country or city captured by the rule.
    let visited = (kind == EventKind::Visit).then(|| found.entities('B').first().copied()).flatten();
    behind.or(visited).or_else(|| (0..found.atoms.start.min(4)).find_map(located))
}

/// Told by words before the trigger: "will meet" is planned, "did not meet" denied, "could meet" hypothetical.
fn status(reading: &Reading, sentence: usize, found: &Match, date: Option<&Edtf>) -> Status {
    let atoms = &reading.atoms[sentence];
    let from = found.trigger.saturating_sub(6).max(found.atoms.start.saturating_sub(4));
    let to = (found.atoms.end + 4).min(atoms.len());
    let has = |range: std::ops::Range<usize>, words: &[&str]| {
        atoms[range].iter().any(|a| matches!(&a.content, Content::Token(t) if words.contains(&t.as_str())))
    };
    let before = from..found.trigger.min(atoms.len());
    let near = from..to;
    if has(near.clone(), &["canceled", "cancelled", "postponed", "scrapped", "abandoned"])
        || has(before.clone(), &["off"])
    {
        return Status::Cancelled;
    }
    if has(
        before.clone(),
        &[
            "not", "never", "refused", "denied", "declined", "n't", "n’t", "without", "no", "failed",
            "rejected",
        ],
    ) {
        return Status::Denied;
    }
    let ahead = date.and_then(Edtf::earliest).zip(reading.article.published).is_some_and(|(d, p)| d > p);
    if has(
        before.clone(),
        &[
            "could",
            "would",
            "might",
            "may",
            "if",
            "possible",
            "potential",
            "proposed",
            "should",
            "hopes",
            "propose",
            "offered",
            "urged",
            "wants",
        ],
    ) && !ahead
    {
        return Status::Hypothetical;
    }
    if ahead
        || has(
            before,
            &[
                "will",
                "plans",
                "planned",
                "scheduled",
                "expected",
                "upcoming",
                "next",
                "'ll",
                "’ll",
                "due",
                "set",
            ],
        )
    {
        return Status::Planned;
    }
    Status::Occurred
}
