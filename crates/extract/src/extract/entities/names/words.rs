//! Words that tell what a name is, and rows of words that may be one.

use crate::extract::reading::Reading;
use crate::language::{NerKind, Shape, Tag};
use std::ops::Range;

/// Numerals and generations behind a name: "Adlai Stevenson II".
#[rustfmt::skip]
const GENERATIONS: &[&str] =
    &[
    "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "X", "XII", "XIV", "XVI", "Jr.", "Jr", "Sr.", "Sr",
];

/// Whether the word counts a bearer of a name.
pub(super) fn is_generation(word: &str) -> bool {
    GENERATIONS.contains(&word)
}

/// Months and days of the week: dates have a room of their own.
#[rustfmt::skip]
pub(in crate::extract::entities) const CALENDAR: &[&str] = &[
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january", "february",
    "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
];

/// Small words inside a person's name.
#[rustfmt::skip]
const PARTICLES: &[&str] = &[
    "al", "el", "bin", "ben", "bint", "ibn", "abu", "van", "von", "zu", "der", "den", "de", "da", "di",
    "du", "del", "dos", "das", "ul", "ur", "ould", "ole", "arap", "wa", "bte", "binti", "della", "degli", "dei", "dem",
    "af", "uz", "oğlu", "ou",
];

/// Those that are words of English as well: only where the model has them in a person's name.
#[rustfmt::skip]
const DOUBTFUL_PARTICLES: &[&str] = &[
    "as", "ash", "an", "la", "le", "do", "ter", "ten", "to", "y", "e", "i",
];

fn is_particle(reading: &Reading, kinds: &Kinds, at: usize) -> bool {
    let token = &reading.doc.tokens[at];
    token.shape == Shape::Lower
        && (token.is_any(PARTICLES)
            || (token.is_any(DOUBTFUL_PARTICLES)
                && kinds.at(reading, at).is_some_and(|n| {
                    n.kind == NerKind::Person && n.tokens.start < at && at + 1 < n.tokens.end
                })))
}

/// What behind a hyphen is no second half of a name: "U.S.-led", "Moscow-backed".
fn is_suffix(reading: &Reading, at: usize) -> bool {
    let token = &reading.doc.tokens[at];
    token.shape == Shape::Lower
        && (matches!(token.tag, Tag::Vbn | Tag::Vbd | Tag::Vbg)
            || reading.words.names.suffixes.holds(token.text)
            || token.text.ends_with("ed"))
}

/// The kind of the model's entity at each token.
pub(super) struct Kinds(Vec<Option<u32>>);

impl Kinds {
    pub(super) fn of(reading: &Reading) -> Kinds {
        let mut kinds = vec![None; reading.doc.tokens.len()];
        for (number, named) in reading.doc.entities.iter().enumerate() {
            kinds[named.tokens.clone()].fill(u32::try_from(number).ok());
        }
        Kinds(kinds)
    }

    /// The model's entity at a token.
    pub(super) fn at<'r>(&self, reading: &'r Reading, token: usize) -> Option<&'r crate::language::Named> {
        self.0.get(token).copied().flatten().map(|n| &reading.doc.entities[n as usize])
    }

    pub(super) fn kind(&self, reading: &Reading, token: usize) -> Option<NerKind> {
        self.at(reading, token).map(|n| n.kind)
    }
}

