//! What is talked about, and neither held nor made: "discussed the prospects of a truce between them".

use super::status::{self, Mood};
use crate::extract::reading::Reading;
use crate::extract::words::lower;
use crate::language::Dep;

/// Whether a noun without a day of its own is the matter of a talk, and not told to have come about.
pub(super) fn is_only_talked_of(reading: &Reading, noun: usize) -> bool {
    let open =
        || matches!(status::mood(reading, noun), Mood::Planned | Mood::Wanted | Mood::Possible | Mood::Would);
    let dated = || reading.doc.subtree(noun).any(|t| reading.date_at(t).is_some());
    !reading.doc.is_verbal(noun) && is_a_topic(reading, noun) && !dated() && open()
}

/// "discussed the state of the negotiations", "a call about the talks": what is spoken of is not what was held.
pub(super) fn is_a_topic(reading: &Reading, noun: usize) -> bool {
    let doc = reading.doc;
    let Some(head) = doc.head(noun) else { return false };
    let deliberates = |v: usize| reading.words.deeds.deliberates.contains(&doc.tokens[v].lemma);
    match doc.tokens[noun].dep {
        Dep::Dobj => deliberates(head),
        // "discussed the war and the talks"
        Dep::Conj if doc.tokens[head].tag.is_noun() => is_a_topic(reading, head),
        Dep::Pobj if reading.token_is(head, &["about", "regarding", "concerning"]) => true,
        // "the close of their talks", "a round of talks"
        Dep::Pobj if reading.token_is(head, &["of", "in"]) => doc.head(head).is_some_and(|n| {
            let lemma = lower(&doc.tokens[n].lemma);
            let part =
                reading.words.deeds.passed.contains(&lemma) || reading.words.deeds.measures.contains(&lemma);
            doc.tokens[n].tag.is_noun() && !part && doc.head(n).is_some_and(deliberates)
        }),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;

    #[test]
    fn what_is_talked_about_is_not_thereby_sought() {
        check(&[
            (
                "Anna Smith telephoned Boris Berg on Monday to discuss the prospects of a truce between Chad and Niger.",
                "Call Anna Smith + Boris Berg | 2024-05-13 | - | occurred",
            ),
            (
                "Anna Smith called for a truce between Chad and Niger.",
                "Agreement Chad + Niger | - | - | hypothetical",
            ),
        ]);
    }
}
