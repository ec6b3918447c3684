//! The named queries of `queries/`, with what the comments above them say.

use super::QueryError;
use include_dir::{Dir, include_dir};
use std::sync::OnceLock;

static FOLDER: Dir = include_dir!("$CARGO_MANIFEST_DIR/queries");

/// A query with a name.
#[derive(Clone, Debug, PartialEq)]
pub struct NamedQuery {
    /// The file's name without `.rq`.
    pub name: &'static str,
    /// The first comment line: what it answers.
    pub title: String,
    /// What may be given by `--param name=value`.
    pub parameters: Vec<Parameter>,
    /// A command that shows it.
    pub example: String,
    /// The text.
    pub sparql: &'static str,
}

/// A variable of a query that the user may give a value.
#[derive(Clone, Debug, PartialEq)]
pub struct Parameter {
    /// The variable without its question mark.
    pub name: String,
    /// What it means.
    pub about: String,
}

impl NamedQuery {
    /// Accepts the name of a parameter that the query has.
    ///
    /// # Errors
    /// For any other.
    pub fn check_parameter(&self, name: &str) -> Result<(), QueryError> {
        if self.parameters.iter().any(|p| p.name == name) {
            return Ok(());
        }
        let known: Vec<&str> = self.parameters.iter().map(|p| p.name.as_str()).collect();
        let known = if known.is_empty() { "none".to_owned() } else { known.join(", ") };
        Err(QueryError::Parameter { query: self.name.to_owned(), parameter: name.to_owned(), known })
    }
}

/// All named queries, by name.
pub fn library() -> &'static [NamedQuery] {
    static LIBRARY: OnceLock<Vec<NamedQuery>> = OnceLock::new();
    LIBRARY.get_or_init(|| {
        let mut queries: Vec<NamedQuery> = FOLDER
            .files()
            .filter_map(|f| read(f.path().file_name()?.to_str()?, f.contents_utf8()?))
            .collect();
        queries.sort_by_key(|q| q.name);
        queries
    })
}

/// The query of this name.
///
/// # Errors
/// Where there is none.
pub fn named(name: &str) -> Result<&'static NamedQuery, QueryError> {
    library().iter().find(|q| q.name == name).ok_or_else(|| QueryError::Unknown(name.to_owned()))
}

/// `# title`, `# Parameter: name: about`, `# Example: command`.
fn read(file: &'static str, sparql: &'static str) -> Option<NamedQuery> {
    let name = file.strip_suffix(".rq")?;
    let mut query =
        NamedQuery { name, title: String::new(), parameters: Vec::new(), example: String::new(), sparql };
    for line in sparql.lines().map_while(|l| l.strip_prefix('#')).map(str::trim) {
        if let Some(parameter) = line.strip_prefix("Parameter:") {
            let (name, about) = parameter.split_once(':')?;
            query.parameters.push(Parameter { name: name.trim().to_owned(), about: about.trim().to_owned() });
        } else if let Some(example) = line.strip_prefix("Example:") {
            example.trim().clone_into(&mut query.example);
        } else if query.title.is_empty() {
            line.clone_into(&mut query.title);
        }
    }
    Some(query)
}
