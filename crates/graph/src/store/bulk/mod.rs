//! A graph that is made of many articles at once, where there was none.
//!
//! In: articles one by one, each mapped by any thread ([`Mapped`]). Out: the files that adding them one after another would
//! give, byte for byte (`tests`), in a time that grows as they do and with little in memory.
//!
//! 1. What an article gives is written to a file without a name (`block`); what hangs on all of them is counted: who bears
//!    which name with which offices, and what the texts are like.
//! 2. `settle`: once all is known of the names, each article's people get their ids, and labels are counted under these.
//! 3. `run`: some hundred articles at a time are sorted, with the preferred labels, as lines and as an index.
//! 4. `lines` and [`index::join`] merge these runs into the text and the index of the graph.
//!
//! Steps 2 and 3 are shared out among threads, step 4 between two.

mod block;
mod lines;
mod run;
mod settle;
mod threads;

use super::articles::{digest, sound};
use super::index;
use super::manifest::Sums;
use super::part::bearers_in;
use super::save::{Files, hex, take_place, written};
use super::snapshot::{GRAPH, INDEX, io};
use super::text::Merged;
use super::{ArticleEntry, Kg, Lock, Reading, StoreError, Tally};
use crate::article::story;
use crate::copies::{Sketched, Story, links_among};
use crate::facts::{EntityId, Facts};
use crate::identity::{self, Profile};
use crate::rdf::vocabulary::skos;
use crate::rdf::{self, Base};
use block::{Block, Held, Scratch};
use oxigraph::model::{GraphName, NamedNode};
use run::{Run, Runs};
use settle::Settling;
use std::collections::{BTreeMap, HashMap};
use std::path::Path;
use std::sync::mpsc::channel;
use tempfile::NamedTempFile;

/// What one article gives to a graph.
pub struct Mapped {
    id: String,
    entry: ArticleEntry,
    block: Vec<u8>,
    quads: usize,
    names: BTreeMap<EntityId, Profile>,
    story: Sketched,
}

impl Mapped {
    /// That of an article that was read so.
    ///
    /// # Errors
    /// For facts that are not sound.
    pub fn of(facts: &Facts, reading: Reading, base: &Base) -> Result<Mapped, StoreError> {
        sound(facts)?;
        let article = &facts.article;
        let mut quads = rdf::quads(facts, base);
        let names = bearers_in(&quads, base);
        // Which label is preferred is for all articles to say.
        let own = GraphName::from(base.article_graph(&article.id));
        quads.retain(|quad| quad.predicate != skos("prefLabel") || quad.graph_name != own);
        quads.extend(rdf::used(base, &article.id, &reading.sources()));
        let block = Block::of(&quads);
        let published = article.published.as_ref().map(|day| day.as_str());
        let story = Sketched::of(&Story { id: &article.id, published, text: story(&article.text) });
        let entry = ArticleEntry {
            sha256: article.sha256.clone(),
            source: article.source.clone(),
            source_sha256: article.source_sha256.clone(),
            corrections: None,
            facts_sha256: digest(facts),
            reading: Some(reading),
        };
        let quads = block.rows.len();
        Ok(Mapped { id: article.id.clone(), entry, block: block.to_bytes(), quads, names, story })
    }
}

/// Articles on their way into a graph.
pub struct Bulk {
    scratch: Scratch,
    held: Vec<Held>,
    entries: BTreeMap<String, ArticleEntry>,
    /// The profiles of each name, with the number of articles that give each.
    profiles: BTreeMap<EntityId, BTreeMap<Profile, usize>>,
    stories: Vec<Sketched>,
}

impl Bulk {
    /// None yet; what they give is written to files without names in the folder that a lock holds.
    ///
    /// # Errors
    /// Where no file can be made there.
    pub fn under(lock: &Lock) -> Result<Bulk, StoreError> {
        Ok(Bulk {
            scratch: Scratch::in_folder(lock.folder()).map_err(io(lock.folder()))?,
            held: Vec::new(),
            entries: BTreeMap::new(),
            profiles: BTreeMap::new(),
            stories: Vec::new(),
        })
    }

