//! The words around a date: `around.toml`.

use crate::extract::words::WordSet;
use serde::Deserialize;

/// What the words beside a date and the verbs above it tell of it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Around {
    /// What is counted or measured, so that the number before it is no year.
    pub counted: WordSet,
    /// What is numbered or priced, so that the number behind it is no year.
    pub numbered: WordSet,
    /// Words that a year follows.
    pub before_a_year: WordSet,
    /// Verbs, and nouns and adjectives like them, whose infinitive or participle lies ahead: "plans to meet", "is due".
    pub prospective: WordSet,
    /// Verbs whose present tense, with a date, is a timetable: "the talks open on Monday".
    pub timetabled: WordSet,
    /// Verbs whose object, in the present tense, lies ahead: "they expect a vote in March".
    pub expecting: WordSet,
    /// Adjectives of what lies ahead: "the upcoming Friday vote".
    pub upcoming: WordSet,
    /// Participles of what is to be: "scheduled for Friday".
    pub awaited: WordSet,
    /// Participles of what is to be where "for" and a day stand behind them: "announced for March".
    pub appointed: WordSet,
    /// Verbs that take something off the calendar: what they take off lay ahead.
    pub put_off: WordSet,
    /// Verbs behind which "to" names the new day.
    pub moved: WordSet,
}
