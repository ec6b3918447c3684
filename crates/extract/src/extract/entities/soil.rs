//! States of which only the capital is named: "bombed Beirut", "opened an embassy in Tehran". It is where that was, and what is done to it or kept
//! in it is done to its state, or kept with it.
//!
//! Such a state is dropped again where it has part in nothing that the article tells (`extract::idle`).

use crate::extract::reading::Reading;
use crate::extract::words::lower;
use crate::language::{Dep, NerKind};
use std::ops::Range;

/// The rule that finds them.
pub(in crate::extract) const RULE: &str = "entities.countries.soil";

/// The rule of those in whose capital somebody in office is met, whose office is theirs (`roles::hosts`).
pub(in crate::extract) const HOME: &str = "entities.countries.home";

/// What a state keeps in the capital of another.
const MISSIONS: &[&str] = &["embassy", "consulate", "legation"];

/// Whether a town stands where its state is meant with it: it is struck, or holds the mission of another state.
pub(super) fn is_meant(reading: &Reading, tokens: &Range<usize>) -> bool {
    let head = super::names::head_of(reading, tokens);
    is_struck(reading, head) || holds_mission(reading, head)
}

/// "Chadian jets bombed Oslo", "the runways of Oslo's airport were shelled by Chad": what another state strikes.
fn is_struck(reading: &Reading, head: usize) -> bool {
    /// How far above the name the attack may stand: "the runways of Oslo's airport".
    const NEAR: usize = 4;
    let doc = reading.doc;
    let deeds = &reading.words.deeds;
    let attack = |t: usize| {
        let lemma = lower(&doc.tokens[t].lemma);
        deeds.armed_deeds.contains(&lemma) || deeds.takings.contains(&lemma)
    };
    let Some(verb) = doc.ancestors(head).take(NEAR).find(|t| doc.is_verbal(*t)) else { return false };
    let path: Vec<usize> =
        std::iter::once(head).chain(doc.ancestors(head)).take_while(|t| *t != verb).collect();
    // "the Chilean embassy in Oslo was stormed": it is Chile's.
    let foreign = path.iter().any(|t| MISSIONS.contains(&&*doc.tokens[*t].lemma));
    // "fired at targets in Oslo", "rained shells on Oslo"
    let aim = |t: &usize| {
        doc.tokens[*t].dep == Dep::Prep
            && doc.head(*t) == Some(verb)
            && reading.token_is(*t, &["at", "on", "into", "against", "upon"])
    };
    let aimed = |t: &usize| matches!(doc.tokens[*t].dep, Dep::Dobj | Dep::Nsubjpass) || aim(t);
    let object = path.iter().any(aimed) && !foreign;
    let agent = doc.child_by(verb, &[Dep::Agent]);
    let doer = if doc.is_passive(verb) { agent } else { doc.surface_subject(verb) };
    let of_a_state = |t: usize| {
        let at = doc.entities.partition_point(|n| n.tokens.end <= t);
        let named = doc.entities.get(at).filter(|n| n.tokens.contains(&t));
        named.is_some_and(|n| matches!(n.kind, NerKind::Gpe | NerKind::Norp))
    };
    attack(verb) && object && doer.is_some_and(|d| doc.subtree(d).any(of_a_state))
}

/// "opened an embassy in Oslo".
fn holds_mission(reading: &Reading, head: usize) -> bool {
    let doc = reading.doc;
    let within =
        doc.head(head).filter(|p| doc.tokens[head].dep == Dep::Pobj && reading.token_is(*p, &["in"]));
    let Some(above) = within.and_then(|p| doc.head(p)) else { return false };
    let mission = |t: usize| doc.tokens[t].tag.is_noun() && MISSIONS.contains(&&*doc.tokens[t].lemma);
    let opens = |v: usize| {
        doc.is_verbal(v)
            && matches!(
                &*doc.tokens[v].lemma,
                "open" | "reopen" | "close" | "shut" | "establish" | "inaugurate"
            )
    };
    let of_mission = mission(above)
        && matches!(doc.tokens[above].dep, Dep::Dobj | Dep::Nsubjpass)
        && doc.head(above).is_some_and(opens);
    of_mission || (opens(above) && doc.children_by(above, &[Dep::Dobj, Dep::Nsubjpass]).any(mission))
}
