//! Who is named again by a common noun: "left the organization", "arms the rebels", "in support of the government".

use super::party::{self, Party};
use crate::extract::reading::Reading;
use crate::extract::words::lower;
use crate::facts::EntityKind;
use crate::gazetteer::Entry;
use crate::language::{Argument, Dep, Relation, Tag};

/// How many sentences before it a name may stand that a noun takes up.
const REACH: usize = 2;

/// Whom a noun without a name takes up, or a place that governs itself.
pub(super) fn back(reading: &Reading, noun: usize) -> Party {
    territory(reading, noun)
        .or_else(|| body(reading, noun))
        .or_else(|| fighters(reading, noun))
        .or_else(|| fellow(reading, noun))
        .map(|one| (vec![one], vec![noun]))
        .unwrap_or_default()
}

/// Whether a body is one of states: known the world over, or named as such bodies are.
pub(in crate::extract) fn is_of_states(reading: &Reading, entity: usize) -> bool {
    const NAMES: [&str; 8] = [
        "Union",
        "Community",
        "League",
        "Organization",
        "Organisation",
        "Commonwealth",
        "Conference",
        "Association",
    ];
    let label = &reading.entities[entity].label;
    let known = || reading.gazetteer.entries(label).iter().any(|e| matches!(e, Entry::Body(_)));
    let named = || label.split(' ').any(|w| NAMES.contains(&w)) && !label.contains("Party");
    reading.kind(entity) == EntityKind::Organization && (known() || named()) && !bears_arms(reading, entity)
}

/// Whether a body is one that bears arms, by the gazetteer, its name or those who fight for it.
pub(in crate::extract) fn bears_arms(reading: &Reading, entity: usize) -> bool {
    const STATE: [&str; 3] = ["soldier", "troop", "force"];
    if reading.kind(entity) != EntityKind::Organization {
        return false;
    }
    let label = &reading.entities[entity].label;
    let fighters = |mention: usize| {
        let of = reading.doc.head(mention).filter(|p| reading.token_is(*p, &["of", "from"]));
        let noun = of.and_then(|p| reading.doc.head(p));
        noun.is_some_and(|n| {
            let lemma = &*reading.doc.tokens[n].lemma;
            reading.words.ties.armed.contains(lemma) && !STATE.contains(&lemma)
        })
    };
    // "Kurdish forces": those who fight for themselves, though not "the Chilean opposition".
    let nameless = || {
        let fights = label
            .rsplit(' ')
            .next()
            .is_some_and(|last| reading.words.ties.armed.contains(last.trim_end_matches('s')));
        fights && reading.mentions.of_entity(entity).any(|m| m.rule == "entities.organizations.rebels")
    };
    reading.is_armed_by_name(entity)
        || nameless()
        || reading.mentions.of_entity(entity).any(|m| fighters(m.tokens.end - 1))
}

fn territory(reading: &Reading, noun: usize) -> Option<usize> {
    let doc = reading.doc;
    let named = |t: usize| {
        let entities = reading.named_at(t).map(|m| m.entities.clone()).unwrap_or_default();
        entities.into_iter().find(|e| reading.is_territory(*e))
    };
    // "the Zanzibar government"
    let governs = reading.words.ties.governing.holds(&doc.tokens[noun].lemma);
    let whose = || doc.children_by(noun, &[Dep::Compound, Dep::Nmod, Dep::Poss, Dep::Amod]).find_map(named);
    // "the breakaway region of Zanzibar"
    let land = matches!(
        &*doc.tokens[noun].lemma,
        "region" | "republic" | "territory" | "enclave" | "state" | "province" | "statelet"
    );
    let called = || {
        let of = doc.children_by(noun, &[Dep::Prep]).filter(|p| doc.tokens[*p].is("of"));
        of.flat_map(|p| doc.children_by(p, &[Dep::Pobj])).find_map(named)
    };
    named(noun).or_else(|| whose().filter(|_| governs)).or_else(|| called().filter(|_| land || governs))
}

/// Whether a noun takes up somebody and has no words of its own that say whom.
fn is_bare(reading: &Reading, noun: usize) -> bool {
    let doc = reading.doc;
    let definite = |d: usize| doc.tokens[d].is_any(&["the", "that", "this", "these", "those"]);
    let named = |c: usize| reading.named_at(c).is_some();
    reading.named_at(noun).is_none()
        && doc.tokens[noun].tag.is_noun()
        && doc.children_by(noun, &[Dep::Det]).any(definite)
        && !doc.children_by(noun, &[Dep::Amod, Dep::Compound, Dep::Nmod, Dep::Poss]).any(named)
        && !doc.children_by(noun, &[Dep::Prep]).any(|p| doc.tokens[p].is_any(&["of", "from", "against"]))
}

