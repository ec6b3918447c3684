//! The knowledge graph: its snapshot on disk, and what of it is in memory.
//!
//! In: quads of `rdf`. Out: [`Kg`], which queries, networks and exports read.
//!
//! - [`Kg`]: add, replace and remove articles.
//! - `snapshot`, `save`: a folder with `graph.nq` (sorted N-Quads; with no blank nodes that is a canonical form),
//!   `manifest.json` and `graph.idx`; saved whole or not at all.
//! - `load`: files that others wrote, as such a folder.
//! - `apart`: what changed in a large graph, saved beside it.
//! - [`Bulk`]: a graph that is made of many articles at once, where there was none.
//! - `spill`: what a long build holds in no memory.
//! - `index`: the same quads as a file that opens at once; `quads`: it, and in memory what came and went since.
//! - `dataset`: which triples a query sees.
//! - `people`, `settle`: who bears which name in which article, and whom each article means where several do.
//! - `labels`: the preferred name of a thing that articles call differently.
//! - [`part`]: what one article gives to a graph that no process holds whole.
//! - [`Terms`], [`Triples`]: an immutable copy for those who read everything.
//!
//! **Invariant:** removing an article leaves the store as if it had never been added
//! (`tests::removing_an_article_leaves_no_trace`), and the order of adding leaves none (`tests/trust/identity.rs`).

mod apart;
mod articles;
mod bulk;
mod copies;
mod dataset;
mod error;
mod frozen;
mod index;
mod journal;
mod labels;
mod load;
mod lock;
mod manifest;
mod origin;
pub mod part;
mod people;
mod quads;
mod save;
mod settle;
mod snapshot;
mod spill;
mod status;
mod tally;
mod text;
mod write;

pub use articles::Added;
pub use bulk::{Bulk, Mapped};
pub use dataset::{Seen, View};
pub use error::StoreError;
pub use frozen::{TermId, Terms, Triples};
pub use index::{Index, IndexError};
pub use journal::{Journal, Packed};
pub use labels::commonest;
pub use load::{Loader, format_of};
pub use lock::{Lock, Patience};
pub use manifest::{ArticleEntry, ChangesEntry, Manifest};
pub use snapshot::Snapshot;
pub use status::Status;
pub use tally::{Tally, tally};

pub use crate::article::Reading;
use crate::corrections::{CorrectionError, Corrections};
use crate::rdf::Base;
use oxigraph::model::{
    GraphNameRef, NamedNode, NamedNodeRef, NamedOrBlankNode, NamedOrBlankNodeRef, Quad, TermRef,
};
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

/// A knowledge graph: in memory what was added and taken out since it was opened.
pub struct Kg {
    quads: quads::Quads,
    base: Base,
    articles: BTreeMap<String, ArticleEntry>,
    /// What people put right, each correction as Turtle.
    corrections: Vec<String>,
    /// Who bears which name; gathered when an article comes or goes.
    people: Option<people::People>,
    /// What each thing is called in how many articles, of those that came or went.
    labels: labels::Labels,
    /// What queries see; empty until it is asked for, and after each change.
    view: OnceLock<View>,
    /// Where it was read, so that a save can see that another wrote there meanwhile.
    origin: Option<origin::Origin>,
    /// The tally of each article as the manifest had it, where the graph was opened by its index.
    tally: BTreeMap<String, Tally>,
    /// Why its index is not read, where it was opened without.
    unindexed: Option<String>,
    /// The articles that came or went since their copies were linked.
    touched: BTreeSet<String>,
    /// How many quads it has at least where what changed is kept apart.
    apart_from: usize,
    /// How many quads are held in memory at least.
    hold: usize,
    /// What was written of it that is not saved.
    spill: Option<spill::Spill>,
}

impl Kg {
    /// An empty knowledge graph whose instance IRIs begin with `base`.
    ///
    /// # Errors
    /// Where the store cannot be made.
    pub fn new(base: Base) -> Result<Kg, StoreError> {
        let people = Some(people::People::of_nothing());
        Ok(Kg {
            quads: quads::Quads::new()?,
            tally: BTreeMap::new(),
            unindexed: None,
            touched: BTreeSet::new(),
            apart_from: apart::large(),
            hold: spill::hold(),
            spill: None,
            base,
            articles: BTreeMap::new(),
            corrections: Vec::new(),
            people,
            labels: labels::Labels::default(),
            view: OnceLock::new(),
            origin: None,
        })
    }

