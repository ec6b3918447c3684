//! A knowledge graph as a folder: `graph.nq`, its index `graph.idx` and `manifest.json`, saved whole or not at all.
//!
//! The manifest names the SHA-256 of the graph and of its index's table, so one rename decides which of two graphs the
//! folder holds. Saving (`save`)
//!
//! 1. writes the files under random names and flushes them to the disk,
//! 2. renames the new graph and index to `graph.nq.next` and `graph.idx.next`,
//! 3. renames the new manifest to `manifest.json`: from here on the folder is the new graph,
//! 4. renames `graph.nq.next` to `graph.nq`, and the index likewise.
//!
//! What is added to a large graph is kept apart (`apart`): then `changes.rdfp` and `changes.idx` are written by these steps,
//! and `graph.nq` and its index stay as they are.
//!
//! A reader takes whichever of the two names has what the manifest names, and reads again where it was overtaken; it
//! changes nothing. Where the index is not that of the graph, the graph itself is read. A crash at any point leaves the
//! old graph or the new one, and the next writer tidies up. The folder itself is never replaced: what else lies in it, its
//! mode and its owner stay, and it may be a link, a mount point or empty. Writers exclude each other by [`Lock`].
//!
//! [`Lock`]: super::Lock

use super::index::{self, Beside};
use super::manifest::Manifest;
use super::origin::Origin;
use super::quads::Quads;
use super::save::is_blank;
use super::text::{self, Patch};
use super::{Kg, StoreError, tally};
use crate::rdf::Base;
use oxigraph::io::{RdfFormat, RdfParser};
use oxigraph::model::Quad;
use sha2::{Digest, Sha256};
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

pub(super) const GRAPH: &str = "graph.nq";
/// The new graph between the moment when the manifest names it and the moment when it has its name.
pub(super) const NEXT: &str = "graph.nq.next";
pub(super) const INDEX: &str = "graph.idx";
/// The new index, likewise.
pub(super) const INDEX_NEXT: &str = "graph.idx.next";
/// What came and went since the graph was written, where that is kept apart.
pub(super) const CHANGES: &str = "changes.rdfp";
pub(super) const CHANGES_NEXT: &str = "changes.rdfp.next";
pub(super) const CHANGES_INDEX: &str = "changes.idx";
pub(super) const CHANGES_INDEX_NEXT: &str = "changes.idx.next";
/// Each file beside the manifest, and its name between the moment when the manifest names it and the moment when it has its
/// own.
pub(super) const NEXTS: [(&str, &str); 4] =
    [(GRAPH, NEXT), (INDEX, INDEX_NEXT), (CHANGES, CHANGES_NEXT), (CHANGES_INDEX, CHANGES_INDEX_NEXT)];
pub(super) const MANIFEST: &str = "manifest.json";
/// Where a build notes what it has read; no writer that is not done with it takes it away.
pub(super) const JOURNAL: &str = ".summitry-journal.tmp";
/// How often a folder is looked at again that a writer may be changing.
const LOOKS: usize = 3;
const MEANWHILE: Duration = Duration::from_millis(20);

/// The files of a snapshot as they lie there, sound or not.
pub struct Snapshot {
    /// What it says of itself.
    pub manifest: Manifest,
    /// The bytes of `manifest.json`.
    pub manifest_bytes: Vec<u8>,
    /// The text of the graph: the bytes of `graph.nq`, with what came and went since.
    pub graph: Vec<u8>,
    /// What that is made of, where what came and went is kept apart.
    pub(super) parts: Option<Parts>,
    /// Where `graph.nq` is; where what came and went is not sound, that.
    pub path: PathBuf,
    /// Whether the bytes have the SHA-256 that the manifest names.
    pub sound: bool,
}

/// A text and what came and went since.
pub(super) struct Parts {
    pub(super) graph: Vec<u8>,
    pub(super) changes: Vec<u8>,
}

impl Snapshot {
    /// The names of a snapshot's files.
    pub const FILES: [&str; 5] = [GRAPH, MANIFEST, INDEX, CHANGES, CHANGES_INDEX];

    /// Looks whether a folder holds a knowledge graph.
    ///
    /// # Errors
    /// Where it is missing or not ours.
    pub fn check(dir: &Path) -> Result<(), StoreError> {
        Manifest::read(dir).map(drop)
    }

