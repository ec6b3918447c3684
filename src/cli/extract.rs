//! `summitry extract`

use super::crew::{Crew, threads};
use super::input::{Intake, Taking};
use super::{CliError, input, output};
use crate::article::Article;
use crate::facts::{ClaimId, EntityId, Facts, TextIndex};
use crate::intake::Taken;
use jiff::civil::Date;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Read articles and print what they say as facts documents
#[derive(clap::Args)]
#[command(
    after_help = "Examples:\n  summitry extract --format text talks.txt\n  summitry extract --trace --rules myrules \"Anna Smith met Boris Berg in Oslo.\""
)]
pub(super) struct Extract {
    /// Articles (text, Markdown, HTML, JSON, JSON lines, CSV, WARC, WET; each may be packed with gzip or zstd), folders of
    /// them, patterns such as 'news/**/*.html', or `-` for standard input; with --trace a sentence, too
    #[arg(required = true)]
    files: Vec<PathBuf>,

    /// Print what the rules did with each sentence instead: `+` a pattern that fits and tells something, `=` one that
    /// fits and tells nothing, `-` one whose first word is there, with the first part of it that is not
    #[arg(long, conflicts_with = "format")]
    trace: bool,

    /// `json` for one document, `ndjson` for one a line, `text` for people
    #[arg(long, value_enum, default_value_t = Format::Json)]
    format: Format,

    /// Where to write; standard output by default
    #[arg(short = 'o', long, value_name = "FILE")]
    output: Option<PathBuf>,

    /// How many articles are read at once [default: as many as there are cores]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=256))]
    jobs: Option<u16>,

    #[command(flatten)]
    taking: Taking,

    /// Converted language model [default: SUMMITRY_MODEL, ./models, the user's data folder]
    #[arg(long, value_name = "FILE")]
    model: Option<PathBuf>,

    /// Folder whose rule and word files replace those of the same path that are built in (`events/meeting.toml`), and
    /// add others
    #[arg(long, value_name = "DIR")]
    rules: Option<PathBuf>,
}

#[derive(Clone, Copy, Debug, PartialEq, clap::ValueEnum)]
enum Format {
    Json,
    Ndjson,
    Text,
}

impl Extract {
    pub(super) fn run(self) -> Result<(), CliError> {
        if self.trace {
            return self.trace();
        }
        let files = input::files(&self.files)?;
        if files.len() > 1 && self.format == Format::Json {
            return Err(CliError::new(format!(
                "{} articles do not fit one JSON document: use --format ndjson",
                files.len()
            )));
        }
        let mut intake = Intake::new(&files, &self.taking)?;
        if self.taking.strict {
            intake.demand_all(&files)?;
        }
        let pipeline = input::pipeline(self.model.as_deref(), self.rules.as_deref())?;
        output::maybe_for_people(self.format == Format::Text, self.output.as_deref(), |mut out| {
            std::thread::scope(|scope| {
                let mut crew = Crew::start(scope, threads(self.jobs), |articles: Vec<Article>| {
                    pipeline.extract_each(&articles)
                });
                for file in &files {
                    let mut before = 0;
                    for taken in intake.open(file, &Arc::default()) {
                        let Some(article) = intake.take(file, taken) else { continue };
                        before += 1;
                        if before > 1 && self.format == Format::Json {
                            return Err(CliError::about(
                                file.path.display(),
                                "several articles do not fit one JSON document: use --format ndjson",
                            ));
                        }
                        let bytes = article.text.len();
                        crew.give(article, bytes, file.path.clone());
                        while let Some((path, facts)) = crew.take() {
                            self.write(&path, facts, &mut intake, &mut out)?;
                        }
                    }
                    intake.close(file);
                }
                while let Some((path, facts)) = crew.take_last() {
                    self.write(&path, facts, &mut intake, &mut out)?;
                }
                Ok(())
            })
        })?;
        intake.finish()
    }
}

impl Extract {
    /// Writes what was read of an article of this file.
    fn write(
        &self,
        path: &Path,
        facts: Option<Facts>,
        intake: &mut Intake,
        out: &mut dyn Write,
    ) -> Result<(), CliError> {
        match facts {
            Some(facts) => write_as(self.format, &facts, out),
            None => {
                let path = path.display();
                intake.refuse(&format!("`{path}`: reading an article failed, which is a fault of summitry"));
                Ok(())
            }
        }
    }

