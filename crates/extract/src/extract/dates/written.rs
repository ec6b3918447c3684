//! The day on which an article was written, which its dateline tells: "ZENDA, June 5 (AP) - ...", "ZENDA, Sunday. ...".
//!
//! "Today" is that day, which is often the one before the paper came out.

use super::lexicon::{Classes, Lexeme};
use crate::language::Doc;
use jiff::ToSpan;
use jiff::civil::Date;

/// How far a dateline reaches, in tokens.
const REACH: usize = 25;

/// How many days a report may lie before it is printed.
const LATE: i64 = 6;

/// The day of the dateline where there is one that fits the day of publication; else that.
pub(super) fn day(doc: &Doc, lexemes: &[Lexeme], published: Option<Date>) -> Option<Date> {
    match published {
        None => in_full(doc, lexemes),
        Some(published) => before(doc, lexemes, published).or(Some(published)),
    }
}

/// The value of a token that is of a class.
fn value(lexemes: &[Lexeme], at: usize, class: &str) -> Option<i32> {
    let class = Classes::named(class)?;
    lexemes.get(at).filter(|l| at < REACH && l.classes.meets(class)).map(|l| l.value)
}

/// A month and a day of it, in either order.
fn month_and_day(lexemes: &[Lexeme], at: usize) -> Option<(i8, i8)> {
    let of = |at, class| value(lexemes, at, class);
    let (month, day) = of(at, "mon").zip(of(at + 1, "day")).or(of(at + 1, "mon").zip(of(at, "day")))?;
    Some((month.try_into().ok()?, day.try_into().ok()?))
}

/// Where nothing but names and marks stands before: it is no part of a sentence.
fn places(doc: &Doc) -> impl Iterator<Item = usize> {
    let clear = |t: &usize| *t < REACH && (!doc.tokens[*t].is_word() || doc.tokens[*t].is_capitalised());
    let end = (0..doc.tokens.len()).find(|t| !clear(t)).unwrap_or(doc.tokens.len());
    0..end
}

/// "ZENDA, June 5, 2005 (AP) - ...": all that an article without a header tells.
fn in_full(doc: &Doc, lexemes: &[Lexeme]) -> Option<Date> {
    let comma = |i: usize| usize::from(doc.tokens.get(i).is_some_and(|t| t.text == ","));
    places(doc).find_map(|at| {
        let (month, day) = month_and_day(lexemes, at)?;
        let year = value(lexemes, at + 2 + comma(at + 2), "year")?;
        Date::new(year.try_into().ok()?, month, day).ok()
    })
}

/// "ZENDA, June 5 - ...", "ZENDA, Sunday. ...": the last such day up to publication.
fn before(doc: &Doc, lexemes: &[Lexeme], published: Date) -> Option<Date> {
    let days = || (0..=LATE).filter_map(|back| published.checked_sub(back.days()).ok());
    places(doc).skip(1).find_map(|at| {
        if let Some((month, day)) = month_and_day(lexemes, at) {
            let is_it = |d: &Date| (d.month(), d.day()) == (month, day);
            return days().find(is_it).filter(|_| ends_line(doc, at, at + 2));
        }
        let weekday = value(lexemes, at, "weekday")?;
        let is_it = |d: &Date| i32::from(d.weekday().to_monday_zero_offset()) == weekday;
        days().find(is_it).filter(|_| ends_line(doc, at, at + 1))
    })
}

/// Whether what ends here is a dateline: a dash follows, or behind a town in capitals a full stop.
fn ends_line(doc: &Doc, start: usize, end: usize) -> bool {
    let is = |at: usize, marks: &[&str]| doc.tokens.get(at).is_some_and(|t| marks.contains(&t.text));
    /// How many words the agency's name in brackets may have.
    const AGENCY: usize = 5;
    let closed = (end..end + AGENCY).find(|t| is(*t, &[")", "):"])).filter(|_| is(end, &["("]));
    let behind = closed.map_or(end, |t| t + 1);
    let town = doc.tokens[..start].iter().any(|t| t.text.chars().filter(|c| c.is_uppercase()).count() > 2);
    // "Zenda, June 5 (RPA): ...", "Zenda, June 5 (RPA) ...": the agency makes it one.
    let agency = closed.is_some() && start > 0 && is(start - 1, &[","]);
    is(behind, &["-", "--", "\u{2013}", "\u{2014}"]) || (town && is(behind, &[".", ":"])) || agency
}

#[cfg(test)]
mod tests {
    use crate::article::Article;
    use crate::extract::testing;

    #[test]
    fn today_is_the_day_of_the_dateline() {
        for (text, when) in [
            ("LIMA, Aug. 11 \u{2013} Peru and Chile signed a treaty today.", "1966-08-11"),
            ("LIMA, 11 Aug (AP) -- Peru and Chile signed a treaty today.", "1966-08-11"),
            ("LIMA, Wednesday. Peru and Chile signed a treaty last night.", "1966-08-09"),
            ("LIMA, Peru, Aug. 9 (Reuters) - Peru and Chile signed a treaty yesterday.", "1966-08-08"),
            ("Lima, Aug 11 (PTI): Peru and Chile signed a treaty today.", "1966-08-11"),
            ("Lima, 11 Aug (PTI) Peru and Chile signed a treaty today.", "1966-08-11"),
            // No datelines: a day within a sentence, and one that does not fit.
            ("On Aug. 3 Peru called. Peru and Chile signed a treaty today.", "1966-08-12"),
            ("LIMA, March 2 \u{2013} Peru and Chile signed a treaty today.", "1966-08-12"),
            ("Lima, Wednesday. Peru and Chile signed a treaty today.", "1966-08-12"),
        ] {
            let article = Article::from_text("a", format!("Published: 1966-08-12\n\n{text}"));
            let facts = testing::facts(&article);
            let dates: Vec<&str> = facts.dates.iter().map(|d| d.value.as_str()).collect();
            assert!(dates.last() == Some(&when), "{text} {dates:?}");
        }
    }
}
