//! The words of a query, as far as one needs them to see what is wrong with it.

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// `?x`, `$x`.
    Variable,
    /// `<country/NOR>`.
    Iri,
    /// `sm:leads`.
    Name,
    /// `"Oslo"@en`, `3`.
    Literal,
    /// A text without an end.
    Unended,
    /// `SELECT`, `a`, `France`.
    Word,
    /// Brackets, stops, commas.
    Bracket,
    /// Operators.
    Mark,
}

/// A word with its place, in characters.
#[derive(Clone, Debug)]
pub(super) struct Token {
    pub at: usize,
    pub kind: Kind,
    pub text: String,
}

impl Token {
    /// Whether it is this keyword.
    pub fn is(&self, keyword: &str) -> bool {
        self.kind == Kind::Word && self.text.eq_ignore_ascii_case(keyword)
    }
}

/// A query in its tokens, without comments.
pub(super) fn tokens(query: &str) -> Vec<Token> {
    let chars: Vec<char> = query.chars().collect();
    let mut found = Vec::new();
    let mut at = 0;
    while at < chars.len() {
        let c = chars[at];
        if c.is_whitespace() {
            at += 1;
        } else if c == '#' {
            at += run(&chars[at..], |c| c != '\n');
        } else {
            let (kind, length) = one(&chars[at..]);
            found.push(Token { at, kind, text: chars[at..at + length].iter().collect() });
            at += length;
        }
    }
    found
}

/// The token that stands first.
fn one(chars: &[char]) -> (Kind, usize) {
    let word = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | ':' | '%' | '\\' | '\u{b7}');
    match chars[0] {
        '?' | '$' if chars.get(1).is_some_and(|c| c.is_alphanumeric() || *c == '_') => {
            (Kind::Variable, 1 + run(&chars[1..], |c| c.is_alphanumeric() || c == '_'))
        }
        '<' => {
            let inside =
                run(&chars[1..], |c| !c.is_whitespace() && !matches!(c, '<' | '>' | '"' | '{' | '}'));
            if chars.get(inside + 1) == Some(&'>') { (Kind::Iri, inside + 2) } else { (Kind::Mark, 1) }
        }
        quote @ ('"' | '\'') => text(chars, quote),
        '{' | '}' | '(' | ')' | '[' | ']' | '.' | ';' | ',' => (Kind::Bracket, 1),
        c if c.is_ascii_digit() => {
            (Kind::Literal, run(chars, |c| c.is_ascii_digit() || matches!(c, '.' | 'e' | 'E')))
        }
        c if word(c) => {
            let mut length = run(chars, |c| word(c) || c == '.');
            // A stop ends a statement rather than a name.
            while length > 1 && chars[length - 1] == '.' {
                length -= 1;
            }
            let named = chars[..length].contains(&':');
            (if named { Kind::Name } else { Kind::Word }, length)
        }
        _ => (Kind::Mark, 1),
    }
}

/// A text between quotation marks, with its language or type.
fn text(chars: &[char], quote: char) -> (Kind, usize) {
    let long = chars.len() > 2 && chars[..3] == [quote; 3];
    let marks = if long { 3 } else { 1 };
    let mut at = marks;
    while at < chars.len() && !chars[at..].starts_with(&vec![quote; marks]) {
        if chars[at] == '\n' && !long {
            return (Kind::Unended, at);
        }
        at += if chars[at] == '\\' { 2 } else { 1 };
    }
    if at >= chars.len() {
        return (Kind::Unended, chars.len());
    }
    at += marks;
    if chars.get(at) == Some(&'@') {
        at += 1 + run(&chars[at + 1..], |c| c.is_alphanumeric() || c == '-');
    } else if chars[at..].starts_with(&['^', '^']) {
        at += 2;
        at += chars.get(at..).filter(|rest| !rest.is_empty()).map_or(0, |rest| one(rest).1);
    }
    (Kind::Literal, at)
}

fn run(chars: &[char], of: impl Fn(char) -> bool) -> usize {
    chars.iter().take_while(|c| of(**c)).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_told_apart() {
        let found = tokens(
            "SELECT ?x { # who\n ?x a schema:Person ; sm:date \"2018\"^^edtf:EDTF , 'a}b'@en . <country/NOR> ?p 3.5 }",
        );
        let texts: Vec<&str> = found.iter().map(|t| t.text.as_str()).collect();
        assert_eq!(
            texts,
            [
                "SELECT",
                "?x",
                "{",
                "?x",
                "a",
                "schema:Person",
                ";",
                "sm:date",
                "\"2018\"^^edtf:EDTF",
                ",",
                "'a}b'@en",
                ".",
                "<country/NOR>",
                "?p",
                "3.5",
                "}"
            ]
        );
        assert_eq!(tokens("?x > 3 \"open").last().map(|t| t.kind), Some(Kind::Unended));
    }
}
