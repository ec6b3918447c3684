//! What one article gives to a graph that no process holds whole.
//!
//! A cluster reads and maps articles one by one. What hangs on all of them is brought together by who has all that they say of
//! one name, one node, one text, and of nothing else:
//!
//! 1. [`bearers`]: the names in an article, each with its profile. The profiles of a name, counted over all articles, tell
//!    who bears it ([`crate::identity::people`]).
//! 2. [`Part::of`]: the quads of an article, once that is known of its names.
//! 3. [`Part::labels`]: what the article calls things. The labels of a node, counted, tell which is preferred
//!    ([`super::commonest`]), and what says so.
//! 4. [`copies`]: the links among texts that are like each other ([`crate::copies::fingerprint`], [`crate::copies::is_alike`]).
//!
//! **Invariant:** all that together is what a build of the same articles gives, where nobody corrects anything
//! (`tests/trust/parts.rs`).

use super::people::People;
use super::{Kg, Reading, StoreError};
use crate::copies::{Story, links};
use crate::facts::{EntityId, Facts};
use crate::identity::{self, Profile};
use crate::rdf::vocabulary::skos;
use crate::rdf::{self, Base};
use oxigraph::model::{NamedNode, Quad};
use std::collections::BTreeMap;

/// The part of one article.
#[derive(Debug)]
pub struct Part {
    quads: Vec<Quad>,
    labels: Vec<Label>,
}

/// What an article calls a thing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// The thing.
    pub node: NamedNode,
    /// The label.
    pub label: String,
    /// What is to be in the graph where that is the label that most articles give.
    pub preferred: Quad,
}

/// The names that people bear in an article, and the offices that it gives to each.
#[must_use]
pub fn bearers(facts: &Facts, base: &Base) -> BTreeMap<EntityId, Profile> {
    bearers_in(&rdf::quads(facts, base), base)
}

/// The same of an article's quads.
pub(super) fn bearers_in(quads: &[Quad], base: &Base) -> BTreeMap<EntityId, Profile> {
    let mut people = People::of_nothing();
    people.learn(quads, base);
    let profile = |(name, bearers): (EntityId, super::people::Bearers)| {
        Some((name, bearers.by_article.into_values().next()?.profile))
    };
    people.names.into_iter().filter_map(profile).collect()
}

impl Part {
    /// The part of an article that was read so; `people` are those of its names of which all articles together do not say
    /// simply that they are one person's.
    ///
    /// # Errors
    /// For facts that are not sound.
    pub fn of(
        facts: &Facts,
        reading: Option<&Reading>,
        base: &Base,
        people: &BTreeMap<EntityId, identity::People>,
    ) -> Result<Part, StoreError> {
        super::articles::sound(facts)?;
        let id = &facts.article.id;
        let mut quads = if people.is_empty() {
            rdf::quads(facts, base)
        } else {
            let mut kg = Kg::new(base.clone())?;
            kg.add(facts)?;
            kg.settle_as(people)?;
            kg.named_quads()?
        };
        quads.extend(reading.into_iter().flat_map(|reading| rdf::used(base, id, &reading.sources())));
        let mut by_line: Vec<(String, Quad)> = quads.into_iter().map(|q| (q.to_string(), q)).collect();
        by_line.sort_unstable_by(|a, b| a.0.cmp(&b.0));
        by_line.dedup_by(|a, b| a.0 == b.0);
        let quads: Vec<Quad> = by_line.into_iter().map(|(_, quad)| quad).collect();
        let label = |quad: &Quad| {
            let (node, label, _) = super::labels::labelled(base, quad)?;
            let preferred = Quad { predicate: skos("prefLabel"), ..quad.clone() };
            Some(Label { node, label: label.to_owned(), preferred })
        };
        let labels: Vec<Label> = quads.iter().filter_map(label).collect();
        // Which label is preferred is for all articles to say.
        let own = base.article_graph(id);
        let is_preferred = |q: &Quad| q.predicate == skos("prefLabel") && q.graph_name == own.clone().into();
        let quads = quads.into_iter().filter(|q| !is_preferred(q)).collect();
        Ok(Part { quads, labels })
    }

    /// Its quads, without preferred labels; those of the background graph other articles give as well.
    #[must_use]
    pub fn quads(&self) -> &[Quad] {
        &self.quads
    }

    /// What it calls things.
    #[must_use]
    pub fn labels(&self) -> &[Label] {
        &self.labels
    }
}

/// What is said of which of these texts are copies or versions of others; texts that are like none of them change nothing.
#[must_use]
pub fn copies(stories: &[Story<'_>], base: &Base) -> Vec<Quad> {
    super::copies::copies(&links(stories), base)
}

/// Subject, predicate, object and graph of a quad, as N-Quads writes them.
#[must_use]
pub fn terms(quad: &Quad) -> [String; 4] {
    let Quad { subject, predicate, object, graph_name } = quad;
    [subject.to_string(), predicate.to_string(), object.to_string(), graph_name.to_string()]
}
