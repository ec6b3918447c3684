//! Offices of several people that are named in the order of their countries: "Ruritania and Zenda signed a pact. The two ministers, Ott and
//! Ek, shook hands", "a call between President Ott and President Ek" of two countries that were named together.

use super::grounds::is_of_state;
use crate::extract::entities::people::title_ending_at;
use crate::extract::reading::{FoundRole, Reading};
use crate::facts::{EntityKind, MentionKind};
use crate::gazetteer::Rank;
use std::ops::Range;

/// The country of an office among several that are told without, by its place among them.
pub(super) fn country(reading: &Reading, role: &FoundRole) -> Option<usize> {
    let doc = reading.doc;
    let here = doc.sentence_of(role.tokens.start);
    let row = row(reading, role)?;
    let (own, first) = (row.iter().position(|(r, _)| r.person == role.person)?, row[0].1.start);
    let alike = row.iter().all(|(r, _)| r.title == role.title);
    if !alike && !deal_with_each_other(reading, here) {
        return None;
    }
    let states = states_before(reading, first, row.len())
        .or_else(|| all_states_before(reading, role, first, row.len()).filter(|_| alike))?;
    Some(states[own])
}

/// "Ruritania will sell Zenda grain. The two ministers, Ott and Ek": the only countries that are named up to there, as they come.
fn all_states_before(reading: &Reading, role: &FoundRole, word: usize, many: usize) -> Option<Vec<usize>> {
    let doc = reading.doc;
    let here = doc.sentence_of(word);
    let several = (role.tokens.start..word).any(|t| reading.token_is(t, &["both", "two", "three", "their"]));
    let mut all: Vec<usize> = Vec::new();
    let sentences = here.saturating_sub(1)..here + 1;
    let named = sentences.flat_map(|s| reading.mentions_of_sentence(s)).filter(|m| m.tokens.end <= word);
    for state in named.filter_map(|m| if let [one] = m.entities[..] { Some(one) } else { None }) {
        if reading.kind(state) == EntityKind::Country && !all.contains(&state) {
            all.push(state);
        }
    }
    (several && all.len() == many).then_some(all)
}

/// The offices without a country that stand side by side in a sentence, this one among them, and the names of their holders.
fn row<'r>(reading: &'r Reading, role: &FoundRole) -> Option<Vec<(&'r FoundRole, Range<usize>)>> {
    let doc = reading.doc;
    let here = doc.sentence_of(role.tokens.start);
    let names = reading.mentions_of_sentence(here).iter().filter(|m| m.kind == MentionKind::Name);
    let mut row: Vec<(&FoundRole, Range<usize>)> = Vec::new();
    for mention in names {
        let [person] = mention.entities[..] else { continue };
        let own = reading.roles.of(person).filter(|r| doc.sentence_of(r.tokens.start) == here);
        let mut own =
            own.filter(|r| r.of.is_none() && r.asserted.is_none() && !r.former && governs(reading, r));
        let Some(office) = own.find(|r| r.tokens.end >= mention.tokens.end) else { continue };
        if !row.iter().any(|(r, _)| r.person == person) {
            row.push((office, mention.tokens.clone()));
        }
    }
    let own = row.iter().position(|(r, _)| r.person == role.person)?;
    let joined = |n: &usize| side_by_side(reading, row[*n].1.end, row[n + 1].1.start);
    let back = (0..own).rev().take_while(joined).count();
    let on = (own..row.len() - 1).take_while(joined).count();
    let row: Vec<_> = row.drain(own - back..=own + on).collect();
    (row.len() > 1).then_some(row)
}

fn governs(reading: &Reading, role: &FoundRole) -> bool {
    let rank = reading.gazetteer.office(&role.title).map(|t| t.rank);
    matches!(rank, Some(Rank::HeadOfState | Rank::HeadOfGovernment | Rank::Minister | Rank::Leader))
        && (is_of_state(reading, role) || rank == Some(Rank::Leader))
}

