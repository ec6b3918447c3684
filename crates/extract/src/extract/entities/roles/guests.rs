//! Countries that are hardly whose an office is, as somebody is sent there or away, and those of missions abroad.

use super::is_sent;
use super::title_text;
use crate::extract::entities::people::title_ending_at;
use crate::extract::reading::{FoundRole, Reading};
use crate::facts::EntityKind;
use crate::gazetteer::Rank;

/// Whether a country named at a token is where somebody is sent, or has its mission abroad: "envoy to Zenda", "the Zendan embassy
/// in".
pub(super) fn is_guest(reading: &Reading, token: usize) -> bool {
    const ABROAD: [&str; 8] =
        ["embassy", "consulate", "mission", "ambassador", "envoy", "legation", "exile", "refugee"];
    let end = reading.named_at(token).map_or(token + 1, |m| m.tokens.end);
    let end = end + usize::from(reading.token_is(end, &["'s", "’s"]));
    let the = usize::from(token > 0 && reading.token_is(token - 1, &["the"]));
    let sent = token.checked_sub(1 + the).filter(|t| reading.token_is(*t, &["to", "for"]));
    let from = reading.doc.sentences[reading.doc.sentence_of(token)].start;
    let title = sent.and_then(|t| title_ending_at(reading, t, from)).map(|t| title_text(reading, t));
    reading.token_is(end, &ABROAD) || title.is_some_and(|t| is_sent(&t) || t.ends_with("commissioner"))
}

/// "Ruritania's deputy head of mission, Ott, drove. The ambassador, Ek, was away": of the country whose diplomat was named.
pub(super) fn of_mission(reading: &Reading, role: &FoundRole) -> Option<usize> {
    let doc = reading.doc;
    let sentence = doc.sentence_of(role.tokens.start);
    let start = doc.sentences[sentence.saturating_sub(1)].start;
    let the = (role.tokens.start.saturating_sub(1)..role.tokens.end).any(|t| reading.token_is(t, &["the"]));
    let before = reading.roles.starting_in(start..role.tokens.start).filter(|r| {
        let rank = reading.gazetteer.office(&r.title).map(|t| t.rank);
        r.person != role.person && rank == Some(Rank::Diplomat) || r.title.contains("head of mission")
    });
    let mut owners = before.filter_map(|r| r.of).filter(|of| reading.kind(*of) == EntityKind::Country);
    // "The Zendan ambassador was away. Press attaché Ek": staff of the mission, whose head is not named.
    let staff = ["attaché", "attache", "first secretary", "second secretary", "chargé d'affaires"];
    if staff.iter().any(|w| role.title.ends_with(w)) {
        let unnamed = super::nearby::diplomats_in(reading, start..role.tokens.start);
        let mut all = owners.chain(unnamed);
        let one = all.next()?;
        return all.all(|o| o == one).then_some(one);
    }
    let one = owners.next().filter(|_| the)?;
    owners.all(|o| o == one).then_some(one)
}
