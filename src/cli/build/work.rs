//! The work of a build on one graph.

use super::Build;
use super::job::{Job, Made, Offered, Readers, What};
use crate::Pipeline;
use crate::article::{Article, alike};
use crate::cli::crew::threads;
use crate::cli::input::{Input, Intake};
use crate::cli::{CliError, output};
use crate::corrections::Corrections;
use crate::infer;
use crate::store::{Added, Bulk, Journal, Kg, Lock, Reading};
use oxigraph::model::NamedNode;
use std::collections::BTreeMap;
use std::path::PathBuf;

/// The work on one graph.
pub(super) struct Work<'b> {
    options: &'b Build,
    pipeline: &'b Pipeline,
    lock: &'b Lock,
    pub(super) kg: Kg,
    pub(super) corrections: Corrections,
    /// Whether nobody corrects anything, and nobody did.
    uncorrected: bool,
    /// Which input each id was read from.
    pub(super) read: BTreeMap<String, PathBuf>,
    /// Which article has a body of this SHA-256.
    bodies: BTreeMap<String, String>,
    journal: Journal,
    /// The articles of a graph that has none yet, where nobody corrects anything.
    pub(super) bulk: Option<Bulk>,
    pub(super) counts: [usize; 3],
    /// Whether anything is to be saved.
    pub(super) changed: bool,
}

