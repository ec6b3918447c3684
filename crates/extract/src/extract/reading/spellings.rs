//! The words of an article as lists are asked for them.

use super::Reading;
use crate::extract::words::{Key, Spelled, WordSet};
use crate::language::Doc;

/// The form and the lemma of each token, with what lists are asked by.
pub(super) struct Spellings(Vec<[Spelled; 2]>);

impl Spellings {
    /// Those of all tokens.
    pub(super) fn of(doc: &Doc) -> Spellings {
        let both = doc.tokens.iter().map(|token| {
            let form = Spelled::of(token.text);
            [form, if *token.lemma == *token.text { form } else { Spelled::of(&token.lemma) }]
        });
        Spellings(both.collect())
    }
}

impl Reading<'_> {
    /// The form and the lemma of a token, as lists are asked for them.
    #[inline]
    pub(in crate::extract) fn spellings_of(&self, token: usize) -> [Spelled; 2] {
        self.spellings.0[token]
    }

    /// Whether the text of a token, in lower case, is a word of this list.
    #[inline]
    pub(in crate::extract) fn token_in(&self, token: usize, words: &WordSet) -> bool {
        self.spellings.0.get(token).is_some_and(|[form, _]| words.has(*form))
    }

    /// Whether the form or the lemma of a token is one of these words, whatever its case.
    #[inline]
    pub(in crate::extract) fn is_one_of(&self, token: usize, words: &[Key]) -> bool {
        let [form, lemma] = self.spellings_of(token);
        words.iter().any(|word| *word == form.key || *word == lemma.key)
    }

    /// Whether the lemma of a token, in lower case, is a word of this list.
    #[inline]
    pub(in crate::extract) fn lemma_in(&self, token: usize, words: &WordSet) -> bool {
        self.spellings.0.get(token).is_some_and(|[_, lemma]| words.has(*lemma))
    }
}
