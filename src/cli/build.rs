//! `summitry build`

use super::input::{Input, Intake};
use super::writing::Writing;
use super::{CliError, input, output};
use crate::Pipeline;
use crate::article::{Article, alike};
use crate::corrections::Corrections;
use crate::infer;
use crate::rdf::Base;
use crate::store::{Added, Kg, Lock, Reading, Snapshot};
use oxigraph::model::NamedNode;
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

/// Read articles into a knowledge graph
#[derive(clap::Args)]
#[command(
    after_help = "Examples:\n  summitry build articles/ --kg world\n  summitry build articles/ --kg world --overrides corrections.ttl\n  curl -s https://example.org/talks.txt | summitry build - --id talks --kg world\n\nWhat cannot be read is named and left out; exit code 3 says that something was. An article that is read as before is not read again."
)]
pub(super) struct Build {
    /// Articles (.txt, .md), folders of them and of folders, or `-` for standard input
    #[arg(required = true)]
    files: Vec<PathBuf>,

    /// Folder of the knowledge graph; made where it does not exist
    #[arg(long, value_name = "DIR")]
    kg: PathBuf,

    /// IRI that all instance IRIs begin with
    #[arg(long, value_name = "IRI")]
    base: Option<String>,

    /// What people put right (Turtle): sm:Same, sm:Different, sm:Retraction, sm:Relabelling, sm:Retiming, each with
    /// sm:corrects, dcterms:creator and rdfs:comment; the graph keeps them for later builds
    #[arg(long, value_name = "FILE")]
    overrides: Option<PathBuf>,

    /// Forget the corrections that the graph keeps from builds before
    #[arg(long)]
    drop_corrections: bool,

    /// Day of publication of texts that have none, such as 2024-05-13
    #[arg(long, value_parser = input::day_or_nothing)]
    published: Option<input::Day>,

    /// Id of the one article given; else its `Id:` line or its path below the folder
    #[arg(long, value_name = "ID")]
    id: Option<String>,

    /// Let an article take the place of another of its id, whatever the two have in common
    #[arg(long)]
    replace: bool,

    /// Build nothing where any input is refused
    #[arg(long)]
    strict: bool,

    /// Converted language model [default: SUMMITRY_MODEL, ./models, the user's data folder]
    #[arg(long, value_name = "FILE")]
    model: Option<PathBuf>,

    /// Folder whose rule and word files replace those of the same path that are built in (`events/meeting.toml`), and
    /// add others
    #[arg(long, value_name = "DIR")]
    rules: Option<PathBuf>,

    #[command(flatten)]
    writing: Writing,
}

/// The work on one graph.
struct Work<'b> {
    options: &'b Build,
    kg: Kg,
    pipeline: Pipeline,
    corrections: Corrections,
    /// Whether nobody corrects anything, and nobody did.
    uncorrected: bool,
    /// Which input each id was read from.
    read: BTreeMap<String, PathBuf>,
    /// Which article has a body of this SHA-256.
    bodies: BTreeMap<String, String>,
    counts: [usize; 3],
    /// Whether anything is to be saved.
    changed: bool,
}

impl Build {
    pub(super) fn run(self) -> Result<(), CliError> {
        let base = self.base.as_deref().map(Base::parse).transpose()?;
        let files = input::files(&self.files)?;
        let mut intake = Intake::new(&files, self.published, self.id.clone())?;
        if self.strict {
            intake.demand_all(&files)?;
        }
        let lock = self.writing.lock(&self.kg)?;
        let fresh = !Snapshot::is_in(&self.kg);
        let kg = Kg::open_or_new(&self.kg, base)?;
        let inferred = kg.has_inferred()?;
        let readings = kg.articles().iter().filter_map(|(id, a)| Some((a.reading.as_ref()?, id)));
        let bodies = readings.map(|(reading, id)| (reading.body_sha256.clone(), id.clone())).collect();
        let corrections = self.corrections(&kg)?;
        let mut work = Work {
            options: &self,
            pipeline: input::pipeline(self.model.as_deref(), self.rules.as_deref())?,
            uncorrected: kg.corrections()?.all().is_empty() && corrections.all().is_empty(),
            corrections,
            read: BTreeMap::new(),
            bodies,
            counts: [0; 3],
            changed: false,
            kg,
        };
        for file in &files {
            let Some(article) = intake.read(file) else { continue };
            if let Err(why) = work.take(file, &article) {
                intake.refuse(why);
            }
        }
        let nothing = work.counts == [0; 3] && intake.refused() > 0;
        if nothing {
            return intake.finish();
        }
        let Work { kg, pipeline, corrections, read, .. } = &mut work;
        let others = correct_the_rest(kg, pipeline, corrections, read)?;
        work.counts[Added::Replaced as usize] += others;
        work.corrections.check_names(work.kg.named_quads()?.iter(), work.kg.base())?;
        work.changed |= work.kg.keep(&work.corrections) || others > 0;
        work.save(&lock, inferred, fresh)?;
        let finished = intake.finish();
        let printed = work.print();
        finished.and(printed).and(refused(&work.corrections))
    }

