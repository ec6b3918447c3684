//! The body whose document speaks: "the ministry said in a statement … The statement added", "the council's resolution".

use super::FoundClaim;
use super::speaker::belongs_to;
use crate::extract::reading::Reading;
use crate::extract::speech::Cues;
use crate::facts::EntityKind;
use crate::language::Relation;

/// Notes who issued the documents that speak.
pub(super) fn settle(reading: &Reading, cues: &Cues, claims: &mut [FoundClaim]) {
    for claim in claims.iter_mut().filter(|c| c.speaker.entities.is_empty()) {
        let words = claim.speaker.antecedent.clone().or_else(|| claim.speaker.tokens.clone());
        let noun = words.and_then(|words| {
            words.clone().find(|t| {
                let token = &reading.doc.tokens[*t];
                token.tag.is_noun()
                    && cues.is_document(&token.lemma)
                    && reading.doc.head(*t).is_none_or(|h| !words.contains(&h))
            })
        });
        claim.issued_by = noun.and_then(|noun| issuer(reading, noun));
    }
}

/// The body that issued a document: its owner; or that of the one of the same kind that was spoken of last.
fn issuer(reading: &Reading, noun: usize) -> Option<usize> {
    let doc = reading.doc;
    let lemma = &doc.tokens[noun].lemma;
    let body = |e: &usize| matches!(reading.kind(*e), EntityKind::Organization | EntityKind::Country);
    let owner = |t: usize| belongs_to(reading, t).into_iter().find(body);
    if let Some(owner) = owner(noun) {
        return Some(owner);
    }
    let same = |t: &usize| doc.tokens[*t].tag.is_noun() && doc.tokens[*t].lemma == *lemma;
    let earlier = (noun.saturating_sub(400)..noun).rev().filter(same);
    earlier.take(6).find_map(|t| owner(t).or_else(|| issuing_body(reading, t)))
}

/// The subject of "issued a statement", the agent of "was issued by".
fn issuing_body(reading: &Reading, document: usize) -> Option<usize> {
    let doc = reading.doc;
    let verb = doc.ancestors(document).take(3).find(|v| doc.tokens[*v].tag.is_verb())?;
    let lets_out = reading.words.speech.issues.contains(&doc.tokens[verb].lemma);
    // "The ministry said in a statement"
    let spoken = doc.head(document).is_some_and(|p| reading.token_is(p, &["in"]));
    if !(lets_out || spoken) {
        return None;
    }
    let subjects = doc.arguments(verb).iter().copied().filter(|a| a.relation == Relation::Subject);
    let named = subjects.filter_map(|a| reading.named_at(a.token));
    named
        .flat_map(|m| m.entities.iter().copied())
        .find(|e| matches!(reading.kind(*e), EntityKind::Organization | EntityKind::Country))
}
