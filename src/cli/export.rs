//! `summitry export`

use super::spreadsheet::neutral;
use super::{CliError, output};
use crate::export::{self, Format};
use crate::store::Kg;
use std::path::PathBuf;

/// Write a knowledge graph for other programs
#[derive(clap::Args)]
#[command(
    after_help = "Examples:\n  summitry export --kg world --format turtle -o world.ttl\n  summitry export --kg world --format gexf -o world.gexf\n  summitry export --kg world --format neo4j-nodes -o nodes.csv"
)]
pub(super) struct Export {
    /// Folder of the knowledge graph
    #[arg(long, value_name = "DIR")]
    kg: PathBuf,

    /// Turtle, N-Triples and RDF/XML hold the default dataset, TriG, N-Quads and JSON-LD all graphs, the others the network of
    /// people, countries and organizations
    #[arg(long, value_enum)]
    format: Format,

    /// In CSV, begin cells that a spreadsheet would take for formulas (=, +, -, @) with an apostrophe
    #[arg(long)]
    csv_safe: bool,

    /// Where to write; standard output by default
    #[arg(short = 'o', long, value_name = "FILE")]
    output: Option<PathBuf>,
}

impl Export {
    pub(super) fn run(self) -> Result<(), CliError> {
        let kg = Kg::open(&self.kg)?;
        output::write_to(self.output.as_deref(), |out| {
            if !(self.csv_safe && matches!(self.format, Format::Neo4jNodes | Format::Neo4jEdges)) {
                return Ok(export::write(&kg, self.format, out)?);
            }
            let mut csv = Vec::new();
            export::write(&kg, self.format, &mut csv)?;
            Ok(out.write_all(neutral(&String::from_utf8_lossy(&csv)).as_bytes())?)
        })
    }
}
