//! Whether a text may be another state of an article, or is another article.

use std::collections::BTreeSet;

/// Of the runs of three words that the shorter text has, the share that the other must have.
const SHARED: usize = 5;

/// Whether two texts have enough in common to be states of one article: a fifth of their runs of three words.
#[must_use]
pub fn alike(a: &str, b: &str) -> bool {
    let (a, b) = (runs(a), runs(b));
    let both = a.intersection(&b).count();
    both > 0 && both * SHARED >= a.len().min(b.len())
}

fn runs(text: &str) -> BTreeSet<[String; 3]> {
    let words: Vec<String> =
        text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).map(str::to_lowercase).collect();
    let word = |i: usize| words.get(i).cloned().unwrap_or_default();
    (0..words.len().saturating_sub(2).max(1)).map(|i| [word(i), word(i + 1), word(i + 2)]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_edited_text_is_like_its_first_state_and_another_is_not() {
        let first = "Norway met Sweden in Oslo on Monday. The talks were short, and nothing was signed.";
        for (other, expected) in [
            ("Norway met Sweden in Oslo on Tuesday. The talks were short, and nothing was signed.", true),
            ("Norway met Sweden in Oslo on Monday.", true),
            ("Estonia sent a note to Latvia. The talks are to begin in May, and the place is open.", false),
            ("Norway signed.", false),
            ("", false),
        ] {
            assert_eq!(alike(first, other), expected, "{other}");
        }
        assert!(alike("They met.", "they met"));
    }
}
