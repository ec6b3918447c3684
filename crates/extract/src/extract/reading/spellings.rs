//! The words of an article as lists are asked for them.

use super::Reading;
use crate::extract::words::{Key, Near, SentenceSieve, Spelled, WordSet};
use crate::language::Doc;
use std::ops::Range;

/// The form and the lemma of each token, with what lists are asked by.
pub(super) struct Spellings {
    both: Vec<[Spelled; 2]>,
    /// Those of the words of each sentence.
    sieves: Vec<SentenceSieve>,
}

impl Spellings {
    /// Those of all tokens.
    pub(super) fn of(doc: &Doc) -> Spellings {
        let both = doc.tokens.iter().map(|token| {
            let form = Spelled::of(token.text);
            [form, if *token.lemma == *token.text { form } else { Spelled::of(&token.lemma) }]
        });
        let both: Vec<[Spelled; 2]> = both.collect();
        let sieves = doc.sentences.iter().map(|sentence| Near::sieve(&both[sentence.clone()]));
        Spellings { sieves: sieves.collect(), both }
    }

    /// The forms of all tokens.
    pub(super) fn forms(&self) -> impl Iterator<Item = Key> {
        self.both.iter().map(|[form, _]| form.key)
    }
}

impl Reading<'_> {
    /// The form and the lemma of a token, as lists are asked for them.
    #[inline]
    pub(in crate::extract) fn spellings_of(&self, token: usize) -> [Spelled; 2] {
        self.spellings.both[token]
    }

    /// The words of these sentences.
    pub(in crate::extract) fn near(&self, sentences: Range<usize>) -> Near<'_> {
        let all = &self.doc.sentences[sentences.clone()];
        let (first, last) = (all.first().map_or(0, |s| s.start), all.last().map_or(0, |s| s.end));
        Near::of(&self.spellings.both[first..last], &self.spellings.sieves[sentences])
    }

    /// Whether the text of a token, in lower case, is a word of this list.
    #[inline]
    pub(in crate::extract) fn token_in(&self, token: usize, words: &WordSet) -> bool {
        self.spellings.both.get(token).is_some_and(|[form, _]| words.has(*form))
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
        self.spellings.both.get(token).is_some_and(|[_, lemma]| words.has(*lemma))
    }
}
