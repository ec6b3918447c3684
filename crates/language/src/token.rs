//! Words, numbers and punctuation marks.

use super::syntax::{Dep, Tag};
use std::sync::Arc;

/// A word, number or punctuation mark: a slice of the text, with its place in the tree.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token<'t> {
    /// The first byte.
    pub start: usize,
    /// As it stands.
    pub text: &'t str,
    /// What it is made of.
    pub shape: Shape,
    /// Whether white space, or the text's beginning, comes before it.
    pub spaced: bool,
    /// The Penn Treebank tag.
    pub tag: Tag,
    /// The relation to the head.
    pub dep: Dep,
    /// The head's number; its own for a root.
    pub head: usize,
    /// The dictionary form; of names, as they stand.
    pub lemma: Arc<str>,
    /// The number of its universal features among the model's.
    pub(super) morph: u16,
}

/// What a token is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// Letters, the first one lower case or of a script without case.
    Lower,
    /// Letters, the first one upper case.
    Capital,
    /// Two or more letters, all upper case; `U.N.` too.
    Upper,
    /// Begins with a digit.
    Number,
    /// Anything else.
    Mark,
}

impl Shape {
    /// Tells the shape of a token.
    #[must_use]
    pub fn of(text: &str) -> Shape {
        let mut letters = text.chars().filter(|c| c.is_alphabetic());
        let first = text.chars().next();
        match first {
            Some(c) if c.is_numeric() => return Shape::Number,
            Some(c) if c.is_alphanumeric() => {}
            _ => return Shape::Mark,
        }
        match (letters.next().is_some_and(char::is_uppercase), letters.clone().next()) {
            (true, Some(_)) if letters.all(char::is_uppercase) => Shape::Upper,
            (true, _) => Shape::Capital,
            _ => Shape::Lower,
        }
    }
}

impl<'t> Token<'t> {
    /// A token that no model has read: a root of its own, without a tag. `start` is its first byte.
    #[must_use]
    pub fn unread(text: &'t str, start: usize, spaced: bool, number: usize) -> Token<'t> {
        Token {
            start,
            text,
            shape: Shape::of(text),
            spaced,
            tag: Tag::Other,
            dep: Dep::Root,
            head: number,
            lemma: text.into(),
            morph: 0,
        }
    }
}

impl Token<'_> {
    /// The byte after the last.
    #[inline]
    #[must_use]
    pub fn end(&self) -> usize {
        self.start + self.text.len()
    }

    /// Whether the first letter is upper case.
    #[inline]
    #[must_use]
    pub fn is_capitalised(&self) -> bool {
        matches!(self.shape, Shape::Capital | Shape::Upper)
    }

    /// Whether it is letters.
    #[inline]
    #[must_use]
    pub fn is_word(&self) -> bool {
        matches!(self.shape, Shape::Lower | Shape::Capital | Shape::Upper)
    }

    /// Whether it is this word, whatever the case; `word` is in lower case.
    #[inline]
    #[must_use]
    pub fn is(&self, word: &str) -> bool {
        let (text, word) = (self.text.as_bytes(), word.as_bytes());
        // Nearly all words that are as long are others by their first letter, of which the two cases differ in one bit.
        let first = |word: &[u8]| word.first().map(|letter| letter | 0x20);
        text.len() == word.len() && first(text) == first(word) && same_letters(text, word)
    }

    /// Whether it is one of these words, whatever the case.
    #[inline]
    #[must_use]
    pub fn is_any(&self, words: &[&str]) -> bool {
        words.iter().any(|w| self.is(w))
    }

    /// Whether it opens or closes a quotation in double style, or may.
    #[must_use]
    pub fn is_quote(&self) -> bool {
        matches!(self.text, "\"" | "“" | "”" | "„" | "«" | "»" | "‹" | "›" | "``" | "''")
    }
}

/// Whether two words of one length are the same, whatever the case; apart, as few get so far and it is asked everywhere.
#[inline(never)]
fn same_letters(text: &[u8], word: &[u8]) -> bool {
    text.iter().zip(word).all(|(a, b)| a.eq_ignore_ascii_case(b))
}

#[cfg(test)]
mod tests {
    use super::Shape;

    #[test]
    fn shapes() {
        for (text, shape) in [
            ("Paris", Shape::Capital),
            ("U.N.", Shape::Upper),
            ("I", Shape::Capital),
            ("iPhone", Shape::Lower),
            ("1990s", Shape::Number),
            ("’s", Shape::Mark),
            ("北京", Shape::Lower),
            ("McCain", Shape::Capital),
        ] {
            assert_eq!(Shape::of(text), shape, "{text}");
        }
    }
}
