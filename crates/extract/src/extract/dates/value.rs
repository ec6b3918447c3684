//! What a pattern is worth: expressions such as `day(year, month, day)` over the values that its words have.

use super::calendar::{self, Unit, weekday_until};
use super::clock::Clock;
use super::direction::Direction;
use super::numeric;
use super::pattern::{Captures, Slot};
use crate::facts::Edtf;
use jiff::ToSpan;
use jiff::civil::Date;

/// An expression of a rule file.
#[derive(Debug)]
pub(super) enum Expression {
    Number(i32),
    Slot(Slot),
    Minus(Box<Expression>),
    Call(Function, Vec<Expression>),
}

/// What an expression gives.
#[derive(Clone, Debug)]
pub(super) enum Value {
    Number(i32),
    Date(Edtf),
}

type Function = fn(&Clock, &[Value]) -> Option<Value>;

/// The functions, each with the number of its arguments.
const FUNCTIONS: &[(&str, usize, Function)] = &[
    // Dates that stand in full.
    ("year", 1, |_, a| date(Edtf::year(small(a, 0)?))),
    ("month", 2, |_, a| date(Edtf::month(small(a, 0)?, byte(a, 1)?))),
    ("day", 3, |_, a| date(Edtf::day(Date::new(small(a, 0)?, byte(a, 1)?, byte(a, 2)?).ok()?))),
    ("season", 2, |_, a| date(calendar::season(small(a, 0)?, number(a, 1)?))),
    ("quarter", 2, |_, a| date(calendar::quarter(small(a, 0)?, byte(a, 1)?))),
    ("half", 2, |_, a| date(calendar::half(small(a, 0)?, byte(a, 1)?))),
    ("decade", 1, |_, a| date(calendar::decade(small(a, 0)?))),
    ("century", 1, |_, a| date(calendar::century(small(a, 0)?))),
    ("about", 1, |_, a| date(Edtf::parse(&format!("{}~", edtf(a, 0)?)).ok())),
    ("interval", 2, |_, a| date(Edtf::interval(edtf(a, 0)?, edtf(a, 1)?))),
    ("short_year", 1, |_, a| Some(Value::Number(numeric::full_year(small(a, 0)?).into()))),
    ("short_end", 2, |_, a| Some(Value::Number(number(a, 0)? / 100 * 100 + number(a, 1)?))),
    ("end_of_pair", 0, |clock, _| end_of_pair(clock).map(Value::Number)),
    ("year_of", 1, |_, a| Some(Value::Number(number(a, 0)? / 100))),
    ("month_of", 1, |_, a| Some(Value::Number(number(a, 0)? % 100))),
    ("digits", 0, |clock, _| digits(clock)),
    ("tens", 1, |clock, a| date(calendar::decade(century_of_tens(clock, number(a, 0)?)?))),
    // The year that the text is in.
    ("near_month", 1, |clock, a| near(clock, |y, a| Edtf::month(y, byte(a, 0)?), a)),
    ("near_day", 2, |clock, a| {
        near(clock, |y, a| Edtf::day(Date::new(y, byte(a, 0)?, byte(a, 1)?).ok()?), a)
    }),
    ("near_season", 1, |clock, a| near(clock, |y, a| calendar::season(y, number(a, 0)?), a)),
    ("near_quarter", 1, |clock, a| near(clock, |y, a| calendar::quarter(y, byte(a, 0)?), a)),
    ("near_half", 1, |clock, a| near(clock, |y, a| calendar::half(y, byte(a, 0)?), a)),
    ("near_holiday", 1, |clock, a| date(holiday_near(clock, number(a, 0)?))),
    ("near_dated_weekday", 3, near_dated_weekday),
    ("near_weekday", 1, |clock, a| date(Edtf::day(clock.weekday(byte(a, 0)?)?))),
    ("near_weekend", 0, |clock, _| near_weekend(clock)),
    ("this_weekend", 0, |clock, _| this_weekend(clock)),
    ("holiday", 2, |clock, a| date(holiday(clock, small(a, 0)?, number(a, 1)?))),
    // Counted from publication.
    ("this_year", 1, |clock, a| {
        Some(Value::Number(published(clock)?.year().checked_add(small(a, 0)?)?.into()))
    }),
    ("this", 2, |clock, a| date(Unit::of(number(a, 0)?)?.beside(published(clock)?, number(a, 1)?))),
    ("ago", 2, |clock, a| date(ago(published(clock)?, Unit::of(number(a, 0)?)?, number(a, 1)?))),
    ("before", 3, |_, a| date(before(edtf(a, 0)?, Unit::of(number(a, 1)?)?, number(a, 2)?))),
    ("this_weekday", 2, |clock, a| this_weekday(published(clock)?, number(a, 0)?, byte(a, 1)?)),
    ("weekday_of_week", 2, |clock, a| weekday_of_week(published(clock)?, number(a, 0)?, byte(a, 1)?)),
    ("weekend", 1, |clock, a| weekend_of_week(published(clock)?, number(a, 0)?)),
    ("this_month", 2, |clock, a| beside_now(clock, number(a, 0)?, |y| Edtf::month(y, byte(a, 1)?))),
    ("this_season", 2, |clock, a| beside_now(clock, number(a, 0)?, |y| calendar::season(y, number(a, 1)?))),
    ("this_holiday", 2, |clock, a| beside_now(clock, number(a, 0)?, |y| holiday(clock, y, number(a, 1)?))),
    ("week_of", 2, |_, a| date(week_of(edtf(a, 0)?, number(a, 1)?))),
    // Counted from the date before.
    ("that_year", 1, |clock, a| {
        Some(Value::Number(clock.last()?.earliest()?.year().checked_add(small(a, 0)?)?.into()))
    }),
    ("that_month_number", 0, |clock, _| {
        Some(Value::Number(clock.referent(Unit::Month)?.earliest()?.month().into()))
    }),
    ("that", 2, |clock, a| that(clock, Unit::of(number(a, 0)?)?, number(a, 1)?)),
    ("in_that", 1, |clock, a| in_that(clock, Unit::of(number(a, 0)?)?)),
    ("years_apart", 1, |clock, a| date(years_apart(clock, number(a, 0)?))),
    ("later", 2, |clock, a| later(clock, Unit::of(number(a, 0)?)?, number(a, 1)?)),
    ("beside_weekday", 2, |clock, a| beside_weekday(clock, number(a, 0)?, byte(a, 1)?)),
    ("beside_month", 2, |clock, a| beside_that(clock, number(a, 0)?, |y| Edtf::month(y, byte(a, 1)?))),
    ("beside_season", 2, |clock, a| {
        beside_that(clock, number(a, 0)?, |y| calendar::season(y, number(a, 1)?))
    }),
];

