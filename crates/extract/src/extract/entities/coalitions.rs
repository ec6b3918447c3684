//! "the international coalition", "coalition aircraft", "the coalition": a coalition of states under arms, which acts like a body.
//!
//! Not a coalition that governs, nor one of charities, nor "the Saudi-led coalition", for which who leads it stands.

use crate::extract::reading::Reading;
use crate::extract::stances;
use crate::facts::{EntityKind, MentionKind};
use crate::language::{Dep, Tag};
use std::ops::Range;

/// What a coalition of the world's states is called.
const WIDE: [&str; 5] = ["global", "international", "multinational", "military", "allied"];
/// What one does to who is under arms: "a coalition to defeat".
const FIGHTS: [&str; 8] =
    ["counter", "defeat", "degrade", "fight", "destroy", "combat", "battle", "confront"];

/// Marks the coalition of an article, where it is told of as one under arms.
pub(super) fn find(reading: &mut Reading) {
    let places: Vec<usize> = (0..reading.doc.tokens.len())
        .filter(|t| reading.doc.tokens[*t].is("coalition") && reading.named_at(*t).is_none())
        .filter(|t| is_of_states(reading, *t))
        .collect();
    let armed: Vec<Range<usize>> =
        places.iter().filter(|t| is_under_arms(reading, **t)).map(|t| words(reading, *t)).collect();
    let named = (0..reading.entities.len()).find(|e| {
        let words = reading.entities[*e].label.split_once(' ');
        let wide = |w: &str| WIDE.iter().any(|wide| w.eq_ignore_ascii_case(wide));
        reading.kind(*e) == EntityKind::Organization
            && words.is_some_and(|(first, last)| wide(first) && last.eq_ignore_ascii_case("coalition"))
    });
    let coalition = match (named, armed.first()) {
        (Some(known), _) => known,
        (None, Some(first)) => {
            let label = reading.doc.slice(first.clone()).to_owned();
            reading.entity(EntityKind::Organization, &label)
        }
        (None, None) => return,
    };
    for at in places {
        let tokens = words(reading, at);
        let wide = tokens.len() > 1;
        if wide || is_definite(reading, at) || is_under_arms(reading, at) {
            let name = reading.doc.slice(tokens.clone()).to_owned();
            reading.alias(coalition, &name);
            reading.mention(tokens, coalition, MentionKind::Nominal, "entities.organizations.coalition");
        }
    }
}

/// The noun with what such a coalition is called.
fn words(reading: &Reading, noun: usize) -> Range<usize> {
    let wide = noun.checked_sub(1).filter(|t| reading.token_is(*t, &WIDE));
    wide.unwrap_or(noun)..noun + 1
}

/// Whether nothing says that it is one of parties, firms or charities, or who leads it.
fn is_of_states(reading: &Reading, noun: usize) -> bool {
    let doc = reading.doc;
    // "our coalition", "a coalition of 63 nations"
    let plain = |c: usize| {
        let token = &doc.tokens[c];
        reading.token_is(c, &WIDE)
            || token.is_any(&["wider", "anti", "same", "new", "our", "this", "-"])
            || matches!(&*token.lemma, "nation" | "country" | "state" | "member")
    };
    let own = doc.children_by(noun, &[Dep::Amod, Dep::Compound, Dep::Nmod, Dep::Poss]).all(plain);
    let of = doc.children_by(noun, &[Dep::Prep]).find(|p| reading.token_is(*p, &["of", "with", "between"]));
    let states = |o: usize| matches!(&*doc.tokens[o].lemma, "nation" | "country" | "state" | "power");
    let whose = of.is_none_or(|p| doc.child_by(p, &[Dep::Pobj]).is_some_and(states));
    let civil = doc.head(noun).is_some_and(|h| {
        doc.tokens[noun].dep == Dep::Compound
            && matches!(
                &*doc.tokens[h].lemma,
                "government" | "talk" | "partner" | "party" | "cabinet" | "agreement" | "deal" | "ally"
            )
    });
    // "the Saudi-led coalition", which the parser may hang on the noun behind
    let led = noun.checked_sub(1).is_some_and(|t| doc.tokens[t].is_any(&["led", "backed", "dominated"]));
    own && whose && !civil && !led && doc.tokens[noun].tag != Tag::Nns
}

