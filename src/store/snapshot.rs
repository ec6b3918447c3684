//! A knowledge graph as a folder: `graph.nq` and `manifest.json`, saved whole or not at all.
//!
//! The manifest names the SHA-256 of the graph, so one rename decides which of two graphs the folder holds. Saving
//!
//! 1. writes both files under random names and flushes them to the disk,
//! 2. renames the new graph to `graph.nq.next`,
//! 3. renames the new manifest to `manifest.json`: from here on the folder is the new graph,
//! 4. renames `graph.nq.next` to `graph.nq`.
//!
//! A reader takes whichever of `graph.nq` and `graph.nq.next` the manifest names, and reads again where it was
//! overtaken; it changes nothing. A crash at any point leaves the old graph or the new one, and the next writer tidies up.
//! The folder itself is never replaced: what else lies in it, its mode and its owner stay, and it may be a link, a mount
//! point or empty. Writers exclude each other by [`Lock`].

use super::lock::{Lock, Patience};
use super::{Kg, StoreError, Tally, tally};
use crate::files::{keep_mode_and_owner, with_usual_mode};
use crate::rdf::Base;
use oxigraph::io::{RdfFormat, RdfParser};
use oxigraph::model::Quad;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::time::Duration;
use tempfile::NamedTempFile;

const GRAPH: &str = "graph.nq";
/// The new graph between the moment when the manifest names it and the moment when it has its name.
const NEXT: &str = "graph.nq.next";
const MANIFEST: &str = "manifest.json";
/// How the names of files that are being written begin; random letters and [`TEMPORARY_END`] follow.
const TEMPORARY: &str = ".summitry-";
const TEMPORARY_END: &str = ".tmp";
/// Where a build notes what it has read; no writer that is not done with it takes it away.
pub(super) const JOURNAL: &str = ".summitry-journal.tmp";
const FORMAT: &str = "summitry-kg";
/// Version 2 names events, relationships, offices and claims by content and describes graphs in the graph.
const VERSION: u32 = 2;

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
    /// What people put right, each correction as Turtle.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub corrections: Vec<String>,
    /// How much each article gives, by its id.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub tally: BTreeMap<String, Tally>,
}

impl Manifest {
    /// Its file, byte for byte.
    ///
    /// # Errors
    /// Never for a manifest that was read or made; JSON has no text that it cannot write.
    pub fn to_bytes(&self) -> Result<Vec<u8>, serde_json::Error> {
        let mut json = serde_json::to_vec_pretty(self)?;
        json.push(b'\n');
        Ok(json)
    }
}

/// What a snapshot says of one article.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ArticleEntry {
    /// SHA-256 of the text.
    pub sha256: String,
    /// Where it came from.
    pub source: Option<String>,
    /// SHA-256 of the page or record that the text was taken from, where it was.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source_sha256: Option<String>,
    /// SHA-256 of what people corrected in it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub corrections: Option<String>,
    /// SHA-256 of the facts that were read in it, before corrections.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub facts_sha256: String,
    /// What was read, with what: see [`Reading`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reading: Option<Reading>,
}

/// What an article was read from and with, so that it is read anew only where that would give something else.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reading {
    /// SHA-256 of text, metadata, options, program, rules and model.
    pub sha256: String,
    /// SHA-256 of the words of the body, whatever stands around them: copies of one text share it.
    pub body_sha256: String,
    /// The name that the id was made from.
    pub name: String,
    /// The program, rules and model that read it.
    #[serde(default)]
    pub by: String,
    /// SHA-256 of the language model.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub model_sha256: String,
    /// SHA-256 of the rules.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub rules_sha256: String,
    /// SHA-256 of the gazetteer.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub gazetteer_sha256: String,
}

impl Reading {
    /// What was read with, by kind and SHA-256, as far as that is known.
    #[must_use]
    pub fn sources(&self) -> Vec<(&'static str, &str)> {
        let all = [
            ("gazetteer", self.gazetteer_sha256.as_str()),
            ("model", self.model_sha256.as_str()),
            ("rules", self.rules_sha256.as_str()),
        ];
        all.into_iter().filter(|(_, sha256)| !sha256.is_empty()).collect()
    }
}

