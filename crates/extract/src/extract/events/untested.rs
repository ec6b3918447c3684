//! Weapons that are tried by nobody who has any: an agency that carries the report, a firm that launches a product.

use super::FoundEvent;
use super::standing::bodies::{self, Body};
use crate::extract::reading::Reading;
use crate::facts::{EntityKind, EventKind};

/// Whether a test is told only of bodies that are neither of several states nor under arms.
pub(super) fn is_of_the_unarmed(reading: &Reading, event: &FoundEvent) -> bool {
    let tests = |p: &usize| {
        reading.kind(*p) != EntityKind::Organization
            || reading.gazetteer.is_intergovernmental(&reading.entities[*p].label)
            || bodies::of(reading, *p) == Body::Armed
    };
    event.kind == EventKind::WeaponsTest
        && !event.participants.is_empty()
        && !event.participants.iter().any(tests)
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;

    #[test]
    fn who_has_no_weapons_tries_none() {
        check(&[
            (
                "A report on the missile launch carried by the Korean Central News Agency said it went well.",
                "",
            ),
            ("NATO test-fired a missile on Monday.", "WeaponsTest NATO | 2024-05-13 | - | occurred"),
        ]);
    }
}
