//! Dates, months and years that stand in full: `May 3, 2019`, `3 May`, `1950-53`, `the 1990s`.

use super::{Clock, Hit};
use crate::facts::Edtf;
use jiff::civil::Date;

pub(super) fn at(clock: &Clock, at: usize) -> Option<Hit> {
    month_first(clock, at)
        .or_else(|| day_first(clock, at))
        .or_else(|| iso(clock, at))
        .or_else(|| years(clock, at))
}

/// `May 3, 2019`, `May 3`, `Sept. 3-5, 2020`, `May 2019`.
fn month_first(clock: &Clock, at: usize) -> Option<Hit> {
    let (month, mut length) = clock.month(at)?;
    if let Some(year) = clock.year(at + length) {
        return Hit::new(length + 1, Edtf::month(year, month), "dates.absolute.month-year");
    }
    if clock.is(at + length, &["of", ","]) && clock.year(at + length + 1).is_some() {
        let year = clock.year(at + length + 1)?;
        return Hit::new(length + 2, Edtf::month(year, month), "dates.absolute.month-year");
    }
    let day = clock.day(at + length)?;
    length += 1;
    let mut last = None;
    if clock.is(at + length, &["-", "–"]) && clock.day(at + length + 1).is_some() {
        last = clock.day(at + length + 1);
        length += 2;
    }
    let mut year = None;
    if clock.is(at + length, &[","]) && clock.year(at + length + 1).is_some() {
        year = clock.year(at + length + 1);
        length += 2;
    } else if let Some(found) = clock.year(at + length) {
        year = Some(found);
        length += 1;
    }
    let year = year.or_else(|| nearest_year(clock, month, day))?;
    let first = Edtf::day(Date::new(year, month, day).ok()?)?;
    let Some(last) = last else { return Hit::new(length, Some(first), "dates.absolute.day") };
    let last = Edtf::day(Date::new(year, month, last).ok()?)?;
    Hit::new(length, Edtf::interval(&first, &last), "dates.absolute.days")
}

/// `3 May 2019`, `3rd of May`.
fn day_first(clock: &Clock, at: usize) -> Option<Hit> {
    let day = clock.day(at)?;
    let skip = usize::from(clock.is(at + 1, &["of"]));
    let (month, length) = clock.month(at + 1 + skip)?;
    let mut length = 1 + skip + length;
    let mut year = clock.year(at + length);
    if year.is_some() {
        length += 1;
    } else {
        year = nearest_year(clock, month, day);
    }
    Hit::new(length, Edtf::day(Date::new(year?, month, day).ok()?), "dates.absolute.day")
}

/// `2019-05-03`, split at its hyphens by the tokenizer.
fn iso(clock: &Clock, at: usize) -> Option<Hit> {
    let year = clock.year(at)?;
    let glued = (1..5).all(|i| at + i < clock.sentence.end && !clock.tokens[at + i].spaced);
    if !glued || !clock.is(at + 1, &["-"]) || !clock.is(at + 3, &["-"]) {
        return None;
    }
    let day = Date::new(year, clock.day(at + 2)?, clock.day(at + 4)?).ok()?;
    Hit::new(5, Edtf::day(day), "dates.absolute.iso")
}

/// A day without a year lies in the year of the sentence, else as near to publication as the sentence's tense lets it.
fn nearest_year(clock: &Clock, month: i8, day: i8) -> Option<i16> {
    if let Some(year) = clock.year_here {
        return Some(year);
    }
    let published = clock.published?;
    let this = Date::new(published.year(), month, day).ok()?;
    let days = this.since(published).ok()?.get_days();
    Some(if clock.looks_ahead() && days < 0 {
        this.year() + 1
    } else if !clock.looks_ahead() && days > 45 {
        this.year() - 1
    } else {
        this.year()
    })
}

/// `2018`, `1950-53`, `2016–2018`, `1990s`.
fn years(clock: &Clock, at: usize) -> Option<Hit> {
    let text = clock.tokens[at].text;
    if let Some(decade) = text.strip_suffix('s').filter(|d| d.len() == 4 && d.ends_with('0')) {
        let decade: i16 = decade.parse().ok().filter(|y| (1500..2100).contains(y))?;
        return Hit::new(1, Edtf::parse(&format!("{}X", decade / 10)).ok(), "dates.absolute.decade");
    }
    let year = clock.year(at).filter(|y| (1500..2060).contains(y))?;
    let quantity =
        clock.tokens.get(at + 1).filter(|_| at + 1 < clock.sentence.end).is_some_and(|t| t.is_any(COUNTED));
    let money = clock.before_is(
        at,
        &[
            "$",
            "€",
            "£",
            "about",
            "some",
            "over",
            "nearly",
            "almost",
            "than",
            "least",
            "#",
            "approximately",
            "roughly",
        ],
    );
    if quantity || money {
        return None;
    }
    let glued = |i: usize| at + i < clock.sentence.end && !clock.tokens[at + i].spaced;
    if clock.is(at + 1, &["-", "–", "/"]) && glued(1) && glued(2) {
        let end = clock.tokens[at + 2].text;
        let last = match end.len() {
            4 => end.parse().ok(),
            2 => end.parse::<i16>().ok().map(|y| year / 100 * 100 + y),
            _ => None,
        };
        let last = last.filter(|l| *l > year)?;
        return Hit::new(3, Edtf::interval(&Edtf::year(year)?, &Edtf::year(last)?), "dates.absolute.years");
    }
    Hit::new(1, Edtf::year(year), "dates.absolute.year")
}

/// What is counted, so that the number before it is no year.
const COUNTED: &[&str] = &[
    "troops",
    "soldiers",
    "people",
    "civilians",
    "migrants",
    "refugees",
    "men",
    "women",
    "children",
    "students",
    "workers",
    "kilometers",
    "kilometres",
    "km",
    "miles",
    "meters",
    "metres",
    "feet",
    "tons",
    "tonnes",
    "dollars",
    "euros",
    "percent",
    "million",
    "billion",
    "years",
    "days",
    "hours",
    "times",
    "prisoners",
    "deaths",
    "dead",
    "killed",
    "members",
];
