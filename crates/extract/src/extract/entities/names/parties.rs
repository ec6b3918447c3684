//! Parties that are named by their people: "the Zendan Greens", "the Italian Democratic Socialists"; and Labour.

use super::{Cutter, Piece, What};
use crate::extract::entities::people::{title_ending_at, title_length};
use crate::facts::EntityKind;
use crate::gazetteer::Entry;
use crate::language::Tag;
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
        let (length, entries) = reading.longest_name(at, sentence.end)?;
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

    /// "the Social Democrats", "the leader of the Greens", "who leads the Tories": a party that is named by its people without their
    /// nationality. One word alone tells of a party where an office is theirs.
    pub(super) fn party_alone(&mut self, at: usize, sentence: &Range<usize>) -> Option<usize> {
        const LONGEST: usize = 3;
        let reading = self.reading;
        let tokens = &reading.doc.tokens;
        let names = &reading.words.names;
        if at == sentence.start || !tokens[at].is_capitalised() {
            return None;
        }
        let row = (at..sentence.end.min(at + LONGEST))
            .take_while(|t| tokens[*t].is_capitalised() && tokens[*t].is_word());
        let last = row.last()?;
        let people = names.party_people.contains(tokens[last].text);
        let led = names.party_people_led.contains(tokens[last].text);
        let adjectives = (at..last).all(|t| names.party_adjectives.contains(tokens[t].text));
        let known = reading.token_is(at - 1, &["the", "'s", "’s"]);
        if !(people || led) || !adjectives || !known {
            return None;
        }
        let several = last > at && people;
        if !several && !self.has_office_of_party(at, last + 1, sentence) {
            return None;
        }
        self.pieces.push(Piece { tokens: at..last + 1, what: What::Told(EntityKind::Organization, RULE) });
        Some(last + 1)
    }

    /// Whether an office beside the words is theirs: "the leader of the", "leads the", "the Greens' leader".
    fn has_office_of_party(&self, at: usize, end: usize, sentence: &Range<usize>) -> bool {
        let reading = self.reading;
        let tokens = &reading.doc.tokens;
        let the = at - 1;
        let before = the.checked_sub(1).filter(|t| *t > sentence.start);
        let office = before.is_some_and(|t| {
            let title = title_ending_at(reading, t, sentence.start);
            let one = title.is_some_and(|t| tokens[t.end - 1].tag == Tag::Nn);
            let leads = matches!(&*tokens[t].lemma, "lead" | "head" | "chair") && tokens[t].tag.is_verb();
            reading.token_is(t, &["of", "for"]) && one || leads
        });
        let mark = end < sentence.end && matches!(tokens[end].text, "'" | "’" | "'s" | "’s");
        office || mark && title_length(reading, end + 1, sentence.end).is_some()
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
    use crate::extract::entities::tests::holds;

    const TABLE: &[(&str, &[&str])] = &[
        ("The Chilean Greens backed Luis Soto.", &["organization Chilean Greens"]),
        ("The Chilean Social Democrats backed Luis Soto.", &["organization Chilean Social Democrats"]),
        ("He led Labour to victory in May.", &["organization Labour"]),
        ("Labour is cheap in Chile.", &["!organization Labour"]),
        ("The Chilean greens are eaten raw.", &["!organization Chilean greens"]),
        ("Many Chilean Catholics voted.", &["!organization Chilean Catholics"]),
        ("The Labour Ministry closed.", &["!organization Labour"]),
        (
            "Luis Soto, the leader of the Conservatives, left.",
            &["organization Conservatives", "Luis Soto: leader of Conservatives"],
        ),
        ("Luis Soto, who leads the Social Democrats, left.", &["Luis Soto: leader of Social Democrats"]),
        ("The Greens' leader, Ines Prado, left Chile.", &["Ines Prado: leader of Greens"]),
        ("Ines Prado, leader of the Tories in Chile, left.", &["Ines Prado: leader of Tories"]),
        ("Luis Soto of the Liberal Democrats left.", &["!person Liberal Democrats", "person Luis Soto"]),
        ("Many of the Conservatives left.", &["!organization Conservatives"]),
        ("The leaders of the Democrats left.", &["!organization Democrats"]),
        ("The leader of the Kurds, Luis Soto, left.", &["!organization Kurds"]),
    ];

    #[test]
    fn parties_are_named_by_their_people() {
        holds(TABLE);
    }
}
