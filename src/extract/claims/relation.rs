//! Which claims repeat, back or dispute each other, or the article.
//!
//! Two claims say the same where most of their words are the same; they dispute each other where one of them says so
//! in the negative or denies it, or where they put the same event, or the two sides of a relationship, differently. Only
//! claims of one article are compared.

use crate::facts::{
    Certainty, Claim, ClaimId, Disputed, Event, Facts, Relationship, RelationshipKind, Status, TextIndex,
};
use std::collections::BTreeSet;

/// Words that say nothing about what a claim is about.
const EMPTY: &[&str] = &[
    "a", "an", "the", "of", "to", "in", "on", "at", "by", "for", "with", "from", "and", "or", "but", "that",
    "this", "it", "its", "is", "are", "was", "were", "be", "been", "being", "has", "have", "had", "having",
    "do", "does", "did", "not", "no", "never", "n't", "will", "would", "could", "can", "may", "might",
    "should", "he", "she", "they", "we", "i", "his", "her", "their", "our", "there", "any", "as",
];

/// How many of the words of two claims together must be in both, in tenths, for them to say the same.
const SAME: usize = 6;

/// Cues that say the same as somebody before.
const BACKING: &[&str] = &[
    "agree",
    "agreed",
    "agrees",
    "agreeing",
    "echoed",
    "echoing",
    "echoes",
    "concurred",
    "concurs",
    "confirmed",
    "confirms",
    "confirming",
    "backed",
];

/// Fills `repeats`, `agrees_with` and `disputes` of every claim. A claim refers to earlier ones only.
pub(crate) fn relate(facts: &mut Facts) {
    let words = content_words(facts);
    let mut found: Vec<(Vec<ClaimId>, Vec<ClaimId>, Vec<Disputed>)> = Vec::new();
    for (number, claim) in facts.claims.iter().enumerate() {
        let (mut repeats, mut agrees, mut disputes) = (Vec::new(), Vec::new(), Vec::new());
        for (earlier, before) in facts.claims[..number].iter().enumerate() {
            if claim.via.as_ref() == Some(&before.id) || before.via.as_ref() == Some(&claim.id) {
                continue;
            }
            if !says_the_same(&words[number], &words[earlier]) {
                continue;
            }
            let one_speaker = same_speaker(claim, before);
            match (is_negative(claim) == is_negative(before), one_speaker) {
                (true, true) => repeats.push(before.id.clone()),
                (true, false) => agrees.push(before.id.clone()),
                (false, false) => disputes.push(Disputed::Claim(before.id.clone())),
                (false, true) => {}
            }
        }
        if agrees.is_empty() && backs(claim) {
            agrees.extend(backed(&facts.claims[..number], claim));
        }
        disputes.extend(by_events(facts, claim));
        disputes.extend(by_relationships(facts, claim));
        disputes.sort();
        disputes.dedup();
        found.push((repeats, agrees, disputes));
    }
    for (claim, (repeats, agrees_with, disputes)) in facts.claims.iter_mut().zip(found) {
        claim.repeats = repeats;
        claim.agrees_with = agrees_with;
        claim.disputes = disputes;
    }
}

/// The words of each claim that carry its content, in lower case, without plural and past endings.
fn content_words(facts: &Facts) -> Vec<BTreeSet<String>> {
    let index = TextIndex::new(&facts.article.text);
    let words = |claim: &Claim| {
        let parts = claim.parts.marks().map(|m| index.slice(m.span).to_lowercase());
        let mut set = BTreeSet::new();
        for part in parts {
            for word in
                part.split(|c: char| !c.is_alphanumeric()).filter(|w| w.len() > 1 && !EMPTY.contains(w))
            {
                set.insert(stem(word));
            }
        }
        set
    };
    facts.claims.iter().map(words).collect()
}

fn stem(word: &str) -> String {
    let endings = ["ing", "ed", "es", "s", "e"];
    let cut = endings.iter().find_map(|e| word.strip_suffix(e).filter(|rest| rest.len() > 3));
    cut.unwrap_or(word).to_owned()
}

fn says_the_same(a: &BTreeSet<String>, b: &BTreeSet<String>) -> bool {
    let shared = a.intersection(b).count();
    let all = a.union(b).count();
    shared >= 3 && shared * 10 >= all * SAME || shared >= 2 && shared == all
}

