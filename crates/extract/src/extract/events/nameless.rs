//! Those who act for states where nobody is named: "Eight governments signed it at Rarotonga", "Seven African heads of state met",
//! "a conference on Yemen".

use crate::extract::frames::Hit;
use crate::extract::pattern;
use crate::extract::reading::Reading;
use crate::facts::{EntityKind, EventKind};
use crate::language::{Dep, Relation, Tag};

/// "Eight governments signed it", "the Gulf rulers met", "seven heads of state agreed": nouns that can only be of states, by what
/// they are, how many they are or where they are from.
pub(super) fn acts_for_states(reading: &Reading, hit: &Hit) -> bool {
    let kind = hit.frame.event;
    if !kind.is_some_and(|k| k.is_meeting() || k == EventKind::Agreement) || hit.frame.shape_is_for_bodies() {
        return false;
    }
    let doc = reading.doc;
    // "foreign presidents were there to see Ott sworn in", "vowed that an attack would be answered"
    let meets_something = kind.is_some_and(EventKind::is_meeting)
        && doc.is_verbal(hit.trigger)
        && doc.child_by(hit.trigger, &[Dep::Dobj, Dep::Ccomp]).is_some();
    let vows =
        hit.word_is(reading, &["vow", "pledge", "promise", "undertake", "commit", "decide", "resolve"]);
    if meets_something || vows {
        return false;
    }
    let supports = |v: usize| hit.frame.shape_supports(&doc.tokens[v].lemma);
    let own = doc.surface_subject(hit.trigger).filter(|_| doc.is_verbal(hit.trigger));
    let gathered = doc.head(hit.trigger).filter(|_| doc.tokens[hit.trigger].dep == Dep::Acl);
    let of = doc.arguments(hit.trigger).iter().copied().filter(|a| match a.relation {
        Relation::Behind(p) => reading.token_is(p, &["of", "between", "among", "by"]),
        _ => false,
    });
    let above = pattern::governors(reading, hit.trigger).into_iter();
    let above = above.filter(|(v, r)| *r == Relation::Object && supports(*v));
    let doers =
        above.flat_map(|(v, _)| doc.arguments(v).iter().copied()).filter(|a| a.relation == Relation::Subject);
    own.into_iter()
        .chain(gathered)
        .chain(of.map(|a| a.token))
        .chain(doers.map(|a| a.token))
        .any(|noun| is_of_states(reading, noun))
}

/// Whether a plural noun without a name is of states: counted, or told where from.
fn is_of_states(reading: &Reading, noun: usize) -> bool {
    let doc = reading.doc;
    let actors = &reading.words.actors;
    let lemma = reading.common_lemma(noun);
    if !matches!(doc.tokens[noun].tag, Tag::Nns | Tag::Nnps) || reading.named_at(noun).is_some() {
        return false;
    }
    let beside = || doc.children_by(noun, &[Dep::Compound, Dep::Amod, Dep::Nmod, Dep::Poss]);
    if beside().any(|w| actors.of_no_state.holds(doc.tokens[w].text)) {
        return false;
    }
    // "the two foreign ministers" are those told of.
    let known = doc
        .children_by(noun, &[Dep::Det, Dep::Poss, Dep::Predet])
        .any(|d| reading.token_is(d, &["the", "both", "their", "these", "those", "its"]));
    let counted = doc.child_by(noun, &[Dep::Nummod]).is_some() && !known;
    // "African", "Gulf", "Lake Chad"
    let placed = beside().any(|w| doc.tokens[w].is_capitalised() && w > 0);
    let of_state = doc.children_by(noun, &[Dep::Prep]).any(|p| {
        reading.token_is(p, &["of"])
            && doc.child_by(p, &[Dep::Pobj]).is_some_and(|o| reading.token_is(o, &["state", "government"]))
    });
    // "delegates from 195 countries"
    let of_states = doc.children_by(noun, &[Dep::Prep]).any(|p| {
        let states = |o: usize| {
            matches!(&*reading.common_lemma(o), "country" | "nation" | "state" | "government")
                && doc.child_by(o, &[Dep::Nummod]).is_some()
                && !doc.children_by(o, &[Dep::Amod, Dep::Compound]).any(|w| reading.named_at(w).is_some())
        };
        reading.token_is(p, &["of", "from"]) && doc.children_by(p, &[Dep::Pobj]).any(states)
    });
    let delegate =
        matches!(&*lemma, "representative" | "delegation" | "official") || actors.leaders.contains(&lemma);
    if of_states && delegate {
        return true;
    }
    if actors.heads_of_states.contains(&lemma) {
        return counted || placed;
    }
    if actors.leaders.contains(&lemma) {
        let portfolio = beside().any(|w| actors.portfolios.holds(doc.tokens[w].text));
        return of_state || (portfolio && (counted || placed)) || (counted && placed);
    }
    false
}

