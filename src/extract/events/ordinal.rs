//! Counted assertions: "his sixth meeting with Xi", "its third nuclear test".

use crate::language::{Dep, Doc, Tag};

const WORDS: &[&str] = &[
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
    "twentieth",
];

/// Which of a series the noun is said to be; nothing where the series is cut off ("the first since 2010", "his first as
/// president") or several are counted.
pub(super) fn of(doc: &Doc, noun: usize) -> Option<u32> {
    if doc.is_verbal(noun) || doc.tokens[noun].tag == Tag::Nns {
        return None;
    }
    let cut_off =
        doc.children_by(noun, &[Dep::Prep]).any(|p| doc.tokens[p].is_any(&["since", "under", "as", "of"]))
            || doc.tokens.get(noun + 1).is_some_and(|t| t.is_any(&["in", "since", "under"]))
                && doc.tokens[noun + 1..]
                    .iter()
                    .take(4)
                    .any(|t| t.is_any(&["years", "months", "decades", "weeks", "days"]));
    if cut_off {
        return None;
    }
    let numbers: Vec<u32> =
        doc.children_by(noun, &[Dep::Amod]).filter_map(|a| number(doc.tokens[a].text)).collect();
    match *numbers.as_slice() {
        [one] => Some(one),
        _ => None,
    }
}

fn number(text: &str) -> Option<u32> {
    let lower = text.to_lowercase();
    if let Some(at) = WORDS.iter().position(|w| *w == lower) {
        return u32::try_from(at + 1).ok();
    }
    let digits = ["st", "nd", "rd", "th"].iter().find_map(|s| lower.strip_suffix(s))?;
    digits.parse().ok().filter(|n| (1..=999).contains(n))
}

#[cfg(test)]
mod tests {
    use super::number;

    #[test]
    fn ordinals_are_words_or_figures() {
        assert_eq!(number("Sixth"), Some(6));
        assert_eq!(number("21st"), Some(21));
        assert_eq!(number("both"), None);
    }
}
