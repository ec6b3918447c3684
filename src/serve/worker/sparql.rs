//! Queries, by their text or by the name of one of the library.

use super::reply::{Problem, Reply};
use crate::network::Claims;
use crate::query::{self, Citing, Format, QueryError, Source, readable};
use crate::rdf::Base;
use crate::store::Kg;
use oxigraph::model::{NamedNode, Term};
use oxigraph::sparql::{CancellationToken, QueryResults, SparqlEvaluator};
use serde_json::{Map, Value, json};
use spargebra::Query;
use spargebra::algebra::QueryDataset;
use std::io::Write;

/// A graph whose queries can be cancelled. oxigraph looks at the token at each quad that it reads.
pub(super) struct Bounded<'k> {
    pub kg: &'k Kg,
    pub token: CancellationToken,
}

impl Source for Bounded<'_> {
    fn answer(&self, query: Query) -> Result<QueryResults<'_>, QueryError> {
        let evaluator = SparqlEvaluator::new().with_cancellation_token(self.token.clone());
        Ok(evaluator.for_query(query).on_queryable_dataset(self.kg.view()?).execute()?)
    }

    fn base(&self) -> &Base {
        self.kg.base()
    }
}

/// The dataset that the protocol names, where it names any; it goes before the query's own (SPARQL 1.1 Protocol, 2.1.4).
pub(super) fn dataset(default: Vec<String>, named: Vec<String>) -> Result<Option<QueryDataset>, Problem> {
    if default.is_empty() && named.is_empty() {
        return Ok(None);
    }
    let nodes = |graphs: Vec<String>| {
        let node = |iri: String| {
            NamedNode::new(&iri).map_err(|e| Problem::told(400, format!("`{iri}` is no IRI of a graph: {e}")))
        };
        graphs.into_iter().map(node).collect::<Result<Vec<_>, _>>()
    };
    Ok(Some(QueryDataset { default: nodes(default)?, named: Some(nodes(named)?) }))
}

/// Answers a query in the format that fits its form.
pub(super) fn query(
    graph: &Bounded,
    sparql: &str,
    dataset: Option<QueryDataset>,
    rows: Option<(Format, String)>,
    triples: Option<(Format, String)>,
    reply: &mut Reply,
) -> Result<(), Problem> {
    let mut parsed = query::parse_below(graph.base(), sparql)?;
    if query::asks_others(&mut parsed) {
        return Err(Problem::told(400, "SERVICE is not answered: this server asks no other"));
    }
    if let Some(dataset) = dataset {
        let (Query::Select { dataset: of, .. }
        | Query::Construct { dataset: of, .. }
        | Query::Describe { dataset: of, .. }
        | Query::Ask { dataset: of, .. }) = &mut parsed;
        *of = Some(dataset);
    }
    let results = graph.answer(parsed)?;
    let wanted = if matches!(results, QueryResults::Graph(_)) { triples } else { rows };
    let (format, kind) =
        wanted.ok_or_else(|| Problem::told(406, "a query of this form has no such format"))?;
    reply.begin(200, &kind);
    query::write(results, format, reply)?;
    Ok(())
}

/// Answers a query of the library. Beside its own parameters it takes `claims` and `sources`, as the command does.
pub(super) fn named(
    graph: &Bounded,
    name: &str,
    given: Vec<(String, String)>,
    format: Option<Format>,
    kind: &str,
    reply: &mut Reply,
) -> Result<(), Problem> {
    let query = query::named(name)?;
    let (options, given): (Vec<_>, Vec<_>) =
        given.into_iter().partition(|(name, _)| matches!(name.as_str(), "claims" | "sources"));
    let option = |name: &str| options.iter().find(|(n, _)| n == name).map(|(_, value)| value.as_str());
    let claims: Claims = choice("claims", option("claims"))?.unwrap_or(Claims::Leave);
    let citing: Citing = choice("sources", option("sources"))?.unwrap_or(Citing::Short);
    let values = query::values(graph, query.name, &query.header, &given)?;
    let results = if claims == Claims::Leave {
        query::evaluate_with(graph, query.sparql, &values)?
    } else {
        query::with_claims(graph.kg, query.sparql, &values, claims == Claims::Only)?
    };
    let results = query::cite(graph, results, citing)?;
    reply.begin(200, kind);
    match format {
        Some(format) => drop(query::write(results, format, reply)?),
        None => write_rows(query.name, results, reply)?,
    }
    Ok(())
}

fn choice<T: clap::ValueEnum>(name: &str, given: Option<&str>) -> Result<Option<T>, Problem> {
    let read = |text: &str| {
        T::from_str(text, false).map_err(|_| {
            let all =
                T::value_variants().iter().filter_map(|v| Some(v.to_possible_value()?.get_name().to_owned()));
            Problem::told(400, format!("`{name}` is one of {}", all.collect::<Vec<_>>().join(", ")))
        })
    };
    given.map(read).transpose()
}

/// Rows as plain JSON: `{"query": …, "columns": […], "rows": [{…}, …]}`; IRIs whole, literals by their text.
fn write_rows(name: &str, results: QueryResults, reply: &mut Reply) -> Result<(), Problem> {
    let QueryResults::Solutions(solutions) = results else {
        return Err(Problem::told(406, "this query gives no rows"));
    };
    let columns: Vec<String> = solutions.variables().iter().map(|v| v.as_str().to_owned()).collect();
    write!(reply, "{{\"query\":{},\"columns\":{},\"rows\":[", json!(name), json!(columns))?;
    for (at, solution) in solutions.enumerate() {
        let solution = solution.map_err(QueryError::from)?;
        let cell = |column: &String| {
            let term = solution.get(column.as_str())?;
            let text = match term {
                Term::NamedNode(node) => node.as_str().to_owned(),
                other => readable(other),
            };
            Some((column.clone(), Value::String(text)))
        };
        let row: Map<String, Value> = columns.iter().filter_map(cell).collect();
        write!(reply, "{}\n{}", if at == 0 { "" } else { "," }, Value::Object(row))?;
    }
    reply.write_all(b"\n]}\n")?;
    Ok(())
}
