//! A graph that grows beyond what is held in memory: what came and went is written to files under random names, and read
//! from there until the graph is saved.
//!
//! In: quads in memory, on top of an index or of nothing. Out: the index of all of them, and a run: the sorted lines that came
//! and went since the run before. A save merges the text that was there with all runs, line by line, so that the memory of a
//! build does not grow with the quads; the bytes are those of a graph that was held in memory.

use super::index::{self, Index, Unsealed, Written};
use super::quads::{Changes, Quads};
use super::save::{Files, line, written};
use super::snapshot::{GRAPH, INDEX, io};
use super::text::{self, Merged, Patch, Run};
use super::{Kg, Lock, StoreError, tally};
use oxigraph::model::Quad;
use std::fs::File;
use std::io::{BufRead, BufReader, Cursor};
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};
use tempfile::NamedTempFile;

/// How many quads are held in memory at least; a large graph holds a part of its own size, and four times as many at most,
/// since each time the index is written anew.
const HOLD: usize = 300_000;
const PART: usize = 4;
/// Another number than [`HOLD`], for small machines and tests.
const HOLD_BY: &str = "SUMMITRY_HOLD";

/// How many quads are held in memory at least.
pub(super) fn hold() -> usize {
    std::env::var(HOLD_BY).ok().and_then(|n| n.parse().ok()).unwrap_or(HOLD)
}

/// What was written of a graph that is not saved yet; the files go with it.
pub(super) struct Spill {
    /// The text that the first run stands on, and its SHA-256.
    below: Option<(PathBuf, [u8; 32])>,
    runs: Vec<NamedTempFile>,
    index: NamedTempFile,
}

impl Spill {
    /// How many runs there are.
    #[cfg(test)]
    pub(super) fn runs(&self) -> usize {
        self.runs.len()
    }

    /// Whether a file is one of these.
    pub(super) fn has(&self, path: &Path) -> bool {
        self.runs.iter().chain([&self.index]).any(|file| file.path() == path)
    }
}

impl Kg {
    /// Writes what is held in memory to files of the folder that a lock holds, where it is too much; the graph there stays as
    /// it is until [`Kg::save_under`].
    ///
    /// # Errors
    /// Where the quads cannot be read or a file cannot be written.
    pub fn spill_under(&mut self, lock: &Lock) -> Result<(), StoreError> {
        let below = self.quads.base().map_or(0, Index::quads);
        if self.quads.held() < self.hold.max((below / PART).min(PART * self.hold)) {
            return Ok(());
        }
        let dir = lock.folder();
        let (spill, root) = match self.quads.changes()? {
            Some(changes) => {
                let tally = self.changed_tally(&changes)?;
                let run = self.next_run(dir, &changes)?;
                self.tally = tally;
                run
            }
            None => self.first_run(dir)?,
        };
        let runs = std::mem::take(&mut self.spill).map(|before| before.runs);
        let runs = runs.into_iter().flatten().chain(spill.runs).collect();
        self.quads = Quads::of(Arc::new(Index::open(spill.index.path(), &root)?))?;
        self.spill = Some(Spill { runs, ..spill });
        self.view = OnceLock::new();
        Ok(())
    }

    /// All quads, where they are in memory.
    fn first_run(&mut self, dir: &Path) -> Result<(Spill, String), StoreError> {
        let mut lines: Vec<(String, Quad)> = Vec::new();
        for quad in self.named_quads()? {
            lines.push((line(&quad), quad));
        }
        lines.sort_unstable_by(|a, b| a.0.cmp(&b.0));
        let run =
            written(dir, GRAPH, GRAPH, |out| lines.iter().try_for_each(|(line, _)| write!(out, "A {line}")))?;
        let quads: Vec<Quad> = lines.into_iter().map(|(_, quad)| quad).collect();
        self.tally = tally(quads.iter(), &self.base);
        let pages = index::write(&quads, |graph| self.base.is_claim_graph(graph));
        let (index, root) = indexed(dir, pages)?;
        Ok((Spill { below: None, runs: vec![run], index }, root))
    }

