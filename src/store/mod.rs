//! The knowledge graph: an oxigraph store in memory, and its snapshot on disk.
//!
//! In: quads of `rdf`. Out: [`Kg`], which queries, networks and exports read.
//!
//! - [`Kg`]: add, replace and remove articles.
//! - `snapshot`: a folder with `graph.nq` (sorted N-Quads; with no blank nodes that is a canonical form) and
//!   `manifest.json`; saved whole or not at all.
//! - `dataset`: which triples a query sees.
//! - `people`, `settle`: who bears which name in which article, and whom each article means where several do.
//! - [`Terms`], [`Triples`]: an immutable copy for those who read everything.
//!
//! **Invariant:** removing an article leaves the store as if it had never been added
//! (`tests::removing_an_article_leaves_no_trace`), and the order of adding leaves none (`tests/trust/identity.rs`).

mod copies;
mod dataset;
mod frozen;
mod journal;
mod lock;
mod people;
mod settle;
mod snapshot;
mod status;
mod tally;

pub use dataset::{Seen, View};
pub use frozen::{TermId, Terms, Triples};
pub use journal::Journal;
pub use lock::{Lock, Patience};
pub use snapshot::{ArticleEntry, Manifest, Reading, Snapshot};
pub use status::Status;
pub use tally::{Tally, tally};

use crate::article::Article;
use crate::corrections::{Corrected, CorrectionError, Corrections};
use crate::facts::Facts;
use crate::rdf::vocabulary::{nif, schema};
use crate::rdf::{self, Base};
use oxigraph::model::{GraphName, NamedNode, NamedOrBlankNode, Quad, Term};
use oxigraph::store::{StorageError, Store};
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

