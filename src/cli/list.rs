//! `summitry list`

use super::status::Format;
use super::{CliError, output, reading};
use crate::corpus::{Listed, listed};
use crate::store::{ArticleEntry, Kg};
use crate::terminal::{Screen, Table};
use serde::Serialize;
use std::collections::BTreeMap;
use std::io::Write;
use std::path::PathBuf;

/// List the articles of a knowledge graph: day, number of facts, publisher, headline
#[derive(clap::Args)]
#[command(after_help = "Example:\n  summitry list --kg world")]
pub(super) struct List {
    /// Folder of the knowledge graph
    #[arg(long, value_name = "DIR")]
    kg: PathBuf,

    /// `text` for people, `json` for programs
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,

    /// Let lines be as long as they are
    #[arg(long)]
    wide: bool,

    /// Where to write; standard output by default
    #[arg(short = 'o', long, value_name = "FILE")]
    output: Option<PathBuf>,
}

/// What programs are told of an article.
#[derive(Serialize)]
struct Entry<'e> {
    #[serde(flatten)]
    listed: &'e Listed,
    #[serde(flatten)]
    entry: Option<&'e ArticleEntry>,
}

impl List {
    pub(super) fn run(self) -> Result<(), CliError> {
        let kg = reading::open(&self.kg)?;
        let all = listed(&kg)?;
        if self.format == Format::Json {
            let entry = |id: &String| kg.articles().get(id);
            let entries: BTreeMap<&String, Entry> =
                all.iter().map(|(id, listed)| (id, Entry { listed, entry: entry(id) })).collect();
            return output::json(self.output.as_deref(), &entries);
        }
        let screen = output::screen(self.output.as_deref(), self.wide);
        // A line an article for programs that read lines, as `ls` has it.
        if screen.width.is_none() || screen == Screen::piped() {
            return output::for_people(self.output.as_deref(), |out| lines(&kg, &all, out));
        }
        output::write_to(self.output.as_deref(), |out| {
            write!(out, "{}", table(&kg, &all).text(screen))?;
            Ok(writeln!(out, "{} article{}", all.len(), if all.len() == 1 { "" } else { "s" })?)
        })
    }
}

fn lines(kg: &Kg, all: &BTreeMap<String, Listed>, out: &mut dyn Write) -> Result<(), CliError> {
    for (id, article) in all {
        let corrected = kg.articles().get(id).is_some_and(|entry| entry.corrections.is_some());
        let corrected = if corrected { "  corrected" } else { "" };
        let copy = article.copy_of.as_ref().map_or(String::new(), |of| format!("  copy of {of}"));
        let shown = |text: &Option<String>| text.as_deref().unwrap_or("-").replace('\n', " ");
        let (day, publisher) = (shown(&article.published), shown(&article.publisher));
        let (facts, headline) = (article.facts, shown(&article.headline));
        let source = kg.articles().get(id).and_then(|entry| entry.source.as_deref()).unwrap_or("-");
        writeln!(
            out,
            "{id:<32} {day:<10} {facts:>4} facts  {publisher:<20} {headline}  ({source}){copy}{corrected}"
        )?;
    }
    Ok(())
}

fn table(kg: &Kg, all: &BTreeMap<String, Listed>) -> Table {
    let headings = ["article", "day", "facts", "publisher", "headline", "file", "note"];
    let mut table = Table::new(headings);
    table.numbers(2);
    for (id, article) in all {
        let entry = kg.articles().get(id);
        let corrected = entry.is_some_and(|entry| entry.corrections.is_some());
        let copy = article.copy_of.as_ref().map(|of| format!("copy of {of}"));
        let note: Vec<String> = copy.into_iter().chain(corrected.then(|| "corrected".to_owned())).collect();
        let shown = |text: &Option<String>| text.as_deref().unwrap_or("-").replace('\n', " ");
        let file = entry.and_then(|entry| entry.source.as_deref()).unwrap_or("-");
        table.row([
            id.clone(),
            shown(&article.published),
            article.facts.to_string(),
            shown(&article.publisher),
            shown(&article.headline),
            file.to_owned(),
            note.join(", "),
        ]);
    }
    table
}
