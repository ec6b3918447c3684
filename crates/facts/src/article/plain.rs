//! What the language engine reads of a file: its text without what no reader sees.
//!
//! Soft hyphens, zero-width and control characters are taken out, line breaks are all `\n`, and of Markdown
//! (`markdown`) only the words are left; small angled quotation marks are large ones; character references that an
//! exporter forgot (`&Eacute;`) are their characters. [`Plain`] knows where each byte stands in the file, so that spans are always
//! those of the file.

use std::borrow::Cow;
use std::ops::Range;

/// A text with its places in the file that it was made from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Plain {
    text: String,
    runs: Vec<Run>,
}

/// Bytes of the text that stand for bytes of the file, in order. Where both are as many, each stands for its own;
/// where not (`&amp;` for `&`), all for all. Bytes of no run are ours: blank lines around a heading.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Run {
    plain: usize,
    length: usize,
    file: usize,
    file_length: usize,
}

impl Run {
    fn is_equal(self) -> bool {
        self.length == self.file_length
    }
}

impl Plain {
    /// A file's text without what no reader sees, line breaks as `\n`.
    #[must_use]
    pub fn of(text: &str) -> Plain {
        let mut plain = Plain::default();
        let mut from = 0;
        let mut at = 0;
        while let Some(c) = text[at..].chars().next() {
            let (length, stands_for) = match unseen(text, at, c) {
                Some(found) => found,
                None => {
                    at += c.len_utf8();
                    continue;
                }
            };
            plain.push(&text[from..at], from..at);
            plain.push(&stands_for, at..at + length);
            at += length;
            from = at;
        }
        plain.push(&text[from..], from..text.len());
        plain
    }

    /// The text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Whether the text is that of the file.
    #[must_use]
    pub(super) fn is_file(&self, file: &str) -> bool {
        self.text == file
    }

    /// The bytes of the file that a range of the text stands for.
    #[must_use]
    pub fn in_file(&self, range: Range<usize>) -> Range<usize> {
        let start = self.run_at(range.start).map_or(0, |i| {
            let run = self.runs[i];
            match range.start - run.plain {
                within if within >= run.length => {
                    self.runs.get(i + 1).map_or(run.file + run.file_length, |next| next.file)
                }
                within if run.is_equal() => run.file + within,
                _ => run.file,
            }
        });
        if range.end <= range.start {
            return start..start;
        }
        let end = self.run_at(range.end - 1).map_or(0, |i| {
            let run = self.runs[i];
            let within = range.end - run.plain;
            if run.is_equal() && within < run.length { run.file + within } else { run.file + run.file_length }
        });
        start..end.max(start)
    }

    /// The run that begins last at or before a byte.
    fn run_at(&self, byte: usize) -> Option<usize> {
        self.runs.partition_point(|r| r.plain <= byte).checked_sub(1)
    }

    /// Appends what stands for these bytes of the file.
    fn push(&mut self, text: &str, file: Range<usize>) {
        if text.is_empty() {
            return;
        }
        let run =
            Run { plain: self.text.len(), length: text.len(), file: file.start, file_length: file.len() };
        self.text.push_str(text);
        match self.runs.last_mut() {
            Some(last)
                if last.is_equal()
                    && run.is_equal()
                    && last.plain + last.length == run.plain
                    && last.file + last.file_length == run.file =>
            {
                last.length += run.length;
                last.file_length += run.file_length;
            }
            _ => self.runs.push(run),
        }
    }

    /// Appends bytes that stand for nothing in the file.
    pub(super) fn insert(&mut self, text: &str) {
        self.text.push_str(text);
    }

    /// Appends a part of another text as it is, with its places in the file.
    pub(super) fn copy(&mut self, from: &Plain, range: Range<usize>) {
        let mut at = range.start;
        let mut number = from.run_at(range.start).unwrap_or(0);
        while at < range.end {
            let Some(run) = from.runs.get(number) else { return self.insert(&from.text[at..range.end]) };
            let next = from.runs.get(number + 1).map_or(from.text.len(), |r| r.plain);
            let in_run = (run.plain + run.length).min(range.end);
            if at < in_run {
                self.push(&from.text[at..in_run], from.in_file(at..in_run));
            }
            at = at.max(in_run);
            let gap = next.min(range.end);
            if at < gap {
                self.insert(&from.text[at..gap]);
                at = gap;
            }
            number += 1;
        }
    }

