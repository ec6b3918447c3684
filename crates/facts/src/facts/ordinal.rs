//! Ordinals as articles write them: "sixth", "21st".

const WORDS: [&str; 20] = [
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

/// The number of an ordinal in letters or figures, whatever its case: 6 of "sixth" and of "6th"; none of another word.
#[must_use]
pub fn ordinal_number(word: &str) -> Option<u32> {
    let lower = word.to_lowercase();
    if let Some(at) = WORDS.iter().position(|w| *w == lower) {
        return u32::try_from(at + 1).ok();
    }
    let digits = ["st", "nd", "rd", "th"].iter().find_map(|s| lower.strip_suffix(s))?;
    digits.parse().ok().filter(|n| (1..=999).contains(n))
}

#[cfg(test)]
mod tests {
    use super::ordinal_number;

    #[test]
    fn ordinals_are_words_or_figures() {
        for (word, expected) in [("Sixth", Some(6)), ("21st", Some(21)), ("both", None), ("th", None)] {
            assert_eq!(ordinal_number(word), expected, "{word}");
        }
    }
}
