//! The snapshot's own files, the articles that it lists, and the articles' files.

use super::view::{Place, View, objects, says};
use super::{Findings, Rule};
use crate::article::Article;
use crate::store::{Manifest, Snapshot, StoreError};
use std::collections::BTreeMap;
use std::path::Path;

/// Whether the files are as they were written.
pub(super) fn folder(dir: &Path, snapshot: &Snapshot, found: &mut Findings) -> Result<(), StoreError> {
    let io = |error| StoreError::Io { path: dir.display().to_string(), error };
    for entry in std::fs::read_dir(dir).map_err(io)? {
        let name = entry.map_err(io)?.file_name().to_string_lossy().into_owned();
        if !Snapshot::FILES.contains(&name.as_str()) {
            found.fail(Rule::FileStrange, name, "is no file of a knowledge graph");
        }
    }
    if !snapshot.sound {
        let message = "was changed after it was written: its SHA-256 is not the manifest's";
        found.fail(Rule::FileEdited, "graph.nq", message);
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
    Ok(())
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
