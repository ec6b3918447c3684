//! When: from tokens to calendar dates in EDTF.
//!
//! In: a [`Reading`]. Out: [`Reading::dates`], and with [`above`] the dates of the headline and the date line, which the
//! language engine does not read.
//!
//! A rule is a pattern over tokens with a value, `day(year, month, day)`, beside texts in which it must and must not
//! fire: one TOML file a family in `rules/`. The order of work:
//!
//! 1. [`lexicon`]: what each token may be in a date, by `words.toml` or its digits.
//! 2. [`pattern`]: all places where a pattern fits, all patterns at once.
//! 3. From left to right, the longest first: [`guard`] says whether it is a date, [`value`] which one. [`clock`] is
//!    what is known there: publication, the dates before; [`direction`] whether the clause looks back or ahead.
//! 4. Rules that count from a date behind them ("a month before the April 2018 summit") come last in a sentence.
//!
//! [`calendar`] counts, [`numeric`] reads `7/8/07`. Durations, ages and frequencies are no dates, nor are words that name
//! no part of the calendar ("recently").
//!
//! **Invariant:** the same text gives the same dates, and each lies in the years 1 to 9999
//! (`tests::whatever_the_text_dates_are_sound`).
//!
//! To add a rule, edit a file in `rules/`; `cargo test dates` runs its examples.

mod around;
mod calendar;
mod clock;
mod direction;
mod guard;
mod lexicon;
mod numeric;
mod outside;
mod pattern;
mod rule;
#[cfg(test)]
mod tests;
mod value;
mod written;

pub use outside::{OutsideDate, outside};

use super::reading::{FoundDate, Reading};
use crate::language::Token;
use clock::Clock;
use jiff::civil::Date;
use lexicon::{Classes, Lexeme};
use pattern::Candidate;
use rule::Rule;
pub use rule::Rules;
use std::collections::BTreeMap;
use std::ops::Range;

/// Finds every date of the article's body.
pub fn find(reading: &mut Reading, rules: &Rules) {
    let doc = reading.doc;
    let look_up = |(at, token)| rules.lexicon.look_up_by(reading.spellings_of(at)[0], token);
    let lexemes: Vec<Lexeme> = doc.tokens.iter().enumerate().map(look_up).collect();
    let published = written::day(doc, &lexemes, reading.article.published);
    let mut clock = Clock {
        tokens: &doc.tokens,
        around: &rules.around,
        holidays: &rules.holidays,
        doc: Some(doc),
        sentence: 0..0,
        number: 0,
        taken: 0..0,
        published,
        narrative: is_narrative(&lexemes, published),
        order: order(reading, rules, &lexemes),
        history: Vec::new(),
        weekdays: BTreeMap::new(),
    };
    for (number, sentence) in doc.sentences.iter().enumerate() {
        clock.number = number;
        clock.sentence = sentence.clone();
        reading.dates.extend(sentence_dates(rules, &lexemes, &mut clock));
    }
    reading.dates.sort_by_key(|d| (d.tokens.start, usize::MAX - d.tokens.end));
    reading.index_dates();
}

/// How the article writes dates in digits, where it has any.
fn order(reading: &Reading, rules: &Rules, lexemes: &[Lexeme]) -> Option<numeric::Order> {
    let numeric = Classes::named("numeric").unwrap_or_default();
    if !lexemes.iter().any(|l| l.classes.meets(numeric)) {
        return None;
    }
    let above = outside::lines(reading.article).flat_map(|(line, start)| outside::words(line, start));
    let tokens: Vec<Token> = above.chain(reading.doc.tokens.iter().cloned()).collect();
    let lexemes: Vec<Lexeme> = tokens.iter().map(|t| rules.lexicon.look_up(t)).collect();
    numeric::order(reading.article.source.as_deref(), &tokens, &lexemes)
}

