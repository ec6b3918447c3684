//! The frame of the page.

use super::html::Html;
use super::{Section, Source};
use crate::export::escape;
use crate::rdf::SOFTWARE;
use std::fmt::Write;

const STYLE: &str = include_str!("page.css");

/// The whole page.
pub(super) fn page(title: &str, source: &Source, sections: Vec<Section>) -> String {
    let mut out = format!(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n",
        escape(title)
    );
    let _ = write!(
        out,
        "<a class=\"skip\" href=\"#main\">Skip to the content</a>\n<header>\n<h1>{}</h1>\n<p>{}</p>\n</header>\n",
        escape(title),
        lead(source)
    );
    out.push_str("<nav aria-label=\"Contents\">\n<ul>\n");
    for section in &sections {
        let _ = writeln!(out, "<li><a href=\"#{}\">{}</a></li>", section.id, escape(section.title));
    }
    out.push_str("</ul>\n</nav>\n<main id=\"main\">\n");
    for section in &sections {
        let Section { id, title, body } = section;
        let _ = write!(
            out,
            "<section id=\"{id}\" aria-labelledby=\"{id}-heading\">\n<h2 id=\"{id}-heading\">{}</h2>\n{body}</section>\n",
            escape(title)
        );
    }
    let _ = write!(out, "</main>\n<footer>\n<p>{}</p>\n</footer>\n</body>\n</html>\n", foot(source));
    out
}

/// What the page is about, in two sentences.
fn lead(source: &Source) -> String {
    let (articles, facts) = (source.kg.articles().len(), source.facts().count());
    let window = source.projection.describe();
    let window =
        if window.is_empty() { String::new() } else { format!(" Chosen: {}.", Html::text(&window).0) };
    format!(
        "What {articles} {} {facts} {} and {} {}. Under each stand the sentences that it rests on, the words that carry it marked.{window}",
        if articles == 1 { "article says:" } else { "articles say:" },
        if facts == 1 { "fact" } else { "facts" },
        source.world.claims.len(),
        if source.world.claims.len() == 1 { "claim" } else { "claims" },
    )
}

fn foot(source: &Source) -> String {
    format!(
        "Written by {}. Nodes are named below <code>{}</code>. What a speaker claims is no fact of this page: it stands in sections of its own.",
        escape(SOFTWARE),
        escape(&source.kg.base().to_string())
    )
}
