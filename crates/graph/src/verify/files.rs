//! The snapshot's own files, the articles that it lists, and the articles' files.

use super::view::{Place, View, objects, says};
use super::{Findings, Rule};
use crate::article::Article;
use crate::corrections::Corrections;
use crate::rdf::Base;
use crate::store::{Manifest, Snapshot, Tally, tally};
use oxigraph::io::{RdfFormat, RdfParser};
use oxigraph::model::Quad;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// Whether the graph's files are as they were written. What else lies in the folder is its owner's.
pub(super) fn folder(dir: &Path, snapshot: &Snapshot, found: &mut Findings) {
    for name in Snapshot::FILES {
        if std::fs::symlink_metadata(dir.join(name)).is_ok_and(|m| m.file_type().is_symlink()) {
            found.fail(Rule::FileEdited, name, "is a link to a file elsewhere");
        }
    }
    if !snapshot.sound {
        let message = "was changed after it was written: its SHA-256 is not the manifest's";
        let name = snapshot.path.file_name().unwrap_or_default().to_string_lossy();
        found.fail(Rule::FileEdited, name, message);
    }
    let mut before: &[u8] = b"";
    for (number, line) in snapshot.graph.split(|b| *b == b'\n').enumerate() {
        if line <= before && !line.is_empty() {
            let message = "stands in the wrong place: lines are sorted and each is there once";
            found.fail(Rule::FileEdited, format!("graph.nq:{}", number + 1), message);
            break;
        }
        before = line;
    }
    if snapshot.manifest.to_bytes().ok().as_ref() != Some(&snapshot.manifest_bytes) {
        let message = "is not as the program writes it: another order, layout or field";
        found.fail(Rule::FileEdited, "manifest.json", message);
    }
}

/// Whether each line is the one way to write its quad, and the manifest counts what is there.
pub(super) fn bytes(snapshot: &Snapshot, found: &mut Findings) {
    let mut quads: Vec<Quad> = Vec::new();
    let mut lines = snapshot.graph.split_inclusive(|b| *b == b'\n');
    let parser = RdfParser::from_format(RdfFormat::NQuads);
    // What does not parse has been reported by the reading of the quads.
    for (number, quad) in parser.for_slice(&snapshot.graph).map_while(Result::ok).enumerate() {
        let line = format!("{quad} .\n");
        if lines.next() != Some(line.as_bytes()) {
            let message =
                "is not written as the program writes it: other breaks, comments, spaces or escapes";
            found.fail(Rule::FileEdited, format!("graph.nq:{}", number + 1), message);
            break;
        }
        quads.push(quad);
    }
    let Ok(base) = Base::parse(&snapshot.manifest.base) else { return };
    if let Some(name) = snapshot.misled(&quads, &base) {
        found.fail(Rule::FileEdited, name, "is not the index of its text that it is taken for");
    }
    let (is, says) = (tally(quads.iter(), &base), &snapshot.manifest.tally);
    for id in is.keys().chain(says.keys().filter(|id| !is.contains_key(*id))) {
        if is.get(id) != says.get(id) {
            let count = |t: Option<&Tally>| {
                t.map_or("nothing".to_owned(), |t| {
                    let Tally { entities, roles, events, relationships, claims, .. } = t;
                    format!("{entities} entities, {roles} roles, {events} events, {relationships} relationships, {claims} claims")
                })
            };
            let (is, says) = (count(is.get(id)), count(says.get(id)));
            let message = if is == says {
                "has other facts than the manifest counted".to_owned()
            } else {
                format!("has {is}; the manifest counted {says}")
            };
            found.fail(Rule::FileTally, article_node(id), message);
        }
    }
}