    /// The quads by what they are to have, in all graphs; queries read [`Kg::view`].
    pub fn quads_for_pattern<'k>(
        &'k self,
        subject: Option<NamedOrBlankNodeRef<'_>>,
        predicate: Option<NamedNodeRef<'_>>,
        object: Option<TermRef<'_>>,
        graph: Option<GraphNameRef<'_>>,
    ) -> impl Iterator<Item = Result<Quad, StoreError>> + use<'k> {
        self.quads.matching(subject, predicate, object, graph)
    }

    /// The names of all graphs.
    ///
    /// # Errors
    /// Where the quads cannot be read.
    pub fn graphs(&self) -> Result<Vec<NamedOrBlankNode>, StoreError> {
        self.quads.graphs()
    }

    /// Whether a graph of this name has quads.
    ///
    /// # Errors
    /// Where the quads cannot be read.
    pub fn has_graph(&self, name: &NamedNode) -> Result<bool, StoreError> {
        self.quads.has_graph(name)
    }

    /// The IRI that all instance IRIs begin with.
    #[must_use]
    pub fn base(&self) -> &Base {
        &self.base
    }

    /// The articles, by id.
    #[must_use]
    pub fn articles(&self) -> &BTreeMap<String, ArticleEntry> {
        &self.articles
    }

    /// The corrections that the graph keeps, for articles that are read again.
    ///
    /// # Errors
    /// Where somebody has changed them so that they cannot be read.
    pub fn corrections(&self) -> Result<Corrections, CorrectionError> {
        Corrections::read(&self.corrections.join("\n"), &self.base)
    }

    /// What people put right, each correction as Turtle.
    #[must_use]
    pub fn correction_texts(&self) -> &[String] {
        &self.corrections
    }

    /// Keeps these corrections instead of those before; whether they are others.
    pub fn keep(&mut self, corrections: &Corrections) -> bool {
        let before = std::mem::replace(&mut self.corrections, corrections.to_turtle(&self.base));
        before != self.corrections
    }

    /// Whether the inferred graph holds anything.
    ///
    /// # Errors
    /// Where the store fails.
    pub fn has_inferred(&self) -> Result<bool, StoreError> {
        self.has_graph(&self.base.inferred_graph())
    }

    /// Drops what was inferred.
    ///
    /// # Errors
    /// Where the store fails.
    pub fn clear_inferred(&mut self) -> Result<(), StoreError> {
        if self.has_inferred()? {
            self.drop_graph(&self.base.inferred_graph().into())?;
        }
        Ok(())
    }

    /// Adds quads as somebody else has them, of which nothing is settled.
    pub(crate) fn add_quads_as_they_are(&mut self, quads: Vec<Quad>) -> Result<(), StoreError> {
        self.insert(quads)
    }

    /// Adds quads of the inferred graph.
    pub(crate) fn add_inferred(&mut self, quads: Vec<Quad>) -> Result<(), StoreError> {
        self.insert(quads)
    }

    /// Puts these quads in the place of a graph that is no article's, as analyses do that are recorded.
    ///
    /// # Errors
    /// Where the store fails.
    pub fn replace_graph(&mut self, graph: &NamedNode, quads: Vec<Quad>) -> Result<(), StoreError> {
        self.drop_graph(&graph.clone().into())?;
        self.insert(quads)
    }

    fn drop_graph(&mut self, graph: &NamedOrBlankNode) -> Result<(), StoreError> {
        self.view = OnceLock::new();
        self.quads.remove_graph(graph)
    }

    fn insert(&mut self, quads: Vec<Quad>) -> Result<(), StoreError> {
        self.view = OnceLock::new();
        self.quads.insert(quads)
    }

    /// SHA-256 of [`Kg::sorted_lines`], which is the hash of RDFC-1.0: there are no blank nodes to name.
    ///
    /// # Errors
    /// Where the store fails.
    pub fn canonical_hash(&self) -> Result<String, StoreError> {
        if let Some(sha256) = self.text_hash()? {
            return Ok(sha256);
        }
        let mut hash = Sha256::new();
        for line in self.sorted_lines()? {
            hash.update(line.as_bytes());
            hash.update(b"\n");
        }
        Ok(format!("{:x}", hash.finalize()))
    }

    /// The quads of all named graphs as sorted N-Quads lines: the canonical form, as there are no blank nodes.
    ///
    /// # Errors
    /// Where the store fails.
    pub fn sorted_lines(&self) -> Result<Vec<String>, StoreError> {
        let mut lines: Vec<String> = self.named_quads()?.iter().map(|q| format!("{q} .")).collect();
        lines.sort_unstable();
        Ok(lines)
    }
}

#[cfg(test)]
mod tests;
