//! `summitry report`

use super::projection::Choices;
use super::{CliError, output, reading};
use crate::report;
use std::path::PathBuf;

/// Write one page to read, send and print: pictures, tables, and the sentences behind every fact
#[derive(clap::Args)]
#[command(after_help = "Example:\n  summitry report --kg world -o report.html --title \"Talks of 2023\"")]
pub(super) struct Report {
    /// Folder of the knowledge graph
    #[arg(long, value_name = "DIR")]
    kg: PathBuf,

    /// Where to write; standard output by default
    #[arg(short = 'o', long, value_name = "FILE")]
    output: Option<PathBuf>,

    /// The heading of the page
    #[arg(long, default_value = "Who met, who allied, who said what")]
    title: String,

    /// At most so many nodes, pairs or speakers in a picture, rows of figures, and parts for people and for countries; by
    /// default as many as are legible
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..))]
    top: Option<u16>,

    #[command(flatten)]
    choices: Choices,
}

impl Report {
    pub(super) fn run(self) -> Result<(), CliError> {
        let page = report::report(
            &reading::open(&self.kg)?,
            &self.choices.projection(),
            &self.title,
            self.top.map(usize::from),
        )?;
        output::write_to(self.output.as_deref(), |out| Ok(out.write_all(page.as_bytes())?))
    }
}
