//! Saving a graph: whole, or not at all; the steps are `snapshot`'s.

use super::index::{self, Change, Written};
use super::lock::{Lock, Patience};
use super::manifest::Manifest;
use super::quads::Changes;
use super::snapshot::{GRAPH, INDEX, INDEX_NEXT, JOURNAL, MANIFEST, NEXT, io};
use super::text::{self, Merged};
use super::{Kg, StoreError, Tally, tally};
use crate::files::{keep_mode_and_owner, with_usual_mode};
use oxigraph::model::{GraphName, NamedOrBlankNode, Quad};
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File};
use std::io::{BufWriter, ErrorKind, Write};
use std::path::Path;
use tempfile::NamedTempFile;

/// How the names of files that are being written begin; random letters and [`TEMPORARY_END`] follow.
const TEMPORARY: &str = ".summitry-";
const TEMPORARY_END: &str = ".tmp";

impl Kg {
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
        let there = if is_blank(dir)? { None } else { Some(Manifest::read(dir)?.graph_sha256) };
        if self.origin.as_ref().is_some_and(|o| o.is(dir) && o.sha256.get() != there) {
            return Err(StoreError::Overtaken { path: dir.display().to_string() });
        }
        tidy(dir)?;
        let files = self.files(dir)?;
        let sha256 = files.sha256.clone();
        take_place(dir, files)?;
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

    /// All files under random names, flushed to the disk.
    fn files(&self, dir: &Path) -> Result<Files, StoreError> {
        let origin = self.origin.as_ref().filter(|origin| origin.is(dir));
        if let (Some(origin), Some(changes)) = (origin, self.quads.changes()?)
            && origin.sha256.get() == Some(hex(&changes.index.graph_sha256()))
        {
            return self.changed_files(dir, &changes);
        }
        let mut lines: Vec<(String, Quad)> = Vec::new();
        for quad in self.named_quads()? {
            lines.push((line(&quad), quad));
        }
        lines.sort_unstable_by(|a, b| a.0.cmp(&b.0));
        let mut hash = Sha256::new();
        let mut length = 0;
        let graph = written(dir, GRAPH, GRAPH, |out| {
            for (line, _) in &lines {
                hash.update(line);
                length += line.len() as u64;
                out.write_all(line.as_bytes())?;
            }
            Ok(())
        })?;
        let quads: Vec<Quad> = lines.into_iter().map(|(_, quad)| quad).collect();
        let index = index::write(&quads, |graph| self.base.is_claim_graph(graph));
        let tally = tally(quads.iter(), &self.base);
        let sha256 = hash.finalize().into();
        self.sealed(dir, graph, index.seal(sha256, length), &sha256, tally)
    }

    /// The same from the files that are there and what came and went since, which is what takes time where a graph is large.
    fn changed_files(&self, dir: &Path, changes: &Changes<'_>) -> Result<Files, StoreError> {
        let mut gone: BTreeSet<String> = BTreeSet::new();
        let mut graphs: BTreeSet<String> = BTreeSet::new();
        for row in changes.gone {
            let quad = changes.index.quad(*row)?;
            gone.insert(line(&quad));
            graphs.insert(quad.graph_name.to_string());
        }
        graphs.extend(changes.new.iter().map(|quad| quad.graph_name.to_string()));
        let new: BTreeSet<String> = changes.new.iter().map(line).collect();
        let tally = self.changed_tally(&graphs)?;
        let change = Change { gone: changes.gone, new: &changes.new };
        let claimed = |graph: &str| self.base.is_claim_graph(graph);
        let text = dir.join(GRAPH);
        let mut merged = None;
        let (graph, index, digest) = std::thread::scope(|scope| {
            let index = scope.spawn(|| changes.index.merged(&change, &claimed));
            let digest = scope.spawn(|| text::digest(&text));
            let graph = written(dir, GRAPH, GRAPH, |out| {
                merged = text::merge(&text, &gone, &new, out)?;
                Ok(())
            });
            // A thread fails where memory ends, and then this one would have failed as well.
            let index = index.join().unwrap_or_else(|why| std::panic::resume_unwind(why));
            let digest = digest.join().unwrap_or_else(|why| std::panic::resume_unwind(why));
            (graph, index, digest)
        });
        let (graph, index, digest) = (graph?, index?, digest.map_err(io(&text))?);
        let was = self.origin.as_ref().and_then(|origin| origin.sha256.get());
        match merged.filter(|_| was == Some(hex(&digest))) {
            Some(Merged { sha256, length }) => {
                self.sealed(dir, graph, index.seal(sha256, length), &sha256, tally)
            }
            None => Err(StoreError::Damaged {
                path: text.display().to_string(),
                reason: "its content differs from the manifest's SHA-256".to_owned(),
            }),
        }
    }