/// The files of a snapshot as they lie there, sound or not.
pub struct Snapshot {
    /// What it says of itself.
    pub manifest: Manifest,
    /// The bytes of `manifest.json`.
    pub manifest_bytes: Vec<u8>,
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

    /// Looks whether a folder holds a knowledge graph.
    ///
    /// # Errors
    /// Where it is missing or not ours.
    pub fn check(dir: &Path) -> Result<(), StoreError> {
        manifest(dir).map(drop)
    }

    /// Whether a folder holds a knowledge graph.
    #[must_use]
    pub fn is_in(dir: &Path) -> bool {
        Snapshot::check(dir).is_ok()
    }

    /// Whether a file of this name in its folder is the graph's own.
    #[must_use]
    pub fn has_file(name: &str) -> bool {
        name == NEXT || Snapshot::FILES.contains(&name)
    }

    /// Reads the files without a look at what is in the graph; changes nothing.
    ///
    /// # Errors
    /// Where the folder is missing or not ours, or a file cannot be read.
    pub fn read(dir: &Path) -> Result<Snapshot, StoreError> {
        let mut read = Snapshot::read_once(dir)?;
        // A writer may have come between the two files; then another look finds them in step.
        for _ in 0..3 {
            if read.as_ref().is_some_and(|r| r.sound) {
                break;
            }
            std::thread::sleep(Duration::from_millis(20));
            read = Snapshot::read_once(dir)?;
        }
        let path = dir.join(GRAPH);
        read.ok_or_else(|| io(&path)(ErrorKind::NotFound.into()))
    }

    /// One look: nothing where no graph is there.
    fn read_once(dir: &Path) -> Result<Option<Snapshot>, StoreError> {
        let manifest = manifest(dir)?;
        let path = dir.join(MANIFEST);
        let manifest_bytes = fs::read(&path).map_err(io(&path))?;
        let mut found = None;
        for name in [GRAPH, NEXT] {
            let path = dir.join(name);
            let graph = match fs::read(&path) {
                Ok(graph) => graph,
                Err(e) if e.kind() == ErrorKind::NotFound => continue,
                Err(e) => return Err(io(&path)(e)),
            };
            if format!("{:x}", Sha256::digest(&graph)) == manifest.graph_sha256 {
                return Ok(Some(Snapshot { manifest, manifest_bytes, graph, path, sound: true }));
            }
            found = found.or(Some((graph, path)));
        }
        Ok(found.map(|(graph, path)| Snapshot { manifest, manifest_bytes, graph, path, sound: false }))
    }
}

fn io(path: &Path) -> impl Fn(std::io::Error) -> StoreError + '_ {
    move |error| StoreError::Io { path: path.display().to_string(), error }
}

impl Kg {
    /// Reads a snapshot.
    ///
    /// # Errors
    /// Where the folder is missing, not ours, or damaged.
    pub fn open(dir: &Path) -> Result<Kg, StoreError> {
        let Snapshot { manifest, graph: text, path, sound, .. } = Snapshot::read(dir)?;
        let damaged = |reason: String| StoreError::Damaged { path: path.display().to_string(), reason };
        if !sound {
            return Err(damaged("its content differs from the manifest's SHA-256".to_owned()));
        }
        let base = Base::parse(&manifest.base).map_err(|e| damaged(e.to_string()))?;
        let Manifest { articles, corrections, graph_sha256, .. } = manifest;
        let mut kg = Kg { articles, corrections, people: None, ..Kg::new(base)? };
        kg.origin = Some(Origin::of(dir, Some(graph_sha256)));
        let parser = RdfParser::from_format(RdfFormat::NQuads);
        let mut loader = kg.store.bulk_loader();
        loader.load_from_slice(parser, &text).map_err(|e| damaged(e.to_string()))?;
        loader.commit()?;
        Ok(kg)
    }

