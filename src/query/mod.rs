//! SPARQL over a knowledge graph.
use crate::store::Kg;
use oxigraph::sparql::{QueryEvaluationError, QueryResults};

/// Evaluates a query over the default dataset (article, background and inferred graphs; claim graphs by GRAPH only).
///
/// # Errors
/// Where the query does not parse or cannot be evaluated.
pub fn evaluate<'kg>(_kg: &'kg Kg, _sparql: &str) -> Result<QueryResults<'kg>, QueryEvaluationError> {
    unimplemented!("written with the store")
}
