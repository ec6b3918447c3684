//! `summitry search`

use super::status::Format;
use super::{CliError, output, reading};
use crate::corpus::{Hit, search};
use crate::terminal::{Screen, marked, wrapped};
use std::io::Write;
use std::path::PathBuf;

/// Find articles by words of their text
#[derive(clap::Args)]
#[command(
    after_help = "Examples:\n  summitry search --kg world treaty fisheries\n  summitry search --kg world \"prime minister\" 'sign*'\n\nAn article has all the words, in any order; case and accents are nothing. Several words in quotation marks stand in a row, and a word that ends in * is a beginning."
)]
pub(super) struct Search {
    /// Words to look for
    #[arg(required = true)]
    words: Vec<String>,

    /// Folder of the knowledge graph
    #[arg(long, value_name = "DIR")]
    kg: PathBuf,

    /// How many articles are shown at most
    #[arg(long, alias = "limit", value_name = "N", default_value_t = 20)]
    top: usize,

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

impl Search {
    pub(super) fn run(self) -> Result<(), CliError> {
        let kg = reading::open(&self.kg)?;
        let mut hits = search(&kg, &self.words)?.map_err(|none| CliError::new(none.to_string()))?;
        let all = hits.len();
        hits.truncate(self.top);
        let screen = output::screen(self.output.as_deref(), self.wide);
        match self.format {
            Format::Text => {
                output::for_people(self.output.as_deref(), |out| Ok(text(&hits, all, screen, out)?))
            }
            Format::Json => output::json(self.output.as_deref(), &hits),
        }
    }
}

fn text(hits: &[Hit], all: usize, screen: Screen, out: &mut dyn Write) -> std::io::Result<()> {
    for hit in hits {
        let day = hit.published.as_deref().unwrap_or("no day");
        let headline = hit.headline.as_deref().unwrap_or("no headline");
        let head = format!("{} ({day}) {headline}, {} times", hit.article, hit.count);
        for line in wrapped(&head, screen.width.unwrap_or(usize::MAX)) {
            writeln!(out, "{line}")?;
        }
        let [before, found, after] = hit.words.clone();
        let parts = [(format!("{}: {before}", hit.at), false), (found, true), (after, false)];
        // What the terminal shows bold stands here between marks, as this goes through the writer for people.
        writeln!(out, "{}", marked(&parts, 2, Screen { colours: false, ..screen }))?;
    }
    match all {
        0 => writeln!(out, "no article has all these words"),
        _ if hits.len() < all => writeln!(out, "{} of {all} articles; --top shows more", hits.len()),
        1 => writeln!(out, "1 article"),
        _ => writeln!(out, "{all} articles"),
    }
}
