//! What is found out once of a token or sentence, since many ask for it.

use super::Reading;
use crate::extract::words::Mood;
use crate::gazetteer::Entry;
use crate::language::{Argument, Doc};
use std::cell::OnceCell;

/// The longest name of the gazetteer at a place: how many tokens it takes, and what it may denote.
type Name<'a> = Option<(usize, &'a [Entry])>;

/// What was asked for.
pub(super) struct Known<'a> {
    /// The longest name from each token to the end of its sentence.
    names: Vec<OnceCell<Name<'a>>>,
    /// What hangs on each token as far as patterns are concerned.
    arguments: Vec<OnceCell<Box<[Argument]>>>,
    /// Whether each sentence tells a score.
    scored: Vec<OnceCell<bool>>,
    /// How far the article commits to each word, by the word itself and by all above it.
    moods: Vec<[OnceCell<Mood>; 2]>,
    /// Whether each person acts for no state, by what the article calls them; made when it is asked for, once all are found.
    private: OnceCell<Vec<OnceCell<bool>>>,
}

impl Known<'_> {
    /// Nothing yet.
    pub(super) fn of(doc: &Doc) -> Self {
        let tokens = doc.tokens.len();
        Known {
            names: vec![OnceCell::new(); tokens],
            arguments: vec![OnceCell::new(); tokens],
            scored: vec![OnceCell::new(); doc.sentences.len()],
            moods: vec![[const { OnceCell::new() }; 2]; tokens],
            private: OnceCell::new(),
        }
    }
}

impl<'a> Reading<'a> {
    /// The longest name of the gazetteer that begins at a token and ends before another, as its number of tokens and what it may
    /// denote.
    pub(in crate::extract) fn longest_name(&self, at: usize, end: usize) -> Name<'a> {
        let doc = self.doc;
        let find = || self.phrases.longest_at(doc, at, end);
        let whole = at < end && doc.sentences[doc.sentence_of(at)].end == end;
        if whole { *self.known.names[at].get_or_init(find) } else { find() }
    }

    /// What hangs on a word as far as patterns are concerned, once that was asked for.
    pub(in crate::extract) fn hanging_on(
        &self,
        token: usize,
        find: impl FnOnce() -> Vec<Argument>,
    ) -> &[Argument] {
        self.known.arguments[token].get_or_init(|| find().into_boxed_slice())
    }

    /// The mood of a word itself, once that was asked for. Only for what comes after entities are found, as the next two.
    pub(in crate::extract) fn own_mood(&self, word: usize, find: impl FnOnce() -> Mood) -> Mood {
        *self.known.moods[word][0].get_or_init(find)
    }

    /// The mood of what hangs on a word, once that was asked for.
    pub(in crate::extract) fn mood(&self, word: usize, find: impl FnOnce() -> Mood) -> Mood {
        *self.known.moods[word][1].get_or_init(find)
    }

    /// Whether a person acts for no state, once that was asked for.
    pub(in crate::extract) fn is_private(&self, person: usize, find: impl FnOnce() -> bool) -> bool {
        let of_all = self.known.private.get_or_init(|| vec![OnceCell::new(); self.entities.len()]);
        *of_all[person].get_or_init(find)
    }

    /// Whether a sentence tells a score, once that was asked for.
    pub(in crate::extract) fn is_scored(&self, sentence: usize, find: impl FnOnce() -> bool) -> bool {
        *self.known.scored[sentence].get_or_init(find)
    }
}
