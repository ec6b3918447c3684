//! Whose doing it is that somebody is punished, blamed or praised for.

use super::reading::Reading;
use crate::language::Dep;

/// "imposed sanctions on Chad for its tests", "condemned Chad for its raid": what somebody is punished, blamed or praised for is his own doing.
pub(super) fn blamed_for(reading: &Reading, pronoun: usize) -> Option<usize> {
    let doc = reading.doc;
    let noun = doc.head(pronoun).filter(|_| doc.tokens[pronoun].dep == Dep::Poss)?;
    // "imposed sanctions on Chad after its nuclear test", though not "praised Chad after its talks with Mali"
    let deed = matches!(
        &*doc.tokens[noun].lemma,
        "test" | "launch" | "attack" | "raid" | "invasion" | "annexation" | "crackdown" | "coup"
    );
    let preposition = doc.head(noun).filter(|p| {
        reading.token_is(*p, &["for", "over"]) || deed && reading.token_is(*p, &["after", "following"])
    })?;
    let above = doc.head(preposition)?;
    // The parser hangs "for" on the verb, on "sanctions", or on the name right before it.
    let verb = std::iter::once(above).chain(doc.ancestors(above)).take(4).find(|v| doc.is_verbal(*v))?;
    let object = doc.child_by(verb, &[Dep::Dobj, Dep::Nsubjpass]);
    let measure = object.filter(|o| {
        matches!(
            &*doc.tokens[*o].lemma,
            "sanction" | "embargo" | "penalty" | "tariff" | "blame" | "ban" | "fine"
        )
    });
    let on = |w: usize| {
        let behind = doc.children_by(w, &[Dep::Prep]).filter(|p| reading.token_is(*p, &["on", "against"]));
        behind.filter_map(|p| doc.child_by(p, &[Dep::Pobj])).next()
    };
    let whom = match measure {
        Some(measure) => on(measure).or_else(|| on(verb)),
        None => object.filter(|_| {
            let lemma = &doc.tokens[verb].lemma;
            reading.words.clauses.judging.contains(lemma)
                || matches!(
                    &**lemma,
                    "sanction" | "punish" | "blame" | "thank" | "penalise" | "penalize" | "rebuke"
                )
        }),
    };
    // "thanked Chad for its help in their dispute"
    let many = |w: usize| doc.conjuncts(w).len() > 1;
    whom.filter(|w| *w < pronoun && reading.named_at(*w).is_some())
        .filter(|w| many(*w) == reading.token_is(pronoun, &["their"]))
}