    /// What the rules did with each sentence of files, or of arguments that are no files.
    fn trace(self) -> Result<(), CliError> {
        let pipeline = input::pipeline(self.model.as_deref(), self.rules.as_deref())?;
        let published = self.taking.published.unwrap_or_default().0;
        let fields = input::fields(&self.taking.fields)?;
        output::for_people(self.output.as_deref(), |out| {
            for argument in &self.files {
                // A name without a space is a file's that does not exist rather than a sentence.
                let sentence = argument.to_str().filter(|text| text.contains(' ') && !argument.exists());
                let articles = match sentence {
                    Some(text) => vec![Article { published, ..Article::from_text("text", text.to_owned()) }],
                    None => {
                        let files = input::files(std::slice::from_ref(argument))?;
                        let taken = files.iter().flat_map(|f| input::open(f, None, &fields, &Arc::default()));
                        taken
                            .filter_map(|taken| dated(taken, published).transpose())
                            .collect::<Result<_, _>>()?
                    }
                };
                for article in articles {
                    write!(out, "{}", pipeline.trace(&article))?;
                }
            }
            Ok(())
        })
    }
}

/// An article, with the day that is given to those without one.
fn dated(taken: Taken, published: Option<Date>) -> Result<Option<Article>, CliError> {
    match taken {
        Taken::Article(article) => {
            Ok(Some(Article { published: article.published.or(published), ..*article }))
        }
        Taken::Left(left) if left.failed => Err(CliError::new(left.message)),
        Taken::Left(_) => Ok(None),
    }
}

fn write_as(format: Format, facts: &Facts, out: &mut dyn Write) -> Result<(), CliError> {
    match format {
        Format::Json => serde_json::to_writer_pretty(&mut *out, facts).map_err(std::io::Error::from)?,
        Format::Ndjson => serde_json::to_writer(&mut *out, facts).map_err(std::io::Error::from)?,
        Format::Text => write_text(facts, out)?,
    }
    Ok(writeln!(out)?)
}

/// Facts as a person reads them, a line each.
fn write_text(facts: &Facts, out: &mut dyn Write) -> std::io::Result<()> {
    let index = TextIndex::new(&facts.article.text);
    let name = |id: &EntityId| facts.entity(id).map_or("?", |e| e.label.as_str());
    let claimed = |claim: Option<&ClaimId>| claim.map_or(String::new(), |c| format!(" [claimed in {c}]"));
    let names = |ids: &[EntityId]| ids.iter().map(name).collect::<Vec<_>>().join(", ");
    writeln!(
        out,
        "{} ({})",
        facts.article.title,
        facts.article.published.as_ref().map_or("no date", |d| d.as_str())
    )?;
    for entity in &facts.entities {
        writeln!(out, "  {:<13} {} ×{}", entity.kind.path(), entity.label, entity.mentions.len())?;
    }
    for role in &facts.roles {
        writeln!(
            out,
            "  role          {}: {} of {}{}",
            name(&role.person),
            role.title,
            role.of.as_ref().map_or("?", name),
            claimed(role.claim.as_ref())
        )?;
    }
    for date in &facts.dates {
        writeln!(out, "  date          {} = {}", index.slice(date.span), date.value)?;
    }
    for event in &facts.events {
        let claimed = claimed(event.claim.as_ref());
        writeln!(out, "  event         {} ({}){claimed}", event.label, event.status.name())?;
    }
    for tie in &facts.relationships {
        let (from, to, claimed) = (name(&tie.from), name(&tie.to), claimed(tie.claim.as_ref()));
        writeln!(out, "  relationship  {}: {from} – {to}{claimed}", tie.kind.name())?;
    }
    for claim in &facts.claims {
        let written = claim.speaker_text.as_deref().unwrap_or("unattributed");
        let speaker =
            if claim.speaker.ids().is_empty() { written.to_owned() } else { names(claim.speaker.ids()) };
        let words: Vec<&str> = claim.parts.marks().map(|m| index.slice(m.span)).collect();
        writeln!(
            out,
            "  claim {:<7} {speaker} ({}, {}): {}",
            claim.id.to_string(),
            claim.mode.name(),
            claim.certainty.name(),
            words.join(" … ")
        )?;
    }
    Ok(())
}
