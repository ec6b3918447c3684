//! What is known at one place of the text: the day of publication, the dates before, and what year they make of a date
//! that has none.

use super::around::Around;
use super::calendar::{Holiday, Unit, weekday_until};
use super::direction::{self, Direction};
use super::numeric::Order;
use crate::facts::Edtf;
use crate::language::{Doc, NerKind, Token};
use jiff::ToSpan;
use jiff::civil::Date;
use std::collections::BTreeMap;
use std::ops::Range;

/// How many sentences a day or month is spoken of after it was named.
const MEMORY: usize = 8;

/// A date that was named.
pub(super) struct Named {
    date: Edtf,
    /// The number of its sentence.
    sentence: usize,
    /// Whether it stands in full, and not behind "since".
    explicit: bool,
}

/// The state of reading.
pub(super) struct Clock<'r> {
    /// The tokens read: those of the article's body, or of one line above it.
    pub tokens: &'r [Token<'r>],
    /// What the words around a date tell.
    pub around: &'r Around,
    /// Holidays by number.
    pub holidays: &'r [Holiday],
    /// Their analysis; a headline has none.
    pub doc: Option<&'r Doc<'r>>,
    /// The sentence being read.
    pub sentence: Range<usize>,
    /// Its number.
    pub number: usize,
    /// The words being resolved.
    pub taken: Range<usize>,
    /// Day of publication.
    pub published: Option<Date>,
    /// Whether the article tells of years long past rather than of the days before publication.
    pub narrative: bool,
    /// How it writes numeric dates.
    pub order: Option<Order>,
    /// The dates before.
    pub history: Vec<Named>,
    /// Weekdays already dated, 0 for Monday.
    pub weekdays: BTreeMap<i8, Date>,
}

