//! What a command that changes something says of it.

use super::status::Format;
use super::{CliError, output};
use serde::Serialize;
use std::path::PathBuf;

/// How and where a command says what it did.
#[derive(clap::Args)]
pub(super) struct Told {
    /// How it is told what was done: `text` for people, `json` for programs
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,

    /// Where that is written; standard output by default
    #[arg(short = 'o', long, value_name = "FILE")]
    output: Option<PathBuf>,
}

impl Told {
    /// Says it, in the lines for people or as what programs are told.
    ///
    /// # Errors
    /// Where nobody takes the output.
    pub(super) fn say(&self, lines: &str, told: &impl Serialize) -> Result<(), CliError> {
        match self.format {
            Format::Text => output::for_people(self.output.as_deref(), |out| Ok(writeln!(out, "{lines}")?)),
            Format::Json => output::json(self.output.as_deref(), told),
        }
    }
}
