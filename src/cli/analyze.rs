//! `summitry analyze`

use super::{CliError, output};
use crate::network::{Network, Report, report};
use crate::store::Kg;
use clap::Subcommand;
use std::path::PathBuf;

/// Measure the network of people, countries and organizations
#[derive(clap::Args)]
#[command(
    after_help = "Examples:\n  summitry analyze --kg world centrality --top 5\n  summitry analyze --kg world path \"Xi Jinping\" \"Donald Trump\""
)]
pub(super) struct Analyze {
    /// Folder of the knowledge graph
    #[arg(long, value_name = "DIR", global = true)]
    kg: Option<PathBuf>,

    /// `table` for people, `json` for programs
    #[arg(long, value_enum, default_value_t = Format::Table, global = true)]
    format: Format,

    /// How many rows a table shows
    #[arg(long, default_value_t = 15, global = true)]
    top: usize,

    #[command(subcommand)]
    what: Option<What>,
}

#[derive(Clone, Copy, Debug, PartialEq, clap::ValueEnum)]
enum Format {
    Table,
    Json,
}

#[derive(Subcommand)]
enum What {
    /// Sizes of everything (the default)
    Summary,
    /// Who stands where: degree, betweenness, closeness, PageRank
    Centrality,
    /// Who belongs together, by the Leiden algorithm
    Communities,
    /// What is joined at all
    Components,
    /// How one is joined to another, with the facts behind each hop
    Path {
        /// A label
        from: String,
        /// Another
        to: String,
    },
}

impl Analyze {
    pub(super) fn run(self) -> Result<(), CliError> {
        let dir = self.kg.ok_or_else(|| CliError::new("name a knowledge graph with --kg DIR"))?;
        let what = match self.what {
            None | Some(What::Summary) => Report::Summary,
            Some(What::Centrality) => Report::Centrality,
            Some(What::Communities) => Report::Communities,
            Some(What::Components) => Report::Components,
            Some(What::Path { from, to }) => Report::Path(from, to),
        };
        let network = Network::project(&Kg::open(&dir)?)?;
        let (table, json) = report(&network, &what, self.top)?;
        output::write_to(None, |out| {
            match self.format {
                Format::Table => writeln!(out, "{table}")?,
                Format::Json => {
                    serde_json::to_writer_pretty(&mut *out, &json).map_err(std::io::Error::from)?;
                    writeln!(out)?;
                }
            }
            Ok(())
        })
    }
}
