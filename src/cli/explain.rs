//! `summitry explain`

use super::{CliError, output, reading};
use crate::query;
use std::path::PathBuf;

/// Show what is known about a node, and the sentences it rests on
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
}

impl Explain {
    pub(super) fn run(self) -> Result<(), CliError> {
        let kg = reading::open(&self.kg)?;
        let text = query::explain(&kg, &self.node)?;
        output::for_people(|out| Ok(write!(out, "{text}")?))
    }
}
