//! SPARQL over a knowledge graph, by text or by the name of a query in `queries/`.
//!
//! In: a [`Source`] ([`Kg`], or an [`Endpoint`] somewhere else) and a query. Out: rows or triples, in the usual formats.
//!
//! - `library`: the named queries, with their titles and parameters, from the comments above them.
//! - `parameter`: what a user gives, as terms; `names`: from a label to its node; `bind`: terms into the algebra.
//! - `claimed`: the rows that claims give, marked as such.
//! - `endpoint`: a SPARQL 1.1 server as a source.
//! - `explain`: one node, with the sentences behind it; `derivation`: with the rules and premises behind it;
//!   `identification`: with why an article is taken to mean it.
//! - `mistake`: what is likely wrong with a query.
//! - `sources`: how much a row says of its article.
//! - `results`: tables for people, and the W3C formats.
//!
//! **Invariant:** the default dataset is the union of article, background and inferred graphs. Claim graphs are reached
//! by `GRAPH` only. `SERVICE` never reaches the network: oxigraph is built without an HTTP client.

mod bind;
mod claimed;
mod derivation;
#[cfg(feature = "http")]
mod endpoint;
mod explain;
mod identification;
mod library;
mod mistake;
mod names;
mod parameter;
mod results;
mod sources;

#[doc(hidden)]
pub use bind::asks_others;
pub use claimed::with_claims;
#[cfg(feature = "http")]
pub use endpoint::Endpoint;
#[doc(hidden)]
#[cfg(feature = "http")]
pub use endpoint::agent;
pub use explain::{explain, find_node};
pub use library::{Header, Kind, NamedQuery, Parameter, library, named};
pub use mistake::{Mistake, strange};
pub(crate) use names::every_name;
pub use parameter::values;
#[doc(hidden)]
pub use results::write_triples;
pub use results::{Format, readable, shorten, write, write_on};
pub use sources::{Citing, cite};

use crate::rdf::Base;
use crate::rdf::vocabulary::PREFIXES;
use crate::store::{Kg, StoreError};
use oxigraph::model::{NamedNode, Term, Variable};
pub use oxigraph::sparql::QueryResults;
use oxigraph::sparql::{QueryEvaluationError, SparqlEvaluator};
use spargebra::{Query, SparqlParser};

/// Why a query gave no answer.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum QueryError {
    /// The text is no SPARQL.
    #[error("the query does not parse: {0}")]
    Syntax(#[from] Mistake),
    /// It parses and cannot be evaluated.
    #[error("the query cannot be evaluated: {0}")]
    Evaluation(#[from] QueryEvaluationError),
    /// No query of this name.
    #[error("there is no query `{name}`{}; `summitry query --list` names them all", offer(near))]
    Unknown {
        /// What was asked for.
        name: String,
        /// Names like it; empty where there are none.
        near: String,
    },
    /// The comments above a query cannot be read.
    #[error(
        "`# {0}` is no parameter: want `# Parameter: name (type): meaning`, of type entity, date from, date to, text, number or iri"
    )]
    Header(String),
    /// A value is not of its parameter's type.
    #[error("`{value}` is no value for `{parameter}`: want {want}")]
    Value {
        /// Which parameter.
        parameter: String,
        /// What was given.
        value: String,
        /// What may be.
        want: String,
    },
    /// A server did not answer as it should.
    #[error("{url}: {reason}")]
    Remote {
        /// Which server.
        url: String,
        /// What happened.
        reason: String,
    },
    /// A parameter that the query does not have.
    #[error("query `{query}` has no parameter `{parameter}`; it has: {known}")]
    Parameter {
        /// Which query.
        query: String,
        /// What was given.
        parameter: String,
        /// What it has.
        known: String,
    },
    /// A value for a variable that the query does not have.
    #[error("the query has no use for the parameter `{0}`: no variable is called ?{0}")]
    NoUse(String),
    /// The result cannot be written in this format.
    #[error(
        "a query of this form has no {0} output: use table, csv, tsv, json or xml for rows, turtle, ntriples, nquads, trig, jsonld or rdfxml for triples"
    )]
    Form(&'static str),
    /// No node of this IRI or label.
    #[error("no node is called `{name}`{}", offer(near))]
    NoNode {
        /// What was asked for.
        name: String,
        /// Names like it; empty where there are none.
        near: String,
    },
    /// The node is of another class than the parameter.
    #[error("`{name}` is {is}, and {want} is wanted")]
    Class {
        /// What was asked for.
        name: String,
        /// What it is.
        is: String,
        /// What may be.
        want: String,
    },
    /// Several nodes have this label.
    #[error("`{name}` may be any of: {candidates}; give {}", how_to_choose(candidates))]
    Ambiguous {
        /// What was asked for.
        name: String,
        /// Which nodes it may be.
        candidates: String,
    },
    /// Writing failed.
    #[error("{0}")]
    Io(#[from] std::io::Error),
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

fn how_to_choose(candidates: &str) -> &'static str {
    if candidates.contains('<') {
        "more of the name, or what stands in angle brackets"
    } else {
        "more of the name"
    }
}

fn offer(near: &str) -> String {
    if near.is_empty() { String::new() } else { format!("; is it {near}?") }
}

/// What answers queries.
pub trait Source {
    /// Evaluates a query over the source's default dataset.
    ///
    /// # Errors
    /// Where it cannot be evaluated, or a server does not answer.
    fn answer(&self, query: Query) -> Result<QueryResults<'_>, QueryError>;

    /// The IRI that instance IRIs begin with.
    fn base(&self) -> &Base;
}

impl Source for Kg {
    fn answer(&self, query: Query) -> Result<QueryResults<'_>, QueryError> {
        Ok(SparqlEvaluator::new().for_query(query).on_queryable_dataset(self.view()?).execute()?)
    }

    fn base(&self) -> &Base {
        Kg::base(self)
    }
}

