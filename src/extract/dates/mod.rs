//! When: from tokens to calendar dates in EDTF.
//!
//! In: a [`Reading`] and the day of publication. Out: [`Reading::dates`]. One file a family, tried at each token in the
//! order of the files; the first that fits takes its tokens:
//!
//! 1. `absolute`: dates, months and years that stand in full.
//! 2. `deictic`: counted from the day of publication: "yesterday", "last year", "a decade ago".
//! 3. `anaphoric`: counted from a date before it: "that June", "the following year", "two days later".
//! 4. `weekday`: "Monday", "in March": the direction is told by the sentence.
//!
//! Durations, ages and frequencies are no dates.

mod absolute;
mod anaphoric;
mod deictic;
mod weekday;

use super::reading::{FoundDate, Reading};
use crate::facts::Edtf;
use crate::language::Token;
use jiff::civil::Date;
use std::collections::BTreeMap;
use std::ops::Range;

/// What the families see: the tokens of a sentence, and what dates came before.
struct Clock<'r> {
    tokens: &'r [Token<'r>],
    sentence: Range<usize>,
    published: Option<Date>,
    /// The last date found, anywhere before.
    last: Option<Edtf>,
    /// The last year that stands in this sentence.
    year_here: Option<i16>,
    /// Weekdays already dated in this article.
    weekdays: BTreeMap<i8, Date>,
}

/// A date found: how many tokens it takes, its value and rule.
struct Hit {
    length: usize,
    value: Edtf,
    rule: &'static str,
}

impl Hit {
    fn new(length: usize, value: Option<Edtf>, rule: &'static str) -> Option<Hit> {
        value.map(|value| Hit { length, value, rule })
    }
}

/// Finds every date of the article.
pub fn find(reading: &mut Reading) {
    let mut clock = Clock {
        tokens: &reading.doc.tokens,
        sentence: 0..0,
        published: reading.article.published,
        last: None,
        year_here: None,
        weekdays: BTreeMap::new(),
    };
    for sentence in &reading.doc.sentences {
        clock.sentence = sentence.clone();
        clock.year_here = None;
        let mut at = sentence.start;
        while at < sentence.end {
            let Some(hit) = clock.hit(at) else {
                at += 1;
                continue;
            };
            clock.remember(&hit);
            reading.dates.push(FoundDate { tokens: at..at + hit.length, value: hit.value, rule: hit.rule });
            at += hit.length;
        }
        event_anchored(reading, sentence);
    }
    reading.dates.sort_by_key(|d| (d.tokens.start, usize::MAX - d.tokens.end));
}

impl Clock<'_> {
    fn hit(&mut self, at: usize) -> Option<Hit> {
        absolute::at(self, at)
            .or_else(|| deictic::at(self, at))
            .or_else(|| anaphoric::at(self, at))
            .or_else(|| weekday::at(self, at))
    }

    fn remember(&mut self, hit: &Hit) {
        self.last = Some(hit.value.clone());
        if let Some(first) = hit.value.earliest() {
            self.year_here = Some(first.year());
        }
    }

    fn is(&self, at: usize, words: &[&str]) -> bool {
        at < self.sentence.end && self.tokens[at].is_any(words)
    }

    fn before_is(&self, at: usize, words: &[&str]) -> bool {
        at > self.sentence.start && self.tokens[at - 1].is_any(words)
    }

    /// The month that a token names, and how many tokens its name takes: an abbreviation has its full stop.
    fn month(&self, at: usize) -> Option<(i8, usize)> {
        const MONTHS: &[&str] = &[
            "January",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December",
        ];
        if at >= self.sentence.end || !self.tokens[at].is_capitalised() {
            return None;
        }
        // The tokenizer leaves the full stop of an abbreviation with it.
        let text = self.tokens[at].text.trim_end_matches('.');
        let short = |m: &&str| (text.len() == 3 || text == "Sept") && m.starts_with(text);
        let number = MONTHS.iter().position(|m| *m == text || short(m))?;
        Some((i8::try_from(number + 1).ok()?, 1))
    }

    /// A year of four digits: the range that news speaks of without saying "AD".
    fn year(&self, at: usize) -> Option<i16> {
        let text = self.tokens.get(at).filter(|_| at < self.sentence.end)?.text;
        let plain = text.len() == 4 && text.bytes().all(|b| b.is_ascii_digit());
        plain.then(|| text.parse().ok()).flatten().filter(|y| (1000..2100).contains(y))
    }

    /// The day of a month: `3`, `3rd`.
    fn day(&self, at: usize) -> Option<i8> {
        let text = self.tokens.get(at).filter(|_| at < self.sentence.end)?.text;
        let digits = text.trim_end_matches(|c: char| c.is_ascii_alphabetic());
        let ordinal = matches!(&text[digits.len()..], "" | "st" | "nd" | "rd" | "th");
        (ordinal && digits.len() <= 2).then(|| digits.parse().ok()).flatten().filter(|d| (1..=31).contains(d))
    }

    /// A small number in digits or words; "a" and "an" count as one.
    fn count(&self, at: usize) -> Option<i32> {
        const WORDS: &[&str] = &[
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
            "twenty",
        ];
        if self.is(at, &["a", "an"]) {
            return Some(1);
        }
        let token = self.tokens.get(at).filter(|_| at < self.sentence.end)?;
        let word = WORDS.iter().position(|w| token.is(w)).and_then(|n| i32::try_from(n).ok());
        word.or_else(|| token.text.parse().ok().filter(|n| (0..=500).contains(n)))
    }

    /// Whether the sentence speaks of what lies ahead.
    fn looks_ahead(&self) -> bool {
        const AHEAD: &[&str] = &[
            "will",
            "shall",
            "plans",
            "planned",
            "scheduled",
            "upcoming",
            "expected",
            "next",
            "ahead",
            "due",
            "forthcoming",
            "'ll",
            "’ll",
            "slated",
            "prepare",
            "prepares",
            "preparing",
        ];
        self.tokens[self.sentence.clone()].iter().any(|t| t.is_any(AHEAD))
    }
}

