//! Texts from outside as a person reads them.

use super::Screen;
use console::measure_text_width;

/// Where words that carry a fact begin and end, until it is known whether the screen shows colours.
const MARKS: [char; 2] = ['\u{e000}', '\u{e001}'];

/// Whether a character would move the cursor, colour, retitle or reorder what a terminal shows.
fn commands(c: char) -> bool {
    (c.is_control() && !matches!(c, '\n' | '\t'))
        || matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
        || MARKS.contains(&c)
}

/// A text in which such characters stand as `\u{1b}`.
#[must_use]
pub fn shown(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let text = text.replace("\r\n", "\n");
    for c in text.chars() {
        if commands(c) { out.extend(c.escape_unicode()) } else { out.push(c) }
    }
    out
}

/// A text in lines of at most so many columns. Words that are longer than a line are cut.
#[must_use]
pub fn wrapped(text: &str, width: usize) -> Vec<String> {
    let mut lines = Vec::new();
    for paragraph in text.split('\n') {
        let mut line = String::new();
        let mut used = 0;
        for word in paragraph.split_whitespace() {
            let wide = measure_text_width(word);
            if used > 0 && used + 1 + wide > width {
                lines.push(std::mem::take(&mut line));
                used = 0;
            }
            if used > 0 {
                line.push(' ');
                used += 1;
            }
            if wide <= width {
                line.push_str(word);
                used += wide;
                continue;
            }
            for c in word.chars() {
                let wide = measure_text_width(c.encode_utf8(&mut [0; 4]));
                if used > 0 && used + wide > width {
                    lines.push(std::mem::take(&mut line));
                    used = 0;
                }
                line.push(c);
                used += wide;
            }
        }
        lines.push(line);
    }
    lines
}

/// A sentence in indented lines, the words that carry a fact between `«` and `»`, or bold where the screen shows colours.
#[must_use]
pub fn marked(parts: &[(String, bool)], indent: usize, screen: Screen) -> String {
    let [begin, end] = MARKS;
    let part = |(text, on): &(String, bool)| {
        let text = shown(text);
        if *on { format!("{begin}{text}{end}") } else { text }
    };
    let text: String = parts.iter().map(part).collect();
    let lines = wrapped(&text, screen.width.unwrap_or(usize::MAX).saturating_sub(indent).max(1));
    let (on, off) = if screen.colours { ("\u{1b}[1m", "\u{1b}[0m") } else { ("«", "»") };
    let lines = lines.iter().map(|line| format!("{:indent$}{line}", ""));
    lines.collect::<Vec<_>>().join("\n").replace(begin, on).replace(end, off)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_as_wide_as_they_may_be() {
        for (text, width, lines) in [
            ("Norway met Sweden in Oslo", 10, vec!["Norway met", "Sweden in", "Oslo"]),
            ("a\nb  c", 10, vec!["a", "b c"]),
            ("unimaginable", 5, vec!["unima", "ginab", "le"]),
            ("外交 大臣", 4, vec!["外交", "大臣"]),
            ("外交大臣", 5, vec!["外交", "大臣"]),
            ("", 5, vec![""]),
        ] {
            assert_eq!(wrapped(text, width), lines, "{text}");
        }
    }

    #[test]
    fn marks_are_no_more_than_what_is_marked() {
        let parts =
            [("Zoë ".to_owned(), false), ("met\u{e000} Ott".to_owned(), true), (".".to_owned(), false)];
        let screen = Screen { width: Some(40), colours: false };
        assert_eq!(marked(&parts, 2, screen), "  Zoë «met\\u{e000} Ott».");
        let colours = Screen { colours: true, ..screen };
        assert_eq!(marked(&parts, 0, colours), "Zoë \u{1b}[1mmet\\u{e000} Ott\u{1b}[0m.");
    }
}