    /// Reads a snapshot that is to be written to: its facts must be those that its manifest counts, so that nothing that
    /// was put there by other means is counted in by the next save.
    ///
    /// # Errors
    /// As [`Kg::open`], and where facts were added, changed or taken out by other means.
    pub fn open_to_write(dir: &Path) -> Result<Kg, StoreError> {
        let snapshot = Snapshot::read(dir)?;
        let parser = RdfParser::from_format(RdfFormat::NQuads);
        let quads: Vec<Quad> = parser.for_slice(&snapshot.graph).map_while(Result::ok).collect();
        if let Ok(base) = Base::parse(&snapshot.manifest.base)
            && tally(quads.iter(), &base) != snapshot.manifest.tally
        {
            let reason = "its facts are not those that its manifest counts (`summitry verify` names them)";
            return Err(StoreError::Damaged { path: dir.display().to_string(), reason: reason.to_owned() });
        }
        Kg::open(dir)
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

    /// Saves the graph as a snapshot: whole, or not at all. Waits for another writer, if there is one.
    ///
    /// # Errors
    /// Where the folder is not ours, was written by another since it was read, or a write fails; the old snapshot is
    /// then as it was.
    pub fn save(&self, dir: &Path) -> Result<(), StoreError> {
        let lock = Lock::acquire(dir, Patience::Wait)?;
        self.save_under(&lock)
    }

    /// Saves the graph into the folder that a lock holds.
    ///
    /// # Errors
    /// As [`Kg::save`].
    pub fn save_under(&self, lock: &Lock) -> Result<(), StoreError> {
        let dir = lock.folder();
        let there = if is_blank(dir)? { None } else { Some(manifest(dir)?.graph_sha256) };
        if self.origin.as_ref().is_some_and(|o| o.is(dir) && o.sha256.get() != there) {
            return Err(StoreError::Overtaken { path: dir.display().to_string() });
        }
        tidy(dir)?;
        let (graph, manifest, sha256) = self.files(dir)?;
        take_place(dir, graph, manifest)?;
        if let Some(origin) = self.origin.as_ref().filter(|o| o.is(dir)) {
            origin.sha256.set(Some(sha256));
        }
        Ok(())
    }

    /// Ends, without saving, what a writer began that was stopped: for one that has nothing to save itself.
    ///
    /// # Errors
    /// Where the folder cannot be read or changed.
    pub fn tidy_under(lock: &Lock) -> Result<(), StoreError> {
        tidy(lock.folder())
    }

    /// Both files under random names, flushed to the disk, and the SHA-256 of the graph.
    fn files(&self, dir: &Path) -> Result<(NamedTempFile, NamedTempFile, String), StoreError> {
        let mut hash = Sha256::new();
        let mut graph = String::new();
        let mut quads = self.named_quads()?;
        quads.sort_by_cached_key(|q| format!("{q} ."));
        for quad in &quads {
            graph.push_str(&quad.to_string());
            graph.push_str(" .\n");
        }
        hash.update(graph.as_bytes());
        let sha256 = format!("{:x}", hash.finalize());
        let manifest = Manifest {
            format: FORMAT.to_owned(),
            version: VERSION,
            base: self.base.to_string(),
            graph_sha256: sha256.clone(),
            articles: self.articles.clone(),
            corrections: self.corrections.clone(),
            tally: tally(quads.iter(), &self.base),
        };
        let json = manifest.to_bytes().map_err(|e| io(dir)(e.into()))?;
        Ok((written(dir, GRAPH, graph.as_bytes())?, written(dir, MANIFEST, &json)?, sha256))
    }
}

/// Where a graph was read, and what stood there then.
#[derive(Debug)]
pub(super) struct Origin {
    folder: PathBuf,
    /// SHA-256 of its graph; none where there was none.
    sha256: Seen,
}

/// A value that a save may change behind a shared reference.
#[derive(Debug)]
struct Seen(std::sync::Mutex<Option<String>>);

impl Seen {
    fn get(&self) -> Option<String> {
        self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner).clone()
    }

    fn set(&self, value: Option<String>) {
        *self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner) = value;
    }
}