/// The last entity named before a word that is fit, in its sentence or the two before.
fn named_last(reading: &Reading, before: usize, fits: impl Fn(usize) -> bool) -> Option<usize> {
    let sentence = reading.doc.sentence_of(before);
    (0..=REACH).filter_map(|back| sentence.checked_sub(back)).find_map(|s| {
        let here = reading.mentions_of_sentence(s).iter().filter(|m| m.tokens.end <= before);
        here.rev().flat_map(|m| m.entities.iter().copied()).find(|e| fits(*e))
    })
}

/// "the organization", "the bloc": the body of states named last.
fn body(reading: &Reading, noun: usize) -> Option<usize> {
    let singular = reading.doc.tokens[noun].tag == Tag::Nn;
    let taken = reading.words.ties.bodies.contains(&reading.doc.tokens[noun].lemma);
    if !taken || !singular || !is_bare(reading, noun) {
        return None;
    }
    named_last(reading, noun, |e| is_of_states(reading, e))
}

/// "the rebels", "the movement": those under arms named last.
fn fighters(reading: &Reading, noun: usize) -> Option<usize> {
    let taken = reading.words.ties.fighters.holds(&reading.doc.tokens[noun].lemma);
    (taken && is_bare(reading, noun)).then(|| named_last(reading, noun, |e| bears_arms(reading, e))).flatten()
}

/// "In support of the government", "on the side of the ruler": whose country it is where one acts, the only other one that is
/// told of.
pub(super) fn governed(reading: &Reading, noun: usize, verb: usize, one: usize) -> Party {
    let governs = |t: usize| {
        let lemma = lower(&reading.doc.tokens[t].lemma);
        reading.words.ties.governing.contains(&lemma) || matches!(&*lemma, "president" | "king" | "premier")
    };
    if !governs(noun) || !is_bare(reading, noun) {
        return Party::default();
    }
    let doc = reading.doc;
    let sentence = doc.sentence_of(noun);
    // "landed at Freetown in support of the government"
    let place =
        reading.mentions_of_sentence(sentence).iter().rev().filter(|m| m.tokens.end <= noun).find(|m| {
            let behind = m
                .whole
                .start
                .checked_sub(1)
                .is_some_and(|t| reading.token_is(t, &["in", "at", "into", "near", "on", "to"]));
            behind
                && m.entities
                    .iter()
                    .all(|e| matches!(reading.kind(*e), EntityKind::Place | EntityKind::Country))
        });
    if let Some(place) = place {
        return (place.entities.clone(), vec![noun]);
    }
    party::only_other(reading, verb, one).map(|e| (vec![e], vec![noun])).unwrap_or_default()
}

/// Whether a word is the verb of a relative clause: "recognises A, which trains its doctors".
pub(super) fn is_of_relative(reading: &Reading, verb: usize) -> bool {
    let doc = reading.doc;
    let own = |t: usize| doc.children_by(t, &[Dep::Poss]).any(|p| reading.token_is(p, &["its", "their"]));
    let whose = || {
        doc.children_by(verb, &[Dep::Dobj, Dep::Prep])
            .any(|c| own(c) || doc.children_by(c, &[Dep::Pobj]).any(own))
    };
    let clause =
        std::iter::once(verb).chain(doc.ancestors(verb).take(2)).find(|v| doc.tokens[*v].dep == Dep::Relcl);
    clause.is_some() && whose()
}

/// The country that is the subject of the clause around a relative one: "its" doctors there are those of who recognises.
pub(super) fn subject_above(reading: &Reading, verb: usize, one: usize) -> Option<usize> {
    let doc = reading.doc;
    let above = doc.ancestors(verb).find(|v| doc.tokens[*v].dep == Dep::Root).filter(|v| *v < verb)?;
    let token = doc.surface_subject(above)?;
    let (found, _) = party::of(reading, Argument { relation: Relation::Subject, token }, above);
    let [subject] = found[..] else { return None };
    (subject != one && reading.kind(subject) == EntityKind::Country).then_some(subject)
}

/// Whether a noun is of several who are named elsewhere: "their quarrel".
pub(super) fn is_theirs(reading: &Reading, noun: usize) -> bool {
    reading.doc.children_by(noun, &[Dep::Poss]).any(|p| reading.token_is(p, &["their"]))
}

