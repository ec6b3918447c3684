//! Dates as values of the Extended Date/Time Format, levels 0 and 1 (ISO 8601-2:2019, Library of Congress profile).
//!
//! The subset that news needs: years, months, days, seasons (`2020-21`), decades and centuries with unspecified
//! digits (`199X`, `19XX`), intervals (`1950/1953`, `2022/..`), each end with `?`, `~` or `%` behind it.

use jiff::civil::{Date, date};
use serde::{Deserialize, Serialize};
use std::fmt;

/// A date, month, year, season or interval; always well formed and within the years 0001 to 9999.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Edtf(String);

/// A text that is no EDTF value of the subset above.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is no EDTF date: want YYYY, YYYY-MM, YYYY-MM-DD or an interval such as 1950/1953")]
pub struct EdtfError(String);

impl Edtf {
    /// Reads a value.
    ///
    /// # Errors
    /// Where the text is outside the subset, or names a day that the calendar lacks.
    pub fn parse(text: &str) -> Result<Edtf, EdtfError> {
        let value = Edtf(text.to_owned());
        let sound = match bounds(text) {
            Some((Some(first), Some(last))) => first <= last,
            Some((None, None)) | None => false,
            Some(_) => true,
        };
        if sound { Ok(value) } else { Err(EdtfError(value.0)) }
    }

    /// A whole year; `None` outside 0001 to 9999.
    #[must_use]
    pub fn year(year: i16) -> Option<Edtf> {
        (1..=9999).contains(&year).then(|| Edtf(format!("{year:04}")))
    }

    /// A whole month; `None` where there is no such month.
    #[must_use]
    pub fn month(year: i16, month: i8) -> Option<Edtf> {
        Date::new(year, month, 1).ok().filter(|_| year >= 1).map(|_| Edtf(format!("{year:04}-{month:02}")))
    }

    /// A day; `None` before the year 1.
    #[must_use]
    pub fn day(day: Date) -> Option<Edtf> {
        if day.year() < 1 {
            return None;
        }
        // Some are made for every date of a text, which formatting is slow for.
        let mut text = String::with_capacity(10);
        push_figures(&mut text, day.year(), &[1000, 100, 10, 1]);
        for part in [day.month(), day.day()] {
            text.push('-');
            push_figures(&mut text, i16::from(part), &[10, 1]);
        }
        Some(Edtf(text))
    }

    /// An interval of two values; `None` where it would run backwards or either is one already.
    #[must_use]
    pub fn interval(first: &Edtf, last: &Edtf) -> Option<Edtf> {
        Edtf::parse(&format!("{}/{}", first.0, last.0)).ok()
    }

    /// The value as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The first day that the value may stand for; `None` for an open start.
    #[must_use]
    pub fn earliest(&self) -> Option<Date> {
        bounds(&self.0).and_then(|(first, _)| first)
    }

    /// The last day that the value may stand for; `None` for an open end.
    #[must_use]
    pub fn latest(&self) -> Option<Date> {
        bounds(&self.0).and_then(|(_, last)| last)
    }

    /// Whether every day of `other` may be a day of this value: `2018` covers `2018-03`.
    #[must_use]
    pub fn covers(&self, other: &Edtf) -> bool {
        // Most are plain days, months and years, which their digits tell: events are compared by the million.
        if is_plain(&self.0) && is_plain(&other.0) {
            return other.0.starts_with(&self.0);
        }
        let (ours, theirs) = (bounds(&self.0), bounds(&other.0));
        let (Some((a, b)), Some((c, d))) = (ours, theirs) else { return false };
        let starts = a.is_none_or(|a| c.is_some_and(|c| a <= c));
        let ends = b.is_none_or(|b| d.is_some_and(|d| d <= b));
        starts && ends
    }
}

/// Writes a number in so many figures as there are places.
fn push_figures(text: &mut String, number: i16, places: &[i16]) {
    for place in places {
        let figure = number / place % 10;
        text.extend(char::from_digit(figure.unsigned_abs().into(), 10));
    }
}

/// Whether a value is a plain year, month or day: no interval, season, mask or doubt.
fn is_plain(text: &str) -> bool {
    let digits = |t: &str| t.bytes().all(|b| b.is_ascii_digit());
    let month = |t: &str| matches!(t.as_bytes(), [b'0', b'1'..=b'9'] | [b'1', b'0'..=b'2']);
    if !text.is_ascii() {
        return false;
    }
    match text.as_bytes() {
        [_, _, _, _] => digits(text),
        [_, _, _, _, b'-', _, _] => digits(&text[..4]) && month(&text[5..]),
        [_, _, _, _, b'-', _, _, b'-', _, _] => {
            digits(&text[..4]) && month(&text[5..7]) && digits(&text[8..])
        }
        _ => false,
    }
}

