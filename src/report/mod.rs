//! A knowledge graph as one page to read, send and print.
//!
//! In: [`Kg`]. Out: an HTML page that refers to nothing outside itself: a summary in sentences, pictures of `draw` as data,
//! tables, under every fact the sentences that it rests on with their source, and a part for each main person and country.
//!
//! - `page`: the frame, its style sheet, its contents, the search, which is the page's own script.
//! - `html`: tables, figures and sentences as HTML.
//! - `summary`, `pictures`, `facts`, `entities`, `figures`, `articles`: the sections, in this order.
//!
//! **Invariant:** no word of an article or name reaches the page unescaped; `html` is the only door.
//!
//! **Invariant:** the page can ask nobody: its policy names the hashes of its one script and its one style sheet, and
//! pictures as data; all else is forbidden.
//!
//! **Invariant:** the page has no date of its own: the same graph gives the same bytes.

mod articles;
mod entities;
mod facts;
mod figures;
mod html;
mod page;
mod pictures;
mod summary;

use crate::draw::DrawError;
use crate::network::{Fact, NetworkError, Projection, Sentences, World};
use crate::rdf::vocabulary::{rdfs, skos, sm};
use crate::store::{Kg, StoreError};
use articles::Paper;
use html::{Html, anchor};
use oxigraph::model::{NamedNode, NamedOrBlankNode, Term};
use std::collections::{BTreeMap, BTreeSet};

/// Why a report could not be written.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ReportError {
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The network could not be read.
    #[error(transparent)]
    Network(#[from] NetworkError),
    /// A picture could not be drawn.
    #[error(transparent)]
    Draw(#[from] DrawError),
    /// There is no article.
    #[error("the knowledge graph holds no article to report on")]
    Empty,
}

/// The page about a knowledge graph: all of it, or what the projection's window and claims leave of it; with at most `top` of
/// what is ranked, or as many as are legible.
///
/// # Errors
/// Where the store fails, or there is nothing to report on.
pub fn report(
    kg: &Kg,
    projection: &Projection,
    title: &str,
    top: Option<usize>,
) -> Result<String, ReportError> {
    if kg.articles().is_empty() {
        return Err(ReportError::Empty);
    }
    let world = World::read(kg)?;
    let source = Source {
        kg,
        sentences: Sentences::of(kg),
        projection,
        papers: articles::papers(kg)?,
        disputed: disputed(kg)?,
        labels: labels(kg, &world)?,
        main: entities::main(&world, projection, top),
        top,
        world: &world,
    };
    let sections = [
        summary::section(&source),
        pictures::section(&source)?,
        facts::meetings(&source)?,
        facts::events(&source)?,
        facts::relationships(&source)?,
        facts::claims(&source)?,
        facts::claimed(&source)?,
        entities::people(&source),
        entities::countries(&source),
        facts::offices(&source)?,
        figures::section(&source)?,
        articles::section(&source),
        articles::checksums(&source),
    ];
    Ok(page::page(title, &source, &sections.into_iter().flatten().collect::<Vec<_>>()))
}

/// What is disputed, and the claims that dispute it, by IRIs.
fn disputed(kg: &Kg) -> Result<BTreeMap<String, BTreeSet<String>>, ReportError> {
    let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for quad in kg.quads_for_pattern(None, Some(sm("disputes").as_ref()), None, None) {
        let quad = quad?;
        if let (NamedOrBlankNode::NamedNode(by), Term::NamedNode(what)) = (quad.subject, quad.object) {
            found.entry(what.into_string()).or_default().insert(by.into_string());
        }
    }
    Ok(found)
}

/// The names of what claims are about and the world has no node for.
fn labels(kg: &Kg, world: &World) -> Result<BTreeMap<String, String>, ReportError> {
    let mut found = BTreeMap::new();
    for iri in world.claims.iter().flat_map(|c| &c.about).filter(|iri| !world.nodes.contains_key(*iri)) {
        let Ok(node) = NamedNode::new(iri) else { continue };
        let mut label = articles::value(kg, &node, &skos("prefLabel"))?;
        if label.is_none() {
            label = articles::value(kg, &node, &rdfs("label"))?;
        }
        if let Some(label) = label {
            found.insert(iri.clone(), label);
        }
    }
    Ok(found)
}

/// What the sections are made of.
struct Source<'s> {
    kg: &'s Kg,
    world: &'s World,
    sentences: Sentences<'s>,
    projection: &'s Projection,
    papers: BTreeMap<String, Paper>,
    disputed: BTreeMap<String, BTreeSet<String>>,
    /// The names of what is no person, country or organization: places above all.
    labels: BTreeMap<String, String>,
    /// Those who have a part of the page to themselves, by IRI.
    main: BTreeSet<String>,
    /// How many of what is ranked, where somebody said so.
    top: Option<usize>,
}