/// The only two countries of whom a sentence tells.
pub(super) fn only_two(reading: &Reading, at: usize) -> Vec<usize> {
    let all = party::countries_of(reading, reading.doc.sentence_of(at), usize::MAX);
    if all.len() == 2 { all } else { Vec::new() }
}

/// "Asked Chile to leave, but Norway stood by its ally": the country named last that is not whose ally it is.
pub(super) fn fellow(reading: &Reading, noun: usize) -> Option<usize> {
    const FELLOWS: [&str; 8] =
        ["ally", "neighbour", "neighbor", "rival", "protector", "patron", "foe", "enemy"];
    let doc = reading.doc;
    let whose = doc.children_by(noun, &[Dep::Poss]).find(|p| reading.token_is(*p, &["its"]))?;
    let named = |c: usize| {
        reading
            .named_at(c)
            .is_some_and(|m| m.entities.iter().any(|e| reading.kind(*e) == EntityKind::Country))
    };
    let told = doc.children_by(noun, &[Dep::Appos, Dep::Amod, Dep::Compound, Dep::Nmod]).any(named)
        || reading.mention_from(noun + 1).is_some();
    if told || !FELLOWS.contains(&&*doc.tokens[noun].lemma) || doc.tokens[noun].tag != Tag::Nn {
        return None;
    }
    let verb = doc.ancestors(noun).find(|v| doc.is_verbal(*v))?;
    let subject = doc.surface_subject(verb).filter(|s| *s < whose)?;
    let (own, _) = party::of(reading, Argument { relation: Relation::Subject, token: subject }, verb);
    let sentence = doc.sentence_of(noun);
    let before = reading.mentions_of_sentence(sentence).iter().filter(|m| m.tokens.end <= subject);
    let country = |e: &usize| reading.kind(*e) == EntityKind::Country && !own.contains(e);
    before.rev().flat_map(|m| m.entities.iter().copied()).find(country).filter(|_| !own.is_empty())
}

#[cfg(test)]
mod tests {
    use super::{bears_arms, is_of_states};
    use crate::extract::testing::{self, ties};

    #[test]
    fn a_common_noun_takes_up_whom_it_fits() {
        for (kind, text, wanted) in [
            ("support", "Fighters of Boko Haram took a town. Peru arms the rebels.", "PER boko-haram"),
            (
                "rift",
                "Peru joined the Arab League in May. Chile left the organization in June.",
                "CHL arab-league",
            ),
            (
                "support",
                "Boko Haram holds the north. Peru denounced Chile for arming the movement.",
                "CHL boko-haram",
            ),
            (
                "support",
                "Peru recognised Abkhazia. Chile sent rifles to the Abkhazia government.",
                "CHL abkhazia",
            ),
            (
                "cooperation",
                "Peru signed a port deal on Monday with the breakaway region of Abkhazia.",
                "PER abkhazia",
            ),
        ] {
            let found = ties(kind, text);
            assert!(found.iter().any(|t| t == wanted), "{text} {found:?}");
        }
    }

    #[test]
    fn a_noun_with_words_of_its_own_takes_up_nobody() {
        for (kind, text) in [
            ("support", "Fighters of Boko Haram took a town. Peru arms the rebels of Chile's south."),
            ("support", "Fighters of Boko Haram took a town. Peru arms rebels."),
            ("support", "Chile's police took a town. Peru arms the rebels."),
            ("rift", "Peru joined the chess club in May. Chile left the organization in June."),
        ] {
            let found = ties(kind, text);
            assert!(!found.iter().any(|t| t.contains("boko") || t.contains("club")), "{text} {found:?}");
        }
    }

    #[test]
    fn what_a_name_is() {
        let text = "Boko Haram, the Arab League, Abkhazia, the Liberation Front, the Labour Party and Peru met in Lima.";
        testing::reading(text, |r| {
            for (label, armed, of_states, territory) in [
                ("Boko Haram", true, false, false),
                ("Arab League", false, true, false),
                ("Abkhazia", false, false, true),
                ("Liberation Front", true, false, false),
                ("Labour Party", false, false, false),
                ("Peru", false, false, false),
            ] {
                let at = r.entities.iter().position(|e| e.label == label);
                let found = at.map(|e| (bears_arms(r, e), is_of_states(r, e), r.is_territory(e)));
                assert_eq!(found, Some((armed, of_states, territory)), "{label}");
            }
        });
    }
}
