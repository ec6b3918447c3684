//! Which articles are copies of another, as a graph of its own.

use super::{Kg, StoreError};
use crate::article::story;
use crate::copies::{Kind, Link, Story, links};
use crate::rdf::vocabulary::{nif, schema, sm};
use oxigraph::model::{GraphName, NamedNode, Quad, Term};
use std::collections::BTreeMap;

impl Kg {
    /// Links copies and versions to the first article of their kind; whether that changed anything.
    ///
    /// # Errors
    /// Where the store fails.
    pub fn link_copies(&mut self) -> Result<bool, StoreError> {
        let texts = self.literals(&nif("isString"))?;
        let days = self.literals(&schema("datePublished"))?;
        let stories: Vec<Story> = texts
            .iter()
            .map(|(id, text)| Story { id, published: days.get(id).map(String::as_str), text: story(text) })
            .collect();
        let graph = self.base.copies_graph();
        let quads = copies(&links(&stories), self);
        let mut before: Vec<Quad> = Vec::new();
        for quad in self.quads.matching(None, None, None, Some(GraphName::from(graph.clone()).as_ref())) {
            before.push(quad?);
        }
        before.sort_by_cached_key(ToString::to_string);
        if before == quads {
            return Ok(false);
        }
        // What was inferred may rest on how many sources there are.
        self.replace_graph(&graph, quads)?;
        Ok(true)
    }

    /// How many articles are copies or versions of others.
    pub(super) fn copies(&self) -> Result<usize, StoreError> {
        let graph = GraphName::from(self.base.copies_graph());
        let mut count = 0;
        for quad in self.quads.matching(None, None, None, Some(graph.as_ref())) {
            quad?;
            count += 1;
        }
        Ok(count)
    }

    /// What the graph of each article says by this property of the article or its text.
    pub(crate) fn literals(&self, predicate: &NamedNode) -> Result<BTreeMap<String, String>, StoreError> {
        let mut found = BTreeMap::new();
        for quad in self.quads.matching(None, Some(predicate.as_ref()), None, None) {
            let quad = quad?;
            if let (GraphName::NamedNode(graph), Term::Literal(value)) = (&quad.graph_name, &quad.object)
                && let Some(id) = self.base.article_of_graph(graph.as_str())
            {
                found.insert(id.to_owned(), value.value().to_owned());
            }
        }
        Ok(found)
    }
}

/// The links as sorted quads.
fn copies(links: &[Link], kg: &Kg) -> Vec<Quad> {
    let graph = kg.base.copies_graph();
    let quad = |link: &Link| {
        let predicate = match link.kind {
            Kind::Copy => sm("copyOf"),
            Kind::Version => sm("versionOf"),
        };
        Quad::new(kg.base.article(&link.article), predicate, kg.base.article(&link.of), graph.clone())
    };
    let mut quads: Vec<Quad> = links.iter().map(quad).collect();
    quads.sort_by_cached_key(ToString::to_string);
    quads
}
