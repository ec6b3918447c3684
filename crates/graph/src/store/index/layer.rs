//! One file of an index, open: the whole of a graph, or what came and went since.

use super::codec::{self, key};
use super::pages::{IndexError, Page, Pages, Source};
use super::table::{self, Kind, Table};
use super::write::Unsealed;
use super::{Part, TermId};
use oxigraph::model::{NamedNode, Term};
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
        Layer::of(file, path, root, kind, first)
    }

    /// The same of a file that is open already; `path` is what it is called.
    pub(super) fn of(
        file: File,
        path: &Path,
        root: &str,
        kind: Kind,
        first: TermId,
    ) -> Result<Layer, IndexError> {
        let (bytes, is) = table::read(&file, kind).map_err(|why| IndexError::new(path, why))?;
        if is != root {
            return Err(IndexError::new(path, "it is not the one that the manifest names"));
        }
        let table =
            Table::parse(&bytes, kind).ok_or_else(|| IndexError::new(path, "its table is damaged"))?;
        let pages = Pages::new(path, Source::File(file), &table);
        Ok(Layer { table, pages, first })
    }

    /// The same of pages that are in no file.
    pub(super) fn in_memory(pages: Unsealed, first: TermId) -> Layer {
        let (bytes, table) = pages.laid_out([0; 32], 0);
        let pages = Pages::new(Path::new("(memory)"), Source::Memory(bytes), &table);
        Layer { table, pages, first }
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

    /// The IRIs that begin so, of the terms that are there.
    pub(super) fn nodes_with(&self, begin: &str) -> Result<Vec<NamedNode>, IndexError> {
        let mut wanted = Vec::new();
        key(NamedNode::new_unchecked(begin).as_ref().into(), &mut wanted);
        let (mut low, mut high) = (self.first, self.end());
        while low < high {
            let middle = low + (high - low) / 2;
            let mut bytes = Vec::new();
            key(self.term(middle)?.as_ref(), &mut bytes);
            if bytes < wanted { low = middle + 1 } else { high = middle }
        }
        let mut found = Vec::new();
        while low < self.end() {
            match self.term(low)? {
                Term::NamedNode(node) if node.as_str().starts_with(begin) => found.push(node),
                _ => break,
            }
            low += 1;
        }
        Ok(found)
    }
}
