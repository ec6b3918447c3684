//! Reads the articles anew from the text that the graph carries, and holds what that gives against what stands there.
//!
//! Extraction, corrections, identification and inference are deterministic, so a graph that was left alone is what
//! reading gives, to the quad: whatever was added, taken out or changed shows, whether or not it looks likely.
//! What no text can tell is taken from the graph: the day given by an option where the text has none, and where the
//! file came from. What analyses measured is not compared; `analyze` makes it anew.

use super::{Findings, Rule, files};
use crate::article::Article;
use crate::corrections::{CorrectionError, Corrections};
use crate::diff::{Diff, Fate, Node};
use crate::facts::Facts;
use crate::infer::{InferError, infer};
use crate::query::{readable, shorten};
use crate::rdf::Base;
use crate::rdf::vocabulary::{nif, schema};
use crate::store::{Kg, Manifest, Reading, Snapshot, StoreError};
use oxigraph::io::{RdfFormat, RdfParser};
use oxigraph::model::{GraphName, NamedNode, Quad, Term};
use serde_json::Value;
use std::collections::BTreeMap;

/// Why a graph could not be read anew.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum AgainError {
    /// The folder or the store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// Inference failed.
    #[error(transparent)]
    Infer(#[from] InferError),
    /// The corrections that the graph keeps cannot be read.
    #[error(transparent)]
    Corrections(#[from] CorrectionError),
}

/// Compares the snapshot with what `read` finds in its articles; gives the number of articles read.
pub(super) fn check(snapshot: &Snapshot, read: Reader, found: &mut Findings) -> Result<usize, AgainError> {
    let damaged = |reason: String| StoreError::Damaged { path: snapshot.path.display().to_string(), reason };
    let base = Base::parse(&snapshot.manifest.base).map_err(|e| damaged(e.to_string()))?;
    // What does not parse has been reported by the reading of `view`.
    let quads: Vec<Quad> =
        RdfParser::from_format(RdfFormat::NQuads).for_slice(&snapshot.graph).map_while(Result::ok).collect();
    let analysis = base.analysis_graph("").into_string();
    let measured =
        |q: &Quad| matches!(&q.graph_name, GraphName::NamedNode(g) if g.as_str().starts_with(&analysis));
    let quads: Vec<Quad> = quads.into_iter().filter(|q| !measured(q)).collect();

    let articles = carried(&quads, &base, &snapshot.manifest);
    let inferred = GraphName::from(base.inferred_graph());
    let inferred = quads.iter().any(|q| q.graph_name == inferred);
    let readings = |id: &str| snapshot.manifest.articles.get(id).and_then(|a| a.reading.clone());
    let kg = anew(base.clone(), &articles, &snapshot.manifest.corrections, &readings, inferred, read)?;
    for node in Diff::of(&kg.named_quads()?, &quads).nodes {
        report(&node, &base, found);
    }
    entries(&kg, &snapshot.manifest, found);
    notes(&articles, &snapshot.manifest, found);
    Ok(articles.len())
}

/// Finds the facts of an article.
pub type Reader<'r> = &'r mut dyn FnMut(&Article) -> Facts;

/// The graph that articles give: read, corrected, linked to their copies and, where that is wanted, inferred from.
///
/// # Errors
/// Where the store, a correction or inference fails.
pub(crate) fn anew(
    base: Base,
    articles: &BTreeMap<String, Article>,
    corrections: &[String],
    readings: &dyn Fn(&str) -> Option<Reading>,
    inferred: bool,
    read: Reader,
) -> Result<Kg, AgainError> {
    let mut corrections = Corrections::read(&corrections.join("\n"), &base)?;
    let mut kg = Kg::new(base)?;
    for (id, article) in articles {
        kg.add_corrected(&read(article), &mut corrections)?;
        if let Some(reading) = readings(id) {
            kg.note_reading(id, reading)?;
        }
    }
    kg.link_copies()?;
    if inferred {
        infer(&mut kg)?;
    }
    Ok(kg)
}

/// The articles that the graph carries, by id, as they were when they were read.
fn carried(quads: &[Quad], base: &Base, manifest: &Manifest) -> BTreeMap<String, Article> {
    let literal = |term: &Term| match term {
        Term::Literal(l) => Some(l.value().to_owned()),
        _ => None,
    };
    let mut articles: BTreeMap<String, Article> = BTreeMap::new();
    let mut days: BTreeMap<String, String> = BTreeMap::new();
    for quad in quads {
        let GraphName::NamedNode(graph) = &quad.graph_name else { continue };
        let Some(id) = base.article_of_graph(graph.as_str()) else { continue };
        if quad.predicate == nif("isString") {
            let Some(text) = literal(&quad.object) else { continue };
            let source = manifest.articles.get(id).and_then(|entry| entry.source.as_deref());
            let article = Article::carried(id, text, source);
            articles.insert(id.to_owned(), article);
        } else if quad.predicate == schema("datePublished") {
            days.extend(literal(&quad.object).map(|day| (id.to_owned(), day)));
        }
    }
    for (id, article) in &mut articles {
        let day = days.get(id).and_then(|day| day.parse().ok());
        article.published = article.published.or(day);
        let entry = manifest.articles.get(id);
        article.source = article.source.take().or_else(|| entry?.source.clone());
        article.source_sha256 = entry.and_then(|entry| entry.source_sha256.clone());
    }
    articles
}

/// Says what became of a node, in words.
fn report(node: &Node, base: &Base, found: &mut Findings) {
    let name = node.node.trim_matches(['<', '>']);
    let name = base.below(name).unwrap_or(name);
    let label = node.label.as_ref().map_or(String::new(), |l| format!(" “{}”", short(l)));
    match node.fate {
        Fate::Removed => {
            let message = format!("its article gives it{label}, and the graph has it not");
            found.fail(Rule::AgainMissing, name, message);
        }
        Fate::Added => {
            let said = node.added.first().map_or(String::new(), |q| format!(" ({})", said(q, base)));
            found.fail(Rule::AgainAdded, name, format!("no article gives it{label}{said}"));
        }
        Fate::Changed => {
            for quad in &node.removed {
                let message = format!("{label} lacks {}, as reading gives it", said(quad, base));
                found.fail(Rule::AgainChanged, name, message.trim_start());
            }
            for quad in &node.added {
                let message = format!("{label} says {}, which reading does not give", said(quad, base));
                found.fail(Rule::AgainChanged, name, message.trim_start());
            }
        }
    }
}

/// A statement and its graph, for people.
fn said(quad: &Quad, base: &Base) -> String {
    let below = |node: &NamedNode| base.below(node.as_str()).map(str::to_owned);
    let object = match &quad.object {
        Term::NamedNode(node) => below(node).unwrap_or_else(|| shorten(node.as_str())),
        other => readable(other),
    };
    let graph = match &quad.graph_name {
        GraphName::NamedNode(graph) => below(graph).unwrap_or_else(|| graph.as_str().to_owned()),
        _ => "the default graph".to_owned(),
    };
    format!("{} {} in {graph}", shorten(quad.predicate.as_str()), short(&object))
}

/// The beginning of a text, on one line.
fn short(text: &str) -> String {
    const MOST: usize = 120;
    let line: String = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(MOST) {
        Some((end, _)) => format!("{}…", &line[..end]),
        None => line,
    }
}

/// Whether manifest and graph have the same articles, and what the build noted of their words is so.
fn notes(articles: &BTreeMap<String, Article>, manifest: &Manifest, found: &mut Findings) {
    for id in manifest.articles.keys().filter(|id| !articles.contains_key(*id)) {
        let message = "the manifest has it, and the graph carries no text of it";
        found.fail(Rule::AgainMissing, files::article_node(id), message);
    }
    for (id, article) in articles {
        let Some(entry) = manifest.articles.get(id) else {
            let message = "the graph carries its text, and the manifest has it not";
            found.fail(Rule::AgainAdded, files::article_node(id), message);
            continue;
        };
        let words = article.body_sha256();
        if let Some(noted) = entry.reading.as_ref().filter(|noted| noted.body_sha256 != words) {
            let message = format!(
                "the manifest says that its words have SHA-256 {:?}, and they have {words:?}",
                noted.body_sha256
            );
            found.fail(Rule::AgainChanged, files::article_node(id), message);
        }
    }
}

/// Whether the manifest says of each article what reading gives.
fn entries(kg: &Kg, manifest: &Manifest, found: &mut Findings) {
    // How the article was read is noted by `build` alone.
    let json = |entry| match serde_json::to_value(entry).unwrap_or_default() {
        Value::Object(mut map) => {
            map.remove("reading");
            Value::Object(map)
        }
        other => other,
    };
    for (id, entry) in &manifest.articles {
        let Some(fresh) = kg.articles().get(id) else { continue };
        let (old, new) = (json(entry), json(fresh));
        let (Value::Object(old), Value::Object(new)) = (old, new) else { continue };
        for key in old.keys().chain(new.keys().filter(|k| !old.contains_key(*k))) {
            if old.get(key) != new.get(key) {
                let shown = |v: Option<&Value>| v.map_or("nothing".to_owned(), Value::to_string);
                let message = format!(
                    "the manifest says {key} {}, reading gives {}",
                    shown(old.get(key)),
                    shown(new.get(key))
                );
                found.fail(Rule::AgainChanged, files::article_node(id), message);
            }
        }
    }
}
