//! `summitry status`

use super::{CliError, output};
use crate::query::shorten;
use crate::store::{Kg, Status as Numbers};
use std::io::Write;
use std::path::PathBuf;

/// Show what is in a knowledge graph, in numbers, and its RDFC-1.0 hash
#[derive(clap::Args)]
#[command(after_help = "Example:\n  summitry status --kg world")]
pub(super) struct Status {
    /// Folder of the knowledge graph
    #[arg(long, value_name = "DIR")]
    kg: PathBuf,

    /// `text` for people, `json` for programs
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

/// How lists and numbers are written.
#[derive(Clone, Copy, Debug, PartialEq, clap::ValueEnum)]
pub(super) enum Format {
    Text,
    Json,
}

impl Status {
    pub(super) fn run(self) -> Result<(), CliError> {
        let status = Kg::open(&self.kg)?.status()?;
        match self.format {
            Format::Text => output::for_people(|out| Ok(text(&status, out)?)),
            Format::Json => output::write_to(None, |out| {
                serde_json::to_writer_pretty(&mut *out, &status).map_err(std::io::Error::from)?;
                Ok(writeln!(out)?)
            }),
        }
    }
}

fn text(status: &Numbers, out: &mut dyn Write) -> std::io::Result<()> {
    writeln!(out, "base      {}", status.base)?;
    writeln!(out, "articles  {}", status.articles)?;
    writeln!(out, "quads     {}", status.quads)?;
    writeln!(out, "default   {} triples, each once", status.default_triples)?;
    writeln!(out, "claimed   {} graphs outside it", status.claim_graphs)?;
    writeln!(out, "RDFC-1.0  {}", status.rdfc10_sha256)?;
    for (class, count) in &status.classes {
        let claimed = status.claimed.get(class).map_or(String::new(), |n| format!(", {n} more only claimed"));
        writeln!(out, "  {count:>7} {}{claimed}", shorten(class))?;
    }
    for (class, count) in status.claimed.iter().filter(|(c, _)| !status.classes.contains_key(*c)) {
        writeln!(out, "  {:>7} {}, {count} only claimed", 0, shorten(class))?;
    }
    Ok(())
}
