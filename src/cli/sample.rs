//! `summitry sample`

use super::{CliError, output, reading};
use crate::corpus::sample;
use crate::query::explain;
use std::path::PathBuf;

/// Show facts drawn by chance, with the sentences they rest on, to judge by eye whether they are true
#[derive(clap::Args)]
#[command(
    after_help = "Example:\n  summitry sample 20 --kg world --seed 7\n\nThe same seed draws the same facts, so that two people can judge the same ones."
)]
pub(super) struct Sample {
    /// How many facts
    #[arg(value_parser = clap::value_parser!(u16).range(1..=1000))]
    count: u16,

    /// Folder of the knowledge graph
    #[arg(long, value_name = "DIR")]
    kg: PathBuf,

    /// Which draw
    #[arg(long, default_value_t = 1)]
    seed: u64,

    /// Where to write; standard output by default
    #[arg(short = 'o', long, value_name = "FILE")]
    output: Option<PathBuf>,
}

impl Sample {
    pub(super) fn run(self) -> Result<(), CliError> {
        let kg = reading::open(&self.kg)?;
        let nodes = sample(&kg, usize::from(self.count), self.seed)?;
        output::for_people(self.output.as_deref(), |out| {
            for (number, node) in nodes.iter().enumerate() {
                writeln!(out, "{}. {}", number + 1, explain(&kg, node.as_str())?)?;
            }
            if nodes.is_empty() {
                writeln!(out, "no facts")?;
            }
            Ok(())
        })
    }
}
