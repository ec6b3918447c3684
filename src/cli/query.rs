//! `summitry query`

use super::shown::Shown;
use super::spreadsheet::neutral;
use super::{CliError, output, reading};
use crate::network::Claims;
use crate::query::{self, Citing, Endpoint, Format, Header, Kind, NamedQuery, Source};
use crate::rdf::Base;
use crate::store::Kg;
use crate::terminal::Screen;
use clap::builder::PossibleValuesParser;
use clap::{Arg, ArgMatches, Command, FromArgMatches, Subcommand};
use oxigraph::model::{Term, Variable};
use oxigraph::sparql::QueryResults;
use std::io::Write;
use std::path::PathBuf;

/// Ask a knowledge graph in SPARQL, or by the name of a query
#[derive(clap::Args)]
#[command(
    subcommand_value_name = "NAME",
    subcommand_help_heading = "Queries of the library (each has --help)",
    disable_help_subcommand = true,
    after_help = "Examples:\n  summitry query --list\n  summitry query --kg world meetings --leader \"Kim Jong Un\" --since 2018\n  summitry query --kg world -e 'SELECT ?p { ?p a schema:Person }' --format csv\n  summitry query --endpoint http://127.0.0.1:7878/sparql leaders"
)]
pub(super) struct Query {
    #[command(subcommand)]
    named: Option<Named>,

    /// Folder of the knowledge graph
    #[arg(long, value_name = "DIR", global = true, conflicts_with = "endpoint")]
    kg: Option<PathBuf>,

    /// Ask a SPARQL 1.1 server instead
    #[arg(long, value_name = "URL", global = true)]
    endpoint: Option<String>,

    /// IRI that instance IRIs of the server begin with
    #[arg(long, value_name = "IRI", global = true)]
    base: Option<String>,

    /// Name every graph of the server that is no claim's as what the query sees, where its default graph is something else
    #[arg(long, global = true, requires = "endpoint")]
    name_graphs: bool,

    /// File with a query; comments as in the library give it parameters
    #[arg(short = 'f', long, value_name = "FILE", conflicts_with = "text")]
    file: Option<PathBuf>,

    /// The query itself; the contract's prefixes need no declaration
    #[arg(short = 'e', long = "execute", value_name = "SPARQL")]
    text: Option<String>,

    /// Value for a parameter or variable of the query, as name=value; an IRI stands in angle brackets
    #[arg(long = "param", value_name = "NAME=VALUE", global = true)]
    parameters: Vec<String>,

    /// What only a speaker vouches for: leave it out, add it with a column `voice`, or show it only
    #[arg(long, value_enum, default_value_t = Claims::Leave, global = true, conflicts_with = "endpoint")]
    claims: Claims,

    /// How much rows of the library's queries say of their articles
    #[arg(long, value_enum, default_value_t = Citing::Short, global = true)]
    sources: Citing,

    /// Format of the result
    #[arg(long, value_enum, default_value_t = Format::Table, global = true)]
    format: Format,

    /// Let lines of a table be as long as they are
    #[arg(long, global = true)]
    wide: bool,

    /// In CSV, begin cells that a spreadsheet would take for formulas (=, +, -, @) with an apostrophe; without it, CSV is
    /// SPARQL 1.1's, cell by cell as the graph has it
    #[arg(long, global = true)]
    csv_safe: bool,

    /// Where to write; standard output by default
    #[arg(short = 'o', long, value_name = "FILE", global = true)]
    output: Option<PathBuf>,

    /// List the queries of the library with their parameters
    #[arg(long)]
    list: bool,
}

/// A query of the library, a subcommand with a flag for each of its parameters.
struct Named {
    name: String,
    given: Vec<(String, String)>,
}

impl Subcommand for Named {
    fn augment_subcommands(command: Command) -> Command {
        // A name that the library does not have is our error, which offers near ones.
        command.subcommands(query::library().iter().map(subcommand)).allow_external_subcommands(true)
    }

