//! A graph as an immutable file that opens at once: `graph.idx`, beside the canonical text and made from it alone.
//!
//! In: the quads of a graph, as they are saved. Out: [`Index`], which finds quads and terms by reading a few pages.
//!
//! - `write`: from quads to the file. The same graph gives the same bytes.
//! - `merge`: from a file, and what came and went since, to the next: the same bytes again.
//! - `join`: from many files, each of a part of the quads, to one: the same bytes again.
//! - `pager`: terms and rows that come one after another, as pages.
//! - `codec`: how a page holds terms (sorted, each as what differs from the one before) and rows of numbers (the same).
//! - `table`: where each page stands, what it begins with, and its SHA-256.
//! - `pages`: pages read on demand, checked against their SHA-256, and kept as long as there is room.
//! - `layer`: one such file, open; `find`: from a pattern to the rows that match it.
//! - `changes`: a small file of the same form on top of a large one: what came and went since that was made.
//! - `believed`: whether the files beside a graph are that graph's.
//!
//! A file is pages, then the table, then the table's length and a mark. Each term is there once; its number is its place
//! among all terms, so that the numbers of what belongs together lie together and rows shrink. Quads are there in four
//! orders, the triples that a query sees by default, each once, in three more.
//!
//! **Invariant:** nothing is believed that the manifest does not vouch for. It names the SHA-256 of the table, the table that
//! of each page and of the canonical text. A file of another graph is passed over; a page that was changed is an error.

mod believed;
mod changes;
pub(super) mod codec;
mod find;
mod join;
mod layer;
mod merge;
mod pager;
mod pages;
mod table;
mod write;

pub use find::Pattern;
pub use pages::IndexError;

pub(super) use believed::{Beside, believed, root_of, vouches_for};
pub(super) use changes::Change;
pub(super) use join::{Piece, join};
pub(super) use table::Kind;
pub(super) use write::{Unsealed, Written, piece, write};

use super::TermId;
use changes::Changes;
use layer::Layer;
use oxigraph::model::{GraphName, NamedNode, NamedOrBlankNode, Quad, Term, Triple};
use rustc_hash::FxHashSet;
use std::path::Path;
use std::sync::Arc;

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
    /// Of changes: the quads that went of the file below, in the first order.
    Gone,
    /// Of changes: the triples of the default dataset that went.
    Unstated,
}

/// Which of subject, predicate, object and graph comes first, second, third and last in a sorted list.
pub(super) const ORDERS: [[usize; 4]; 4] = [[0, 1, 2, 3], [1, 2, 0, 3], [2, 0, 1, 3], [3, 0, 1, 2]];

/// In how many of these orders the default dataset is sorted: in it the last place is empty.
pub(super) const DEFAULT_ORDERS: usize = 3;

impl Part {
    /// How many a file of a whole graph has: all but the last two.
    const WHOLE: usize = 3 + ORDERS.len() + DEFAULT_ORDERS;
    /// How many a file of changes has.
    const COUNT: usize = Part::WHOLE + 2;

    fn all() -> impl Iterator<Item = Part> {
        let named = (0..ORDERS.len()).map(Part::Named);
        [Part::Terms, Part::Hashes, Part::Graphs]
            .into_iter()
            .chain(named)
            .chain((0..DEFAULT_ORDERS).map(Part::Default))
            .chain([Part::Gone, Part::Unstated])
    }

    fn place(self) -> usize {
        match self {
            Part::Terms => 0,
            Part::Hashes => 1,
            Part::Graphs => 2,
            Part::Named(order) => 3 + order,
            Part::Default(order) => 3 + ORDERS.len() + order,
            Part::Gone => Part::WHOLE,
            Part::Unstated => Part::WHOLE + 1,
        }
    }

    /// How many numbers a row has; terms are no rows.
    fn width(self) -> usize {
        match self {
            Part::Terms => 0,
            Part::Hashes => 2,
            Part::Graphs => 1,
            Part::Named(_) | Part::Gone => 4,
            Part::Default(_) | Part::Unstated => 3,
        }
    }
}

/// An index that is open: a file, and what came and went since it was made.
#[derive(Debug)]
pub struct Index {
    base: Arc<Layer>,
    changes: Option<Changes>,
}

impl Index {
    /// Opens an index whose table has this SHA-256.
    ///
    /// # Errors
    /// Where the file cannot be read, is no index, or has another table.
    pub fn open(path: &Path, root: &str) -> Result<Index, IndexError> {
        Ok(Index { base: Arc::new(Layer::open(path, root, Kind::Whole, 0)?), changes: None })
    }

    /// A file, and changes on top of it.
    fn of(base: Layer, changes: Layer) -> Result<Index, IndexError> {
        Ok(Index { base: Arc::new(base), changes: Some(Changes::read(changes)?) })
    }

    /// The index with rows of it that went and quads that came since, in memory.
    pub(super) fn with(
        &self,
        gone: &FxHashSet<[TermId; 4]>,
        new: Vec<Quad>,
        claimed: &impl Fn(&str) -> bool,
    ) -> Result<Index, IndexError> {
        let pages = self.apart(&self.change(gone, &new)?, claimed)?;
        let changes = Layer::in_memory(pages, self.base.end());
        Ok(Index { base: Arc::clone(&self.base), changes: Some(Changes::read(changes)?) })
    }

