//! Days as metadata write them: every form that has one reading.

use jiff::civil::Date;
use regex::Regex;
use std::sync::LazyLock;

/// The day that a value of metadata names: `2024-05-13`, `2024/05/13`, `20240513`, `13.05.2024`, `13-May-2024`,
/// `May 13, 2024`, each with a weekday and a time, or not. `None` where it names none, or has two readings (`05/04/2024`).
#[must_use]
pub fn day(value: &str) -> Option<Date> {
    static YEAR_FIRST: LazyLock<Regex> = LazyLock::new(|| {
        regex(
            r"^(\d{4})(?:-(\d{1,2})-(\d{1,2})|/(\d{1,2})/(\d{1,2})|\.(\d{1,2})\.(\d{1,2})|(\d\d)(\d\d)(?:\d{6})?)(?:\D|$)",
        )
    });
    static NUMBERS: LazyLock<Regex> = LazyLock::new(|| {
        regex(r"^(?:(\d{1,2})/(\d{1,2})/|(\d{1,2})\.\s?(\d{1,2})\.\s?|(\d{1,2})-(\d{1,2})-)(\d{4})(?:\D|$)")
    });
    static DAY_FIRST: LazyLock<Regex> = LazyLock::new(|| {
        regex(
            r"^(\d{1,2})(?:st|nd|rd|th)?\.?[\s-]*(?:of\s+)?([A-Za-z]{3,9})\b[.,]?[\s-]*,?\s*(\d{4})(?:\D|$)",
        )
    });
    static MONTH_FIRST: LazyLock<Regex> = LazyLock::new(|| {
        regex(r"^([A-Za-z]{3,9})\b\.?[\s-]*(\d{1,2})(?:st|nd|rd|th)?(?:[,\s-]+)(\d{4})(?:\D|$)")
    });
    static TIME_BETWEEN: LazyLock<Regex> = LazyLock::new(|| {
        regex(r"^([A-Za-z]{3,9})\s+(\d{1,2})\s+\d{1,2}:\d\d(?::\d\d)?(?:\s+[A-Z]{1,5})?\s+(\d{4})$")
    });
    static YEAR_AND_NAME: LazyLock<Regex> =
        LazyLock::new(|| regex(r"^(\d{4})[\s/-]([A-Za-z]{3,9})\b\.?[\s/-](\d{1,2})(?:\D|$)"));
    let value = without_weekday(value.trim().trim_matches(['"', '\'', '(', ')']).trim());
    if let Some(f) = YEAR_FIRST.captures(value) {
        let part = |n: usize| (0..4).find_map(|i| f.get(n + 2 * i)).map(|p| p.as_str());
        return date(&f[1], part(2)?.parse().ok()?, part(3)?);
    }
    if let Some(f) = NUMBERS.captures(value) {
        let part = |n: usize| (0..3).find_map(|i| f.get(n + 2 * i)).map(|p| p.as_str());
        let (first, second) = (part(1)?, part(2)?);
        let day_first = date(&f[7], second.parse().ok()?, first);
        let month_first = date(&f[7], first.parse().ok()?, second);
        return match (day_first, month_first) {
            (Some(a), Some(b)) => (a == b).then_some(a),
            (a, b) => a.or(b),
        };
    }
    if let Some(f) = DAY_FIRST.captures(value) {
        return date(&f[3], month(&f[2])?, &f[1]);
    }
    if let Some(f) = MONTH_FIRST.captures(value).or_else(|| TIME_BETWEEN.captures(value)) {
        return date(&f[3], month(&f[1])?, &f[2]);
    }
    let f = YEAR_AND_NAME.captures(value)?;
    date(&f[1], month(&f[2])?, &f[3])
}

/// Leaves a weekday and "on", "at" or "the" before the day out.
fn without_weekday(value: &str) -> &str {
    static BEFORE: LazyLock<Regex> = LazyLock::new(|| {
        regex(
            r"(?i)^(?:(?:on|at|the)\s+|(?:mon|tue(?:s)?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\b[.,]*\s*)*",
        )
    });
    BEFORE.find(value).map_or(value, |found| &value[found.end()..])
}

fn date(year: &str, month: i8, day: &str) -> Option<Date> {
    Date::new(year.parse().ok()?, month, day.parse().ok()?).ok().filter(|d| d.year() >= 1000)
}

/// A month by its English name or an abbreviation of three letters or more.
pub(super) fn month(name: &str) -> Option<i8> {
    const MONTHS: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let name = name.to_lowercase();
    let found = MONTHS.iter().position(|m| name.len() >= 3 && m.starts_with(&name))?;
    i8::try_from(found + 1).ok()
}

fn regex(pattern: &str) -> Regex {
    Regex::new(pattern).expect("patterns are constants, tried by the tests below")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_read_in_every_form_that_has_one_reading() {
        for value in [
            "2019-03-28",
            "2019-3-28",
            "2019/03/28",
            "2019.03.28",
            "20190328",
            "20190328T101500Z",
            "20190328101500",
            "Thu Mar 28 10:15:00 EST 2019",
            "2019-03-28T23:59:59.5+05:30",
            "2019-03-28 10:15 UTC",
            "\"2019-03-28\"",
            "28.03.2019",
            "28. 3. 2019, 10:15",
            "28/03/2019",
            "03/28/2019",
            "28-03-2019",
            "28-Mar-2019",
            "28 March 2019",
            "28th of March, 2019",
            "28. March 2019",
            "Thu, 28 Mar 2019 10:15:00 +0100",
            "Thursday 28 March 2019 at 10.15 GMT",
            "March 28, 2019",
            "Mar. 28th 2019 10:15pm",
            "Thursday, March 28, 2019",
            "on Thursday, March 28, 2019",
            "2019 Mar 28",
        ] {
            assert_eq!(day(value), Some(jiff::civil::date(2019, 3, 28)), "{value}");
        }
        assert_eq!(day("07/07/2019"), Some(jiff::civil::date(2019, 7, 7)));
    }

    #[test]
    fn what_has_two_readings_or_none_is_no_day() {
        for value in [
            "",
            "yesterday",
            "true",
            "2019",
            "2019-03",
            "March 2019",
            "2019-02-30",
            "31/02/2019",
            "04/05/2019",
            "04.05.2019",
            "04-05-2019",
            "13/13/2019",
            "201903281",
            "0019-03-28",
            "28/03/19",
            "1553731200",
            "Mayor 3 2019",
        ] {
            assert_eq!(day(value), None, "{value}");
        }
    }
}
