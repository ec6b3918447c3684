//! What an input is that is no plain text, told from its first bytes.

/// What it is and what to do, where the bytes are those of a known kind that is no text of an article. `markdown` may
/// begin with HTML of its own.
pub fn other_than_text(bytes: &[u8], markdown: bool) -> Option<(&'static str, &'static str)> {
    const PLAIN: &str = "save the article's text as .txt or .md";
    const UTF8: &str = "convert it to UTF-8, for example with `iconv -f UTF-16 -t UTF-8`";
    let begins = |what: &[u8]| bytes.starts_with(what);
    let head = &bytes[..bytes.len().min(1024)];
    if head.windows(5).any(|w| w == b"%PDF-") {
        return Some(("PDF", "take its text out, for example with `pdftotext`"));
    }
    let known: [(&[u8], &str, &str); 17] = [
        (b"WARC/", "a web archive (WARC)", PLAIN),
        (b"\x1f\x8b", "gzip", "unpack it first, for example with `gunzip`"),
        (b"BZh", "bzip2", "unpack it first, for example with `bunzip2`"),
        (b"\xfd7zXZ", "xz", "unpack it first, for example with `unxz`"),
        (b"PK\x03\x04", "a zip archive or an office document", PLAIN),
        (b"\xd0\xcf\x11\xe0", "an office document", PLAIN),
        (b"{\\rtf", "RTF", PLAIN),
        (b"\x89PNG", "an image (PNG)", "type or scan its text"),
        (b"\xff\xd8\xff", "an image (JPEG)", "type or scan its text"),
        (b"GIF8", "an image (GIF)", "type or scan its text"),
        (b"II*\0", "an image (TIFF)", "type or scan its text"),
        (b"MM\0*", "an image (TIFF)", "type or scan its text"),
        (b"RIFF", "an image or a recording", PLAIN),
        (b"\0\x05\x16\x07", "a macOS resource file", "leave it out"),
        (b"\x7fELF", "a program", PLAIN),
        (b"SQLite format 3", "a database", PLAIN),
        (b"OggS", "a recording", PLAIN),
    ];
    if let Some((_, what, todo)) = known.iter().find(|(magic, ..)| begins(magic)) {
        return Some((what, todo));
    }
    if begins(b"\xff\xfe") || begins(b"\xfe\xff") {
        return Some(("UTF-16 or UTF-32", UTF8));
    }
    if !head.is_empty() && head.iter().filter(|b| **b == 0).count() * 4 > head.len() {
        return Some(("binary, or UTF-16 without a mark", UTF8));
    }
    markup(head, markdown)
}

/// HTML, XML and JSON, by their first character that is not white space.
fn markup(head: &[u8], markdown: bool) -> Option<(&'static str, &'static str)> {
    let head = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head).trim_ascii_start();
    let text = String::from_utf8_lossy(head).to_lowercase();
    let next = |from: &str| text.strip_prefix(from).map(str::trim_start);
    let html = ["<!doctype html", "<html", "<head", "<body"].iter().any(|tag| text.starts_with(tag));
    let tag = text.strip_prefix('<').is_some_and(|t| {
        t.starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '!' | '?'))
            && !t.starts_with("http")
            && (t.contains("</") || t.contains("/>") || t.contains("-->") || t.starts_with(['!', '?']))
    });
    if html || (tag && !markdown && !["<?xml", "<rss", "<feed"].iter().any(|x| text.starts_with(x))) {
        return Some(("HTML", "save the page's text as .txt, for example with `pandoc -t plain`"));
    }
    if ["<?xml", "<rss", "<feed"].iter().any(|tag| text.starts_with(tag)) {
        return Some(("XML", "save the article's text as .txt or .md"));
    }
    let object = next("{").is_some_and(|t| t.starts_with(['"', '}']));
    let list = next("[").is_some_and(|t| t.starts_with('{'));
    if object || list {
        return Some(("JSON", "save the text of each article as .txt or .md"));
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn other_kinds_are_told_from_their_first_bytes() {
        for (bytes, what) in [
            (&b"%PDF-1.7\n%\xe2\xe3"[..], "PDF"),
            (b"WARC/1.0\r\nWARC-Type: warcinfo", "a web archive (WARC)"),
            (b"\xef\xbb\xbf\n <!DOCTYPE HTML PUBLIC>", "HTML"),
            (b"<p>They met.</p>", "HTML"),
            (b"<!-- saved --><html>", "HTML"),
            (b"<?xml version=\"1.0\"?><rss>", "XML"),
            (b" {\n  \"title\": \"Talks\"}", "JSON"),
            (b"[\n{\"a\": 1}]", "JSON"),
            (b"\x89PNG\r\n", "an image (PNG)"),
            (b"PK\x03\x04word/", "a zip archive or an office document"),
            (b"\xff\xfeT\0a\0", "UTF-16 or UTF-32"),
            (b"T\0a\0l\0k\0s\0", "binary, or UTF-16 without a mark"),
        ] {
            assert_eq!(other_than_text(bytes, false).map(|(what, _)| what), Some(what));
        }
        for text in [
            "They met.",
            "[NEWS]\nThey met.",
            "[[Ida Holm]] left.",
            "[\"No\", he said.",
            "{sic}",
            "<3 more days",
            "< 5 met",
            "a\0b they met again",
            "<https://a.example> reports",
            "",
        ] {
            assert_eq!(other_than_text(text.as_bytes(), false), None, "{text}");
        }
        assert_eq!(other_than_text(b"<!-- note -->\n# Talks", true), None);
        assert_eq!(other_than_text(b"<html><p>They met.</p>", true).map(|(what, _)| what), Some("HTML"));
    }
}
