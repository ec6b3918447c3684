//! `summitry explain`

use super::status::Format;
use super::{CliError, output, reading};
use crate::explain;
use crate::query;
use std::path::PathBuf;

/// Show what is known of somebody or something: what it is, did, said, each with its sentence and article
#[derive(clap::Args)]
#[command(
    after_help = "Examples:\n  summitry explain --kg world \"Kim Jong Un\"\n  summitry explain --kg world event/beijing-parade/e-4f1c09ab23"
)]
pub(super) struct Explain {
    /// Folder of the knowledge graph
    #[arg(long, value_name = "DIR")]
    kg: PathBuf,

    /// IRI (whole, or its end below the base) or label, whatever case and accents
    node: String,

    /// Everything that the graph says of the node, IRI by IRI, with rules, derivations and corrections
    #[arg(long)]
    iris: bool,

    /// How many lines a group has
    #[arg(long, value_name = "N", default_value_t = 12)]
    top: usize,

    /// Let lines be as long as they are
    #[arg(long)]
    wide: bool,

    /// `text` for people, `json` for programs
    #[arg(long, value_enum, default_value_t = Format::Text, conflicts_with = "iris")]
    format: Format,

    /// Where to write; standard output by default
    #[arg(short = 'o', long, value_name = "FILE")]
    output: Option<PathBuf>,
}

impl Explain {
    pub(super) fn run(self) -> Result<(), CliError> {
        let kg = reading::open(&self.kg)?;
        let file = self.output.as_deref();
        let page = if self.iris { None } else { explain::page(&kg, &self.node)? };
        let Some(page) = page else {
            let text = query::explain(&kg, &self.node)?;
            return output::for_people(file, |out| Ok(write!(out, "{text}")?));
        };
        match self.format {
            Format::Text => {
                let text = page.text(self.top, output::screen(file, self.wide));
                output::write_to(file, |out| Ok(write!(out, "{text}")?))
            }
            Format::Json => output::json(file, &page),
        }
    }
}