impl Expression {
    /// Reads an expression.
    ///
    /// # Errors
    /// Says what is wrong with it.
    pub(super) fn parse(text: &str) -> Result<Expression, String> {
        let (expression, rest) = Expression::read(text.trim())?;
        if rest.is_empty() { Ok(expression) } else { Err(format!("`{rest}` is left over")) }
    }

    fn read(text: &str) -> Result<(Expression, &str), String> {
        if let Some(rest) = text.strip_prefix('-') {
            let (inner, rest) = Expression::read(rest)?;
            return Ok((Expression::Minus(Box::new(inner)), rest));
        }
        let end = text.find(|c: char| !c.is_ascii_alphanumeric() && c != '_').unwrap_or(text.len());
        let (name, mut rest) = text.split_at(end);
        if let Ok(number) = name.parse() {
            return Ok((Expression::Number(number), rest));
        }
        let Some(inside) = rest.strip_prefix('(') else {
            let slot = Slot::named(name).ok_or_else(|| format!("no value is called `{name}`"))?;
            return Ok((Expression::Slot(slot), rest));
        };
        let known = FUNCTIONS.iter().find(|(n, _, _)| *n == name);
        let (_, wanted, function) = known.ok_or_else(|| format!("no function `{name}`"))?;
        rest = inside.trim_start();
        let mut arguments = Vec::new();
        while !rest.starts_with(')') {
            let (argument, more) = Expression::read(rest)?;
            arguments.push(argument);
            rest = more.trim_start();
            rest = rest.strip_prefix(',').unwrap_or(rest).trim_start();
            if rest.is_empty() {
                return Err(format!("`{name}(` is not closed"));
            }
        }
        if arguments.len() != *wanted {
            return Err(format!("`{name}` wants {wanted} arguments"));
        }
        Ok((Expression::Call(*function, arguments), rest[1..].trim_start()))
    }

