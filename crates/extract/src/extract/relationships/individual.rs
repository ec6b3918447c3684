//! Who is told of by his nationality alone and acts for no state, and what was done to nobody on purpose.

use crate::extract::pattern::Match;
use crate::extract::reading::Reading;
use crate::facts::EntityKind;
use crate::language::{Dep, Tag};

/// "The Australian who fought beside them", "a dead Tanzanian": whether all words of a match that name a state mean one of its people.
pub(super) fn is_only(reading: &Reading, found: &Match, entity: usize) -> bool {
    if reading.kind(entity) != EntityKind::Country {
        return false;
    }
    let named = |t: &usize| reading.named_at(*t).is_some_and(|m| m.entities.contains(&entity));
    let mut words: Vec<usize> = found.words.iter().copied().filter(named).collect();
    if words.is_empty() {
        let sentence = reading.doc.sentence_of(found.trigger);
        let here = reading.mentions_of_sentence(sentence).iter().filter(|m| m.entities.contains(&entity));
        words.extend(here.map(|m| m.tokens.end - 1));
    }
    !words.is_empty() && words.into_iter().all(|t| is_one(reading, t))
}

/// "An Australian", "the Peruvian arrested in Lima", but not "the Polish", who are all of them, nor "the Peruvian premier".
fn is_one(reading: &Reading, word: usize) -> bool {
    let doc = reading.doc;
    let token = &doc.tokens[word];
    let person = token.text.ends_with("an") || token.text.ends_with("man") || token.text.ends_with("woman");
    let whole = reading.named_at(word).is_some_and(|m| m.tokens.len() == 1);
    let head =
        matches!(token.dep, Dep::Nsubj | Dep::Nsubjpass | Dep::Dobj | Dep::Pobj | Dep::Appos | Dep::Attr)
            && !matches!(token.tag, Tag::Nns | Tag::Nnps);
    let article = |d: usize| doc.tokens[d].is_any(&["a", "an", "the", "another", "one"]);
    person && whole && head && doc.children_by(word, &[Dep::Det, Dep::Nummod]).any(article)
}

/// "killed by a stray bomb", "fired on them by mistake": who is struck so is no enemy.
pub(super) fn is_by_mistake(reading: &Reading, trigger: usize, words: &[usize]) -> bool {
    const STRAY: [&str; 7] =
        ["stray", "errant", "misguided", "off-target", "accidentally", "mistakenly", "inadvertently"];
    let doc = reading.doc;
    let first = words.iter().copied().min().unwrap_or(trigger).min(trigger);
    let by_mistake = |t: usize| {
        reading.token_is(t, &["by", "in"]) && reading.token_is(t + 1, &["mistake", "accident", "error"])
    };
    (first..doc.subtree(trigger).end).any(|t| doc.tokens[t].is_any(&STRAY) || by_mistake(t))
}

#[cfg(test)]
mod tests {
    use crate::extract::testing::ties;

    #[test]
    fn one_of_a_people_acts_for_no_state() {
        for (text, wanted) in [
            ("The Peruvian arrested for fighting alongside Boko Haram is from Lima.", false),
            ("A Peruvian has backed Chile for years.", false),
            ("Peruvian gunners fought alongside Boko Haram.", true),
            ("Peru has backed Chile for years.", true),
        ] {
            let found = ties("support", text);
            assert_eq!(found.iter().any(|t| t.starts_with("PER ")), wanted, "{text} {found:?}");
        }
    }

    #[test]
    fn who_is_struck_by_mistake_is_no_enemy() {
        for (text, wanted) in [
            ("Two Chilean soldiers were killed by a stray Peruvian bomb.", false),
            ("Peruvian gunners fired on Chilean soldiers by mistake.", false),
            ("Two Chilean soldiers were killed by a Peruvian bomb.", true),
            ("Peruvian gunners fired on Chilean soldiers.", true),
        ] {
            let found = ties("conflict", text);
            assert_eq!(!found.is_empty(), wanted, "{text} {found:?}");
        }
    }
}
