//! What one does so that one stands by another: "landed in support of A", "came in on A's side", "sent ships at A's request".

use super::lexicon::Entry;
use super::{Sides, party, pointing};
use crate::extract::pattern::{self, Wanted};
use crate::extract::reading::Reading;
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
    let Some(verb) =
        verb.filter(|v| entry.under.is_empty() || entry.under.contains(&doc.tokens[*v].lemma.to_lowercase()))
    else {
        return sides;
    };
    let sent = doc.child_by(verb, &[Dep::Dobj]);
    if sent.is_some_and(|o| reading.words.ties.messengers.contains(&doc.tokens[o].lemma)) {
        return sides;
    }
    for argument in doc.arguments(verb).into_iter().filter(|a| a.relation == Relation::Subject) {
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
    for argument in pattern::arguments(reading, at, None).into_iter().filter(whose) {
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
    for argument in reading.doc.arguments(verb).into_iter().filter(|a| a.relation == Relation::Object) {
        for head in reading.joined(argument.token).into_iter().filter(|h| *h < at) {
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
