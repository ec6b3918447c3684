//! Who was found for the sake of what he does, and does nothing: "a film about Syrian rebels" tells of no body.

use super::entities::rebels::RULE;
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
    let mut idle: Vec<usize> = Vec::new();
    let own = reading.mentions.iter().filter(|m| m.rule == RULE).flat_map(|m| m.entities.iter().copied());
    idle.extend(own.filter(|e| !acts(*e)));
    if !idle.is_empty() {
        reading.mentions.retain_mut(|m| m.rule != RULE || !m.entities.iter().any(|e| idle.contains(e)));
    }
}
