//! What stands left of a title: whose it is, and whether it is over.

use super::again::owner_again;
use super::{FORMER, PLAIN, owner_at};
use crate::extract::entities::people::title_ending_at;
use crate::extract::reading::Reading;
use crate::facts::{EntityKind, MentionKind};
use crate::language::{Shape, Tag, Token};
use std::ops::Range;

/// What stands left of a title: whose it is, whether it is over, where the phrase begins. "then - President", "former
/// South Korean President", "South Korea 's former president".
pub(super) fn left_of_title(
    reading: &Reading,
    title: usize,
    sentence: &Range<usize>,
) -> (Option<usize>, bool, usize) {
    let tokens = &reading.doc.tokens;
    let (mut of, mut former, mut start) = (None, false, title);
    while start > sentence.start {
        let b = start - 1;
        let hyphen = tokens[b].text == "-" && !tokens[start].spaced;
        // "Once Zenda's envoy, Ott now"
        let once = b == sentence.start && reading.token_is(b, &["once", "formerly", "previously"]);
        let behind = || reading.doc.tokens[start..sentence.end].iter().take(5).any(|t| t.is("of"));
        let over =
            reading.token_is(b, FORMER) || is_one_time(reading, b) || once && (of.is_some() || behind());
        if over || hyphen || reading.token_is(b, PLAIN) {
            former |= over;
            start = b;
        } else if of.is_none()
            && is_mark(&tokens[b])
            && b > sentence.start
            && owner_at(reading, b - 1).is_some()
        {
            start = b;
        } else if let Some((entity, range)) = owner_at(reading, b).filter(|(_, r)| r.end == start) {
            if of.is_some() {
                break;
            }
            (of, start) = of_a_people(reading, entity, range.start, sentence.start);
        } else if of.is_none()
            && let Some((owner, begins)) = owner_again(reading, b, sentence.start)
        {
            (of, start) = (Some(owner), begins);
        } else if of.is_none()
            && is_mark(&tokens[b])
            && let Some(office) = title_ending_at(reading, b, sentence.start)
            && let (Some(owner), _, begins) = left_of_title(reading, office.start, sentence)
        {
            // "the Zendan president's envoy": of the country whose president it is.
            (of, start) = (Some(owner), begins);
            break;
        } else if of.is_none() && start > sentence.start + 1 && is_degree(&tokens[b]) {
            // "China's most senior diplomat": only where an owner follows to the left.
            let owner = (sentence.start.max(b.saturating_sub(4))..b).rev().find(|t| !is_degree(&tokens[*t]));
            let found = owner.and_then(|o| {
                let noun = o - usize::from(o > sentence.start && is_mark(&tokens[o]));
                owner_at(reading, noun).map(|(entity, range)| (entity, range.start))
            });
            let Some((entity, begins)) = found else { break };
            of = Some(entity);
            start = begins;
        } else {
            break;
        }
    }
    if let Some((body, begins)) = body_of_foreigner(reading, of, start, sentence.start) {
        (of, start) = (Some(body), begins);
    }
    (of, former, start)
}

/// The mark of a genitive: "Laos's", "Laos'".
fn is_mark(token: &Token) -> bool {
    matches!(token.text, "'s" | "’s" | "'" | "’")
}

/// "the league's Zendan chairman": of the body, where he is from a country.
fn body_of_foreigner(
    reading: &Reading,
    of: Option<usize>,
    start: usize,
    from: usize,
) -> Option<(usize, usize)> {
    let mark = start.checked_sub(1).filter(|m| *m > from && reading.token_is(*m, &["'s", "’s", "'", "’"]))?;
    let (body, range) = owner_at(reading, mark - 1).filter(|(_, range)| range.end == mark)?;
    let foreigner = of.is_some_and(|of| reading.kind(of) == EntityKind::Country);
    (foreigner && reading.kind(body) == EntityKind::Organization).then_some((body, range.start))
}

/// Whose a noun is by the words before it, past what describes it: "Ruritania's new government", "the next Zendan cabinet".
pub(super) fn owner_near(reading: &Reading, noun: usize, from: usize) -> Option<usize> {
    let of = || {
        let next = noun + 2 + usize::from(reading.token_is(noun + 2, &["the"]));
        owner_at(reading, next).filter(|_| reading.token_is(noun + 1, &["of", "in"])).map(|(owner, _)| owner)
    };
    let owner = owner_before(reading, noun, from).or_else(of);
    owner.filter(|o| reading.kind(*o) == EntityKind::Country)
}

/// Whose a noun is by the words before it alone.
pub(super) fn owner_before(reading: &Reading, noun: usize, from: usize) -> Option<usize> {
    const NEAR: usize = 5;
    let tokens = &reading.doc.tokens;
    let describes = |t: &usize| {
        matches!(tokens[*t].tag, Tag::Jj | Tag::Nn | Tag::Vbn | Tag::Vbg | Tag::Hyph | Tag::Pos | Tag::Jjs)
            || tokens[*t].text == "-"
    };
    let row = (from.max(noun.saturating_sub(NEAR))..noun).rev();
    let mut owner = None;
    for t in row {
        owner = owner_at(reading, t).map(|(owner, _)| owner);
        if owner.is_some() || !describes(&t) {
            break;
        }
    }
    owner
}

/// A word of "one-time".
pub(super) fn is_one_time(reading: &Reading, at: usize) -> bool {
    let hyphen = (at.saturating_sub(1)..at + 2).find(|t| reading.token_is(*t, &["-"]));
    hyphen.is_some_and(|h| h > 0 && reading.token_is(h - 1, &["one"]) && reading.token_is(h + 1, &["time"]))
}

/// "Bosnian Serb leader": of a people within a country, which is named first. "Turkish Cypriot" names the country last.
fn of_a_people(reading: &Reading, entity: usize, start: usize, from: usize) -> (Option<usize>, usize) {
    let demonym = |t: usize| reading.named_at(t).is_some_and(|m| m.kind == MentionKind::Demonym);
    let before = start.checked_sub(1).filter(|b| *b >= from && demonym(start));
    let land = before.and_then(|b| owner_at(reading, b)).filter(|(land, range)| {
        reading.kind(*land) == EntityKind::Country && *land != entity && range.end == start
    });
    match land {
        Some((_, range)) if reading.token_is(start, &["cypriot"]) => (Some(entity), range.start),
        Some((land, range)) => (Some(land), range.start),
        None => (Some(entity), start),
    }
}

/// "senior", "most", "top": words of degree before a title.
fn is_degree(token: &Token) -> bool {
    token.text == "-"
        || token.shape == Shape::Lower
            && matches!(token.tag, Tag::Jj | Tag::Jjs | Tag::Jjr | Tag::Rbs | Tag::Rb | Tag::Vbg | Tag::Vbn)
}