impl Origin {
    fn of(dir: &Path, sha256: Option<String>) -> Origin {
        Origin { folder: whereabouts(dir), sha256: Seen(std::sync::Mutex::new(sha256)) }
    }

    fn is(&self, dir: &Path) -> bool {
        self.folder == whereabouts(dir)
    }
}

/// One path for one folder, whether it exists or not.
fn whereabouts(dir: &Path) -> PathBuf {
    let plain: PathBuf = dir.components().collect();
    plain.canonicalize().or_else(|_| std::path::absolute(&plain)).unwrap_or(plain)
}

/// Whether a folder holds nothing that a graph would stand in the way of: it does not exist, is empty, or holds what a
/// writer left that was stopped before its first graph was whole.
fn is_blank(dir: &Path) -> Result<bool, StoreError> {
    let entries = match fs::read_dir(dir) {
        Ok(entries) => entries,
        Err(e) if e.kind() == ErrorKind::NotFound => return Ok(true),
        Err(e) => return Err(io(dir)(e)),
    };
    for entry in entries {
        let name = entry.map_err(io(dir))?.file_name();
        let name = name.to_string_lossy();
        // Every new file system has one, and a mount point is a fine place for a graph.
        if !is_temporary(&name) && name != NEXT && name != "lost+found" {
            return Ok(false);
        }
    }
    Ok(true)
}

fn is_temporary(name: &str) -> bool {
    name.starts_with(TEMPORARY) && name.ends_with(TEMPORARY_END)
}

/// Ends what a writer began that was stopped: only a writer does so, and only under the lock.
fn tidy(dir: &Path) -> Result<(), StoreError> {
    let next = dir.join(NEXT);
    if let Ok(graph) = fs::read(&next) {
        let named = manifest(dir).is_ok_and(|m| m.graph_sha256 == format!("{:x}", Sha256::digest(&graph)));
        if named {
            fs::rename(&next, dir.join(GRAPH)).map_err(io(&next))?;
        } else {
            fs::remove_file(&next).map_err(io(&next))?;
        }
    }
    for entry in fs::read_dir(dir).map_err(io(dir))? {
        let entry = entry.map_err(io(dir))?;
        let name = entry.file_name();
        if is_temporary(&name.to_string_lossy()) && name != JOURNAL {
            fs::remove_file(entry.path()).map_err(io(&entry.path()))?;
        }
    }
    Ok(())
}

/// A file under a random name with these bytes, on the disk; with the mode and owner of the one that it will replace.
fn written(dir: &Path, name: &str, bytes: &[u8]) -> Result<NamedTempFile, StoreError> {
    let path = dir.join(name);
    let mut builder = tempfile::Builder::new();
    builder.prefix(TEMPORARY).suffix(TEMPORARY_END);
    let mut file = with_usual_mode(&mut builder).tempfile_in(dir).map_err(io(&path))?;
    file.write_all(bytes).map_err(io(&path))?;
    if let Ok(old) = fs::metadata(&path) {
        keep_mode_and_owner(file.as_file(), &old).map_err(io(&path))?;
    }
    file.as_file().sync_all().map_err(io(&path))?;
    Ok(file)
}

/// Steps 2 to 4: the new graph takes the old one's place.
fn take_place(dir: &Path, graph: NamedTempFile, manifest: NamedTempFile) -> Result<(), StoreError> {
    let next = dir.join(NEXT);
    graph.persist(&next).map_err(|e| io(&next)(e.error))?;
    sync_folder(dir)?;
    let path = dir.join(MANIFEST);
    if let Err(e) = manifest.persist(&path) {
        // The old graph stands; the failure is what the user must hear of.
        let _ = fs::remove_file(&next);
        return Err(io(&path)(e.error));
    }
    sync_folder(dir)?;
    fs::rename(&next, dir.join(GRAPH)).map_err(io(&next))?;
    sync_folder(dir)
}

