//! The articles that everything on the page comes from.

use super::html::{Html, article_anchor, table};
use super::{ReportError, Section, Source};
use crate::rdf::vocabulary::{schema, sm};
use oxigraph::model::{NamedNode, Term};

impl Source<'_> {
    /// The facts of the page: those that lie within the window.
    pub(super) fn facts(&self) -> impl Iterator<Item = &crate::network::Fact> {
        self.world.facts.iter().filter(|f| !f.claimed && self.projection.within(f))
    }
}

pub(super) fn section(source: &Source) -> Result<Option<Section>, ReportError> {
    let mut rows = Vec::new();
    for (id, entry) in source.kg.articles() {
        let node = source.kg.base().article(id);
        let facts = source.world.facts.iter().filter(|f| f.article == *id).count();
        let claims = source.world.claims.iter().filter(|c| c.article == *id).count();
        // The id stands in the first cell, so that a link to it lands on the row's heading.
        let headline = value(source, &node, &schema("headline"))?.filter(|h| !h.is_empty());
        let name = headline.unwrap_or_else(|| id.clone());
        rows.push(vec![
            Html(format!("<span id=\"{}\">{}</span>", article_anchor(id), Html::text(&name).0)),
            Html::text(id),
            Html::number(&value(source, &node, &schema("datePublished"))?.unwrap_or_default()),
            Html::text(&value(source, &node, &schema("publisher"))?.unwrap_or_default()),
            Html::text(entry.source.as_deref().unwrap_or_default()),
            Html::number(&facts.to_string()),
            Html::number(&claims.to_string()),
            Html(format!(
                "<code>{}</code>",
                Html::text(
                    &value(source, &node, &sm("sha256"))?
                        .unwrap_or_default()
                        .chars()
                        .take(12)
                        .collect::<String>()
                )
                .0
            )),
        ]);
    }
    let headings = ["headline", "id", "published", "publisher", "source", "facts", "claims", "SHA-256"];
    let body = table("Articles; of the SHA-256 of each file the first twelve digits.", &headings, &rows);
    Ok(Some(Section { id: "articles", title: "Articles", body }))
}

/// The first value of a property, in the order of the alphabet.
fn value(source: &Source, node: &NamedNode, predicate: &NamedNode) -> Result<Option<String>, ReportError> {
    let mut values = Vec::new();
    let pattern =
        source.kg.quads_for_pattern(Some(node.as_ref().into()), Some(predicate.as_ref()), None, None);
    for quad in pattern {
        if let Term::Literal(literal) = quad?.object {
            values.push(literal.value().to_owned());
        }
    }
    values.sort();
    Ok(values.into_iter().next())
}
