//! One occurrence, one event: mentions of one kind whose participants and dates agree are one.

use super::FoundEvent;
use crate::extract::reading::Reading;
use crate::facts::{Edtf, EventKind};

/// Joins mentions of one occurrence; two that are dated differently are never one.
pub(super) fn merge(reading: &Reading, mut found: Vec<FoundEvent>) -> Vec<FoundEvent> {
    found.sort_by_key(|e| (e.marks[0].0.start, e.marks[0].0.end, e.date.clone(), e.kind));
    let mut events: Vec<FoundEvent> = Vec::new();
    for event in found {
        match events.iter_mut().find(|known| same(reading, known, &event)) {
            Some(known) => join(known, event),
            None => events.push(event),
        }
    }
    events
}

fn family(kind: EventKind) -> EventKind {
    if kind.is_meeting() { EventKind::Meeting } else { kind }
}

fn same(reading: &Reading, a: &FoundEvent, b: &FoundEvent) -> bool {
    if family(a.kind) != family(b.kind)
        || !dates_agree(a.date.as_ref(), b.date.as_ref())
        || a.status != b.status
    {
        return false;
    }
    if a.place.zip(b.place).is_some_and(|(x, y)| x != y && reading.kind(x) == reading.kind(y)) {
        return false;
    }
    let one_place = a.place.is_some() && a.place == b.place;
    let shared = a.participants.iter().filter(|p| b.participants.contains(p)).count();
    let fewer = a.participants.len().min(b.participants.len());
    let overlapping = a.marks.iter().any(|(m, _)| m.start < b.marks[0].0.end && b.marks[0].0.start < m.end);
    shared == fewer
        && (shared >= 2
            || overlapping
            || (shared == 1 && fewer == 1 && a.date.is_some() && a.date == b.date)
            || (fewer == 0 && one_place))
}

/// Equal, or one is missing, or the coarser covers the finer.
fn dates_agree(a: Option<&Edtf>, b: Option<&Edtf>) -> bool {
    match (a, b) {
        (Some(a), Some(b)) => a.covers(b) || b.covers(a),
        _ => true,
    }
}

fn join(known: &mut FoundEvent, other: FoundEvent) {
    for participant in other.participants {
        if !known.participants.contains(&participant) {
            known.participants.push(participant);
        }
    }
    let finer = match (&known.date, &other.date) {
        (Some(ours), Some(theirs)) => ours.covers(theirs) && ours != theirs,
        (None, _) => true,
        _ => false,
    };
    if finer {
        known.date = other.date;
    }
    known.place = known.place.or(other.place);
    if known.kind == EventKind::Meeting && other.kind.is_meeting() {
        known.kind = other.kind;
    }
    known.marks.extend(other.marks);
}
