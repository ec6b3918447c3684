//! What tells at once of most words that a list does not have them.

use rustc_hash::FxHashMap;
use summitry_facts::lower::lower;

/// A bit for each word of a list, by some of its letters, whatever their case: most of what is asked for has none of the bits, and is
/// neither put in lower case nor hashed. `N` times 64 bits are some ten for each word of the longest list.
#[derive(Clone, Debug)]
pub(super) struct Sieve<const N: usize>([u64; N]);

impl<const N: usize> Sieve<N> {
    pub(super) fn of<'w>(words: impl Iterator<Item = &'w str>) -> Sieve<N> {
        let mut sieve = Sieve([0; N]);
        words.for_each(|word| sieve.add(word));
        sieve
    }

    fn add(&mut self, word: &str) {
        if let Some((row, bit)) = Sieve::<N>::place(word) {
            self.0[row] |= bit;
        }
    }

    /// Whether the list may have a word.
    #[inline]
    pub(super) fn passes(&self, word: &str) -> bool {
        Sieve::<N>::place(word).is_none_or(|(row, bit)| self.0[row] & bit != 0)
    }

    /// Where the bit of a word is, by its first three and its last letter; `None` where they are not ASCII, and may change more than
    /// their case in lower case.
    #[inline]
    fn place(word: &str) -> Option<(usize, u64)> {
        const ASCII: u32 = !0x8080_8080;
        const SMALL: u32 = 0x2020_2020;
        let letters = u32::from_le_bytes(match word.as_bytes() {
            [a, b, c, .., z] => [*a, *b, *c, *z],
            [a, b, z] => [*a, *b, *z, *z],
            [a, z] => [*a, *z, *z, *z],
            [a] => [*a; 4],
            [] => return None,
        });
        if letters & ASCII != letters {
            return None;
        }
        // What small letters have more than large ones is set in all; that some marks become one does no harm.
        let mixed = (letters | SMALL).wrapping_mul(0x9E37_79B1) >> 16;
        let number = mixed as usize % (64 * N);
        Some((number / 64, 1 << (number % 64)))
    }
}

impl WordMap<Vec<usize>> {
    /// The numbers of what a word may be, whatever its case.
    #[inline]
    pub(in crate::extract) fn numbers(&self, word: &str) -> &[usize] {
        self.get_in_any_case(word).map_or(&[], Vec::as_slice)
    }
}

/// Something for each of many words, which are in lower case.
#[derive(Debug)]
pub(in crate::extract) struct WordMap<T> {
    words: FxHashMap<String, T>,
    sieve: Box<Sieve<128>>,
}

impl<T> WordMap<T> {
    /// None yet.
    pub(in crate::extract) fn new() -> WordMap<T> {
        WordMap { words: FxHashMap::default(), sieve: Box::new(Sieve::of(std::iter::empty())) }
    }

    /// What there is for a word written so.
    #[inline]
    pub(in crate::extract) fn get(&self, word: &str) -> Option<&T> {
        if self.sieve.passes(word) { self.words.get(word) } else { None }
    }

    /// What there is for a word, whatever its case.
    #[inline]
    pub(in crate::extract) fn get_in_any_case(&self, word: &str) -> Option<&T> {
        if self.sieve.passes(word) { self.words.get(&*lower(word)) } else { None }
    }

    /// Whether there may be something for a word, whatever its case.
    #[inline]
    pub(in crate::extract) fn may_have(&self, word: &str) -> bool {
        self.sieve.passes(word)
    }

    /// How many words.
    pub(in crate::extract) fn len(&self) -> usize {
        self.words.len()
    }

    /// All words, in no order.
    pub(in crate::extract) fn keys(&self) -> impl Iterator<Item = &String> {
        self.words.keys()
    }

    /// What there is for a word, or this from now on.
    pub(in crate::extract) fn get_or_insert(&mut self, word: String, new: T) -> &mut T {
        self.sieve.add(&word);
        self.words.entry(word).or_insert(new)
    }
}

#[cfg(test)]
mod tests {
    use super::{Sieve, WordMap};

    #[test]
    fn a_sieve_holds_back_most_words_and_none_of_its_own() {
        let own = ["sign", "talks", "a", "to", "élan", "cease-fire"];
        let sieve = Sieve::<4>::of(own.into_iter());
        for word in own {
            assert!(sieve.passes(word) && sieve.passes(&word.to_uppercase()), "{word}");
        }
        let others = ["river", "b", "house", "of", "Ruritania", "green", "speak", "window", "it", "under"];
        assert!(others.iter().filter(|w| sieve.passes(w)).count() < 3);
    }

    #[test]
    fn a_word_is_found_in_its_own_case_or_in_any() {
        let mut map = WordMap::new();
        map.get_or_insert("talks".to_owned(), 1);
        assert_eq!(*map.get_or_insert("talks".to_owned(), 2), 1);
        assert_eq!((map.get("talks"), map.get("Talks")), (Some(&1), None));
        assert_eq!((map.get_in_any_case("TALKS"), map.get_in_any_case("talk")), (Some(&1), None));
    }
}
