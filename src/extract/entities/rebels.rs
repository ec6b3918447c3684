//! "Syrian rebels", "the Iraqi opposition", "Kurdish fighters": those of a people or against a state who act for themselves, not for the
//! state whose name stands before them.
//!
//! They are bodies without a name of their own; who has no part in anything that the article tells is dropped again ([`drop_idle`]).

use crate::extract::events::FoundEvent;
use crate::extract::reading::Reading;
use crate::extract::relationships::FoundRelationship;
use crate::facts::{EntityKind, MentionKind};
use crate::language::{Dep, Tag};
use std::ops::Range;

const RULE: &str = "entities.organizations.rebels";

/// Who is against the state whose name stands before: "Syrian rebels".
const AGAINST: [&str; 9] = [
    "rebel",
    "insurgent",
    "opposition",
    "guerrilla",
    "guerilla",
    "separatist",
    "insurgency",
    "rebellion",
    "resistance",
];
/// What those are called together: "opposition forces".
const TOGETHER: [&str; 7] = ["force", "group", "fighter", "faction", "army", "movement", "militia"];
/// Peoples without a state of their name for which fighters act.
const PEOPLES: [&str; 14] = [
    "Kurdish", "Yazidi", "Yezidi", "Sunni", "Shia", "Shiite", "Shi'ite", "Tuareg", "Turkmen", "Druze",
    "Alawite", "Chechen", "Tamil", "Hutu",
];
/// Those who fight for them.
const FIGHTERS: [&str; 7] = ["fighter", "force", "militia", "militiaman", "militant", "rebel", "troop"];

/// Finds them.
pub(super) fn find(reading: &mut Reading) {
    let mut named: Vec<(Range<usize>, String)> = Vec::new();
    let mut bare: Vec<usize> = Vec::new();
    for at in 0..reading.doc.tokens.len() {
        if reading.named_at(at).is_some() || !reading.doc.tokens[at].tag.is_noun() {
            continue;
        }
        match phrase(reading, at) {
            Some(words) => {
                let label = label(reading, &words);
                named.push((words, label));
            }
            None if is_bare(reading, at) => bare.push(at),
            None => {}
        }
    }
    let mut entities: Vec<usize> = Vec::new();
    for (words, label) in named {
        let entity = reading.entity(EntityKind::Organization, &label);
        if !entities.contains(&entity) {
            entities.push(entity);
        }
        reading.mention(words, entity, MentionKind::Nominal, RULE);
    }
    // "the rebels" alone are the only ones told of.
    if let [one] = entities[..] {
        for at in bare {
            reading.mention(at..at + 1, one, MentionKind::Nominal, RULE);
        }
    }
}

/// Drops those who have part in no event and no tie and say nothing.
pub(in crate::extract) fn drop_idle(
    reading: &mut Reading,
    events: &[FoundEvent],
    ties: &[FoundRelationship],
) {
    let claims = &reading.claims;
    let acts = |e: usize| {
        events.iter().any(|v| v.participants.contains(&e))
            || ties.iter().any(|t| t.from == e || t.to == e)
            || claims.iter().any(|c| {
                c.speaker.entities.contains(&e)
                    || c.speaker.on_behalf_of.contains(&e)
                    || c.addressee.contains(&e)
            })
    };
    let mut idle: Vec<usize> = Vec::new();
    let own = reading.mentions.iter().filter(|m| m.rule == RULE).flat_map(|m| m.entities.iter().copied());
    idle.extend(own.filter(|e| !acts(*e)));
    if !idle.is_empty() {
        reading.mentions.retain_mut(|m| m.rule != RULE || !m.entities.iter().any(|e| idle.contains(e)));
    }
}

/// The words from the name of the state or people to the noun.
fn phrase(reading: &Reading, noun: usize) -> Option<Range<usize>> {
    let doc = reading.doc;
    let lemma = reading.common_lemma(noun);
    let against = |t: usize| AGAINST.contains(&&*reading.common_lemma(t));
    let before = noun.checked_sub(1)?;
    // "opposition forces"
    let joined = TOGETHER.contains(&&*lemma) && doc.tokens[before].head == noun && against(before);
    let single = against(noun) && !(doc.tokens[noun].dep == Dep::Compound && noun < doc.tokens[noun].head);
    let first = if joined { before } else { noun };
    let adjectives = (first.saturating_sub(2)..first).rev().take_while(|t| {
        *t >= doc.sentences[doc.sentence_of(noun)].start
            && (doc.tokens[*t].tag.is_adjective() || doc.tokens[*t].tag.is_proper())
    });
    for at in adjectives {
        if joined || single {
            if let Some(state) =
                reading.named_at(at).filter(|m| m.kind == MentionKind::Demonym && m.tokens.len() == 1)
            {
                // "pro-Syrian rebels", "Turkish-backed rebels"
                let free = !reading.is_of_a_people(state) && !reading.token_is(at + 1, &["-", "–"]);
                return free.then_some(at..noun + 1);
            }
        }
        let people = PEOPLES.iter().any(|p| doc.tokens[at].is(p)) && reading.named_at(at).is_none();
        if people && (joined || single || FIGHTERS.contains(&&*lemma)) && doc.tokens[noun].tag == Tag::Nns {
            return Some(at..noun + 1);
        }
    }
    None
}

/// "Syrian rebels", "Syrian opposition", "Kurdish forces": without what stands between.
fn label(reading: &Reading, words: &Range<usize>) -> String {
    reading.doc.slice(words.clone()).to_owned()
}

/// "the rebels", "rebel fighters"
fn is_bare(reading: &Reading, noun: usize) -> bool {
    let doc = reading.doc;
    let rebels = AGAINST.contains(&&*reading.common_lemma(noun)) && doc.tokens[noun].tag == Tag::Nns;
    rebels && doc.child_by(noun, &[Dep::Amod, Dep::Compound, Dep::Nmod, Dep::Poss, Dep::Prep]).is_none()
}

#[cfg(test)]
mod tests {
    use crate::article::Article;
    use crate::extract::testing;

    /// Each tie as "kind from to".
    fn ties(text: &str) -> Vec<String> {
        let facts = testing::facts(&Article::from_text("notes", text.to_owned()));
        let label =
            |id: &crate::facts::EntityId| facts.entity(id).map_or("?", |e| e.label.as_str()).to_owned();
        facts
            .relationships
            .iter()
            .map(|r| format!("{} {} + {}", r.kind.name(), label(&r.from), label(&r.to)))
            .collect()
    }

    #[test]
    fn rebels_act_for_themselves() {
        for (text, wanted) in [
            ("Peruvian rebels attacked troops of Chile.", "conflict Peruvian rebels + Chile"),
            ("Chile is arming Peruvian rebels.", "support Chile + Peruvian rebels"),
            ("Kurdish fighters are battling Boko Haram.", "conflict Kurdish fighters + Boko Haram"),
            ("Peru attacked the Peruvian rebels. Chile armed the rebels.", "support Chile + Peruvian rebels"),
        ] {
            let found = ties(text);
            assert!(found.iter().any(|t| t == wanted), "{text} {found:?}");
        }
    }

    #[test]
    fn who_has_part_in_nothing_is_no_body() {
        for text in ["A film about Peruvian rebels won a prize in Chile.", "Peruvian troops sang in Chile."] {
            let facts = testing::facts(&Article::from_text("notes", text.to_owned()));
            assert!(
                !facts.entities.iter().any(|e| e.label.contains("rebels") || e.label.contains("troops")),
                "{text}"
            );
        }
    }
}
