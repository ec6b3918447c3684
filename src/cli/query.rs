//! `summitry query`

use super::{CliError, output};
use crate::query::{self, Format};
use crate::store::Kg;
use oxigraph::model::Variable;
use std::path::PathBuf;

/// Ask a knowledge graph in SPARQL, or by the name of a query
#[derive(clap::Args)]
#[command(
    after_help = "Examples:\n  summitry query --list\n  summitry query --kg world meetings --param \"person=Xi Jinping\"\n  summitry query --kg world -e 'SELECT ?p { ?p a schema:Person }' --format csv"
)]
pub(super) struct Query {
    /// Name of a query of the library
    #[arg(conflicts_with_all = ["file", "text"])]
    name: Option<String>,

    /// Folder of the knowledge graph
    #[arg(long, value_name = "DIR", required_unless_present = "list")]
    kg: Option<PathBuf>,

    /// File with a query
    #[arg(short = 'f', long, value_name = "FILE", conflicts_with = "text")]
    file: Option<PathBuf>,

    /// The query itself; the contract's prefixes need no declaration
    #[arg(short = 'e', long = "execute", value_name = "SPARQL")]
    text: Option<String>,

    /// Value for a variable of the query, as name=value; an IRI stands in angle brackets
    #[arg(long = "param", value_name = "NAME=VALUE")]
    parameters: Vec<String>,

    /// Format of the result
    #[arg(long, value_enum, default_value_t = Format::Table)]
    format: Format,

    /// Where to write; standard output by default
    #[arg(short = 'o', long, value_name = "FILE")]
    output: Option<PathBuf>,

    /// List the queries of the library
    #[arg(long)]
    list: bool,
}

impl Query {
    pub(super) fn run(self) -> Result<(), CliError> {
        if self.list {
            return output::write_to(None, |out| {
                for query in query::library() {
                    writeln!(out, "{:<16} {}", query.name, query.title)?;
                    for parameter in &query.parameters {
                        writeln!(out, "{:<16}   {}: {}", "", parameter.name, parameter.about)?;
                    }
                }
                Ok(())
            });
        }
        let sparql = self.sparql()?;
        let values = self.values()?;
        let Some(dir) = &self.kg else { return Err(CliError::new("name a knowledge graph with --kg DIR")) };
        let kg = Kg::open(dir)?;
        let results = query::evaluate_with(&kg, &sparql, values)?;
        output::write_to(self.output.as_deref(), |out| Ok(query::write(results, self.format, out)?))
    }

    fn sparql(&self) -> Result<String, CliError> {
        match (&self.name, &self.file, &self.text) {
            (Some(name), _, _) => Ok(query::named(name)?.sparql.to_owned()),
            (_, Some(file), _) => {
                std::fs::read_to_string(file).map_err(|e| CliError::about(file.display(), e))
            }
            (_, _, Some(text)) => Ok(text.clone()),
            _ => Err(CliError::new("give the name of a query (--list shows them), -f FILE or -e SPARQL")),
        }
    }

    fn values(&self) -> Result<Vec<(Variable, oxigraph::model::Term)>, CliError> {
        let value = |given: &String| {
            let (name, value) = given
                .split_once('=')
                .ok_or_else(|| CliError::new(format!("`{given}` is no parameter: want name=value")))?;
            if let Some(query) = self.name.as_deref().map(query::named).transpose()? {
                query.check_parameter(name)?;
            }
            let variable = Variable::new(name).map_err(|e| CliError::about(name, e))?;
            Ok((variable, query::term(value)))
        };
        self.parameters.iter().map(value).collect()
    }
}
