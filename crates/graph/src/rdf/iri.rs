//! The IRIs of instances, all below one base. Nothing else in the program puts an IRI together.

use crate::facts::{EntityId, Facts, Span};
use oxigraph::model::{NamedNode, Triple};
use sha2::{Digest, Sha256};
use std::fmt;

/// The IRI that all instance IRIs begin with; ends in `/`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Base(String);

/// A text that cannot be a base.
#[derive(Debug, thiserror::Error)]
#[error(
    "`{0}` is no base IRI: want an absolute IRI that ends in / and has no # or ?, such as https://example.org/id/"
)]
pub struct BaseError(String);

impl Default for Base {
    fn default() -> Base {
        Base("https://w3id.org/summitry/id/".to_owned())
    }
}

impl fmt::Display for Base {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Base {
    /// Reads a base IRI.
    ///
    /// # Errors
    /// Where the text is no absolute IRI, does not end in `/`, or has a query or fragment: no graph could be read back.
    pub fn parse(text: &str) -> Result<Base, BaseError> {
        // Spans have a fragment of their own; whoever resolves IRIs takes dots between slashes away.
        let plain = text.ends_with('/') && !text.contains(['#', '?']);
        let dots = text.split('/').any(|part| part == "." || part == "..");
        let read = |path: &str| NamedNode::new(format!("{text}{path}")).is_ok();
        let sound = plain && !dots && read("") && read("article/a#char=0,1");
        if sound { Ok(Base(text.to_owned())) } else { Err(BaseError(text.to_owned())) }
    }

    fn node(&self, path: &str) -> NamedNode {
        // Ids are checked where they come in; whatever gets past that still gives an IRI that can be read back.
        let iri = format!("{}{path}", self.0);
        NamedNode::new(&iri)
            .unwrap_or_else(|_| NamedNode::new_unchecked(format!("{}{}", self.0, percent_encoded(path))))
    }

