//! Claims: content by overlap of characters, and whether the speaker is right.

use super::gold::{GoldClaim, normal};
use super::{Gold, Scores, pair};
use crate::facts::{Certainty, Claim, Facts};
use std::collections::BTreeSet;

/// Content overlaps that count: at least half of the characters of both together.
const OVERLAP: f64 = 0.5;

pub(super) fn score(scores: &mut Scores, gold: &Gold, facts: &Facts) {
    let mut wanted: Vec<&GoldClaim> = gold.claims.iter().collect();
    wanted.sort_by_key(|g| g.optional);
    let found: Vec<&Claim> = facts.claims.iter().collect();
    let (pairs, missed, left) = pair(&wanted, &found, |g, p| {
        let overlap = overlap(g, p);
        let bonus = if right_speaker(gold, facts, g, p) { 0.5 } else { 0.0 };
        if overlap >= OVERLAP { overlap + bonus } else { 0.0 }
    });
    let required: Vec<(&GoldClaim, &Claim)> =
        pairs.iter().map(|(g, p)| (wanted[*g], found[*p])).filter(|(g, _)| !g.optional).collect();
    let missed = missed.iter().filter(|g| !wanted[**g].optional).count();
    scores.count("claims", required.len(), missed, left.len());
    let right = required.iter().filter(|(g, p)| right_speaker(gold, facts, g, p)).count();
    let wrong = required.len() - right;
    scores.count("claim_speakers", right, missed + wrong, left.len() + wrong);
    let modes = required.iter().filter(|(g, p)| g.mode == p.mode.name()).count();
    scores.count("claim_modes", modes, required.len() - modes, 0);
    let flat = |g: &GoldClaim| matches!(g.certainty.as_deref(), None | Some("certain"));
    let certain = required.iter().filter(|(g, p)| flat(g) == (p.certainty == Certainty::Certain)).count();
    scores.count("claim_certainty", certain, required.len() - certain, 0);
}

/// Shared characters by all characters of the two contents.
#[allow(clippy::cast_precision_loss)] // characters of one article
fn overlap(g: &GoldClaim, p: &Claim) -> f64 {
    let gold: BTreeSet<u32> = g.parts.iter().flat_map(|(a, b)| *a..*b).collect();
    let found: BTreeSet<u32> = p.parts.marks().flat_map(|m| m.span.start()..m.span.end()).collect();
    let all = gold.union(&found).count();
    if all == 0 { 0.0 } else { gold.intersection(&found).count() as f64 / all as f64 }
}

/// Whether one of the speakers that gold allows is the one found.
fn right_speaker(gold: &Gold, facts: &Facts, g: &GoldClaim, p: &Claim) -> bool {
    g.speaker.split('|').any(|want| said_by(gold, facts, want, p))
}

fn said_by(gold: &Gold, facts: &Facts, want: &str, p: &Claim) -> bool {
    let ids = p.speaker.ids();
    if want == "unattributed" {
        return ids.is_empty();
    }
    if ids.is_empty() {
        let said = normal(p.speaker_text.as_deref().unwrap_or_default());
        let said = ["a ", "an ", "one ", "some ", "both "]
            .iter()
            .find_map(|w| said.strip_prefix(w))
            .unwrap_or(&said);
        let one = |w: &str| said.contains(w) || w.contains(said);
        return !said.is_empty() && want.split('+').any(|w| one(&normal(w)));
    }
    let found: BTreeSet<String> = ids.iter().filter_map(|id| gold.key_of(facts, id)).collect();
    want.split('+').any(|w| found.contains(&gold.key(w))) || found.iter().any(|f| normal(f) == normal(want))
}
