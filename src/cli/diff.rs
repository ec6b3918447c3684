//! `summitry diff`

use super::{CliError, output};
use crate::diff::{Diff as Difference, Format, read};
use std::path::PathBuf;

/// Show what two knowledge graphs, or two RDF files, differ in
#[derive(clap::Args)]
#[command(
    after_help = "Examples:\n  summitry diff monday tuesday\n  summitry diff monday.ttl tuesday.jsonld --format json"
)]
pub(super) struct Diff {
    /// A knowledge graph's folder, or a file (.nq .nt .ttl .trig .rdf .jsonld)
    first: PathBuf,

    /// Another
    second: PathBuf,

    /// `text` for people, `json` for programs, `turtle` in the Changeset vocabulary
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,

    /// Where to write; standard output by default
    #[arg(short = 'o', long, value_name = "FILE")]
    output: Option<PathBuf>,
}

impl Diff {
    pub(super) fn run(self) -> Result<(), CliError> {
        let difference = Difference::of(&read(&self.first)?, &read(&self.second)?);
        output::maybe_for_people(self.format == Format::Text, self.output.as_deref(), |out| {
            Ok(difference.write(self.format, out)?)
        })
    }
}
