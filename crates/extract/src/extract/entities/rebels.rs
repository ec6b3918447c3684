//! "Syrian rebels", "the Iraqi opposition", "Kurdish fighters": those of a people or against a state who act for themselves, not for the
//! state whose name stands before them.
//!
//! They are bodies without a name of their own; who has no part in anything that the article tells is dropped again (`extract::idle`).

use crate::extract::reading::Reading;
use crate::facts::{EntityKind, MentionKind};
use crate::language::{Dep, Tag};
use std::ops::Range;

/// The rule that finds them.
pub(in crate::extract) const RULE: &str = "entities.organizations.rebels";

/// What those are called together: "opposition forces".
const TOGETHER: [&str; 7] = ["force", "group", "fighter", "faction", "army", "movement", "militia"];
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

/// The words from the name of the state or people to the noun.
fn phrase(reading: &Reading, noun: usize) -> Option<Range<usize>> {
    let doc = reading.doc;
    let lemma = reading.common_lemma(noun);
    let against = |t: usize| reading.has_common_lemma(t, &reading.words.ties.opposed);
    let before = noun.checked_sub(1)?;
    // "opposition forces"
    let joined = TOGETHER.contains(&&*lemma) && doc.tokens[before].head == noun && against(before);
    let single = against(noun) && !(doc.tokens[noun].dep == Dep::Compound && noun < doc.tokens[noun].head);
    if !(joined || single || FIGHTERS.contains(&&*lemma)) {
        return None;
    }
    let first = if joined { before } else { noun };
    let adjectives = (first.saturating_sub(2)..first).rev().take_while(|t| {
        *t >= doc.sentences[doc.sentence_of(noun)].start
            && (doc.tokens[*t].tag.is_adjective() || doc.tokens[*t].tag.is_proper())
    });
    for at in adjectives {
        if (joined || single)
            && let Some(state) =
                reading.named_at(at).filter(|m| m.kind == MentionKind::Demonym && m.tokens.len() == 1)
        {
            // "pro-Syrian rebels", "Turkish-backed rebels"
            let free = !reading.is_of_a_people(state) && !reading.token_is(at + 1, &["-", "–"]);
            return free.then_some(at..noun + 1);
        }
        let people = reading.token_in(at, &reading.words.ties.peoples) && reading.named_at(at).is_none();
        if people && doc.tokens[noun].tag == Tag::Nns {
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
    let rebels =
        reading.has_common_lemma(noun, &reading.words.ties.opposed) && doc.tokens[noun].tag == Tag::Nns;
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
