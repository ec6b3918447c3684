//! The calendar: units and how to count in them, the weekday nearest to a day, holidays that move.

use crate::facts::Edtf;
use jiff::civil::{Date, Weekday};
use jiff::{Span, ToSpan};
use serde::Deserialize;

/// A unit that dates are counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Unit {
    Day,
    Week,
    Month,
    Quarter,
    Year,
    Decade,
    Century,
}

impl Unit {
    /// The unit that `words.toml` gives this number.
    pub(super) fn of(number: i32) -> Option<Unit> {
        use Unit::{Century, Day, Decade, Month, Quarter, Week, Year};
        [Day, Week, Month, Quarter, Year, Decade, Century].get(usize::try_from(number - 1).ok()?).copied()
    }

    fn span(self, count: i32) -> Option<Span> {
        match self {
            Unit::Day => Span::new().try_days(count).ok(),
            Unit::Week => Span::new().try_weeks(count).ok(),
            Unit::Month => Span::new().try_months(count).ok(),
            Unit::Quarter => Span::new().try_months(count.checked_mul(3)?).ok(),
            Unit::Year => Span::new().try_years(count).ok(),
            Unit::Decade => Span::new().try_years(count.checked_mul(10)?).ok(),
            Unit::Century => Span::new().try_years(count.checked_mul(100)?).ok(),
        }
    }

    /// The unit of the calendar that holds a day: its week from Monday to Sunday, its decade.
    pub(super) fn around(self, day: Date) -> Option<Edtf> {
        match self {
            Unit::Day => Edtf::day(day),
            Unit::Week => {
                let monday = day.checked_sub(i64::from(day.weekday().to_monday_zero_offset()).days()).ok()?;
                days(monday, monday.checked_add(6.days()).ok()?)
            }
            Unit::Month => Edtf::month(day.year(), day.month()),
            Unit::Quarter => quarter(day.year(), (day.month() + 2) / 3),
            Unit::Year => Edtf::year(day.year()),
            Unit::Decade => decade(day.year()),
            Unit::Century => century(day.year() / 100 + 1),
        }
    }

    /// The unit of the calendar that lies `count` of them from the one that holds a day.
    pub(super) fn beside(self, day: Date, count: i32) -> Option<Edtf> {
        self.around(self.moved(day, count)?)
    }

    /// The day that lies `count` units from a day; the last of the month where the month is too short.
    pub(super) fn moved(self, day: Date, count: i32) -> Option<Date> {
        day.checked_add(self.span(count)?).ok()
    }

    /// What lies `count` units from a date that was counted: as exact as the unit. "A few years after 2011" is a
    /// year, "a month after it" is nothing that the calendar knows.
    pub(super) fn counted(self, from: &Edtf, count: i32) -> Option<Edtf> {
        let exact = Unit::exactness(from)?;
        if exact > self {
            return None;
        }
        // A decade after 1955 is 1965, a decade after the 1950s are the 1960s.
        let unit = if self > Unit::Year { exact.max(Unit::Year) } else { self };
        unit.around(self.moved(from.earliest()?, count)?)
    }

    /// How exact a date is; `None` where it is open.
    pub(super) fn exactness(date: &Edtf) -> Option<Unit> {
        let (first, last) = (date.earliest()?, date.latest()?);
        Some(match first.until(last).ok()?.get_days() {
            0 => Unit::Day,
            1..=6 => Unit::Week,
            7..=30 => Unit::Month,
            31..=95 => Unit::Quarter,
            96..=365 => Unit::Year,
            366..=3660 => Unit::Decade,
            _ => Unit::Century,
        })
    }
}

/// From a day to a later one.
pub(super) fn days(first: Date, last: Date) -> Option<Edtf> {
    Edtf::interval(&Edtf::day(first)?, &Edtf::day(last)?)
}

/// A quarter of a year, from 1, as an interval of months: level 1 of EDTF has no quarters.
pub(super) fn quarter(year: i16, quarter: i8) -> Option<Edtf> {
    months(year, (1..=4).contains(&quarter).then_some(quarter)?, 3)
}

/// A half of a year, 1 or 2.
pub(super) fn half(year: i16, half: i8) -> Option<Edtf> {
    months(year, (1..=2).contains(&half).then_some(half)?, 6)
}

fn months(year: i16, part: i8, length: i8) -> Option<Edtf> {
    let last = part * length;
    Edtf::interval(&Edtf::month(year, last - length + 1)?, &Edtf::month(year, last)?)
}

/// The decade that holds a year: `199X`.
pub(super) fn decade(year: i16) -> Option<Edtf> {
    Edtf::parse(&format!("{:03}X", year / 10)).ok()
}

/// A century by its ordinal: the 19th is `18XX`.
pub(super) fn century(ordinal: i16) -> Option<Edtf> {
    Edtf::parse(&format!("{:02}XX", ordinal.checked_sub(1)?)).ok()
}