/// Whether a word may be part of a name here.
pub(super) fn is_name_word(reading: &Reading, kinds: &Kinds, at: usize, starts: bool) -> bool {
    use NerKind::{
        Cardinal, Date, Facility, Gpe, Location, Money, Ordinal, Organization, Percent, Person, Time,
    };
    let token = &reading.doc.tokens[at];
    if !token.is_capitalised() || token.text.ends_with('%') {
        return false;
    }
    let function_word = matches!(
        token.tag,
        Tag::Dt
            | Tag::Prp
            | Tag::PrpS
            | Tag::Cc
            | Tag::Md
            | Tag::To
            | Tag::Wdt
            | Tag::Wp
            | Tag::Wrb
            | Tag::Ex
            | Tag::WpS
            | Tag::Pos
    ) || (token.tag == Tag::In
        && token.shape != Shape::Upper
        && kinds.kind(reading, at) != Some(Person)
        && !begins_full_name(reading, kinds, at));
    if function_word || token.text == "I" {
        return false;
    }
    match kinds.kind(reading, at) {
        Some(Person | Organization | Gpe | Location | Facility) if token.tag != Tag::Rb => return true,
        Some(Date | Time | Money | Percent | Cardinal | Ordinal) if token.is_any(CALENDAR) => return false,
        _ => {}
    }
    if token.tag.is_proper() {
        return !token.is_any(CALENDAR)
            || (token.is_any(&["may", "march", "april", "june", "august"]) && !starts);
    }
    !starts && !matches!(token.tag, Tag::Rb | Tag::Vbd | Tag::Vbz | Tag::Vbp | Tag::Wrb | Tag::Uh)
}

/// "Per Holm Lund": a given name that is also a preposition, before what the model takes for somebody's full name.
fn begins_full_name(reading: &Reading, kinds: &Kinds, at: usize) -> bool {
    let next = reading.doc.tokens.get(at + 1).filter(|t| t.tag.is_proper());
    let given = |t: usize| reading.gazetteer.is_given_name(reading.doc.tokens[t].text);
    let name = |t: usize| kinds.kind(reading, t) == Some(NerKind::Person) || given(t);
    next.is_some() && given(at) && name(at + 1)
}

/// Whether the first letter here is upper case by position alone.
pub(super) fn starts(reading: &Reading, at: usize, sentence: &Range<usize>) -> bool {
    at == sentence.start || {
        let before = &reading.doc.tokens[at - 1];
        before.is_quote()
            || matches!(before.text, ":" | "—" | "-" | "•" | "'" | "‘")
                && before.shape == Shape::Mark
                && before.spaced
    }
}

/// The longest row of name words from `at` on, with particles and glued hyphens inside; empty where none begins.
pub(super) fn row(reading: &Reading, kinds: &Kinds, at: usize, sentence: &Range<usize>) -> Range<usize> {
    let tokens = &reading.doc.tokens;
    let end = sentence.end;
    let mut stop = at;
    while stop < end
        && tokens[stop].is_capitalised()
        && is_name_word(reading, kinds, stop, starts(reading, stop, sentence))
    {
        stop += 1;
        // `Jong - un`, `Jae - Myung`: the second half may be in lower case.
        while stop + 1 < end
            && tokens[stop].text == "-"
            && !tokens[stop].spaced
            && tokens[stop + 1].is_word()
            && !tokens[stop + 1].spaced
        {
            if is_suffix(reading, stop + 1) {
                return at..stop;
            }
            stop += 2;
        }
        let mut after = stop;
        while after < end && is_particle(reading, kinds, after) {
            after += 1;
            // `al - Assad`
            if after < end && tokens[after].text == "-" && !tokens[after].spaced {
                after += 1;
            }
        }
        // "&": `Johnson & Johnson`
        if after == stop && after + 1 < end && tokens[after].text == "&" {
            after += 1;
        }
        if after > stop && after < end && is_name_word(reading, kinds, after, false) {
            stop = after;
        }
    }
    // "al-Sisi said": a name may begin with its particle.
    if stop == at
        && at + 2 < end
        && kinds.kind(reading, at) == Some(NerKind::Person)
        && tokens[at].is_any(PARTICLES)
        && (at == sentence.start || kinds.kind(reading, at - 1) != Some(NerKind::Person))
    {
        let next = at + 1 + usize::from(tokens[at + 1].text == "-");
        if is_name_word(reading, kinds, next, false) {
            return at..row(reading, kinds, next, sentence).end;
        }
    }
    at..stop
}
