//! What a query finds where claims are taken beside what is stated.
//!
//! In: a graph and a query. Out: its rows, each marked: `stated` where the stated graphs alone give it, else `claimed`. A
//! count that claims change is a claimed row, as nobody but the speakers vouches for it.
//!
//! **Invariant:** this view is made for one query and thrown away: the default dataset of all others has no claims.

use super::{QueryError, Source, evaluate_with};
use crate::rdf::Base;
use crate::store::{Kg, View};
use oxigraph::model::{Literal, Term, Variable};
use oxigraph::sparql::{QueryResults, QuerySolution, QuerySolutionIter, SparqlEvaluator};
use spargebra::Query;
use std::collections::HashMap;

/// The column that says who vouches for a row.
const VOICE: &str = "voice";

/// A graph whose claims are taken as if they were stated.
struct WithClaims<'k> {
    kg: &'k Kg,
    view: View,
}

impl Source for WithClaims<'_> {
    fn answer(&self, query: Query) -> Result<QueryResults<'_>, QueryError> {
        Ok(SparqlEvaluator::new().for_query(query).on_queryable_dataset(&self.view).execute()?)
    }

    fn base(&self) -> &Base {
        self.kg.base()
    }
}

/// The rows of a query with those that claims give, in the query's order; `only` leaves out what is stated. Of an ASK or a
/// CONSTRUCT it is what it gives with claims.
///
/// # Errors
/// Where the query cannot be evaluated.
pub fn with_claims(
    kg: &Kg,
    sparql: &str,
    values: &[(Variable, Term)],
    only: bool,
) -> Result<QueryResults<'static>, QueryError> {
    let both = WithClaims { kg, view: kg.view_with_claims()? };
    let (variables, rows) = match evaluate_with(&both, sparql, values)? {
        QueryResults::Solutions(solutions) => collected(solutions)?,
        QueryResults::Boolean(answer) => return Ok(QueryResults::Boolean(answer)),
        QueryResults::Graph(_) => return Err(QueryError::Form("marked row")),
    };
    let mut stated: HashMap<Vec<Option<Term>>, usize> = HashMap::new();
    if let QueryResults::Solutions(solutions) = evaluate_with(kg, sparql, values)? {
        for row in collected(solutions)?.1 {
            *stated.entry(row).or_default() += 1;
        }
    }
    let mut marked = Vec::new();
    for row in rows {
        let known = stated.get_mut(&row).filter(|n| **n > 0);
        let voice = if known.is_some() { "stated" } else { "claimed" };
        if let Some(left) = known {
            *left -= 1;
        }
        if voice == "claimed" || !only {
            let voice = Some(Term::from(Literal::new_simple_literal(voice)));
            marked.push(std::iter::once(voice).chain(row).collect::<Vec<_>>());
        }
    }
    let variables: std::sync::Arc<[Variable]> =
        std::iter::once(Variable::new_unchecked(VOICE)).chain(variables).collect();
    let of = std::sync::Arc::clone(&variables);
    let rows = marked.into_iter().map(move |row| Ok(QuerySolution::from((std::sync::Arc::clone(&of), row))));
    Ok(QueryResults::Solutions(QuerySolutionIter::new(variables, rows)))
}

type Row = Vec<Option<Term>>;

fn collected(solutions: QuerySolutionIter<'_>) -> Result<(Vec<Variable>, Vec<Row>), QueryError> {
    let variables = solutions.variables().to_vec();
    let mut rows = Vec::new();
    for solution in solutions {
        let solution = solution?;
        rows.push(variables.iter().map(|v| solution.get(v).cloned()).collect());
    }
    Ok((variables, rows))
}