impl TryFrom<String> for Edtf {
    type Error = EdtfError;

    fn try_from(text: String) -> Result<Edtf, EdtfError> {
        Edtf::parse(&text)
    }
}

impl From<Edtf> for String {
    fn from(value: Edtf) -> String {
        value.0
    }
}

impl fmt::Display for Edtf {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// First and last day; `None` inside for an open end, outside for a text that is no value.
fn bounds(text: &str) -> Option<(Option<Date>, Option<Date>)> {
    if let Some(day) = plain_day(text) {
        return Some((Some(day), Some(day)));
    }
    let Some((from, to)) = text.split_once('/') else {
        let (first, last) = part(text)?;
        return Some((Some(first), Some(last)));
    };
    let first = if from == ".." { None } else { Some(part(from)?.0) };
    let last = if to == ".." { None } else { Some(part(to)?.1) };
    Some((first, last))
}

/// A plain day, as most values are, told without a look for what else they may be; `None` for any other text.
fn plain_day(text: &str) -> Option<Date> {
    let [year @ .., b'-', m, n, b'-', d, e] = text.as_bytes() else { return None };
    let figures = |bytes: &[u8]| {
        let figure = |b: &u8| b.is_ascii_digit().then(|| i16::from(b - b'0'));
        bytes.iter().try_fold(0, |number, b| Some(10 * number + figure(b)?))
    };
    let year = if year.len() == 4 { positive(figures(year)?)? } else { return None };
    Date::new(year, i8::try_from(figures(&[*m, *n])?).ok()?, i8::try_from(figures(&[*d, *e])?).ok()?).ok()
}

/// The bounds of one value without a slash.
fn part(text: &str) -> Option<(Date, Date)> {
    let plain = text.strip_suffix(['?', '~', '%']).unwrap_or(text);
    if !plain.is_ascii() {
        return None;
    }
    let mut fields = plain.split('-');
    match [fields.next(), fields.next(), fields.next(), fields.next()] {
        [Some(year), None, ..] => {
            let (first, last) = years(year)?;
            Some((Date::new(first, 1, 1).ok()?, Date::new(last, 12, 31).ok()?))
        }
        [Some(year), Some(month), None, _] => months(number(year, 4)?, number(month, 2)?),
        [Some(year), Some(month), Some(day), None] => {
            let month = i8::try_from(number(month, 2)?).ok()?;
            let day =
                Date::new(positive(number(year, 4)?)?, month, i8::try_from(number(day, 2)?).ok()?).ok()?;
            Some((day, day))
        }
        _ => None,
    }
}

/// `1995`, `199X`, `19XX` as first and last year.
fn years(text: &str) -> Option<(i16, i16)> {
    if text.len() != 4 {
        return None;
    }
    let digits = text.trim_end_matches('X');
    if digits.len() < 2 || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let first: i16 = format!("{digits:0<4}").parse().ok()?;
    let last: i16 = format!("{digits:9<4}").parse().ok()?;
    (last >= 1).then_some((first.max(1), last))
}

/// Months 01 to 12, and the seasons of level 1: 21 spring, 22 summer, 23 autumn, 24 winter (northern, winter ending
/// in the year after), and of ISO 8601-2 33 to 36 quarters and 40 to 41 halves.
fn months(year: i16, month: i16) -> Option<(Date, Date)> {
    let year = positive(year)?;
    let (first, last) = match month {
        1..=12 => (month, month),
        21 => (3, 5),
        22 => (6, 8),
        23 => (9, 11),
        24 => return Some((date_of(year, 12)?, date_of(year.checked_add(1)?, 2)?.last_of_month())),
        33..=36 => ((month - 33) * 3 + 1, (month - 33) * 3 + 3),
        40 | 41 => ((month - 40) * 6 + 1, (month - 40) * 6 + 6),
        _ => return None,
    };
    Some((date_of(year, first)?, date_of(year, last)?.last_of_month()))
}

fn date_of(year: i16, month: i16) -> Option<Date> {
    Date::new(year, i8::try_from(month).ok()?, 1).ok().filter(|d| *d <= date(9999, 12, 31))
}

fn positive(year: i16) -> Option<i16> {
    (year >= 1).then_some(year)
}

/// A decimal number of exactly `digits` digits.
fn number(text: &str, digits: usize) -> Option<i16> {
    (text.len() == digits && text.bytes().all(|b| b.is_ascii_digit())).then(|| text.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_have_the_bounds_that_the_standard_gives_them() {
        for (value, first, last) in [
            ("2018", date(2018, 1, 1), date(2018, 12, 31)),
            ("2020-02", date(2020, 2, 1), date(2020, 2, 29)),
            ("2025-09-03", date(2025, 9, 3), date(2025, 9, 3)),
            ("199X", date(1990, 1, 1), date(1999, 12, 31)),
            ("18XX", date(1800, 1, 1), date(1899, 12, 31)),
            ("2004~", date(2004, 1, 1), date(2004, 12, 31)),
            ("2020-21", date(2020, 3, 1), date(2020, 5, 31)),
            ("2020-24", date(2020, 12, 1), date(2021, 2, 28)),
            ("2021-34", date(2021, 4, 1), date(2021, 6, 30)),
            ("1950/1953", date(1950, 1, 1), date(1953, 12, 31)),
            ("2010-09-03/2010-09-05", date(2010, 9, 3), date(2010, 9, 5)),
        ] {
            let read = Edtf::parse(value).unwrap();
            assert_eq!((read.earliest(), read.latest()), (Some(first), Some(last)), "{value}");
        }
        assert_eq!(Edtf::parse("2022/..").unwrap().latest(), None);
    }

    #[test]
    fn what_is_no_date_is_refused() {
        for text in [
            "",
            "18",
            "2018-13",
            "2018-02-30",
            "2018-2",
            "May",
            "1953/1950",
            "../..",
            "0000",
            "2018-02-03-04",
            "２０１８",
            "1950/1953/1955",
        ] {
            assert!(Edtf::parse(text).is_err(), "{text}");
        }
    }

    /// Days far apart and at the edges of months, years and leap years.
    fn days() -> impl Iterator<Item = Date> {
        let steps = (0..3000).map(|i| date(1, 1, 1).checked_add(jiff::Span::new().days(i * 1217)));
        let edges = [date(1, 1, 1), date(4, 2, 29), date(1900, 2, 28), date(2000, 2, 29), date(9999, 12, 31)];
        steps.map_while(Result::ok).chain(edges)
    }

    #[test]
    fn whatever_the_day_its_values_read_again_and_hold_it() {
        for day in days() {
            let (year, month) = (day.year(), day.month());
            let decade = format!("{:03}X", year / 10);
            let century = format!("{:02}XX~", year / 100);
            let values = [
                Edtf::day(day),
                Edtf::month(year, month),
                Edtf::year(year),
                Edtf::parse(&decade).ok(),
                Edtf::parse(&century).ok(),
                Edtf::interval(&Edtf::month(year, 1).unwrap(), &Edtf::day(day).unwrap()),
            ];
            for value in values {
                let value = value.unwrap_or_else(|| panic!("{day}"));
                assert_eq!(Edtf::parse(value.as_str()).as_ref(), Ok(&value));
                let (first, last) = (value.earliest().unwrap(), value.latest().unwrap());
                assert!(first <= day && day <= last, "{value} does not hold {day}");
                assert!(first >= date(1, 1, 1) && last <= date(9999, 12, 31), "{value}");
                assert!(value.covers(&Edtf::day(day).unwrap()), "{value} does not cover {day}");
            }
        }
    }

    #[test]
    fn nothing_lies_outside_the_years_1_to_9999() {
        for text in ["0000", "0000-12-31", "-001", "10000", "9999-24", "000X/0000", "9999/10000"] {
            assert!(Edtf::parse(text).is_err(), "{text}");
        }
        assert_eq!(Edtf::year(0), None);
        assert_eq!(Edtf::month(-1, 1), None);
        assert_eq!(Edtf::day(date(0, 1, 1)), None);
    }

    #[test]
    fn a_year_covers_its_months() {
        let value = |text| Edtf::parse(text).unwrap();
        assert!(value("2018").covers(&value("2018-03")));
        assert!(!value("2018-03").covers(&value("2018")));
        assert!(!value("2018").covers(&value("2017-12/2018-01")));
        assert!(value("2018/..").covers(&value("2030")));
    }
}
