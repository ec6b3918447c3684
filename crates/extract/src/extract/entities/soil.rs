//! States of which only a town is named: "bombed Beirut", "opened an embassy in Tehran". It is where that was, and what is done to it or kept
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
    is_struck(reading, head) || is_under_attack(reading, head) || holds_mission(reading, head)
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
    // "Chadian tanks rolled into Oslo"
    let advance = |t: usize, doer: usize| {
        deeds.advances.contains(&doc.tokens[t].lemma) && deeds.soldiery.contains(&doc.tokens[doer].lemma)
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
            && reading.token_is(*t, &["at", "on", "into", "against", "upon", "toward", "towards"])
    };
    let aimed = |t: &usize| matches!(doc.tokens[*t].dep, Dep::Dobj | Dep::Nsubjpass) || aim(t);
    let object = path.iter().any(aimed) && !foreign;
    let agent = doc.child_by(verb, &[Dep::Agent]);
    let doer = if doc.is_passive(verb) { agent } else { doc.surface_subject(verb) };
    // "missiles hit a depot in Oslo", where the parser hangs the town on the verb
    let fights = |d: usize| {
        deeds.soldiery.contains(&doc.tokens[d].lemma) || deeds.weapons.contains(&doc.tokens[d].lemma)
    };
    let inside =
        |t: &usize| doc.tokens[*t].dep == Dep::Prep && doc.head(*t) == Some(verb) && doc.tokens[*t].is("in");
    let of_object =
        doc.child_by(verb, &[Dep::Dobj]).is_some() && path.iter().any(inside) && doer.is_some_and(fights);
    let object = object || of_object && !foreign;
    let strikes = |d: usize| attack(verb) || advance(verb, d);
    object && doer.is_some_and(|d| strikes(d) && doc.subtree(d).any(|t| is_of_a_state(reading, t)))
}

/// "a Chadian raid on Oslo", "Chad answered with air strikes on the port of Oslo".
fn is_under_attack(reading: &Reading, head: usize) -> bool {
    const NEAR: usize = 4;
    let doc = reading.doc;
    let path: Vec<usize> = doc.ancestors(head).take(NEAR).collect();
    let on =
        |p: usize| doc.tokens[p].dep == Dep::Prep && reading.token_is(p, &["on", "against", "at", "upon"]);
    let attack =
        path.windows(2).find(|w| on(w[0]) && reading.words.deeds.blows.contains(&doc.tokens[w[1]].lemma));
    let Some(attack) = attack.map(|w| w[1]) else { return false };
    let own = doc.children_by(attack, &[Dep::Poss, Dep::Amod, Dep::Compound, Dep::Nmod]);
    let by = doc.children_by(attack, &[Dep::Prep]).filter(|p| reading.token_is(*p, &["by", "from"]));
    let with = doc.head(attack).filter(|p| reading.token_is(*p, &["with", "by"]));
    let verb = with.and_then(|p| doc.head(p)).or_else(|| doc.head(attack)).filter(|v| doc.is_verbal(*v));
    let doer = verb.filter(|v| !doc.is_passive(*v)).and_then(|v| doc.surface_subject(v));
    own.chain(by).chain(doer).any(|t| doc.subtree(t).any(|t| is_of_a_state(reading, t)))
}

/// Whether a word is of the name of a state, a people or an armed group.
fn is_of_a_state(reading: &Reading, token: usize) -> bool {
    let entities = &reading.doc.entities;
    let at = entities.partition_point(|n| n.tokens.end <= token);
    let named = entities.get(at).filter(|n| n.tokens.contains(&token));
    named.is_some_and(|n| matches!(n.kind, NerKind::Gpe | NerKind::Norp))
        || reading.gazetteer.is_armed_group(reading.doc.tokens[token].text)
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

#[cfg(test)]
mod tests {
    use crate::extract::testing;
    use crate::facts::EntityKind;

    #[test]
    fn the_state_of_a_town_that_is_struck_is_meant() {
        let cases = [
            ("Chadian tanks rolled into Lahore on Monday.", "Chad Pakistan"),
            ("Peru answered with air strikes on the port of Odesa on Monday.", "Peru Ukraine"),
            ("Chadian missiles hit a depot in Jeddah on Monday.", "Chad Saudi Arabia"),
            ("Houthi missiles hit a depot in Jeddah on Monday.", "Saudi Arabia"),
            ("Chad's president spoke in Lahore on Monday.", "Chad"),
            ("A storm hit Lahore on Monday, and Chad sent tents.", "Chad"),
            ("Chadian doctors moved to Lahore on Monday.", "Chad"),
        ];
        for (text, expected) in cases {
            let mut found = testing::reading(text, |r| {
                let states = (0..r.entities.len()).filter(|e| r.kind(*e) == EntityKind::Country);
                states.map(|e| r.entities[e].label.clone()).collect::<Vec<_>>()
            });
            found.sort();
            assert_eq!(found.join(" "), expected, "{text}");
        }
    }
}
