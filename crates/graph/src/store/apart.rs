//! Saving what changed in a graph that is there: a small graph is written anew, and of a large one the changes are kept
//! apart until they are many.
//!
//! What is kept apart is all that came and went since `graph.nq` was written, as an RDF Patch (`changes.rdfp`) with an index on
//! top of the graph's (`changes.idx`). Both follow from `graph.nq` and from what the graph is now, so that they are the same
//! whatever came in between. They are written into `graph.nq` where they are no longer a small part of it.

use super::articles::is_graph_of;
use super::index::{self, Change, Index, Kind, Written};
use super::manifest::{ChangesEntry, Manifest, Sums};
use super::quads::{Changes, Quads};
use super::save::{Files, hex, line, written};
use super::snapshot::{CHANGES, CHANGES_INDEX, GRAPH, INDEX, INDEX_NEXT, MANIFEST, NEXTS, Snapshot, io};
use super::text::{self, Merged, Patch};
use super::{Kg, StoreError, Tally, TermId, tally};
use crate::rdf::Base;
use oxigraph::io::{RdfFormat, RdfParser};
use oxigraph::model::{GraphName, Quad};
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File};
use std::io::{BufReader, Read};
use std::path::Path;

/// How many quads a graph has at least whose changes are kept apart: to write so many anew takes half a second.
const LARGE: usize = 200_000;
/// Which part of a graph changes may be, and how many at most, until they are written into it.
const PART: usize = 8;
const MOST: usize = 100_000;
/// Another number than [`LARGE`], for who wants none kept apart, or for tests.
const LARGE_BY: &str = "SUMMITRY_APART_FROM";

/// How many quads a graph has at least whose changes are kept apart.
pub(super) fn large() -> usize {
    std::env::var(LARGE_BY).ok().and_then(|n| n.parse().ok()).unwrap_or(LARGE)
}

impl Kg {
    /// The files of a graph from those that are there and what came and went since.
    pub(super) fn changed_files(&self, dir: &Path, changes: Changes<'_>) -> Result<Files, StoreError> {
        let tally = self.changed_tally(&changes)?;
        let Changes { index, gone, new } = changes;
        let change = index.change(gone, &new)?;
        let patch = Patch::of(index, &change)?;
        let claimed = |graph: &str| self.base.is_claim_graph(graph);
        let (graph, manifest) = (dir.join(GRAPH), dir.join(MANIFEST));
        if self.keeps_apart(index.base_quads(), change.len()) && index.is_of(&graph, &manifest) {
            let made = index.apart(&change, &claimed)?;
            return self.apart_files(dir, &patch, made, index.graph_sha256(), tally);
        }
        let mut merged = None;
        let (text, next, digest) = std::thread::scope(|scope| {
            let next = scope.spawn(|| index.merged(&change, &claimed));
            let digest = scope.spawn(|| text::digest(&graph));
            let text = written(dir, GRAPH, GRAPH, |out| {
                let old = BufReader::with_capacity(1 << 20, File::open(&graph)?);
                merged = text::merge(old, &patch, out)?;
                Ok(())
            });
            // A thread fails where memory ends, and then this one would have failed as well.
            let next = next.join().unwrap_or_else(|why| std::panic::resume_unwind(why));
            let digest = digest.join().unwrap_or_else(|why| std::panic::resume_unwind(why));
            (text, next, digest)
        });
        let (text, next, digest) = (text?, next?, digest.map_err(io(&graph))?);
        match merged.filter(|_| digest == index.graph_sha256()) {
            Some(Merged { sha256, length }) => {
                self.whole(dir, text, next.seal(sha256, length), &sha256, tally)
            }
            None => Err(StoreError::Damaged {
                path: graph.display().to_string(),
                reason: "its content differs from the manifest's SHA-256".to_owned(),
            }),
        }
    }

