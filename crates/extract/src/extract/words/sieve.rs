//! What tells at once of most words that a list does not have them, and words with what there is for each.

use super::Spelled;
use rustc_hash::FxHashMap;
use summitry_facts::key::Key;
use summitry_facts::lower::lower;

/// Some letters of a word, whatever their case; `None` where they are not ASCII, and may change more than their case in lower case.
#[derive(Clone, Copy, Debug)]
pub(super) struct Letters(Option<u16>);

impl Letters {
    /// The first three and the last letter of a word.
    #[inline]
    pub(super) fn of(word: &str) -> Letters {
        const ASCII: u32 = !0x8080_8080;
        const SMALL: u32 = 0x2020_2020;
        let letters = u32::from_le_bytes(match word.as_bytes() {
            [a, b, c, .., z] => [*a, *b, *c, *z],
            [a, b, z] => [*a, *b, *z, *z],
            [a, z] => [*a, *z, *z, *z],
            [a] => [*a; 4],
            [] => return Letters(None),
        });
        if letters & ASCII != letters {
            return Letters(None);
        }
        // What small letters have more than large ones is set in all; that some marks become one does no harm.
        Letters(Some(((letters | SMALL).wrapping_mul(0x9E37_79B1) >> 16) as u16))
    }
}

/// A bit for each word of a list, by some of its letters: most of what is asked for has none of the bits, and is neither put in lower
/// case nor hashed. `N` times 64 bits are some ten for each word of most lists.
#[derive(Clone, Debug)]
pub(in crate::extract) struct Sieve<const N: usize>([u64; N]);

impl<const N: usize> Sieve<N> {
    pub(super) fn of<'w>(words: impl Iterator<Item = &'w str>) -> Sieve<N> {
        let mut sieve = Sieve([0; N]);
        words.for_each(|word| sieve.add(word));
        sieve
    }

    /// Lets a word pass.
    fn add(&mut self, word: &str) {
        self.pass(Letters::of(word));
    }

    /// Lets words with these letters pass, where they are known.
    #[inline]
    pub(super) fn pass(&mut self, letters: Letters) {
        if let Some((row, bit)) = Sieve::<N>::place(letters) {
            self.0[row] |= bit;
        }
    }

    /// Lets pass what another does.
    pub(super) fn join(&mut self, other: &Sieve<N>) {
        self.0.iter_mut().zip(&other.0).for_each(|(own, other)| *own |= other);
    }

    /// Whether the list may have a word with these letters.
    #[inline]
    pub(super) fn passes(&self, letters: Letters) -> bool {
        Sieve::<N>::place(letters).is_none_or(|(row, bit)| self.0[row] & bit != 0)
    }

    /// Where the bit of a word is.
    #[inline]
    fn place(letters: Letters) -> Option<(usize, u64)> {
        let number = usize::from(letters.0?) % (64 * N);
        Some((number / 64, 1 << (number % 64)))
    }
}

/// Something for each of many words, which are in lower case.
#[derive(Debug)]
pub(in crate::extract) struct WordMap<T> {
    words: FxHashMap<Key, T>,
    sieve: Sieve<64>,
}

impl<T> WordMap<T> {
    /// None yet.
    pub(in crate::extract) fn new() -> WordMap<T> {
        WordMap { words: FxHashMap::default(), sieve: Sieve([0; 64]) }
    }

    /// What there is for a word written so.
    #[inline]
    pub(in crate::extract) fn get(&self, word: &str) -> Option<&T> {
        if !self.sieve.passes(Letters::of(word)) {
            return None;
        }
        let found = self.at(Key::of(word))?;
        (*lower(word) == *word).then_some(found)
    }

    /// What there is for a word, whatever its case.
    #[inline]
    pub(in crate::extract) fn at(&self, word: Key) -> Option<&T> {
        self.words.get(&word)
    }

    /// The same of a word whose letters have been read.
    #[inline]
    pub(in crate::extract) fn of(&self, word: Spelled) -> Option<&T> {
        if self.sieve.passes(word.letters) { self.at(word.key) } else { None }
    }

    /// How many words.
    pub(in crate::extract) fn len(&self) -> usize {
        self.words.len()
    }

    /// What there is for a word, or this from now on.
    pub(in crate::extract) fn get_or_insert(&mut self, word: &str, new: T) -> &mut T {
        self.sieve.add(word);
        self.words.entry(Key::of(word)).or_insert(new)
    }
}

impl<T> WordMap<Vec<T>> {
    /// All that there is for the lemma and the form of a token.
    #[inline]
    pub(in crate::extract) fn of_both(&self, [form, lemma]: [Spelled; 2]) -> [&[T]; 2] {
        let of = |word| self.of(word).map_or(&[][..], Vec::as_slice);
        [of(lemma), if form.key == lemma.key { &[] } else { of(form) }]
    }

    /// Adds one more for a word.
    pub(in crate::extract) fn push(&mut self, word: &str, new: T) {
        self.get_or_insert(word, Vec::new()).push(new);
    }
}

#[cfg(test)]
mod tests {
    use super::{Key, Letters, Sieve, Spelled, WordMap};

    #[test]
    fn a_sieve_holds_back_most_words_and_none_of_its_own() {
        let own = ["sign", "talks", "a", "to", "élan", "cease-fire"];
        let sieve = Sieve::<4>::of(own.into_iter());
        let passes = |word: &str| sieve.passes(Letters::of(word));
        for word in own {
            assert!(passes(word) && passes(&word.to_uppercase()), "{word}");
        }
        let others = ["river", "b", "house", "of", "Ruritania", "green", "speak", "window", "it", "under"];
        assert!(others.iter().filter(|w| passes(w)).count() < 3);
    }

    #[test]
    fn a_word_is_found_in_its_own_case_or_in_any() {
        let mut map = WordMap::new();
        map.get_or_insert("talks", 1);
        assert_eq!(*map.get_or_insert("talks", 2), 1);
        assert_eq!((map.get("talks"), map.get("Talks")), (Some(&1), None));
        assert_eq!((map.at(Key::of("TALKS")), map.at(Key::of("talk"))), (Some(&1), None));
        assert_eq!((map.of(Spelled::of("TALKS")), map.of(Spelled::of("talk"))), (Some(&1), None));
    }
}