    /// Those of the file on top of those that the graph keeps.
    fn corrections(&self, kg: &Kg) -> Result<Corrections, CliError> {
        let kept = if self.drop_corrections { Corrections::default() } else { kg.corrections()? };
        let Some(file) = &self.overrides else { return Ok(kept) };
        let text = std::fs::read_to_string(file).map_err(|e| CliError::about(file.display(), e))?;
        let new = Corrections::read(&text, kg.base());
        new.and_then(|new| new.over(kept)).map_err(|e| CliError::about(file.display(), e))
    }
}

/// Reads the articles again that are not among those given and of which a correction speaks that is new, or no longer kept;
/// gives how many changed.
fn correct_the_rest(
    kg: &mut Kg,
    pipeline: &Pipeline,
    corrections: &mut Corrections,
    given: &BTreeMap<String, PathBuf>,
) -> Result<usize, CliError> {
    let before = kg.corrections()?;
    let mut articles: BTreeSet<String> = BTreeSet::new();
    for (some, others) in [(&before, &*corrections), (&*corrections, &before)] {
        for correction in some.all().iter().filter(|c| !others.all().contains(c)) {
            articles.extend(kg.articles_with(&correction.node)?);
            articles.extend(kg.articles_with(&correction.iri(kg.base()))?);
        }
    }
    let mut changed = 0;
    for id in articles.iter().filter(|id| !given.contains_key(*id)) {
        let Some(article) = kg.carried(id)? else { continue };
        let added = kg.add_corrected(&pipeline.extract(&article), corrections)?;
        changed += usize::from(added == Added::Replaced);
    }
    Ok(changed)
}

/// Names the corrections that no longer fit what they were made against.
fn refused(corrections: &Corrections) -> Result<(), CliError> {
    let lines: Vec<&str> = corrections.refused().collect();
    for line in &lines {
        output::warn(line);
    }
    match lines.len() {
        0 => Ok(()),
        1 => Err(CliError::new("1 correction was refused, and the graph was built without it")),
        n => {
            Err(CliError::new(format!("{n} corrections were refused, and the graph was built without them")))
        }
    }
}

impl Work<'_> {
    /// Reads an article into the graph, unless it is read as before.
    fn take(&mut self, file: &Input, article: &Article) -> Result<(), CliError> {
        let path = file.path.display();
        if let Some(other) = self.read.get(&article.id) {
            let (other, id) = (other.display(), &article.id);
            return Err(CliError::new(format!(
                "`{other}` and `{path}` are both called `{id}`: give one an `Id:` line"
            )));
        }
        let reading = Reading {
            sha256: self.pipeline.reading_sha256(article),
            body_sha256: article.body_sha256(),
            name: article.name.clone(),
        };
        let known = self.kg.articles().get(&article.id);
        if self.uncorrected && known.is_some_and(|k| k.reading.as_ref() == Some(&reading)) {
            self.read.insert(article.id.clone(), file.path.clone());
            self.counts[Added::Unchanged as usize] += 1;
            return Ok(());
        }
        if !self.options.replace
            && let Some(why) = self.another(file, article)?
        {
            return Err(CliError::new(why));
        }
        let added = self.kg.add_corrected(&self.pipeline.extract(article), &mut self.corrections)?;
        self.read.insert(article.id.clone(), file.path.clone());
        self.counts[added as usize] += 1;
        let noted = self.kg.articles().get(&article.id).and_then(|a| a.reading.as_ref());
        self.changed |= added != Added::Unchanged || noted != Some(&reading);
        match self.bodies.get(&reading.body_sha256).filter(|id| **id != article.id) {
            Some(other) if added != Added::Unchanged && !article.body.is_empty() => output::warn(&format!(
                "{path} has the same text as the article `{other}`: a copy is no second source"
            )),
            _ => drop(self.bodies.insert(reading.body_sha256.clone(), article.id.clone())),
        }
        self.kg.note_reading(&article.id, reading);
        Ok(())
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
        if file.is_stdin() && self.options.id.is_none() && article.name == file.name {
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
    fn save(&mut self, lock: &Lock, inferred: bool, anyway: bool) -> Result<(), CliError> {
        if self.changed || anyway {
            if inferred && !self.kg.has_inferred()? {
                infer::infer(&mut self.kg)?;
            }
            self.kg.save_under(lock)?;
        }
        Ok(())
    }

    fn print(&self) -> Result<(), CliError> {
        let kg = &self.kg;
        let known = |node: &NamedNode| {
            kg.store().quads_for_pattern(Some(node.as_ref().into()), None, None, None).next().is_some()
        };
        for idle in self.corrections.unmatched(kg.base(), known) {
            let (class, node, author) = (idle.class(), &idle.node, &idle.author);
            output::warn(&format!("sm:{class} of {node} by {author} matches nothing any more"));
        }
        let [new, replaced, unchanged] = self.counts;
        let quads = kg.named_quads()?.len();
        output::line(&format!(
            "{}: {new} articles added, {replaced} replaced, {unchanged} unchanged; {quads} quads",
            self.options.kg.display()
        ))
    }
}