    /// What came and went on top of an index.
    fn next_run(&self, dir: &Path, changes: &Changes<'_>) -> Result<(Spill, String), StoreError> {
        let Changes { index, gone, new } = changes;
        let change = index.change(gone, new)?;
        let patch = Patch::of(index, &change)?;
        let run = written(dir, GRAPH, GRAPH, |out| patch.write_run(out))?;
        drop(patch);
        let below = match &self.spill {
            Some(spill) => spill.below.clone(),
            None => self.origin.as_ref().map(|from| (from.folder().join(GRAPH), index.graph_sha256())),
        };
        let claimed = |graph: &str| self.base.is_claim_graph(graph);
        let (index, root) = indexed(dir, index.merged(&change, &claimed)?)?;
        Ok((Spill { below, runs: vec![run], index }, root))
    }

    /// The files of a graph of which much was written before: the text that was there with all runs, and with what is in memory.
    pub(super) fn spilled_files(
        &self,
        dir: &Path,
        spill: &Spill,
        changes: &Changes<'_>,
    ) -> Result<Files, StoreError> {
        let tally = self.changed_tally(changes)?;
        let Changes { index, gone, new } = changes;
        let change = index.change(gone, new)?;
        let mut last = Vec::new();
        Patch::of(index, &change)?.write_run(&mut last).map_err(io(dir))?;
        let mut texts = Vec::new();
        if let Some((below, _)) = &spill.below {
            texts.push(Run::of_lines(opened(below)?));
        }
        for run in &spill.runs {
            texts.push(Run::of_edits(opened(run.path())?));
        }
        texts.push(Run::of_edits(Box::new(Cursor::new(last))));
        let claimed = |graph: &str| self.base.is_claim_graph(graph);
        let mut merged = None;
        let (text, next, is_same) = std::thread::scope(|scope| {
            let next = scope.spawn(|| index.merged(&change, &claimed));
            let is_same = scope.spawn(|| spill.below_is_same());
            let text = written(dir, GRAPH, GRAPH, |out| {
                merged = text::merge_runs(texts, out)?;
                Ok(())
            });
            // A thread fails where memory ends, and then this one would have failed as well.
            let next = next.join().unwrap_or_else(|why| std::panic::resume_unwind(why));
            let is_same = is_same.join().unwrap_or_else(|why| std::panic::resume_unwind(why));
            (text, next, is_same)
        });
        let (text, next, is_same) = (text?, next?, is_same?);
        match merged.filter(|_| is_same) {
            Some(Merged { sha256, length }) => {
                self.whole(dir, text, next.seal(sha256, length), &sha256, tally)
            }
            None => {
                let path = spill.below.as_ref().map_or(dir, |(below, _)| below);
                let reason = "it was changed while the graph was built: build it again".to_owned();
                Err(StoreError::Damaged { path: path.display().to_string(), reason })
            }
        }
    }
}

impl Spill {
    /// Whether the text that the runs stand on is still the one that they were made for.
    fn below_is_same(&self) -> Result<bool, StoreError> {
        let Some((path, sha256)) = &self.below else { return Ok(true) };
        Ok(text::digest(path).map_err(io(path))? == *sha256)
    }
}

fn opened(path: &Path) -> Result<Box<dyn BufRead>, StoreError> {
    Ok(Box::new(BufReader::with_capacity(1 << 18, File::open(path).map_err(io(path))?)))
}

/// The file of an index that is of no text yet, and the SHA-256 of its table.
fn indexed(dir: &Path, pages: Unsealed) -> Result<(NamedTempFile, String), StoreError> {
    let Written { bytes, root } = pages.seal([0; 32], 0);
    Ok((written(dir, INDEX, GRAPH, |out| out.write_all(&bytes))?, root))
}
