//! Reads the articles of an archive anew, and compares what they give.

use super::sheet::ReadWith;
use super::{Archive, ArchiveError, canonical, sha256, shown};
use crate::article::Article;
use crate::rdf::Base;
use crate::rdf::vocabulary::nif;
use crate::store::{Kg, Reading};
use crate::verify::{Reader, anew};
use std::collections::{BTreeMap, BTreeSet};

/// What reads now.
pub struct Tools<'r> {
    /// The program with its rules, model and gazetteer.
    pub with: ReadWith,
    /// Finds the facts of an article.
    pub read: Reader<'r>,
}

/// What came of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Replayed {
    /// How many articles were read.
    pub articles: usize,
    /// How many quads they give.
    pub quads: usize,
    /// The SHA-256 of the graph that they give.
    pub graph_sha256: String,
    /// What differs, in one line; nothing where the graph is the same.
    pub differs: Option<String>,
}

/// Reads the articles of an archive, from the texts in it or those given, and compares the graph with the one that it names.
///
/// # Errors
/// Where texts are missing or are others, or reading fails.
pub fn replay(archive: &Archive, given: &[Article], mut tools: Tools) -> Result<Replayed, ArchiveError> {
    let sheet = &archive.sheet;
    let told = |reason: String| ArchiveError::Bad { path: archive.path.display().to_string(), reason };
    let base = Base::parse(&sheet.base).map_err(|e| told(e.to_string()))?;
    let articles = articles(archive, given)?;
    let readings = |id: &str| {
        sheet.articles.get(id)?.read_with?;
        Some(Reading {
            sha256: String::new(),
            body_sha256: String::new(),
            name: String::new(),
            by: tools.with.program.clone(),
            model_sha256: tools.with.model_sha256.clone(),
            rules_sha256: tools.with.rules_sha256.clone(),
            gazetteer_sha256: tools.with.gazetteer_sha256.clone(),
        })
    };
    let kg = anew(base, &articles, &sheet.corrections, &readings, sheet.inferred, &mut tools.read)?;
    let quads = kg.named_quads()?;
    let whole = canonical(&kg, quads.iter());
    let graph_sha256 = sha256(&whole);
    let same = graph_sha256 == sheet.graph_sha256;
    let differs =
        if same { shown_differently(archive, &kg)? } else { Some(difference(archive, &whole, &tools.with)) };
    let quads = whole.iter().filter(|byte| **byte == b'\n').count();
    Ok(Replayed { articles: articles.len(), quads, graph_sha256, differs })
}

/// The articles as they were when they were read.
fn articles(archive: &Archive, given: &[Article]) -> Result<BTreeMap<String, Article>, ArchiveError> {
    let by_hash: BTreeMap<&str, &Article> = given.iter().map(|a| (a.sha256.as_str(), a)).collect();
    let mut found = BTreeMap::new();
    let mut missing = Vec::new();
    for (id, item) in &archive.sheet.articles {
        let text = archive.texts.get(&item.sha256).map(String::as_str);
        let Some(text) = text.or_else(|| by_hash.get(item.sha256.as_str()).map(|a| a.text.as_str())) else {
            missing.push(id.as_str());
            continue;
        };
        let mut article = Article::carried(id, text.to_owned(), item.source.as_deref());
        let day = item.published.as_ref().and_then(|day| day.parse().ok());
        article.published = article.published.or(day);
        article.source = article.source.take().or_else(|| item.source.clone());
        article.source_sha256.clone_from(&item.source_sha256);
        found.insert(id.clone(), article);
    }
    let Some(first) = missing.first() else { return Ok(found) };
    // A file of that name with other words is more than a file that is missing.
    let other = given.iter().find(|a| missing.contains(&a.id.as_str()));
    Err(ArchiveError::Texts(match other {
        Some(other) => format!(
            "another text: `{}` has SHA-256 {}, and the archive names {}",
            other.id, other.sha256, archive.sheet.articles[&other.id].sha256
        ),
        None => format!(
            "{} of {} texts are not at hand, `{first}` first: give their folder by --articles",
            missing.len(),
            archive.sheet.articles.len()
        ),
    }))
}

/// Whether `graph.nq` is the graph without the texts that did not go along.
fn shown_differently(archive: &Archive, kg: &Kg) -> Result<Option<String>, ArchiveError> {
    let along = archive.sheet.articles.iter().filter(|(_, item)| item.text);
    let kept: BTreeSet<String> = along.map(|(id, _)| id.clone()).collect();
    let shown = shown(kg, &kg.named_quads()?, &kept);
    Ok((shown != archive.graph).then(|| {
        "another graph.nq: the articles give the graph that the archive names, and graph.nq is not that graph".to_owned()
    }))
}

/// Why the graph may be another: another program, rules, model or gazetteer, else what was done to it.
fn difference(archive: &Archive, whole: &[u8], now: &ReadWith) -> String {
    let mut told: Vec<String> = Vec::new();
    for then in &archive.sheet.read_with {
        let parts = [
            ("program", &then.program, &now.program),
            ("rules", &then.rules_sha256, &now.rules_sha256),
            ("model", &then.model_sha256, &now.model_sha256),
            ("gazetteer", &then.gazetteer_sha256, &now.gazetteer_sha256),
        ];
        for (what, then, now) in parts.into_iter().filter(|(_, then, now)| then != now) {
            let line = format!("other {what} (then {}, now {})", short(then), short(now));
            if !told.contains(&line) {
                told.push(line);
            }
        }
    }
    let mine: BTreeSet<&[u8]> = lines(whole).collect();
    let theirs: BTreeSet<&[u8]> = lines(&archive.graph).collect();
    // The texts that did not go along are in one of the two alone.
    let text = format!("{} ", nif("isString"));
    let is_text = |line: &&&[u8]| String::from_utf8_lossy(line).contains(&text);
    let more = mine.difference(&theirs).filter(|l| !is_text(l)).count();
    let first = theirs.difference(&mine).find(|l| !is_text(l));
    let lost = theirs.difference(&mine).filter(|l| !is_text(l)).count();
    let first = first.map_or(String::new(), |line| format!(", the first {}", beginning(line)));
    let quads =
        format!("{lost} quads of graph.nq are not read{first}, and {more} that are read are not in it");
    match told.is_empty() {
        true => format!("another graph from the same texts, program, rules, model and gazetteer: {quads}"),
        false => format!("another graph: {}; {quads}", told.join(", ")),
    }
}

fn lines(text: &[u8]) -> impl Iterator<Item = &[u8]> {
    text.split(|byte| *byte == b'\n').filter(|line| !line.is_empty())
}

fn beginning(line: &[u8]) -> String {
    let text = String::from_utf8_lossy(line);
    let short: String = text.chars().take(160).map(|c| if c.is_control() { ' ' } else { c }).collect();
    if short.len() < text.len() { format!("{short}…") } else { short }
}

/// A hash by its head; anything else whole.
fn short(what: &str) -> &str {
    match what.len() {
        0 => "not told",
        64 => what.get(..12).unwrap_or(what),
        _ => what,
    }
}