/// The dates of the clock's sentence.
fn sentence_dates(rules: &Rules, lexemes: &[Lexeme], clock: &mut Clock) -> Vec<FoundDate> {
    let sentence = clock.sentence.clone();
    let tokens = clock.tokens;
    let candidates = candidates(rules, lexemes, tokens, &sentence);
    let mut found: Vec<FoundDate> = Vec::new();
    let mut counting: Vec<Candidate> = Vec::new();
    let mut free = sentence.start;
    for candidate in candidates {
        let rule = &rules.rules[candidate.rule];
        if candidate.taken.0 < free {
            continue;
        }
        clock.taken = candidate.taken.0..candidate.taken.1;
        if !holds(rule, clock) {
            continue;
        }
        if rule.from_ahead || rule.from_front {
            counting.push(candidate);
            continue;
        }
        let Some(value) = rule.value.date(clock, &candidate.captures) else { continue };
        free = candidate.taken.1;
        // "on December 14, and again on April 6": where the year of the first is only the nearest, nothing leans on it.
        let nearest = YEARLY.iter().any(|family| rule.id.starts_with(family)) && clock.scene().is_none();
        clock.remember(&value, explicit(rule) && !nearest);
        note_weekday(clock, lexemes, &value);
        found.push(FoundDate { tokens: clock.taken.clone(), value, rule: rule.id.clone() });
    }
    let (ahead, front): (Vec<Candidate>, Vec<Candidate>) =
        counting.into_iter().partition(|c| rules.rules[c.rule].from_ahead);
    for candidate in ahead {
        found.extend(counted_from_ahead(rules, candidate, &found, clock));
    }
    for candidate in front {
        found.extend(counted_from_front(rules, &candidate, &found, clock));
    }
    found
}

/// All places where a pattern fits: from left to right, the longest date first, then the longest pattern.
fn candidates(
    rules: &Rules,
    lexemes: &[Lexeme],
    tokens: &[Token],
    sentence: &Range<usize>,
) -> Vec<Candidate> {
    let mut candidates = Vec::new();
    let spaced = |i: usize| tokens[i].spaced;
    for at in sentence.clone().filter(|at| !lexemes[*at].is_idle()) {
        rules.tree.find(&lexemes[..sentence.end], at, &spaced, &mut candidates);
    }
    candidates.sort_by_key(|c| (c.taken.0, usize::MAX - c.taken.1, usize::MAX - c.width, c.rule));
    candidates
}

/// Dates without a year, which return every year.
const YEARLY: [&str; 4] =
    ["dates.partial", "dates.holiday.near", "dates.season.near", "dates.season.session"];

/// Whether a rule's dates stand in full, so that those behind them may lean on their year.
fn explicit(rule: &Rule) -> bool {
    const LEANING: &[&str] =
        &["dates.deictic", "dates.weekday", "dates.period", "dates.anaphoric.same-period"];
    !LEANING.iter().any(|family| rule.id.starts_with(family))
}

/// Whether the words around allow the rule.
fn holds(rule: &Rule, clock: &Clock) -> bool {
    let is = |token: Option<&Token>, words: &[String]| token.is_some_and(|t| words.iter().any(|w| t.is(w)));
    (rule.left.is_empty() || is(clock.left(), &rule.left))
        && !is(clock.left(), &rule.not_left)
        && !is(clock.right(), &rule.not_right)
        && rule.when.is_none_or(|guard| guard(clock))
}

/// Keeps the day of a weekday: "Wednesday's parade" is that of the Wednesday named before.
fn note_weekday(clock: &mut Clock, lexemes: &[Lexeme], value: &crate::facts::Edtf) {
    let weekdays = Classes::named("weekday").unwrap_or_default();
    let named = clock.taken.clone().any(|t| lexemes[t].classes.meets(weekdays));
    if let Some(day) = value.earliest().filter(|d| named && Some(*d) == value.latest()) {
        clock.weekdays.insert(day.weekday().to_monday_zero_offset(), day);
    }
}

