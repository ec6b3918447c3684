//! `summitry list`

use super::status::Format;
use super::{CliError, output};
use crate::store::Kg;
use std::path::PathBuf;

/// List the articles of a knowledge graph
#[derive(clap::Args)]
#[command(after_help = "Example:\n  summitry list --kg world")]
pub(super) struct List {
    /// Folder of the knowledge graph
    #[arg(long, value_name = "DIR")]
    kg: PathBuf,

    /// `text` for people, `json` for programs
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

impl List {
    pub(super) fn run(self) -> Result<(), CliError> {
        let kg = Kg::open(&self.kg)?;
        if self.format == Format::Json {
            return output::write_to(None, |out| {
                serde_json::to_writer_pretty(&mut *out, kg.articles()).map_err(std::io::Error::from)?;
                Ok(writeln!(out)?)
            });
        }
        output::for_people(|out| {
            for (id, entry) in kg.articles() {
                let corrected = if entry.corrections.is_some() { "  corrected" } else { "" };
                let sha: String = entry.sha256.chars().take(12).collect();
                writeln!(out, "{id:<40} {sha:<12} {}{corrected}", entry.source.as_deref().unwrap_or("-"))?;
            }
            Ok(())
        })
    }
}
