//! Which claim is reported inside which.

use super::context::Context;
use super::{ClaimNumber, FoundClaim, FoundClaims};
use std::ops::Range;

/// Of claims with the same words, the first with a speaker stays, as in "was quoted as saying" and "went on to say"; those
/// that name the claim they come through stay too.
pub(super) fn drop_doubles(claims: &mut Vec<FoundClaim>, from: usize) {
    let mut kept: Vec<FoundClaim> = Vec::new();
    for claim in claims.drain(from..) {
        let same = kept.iter().position(|k| same_words(k, &claim));
        match same {
            Some(_) if claim.through.is_some() => kept.push(claim),
            Some(at) if kept[at].speaker.tokens.is_none() && claim.speaker.tokens.is_some() => {
                kept[at] = claim
            }
            Some(_) => {}
            None => kept.push(claim),
        }
    }
    claims.extend(kept);
}

/// Whether two claims have nearly the same words: nine tenths of all.
fn same_words(a: &FoundClaim, b: &FoundClaim) -> bool {
    let shared: usize = a.parts.iter().map(|p| b.parts.iter().map(|q| overlap(p, q)).sum::<usize>()).sum();
    let longer = size(a).max(size(b));
    shared * 10 >= longer * 9
}

fn overlap(a: &Range<usize>, b: &Range<usize>) -> usize {
    a.end.min(b.end).saturating_sub(a.start.max(b.start))
}

fn size(claim: &FoundClaim) -> usize {
    claim.parts.iter().map(ExactSizeIterator::len).sum()
}

/// Drops claims inside another's words that report nothing new: what the speaker himself thinks ("Ott said he believed"),
/// and inside quotation marks, what anybody is said to think or want, unless his words are quoted in turn.
pub(super) fn drop_thoughts(c: &Context, claims: &mut Vec<FoundClaim>, from: usize) {
    let kept: Vec<bool> = (from..claims.len())
        .map(|inner| match reported_by(claims, inner, from) {
            Some(outer) => is_report(c, &claims[outer], &claims[inner]),
            // Its outer claim may be a quotation whose speaker is not known yet.
            None => !spoken(c, &claims[inner]) || quotes_in_turn(c, &claims[inner]),
        })
        .collect();
    let mut kept = kept.into_iter();
    let mut number = 0;
    claims.retain(|_| {
        number += 1;
        number <= from || kept.next().unwrap_or(true)
    });
}

/// Whether the cue stands inside quotation marks, which only hold part of the sentence or more.
fn spoken(c: &Context, claim: &FoundClaim) -> bool {
    claim.cue.as_ref().is_some_and(|cue| c.is_quoted(cue.start))
}

/// Whether quotation marks open right behind the cue.
fn quotes_in_turn(c: &Context, claim: &FoundClaim) -> bool {
    let Some(cue) = &claim.cue else { return false };
    (cue.end..cue.end + 3).any(|t| c.reading.token_is(t, &["‘", "'", "“", "\"", "''"]))
}

fn is_report(c: &Context, outer: &FoundClaim, inner: &FoundClaim) -> bool {
    let Some(cue) = inner.cue.as_ref().filter(|_| inner.through.is_none()) else { return true };
    if inner.rule == "claims.according-to" {
        return true;
    }
    // "According to the radio, Ott believes that …": the writer reports what Ott thinks.
    let through_another = outer.rule == "claims.according-to" && !outer.speaker.entities.is_empty();
    if through_another && inner.rule == "claims.verb.clause" && !c.is_quoted(cue.start) {
        return outer.speaker.entities != inner.speaker.entities;
    }
    let same = !inner.speaker.entities.is_empty() && inner.speaker.entities == outer.speaker.entities;
    let own_marks = quotes_in_turn(c, inner);
    if c.is_quoted(cue.start) {
        return own_marks && !same;
    }
    const REPORTS: &[&str] = &[
        "claims.verb.clause",
        "claims.verb.trailing",
        "claims.verb.parenthetical",
        "claims.verb.command",
        "claims.verb.gerund",
        "claims.quotation.attributed",
    ];
    !same && ((REPORTS.contains(&inner.rule) && !inner.believes) || own_marks)
}

/// Claims in the order of the text, each with the number of the smallest that reports it.
pub(super) fn order(mut claims: Vec<FoundClaim>) -> FoundClaims {
    claims.sort_by_key(|c| (c.parts[0].start, usize::MAX - c.parts[0].end, c.through.is_some()));
    let outer: Vec<Option<usize>> = (0..claims.len()).map(|n| reported_by(&claims, n, 0)).collect();
    claims.iter_mut().zip(outer).for_each(|(claim, via)| claim.via = via.map(ClaimNumber));
    FoundClaims(claims)
}

/// The smallest claim whose content holds the cue and the words of another.
fn reported_by(claims: &[FoundClaim], inner: usize, from: usize) -> Option<usize> {
    let claim = &claims[inner];
    if let Some(through) = &claim.through {
        return (0..claims.len()).find(|n| *n != inner && claims[*n].cue.as_ref() == Some(through));
    }
    let cue = claim.cue.as_ref()?;
    let holds = |outer: &FoundClaim, t: usize| outer.parts.iter().any(|p| p.contains(&t));
    // One that holds this one is of the same paragraph, so not far from it.
    let near = inner.saturating_sub(40).max(from)..(inner + 40).min(claims.len());
    near.filter(|n| *n != inner && holds(&claims[*n], cue.start) && holds(&claims[*n], claim.parts[0].start))
        .filter(|n| size(&claims[*n]) > size(claim))
        .min_by_key(|n| size(&claims[*n]))
}
