//! SPARQL over a knowledge graph, by text or by the name of a query in `queries/`.
//!
//! In: [`Kg`] and a query. Out: rows or triples, written in the usual formats.
//!
//! - `library`: the named queries, with their titles and parameters, from the comments above them.
//! - `explain`: one node, with the sentences behind it; `derivation`: with the rules and premises behind it.
//! - `results`: tables for people, and the W3C formats.
//!
//! **Invariant:** the default dataset is the union of article, background and inferred graphs. Claim graphs are reached
//! by `GRAPH` only. `SERVICE` never reaches the network: oxigraph is built without an HTTP client.

mod derivation;
mod explain;
mod library;
mod results;

pub use explain::explain;
pub use library::{NamedQuery, Parameter, library, named};
pub use results::{Format, readable, shorten, write};

use crate::rdf::vocabulary::PREFIXES;
use crate::store::{Kg, StoreError};
use oxigraph::model::{NamedNode, Term, Variable};
use oxigraph::sparql::{QueryEvaluationError, QueryResults, SparqlEvaluator, SparqlSyntaxError};

/// Why a query gave no answer.
#[derive(Debug, thiserror::Error)]
pub enum QueryError {
    /// The text is no SPARQL.
    #[error("the query does not parse: {0}")]
    Syntax(#[from] SparqlSyntaxError),
    /// It parses and cannot be evaluated.
    #[error("the query cannot be evaluated: {0}")]
    Evaluation(#[from] QueryEvaluationError),
    /// No query of this name.
    #[error("there is no query `{0}`; `summitry query --list` names them")]
    Unknown(String),
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
    /// The result cannot be written in this format.
    #[error(
        "a query of this form has no {0} output: use table, csv, tsv, json or xml for rows, turtle, ntriples, nquads, trig, jsonld or rdfxml for triples"
    )]
    Form(&'static str),
    /// No node of this IRI or label.
    #[error("no node is called `{0}`")]
    NoNode(String),
    /// Several nodes have this label.
    #[error("`{name}` may be any of: {candidates}")]
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

/// Evaluates a query over the default dataset. Prefixes of the contract need no declaration.
///
/// # Errors
/// Where the query does not parse or cannot be evaluated.
pub fn evaluate<'kg>(kg: &'kg Kg, sparql: &str) -> Result<QueryResults<'kg>, QueryError> {
    evaluate_with(kg, sparql, Vec::new())
}

/// Evaluates a query with values for some of its variables.
///
/// # Errors
/// As [`evaluate`].
pub fn evaluate_with<'kg>(
    kg: &'kg Kg,
    sparql: &str,
    values: Vec<(Variable, Term)>,
) -> Result<QueryResults<'kg>, QueryError> {
    let mut evaluator = SparqlEvaluator::new();
    for (prefix, iri) in PREFIXES {
        evaluator =
            evaluator.with_prefix(prefix, iri).map_err(|e| QueryEvaluationError::Unexpected(Box::new(e)))?;
    }
    // A query offers a parameter as `VALUES ?name { UNDEF }`; a term's own serialisation cannot break out of the braces.
    let mut text = sparql.to_owned();
    let mut others = Vec::new();
    for (variable, value) in values {
        let offered = format!("VALUES {variable} {{ UNDEF }}");
        if text.contains(&offered) {
            text = text.replace(&offered, &format!("VALUES {variable} {{ {value} }}"));
        } else {
            others.push((variable, value));
        }
    }
    let mut query = evaluator.parse_query(&text)?;
    for (variable, value) in others {
        query = query.substitute_variable(variable, value);
    }
    Ok(query.on_queryable_dataset(kg.view()?).execute()?)
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
        let facts = crate::extract::extract(&Article::from_text("talks", text.to_owned()));
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
            write(evaluate_with(&kg, sparql, values).unwrap(), Format::Csv, &mut out).unwrap();
            assert_eq!(String::from_utf8(out).unwrap().lines().count(), rows + 1, "{value}");
        }
    }

    #[test]
    fn every_query_of_the_library_runs() {
        let kg = kg();
        for query in library() {
            if let Err(error) = evaluate(&kg, query.sparql) {
                panic!("{}: {error}", query.name);
            }
            assert!(
                !query.title.is_empty() && !query.example.is_empty(),
                "{} has no title or no example",
                query.name
            );
        }
    }
}