impl Clock<'_> {
    /// The first token taken.
    pub(super) fn text(&self) -> &str {
        self.tokens[self.taken.start].text
    }

    /// A token of the sentence, or nothing.
    pub(super) fn token(&self, at: usize) -> Option<&Token<'_>> {
        self.sentence.contains(&at).then(|| &self.tokens[at])
    }

    /// The word before the date.
    pub(super) fn left(&self) -> Option<&Token<'_>> {
        self.token(self.taken.start.checked_sub(1)?)
    }

    /// The word behind it.
    pub(super) fn right(&self) -> Option<&Token<'_>> {
        self.token(self.taken.end)
    }

    /// What the model takes a token for.
    pub(super) fn entity(&self, token: usize) -> Option<NerKind> {
        let entities = &self.doc?.entities;
        let next = entities.partition_point(|e| e.tokens.start <= token);
        entities[..next].last().filter(|e| e.tokens.contains(&token)).map(|e| e.kind)
    }

    /// Where the clause around the date looks.
    pub(super) fn direction(&self) -> Direction {
        match self.doc {
            Some(doc) => direction::of(doc, self.around, &self.sentence, &self.taken),
            // "Markets to remain closed until Friday"
            None if self.left().is_some_and(|t| t.is_any(&["until", "till", "by"])) => Direction::Future,
            None => Direction::Unknown,
        }
    }

    /// The last date before that is at least as exact as a unit, and not too far back.
    pub(super) fn referent(&self, unit: Unit) -> Option<&Edtf> {
        let mut near = self.history.iter().rev().take_while(|n| self.number - n.sentence <= MEMORY);
        near.find(|n| Unit::exactness(&n.date).is_some_and(|exact| exact <= unit)).map(|n| &n.date)
    }

    /// The last date before, however exact.
    pub(super) fn last(&self) -> Option<&Edtf> {
        self.history.last().map(|n| &n.date)
    }

    /// The year that the text is in: told by a date before it in the sentence, and in a story of the past, anywhere before.
    pub(super) fn scene(&self) -> Option<i16> {
        let last = self.history.last()?;
        let year = last.date.earliest()?.year();
        if self.narrative {
            return Some(year);
        }
        let published = self.published?.year();
        let past = || matches!(self.direction(), Direction::Past | Direction::Unknown);
        // "met in March last year and condemned the test of January"
        let of_thing = || self.left().is_some_and(|t| t.is("of"));
        let leans = last.explicit || of_thing();
        (last.sentence == self.number && year != published && leans && past()).then_some(year)
    }

    /// A date that returns every year, in the year that is meant.
    pub(super) fn of_year(&self, of: impl Fn(i16) -> Option<Edtf>) -> Option<Edtf> {
        if let Some(year) = self.scene() {
            let told = of(year)?;
            // "on Christmas Day and on 3 January": what follows in the sentence comes later where it just fits.
            let last = self.history.last().filter(|_| !self.narrative).map(|n| &n.date);
            let (back, next) =
                (last.and_then(|l| l.earliest()).zip(told.latest()), year.checked_add(1).and_then(&of));
            let wraps = back.is_some_and(|(last, told)| {
                told < last && last.until(told).is_ok_and(|gap| gap.get_days() < -300)
            });
            return next.filter(|n| wraps && n.latest() <= self.published).or(Some(told));
        }
        self.nearest(self.published?, of)
    }

    /// A date that returns every year, on the side of publication that the verb tells. Where one side is as good as
    /// now and the other far off, the verb is not trusted.
    fn nearest(&self, published: Date, of: impl Fn(i16) -> Option<Edtf>) -> Option<Edtf> {
        let mut past: Option<(i32, Edtf)> = None;
        let mut future: Option<(i32, Edtf)> = None;
        for year in published.year() - 2..=published.year() + 2 {
            let Some(date) = of(year) else { continue };
            let (first, last) = (date.earliest()?, date.latest()?);
            if first <= published && published <= last {
                return Some(date);
            }
            if last < published {
                past = Some((last.until(published).ok()?.get_days(), date));
            } else if future.is_none() {
                future = Some((published.until(first).ok()?.get_days(), date));
            }
        }
        let (Some(past), Some(future)) = (past.clone(), future.clone()) else {
            return past.or(future).map(|(_, date)| date);
        };
        let ahead = match self.direction() {
            Direction::Past => future.0 <= 14 && past.0 > 200,
            Direction::Future => past.0 > if is_long(&past.1) { 14 } else { 30 } || future.0 < 250,
            Direction::Present | Direction::Unknown => future.0 < past.0 && future.0 < 60,
        };
        Some(if ahead { future.1 } else { past.1 })
    }

    /// A bare weekday: the last one where the clause looks back, the next one where it looks ahead; as before where it
    /// does not tell.
    pub(super) fn weekday(&self, weekday: i8) -> Option<Date> {
        let Some(published) = self.published.filter(|_| !self.narrative) else {
            let day = self.referent(Unit::Day)?.earliest()?;
            // The day spoken of may be that weekday itself.
            return weekday_until(day.checked_add(6.days()).ok()?, weekday);
        };
        let back = weekday_until(published, weekday)?;
        let ahead = weekday_until(published.checked_add(6.days()).ok()?, weekday)?;
        let known = self.weekdays.get(&weekday).copied();
        match self.direction() {
            Direction::Future => Some(ahead),
            Direction::Past => Some(known.filter(|d| *d <= published).unwrap_or(back)),
            Direction::Present | Direction::Unknown => Some(known.unwrap_or(back)),
        }
    }

    /// Keeps a date for what follows.
    pub(super) fn remember(&mut self, date: &Edtf, explicit: bool) {
        let explicit = explicit && !self.left().is_some_and(|t| t.is("since"));
        self.history.push(Named { date: date.clone(), sentence: self.number, explicit });
    }
}

/// Whether a date is a month or longer: "will vote in April", in the middle of May, is plainly not of the April that is over.
fn is_long(date: &Edtf) -> bool {
    const MONTH: i32 = 27;
    let days = date.earliest().zip(date.latest()).and_then(|(first, last)| first.until(last).ok());
    days.is_some_and(|span| span.get_days() >= MONTH)
}
