//! When: the dates of a question, with the words that say which way they bound it.

use crate::facts::Edtf;

/// The time that a question asks about.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) enum Time {
    /// It names none.
    #[default]
    Any,
    /// In, on or at it.
    At(Edtf),
    /// From the one to the other; one of them may be open.
    Between(Option<Edtf>, Option<Edtf>),
}

/// Which way a date bounds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Bound {
    Within,
    From,
    After,
    Until,
    Before,
}

impl Bound {
    /// What a word before a date says.
    pub(super) fn of(word: &str) -> Option<Bound> {
        Some(match word {
            "in" | "on" | "during" | "at" | "of" | "for" | "throughout" | "within" | "over" => Bound::Within,
            "since" | "from" | "between" | "starting" => Bound::From,
            "after" => Bound::After,
            "until" | "till" | "to" | "by" | "through" | "and" => Bound::Until,
            "before" => Bound::Before,
            _ => return None,
        })
    }
}

impl Time {
    /// The same, bounded by a date as well.
    #[must_use]
    pub(super) fn bounded(self, bound: Bound, date: &Edtf) -> Time {
        let (first, last) = match self {
            Time::Between(first, last) => (first, last),
            Time::At(_) | Time::Any => (None, None),
        };
        let day = |day: Option<jiff::civil::Date>| day.and_then(Edtf::day);
        match bound {
            Bound::Within => Time::At(date.clone()),
            Bound::From => Time::Between(Some(date.clone()), last),
            Bound::After => Time::Between(day(date.latest().and_then(|d| d.tomorrow().ok())), last),
            Bound::Until => Time::Between(first, Some(date.clone())),
            Bound::Before => Time::Between(first, day(date.earliest().and_then(|d| d.yesterday().ok()))),
        }
    }
}
