//! `summitry verify`

use super::shown::Shown;
use super::{CliError, input, output};
use crate::archive::{self, Archive, ReadWith, Tools};
use crate::article::Article;
use crate::extract::files::Files;
use crate::extract::resources::Resources;
use crate::gazetteer::Gazetteer;
use crate::intake::Taken;
use crate::pipeline::{PROGRAM, PipelineError};
use crate::verify::{self, Report};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Prove that every fact stands where the graph says it does
#[derive(clap::Args)]
#[command(
    after_help = "Examples:\n  summitry verify --kg world --articles articles/\n  summitry verify --again world-2026 --articles articles/\n\nExit code 1 where anything is wrong: each line then names the node and the rule that it breaks."
)]
pub(super) struct Verify {
    /// Folder of the knowledge graph
    #[arg(long, value_name = "DIR", required_unless_present = "again")]
    kg: Option<PathBuf>,

    /// Folder of the articles' files, to compare them as well
    #[arg(long, value_name = "DIR")]
    articles: Option<PathBuf>,

    /// Which field of JSON or CSV is what, as `build` was told
    #[arg(long = "field", value_name = "WHAT=FIELD", requires = "articles")]
    fields: Vec<String>,

    /// Read the articles anew, from the text that the graph carries, and compare all that they give. With the folder of an
    /// archive (`export --format archive`): read its articles, and prove that they give the graph whose hash it names
    #[arg(long, value_name = "ARCHIVE", num_args = 0..=1)]
    again: Option<Option<PathBuf>>,

    /// Converted language model for `--again` [default: SUMMITRY_MODEL, ./models, the user's data folder]
    #[arg(long, value_name = "FILE", requires = "again")]
    model: Option<PathBuf>,

    /// Folder of rule and word files that the graph was built with (`build --rules`)
    #[arg(long, value_name = "DIR")]
    rules: Option<PathBuf>,

    /// `text` for people, `json` for programs
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,

    /// Where to write; standard output by default
    #[arg(short = 'o', long, value_name = "FILE")]
    output: Option<PathBuf>,
}

#[derive(Clone, Copy, Debug, PartialEq, clap::ValueEnum)]
enum Format {
    Text,
    Json,
}

impl Verify {
    pub(super) fn run(self) -> Result<(), CliError> {
        if let Some(Some(archive)) = &self.again {
            return self.replay(archive);
        }
        let Some(kg) = &self.kg else {
            return Err(CliError::new(
                "name the folder of a knowledge graph by --kg, or an archive behind --again",
            ));
        };
        let articles = self.articles()?;
        let mut files = Files::compiled_in();
        if let Some(folder) = &self.rules {
            files.overlay(folder).map_err(PipelineError::from)?;
        }
        let resources = Resources::read(&files).map_err(PipelineError::from)?;
        let report = if self.again.is_some() {
            let pipeline = input::pipeline(self.model.as_deref(), self.rules.as_deref())?;
            verify::again(kg, articles.as_deref(), &resources, &mut |article| pipeline.extract(article))?
        } else {
            verify::verify_by(kg, articles.as_deref(), &resources)?
        };
        output::write_to(self.output.as_deref(), |out| match self.format {
            Format::Text => {
                let mut people = Shown::on(out);
                text(&report, &mut people)?;
                Ok(people.finish()?)
            }
            Format::Json => {
                let document = serde_json::json!({
                    "sound": report.is_sound(),
                    "checked": report.checked,
                    "failures": report.failures,
                });
                serde_json::to_writer_pretty(&mut *out, &document).map_err(std::io::Error::from)?;
                Ok(writeln!(out)?)
            }
        })?;
        match report.failures.len() {
            0 => Ok(()),
            1 => Err(CliError::about(kg.display(), "1 failure")),
            n => Err(CliError::about(kg.display(), format!("{n} failures"))),
        }
    }
}

impl Verify {
    /// Reads the articles of an archive anew.
    fn replay(&self, folder: &Path) -> Result<(), CliError> {
        let archive = Archive::read(folder)?;
        let given = self.articles()?.unwrap_or_default();
        let pipeline = input::pipeline(self.model.as_deref(), self.rules.as_deref())?;
        let with = ReadWith {
            program: PROGRAM.to_owned(),
            rules_sha256: pipeline.rules_sha256(),
            model_sha256: pipeline.model_sha256().to_owned(),
            gazetteer_sha256: Gazetteer::sha256(),
        };
        let tools = Tools { with, read: &mut |article| pipeline.extract(article) };
        let replayed = archive::replay(&archive, &given, tools)?;
        if let Some(differs) = replayed.differs {
            return Err(CliError::about(folder.display(), differs));
        }
        output::write_to(self.output.as_deref(), |out| match self.format {
            Format::Text => Ok(writeln!(
                out,
                "{:>9} articles read again\n{:>9} quads, of SHA-256 {}\nthe same graph",
                replayed.articles, replayed.quads, replayed.graph_sha256
            )?),
            Format::Json => {
                let document = serde_json::json!({
                    "sound": true, "articles": replayed.articles, "quads": replayed.quads, "graph_sha256": replayed.graph_sha256,
                });
                serde_json::to_writer_pretty(&mut *out, &document).map_err(std::io::Error::from)?;
                Ok(writeln!(out)?)
            }
        })
    }

    /// The articles' files; what is not read is said.
    fn articles(&self) -> Result<Option<Vec<Article>>, CliError> {
        let Some(dir) = &self.articles else { return Ok(None) };
        let fields = input::fields(&self.fields)?;
        let mut articles = Vec::new();
        for file in input::files(std::slice::from_ref(dir))? {
            for taken in input::open(&file, None, &fields, &Arc::default()) {
                match taken {
                    Taken::Article(article) => articles.push(*article),
                    Taken::Left(left) if left.failed => output::warn(&left.message),
                    Taken::Left(_) => {}
                }
            }
        }
        Ok(Some(articles))
    }
}

fn text(report: &Report, out: &mut dyn Write) -> std::io::Result<()> {
    for failure in &report.failures {
        writeln!(out, "{}: {} [{}]", failure.node, failure.message, failure.rule.code())?;
    }
    let c = &report.checked;
    let mut lines = vec![
        (c.articles, "articles have the text that their SHA-256 names"),
        (c.spans, "spans say what stands there"),
        (c.facts, "facts rest on spans of their own article"),
        (c.claim_graphs, "claim graphs belong to a claim and leak into no other graph"),
        (c.derived, "derived triples name their rule and their premises"),
        (c.quads, "quads in all, of known graphs and declared terms"),
    ];
    if c.again > 0 {
        lines.push((c.again, "articles read again, and what they give compared to the quad"));
    }
    for (count, what) in lines {
        writeln!(out, "{count:>9} {what}")?;
    }
    let verdict = if report.is_sound() { "sound" } else { "not sound: see above" };
    writeln!(out, "{verdict}")
}
