//! One file of an index, open: the whole of a graph, or what came and went since.

use super::codec::{self, key};
use super::pages::{IndexError, Page, Pages};
use super::table::{self, Kind, Table};
use super::{Part, TermId};
use oxigraph::model::Term;
use std::fs::File;
use std::path::Path;

/// A file that is open.
#[derive(Debug)]
pub(super) struct Layer {
    pub(super) table: Table,
    pub(super) pages: Pages,
    /// The number of its first term: there are so many in the file that it stands on.
    pub(super) first: TermId,
}

impl Layer {
    /// Opens a file whose table has this SHA-256; `first` is the number of its first term.
    pub(super) fn open(path: &Path, root: &str, kind: Kind, first: TermId) -> Result<Layer, IndexError> {
        let file = File::open(path).map_err(|e| IndexError::new(path, e))?;
        let (bytes, is) = table::read(&file, kind).map_err(|why| IndexError::new(path, why))?;
        if is != root {
            return Err(IndexError::new(path, "it is not the one that the manifest names"));
        }
        let table = Table::parse(&bytes, kind).ok_or_else(|| IndexError::new(path, "its table is damaged"))?;
        let pages = Pages::new(path, file, &table);
        Ok(Layer { table, pages, first })
    }

    /// How many rows or terms a part has.
    pub(super) fn count(&self, part: Part) -> usize {
        self.table.parts[part.place()].rows()
    }

    /// The number after that of the last term.
    pub(super) fn end(&self) -> TermId {
        // A table with more terms than numbers does not parse.
        self.first.saturating_add(self.count(Part::Terms) as TermId)
    }

    pub(super) fn missing(&self) -> IndexError {
        self.pages.damaged("it speaks of a term that it has not")
    }

    /// The term of a number.
    pub(super) fn term(&self, id: TermId) -> Result<Term, IndexError> {
        let part = &self.table.parts[Part::Terms.place()];
        let missing = || self.missing();
        let row = id.checked_sub(self.first).ok_or_else(missing)? as usize;
        let page = part.page_of_row(row).ok_or_else(missing)?;
        match self.pages.get(part.first_page + page)?.as_ref() {
            Page::Terms(terms) => terms.get(row - part.starts[page]).cloned().ok_or_else(missing),
            Page::Rows(_) => Err(missing()),
        }
    }

    /// The number of a term that is there.
    pub(super) fn number(&self, term: &Term) -> Result<Option<TermId>, IndexError> {
        let mut bytes = Vec::new();
        key(term.as_ref(), &mut bytes);
        let rows = self.rows(Part::Hashes, &[codec::hash(&bytes)]);
        for row in rows {
            let id = row?[1];
            if self.term(id)? == *term {
                return Ok(Some(id));
            }
        }
        Ok(None)
    }
}
