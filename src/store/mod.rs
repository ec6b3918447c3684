//! The knowledge graph: an oxigraph store in memory, and its snapshot on disk.
//!
//! In: quads of `rdf`. Out: [`Kg`], which queries, networks and exports read.
//!
//! - [`Kg`]: add, replace and remove articles.
//! - `snapshot`: a folder with `graph.nq` (sorted N-Quads; with no blank nodes that is a canonical form) and
//!   `manifest.json`; saved whole or not at all.
//! - `dataset`: which triples a query sees.
//! - [`Terms`], [`Triples`]: an immutable copy for those who read everything.
//!
//! **Invariant:** removing an article leaves the store as if it had never been added
//! (`tests::removing_an_article_leaves_no_trace`).

mod dataset;
mod frozen;
mod snapshot;

pub use frozen::{TermId, Terms, Triples};
pub use snapshot::{ArticleEntry, Manifest, Snapshot};

use crate::facts::Facts;
use crate::rdf::{self, Base};
use oxigraph::model::{GraphName, Quad};
use oxigraph::store::{StorageError, Store};
use std::collections::BTreeMap;

/// A knowledge graph in memory.
pub struct Kg {
    store: Store,
    base: Base,
    articles: BTreeMap<String, ArticleEntry>,
}

/// What adding an article did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Added {
    /// It was not there.
    New,
    /// It was there with another content.
    Replaced,
    /// It was there with the same content.
    Unchanged,
}

/// What can go wrong with a knowledge graph.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The in-memory store failed.
    #[error("the store failed: {0}")]
    Storage(#[from] StorageError),
    /// A file could not be read or written.
    #[error("`{path}`: {error}")]
    Io {
        /// Which file or folder.
        path: String,
        /// What the operating system says.
        error: std::io::Error,
    },
    /// A folder that this program did not make.
    #[error("`{path}` is no knowledge graph of summitry: {reason}")]
    NotOurs {
        /// Which folder.
        path: String,
        /// How we know.
        reason: String,
    },
    /// A snapshot that does not parse or does not fit its manifest.
    #[error("`{path}` is damaged: {reason}; build it again")]
    Damaged {
        /// Which file.
        path: String,
        /// What is wrong.
        reason: String,
    },
    /// Another base IRI than the graph was built with.
    #[error("the knowledge graph was built with the base {old}, not {new}; use another --kg folder")]
    OtherBase {
        /// What the manifest says.
        old: String,
        /// What was asked for.
        new: String,
    },
    /// No article of this id.
    #[error("there is no article `{0}` in the knowledge graph")]
    NoArticle(String),
}

impl Kg {
    /// An empty knowledge graph whose instance IRIs begin with `base`.
    ///
    /// # Errors
    /// Where the store cannot be made.
    pub fn new(base: Base) -> Result<Kg, StoreError> {
        Ok(Kg { store: Store::new()?, base, articles: BTreeMap::new() })
    }

