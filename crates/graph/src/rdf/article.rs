//! The article itself: metadata, text, and the extraction that read it.

use super::Base;
use super::SOFTWARE;
use super::vocabulary::rdf;
use super::vocabulary::{prov, rdfs, schema, sm, xsd};
use super::writer::Writer;
use oxigraph::model::{Literal, NamedNode, Quad, Term};

pub(super) fn write(writer: &mut Writer) {
    let facts = writer.facts;
    let record = &facts.article;
    let graph = writer.graph(None);
    let article = writer.base.article(&record.id);
    writer.typed(&graph, &article, schema("NewsArticle"));
    writer.text(&graph, &article, schema("headline"), &record.title);
    for (term, date) in [("datePublished", &record.published), ("dateModified", &record.updated)] {
        if let Some(day) = date {
            writer.add(&graph, &article, schema(term), Literal::new_typed_literal(day.as_str(), xsd("date")));
        }
    }
    for author in &record.authors {
        writer.text(&graph, &article, schema("author"), author);
    }
    if let Some(publisher) = &record.publisher {
        writer.text(&graph, &article, schema("publisher"), publisher);
    }
    writer.text(&graph, &article, schema("inLanguage"), &record.language);
    writer.text(&graph, &article, sm("sha256"), &record.sha256);
    if let Some(sha256) = &record.source_sha256 {
        writer.text(&graph, &article, sm("sourceSha256"), sha256);
    }
    if let Some(source) = &record.source {
        match NamedNode::new(source) {
            Ok(iri) => writer.add(&graph, &article, prov("wasDerivedFrom"), iri),
            Err(_) => writer.text(&graph, &article, sm("sourceFile"), source),
        }
    }
    writer.context(&graph, &article);
    let extraction = writer.base.extraction(&record.id);
    let software = writer.base.software(SOFTWARE);
    writer.typed(&graph, &extraction, prov("Activity"));
    writer.add(&graph, &extraction, prov("used"), article);
    writer.add(&graph, &extraction, prov("wasAssociatedWith"), software.clone());
    writer.typed(&graph, &software, prov("SoftwareAgent"));
    writer.text(&graph, &software, rdfs("label"), SOFTWARE);
}

/// What the extraction of an article used beside its text: each by its kind and SHA-256.
#[must_use]
pub(crate) fn used(base: &Base, article: &str, sources: &[(&str, &str)]) -> Vec<Quad> {
    let graph = base.article_graph(article);
    let extraction = base.extraction(article);
    let mut quads = Vec::new();
    for (kind, sha256) in sources {
        let source = base.resource(kind, sha256);
        let text = |t: &str| Term::from(Literal::new_simple_literal(t));
        let mut say = |s: &NamedNode, p, o: Term| quads.push(Quad::new(s.clone(), p, o, graph.clone()));
        say(&extraction, prov("used"), source.clone().into());
        say(&source, rdf("type"), prov("Entity").into());
        say(&source, rdfs("label"), text(kind));
        say(&source, sm("sha256"), text(sha256));
    }
    quads
}
