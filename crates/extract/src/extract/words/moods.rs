//! Words that tell how far something is so: `moods.toml`.

use super::set::WordSet;
use crate::extract::files::{self, FileError};
use crate::facts::Status;
use rustc_hash::FxHashMap;
use serde::Deserialize;

/// What the words above make of a word, from the weakest to the one that overrides all others.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::extract) enum Mood {
    /// Nothing tells: "the summit".
    Open,
    /// It is told as fact.
    Real,
    /// It lies ahead.
    Planned,
    /// "would": ahead of a past, or only imagined.
    Would,
    /// Somebody wants it.
    Wanted,
    /// It may be.
    Possible,
    /// It is not so.
    Denied,
    /// It was planned and will not be.
    Cancelled,
}

impl Mood {
    /// As the facts have it; `ahead` where its date lies after the article.
    pub(in crate::extract) fn status(self, ahead: bool) -> Status {
        match self {
            Mood::Open | Mood::Real if ahead => Status::Planned,
            Mood::Open | Mood::Real => Status::Occurred,
            Mood::Planned => Status::Planned,
            Mood::Would if ahead => Status::Planned,
            Mood::Would | Mood::Wanted | Mood::Possible => Status::Hypothetical,
            Mood::Denied => Status::Denied,
            Mood::Cancelled => Status::Cancelled,
        }
    }
}

/// The word lists of `moods.toml`.
#[derive(Debug)]
pub(in crate::extract) struct Moods {
    of: FxHashMap<String, Mood>,
    carries: WordSet,
    ends: WordSet,
    judges: WordSet,
    takes_sides: WordSet,
    wars: WordSet,
}

/// The file, in which a list of another name is an error.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    denied: Vec<String>,
    cancelled: Vec<String>,
    planned: Vec<String>,
    wanted: Vec<String>,
    possible: Vec<String>,
    carries: WordSet,
    ends: WordSet,
    judges: WordSet,
    takes_sides: WordSet,
    wars: WordSet,
}

impl Moods {
    /// Reads the file.
    pub(in crate::extract) fn read(name: &str, text: &str) -> Result<Moods, FileError> {
        let table: Table = files::parse(name, text)?;
        // Of a word in two lists, the later counts.
        let lists = [
            (table.cancelled, Mood::Cancelled),
            (table.denied, Mood::Denied),
            (table.planned, Mood::Planned),
            (table.possible, Mood::Possible),
            (table.wanted, Mood::Wanted),
        ];
        let of = lists.into_iter().flat_map(|(words, mood)| words.into_iter().map(move |w| (w, mood)));
        let Table { carries, ends, judges, takes_sides, wars, .. } = table;
        Ok(Moods { of: of.collect(), carries, ends, judges, takes_sides, wars })
    }

    /// What a lemma makes of that which hangs on it.
    pub(in crate::extract) fn of(&self, lemma: &str) -> Option<Mood> {
        self.of.get(lemma).copied()
    }

    /// Whether what is ended by it has begun: "an end to the war".
    pub(in crate::extract) fn ends(&self, lemma: &str) -> bool {
        self.ends.contains(lemma)
    }

    /// Whether its object is there to be judged, told or borne, judged or not: "condemn the raid".
    pub(in crate::extract) fn judges(&self, lemma: &str) -> bool {
        self.judges.contains(lemma)
    }

    /// Whether it is to be for or against something, which of a war says that there is one.
    pub(in crate::extract) fn takes_sides(&self, lemma: &str) -> bool {
        self.takes_sides.contains(lemma)
    }

    /// Whether it is a word for a war, which one is for or against while it lasts.
    pub(in crate::extract) fn is_war(&self, lemma: &str) -> bool {
        self.wars.contains(lemma)
    }

    /// Whether the object or subject of a verb takes place as the verb does.
    pub(in crate::extract) fn carries(&self, lemma: &str) -> bool {
        self.carries.contains(lemma)
    }
}