    /// Whether a folder holds a knowledge graph.
    #[must_use]
    pub fn is_in(dir: &Path) -> bool {
        Snapshot::check(dir).is_ok()
    }

    /// Whether a file of this name in its folder is the graph's own.
    #[must_use]
    pub fn has_file(name: &str) -> bool {
        NEXTS.iter().any(|(_, next)| *next == name) || Snapshot::FILES.contains(&name)
    }

    /// Reads the files without a look at what is in the graph; changes nothing.
    ///
    /// # Errors
    /// Where the folder is missing or not ours, or a file cannot be read.
    pub fn read(dir: &Path) -> Result<Snapshot, StoreError> {
        let mut read = Snapshot::read_once(dir)?;
        // A writer may have come between the two files; then another look finds them in step.
        for _ in 0..LOOKS {
            if read.as_ref().is_some_and(|r| r.sound) {
                break;
            }
            std::thread::sleep(MEANWHILE);
            read = Snapshot::read_once(dir)?;
        }
        let path = dir.join(GRAPH);
        read.ok_or_else(|| io(&path)(ErrorKind::NotFound.into()))
    }

    /// One look: nothing where no graph is there.
    fn read_once(dir: &Path) -> Result<Option<Snapshot>, StoreError> {
        let manifest = Manifest::read(dir)?;
        let path = dir.join(MANIFEST);
        let manifest_bytes = fs::read(&path).map_err(io(&path))?;
        let Some((graph, path, sound)) = bytes(dir, [GRAPH, NEXT], &manifest.graph_sha256)? else {
            return Ok(None);
        };
        let whole = Snapshot { manifest, manifest_bytes, graph, path, sound, parts: None };
        let Some(entry) = &whole.manifest.changes else { return Ok(Some(whole)) };
        match bytes(dir, [CHANGES, CHANGES_NEXT], &entry.sha256)? {
            Some((changes, _, true)) if sound => whole.patched(changes).map(Some),
            _ => Ok(Some(Snapshot { sound: false, path: dir.join(CHANGES), ..whole })),
        }
    }

    /// The same with changes made to its text.
    fn patched(self, changes: Vec<u8>) -> Result<Snapshot, StoreError> {
        let mut graph = Vec::with_capacity(self.graph.len() + changes.len());
        let merged = match Patch::read(&changes) {
            Some(patch) => text::merge(&self.graph[..], &patch, &mut graph).map_err(io(&self.path))?,
            None => None,
        };
        if merged.is_none() {
            return Ok(Snapshot { sound: false, path: self.path.with_file_name(CHANGES), ..self });
        }
        let parts = Some(Parts { graph: self.graph, changes });
        Ok(Snapshot { graph, parts, ..self })
    }
}

/// A file of one of these names, and where it is: that with this SHA-256, or another.
fn bytes(dir: &Path, names: [&str; 2], sha256: &str) -> Result<Option<(Vec<u8>, PathBuf, bool)>, StoreError> {
    let mut found = None;
    for name in names {
        let path = dir.join(name);
        let bytes = match fs::read(&path) {
            Ok(bytes) => bytes,
            Err(e) if e.kind() == ErrorKind::NotFound => continue,
            Err(e) => return Err(io(&path)(e)),
        };
        if format!("{:x}", Sha256::digest(&bytes)) == sha256 {
            return Ok(Some((bytes, path, true)));
        }
        found = found.or(Some((bytes, path, false)));
    }
    Ok(found)
}

pub(super) fn io(path: &Path) -> impl Fn(std::io::Error) -> StoreError + '_ {
    move |error| StoreError::Io { path: path.display().to_string(), error }
}