/// Whether the words beside it tell of arms.
fn is_under_arms(reading: &Reading, noun: usize) -> bool {
    let doc = reading.doc;
    let armed = |t: usize| {
        reading.named_at(t).is_some_and(|m| m.entities.iter().any(|e| stances::bears_arms(reading, *e)))
    };
    let behind = |head: usize, words: &[&str]| {
        doc.children_by(head, &[Dep::Prep])
            .filter(|p| reading.token_is(*p, words))
            .flat_map(|p| doc.children_by(p, &[Dep::Pobj]))
            .any(armed)
    };
    // "We are proud that the international coalition has helped troops to defeat Boko Haram."
    let sentence = doc.sentence_of(noun);
    let called = words(reading, noun).len() > 1
        || doc.tokens[noun].is_capitalised() && doc.sentences[sentence].start + 1 < noun;
    let against = || reading.mentions_of_sentence(sentence).iter().any(|m| armed(m.tokens.start));
    if called && against() {
        return true;
    }
    let fights =
        |v: usize| FIGHTS.contains(&&*doc.tokens[v].lemma) && doc.children_by(v, &[Dep::Dobj]).any(armed);
    let before = matches!(doc.tokens[noun].dep, Dep::Compound | Dep::Nmod | Dep::Amod);
    let of_arms =
        doc.head(noun).is_some_and(|h| before && reading.words.ties.of_arms.contains(&doc.tokens[h].lemma));
    of_arms
        || behind(noun, &["against"])
        // "a coalition designed to defeat"
        || doc.children_by(noun, &[Dep::Acl, Dep::Relcl, Dep::Advcl]).any(|v| {
            fights(v) || doc.children_by(v, &[Dep::Xcomp]).any(fights)
        })
        // "a coalition campaign against"
        || doc.head(noun).is_some_and(|h| before && behind(h, &["against"]))
        // "the coalition is fighting"
        || doc.ancestors(noun).take(3).any(|v| doc.is_verbal(v) && (fights(v) || doc.children_by(v, &[Dep::Xcomp, Dep::Advcl, Dep::Ccomp]).any(fights)))
}

/// "the coalition", "the Coalition's".
fn is_definite(reading: &Reading, noun: usize) -> bool {
    let before = noun.checked_sub(1).is_some_and(|t| reading.token_is(t, &["the", "wider"]));
    before || reading.doc.children_by(noun, &[Dep::Det]).any(|d| reading.token_is(d, &["the", "this"]))
}

#[cfg(test)]
mod tests {
    use crate::extract::testing;

    /// The words that mean a coalition under arms.
    fn found(text: &str) -> Vec<String> {
        testing::reading(text, |r| {
            let own = r.mentions.iter().filter(|m| m.rule == "entities.organizations.coalition");
            own.map(|m| r.doc.slice(m.tokens.clone()).to_owned()).collect()
        })
    }

    #[test]
    fn a_coalition_under_arms_acts() {
        for (text, wanted) in [
            ("Peru joined the international coalition against Boko Haram. The coalition met in Lima.", 2),
            ("Planes of Peru took off. Then coalition aircraft struck a depot.", 1),
            ("The coalition is fighting Boko Haram in the north.", 1),
            ("Peru is part of a 63 nation coalition designed to defeat Boko Haram.", 1),
            ("Peru thanked our international coalition, which fights Boko Haram.", 1),
        ] {
            let found = found(text);
            assert_eq!(found.len(), wanted, "{text} {found:?}");
        }
    }

    #[test]
    fn a_coalition_of_parties_or_charities_does_not() {
        for text in [
            "The ruling coalition in Peru lost a vote. The coalition is weak.",
            "A coalition of charities sent rice to Peru.",
            "Peru's coalition government resigned. The coalition had two parties.",
            "The Peruvian-led coalition bombed Chile.",
        ] {
            let found = found(text);
            assert!(found.is_empty(), "{text} {found:?}");
        }
    }
}