fn sync_folder(dir: &Path) -> Result<(), StoreError> {
    File::open(dir).and_then(|d| d.sync_all()).map_err(io(dir))
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
    if manifest.format != FORMAT {
        return Err(not_ours("its manifest.json is of another kind"));
    }
    if manifest.version != VERSION {
        return Err(StoreError::OtherVersion {
            path: dir.display().to_string(),
            version: manifest.version,
            ours: VERSION,
        });
    }
    Ok(manifest)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Article;

    fn graph(text: &str) -> Kg {
        let mut kg = Kg::new(Base::default()).unwrap();
        kg.add(&crate::extract::testing::facts(&Article::from_text("a", text.to_owned()))).unwrap();
        kg
    }

    const OLD: &str = "Peru met Chile in Lima.";
    const NEW: &str = "Ghana signed a treaty with Togo.";

    /// The folder as a writer leaves it that is stopped before each of its steps.
    fn stopped_before(step: usize, dir: &Path) {
        graph(OLD).save(dir).unwrap();
        let (new_graph, new_manifest, _) = graph(NEW).files(dir).unwrap();
        let steps: [&dyn Fn(); 3] = [
            &|| fs::copy(new_graph.path(), dir.join(NEXT)).map(drop).unwrap(),
            &|| fs::copy(new_manifest.path(), dir.join(MANIFEST)).map(drop).unwrap(),
            &|| fs::rename(dir.join(NEXT), dir.join(GRAPH)).unwrap(),
        ];
        steps.iter().take(step).for_each(|s| s());
        // What it had written under random names is left.
        new_graph.keep().unwrap();
        new_manifest.keep().unwrap();
    }

    #[test]
    fn a_writer_that_is_stopped_leaves_the_old_graph_or_the_new_and_the_next_tidies_up() {
        let (old, new) = (graph(OLD).sorted_lines().unwrap(), graph(NEW).sorted_lines().unwrap());
        for (step, has_news) in (0..=3).flat_map(|step| [(step, true), (step, false)]) {
            let folder = tempfile::tempdir().unwrap();
            let dir = folder.path().join("kg");
            stopped_before(step, &dir);
            fs::write(dir.join("notes.md"), "mine").unwrap();
            let left = Kg::open(&dir).unwrap();
            let expected = if step < 2 { &old } else { &new };
            assert_eq!(left.sorted_lines().unwrap(), *expected, "stopped before step {step}");
            if has_news {
                left.save(&dir).unwrap();
            } else {
                Kg::tidy_under(&Lock::acquire(&dir, Patience::Wait).unwrap()).unwrap();
            }
            let mut names: Vec<_> = fs::read_dir(&dir).unwrap().map(|e| e.unwrap().file_name()).collect();
            names.sort();
            assert_eq!(names, [GRAPH, MANIFEST, "notes.md"], "stopped before step {step}");
            assert_eq!(Kg::open(&dir).unwrap().sorted_lines().unwrap(), *expected);
        }
    }

    #[test]
    fn a_first_writer_that_is_stopped_leaves_a_folder_that_can_be_built_into() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join(format!("{TEMPORARY}x{TEMPORARY_END}")), "half").unwrap();
        fs::write(folder.path().join(NEXT), "half").unwrap();
        fs::create_dir(folder.path().join("lost+found")).unwrap();
        let kg = Kg::open_or_new(folder.path(), None).unwrap();
        kg.save(folder.path()).unwrap();
        assert!(!folder.path().join(NEXT).exists());
        Kg::open(folder.path()).unwrap();
    }

    #[test]
    fn what_another_wrote_since_is_not_overwritten() {
        let folder = tempfile::tempdir().unwrap();
        let dir = folder.path().join("kg");
        let early = Kg::open_or_new(&dir, None).unwrap();
        graph(OLD).save(&dir).unwrap();
        assert!(matches!(early.save(&dir), Err(StoreError::Overtaken { .. })));
        let read = Kg::open(&dir).unwrap();
        read.save(&dir).unwrap();
        read.save(&dir).unwrap();
        graph(NEW).save(&dir).unwrap();
        assert!(matches!(read.save(&dir), Err(StoreError::Overtaken { .. })));
        read.save(&folder.path().join("other")).unwrap();
    }
}