    /// The tally of all articles, counted anew for those whose graphs are among these.
    fn changed_tally(&self, graphs: &BTreeSet<String>) -> Result<BTreeMap<String, Tally>, StoreError> {
        let mut all = self.tally.clone();
        // Graphs that went altogether are no longer among those that there are.
        let mut changed: BTreeSet<&str> = BTreeSet::new();
        for graph in graphs {
            let iri = graph.trim_start_matches('<').trim_end_matches('>');
            changed.extend(self.article_of(iri));
        }
        let mut lines: Vec<(String, Quad)> = Vec::new();
        for graph in self.quads.graphs()? {
            let NamedOrBlankNode::NamedNode(node) = &graph else { continue };
            if self.article_of(node.as_str()).is_some_and(|article| changed.contains(article)) {
                for quad in self.quads.matching(None, None, None, Some(GraphName::from(graph).as_ref())) {
                    let quad = quad?;
                    lines.push((line(&quad), quad));
                }
            }
        }
        lines.sort_unstable_by(|a, b| a.0.cmp(&b.0));
        all.retain(|article, _| !changed.contains(article.as_str()));
        all.extend(tally(lines.iter().map(|(_, quad)| quad), &self.base));
        Ok(all)
    }

    /// The article whose graph this is, or whose claim's.
    fn article_of<'g>(&self, graph: &'g str) -> Option<&'g str> {
        let claims = || self.base.below(graph)?.strip_prefix("graph/claim/")?.split_once('/');
        self.base.article_of_graph(graph).or_else(|| Some(claims()?.0))
    }

    /// The index and the manifest beside a graph that is written.
    fn sealed(
        &self,
        dir: &Path,
        graph: NamedTempFile,
        index: Written,
        sha256: &[u8; 32],
        tally: BTreeMap<String, Tally>,
    ) -> Result<Files, StoreError> {
        let Written { bytes, root } = index;
        let index = written(dir, INDEX, GRAPH, |out| out.write_all(&bytes))?;
        let sha256 = hex(sha256);
        let manifest = Manifest::of(self, sha256.clone(), root, tally);
        let json = manifest.to_bytes().map_err(|e| io(dir)(e.into()))?;
        // The last to be written, so that who finds the graph to be younger knows that somebody else wrote it.
        let manifest = written(dir, MANIFEST, MANIFEST, |out| out.write_all(&json))?;
        Ok(Files { graph, index, manifest, sha256 })
    }
}

fn line(quad: &Quad) -> String {
    format!("{quad} .\n")
}

/// A graph that is written, and has not taken its place.
struct Files {
    graph: NamedTempFile,
    index: NamedTempFile,
    manifest: NamedTempFile,
    /// SHA-256 of the graph.
    sha256: String,
}

