//! Which claims repeat, back or dispute each other, or the article.
//!
//! Two claims say the same where most of their words are the same; they dispute each other where one of them says so
//! in the negative or denies it, or where they put the same event, or the two sides of a relationship, differently. Only
//! claims of one article are compared.

use super::response;
use crate::facts::{
    Certainty, Claim, ClaimId, Disputed, Edtf, EntityId, Event, EventKind, Facts, Relationship,
    RelationshipKind, Status, TextIndex,
};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// Words that say nothing about what a claim is about.
const EMPTY: &[&str] = &[
    "a", "an", "the", "of", "to", "in", "on", "at", "by", "for", "with", "from", "and", "or", "but", "that",
    "this", "it", "its", "is", "are", "was", "were", "be", "been", "being", "has", "have", "had", "having",
    "do", "does", "did", "not", "no", "never", "n't", "will", "would", "could", "can", "may", "might",
    "should", "he", "she", "they", "we", "i", "his", "her", "their", "our", "there", "any", "as",
];

/// How many of the words of two claims together must be in both, in tenths, for them to say the same.
const SAME: usize = 6;

/// How many words two claims have in common at least.
const LEAST: usize = 2;

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

/// Fills `repeats`, `agrees_with` and `disputes` of every claim. A claim refers to earlier ones only, and of several that say the
/// same to the first: what ten sources say in turn is nine times the first one's, not forty-five agreements.
pub(super) fn relate(facts: &mut Facts) {
    let words = content_words(facts);
    let told = Told::of(facts);
    let index = TextIndex::new(&facts.article.text);
    let mut groups = Groups::default();
    let mut found: Vec<(Vec<ClaimId>, Vec<ClaimId>, Vec<Disputed>)> = Vec::new();
    for (number, claim) in facts.claims.iter().enumerate() {
        let (mut repeats, mut agrees, mut disputes) = (Vec::new(), Vec::new(), Vec::new());
        for group in groups.of(&words[number]) {
            let earlier = &groups.all[group];
            let unrelated = |n: &&usize| {
                let before = &facts.claims[**n];
                claim.via.as_ref() != Some(&before.id) && before.via.as_ref() != Some(&claim.id)
            };
            let first = |negative: bool, one_speaker: bool| {
                let firsts = earlier.firsts.iter().filter(unrelated);
                let mut fitting = firsts.map(|n| &facts.claims[*n]).filter(|before| {
                    is_negative(before) == negative && same_speaker(claim, before) == one_speaker
                });
                fitting.next().map(|before| before.id.clone())
            };
            let negative = is_negative(claim);
            repeats.extend(first(negative, true));
            agrees.extend(first(negative, false));
            disputes.extend(first(!negative, false).map(Disputed::Claim));
        }
        groups.add(number, &words[number], |n| {
            let other: &Claim = &facts.claims[n];
            is_negative(other) == is_negative(claim) && same_speaker(other, claim)
        });
        if agrees.is_empty() && backs(claim) {
            agrees.extend(backed(&facts.claims[..number], claim));
        }
        if !response::leaves_open(claim, &index) {
            disputes.extend(told.disputed(facts, number));
        }
        if !disputes.iter().any(|d| matches!(d, Disputed::Claim(_))) {
            let shared = |a: usize, b: usize| shared(&words[a], &words[b]);
            disputes.extend(response::disputed(&facts.claims, number, &index, shared).map(Disputed::Claim));
        }
        // "Ott denied that there would be talks, as Berg had announced": what Berg said stands in what is denied.
        if let Some(outer) = within_denial(facts, number, &words) {
            found[outer].2.push(Disputed::Claim(claim.id.clone()));
        }
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

/// The claim of another that denies, in its own words, what a claim within it says.
fn within_denial(facts: &Facts, number: usize, words: &[Vec<u32>]) -> Option<usize> {
    let claim = &facts.claims[number];
    let via = claim.via.as_ref()?;
    let outer = facts.claims[..number].iter().position(|c| c.id == *via)?;
    let denies = facts.claims[outer].certainty == Certainty::Denied && !is_negative(claim);
    let same = !words[number].is_empty() && shared(&words[number], &words[outer]) == words[number].len();
    (denies && same && !same_speaker(claim, &facts.claims[outer])).then_some(outer)
}

/// Claims with the same words so far.
#[derive(Default)]
struct Groups {
    all: Vec<Group>,
    /// The groups by the words of their first claim that are its rarest.
    by_word: HashMap<u32, Vec<usize>>,
}

struct Group {
    /// The words of the first claim.
    words: Vec<u32>,
    /// The first claim of each speaker, for and against.
    firsts: Vec<usize>,
}

impl Groups {
    /// Those that say the same. Two sets that share six tenths of their words share one of the rarest four or five tenths of
    /// either, so that only groups with such a word are looked at.
    fn of(&self, words: &[u32]) -> Vec<usize> {
        /// Groups of one word that are looked at: more have only what many say in common.
        const MOST: usize = 256;
        let groups = |w: &u32| self.by_word.get(w).map_or(&[][..], |g| &g[..g.len().min(MOST)]);
        let candidates = rarest(words).iter().flat_map(groups);
        let candidates: BTreeSet<usize> = candidates.copied().collect();
        candidates.into_iter().filter(|g| says_the_same(&self.all[*g].words, words)).collect()
    }

    /// Adds a claim to its groups, or as the first of a new one. `again` tells whether an earlier claim is as much: the same
    /// speaker's, and for or against as this one.
    fn add(&mut self, claim: usize, words: &[u32], again: impl Fn(usize) -> bool) {
        /// More speakers of one thing are not told apart.
        const SPEAKERS: usize = 16;
        // One word in common is not enough, so that nothing says the same as this one.
        if words.len() < LEAST {
            return;
        }
        let groups = self.of(words);
        if groups.is_empty() {
            for word in rarest(words) {
                self.by_word.entry(*word).or_default().push(self.all.len());
            }
            self.all.push(Group { words: words.to_vec(), firsts: vec![claim] });
        }
        for group in groups {
            let firsts = &mut self.all[group].firsts;
            if firsts.len() < SPEAKERS && !firsts.iter().any(|n| again(*n)) {
                firsts.push(claim);
            }
        }
    }
}

/// The words of a claim by which it is found; they are sorted, the rarest first.
fn rarest(words: &[u32]) -> &[u32] {
    let shared = (words.len() * SAME).div_ceil(10);
    &words[..(words.len() + 1).saturating_sub(shared).min(words.len())]
}

/// The words of each claim that carry its content, in lower case, without plural and past endings: as numbers, so that the
/// rarest of the article come first.
fn content_words(facts: &Facts) -> Vec<Vec<u32>> {
    let index = TextIndex::new(&facts.article.text);
    let words = |claim: &Claim| -> BTreeSet<String> {
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
    let sets: Vec<BTreeSet<String>> = facts.claims.iter().map(words).collect();
    let mut counts: BTreeMap<&str, u32> = BTreeMap::new();
    for word in sets.iter().flatten() {
        *counts.entry(word).or_default() += 1;
    }
    let mut order: Vec<(u32, &str)> = counts.into_iter().map(|(word, count)| (count, word)).collect();
    order.sort_unstable();
    let number: HashMap<&str, u32> = order.into_iter().map(|(_, word)| word).zip(0..).collect();
    let numbered = |set: &BTreeSet<String>| {
        let mut words: Vec<u32> = set.iter().map(|w| number[w.as_str()]).collect();
        words.sort_unstable();
        words
    };
    sets.iter().map(numbered).collect()
}

fn stem(word: &str) -> String {
    let endings = ["ing", "ed", "es", "s", "e"];
    let cut = endings.iter().find_map(|e| word.strip_suffix(e).filter(|rest| rest.len() > 3));
    cut.unwrap_or(word).to_owned()
}

/// Both sorted.
fn shared(a: &[u32], b: &[u32]) -> usize {
    a.iter().filter(|w| b.binary_search(w).is_ok()).count()
}

/// Both sorted.
fn says_the_same(a: &[u32], b: &[u32]) -> bool {
    let shared = shared(a, b);
    let all = a.len() + b.len() - shared;
    shared > LEAST && shared * 10 >= all * SAME || shared >= LEAST && shared == all
}

/// Whether a claim says that something is not so: "denied that it was", "said it was not".
pub(super) fn is_negative(claim: &Claim) -> bool {
    (claim.certainty == Certainty::Denied) != claim.negated
}

pub(super) fn same_speaker(a: &Claim, b: &Claim) -> bool {
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

/// Events and relationships by whom they are of, so that each is compared with few.
struct Told<'f> {
    events: BTreeMap<(EventKind, Vec<&'f EntityId>), Sides<'f, Event>>,
    ties: BTreeMap<[&'f EntityId; 2], Sides<'f, Relationship>>,
    /// What each claim tells.
    by_claim: HashMap<&'f ClaimId, (Vec<&'f Event>, Vec<&'f Relationship>)>,
    position: HashMap<&'f ClaimId, usize>,
}

/// What is told for and against.
struct Sides<'f, T> {
    holds: Vec<&'f T>,
    not: Vec<&'f T>,
}

impl<T> Default for Sides<'_, T> {
    fn default() -> Self {
        Sides { holds: Vec::new(), not: Vec::new() }
    }
}

impl<'f> Told<'f> {
    fn of(facts: &'f Facts) -> Told<'f> {
        let position = facts.claims.iter().enumerate().map(|(n, c)| (&c.id, n)).collect();
        let mut told =
            Told { events: BTreeMap::new(), ties: BTreeMap::new(), by_claim: HashMap::new(), position };
        for event in &facts.events {
            if let Some(claim) = &event.claim {
                told.by_claim.entry(claim).or_default().0.push(event);
            }
            let Some(holds) = holds(event.status).filter(|_| !event.participants.is_empty()) else {
                continue;
            };
            let sides = told.events.entry(who(event)).or_default();
            if holds { sides.holds.push(event) } else { sides.not.push(event) }
        }
        for tie in &facts.relationships {
            if let Some(claim) = &tie.claim {
                told.by_claim.entry(claim).or_default().1.push(tie);
            }
            if is_standing(tie.kind) {
                let sides = told.ties.entry(pair(tie)).or_default();
                if tie.kind.polarity() > 0 { sides.holds.push(tie) } else { sides.not.push(tie) }
            }
        }
        told
    }

    /// What a claim's events and relationships put otherwise than the article, and than the first earlier claim of another.
    fn disputed(&self, facts: &Facts, number: usize) -> Vec<Disputed> {
        let mut disputed = Vec::new();
        let Some((events, ties)) = self.by_claim.get(&facts.claims[number].id) else { return disputed };
        for event in events {
            let Some(holds) = holds(event.status) else { continue };
            let Some(sides) = self.events.get(&who(event)) else { continue };
            let against = if holds { &sides.not } else { &sides.holds };
            let fits = |o: &&&Event| dates_agree(event.date.as_ref(), o.date.as_ref());
            // Without a day it may be any of several.
            let mut own = against.iter().filter(fits).filter(|o| o.claim.is_none());
            let (first, more) = (own.next(), own.next());
            let meant = first.filter(|o| more.is_none() || event.occurrence.as_ref() == Some(&o.id));
            disputed.extend(meant.map(|o| Disputed::Event(o.id.clone())));
            let mut claimed = against.iter().filter(fits).filter_map(|o| o.claim.as_ref());
            disputed.extend(claimed.find_map(|o| self.earlier_other(facts, number, o)));
        }
        for tie in ties.iter().filter(|t| is_standing(t.kind)) {
            let Some(sides) = self.ties.get(&pair(tie)) else { continue };
            let against = if tie.kind.polarity() > 0 { &sides.not } else { &sides.holds };
            let fits = |o: &&&Relationship| at_one_time(tie.date.as_ref(), o.date.as_ref());
            let own = against.iter().filter(fits).find(|o| o.claim.is_none());
            disputed.extend(own.map(|o| Disputed::Relationship(o.id.clone())));
            let mut claimed = against.iter().filter(fits).filter_map(|o| o.claim.as_ref());
            disputed.extend(claimed.find_map(|o| self.earlier_other(facts, number, o)));
        }
        disputed
    }

    /// An earlier claim of somebody else, as disputed.
    fn earlier_other(&self, facts: &Facts, number: usize, other: &ClaimId) -> Option<Disputed> {
        let position = *self.position.get(other)?;
        let another = !same_speaker(&facts.claims[position], &facts.claims[number]);
        (position < number && another).then(|| Disputed::Claim(other.clone()))
    }
}

fn who(event: &Event) -> (EventKind, Vec<&EntityId>) {
    let who: BTreeSet<&EntityId> = event.participants.iter().collect();
    (event.kind, who.into_iter().collect())
}

/// Whether an event is or will be, or is not; what is only imagined is neither.
fn holds(status: Status) -> Option<bool> {
    match status {
        Status::Occurred | Status::Planned => Some(true),
        Status::Denied | Status::Cancelled => Some(false),
        Status::Hypothetical => None,
    }
}

fn dates_agree(a: Option<&Edtf>, b: Option<&Edtf>) -> bool {
    a.is_none() || b.is_none() || a == b
}

/// Two who quarrelled once may work together now: only ties of one day, year or time speak against each other.
fn at_one_time(a: Option<&Edtf>, b: Option<&Edtf>) -> bool {
    a.is_some() && a == b
}

/// Two states cannot both be allied and at war, or in a rift and cooperate closely; but one that presses another may also
/// trade with it.
fn is_standing(kind: RelationshipKind) -> bool {
    use RelationshipKind::{Alliance, Conflict, Cooperation, Rift};
    matches!(kind, Alliance | Cooperation | Conflict | Rift)
}

fn pair(tie: &Relationship) -> [&EntityId; 2] {
    if tie.from <= tie.to { [&tie.from, &tie.to] } else { [&tie.to, &tie.from] }
}
