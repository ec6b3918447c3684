//! "separate calls with Ott and Berg", "one-on-one meetings with Ott and Berg": of each of them it is told apart.

use crate::extract::reading::Reading;
use crate::language::{Dep, Tag};

/// Words that say that somebody met others one after another.
const APART: &[&str] = &["separate", "separately", "individual", "individually", "respective"];

/// Whether several who are met by the same words are each met apart.
pub(super) fn is_told_of_each(reading: &Reading, trigger: usize) -> bool {
    let doc = reading.doc;
    // "In separate calls, he discussed it with A and B."
    let before = doc.subtree(trigger).any(|t| doc.tokens[t].is_any(&["separate", "separately"]));
    let beside = |words: &[&str]| {
        doc.children_by(trigger, &[Dep::Amod, Dep::Advmod, Dep::Compound])
            .any(|w| doc.tokens[w].is_any(words))
    };
    before
        || beside(APART)
        || (doc.tokens[trigger].tag == Tag::Nns && (beside(&["bilateral"]) || face_to_face(reading, trigger)))
}

/// "one-on-one meetings": of two each.
fn face_to_face(reading: &Reading, meetings: usize) -> bool {
    const WORDS: [&str; 5] = ["one", "-", "on", "-", "one"];
    let start = meetings.saturating_sub(WORDS.len() + 1);
    (start..meetings)
        .any(|s| WORDS.iter().enumerate().all(|(n, w)| s + n < meetings && reading.token_is(s + n, &[w])))
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;

    #[test]
    fn those_met_one_by_one_did_not_meet_each_other() {
        check(&[
            (
                "Anna Smith held one-on-one meetings with Bo Berg and Carl Ott in Oslo on Monday.",
                "Meeting Anna Smith + Bo Berg | 2024-05-13 | Oslo | occurred; Meeting Anna Smith + Carl Ott | 2024-05-13 | Oslo | occurred",
            ),
            (
                "President Anna Smith of Chad had bilateral meetings with Bo Berg and Carl Ott in Oslo on Monday.",
                "Meeting Anna Smith + Bo Berg | 2024-05-13 | Oslo | occurred; Meeting Anna Smith + Carl Ott | 2024-05-13 | Oslo | occurred",
            ),
            (
                "Anna Smith held talks with Bo Berg and Carl Ott in Oslo on Monday.",
                "Meeting Anna Smith + Bo Berg + Carl Ott | 2024-05-13 | Oslo | occurred",
            ),
        ]);
    }
}