impl<'b> Work<'b> {
    pub(super) fn on(
        options: &'b Build,
        kg: Kg,
        pipeline: &'b Pipeline,
        corrections: Corrections,
        lock: &'b Lock,
    ) -> Result<Work<'b>, CliError> {
        let journal = Journal::open(lock);
        let readings = kg.articles().iter().filter_map(|(id, a)| Some((a.reading.as_ref()?, id)));
        let bodies = readings.map(|(reading, id)| (reading.body_sha256.clone(), id.clone())).collect();
        let uncorrected = kg.corrections()?.all().is_empty() && corrections.all().is_empty();
        if !journal.is_empty() && !options.quiet {
            let many = journal.len();
            output::say(
                "note",
                &format!("going on where a build before was ended, with {many} articles that it had read"),
            );
        }
        let bulk = if uncorrected && kg.count()? == 0 { Some(Bulk::under(lock)?) } else { None };
        let (read, counts, changed) = (BTreeMap::new(), [0; 3], false);
        Ok(Work {
            options,
            pipeline,
            lock,
            kg,
            corrections,
            uncorrected,
            read,
            bodies,
            journal,
            bulk,
            counts,
            changed,
        })
    }

    /// Gives an article to be read, unless it is read as before.
    pub(super) fn offer(
        &mut self,
        crew: &mut Readers<'_>,
        file: &Input,
        article: Article,
    ) -> Result<(), CliError> {
        let path = file.path.display();
        if let Some(other) = self.read.get(&article.id) {
            let (other, id) = (other.display(), &article.id);
            return Err(CliError::new(format!(
                "`{other}` and `{path}` are both called `{id}`: give one an `Id:` line"
            )));
        }
        let reading = self.pipeline.reading(&article);
        let known = self.kg.articles().get(&article.id);
        if self.uncorrected && known.is_some_and(|k| k.reading.as_ref() == Some(&reading)) {
            self.read.insert(article.id.clone(), file.path.clone());
            self.counts[Added::Unchanged as usize] += 1;
            return Ok(());
        }
        if !self.options.replace
            && let Some(why) = self.another(file, &article)?
        {
            return Err(CliError::new(why));
        }
        self.read.insert(article.id.clone(), file.path.clone());
        self.give(crew, article, file.path.clone(), reading);
        Ok(())
    }

    /// Gives the articles to be read again that the graph carries and something else read than what reads now.
    pub(super) fn offer_older(&mut self, crew: &mut Readers<'_>) -> Result<(), CliError> {
        let by = self.pipeline.made_of();
        let older = |entry: &crate::store::ArticleEntry| entry.reading.as_ref().is_none_or(|r| r.by != by);
        let articles =
            self.kg.articles().iter().filter(|(id, entry)| !self.read.contains_key(*id) && older(entry));
        let names: Vec<(String, Option<String>)> = articles
            .map(|(id, entry)| (id.clone(), entry.reading.as_ref().map(|r| r.name.clone())))
            .collect();
        for (id, name) in names {
            let Some(mut article) = self.kg.carried(&id)? else { continue };
            article.name = name.unwrap_or(article.name);
            let (path, reading) = (PathBuf::from(&id), self.pipeline.reading(&article));
            self.read.insert(id, path.clone());
            self.give(crew, article, path, reading);
        }
        Ok(())
    }

    fn give(&mut self, crew: &mut Readers<'_>, article: Article, path: PathBuf, reading: Reading) {
        let noted = self.journal.get(&reading.sha256);
        let (id, has_body) = (article.id.clone(), !article.body.is_empty());
        let offered = Offered { id, path, reading: reading.clone(), has_body };
        let bytes = article.text.len();
        crew.give(Job { article, reading, noted }, bytes, offered);
    }

    /// Adds what was read of an article.
    pub(super) fn add(
        &mut self,
        offered: Offered,
        made: Option<Made>,
        intake: &mut Intake,
    ) -> Result<(), CliError> {
        let Offered { id, path, reading, .. } = &offered;
        let Some(Made { packed, what }) = made else {
            intake.refuse(&format!(
                "`{}`: reading the article `{id}` failed, which is a fault of summitry",
                path.display()
            ));
            return Ok(());
        };
        if let Some(packed) = packed {
            // Without a journal a build that is killed begins anew, and that is all.
            let _ = self.journal.put(&reading.sha256, &packed);
        }
        let added = self.take_in(what)?;
        self.counts[added as usize] += 1;
        let noted = self.kg.articles().get(id).and_then(|a| a.reading.as_ref());
        self.changed |= added != Added::Unchanged || noted != Some(reading);
        match self.bodies.get(&reading.body_sha256).filter(|other| *other != id) {
            Some(other) if added != Added::Unchanged && offered.has_body && !self.options.quiet => {
                output::warn(&format!(
                    "{} has the same text as the article `{other}`: a copy is no second source",
                    path.display()
                ));
            }
            _ => drop(self.bodies.insert(reading.body_sha256.clone(), id.clone())),
        }
        self.kg.note_reading(id, reading.clone())?;
        Ok(self.kg.spill_under(self.lock)?)
    }

    fn take_in(&mut self, what: What) -> Result<Added, CliError> {
        match (what, &mut self.bulk) {
            (What::Facts(facts), _) => Ok(self.kg.add_corrected(&facts, &mut self.corrections)?),
            (What::Mapped(mapped), Some(bulk)) => {
                bulk.add((*mapped)?)?;
                Ok(Added::New)
            }
            (What::Mapped(_), None) => {
                Err(CliError::new("an article was mapped for a graph that has others"))
            }
        }
    }

    /// Why an article of this id in the graph is another one, if it is.
    fn another(&self, file: &Input, article: &Article) -> Result<Option<String>, CliError> {
        let id = &article.id;
        let Some(known) = self.kg.articles().get(id) else { return Ok(None) };
        if known.sha256 == article.sha256 {
            return Ok(None);
        }
        let path = file.path.display();
        let way_out = "or insist with --replace";
        if file.is_stdin() && self.options.taking.id.is_none() && article.name == file.name {
            return Ok(Some(format!(
                "the text on standard input would take the place of the article `{id}`: name it with --id, {way_out}"
            )));
        }
        if let Some(before) = known.reading.as_ref().filter(|r| r.name != article.name) {
            let (name, before) = (&article.name, &before.name);
            return Ok(Some(format!(
                "`{path}` is called `{name}`, and the graph has an article called `{before}`, which gives the same id `{id}`: give it another `Id:` line, {way_out}"
            )));
        }
        let text = self.kg.text_of(id)?.unwrap_or_default();
        let titled = article.title.split_whitespace().count() > 3 && text.contains(&article.title);
        let other = !titled && !alike(&text, &article.words());
        Ok(other.then(|| {
            format!(
                "`{path}` has nothing in common with the article `{id}` of the graph: give it an `Id:` line of its own, {way_out}"
            )
        }))
    }

    /// Saves what changed; with `anyway`, a new graph that may be empty.
    pub(super) fn save(&mut self, inferred: bool, anyway: bool) -> Result<(), CliError> {
        if let Some(bulk) = self.bulk.take_if(|bulk| !bulk.is_empty()) {
            self.kg.fill_under(bulk, threads(self.options.jobs), self.lock)?;
        } else if self.changed || anyway {
            self.kg.link_copies()?;
            if inferred && !self.kg.has_inferred()? {
                infer::infer(&mut self.kg)?;
            }
            self.kg.save_under(self.lock)?;
        } else {
            // What another left that was stopped goes with the next writer, whether that has news or not.
            Kg::tidy_under(self.lock)?;
        }
        Ok(())
    }

    pub(super) fn print(&self) -> Result<(), CliError> {
        let kg = &self.kg;
        let known = |node: &NamedNode| {
            kg.quads_for_pattern(Some(node.as_ref().into()), None, None, None).next().is_some()
        };
        for idle in self.corrections.unmatched(kg.base(), known) {
            let (class, node, author) = (idle.class(), &idle.node, &idle.author);
            output::warn(&format!("sm:{class} of {node} by {author} matches nothing any more"));
        }
        let [new, replaced, unchanged] = self.counts;
        let quads = kg.count()?;
        let name = self.options.kg.display();
        let articles = if new == 1 { "article" } else { "articles" };
        self.options.told.say(
            &format!("{name}: {new} {articles} added, {replaced} replaced, {unchanged} unchanged; {quads} quads"),
            &serde_json::json!({
                "kg": name.to_string(), "added": new, "replaced": replaced, "unchanged": unchanged, "quads": quads,
            }),
        )
    }
}
