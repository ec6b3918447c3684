//! The words that extractors go by, without rules: the gazetteer and the word files of this folder.
//!
//! In: [`Files`] and tables. Out: [`Words`], which every [`super::reading::Reading`] has at hand.
//!
//! **Invariant:** a word file with a list or key that nobody reads is an error that names file, line and key.

mod lists;
mod moods;
mod near;
mod phrases;
mod set;
mod sieve;
mod spelled;

pub(super) use moods::{Mood, Moods};
pub(super) use near::{Near, Needs, SentenceSieve};
pub use phrases::Phrases;
pub(super) use set::WordSet;
pub(super) use sieve::WordMap;
pub(super) use spelled::Spelled;
pub(super) use summitry_facts::key::Key;
pub(super) use summitry_facts::lower::{Lower, lower};

use super::files::{self, FileError, Files};
use crate::gazetteer::Gazetteer;
use lists::{
    ActorWords, ClauseWords, DeedWords, NameWords, OccasionWords, OfficeWords, SpeechWords, TieWords,
};
use serde::de::DeserializeOwned;
use std::sync::Arc;

/// Everything that is known of words before an article is read.
#[derive(Debug)]
pub struct Words {
    /// Known names.
    pub gazetteer: Arc<Gazetteer>,
    /// The gazetteer's names by their letters.
    pub phrases: Phrases,
    /// Words that tell how far something is so.
    pub(super) moods: Moods,
    /// Words that tell what a name is.
    pub(super) names: NameWords,
    /// Words around offices.
    pub(super) offices: OfficeWords,
    /// Nouns for those who act.
    pub(super) actors: ActorWords,
    /// What a clause makes of a word in it.
    pub(super) clauses: ClauseWords,
    /// When, where and whether something took place.
    pub(super) occasions: OccasionWords,
    /// How something is said.
    pub(super) speech: SpeechWords,
    /// Who does what in an event.
    pub(super) deeds: DeedWords,
    /// What tells how two stand to each other.
    pub(super) ties: TieWords,
}

impl Words {
    /// Reads the word files.
    ///
    /// # Errors
    /// See [`FileError`].
    pub fn read(files: &Files, gazetteer: Arc<Gazetteer>) -> Result<Words, FileError> {
        let (name, text) = files.get("words/moods.toml")?;
        Ok(Words {
            phrases: Phrases::of(&gazetteer),
            gazetteer,
            moods: Moods::read(name, text)?,
            names: list(files, "words/names.toml")?,
            offices: list(files, "words/offices.toml")?,
            actors: list(files, "words/actors.toml")?,
            clauses: list(files, "words/clauses.toml")?,
            ties: list(files, "words/ties.toml")?,
            deeds: list(files, "words/deeds.toml")?,
            speech: list(files, "words/speech.toml")?,
            occasions: list(files, "words/occasions.toml")?,
        })
    }
}

fn list<T: DeserializeOwned>(files: &Files, name: &str) -> Result<T, FileError> {
    let (name, text) = files.get(name)?;
    files::parse(name, text)
}
