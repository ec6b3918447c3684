//! Where each word of an article stands: what asks for few words need not look at all.

use super::Reading;
use crate::extract::words::{Key, WordSet};
use crate::language::Doc;
use rustc_hash::FxBuildHasher;
use std::hash::BuildHasher;
use std::ops::Range;

/// The places of all words, by their forms, and of all verbs.
pub(super) struct Concordance {
    /// The first place of words whose keys lead here.
    first: Vec<Option<u32>>,
    /// Each word with the next place of words whose keys lead where its own does.
    forms: Vec<(Key, Option<u32>)>,
    verbs: Vec<usize>,
}

impl Concordance {
    /// That of an article, whose words have these forms.
    pub(super) fn of(doc: &Doc, forms: impl Iterator<Item = Key>) -> Concordance {
        let mut first = vec![None; (2 * doc.tokens.len()).next_power_of_two()];
        let mut forms: Vec<(Key, Option<u32>)> = forms.map(|key| (key, None)).collect();
        for (place, (key, next)) in forms.iter_mut().enumerate().rev() {
            let here = leads(*key, first.len());
            *next = first[here].replace(place as u32);
        }
        let verbs = (0..doc.tokens.len()).filter(|t| doc.tokens[*t].tag.is_verb()).collect();
        Concordance { first, forms, verbs }
    }

    /// The places of a word, in the order of the text.
    fn places(&self, word: Key) -> impl Iterator<Item = usize> {
        let first = self.first[leads(word, self.first.len())].map(|place| place as usize);
        let places = std::iter::successors(first, |place| self.forms[*place].1.map(|next| next as usize));
        places.filter(move |place| self.forms[*place].0 == word)
    }

    /// The places of these words, in the order of the text.
    fn places_of(&self, words: impl Iterator<Item = Key>) -> Vec<usize> {
        let mut places: Vec<usize> = words.flat_map(|word| self.places(word)).collect();
        places.sort_unstable();
        places
    }
}

/// Where in a table of this length, a power of two, a key leads.
fn leads(key: Key, length: usize) -> usize {
    FxBuildHasher.hash_one(key) as usize & (length - 1)
}

/// Those of some tokens, in the order of the text, that stand in a row.
pub(in crate::extract) fn within<'t>(tokens: &'t [usize], row: &Range<usize>) -> &'t [usize] {
    let from = tokens.partition_point(|t| *t < row.start);
    let length = tokens[from..].iter().take_while(|t| **t < row.end).count();
    &tokens[from..from + length]
}

impl Reading<'_> {
    /// The tokens whose text, whatever its case, is one of these words; in the order of the text.
    pub(in crate::extract) fn tokens_that_are(&self, words: &[&str]) -> Vec<usize> {
        self.concordance.places_of(words.iter().map(|word| Key::of(word)))
    }

    /// The tokens whose text, in lower case, is a word of this list; in the order of the text.
    pub(in crate::extract) fn tokens_in(&self, words: &WordSet) -> Vec<usize> {
        self.concordance.places_of(words.keys())
    }

    /// The verbs by their tags, in the order of the text.
    pub(in crate::extract) fn verbs(&self) -> &[usize] {
        &self.concordance.verbs
    }
}

#[cfg(test)]
mod tests {
    use super::within;
    use crate::extract::testing;

    #[test]
    fn words_are_found_where_they_stand() {
        testing::reading("The envoy and the king met. The talks ended and the king left.", |r| {
            assert_eq!(r.tokens_that_are(&["the"]), [0, 3, 7, 11]);
            assert_eq!(r.tokens_that_are(&["king", "And", "queen"]), [2, 4, 10, 12]);
            assert_eq!(r.tokens_that_are(&[]), [0; 0]);
            assert_eq!(within(&r.tokens_that_are(&["the"]), &(1..11)), [3, 7]);
            assert!(r.verbs().iter().all(|t| ["met", "ended", "left"].contains(&r.doc.tokens[*t].text)));
        });
    }
}
