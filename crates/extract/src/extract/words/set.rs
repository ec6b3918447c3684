//! A set of words that are looked up one at a time.

use super::Spelled;
use super::sieve::{Letters, Sieve};
use rustc_hash::FxHashSet;
use serde::Deserialize;
use summitry_facts::key::Key;
use summitry_facts::lower::lower;

/// Words that are looked up one at a time.
#[derive(Debug, Deserialize)]
#[serde(from = "FxHashSet<String>")]
pub(in crate::extract) struct WordSet {
    words: FxHashSet<String>,
    sieve: Sieve<4>,
    /// Those in lower case.
    keys: FxHashSet<Key>,
}

impl From<FxHashSet<String>> for WordSet {
    fn from(words: FxHashSet<String>) -> WordSet {
        let small = words.iter().filter(|w| *lower(w) == ***w);
        WordSet {
            sieve: Sieve::of(words.iter().map(String::as_str)),
            keys: small.map(|w| Key::of(w)).collect(),
            words,
        }
    }
}

impl WordSet {
    /// Whether the list has this word, written so.
    #[inline]
    pub(in crate::extract) fn contains(&self, word: &str) -> bool {
        self.sieve.passes(Letters::of(word)) && self.words.contains(word)
    }

    /// Whether the list, which is in lower case, has this word, whatever its case.
    #[inline]
    pub(in crate::extract) fn holds(&self, word: &str) -> bool {
        self.sieve.passes(Letters::of(word)) && self.keys.contains(&Key::of(word))
    }

    /// The same of a word whose letters have been read.
    #[inline]
    pub(in crate::extract) fn has(&self, word: Spelled) -> bool {
        self.sieve.passes(word.letters) && self.keys.contains(&word.key)
    }

    /// All that are in lower case, in no order.
    pub(in crate::extract) fn keys(&self) -> impl Iterator<Item = Key> {
        self.keys.iter().copied()
    }

    /// All words, in no order.
    pub(in crate::extract) fn iter(&self) -> impl Iterator<Item = &str> {
        self.words.iter().map(String::as_str)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_has_its_words_in_every_case_and_no_others() {
        let words = ["a", "at", "meet", "summit", "élan", "señor", "x-ray", "fêté"];
        let set = WordSet::from(words.iter().map(|w| (*w).to_owned()).collect::<FxHashSet<_>>());
        for word in words {
            assert!(set.contains(word) && set.holds(word) && set.holds(&word.to_uppercase()), "{word}");
            assert!(set.has(Spelled::of(word)) && set.has(Spelled::of(&word.to_uppercase())), "{word}");
        }
        // The last has the keys of "meet".
        for word in ["", "b", "ta", "met", "elan", "summits", "melt"] {
            assert!(!set.contains(word) && !set.holds(word) && !set.has(Spelled::of(word)), "{word}");
        }
        assert!(!set.contains("Meet") && set.holds("Meet"));
    }
}
