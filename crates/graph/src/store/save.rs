//! Saving a graph: whole, or not at all; the steps are `snapshot`'s.

use super::index::{self, Kind, Written};
use super::lock::{Lock, Patience};
use super::manifest::{Manifest, Sums, state};
use super::snapshot::{CHANGES, CHANGES_INDEX, GRAPH, INDEX, JOURNAL, MANIFEST, NEXTS, io};
use super::{Kg, StoreError, Tally, tally, text};
use crate::files::{keep_mode_and_owner, with_usual_mode};
use oxigraph::model::Quad;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
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
        self.is_as_opened(dir)?;
        tidy(dir, |path| self.spill.as_ref().is_some_and(|spill| spill.has(path)))?;
        let files = self.files(dir)?;
        let state = files.state.clone();
        take_place(dir, files)?;
        if let Some(origin) = self.origin.as_ref().filter(|o| o.is(dir)) {
            origin.sha256.set(Some(state));
        }
        Ok(())
    }

    /// Whether nobody wrote to a folder since the graph was read there.
    pub(super) fn is_as_opened(&self, dir: &Path) -> Result<(), StoreError> {
        let there = if is_blank(dir)? { None } else { Some(Manifest::read(dir)?.state()) };
        if self.origin.as_ref().is_some_and(|o| o.is(dir) && o.sha256.get() != there) {
            return Err(StoreError::Overtaken { path: dir.display().to_string() });
        }
        Ok(())
    }

    /// Ends, without saving, what a writer began that was stopped: for one that has nothing to save itself.
    ///
    /// # Errors
    /// Where the folder cannot be read or changed.
    pub fn tidy_under(lock: &Lock) -> Result<(), StoreError> {
        tidy(lock.folder(), |_| false)
    }

    /// All files under random names, flushed to the disk.
    fn files(&self, dir: &Path) -> Result<Files, StoreError> {
        if let (Some(spill), Some(changes)) = (&self.spill, self.quads.changes()?) {
            return self.spilled_files(dir, spill, &changes);
        }
        let origin = self.origin.as_ref().filter(|origin| origin.is(dir));
        if let (Some(origin), Some(changes)) = (origin, self.quads.changes()?) {
            let [graph, apart] = [Some(changes.index.graph_sha256()), changes.index.changes_sha256()];
            let [graph, apart] = [graph, apart].map(|sha256| sha256.map(|sha256| hex(&sha256)));
            let is = state(&graph.unwrap_or_default(), apart.as_deref());
            if origin.sha256.get() == Some(is) {
                return self.changed_files(dir, changes);
            }
        }
        Ok(self.files_of(dir, self.named_quads()?)?.0)
    }

    /// The files of a graph that has these quads of named graphs, and how many they are.
    pub(super) fn files_of(
        &self,
        dir: &Path,
        quads: impl IntoIterator<Item = Quad>,
    ) -> Result<(Files, usize), StoreError> {
        let mut lines: Vec<(String, Quad)> = quads.into_iter().map(|quad| (line(&quad), quad)).collect();
        lines.sort_unstable_by(|a, b| a.0.cmp(&b.0));
        lines.dedup_by(|a, b| a.0 == b.0);
        let (lines, quads): (Vec<String>, Vec<Quad>) = lines.into_iter().unzip();
        let base = &self.base;
        let mut hash = Sha256::new();
        let mut length = 0;
        let (graph, index) = std::thread::scope(|scope| {
            let index = scope.spawn(|| index::write(&quads, |graph| base.is_claim_graph(graph)));
            let graph = written(dir, GRAPH, GRAPH, |out| {
                for line in &lines {
                    hash.update(line);
                    length += line.len() as u64;
                    out.write_all(line.as_bytes())?;
                }
                Ok(())
            });
            // A thread fails where memory ends, and then this one would have failed as well.
            (graph, index.join().unwrap_or_else(|why| std::panic::resume_unwind(why)))
        });
        let tally = tally(quads.iter(), base);
        let sha256 = hash.finalize().into();
        Ok((self.whole(dir, graph?, index.seal(sha256, length), &sha256, tally)?, quads.len()))
    }

    /// A graph that is written whole, with its index.
    pub(super) fn whole(
        &self,
        dir: &Path,
        graph: NamedTempFile,
        index: Written,
        sha256: &[u8; 32],
        tally: BTreeMap<String, Tally>,
    ) -> Result<Files, StoreError> {
        let Written { bytes, root } = index;
        let index = written(dir, INDEX, GRAPH, |out| out.write_all(&bytes))?;
        let sums = Sums { graph: hex(sha256), index: root, changes: None };
        self.sealed(dir, vec![(0, graph), (1, index)], sums, tally)
    }

    /// Files with the manifest that names them.
    pub(super) fn sealed(
        &self,
        dir: &Path,
        files: Vec<(usize, NamedTempFile)>,
        sums: Sums,
        tally: BTreeMap<String, Tally>,
    ) -> Result<Files, StoreError> {
        let manifest = Manifest::of(self, sums, tally);
        let (state, whole) = (manifest.state(), manifest.changes.is_none());
        let json = manifest.to_bytes().map_err(|e| io(dir)(e.into()))?;
        // The last to be written, so that who finds the graph to be younger knows that somebody else wrote it.
        let manifest = written(dir, MANIFEST, MANIFEST, |out| out.write_all(&json))?;
        Ok(Files { files, manifest, state, whole })
    }
}

