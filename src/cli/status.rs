//! `summitry status`

use super::{CliError, output, reading};
use crate::pipeline::PROGRAM;
use crate::query::shorten;
use crate::store::Status as Numbers;
use std::io::Write;
use std::path::PathBuf;

/// Show what is in a knowledge graph, in numbers, what read it, and its RDFC-1.0 hash
#[derive(clap::Args)]
#[command(after_help = "Example:\n  summitry status --kg world")]
pub(super) struct Status {
    /// Folder of the knowledge graph
    #[arg(long, value_name = "DIR")]
    kg: PathBuf,

    /// `text` for people, `json` for programs
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,

    /// Where to write; standard output by default
    #[arg(short = 'o', long, value_name = "FILE")]
    output: Option<PathBuf>,
}

/// How lists and numbers are written.
#[derive(Clone, Copy, Debug, PartialEq, clap::ValueEnum)]
pub(super) enum Format {
    Text,
    Json,
}

impl Status {
    pub(super) fn run(self) -> Result<(), CliError> {
        let status = reading::open(&self.kg)?.status(PROGRAM)?;
        match self.format {
            Format::Text => output::for_people(self.output.as_deref(), |out| Ok(text(&status, out)?)),
            Format::Json => output::json(self.output.as_deref(), &status),
        }
    }
}

fn text(status: &Numbers, out: &mut dyn Write) -> std::io::Result<()> {
    let days = match (&status.first_day, &status.last_day) {
        (Some(first), Some(last)) if first == last => format!(" of {first}"),
        (Some(first), Some(last)) => format!(", {first} to {last}"),
        _ => String::new(),
    };
    writeln!(out, "{} articles{days}, {} publishers", status.articles, status.publishers)?;
    if status.copies > 0 {
        let first = status.articles - status.copies;
        writeln!(
            out,
            "{} of them are copies or versions of others: {first} independent sources",
            status.copies
        )?;
    }
    classes(status, out)?;
    for (by, count) in &status.read_by {
        writeln!(out, "read by   {by}: {count} articles")?;
    }
    if status.older > 0 {
        writeln!(
            out,
            "older     {} articles were read by another program, other rules or another model: `summitry build --rebuild` reads them again",
            status.older
        )?;
    }
    writeln!(out, "quads     {}", status.quads)?;
    writeln!(out, "default   {} triples, each once", status.default_triples)?;
    writeln!(out, "claimed   {} graphs outside it", status.claim_graphs)?;
    writeln!(out, "base      {}", status.base)?;
    writeln!(out, "RDFC-1.0  {}", status.rdfc10_sha256)
}

/// Classes that people ask for, in their words.
const WORDS: [(&str, &str); 9] = [
    ("schema:Person", "people"),
    ("schema:Country", "countries"),
    ("schema:Organization", "organizations"),
    ("schema:Place", "places"),
    ("sem:Event", "events"),
    ("sm:Meeting", "of them meetings, summits and calls"),
    ("sm:Relationship", "relationships"),
    ("org:Membership", "offices"),
    ("sm:Claim", "claims"),
];

/// How many there are of each; what is there for machines in one line at the end.
fn classes(status: &Numbers, out: &mut dyn Write) -> std::io::Result<()> {
    let named = |wanted: &str| {
        let count = |counts: &std::collections::BTreeMap<String, usize>| {
            counts.iter().find(|(class, _)| shorten(class) == wanted).map_or(0, |(_, n)| *n)
        };
        (count(&status.classes), count(&status.claimed))
    };
    for (class, word) in WORDS {
        match named(class) {
            (0, 0) => {}
            (stated, 0) => writeln!(out, "  {stated:>7} {word}")?,
            (stated, claimed) => writeln!(out, "  {stated:>7} {word}, {claimed} more only claimed")?,
        }
    }
    let machines =
        status.classes.iter().filter(|(class, _)| !WORDS.iter().any(|(c, _)| shorten(class) == *c));
    let machines: Vec<String> = machines.map(|(class, n)| format!("{n} {}", shorten(class))).collect();
    let lines = crate::terminal::wrapped(&machines.join(", "), 70).join("\n          ");
    writeln!(out, "others    {lines}")
}
