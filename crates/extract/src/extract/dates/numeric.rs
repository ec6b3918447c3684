//! Dates in digits, `7/8/07`: whether the month or the day comes first is told by the article, never guessed.

use super::lexicon::{Classes, Lexeme};
use crate::language::Token;
use jiff::civil::Date;

/// Which comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Order {
    MonthFirst,
    DayFirst,
}

/// Country domains whose newspapers write the day first.
const DAY_FIRST: &[&str] =
    &["uk", "ie", "au", "nz", "in", "za", "pk", "ng", "ke", "sg", "my", "fr", "de", "it", "es"];

/// The order that the article's other dates tell: those in digits that can be read in one way, then those with the
/// month in letters ("July 8, 2007" or "8 July 2007"), then the country of its source.
pub(super) fn order(source: Option<&str>, tokens: &[Token], lexemes: &[Lexeme]) -> Option<Order> {
    let class = |name| Classes::named(name).unwrap_or_default();
    let numeric = class("numeric");
    let mut votes = (0, 0);
    for (token, lexeme) in tokens.iter().zip(lexemes) {
        if lexeme.classes.meets(numeric) {
            match (read(token.text, Order::MonthFirst), read(token.text, Order::DayFirst)) {
                (Some(_), None) => votes.0 += 10,
                (None, Some(_)) => votes.1 += 10,
                _ => {}
            }
        }
    }
    let (month, day, year) = (class("mon"), class("day"), class("year"));
    let written = |a, b| {
        let fits = |w: &&[Lexeme]| {
            let behind = w[2].classes.meets(year) || (w.len() > 3 && w[3].classes.meets(year));
            w[0].classes.meets(a) && w[1].classes.meets(b) && behind
        };
        lexemes.windows(4).filter(fits).count()
    };
    votes.0 += written(month, day);
    votes.1 += written(day, month);
    match votes.0.cmp(&votes.1) {
        std::cmp::Ordering::Greater => return Some(Order::MonthFirst),
        std::cmp::Ordering::Less => return Some(Order::DayFirst),
        std::cmp::Ordering::Equal => {}
    }
    let host = source?.split("://").nth(1)?.split('/').next()?;
    let country = host.rsplit('.').next()?;
    DAY_FIRST.contains(&country).then_some(Order::DayFirst)
}

/// The date that digits name in an order; full stops put the day first.
pub(super) fn read(text: &str, order: Order) -> Option<Date> {
    let order = if text.contains('.') { Order::DayFirst } else { order };
    let parts: Vec<&str> = text.split(['/', '.']).collect();
    let &[a, b, c] = parts.as_slice() else { return None };
    if a.len() == 4 {
        return Date::new(a.parse().ok()?, b.parse().ok()?, c.parse().ok()?).ok();
    }
    let year: i16 = c.parse().ok()?;
    let year = match c.len() {
        2 => full_year(year),
        4 => year,
        _ => return None,
    };
    let (month, day) = if order == Order::MonthFirst { (a, b) } else { (b, a) };
    Date::new(year, month.parse().ok()?, day.parse().ok()?).ok()
}

/// The year of two digits: of the century around now, up to 2050.
pub(super) fn full_year(two: i16) -> i16 {
    if two > 50 { 1900 + two } else { 2000 + two }
}