    /// Appends a text that stands for a part of another.
    pub(super) fn put(&mut self, text: &str, from: &Plain, range: Range<usize>) {
        if range.is_empty() { self.insert(text) } else { self.push(text, from.in_file(range)) }
    }

    /// The same without these ranges, which are in order.
    pub(super) fn without(&self, cuts: &[Range<usize>]) -> Plain {
        let mut plain = Plain::default();
        let mut from = 0;
        for cut in cuts.iter().filter(|c| !c.is_empty()) {
            if cut.start > from {
                plain.copy(self, from..cut.start);
            }
            from = from.max(cut.end);
        }
        plain.copy(self, from..self.text.len());
        plain
    }
}

/// How many bytes of the text at `at` are not what they seem, and what stands for them.
fn unseen(text: &str, at: usize, c: char) -> Option<(usize, Cow<'_, str>)> {
    let length = c.len_utf8();
    let rest = &text[at + length..];
    if c == '&' {
        return character_reference(&text[at..]);
    }
    if c == '[' {
        return reference_mark(&text[..at], &text[at..]).map(|length| (length, Cow::Borrowed("")));
    }
    let (length, stands_for) = match c {
        '\r' if rest.starts_with('\n') => Some((1, "")),
        '\r' => Some((1, "\n")),
        '\u{85}' | '\u{2028}' | '\u{2029}' => Some((length, "\n")),
        '\u{ad}' => Some((length + hyphenated(rest), "")),
        '\u{200c}' | '\u{200d}' => {
            let joins = |c: Option<char>| c.is_some_and(|c| c >= '\u{590}' && !is_invisible(c));
            let holds = joins(text[..at].chars().next_back()) || joins(rest.chars().next());
            (!holds).then_some((length, ""))
        }
        // The engine knows these marks by their other size, and leaves these in the word beside them.
        '‹' => Some((length, "«")),
        '›' => Some((length, "»")),
        c if is_invisible(c) => Some((length, "")),
        _ => None,
    }?;
    Some((length, Cow::Borrowed(stands_for)))
}

/// How long the mark of a note is that stands behind a word as encyclopedias have it: "2008.[1][2]", "[note 3]".
fn reference_mark(before: &str, text: &str) -> Option<usize> {
    let length = mark(text)?;
    let last = before.chars().next_back().filter(|c| !c.is_whitespace() && !matches!(c, '[' | '('))?;
    // Behind brackets it is a mark only if they hold one: `[words][1]` is a link of Markdown, as `[1](address)` is.
    let begins =
        || before.bytes().rev().take(LONGEST_MARK).position(|b| b == b'[').map(|n| before.len() - n - 1);
    let follows = last != ']' || begins().is_some_and(|at| mark(&before[at..]).is_some());
    (follows && !text[length..].starts_with(['(', ':'])).then_some(length)
}

/// The length of the mark that a text begins with.
fn mark(text: &str) -> Option<usize> {
    let end = text.bytes().take(LONGEST_MARK).position(|b| b == b']')?;
    let inside = text[..end].strip_prefix('[')?;
    let number = inside.strip_prefix("note ").or_else(|| inside.strip_prefix("nb ")).unwrap_or(inside);
    let is_number = (1..=3).contains(&number.len()) && number.bytes().all(|b| b.is_ascii_digit());
    let is_tag = matches!(inside, "citation needed" | "clarification needed" | "better source needed");
    (is_number || is_tag).then_some(end + 1)
}

/// Bytes of the longest mark of a note.
const LONGEST_MARK: usize = 24;

/// The character reference of HTML that a text begins with: its length, and what it stands for.
fn character_reference(text: &str) -> Option<(usize, Cow<'_, str>)> {
    let end = text.bytes().take(LONGEST_REFERENCE).position(|b| b == b';')?;
    let reference = &text[..=end];
    let stands_for = html_escape::decode_html_entities(reference);
    if stands_for == reference {
        return None;
    }
    let seen: String = stands_for.chars().filter(|c| !is_invisible(*c)).collect();
    Some((reference.len(), Cow::Owned(seen)))
}

/// Bytes of the longest name of a character reference, with its marks
/// (<https://html.spec.whatwg.org/multipage/named-characters.html>).
const LONGEST_REFERENCE: usize = 33;

