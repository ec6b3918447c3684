//! Pages of an open index: read when they are asked for, checked, and kept as long as there is room.
//!
//! They are read by position, not mapped: a file that is cut off under a map kills the process, and mapping is not to be
//! had without `unsafe`. What is kept is the page as it is used, terms and rows, so that finding a row is a binary search.

use super::Part;
use super::codec::{Row, read_rows, read_terms};
use super::table::{Place, Table};
use oxigraph::model::Term;
use sha2::{Digest, Sha256};
use std::borrow::Cow;
use std::fs::File;
use std::os::unix::fs::FileExt;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// How many bytes of pages are kept, about.
const ROOM: usize = 96 << 20;

/// An index that cannot be read.
#[derive(Clone, Debug, thiserror::Error)]
#[error("`{path}`: {reason}")]
pub struct IndexError {
    path: String,
    reason: String,
}

impl IndexError {
    pub(super) fn new(path: &Path, reason: impl ToString) -> IndexError {
        IndexError { path: path.display().to_string(), reason: reason.to_string() }
    }

    pub(super) fn reason(&self) -> &str {
        &self.reason
    }
}

/// A page as it is used.
#[derive(Debug)]
pub(super) enum Page {
    Terms(Vec<Term>),
    Rows(Vec<Row>),
}

impl Page {
    /// The bytes that it takes, about.
    fn size(&self) -> usize {
        match self {
            Page::Terms(terms) => terms.iter().map(|t| size_of::<Term>() + 16 + length(t)).sum(),
            Page::Rows(rows) => size_of_val(&rows[..]),
        }
    }
}

fn length(term: &Term) -> usize {
    match term {
        Term::NamedNode(node) => node.as_str().len(),
        Term::BlankNode(node) => node.as_str().len(),
        Term::Literal(literal) => literal.value().len() + literal.datatype().as_str().len(),
    }
}

/// Where a page is kept.
#[derive(Debug, Default)]
struct Slot {
    page: Option<Arc<Page>>,
    /// Whether it was asked for since the hand passed.
    used: bool,
}

/// Where pages are read from.
#[derive(Debug)]
pub(super) enum Source {
    File(File),
    Memory(Vec<u8>),
}

/// The pages of a file.
#[derive(Debug)]
pub(super) struct Pages {
    path: PathBuf,
    source: Source,
    places: Vec<(Place, Part, Row, usize)>,
    slots: Vec<Mutex<Slot>>,
    kept: AtomicUsize,
    /// Goes round over the slots where there is no room left, and takes out what was not asked for lately.
    hand: AtomicUsize,
}

impl Pages {
    pub(super) fn new(path: &Path, source: Source, table: &Table) -> Pages {
        let mut places = Vec::with_capacity(table.pages.len());
        for (part, pieces) in Part::all().zip(&table.parts) {
            for page in 0..pieces.pages() {
                let rows = pieces.starts[page + 1] - pieces.starts[page];
                places.push((table.pages[pieces.first_page + page], part, pieces.firsts[page], rows));
            }
        }
        let slots = places.iter().map(|_| Mutex::default()).collect();
        let (kept, hand) = (AtomicUsize::new(0), AtomicUsize::new(0));
        Pages { path: path.to_owned(), source, places, slots, kept, hand }
    }

    /// What is wrong with the file, and what to do.
    pub(super) fn damaged(&self, what: &str) -> IndexError {
        let reason = format!("{what}; delete this file, and graph.nq is read instead until the next build");
        IndexError::new(&self.path, reason)
    }

    fn slot(&self, number: usize) -> MutexGuard<'_, Slot> {
        self.slots[number].lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// A page by its number among all.
    pub(super) fn get(&self, number: usize) -> Result<Arc<Page>, IndexError> {
        let mut slot = self.slot(number);
        slot.used = true;
        if let Some(page) = &slot.page {
            return Ok(Arc::clone(page));
        }
        let page = Arc::new(self.read(number)?);
        slot.page = Some(Arc::clone(&page));
        drop(slot);
        let kept = self.kept.fetch_add(page.size(), Ordering::Relaxed) + page.size();
        if kept > ROOM {
            self.make_room();
        }
        Ok(page)
    }

    /// The bytes of a page, checked.
    pub(super) fn bytes(&self, number: usize) -> Result<Cow<'_, [u8]>, IndexError> {
        let place = &self.places[number].0;
        let cut_off = || self.damaged("it was cut off");
        let bytes = match &self.source {
            Source::Memory(all) => {
                let begin = usize::try_from(place.offset).map_err(|_| cut_off())?;
                let range = begin..begin.saturating_add(place.length as usize);
                Cow::Borrowed(all.get(range).ok_or_else(cut_off)?)
            }
            Source::File(file) => {
                let size = file.metadata().map_or(0, |m| m.len());
                if place.offset + u64::from(place.length) > size {
                    return Err(cut_off());
                }
                let mut bytes = vec![0; place.length as usize];
                file.read_exact_at(&mut bytes, place.offset).map_err(|e| IndexError::new(&self.path, e))?;
                Cow::Owned(bytes)
            }
        };
        if Sha256::digest(&bytes)[..] != place.sha256 {
            return Err(self.damaged("it was changed after it was written"));
        }
        Ok(bytes)
    }

    /// A page as it is used, which is not kept: for who reads all of them once.
    pub(super) fn read(&self, number: usize) -> Result<Page, IndexError> {
        let bytes = self.bytes(number)?;
        let (_, part, first, rows) = &self.places[number];
        let page = match part.width() {
            0 => read_terms(&bytes, *rows).map(Page::Terms),
            width => read_rows(&bytes, *first, *rows, width).map(Page::Rows),
        };
        page.ok_or_else(|| self.damaged("a page does not parse"))
    }

    fn make_room(&self) {
        // Twice round is enough: the first time what was used is spared.
        for _ in 0..2 * self.slots.len() {
            if self.kept.load(Ordering::Relaxed) <= ROOM {
                return;
            }
            let number = self.hand.fetch_add(1, Ordering::Relaxed) % self.slots.len();
            let mut slot = self.slot(number);
            if slot.used {
                slot.used = false;
            } else if let Some(page) = slot.page.take() {
                self.kept.fetch_sub(page.size(), Ordering::Relaxed);
            }
        }
    }
}
