//! Dates counted from the day of publication: "yesterday", "last month", "three years ago".

use super::{Clock, Hit, Unit};
use crate::facts::Edtf;
use jiff::ToSpan;
use jiff::civil::Date;

pub(super) fn at(clock: &Clock, at: usize) -> Option<Hit> {
    let published = clock.published?;
    day(clock, published, at)
        .or_else(|| month_of_year(clock, published, at))
        .or_else(|| relative_unit(clock, published, at))
        .or_else(|| ago(clock, published, at))
}

fn day(clock: &Clock, published: Date, at: usize) -> Option<Hit> {
    let days = [("today", 0), ("yesterday", -1), ("tomorrow", 1), ("tonight", 0)];
    let (_, offset) = days.iter().find(|(word, _)| clock.is(at, &[word]))?;
    let found = published.checked_add(i64::from(*offset).days()).ok()?;
    Hit::new(1, Edtf::day(found), "dates.deictic.day")
}

/// "May last year", "March this year", "last May", "next June".
fn month_of_year(clock: &Clock, published: Date, at: usize) -> Option<Hit> {
    if let Some((month, length)) = clock.month(at) {
        let direction = direction(clock, at + length)?;
        if !clock.is(at + length + 1, &["year"]) {
            return None;
        }
        return Hit::new(
            length + 2,
            Edtf::month(published.year() + direction, month),
            "dates.deictic.month-of-year",
        );
    }
    let direction = direction(clock, at)?;
    let (month, length) = clock.month(at + 1)?;
    let year = match direction {
        -1 if month >= published.month() => published.year() - 1,
        1 if month <= published.month() => published.year() + 1,
        _ => published.year(),
    };
    Hit::new(length + 1, Edtf::month(year, month), "dates.deictic.last-month-name")
}

fn direction(clock: &Clock, at: usize) -> Option<i16> {
    [("last", -1), ("this", 0), ("next", 1)].iter().find(|(word, _)| clock.is(at, &[word])).map(|(_, d)| *d)
}

/// "last year", "this month", "next week".
fn relative_unit(clock: &Clock, published: Date, at: usize) -> Option<Hit> {
    let direction = i64::from(direction(clock, at)?);
    let value = match Unit::at(clock, at + 1)? {
        Unit::Year => Edtf::year(published.checked_add(direction.years()).ok()?.year()),
        Unit::Month => {
            let month = published.first_of_month().checked_add(direction.months()).ok()?;
            Edtf::month(month.year(), month.month())
        }
        Unit::Week => {
            let back = i64::from(published.weekday().to_monday_zero_offset());
            let monday = published.checked_add((direction * 7 - back).days()).ok()?;
            let sunday = monday.checked_add(6.days()).ok()?;
            Edtf::interval(&Edtf::day(monday)?, &Edtf::day(sunday)?)
        }
        Unit::Day | Unit::Decade => None,
    };
    Hit::new(2, value, "dates.deictic.relative-unit")
}

/// "a decade ago", "three days ago".
fn ago(clock: &Clock, published: Date, at: usize) -> Option<Hit> {
    let count = clock.count(at)?;
    let unit = Unit::at(clock, at + 1)?;
    if !clock.is(at + 2, &["ago"]) {
        return None;
    }
    let anchor = match unit {
        Unit::Month => Edtf::month(published.year(), published.month()),
        _ => Edtf::day(published),
    };
    Hit::new(3, unit.shift(&anchor?, -count), "dates.deictic.ago")
}
