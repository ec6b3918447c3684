//! Python's regular expressions, as a model stores them, in this program's engine.

use std::ops::Range;

use fancy_regex::Regex;

/// A pattern with look-around, searched by backtracking only from where a guard without look-around has found that it may
/// begin: what the guard accepts is more, never less, and it is searched in linear time.
#[derive(Debug)]
pub struct Pattern {
    exact: Regex,
    guard: Option<regex::Regex>,
}

impl Pattern {
    /// The first match that begins at this byte or after it. A pattern that gives up on a text (its backtracking has a
    /// limit) does not match it.
    #[must_use]
    pub fn find_from(&self, text: &str, from: usize) -> Option<Range<usize>> {
        let from = match &self.guard {
            Some(guard) => guard.find_at(text, from)?.start(),
            None => from,
        };
        self.exact.find_from_pos(text, from).ok().flatten().map(|m| m.range())
    }

    /// All matches, in order, none overlapping another.
    pub fn find_iter<'t>(&'t self, text: &'t str) -> impl Iterator<Item = Range<usize>> + 't {
        let mut from = 0;
        let mut last = None;
        std::iter::from_fn(move || {
            loop {
                if from > text.len() {
                    return None;
                }
                let found = self.find_from(text, from)?;
                // Behind an empty match the search goes on one character further.
                from = if found.is_empty() {
                    found.end + text[found.end..].chars().next().map_or(1, char::len_utf8)
                } else {
                    found.end
                };
                if !(found.is_empty() && last == Some(found.end)) {
                    last = Some(found.end);
                    return Some(found);
                }
            }
        })
    }
}

/// Compiles a pattern written for Python's `re`.
///
/// The dialects differ inside brackets, where `[`, `&&`, `~~` have a meaning in Rust that they lack in Python.
pub fn compile(pattern: &str) -> Result<Pattern, Box<fancy_regex::Error>> {
    let pattern = translate(pattern);
    let exact =
        fancy_regex::RegexBuilder::new(&pattern).backtrack_limit(100_000).build().map_err(Box::new)?;
    // Patterns with long classes of letters outgrow the usual limit; one that has no guard is only slower.
    let guard = regex::RegexBuilder::new(&without_look_around(&pattern)).size_limit(64 << 20).build().ok();
    Ok(Pattern { exact, guard })
}

/// The pattern without what it asks of the text around a match.
fn without_look_around(pattern: &str) -> String {
    let mut out = String::with_capacity(pattern.len());
    let mut in_class = false;
    // How deep in groups, and at which depth a look-around began.
    let (mut depth, mut skipped) = (0_usize, None::<usize>);
    let mut at = 0;
    while let Some(c) = pattern[at..].chars().next() {
        let rest = &pattern[at..];
        let escaped = if c == '\\' { rest[1..].chars().next().map_or(0, char::len_utf8) } else { 0 };
        let item = &rest[..c.len_utf8() + escaped];
        at += item.len();
        match c {
            '[' if !in_class => in_class = true,
            ']' if in_class => in_class = false,
            '(' if !in_class => {
                depth += 1;
                let around = ["(?=", "(?!", "(?<=", "(?<!"].iter().any(|open| rest.starts_with(open));
                if around && skipped.is_none() {
                    skipped = Some(depth);
                }
            }
            ')' if !in_class => {
                depth = depth.saturating_sub(1);
                if skipped.is_some_and(|at| depth < at) {
                    skipped = None;
                    continue;
                }
            }
            _ => {}
        }
        if skipped.is_none() {
            out.push_str(item);
        }
    }
    out
}

fn translate(pattern: &str) -> String {
    let mut out = String::with_capacity(pattern.len() + 64);
    let mut chars = pattern.chars().peekable();
    let mut in_class = false;
    while let Some(c) = chars.next() {
        match c {
            '\\' => match chars.next() {
                Some(escaped @ ('<' | '>' | '\'' | '"' | '%' | '/')) => out.push(escaped),
                Some(escaped) => out.extend(['\\', escaped]),
                None => out.push_str("\\\\"),
            },
            '[' if !in_class => {
                in_class = true;
                out.push('[');
                if chars.next_if_eq(&'^').is_some() {
                    out.push('^');
                }
                if chars.next_if_eq(&']').is_some() {
                    out.push_str("\\]");
                }
            }
            '[' | '&' | '~' if in_class => out.extend(['\\', c]),
            ']' => {
                in_class = false;
                out.push(']');
            }
            _ => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn brackets_in_a_class_are_characters() {
        let pattern = compile(r"^[^][&&~~]$").unwrap();
        let matches = |text| pattern.find_from(text, 0).is_some();
        assert!(matches("a") && !matches("[") && !matches("&"));
    }

    #[test]
    fn a_guard_asks_nothing_of_the_text_around() {
        for (pattern, guard) in [
            ("a(?=b)c", "ac"),
            (r"(?<=[a-z()])\.$|x", r"\.$|x"),
            (r"(?<!(?:a|b))c(?:d|e)", "c(?:d|e)"),
            (r"\((?!\))[)(]", r"\([)(]"),
        ] {
            assert_eq!(without_look_around(pattern), guard, "{pattern}");
        }
    }

    #[test]
    fn guarded_searches_find_what_the_pattern_does() {
        let pattern = compile("(?<=[a-z])-(?=[a-z])|b*").unwrap();
        let plain = Regex::new("(?<=[a-z])-(?=[a-z])|b*").unwrap();
        for text in ["", "a-b", "-a--b-c", "bb", "éb-é-a", "a-bb-a"] {
            let found: Vec<_> = pattern.find_iter(text).collect();
            let expected: Vec<_> = plain.find_iter(text).map(|m| m.unwrap().range()).collect();
            assert_eq!(found, expected, "{text:?}");
        }
    }

    #[test]
    fn damaged_patterns_are_refused() {
        assert!(compile("(a").is_err() && compile("[a").is_err() && compile("a\\").is_ok());
    }
}
