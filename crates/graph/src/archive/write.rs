//! Writes an archive, whole or not at all.

use super::sheet::{FORMAT, Item, ReadWith, Sheet, VERSION};
use super::{ArchiveError, GRAPH, SHEET, TEXTS, canonical, licence, sha256, shown};
use crate::pipeline::PROGRAM;
use crate::rdf::vocabulary::schema;
use crate::store::{Kg, Reading};
use oxigraph::model::{GraphName, NamedNodeRef, Quad, Term};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

/// Which texts go along.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Texts {
    /// Those whose licence lets anybody pass them on.
    Free,
    /// All.
    All,
}

/// Writes the archive of a graph into a folder that is not there yet.
///
/// # Errors
/// Where something lies there, or the store or writing fails; then no folder is left.
pub fn write(kg: &Kg, texts: Texts, to: &Path) -> Result<Sheet, ArchiveError> {
    if to.symlink_metadata().is_ok() {
        return Err(ArchiveError::Taken(to.display().to_string()));
    }
    let failed = |path: &Path| {
        let path = path.display().to_string();
        move |error| ArchiveError::Io { path, error }
    };
    let beside = match to.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    // A temporary folder's mode is for its owner alone; ours becomes a folder like any other.
    let usual = fs::Permissions::from_mode(0o777);
    let folder = tempfile::Builder::new().permissions(usual).tempdir_in(beside).map_err(failed(beside))?;
    let sheet = fill(kg, texts, to, folder.path())?;
    fs::rename(folder.keep(), to).map_err(failed(to))?;
    Ok(sheet)
}

fn fill(kg: &Kg, texts: Texts, to: &Path, folder: &Path) -> Result<Sheet, ArchiveError> {
    let quads = kg.named_quads()?;
    let whole = canonical(kg, quads.iter());
    let mut read_with: Vec<ReadWith> = Vec::new();
    let mut articles = BTreeMap::new();
    let mut kept = BTreeSet::new();
    put(&folder.join(TEXTS), None)?;
    for (id, entry) in kg.articles() {
        let text = kg.text_of(id)?.unwrap_or_default();
        let licence = licence::of(&text);
        let along = texts == Texts::All || licence.as_deref().is_some_and(licence::is_free);
        if along {
            put(&folder.join(TEXTS).join(format!("{}.txt", entry.sha256)), Some(text.as_bytes()))?;
            kept.insert(id.clone());
        }
        let by = entry.reading.as_ref().map(read_by).map(|by| {
            read_with.iter().position(|known| *known == by).unwrap_or_else(|| {
                read_with.push(by);
                read_with.len() - 1
            })
        });
        let item = Item {
            sha256: entry.sha256.clone(),
            text: along,
            licence,
            published: published(&quads, kg.base().article(id).as_ref()),
            source: entry.source.clone(),
            source_sha256: entry.source_sha256.clone(),
            read_with: by,
        };
        articles.insert(id.clone(), item);
    }
    let shown = shown(kg, &quads, &kept);
    put(&folder.join(GRAPH), Some(&shown))?;
    let inferred = GraphName::from(kg.base().inferred_graph());
    let sheet = Sheet {
        format: FORMAT.to_owned(),
        version: VERSION,
        graph_sha256: sha256(&whole),
        quads: whole.iter().filter(|byte| **byte == b'\n').count(),
        file_sha256: sha256(&shown),
        program: PROGRAM.to_owned(),
        base: kg.base().to_string(),
        inferred: quads.iter().any(|q| q.graph_name == inferred),
        read_with,
        replay: command(&articles, to),
        articles,
        corrections: kg.correction_texts().to_vec(),
    };
    let mut json = serde_json::to_vec_pretty(&sheet)
        .map_err(|e| ArchiveError::Io { path: SHEET.into(), error: e.into() })?;
    json.push(b'\n');
    put(&folder.join(SHEET), Some(&json))?;
    Ok(sheet)
}

/// Writes a file, or makes a folder.
fn put(path: &Path, bytes: Option<&[u8]>) -> Result<(), ArchiveError> {
    let done = bytes.map_or_else(|| fs::create_dir(path), |bytes| fs::write(path, bytes));
    done.map_err(|error| ArchiveError::Io { path: path.display().to_string(), error })
}

/// What read an article: the program's name without model and rules, which have fields of their own.
fn read_by(reading: &Reading) -> ReadWith {
    ReadWith {
        program: reading.by.split(',').next().unwrap_or_default().to_owned(),
        rules_sha256: reading.rules_sha256.clone(),
        model_sha256: reading.model_sha256.clone(),
        gazetteer_sha256: reading.gazetteer_sha256.clone(),
    }
}

fn published(quads: &[Quad], article: NamedNodeRef) -> Option<String> {
    let day = schema("datePublished");
    let told = quads.iter().find(|q| q.predicate == day && q.subject.as_ref() == article.into())?;
    match &told.object {
        Term::Literal(day) => Some(day.value().to_owned()),
        _ => None,
    }
}

/// The command that proves the archive, whose folder has the name that it was written under.
fn command(articles: &BTreeMap<String, Item>, to: &Path) -> String {
    let name = to.file_name().map_or_else(|| "ARCHIVE".into(), |name| name.to_string_lossy());
    let texts = if articles.values().all(|a| a.text) { "" } else { " --articles FOLDER-OF-THE-TEXTS" };
    format!("summitry verify --again {name}{texts}")
}
