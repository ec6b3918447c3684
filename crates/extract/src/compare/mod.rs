//! What several voices of one article say of the same: which tellings are of one event, which claims repeat, back or dispute
//! each other.
//!
//! In: [`Facts`] in which every fact has its voice. Out: the same facts with [`Event::occurrence`](crate::facts::Event::occurrence)
//! and the relations of claims.
//!
//! - `occurrence`: tellings of one event.
//! - `claims`: claims with the same words, and claims whose events or relationships cannot both be so.
//! - `response`: claims that speak against the words of another.
//!
//! **Invariant:** voices are compared, never merged: nothing here changes a participant, a date, a place or a status.

mod claims;
mod occurrence;
mod response;

use crate::facts::Facts;

/// Compares the voices of an article.
pub fn compare(facts: &mut Facts) {
    occurrence::join(facts);
    claims::relate(facts);
}
