//! "the Foreign Secretary", where nobody is named for it: the state that has such an office, if its English name is that of one
//! alone of the states told of, by their names or capitals.

use super::{nominals, people, phrases, roles};
use crate::extract::reading::Reading;
use crate::facts::{EntityKind, MentionKind};
use crate::gazetteer::{Entry, Rank};
use crate::language::Tag;
use std::ops::Range;

/// Marks such offices.
pub(super) fn find(reading: &mut Reading) {
    let found: Vec<(Range<usize>, String)> = (0..reading.doc.tokens.len())
        .filter(|t| matches!(reading.doc.tokens[*t].tag, Tag::Nn | Tag::Nnp))
        .filter_map(|t| state(reading, t))
        .collect();
    for (words, code) in found {
        let number = reading.gazetteer.countries().iter().position(|c| c.iso3 == code);
        let state = phrases::country_entity(reading, number.expect("the gazetteer has its own codes"));
        reading.mention(words, state, MentionKind::Nominal, "entities.countries.office");
    }
}

/// The words of an office that ends at a noun, and the state whose it is.
fn state(reading: &Reading, noun: usize) -> Option<(Range<usize>, String)> {
    let sentence = reading.doc.sentence_of(noun);
    let from = reading.doc.sentences[sentence].start;
    if reading.named_at(noun).is_some() {
        return None;
    }
    let title = people::title_ending_at(reading, noun + 1, from)?;
    let whole = people::title_length(reading, title.start, reading.doc.sentences[sentence].end).unwrap_or(0);
    let title = title.start..title.end.max(title.start + whole);
    let office = reading.gazetteer.title(&roles::title_text(reading, title.clone()))?;
    let of_state = matches!(office.rank, Rank::HeadOfState | Rank::HeadOfGovernment | Rank::Minister);
    let free = title.clone().all(|t| reading.named_at(t).is_none());
    let other = title.start.checked_sub(1).is_some_and(|t| {
        reading.token_is(t, &["former", "then", "late", "ex", "shadow", "deputy"])
            || reading.doc.tokens[t].tag.is_adjective()
    });
    // "the secretary of state for Wales", "the home secretary of Ruritania"
    let more = reading.token_is(title.end, &["of", "for", "to", "and", "or", "-"]);
    if !of_state
        || !free
        || other
        || more
        || !nominals::is_definite(reading, noun, &title, from)
        || nominals::beside_a_name(reading, noun, &title, sentence)
    {
        return None;
    }
    let own = |code: &str| office.countries.iter().any(|c| c == code);
    let (told, by_capital) = told_of(reading);
    let mut codes: Vec<&str> = told.iter().chain(&by_capital).copied().filter(|c| own(c)).collect();
    codes.sort_unstable();
    codes.dedup();
    let [code] = codes[..] else { return None };
    Some((title, code.to_owned()))
}

/// The codes of the states that are named, and of those whose capitals are.
fn told_of<'r>(reading: &'r Reading) -> (Vec<&'r str>, Vec<&'r str>) {
    let named = reading.entities.iter().filter_map(|e| e.iso3.as_deref()).collect();
    let places = reading.entities.iter().filter(|e| e.kind == EntityKind::Place);
    let capitals = places.flat_map(|p| reading.gazetteer.entries(&p.label)).filter_map(|entry| match entry {
        Entry::Capital(n) => Some(reading.gazetteer.country_at(*n).iso3.as_str()),
        _ => None,
    });
    (named, capitals.collect())
}

#[cfg(test)]
mod tests {
    use crate::extract::testing;

    /// The states whose office is told of without a name.
    fn found(text: &str) -> Vec<String> {
        testing::reading(text, |r| {
            let own = r.mentions.iter().filter(|m| m.rule == "entities.countries.office");
            own.map(|m| r.entities[m.entities[0]].label.clone()).collect()
        })
    }

    #[test]
    fn an_office_without_a_name_is_its_states() {
        for text in [
            "Britain and Peru held talks. The Foreign Secretary met a minister of Peru.",
            "The foreign secretary met a minister of Peru in Lima. Britain is content.",
            "The Foreign Secretary met a minister of Peru in London.",
        ] {
            assert_eq!(found(text), ["United Kingdom"], "{text}");
        }
        for text in [
            // Somebody is named for it.
            "British Foreign Secretary Anna Smith spoke. The foreign secretary flew to Peru.",
            // Two have such an office.
            "Britain and India held talks. The foreign secretary flew to Peru.",
            // Every state has one.
            "Britain and Peru held talks. The foreign minister flew to Chile.",
            "Britain is content. The former foreign secretary flew to Peru.",
        ] {
            assert!(found(text).is_empty(), "{text} {:?}", found(text));
        }
    }
}
