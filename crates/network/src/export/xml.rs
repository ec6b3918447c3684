//! Text that is safe in XML: in `GraphML` and GEXF, in pictures and pages.

/// Escapes a text for an element or an attribute, with U+FFFD for what XML 1.0 cannot hold and for other control characters.
#[must_use]
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\t' | '\n' | '\r' => out.push(' '),
            c if c.is_control() || !crate::rdf::is_xml(c) => out.push(char::REPLACEMENT_CHARACTER),
            _ => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    #[test]
    fn what_xml_cannot_hold_is_escaped_or_replaced() {
        assert_eq!(
            super::escape("A&B <\"c\">\u{1}\u{fffe}"),
            "A&amp;B &lt;&quot;c&quot;&gt;\u{fffd}\u{fffd}"
        );
    }
}
