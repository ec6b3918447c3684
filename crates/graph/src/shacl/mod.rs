//! SHACL Core over triples: shapes in, a validation report out.
//!
//! In: a shapes file in Turtle, and triples. Out: [`Report`], with a [`Finding`] for each node that breaks a shape.
//! The order of work is the order of the files:
//!
//! 1. `shape`: what a shape is: targets, path, constraints.
//! 2. `read`: from Turtle to shapes. A component that we do not have is an error, never a silence.
//! 3. `path`: property paths, read and followed.
//! 4. `value`: literals: order, well-formedness, what pattern and length see.
//! 5. `check`: shapes against nodes.
//! 6. `report`: the report for people, as JSON, and as the W3C's Turtle.
//!
//! All of SHACL Core (W3C Recommendation of 20 July 2017) is here but shapes that refer to themselves, which the
//! standard leaves open. SHACL-SPARQL, rules and functions are not.
//!
//! **Invariant:** verdicts and focus nodes are those of pyshacl (`tests/python/check_shacl.py`).
//!
//! To add a component, add a variant to `shape::Constraint`, its parameter to `read`, its check to `check`, and a
//! broken graph to that script.

mod check;
mod path;
mod read;
mod report;
mod shape;
mod value;

pub use read::ShapesError;
pub use report::{Finding, Format, Report, Severity};

use crate::rdf::ontology;
use crate::store::{Kg, StoreError, Terms, Triples};
use oxigraph::model::Triple;

/// Validates all graphs of a knowledge graph together, claimed nodes like stated ones, with the ontology's classes.
///
/// # Errors
/// Where the shapes cannot be read, or the store fails.
pub fn validate_kg(kg: &Kg, shapes: &str) -> Result<Report, ShapesError> {
    let quads = kg.named_quads().map_err(|e: StoreError| ShapesError::Store(e.to_string()))?;
    let triples = quads.into_iter().map(Triple::from);
    validate(triples.chain(ontology().iter().cloned()), shapes)
}

/// Validates triples against shapes in Turtle.
///
/// # Errors
/// Where the shapes do not parse, are malformed, or use what SHACL Core does not have.
pub fn validate(data: impl IntoIterator<Item = Triple>, shapes: &str) -> Result<Report, ShapesError> {
    let mut terms = Terms::default();
    let shapes = read::shapes(shapes, &mut terms)?;
    let triples = data.into_iter().map(|t| terms.triple(t)).collect();
    let data = Triples::new(triples);
    Ok(check::check(&data, &terms, &shapes))
}
