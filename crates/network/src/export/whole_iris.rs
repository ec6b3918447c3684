//! IRIs as people know them: with a base, the writer of Turtle shortens `https://schema.org/` to `<//schema.org/>`, which is
//! right, and which nobody finds with grep or can copy into a query.

/// The text with each IRI that leaves out scheme or host written whole; those below the base stay short.
pub(super) fn whole(text: &[u8], base: &str) -> Vec<u8> {
    let Some((scheme, rest)) = base.split_once("://") else { return text.to_vec() };
    let host = rest.split('/').next().unwrap_or_default();
    let mut out = Vec::with_capacity(text.len() + 4096);
    let mut at = 0;
    while at < text.len() {
        match text[at] {
            // What stands inside quotation marks is nobody's IRI.
            b'"' => {
                let end = literal_end(text, at);
                out.extend_from_slice(&text[at..end]);
                at = end;
            }
            b'<' if text[at + 1..].starts_with(b"//") => {
                out.extend_from_slice(format!("<{scheme}:").as_bytes());
                at += 1;
            }
            b'<' if text[at + 1..].starts_with(b"/") => {
                out.extend_from_slice(format!("<{scheme}://{host}").as_bytes());
                at += 1;
            }
            byte => {
                out.push(byte);
                at += 1;
            }
        }
    }
    out
}

/// Behind the literal that begins here; quotation marks inside it have a backslash.
fn literal_end(text: &[u8], start: usize) -> usize {
    let mut at = start + 1;
    while at < text.len() && text[at] != b'"' {
        at += if text[at] == b'\\' { 2 } else { 1 };
    }
    (at + 1).min(text.len())
}

#[cfg(test)]
mod tests {
    use super::whole;

    #[test]
    fn iris_are_whole_and_texts_are_left_alone() {
        for (base, text, expected) in [
            ("https://w3id.org/id/", "@prefix s: <//schema.org/> .", "@prefix s: <https://schema.org/> ."),
            ("https://w3id.org/id/", "@prefix sm: </ns#> .", "@prefix sm: <https://w3id.org/ns#> ."),
            (
                "http://kg.example/",
                "<a> <p> <//sws.geonames.org/1/> .",
                "<a> <p> <http://sws.geonames.org/1/> .",
            ),
            ("https://w3id.org/id/", "<a> <p> \"</b> \\\" <//c>\" .", "<a> <p> \"</b> \\\" <//c>\" ."),
            ("https://w3id.org/id/", "<a> <p> \"\\\\\", <//c> .", "<a> <p> \"\\\\\", <https://c> ."),
            ("https://w3id.org/id/", "<person/a> a s:Person .", "<person/a> a s:Person ."),
        ] {
            assert_eq!(String::from_utf8_lossy(&whole(text.as_bytes(), base)), expected);
        }
    }
}
