//! "The Office of Foreign Assets Control froze the money. OFAC did not say why.": a body's initials, where no brackets introduce them.

use crate::extract::reading::Reading;
use crate::facts::{EntityKind, MentionKind};
use crate::language::Shape;
use rustc_hash::FxHashMap;

/// Marks the initials of bodies that the article names in full; what the gazetteer knows by such letters keeps its own name.
pub(super) fn find(reading: &mut Reading) {
    let bodies = bodies(reading);
    if bodies.is_empty() {
        return;
    }
    let found: Vec<(usize, usize)> = (0..reading.doc.tokens.len())
        .filter(|t| reading.doc.tokens[*t].shape == Shape::Upper)
        .filter_map(|t| Some((t, (*bodies.get(reading.doc.tokens[t].text)?)?)))
        .collect();
    for (at, entity) in found {
        let word = reading.doc.tokens[at].text;
        // A headline in capitals has no initials.
        let sentence = reading.doc.sentences[reading.doc.sentence_of(at)].clone();
        let shouted = !sentence.into_iter().any(|t| reading.doc.tokens[t].shape == Shape::Lower);
        if shouted || !reading.gazetteer.entries(word).is_empty() {
            continue;
        }
        reading.alias(entity, word);
        match reading.mentions.exactly(&(at..at + 1)) {
            Some(number) => reading.mentions[number].entities = vec![entity],
            None if reading.named_at(at).is_none() => {
                reading.mention(at..at + 1, entity, MentionKind::Name, "entities.organizations.acronym");
            }
            None => {}
        }
    }
}

/// Each body by its initials; none where two have the same.
fn bodies(reading: &Reading) -> FxHashMap<String, Option<usize>> {
    /// Two letters are those of anything.
    const LEAST: usize = 3;
    let mut all: FxHashMap<String, Option<usize>> = FxHashMap::default();
    for (number, entity) in reading.entities.iter().enumerate() {
        if entity.kind != EntityKind::Organization {
            continue;
        }
        let words = entity.label.split([' ', '-']).filter_map(|w| w.chars().next());
        let initials: String = words.filter(|c| c.is_uppercase()).collect();
        if initials.chars().count() >= LEAST {
            all.entry(initials).and_modify(|known| *known = None).or_insert(Some(number));
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use crate::article::Article;
    use crate::extract::testing;

    /// The bodies of a text, each with how often it is named.
    fn found(text: &str) -> Vec<String> {
        let facts = testing::facts(&Article::from_text("notes", text.to_owned()));
        let bodies = facts.entities.iter().filter(|e| e.kind == crate::facts::EntityKind::Organization);
        bodies.map(|e| format!("{} {}", e.label, e.mentions.len())).collect()
    }

    #[test]
    fn initials_name_the_body_that_the_article_names_in_full() {
        for (text, wanted) in [
            (
                "The Office of Foreign Assets Control froze it. OFAC gave no reason.",
                "Office of Foreign Assets Control 2",
            ),
            ("Officials of SDB met. The Strelsau Development Bank closed.", "Strelsau Development Bank 2"),
        ] {
            assert_eq!(found(text), [wanted], "{text}");
        }
        for (text, wanted) in [
            ("The Strelsau Development Bank closed. The SBD did not.", "Strelsau Development Bank 1"),
            (
                "The Strelsau Development Bank and the Sonnig Dairy Board met. SDB closed.",
                "Strelsau Development Bank 1",
            ),
        ] {
            assert!(found(text).iter().any(|f| f == wanted), "{text} {:?}", found(text));
        }
    }
}
