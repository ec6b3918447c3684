//! The quads of one article as bytes: its terms, sorted, each as what differs from the one before, and rows of their numbers.

use super::super::index::codec::{Bytes, Row, four, key, push_key, push_row, put, read_rows, read_terms};
use super::super::snapshot::io;
use super::StoreError;
use oxigraph::model::{GraphName, NamedNode, NamedOrBlankNode, Quad, Term, TermRef};
use rustc_hash::FxHashMap;
use std::fs::File;
use std::os::unix::fs::FileExt;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};

/// The quads of an article, or of some.
pub(super) struct Block {
    /// Each term once.
    pub(super) terms: Vec<Term>,
    /// Subject, predicate, object and graph, as places among the terms.
    pub(super) rows: Vec<Row>,
}

impl Block {
    /// Those of named graphs, each once.
    pub(super) fn of(quads: &[Quad]) -> Block {
        let mut numbers: FxHashMap<TermRef<'_>, u32> = FxHashMap::default();
        let mut keys: Vec<(Vec<u8>, TermRef<'_>)> = Vec::new();
        let mut rows: Vec<Row> = Vec::with_capacity(quads.len());
        for quad in quads {
            rows.push(four(quad).map(|term| {
                *numbers.entry(term).or_insert_with(|| {
                    let mut bytes = Vec::with_capacity(96);
                    key(term, &mut bytes);
                    keys.push((bytes, term));
                    (keys.len() - 1) as u32
                })
            }));
        }
        let mut order: Vec<u32> = (0..keys.len() as u32).collect();
        order.sort_unstable_by(|a, b| keys[*a as usize].0.cmp(&keys[*b as usize].0));
        let mut ranks = vec![0; order.len()];
        for (rank, number) in order.iter().enumerate() {
            ranks[*number as usize] = rank as u32;
        }
        rows.iter_mut().flatten().for_each(|number| *number = ranks[*number as usize]);
        rows.sort_unstable();
        rows.dedup();
        let terms = order.iter().map(|number| keys[*number as usize].1.into_owned()).collect();
        Block { terms, rows }
    }

    /// A quad by its row.
    pub(super) fn quad(&self, row: &Row) -> Option<Quad> {
        let [s, p, o, g] = row.map(|number| self.terms.get(number as usize));
        let node = |term: Option<&Term>| match term {
            Some(Term::NamedNode(node)) => Some(node.clone()),
            _ => None,
        };
        let (subject, graph) = (NamedOrBlankNode::from(node(s)?), GraphName::from(node(g)?));
        Some(Quad::new(subject, node(p)?, o?.clone(), graph))
    }

    /// All quads.
    pub(super) fn quads(&self) -> Vec<Quad> {
        self.rows.iter().filter_map(|row| self.quad(row)).collect()
    }

    /// The number of a term; one that is not there is put there.
    pub(super) fn number(&mut self, node: &NamedNode) -> u32 {
        let known = self.terms.iter().position(|term| matches!(term, Term::NamedNode(one) if one == node));
        known.unwrap_or_else(|| {
            self.terms.push(node.clone().into());
            self.terms.len() - 1
        }) as u32
    }

    /// The bytes of one whose terms and rows are sorted.
    pub(super) fn to_bytes(&self) -> Vec<u8> {
        let (mut keys, mut before, mut one) = (Vec::new(), Vec::new(), Vec::new());
        for term in &self.terms {
            one.clear();
            key(term.as_ref(), &mut one);
            push_key(&mut keys, &before, &one);
            std::mem::swap(&mut before, &mut one);
        }
        let mut bytes = Vec::with_capacity(keys.len() + 8 * self.rows.len());
        let first = self.rows.first().copied().unwrap_or_default();
        for number in [self.terms.len(), keys.len(), self.rows.len()] {
            put(&mut bytes, number as u64);
        }
        first.iter().for_each(|number| put(&mut bytes, u64::from(*number)));
        bytes.extend(keys);
        for pair in self.rows.windows(2) {
            push_row(&mut bytes, &pair[0], &pair[1], 4);
        }
        bytes
    }

    /// What [`Block::to_bytes`] wrote; nothing where that is something else.
    pub(super) fn from_bytes(bytes: &[u8]) -> Option<Block> {
        let mut bytes = Bytes(bytes);
        let [terms, keys, rows] = [bytes.number()?, bytes.number()?, bytes.number()?];
        let mut first = [0; 4];
        for number in &mut first {
            *number = u32::try_from(bytes.number()?).ok()?;
        }
        let terms = read_terms(bytes.take(keys)?, usize::try_from(terms).ok()?)?;
        let rows = match usize::try_from(rows).ok()? {
            0 => Vec::new(),
            count => read_rows(bytes.0, first, count, 4)?,
        };
        Some(Block { terms, rows })
    }
}

/// Where a block stands, and how many quads it has.
#[derive(Clone, Copy, Debug)]
pub(super) struct Held {
    at: u64,
    length: usize,
    pub(super) quads: usize,
}

/// A file without a name, to which any thread writes blocks.
pub(super) struct Scratch {
    file: File,
    end: AtomicU64,
    folder: PathBuf,
}

impl Scratch {
    /// An empty one in a folder.
    pub(super) fn in_folder(folder: &Path) -> std::io::Result<Scratch> {
        Ok(Scratch {
            file: tempfile::tempfile_in(folder)?,
            end: AtomicU64::new(0),
            folder: folder.to_owned(),
        })
    }

    /// Writes a block.
    pub(super) fn put(&self, bytes: &[u8], quads: usize) -> Result<Held, StoreError> {
        let at = self.end.fetch_add(bytes.len() as u64, Ordering::Relaxed);
        self.file.write_all_at(bytes, at).map_err(io(&self.folder))?;
        Ok(Held { at, length: bytes.len(), quads })
    }

    /// Reads a block.
    pub(super) fn get(&self, held: &Held) -> Result<Block, StoreError> {
        let mut bytes = vec![0; held.length];
        self.file.read_exact_at(&mut bytes, held.at).map_err(io(&self.folder))?;
        Block::from_bytes(&bytes).ok_or_else(|| StoreError::Damaged {
            path: self.folder.display().to_string(),
            reason: "what was written of an article does not come back".to_owned(),
        })
    }
}