pub(super) fn line(quad: &Quad) -> String {
    format!("{quad} .\n")
}

/// A graph that is written, and has not taken its place.
pub(super) struct Files {
    /// Each with its place in [`NEXTS`].
    files: Vec<(usize, NamedTempFile)>,
    manifest: NamedTempFile,
    /// What the graph is told from others by.
    state: String,
    /// Whether nothing is kept apart.
    whole: bool,
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
        if !is_temporary(&name) && !NEXTS.iter().any(|(_, next)| *next == name) && name != "lost+found" {
            return Ok(false);
        }
    }
    Ok(true)
}

fn is_temporary(name: &str) -> bool {
    name.starts_with(TEMPORARY) && name.ends_with(TEMPORARY_END)
}

/// Ends what a writer began that was stopped: only a writer does so, and only under the lock.
fn tidy(dir: &Path, is_ours: impl Fn(&Path) -> bool) -> Result<(), StoreError> {
    let manifest = Manifest::read(dir).ok();
    let sums = manifest.as_ref().map(|m| {
        let changes = m.changes.as_ref();
        let [graph, index] = [Some(&m.graph_sha256), m.index_sha256.as_ref()];
        [graph, index, changes.map(|c| &c.sha256), changes.map(|c| &c.index_sha256)]
    });
    for (place, (name, next)) in NEXTS.into_iter().enumerate() {
        let next = dir.join(next);
        if next.exists() {
            let is = match place {
                1 => index::root_of(&next, Kind::Whole),
                3 => index::root_of(&next, Kind::Changes),
                _ => Some(hex(&text::digest(&next).map_err(io(&next))?)),
            };
            let named = is.is_some() && sums.is_some_and(|sums| sums[place] == is.as_ref());
            end(&next, &dir.join(name), named)?;
        }
    }
    if manifest.is_some_and(|m| m.changes.is_none()) {
        forget_changes(dir)?;
    }
    for entry in fs::read_dir(dir).map_err(io(dir))? {
        let entry = entry.map_err(io(dir))?;
        let name = entry.file_name();
        if is_temporary(&name.to_string_lossy()) && name != JOURNAL && !is_ours(&entry.path()) {
            fs::remove_file(entry.path()).map_err(io(&entry.path()))?;
        }
    }
    Ok(())
}

/// Takes away changes that are in the graph.
fn forget_changes(dir: &Path) -> Result<(), StoreError> {
    for name in [CHANGES, CHANGES_INDEX] {
        let path = dir.join(name);
        match fs::remove_file(&path) {
            Err(e) if e.kind() != ErrorKind::NotFound => return Err(io(&path)(e)),
            _ => {}
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
pub(super) fn written(
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
pub(super) fn take_place(dir: &Path, files: Files) -> Result<(), StoreError> {
    let mut nexts = Vec::new();
    for (place, file) in files.files {
        let (name, next) = NEXTS[place];
        let next = dir.join(next);
        file.persist(&next).map_err(|e| io(&next)(e.error))?;
        nexts.push((next, dir.join(name)));
    }
    sync_folder(dir)?;
    let path = dir.join(MANIFEST);
    if let Err(e) = files.manifest.persist(&path) {
        // The old graph stands; the failure is what the user must hear of.
        for (next, _) in &nexts {
            let _ = fs::remove_file(next);
        }
        return Err(io(&path)(e.error));
    }
    sync_folder(dir)?;
    for (next, path) in &nexts {
        fs::rename(next, path).map_err(io(next))?;
    }
    if files.whole {
        forget_changes(dir)?;
    }
    sync_folder(dir)
}

pub(super) fn hex(bytes: &[u8]) -> String {
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
    use crate::store::snapshot::{INDEX_NEXT, NEXT};

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
            &|| fs::copy(new.files[0].1.path(), dir.join(NEXT)).map(drop).unwrap(),
            &|| fs::copy(new.files[1].1.path(), dir.join(INDEX_NEXT)).map(drop).unwrap(),
            &|| fs::copy(new.manifest.path(), dir.join(MANIFEST)).map(drop).unwrap(),
            &|| fs::rename(dir.join(NEXT), dir.join(GRAPH)).unwrap(),
            &|| fs::rename(dir.join(INDEX_NEXT), dir.join(INDEX)).unwrap(),
        ];
        steps.iter().take(step).for_each(|s| s());
        // What it had written under random names is left.
        for file in new.files.into_iter().map(|(_, file)| file).chain([new.manifest]) {
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
