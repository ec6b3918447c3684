//! From quads to the bytes of an index.

use super::codec::{Row, four, hash, key};
use super::pager::{KeyPager, Paged};
use super::table::{self, Pieces, Place, Table};
use super::{DEFAULT_ORDERS, ORDERS, Part};
use oxigraph::model::{GraphNameRef, Quad, TermRef};
use rustc_hash::FxHashMap;
use std::ops::Range;

/// An index that was made.
pub(crate) struct Written {
    /// The file.
    pub(crate) bytes: Vec<u8>,
    /// SHA-256 of its table, for the manifest.
    pub(crate) root: String,
}

/// The pages of all parts, before they are bound to a text.
pub(crate) struct Unsealed(pub(super) Vec<Paged>);

/// Makes the index of the quads of named graphs; `claimed` tells which graphs the default dataset leaves out.
pub(crate) fn write(quads: &[Quad], claimed: impl Fn(&str) -> bool) -> Unsealed {
    let (terms, hashes, mut named) = numbered(quads);
    let is_claimed = claimed_terms(quads, &named, &claimed);
    let mut graphs: Vec<Row> = named.iter().map(|quad| [quad[3], 0, 0, 0]).collect();
    graphs.sort_unstable();
    graphs.dedup();
    let default = default_rows(&named, |graph| is_claimed[graph as usize]);
    named.sort_unstable();
    named.dedup();
    let mut all = vec![terms, hashes, Paged::rows(&graphs, Part::Graphs.width())];
    all.extend(in_orders(&named, &ORDERS, Part::Named(0).width()));
    drop(named);
    all.extend(in_orders(&default, &ORDERS[..DEFAULT_ORDERS], Part::Default(0).width()));
    Unsealed(all)
}

/// Makes the index of a part of a graph, for [`super::join`], which looks up no hashes: of sorted keys of terms, and quads as
/// their numbers; `is_claimed` tells which graphs the default dataset leaves out.
pub(crate) fn piece<'k>(
    keys: impl Iterator<Item = &'k [u8]>,
    named: &[[u32; 4]],
    is_claimed: impl Fn(u32) -> bool,
) -> Unsealed {
    let mut graphs: Vec<Row> = named.iter().map(|quad| [quad[3], 0, 0, 0]).collect();
    graphs.sort_unstable();
    graphs.dedup();
    let default = default_rows(named, is_claimed);
    let graphs = Paged::rows(&graphs, Part::Graphs.width());
    let mut all = vec![dictionary(keys), Paged::default(), graphs];
    let (whole, stated) = (Part::Named(0).width(), Part::Default(0).width());
    all.extend(ORDERS.iter().map(|order| in_order(named, order, whole)));
    all.extend(ORDERS[..DEFAULT_ORDERS].iter().map(|order| in_order(&default, order, stated)));
    Unsealed(all)
}

/// The triples that the default dataset has of these quads.
pub(super) fn default_rows(named: &[Row], is_claimed: impl Fn(u32) -> bool) -> Vec<Row> {
    let stated = named.iter().filter(|row| !is_claimed(row[3]));
    let mut default: Vec<Row> = stated.map(|[s, p, o, _]| [*s, *p, *o, 0]).collect();
    default.sort_unstable();
    default.dedup();
    default
}

/// The pages of all terms and of their hashes, and the quads as numbers.
fn numbered(quads: &[Quad]) -> (Paged, Paged, Vec<Row>) {
    let mut found: FxHashMap<TermRef<'_>, u32> = FxHashMap::default();
    let mut keys: Vec<u8> = Vec::new();
    let mut ranges: Vec<Range<usize>> = Vec::new();
    let mut rows: Vec<Row> = Vec::with_capacity(quads.len());
    for quad in quads {
        if quad.graph_name.is_default_graph() {
            continue;
        }
        rows.push(four(quad).map(|term| {
            *found.entry(term).or_insert_with(|| {
                let begin = keys.len();
                key(term, &mut keys);
                ranges.push(begin..keys.len());
                (ranges.len() - 1) as u32
            })
        }));
    }
    let mut order: Vec<u32> = (0..ranges.len() as u32).collect();
    let key = |number: &u32| &keys[ranges[*number as usize].clone()];
    order.sort_unstable_by(|a, b| key(a).cmp(key(b)));
    let mut ranks = vec![0; order.len()];
    for (rank, number) in order.iter().enumerate() {
        ranks[*number as usize] = rank as u32;
    }
    for number in rows.iter_mut().flatten() {
        *number = ranks[*number as usize];
    }
    let mut hashes: Vec<Row> =
        order.iter().enumerate().map(|(rank, number)| [hash(key(number)), rank as u32, 0, 0]).collect();
    hashes.sort_unstable();
    (dictionary(order.iter().map(key)), Paged::rows(&hashes, Part::Hashes.width()), rows)
}

