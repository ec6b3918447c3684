//! Weekdays and bare months: the sentence tells whether they lie before or after the day of publication.

use super::{Clock, Hit};
use crate::facts::Edtf;
use jiff::ToSpan;

pub(super) fn at(clock: &mut Clock, at: usize) -> Option<Hit> {
    weekday(clock, at).or_else(|| bare_month(clock, at))
}

/// "Monday", "last Friday", "next Tuesday". A weekday already dated in the article keeps its date.
fn weekday(clock: &mut Clock, at: usize) -> Option<Hit> {
    const DAYS: &[&str] = &["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
    let led = clock.is(at, &["last", "next", "this", "past"]);
    let name = at + usize::from(led);
    let text = clock.tokens.get(name).filter(|_| name < clock.sentence.end)?.text;
    let day = i8::try_from(DAYS.iter().position(|d| *d == text)?).ok()?;
    let published = clock.published?;
    let ahead = clock.is(at, &["next"]) || (!clock.is(at, &["last", "past"]) && clock.looks_ahead());
    if !led
        && !ahead
        && let Some(known) = clock.weekdays.get(&day)
    {
        return Hit::new(1, Edtf::day(*known), "dates.weekday.again");
    }
    let mut days = i64::from(day - published.weekday().to_monday_zero_offset());
    if ahead && (days < 0 || (led && days == 0)) {
        days += 7;
    } else if !ahead && (days > 0 || (clock.is(at, &["last", "past"]) && days == 0)) {
        days -= 7;
    }
    let found = published.checked_add(days.days()).ok()?;
    clock.weekdays.insert(day, found);
    Hit::new(1 + usize::from(led), Edtf::day(found), "dates.weekday.bare")
}

/// "in December", "since May": of the year of the sentence, else the nearest on the side that the tense tells.
fn bare_month(clock: &Clock, at: usize) -> Option<Hit> {
    let (month, length) = clock.month(at)?;
    // "May", "March" and "August" are words too: a month follows a preposition or precedes a noun after an article.
    let doubtful = clock.is(at, &["may", "march", "august"]);
    let led = clock.before_is(
        at,
        &[
            "in", "since", "until", "by", "of", "from", "to", "early", "late", "mid", "during", "and",
            "before", "after", "through", "a", "-", "every", "for", ",", "between",
        ],
    );
    if doubtful && (!led || at == clock.sentence.start) {
        return None;
    }
    let year = match (clock.year_here, clock.published) {
        (Some(year), _) => year,
        (None, Some(published)) if clock.looks_ahead() && month < published.month() => published.year() + 1,
        (None, Some(published)) if !clock.looks_ahead() && month > published.month() => published.year() - 1,
        (None, Some(published)) => published.year(),
        (None, None) => return None,
    };
    Hit::new(length, Edtf::month(year, month), "dates.weekday.bare-month")
}
