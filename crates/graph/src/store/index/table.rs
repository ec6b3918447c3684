//! The table at the end of an index: where each page stands, what it begins with, and its SHA-256.

use super::Part;
use super::codec::{Bytes, Row};
use sha2::{Digest, Sha256};
use std::fs::File;
use std::os::unix::fs::FileExt;

/// What a file is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::store) enum Kind {
    /// A whole graph.
    Whole,
    /// What came and went since the file of a whole graph was made.
    Changes,
}

impl Kind {
    /// The last bytes of a file; another layout has another number.
    fn mark(self) -> &'static [u8; 16] {
        match self {
            Kind::Whole => b"summitry-index-1",
            Kind::Changes => b"summitry-delta-1",
        }
    }

    fn parts(self) -> usize {
        match self {
            Kind::Whole => Part::WHOLE,
            Kind::Changes => Part::COUNT,
        }
    }
}

/// A page in the file.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    pub(super) offset: u64,
    pub(super) length: u32,
    pub(super) sha256: [u8; 32],
}

/// The pages of a part.
#[derive(Clone, Debug, Default)]
pub(super) struct Pieces {
    /// The number of the first among all pages.
    pub(super) first_page: usize,
    /// How many rows come before each page, and at last how many there are.
    pub(super) starts: Vec<usize>,
    /// The first row of each page; terms have none.
    pub(super) firsts: Vec<Row>,
}

impl Pieces {
    /// How many rows or terms.
    pub(super) fn rows(&self) -> usize {
        self.starts.last().copied().unwrap_or_default()
    }

    /// How many pages.
    pub(super) fn pages(&self) -> usize {
        self.starts.len().saturating_sub(1)
    }

    /// In which page this row stands.
    pub(super) fn page_of_row(&self, row: usize) -> Option<usize> {
        (row < self.rows()).then(|| self.starts.partition_point(|start| *start <= row) - 1)
    }
}

/// What the table says.
#[derive(Clone, Debug)]
pub(super) struct Table {
    /// SHA-256 of the canonical text.
    pub(super) graph_sha256: [u8; 32],
    /// Its length in bytes.
    pub(super) graph_length: u64,
    pub(super) parts: Vec<Pieces>,
    pub(super) pages: Vec<Place>,
}

impl Table {
    /// Reads what [`Table::to_bytes`] wrote.
    pub(super) fn parse(bytes: &[u8], kind: Kind) -> Option<Table> {
        let mut bytes = Bytes(bytes);
        let mut table = Table {
            graph_sha256: bytes.fixed()?,
            graph_length: bytes.u64()?,
            parts: Vec::with_capacity(kind.parts()),
            pages: Vec::new(),
        };
        let mut offset = 0_u64;
        for part in Part::all().take(kind.parts()) {
            let count = bytes.u32()?;
            let mut pieces = Pieces { first_page: table.pages.len(), starts: vec![0], ..Pieces::default() };
            for _ in 0..count {
                let (length, rows) = (bytes.u32()?, bytes.u32()? as usize);
                table.pages.push(Place { offset, length, sha256: bytes.fixed()? });
                offset = offset.checked_add(u64::from(length))?;
                let mut first = [0; 4];
                for number in &mut first[..part.width()] {
                    *number = bytes.u32()?;
                }
                // A page has a row, or there would be none: what is looked for would be lost between two.
                if rows == 0 || part.width() > 0 && pieces.firsts.last().is_some_and(|last| *last >= first) {
                    return None;
                }
                pieces.starts.push(pieces.rows().checked_add(rows)?);
                pieces.firsts.push(first);
            }
            if part == Part::Terms && u32::try_from(pieces.rows()).is_err() {
                return None;
            }
            table.parts.push(pieces);
        }
        bytes.0.is_empty().then_some(table)
    }

    /// What the file is of.
    pub(super) fn kind(&self) -> Kind {
        if self.parts.len() == Part::COUNT { Kind::Changes } else { Kind::Whole }
    }

    /// The table as it stands in the file.
    pub(super) fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = Vec::new();
        bytes.extend(self.graph_sha256);
        bytes.extend(self.graph_length.to_le_bytes());
        for (part, pieces) in Part::all().zip(&self.parts) {
            bytes.extend((pieces.pages() as u32).to_le_bytes());
            for page in 0..pieces.pages() {
                let place = &self.pages[pieces.first_page + page];
                bytes.extend(place.length.to_le_bytes());
                bytes.extend(((pieces.starts[page + 1] - pieces.starts[page]) as u32).to_le_bytes());
                bytes.extend(place.sha256);
                for number in &pieces.firsts[page][..part.width()] {
                    bytes.extend(number.to_le_bytes());
                }
            }
        }
        bytes
    }
}

/// What stands behind a table of this length.
pub(super) fn end(length: usize, kind: Kind) -> Vec<u8> {
    [&(length as u64).to_le_bytes()[..], kind.mark()].concat()
}

/// The SHA-256 of a table.
pub(super) fn root(table: &[u8]) -> String {
    format!("{:x}", Sha256::digest(table))
}

/// The table of a file, and its SHA-256.
pub(super) fn read(file: &File, kind: Kind) -> Result<(Vec<u8>, String), String> {
    let no_index = || "it is no index of this version, or was cut off".to_owned();
    let size = file.metadata().map_err(|e| e.to_string())?.len();
    let mut tail = [0; 8 + 16];
    let start = size.checked_sub(tail.len() as u64).ok_or_else(no_index)?;
    file.read_exact_at(&mut tail, start).map_err(|e| e.to_string())?;
    let mut bytes = Bytes(&tail);
    let length =
        bytes.u64().filter(|length| *length <= start && bytes.0 == kind.mark()).ok_or_else(no_index)?;
    let mut table = vec![0; usize::try_from(length).map_err(|_| no_index())?];
    file.read_exact_at(&mut table, start - length).map_err(|e| e.to_string())?;
    let root = root(&table);
    Ok((table, root))
}
