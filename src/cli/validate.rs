//! `summitry validate`

use super::{CliError, output, reading};
use crate::rdf::SHAPES;
use crate::shacl::{self, Format};
use std::path::PathBuf;

/// Check a knowledge graph against SHACL shapes
#[derive(clap::Args)]
#[command(
    after_help = "Examples:\n  summitry validate --kg world\n  summitry validate --kg world --shapes house-rules.ttl --format turtle\n\nExit code 1 where the graph does not conform; warnings are no reason. SHACL Core is supported: what `summitry vocabulary shapes-sparql` prints is for other validators. All graphs are validated together."
)]
pub(super) struct Validate {
    /// Folder of the knowledge graph
    #[arg(long, value_name = "DIR")]
    kg: PathBuf,

    /// Shapes in Turtle; by default those of the ontology
    #[arg(long, value_name = "FILE")]
    shapes: Option<PathBuf>,

    /// `text` for people, `turtle` for the W3C's report, `json` for programs
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,

    /// Where to write; standard output by default
    #[arg(short = 'o', long, value_name = "FILE")]
    output: Option<PathBuf>,
}

impl Validate {
    pub(super) fn run(self) -> Result<(), CliError> {
        let shapes = match &self.shapes {
            Some(file) => crate::files::read_text(file).map_err(|e| CliError::about(file.display(), e))?,
            None => SHAPES.to_owned(),
        };
        let report = shacl::validate_kg(&reading::open(&self.kg)?, &shapes)?;
        output::maybe_for_people(self.format == Format::Text, self.output.as_deref(), |out| {
            Ok(report.write(self.format, out)?)
        })?;
        match report.violations() {
            0 => Ok(()),
            n => Err(CliError::about(
                self.kg.display(),
                format!("does not conform to the shapes: {n} findings"),
            )),
        }
    }
}
