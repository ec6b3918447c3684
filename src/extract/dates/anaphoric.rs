//! Dates counted from the date before them: "that June", "the same month", "the following year", "two days later".

use super::{Clock, Hit, Unit};
use crate::facts::Edtf;

pub(super) fn at(clock: &Clock, at: usize) -> Option<Hit> {
    that_month(clock, at)
        .or_else(|| same_unit(clock, at))
        .or_else(|| neighbour_unit(clock, at))
        .or_else(|| later(clock, at))
}

/// "that June": of the year spoken of; not "that June would" of a person, which a capital cannot tell.
fn that_month(clock: &Clock, at: usize) -> Option<Hit> {
    if !clock.is(at, &["that"]) {
        return None;
    }
    let (month, length) = clock.month(at + 1)?;
    let year = clock.last.as_ref()?.earliest()?.year();
    Hit::new(length + 1, Edtf::month(year, month), "dates.anaphoric.that-month")
}

/// "the same month", "that year", "that day".
fn same_unit(clock: &Clock, at: usize) -> Option<Hit> {
    let length = if clock.is(at, &["the"]) && clock.is(at + 1, &["same"]) {
        3
    } else if clock.is(at, &["that"]) {
        2
    } else {
        return None;
    };
    let first = clock.last.as_ref()?.earliest()?;
    let exact = clock.last.as_ref()?.as_str().len();
    let value = match Unit::at(clock, at + length - 1)? {
        Unit::Year => Edtf::year(first.year()),
        Unit::Month if exact >= 7 => Edtf::month(first.year(), first.month()),
        Unit::Day if exact == 10 => Edtf::day(first),
        _ => None,
    };
    Hit::new(length, value, "dates.anaphoric.same-unit")
}

/// "the following year", "the next month", "the previous day".
fn neighbour_unit(clock: &Clock, at: usize) -> Option<Hit> {
    if !clock.is(at, &["the"]) {
        return None;
    }
    let count = if clock.is(at + 1, &["following", "next"]) {
        1
    } else if clock.is(at + 1, &["previous", "preceding"]) {
        -1
    } else {
        return None;
    };
    let value = Unit::at(clock, at + 2)?.shift(clock.last.as_ref()?, count);
    Hit::new(3, value, "dates.anaphoric.neighbour-unit")
}

/// "two days later", "a month later", "a year earlier".
fn later(clock: &Clock, at: usize) -> Option<Hit> {
    let count = clock.count(at)?;
    let unit = Unit::at(clock, at + 1)?;
    let sign = if clock.is(at + 2, &["later"]) {
        1
    } else if clock.is(at + 2, &["earlier"]) {
        -1
    } else {
        return None;
    };
    Hit::new(3, unit.shift(clock.last.as_ref()?, sign * count), "dates.anaphoric.later")
}
