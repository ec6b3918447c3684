//! A knowledge graph as a folder: `graph.nq` and `manifest.json`, saved whole or not at all.
//!
//! Saving writes a temporary sibling, flushes it to the disk, and puts it in the folder's place in one step where the
//! system can exchange two names (Linux), else by two renames; a folder left between those is put back at the next
//! open. A crash at any point leaves the old folder or the new one.

use super::{Kg, StoreError};
use crate::rdf::Base;
use oxigraph::io::{RdfFormat, RdfParser};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};

const GRAPH: &str = "graph.nq";
const MANIFEST: &str = "manifest.json";
const FORMAT: &str = "summitry-kg";
const VERSION: u32 = 1;

/// What a snapshot says of itself.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Manifest {
    format: String,
    version: u32,
    /// The base IRI.
    pub base: String,
    /// SHA-256 of `graph.nq`.
    pub graph_sha256: String,
    /// The articles, by id.
    pub articles: BTreeMap<String, ArticleEntry>,
}

/// What a snapshot says of one article.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ArticleEntry {
    /// SHA-256 of the file as read.
    pub sha256: String,
    /// Where it came from.
    pub source: Option<String>,
    /// SHA-256 of what people corrected in it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub corrections: Option<String>,
}

/// The files of a snapshot as they lie there, sound or not.
pub struct Snapshot {
    /// What it says of itself.
    pub manifest: Manifest,
    /// The bytes of `graph.nq`.
    pub graph: Vec<u8>,
    /// Where `graph.nq` is.
    pub path: PathBuf,
    /// Whether the bytes have the SHA-256 that the manifest names.
    pub sound: bool,
}

impl Snapshot {
    /// The names of a snapshot's files.
    pub const FILES: [&str; 2] = [GRAPH, MANIFEST];

    /// Reads the files without a look at what is in the graph.
    ///
    /// # Errors
    /// Where the folder is missing or not ours, or a file cannot be read.
    pub fn read(dir: &Path) -> Result<Snapshot, StoreError> {
        let dir = &plain(dir);
        put_back(dir)?;
        let manifest = manifest(dir)?;
        let path = dir.join(GRAPH);
        let graph = fs::read(&path).map_err(io(&path))?;
        let sound = format!("{:x}", Sha256::digest(&graph)) == manifest.graph_sha256;
        Ok(Snapshot { manifest, graph, path, sound })
    }
}

fn io(path: &Path) -> impl Fn(std::io::Error) -> StoreError + '_ {
    move |error| StoreError::Io { path: path.display().to_string(), error }
}

/// `DIR.suffix`, beside DIR.
fn sibling(dir: &Path, suffix: &str) -> PathBuf {
    let mut name = dir.file_name().unwrap_or_default().to_owned();
    name.push(suffix);
    dir.with_file_name(name)
}

impl Kg {
    /// Reads a snapshot.
    ///
    /// # Errors
    /// Where the folder is missing, not ours, or damaged.
    pub fn open(dir: &Path) -> Result<Kg, StoreError> {
        let Snapshot { manifest, graph: text, path, sound } = Snapshot::read(dir)?;
        let damaged = |reason: String| StoreError::Damaged { path: path.display().to_string(), reason };
        if !sound {
            return Err(damaged("its content differs from the manifest's SHA-256".to_owned()));
        }
        let base = Base::parse(&manifest.base).map_err(|e| damaged(e.to_string()))?;
        let kg = Kg { articles: manifest.articles, people: None, ..Kg::new(base)? };
        let parser = RdfParser::from_format(RdfFormat::NQuads);
        let mut loader = kg.store.bulk_loader();
        loader.load_from_slice(parser, &text).map_err(|e| damaged(e.to_string()))?;
        loader.commit()?;
        Ok(kg)
    }

    /// Reads a snapshot, or begins an empty graph where the folder does not exist.
    ///
    /// # Errors
    /// As [`Kg::open`], and where the folder was built with another base.
    pub fn open_or_new(dir: &Path, base: Option<Base>) -> Result<Kg, StoreError> {
        put_back(&plain(dir))?;
        if !dir.exists() {
            return Kg::new(base.unwrap_or_default());
        }
        let kg = Kg::open(dir)?;
        match base {
            Some(new) if new != kg.base => {
                Err(StoreError::OtherBase { old: kg.base.to_string(), new: new.to_string() })
            }
            _ => Ok(kg),
        }
    }