    /// SHA-256 of the sorted lines, where the graph's own text gives it: that is still the one that was opened, and nothing
    /// changed since.
    pub(super) fn text_hash(&self) -> Result<Option<String>, StoreError> {
        let (Some(index), Some(origin), None) = (self.quads.index(), &self.origin, &self.spill) else {
            return Ok(None);
        };
        if index.changes_sha256().is_none() {
            return Ok(Some(hex(&index.graph_sha256())));
        }
        let [graph, changes] = [GRAPH, CHANGES].map(|name| origin.folder().join(name));
        let Ok(changes) = fs::read(&changes) else { return Ok(None) };
        // Another may have written since; then it is another text, and the index knows what was there.
        let is_same = |sha256: &[u8]| index.changes_sha256().is_some_and(|known| known == sha256);
        let Some(patch) = Patch::read(&changes).filter(|_| is_same(&Sha256::digest(&changes))) else {
            return Ok(None);
        };
        let Ok(text) = File::open(&graph) else { return Ok(None) };
        let mut text = Hashing { text, hash: Sha256::new() };
        let merged = text::merge(BufReader::with_capacity(1 << 20, &mut text), &patch, &mut std::io::sink());
        let merged = merged.map_err(io(&graph))?;
        let is_same = text.hash.finalize()[..] == index.graph_sha256();
        Ok(merged.filter(|_| is_same).map(|merged| hex(&merged.sha256)))
    }

    /// Whether so many changes of a graph are kept apart.
    fn keeps_apart(&self, base: usize, changes: usize) -> bool {
        changes > 0 && base >= self.apart_from && changes <= (base / PART).min(MOST)
    }

    fn apart_files(
        &self,
        dir: &Path,
        patch: &Patch,
        index: index::Unsealed,
        graph_sha256: [u8; 32],
        tally: BTreeMap<String, Tally>,
    ) -> Result<Files, StoreError> {
        let mut text = Vec::new();
        patch.write(&mut text).map_err(io(&dir.join(CHANGES)))?;
        let sha256: [u8; 32] = Sha256::digest(&text).into();
        let Written { bytes, root } = index.seal(sha256, text.len() as u64);
        let text = written(dir, CHANGES, GRAPH, |out| out.write_all(&text))?;
        let index = written(dir, CHANGES_INDEX, GRAPH, |out| out.write_all(&bytes))?;
        let base = Manifest::read(dir)?;
        let changes = Some(ChangesEntry { sha256: hex(&sha256), index_sha256: root });
        let sums = Sums { graph: hex(&graph_sha256), index: base.index_sha256.unwrap_or_default(), changes };
        self.sealed(dir, vec![(2, text), (3, index)], sums, tally)
    }

    /// The tally of all articles, counted anew for those whose graphs are among these.
    pub(super) fn changed_tally(&self, changes: &Changes<'_>) -> Result<BTreeMap<String, Tally>, StoreError> {
        let mut graphs: BTreeSet<String> = BTreeSet::new();
        let gone: BTreeSet<TermId> = changes.gone.iter().map(|row| row[3]).collect();
        for graph in gone {
            graphs.insert(changes.index.term(graph)?.to_string());
        }
        graphs.extend(changes.new.iter().map(|quad| quad.graph_name.to_string()));
        let mut all = self.tally.clone();
        // Graphs that went altogether are no longer among those that there are.
        let mut changed: BTreeSet<&str> = BTreeSet::new();
        for graph in &graphs {
            let iri = graph.trim_start_matches('<').trim_end_matches('>');
            changed.extend(self.article_of(iri));
        }
        all.retain(|article, _| !changed.contains(article.as_str()));
        let changed: Vec<&str> = changed.into_iter().collect();
        let (some, others) = changed.split_at(changed.len() / 2);
        let (base, quads) = (&self.base, &self.quads);
        let (some, others) = std::thread::scope(|scope| {
            let others = scope.spawn(|| counted(base, quads, others));
            // A thread fails where memory ends, and then this one would have failed as well.
            let some = counted(base, quads, some);
            (some, others.join().unwrap_or_else(|why| std::panic::resume_unwind(why)))
        });
        all.extend(some?);
        all.extend(others?);
        Ok(all)
    }

    /// The article whose graph this is, or whose claim's.
    pub(super) fn article_of<'g>(&self, graph: &'g str) -> Option<&'g str> {
        is_graph_of(&self.base, graph)
    }
}