impl Source<'_> {
    /// What articles state in their own voice, within the window.
    fn facts(&self) -> impl Iterator<Item = &Fact> {
        self.world.facts.iter().filter(|f| !f.claimed && self.projection.within(f))
    }

    /// The place of a fact, claim or entity on the page.
    fn place(&self, iri: &str) -> String {
        anchor("n", iri.trim_start_matches(self.kg.base().to_string().as_str()))
    }

    /// Somebody's name, which leads to what the page tells of them.
    fn name(&self, iri: &str) -> Html {
        let label = Html::text(self.labels.get(iri).map_or_else(|| self.world.label(iri), String::as_str));
        if self.main.contains(iri) { Html::link(&self.place(iri), &label) } else { label }
    }

    fn names<'i>(&self, iris: impl IntoIterator<Item = &'i String>) -> Html {
        Html(iris.into_iter().map(|iri| self.name(iri).0).collect::<Vec<_>>().join(", "))
    }

    /// The year of an article.
    fn year(&self, article: &str) -> Option<(i32, i32)> {
        let published = self.papers.get(article)?.published.as_deref()?;
        let year = year(published)?;
        Some((year, year))
    }

    /// An article as the source of what stands before it.
    fn cited(&self, article: &str) -> Html {
        let name = self.papers.get(article).map_or(article.to_owned(), |p| p.name(article));
        Html::link(&anchor("article", article), &Html::text(&name))
    }

    /// The speakers of a claim: as entities, as the article names them, or nobody.
    fn speakers(&self, claim: &crate::network::Claim) -> Html {
        if claim.speakers.is_empty() {
            return Html::text(claim.speaker_text.as_deref().map_or("unnamed", str::trim));
        }
        self.names(&claim.speakers)
    }
}

/// The year of a day.
fn year(day: &str) -> Option<i32> {
    let (sign, digits) = day.strip_prefix('-').map_or((1, day), |rest| (-1, rest));
    digits.split('-').next()?.parse::<i32>().ok().map(|year| sign * year)
}

/// The years in which a fact may have been.
fn years(fact: &Fact) -> Option<(i32, i32)> {
    let (first, last) = (fact.earliest.as_deref().and_then(year), fact.latest.as_deref().and_then(year));
    Some((first.or(last)?, last.or(first)?))
}

/// A number with its noun.
fn plural(count: usize, noun: &str) -> String {
    let plural = match noun.strip_suffix('y') {
        Some(stem) if !noun.ends_with("ay") => format!("{stem}ies"),
        _ if noun == "person" => "people".to_owned(),
        _ => format!("{noun}s"),
    };
    format!("{count} {}", if count == 1 { noun.to_owned() } else { plural })
}

/// A part of the page with a heading of its own.
struct Section {
    id: &'static str,
    title: &'static str,
    body: String,
}

impl Section {
    /// A section, if there is anything in it.
    fn new(id: &'static str, title: &'static str, body: String) -> Option<Section> {
        (!body.is_empty()).then_some(Section { id, title, body })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nouns_are_put_in_the_plural() {
        let cases = [
            (1, "country", "1 country"),
            (2, "country", "2 countries"),
            (3, "day", "3 days"),
            (2, "person", "2 people"),
            (0, "event", "0 events"),
        ];
        for (count, noun, told) in cases {
            assert_eq!(plural(count, noun), told);
        }
    }

    #[test]
    fn a_day_has_a_year() {
        for (day, told) in [("2019-04-02", Some(2019)), ("-0044-03-15", Some(-44)), ("soon", None)] {
            assert_eq!(year(day), told);
        }
    }
}
