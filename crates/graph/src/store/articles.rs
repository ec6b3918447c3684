//! Articles of a knowledge graph: they come, are replaced, and go without a trace.

use super::{ArticleEntry, Kg, Reading, StoreError};
use crate::article::Article;
use crate::corrections::{Corrected, Corrections};
use crate::facts::Facts;
use crate::rdf;
use crate::rdf::Base;
use crate::rdf::vocabulary::{nif, schema};
use oxigraph::model::{GraphName, NamedNode, NamedOrBlankNode, Quad, Term};
use sha2::{Digest, Sha256};
use std::collections::BTreeSet;

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

impl Kg {
    /// The articles in whose graphs this node is spoken of.
    ///
    /// # Errors
    /// Where the store fails.
    pub fn articles_with(&self, node: &NamedNode) -> Result<BTreeSet<String>, StoreError> {
        let subject = NamedOrBlankNode::from(node.clone());
        let mut ids = BTreeSet::new();
        for quad in self.quads.matching(Some(subject.as_ref()), None, None, None) {
            let GraphName::NamedNode(graph) = quad?.graph_name else { continue };
            ids.extend(self.article_of(graph.as_str()).map(str::to_owned));
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
            let found = self.quads.matching(None, Some(predicate.as_ref()), None, Some(graph.as_ref()));
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
        let names = self.names_in(&quads);
        let names = self.people(&names)?.learn(&quads, &base);
        self.labels_come(&quads)?;
        self.insert(quads)?;
        self.articles.insert(article.id.clone(), entry);
        self.touched.insert(article.id.clone());
        self.settle(&names, Some(&article.id))?;
        self.settle_labels()?;
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
            self.quads.remove(&quad)?;
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
        let is_string = nif("isString");
        let found = self.quads.matching(None, Some(is_string.as_ref()), None, Some(graph.as_ref()));
        let quads = found.collect::<Result<Vec<Quad>, _>>()?;
        Ok(quads.into_iter().find_map(|quad| match quad.object {
            Term::Literal(text) => Some(text.destruct().0),
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
        let names = self.names_of(id)?;
        let names = self.people(&names)?.forget(id);
        self.articles.remove(id);
        self.touched.insert(id.to_owned());
        self.labels_go(id)?;
        for graph in self.graphs_of(id)? {
            self.drop_graph(&graph)?;
        }
        self.settle(&names, None)?;
        self.settle_labels()?;
        self.forget_background()
    }

    /// Removes background facts of nodes that no article speaks of any more, nor a place that one speaks of.
    fn forget_background(&mut self) -> Result<(), StoreError> {
        let background = GraphName::from(self.base.background_graph());
        let facts = self.quads.matching(None, None, None, Some(background.as_ref()));
        let facts = facts.collect::<Result<Vec<Quad>, _>>()?;
        let mut needed: BTreeSet<String> = BTreeSet::new();
        for quad in &facts {
            let mentions = self.quads.matching(Some(quad.subject.as_ref()), None, None, None);
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
                self.quads.remove(&quad)?;
            }
        }
        Ok(())
    }
}

/// The article whose graph this is, or whose claim's.
pub(super) fn is_graph_of<'g>(base: &Base, graph: &'g str) -> Option<&'g str> {
    let claims = || base.below(graph)?.strip_prefix("graph/claim/")?.split_once('/');
    base.article_of_graph(graph).or_else(|| Some(claims()?.0))
}

/// SHA-256 of a facts document.
pub(super) fn digest(facts: &Facts) -> String {
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
pub(super) fn sound(facts: &Facts) -> Result<(), StoreError> {
    let article = || facts.article.id.escape_debug().to_string();
    facts.check().map_err(|error| StoreError::Facts { article: article(), error })
}
