//! Which articles are copies of another, as a graph of its own.

use super::{Kg, StoreError};
use crate::article::story;
use crate::copies::{Kind, Link, Story, are_alike, links};
use crate::rdf::Base;
use crate::rdf::vocabulary::{nif, schema, sm};
use oxigraph::model::{GraphName, NamedNode, Quad, Term};
use std::collections::{BTreeMap, BTreeSet};

/// Which part of the articles are few.
const FEW: usize = 8;

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
        if self.links_stay(&stories)? {
            self.touched.clear();
            return Ok(false);
        }
        let graph = self.base.copies_graph();
        let quads = copies(&links(&stories), &self.base);
        self.touched.clear();
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

    /// Whether the links of the graph as it was opened hold: few articles came or went, those are like no other, and were
    /// not linked. To compare all with all takes a time that grows faster than the graph.
    fn links_stay(&self, stories: &[Story<'_>]) -> Result<bool, StoreError> {
        if self.touched.len() * FEW > stories.len() {
            return Ok(false);
        }
        let touched: BTreeSet<NamedNode> = self.touched.iter().map(|id| self.base.article(id)).collect();
        let graph = GraphName::from(self.base.copies_graph());
        for quad in self.quads.matching(None, None, None, Some(graph.as_ref())) {
            let quad = quad?;
            let is =
                |node: &NamedNode| quad.subject == node.clone().into() || quad.object == node.clone().into();
            if touched.iter().any(is) {
                return Ok(false);
            }
        }
        Ok(!are_alike(stories, &self.touched))
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
    pub fn literals(&self, predicate: &NamedNode) -> Result<BTreeMap<String, String>, StoreError> {
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
pub(super) fn copies(links: &[Link], base: &Base) -> Vec<Quad> {
    let graph = base.copies_graph();
    let quad = |link: &Link| {
        let predicate = match link.kind {
            Kind::Copy => sm("copyOf"),
            Kind::Version => sm("versionOf"),
        };
        Quad::new(base.article(&link.article), predicate, base.article(&link.of), graph.clone())
    };
    let mut quads: Vec<Quad> = links.iter().map(quad).collect();
    quads.sort_by_cached_key(ToString::to_string);
    quads
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Article;

    fn add(kg: &mut Kg, id: &str, text: &str) {
        kg.add(&crate::extract::testing::facts(&Article::from_text(id, text.to_owned()))).unwrap();
    }

    fn linked(kg: &Kg) -> Vec<String> {
        let graph = GraphName::from(kg.base.copies_graph());
        let quads = kg.quads.matching(None, None, None, Some(graph.as_ref()));
        let mut links: Vec<String> = quads.map(|quad| quad.unwrap().to_string()).collect();
        links.sort();
        links
    }

    #[test]
    fn a_few_articles_are_linked_as_all_at_once_are() {
        let mut kg = Kg::new(Base::default()).unwrap();
        let text = |n: usize| format!("Norway met Sweden in Oslo in {}, and the talks went well.", 1950 + n);
        for n in 0..24 {
            add(&mut kg, &format!("a{n}"), &text(n));
        }
        assert!(!kg.link_copies().unwrap());
        let mut check = |what: &str, change: &dyn Fn(&mut Kg), changed: bool, links: usize| {
            change(&mut kg);
            assert_eq!(kg.link_copies().unwrap(), changed, "{what}");
            let by_few = linked(&kg);
            assert_eq!(by_few.len(), links, "{what}");
            kg.touched = kg.articles.keys().cloned().collect();
            assert!(!kg.link_copies().unwrap(), "{what}");
            assert_eq!(linked(&kg), by_few, "{what}");
        };
        check("another report", &|kg| add(kg, "b", &text(30)), false, 0);
        check("a copy", &|kg| add(kg, "c", &text(5)), true, 1);
        check("one that is like none", &|kg| add(kg, "d", &text(31)), false, 1);
        check("another copy", &|kg| add(kg, "e", &text(5)), true, 2);
        check("one that was not linked goes", &|kg| kg.remove("d").unwrap(), false, 2);
        check("the first goes", &|kg| kg.remove("a5").unwrap(), true, 1);
        check("a copy becomes another report", &|kg| add(kg, "c", &text(32)), true, 0);
    }
}