    /// Adds an article, of an id that no other has.
    ///
    /// # Errors
    /// Where it cannot be written.
    pub fn add(&mut self, mapped: Mapped) -> Result<(), StoreError> {
        let Mapped { id, entry, block, quads, names, story } = mapped;
        self.held.push(self.scratch.put(&block, quads)?);
        self.entries.insert(id, entry);
        for (name, profile) in names {
            *self.profiles.entry(name).or_default().entry(profile).or_default() += 1;
        }
        self.stories.push(story);
        Ok(())
    }

    /// How many articles there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.held.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.held.is_empty()
    }

    /// The names of which all articles together do not say simply that they are one person's.
    fn people(&self) -> BTreeMap<EntityId, identity::People> {
        let people = |(name, counts): (&EntityId, &BTreeMap<Profile, usize>)| {
            let people = identity::people(name, counts.iter().map(|(profile, count)| (profile, *count)));
            (!people.is_plain()).then(|| (name.clone(), people))
        };
        self.profiles.iter().filter_map(people).collect()
    }
}

impl Kg {
    /// Fills an empty graph with these articles and saves it into the folder that a lock holds, by so many threads.
    ///
    /// # Errors
    /// Where it was not empty, or as [`Kg::save_under`].
    pub fn fill_under(&mut self, bulk: Bulk, jobs: usize, lock: &Lock) -> Result<(), StoreError> {
        let dir = lock.folder();
        if self.count()? > 0 {
            return Err(StoreError::Taken { path: dir.display().to_string() });
        }
        self.is_as_opened(dir)?;
        Kg::tidy_under(lock)?;
        let (runs, tally) = self.runs(&bulk, jobs, dir)?;
        self.articles = bulk.entries;
        let files = self.joined(dir, runs, tally, jobs)?;
        take_place(dir, files)?;
        let (hold, apart_from) = (self.hold, self.apart_from);
        *self = Kg { hold, apart_from, ..Kg::open(dir)? };
        Ok(())
    }

    /// The quads of all articles, in sorted parts, and the tally of each article.
    fn runs(
        &self,
        bulk: &Bulk,
        jobs: usize,
        dir: &Path,
    ) -> Result<(Vec<Run>, BTreeMap<String, Tally>), StoreError> {
        let settling = Settling { base: &self.base, people: bulk.people(), scratch: &bulk.scratch };
        let (held, labels) = settling.all(&bulk.held, jobs)?;
        let preferred: HashMap<NamedNode, String> = labels
            .into_iter()
            .filter_map(|(node, counts)| Some((node, super::commonest(&counts)?.clone())))
            .collect();
        let runs = Runs { base: &self.base, preferred: &preferred, scratch: &bulk.scratch, dir };
        let (mut all, tally) = runs.all(&held, 4 * self.hold, jobs)?;
        let copies = super::copies::copies(&links_among(&bulk.stories), &self.base);
        if !copies.is_empty() {
            all.push(runs.of_quads(&copies)?);
        }
        Ok((all, tally))
    }

    /// The files of a graph whose quads these are.
    fn joined(
        &self,
        dir: &Path,
        runs: Vec<Run>,
        tally: BTreeMap<String, Tally>,
        jobs: usize,
    ) -> Result<Files, StoreError> {
        let (texts, pieces): (Vec<_>, Vec<_>) = runs.into_iter().map(|run| (run.lines, run.index)).unzip();
        let (is_written, text) = channel::<Merged>();
        let text_of = move || -> Result<(NamedTempFile, [u8; 32]), StoreError> {
            let mut sha256 = [0; 32];
            let file = written(dir, GRAPH, GRAPH, |out| {
                let merged = lines::merge(texts, out)?;
                sha256 = merged.sha256;
                // Nobody waits for it where making the index failed.
                let _ = is_written.send(merged);
                Ok(())
            })?;
            Ok((file, sha256))
        };
        let index_of = move || -> Result<(NamedTempFile, String), StoreError> {
            let mut root = String::new();
            let file = written(dir, INDEX, GRAPH, |out| {
                let joined = index::join(&pieces, out)?;
                let Merged { sha256, length } = text.recv().map_err(std::io::Error::other)?;
                root = joined.seal(sha256, length)?;
                Ok(())
            })?;
            Ok((file, root))
        };
        let (graph, index) = threads::both(jobs, text_of, index_of);
        let ((graph, sha256), (index, root)) = (graph?, index?);
        let sums = Sums { graph: hex(&sha256), index: root, changes: None };
        self.sealed(dir, vec![(0, graph), (1, index)], sums, tally)
    }
}

#[cfg(test)]
mod tests;
