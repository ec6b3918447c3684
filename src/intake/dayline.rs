//! The day in a line of a page: of its own, before a report, or behind a label.

use super::words::{PAGE, regex};
use crate::article::day;
use jiff::civil::Date;
use regex::Regex;
use std::sync::LazyLock;

/// A line of more words is prose.
pub(super) const MOST_WORDS: usize = 16;

/// The day in the first lines of an article: in a line of its own, or before a report as agencies write it.
pub(super) fn above(text: &str) -> Option<String> {
    static DATED: LazyLock<Regex> =
        LazyLock::new(|| regex(r"^([A-Z][a-z]{2,8}\.?\s\d{1,2},\s(?:19|20)\d\d)\s*(?:--|–|—|-)\s"));
    let mut lines = text.split("\n\n");
    let mut days = lines.by_ref().take(4).filter_map(|line| match DATED.captures(line) {
        Some(found) => day(&found[1]),
        None => in_line(line).filter(|_| line.split_whitespace().count() < 8),
    });
    // Below a picture and what is said of it the day stands alone.
    days.next().or_else(|| lines.take(4).find_map(day)).map(|day| day.to_string())
}

/// The one day that lines with a label give, wherever they stand: "Date released: 28 March 2019".
pub(super) fn labelled(page: &str) -> Option<Date> {
    static LABEL: LazyLock<Regex> = LazyLock::new(|| {
        regex(
            r"(?i)^(?:date(?:\s(?:released|posted|published|of\spublication))?|(?:first\s)?published(?:\son)?|posted(?:\son)?|publication\sdate)\s*:?\s+(\S.{5,40})$",
        )
    });
    let said = page.lines().filter_map(|line| day(&LABEL.captures(line.trim())?[1]));
    let mut days: Vec<Date> = said.collect();
    days.dedup();
    days.pop().filter(|_| days.is_empty())
}

/// The day that lines of their own give, if there are two or more, and all give the same: above the page, and over its article.
pub(super) fn repeated(page: &str) -> Option<Date> {
    let mut days: Vec<Date> =
        page.lines().map(str::trim).filter(|line| line.len() < 40).filter_map(day).collect();
    let many = days.len() > 1;
    days.dedup();
    days.pop().filter(|_| many && days.is_empty())
}

/// The one day that a short line names, unless it is the day of a change.
pub(super) fn in_line(line: &str) -> Option<Date> {
    static DAY: LazyLock<Regex> = LazyLock::new(|| {
        regex(
            r"(?x)\b(?:[A-Z][a-z]{2,8}\.?\s+\d{1,2}(?:st|nd|rd|th)?,?\s+(?:19|20)\d\d
            |\d{1,2}(?:st|nd|rd|th)?[\s-]+[A-Z][a-z]{2,8}\.?,?[\s-]+(?:19|20)\d\d
            |(?:19|20)\d\d-\d\d-\d\d|\d{1,2}/\d{1,2}/(?:19|20)\d\d|\d{1,2}\.\s?\d{1,2}\.\s?(?:19|20)\d\d)\b",
        )
    });
    static CHANGED: LazyLock<Regex> = LazyLock::new(|| {
        regex(r"(?i)\b(?:updated?|modified|edited|revised|corrected|last)\W*(?:on|at)?\W*$")
    });
    // "2019-05-14" in a sentence of prose is what the article tells of; "2 a.m." ends none, nor does the place behind a day.
    static OPEN: LazyLock<Regex> = LazyLock::new(|| {
        regex(
            r"(?x)\b\d{1,2}(?:[:.]\d\d)?\s?[ap]\.m\.$
            |^(?:[A-Z][a-z]{2,8}\.?\s\d{1,2},|\d{1,2}\s[A-Z][a-z]{2,8})\s(?:19|20)\d\d\s*(?:--|–|—|-|/)\s*\p{Lu}{3}[\p{Lu}\s]*,",
        )
    });
    let ends = line.ends_with(['.', '?', '!', '”']) && !OPEN.is_match(line);
    if ends || line.split_whitespace().count() > MOST_WORDS || tells_more(line) {
        return None;
    }
    let changed = |at: usize| {
        let from = (0..=at).rev().find(|n| line.is_char_boundary(*n) && at - n >= 24).unwrap_or(0);
        CHANGED.is_match(&line[from..at])
    };
    let days: Vec<_> = DAY.find_iter(line).filter_map(|m| Some((m.start(), day(m.as_str())?))).collect();
    days.iter().find(|(at, _)| !changed(*at)).map(|(_, day)| *day)
}

/// Whether a line with a day says something else than who wrote it where, and when.
fn tells_more(line: &str) -> bool {
    let lower = line.to_lowercase();
    let by = ["posted", "published", "by "].iter().any(|label| lower.starts_with(label));
    line.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()).any(|word| {
        let lower = word.to_lowercase();
        PAGE.must_not.contains(&lower)
            || (!by && word.starts_with(char::is_lowercase) && !PAGE.may.contains(&lower))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_day_stands_above_a_text() {
        for text in
            ["By Ann Ott\n\n28th March 2019\n\nThey met.", "March 28, 2019 -- The ministers met in Zenda."]
        {
            assert_eq!(above(text).as_deref(), Some("2019-03-28"), "{text}");
        }
        assert_eq!(above("March 28, 2019, was the day on which they met."), None);
    }

    #[test]
    fn a_line_of_a_day_may_end_in_an_abbreviation() {
        for line in
            ["Thursday, March 28, 2019 | 2 a.m.", "Mar 28, 2019 - ZENDA, Rur.", "28 March 2019, 10:15 p.m."]
        {
            assert_eq!(in_line(line).map(|day| day.to_string()).as_deref(), Some("2019-03-28"), "{line}");
        }
        for line in ["The Pact of March 28, 2019.", "March 28, 2019 - Envoys Meet.", "Zenda, March 28, 2019."]
        {
            assert_eq!(in_line(line), None, "{line}");
        }
    }

    #[test]
    fn a_day_that_stands_twice_is_that_of_the_page() {
        for (page, day) in [
            ("Thursday, March 28, 2019\nRiver\nMarch 28, 2019\nThey met.", Some("2019-03-28")),
            ("March 28, 2019\nThey met.", None),
            ("March 28, 2019\nMarch 28, 2019\nMarch 27, 2019", None),
        ] {
            assert_eq!(repeated(page).map(|day| day.to_string()).as_deref(), day, "{page}");
        }
        let pictured = "A river\n\nBo Ek\n\nView\n\nLike\n\nMarch 28, 2019\n\nThey met.";
        assert_eq!(above(pictured).as_deref(), Some("2019-03-28"));
    }

    #[test]
    fn a_label_tells_the_day_where_all_labels_agree() {
        for page in
            ["Zenda\nDate 28.03.2019\nRiver", "Posted on: 28 March 2019\nThey met.\nPosted on: 28 March 2019"]
        {
            assert_eq!(labelled(page).map(|day| day.to_string()).as_deref(), Some("2019-03-28"), "{page}");
        }
        for page in [
            "Date 28.03.2019\nDate 27.03.2019",
            "Dates of the talks: 28 March 2019",
            "Published 04/05/2019",
            "Updated: 28 March 2019",
        ] {
            assert_eq!(labelled(page), None, "{page}");
        }
    }
}
