//! What is known about a word from its letters alone.

use std::collections::HashMap;

use super::hash::string_id;
use super::unicode::{is_space, shape};

/// Forms that stand for one another in the training data (spaCy, `norm_exceptions.py`, MIT): quotation marks,
/// dashes, full-width punctuation, currency signs.
const NORMS: &[(&str, &str)] = &[
    ("'s", "'s"),
    ("'S", "'s"),
    ("’s", "'s"),
    ("’S", "'s"),
    ("’", "'"),
    ("‘", "'"),
    ("´", "'"),
    ("`", "'"),
    ("”", "\""),
    ("“", "\""),
    ("''", "\""),
    ("``", "\""),
    ("´´", "\""),
    ("„", "\""),
    ("»", "\""),
    ("«", "\""),
    ("‘‘", "\""),
    ("’’", "\""),
    ("？", "?"),
    ("！", "!"),
    ("，", ","),
    ("；", ";"),
    ("：", ":"),
    ("。", "."),
    ("।", "."),
    ("…", "..."),
    ("—", "-"),
    ("–", "-"),
    ("--", "-"),
    ("---", "-"),
    ("——", "-"),
    ("€", "$"),
    ("£", "$"),
    ("¥", "$"),
    ("฿", "$"),
    ("US$", "$"),
    ("C$", "$"),
    ("A$", "$"),
    ("₺", "$"),
    ("₹", "$"),
    ("৳", "$"),
    ("₩", "$"),
    ("Mex$", "$"),
    ("₣", "$"),
    ("E£", "$"),
];

/// The features of one word form. Strings are held as their numbers ([`string_id`]).
#[derive(Clone, Debug)]
pub struct Lexeme {
    /// The form itself.
    pub orth: u64,
    /// The normal form: of the model's table, of the common one, else in lower case.
    pub norm: u64,
    /// The first character.
    pub prefix: u64,
    /// The last three characters.
    pub suffix: u64,
    /// See [`shape`].
    pub shape: u64,
    /// Whether it is white space.
    pub is_space: bool,
    /// In lower case.
    pub lower: Box<str>,
}

/// The tables that word features need.
#[derive(Clone, Debug)]
pub struct Norms(HashMap<u64, Box<str>>);

impl Norms {
    /// Joins the model's own table, which wins, with the common one.
    pub fn new(table: impl IntoIterator<Item = (u64, String)>) -> Norms {
        let common = NORMS.iter().map(|(from, to)| (string_id(from), (*to).into()));
        Norms(common.chain(table.into_iter().map(|(from, to)| (from, to.into_boxed_str()))).collect())
    }

    /// The features of a form.
    #[must_use]
    pub fn lexeme(&self, form: &str) -> Lexeme {
        let orth = string_id(form);
        let lower = form.to_lowercase().into_boxed_str();
        let first = form.chars().next().map_or(0, char::len_utf8);
        let last = form.char_indices().rev().nth(2).map_or(0, |(at, _)| at);
        Lexeme {
            orth,
            norm: string_id(self.0.get(&orth).unwrap_or(&lower)),
            prefix: string_id(&form[..first]),
            suffix: string_id(&form[last..]),
            shape: string_id(&shape(form)),
            is_space: !form.is_empty() && form.chars().all(is_space),
            lower,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn features_of_a_word() {
        let lexeme = Norms::new([(string_id("colour"), "color".to_owned())]).lexeme("colour");
        assert_eq!(lexeme.norm, string_id("color"));
        assert_eq!((lexeme.prefix, lexeme.suffix), (string_id("c"), string_id("our")));
        assert_eq!(Norms::new([]).lexeme("€").norm, string_id("$"));
        assert_eq!(Norms::new([]).lexeme("Über").norm, string_id("über"));
        assert!(Norms::new([]).lexeme("\n\n").is_space);
    }
}