impl Kg {
    /// Opens a snapshot: its index, or where that is not to be believed, the graph itself ([`Kg::unindexed`]).
    ///
    /// # Errors
    /// Where the folder is missing, not ours, or damaged.
    pub fn open(dir: &Path) -> Result<Kg, StoreError> {
        let mut why = None;
        for _ in 0..LOOKS {
            let manifest = Manifest::read(dir)?;
            let Some(root) = &manifest.index_sha256 else { break };
            let beside = |[index, text]: [usize; 2], root, sha256| {
                let files = |(name, next)| [name, next].map(|name: &str| dir.join(name));
                Beside { indexes: files(NEXTS[index]), texts: files(NEXTS[text]), root, sha256 }
            };
            let base = beside([1, 0], root, &manifest.graph_sha256);
            let changes = manifest.changes.as_ref().map(|c| beside([3, 2], &c.index_sha256, &c.sha256));
            match index::believed(&base, changes.as_ref(), &dir.join(MANIFEST)) {
                Ok(index) => return Kg::from_parts(dir, manifest, Quads::of(Arc::new(index))?),
                Err(reason) => why = Some(reason),
            }
            // A writer may have come in between.
            if Manifest::read(dir)? == manifest {
                break;
            }
            std::thread::sleep(MEANWHILE);
        }
        Ok(Kg { unindexed: why, ..Kg::open_text(dir)? })
    }

    /// Why the index of a graph was not read when it was opened, where it should have been.
    #[must_use]
    pub fn unindexed(&self) -> Option<&str> {
        self.unindexed.as_deref()
    }

    /// Reads a snapshot's graph, whatever its index.
    ///
    /// # Errors
    /// As [`Kg::open`].
    pub fn open_text(dir: &Path) -> Result<Kg, StoreError> {
        let Snapshot { manifest, graph: text, path, sound, .. } = Snapshot::read(dir)?;
        let damaged = |reason: String| StoreError::Damaged { path: path.display().to_string(), reason };
        if !sound {
            return Err(damaged("its content differs from the manifest's SHA-256".to_owned()));
        }
        let quads = Quads::new()?;
        let parser = RdfParser::from_format(RdfFormat::NQuads);
        let mut loader = quads.store()?.bulk_loader();
        loader.load_from_slice(parser, &text).map_err(|e| damaged(e.to_string()))?;
        loader.commit()?;
        Kg::from_parts(dir, manifest, quads)
    }

    fn from_parts(dir: &Path, manifest: Manifest, quads: Quads) -> Result<Kg, StoreError> {
        let damaged =
            |reason: String| StoreError::Damaged { path: dir.join(MANIFEST).display().to_string(), reason };
        let base = Base::parse(&manifest.base).map_err(|e| damaged(e.to_string()))?;
        let origin = Some(Origin::of(dir, Some(manifest.state())));
        let Manifest { articles, corrections, tally, .. } = manifest;
        Ok(Kg { quads, articles, corrections, tally, people: None, origin, ..Kg::new(base)? })
    }

    /// Reads a snapshot that is to be written to: its facts must be those that its manifest counts, so that nothing that
    /// was put there by other means is counted in by the next save.
    ///
    /// # Errors
    /// As [`Kg::open`], and where facts were added, changed or taken out by other means.
    pub fn open_to_write(dir: &Path) -> Result<Kg, StoreError> {
        let kg = Kg::open(dir)?;
        if kg.quads.index().is_some() {
            // The manifest vouches for what the index has, and a save for the text that it takes over.
            return Ok(kg);
        }
        drop(kg);
        let snapshot = Snapshot::read(dir)?;
        let parser = RdfParser::from_format(RdfFormat::NQuads);
        let quads: Vec<Quad> = parser.for_slice(&snapshot.graph).map_while(Result::ok).collect();
        if let Ok(base) = Base::parse(&snapshot.manifest.base)
            && tally(quads.iter(), &base) != snapshot.manifest.tally
        {
            let reason = "its facts are not those that its manifest counts (`summitry verify` names them)";
            return Err(StoreError::Damaged { path: dir.display().to_string(), reason: reason.to_owned() });
        }
        Kg::open_text(dir)
    }

    /// Reads a snapshot, or begins an empty graph where the folder does not exist or is empty.
    ///
    /// # Errors
    /// As [`Kg::open`], and where the folder was built with another base.
    pub fn open_or_new(dir: &Path, base: Option<Base>) -> Result<Kg, StoreError> {
        if is_blank(dir)? {
            let mut kg = Kg::new(base.unwrap_or_default())?;
            kg.origin = Some(Origin::of(dir, None));
            return Ok(kg);
        }
        let kg = Kg::open_to_write(dir)?;
        match base {
            Some(new) if new != kg.base => {
                Err(StoreError::OtherBase { old: kg.base.to_string(), new: new.to_string() })
            }
            _ => Ok(kg),
        }
    }
}
