//! A graph as an immutable file that opens at once: `graph.idx`, beside the canonical text and made from it alone.
//!
//! In: the quads of a graph, as they are saved. Out: [`Index`], which finds quads and terms by reading a few pages.
//!
//! - `write`: from quads to the file. The same graph gives the same bytes.
//! - `merge`: from a file, and what came and went since, to the next: the same bytes again.
//! - `codec`: how a page holds terms (sorted, each as what differs from the one before) and rows of numbers (the same).
//! - `table`: where each page stands, what it begins with, and its SHA-256.
//! - `pages`: pages read on demand, checked against their SHA-256, and kept as long as there is room.
//! - `find`: from a pattern to the rows that match it.
//! - `believed`: whether the file beside a graph is that graph's.
//!
//! The file is pages, then the table, then the table's length and a mark. Each term is there once; its number is its place
//! among all terms, so that the numbers of what belongs together lie together and rows shrink. Quads are there in four
//! orders, the triples that a query sees by default, each once, in three more.
//!
//! **Invariant:** nothing is believed that the manifest does not vouch for. It names the SHA-256 of the table, the table that
//! of each page and of the canonical text. A file of another graph is passed over; a page that was changed is an error.

mod believed;
mod codec;
mod find;
mod merge;
mod pages;
mod table;
mod write;

pub use find::Pattern;
pub use pages::IndexError;

pub(super) use believed::{believed, root_of, vouches_for};
pub(super) use merge::Change;
pub(super) use write::{Written, write};

use super::TermId;
use codec::key;
use oxigraph::model::{GraphName, NamedOrBlankNode, Quad, Term, Triple};
use pages::{Page, Pages};
use std::fs::File;
use std::path::Path;
use table::Table;

/// The parts of the file, in their order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// All terms, sorted.
    Terms,
    /// The hash of each term, with its number.
    Hashes,
    /// The named graphs.
    Graphs,
    /// Quads in one of [`ORDERS`].
    Named(usize),
    /// Triples of the default dataset in one of the first three.
    Default(usize),
}

/// Which of subject, predicate, object and graph comes first, second, third and last in a sorted list.
pub(super) const ORDERS: [[usize; 4]; 4] = [[0, 1, 2, 3], [1, 2, 0, 3], [2, 0, 1, 3], [3, 0, 1, 2]];

/// In how many of these orders the default dataset is sorted: in it the last place is empty.
pub(super) const DEFAULT_ORDERS: usize = 3;

impl Part {
    const COUNT: usize = 3 + ORDERS.len() + DEFAULT_ORDERS;

    fn all() -> impl Iterator<Item = Part> {
        let named = (0..ORDERS.len()).map(Part::Named);
        [Part::Terms, Part::Hashes, Part::Graphs]
            .into_iter()
            .chain(named)
            .chain((0..DEFAULT_ORDERS).map(Part::Default))
    }

    fn place(self) -> usize {
        match self {
            Part::Terms => 0,
            Part::Hashes => 1,
            Part::Graphs => 2,
            Part::Named(order) => 3 + order,
            Part::Default(order) => 3 + ORDERS.len() + order,
        }
    }

    /// How many numbers a row has; terms are no rows.
    fn width(self) -> usize {
        match self {
            Part::Terms => 0,
            Part::Hashes => 2,
            Part::Graphs => 1,
            Part::Named(_) => 4,
            Part::Default(_) => 3,
        }
    }
}

/// An index that is open.
#[derive(Debug)]
pub struct Index {
    table: Table,
    pages: Pages,
}

impl Index {
    /// Opens an index whose table has this SHA-256.
    ///
    /// # Errors
    /// Where the file cannot be read, is no index, or has another table.
    pub fn open(path: &Path, root: &str) -> Result<Index, IndexError> {
        let file = File::open(path).map_err(|e| IndexError::new(path, e))?;
        let (bytes, is) = table::read(&file).map_err(|why| IndexError::new(path, why))?;
        if is != root {
            return Err(IndexError::new(path, "it is not the one that the manifest names"));
        }
        let table = Table::parse(&bytes).ok_or_else(|| IndexError::new(path, "its table is damaged"))?;
        let pages = Pages::new(path, file, &table);
        Ok(Index { table, pages })
    }

    /// The SHA-256 of the text that it was made from.
    pub(super) fn graph_sha256(&self) -> [u8; 32] {
        self.table.graph_sha256
    }

    /// How many terms there are.
    #[must_use]
    pub fn terms(&self) -> usize {
        self.table.parts[Part::Terms.place()].rows()
    }

    /// How many quads there are.
    #[must_use]
    pub fn quads(&self) -> usize {
        self.table.parts[Part::Named(0).place()].rows()
    }

    /// How many triples a query sees by default.
    #[must_use]
    pub fn default_triples(&self) -> usize {
        self.table.parts[Part::Default(0).place()].rows()
    }

    /// The term of a number.
    ///
    /// # Errors
    /// Where the page is damaged, or there is no such term.
    pub fn term(&self, id: TermId) -> Result<Term, IndexError> {
        let part = &self.table.parts[Part::Terms.place()];
        let missing = || self.pages.damaged("it speaks of a term that it has not");
        let page = part.page_of_row(id as usize).ok_or_else(missing)?;
        match self.pages.get(part.first_page + page)?.as_ref() {
            Page::Terms(terms) => terms.get(id as usize - part.starts[page]).cloned().ok_or_else(missing),
            Page::Rows(_) => Err(missing()),
        }
    }

    /// The number of a term that is there.
    ///
    /// # Errors
    /// Where a page is damaged.
    pub fn number(&self, term: &Term) -> Result<Option<TermId>, IndexError> {
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

    /// A quad from its numbers.
    pub(super) fn quad(&self, [s, p, o, g]: [TermId; 4]) -> Result<Quad, IndexError> {
        let graph = match self.term(g)? {
            Term::NamedNode(node) => GraphName::from(node),
            Term::BlankNode(node) => node.into(),
            Term::Literal(_) => return Err(self.pages.damaged("a graph has a literal for a name")),
        };
        Ok(self.triple([s, p, o])?.in_graph(graph))
    }

    /// A triple from its numbers.
    pub(super) fn triple(&self, [s, p, o]: [TermId; 3]) -> Result<Triple, IndexError> {
        let wrong = |what| self.pages.damaged(what);
        let subject = match self.term(s)? {
            Term::NamedNode(node) => NamedOrBlankNode::from(node),
            Term::BlankNode(node) => node.into(),
            Term::Literal(_) => return Err(wrong("a literal is a subject")),
        };
        let Term::NamedNode(predicate) = self.term(p)? else {
            return Err(wrong("a predicate is no IRI"));
        };
        Ok(Triple::new(subject, predicate, self.term(o)?))
    }

    /// The named graphs.
    pub(super) fn graphs(&self) -> impl Iterator<Item = Result<TermId, IndexError>> + '_ {
        self.rows(Part::Graphs, &[]).map(|row| Ok(row?[0]))
    }

    /// Whether this term is the name of a graph.
    pub(super) fn is_graph(&self, id: TermId) -> Result<bool, IndexError> {
        Ok(self.rows(Part::Graphs, &[id]).next().transpose()?.is_some())
    }
}

#[cfg(test)]
mod tests;
