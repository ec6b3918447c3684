//! `summitry build`

mod job;
mod work;

use super::crew::threads;
use super::input::{Input, Intake, Taking};
use super::output::Verbosity;
use super::progress::Progress;
use super::told::Told;
use super::writing::Writing;
use super::{CliError, input, output};
use crate::Pipeline;
use crate::corrections::Corrections;
use crate::rdf::Base;
use crate::store::{Added, Kg, Snapshot};
use job::{Readers, reader};
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use work::Work;

/// Read articles into a knowledge graph
#[derive(clap::Args)]
#[command(
    after_help = "Examples:\n  summitry build articles/ --kg world\n  summitry build articles/ --kg world --overrides corrections.ttl\n  curl -s https://example.org/talks.html | summitry build - --id talks --kg world\n  summitry build news.warc.gz --kg world\n  summitry build --rebuild --kg world\n\nWhat cannot be read is named and left out; exit code 3 says that something was. An article that is read as before is not read again, and a build that was killed goes on where it was."
)]
pub(super) struct Build {
    /// Articles (text, Markdown, HTML, JSON, JSON lines, CSV, WARC, WET; each may be packed with gzip or zstd), folders of
    /// them and of folders, patterns such as 'news/**/*.html', or `-` for standard input
    #[arg(required_unless_present = "rebuild")]
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

    #[command(flatten)]
    taking: Taking,

    /// Let an article take the place of another of its id, whatever the two have in common
    #[arg(long)]
    replace: bool,

    /// Read again what the graph carries and an older program, other rules or another model read
    #[arg(long)]
    rebuild: bool,

    /// How many articles are read at once [default: as many as there are cores]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=256))]
    jobs: Option<u16>,

    /// Say nothing but what was refused, and show no progress
    #[arg(long, short, conflicts_with = "verbose")]
    quiet: bool,

    /// Name each record that is passed over
    #[arg(long, short)]
    verbose: bool,

    /// Converted language model [default: SUMMITRY_MODEL, ./models, the user's data folder]
    #[arg(long, value_name = "FILE")]
    model: Option<PathBuf>,

    /// Folder whose rule and word files replace those of the same path that are built in (`events/meeting.toml`), and
    /// add others
    #[arg(long, value_name = "DIR")]
    rules: Option<PathBuf>,

    #[command(flatten)]
    writing: Writing,

    #[command(flatten)]
    told: Told,
}

impl Build {
    pub(super) fn run(self) -> Result<(), CliError> {
        let base = self.base.as_deref().map(Base::parse).transpose()?;
        let files = if self.files.is_empty() { Vec::new() } else { input::files(&self.files)? };
        let mut intake = Intake::new(&files, &self.taking)?;
        intake.verbosity = self.verbosity();
        if self.taking.strict {
            intake.demand_all(&files)?;
        }
        let lock = self.writing.lock(&self.kg)?;
        // What a build that was killed had written beside its journal would otherwise lie there until this one ends.
        Kg::tidy_under(&lock)?;
        let fresh = !Snapshot::is_in(&self.kg);
        let kg = Kg::open_or_new(&self.kg, base)?;
        let inferred = kg.has_inferred()?;
        let corrections = self.corrections(&kg)?;
        let pipeline = input::pipeline(self.model.as_deref(), self.rules.as_deref())?;
        let mut work = Work::on(&self, kg, &pipeline, corrections, &lock)?;
        self.read(&files, &pipeline, &mut work, &mut intake)?;
        if work.counts == [0; 3] && intake.left_some_out() {
            return intake.finish();
        }
        let others = correct_the_rest(&mut work.kg, &pipeline, &mut work.corrections, &work.read)?;
        work.counts[Added::Replaced as usize] += others;
        if !work.corrections.all().is_empty() {
            work.corrections.check_names(work.kg.named_quads()?.iter(), work.kg.base())?;
        }
        work.changed |= work.kg.keep(&work.corrections) || others > 0;
        work.save(inferred, fresh)?;
        let finished = intake.finish();
        let printed = work.print();
        finished.and(printed).and(refused(&work.corrections))
    }

    fn verbosity(&self) -> Verbosity {
        match (self.quiet, self.verbose) {
            (true, _) => Verbosity::Quiet,
            (_, true) => Verbosity::Verbose,
            _ => Verbosity::Usual,
        }
    }

    /// Reads what is given, and with --rebuild what the graph carries, on several threads.
    fn read(
        &self,
        files: &[Input],
        pipeline: &Pipeline,
        work: &mut Work<'_>,
        intake: &mut Intake,
    ) -> Result<(), CliError> {
        let bytes = files.iter().filter_map(|f| Some(f.path.metadata().ok()?.len())).sum();
        let mut progress = Progress::of(bytes, self.verbosity());
        std::thread::scope(|scope| {
            let at_once = work.bulk.as_ref().map(|_| work.kg.base().clone());
            let mut crew = Readers::start(scope, threads(self.jobs), reader(pipeline, at_once));
            for file in files {
                for taken in intake.open(file, &progress.counter()) {
                    let Some(article) = intake.take(file, taken) else { continue };
                    if let Err(why) = work.offer(&mut crew, file, article) {
                        intake.refuse(&why.to_string());
                    }
                    while let Some((offered, made)) = crew.take() {
                        work.add(offered, made, intake)?;
                        progress.article();
                    }
                }
                intake.close(file);
            }
            if self.rebuild {
                work.offer_older(&mut crew)?;
            }
            while let Some((offered, made)) = crew.take_last() {
                work.add(offered, made, intake)?;
                progress.article();
            }
            Ok(())
        })
    }

    /// Those of the file on top of those that the graph keeps.
    fn corrections(&self, kg: &Kg) -> Result<Corrections, CliError> {
        let kept = if self.drop_corrections { Corrections::default() } else { kg.corrections()? };
        let Some(file) = &self.overrides else { return Ok(kept) };
        let text = crate::files::read_text(file).map_err(|e| CliError::about(file.display(), e))?;
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
