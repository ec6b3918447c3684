//! Python's regular expressions, as a model stores them, in this program's engine.

use fancy_regex::Regex;

/// Compiles a pattern written for Python's `re`.
///
/// The dialects differ inside brackets, where `[`, `&&`, `~~` have a meaning in Rust that they lack in Python.
pub fn compile(pattern: &str) -> Result<Regex, Box<fancy_regex::Error>> {
    fancy_regex::RegexBuilder::new(&translate(pattern)).backtrack_limit(100_000).build().map_err(Box::new)
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
        assert!(pattern.is_match("a").unwrap());
        assert!(!pattern.is_match("[").unwrap() && !pattern.is_match("&").unwrap());
    }

    #[test]
    fn damaged_patterns_are_refused() {
        assert!(compile("(a").is_err() && compile("[a").is_err() && compile("a\\").is_ok());
    }
}
