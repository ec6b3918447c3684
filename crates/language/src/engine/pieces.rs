//! Texts longer than any real one in pieces, so that time and memory grow with the text and not faster.

use std::ops::Range;

/// The pieces of a text, in order and without gaps, none longer than `longest` bytes: cut behind a line break, else behind a
/// sentence, else behind white space, else between two characters.
#[must_use]
pub fn of(text: &str, longest: usize) -> Vec<Range<usize>> {
    let mut pieces = Vec::new();
    let mut from = 0;
    while text.len() - from > longest {
        let to = from + end_of_piece(&text[from..boundary(text, from + longest)]);
        pieces.push(from..to);
        from = to;
    }
    pieces.push(from..text.len());
    pieces
}

/// The last border between two characters that is not behind this byte.
fn boundary(text: &str, at: usize) -> usize {
    (0..=at).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)
}

/// Where to cut a window: in its second half, if anything there ends.
fn end_of_piece(window: &str) -> usize {
    let half = boundary(window, window.len() / 2);
    let late = &window[half..];
    let behind = |at: Option<usize>| at.map(|at| half + at);
    behind(late.rfind('\n').map(|at| at + 1))
        .or_else(|| {
            let ends = [". ", "! ", "? ", ".” ", "!” ", "?” ", ".\" "];
            behind(ends.iter().filter_map(|end| late.rfind(end).map(|at| at + end.len())).max())
        })
        .or_else(|| behind(late.rfind(' ').map(|at| at + 1)))
        .unwrap_or(window.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_text_is_cut_where_something_ends() {
        for (text, longest, expected) in [
            ("", 8, &[""][..]),
            ("They met.", 9, &["They met."]),
            ("They met. He left. So", 12, &["They met. ", "He left. So"]),
            ("one line\ntwo lines", 12, &["one line\n", "two lines"]),
            ("aa bb cc dd", 7, &["aa bb ", "cc dd"]),
            ("aaaaaaaa", 3, &["aaa", "aaa", "aa"]),
            ("ééé", 3, &["é", "é", "é"]),
        ] {
            let pieces: Vec<&str> = of(text, longest).into_iter().map(|p| &text[p]).collect();
            assert_eq!(pieces, expected, "{text:?}");
        }
    }
}