/// A season by its EDTF code, 21 spring to 24 winter; winter belongs to the year in which it begins.
pub(super) fn season(year: i16, code: i32) -> Option<Edtf> {
    Edtf::parse(&format!("{year:04}-{code}")).ok()
}

/// The last day of this weekday (0 for Monday) up to a day, that day included.
pub(super) fn weekday_until(day: Date, weekday: i8) -> Option<Date> {
    let back = (day.weekday().to_monday_zero_offset() - weekday).rem_euclid(7);
    day.checked_sub(i64::from(back).days()).ok()
}

/// A holiday that falls on one day a year.
#[derive(Debug, Deserialize)]
pub(super) struct Holiday {
    /// As people write it.
    pub names: Vec<String>,
    #[serde(flatten)]
    day: HolidayDay,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "lowercase")]
enum HolidayDay {
    /// Month and day.
    Fixed(i8, i8),
    /// The n-th weekday (1 for Monday) of a month, the last for -1, and how many days later.
    Nth(i8, i8, i8, i64),
    /// Days from Easter Sunday of the western churches.
    Easter(i64),
    /// Days from Easter Sunday of the eastern churches, in the Gregorian calendar.
    Orthodox(i64),
}

impl Holiday {
    /// Its day in a year.
    pub(super) fn in_year(&self, year: i16) -> Option<Date> {
        match self.day {
            HolidayDay::Fixed(month, day) => Date::new(year, month, day).ok(),
            HolidayDay::Nth(nth, weekday, month, later) => {
                let weekday = Weekday::from_monday_one_offset(weekday).ok()?;
                let first = Date::new(year, month, 1).ok()?;
                first.nth_weekday_of_month(nth, weekday).ok()?.checked_add(later.days()).ok()
            }
            HolidayDay::Easter(days) => easter(year)?.checked_add(days.days()).ok(),
            HolidayDay::Orthodox(days) => orthodox_easter(year)?.checked_add(days.days()).ok(),
        }
    }
}

/// Easter Sunday by the anonymous Gregorian algorithm (Meeus, Astronomical Algorithms, 1991, chapter 8).
fn easter(year: i16) -> Option<Date> {
    let y = i32::from(year);
    let (a, b, c) = (y % 19, y / 100, y % 100);
    let h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
    let l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
    let n = h + l - 7 * ((a + 11 * h + 22 * l) / 451) + 114;
    Date::new(year, i8::try_from(n / 31).ok()?, i8::try_from(n % 31 + 1).ok()?).ok()
}

/// Easter Sunday of the Julian calendar (Meeus, the same chapter), moved by the days that the calendars are apart.
fn orthodox_easter(year: i16) -> Option<Date> {
    let y = i32::from(year);
    let d = (19 * (y % 19) + 15) % 30;
    let e = (2 * (y % 4) + 4 * (y % 7) - d + 34) % 7;
    let n = d + e + 114;
    let julian = Date::new(year, i8::try_from(n / 31).ok()?, i8::try_from(n % 31 + 1).ok()?).ok()?;
    julian.checked_add(i64::from(y / 100 - y / 400 - 2).days()).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn easter_falls_where_the_almanacs_say() {
        for (year, western, eastern) in [
            (1961, date(1961, 4, 2), date(1961, 4, 9)),
            (2000, date(2000, 4, 23), date(2000, 4, 30)),
            (2008, date(2008, 3, 23), date(2008, 4, 27)),
            (2024, date(2024, 3, 31), date(2024, 5, 5)),
            (2025, date(2025, 4, 20), date(2025, 4, 20)),
            (2038, date(2038, 4, 25), date(2038, 4, 25)),
        ] {
            assert_eq!((easter(year), orthodox_easter(year)), (Some(western), Some(eastern)), "{year}");
        }
    }

    #[test]
    fn counting_is_as_exact_as_its_unit() {
        let counted = |unit: Unit, from: &str, count| {
            unit.counted(&Edtf::parse(from).unwrap(), count).map(|d| d.to_string())
        };
        assert_eq!(counted(Unit::Day, "2010-05-06", 6).as_deref(), Some("2010-05-12"));
        assert_eq!(counted(Unit::Week, "2024-05-16", -2).as_deref(), Some("2024-04-29/2024-05-05"));
        assert_eq!(counted(Unit::Month, "2011-12", 1).as_deref(), Some("2012-01"));
        assert_eq!(counted(Unit::Month, "2020-01-31", 1).as_deref(), Some("2020-02"));
        assert_eq!(counted(Unit::Year, "2011", 1).as_deref(), Some("2012"));
        assert_eq!(counted(Unit::Decade, "2011", -1).as_deref(), Some("2001"));
        assert_eq!(counted(Unit::Decade, "195X", 1).as_deref(), Some("196X"));
        assert_eq!(counted(Unit::Day, "2011", 1), None);
        assert_eq!(counted(Unit::Month, "2011", 1), None);
        assert_eq!(counted(Unit::Century, "9950", 1), None);
    }
}