/// Whether a claim says that something is not so: "denied that it was", "said it was not".
fn is_negative(claim: &Claim) -> bool {
    (claim.certainty == Certainty::Denied) != claim.negated
}

fn same_speaker(a: &Claim, b: &Claim) -> bool {
    let known = !a.speaker.ids().is_empty() && a.speaker == b.speaker;
    let written =
        a.speaker.ids().is_empty() && b.speaker.ids().is_empty() && a.speaker_text == b.speaker_text;
    known || written
}

fn backs(claim: &Claim) -> bool {
    claim.cue.as_ref().is_some_and(|cue| BACKING.contains(&cue.to_lowercase().as_str()))
}

/// The last claim of another that is about one of the same entities.
fn backed(earlier: &[Claim], claim: &Claim) -> Option<ClaimId> {
    let shares = |before: &&Claim| {
        before.about.iter().any(|e| claim.about.contains(e)) && !same_speaker(before, claim)
    };
    let near = earlier.iter().rev().take(4).filter(|b| b.via.is_none());
    near.clone().find(shares).map(|b| b.id.clone())
}

/// Events that this claim puts otherwise than an earlier claim, or than the article itself.
fn by_events(facts: &Facts, claim: &Claim) -> Vec<Disputed> {
    let mine = facts.events.iter().filter(|e| e.claim.as_ref() == Some(&claim.id));
    let mut disputed = Vec::new();
    for event in mine {
        for other in facts
            .events
            .iter()
            .filter(|o| o.id != event.id && same_event(event, o) && opposed(event.status, o.status))
        {
            match &other.claim {
                None => disputed.push(Disputed::Event(other.id.clone())),
                Some(id) => disputed.extend(earlier_other(facts, claim, id)),
            }
        }
    }
    disputed
}

fn same_event(a: &Event, b: &Event) -> bool {
    let who = |e: &Event| e.participants.iter().cloned().collect::<BTreeSet<_>>();
    let dates = a.date.is_none() || b.date.is_none() || a.date == b.date;
    a.kind == b.kind && !a.participants.is_empty() && who(a) == who(b) && dates
}

fn opposed(a: Status, b: Status) -> bool {
    let held = |s: Status| matches!(s, Status::Occurred | Status::Planned);
    let not = |s: Status| matches!(s, Status::Denied | Status::Cancelled);
    (held(a) && not(b)) || (not(a) && held(b))
}

/// Relationships that this claim puts otherwise: friends here, foes there.
fn by_relationships(facts: &Facts, claim: &Claim) -> Vec<Disputed> {
    let mine = facts.relationships.iter().filter(|r| r.claim.as_ref() == Some(&claim.id));
    let mut disputed = Vec::new();
    for tie in mine {
        for other in facts.relationships.iter().filter(|o| contradicts(tie, o)) {
            match &other.claim {
                None => disputed.push(Disputed::Relationship(other.id.clone())),
                Some(id) => disputed.extend(earlier_other(facts, claim, id)),
            }
        }
    }
    disputed
}

/// Two states cannot both be allied and at war, or in a rift and cooperate closely; but one that presses another may also
/// trade with it.
fn contradicts(a: &Relationship, b: &Relationship) -> bool {
    let pair = |r: &Relationship| [r.from.clone(), r.to.clone()].into_iter().collect::<BTreeSet<_>>();
    let standing = |k: RelationshipKind| {
        use RelationshipKind::{Alliance, Conflict, Cooperation, Rift};
        matches!(k, Alliance | Cooperation | Conflict | Rift)
    };
    let kinds = standing(a.kind) && standing(b.kind) && a.kind.polarity() * b.kind.polarity() < 0;
    let dates = a.date.is_none() || b.date.is_none() || a.date == b.date;
    kinds && dates && pair(a) == pair(b)
}

/// An earlier claim of somebody else, as disputed.
fn earlier_other(facts: &Facts, claim: &Claim, other: &ClaimId) -> Option<Disputed> {
    let position = |id: &ClaimId| facts.claims.iter().position(|c| &c.id == id);
    let earlier = position(other)? < position(&claim.id)?;
    let another = facts.claim(other).is_some_and(|o| !same_speaker(o, claim));
    (earlier && another).then(|| Disputed::Claim(other.clone()))
}
