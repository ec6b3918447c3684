//! From text to a [`Doc`]: paragraphs, sentences and tokens.
//!
//! In: a text and the byte ranges of it that count. Out: [`Doc`], which borrows the text and counts bytes.
//!
//! - [`token`]: words, numbers and punctuation; nothing is changed, so a token's text is a slice of the article.
//! - `sentence`: where a sentence ends, which a full stop alone does not tell.
//!
//! **Invariant:** this room knows nothing of diplomacy: no names, no countries, no titles.

pub mod engine;
pub mod print;
mod sentence;
mod token;

pub use token::{Shape, Token, tokenize};

use std::ops::Range;

/// A text as paragraphs, sentences and tokens. Positions are bytes of the text.
#[derive(Clone, Debug)]
pub struct Doc<'t> {
    /// The whole text, furniture included.
    pub text: &'t str,
    /// All tokens of the body, in order.
    pub tokens: Vec<Token<'t>>,
    /// Token ranges, in order, without gaps.
    pub sentences: Vec<Range<usize>>,
    /// Ranges of sentences, in order, without gaps.
    pub paragraphs: Vec<Range<usize>>,
}

impl<'t> Doc<'t> {
    /// Reads the given lines of a text. Lines are joined to paragraphs as the text itself separates them: by blank
    /// lines where it has any, else by every line break.
    #[must_use]
    pub fn new(text: &'t str, lines: &[Range<usize>]) -> Doc<'t> {
        let mut doc = Doc { text, tokens: Vec::new(), sentences: Vec::new(), paragraphs: Vec::new() };
        for paragraph in paragraphs(text, lines) {
            doc.add_paragraph(paragraph);
        }
        doc
    }

    fn add_paragraph(&mut self, bytes: Range<usize>) {
        let first_token = self.tokens.len();
        tokenize(self.text, bytes, &mut self.tokens);
        let first_sentence = self.sentences.len();
        let ends = sentence::ends(&self.tokens[first_token..]);
        let mut from = first_token;
        for end in ends {
            self.sentences.push(from..first_token + end);
            from = first_token + end;
        }
        if self.sentences.len() > first_sentence {
            self.paragraphs.push(first_sentence..self.sentences.len());
        }
    }

    /// The bytes from the first token's first to the last token's last.
    #[must_use]
    pub fn bytes(&self, tokens: Range<usize>) -> Range<usize> {
        self.tokens[tokens.start].start..self.tokens[tokens.end - 1].end()
    }

    /// The text from the first to the last of these tokens, as it stands.
    #[must_use]
    pub fn slice(&self, tokens: Range<usize>) -> &'t str {
        &self.text[self.bytes(tokens)]
    }

    /// The number of the sentence that holds a token.
    #[must_use]
    pub fn sentence_of(&self, token: usize) -> usize {
        self.sentences.partition_point(|s| s.end <= token)
    }

    /// The number of the paragraph that holds a sentence.
    #[must_use]
    pub fn paragraph_of(&self, sentence: usize) -> usize {
        self.paragraphs.partition_point(|p| p.end <= sentence)
    }

    /// The first token that starts at this byte or after it.
    #[must_use]
    pub fn token_at(&self, byte: usize) -> usize {
        self.tokens.partition_point(|t| t.start < byte)
    }
}

/// Joins hard-wrapped lines where blank lines separate the paragraphs.
fn paragraphs(text: &str, lines: &[Range<usize>]) -> Vec<Range<usize>> {
    let blank_between = |a: &Range<usize>, b: &Range<usize>| text[a.end..b.start].matches('\n').count() >= 2;
    let spaced = lines.windows(2).any(|w| blank_between(&w[0], &w[1]));
    let mut joined: Vec<Range<usize>> = Vec::new();
    for line in lines {
        match joined.last_mut() {
            Some(last) if spaced && !blank_between(last, line) => last.end = line.end,
            _ => joined.push(line.clone()),
        }
    }
    joined
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wrapped_lines_are_one_paragraph_only_between_blank_lines() {
        let lines = |text: &str| {
            let mut at = 0;
            let mut out = Vec::new();
            for line in text.split_inclusive('\n') {
                if !line.trim().is_empty() {
                    out.push(at..at + line.trim_end().len());
                }
                at += line.len();
            }
            out
        };
        for (text, expected) in [
            ("They met\nin May.\n\nThey left.", 2),
            ("They met.\nThey left.\nIt rained.", 3),
            ("Hi.", 1),
            ("", 0),
        ] {
            assert_eq!(Doc::new(text, &lines(text)).paragraphs.len(), expected, "{text:?}");
        }
    }
}
