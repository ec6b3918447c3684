//! `summitry analyze`

use super::projection::Choices;
use super::spreadsheet::neutral;
use super::writing::Writing;
use super::{CliError, output};
use crate::network::{self, Analysis, Best, Betweenness};
use clap::Subcommand;
use std::path::PathBuf;

/// Measure the network of people, countries and organizations
#[derive(clap::Args)]
#[command(
    after_help = "Examples:\n  summitry analyze --kg world centrality --top 5\n  summitry analyze --kg world path \"Xi Jinping\" \"Donald Trump\"\n  summitry analyze --kg world balance --nodes country --by-country --since 2010\n  summitry analyze --kg world communities --format csv -o communities.csv"
)]
pub(super) struct Analyze {
    /// Folder of the knowledge graph
    #[arg(long, value_name = "DIR", global = true)]
    kg: Option<PathBuf>,

    #[command(flatten)]
    choices: Choices,

    /// `table` for people, `json` and `csv` for programs
    #[arg(long, value_enum, default_value_t = Format::Table, global = true)]
    format: Format,

    /// Let lines of a table be as long as they are
    #[arg(long, global = true)]
    wide: bool,

    /// In CSV, begin cells that a spreadsheet would take for formulas (=, +, -, @) with an apostrophe
    #[arg(long, global = true)]
    csv_safe: bool,

    /// How many rows a table shows
    #[arg(long, default_value_t = 15, global = true)]
    top: usize,

    /// Where to write; standard output by default
    #[arg(short = 'o', long, value_name = "FILE", global = true)]
    output: Option<PathBuf>,

    /// Write the measurements into the knowledge graph too, as a graph of their own
    #[arg(long, global = true)]
    save: bool,

    #[command(flatten)]
    writing: Writing,

    #[command(subcommand)]
    what: Option<What>,
}

#[derive(Clone, Copy, Debug, PartialEq, clap::ValueEnum)]
enum Format {
    #[value(alias = "text")]
    Table,
    Json,
    Csv,
}

#[derive(Subcommand)]
enum What {
    /// Sizes of everything (the default)
    Summary,
    /// Who stands where: degree, betweenness, closeness, eigenvector, PageRank, core
    Centrality {
        /// Exact betweenness, whatever the size
        #[arg(long, conflicts_with = "error")]
        exact: bool,
        /// Betweenness from a sample of nodes, off by at most this with a probability of 95 %; above 2000 nodes the
        /// default is 0.05, below it is exact
        #[arg(long, value_name = "SHARE", value_parser = share)]
        error: Option<f64>,
    },
    /// Who belongs together, by the Leiden algorithm
    Communities {
        /// Above 1 for more and smaller communities, below 1 for fewer
        #[arg(long, default_value_t = 1.0, value_parser = positive)]
        resolution: f64,
    },
    /// What is joined at all
    Components,
    /// How deep in the network everybody is: core numbers
    Cores,
    /// What holds the network together: bridges and articulation points
    Bridges,
    /// How one is joined to another, with the facts and sentences behind each hop
    Path {
        /// A label
        from: String,
        /// Another
        to: String,
        /// The path over the heaviest edges rather than the one of fewest hops
        #[arg(long)]
        strongest: bool,
    },
    /// Whether friends of friends are friends: triads and frustration of the signed network
    Balance,
    /// What happened between two, and when their relation changed
    Timeline {
        /// A label
        from: String,
        /// Another
        to: String,
    },
    /// Who takes part in the same events
    Coparticipation,
    /// Who stands between blocs
    Brokers,
    /// Take all saved measurements out of the knowledge graph
    Forget,
}

/// A number above 0 and at most 1.
fn share(text: &str) -> Result<f64, String> {
    positive(text).ok().filter(|x| *x <= 1.0).ok_or_else(|| "want a number above 0, at most 1".to_owned())
}

fn positive(text: &str) -> Result<f64, String> {
    text.parse()
        .ok()
        .filter(|x: &f64| x.is_finite() && *x > 0.0)
        .ok_or_else(|| "want a number above 0".to_owned())
}

impl What {
    /// The analysis that is meant; `None` for forgetting.
    fn analysis(self) -> Option<Analysis> {
        Some(match self {
            What::Summary => Analysis::Summary,
            What::Centrality { exact: true, .. } => Analysis::Centrality(Some(Betweenness::Exact)),
            What::Centrality { error, .. } => {
                Analysis::Centrality(error.map(|error| Betweenness::Sampled { error }))
            }
            What::Communities { resolution } => Analysis::Communities(resolution),
            What::Components => Analysis::Components,
            What::Cores => Analysis::Cores,
            What::Bridges => Analysis::Bridges,
            What::Path { from, to, strongest } => {
                Analysis::Path { from, to, best: if strongest { Best::Strongest } else { Best::Shortest } }
            }
            What::Balance => Analysis::Balance,
            What::Timeline { from, to } => Analysis::Timeline(from, to),
            What::Coparticipation => Analysis::Coparticipation,
            What::Brokers => Analysis::Brokers,
            What::Forget => return None,
        })
    }
}

impl Analyze {
    pub(super) fn run(self) -> Result<(), CliError> {
        let dir = self.kg.ok_or_else(|| CliError::new("name a knowledge graph with --kg DIR"))?;
        let forgets = matches!(self.what, Some(What::Forget));
        let lock = if self.save || forgets { Some(self.writing.lock_existing(&dir)?) } else { None };
        let mut kg = super::reading::open(&dir)?;
        let Some(analysis) = self.what.unwrap_or(What::Summary).analysis() else {
            let forgotten = network::forget(&mut kg)?;
            if forgotten > 0
                && let Some(lock) = &lock
            {
                kg.save_under(lock)?;
            }
            return output::line(&format!("{}: {forgotten} analyses forgotten", dir.display()));
        };
        let projection = self.choices.projection();
        let table = analysis.run(&kg, &projection)?;
        if let Some(lock) = &lock {
            network::record(&mut kg, &analysis, &projection, &table)?;
            kg.save_under(lock)?;
        }
        output::write_to(self.output.as_deref(), |out| {
            match self.format {
                Format::Table => {
                    let screen = output::screen(self.output.as_deref(), self.wide);
                    write!(out, "{}", table.text(self.top, screen))?;
                }
                Format::Csv if self.csv_safe => write!(out, "{}", neutral(&table.csv()))?,
                Format::Csv => write!(out, "{}", table.csv())?,
                Format::Json => {
                    serde_json::to_writer_pretty(&mut *out, &table.json()).map_err(std::io::Error::from)?;
                    writeln!(out)?;
                }
            }
            Ok(())
        })
    }
}
