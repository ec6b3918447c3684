//! What a page asks of a graph, each by a look-up of one node.

use super::ExplainError;
use crate::network::{Sentence, Sentences};
use crate::rdf::vocabulary::{prov, rdf, rdfs, schema, skos, sm};
use crate::store::Kg;
use oxigraph::model::{GraphName, NamedNode, NamedNodeRef, NamedOrBlankNode, Term};
use std::collections::BTreeSet;

type Result<T> = std::result::Result<T, ExplainError>;

pub(super) struct Reader<'k> {
    kg: &'k Kg,
    sentences: Sentences<'k>,
}

impl<'k> Reader<'k> {
    pub fn of(kg: &'k Kg) -> Reader<'k> {
        Reader { kg, sentences: Sentences::of(kg) }
    }

    /// The values of a node in all graphs, in order.
    fn objects(&self, node: &str, predicate: &NamedNode) -> Result<Vec<Term>> {
        let Ok(node) = NamedNodeRef::new(node) else { return Ok(Vec::new()) };
        let mut found = Vec::new();
        for quad in self.kg.quads_for_pattern(Some(node.into()), Some(predicate.as_ref()), None, None) {
            found.push(quad?.object);
        }
        found.sort_by_key(ToString::to_string);
        found.dedup();
        Ok(found)
    }

    pub fn iris(&self, node: &str, predicate: &NamedNode) -> Result<Vec<String>> {
        let iri = |term| if let Term::NamedNode(node) = term { Some(node.into_string()) } else { None };
        Ok(self.objects(node, predicate)?.into_iter().filter_map(iri).collect())
    }

    pub fn iri(&self, node: &str, predicate: &NamedNode) -> Result<Option<String>> {
        Ok(self.iris(node, predicate)?.into_iter().next())
    }

    pub fn texts(&self, node: &str, predicate: &NamedNode) -> Result<Vec<String>> {
        let text = |term| if let Term::Literal(text) = term { Some(text.value().to_owned()) } else { None };
        Ok(self.objects(node, predicate)?.into_iter().filter_map(text).collect())
    }

    pub fn text(&self, node: &str, predicate: &NamedNode) -> Result<Option<String>> {
        Ok(self.texts(node, predicate)?.into_iter().next())
    }

    /// The end of an IRI of the ontology: `occurred`, `alliance`.
    pub fn word(&self, node: &str, predicate: &str) -> Result<Option<String>> {
        let iri = self.iri(node, &sm(predicate))?;
        Ok(iri.and_then(|iri| iri.rsplit('#').next().map(str::to_owned)))
    }

    /// Who has this value.
    pub fn subjects(&self, predicate: &NamedNode, object: &str) -> Result<BTreeSet<String>> {
        let mut found = BTreeSet::new();
        let Ok(object) = NamedNodeRef::new(object) else { return Ok(found) };
        for quad in self.kg.quads_for_pattern(None, Some(predicate.as_ref()), Some(object.into()), None) {
            let quad = quad?;
            if let (NamedOrBlankNode::NamedNode(subject), GraphName::NamedNode(_)) =
                (quad.subject, quad.graph_name)
            {
                found.insert(subject.into_string());
            }
        }
        Ok(found)
    }

    pub fn is(&self, node: &str, class: &NamedNode) -> Result<bool> {
        Ok(self.iris(node, &rdf("type"))?.iter().any(|found| found == class.as_str()))
    }

    /// What a node is called; the end of its IRI, where it has no name.
    pub fn label(&self, node: &str) -> Result<String> {
        for predicate in [skos("prefLabel"), rdfs("label")] {
            let labels = self.texts(node, &predicate)?;
            if let Some(label) = labels.into_iter().max_by_key(|l| l.chars().count()) {
                return Ok(label);
            }
        }
        Ok(self.kg.base().below(node).unwrap_or(node).to_owned())
    }

    pub fn labels(&self, nodes: &[String]) -> Result<Vec<String>> {
        nodes.iter().map(|node| self.label(node)).collect()
    }

    /// Who says a claim.
    pub fn speaker(&self, claim: &str) -> Result<String> {
        let named = self.labels(&self.iris(claim, &prov("wasAttributedTo"))?)?;
        if !named.is_empty() {
            return Ok(named.join(", "));
        }
        let text = self.text(claim, &sm("speakerText"))?;
        Ok(text.unwrap_or_else(|| "somebody who is not named".to_owned()))
    }

    /// Who alone vouches for a fact.
    pub fn claimed_by(&self, fact: &str) -> Result<Option<String>> {
        self.iri(fact, &sm("voice"))?.map(|claim| self.speaker(&claim)).transpose()
    }

    /// The articles that a fact is from.
    pub fn articles(&self, fact: &str) -> Result<Vec<String>> {
        let mut articles = Vec::new();
        for reading in self.iris(fact, &prov("wasGeneratedBy"))? {
            for used in self.iris(&reading, &prov("used"))? {
                if self.text(&used, &schema("headline"))?.is_some() {
                    articles.push(used);
                }
            }
        }
        Ok(articles)
    }

    /// Headline, publisher and day.
    pub fn source(&self, article: &str) -> Result<String> {
        let mut parts = Vec::new();
        for term in ["headline", "publisher", "datePublished"] {
            parts.extend(self.text(article, &schema(term))?);
        }
        Ok(parts.join(", "))
    }

    /// The sentences behind a fact.
    pub fn sentences(&self, fact: &str) -> Result<Vec<Sentence>> {
        Ok(self.sentences.behind(fact)?)
    }

    /// The sentence that names most of the parties, and the year.
    pub fn best(&self, fact: &str, parties: &[String], date: Option<&str>) -> Result<Option<Sentence>> {
        let year = date.and_then(|date| date.get(..4));
        let score = |sentence: &Sentence| {
            let text = sentence.text();
            let named = |party: &&String| party.split([' ', '-']).any(|w| w.len() > 2 && text.contains(w));
            2 * parties.iter().filter(named).count() + usize::from(year.is_some_and(|y| text.contains(y)))
        };
        // Of equals the first.
        Ok(self.sentences(fact)?.into_iter().rev().max_by_key(score))
    }
}
