//! A SPARQL 1.1 server as a source of answers, by the SPARQL protocol over HTTP.
//!
//! A query goes as the body of a POST, so that neither proxies nor servers cut it. Servers behind `https` need the cargo
//! feature of that name.

use super::{QueryError, Source};
use crate::rdf::Base;
use oxigraph::io::{RdfFormat, RdfParser};
use oxigraph::model::{Term, Triple};
use oxigraph::sparql::results::{QueryResultsFormat, QueryResultsParser, SliceQueryResultsParserOutput};
use oxigraph::sparql::{
    QueryEvaluationError, QueryResults, QuerySolution, QuerySolutionIter, QueryTripleIter,
};
use spargebra::Query;
use spargebra::algebra::QueryDataset;
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
    /// What queries are to see, where the server's own default graph is something else.
    dataset: Option<QueryDataset>,
}

/// What a server's default graph is to one of our graphs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum DefaultGraph {
    /// What is stated.
    Stated,
    /// All graphs together, those of claims with them.
    Union,
    /// None of ours, though the server has our graphs.
    Empty,
    /// The server has nothing of ours.
    Nothing,
}

impl Endpoint {
    /// The server at this address; instance IRIs there begin with `base`.
    #[must_use]
    pub fn new(url: &str, base: Base) -> Endpoint {
        Endpoint { url: url.to_owned(), base, agent: agent(), dataset: None }
    }

    /// Refuses a server whose default graph would make facts of claims, or has none of the graph's facts.
    ///
    /// # Errors
    /// Where it is such a server, with the way out.
    pub fn checked(self) -> Result<Endpoint, QueryError> {
        match self.default_graph()? {
            DefaultGraph::Stated | DefaultGraph::Nothing => Ok(self),
            DefaultGraph::Union => Err(self.failed(
                "its default graph is the union of all graphs, so that what is only claimed would answer as a fact; ask with --name-graphs, or load the graph without claims (`summitry export --graphs stated`)",
            )),
            DefaultGraph::Empty => Err(self.failed(
                "its default graph is empty, though it has the named graphs; ask with --name-graphs, or load the graph by `summitry push` or `summitry export --default-graph`",
            )),
        }
    }

    /// The same, with every graph that is no claim's named as what queries see, where the server needs that.
    ///
    /// # Errors
    /// Where the server does not answer.
    pub fn naming_graphs(mut self) -> Result<Endpoint, QueryError> {
        if matches!(self.default_graph()?, DefaultGraph::Stated | DefaultGraph::Nothing) {
            return Ok(self);
        }
        let graphs = super::parse("SELECT DISTINCT ?graph { GRAPH ?graph { ?s ?p ?o } }")?;
        let mut named = Vec::new();
        if let QueryResults::Solutions(rows) = self.answer(graphs)? {
            for row in rows {
                if let Some(Term::NamedNode(graph)) = row?.get("graph") {
                    named.push(graph.clone());
                }
            }
        }
        named.retain(|g| self.base.is_known_graph(g.as_str()));
        named.sort();
        let stated = named.iter().filter(|g| !self.base.is_claim_graph(g.as_str())).cloned().collect();
        self.dataset = Some(QueryDataset { default: stated, named: Some(named) });
        Ok(self)
    }

    /// Looks for what stands in claims' graphs alone, and for what every article's graph has.
    fn default_graph(&self) -> Result<DefaultGraph, QueryError> {
        if self.ask("ASK { ?node sm:voice ?claim }")? {
            return Ok(DefaultGraph::Union);
        }
        if self.ask("ASK { ?article a schema:NewsArticle }")? {
            return Ok(DefaultGraph::Stated);
        }
        let elsewhere = self.ask("ASK { GRAPH ?graph { ?article a schema:NewsArticle } }")?;
        Ok(if elsewhere { DefaultGraph::Empty } else { DefaultGraph::Nothing })
    }

    fn ask(&self, sparql: &str) -> Result<bool, QueryError> {
        Ok(matches!(self.answer(super::parse(sparql)?)?, QueryResults::Boolean(true)))
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
    fn answer(&self, mut query: Query) -> Result<QueryResults<'_>, QueryError> {
        let (Query::Select { dataset, .. }
        | Query::Construct { dataset, .. }
        | Query::Describe { dataset, .. }
        | Query::Ask { dataset, .. }) = &mut query;
        if dataset.is_none() {
            dataset.clone_from(&self.dataset);
        }
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
pub fn agent() -> ureq::Agent {
    let config = ureq::Agent::config_builder().http_status_as_error(false).timeout_global(Some(PATIENCE));
    config.build().into()
}