    /// The store itself, all graphs.
    #[must_use]
    pub fn store(&self) -> &Store {
        &self.store
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

    /// Adds an article's facts; one of the same id and content changes nothing, of another content is replaced.
    ///
    /// # Errors
    /// Where the store fails.
    pub fn add(&mut self, facts: &Facts) -> Result<Added, StoreError> {
        let id = &facts.article.id;
        let known = self.articles.get(id).map(|a| a.sha256.clone());
        if known.as_deref() == Some(facts.article.sha256.as_str()) {
            return Ok(Added::Unchanged);
        }
        if known.is_some() {
            self.remove(id)?;
        }
        self.insert(rdf::quads(facts, &self.base))?;
        let entry =
            ArticleEntry { sha256: facts.article.sha256.clone(), source: facts.article.source.clone() };
        self.articles.insert(id.clone(), entry);
        Ok(if known.is_some() { Added::Replaced } else { Added::New })
    }

    /// Drops an article's graph, its claims' graphs, and the background facts that only it needed.
    ///
    /// # Errors
    /// Where there is no such article, or the store fails.
    pub fn remove(&mut self, id: &str) -> Result<(), StoreError> {
        if self.articles.remove(id).is_none() {
            return Err(StoreError::NoArticle(id.to_owned()));
        }
        for graph in self.graphs_of(id)? {
            let name = GraphName::from(graph.clone());
            let quads = self.store.quads_for_pattern(None, None, None, Some(name.as_ref()));
            let quads = quads.collect::<Result<Vec<Quad>, _>>()?;
            self.store.remove_named_graph(graph.as_ref())?;
            self.forget(&quads)?;
        }
        self.forget_background()
    }

    /// Removes background facts of nodes that no article speaks of any more.
    fn forget_background(&mut self) -> Result<(), StoreError> {
        let background = GraphName::from(self.base.background_graph());
        let facts = self.store.quads_for_pattern(None, None, None, Some(background.as_ref()));
        for quad in facts.collect::<Result<Vec<Quad>, _>>()? {
            let mentions = self.store.quads_for_pattern(Some(quad.subject.as_ref()), None, None, None);
            let article = |q: &Quad| q.graph_name != background && q.graph_name != GraphName::DefaultGraph;
            if !mentions.filter_map(Result::ok).any(|q| article(&q)) {
                self.store.remove(&quad)?;
                self.forget(&[quad])?;
            }
        }
        Ok(())
    }

    fn insert(&mut self, quads: Vec<Quad>) -> Result<(), StoreError> {
        self.store.extend(self.stated(&quads))?;
        self.store.extend(quads)?;
        Ok(())
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
mod tests {
    use super::*;
    use crate::article::Article;

    fn facts(id: &str, text: &str) -> Facts {
        crate::extract::extract(&Article::from_text(id, text.to_owned()))
    }

    const FIRST: &str =
        "President Anna Smith of France met Boris Berg of Germany. He said that Poland met Spain.";
    const SECOND: &str = "Germany signed a treaty with Japan in 2019.";

    #[test]
    fn removing_an_article_leaves_no_trace() {
        let mut alone = Kg::new(Base::default()).unwrap();
        alone.add(&facts("second", SECOND)).unwrap();
        let mut both = Kg::new(Base::default()).unwrap();
        both.add(&facts("first", FIRST)).unwrap();
        both.add(&facts("second", SECOND)).unwrap();
        assert_ne!(both.sorted_lines().unwrap(), alone.sorted_lines().unwrap());
        both.remove("first").unwrap();
        assert_eq!(both.sorted_lines().unwrap(), alone.sorted_lines().unwrap());
        assert!(matches!(both.remove("first"), Err(StoreError::NoArticle(_))));
    }

    #[test]
    fn an_article_is_added_once_and_replaced_when_changed() {
        let mut kg = Kg::new(Base::default()).unwrap();
        assert_eq!(kg.add(&facts("a", FIRST)).unwrap(), Added::New);
        let before = kg.sorted_lines().unwrap();
        assert_eq!(kg.add(&facts("a", FIRST)).unwrap(), Added::Unchanged);
        assert_eq!(kg.sorted_lines().unwrap(), before);
        assert_eq!(kg.add(&facts("a", SECOND)).unwrap(), Added::Replaced);
        let mut fresh = Kg::new(Base::default()).unwrap();
        fresh.add(&facts("a", SECOND)).unwrap();
        assert_eq!(kg.sorted_lines().unwrap(), fresh.sorted_lines().unwrap());
    }

    #[test]
    fn a_triple_that_two_graphs_state_is_there_once() {
        let mut kg = Kg::new(Base::default()).unwrap();
        kg.add(&facts("a", FIRST)).unwrap();
        kg.add(&facts("b", FIRST)).unwrap();
        let mut triples: Vec<String> = kg.default_quads().unwrap().iter().map(ToString::to_string).collect();
        let all = triples.len();
        triples.sort();
        triples.dedup();
        assert_eq!(triples.len(), all);
        kg.remove("b").unwrap();
        let mut alone = Kg::new(Base::default()).unwrap();
        alone.add(&facts("a", FIRST)).unwrap();
        assert_eq!(kg.default_quads().unwrap().len(), alone.default_quads().unwrap().len());
        kg.remove("a").unwrap();
        assert_eq!(kg.store().len().unwrap(), 0);
    }

    #[test]
    fn a_snapshot_reads_back_as_it_was_written() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("kg");
        let mut kg = Kg::new(Base::default()).unwrap();
        kg.add(&facts("a", FIRST)).unwrap();
        kg.save(&path).unwrap();
        let read = Kg::open(&path).unwrap();
        assert_eq!(read.sorted_lines().unwrap(), kg.sorted_lines().unwrap());
        assert_eq!(read.articles(), kg.articles());
        kg.save(&path).unwrap();
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1, "nothing is left beside the folder");
    }

    #[test]
    fn what_is_not_ours_or_damaged_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        let kg = Kg::new(Base::default()).unwrap();
        std::fs::write(folder.path().join("letter.txt"), "mine").unwrap();
        assert!(matches!(kg.save(folder.path()), Err(StoreError::NotOurs { .. })));
        assert!(matches!(Kg::open(folder.path()), Err(StoreError::NotOurs { .. })));
        let path = folder.path().join("kg");
        kg.save(&path).unwrap();
        std::fs::write(path.join("graph.nq"), "<a> <b>").unwrap();
        assert!(matches!(Kg::open(&path), Err(StoreError::Damaged { .. })));
    }
}
