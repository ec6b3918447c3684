//! Lines to paragraphs, as the text itself parts them.

use std::ops::Range;

/// Joins hard-wrapped lines: all between blank lines, where the text has any; else those that do not end like
/// sentences and go on in the next. Two parts of one line stay apart.
pub(super) fn paragraphs(text: &str, lines: &[Range<usize>]) -> Vec<Range<usize>> {
    let breaks = |a: &Range<usize>, b: &Range<usize>| text[a.end..b.start].matches('\n').count();
    let spaced = lines.windows(2).any(|w| breaks(&w[0], &w[1]) >= 2);
    let longest = lines.iter().map(|l| text[l.clone()].chars().count()).max().unwrap_or(0);
    let mut joined: Vec<Range<usize>> = Vec::new();
    let mut before: Option<&Range<usize>> = None;
    for line in lines {
        let goes_on = before.is_some_and(|last| {
            breaks(last, line) == 1 && (spaced || wrapped(&text[last.clone()], &text[line.clone()], longest))
        });
        match joined.last_mut() {
            Some(last) if goes_on => last.end = line.end,
            _ => joined.push(line.clone()),
        }
        before = Some(line);
    }
    joined
}

/// Whether a line goes on in the next: it does not end like a sentence, and the next begins in lower case, or its first
/// word would not have fitted into the longest line.
fn wrapped(line: &str, next: &str, longest: usize) -> bool {
    let (line, next) = (line.trim_end(), next.trim_start());
    if next.starts_with(char::is_lowercase) {
        return !line.ends_with(':');
    }
    let closed = line.trim_end_matches(['”', '"', '’', '\'', '»', ')', ']']);
    let ends = closed.ends_with(['.', '!', '?', ':', ';', '…']) && !abbreviated(closed);
    let word = next.split_whitespace().next().unwrap_or_default().chars().count();
    let words = line.split_whitespace().count();
    !ends
        && words > 3
        && line.chars().count() + 1 + word > longest
        && !next.starts_with(['-', '*', '•', '–', '—', '“', '"'])
}

/// Whether a line ends in "Mr." or "J.", behind which a name follows.
fn abbreviated(line: &str) -> bool {
    let last = line.split_whitespace().next_back().unwrap_or_default();
    let initial = last.chars().count() == 2 && last.starts_with(char::is_uppercase);
    initial || ["Mr.", "Mrs.", "Ms.", "Dr.", "Gen.", "Col.", "Sen.", "Gov.", "Prof.", "St."].contains(&last)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn count(text: &str) -> usize {
        let mut at = 0;
        let mut lines = Vec::new();
        for line in text.split_inclusive('\n') {
            if !line.trim().is_empty() {
                lines.push(at..at + line.trim_end().len());
            }
            at += line.len();
        }
        paragraphs(text, &lines).len()
    }

    #[test]
    fn wrapped_lines_are_one_paragraph() {
        for (text, expected) in [
            ("They met\nin May.\n\nThey left.", 2),
            ("They met.\nThey left.\nIt rained.", 3),
            ("Hi.", 1),
            ("", 0),
            (
                "The envoys said on Monday in Oslo that they\nhad met the head of the delegation, Ms.\nHolm, and that the talks with Queen Ida and\nKing Olaf had been short.",
                1,
            ),
            (
                "The envoys met on Monday in the old town.\nThey left before the rain came and did not say\nwhen they would meet again.",
                2,
            ),
            (
                "Talks in Oslo\nThe envoys met on Monday in the old town of Oslo and left before the rain came down on it.",
                2,
            ),
            ("Oslo\nBergen\nTrondheim\nStavanger", 4),
            ("Holm said:\nthe talks went well.", 2),
        ] {
            assert_eq!(count(text), expected, "{text:?}");
        }
    }
}
