//! `summitry ask`

use super::{CliError, output, query::for_people, reading};
use crate::ask::Asker;
use crate::pipeline::Pipeline;
use crate::query::{self, Citing, Format};
use crate::terminal::shown;
use jiff::civil::Date;
use oxigraph::sparql::QueryResults;
use std::path::PathBuf;

/// Ask a knowledge graph a question in plain English
///
/// The question is read by the language engine and becomes a query of the library, which is shown, so that it can be
/// changed and asked again. What is not understood is said; nothing is guessed.
#[derive(clap::Args)]
#[command(
    after_help = "Examples:\n  summitry ask --kg world \"Who met Kim Jong Un in 2018?\"\n  summitry ask --kg world \"What did China say about Taiwan?\" --show"
)]
pub(super) struct Ask {
    /// The question
    #[arg(required = true)]
    question: Vec<String>,

    /// Folder of the knowledge graph
    #[arg(long, value_name = "DIR")]
    kg: PathBuf,

    /// Only show the query
    #[arg(long)]
    show: bool,

    /// The day on which it is asked, for "last May"; today by UTC where it is not given
    #[arg(long, value_name = "DATE")]
    today: Option<Date>,

    /// How much rows say of their articles
    #[arg(long, value_enum, default_value_t = Citing::Short)]
    sources: Citing,

    /// Format of the result
    #[arg(long, value_enum, default_value_t = Format::Table)]
    format: Format,

    /// Let lines of a table be as long as they are
    #[arg(long)]
    wide: bool,

    /// Where to write; standard output by default
    #[arg(short = 'o', long, value_name = "FILE")]
    output: Option<PathBuf>,

    /// Converted language model [default: SUMMITRY_MODEL, ./models, the user's data folder]
    #[arg(long, value_name = "FILE")]
    model: Option<PathBuf>,
}

impl Ask {
    pub(super) fn run(self) -> Result<(), CliError> {
        let question = self.question.join(" ");
        let kg = reading::open(&self.kg)?;
        let builder = Pipeline::builder();
        let pipeline = match &self.model {
            Some(model) => builder.model(model),
            None => builder,
        }
        .build()?;
        let today =
            self.today.unwrap_or_else(|| jiff::tz::Offset::UTC.to_datetime(jiff::Timestamp::now()).date());
        let call = match Asker::new(&pipeline, &kg)?.understand(&question, today) {
            Ok(call) => call,
            Err(not) => return Err(CliError::new(refusal(&not))),
        };
        let command = call.command();
        if self.show {
            return output::line(&command);
        }
        let named = query::named(call.query)?;
        let values = query::values(&kg, named.name, &named.header, &call.parameters)?;
        let results = query::cite(&kg, query::evaluate_with(&kg, named.sparql, &values)?, self.sources)?;
        output::write_to(self.output.as_deref(), |out| {
            if self.format != Format::Table {
                return Ok(query::write(results, self.format, out).map(drop)?);
            }
            writeln!(out, "{}", shown(&command))?;
            let screen = output::screen(self.output.as_deref(), self.wide);
            if for_people(results, screen, out)? == Some(0)
                && let QueryResults::Solutions(claimed) =
                    query::with_claims(&kg, named.sparql, &values, true)?
            {
                let claimed = claimed.count();
                if claimed > 0 {
                    writeln!(
                        out,
                        "nothing is stated, {claimed} claimed: add --claims add to the query above"
                    )?;
                }
            }
            Ok(())
        })
    }
}

/// What is not understood, and what could be asked instead.
fn refusal(not: &crate::ask::NotUnderstood) -> String {
    let near: Vec<String> = not.near.iter().map(|near| format!("“{near}”")).collect();
    if near.is_empty() {
        format!("{}; `summitry query --list` names what can be asked", not.why)
    } else {
        format!("{}; questions that are: {}", not.why, near.join(", "))
    }
}
