//! What a stream holds, told from its first bytes; the name decides only where the bytes leave it open.

use super::json::is_record;
use crate::article::{is_markdown, other_than_text};
use std::path::Path;

/// A form in which articles come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// Plain text or Markdown.
    Text,
    /// A page.
    Html,
    /// One article, or a list of them.
    Json,
    /// One article a line.
    JsonLines,
    /// One article a row; with what parts its fields.
    Table(u8),
    /// WARC or WET.
    Archive,
    /// Something else: what it is, and what to do.
    Other(&'static str, &'static str),
}

/// The form of a stream that begins with these bytes; `file` is its name without the ending that tells how it is packed.
pub(super) fn of(head: &[u8], file: &str) -> Form {
    if head.starts_with(b"WARC/") {
        return Form::Archive;
    }
    let markdown = is_markdown(file, head);
    match other_than_text(head, markdown) {
        None => {}
        Some(("HTML", _)) => return Form::Html,
        Some(("XML", _)) if is_xhtml(head) => return Form::Html,
        Some(("JSON", _)) => {
            return if are_lines(head, file) { Form::JsonLines } else { Form::Json };
        }
        Some(("gzip", _)) => {
            return Form::Other("packed twice", "unpack it first, for example with `gunzip`");
        }
        Some((what, todo)) => return Form::Other(what, todo),
    }
    match ending(file).as_deref() {
        Some("csv" | "tsv" | "tab") => table(head).map_or(Form::Text, Form::Table),
        Some("html" | "htm" | "xhtml") => Form::Html,
        _ => Form::Text,
    }
}

/// Whether a text of this name is meant to be an article.
pub(super) fn is_text_name(file: &str) -> bool {
    matches!(ending(file).as_deref(), Some("txt" | "text" | "md" | "markdown"))
}

fn ending(file: &str) -> Option<String> {
    Path::new(file).extension().map(|e| e.to_string_lossy().to_lowercase())
}

fn is_xhtml(head: &[u8]) -> bool {
    let text = String::from_utf8_lossy(&head[..head.len().min(2048)]).to_lowercase();
    text.contains("<html") || text.contains("<!doctype html")
}

/// Whether each line is an object of its own: by the name, or as the first line is whole and another follows.
fn are_lines(head: &[u8], file: &str) -> bool {
    if matches!(ending(file).as_deref(), Some("jsonl" | "ndjson" | "jsonlines")) {
        return true;
    }
    let mut lines = head.split(|b| *b == b'\n').map(<[u8]>::trim_ascii).filter(|l| !l.is_empty());
    lines.next().is_some_and(is_record) && lines.next().is_some_and(|l| l.starts_with(b"{"))
}

/// What parts the fields of a table: that of comma, semicolon and tab of which its first line has most.
fn table(head: &[u8]) -> Option<u8> {
    let first = head.split(|b| *b == b'\n').find(|l| !l.trim_ascii().is_empty())?;
    let count = |mark: u8| first.iter().filter(|b| **b == mark).count();
    let mark = [b',', b';', b'\t'].into_iter().max_by_key(|m| count(*m))?;
    (count(mark) > 0).then_some(mark)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_form_is_that_of_the_bytes() {
        for (bytes, name, form) in [
            (&b"WARC/1.0\r\n"[..], "a.txt", Form::Archive),
            (b"<!doctype html><p>They met.</p>", "a", Form::Html),
            (b"<?xml version='1.0'?><html xmlns='x'>", "a.xml", Form::Html),
            (b"{\"text\": \"a\"}\n{\"text\": \"b\"}\n", "a.json", Form::JsonLines),
            (b"{\"text\":\n \"a\"}", "a.json", Form::Json),
            (b"[\n{\"text\": \"a\"},\n{\"text\": \"b\"}]", "a.json", Form::Json),
            (b"{\"text\": \"a\"}", "a.jsonl", Form::JsonLines),
            (b"id;text\n1;They met.\n", "a.csv", Form::Table(b';')),
            (b"id\ttext, title\n", "a.tsv", Form::Table(b'\t')),
            (b"They met, and left.\n", "a.txt", Form::Text),
            (b"# Talks\n<p>They met.</p>", "a.md", Form::Text),
        ] {
            assert_eq!(of(bytes, name), form, "{name}: {}", String::from_utf8_lossy(bytes));
        }
        assert!(matches!(of(b"%PDF-1.7", "a.txt"), Form::Other("PDF", _)));
        assert!(matches!(of(b"\x1f\x8b\x08", "a"), Form::Other("packed twice", _)));
    }
}
