//! What XML 1.0 can hold, for RDF/XML and SPARQL's XML results: their writers pass control characters on as they are; and
//! what their readers unfold without a bound.

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

/// How many bytes the entities of a document may add to it.
const MOST_UNFOLDED: usize = 64 << 20;

/// What is wrong with the entities that an RDF/XML document declares for itself, if anything: a few lines can stand for
/// more text than any memory holds. Those that shorten IRIs, as ontologies have them, are well.
#[must_use]
pub fn entity_bomb(document: &[u8]) -> Option<&'static str> {
    let mut longest = 0;
    let mut rest = document;
    while let Some(at) = rest.windows(8).position(|w| w == b"<!ENTITY") {
        rest = &rest[at + 8..];
        let mark = rest.iter().find(|b| matches!(b, b'"' | b'\'')).copied().unwrap_or(b'>');
        let value = rest.split(|b| *b == mark).nth(1).unwrap_or_default();
        if value.windows(2).any(|w| w[0] == b'&' && w[1] != b'#') {
            return Some("it declares an entity that stands for others; write out what it stands for");
        }
        longest = longest.max(value.len());
    }
    let uses = if longest == 0 { 0 } else { document.iter().filter(|b| **b == b'&').count() };
    (uses.saturating_mul(longest) > MOST_UNFOLDED)
        .then_some("its entities stand for more than 64 MiB; write out what they stand for")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entities_are_taken_as_far_as_they_are_bounded() {
        let document = |entities: &str, uses: usize| {
            format!("<!DOCTYPE r [{entities}]><r>{}</r>", "&a;".repeat(uses)).into_bytes()
        };
        assert_eq!(entity_bomb(b"<r>&amp;&lt;</r>"), None);
        assert_eq!(
            entity_bomb(&document("<!ENTITY a \"http://example.org/\"><!ENTITY b 'x&#38;y'>", 1000)),
            None
        );
        assert!(entity_bomb(&document("<!ENTITY b 'x'>\n<!ENTITY a \"&b;&b;\">", 1)).is_some());
        let long = format!("<!ENTITY a '{}'>", "x".repeat(1 << 20));
        assert_eq!(entity_bomb(&document(&long, 10)), None);
        assert!(entity_bomb(&document(&long, 100)).is_some());
        // Cut off at any place it is no panic.
        let whole = document("<!ENTITY a \"x\">", 1);
        for end in 0..whole.len() {
            assert_eq!(entity_bomb(&whole[..end]), None);
        }
    }

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
