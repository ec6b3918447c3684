//! Parties that are named by their people: "the Zendan Greens", "the Italian Democratic Socialists"; and Labour.

use super::{Cutter, Piece, What};
use crate::facts::EntityKind;
use crate::gazetteer::Entry;
use std::ops::Range;

/// The rule of such a name.
const RULE: &str = "entities.organizations.people-of-party";

impl Cutter<'_, '_> {
    /// A nationality and the adherents of a party, all with capitals: the party of that country. Returns where the name ends.
    pub(super) fn party_of_people(&mut self, at: usize, sentence: &Range<usize>) -> Option<usize> {
        const LONGEST: usize = 3;
        let reading = self.reading;
        let tokens = &reading.doc.tokens;
        if !tokens[at].is_capitalised() {
            return None;
        }
        let (length, entries) = reading.phrases.longest_at(reading.doc, at, sentence.end)?;
        let land = entries
            .iter()
            .find(|e| matches!(e, Entry::CountryAdjective(_)))
            .or_else(|| entries.iter().find(|e| matches!(e, Entry::Region(_) | Entry::City(_))))?;
        let from = at + length;
        let row = (from..sentence.end.min(from + LONGEST))
            .take_while(|t| tokens[*t].is_capitalised() && tokens[*t].is_word());
        let last = row.last()?;
        let party = reading.words.names.party_people.contains(tokens[last].text);
        let adjectives = (from..last).all(|t| reading.words.names.party_adjectives.contains(tokens[t].text));
        if !party || !adjectives || !tokens[at].spaced || !tokens[last - 1].spaced {
            return None;
        }
        if matches!(land, Entry::CountryAdjective(_)) {
            self.pieces.push(Piece { tokens: at..from, what: What::Known(land.clone()) });
        }
        self.pieces.push(Piece { tokens: at..last + 1, what: What::Told(EntityKind::Organization, RULE) });
        Some(last + 1)
    }

    /// "He led Labour to victory": the party, where the word stands alone with a capital that no sentence's start gives it.
    pub(super) fn labour(&mut self, row: &Range<usize>, sentence: &Range<usize>) -> Option<usize> {
        let alone = row.len() == 1 && self.reading.token_is(row.start, &["labour", "labor"]);
        let capital = row.start > sentence.start && !self.reading.doc.tokens[row.start - 1].is_quote();
        if !alone || !capital {
            return None;
        }
        self.pieces.push(Piece { tokens: row.clone(), what: What::Told(EntityKind::Organization, RULE) });
        Some(row.end)
    }
}

#[cfg(test)]
mod tests {
    use crate::extract::entities::tests::check;

    const TABLE: &[(&str, &[&str])] = &[
        ("The Chilean Greens backed Luis Soto.", &["organization Chilean Greens"]),
        ("The Chilean Social Democrats backed Luis Soto.", &["organization Chilean Social Democrats"]),
        ("He led Labour to victory in May.", &["organization Labour"]),
        ("Labour is cheap in Chile.", &["!organization Labour"]),
        ("The Chilean greens are eaten raw.", &["!organization Chilean greens"]),
        ("Many Chilean Catholics voted.", &["!organization Chilean Catholics"]),
        ("The Labour Ministry closed.", &["!organization Labour"]),
    ];

    #[test]
    fn parties_are_named_by_their_people() {
        let wrong = check(TABLE);
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }
}
