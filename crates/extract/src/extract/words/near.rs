//! Which words stand near another: most of what is looked for needs a word that does not.

use super::Spelled;
use super::sieve::Sieve;

/// What tells at once of most words that a sentence does not have them.
pub(in crate::extract) type SentenceSieve = Sieve<32>;

/// The forms and lemmas of the words of some sentences.
pub(in crate::extract) struct Near<'r> {
    words: &'r [[Spelled; 2]],
    sieve: SentenceSieve,
}

/// Groups of words of each of which one must stand near.
#[derive(Clone, Debug, Default)]
pub(in crate::extract) struct Needs(Vec<Vec<Spelled>>);

impl<'r> Near<'r> {
    /// The words that stand here, with the sieves of their sentences.
    pub(in crate::extract) fn of(words: &'r [[Spelled; 2]], sieves: &[SentenceSieve]) -> Near<'r> {
        let mut sieve = SentenceSieve::of(std::iter::empty());
        sieves.iter().for_each(|one| sieve.join(one));
        Near { words, sieve }
    }

    /// The sieve of the words of a sentence.
    pub(in crate::extract) fn sieve(words: &[[Spelled; 2]]) -> SentenceSieve {
        let mut sieve = SentenceSieve::of(std::iter::empty());
        words.iter().flatten().for_each(|word| sieve.pass(word.letters));
        sieve
    }

    /// Whether a word of each group stands here.
    #[inline]
    pub(in crate::extract) fn has(&self, needs: &Needs) -> bool {
        needs.0.iter().all(|words| words.iter().any(|w| self.sieve.passes(w.letters) && self.has_word(*w)))
    }

    fn has_word(&self, word: Spelled) -> bool {
        self.words.iter().any(|[form, lemma]| form.key == word.key || lemma.key == word.key)
    }
}

impl Needs {
    /// Such groups, whatever the case of the words.
    pub(in crate::extract) fn of<'w>(groups: impl Iterator<Item = &'w [String]>) -> Needs {
        Needs(groups.map(|words| words.iter().map(|word| Spelled::of(word)).collect()).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::{Near, Needs, Spelled};

    #[test]
    fn what_needs_a_word_that_is_not_near_is_told() {
        let words = |text: &str| text.split(' ').map(|w| [Spelled::of(w); 2]).collect::<Vec<_>>();
        let groups = [["pact", "élan"].map(str::to_owned), ["with", "among"].map(str::to_owned)];
        let both = Needs::of(groups.iter().map(|g| &g[..]));
        for (text, has) in [
            ("signed a Pact with", true),
            ("signed WITH Élan", true),
            ("signed a treaty with élan", true),
            ("signed a treaty with", false),
            ("signed a pact by", false),
        ] {
            let words = words(text);
            let (one, other) = words.split_at(2);
            let near = Near::of(&words, &[Near::sieve(one), Near::sieve(other)]);
            assert_eq!(near.has(&both), has, "{text}");
            assert!(near.has(&Needs::default()));
        }
    }
}