    /// Saves the graph as a snapshot: whole, or not at all.
    ///
    /// # Errors
    /// Where the folder is not ours or a write fails; the old snapshot is then as it was.
    pub fn save(&self, dir: &Path) -> Result<(), StoreError> {
        let dir = &plain(dir);
        if dir.exists() {
            manifest(dir)?;
        }
        if let Some(parent) = dir.parent().filter(|p| !p.as_os_str().is_empty()) {
            fs::create_dir_all(parent).map_err(io(parent))?;
        }
        let temporary = sibling(dir, &format!(".tmp-{}", std::process::id()));
        let written = self.write_into(&temporary).and_then(|()| swap(&temporary, dir));
        if written.is_err() {
            // The failure is what the user must hear of; a folder that cannot be removed either would hide it.
            let _ = fs::remove_dir_all(&temporary);
        }
        written
    }

    fn write_into(&self, dir: &Path) -> Result<(), StoreError> {
        fs::create_dir(dir).map_err(io(dir))?;
        let mut hash = Sha256::new();
        let mut graph = String::new();
        for line in self.sorted_lines()? {
            graph.push_str(&line);
            graph.push('\n');
        }
        hash.update(graph.as_bytes());
        write_synced(&dir.join(GRAPH), graph.as_bytes())?;
        let manifest = Manifest {
            format: FORMAT.to_owned(),
            version: VERSION,
            base: self.base.to_string(),
            graph_sha256: format!("{:x}", hash.finalize()),
            articles: self.articles.clone(),
        };
        let path = dir.join(MANIFEST);
        let mut json = serde_json::to_vec_pretty(&manifest).map_err(|e| io(&path)(e.into()))?;
        json.push(b'\n');
        write_synced(&path, &json)?;
        sync_folder(dir)
    }
}

/// A path without a trailing slash, so that its siblings can be named.
fn plain(dir: &Path) -> PathBuf {
    dir.components().collect()
}

fn write_synced(path: &Path, bytes: &[u8]) -> Result<(), StoreError> {
    let mut file = File::create_new(path).map_err(io(path))?;
    file.write_all(bytes).map_err(io(path))?;
    file.sync_all().map_err(io(path))
}

fn sync_folder(dir: &Path) -> Result<(), StoreError> {
    File::open(dir).and_then(|d| d.sync_all()).map_err(io(dir))
}

/// Puts `new` where `dir` is. A crash between the two renames leaves `DIR.old`, which [`put_back`] mends.
fn swap(new: &Path, dir: &Path) -> Result<(), StoreError> {
    if !dir.exists() {
        return fs::rename(new, dir).map_err(io(dir));
    }
    let exchanged = rustix::fs::renameat_with(
        rustix::fs::CWD,
        new,
        rustix::fs::CWD,
        dir,
        rustix::fs::RenameFlags::EXCHANGE,
    );
    if exchanged.is_err() {
        let old = sibling(dir, ".old");
        fs::rename(dir, &old).map_err(io(dir))?;
        fs::rename(new, dir).map_err(io(dir))?;
        fs::rename(&old, new).map_err(io(&old))?;
    }
    if let Some(parent) = dir.parent().filter(|p| !p.as_os_str().is_empty()) {
        sync_folder(parent)?;
    }
    fs::remove_dir_all(new).map_err(io(new))
}

/// Brings back the snapshot that a crash between two renames left under another name.
fn put_back(dir: &Path) -> Result<(), StoreError> {
    let old = sibling(dir, ".old");
    if !dir.exists() && old.join(MANIFEST).exists() {
        fs::rename(&old, dir).map_err(io(dir))?;
    }
    Ok(())
}

fn manifest(dir: &Path) -> Result<Manifest, StoreError> {
    let not_ours =
        |reason: &str| StoreError::NotOurs { path: dir.display().to_string(), reason: reason.to_owned() };
    if !dir.exists() {
        return Err(not_ours("there is no such folder; make one with `summitry build`"));
    }
    let text = fs::read_to_string(dir.join(MANIFEST)).map_err(|_| not_ours("it has no manifest.json"))?;
    let manifest: Manifest =
        serde_json::from_str(&text).map_err(|_| not_ours("its manifest.json is of another kind"))?;
    if manifest.format != FORMAT || manifest.version != VERSION {
        return Err(not_ours("its manifest.json is of another version"));
    }
    Ok(manifest)
}
