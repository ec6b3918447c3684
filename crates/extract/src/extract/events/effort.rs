//! What somebody works for and has not brought about: "had worked for years to bring the two sides together".

use crate::extract::reading::Reading;
use crate::language::{Dep, Tag};

/// Whether a verb of bringing together only tells what somebody works for: he mediates, and nobody has met.
pub(super) fn is_mere(reading: &Reading, trigger: usize) -> bool {
    let doc = reading.doc;
    let brings =
        matches!(&*doc.tokens[trigger].lemma, "bring" | "get" | "draw" | "gather") && doc.is_verbal(trigger);
    let infinitive = doc.children_by(trigger, &[Dep::Aux]).any(|a| doc.tokens[a].tag == Tag::To);
    let together = doc.children(trigger).any(|c| reading.token_is(c, &["together"]));
    brings
        && infinitive
        && together
        && doc.head(trigger).is_some_and(|v| reading.words.occasions.efforts.contains(&doc.tokens[v].lemma))
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;

    #[test]
    fn what_somebody_works_for_has_not_come_about() {
        check(&[
            ("Anna Smith had worked for years to bring Peru and Chile together.", ""),
            (
                "Anna Smith brought Peru and Chile together in Lima on Monday.",
                "Meeting Peru + Chile + Anna Smith | 2024-05-13 | - | occurred",
            ),
        ]);
    }
}
