//! Words, numbers and punctuation marks.

use std::ops::Range;

/// A word, number or punctuation mark: a slice of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token<'t> {
    /// The first byte.
    pub start: usize,
    /// As it stands.
    pub text: &'t str,
    /// What it is made of.
    pub shape: Shape,
    /// Whether white space, or the text's beginning, comes before it.
    pub spaced: bool,
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

impl Token<'_> {
    /// The byte after the last.
    #[must_use]
    pub fn end(&self) -> usize {
        self.start + self.text.len()
    }

    /// Whether the first letter is upper case.
    #[must_use]
    pub fn is_capitalised(&self) -> bool {
        matches!(self.shape, Shape::Capital | Shape::Upper)
    }

    /// Whether it is letters.
    #[must_use]
    pub fn is_word(&self) -> bool {
        matches!(self.shape, Shape::Lower | Shape::Capital | Shape::Upper)
    }

    /// Whether it is this word, whatever the case; `word` is in lower case.
    #[must_use]
    pub fn is(&self, word: &str) -> bool {
        self.text.len() == word.len() && self.text.eq_ignore_ascii_case(word)
    }

    /// Whether it is one of these words, whatever the case.
    #[must_use]
    pub fn is_any(&self, words: &[&str]) -> bool {
        words.iter().any(|w| self.is(w))
    }

    /// Whether it opens or closes a quotation in double style, or may.
    #[must_use]
    pub fn is_quote(&self) -> bool {
        matches!(self.text, "\"" | "“" | "”" | "„" | "«" | "»" | "``" | "''")
    }
}

/// Splits the given bytes of a text and appends the tokens. Hyphens and apostrophes split a word as in the Penn
/// Treebank's later conventions: `Jong`, `-`, `un`; `Xi`, `’s`; `U.S.` stays whole.
pub fn tokenize<'t>(text: &'t str, bytes: Range<usize>, into: &mut Vec<Token<'t>>) {
    let mut at = bytes.start;
    let mut spaced = true;
    while at < bytes.end {
        let rest = &text[at..bytes.end];
        let Some(c) = rest.chars().next() else { break };
        if c.is_whitespace() {
            at += c.len_utf8();
            spaced = true;
            continue;
        }
        let length = length_of_token(rest, c, spaced);
        let token = &rest[..length];
        into.push(Token { start: at, text: token, shape: shape(token), spaced });
        spaced = false;
        at += length;
    }
}

/// The length in bytes of the token that begins `rest` with the character `c`.
fn length_of_token(rest: &str, c: char, spaced: bool) -> usize {
    if let Some(length) = possessive(rest, spaced).or_else(|| dotted(rest)) {
        return length;
    }
    if c.is_ascii_digit() {
        return number(rest);
    }
    if c.is_alphanumeric() {
        return rest.find(|x: char| !(x.is_alphanumeric() || is_mark(x))).unwrap_or(rest.len());
    }
    for run in ["...", "``", "''", "--"] {
        if rest.starts_with(run) {
            return run.len();
        }
    }
    c.len_utf8()
}

/// Combining marks belong to the letter before them.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}')
}

/// `'s`, `’s`, `n't` is left whole with its verb: only the genitive and short forms of verbs split.
fn possessive(rest: &str, spaced: bool) -> Option<usize> {
    let mut chars = rest.chars();
    let mark = chars.next().filter(|c| !spaced && matches!(c, '\'' | '’'))?;
    let letters: String = chars.take_while(|c| c.is_alphabetic()).collect();
    let known = matches!(letters.to_lowercase().as_str(), "s" | "re" | "ve" | "ll" | "d" | "m" | "t");
    known.then(|| mark.len_utf8() + letters.len())
}

/// `U.S.`, `D.C.`, `a.m.`, and one letter with a full stop: an initial.
fn dotted(rest: &str) -> Option<usize> {
    let bytes = rest.as_bytes();
    let mut at = 0;
    while at + 1 < bytes.len() && bytes[at].is_ascii_alphabetic() && bytes[at + 1] == b'.' {
        at += 2;
    }
    // `U.S` before a hyphen or at a sentence's end may lack its last stop.
    let ends = at >= bytes.len() || !bytes[at].is_ascii_alphanumeric();
    (at >= 2 && ends && (at > 2 || bytes[0].is_ascii_uppercase())).then_some(at)
}

/// `1,000`, `3.5`, `10:30`, `1990s`, `75th`: digits with separators between them and letters behind.
fn number(rest: &str) -> usize {
    let bytes = rest.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        let separator =
            matches!(bytes[at], b',' | b'.' | b':') && bytes.get(at + 1).is_some_and(u8::is_ascii_digit);
        if !(bytes[at].is_ascii_alphanumeric() || separator) {
            break;
        }
        at += 1;
    }
    at
}

fn shape(token: &str) -> Shape {
    let Some(first) = token.chars().next() else { return Shape::Mark };
    if first.is_ascii_digit() {
        return Shape::Number;
    }
    if !first.is_alphabetic() {
        return Shape::Mark;
    }
    let mut letters = token.chars().filter(|c| c.is_alphabetic());
    if first.is_uppercase() && letters.clone().count() > 1 && letters.all(char::is_uppercase) {
        return Shape::Upper;
    }
    if first.is_uppercase() { Shape::Capital } else { Shape::Lower }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_split_as_the_treebank_does() {
        for (text, expected) in [
            ("Xi’s visit, in May.", "Xi|’s|visit|,|in|May|."),
            ("the U.S.–North Korea talks", "the|U.S.|–|North|Korea|talks"),
            ("Kim Jong-un", "Kim|Jong|-|un"),
            ("George W. Bush didn't", "George|W.|Bush|didn|'t"),
            ("in 1950-53, at 10:30 a.m.", "in|1950|-|53|,|at|10:30|a.m."),
            ("“No,” he said.", "“|No|,|”|he|said|."),
            ("8,000 troops in the 1990s", "8,000|troops|in|the|1990s"),
            ("the leaders' talks", "the|leaders|'|talks"),
            ("Zoë paid €5...", "Zoë|paid|€|5|..."),
        ] {
            let mut tokens = Vec::new();
            tokenize(text, 0..text.len(), &mut tokens);
            let got: Vec<&str> = tokens.iter().map(|t| t.text).collect();
            assert_eq!(got.join("|"), expected);
        }
    }
}
