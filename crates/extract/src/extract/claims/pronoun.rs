//! Mentions follow what the pronoun of a speaker was found to mean.

use super::FoundClaim;
use crate::extract::reading::Reading;
use crate::facts::MentionKind;
use std::ops::Range;

/// Gives the pronouns of speakers, and those in their words that meant the same, to whom the claims found them to be.
pub(super) fn write_back(reading: &mut Reading, claims: &[FoundClaim]) {
    for claim in claims {
        let Some(speaker) = claim.speaker.tokens.as_ref().filter(|t| t.len() == 1) else { continue };
        let before = reading.mentions.exactly(speaker).map(|n| &reading.mentions[n]);
        let Some(before) = before.filter(|m| m.kind == MentionKind::Pronoun) else { continue };
        let before = before.entities.clone();
        let unknown = claim.speaker.entities.is_empty() && claim.speaker.antecedent.is_none();
        if unknown || before == claim.speaker.entities {
            continue;
        }
        let gender = gender(reading, speaker.start);
        let places: Vec<Range<usize>> = std::iter::once(speaker).chain(&claim.parts).cloned().collect();
        for place in places {
            resolve(reading, &place, &before, gender, &claim.speaker.entities);
        }
    }
    reading.mentions.retain_mut(|m| !m.entities.is_empty());
}

/// Gives the pronouns of one gender in a row of tokens that meant one to another.
fn resolve(reading: &mut Reading, tokens: &Range<usize>, before: &[usize], gender: u8, now: &[usize]) {
    let within = reading.mentions.from(tokens.start).take_while(|m| m.whole.start < tokens.end);
    let meant = within.filter(|m| {
        let one = m.kind == MentionKind::Pronoun && m.entities == before;
        one && self::gender(reading, m.tokens.start) == gender
    });
    let pronouns: Vec<Range<usize>> = meant.map(|m| m.tokens.clone()).collect();
    for pronoun in pronouns {
        let row = reading.mentions.around(pronoun.start).iter_mut();
        let meant =
            row.filter(|m| m.tokens == pronoun && m.kind == MentionKind::Pronoun && m.entities == before);
        meant.for_each(|m| m.entities = now.to_vec());
    }
}

/// Which words are of one row: "he", "his", "him".
fn gender(reading: &Reading, token: usize) -> u8 {
    const ROWS: [&[&str]; 4] = [
        &["he", "his", "him", "himself"],
        &["she", "her", "hers", "herself"],
        &["they", "their", "them", "theirs", "themselves"],
        &["it", "its", "itself"],
    ];
    (0..).zip(ROWS).find(|(_, row)| reading.token_is(token, row)).map_or(u8::MAX, |(n, _)| n)
}
