//! Of what an office is: the country or body behind its title.

use super::{is_sent, owner_at};
use crate::extract::reading::Reading;
use crate::facts::EntityKind;
use crate::language::Tag;

/// A country or body behind a title.
pub(super) struct Owner {
    pub(super) entity: usize,
    pub(super) end: usize,
    /// Right behind the title.
    pub(super) direct: bool,
    /// By "to": the office is sent there.
    pub(super) sent: bool,
}

/// `of`, `at`, `for`, `to`, `in` and a country or body, past a few words ("and China expert at the Asan Institute").
pub(super) fn owner_behind(reading: &Reading, from: usize, end: usize, title: &str) -> Option<Owner> {
    let tokens = &reading.doc.tokens;
    let mut at = from;
    while at < end.min(from + 9) {
        if reading.token_is(at, &["of", "at", "for", "to", "with", "in", "from"]) {
            let to = reading.token_is(at, &["to"]);
            let next = at + 1 + usize::from(reading.token_is(at + 1, &["the", "its", "his", "her"]));
            let owner = owner_at(reading, next);
            if let Some((entity, range)) = owner.filter(|(_, r)| r.start == next) {
                // "ambassador to Ruritania", "special envoy for Yemen"
                let to = to
                    || (reading.token_is(at, &["for"])
                        && is_sent(title)
                        && reading.kind(entity) == EntityKind::Country);
                let sent = to && is_sent(title);
                if to && !sent {
                    return None;
                }
                let (entity, stop) = last_owner(reading, entity, range.end, end);
                return Some(Owner { entity, end: stop, direct: at == from, sent });
            }
            // "to the talks with Ruritania" leads away.
            if to {
                return None;
            }
        }
        if matches!(tokens[at].text, "," | ";" | "." | "”" | "\"" | "“" | "—" | ":")
            || tokens[at].tag.is_verb()
            || tokens[at].tag == Tag::Md
            || reading.token_is(at, &["who", "that", "which"])
        {
            break;
        }
        at += 1;
    }
    None
}

/// "France's Sorbonne": a country's body is meant, not the country; of a body's part the whole.
fn last_owner(reading: &Reading, entity: usize, end: usize, limit: usize) -> (usize, usize) {
    if end + 1 < limit
        && reading.token_is(end, &["'s", "’s"])
        && reading.kind(entity) == EntityKind::Country
        && let Some((part, range)) = owner_at(reading, end + 1)
    {
        return (part, range.end);
    }
    (entity, end)
}
