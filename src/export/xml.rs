//! Text that is safe in XML: in `GraphML` and GEXF, in pictures and pages.

/// Escapes a text for an element or an attribute, and leaves out what XML 1.0 cannot hold.
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
            c if c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}') => {}
            _ => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    #[test]
    fn what_xml_cannot_hold_is_escaped_or_left_out() {
        assert_eq!(super::escape("A&B <\"c\">\u{1}"), "A&amp;B &lt;&quot;c&quot;&gt;");
    }
}
