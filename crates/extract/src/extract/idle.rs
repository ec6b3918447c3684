//! Who was found for the sake of what he does, and does nothing: "a film about Syrian rebels" tells of no body, "a bomb went off in Beirut"
//! of no state.

use super::entities::{rebels, soil};
use super::events::FoundEvent;
use super::reading::Reading;
use super::relationships::FoundRelationship;

/// Drops those who have part in no event and no tie and say nothing.
pub(super) fn drop_idle(reading: &mut Reading, events: &[FoundEvent], ties: &[FoundRelationship]) {
    let claims = &reading.claims;
    let acts = |e: usize| {
        events.iter().any(|v| v.participants.contains(&e))
            || ties.iter().any(|t| t.from == e || t.to == e)
            || claims.iter().any(|c| {
                c.speaker.entities.contains(&e)
                    || c.speaker.on_behalf_of.contains(&e)
                    || c.addressee.contains(&e)
            })
    };
    let found = |rule: &str| rule == rebels::RULE || rule == soil::RULE;
    let own = reading.mentions.iter().filter(|m| found(m.rule)).flat_map(|m| m.entities.iter().copied());
    let idle: Vec<usize> = own.filter(|e| !acts(*e)).collect();
    if !idle.is_empty() {
        reading.mentions.retain_mut(|m| !found(m.rule) || !m.entities.iter().any(|e| idle.contains(e)));
    }
}