    /// The SHA-256 of the text that the base was made from.
    pub(super) fn graph_sha256(&self) -> [u8; 32] {
        self.base.table.graph_sha256
    }

    /// The SHA-256 of the text of what came and went since.
    pub(super) fn changes_sha256(&self) -> Option<[u8; 32]> {
        self.changes.as_ref().map(|changes| changes.layer.table.graph_sha256)
    }

    /// Whether this text is still what the base was made from, in the folder of this manifest.
    pub(super) fn is_of(&self, text: &Path, manifest: &Path) -> bool {
        believed::is_same(text, &self.base, manifest)
    }

    /// How many terms there are, some of which may be no quad's any more.
    #[must_use]
    pub fn terms(&self) -> usize {
        self.changes.as_ref().map_or_else(|| self.base.end(), |changes| changes.layer.end()) as usize
    }

    fn total(&self, part: Part, went: impl Fn(&Changes) -> usize) -> usize {
        let changed = |c: &Changes| (c.layer.count(part), went(c));
        let (came, went) = self.changes.as_ref().map_or((0, 0), changed);
        (self.base.count(part) + came).saturating_sub(went)
    }

    /// How many quads there are.
    #[must_use]
    pub fn quads(&self) -> usize {
        self.total(Part::Named(0), |changes| changes.gone.len())
    }

    /// How many quads the file has that changes are on top of.
    pub(super) fn base_quads(&self) -> usize {
        self.base.count(Part::Named(0))
    }

    /// How many triples a query sees by default.
    #[must_use]
    pub fn default_triples(&self) -> usize {
        self.total(Part::Default(0), |changes| changes.unstated.len())
    }

    /// The term of a number.
    ///
    /// # Errors
    /// Where the page is damaged, or there is no such term.
    pub fn term(&self, id: TermId) -> Result<Term, IndexError> {
        match &self.changes {
            Some(changes) if id >= changes.layer.first => changes.layer.term(id),
            _ => self.base.term(id),
        }
    }

    /// The number of a term that is there.
    ///
    /// # Errors
    /// Where a page is damaged.
    pub fn number(&self, term: &Term) -> Result<Option<TermId>, IndexError> {
        match (self.base.number(term)?, &self.changes) {
            (None, Some(changes)) => changes.layer.number(term),
            (found, _) => Ok(found),
        }
    }

    /// The IRIs that begin so, of terms that are or were there.
    pub(super) fn nodes_with(&self, begin: &str) -> Result<Vec<NamedNode>, IndexError> {
        let mut found = self.base.nodes_with(begin)?;
        if let Some(changes) = &self.changes {
            found.extend(changes.layer.nodes_with(begin)?);
        }
        Ok(found)
    }

    /// A quad from its numbers.
    pub(super) fn quad(&self, [s, p, o, g]: [TermId; 4]) -> Result<Quad, IndexError> {
        let graph = match self.term(g)? {
            Term::NamedNode(node) => GraphName::from(node),
            Term::BlankNode(node) => node.into(),
            Term::Literal(_) => return Err(self.wrong("a graph has a literal for a name")),
        };
        Ok(self.triple([s, p, o])?.in_graph(graph))
    }

    /// A triple from its numbers.
    pub(super) fn triple(&self, [s, p, o]: [TermId; 3]) -> Result<Triple, IndexError> {
        let subject = match self.term(s)? {
            Term::NamedNode(node) => NamedOrBlankNode::from(node),
            Term::BlankNode(node) => node.into(),
            Term::Literal(_) => return Err(self.wrong("a literal is a subject")),
        };
        let Term::NamedNode(predicate) = self.term(p)? else {
            return Err(self.wrong("a predicate is no IRI"));
        };
        Ok(Triple::new(subject, predicate, self.term(o)?))
    }

    fn wrong(&self, what: &str) -> IndexError {
        self.changes.as_ref().map_or(&*self.base, |changes| &changes.layer).pages.damaged(what)
    }

    /// The named graphs.
    pub(super) fn graphs(&self) -> impl Iterator<Item = Result<TermId, IndexError>> + '_ {
        let came = self.changes.as_ref().map(|changes| changes.layer.rows(Part::Graphs, &[]));
        let base = self.base.rows(Part::Graphs, &[]).map(|row| (row, true));
        let rows = base.chain(came.into_iter().flatten().map(|row| (row, false)));
        rows.filter_map(|(row, of_base)| {
            let id = match row {
                Ok(row) => row[0],
                Err(error) => return Some(Err(error)),
            };
            let known =
                if of_base { self.is_graph(id) } else { self.base.has(Part::Graphs, &[id]).map(|is| !is) };
            known.map(|is| is.then_some(id)).transpose()
        })
    }

    /// Whether this term is the name of a graph.
    pub(super) fn is_graph(&self, id: TermId) -> Result<bool, IndexError> {
        match &self.changes {
            None => self.base.has(Part::Graphs, &[id]),
            Some(changes) if changes.has_lost(id) => {
                Ok(self.find([None, None, None, Some(id)], false).next().transpose()?.is_some())
            }
            Some(changes) => {
                Ok(self.base.has(Part::Graphs, &[id])? || changes.layer.has(Part::Graphs, &[id])?)
            }
        }
    }
}

#[cfg(test)]
mod tests;