/// How many bytes a line break takes behind a soft hyphen that parts a word.
fn hyphenated(rest: &str) -> usize {
    let after = rest.trim_start_matches([' ', '\t']);
    let Some(next) = after.strip_prefix("\r\n").or_else(|| after.strip_prefix(['\n', '\r'])) else {
        return 0;
    };
    let next = next.trim_start_matches([' ', '\t']);
    if next.starts_with(char::is_lowercase) { rest.len() - next.len() } else { 0 }
}

/// Whether a character is nothing to a reader: soft hyphens, zero-width and control characters. Joiners (U+200C,
/// U+200D) are none: some scripts and pictures need them.
#[must_use]
pub fn is_invisible(c: char) -> bool {
    if c.is_ascii() {
        return c.is_ascii_control() && !matches!(c, '\n' | '\r' | '\t' | '\u{b}' | '\u{c}');
    }
    matches!(c,
        '\u{80}'..='\u{84}' | '\u{86}'..='\u{9f}' | '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{180e}' | '\u{200b}'
        | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}'
        | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e01ef}')
}

/// A text without what no reader sees.
#[must_use]
pub fn visible(text: &str) -> Cow<'_, str> {
    let odd = |c: char| {
        is_invisible(c)
            || matches!(c, '&' | '[' | '\r' | '\u{85}' | '\u{200c}' | '\u{200d}' | '\u{2028}' | '\u{2029}')
    };
    if text.contains(odd) { Cow::Owned(Plain::of(text).text) } else { Cow::Borrowed(text) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown<'t>(file: &'t str, plain: &Plain, words: &str) -> &'t str {
        let at = plain.text().find(words).unwrap_or_else(|| panic!("{words} is not in {:?}", plain.text()));
        &file[plain.in_file(at..at + words.len())]
    }

    #[test]
    fn what_no_reader_sees_is_not_read() {
        for (file, text) in [
            ("Olga Mar\u{ad}tens of Nor\u{ad}way", "Olga Martens of Norway"),
            ("Olga\u{200b} Martens\u{feff}", "Olga Martens"),
            ("\u{feff}Mar\u{2060}tens\u{200e}", "Martens"),
            ("Mar\u{200d}tens, na\u{200c}ïve", "Martens, naïve"),
            ("a\r\nb\rc\u{2028}d\n", "a\nb\nc\nd\n"),
            ("the Nor\u{ad}\nwegian, the Mar\u{ad}\nTens", "the Norwegian, the Mar\nTens"),
            ("bell\u{7}s \u{1b}[31mred\0", "bells [31mred"),
            ("‹Talks,› he said: ›Talks!‹", "«Talks,» he said: »Talks!«"),
            ("&Eacute;dith M&uuml;ller &#38; Mar&#xad;tens", "Édith Müller & Martens"),
            ("in 2008.[1][2] He fell,[note 3] she says[citation needed].", "in 2008. He fell, she says."),
            (
                "[1] the[y] said [2], see[1](http://a.b), [words][4]",
                "[1] the[y] said [2], see[1](http://a.b), [words][4]",
            ),
            ("AT&T; R&D in 2019; a&b &unheardof; & &; &#0;", "AT&T; R&D in 2019; a&b &unheardof; & &; &#0;"),
            ("می\u{200c}خواهم 👩\u{200d}🚀", "می\u{200c}خواهم 👩\u{200d}🚀"),
        ] {
            assert_eq!(Plain::of(file).text(), text, "{file:?}");
        }
    }

    #[test]
    fn places_are_those_of_the_file() {
        let file = "\u{feff}Mr Mar\u{ad}tens\r\nmet Ida\u{200b} Holm.\r\nZo&euml; Ek";
        let plain = Plain::of(file);
        assert_eq!(shown(file, &plain, "Zoë"), "Zo&euml;");
        assert_eq!(shown(file, &plain, "Ek"), "Ek");
        assert_eq!(shown(file, &plain, "Martens"), "Mar\u{ad}tens");
        assert_eq!(shown(file, &plain, "Ida"), "Ida");
        assert_eq!(shown(file, &plain, "Martens\nmet"), "Mar\u{ad}tens\r\nmet");
        assert_eq!(shown(file, &plain, "Holm."), "Holm.");
        let at = plain.text().find("Mr ").unwrap();
        let cut = plain.without(&[at..at + 3]);
        assert_eq!(cut.text(), "Martens\nmet Ida Holm.\nZoë Ek");
        assert_eq!(shown(file, &cut, "Martens"), "Mar\u{ad}tens");
        assert_eq!(shown(file, &cut, "Holm"), "Holm");
    }
}
