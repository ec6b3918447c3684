//! What is said of the article itself, held against its text: reading the lines above the body needs no model.

use super::view::{Place, Rows, View, objects, says};
use super::{Findings, Rule};
use crate::article::Article;
use crate::store::{Manifest, TermId};
use oxigraph::model::Term;
use std::collections::{BTreeMap, BTreeSet};

pub(super) fn check(view: &View, manifest: &Manifest, found: &mut Findings) {
    let w = &view.words;
    let mut texts: BTreeMap<&str, &str> = BTreeMap::new();
    for rows in view.groups() {
        if let Place::Article(id) = view.place(rows[0][1])
            && let Some(text) = objects(rows, w.text).find_map(|o| view.terms.text(o))
        {
            texts.insert(id, text);
        }
    }
    for rows in view.groups().filter(|rows| says(rows, w.a, w.article)) {
        let Place::Article(id) = view.place(rows[0][1]) else { continue };
        let Some(text) = texts.get(id.as_str()) else { continue };
        let source = manifest.articles.get(id).and_then(|entry| entry.source.clone());
        let read = Article::carried(id, (*text).to_owned(), source.as_deref());
        described(view, rows, &read, source, found);
    }
}

fn described(view: &View, rows: Rows<'_>, read: &Article, source: Option<String>, found: &mut Findings) {
    let w = &view.words;
    let day = |day: Option<jiff::civil::Date>| day.map(|d| d.to_string()).into_iter().collect::<Vec<_>>();
    let mut lines: Vec<(&str, TermId, Vec<String>)> = vec![
        ("headline", w.headline, vec![read.title.clone()]),
        ("day of the last change", w.modified, day(read.updated)),
        ("author", w.author, read.authors.clone()),
        ("publisher", w.publisher, read.publisher.iter().cloned().collect()),
    ];
    // A day given by an option stands in no text.
    if read.published.is_some() {
        lines.push(("day of publication", w.published, day(read.published)));
    }
    // Where the file came from is the text's word, else the manifest's.
    let source: Vec<String> = read.source.clone().or(source).into_iter().collect();
    let said: Vec<TermId> = objects(rows, w.derived_from).chain(objects(rows, w.source_file)).collect();
    compare(view, rows, "source", &said, &source, found);
    for (what, predicate, expected) in lines {
        let said: Vec<TermId> = objects(rows, predicate).collect();
        compare(view, rows, what, &said, &expected, found);
    }
}

fn compare(
    view: &View,
    rows: Rows<'_>,
    what: &str,
    said: &[TermId],
    expected: &[String],
    found: &mut Findings,
) {
    let value = |id: &TermId| match view.terms.term(*id) {
        Term::NamedNode(node) => node.as_str().to_owned(),
        Term::Literal(literal) => literal.value().to_owned(),
        other => other.to_string(),
    };
    let (says, is): (BTreeSet<String>, BTreeSet<String>) =
        (said.iter().map(value).collect(), expected.iter().cloned().collect());
    if says != is {
        let list = |all: BTreeSet<String>| {
            if all.is_empty() { "none".to_owned() } else { all.into_iter().collect::<Vec<_>>().join(", ") }
        };
        let message = format!("has the {what} “{}”; its text gives “{}”", list(says), list(is));
        found.fail(Rule::ArticleHead, view.name(rows[0][0]), message);
    }
}