/// Whether the manifest lists the articles that are in the graph.
pub(super) fn manifest(view: &View, manifest: &Manifest, found: &mut Findings) {
    let shas = shas(view);
    found.checked.articles = shas.len();
    for (id, entry) in &manifest.articles {
        let node = article_node(id);
        match shas.get(id.as_str()) {
            None => found.fail(Rule::FileArticles, node, "is listed in the manifest and not in the graph"),
            Some(sha) if *sha != entry.sha256 => {
                found.fail(Rule::FileArticles, node, "has another SHA-256 in the manifest than in the graph");
            }
            Some(_) => {}
        }
    }
    for id in shas.keys().filter(|id| !manifest.articles.contains_key(**id)) {
        found.fail(Rule::FileArticles, format!("article/{id}"), "is in the graph and not in the manifest");
    }
}

/// How a report names an article.
pub(super) fn article_node(id: &str) -> String {
    format!("article/{id}")
}

/// Whether the articles' files are those that were read.
pub(super) fn articles(view: &View, articles: &[Article], found: &mut Findings) {
    let files: BTreeMap<&str, &Article> = articles.iter().map(|a| (a.id.as_str(), a)).collect();
    let known = shas(view);
    for id in files.keys().filter(|id| !known.contains_key(**id)) {
        let message = "is a file among the articles, and the graph has it not";
        found.fail(Rule::ArticleUnread, article_node(id), message);
    }
    for (id, sha) in shas(view) {
        let node = format!("article/{id}");
        let Some(article) = files.get(id) else {
            found.fail(Rule::ArticleFile, node, "has no file among the articles");
            continue;
        };
        if article.sha256 != sha {
            let message = format!("its file has SHA-256 {}, the graph says {sha}", article.sha256);
            found.fail(Rule::ArticleFile, node, message);
        } else if texts(view, id).any(|text| text != article.text) {
            found.fail(Rule::ArticleFile, node, "its file has another text than the graph carries");
        }
    }
}

/// The SHA-256 of each article, by its id.
fn shas(view: &View) -> BTreeMap<&str, &str> {
    let words = &view.words;
    let mut shas = BTreeMap::new();
    for rows in view.groups() {
        if matches!(view.place(rows[0][1]), Place::Article(_))
            && says(rows, words.a, words.article)
            && let Some(id) = view.path(rows[0][0]).and_then(|p| p.strip_prefix("article/"))
        {
            let sha = objects(rows, words.sha256).next().and_then(|o| view.terms.text(o));
            shas.insert(id, sha.unwrap_or_default());
        }
    }
    shas
}

/// The texts that the graph carries of an article.
fn texts<'v>(view: &'v View, article: &str) -> impl Iterator<Item = &'v str> {
    let graph = view.terms.find(&view.base.article_graph(article).into());
    let contexts = view.quads.iter().filter(move |q| Some(q[1]) == graph && q[2] == view.words.text);
    contexts.filter_map(|q| view.terms.text(q[3]))
}

/// Whether each record of a correction is of one that the graph keeps, and each article with a record is known to have one.
pub(super) fn records(view: &View, manifest: &Manifest, found: &mut Findings) {
    let kept = match Corrections::read(&manifest.corrections.join("\n"), &view.base) {
        Ok(kept) => kept,
        Err(error) => return found.fail(Rule::CorrectionRecord, "manifest.json", error.to_string()),
    };
    let kept: BTreeSet<String> = kept.all().iter().map(|c| c.iri(&view.base).into_string()).collect();
    let mut with_record: BTreeSet<&str> = BTreeSet::new();
    for rows in view.groups().filter(|rows| says(rows, view.words.a, view.words.correction)) {
        let Place::Article(id) = view.place(rows[0][1]) else { continue };
        with_record.insert(id);
        if !view.terms.iri(rows[0][0]).is_some_and(|iri| kept.contains(iri)) {
            let message = "is the record of a correction that the graph does not keep";
            found.fail(Rule::CorrectionRecord, view.name(rows[0][0]), message);
        }
    }
    for (id, entry) in &manifest.articles {
        if entry.corrections.is_some() != with_record.contains(id.as_str()) {
            let message = if entry.corrections.is_some() {
                "is corrected by the manifest, and has no record"
            } else {
                "has the record of a correction, and is uncorrected by the manifest"
            };
            found.fail(Rule::CorrectionRecord, article_node(id), message);
        }
    }
}
