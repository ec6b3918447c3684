//! What follows from what is stated, by rules that anybody can read.
//!
//! In: [`Kg`] and the rules in `queries/rules`, each a SPARQL CONSTRUCT. Out: the inferred graph.
//!
//! 1. `rule`: reads a rule, and which of its patterns are premises.
//! 2. `run`: applies all rules again and again until nothing new follows.
//! 3. `occurrence`: joins the tellings of one occurrence, which no query can in a time that grows as they do.
//! 4. `succession`: says until when ties held, for the same reason.
//! 5. `between`: says which countries took part through who led them before and after, for the same reason.
//! 6. `trace`: writes each derived triple down with its rule and its premises, and reads that back.
//!
//! Each derived triple has an `rdf:Statement` that names its rule (`sm:rule`) and the statements that it was derived
//! from (`prov:wasDerivedFrom`), and what it did not find where it rests on that (`sm:restsOnAbsenceOf`); a premise that was derived itself is the same statement, so the chain goes on.
//!
//! **Invariant:** rules read the default dataset, so nothing that is only claimed is ever a premise
//! (`tests/trust/infer.rs::nothing_follows_from_a_claim`).
//!
//! **Invariant:** the inferred graph depends on the other graphs alone. It is dropped when they change, and made anew.
//!
//! To add a rule, put a file into `queries/rules`: its first comment line says what it derives, `# Because:` why that is
//! right, `# Absent:` what it looks for in `NOT EXISTS`. Patterns outside `OPTIONAL`, `FILTER` and `MINUS` are its premises; paths and blank nodes are not allowed.

mod between;
mod occurrence;
mod rule;
mod run;
mod succession;
mod trace;

pub use rule::{InferenceRule, rules};
pub use run::{Derived, infer};
pub use trace::{Origin, origin};

use crate::store::StoreError;
use oxigraph::sparql::QueryEvaluationError;

/// A rule that code gives: name, title, reason, and what it rests on the absence of.
pub type RuleOfCode = (&'static str, &'static str, &'static str, Option<&'static str>);

/// The rules that code gives, by name.
pub const RULES_OF_CODE: [RuleOfCode; 4] =
    [occurrence::RULES[0], occurrence::RULES[1], succession::RULE, between::RULE];

/// Why nothing could be inferred.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum InferError {
    /// A rule is no CONSTRUCT that we can trace.
    #[error("rule `{rule}`: {reason}")]
    Rule {
        /// Which rule.
        rule: String,
        /// What is wrong with it.
        reason: String,
    },
    /// A rule cannot be evaluated.
    #[error("rule `{rule}` cannot be evaluated: {error}")]
    Evaluation {
        /// Which rule.
        rule: String,
        /// What the evaluator says.
        error: QueryEvaluationError,
    },
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}