/// Reads a query. Prefixes of the contract need no declaration.
///
/// # Errors
/// Where the text is no SPARQL.
pub fn parse(sparql: &str) -> Result<Query, QueryError> {
    parse_with(SparqlParser::new(), sparql)
}

/// The same, with IRIs such as `<country/NOR>`, as they are printed, below the base.
///
/// # Errors
/// Where the text is no SPARQL.
pub fn parse_below(base: &Base, sparql: &str) -> Result<Query, QueryError> {
    let parser = SparqlParser::new().with_base_iri(base.to_string());
    parse_with(parser.map_err(|e| QueryEvaluationError::Unexpected(Box::new(e)))?, sparql)
}

fn parse_with(mut parser: SparqlParser, sparql: &str) -> Result<Query, QueryError> {
    for (prefix, iri) in PREFIXES {
        parser =
            parser.with_prefix(prefix, iri).map_err(|e| QueryEvaluationError::Unexpected(Box::new(e)))?;
    }
    parser.parse_query(sparql).map_err(|error| Mistake::of(sparql, &error).into())
}

/// Evaluates a query over the default dataset.
///
/// # Errors
/// Where the query does not parse or cannot be evaluated.
pub fn evaluate<'s>(source: &'s dyn Source, sparql: &str) -> Result<QueryResults<'s>, QueryError> {
    evaluate_with(source, sparql, &[])
}

/// Evaluates a query with values for some of its variables. They are put into the parsed query, never into its text.
///
/// # Errors
/// As [`evaluate`].
pub fn evaluate_with<'s>(
    source: &'s dyn Source,
    sparql: &str,
    values: &[(Variable, Term)],
) -> Result<QueryResults<'s>, QueryError> {
    let mut query = parse_below(source.base(), sparql)?;
    if let Some((variable, _)) = values.iter().find(|(v, _)| !bind::has_use_for(&query, v)) {
        return Err(QueryError::NoUse(variable.as_str().to_owned()));
    }
    bind::bind(&mut query, values);
    source.answer(query)
}

/// A parameter's value as a term: `<iri>` or a prefixed name as an IRI, anything else as a string.
#[must_use]
pub fn term(value: &str) -> Term {
    if let Some(iri) = value.strip_prefix('<').and_then(|v| v.strip_suffix('>'))
        && let Ok(node) = NamedNode::new(iri)
    {
        return node.into();
    }
    oxigraph::model::Literal::new_simple_literal(value).into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Article;

    fn kg() -> Kg {
        let text = "President Anna Smith of France met Boris Berg of Germany in Vienna on 3 May 2019. He said that Poland met Spain in Rome.";
        let facts = crate::extract::testing::facts(&Article::from_text("talks", text.to_owned()));
        let mut kg = Kg::new(crate::rdf::Base::default()).unwrap();
        kg.add(&facts).unwrap();
        kg
    }

    fn csv(kg: &Kg, sparql: &str) -> String {
        let mut out = Vec::new();
        write(evaluate(kg, sparql).unwrap(), Format::Csv, &mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn claimed_events_are_seen_by_graph_only() {
        let kg = kg();
        let stated = csv(&kg, "SELECT ?label { ?e a sem:Event ; rdfs:label ?label } ORDER BY ?label");
        assert!(stated.contains("Anna Smith") && !stated.contains("Poland"), "{stated}");
        let claimed = csv(
            &kg,
            "SELECT ?label { GRAPH ?g { ?e a sem:Event ; rdfs:label ?label } ?c sm:contentGraph ?g }",
        );
        assert!(claimed.contains("Poland") && !claimed.contains("Anna Smith"), "{claimed}");
    }

    #[test]
    fn what_is_printed_can_be_pasted() {
        let kg = kg();
        let printed = csv(&kg, "SELECT ?label { <country/AUT> rdfs:label ?label }");
        assert!(printed.contains("Austria"), "{printed}");
    }

    #[test]
    fn a_query_that_does_not_parse_is_an_error_in_one_line() {
        let kg = kg();
        let Err(error) = evaluate(&kg, "SELECT ?x WHERE { ?x") else { panic!("it parsed") };
        assert!(error.to_string().starts_with("the query does not parse"));
    }

    #[test]
    fn a_parameter_is_a_term_and_nothing_else() {
        let kg = kg();
        let sparql = "SELECT ?p { VALUES ?name { UNDEF } ?p a schema:Person ; rdfs:label ?name }";
        for (value, rows) in [("Anna Smith", 1), ("Nobody", 0), ("\"} ?s ?p ?o { \\", 0)] {
            let values = vec![(Variable::new("name").unwrap(), term(value))];
            let mut out = Vec::new();
            write(evaluate_with(&kg, sparql, &values).unwrap(), Format::Csv, &mut out).unwrap();
            assert_eq!(String::from_utf8(out).unwrap().lines().count(), rows + 1, "{value}");
        }
    }
}
