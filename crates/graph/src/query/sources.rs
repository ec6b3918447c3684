//! How much a row says of the article that it is from: the column `source` of the library's queries.

use super::{QueryError, Source, evaluate};
use oxigraph::model::{Literal, Term, Variable};
use oxigraph::sparql::{QueryResults, QuerySolution, QuerySolutionIter};
use std::collections::HashMap;
use std::sync::Arc;

/// How much of its article a row tells.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "clap", derive(clap::ValueEnum))]
#[non_exhaustive]
pub enum Citing {
    /// Nothing.
    None,
    /// Headline, publisher and day.
    #[default]
    Short,
    /// Also the article's name in the graph, and where it came from.
    Full,
}

/// What the queries call an article, with its name and where it came from.
const ARTICLES: &str = "SELECT ?source ?news ?origin WHERE {
  ?news a schema:NewsArticle ; schema:headline ?title .
  OPTIONAL { ?news schema:publisher ?paper } OPTIONAL { ?news schema:datePublished ?printed }
  OPTIONAL { ?news prov:wasDerivedFrom ?from } OPTIONAL { ?news sm:sourceFile ?file }
  BIND(CONCAT(?title, COALESCE(CONCAT(\", \", ?paper), \"\"), COALESCE(CONCAT(\", \", STR(?printed)), \"\")) AS ?source)
  BIND(COALESCE(STR(?from), ?file, \"\") AS ?origin)
} ORDER BY ?source ?news";

/// The same rows with as much of their articles as is asked for.
///
/// # Errors
/// Where the articles cannot be asked for, or the query fails on the way.
pub fn cite<'r>(
    source: &dyn Source,
    results: QueryResults<'r>,
    citing: Citing,
) -> Result<QueryResults<'r>, QueryError> {
    let solutions = match results {
        QueryResults::Solutions(solutions) if citing != Citing::Short => solutions,
        other => return Ok(other),
    };
    let is_source = |v: &Variable| v.as_str() == "source";
    let full = if citing == Citing::Full { articles(source)? } else { HashMap::new() };
    let kept = |v: &&Variable| citing == Citing::Full || !is_source(v);
    let variables: Arc<[Variable]> = solutions.variables().iter().filter(kept).cloned().collect();
    let mut rows = Vec::new();
    for solution in solutions {
        let solution = solution?;
        let cell = |v: &Variable| match solution.get(v) {
            Some(Term::Literal(text)) if is_source(v) => {
                let long = full.get(text.value()).map_or(text.value(), String::as_str);
                Some(Term::from(Literal::new_simple_literal(long)))
            }
            other => other.cloned(),
        };
        let row: Vec<Option<Term>> = variables.iter().map(cell).collect();
        rows.push(Ok(QuerySolution::from((Arc::clone(&variables), row))));
    }
    Ok(QueryResults::Solutions(QuerySolutionIter::new(variables, rows)))
}

/// Each short text with the long one; articles that are called alike are told together.
fn articles(source: &dyn Source) -> Result<HashMap<String, String>, QueryError> {
    let mut full: HashMap<String, String> = HashMap::new();
    let QueryResults::Solutions(rows) = evaluate(source, ARTICLES)? else { return Ok(full) };
    for row in rows {
        let row = row?;
        let text = |name: &str| match row.get(name) {
            Some(Term::Literal(text)) => text.value().to_owned(),
            Some(Term::NamedNode(node)) => node.as_str().replace(&source.base().to_string(), ""),
            _ => String::new(),
        };
        let (short, origin) = (text("source"), text("origin"));
        let known = full.entry(short.clone()).or_insert(short);
        known.push_str(", ");
        known.push_str(&text("news"));
        if !origin.is_empty() {
            known.push_str(", ");
            known.push_str(&origin);
        }
    }
    Ok(full)
}
