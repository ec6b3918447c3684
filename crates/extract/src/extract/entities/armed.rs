//! "this terrorist group", "the militants", "the group": those under arms who were named last.
//!
//! In: a [`Reading`] whose names are known. Out: more mentions of armed groups, before events and ties are looked for.

use crate::extract::reading::{Found, Reading};
use crate::extract::stances;
use crate::facts::{EntityKind, MentionKind};
use crate::language::{Dep, Tag};
use std::ops::Range;

/// What they are called together.
const GROUPS: [&str; 7] =
    ["group", "organization", "organisation", "movement", "outfit", "faction", "militia"];
/// What their members are called.
const MEMBERS: [&str; 6] = ["terrorist", "militant", "jihadist", "jihadi", "extremist", "islamist"];
/// So many sentences back a group that is called so was named.
const LATELY: usize = 5;
/// And one that is not.
const JUST_NOW: usize = 1;

/// Marks the nouns.
pub(super) fn find(reading: &mut Reading) {
    let armed: Vec<usize> =
        (0..reading.entities.len()).filter(|e| stances::bears_arms(reading, *e)).collect();
    if armed.is_empty() {
        return;
    }
    let nouns = (0..reading.doc.tokens.len()).filter(|t| reading.doc.tokens[*t].tag.is_noun());
    let found: Vec<(Range<usize>, usize)> = nouns.filter_map(|t| group(reading, t, &armed)).collect();
    for (words, entity) in found {
        reading.mention(words, entity, MentionKind::Nominal, "entities.organizations.armed-group");
    }
}

/// The words that end at a noun, and the group that they mean.
fn group(reading: &Reading, noun: usize, armed: &[usize]) -> Option<(Range<usize>, usize)> {
    let doc = reading.doc;
    let token = &doc.tokens[noun];
    let lemma = reading.common_lemma(noun);
    let members = token.tag == Tag::Nns && MEMBERS.contains(&&*lemma);
    let together = token.tag == Tag::Nn && GROUPS.contains(&&*lemma);
    if !(members || together) || reading.named_at(noun).is_some() {
        return None;
    }
    let start = doc.sentences[doc.sentence_of(noun)].start;
    let described = |t: &usize| {
        let t = &doc.tokens[*t];
        t.tag.is_adjective() || t.tag.is_noun() || t.text == "-"
    };
    let first = (start..noun).rev().take_while(described).last().unwrap_or(noun);
    let pointed = first.checked_sub(1).filter(|t| *t >= start && doc.head(*t) == Some(noun))?;
    let points = doc.tokens[pointed].is_any(&["this", "these", "those", "that"]);
    if !(points || doc.tokens[pointed].is("the")) || !is_alone(reading, noun, first) {
        return None;
    }
    let called = doc.tokens[first..noun].iter().any(|t| reading.words.ties.under_arms.holds(t.text));
    let entity = match members {
        true => only_one(reading, pointed, if points { LATELY } else { JUST_NOW }, armed),
        false if called => last(reading, pointed, LATELY, |e| armed.contains(&e)),
        // "the group" alone is the body that was named last, whichever it be.
        false => last(reading, pointed, JUST_NOW, |e| reading.kind(e) == EntityKind::Organization),
    };
    entity.filter(|e| armed.contains(e)).map(|e| (pointed..noun + 1, e))
}

/// Whether no name and no word behind tells which it is: not "the Kurdish group", "the militants of the south", "the group that Ott leads".
fn is_alone(reading: &Reading, noun: usize, first: usize) -> bool {
    let doc = reading.doc;
    let other = |t: usize| {
        let lemma = &*doc.tokens[t].lemma;
        reading.named_at(t).is_some()
            || doc.tokens[t].is_capitalised()
            || matches!(lemma, "other" | "same" | "first" | "second")
    };
    let behind =
        doc.children_by(noun, &[Dep::Prep]).any(|p| reading.token_is(p, &["of", "from", "in", "against"]))
            || doc.children_by(noun, &[Dep::Relcl, Dep::Acl, Dep::Appos]).next().is_some();
    let before = matches!(doc.tokens[noun].dep, Dep::Compound | Dep::Appos | Dep::Attr | Dep::Nmod);
    let name_behind = reading.named_at(noun + 1).is_some_and(|m| m.tokens.start == noun + 1);
    !((first..noun).any(other) || behind || before || name_behind)
}

/// The names before a word in its sentence and so many before it, the last first.
fn before<'r>(reading: &'r Reading, at: usize, back: usize) -> impl Iterator<Item = &'r Found> {
    let sentence = reading.doc.sentence_of(at);
    (0..=back).filter_map(move |n| sentence.checked_sub(n)).flat_map(move |s| {
        let named = move |m: &&Found| m.kind == MentionKind::Name && m.tokens.end <= at;
        reading.mentions_of_sentence(s).iter().filter(named).rev()
    })
}

/// The entity named last that is fit.
fn last(reading: &Reading, at: usize, back: usize, fits: impl Fn(usize) -> bool) -> Option<usize> {
    before(reading, at, back).flat_map(|m| m.entities.iter().copied()).find(|e| fits(*e))
}

/// The armed group that was named lately, if there is one alone.
fn only_one(reading: &Reading, at: usize, back: usize, armed: &[usize]) -> Option<usize> {
    let mut all =
        before(reading, at, back).flat_map(|m| m.entities.iter().copied()).filter(|e| armed.contains(e));
    let first = all.next()?;
    all.all(|e| e == first).then_some(first)
}

#[cfg(test)]
mod tests {
    use crate::extract::testing;

    /// The words that mean an armed group.
    fn found(text: &str) -> Vec<String> {
        testing::reading(text, |r| {
            let own = r.mentions.iter().filter(|m| m.rule == "entities.organizations.armed-group");
            own.map(|m| format!("{} = {}", r.doc.slice(m.tokens.clone()), r.entities[m.entities[0]].label))
                .collect()
        })
    }

    #[test]
    fn an_armed_group_is_named_again_by_a_noun() {
        for (text, wanted) in [
            (
                "Boko Haram took a town. This terrorist group must be stopped.",
                "This terrorist group = Boko Haram",
            ),
            ("Boko Haram took a town. The group attacked a bank on Monday.", "The group = Boko Haram"),
            (
                "Boko Haram took a town. Peru vowed to defeat these terrorists.",
                "these terrorists = Boko Haram",
            ),
            ("Boko Haram took a town. The militants attacked a bank.", "The militants = Boko Haram"),
            (
                "Boko Haram took a town. It burned the mill. Peru will fight this barbaric organisation.",
                "this barbaric organisation = Boko Haram",
            ),
        ] {
            assert_eq!(found(text), [wanted], "{text}");
        }
    }

    #[test]
    fn a_group_that_is_another_is_not() {
        for text in [
            "Boko Haram fought the Arab League. The organization met in Rome.",
            "Boko Haram took a town. A group of ministers met in Rome.",
            "Boko Haram took a town. The group of seven met in Rome.",
            "Boko Haram took a town. Terrorist groups are many.",
            "Boko Haram and Al-Shabaab took a town. The militants attacked a bank.",
            "The Arab League met. This group is large.",
            "Boko Haram took a town. The Kurdish militants attacked a bank.",
        ] {
            assert!(found(text).is_empty(), "{text} {:?}", found(text));
        }
    }
}
