//! From many indexes, each of a part of the quads, to one of all of them: the same bytes as if it were made of all at once.
//!
//! What is held in memory is one number a term, and the pages of one part of the file.

use super::codec::{Bytes, Row, hash, next_key};
use super::layer::Layer;
use super::pager::{KeyPager, Paged, RowPager};
use super::pages::{IndexError, Page};
use super::table::{self, Kind, Pieces, Place, Table};
use super::{DEFAULT_ORDERS, ORDERS, Part, Written};
use crate::store::TermId;
use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::collections::binary_heap::PeekMut;
use std::io::{self, Write};
use std::path::Path;

/// An index of a part of a graph.
pub(in crate::store) struct Piece(Layer);

impl Piece {
    /// Writes one to a file without a name, which is in the folder `dir`.
    pub(in crate::store) fn write(dir: &Path, index: &Written) -> io::Result<Piece> {
        let mut file = tempfile::tempfile_in(dir)?;
        file.write_all(&index.bytes)?;
        Ok(Piece(Layer::of(file, dir, &index.root, Kind::Whole, 0).map_err(io::Error::other)?))
    }
}

/// Writes the pages of an index of all; gives what is to be written behind them.
pub(in crate::store) fn join<'o>(pieces: &[Piece], out: &'o mut dyn Write) -> io::Result<Joined<'o>> {
    let table = Table { graph_sha256: [0; 32], graph_length: 0, parts: Vec::new(), pages: Vec::new() };
    let mut joined = Joined { out, table, offset: 0 };
    let numbers = joined.terms(pieces)?;
    joined.rows(pieces, &numbers, Part::Graphs)?;
    for order in 0..ORDERS.len() {
        joined.rows(pieces, &numbers, Part::Named(order))?;
    }
    for order in 0..DEFAULT_ORDERS {
        joined.rows(pieces, &numbers, Part::Default(order))?;
    }
    Ok(joined)
}

/// An index on its way into a file.
pub(in crate::store) struct Joined<'o> {
    out: &'o mut dyn Write,
    table: Table,
    offset: u64,
}

impl Joined<'_> {
    /// Ends the file, of a text of this SHA-256 and length; gives the SHA-256 of its table.
    pub(in crate::store) fn seal(mut self, graph_sha256: [u8; 32], graph_length: u64) -> io::Result<String> {
        (self.table.graph_sha256, self.table.graph_length) = (graph_sha256, graph_length);
        let table = self.table.to_bytes();
        self.out.write_all(&table)?;
        self.out.write_all(&table::end(table.len(), Kind::Whole))?;
        Ok(table::root(&table))
    }

    fn put(&mut self, part: &Paged) -> io::Result<()> {
        let mut pieces = Pieces { first_page: self.table.pages.len(), starts: vec![0], firsts: Vec::new() };
        for (length, rows, sha256, first) in &part.pages {
            self.table.pages.push(Place { offset: self.offset, length: *length, sha256: *sha256 });
            self.offset += u64::from(*length);
            pieces.starts.push(pieces.rows() + rows);
            pieces.firsts.push(*first);
        }
        self.table.parts.push(pieces);
        self.out.write_all(&part.bytes)
    }

    /// The terms of all and their hashes; gives the number that each term of each piece has among all.
    fn terms(&mut self, pieces: &[Piece]) -> io::Result<Vec<Vec<TermId>>> {
        let mut keys: Vec<Keys<'_>> = pieces.iter().map(|piece| Keys::of(&piece.0)).collect();
        let mut numbers: Vec<Vec<TermId>> =
            pieces.iter().map(|piece| Vec::with_capacity(piece.0.count(Part::Terms))).collect();
        let mut heads = BinaryHeap::new();
        for (place, keys) in keys.iter_mut().enumerate() {
            let mut key = Vec::new();
            if keys.next(&mut key)? {
                heads.push(Reverse((key, place)));
            }
        }
        let (mut pager, mut hashes, mut before) = (KeyPager::default(), Vec::new(), Vec::new());
        while let Some(mut top) = heads.peek_mut() {
            let Reverse((key, place)) = &mut *top;
            if hashes.is_empty() || before != *key {
                pager.push(key);
                hashes.push([hash(key), hashes.len() as TermId, 0, 0]);
                before.clone_from(key);
            }
            numbers[*place].push(hashes.len() as TermId - 1);
            if !keys[*place].next(key)? {
                PeekMut::pop(top);
            }
        }
        self.put(&pager.finish())?;
        hashes.sort_unstable();
        self.put(&Paged::rows(&hashes, Part::Hashes.width()))?;
        Ok(numbers)
    }

    /// The rows of a part of all.
    fn rows(&mut self, pieces: &[Piece], numbers: &[Vec<TermId>], part: Part) -> io::Result<()> {
        let mut scans: Vec<Scan<'_>> =
            pieces.iter().zip(numbers).map(|(piece, numbers)| Scan::of(&piece.0, part, numbers)).collect();
        let mut heads = BinaryHeap::new();
        for (place, scan) in scans.iter_mut().enumerate() {
            heads.extend(scan.next()?.map(|row| Reverse((row, place))));
        }
        let (mut pager, mut before) = (RowPager::of(part.width()), None);
        while let Some(mut top) = heads.peek_mut() {
            let Reverse((row, place)) = &mut *top;
            if before != Some(*row) {
                pager.push(*row);
                before = Some(*row);
            }
            match scans[*place].next()? {
                Some(next) => *row = next,
                None => drop(PeekMut::pop(top)),
            }
        }
        self.put(&pager.finish())
    }
}

