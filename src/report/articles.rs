//! The articles that everything on the page comes from: whose, of which day, and at the end their check sums.

use super::html::{Html, Row, anchor, table};
use super::{ReportError, Section, Source};
use crate::rdf::vocabulary::{schema, sm};
use crate::store::Kg;
use oxigraph::model::{NamedNode, Term};
use std::collections::BTreeMap;

/// What is told of an article.
pub(super) struct Paper {
    pub headline: Option<String>,
    /// The day of publication, `YYYY-MM-DD`.
    pub published: Option<String>,
    pub publisher: Option<String>,
    file: String,
    sha256: String,
}

impl Paper {
    /// The article as a source is cited: its publisher, or headline, and its day.
    pub fn name(&self, id: &str) -> String {
        let who = self.publisher.as_deref().or(self.headline.as_deref()).unwrap_or(id);
        self.published.as_deref().map_or(who.to_owned(), |day| format!("{who}, {day}"))
    }
}

/// All articles by id.
pub(super) fn papers(kg: &Kg) -> Result<BTreeMap<String, Paper>, ReportError> {
    let mut papers = BTreeMap::new();
    for (id, entry) in kg.articles() {
        let node = kg.base().article(id);
        let some =
            |predicate: &NamedNode| value(kg, &node, predicate).map(|v| v.filter(|v| !v.trim().is_empty()));
        let paper = Paper {
            headline: some(&schema("headline"))?,
            published: some(&schema("datePublished"))?,
            publisher: some(&schema("publisher"))?,
            file: entry.source.clone().unwrap_or_default(),
            sha256: some(&sm("sha256"))?.unwrap_or_default(),
        };
        papers.insert(id.clone(), paper);
    }
    Ok(papers)
}

/// The first value of a property, in the order of the alphabet.
pub(super) fn value(kg: &Kg, node: &NamedNode, predicate: &NamedNode) -> Result<Option<String>, ReportError> {
    let mut values = Vec::new();
    for quad in kg.quads_for_pattern(Some(node.as_ref().into()), Some(predicate.as_ref()), None, None) {
        if let Term::Literal(literal) = quad?.object {
            values.push(literal.value().to_owned());
        }
    }
    values.sort();
    Ok(values.into_iter().next())
}

pub(super) fn section(source: &Source) -> Option<Section> {
    let mut papers: Vec<(&String, &Paper)> = source.papers.iter().collect();
    papers.sort_by_key(|(id, paper)| (&paper.published, *id));
    let row = |(id, paper): (&String, &Paper)| {
        let facts = source.facts().filter(|f| f.article == *id).count();
        let claims = source.world.claims.iter().filter(|c| c.article == *id).count();
        let cells = vec![
            Html::text(paper.headline.as_deref().unwrap_or(id)),
            Html::number(paper.published.as_deref().unwrap_or_default()),
            Html::text(paper.publisher.as_deref().unwrap_or_default()),
            Html::text(id),
            Html::number(&facts.to_string()),
            Html::number(&claims.to_string()),
        ];
        Row { id: Some(anchor("article", id)), years: source.year(id), cells }
    };
    let rows: Vec<Row> = papers.into_iter().map(row).collect();
    let headings = ["headline", "published", "publisher", "id", "facts", "claims"];
    Section::new(
        "articles",
        "Articles",
        table("The articles by day of publication, and how much is found in each.", &headings, &rows),
    )
}

/// What somebody needs who wants to be sure that the articles are these.
pub(super) fn checksums(source: &Source) -> Option<Section> {
    let row = |(id, paper): (&String, &Paper)| {
        let sum = Html(format!("<code>{}</code>", Html::text(&paper.sha256).0));
        Row { id: None, years: None, cells: vec![Html::text(id), Html::text(&paper.file), sum] }
    };
    let rows: Vec<Row> = source.papers.iter().map(row).collect();
    Section::new(
        "files",
        "Files",
        table("The file of each article, and its SHA-256.", &["id", "file", "SHA-256"], &rows),
    )
}
