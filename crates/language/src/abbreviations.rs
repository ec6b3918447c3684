//! Forms of address whose dot ends no sentence: "Lieut.-Col. Ott". The model knows some ("Gen.", "Dr.") and ends a sentence at the others, so that
//! it is given them without their dots. Each dot is a space then, and every other byte stays where it is.

use std::collections::HashSet;
use std::sync::LazyLock;

static KNOWN: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    include_str!("abbreviations.txt").lines().filter(|line| !line.starts_with('#')).collect()
});

/// The text with a space for the dot of each form of address behind which a name follows.
pub(super) fn without_their_dots(text: String) -> String {
    let ends: Vec<usize> =
        text.match_indices(". ").map(|(at, _)| at).filter(|at| is_address(&text, *at)).collect();
    if ends.is_empty() {
        return text;
    }
    let mut parts = String::with_capacity(text.len());
    let mut from = 0;
    for end in ends {
        parts.push_str(&text[from..end]);
        parts.push(' ');
        from = end + 1;
    }
    parts.push_str(&text[from..]);
    parts
}

/// Whether the dot at a byte ends a form of address, behind which a capital stands.
fn is_address(text: &str, dot: usize) -> bool {
    let before = &text[..dot];
    let start = before.rfind(|c: char| c.is_whitespace() || matches!(c, '(' | '“' | '"' | '—' | '–'));
    let word = start.map_or(before, |at| before[at..].trim_start_matches(|c: char| !c.is_alphanumeric()));
    let next = text[dot + 2..].split_whitespace().next().unwrap_or_default();
    // "Maj. Gen. Ott" is known.
    KNOWN.contains(word) && next.starts_with(char::is_uppercase) && !(word == "Maj" && next == "Gen.")
}

#[cfg(test)]
mod tests {
    use super::without_their_dots;

    #[test]
    fn dots_of_forms_of_address_end_no_sentence() {
        for (text, read) in [
            ("the envoy, Lieut.-Col. Ott, left", "the envoy, Lieut.-Col  Ott, left"),
            ("spokesman Brig. Gen. Ott", "spokesman Brig  Gen. Ott"),
            ("(Maj. Ott)", "(Maj  Ott)"),
            ("Maj. Gen. Ott", "Maj. Gen. Ott"),
            ("He was a brig. Ott left.", "He was a brig. Ott left."),
            ("They live in Fr. and elsewhere.", "They live in Fr. and elsewhere."),
            ("Dr. Ott saw Sgt. Ek.", "Dr. Ott saw Sgt  Ek."),
        ] {
            assert_eq!(without_their_dots(text.to_owned()), read);
        }
    }
}