    /// The date that it gives; `None` where the calendar or the text before has none.
    pub(super) fn date(&self, clock: &Clock, captures: &Captures) -> Option<Edtf> {
        match self.value(clock, captures)? {
            Value::Date(date) => Some(date),
            Value::Number(_) => None,
        }
    }

    fn value(&self, clock: &Clock, captures: &Captures) -> Option<Value> {
        match self {
            Expression::Number(number) => Some(Value::Number(*number)),
            Expression::Slot(slot) => captures.get(*slot).map(Value::Number),
            Expression::Minus(inner) => match inner.value(clock, captures)? {
                Value::Number(number) => Some(Value::Number(-number)),
                Value::Date(_) => None,
            },
            Expression::Call(function, arguments) => {
                let values: Option<Vec<Value>> = arguments.iter().map(|a| a.value(clock, captures)).collect();
                function(clock, &values?)
            }
        }
    }
}

fn date(date: Option<Edtf>) -> Option<Value> {
    date.map(Value::Date)
}

fn number(arguments: &[Value], at: usize) -> Option<i32> {
    match arguments.get(at)? {
        Value::Number(number) => Some(*number),
        Value::Date(_) => None,
    }
}

fn small(arguments: &[Value], at: usize) -> Option<i16> {
    number(arguments, at)?.try_into().ok()
}

fn byte(arguments: &[Value], at: usize) -> Option<i8> {
    number(arguments, at)?.try_into().ok()
}

fn edtf(arguments: &[Value], at: usize) -> Option<&Edtf> {
    match arguments.get(at)? {
        Value::Date(date) => Some(date),
        Value::Number(_) => None,
    }
}

fn published(clock: &Clock) -> Option<Date> {
    clock.published
}

fn near(clock: &Clock, of: fn(i16, &[Value]) -> Option<Edtf>, arguments: &[Value]) -> Option<Value> {
    date(clock.of_year(|year| of(year, arguments)))
}

fn holiday(clock: &Clock, year: i16, number: i32) -> Option<Edtf> {
    Edtf::day(clock.holidays.get(usize::try_from(number).ok()?)?.in_year(year)?)
}

fn holiday_near(clock: &Clock, number: i32) -> Option<Edtf> {
    clock.of_year(|year| holiday(clock, year, number))
}

/// "Monday, June 18": the nearest year in which they agree.
fn near_dated_weekday(clock: &Clock, arguments: &[Value]) -> Option<Value> {
    let (month, day, weekday) = (byte(arguments, 0)?, byte(arguments, 1)?, byte(arguments, 2)?);
    let of = |year| Edtf::day(Date::new(year, month, day).ok()?);
    let found = clock.of_year(of)?;
    let around = clock.published.map_or(found.earliest()?.year(), |p| p.year());
    let agrees = |d: &Edtf| d.earliest().is_some_and(|d| d.weekday().to_monday_zero_offset() == weekday);
    if agrees(&found) {
        return date(Some(found));
    }
    let mut others = [0, -1, 1].into_iter().filter_map(|y| of(around + y)).filter(agrees);
    date(others.next().or(Some(found)))
}

fn near_weekend(clock: &Clock) -> Option<Value> {
    let sunday = clock.weekday(6)?;
    date(calendar::days(sunday.checked_sub(1.days()).ok()?, sunday))
}