/// "agreed with six world powers on Sunday", "Iran and five governments signed it": those on the other side are states, though nobody
/// names them.
pub(super) fn faces_states(reading: &Reading, hit: &Hit) -> bool {
    let doc = reading.doc;
    let verb = doc.head(hit.trigger).filter(|v| doc.is_verbal(*v));
    let own = std::iter::once(hit.trigger).chain(verb).flat_map(|t| doc.arguments(t).iter().copied());
    let kind = hit.frame.event;
    kind.is_some_and(|k| k.is_meeting() || k == EventKind::Agreement)
        && own
            .filter(|a| match a.relation {
                Relation::Behind(p) => reading.token_is(p, &["with", "between"]),
                Relation::Subject => a.token != hit.trigger,
                _ => false,
            })
            .any(|a| doc.conjuncts(a.token).iter().copied().any(|t| is_of_states(reading, t)))
}

/// "African ministers meeting in Abuja", "the leaders' summit": those who act for states, though nobody is named.
pub(super) fn leaders(reading: &Reading, hit: &Hit) -> bool {
    let actors = &reading.words.actors;
    let doc = reading.doc;
    if !hit.frame.event.is_some_and(EventKind::is_meeting) || !hit.frame.alone {
        return false;
    }
    let around = crate::extract::pattern::governors(reading, hit.trigger);
    let own = [
        doc.surface_subject(hit.trigger),
        doc.head(hit.trigger).filter(|_| doc.tokens[hit.trigger].dep == Dep::Acl),
    ];
    let above = around.iter().filter_map(|(verb, _)| doc.surface_subject(*verb));
    let of = doc.arguments(hit.trigger).iter().copied().map(|a| a.token);
    own.into_iter().flatten().chain(above).chain(of).any(|noun| {
        let mut beside = doc.children_by(noun, &[Dep::Compound, Dep::Amod, Dep::Nmod]);
        matches!(doc.tokens[noun].tag, Tag::Nns | Tag::Nnps)
            && actors.leaders.contains(&reading.common_lemma(noun))
            && !beside.any(|w| actors.of_no_state.holds(doc.tokens[w].text))
    })
}

/// "the peace talks in Geneva", "nuclear talks in May": what is between states or those who fight, though nobody names them.
pub(super) fn is_of_peace(reading: &Reading, hit: &Hit) -> bool {
    const MATTERS: [&str; 7] =
        ["peace", "ceasefire", "cease-fire", "truce", "nuclear", "disarmament", "armistice"];
    let doc = reading.doc;
    let of_peace = doc.children_by(hit.trigger, &[Dep::Compound, Dep::Amod, Dep::Nmod]);
    hit.frame.event.is_some_and(EventKind::is_meeting)
        && hit.word_is(reading, &["conference", "summit", "talk", "talks", "negotiation", "round"])
        && of_peace.into_iter().any(|m| reading.token_is(m, &MATTERS))
}

/// "a conference on Yemen": states talk about a state.
pub(super) fn is_about_a_state(reading: &Reading, hit: &Hit) -> bool {
    let doc = reading.doc;
    let state = |n: usize| {
        reading
            .named_at(n)
            .is_some_and(|m| m.entities.iter().all(|e| reading.kind(*e) == EntityKind::Country))
    };
    hit.frame.event.is_some_and(EventKind::is_meeting)
        && hit.word_is(reading, &["conference", "summit", "meeting", "talk", "talks", "session", "forum"])
        && doc
            .children_by(hit.trigger, &[Dep::Prep])
            .filter(|p| reading.token_is(*p, &["on", "about", "over"]))
            .any(|p| doc.children_by(p, &[Dep::Pobj]).any(state))
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;

    #[test]
    fn governments_and_rulers_act_though_nobody_names_them() {
        check(&[
            (
                "Eight governments signed the treaty in Lima in August 2020.",
                "Agreement | 2020-08 | Lima | occurred",
            ),
            ("Four presidents met on a warship on Monday.", "Meeting | 2024-05-13 | - | occurred"),
            (
                "Seven African heads of state agreed on Monday on the text of a truce.",
                "Agreement | 2024-05-13 | - | occurred",
            ),
            ("Five foreign ministers signed the pact on Monday.", "Agreement | 2024-05-13 | - | occurred"),
            (
                "Chad agreed with six world powers on Monday to close the plant.",
                "Agreement Chad | 2024-05-13 | - | occurred",
            ),
            (
                "Chad and five governments signed the treaty in Lima on Monday.",
                "Agreement Chad | 2024-05-13 | Lima | occurred",
            ),
            ("Chad agreed with six farmers on Monday to close the plant.", ""),
            // It takes two people to meet.
            ("Chile's foreign minister, Boris Berg, held talks in Oslo on Monday.", ""),
            ("Union leaders met on Monday.", ""),
            ("The ministers signed the letter on Monday.", ""),
            ("Two former presidents met on Monday.", ""),
            ("Eight companies signed the deal in Lima on Monday.", ""),
            ("The peace talks in Geneva will resume in June.", "Meeting | 2024-06 | Geneva | planned"),
            ("The pay talks in Geneva will resume in June.", ""),
            (
                "Delegates from 195 countries adopted the climate agreement in December 2015.",
                "Agreement | 2015-12 | - | occurred",
            ),
            ("Fans from 195 countries adopted the mascot in December 2015.", ""),
        ]);
    }
}
