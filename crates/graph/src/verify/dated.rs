//! Whether words near a fact can give its date: its year, its month, its day.

use super::carried::{Carried, has_word, words};
use crate::facts::{Edtf, Span};
use jiff::civil::Date;

/// How far from the evidence months and days are told.
const NEAR: u32 = 500;

const MONTHS: [&[&str]; 12] = [
    &["jan", "january"],
    &["feb", "february"],
    &["mar", "march"],
    &["apr", "april"],
    &["may"],
    &["jun", "june"],
    &["jul", "july"],
    &["aug", "august"],
    &["sep", "sept", "september"],
    &["oct", "october"],
    &["nov", "november"],
    &["dec", "december"],
];

/// Words that count from the day of publication, or from a date before.
const COUNTED: &[&str] = &[
    "today",
    "tonight",
    "yesterday",
    "tomorrow",
    "now",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "mon",
    "tue*",
    "wed",
    "thu*",
    "fri",
    "sat",
    "sun",
    "day*",
    "week*",
    "month*",
    "year*",
    "decade*",
    "ago",
    "last",
    "next",
    "this",
    "that",
    "same",
    "later",
    "earlier",
    "before",
    "after",
    "following",
    "previous*",
    "since",
    "until",
    "spring",
    "summer",
    "autumn",
    "fall",
    "winter",
    "morning",
    "afternoon",
    "evening",
    "night",
    "christmas",
    "easter",
    "ramadan",
    "eve",
    "quarter",
    "season",
    "half",
    "mid",
    "early",
    "late",
    "beginning",
    "end",
    "recent*",
    "current*",
    "during",
    "fortnight",
    "midnight",
    "noon",
    "anniversary",
    "new",
    "hour*",
    "era",
    "century",
    "centur*",
    "annual*",
    "overnight",
    "soon",
    "just",
];

/// What of a date no words tell: "year", "month" or "day"; nothing where all is told.
pub(super) fn lacking(carried: &Carried<'_>, evidence: &[Span], value: &Edtf) -> Option<&'static str> {
    let near = carried.around(evidence, NEAR);
    let counted = has_word(&near, COUNTED);
    let deep = value.as_str().split('/').map(|part| part.matches('-').count()).max().unwrap_or(0);
    for day in [value.earliest(), value.latest()].into_iter().flatten() {
        let off = carried.published.map(|p| days_apart(day, p));
        let around = |days: i64| off.is_none_or(|o| o <= days);
        // "in November": the one before the article's day, or the next.
        let by_month =
            || around(366) && deep >= 1 && told(&near, MONTHS[usize::from(day.month().unsigned_abs()) - 1]);
        let told_by_count = || counted && (around(800) || year_told_nearby(&near, day));
        let counted_back = || carried.published.is_some_and(|p| year_counted(&near, p, day));
        if !(year_told(carried, day) || told_by_count() || by_month() || counted_back()) {
            return Some("year");
        }
        if deep >= 1
            && value.as_str().len() > 4
            && !told(&near, MONTHS[usize::from(day.month().unsigned_abs()) - 1])
        {
            let numeric =
                near.iter().any(|t| t.contains(['/', '-', '.']) && t.bytes().any(|b| b.is_ascii_digit()));
            if !counted && !numeric {
                return Some("month");
            }
        }
        let exact = deep >= 2 && !value.as_str().contains('/');
        if exact && !number_told(&near, day.day()) && !counted {
            return Some("day");
        }
    }
    None
}

/// Whether a year is told from which one may count to this one: "In 2004 he … A year later".
fn year_told_nearby(near: &[&str], day: Date) -> bool {
    let reach = if has_word(near, &["decade*"]) { 10 } else { 3 };
    let years = near.iter().flat_map(|text| words(text)).filter_map(|w| w.parse::<i64>().ok());
    years.filter(|y| (1000..3000).contains(y)).any(|y| (y - i64::from(day.year())).abs() <= reach)
}

/// Whether so many years ago is that year: "ten years ago", "twenty-five years ago today", "three decades ago".
fn year_counted(near: &[&str], published: Date, day: Date) -> bool {
    let apart = i64::from(published.year()) - i64::from(day.year());
    near.iter().any(|text| {
        let words = words(text);
        let units = words.iter().enumerate().filter_map(|(at, word)| match word.as_str() {
            "year" | "years" => Some((at, 1)),
            "decade" | "decades" => Some((at, 10)),
            _ => None,
        });
        units.filter(|(at, _)| words.get(at + 1).is_some_and(|w| w == "ago")).any(|(at, length)| {
            // A count reaches from one new year's day to the next.
            number_before(&words[..at]).is_some_and(|n| (n * length - apart).abs() <= 1)
        })
    })
}

/// The number at the end of some words: "25", "a", "twenty five".
fn number_before(words: &[String]) -> Option<i64> {
    const ONES: [&str; 20] = [
        "a",
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
    ];
    const TENS: [&str; 8] = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
    let (last, before) = words.split_last()?;
    let ten = |word: &String| TENS.iter().position(|t| word == t).map(|n| 10 * (n as i64 + 2));
    let one = |word: &String| ONES.iter().position(|o| word == o).map(|n| (n as i64).max(1));
    if let Ok(number) = last.parse() {
        return Some(number);
    }
    match (ten(last), one(last)) {
        (Some(tens), _) => Some(tens),
        (None, Some(ones)) if ones < 10 => Some(ones + before.last().and_then(ten).unwrap_or(0)),
        (None, ones) => ones,
    }
}

fn days_apart(a: Date, b: Date) -> i64 {
    let span = a.until(b).map(|s| i64::from(s.get_days())).unwrap_or(i64::MAX);
    span.abs()
}

/// Whether the article writes the year: whole, as a decade or century, or its last two digits.
fn year_told(carried: &Carried<'_>, day: Date) -> bool {
    let year = i64::from(day.year());
    words(carried.text).iter().any(|word| {
        let digits: String = word.chars().take_while(char::is_ascii_digit).collect();
        let number: i64 = digits.parse().unwrap_or(-1);
        match digits.len() {
            4 => number == year || (word.ends_with('s') && (number..number + 100).contains(&year)),
            2 => {
                number == year % 100 || (word.ends_with('s') && (number..number + 10).contains(&(year % 100)))
            }
            1 | 3 => false,
            _ => digits.len() > 4 && digits.contains(&year.to_string()),
        }
    })
}

fn told(texts: &[&str], names: &[&str]) -> bool {
    has_word(texts, names)
}

fn number_told(texts: &[&str], number: i8) -> bool {
    let number = number.to_string();
    texts.iter().flat_map(|t| words(t)).any(|word| {
        let digits: String = word.chars().take_while(char::is_ascii_digit).collect();
        digits.trim_start_matches('0') == number
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_are_counted_back_from_the_day_of_the_article() {
        let day = |year| Date::new(year, 5, 16).expect("a day");
        for (text, year, told) in [
            ("They signed it ten years ago.", 2014, true),
            ("Twenty-five years ago today, they met.", 1999, true),
            ("They met three decades ago.", 1994, true),
            ("They met 12 years ago in Lima.", 2012, true),
            ("They met ten years ago.", 2004, false),
            ("They waited ten years.", 2014, false),
            ("They met years ago.", 2014, false),
        ] {
            assert_eq!(year_counted(&[text], day(2024), day(year)), told, "{text}");
        }
    }
}