/// "met in Rome this weekend" was before publication, if that is on a weekday; "will meet this weekend" and "talks this weekend" are
/// of this week.
fn this_weekend(clock: &Clock) -> Option<Value> {
    let published = published(clock)?;
    let over = clock.direction() == Direction::Past && published.weekday().to_monday_zero_offset() < 5;
    if over { near_weekend(clock) } else { weekend_of_week(published, 0) }
}

/// "a week ago" is the same weekday; with more of a unit, the count is as exact as the unit.
fn ago(published: Date, unit: Unit, count: i32) -> Option<Edtf> {
    if unit == Unit::Week && count.abs() == 1 {
        return Edtf::day(unit.moved(published, -count)?);
    }
    unit.counted(&Edtf::day(published)?, -count)
}

/// What lies so many units before a date, as exact as that date: "thirty years ago today" is a day.
fn before(from: &Edtf, unit: Unit, count: i32) -> Option<Edtf> {
    Unit::exactness(from)?.around(unit.moved(from.earliest()?, -count)?)
}

fn this_weekday(published: Date, which: i32, weekday: i8) -> Option<Value> {
    let days = |n: i64| published.checked_add(n.days()).ok();
    let found = match which {
        -1 => weekday_until(days(-1)?, weekday)?,
        0 => weekday_until(days(6)?, weekday)?,
        _ => weekday_until(days(7)?, weekday)?,
    };
    date(Edtf::day(found))
}

fn weekday_of_week(published: Date, weeks: i32, weekday: i8) -> Option<Value> {
    let monday = weekday_until(published, 0)?;
    let day = monday.checked_add((i64::from(weeks) * 7 + i64::from(weekday)).days()).ok()?;
    date(Edtf::day(day))
}

/// The weekend of this week, the last or the next one.
fn weekend_of_week(published: Date, weeks: i32) -> Option<Value> {
    let monday = weekday_until(published, 0)?;
    let saturday = monday.checked_add((i64::from(weeks) * 7 + 5).days()).ok()?;
    date(calendar::days(saturday, saturday.checked_add(1.days()).ok()?))
}

/// "last May", "this winter": the nearest that is over, is on or comes in this year, or lies ahead.
fn beside_now(clock: &Clock, which: i32, of: impl Fn(i16) -> Option<Edtf>) -> Option<Value> {
    let published = published(clock)?;
    let years = published.year() - 2..=published.year() + 2;
    let over = |d: &Edtf| d.latest().is_some_and(|l| l < published);
    let ahead = |d: &Edtf| d.earliest().is_some_and(|f| f > published);
    date(match which {
        0 => {
            let on = years.filter_map(&of).find(|d| !over(d) && !ahead(d));
            on.or_else(|| of(published.year()))
        }
        -1 => years.rev().filter_map(of).find(over),
        _ => years.filter_map(of).find(ahead),
    })
}

/// "the following spring": the nearest before or after the date spoken of.
fn beside_that(clock: &Clock, which: i32, of: impl Fn(i16) -> Option<Edtf>) -> Option<Value> {
    let last = clock.last()?;
    let (first, end) = (last.earliest()?, last.latest()?);
    let years = first.year() - 2..=end.year() + 2;
    let mut dates = years.filter_map(of);
    date(if which < 0 {
        dates.rfind(|d| d.latest().is_some_and(|l| l < first))
    } else {
        dates.find(|d| d.earliest().is_some_and(|f| f > end))
    })
}

fn beside_weekday(clock: &Clock, which: i32, weekday: i8) -> Option<Value> {
    let day = clock.referent(Unit::Day)?.earliest()?;
    this_weekday(day, which, weekday)
}

/// The unit that lies `count` from the date spoken of: "that year", "the following month", "two days later".
fn that(clock: &Clock, unit: Unit, count: i32) -> Option<Value> {
    let from = clock.referent(unit)?;
    date(unit.counted(from, count))
}

