//! `summitry sample`

use super::status::Format;
use super::{CliError, output, reading};
use crate::corpus::sample;
use crate::explain;
use crate::query;
use crate::terminal::shown;
use serde_json::json;
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

    /// Let lines be as long as they are
    #[arg(long)]
    wide: bool,

    /// `text` for people, `json` for programs
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,

    /// Where to write; standard output by default
    #[arg(short = 'o', long, value_name = "FILE")]
    output: Option<PathBuf>,
}

impl Sample {
    pub(super) fn run(self) -> Result<(), CliError> {
        let kg = reading::open(&self.kg)?;
        let nodes = sample(&kg, usize::from(self.count), self.seed)?;
        let file = self.output.as_deref();
        if self.format == Format::Json {
            let pages: Vec<_> = nodes
                .iter()
                .map(|node| Ok(json!({ "iri": node.as_str(), "page": explain::page(&kg, node.as_str())? })))
                .collect::<Result<_, CliError>>()?;
            return output::json(file, &pages);
        }
        let screen = output::screen(file, self.wide);
        output::write_to(file, |out| {
            for (number, node) in nodes.iter().enumerate() {
                let (number, name) = (number + 1, query::shorten(node.as_str()));
                // An office has no page of its own.
                match explain::page(&kg, node.as_str())? {
                    Some(page) => writeln!(out, "{number}. {}  {name}\n", page.text(usize::MAX, screen))?,
                    None => writeln!(
                        out,
                        "{number}. {}",
                        shown(&query::explain(&kg, node.as_str())?.to_string())
                    )?,
                }
            }
            if nodes.is_empty() {
                writeln!(out, "no facts")?;
            }
            Ok(())
        })
    }
}