/// The tallies of articles from their graphs as they are now.
fn counted(base: &Base, quads: &Quads, articles: &[&str]) -> Result<BTreeMap<String, Tally>, StoreError> {
    let mut all = BTreeMap::new();
    for article in articles {
        let mut lines: Vec<(String, Quad)> = Vec::new();
        for graph in quads.graphs_of(base, article)? {
            for quad in quads.matching(None, None, None, Some(GraphName::from(graph).as_ref())) {
                let quad = quad?;
                lines.push((line(&quad), quad));
            }
        }
        lines.sort_unstable_by(|a, b| a.0.cmp(&b.0));
        all.extend(tally(lines.iter().map(|(_, quad)| quad), base));
    }
    Ok(all)
}

impl Patch {
    /// The lines of what came and went.
    pub(super) fn of(index: &Index, change: &Change) -> Result<Patch, StoreError> {
        let mut patch = Patch::default();
        for row in &change.gone {
            patch.gone.insert(line(&index.quad(*row)?));
        }
        // At once, which sorts them once.
        patch.new = change.new.iter().map(line).collect();
        Ok(patch)
    }
}

/// A text that is hashed as it is read.
struct Hashing {
    text: File,
    hash: Sha256,
}

impl Read for Hashing {
    fn read(&mut self, bytes: &mut [u8]) -> std::io::Result<usize> {
        let read = self.text.read(bytes)?;
        self.hash.update(&bytes[..read]);
        Ok(read)
    }
}

impl Snapshot {
    /// The name of an index that lies beside its text, that the manifest vouches for and that is not the one that these
    /// quads of the graph give. What the manifest does not vouch for misleads nobody.
    pub(crate) fn misled(&self, quads: &[Quad], base: &Base) -> Option<&'static str> {
        let claimed = |graph: &str| base.is_claim_graph(graph);
        let graph = self.parts.as_ref().map_or(&self.graph, |parts| &parts.graph);
        let is_others =
            |place, root: Option<&String>, text: &[u8], made: &dyn Fn() -> Option<index::Unsealed>| {
                let kind = if place == 1 { Kind::Whole } else { Kind::Changes };
                let (name, next) = NEXTS[place];
                let beside = [name, next].map(|name| self.path.with_file_name(name));
                let path = beside
                    .iter()
                    .find(|path| root.is_some() && index::root_of(path, kind).as_ref() == root)?;
                let sha256 = Sha256::digest(text).into();
                if index::vouches_for(path, kind) != Some(sha256) {
                    return None;
                }
                let made = made().map(|made| made.seal(sha256, text.len() as u64).bytes);
                (made.is_none() || fs::read(path).ok() != made).then_some(name)
            };
        let whole = || {
            let Some(parts) = &self.parts else { return Some(index::write(quads, claimed)) };
            let parser = RdfParser::from_format(RdfFormat::NQuads);
            let quads: Vec<Quad> = parser.for_slice(&parts.graph).map_while(Result::ok).collect();
            Some(index::write(&quads, claimed))
        };
        let misled = is_others(1, self.manifest.index_sha256.as_ref(), graph, &whole);
        let (Some(entry), Some(parts), None) = (&self.manifest.changes, &self.parts, misled) else {
            return misled;
        };
        let apart = || {
            let root = self.manifest.index_sha256.as_ref()?;
            let path = [INDEX, INDEX_NEXT].map(|name| self.path.with_file_name(name));
            let index = path.iter().find_map(|path| Index::open(path, root).ok())?;
            let patch = Patch::read(&parts.changes)?;
            let quads = |lines: &BTreeSet<String>| -> Option<Vec<Quad>> {
                let text: String = lines.iter().map(String::as_str).collect();
                RdfParser::from_format(RdfFormat::NQuads).for_slice(&text).collect::<Result<_, _>>().ok()
            };
            let gone = index.base_rows(&quads(&patch.gone)?).ok()??;
            index.apart(&Change { gone, new: quads(&patch.new)? }, &claimed).ok()
        };
        is_others(3, Some(&entry.index_sha256), &parts.changes, &apart)
    }
}