/// The pages of sorted terms.
pub(super) fn dictionary<'k>(keys: impl Iterator<Item = &'k [u8]>) -> Paged {
    let mut pager = KeyPager::default();
    keys.for_each(|key| pager.push(key));
    pager.finish()
}

/// Of each term, whether it is a graph that the default dataset leaves out.
fn claimed_terms(quads: &[Quad], rows: &[Row], claimed: &impl Fn(&str) -> bool) -> Vec<bool> {
    let terms = rows.iter().flatten().max().map_or(0, |most| *most as usize + 1);
    let mut is_claimed = vec![false; terms];
    let named = quads.iter().filter(|quad| quad.graph_name != oxigraph::model::GraphName::DefaultGraph);
    let mut before = u32::MAX;
    for (quad, row) in named.zip(rows) {
        // Neighbours are mostly of one graph.
        if row[3] != before
            && let GraphNameRef::NamedNode(graph) = quad.graph_name.as_ref()
        {
            is_claimed[row[3] as usize] = claimed(graph.as_str());
        }
        before = row[3];
    }
    is_claimed
}

/// The pages of rows in an order.
pub(super) fn in_order(rows: &[Row], order: &[usize; 4], width: usize) -> Paged {
    let mut rows: Vec<Row> = rows.iter().map(|row| order.map(|at| row[at])).collect();
    rows.sort_unstable();
    Paged::rows(&rows, width)
}

/// The pages of rows that are sorted in the first of these orders, in all of them; two at a time.
pub(super) fn in_orders(rows: &[Row], orders: &[[usize; 4]], width: usize) -> Vec<Paged> {
    let sorted = |order: &[usize; 4]| in_order(rows, order, width);
    let mut all = Vec::new();
    for pair in orders.chunks(2) {
        std::thread::scope(|scope| {
            let other = pair.get(1).map(|order| scope.spawn(move || sorted(order)));
            all.push(sorted(&pair[0]));
            // A thread fails where memory ends, and then this one would have failed as well.
            all.extend(
                other.map(|thread| thread.join().unwrap_or_else(|why| std::panic::resume_unwind(why))),
            );
        });
    }
    all
}

impl Unsealed {
    /// The file, of a text of this SHA-256 and length.
    pub(crate) fn seal(self, graph_sha256: [u8; 32], graph_length: u64) -> Written {
        let (mut bytes, table) = self.laid_out(graph_sha256, graph_length);
        let kind = table.kind();
        let table = table.to_bytes();
        bytes.extend(&table);
        bytes.extend(table::end(table.len(), kind));
        Written { bytes, root: table::root(&table) }
    }

    /// The pages one after another, and where each stands.
    pub(super) fn laid_out(self, graph_sha256: [u8; 32], graph_length: u64) -> (Vec<u8>, Table) {
        let parts = self.0;
        let mut table = Table { graph_sha256, graph_length, parts: Vec::new(), pages: Vec::new() };
        let mut bytes = Vec::with_capacity(parts.iter().map(|p| p.bytes.len() + 56 * p.pages.len()).sum());
        let mut offset = 0;
        for Paged { bytes: pages, pages: sealed } in parts {
            let mut pieces = Pieces { first_page: table.pages.len(), starts: vec![0], firsts: Vec::new() };
            for (length, rows, sha256, first) in sealed {
                table.pages.push(Place { offset, length, sha256 });
                offset += u64::from(length);
                pieces.starts.push(pieces.rows() + rows);
                pieces.firsts.push(first);
            }
            table.parts.push(pieces);
            bytes.extend(pages);
        }
        (bytes, table)
    }
}
