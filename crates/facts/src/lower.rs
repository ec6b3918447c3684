//! Words in lower case, without a place of their own in memory where they are short, as nearly all are.

use std::fmt;
use std::ops::Deref;

/// Bytes of the longest word that is kept in place.
const SHORT: usize = 31;

/// A word in lower case.
#[derive(Clone, Debug)]
pub enum Lower<'w> {
    /// One that is written so.
    Same(&'w str),
    /// A short one of ASCII: its bytes, and how many.
    Short([u8; SHORT], u8),
    /// Any other.
    Long(String),
}

/// A word in lower case.
#[inline]
#[must_use]
pub fn lower(word: &str) -> Lower<'_> {
    let is_lower = word.bytes().all(|b| b.is_ascii() && !b.is_ascii_uppercase());
    if is_lower { Lower::Same(word) } else { lowered(word) }
}

fn lowered(word: &str) -> Lower<'static> {
    if word.len() > SHORT || !word.is_ascii() {
        return Lower::Long(word.to_lowercase());
    }
    let mut bytes = [0; SHORT];
    for (to, from) in bytes.iter_mut().zip(word.bytes()) {
        *to = from.to_ascii_lowercase();
    }
    Lower::Short(bytes, word.len() as u8)
}

impl Deref for Lower<'_> {
    type Target = str;

    #[inline]
    fn deref(&self) -> &str {
        match self {
            Lower::Same(word) => word,
            Lower::Short(bytes, length) => {
                std::str::from_utf8(&bytes[..usize::from(*length)]).expect("ASCII, as it was found to be")
            }
            Lower::Long(word) => word,
        }
    }
}

impl PartialEq for Lower<'_> {
    fn eq(&self, other: &Lower) -> bool {
        **self == **other
    }
}

impl PartialEq<String> for Lower<'_> {
    fn eq(&self, other: &String) -> bool {
        **self == **other
    }
}

impl PartialEq<str> for Lower<'_> {
    fn eq(&self, other: &str) -> bool {
        **self == *other
    }
}

impl PartialEq<&str> for Lower<'_> {
    fn eq(&self, other: &&str) -> bool {
        **self == **other
    }
}

impl PartialEq<Lower<'_>> for String {
    fn eq(&self, other: &Lower) -> bool {
        **self == **other
    }
}

impl PartialEq<Lower<'_>> for &str {
    fn eq(&self, other: &Lower) -> bool {
        **self == **other
    }
}

impl fmt::Display for Lower<'_> {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str(self)
    }
}

#[cfg(test)]
mod tests {
    use super::{SHORT, lower};

    #[test]
    fn words_of_any_script_and_length_are_as_rust_has_them() {
        let long = "Rindfleischetikettierung".repeat(2);
        let just = "A".repeat(SHORT);
        for word in
            ["", "talks", "NATO", "Ott", "O'Neill", "Élan", "ÎLE", "ΣΑΣ", "北京", &long, &just, "A1-B"]
        {
            assert_eq!(&*lower(word), word.to_lowercase(), "{word}");
        }
    }
}
