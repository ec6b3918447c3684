//! How deep a query nests, before it is parsed: parsers and evaluators of SPARQL descend once for each bracket.

/// Deeper than anybody writes.
const DEEPEST: usize = 100;

/// Whether the brackets of a query nest deeper than is parsed. Brackets in strings, IRIs and comments are none.
pub(super) fn is_too_deep(query: &str) -> bool {
    let bytes = query.as_bytes();
    let (mut depth, mut at) = (0_usize, 0);
    while let Some(&byte) = bytes.get(at) {
        match byte {
            b'(' | b'{' | b'[' => depth += 1,
            b')' | b'}' | b']' => depth = depth.saturating_sub(1),
            b'#' => {
                at += bytes[at..].iter().position(|b| matches!(b, b'\n' | b'\r')).unwrap_or(bytes.len() - at)
            }
            b'"' | b'\'' => at = string(bytes, at),
            b'<' => at = iri(bytes, at),
            _ => {}
        }
        if depth > DEEPEST {
            return true;
        }
        at += 1;
    }
    false
}

/// Where the string ends that begins here; the end of the text where it does not end.
fn string(bytes: &[u8], begin: usize) -> usize {
    let quote = bytes[begin];
    let long = bytes[begin..].starts_with(&[quote; 3]);
    let mut at = begin + if long { 3 } else { 1 };
    while let Some(&byte) = bytes.get(at) {
        match byte {
            b'\\' => at += 1,
            b if b == quote && !long => return at,
            b if b == quote && bytes[at..].starts_with(&[quote; 3]) => return at + 2,
            // A short string ends with its line: what follows is looked at, not passed over.
            b'\n' if !long => return at,
            _ => {}
        }
        at += 1;
    }
    bytes.len()
}

/// Where the IRI ends that begins here; the sign itself where it only compares.
fn iri(bytes: &[u8], begin: usize) -> usize {
    let ends = |b: &u8| matches!(b, b'>' | b'<' | b'"' | b'{' | b'}' | b'|' | b'^' | b'`' | b'\\' | 0..=b' ');
    match bytes[begin + 1..].iter().position(ends) {
        Some(length) if bytes[begin + 1 + length] == b'>' => begin + 1 + length,
        _ => begin,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn brackets_of_a_query_are_counted_and_those_of_its_strings_are_not() {
        let nested = |open: &str, close: &str, n: usize| {
            format!("SELECT * {{ {}{} }}", open.repeat(n), close.repeat(n))
        };
        for (open, close) in [("{", "}"), ("(", ")"), ("[ a ", "]"), ("FILTER(1<(2", "))"), ("<a>({", "})")] {
            assert!(is_too_deep(&nested(open, close, 4000)), "{open}");
            assert!(!is_too_deep(&nested(open, close, 20)), "{open}");
        }
        for harmless in ["'((('", "\"{{\\\"{\"", "'''([{\n'([''' ", "<http://a/((((>", "# ((((\n", "() "] {
            assert!(!is_too_deep(&format!("SELECT * {{ {} }}", harmless.repeat(200))), "{harmless}");
        }
        // A string that does not end hides nothing on the next line.
        assert!(is_too_deep(&format!("'\n{}", "(".repeat(200))));
    }
}