    /// The path of an IRI below this base.
    #[must_use]
    pub fn below<'i>(&self, iri: &'i str) -> Option<&'i str> {
        iri.strip_prefix(&self.0)
    }

    /// An entity: `person/xi-jinping`.
    #[must_use]
    pub fn entity(&self, id: &EntityId) -> NamedNode {
        self.node(id.as_str())
    }

    /// An article.
    #[must_use]
    pub fn article(&self, id: &str) -> NamedNode {
        self.node(&format!("article/{id}"))
    }

    /// A span of an article, as an RFC 5147 fragment in code points.
    #[must_use]
    pub fn span(&self, article: &str, start: u32, end: u32) -> NamedNode {
        self.node(&format!("article/{article}#char={start},{end}"))
    }

    /// The extraction that read an article.
    #[must_use]
    pub fn extraction(&self, article: &str) -> NamedNode {
        self.node(&format!("extraction/{article}"))
    }

    /// The program.
    #[must_use]
    pub fn software(&self, name: &str) -> NamedNode {
        self.node(&format!("software/{name}"))
    }

    /// An event, relationship, claim or role of an article by its [`super::Names`]: `event/ID/e-4f1c09ab23`.
    #[must_use]
    pub fn part(&self, kind: &str, article: &str, name: &str) -> NamedNode {
        self.node(&format!("{kind}/{article}/{name}"))
    }

    /// The graph of what an article says in its own voice.
    #[must_use]
    pub fn article_graph(&self, article: &str) -> NamedNode {
        self.node(&format!("graph/article/{article}"))
    }

    /// The article whose own graph this is.
    #[must_use]
    pub fn article_of_graph<'i>(&self, graph: &'i str) -> Option<&'i str> {
        self.below(graph)?.strip_prefix("graph/article/")
    }

    /// The decision whom an article means by a name: `identification/ARTICLE/lee-jun`.
    #[must_use]
    pub fn identification(&self, article: &str, name: &EntityId) -> NamedNode {
        let slug = name.as_str().rsplit_once('/').map_or(name.as_str(), |(_, slug)| slug);
        self.part("identification", article, slug)
    }

    /// The graph of what a claim's content asserts.
    #[must_use]
    pub fn claim_graph(&self, article: &str, claim: &str) -> NamedNode {
        self.node(&format!("graph/claim/{article}/{claim}"))
    }

    /// The graph of triples that were loaded from a file and are in no named graph there.
    #[must_use]
    pub fn loaded_graph(&self) -> NamedNode {
        self.node("graph/loaded")
    }

    /// A node that has no name in the file that it was loaded from, by its number.
    #[must_use]
    pub fn without_name(&self, number: usize) -> NamedNode {
        self.node(&format!(".well-known/genid/{number}"))
    }

    /// The graph of gazetteer facts.
    #[must_use]
    pub fn background_graph(&self) -> NamedNode {
        self.node("graph/background")
    }

    /// The graph that says which articles are copies of another.
    #[must_use]
    pub fn copies_graph(&self) -> NamedNode {
        self.node("graph/copies")
    }

    /// The graph of what rules derived.
    #[must_use]
    pub fn inferred_graph(&self) -> NamedNode {
        self.node("graph/inferred")
    }

    /// What took place, named by what its tellings say; `times` tells several of one content apart.
    #[must_use]
    pub fn occurrence(&self, content: &str, times: usize) -> NamedNode {
        let end = if times > 1 { format!("-{times}") } else { String::new() };
        self.node(&format!("occurrence/{}{end}", short_hash(content)))
    }

    /// A triple as a node, to say where it comes from; named by the hash of its N-Triples.
    #[must_use]
    pub fn statement(&self, triple: &Triple) -> NamedNode {
        self.node(&format!("statement/{}", short_hash(&triple.to_string())))
    }

    /// What a person corrected; named by the hash of what the correction says.
    #[must_use]
    pub fn correction(&self, what: &str) -> NamedNode {
        self.node(&format!("correction/{}", short_hash(what)))
    }

    /// A person who corrects.
    #[must_use]
    pub fn agent(&self, name: &str) -> NamedNode {
        self.node(&format!("agent/{}", crate::article::slug(name)))
    }

    /// An analysis of the network, or a measurement of one: `analysis/centrality`.
    #[must_use]
    pub fn analysis(&self, name: &str) -> NamedNode {
        self.node(&format!("analysis/{name}"))
    }

    /// The whole graph, as something that is described.
    #[must_use]
    pub fn dataset(&self) -> NamedNode {
        self.node("dataset")
    }

    /// A part of the whole graph: what is of one class.
    #[must_use]
    pub fn dataset_part(&self, name: &str) -> NamedNode {
        self.node(&format!("dataset/{name}"))
    }

    /// What the program reads with, named by its SHA-256: `model/4f1c09ab23`.
    #[must_use]
    pub fn resource(&self, kind: &str, sha256: &str) -> NamedNode {
        self.node(&format!("{kind}/{}", sha256.get(..10).unwrap_or(sha256)))
    }

    /// The graph of an analysis.
    #[must_use]
    pub fn analysis_graph(&self, name: &str) -> NamedNode {
        self.node(&format!("graph/analysis/{name}"))
    }

    /// Whether a graph is an article's own, or one of its claims'.
    #[must_use]
    pub fn is_of_article(&self, graph: &str, article: &str) -> bool {
        graph == self.article_graph(article).as_str()
            || graph
                .strip_prefix(&self.node("graph/claim/").into_string())
                .is_some_and(|rest| rest.strip_prefix(article).is_some_and(|claim| claim.starts_with('/')))
    }

    /// Whether a graph holds a claim's content, which no default dataset shows.
    #[must_use]
    pub fn is_claim_graph(&self, graph: &str) -> bool {
        graph.strip_prefix(&self.0).is_some_and(|path| path.starts_with("graph/claim/"))
    }

    /// Whether a graph is one of the six kinds that a knowledge graph of this base has.
    #[must_use]
    pub fn is_known_graph(&self, graph: &str) -> bool {
        let kinds = [
            "graph/article/",
            "graph/claim/",
            "graph/background",
            "graph/copies",
            "graph/inferred",
            "graph/analysis/",
        ];
        graph.strip_prefix(&self.0).is_some_and(|path| kinds.iter().any(|k| path.starts_with(k)))
    }

    /// A fact's span in its article.
    #[must_use]
    pub fn evidence(&self, facts: &Facts, span: Span) -> NamedNode {
        self.span(&facts.article.id, span.start(), span.end())
    }
}

/// The first twenty hexadecimal digits of a SHA-256: enough for as many nodes as a store can hold.
fn short_hash(text: &str) -> String {
    let mut hash = format!("{:x}", Sha256::digest(text.as_bytes()));
    hash.truncate(20);
    hash
}

/// A path with everything but letters, digits and the marks that our IRIs are made of as UTF-8 in percent encoding.
fn percent_encoded(path: &str) -> String {
    let mut out = String::with_capacity(path.len());
    let mut buffer = [0; 4];
    for c in path.chars() {
        if c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.' | '/' | '#' | '=' | ',') {
            out.push(c);
        } else {
            c.encode_utf8(&mut buffer).bytes().for_each(|b| out.push_str(&format!("%{b:02X}")));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_article_owns_its_claims_and_no_other_articles() {
        let base = Base::default();
        let claim = base.claim_graph("talks", "c-1");
        assert!(base.is_of_article(claim.as_str(), "talks") && base.is_claim_graph(claim.as_str()));
        assert!(!base.is_of_article(base.article_graph("talks-2").as_str(), "talks"));
        assert!(!base.is_of_article(base.claim_graph("talks-2", "c-1").as_str(), "talks"));
        for bad in [
            "",
            "here",
            "http://example.org",
            "/id/",
            "https://example.org/kg#",
            "https://example.org/#/",
            "https://example.org/?kg=/",
            "https://example.org/my kg/",
            "https://example.org/a/../b/",
            "http://[::1/",
            "https://example.org/%zz/",
            "https://example.org/\u{1}/",
            "kg/",
            "<http://example.org/>",
        ] {
            assert!(Base::parse(bad).is_err(), "{bad}");
        }
    }
}
