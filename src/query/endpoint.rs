//! A SPARQL 1.1 server as a source of answers, by the SPARQL protocol over HTTP.
//!
//! A query goes as the body of a POST, so that neither proxies nor servers cut it. Servers behind `https` need the cargo
//! feature of that name.

use super::{QueryError, Source};
use crate::rdf::Base;
use oxigraph::io::{RdfFormat, RdfParser};
use oxigraph::model::Triple;
use oxigraph::sparql::results::{QueryResultsFormat, QueryResultsParser, SliceQueryResultsParserOutput};
use oxigraph::sparql::{
    QueryEvaluationError, QueryResults, QuerySolution, QuerySolutionIter, QueryTripleIter,
};
use spargebra::Query;
use std::io::Read;
use std::time::Duration;

/// How long a server may take for an answer.
const PATIENCE: Duration = Duration::from_secs(120);

/// The longest answer that is read, in bytes.
const LONGEST: u64 = 1 << 30;

/// A server that answers SPARQL queries.
#[derive(Clone, Debug)]
pub struct Endpoint {
    url: String,
    base: Base,
    agent: ureq::Agent,
}

impl Endpoint {
    /// The server at this address; instance IRIs there begin with `base`.
    #[must_use]
    pub fn new(url: &str, base: Base) -> Endpoint {
        Endpoint { url: url.to_owned(), base, agent: agent() }
    }

    fn failed(&self, reason: impl std::fmt::Display) -> QueryError {
        QueryError::Remote { url: self.url.clone(), reason: reason.to_string() }
    }

    fn post(&self, query: &str, accept: &str) -> Result<Vec<u8>, QueryError> {
        let request = (self.agent.post(&self.url))
            .header("Content-Type", "application/sparql-query")
            .header("Accept", accept);
        let mut response = request.send(query).map_err(|e| self.failed(e))?;
        let mut body = Vec::new();
        let reader = response.body_mut().with_config().limit(LONGEST).reader();
        reader.take(LONGEST).read_to_end(&mut body).map_err(|e| self.failed(e))?;
        if !response.status().is_success() {
            let said = String::from_utf8_lossy(&body).chars().take(300).collect::<String>();
            return Err(self.failed(format!("answers {}: {}", response.status(), said.trim())));
        }
        Ok(body)
    }

    fn rows(&self, body: &[u8]) -> Result<QueryResults<'static>, QueryError> {
        let parser = QueryResultsParser::from_format(QueryResultsFormat::Json);
        match parser.for_slice(body).map_err(|e| self.failed(e))? {
            SliceQueryResultsParserOutput::Boolean(answer) => Ok(QueryResults::Boolean(answer)),
            SliceQueryResultsParserOutput::Solutions(solutions) => {
                let variables = solutions.variables().to_vec();
                let rows: Vec<QuerySolution> =
                    solutions.collect::<Result<_, _>>().map_err(|e| self.failed(e))?;
                let rows = rows.into_iter().map(Ok::<_, QueryEvaluationError>);
                Ok(QueryResults::Solutions(QuerySolutionIter::new(variables.into(), rows)))
            }
        }
    }

    fn triples(&self, body: &[u8]) -> Result<QueryResults<'static>, QueryError> {
        let parser = RdfParser::from_format(RdfFormat::NTriples).for_slice(body);
        let triples: Vec<Triple> =
            parser.map(|q| q.map(Triple::from)).collect::<Result<_, _>>().map_err(|e| self.failed(e))?;
        Ok(QueryResults::Graph(QueryTripleIter::new(triples.into_iter().map(Ok))))
    }
}

impl Source for Endpoint {
    fn answer(&self, query: Query) -> Result<QueryResults<'_>, QueryError> {
        let triples = matches!(query, Query::Construct { .. } | Query::Describe { .. });
        if triples {
            return self.triples(&self.post(&query.to_string(), "application/n-triples")?);
        }
        self.rows(&self.post(&query.to_string(), "application/sparql-results+json")?)
    }

    fn base(&self) -> &Base {
        &self.base
    }
}

/// An HTTP client that reports a status as a status, not as an error.
pub(crate) fn agent() -> ureq::Agent {
    let config = ureq::Agent::config_builder().http_status_as_error(false).timeout_global(Some(PATIENCE));
    config.build().into()
}
