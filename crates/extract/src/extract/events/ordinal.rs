//! Counted assertions: "his sixth meeting with Xi", "its third nuclear test".

use super::scene::Scene;
use crate::extract::reading::Reading;
use crate::facts::Edtf;
use crate::language::{Dep, Doc, Tag};
use std::ops::Range;

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

/// One more of the series, told without its noun: "its first test in 2006 and its sixth in September 2017".
pub(super) struct Elided {
    pub(super) tokens: Range<usize>,
    pub(super) ordinal: u32,
    pub(super) date: Edtf,
}

/// Those of the noun's series that its sentence tells behind it, each with its own date.
pub(super) fn elided(reading: &Reading, scene: &Scene, noun: usize) -> Vec<Elided> {
    const NEAR: usize = 6;
    let doc = reading.doc;
    let sentence = doc.sentence_of(noun);
    let own = |at: &usize| {
        let head = doc.tokens[*at].head;
        doc.tokens[*at - 1].tag == Tag::PrpS
            && !(head > *at && doc.tokens[head].tag.is_noun() && head < at + NEAR)
    };
    let later = (noun + 2..doc.sentences[sentence].end).filter(own);
    later
        .filter_map(|at| {
            let ordinal = number(doc.tokens[at].text)?;
            let date = scene.dates(sentence).iter().find(|d| d.at > at && d.at <= at + NEAR)?;
            let date = reading.dates[date.number].value.clone();
            Some(Elided { tokens: at - 1..at + 1, ordinal, date })
        })
        .collect()
}

/// "sixth", "6th".
pub fn number(text: &str) -> Option<u32> {
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
