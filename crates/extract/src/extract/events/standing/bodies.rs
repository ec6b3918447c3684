//! For whom a body acts: for a state, between states, under arms; or for itself alone, as firms, unions, parties and clubs do.

use crate::extract::events::unacted::is_organ_of_a_state;
use crate::extract::reading::Reading;
use crate::extract::words::lower;
use crate::facts::EntityKind;
use crate::gazetteer::Entry;

/// What a body is between states.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::extract::events) enum Body {
    /// A body of several states, or one whose name says that it is public: a ministry, a council, a coalition.
    Public,
    /// Known or called an armed group.
    Armed,
    /// A firm, union, party, club, newspaper: by its name, or by what it is called.
    Civil,
    /// A name that tells nothing.
    Unknown,
}

impl Body {
    /// Whether it may bind or fight for others than itself.
    pub(super) fn acts(self) -> bool {
        matches!(self, Body::Public | Body::Armed)
    }
}

/// So many mentions are looked at.
const FIRST: usize = 8;

/// What a body is.
pub(in crate::extract::events) fn of(reading: &Reading, entity: usize) -> Body {
    let label = &reading.entities[entity].label;
    if reading.gazetteer.is_armed_group(label) {
        return Body::Armed;
    }
    if is_civil(reading, entity) {
        return Body::Civil;
    }
    let known = reading.gazetteer.entries(label).iter().any(|e| matches!(e, Entry::Body(_)));
    if known || is_organ_of_a_state(reading, entity) {
        return Body::Public;
    }
    let names = || std::iter::once(label).chain(&reading.entities[entity].aliases);
    let public = |w: &str| {
        let w = w.trim_end_matches('s');
        reading.words.actors.public_bodies.iter().any(|p| p.trim_end_matches('s') == w)
    };
    if names().any(|n| n.to_lowercase().split([' ', '-']).any(public)) {
        return Body::Public;
    }
    if is_called(reading, entity, |lemma| reading.words.deeds.opponents.contains(lemma)) {
        return Body::Armed;
    }
    Body::Unknown
}

/// "the Front rebels", "rebels of the Front", "the rebel group Front": what stands beside a name tells of it.
fn is_called(reading: &Reading, entity: usize, is: impl Fn(&str) -> bool) -> bool {
    let doc = reading.doc;
    let fits = |t: usize| is(&lower(&doc.tokens[t].lemma));
    reading.mentions.of_entity(entity).take(FIRST).any(|m| {
        let head = m.tokens.end - 1;
        let before = (m.tokens.start.saturating_sub(2)..m.tokens.start).any(fits);
        let behind = doc.tokens.get(m.tokens.end).is_some() && fits(m.tokens.end);
        let above = doc.ancestors(head).take(2).any(fits);
        before || behind || above || doc.children(head).any(fits)
    })
}

/// "Acme Inc.", "Oslo University", "the Labour Party": bodies that act for no state, by the last word of their name; those that
/// are known the world over, and armed groups, do act.
pub(super) fn is_civil(reading: &Reading, entity: usize) -> bool {
    let label = &reading.entities[entity].label;
    if reading.kind(entity) != EntityKind::Organization || reading.gazetteer.is_armed_group(label) {
        return false;
    }
    let last = label.rsplit([' ', '-']).next().unwrap_or_default().trim_end_matches('.').to_lowercase();
    let named = label.to_lowercase();
    let words = &reading.words.actors.civil_bodies;
    let committee = last == "committee" && reading.gazetteer.entries(label).is_empty();
    ((words.contains(&last) || committee) && !named.contains("nations") && !named.contains("states"))
        || crate::extract::events::enough::business(reading, &[entity])
}
