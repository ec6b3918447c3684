//! What one does so that one stands by another: "landed in support of A", "came in on A's side", "sent ships at A's request".

use super::lexicon::Entry;
use super::{Sides, party, pointing};
use crate::extract::pattern::Wanted;
use crate::extract::reading::Reading;
use crate::extract::words::lower;
use crate::facts::RelationshipKind;
use crate::language::{Argument, Dep, Relation};

/// The sides of a noun behind a preposition: who does what the verb above says, and of whom the noun is.
pub(super) fn sides(reading: &Reading, entry: &Entry, at: usize) -> Sides {
    let doc = reading.doc;
    let mut sides = Sides::default();
    let behind =
        |p: &usize| doc.tokens[at].dep == Dep::Pobj && entry.phrase.iter().any(|w| doc.tokens[*p].is(w));
    let Some(above) = doc.head(at).filter(behind).and_then(|p| doc.head(p)) else { return sides };
    let verb = std::iter::once(above).chain(doc.ancestors(above).take(4)).find(|v| doc.is_verbal(*v));
    let Some(verb) = verb
        .filter(|v| entry.under.is_empty() || entry.under.iter().any(|u| *u == lower(&doc.tokens[*v].lemma)))
    else {
        return sides;
    };
    // "dumped A in favour of B": who is rather chosen is not yet supported.
    if doc.tokens[at].is_any(&["favour", "favor"])
        && reading.words.ties.drops.contains(&doc.tokens[verb].lemma)
    {
        return sides;
    }
    let sent = doc.child_by(verb, &[Dep::Dobj]);
    if sent.is_some_and(|o| reading.words.ties.messengers.contains(&doc.tokens[o].lemma)) {
        return sides;
    }
    for argument in doc.arguments(verb).iter().copied().filter(|a| a.relation == Relation::Subject) {
        sides.add(true, party::of(reading, argument, verb));
    }
    if sides.a.is_empty() {
        brought(reading, verb, at, &mut sides);
    }
    let whose = |a: &Argument| match a.relation {
        Relation::Owner => true,
        Relation::Behind(p) if reading.token_is(p, &["of"]) => doc.head(p) == Some(at),
        Relation::Behind(p) => {
            entry.kind != RelationshipKind::Support
                && entry.to.iter().any(|t| reading.token_is(p, &[t.as_str()]))
        }
        _ => false,
    };
    for argument in reading.arguments(at).iter().copied().filter(whose) {
        let find = if entry.things { party::or_owner } else { party::of };
        let mut whom = find(reading, argument, at);
        if let (true, Some(one)) = (whom.0.is_empty(), sides.a.first().copied()) {
            whom = pointing::governed(reading, argument.token, verb, one);
        }
        sides.add(false, whom);
    }
    if !sides.a.is_empty() {
        sides.words.push(verb);
    }
    sides
}

/// "The war has drawn in A on the side of B": who is told of before the phrase.
fn brought(reading: &Reading, verb: usize, at: usize, sides: &mut Sides) {
    let draws = ["draw", "bring", "suck", "pull", "drag"].contains(&&*reading.doc.tokens[verb].lemma);
    let brought = |a: &Argument| match a.relation {
        Relation::Object => true,
        // "drawn in A", which the parser takes for a place
        Relation::Behind(p) => draws && reading.token_is(p, &["in"]) && p == verb + 1,
        _ => false,
    };
    for argument in reading.doc.arguments(verb).iter().copied().filter(brought) {
        for head in reading.joined(argument.token).iter().copied().filter(|h| *h < at) {
            let found = reading.denoted(head, &[Wanted::Actor]);
            let words = found.iter().flat_map(|(_, w)| w.iter().copied()).collect();
            sides.add(true, (found.iter().map(|(e, _)| *e).collect(), words));
        }
    }
}

/// Whether what a verb tells is done for those on whose soil it is: "crossed into A in support of its president".
#[must_use]
pub(in crate::extract) fn helps(reading: &Reading, verb: usize) -> bool {
    const WAYS: [(&str, &[&str]); 4] = [
        ("in", &["support", "defence", "defense", "aid", "favour", "favor"]),
        ("on", &["behalf"]),
        ("at", &["request", "behest", "invitation", "call", "appeal"]),
        ("to", &["aid", "rescue", "help", "defence", "defense", "assistance", "relief"]),
    ];
    let doc = reading.doc;
    // "took A's side in the war"
    let sides = doc.child_by(verb, &[Dep::Dobj]).is_some_and(|o| reading.token_is(o, &["side", "part"]));
    if sides && doc.tokens[verb].lemma.eq_ignore_ascii_case("take") {
        return true;
    }
    let around = std::iter::once(verb).chain(doc.children_by(verb, &[Dep::Dobj, Dep::Prep, Dep::Pobj]));
    around.flat_map(|w| doc.children_by(w, &[Dep::Prep, Dep::Pobj])).any(|p| {
        let noun = doc.child_by(p, &[Dep::Pobj]);
        noun.is_some_and(|n| {
            WAYS.iter().any(|(by, nouns)| doc.tokens[p].is(by) && nouns.contains(&&*doc.tokens[n].lemma))
        })
    })
}

#[cfg(test)]
mod tests {
    use crate::extract::testing::ties;

    #[test]
    fn a_phrase_tells_for_whom_something_is_done() {
        for text in [
            "Peruvian troops landed in support of Chile.",
            "Peru intervened on the side of Chile.",
            "Peru entered the war on Chile's side.",
            "Peru sent two frigates at the request of Chile.",
            "Peru stationed a battalion there at Chile's invitation and intervened on behalf of Chile.",
            "The war has drawn in Peru on the side of Chile.",
        ] {
            let found = ties("support", text);
            assert!(found.iter().any(|t| t == "PER CHL"), "{text} {found:?}");
            assert!(!found.iter().any(|t| t == "CHL PER"), "{text} {found:?}");
        }
    }

    #[test]
    fn a_phrase_of_other_things_tells_nothing() {
        for text in [
            "Peru sent a delegation at the request of Chile.",
            "Peruvian nurses marched in Chile in support of a pay rise.",
            "Peru lies on the other side of Chile.",
            "Peru did not intervene on the side of Chile.",
            "Peru may intervene on the side of Chile.",
        ] {
            let found = ties("support", text);
            assert!(found.is_empty(), "{text} {found:?}");
        }
    }

    #[test]
    fn who_comes_to_the_help_of_those_whose_soil_it_is_fights_no_war_with_them() {
        for (text, fights) in [
            ("Peruvian troops crossed into Chile.", true),
            ("Peruvian troops crossed into Chile in support of its president.", false),
            ("Peruvian troops crossed into Chile at the request of its government.", false),
            ("Peruvian troops crossed into Chile to the relief of its army.", false),
        ] {
            let found = ties("conflict", text);
            assert_eq!(!found.is_empty(), fights, "{text} {found:?}");
        }
    }
}