    fn augment_subcommands_for_update(command: Command) -> Command {
        Self::augment_subcommands(command)
    }

    fn has_subcommand(_: &str) -> bool {
        true
    }
}

fn subcommand(query: &'static NamedQuery) -> Command {
    let header = &query.header;
    let flags = header.parameters.iter().map(|parameter| {
        let kind = match &parameter.default {
            Some(default) => format!("{}, default {default}", parameter.kind),
            None => parameter.kind.to_string(),
        };
        let flag = Arg::new(parameter.name.as_str())
            .long(parameter.name.as_str())
            .visible_aliases(parameter.aliases.iter().map(String::as_str))
            .value_name(parameter.kind.value_name())
            .allow_hyphen_values(true)
            .help_heading("Parameters");
        match &parameter.kind {
            Kind::Text(words) if !words.is_empty() => flag
                .help(parameter.about.clone())
                .value_parser(PossibleValuesParser::new(words.iter().map(String::as_str))),
            _ => flag.help(format!("{} ({kind})", parameter.about)),
        }
    });
    Command::new(query.name)
        .about(header.title.as_str())
        .long_about(format!("{}\n\n{}", header.title, header.description))
        .after_help(format!("Example:\n  {}", header.example))
        .args(flags)
}

impl FromArgMatches for Named {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Named, clap::Error> {
        let (name, matches) = matches
            .subcommand()
            .ok_or_else(|| clap::Error::new(clap::error::ErrorKind::MissingSubcommand))?;
        let parameters = query::named(name).map(|q| q.header.parameters.as_slice()).unwrap_or_default();
        let given = |parameter: &query::Parameter| {
            Some((parameter.name.clone(), matches.get_one::<String>(&parameter.name)?.clone()))
        };
        Ok(Named { name: name.to_owned(), given: parameters.iter().filter_map(given).collect() })
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), clap::Error> {
        *self = Named::from_arg_matches(matches)?;
        Ok(())
    }
}

impl Query {
    pub(super) fn run(self) -> Result<(), CliError> {
        if self.list {
            return list();
        }
        let (name, sparql) = self.sparql()?;
        let header =
            if name.is_empty() && self.file.is_none() { Header::default() } else { Header::read(&sparql)? };
        let given = self.given()?;
        let asked = self.source()?;
        let source = asked.source();
        let values = query::values(source, &name, &header, &given)?;
        let results = match (&asked, self.claims) {
            (Asked::Folder(kg), Claims::Add | Claims::Only) => {
                query::with_claims(kg, &sparql, &values, self.claims == Claims::Only)?
            }
            _ => query::evaluate_with(source, &sparql, &values)?,
        };
        if let (None, Asked::Folder(kg)) = (&self.named, &asked) {
            for hint in query::strange(kg, &query::parse_below(kg.base(), &sparql)?)? {
                output::say("hint", &hint);
            }
        }
        let results =
            if self.named.is_some() { query::cite(source, results, self.sources)? } else { results };
        output::write_to(self.output.as_deref(), |out| match self.format {
            Format::Table => {
                let screen = output::screen(self.output.as_deref(), self.wide);
                let rows = for_people(results, screen, out)?;
                if let (Some(0), Asked::Folder(kg), Claims::Leave) = (rows, &asked, self.claims) {
                    instead(kg, &sparql, &values, out)?;
                }
                Ok(())
            }
            Format::Csv if self.csv_safe => {
                let mut csv = Vec::new();
                query::write(results, self.format, &mut csv)?;
                Ok(out.write_all(neutral(&String::from_utf8_lossy(&csv)).as_bytes())?)
            }
            format => Ok(query::write(results, format, out).map(drop)?),
        })
    }