/// Whether nothing but "and", a comma and an office stands between one name and the next.
fn side_by_side(reading: &Reading, end: usize, next: usize) -> bool {
    let title = title_ending_at(reading, next, end).map_or(next, |t| t.start);
    let link = |t: usize| {
        reading.token_is(t, &["and", ",", "the", "with", "met"])
            || crate::extract::entities::people::is_courtesy(reading, t)
            || reading.token_is(t, &["."])
    };
    end < title && (end..title).all(link)
}

/// Whether a verb of the sentence tells what two do with each other.
fn deal_with_each_other(reading: &Reading, sentence: usize) -> bool {
    let doc = reading.doc;
    doc.sentences[sentence]
        .clone()
        .any(|t| doc.tokens[t].tag.is_verb() && reading.words.offices.deals.contains(&doc.tokens[t].lemma))
}

/// The countries named side by side last before a word, in its sentence or the two before, if they are so many.
fn states_before(reading: &Reading, word: usize, many: usize) -> Option<Vec<usize>> {
    const BACK: usize = 2;
    let doc = reading.doc;
    let here = doc.sentence_of(word);
    for sentence in (here.saturating_sub(BACK)..=here).rev() {
        let states: Vec<(usize, Range<usize>)> = reading
            .mentions_of_sentence(sentence)
            .iter()
            .filter(|m| m.tokens.end <= word && m.entities.len() == 1)
            .filter(|m| reading.kind(m.entities[0]) == EntityKind::Country)
            .map(|m| (m.entities[0], m.tokens.clone()))
            .collect();
        for end in (many..=states.len()).rev() {
            let row = &states[end - many..end];
            let joined = |pair: &[(usize, Range<usize>)]| {
                let between = pair[0].1.end..pair[1].1.start;
                between.start < between.end
                    && between.clone().all(|t| reading.token_is(t, &["and", ",", "-", "–", "the", "with"]))
            };
            let last =
                reading.token_is(row[many - 1].1.start.saturating_sub(1), &["and", "the", "-", "–", "with"]);
            let longer = end > many && joined(&states[end - many - 1..end - many + 1]);
            let all: Vec<usize> = row.iter().map(|(state, _)| *state).collect();
            let apart = all.iter().enumerate().all(|(n, s)| !all[..n].contains(s));
            if last && apart && !longer && row.windows(2).all(joined) {
                return Some(all);
            }
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use crate::extract::entities::tests::holds;

    const TABLE: &[(&str, &[&str])] = &[
        (
            "Peru and Chile signed a pact in Oslo on Monday. The two trade ministers, Ines Prado and Luis Soto, shook hands.",
            &["Ines Prado: trade minister of PER", "Luis Soto: trade minister of CHL"],
        ),
        (
            "Peru and Chile agreed on a truce after a call between President Ines Prado and President Luis Soto.",
            &["Ines Prado: president of PER", "Luis Soto: president of CHL"],
        ),
        (
            "Peru and Chile signed a pact. Presidents Ines Prado and Luis Soto shook hands.",
            &["Ines Prado: president of PER", "Luis Soto: president of CHL"],
        ),
        (
            "Peru and Chile signed a pact on Monday. Foreign Minister Ines Prado and Deputy Prime Minister Luis Soto embraced.",
            &["Ines Prado: foreign minister of PER", "Luis Soto: deputy prime minister of CHL"],
        ),
        (
            "Peru, Chile and Norway signed a pact. Presidents Ines Prado and Luis Soto shook hands.",
            &["!Ines Prado: president of CHL", "!Luis Soto: president of NOR"],
        ),
        (
            "Peru and Chile will reopen the border under a pact that the trade ministers of both countries, Ines Prado and Luis Soto, signed.",
            &["Ines Prado: trade minister of PER", "Luis Soto: trade minister of CHL"],
        ),
    ];

    #[test]
    fn those_named_in_order_are_of_their_countries_in_order() {
        holds(TABLE);
    }
}
