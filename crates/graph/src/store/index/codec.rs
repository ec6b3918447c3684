//! Pages as bytes: terms and rows of numbers, each as what differs from the one before.

use oxigraph::model::vocab::xsd;
use oxigraph::model::{
    BlankNode, GraphNameRef, Literal, NamedNode, NamedOrBlankNodeRef, Quad, Term, TermRef,
};

/// A row of up to four numbers; those beyond its width are 0.
pub(in crate::store) type Row = [u32; 4];

const IRI: u8 = 1;
const BLANK: u8 = 2;
const STRING: u8 = 3;
const TAGGED: u8 = 4;
const TYPED: u8 = 5;

/// The bytes by which terms are sorted and told apart: kind, language or datatype with its length, then the text.
pub(in crate::store) fn key(term: TermRef<'_>, out: &mut Vec<u8>) {
    match term {
        TermRef::NamedNode(node) => {
            out.push(IRI);
            out.extend(node.as_str().bytes());
        }
        TermRef::BlankNode(node) => {
            out.push(BLANK);
            out.extend(node.as_str().bytes());
        }
        TermRef::Literal(literal) => {
            let (kind, suffix) = match (literal.language(), literal.datatype()) {
                (Some(language), _) => (TAGGED, language),
                (None, xsd::STRING) => (STRING, ""),
                (None, datatype) => (TYPED, datatype.as_str()),
            };
            out.push(kind);
            if kind != STRING {
                put(out, suffix.len() as u64);
                out.extend(suffix.bytes());
            }
            out.extend(literal.value().bytes());
        }
    }
}

/// The term of a key.
fn term(key: &[u8]) -> Option<Term> {
    let (kind, rest) = key.split_first()?;
    let mut rest = Bytes(rest);
    let suffix = match *kind {
        TAGGED | TYPED => {
            let length = rest.number()?;
            str::from_utf8(rest.take(length)?).ok()?
        }
        _ => "",
    };
    let text = str::from_utf8(rest.0).ok()?;
    Some(match *kind {
        IRI => NamedNode::new_unchecked(text).into(),
        BLANK => BlankNode::new(text).ok()?.into(),
        STRING => Literal::new_simple_literal(text).into(),
        TAGGED => Literal::new_language_tagged_literal_unchecked(text, suffix).into(),
        TYPED => Literal::new_typed_literal(text, NamedNode::new_unchecked(suffix)).into(),
        _ => return None,
    })
}

/// A hash of a key that stays the same for ever (FNV-1a, folded).
pub(super) fn hash(key: &[u8]) -> u32 {
    let step = |hash: u64, byte: &u8| (hash ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3);
    let hash = key.iter().fold(0xcbf2_9ce4_8422_2325, step);
    ((hash >> 32) ^ hash) as u32
}

/// Writes a number, seven bits a byte, the lowest first.
pub(in crate::store) fn put(out: &mut Vec<u8>, mut number: u64) {
    while number >= 0x80 {
        out.push(number as u8 | 0x80);
        number >>= 7;
    }
    out.push(number as u8);
}

/// Bytes that are being read.
pub(in crate::store) struct Bytes<'b>(pub &'b [u8]);

impl<'b> Bytes<'b> {
    pub(in crate::store) fn byte(&mut self) -> Option<u8> {
        let (first, rest) = self.0.split_first()?;
        self.0 = rest;
        Some(*first)
    }

    pub(in crate::store) fn number(&mut self) -> Option<u64> {
        let mut number = 0;
        for shift in (0..64).step_by(7) {
            let byte = self.byte()?;
            number |= u64::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                return Some(number);
            }
        }
        None
    }

    pub(in crate::store) fn take(&mut self, length: u64) -> Option<&'b [u8]> {
        let (taken, rest) = self.0.split_at_checked(usize::try_from(length).ok()?)?;
        self.0 = rest;
        Some(taken)
    }

    pub(super) fn fixed<const N: usize>(&mut self) -> Option<[u8; N]> {
        self.take(N as u64)?.try_into().ok()
    }

    pub(super) fn u32(&mut self) -> Option<u32> {
        self.fixed().map(u32::from_le_bytes)
    }

    pub(super) fn u64(&mut self) -> Option<u64> {
        self.fixed().map(u64::from_le_bytes)
    }
}

/// Adds a term's key to a page, after the key before it there, which is empty for the first.
pub(in crate::store) fn push_key(page: &mut Vec<u8>, before: &[u8], key: &[u8]) {
    let shared = before.iter().zip(key).take_while(|(a, b)| a == b).count();
    put(page, shared as u64);
    put(page, (key.len() - shared) as u64);
    page.extend(&key[shared..]);
}

/// Makes the key before the next of a page; nothing where there is none.
pub(super) fn next_key(bytes: &mut Bytes<'_>, key: &mut Vec<u8>) -> Option<()> {
    let shared = usize::try_from(bytes.number()?).ok().filter(|shared| *shared <= key.len())?;
    let length = bytes.number()?;
    key.truncate(shared);
    key.extend(bytes.take(length)?);
    Some(())
}

/// The terms of a page.
pub(in crate::store) fn read_terms(page: &[u8], count: usize) -> Option<Vec<Term>> {
    let mut bytes = Bytes(page);
    let mut key: Vec<u8> = Vec::new();
    let mut terms = Vec::with_capacity(count.min(page.len()));
    while !bytes.0.is_empty() {
        next_key(&mut bytes, &mut key)?;
        terms.push(term(&key)?);
    }
    (terms.len() == count).then_some(terms)
}

