//! Of what an office is: the country or body behind its title.

use super::{is_sent, owner_at};
use crate::extract::entities::people::title_length;
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
            // "of the Ruritanian-led league": what a league is called before its name.
            let next = past_modifiers(reading, next);
            let owner = owner_at(reading, next);
            if let Some((entity, range)) = owner.filter(|(_, r)| r.start == next) {
                // "ambassador to Ruritania", "special envoy for Yemen"
                // "chief of staff to Ruritania's president": of the country whose president it is.
                if to && assists(title) && title_of_owner(reading, range.end, end) {
                    return Some(Owner { entity, end: range.end, direct: at == from, sent: false });
                }
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
            // "of the island": the country that was named before.
            let land = ["country", "island", "kingdom", "republic", "nation", "sultanate", "emirate"];
            if at == from
                && reading.token_is(at, &["of"])
                && reading.token_is(at + 1, &["the"])
                && reading.token_is(at + 2, &land)
            {
                return super::country_before(reading, from).map(|entity| Owner {
                    entity,
                    end: at + 3,
                    direct: true,
                    sent: false,
                });
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

/// "Ruritanian-led", "newly founded": where the name behind them begins.
fn past_modifiers(reading: &Reading, at: usize) -> usize {
    let led = reading.token_is(at + 1, &["-"])
        && reading.token_is(at + 2, &["led", "backed", "based", "sponsored"]);
    if led { at + 3 } else { at }
}

/// Offices that are held beside another's.
fn assists(title: &str) -> bool {
    ["chief of staff", "adviser", "advisor", "aide", "deputy", "secretary"].iter().any(|w| title.ends_with(w))
}

/// Whether an office stands behind the owner here: "'s president", "president".
fn title_of_owner(reading: &Reading, at: usize, end: usize) -> bool {
    let from = at + usize::from(reading.token_is(at, &["'s", "’s"]));
    title_length(reading, from, end).is_some()
}