/// "a month before the April 2018 summit": the date counts from the one behind it, and covers both.
fn event_anchored(reading: &mut Reading, sentence: &Range<usize>) {
    let tokens = &reading.doc.tokens;
    let clock = Clock {
        tokens,
        sentence: sentence.clone(),
        published: None,
        last: None,
        year_here: None,
        weekdays: BTreeMap::new(),
    };
    let mut added = Vec::new();
    for at in sentence.clone() {
        let Some(count) = clock.count(at) else { continue };
        let Some(unit) = Unit::at(&clock, at + 1) else { continue };
        let sign = if clock.is(at + 2, &["before"]) {
            -1
        } else if clock.is(at + 2, &["after"]) {
            1
        } else {
            continue;
        };
        let near = |d: &&FoundDate| d.tokens.start > at + 2 && d.tokens.start <= at + 6;
        let Some(anchor) = reading.dates.iter().find(near) else { continue };
        if let Some(value) = unit.shift(&anchor.value, sign * count) {
            added.push(FoundDate {
                tokens: at..anchor.tokens.end,
                value,
                rule: "dates.anaphoric.event-anchored",
            });
        }
    }
    reading.dates.extend(added);
}

/// A unit of the calendar.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Unit {
    Day,
    Week,
    Month,
    Year,
    Decade,
}

impl Unit {
    fn at(clock: &Clock, at: usize) -> Option<Unit> {
        let units = [
            (Unit::Day, ["day", "days"]),
            (Unit::Week, ["week", "weeks"]),
            (Unit::Month, ["month", "months"]),
            (Unit::Year, ["year", "years"]),
            (Unit::Decade, ["decade", "decades"]),
        ];
        units.iter().find(|(_, words)| clock.is(at, words)).map(|(unit, _)| *unit)
    }

    /// The date that lies `count` units from `anchor`, as exact as the coarser of the two.
    fn shift(self, anchor: &Edtf, count: i32) -> Option<Edtf> {
        use jiff::Span;
        let first = anchor.earliest()?;
        let whole_year = anchor.as_str().len() == 4;
        let whole_month = anchor.as_str().len() == 7;
        let span = match self {
            Unit::Day => Span::new().try_days(count),
            Unit::Week => Span::new().try_weeks(count),
            Unit::Month => Span::new().try_months(count),
            Unit::Year => Span::new().try_years(count),
            Unit::Decade => Span::new().try_years(count.checked_mul(10)?),
        };
        let moved = first.checked_add(span.ok()?).ok()?;
        match self {
            Unit::Year | Unit::Decade => Edtf::year(moved.year()),
            _ if whole_year => None,
            Unit::Month => Edtf::month(moved.year(), moved.month()),
            Unit::Day | Unit::Week if whole_month => None,
            Unit::Day | Unit::Week => Edtf::day(moved),
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::extract::testing::dates;

    #[test]
    fn dates_are_resolved_against_publication_and_what_came_before() {
        // Published on Thursday, 16 May 2024.
        for (text, expected) in [
            ("They met on May 3, 2019.", vec![("May 3, 2019", "2019-05-03")]),
            ("They met on 3rd May 2019.", vec![("3rd May 2019", "2019-05-03")]),
            ("They met in March 2018 and in June.", vec![("March 2018", "2018-03"), ("June", "2018-06")]),
            ("The 1950-53 war ended.", vec![("1950-53", "1950/1953")]),
            ("They met from Sept. 3-5, 2020.", vec![("Sept. 3-5, 2020", "2020-09-03/2020-09-05")]),
            ("They ruled in the 1990s.", vec![("1990s", "199X")]),
            ("They met on Monday.", vec![("Monday", "2024-05-13")]),
            ("They will meet on Monday.", vec![("Monday", "2024-05-20")]),
            ("They met on Thursday.", vec![("Thursday", "2024-05-16")]),
            ("They met last Friday.", vec![("last Friday", "2024-05-10")]),
            ("They met yesterday.", vec![("yesterday", "2024-05-15")]),
            ("They met last month.", vec![("last month", "2024-04")]),
            ("They met in May last year.", vec![("May last year", "2023-05")]),
            ("They met a decade ago.", vec![("a decade ago", "2014")]),
            ("They met three days ago.", vec![("three days ago", "2024-05-13")]),
            ("They met in 2018. They met again that June.", vec![("2018", "2018"), ("that June", "2018-06")]),
            (
                "He won in 2011 and she won the following year.",
                vec![("2011", "2011"), ("the following year", "2012")],
            ),
            (
                "A month before the April 2018 summit, they met.",
                vec![("A month before the April 2018", "2018-03"), ("April 2018", "2018-04")],
            ),
            ("They met in May 2020, and two days later they left.", vec![("May 2020", "2020-05")]),
            ("They met in December.", vec![("December", "2023-12")]),
            ("They may march on.", vec![]),
            ("He ruled for six years.", vec![]),
            ("They sent 2000 troops.", vec![]),
            ("About 1500 people came.", vec![]),
            ("A May deal was near.", vec![("May", "2024-05")]),
        ] {
            assert_eq!(
                dates(text),
                expected.iter().map(|(a, b)| ((*a).to_owned(), (*b).to_owned())).collect::<Vec<_>>(),
                "{text}"
            );
        }
    }
}