    /// The query's name, where it has one, and its text.
    fn sparql(&self) -> Result<(String, String), CliError> {
        match (&self.named, &self.file, &self.text) {
            (Some(_), Some(_), _) | (Some(_), _, Some(_)) => {
                Err(CliError::new("give either the name of a query, or -f FILE, or -e SPARQL"))
            }
            (Some(named), _, _) => {
                let query = query::named(&named.name)?;
                Ok((query.name.to_owned(), query.sparql.to_owned()))
            }
            (_, Some(file), _) => {
                let text = crate::files::read_text(file).map_err(|e| CliError::about(file.display(), e))?;
                Ok((String::new(), text))
            }
            (_, _, Some(text)) => Ok((String::new(), text.clone())),
            _ => Err(CliError::new("give the name of a query (--list shows them), -f FILE or -e SPARQL")),
        }
    }

    /// What is given for parameters, by flags and by `--param`.
    fn given(&self) -> Result<Vec<(String, String)>, CliError> {
        let flags = self.named.iter().flat_map(|n| n.given.iter().cloned()).map(Ok);
        let split = |given: &String| {
            let (name, value) = given
                .split_once('=')
                .ok_or_else(|| CliError::new(format!("`{given}` is no parameter: want name=value")))?;
            Ok((name.to_owned(), value.to_owned()))
        };
        flags.chain(self.parameters.iter().map(split)).collect()
    }

    fn source(&self) -> Result<Asked, CliError> {
        match (&self.endpoint, &self.kg) {
            (None, Some(dir)) => Ok(Asked::Folder(Box::new(reading::open(dir)?))),
            (Some(url), _) => {
                let base = self.base.as_deref().map(Base::parse).transpose()?.unwrap_or_default();
                let endpoint = Endpoint::new(url, base);
                let endpoint =
                    if self.name_graphs { endpoint.naming_graphs()? } else { endpoint.checked()? };
                Ok(Asked::Server(Box::new(endpoint)))
            }
            (None, None) => {
                Err(CliError::new("name a knowledge graph with --kg DIR, or a server with --endpoint URL"))
            }
        }
    }
}

/// Writes a result for people, and gives the number of its rows.
pub(super) fn for_people(
    results: QueryResults<'_>,
    screen: Screen,
    out: &mut dyn Write,
) -> Result<Option<usize>, CliError> {
    // Tables show themselves what would command a terminal, so that colours stand around it.
    if matches!(results, QueryResults::Solutions(_)) {
        return Ok(query::write_on(screen, results, Format::Table, out)?);
    }
    let mut people = Shown::on(out);
    let rows = query::write(results, Format::Table, &mut people)?;
    people.finish()?;
    Ok(rows)
}

/// What is asked.
enum Asked {
    Folder(Box<Kg>),
    Server(Box<Endpoint>),
}

impl Asked {
    fn source(&self) -> &dyn Source {
        match self {
            Asked::Folder(kg) => kg.as_ref(),
            Asked::Server(endpoint) => endpoint.as_ref(),
        }
    }
}

/// Says how many rows claims give where what is stated gives none.
fn instead(kg: &Kg, sparql: &str, values: &[(Variable, Term)], out: &mut dyn Write) -> Result<(), CliError> {
    if let QueryResults::Solutions(claimed) = query::with_claims(kg, sparql, values, true)? {
        let claimed = claimed.count();
        if claimed > 0 {
            writeln!(out, "nothing is stated, {claimed} claimed: --claims add")?;
        }
    }
    Ok(())
}

fn list() -> Result<(), CliError> {
    output::write_to(None, |out| {
        for query in query::library() {
            let title = format!("{:<24} {}", query.name, query.header.title);
            writeln!(out, "{}", output::hanging(&title, 25))?;
            for parameter in &query.header.parameters {
                let default = parameter.default.as_ref().map_or(String::new(), |d| format!(", default {d}"));
                let (name, kind, about) = (&parameter.name, &parameter.kind, &parameter.about);
                let told = format!("{:<24}   --{name} ({kind}{default}): {about}", "");
                writeln!(out, "{}", output::hanging(&told, 27))?;
            }
        }
        Ok(())
    })
}