/// The keys of terms of an index, one after another.
struct Keys<'l> {
    layer: &'l Layer,
    page: usize,
    bytes: Vec<u8>,
    at: usize,
}

impl Keys<'_> {
    fn of(layer: &Layer) -> Keys<'_> {
        Keys { layer, page: 0, bytes: Vec::new(), at: 0 }
    }

    /// Makes the key before the next; whether there is one.
    fn next(&mut self, key: &mut Vec<u8>) -> io::Result<bool> {
        if self.at == self.bytes.len() {
            let part = &self.layer.table.parts[Part::Terms.place()];
            if self.page == part.pages() {
                return Ok(false);
            }
            self.bytes =
                self.layer.pages.bytes(part.first_page + self.page).map_err(io::Error::other)?.into();
            (self.page, self.at) = (self.page + 1, 0);
            key.clear();
        }
        let mut rest = Bytes(&self.bytes[self.at..]);
        next_key(&mut rest, key).ok_or_else(|| io::Error::other(self.layer.missing()))?;
        self.at = self.bytes.len() - rest.0.len();
        Ok(true)
    }
}

/// The rows of a part, one after another, under the numbers that their terms have among all.
struct Scan<'l> {
    layer: &'l Layer,
    part: Part,
    numbers: &'l [TermId],
    page: usize,
    rows: std::vec::IntoIter<Row>,
}

impl<'l> Scan<'l> {
    fn of(layer: &'l Layer, part: Part, numbers: &'l [TermId]) -> Scan<'l> {
        Scan { layer, part, numbers, page: 0, rows: Vec::new().into_iter() }
    }

    fn next(&mut self) -> io::Result<Option<Row>> {
        loop {
            if let Some(mut row) = self.rows.next() {
                for number in &mut row[..self.part.width()] {
                    let among_all = self.numbers.get(*number as usize).copied();
                    *number = among_all.ok_or_else(|| io::Error::other(self.layer.missing()))?;
                }
                return Ok(Some(row));
            }
            let part = &self.layer.table.parts[self.part.place()];
            if self.page == part.pages() {
                return Ok(None);
            }
            let page: Result<Page, IndexError> = self.layer.pages.read(part.first_page + self.page);
            self.page += 1;
            if let Page::Rows(rows) = page.map_err(io::Error::other)? {
                self.rows = rows.into_iter();
            }
        }
    }
}