/// What is so many units from the date spoken of; "a week later" is the same weekday, as "a week ago" is.
fn later(clock: &Clock, unit: Unit, count: i32) -> Option<Value> {
    let from = clock.referent(unit)?;
    let day = from.earliest().filter(|d| from.latest() == Some(*d));
    match day.filter(|_| unit == Unit::Week && count.abs() == 1) {
        Some(day) => date(Edtf::day(unit.moved(day, count)?)),
        None => date(unit.counted(from, count)),
    }
}

/// "later in the year": the year spoken of in a story of the past, else the current one.
fn in_that(clock: &Clock, unit: Unit) -> Option<Value> {
    let scene = clock.scene().filter(|_| unit == Unit::Year);
    // "will be in Lima on 14 July and in Oslo later in the month": of a day to come that was just spoken of.
    let ahead =
        clock.referent(Unit::Day).and_then(Edtf::earliest).zip(clock.published).is_some_and(|(d, p)| d > p);
    match (clock.narrative, clock.published, scene) {
        (_, _, Some(year)) => date(Edtf::year(year)),
        (false, _, None) if unit == Unit::Month && ahead => that(clock, unit, 0),
        (false, Some(published), None) if unit != Unit::Day => date(unit.around(published)),
        (false, Some(published), None) => that(clock, unit, 0).or_else(|| date(Edtf::day(published))),
        _ => that(clock, unit, 0),
    }
}

/// The first week of a month, from 1, or the last, -1: those of which most days lie in it.
fn week_of(month: &Edtf, which: i32) -> Option<Edtf> {
    let day = if which < 0 {
        month.latest()?.checked_sub(3.days())
    } else {
        month.earliest()?.checked_add(3.days())
    };
    Unit::Week.beside(day.ok()?, if which < 0 { 0 } else { which - 1 })
}

/// "the same month a year earlier": the date spoken of, as exact as it is, so many years apart.
fn years_apart(clock: &Clock, years: i32) -> Option<Edtf> {
    let date = clock.referent(Unit::Quarter)?;
    let moved = |day: Date| day.checked_add(jiff::Span::new().try_years(years).ok()?).ok();
    let (first, last) = (moved(date.earliest()?)?, moved(date.latest()?)?);
    match Unit::exactness(date)? {
        Unit::Day => Edtf::day(first),
        Unit::Month => Edtf::month(first.year(), first.month()),
        Unit::Quarter => Edtf::interval(
            &Edtf::month(first.year(), first.month())?,
            &Edtf::month(last.year(), last.month())?,
        ),
        _ => None,
    }
}

/// `1950/53` and `2008/2009`: the second year.
fn end_of_pair(clock: &Clock) -> Option<i32> {
    let (first, second) = clock.text().split_once('/')?;
    let (first, second): (i32, i32) = (first.parse().ok()?, second.parse().ok()?);
    Some(if second < 100 { first / 100 * 100 + second } else { second })
}

fn digits(clock: &Clock) -> Option<Value> {
    let text = clock.text();
    let [month_first, day_first] =
        [numeric::Order::MonthFirst, numeric::Order::DayFirst].map(|o| numeric::read(text, o));
    date(Edtf::day(match (clock.order, month_first, day_first) {
        (_, Some(a), Some(b)) if a == b => a,
        (_, Some(a), None) => a,
        (_, None, Some(b)) => b,
        (Some(numeric::Order::MonthFirst), Some(a), _) => a,
        (Some(numeric::Order::DayFirst), _, Some(b)) => b,
        _ => return None,
    }))
}

/// "the eighties" are those of the century that publication or the story is in, and not ahead of it.
fn century_of_tens(clock: &Clock, tens: i32) -> Option<i16> {
    let now = match (clock.narrative, clock.last(), clock.published) {
        (true, Some(last), _) | (_, Some(last), None) => last.earliest()?.year(),
        (_, _, Some(published)) => published.year(),
        (_, None, None) => return None,
    };
    let year = now / 100 * 100 + i16::try_from(tens).ok()?;
    Some(if year > now && !clock.narrative { year - 100 } else { year })
}