/// The bits of a row's first byte that say by how much its first other number grows.
const STEP: u8 = 0x3f;

/// Adds a row to a page, after a lesser one: which number is the first that grows, by how much, then the others' changes.
pub(in crate::store) fn push_row(page: &mut Vec<u8>, before: &Row, row: &Row, width: usize) {
    let at = (0..width).find(|at| before[*at] != row[*at]).unwrap_or(width - 1);
    let step = u64::from(row[at].wrapping_sub(before[at]).wrapping_sub(1));
    let head = (at as u8) << 6;
    if step < u64::from(STEP) {
        page.push(head | step as u8);
    } else {
        page.push(head | STEP);
        put(page, step - u64::from(STEP));
    }
    for at in at + 1..width {
        let change = i64::from(row[at]) - i64::from(before[at]);
        put(page, ((change << 1) ^ (change >> 63)) as u64);
    }
}

/// The rows of a page that begins with this one.
pub(in crate::store) fn read_rows(page: &[u8], first: Row, count: usize, width: usize) -> Option<Vec<Row>> {
    let mut bytes = Bytes(page);
    let mut rows = Vec::with_capacity(count.min(page.len() + 1));
    let mut row = first;
    rows.push(row);
    while !bytes.0.is_empty() {
        let head = bytes.byte()?;
        let at = usize::from(head >> 6);
        if at >= width {
            return None;
        }
        let mut step = u64::from(head & STEP);
        if step == u64::from(STEP) {
            step = step.checked_add(bytes.number()?)?;
        }
        let step = u32::try_from(step).ok()?.checked_add(1)?;
        row[at] = row[at].checked_add(step)?;
        for number in &mut row[at + 1..width] {
            let change = bytes.number()?;
            let change = ((change >> 1) as i64) ^ -((change & 1) as i64);
            *number = u32::try_from(i64::from(*number).checked_add(change)?).ok()?;
        }
        rows.push(row);
    }
    (rows.len() == count).then_some(rows)
}

/// The terms of a quad, the graph's last.
pub(in crate::store) fn four(quad: &Quad) -> [TermRef<'_>; 4] {
    let subject = match quad.subject.as_ref() {
        NamedOrBlankNodeRef::NamedNode(node) => TermRef::from(node),
        NamedOrBlankNodeRef::BlankNode(node) => node.into(),
    };
    let graph = match quad.graph_name.as_ref() {
        GraphNameRef::NamedNode(node) => TermRef::from(node),
        GraphNameRef::BlankNode(node) => node.into(),
        // A folder has nothing there.
        GraphNameRef::DefaultGraph => subject,
    };
    [subject, quad.predicate.as_ref().into(), quad.object.as_ref(), graph]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn terms_of_all_kinds_come_back() {
        let date = NamedNode::new_unchecked("http://www.w3.org/2001/XMLSchema#date");
        let terms: Vec<Term> = vec![
            NamedNode::new_unchecked("http://a.example/x").into(),
            NamedNode::new_unchecked("http://a.example/xy").into(),
            BlankNode::new_unchecked("b0").into(),
            Literal::new_simple_literal("").into(),
            Literal::new_simple_literal("Zoë\0\n").into(),
            Literal::new_language_tagged_literal_unchecked("chat", "fr").into(),
            Literal::new_language_tagged_literal_unchecked("chat", "en-gb").into(),
            Literal::new_typed_literal("2024-05-13", date.clone()).into(),
            Literal::new_typed_literal("no date", date).into(),
        ];
        let (mut page, mut before) = (Vec::new(), Vec::new());
        for term in &terms {
            let mut bytes = Vec::new();
            key(term.as_ref(), &mut bytes);
            push_key(&mut page, &before, &bytes);
            before = bytes;
        }
        assert_eq!(read_terms(&page, terms.len()), Some(terms.clone()));
        for end in 0..page.len() {
            assert_ne!(read_terms(&page[..end], terms.len()), Some(terms.clone()), "cut at {end}");
        }
    }

    #[test]
    fn rows_come_back_at_every_step_and_width() {
        let most = u32::MAX;
        for width in 1..=4 {
            let mut rows: Vec<Row> = Vec::new();
            for first in [0, 1, 62, 63, 64, 65, 200, 70_000, most - 1, most] {
                for last in [0, 63, most] {
                    let mut row = [0; 4];
                    row[..width].fill(last);
                    row[0] = first;
                    rows.push(row);
                }
            }
            rows.sort_unstable();
            rows.dedup();
            let mut page = Vec::new();
            for pair in rows.windows(2) {
                push_row(&mut page, &pair[0], &pair[1], width);
            }
            assert_eq!(read_rows(&page, rows[0], rows.len(), width), Some(rows.clone()));
            assert_eq!(read_rows(&page, rows[0], rows.len() + 1, width), None);
        }
    }

    #[test]
    fn bytes_that_are_no_page_are_refused() {
        for bytes in [&[0xff_u8; 12][..], &[0xc0, 0, 0, 0], &[0x3f, 0xff, 0xff, 0xff, 0xff, 0x7f]] {
            assert_eq!(read_rows(bytes, [1, 1, 1, 1], 2, 3), None, "{bytes:?}");
        }
        for bytes in [&[1_u8, 1, 1][..], &[0, 200, 1], &[0, 1, 9], &[0, 0]] {
            assert_eq!(read_terms(bytes, 1), None, "{bytes:?}");
        }
    }
}
