//! What XML 1.0 can hold, for RDF/XML and SPARQL's XML results: their writers pass control characters on as they are.

use oxigraph::model::{Literal, Term, Triple};
use std::borrow::Cow;

/// Whether an XML 1.0 document can hold a character, even as a reference.
#[must_use]
pub fn is_xml(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | ' '..='\u{fffd}' | '\u{10000}'..)
}

/// A text with U+FFFD for each character that XML cannot hold.
#[must_use]
pub fn xml_text(text: &str) -> Cow<'_, str> {
    if text.chars().all(is_xml) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.chars().map(|c| if is_xml(c) { c } else { char::REPLACEMENT_CHARACTER }).collect())
}

/// A term whose words XML can hold.
#[must_use]
pub fn xml_term(term: Term) -> Term {
    let Term::Literal(literal) = &term else { return term };
    let Cow::Owned(value) = xml_text(literal.value()) else { return term };
    match literal.language() {
        Some(language) => Literal::new_language_tagged_literal_unchecked(value, language).into(),
        None => Literal::new_typed_literal(value, literal.datatype().into_owned()).into(),
    }
}

/// A triple whose words XML can hold.
#[must_use]
pub fn xml_triple(triple: Triple) -> Triple {
    Triple { object: xml_term(triple.object), ..triple }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_xml_cannot_hold_is_replaced() {
        for (text, expected) in [
            ("a\u{c}b\u{1b}[2J", "a\u{fffd}b\u{fffd}[2J"),
            ("\0\u{b}\u{fffe}\u{ffff}", "\u{fffd}\u{fffd}\u{fffd}\u{fffd}"),
            ("tab\tline\r\nÉ 🙂 \u{85}", "tab\tline\r\nÉ 🙂 \u{85}"),
        ] {
            assert_eq!(xml_text(text), expected);
        }
        let term: Term = Literal::new_language_tagged_literal_unchecked("x\u{7}", "en").into();
        assert_eq!(xml_term(term).to_string(), "\"x\u{fffd}\"@en");
    }
}
