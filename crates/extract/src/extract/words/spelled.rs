//! Words as lists are asked for them.

use super::sieve::Letters;
use summitry_facts::key::Key;

/// A word with what lists are asked by, whatever its case: many lists are asked for each word of an article, and none need read its
/// letters.
#[derive(Clone, Copy, Debug)]
pub(in crate::extract) struct Spelled {
    pub(in crate::extract) key: Key,
    pub(super) letters: Letters,
}

impl Spelled {
    pub(in crate::extract) fn of(word: &str) -> Spelled {
        Spelled { key: Key::of(word), letters: Letters::of(word) }
    }
}
