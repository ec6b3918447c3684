//! The one bridge between bytes and code points.

use super::Span;
use std::ops::Range;

/// Translates byte ranges of one text to code points and back.
///
/// Keeps the byte offset of every 64th code point, so a look-up walks at most 63 characters.
#[derive(Clone, Debug)]
pub struct TextIndex<'t> {
    text: &'t str,
    every_64th: Vec<usize>,
    length: usize,
}

const STEP: usize = 64;

impl<'t> TextIndex<'t> {
    /// Reads the text once.
    #[must_use]
    pub fn new(text: &'t str) -> TextIndex<'t> {
        let mut every_64th = Vec::with_capacity(text.len() / STEP + 1);
        let mut length = 0;
        for (byte, _) in text.char_indices() {
            if length % STEP == 0 {
                every_64th.push(byte);
            }
            length += 1;
        }
        TextIndex { text, every_64th, length }
    }

    /// The text's length in code points.
    #[must_use]
    pub fn length(&self) -> usize {
        self.length
    }

    /// The code point that starts at this byte, or the length at the text's end.
    ///
    /// A byte in the middle of a character counts as the character after it.
    #[must_use]
    pub fn code_point(&self, byte: usize) -> usize {
        let block = self.every_64th.partition_point(|&b| b <= byte);
        if block == 0 {
            return 0;
        }
        let from = self.every_64th[block - 1];
        let within = self.text[from..].char_indices().take_while(|(i, _)| from + i < byte).count();
        (block - 1) * STEP + within
    }

    /// The byte at which this code point starts, or the text's end.
    #[must_use]
    pub fn byte(&self, code_point: usize) -> usize {
        let Some(&from) = self.every_64th.get(code_point / STEP) else { return self.text.len() };
        let rest = &self.text[from..];
        rest.char_indices().nth(code_point % STEP).map_or(self.text.len(), |(i, _)| from + i)
    }

    /// A byte range as a span; `None` where it is empty.
    #[must_use]
    pub fn span(&self, bytes: Range<usize>) -> Option<Span> {
        let end = u32::try_from(self.code_point(bytes.end)).ok()?;
        Span::new(u32::try_from(self.code_point(bytes.start)).ok()?, end)
    }

    /// The words under a span; cut at the text's end.
    #[must_use]
    pub fn slice(&self, span: Span) -> &'t str {
        &self.text[self.byte(span.start() as usize)..self.byte(span.end() as usize)]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_and_code_points_agree_with_a_count_by_hand() {
        let text = "Zoë met Łukasz — “twice” 🙂. ".repeat(20);
        let index = TextIndex::new(&text);
        for (code_point, (byte, _)) in text.char_indices().enumerate() {
            assert_eq!(index.code_point(byte), code_point);
            assert_eq!(index.byte(code_point), byte);
        }
        assert_eq!(index.code_point(text.len()), text.chars().count());
        assert_eq!(index.slice(Span::new(8, 14).unwrap()), "Łukasz");
    }
}
