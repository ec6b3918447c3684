//! "The foreign minister, Anna Smith,": the office in apposition to a name means the same person.
//!
//! In: a [`Reading`] whose offices and claims are known. Out: more mentions, before events and ties are looked for: who "met the foreign
//! minister, Anna Smith," met her, not her state.

use crate::extract::reading::Reading;
use crate::facts::{EntityKind, MentionKind};
use crate::language::Tag;
use std::ops::Range;

/// The rule by which an office in apposition means its holder.
const APPOSED: &str = "entities.nominals.apposed";

/// Marks the noun of an office that a comma parts from the name of its holder; the other words still name whose the office is.
pub(super) fn find(reading: &mut Reading) {
    for (words, person) in all(reading) {
        let outside = |t: &usize| reading.doc.head(*t).is_none_or(|h| !words.contains(&h));
        let noun = words.clone().find(|t| reading.doc.tokens[*t].tag.is_noun() && outside(t));
        if let Some(noun) = noun.filter(|n| reading.named_at(*n).is_none()) {
            reading.mention(noun..noun + 1, person, MentionKind::Nominal, APPOSED);
        }
    }
}

/// Marks all words of such offices in place of the noun, once nothing more is looked for.
pub(super) fn widen(reading: &mut Reading) {
    reading.mentions.retain_mut(|m| m.rule != APPOSED);
    for (words, person) in all(reading) {
        let known = reading.mentions_at(words.end - 1).any(|m| m.entities.contains(&person));
        if !known {
            reading.mention(words, person, MentionKind::Nominal, APPOSED);
        }
    }
}

/// The words of every such office, and who holds it.
fn all(reading: &Reading) -> Vec<(Range<usize>, usize)> {
    let roles = reading.roles.iter();
    roles.filter_map(|r| Some((beside(reading, &r.tokens, r.person)?, r.person))).collect()
}

/// The words of an office behind or before the name that its evidence holds.
fn beside(reading: &Reading, evidence: &Range<usize>, person: usize) -> Option<Range<usize>> {
    if reading.kind(person) != EntityKind::Person {
        return None;
    }
    let comma = |t: usize| reading.token_is(t, &[","]);
    let name = reading
        .mentions_of_sentence(reading.doc.sentence_of(evidence.start))
        .iter()
        .filter(|m| m.kind == MentionKind::Name && m.entities == [person])
        .map(|m| m.tokens.clone())
        .find(|t| evidence.start <= t.start && t.end <= evidence.end)?;
    let (start, end) = if name.end == evidence.end {
        let addressed = super::people::courtesy_before(reading, name.start, evidence.start);
        (evidence.start, addressed.checked_sub(1).filter(|t| comma(*t))?)
    } else if name.start == evidence.start && comma(name.end) {
        (name.end + 1, evidence.end)
    } else {
        return None;
    };
    let article = start.checked_sub(1).filter(|t| reading.token_is(*t, &["the", "a", "an", "its", "their"]));
    let start = article.unwrap_or(start);
    // "The foreign ministers, Anna Smith and Bo Berg,": it means both; "the minister of foreign affairs" is one.
    let field = (start..end).find(|t| reading.token_is(*t, &["of", "for"])).unwrap_or(end);
    let several = |t: usize| {
        let plural = matches!(reading.doc.tokens[t].tag, Tag::Nns | Tag::Nnps) && t < field;
        plural || reading.token_is(t, &["and", "or"])
    };
    if reading.doc.conjuncts(name.end - 1).len() > 1 || (start..end).any(several) {
        return None;
    }
    // "Anna Smith, who was minister,": a clause is no name for her.
    let phrase = start < end && (start..end).all(|t| !comma(t) && !reading.doc.is_verbal(t));
    phrase.then_some(start..end)
}

#[cfg(test)]
mod tests {
    use crate::extract::testing;
    use crate::facts::MentionKind;

    /// The words in apposition that mean somebody.
    fn found(text: &str) -> Vec<String> {
        let article = crate::article::Article::from_text("notes", text.to_owned());
        let facts = testing::facts(&article);
        let all = facts.entities.iter().flat_map(|e| &e.mentions);
        let own = all.filter(|m| m.kind == MentionKind::Nominal);
        let letters: Vec<char> = text.chars().collect();
        own.map(|m| letters[m.span.start() as usize..m.span.end() as usize].iter().collect()).collect()
    }

    #[test]
    fn an_office_in_apposition_means_its_holder() {
        for (text, wanted) in [
            ("The foreign minister, Anna Smith, flew to Peru.", "The foreign minister"),
            ("Minister for the Andes, Anna Smith, flew to Peru.", "Minister for the Andes"),
            ("Anna Smith, the foreign minister of Chile, flew to Peru.", "the foreign minister of Chile"),
            (
                "The Minister of Foreign Affairs of Chile, Anna Smith, flew to Peru.",
                "The Minister of Foreign Affairs of Chile",
            ),
        ] {
            assert_eq!(found(text), [wanted], "{text}");
        }
        for text in [
            "Foreign minister Anna Smith flew to Peru.",
            "Anna Smith, who was minister in 2010, flew to Peru.",
            "The foreign ministers of Chile and Bolivia, Anna Smith and Bo Berg, flew to Peru.",
        ] {
            assert!(found(text).is_empty(), "{text} {:?}", found(text));
        }
    }
}