/// "a month before the April 2018 summit": counts from the date behind it in the same phrase, and covers both.
fn counted_from_ahead(
    rules: &Rules,
    candidate: Candidate,
    found: &[FoundDate],
    clock: &mut Clock,
) -> Option<FoundDate> {
    let rule = &rules.rules[candidate.rule];
    let end = candidate.taken.1;
    let near = |d: &&FoundDate| d.tokens.start >= end && d.tokens.start <= end + 6;
    let anchor = found.iter().find(near)?;
    let apart = &clock.tokens[end..anchor.tokens.start];
    if apart.iter().any(|t| t.tag.is_verb() || t.is_any(&[",", ";", ":", "and", "but"])) {
        return None;
    }
    clock.taken = anchor.tokens.clone();
    clock.remember(&anchor.value, true);
    clock.taken = candidate.taken.0..anchor.tokens.end;
    let value = rule.value.date(clock, &candidate.captures);
    clock.history.pop();
    Some(FoundDate { tokens: clock.taken.clone(), value: value?, rule: rule.id.clone() })
}

/// "signed it on Monday in Oslo, two days after the vote": counts back from the date in front, in the same clause.
fn counted_from_front(
    rules: &Rules,
    candidate: &Candidate,
    found: &[FoundDate],
    clock: &mut Clock,
) -> Option<FoundDate> {
    /// How many words may stand between.
    const NEAR: usize = 8;
    let rule = &rules.rules[candidate.rule];
    let start = candidate.taken.0;
    if found.iter().any(|d| d.tokens.contains(&start)) {
        return None;
    }
    let near = |d: &&FoundDate| d.tokens.end < start && d.tokens.end + NEAR >= start;
    let anchor = found.iter().rev().find(near)?;
    let apart = &clock.tokens[anchor.tokens.end..start];
    let comma = apart.last().is_some_and(|t| t.is(","));
    if !comma || apart.iter().any(|t| t.tag.is_verb() || t.is_any(&[";", ":", "and", "but"])) {
        return None;
    }
    // From that date or from none: "in June 2018, a week after" is no day.
    let before = std::mem::take(&mut clock.history);
    clock.taken = anchor.tokens.clone();
    clock.remember(&anchor.value, true);
    clock.taken = candidate.taken.0..candidate.taken.1;
    let value = rule.value.date(clock, &candidate.captures);
    clock.history = before;
    Some(FoundDate { tokens: clock.taken.clone(), value: value?, rule: rule.id.clone() })
}

/// Whether most years of a text lie well before its publication, and little is told from the day of writing.
fn is_narrative(lexemes: &[Lexeme], published: Option<Date>) -> bool {
    let Some(published) = published else { return true };
    let class = |name| Classes::named(name).unwrap_or_default();
    let (years, weekday, deictic) = (class("year"), class("weekday"), class("deictic"));
    let year = |l: &&Lexeme| l.classes.meets(years) && (1500..2060).contains(&l.value);
    let (mut old, mut all) = (0, 0);
    for lexeme in lexemes.iter().filter(year) {
        all += 1;
        old += usize::from(lexeme.value + 2 < i32::from(published.year()));
    }
    // A weekday before a date in full ("Sunday, December 7, 1941") tells nothing of the day of writing.
    let beside = class("mon").with(class("day"));
    let bare = |i: usize| !lexemes[i + 1..].iter().take(2).any(|l| l.classes.meets(beside));
    let now =
        |i: &usize| lexemes[*i].classes.meets(deictic) || (lexemes[*i].classes.meets(weekday) && bare(*i));
    // "last year", "this month": said from the day of writing.
    let (which, unit) = (class("which"), class("unit"));
    let period = |i: &usize| {
        lexemes[*i].classes.meets(which) && lexemes.get(i + 1).is_some_and(|l| l.classes.meets(unit))
    };
    let written = (0..lexemes.len()).filter(|i| now(i) || period(i)).count();
    old >= 6 && old * 10 >= all * 8 && written * 12 <= old
}