/// Whether a folder holds nothing that a graph would stand in the way of: it does not exist, is empty, or holds what a
/// writer left that was stopped before its first graph was whole.
pub(super) fn is_blank(dir: &Path) -> Result<bool, StoreError> {
    let entries = match fs::read_dir(dir) {
        Ok(entries) => entries,
        Err(e) if e.kind() == ErrorKind::NotFound => return Ok(true),
        Err(e) => return Err(io(dir)(e)),
    };
    for entry in entries {
        let name = entry.map_err(io(dir))?.file_name();
        let name = name.to_string_lossy();
        // Every new file system has one, and a mount point is a fine place for a graph.
        if !is_temporary(&name) && ![NEXT, INDEX_NEXT].contains(&&*name) && name != "lost+found" {
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
    let manifest = Manifest::read(dir).ok();
    let next = dir.join(NEXT);
    if let Ok(graph) = fs::read(&next) {
        let sha256 = hex(&Sha256::digest(&graph));
        end(&next, &dir.join(GRAPH), manifest.as_ref().is_some_and(|m| m.graph_sha256 == sha256))?;
    }
    let next = dir.join(INDEX_NEXT);
    if next.exists() {
        let root = index::root_of(&next);
        let named = root.is_some() && manifest.is_some_and(|m| m.index_sha256 == root);
        end(&next, &dir.join(INDEX), named)?;
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

/// Gives a file that the manifest names its name, and removes another.
fn end(next: &Path, path: &Path, named: bool) -> Result<(), StoreError> {
    let ended = if named { fs::rename(next, path) } else { fs::remove_file(next) };
    ended.map_err(io(next))
}

/// A file under a random name, on the disk; with the mode and owner of the one that `like` names, where there is one.
fn written(
    dir: &Path,
    name: &str,
    like: &str,
    fill: impl FnOnce(&mut dyn Write) -> std::io::Result<()>,
) -> Result<NamedTempFile, StoreError> {
    let path = dir.join(name);
    let mut builder = tempfile::Builder::new();
    builder.prefix(TEMPORARY).suffix(TEMPORARY_END);
    let file = with_usual_mode(&mut builder).tempfile_in(dir).map_err(io(&path))?;
    if let Ok(old) = fs::metadata(dir.join(like)) {
        keep_mode_and_owner(file.as_file(), &old).map_err(io(&path))?;
    }
    let mut out = BufWriter::with_capacity(1 << 20, file);
    fill(&mut out).and_then(|()| out.flush()).map_err(io(&path))?;
    let file = out.into_inner().map_err(|e| io(&path)(e.into_error()))?;
    file.as_file().sync_all().map_err(io(&path))?;
    Ok(file)
}

/// Steps 2 to 4: the new graph takes the old one's place.
fn take_place(dir: &Path, files: Files) -> Result<(), StoreError> {
    let nexts = [NEXT, INDEX_NEXT].map(|name| dir.join(name));
    for (file, next) in [files.graph, files.index].into_iter().zip(&nexts) {
        file.persist(next).map_err(|e| io(next)(e.error))?;
    }
    sync_folder(dir)?;
    let path = dir.join(MANIFEST);
    if let Err(e) = files.manifest.persist(&path) {
        // The old graph stands; the failure is what the user must hear of.
        for next in &nexts {
            let _ = fs::remove_file(next);
        }
        return Err(io(&path)(e.error));
    }
    sync_folder(dir)?;
    for (next, name) in nexts.iter().zip([GRAPH, INDEX]) {
        fs::rename(next, dir.join(name)).map_err(io(next))?;
    }
    sync_folder(dir)
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn sync_folder(dir: &Path) -> Result<(), StoreError> {
    File::open(dir).and_then(|d| d.sync_all()).map_err(io(dir))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Article;
    use crate::rdf::Base;

    fn graph(text: &str) -> Kg {
        let mut kg = Kg::new(Base::default()).unwrap();
        kg.add(&crate::extract::testing::facts(&Article::from_text("a", text.to_owned()))).unwrap();
        kg
    }

    const OLD: &str = "Peru met Chile in Lima.";
    const NEW: &str = "Ghana signed a treaty with Togo.";

    const STEPS: usize = 5;

    /// The folder as a writer leaves it that is stopped before each of its steps.
    fn stopped_before(step: usize, dir: &Path) {
        graph(OLD).save(dir).unwrap();
        let new = graph(NEW).files(dir).unwrap();
        let steps: [&dyn Fn(); STEPS] = [
            &|| fs::copy(new.graph.path(), dir.join(NEXT)).map(drop).unwrap(),
            &|| fs::copy(new.index.path(), dir.join(INDEX_NEXT)).map(drop).unwrap(),
            &|| fs::copy(new.manifest.path(), dir.join(MANIFEST)).map(drop).unwrap(),
            &|| fs::rename(dir.join(NEXT), dir.join(GRAPH)).unwrap(),
            &|| fs::rename(dir.join(INDEX_NEXT), dir.join(INDEX)).unwrap(),
        ];
        steps.iter().take(step).for_each(|s| s());
        // What it had written under random names is left.
        for file in [new.graph, new.index, new.manifest] {
            file.keep().unwrap();
        }
    }

    #[test]
    fn a_writer_that_is_stopped_leaves_the_old_graph_or_the_new_and_the_next_tidies_up() {
        let (old, new) = (graph(OLD).sorted_lines().unwrap(), graph(NEW).sorted_lines().unwrap());
        for (step, has_news) in (0..=STEPS).flat_map(|step| [(step, true), (step, false)]) {
            let folder = tempfile::tempdir().unwrap();
            let dir = folder.path().join("kg");
            stopped_before(step, &dir);
            fs::write(dir.join("notes.md"), "mine").unwrap();
            let left = Kg::open(&dir).unwrap();
            let expected = if step < 3 { &old } else { &new };
            assert_eq!(left.sorted_lines().unwrap(), *expected, "stopped before step {step}");
            assert_eq!(left.unindexed(), None, "stopped before step {step}");
            if has_news {
                left.save(&dir).unwrap();
            } else {
                Kg::tidy_under(&Lock::acquire(&dir, Patience::Wait).unwrap()).unwrap();
            }
            let mut names: Vec<_> = fs::read_dir(&dir).unwrap().map(|e| e.unwrap().file_name()).collect();
            names.sort();
            assert_eq!(names, [INDEX, GRAPH, MANIFEST, "notes.md"], "stopped before step {step}");
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
