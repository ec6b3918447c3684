//! `summitry eval`

use super::status::Format;
use super::{CliError, input, output};
use crate::article::read_path;
use crate::score::{Gold, Scores};
use std::path::PathBuf;

/// Score the extraction against hand-made gold files
#[derive(clap::Args)]
#[command(after_help = "Example:\n  summitry eval --articles corpus corpus/gold/*.json")]
pub(super) struct Eval {
    /// Gold files (JSON)
    #[arg(required = true)]
    gold: Vec<PathBuf>,

    /// Folder that the gold files' article paths are relative to; by default the folder above each gold file's own
    #[arg(long, value_name = "DIR")]
    articles: Option<PathBuf>,

    /// `text` for people, `json` for programs
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,

    /// Where to write; standard output by default
    #[arg(short = 'o', long, value_name = "FILE")]
    output: Option<PathBuf>,

    /// Converted language model [default: SUMMITRY_MODEL, ./models, the user's data folder]
    #[arg(long, value_name = "FILE")]
    model: Option<PathBuf>,
}

impl Eval {
    pub(super) fn run(self) -> Result<(), CliError> {
        let pipeline = input::pipeline(self.model.as_deref(), None)?;
        let mut scores = Scores::default();
        for path in &self.gold {
            let json = crate::files::read_text(path).map_err(|e| CliError::about(path.display(), e))?;
            let gold = Gold::from_json(&json).map_err(|e| CliError::about(path.display(), e))?;
            let above = || path.parent().map(|p| p.join("..")).unwrap_or_default();
            let article = self.articles.clone().unwrap_or_else(above).join(&gold.file);
            if !article.exists() && above().join(&gold.file).exists() {
                let told =
                    format!("is not there; leave --articles out: it stands in `{}`", above().display());
                return Err(CliError::about(article.display(), told));
            }
            scores.add(&gold, &pipeline.extract(&read_path(&article)?));
        }
        match self.format {
            Format::Text => {
                output::write_to(self.output.as_deref(), |out| Ok(write!(out, "{}", scores.table())?))
            }
            Format::Json => output::json(self.output.as_deref(), &scores),
        }
    }
}