/// A knowledge graph in memory.
pub struct Kg {
    store: Store,
    base: Base,
    articles: BTreeMap<String, ArticleEntry>,
    /// What people put right, each correction as Turtle.
    corrections: Vec<String>,
    /// Who bears which name; gathered when an article comes or goes.
    people: Option<people::People>,
    /// What queries see; empty until it is asked for, and after each change.
    view: OnceLock<View>,
    /// Where it was read, so that a save can see that another wrote there meanwhile.
    origin: Option<snapshot::Origin>,
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
    /// A folder of another format version than this program's.
    #[error(
        "`{path}` is a knowledge graph of format version {version}, and this program reads and writes version {ours}; build it again from its articles into another folder: `summitry build ARTICLES --kg OTHER`"
    )]
    OtherVersion {
        /// Which folder.
        path: String,
        /// Its version.
        version: u32,
        /// The version that this program knows.
        ours: u32,
    },
    /// A snapshot that does not parse or does not fit its manifest.
    #[error("`{path}` is damaged: {reason}; build it again")]
    Damaged {
        /// Which file.
        path: String,
        /// What is wrong.
        reason: String,
    },
    /// Another program holds the folder, and the caller would not wait.
    #[error("another summitry writes to `{path}`; try again when it has ended, or let --no-wait be")]
    Busy {
        /// Which folder.
        path: String,
    },
    /// Another program wrote the folder between reading and saving.
    #[error("`{path}` was written by another program since it was read; run the command again")]
    Overtaken {
        /// Which folder.
        path: String,
    },
    /// Another base IRI than the graph was built with.
    #[error("the knowledge graph was built with the base {old}, not {new}; use another --kg folder")]
    OtherBase {
        /// What the manifest says.
        old: String,
        /// What was asked for.
        new: String,
    },
    /// A facts document whose ids or spans are not sound.
    #[error("article `{article}`: {error}")]
    Facts {
        /// The article's id, with control characters escaped.
        article: String,
        /// What is wrong.
        error: crate::facts::FactsError,
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
        let people = Some(people::People::default());
        Ok(Kg {
            store: Store::new()?,
            base,
            articles: BTreeMap::new(),
            corrections: Vec::new(),
            people,
            view: OnceLock::new(),
            origin: None,
        })
    }

    /// The store itself, all named graphs; queries read [`Kg::view`].
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

    /// The corrections that the graph keeps, for articles that are read again.
    ///
    /// # Errors
    /// Where somebody has changed them so that they cannot be read.
    pub fn corrections(&self) -> Result<Corrections, CorrectionError> {
        Corrections::read(&self.corrections.join("\n"), &self.base)
    }

    /// Keeps these corrections instead of those before; whether they are others.
    pub fn keep(&mut self, corrections: &Corrections) -> bool {
        let before = std::mem::replace(&mut self.corrections, corrections.to_turtle(&self.base));
        before != self.corrections
    }

    /// The articles in whose graphs this node is spoken of.
    ///
    /// # Errors
    /// Where the store fails.
    pub fn articles_with(&self, node: &NamedNode) -> Result<BTreeSet<String>, StoreError> {
        let subject = NamedOrBlankNode::from(node.clone());
        let mut ids = BTreeSet::new();
        for quad in self.store.quads_for_pattern(Some(subject.as_ref()), None, None, None) {
            let GraphName::NamedNode(graph) = quad?.graph_name else { continue };
            let claim = || self.base.below(graph.as_str())?.strip_prefix("graph/claim/")?.split_once('/');
            let article = self.base.article_of_graph(graph.as_str()).or_else(|| Some(claim()?.0));
            ids.extend(article.map(str::to_owned));
        }
        Ok(ids)
    }

    /// An article as it was when it was read, from the text that the graph carries.
    ///
    /// # Errors
    /// Where the store fails.
    pub fn carried(&self, id: &str) -> Result<Option<Article>, StoreError> {
        let graph = GraphName::from(self.base.article_graph(id));
        let value = |predicate: NamedNode| -> Result<Option<String>, StoreError> {
            let found =
                self.store.quads_for_pattern(None, Some(predicate.as_ref()), None, Some(graph.as_ref()));
            let literal = |q: Quad| match q.object {
                Term::Literal(literal) => Some(literal.value().to_owned()),
                _ => None,
            };
            Ok(found.collect::<Result<Vec<Quad>, _>>()?.into_iter().find_map(literal))
        };
        let Some(text) = value(nif("isString"))? else { return Ok(None) };
        let source = self.articles.get(id).and_then(|entry| entry.source.clone());
        let mut article = Article::carried(id, text, source.as_deref());
        let day = value(schema("datePublished"))?.and_then(|day| day.parse().ok());
        article.published = article.published.or(day);
        article.source = article.source.or(source);
        article.source_sha256 = self.articles.get(id).and_then(|entry| entry.source_sha256.clone());
        Ok(Some(article))
    }

    /// Adds an article's facts; one of the same id and facts changes nothing, of other facts is replaced.
    ///
    /// What was inferred is dropped when anything changes; see [`crate::infer::infer`].
    ///
    /// # Errors
    /// Where the store fails.
    pub fn add(&mut self, facts: &Facts) -> Result<Added, StoreError> {
        sound(facts)?;
        self.add_quads(facts, rdf::quads(facts, &self.base), None)
    }

    /// Adds an article's facts as people have corrected them.
    ///
    /// # Errors
    /// Where the store fails.
    pub fn add_corrected(
        &mut self,
        facts: &Facts,
        corrections: &mut Corrections,
    ) -> Result<Added, StoreError> {
        sound(facts)?;
        let Corrected { quads, digest } = corrections.apply(facts, &self.base);
        self.add_quads(facts, quads, digest)
    }

    fn add_quads(
        &mut self,
        facts: &Facts,
        quads: Vec<Quad>,
        corrections: Option<String>,
    ) -> Result<Added, StoreError> {
        let article = &facts.article;
        let entry = ArticleEntry {
            sha256: article.sha256.clone(),
            source: article.source.clone(),
            source_sha256: article.source_sha256.clone(),
            corrections,
            facts_sha256: digest(facts),
            reading: None,
        };
        let known = self.articles.get(&article.id);
        let same = |a: &ArticleEntry| {
            a.sha256 == entry.sha256
                && a.corrections == entry.corrections
                && a.facts_sha256 == entry.facts_sha256
        };
        if known.is_some_and(same) {
            return Ok(Added::Unchanged);
        }
        let added = if known.is_some() { Added::Replaced } else { Added::New };
        if added == Added::Replaced {
            self.remove(&article.id)?;
        }
        self.clear_inferred()?;
        let base = self.base.clone();
        let names = self.people()?.learn(quads.iter().cloned(), &base);
        self.insert(quads)?;
        self.articles.insert(article.id.clone(), entry);
        self.settle(&names, Some(&article.id))?;
        Ok(added)
    }

    /// Notes what an article was read from and with: in the manifest, and in the article's graph as what its extraction
    /// used.
    ///
    /// # Errors
    /// Where the store fails.
    pub fn note_reading(&mut self, id: &str, reading: Reading) -> Result<(), StoreError> {
        let Some(entry) = self.articles.get_mut(id) else { return Ok(()) };
        let before = entry.reading.replace(reading.clone());
        let quads = |r: &Reading| rdf::used(&self.base, id, &r.sources());
        for quad in before.iter().flat_map(quads) {
            self.store.remove(&quad)?;
        }
        let quads = quads(&reading);
        self.insert(quads)
    }

    /// The text that the graph carries of an article.
    ///
    /// # Errors
    /// Where the store fails.
    pub fn text_of(&self, id: &str) -> Result<Option<String>, StoreError> {
        let graph = GraphName::from(self.base.article_graph(id));
        let is_string = crate::rdf::vocabulary::nif("isString");
        let found = self.store.quads_for_pattern(None, Some(is_string.as_ref()), None, Some(graph.as_ref()));
        let texts = found.map(|quad| Ok(quad?.object)).collect::<Result<Vec<_>, StorageError>>()?;
        Ok(texts.into_iter().find_map(|text| match text {
            oxigraph::model::Term::Literal(text) => Some(text.destruct().0),
            _ => None,
        }))
    }

    /// Drops an article's graph, its claims' graphs, the background facts that only it needed, and what was inferred.
    ///
    /// # Errors
    /// Where there is no such article, or the store fails.
    pub fn remove(&mut self, id: &str) -> Result<(), StoreError> {
        if !self.articles.contains_key(id) {
            return Err(StoreError::NoArticle(id.to_owned()));
        }
        self.clear_inferred()?;
        let names = self.people()?.forget(id);
        self.articles.remove(id);
        for graph in self.graphs_of(id)? {
            self.drop_graph(&graph)?;
        }
        self.settle(&names, None)?;
        self.forget_background()
    }

    /// Whether the inferred graph holds anything.
    ///
    /// # Errors
    /// Where the store fails.
    pub fn has_inferred(&self) -> Result<bool, StoreError> {
        Ok(self.store.contains_named_graph(self.base.inferred_graph().as_ref())?)
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

    /// Puts these quads in the place of a graph that is no article's.
    pub(crate) fn replace_graph(&mut self, graph: &NamedNode, quads: Vec<Quad>) -> Result<(), StoreError> {
        self.drop_graph(&graph.clone().into())?;
        self.insert(quads)
    }

    fn drop_graph(&mut self, graph: &NamedOrBlankNode) -> Result<(), StoreError> {
        self.view = OnceLock::new();
        Ok(self.store.remove_named_graph(graph.as_ref())?)
    }

    /// Removes background facts of nodes that no article speaks of any more, nor a place that one speaks of.
    fn forget_background(&mut self) -> Result<(), StoreError> {
        let background = GraphName::from(self.base.background_graph());
        let facts = self.store.quads_for_pattern(None, None, None, Some(background.as_ref()));
        let facts = facts.collect::<Result<Vec<Quad>, _>>()?;
        let mut needed: BTreeSet<String> = BTreeSet::new();
        for quad in &facts {
            let mentions = self.store.quads_for_pattern(Some(quad.subject.as_ref()), None, None, None);
            let article = |q: &Quad| q.graph_name != background;
            if !needed.contains(&quad.subject.to_string())
                && mentions.filter_map(Result::ok).any(|q| article(&q))
            {
                needed.insert(quad.subject.to_string());
            }
        }
        let around = facts.iter().filter(|q| q.predicate == schema("containedInPlace"));
        let around: Vec<String> = around
            .filter(|q| needed.contains(&q.subject.to_string()))
            .map(|q| q.object.to_string())
            .collect();
        needed.extend(around);
        for quad in facts {
            if !needed.contains(&quad.subject.to_string()) {
                self.store.remove(&quad)?;
            }
        }
        Ok(())
    }

    fn insert(&mut self, quads: Vec<Quad>) -> Result<(), StoreError> {
        self.view = OnceLock::new();
        Ok(self.store.extend(quads)?)
    }

    /// SHA-256 of [`Kg::sorted_lines`], which is the hash of RDFC-1.0: there are no blank nodes to name.
    ///
    /// # Errors
    /// Where the store fails.
    pub fn canonical_hash(&self) -> Result<String, StoreError> {
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

/// SHA-256 of a facts document.
fn digest(facts: &Facts) -> String {
    struct Hash(Sha256);
    impl std::io::Write for Hash {
        fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
            self.0.update(bytes);
            Ok(bytes.len())
        }
        fn flush(&mut self) -> std::io::Result<()> {
            Ok(())
        }
    }
    let mut hash = Hash(Sha256::new());
    // Facts are maps of strings and numbers, which JSON can always hold, and the hash takes every byte.
    match serde_json::to_writer(&mut hash, facts) {
        Ok(()) => format!("{:x}", hash.0.finalize()),
        Err(_) => String::new(),
    }
}

/// Whether a facts document can go into a graph and come back.
fn sound(facts: &Facts) -> Result<(), StoreError> {
    let article = || facts.article.id.escape_debug().to_string();
    facts.check().map_err(|error| StoreError::Facts { article: article(), error })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Article;

    fn facts(id: &str, text: &str) -> Facts {
        crate::extract::testing::facts(&Article::from_text(id, text.to_owned()))
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
    fn an_extraction_used_its_model_and_gazetteer_and_no_older_ones() {
        let reading = |model: &str| Reading {
            sha256: String::new(),
            body_sha256: String::new(),
            name: "a".into(),
            by: String::new(),
            model_sha256: model.into(),
            rules_sha256: String::new(),
            gazetteer_sha256: "b".repeat(64),
        };
        let mut kg = Kg::new(Base::default()).unwrap();
        kg.add(&facts("a", SECOND)).unwrap();
        let unread = kg.sorted_lines().unwrap();
        kg.note_reading("a", reading("cafe")).unwrap();
        kg.note_reading("a", reading("face")).unwrap();
        let lines = kg.sorted_lines().unwrap();
        let used: Vec<&String> = lines.iter().filter(|l| !unread.contains(l)).collect();
        let uses = |what: &str| used.iter().any(|l| l.contains("prov#used") && l.contains(what));
        assert!(uses("/model/face>") && uses("/gazetteer/bbbbbbbbbb>") && !uses("cafe"), "{used:#?}");
        // Use, class, label and SHA-256 of each.
        assert_eq!(used.len(), 8);
        kg.remove("a").unwrap();
        assert!(kg.sorted_lines().unwrap().iter().all(|l| !l.contains("/model/")));
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
        let manifest = std::fs::read_to_string(path.join("manifest.json")).unwrap();
        let older = manifest.replace("\"version\": 2", "\"version\": 1");
        std::fs::write(path.join("manifest.json"), older).unwrap();
        for refused in [Kg::open(&path).map(drop), kg.save(&path)] {
            let error = refused.unwrap_err();
            assert!(matches!(error, StoreError::OtherVersion { version: 1, .. }), "{error}");
            assert!(error.to_string().contains("summitry build ARTICLES --kg OTHER"), "{error}");
        }
        std::fs::write(path.join("manifest.json"), manifest).unwrap();
        std::fs::write(path.join("graph.nq"), "<a> <b>").unwrap();
        assert!(matches!(Kg::open(&path), Err(StoreError::Damaged { .. })));
    }
}
