//! Who says that he made an attack: "the Front claimed responsibility for the attack", "the raid was claimed by the Front".
//!
//! Newspapers and data sets of the field name who claims an attack as who made it. What was told of the attack, in the sentence or
//! before, has the one who claims it as a party.

use super::frame::Telling;
use crate::extract::negation;
use crate::extract::pattern::Wanted;
use crate::extract::reading::Reading;
use crate::facts::{EntityKind, EventKind};
use crate::language::{Dep, Relation};

/// How many sentences back the attack may be told.
const REACH: usize = 2;

/// Gives attacks those who claim them.
pub(super) fn complete(reading: &Reading, told: &mut [Telling]) {
    let doc = reading.doc;
    for verb in (0..doc.tokens.len()).filter(|t| doc.is_verbal(*t)) {
        let Some(who) = who_claims(reading, verb) else { continue };
        let sentence = doc.sentence_of(verb);
        let from = doc.sentences[sentence.saturating_sub(REACH)].start;
        let end = doc.sentences[sentence].end;
        let attacked = |t: &&mut Telling| {
            t.event.kind == EventKind::Conflict
                && (from..end).contains(&t.trigger)
                && t.event.voice == reading.voices.at(verb)
                && matches!(t.event.participants[..], [one] if one != who)
        };
        // In the clause itself, else the last before it.
        let near =
            told.iter_mut().filter(attacked).min_by_key(|t| (t.trigger < verb, t.trigger.abs_diff(verb)));
        if let Some(telling) = near {
            telling.event.participants.insert(0, who);
            telling.enough = true;
        }
    }
}

/// The group or state that claims an attack by this verb.
fn who_claims(reading: &Reading, verb: usize) -> Option<usize> {
    let doc = reading.doc;
    let lemma = &*doc.tokens[verb].lemma;
    let arguments = doc.arguments(verb);
    let of = |relation: Relation| arguments.iter().filter(move |a| a.relation == relation).map(|a| a.token);
    let is_blow = |t: usize| reading.words.deeds.claimable.contains(&doc.tokens[t].lemma);
    let points = |t: usize| reading.token_is(t, &["it", "them", "both"]);
    let duty = |t: usize| matches!(&*doc.tokens[t].lemma, "responsibility" | "credit" | "authorship");
    let claims = match lemma {
        "claim" => of(Relation::Object).any(|o| duty(o) || is_blow(o) || points(o)),
        // "took responsibility for the attack": of the crash somebody else may.
        "admit" | "accept" | "acknowledge" | "take" | "assume" => {
            let behind = |p: &usize| doc.child_by(*p, &[Dep::Pobj]).is_some_and(is_blow);
            let of_blow = |o: usize| doc.children_by(o, &[Dep::Prep]).any(|p| behind(&p));
            of(Relation::Object).any(|o| duty(o) && of_blow(o))
        }
        _ => false,
    };
    if !claims || negation::of_subject(doc, verb).is_some() || reading.taken(verb).is_some() {
        return None;
    }
    let subjects: Vec<usize> = of(Relation::Subject).collect();
    // "Chad's rebels" are not Chad.
    let state = subjects.iter().all(|s| !reading.words.ties.rebels.contains(&reading.common_lemma(*s)));
    let who = subjects.iter().flat_map(|s| reading.denoted(*s, &[Wanted::Actor])).map(|(entity, _)| entity);
    let who: Vec<usize> = who.collect();
    let kind = |kind: EntityKind| who.iter().copied().find(|e| reading.kind(*e) == kind);
    kind(EntityKind::Organization).or_else(|| kind(EntityKind::Country).filter(|_| state))
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;

    #[test]
    fn who_claims_an_attack_made_it() {
        check(&[
            (
                "Gunmen attacked a Chadian post near Bol on Tuesday. The Lake Front claimed responsibility for the attack.",
                "Conflict Lake Front + Chad | 2024-05-14 | Bol | occurred",
            ),
            (
                "The Lake Front claimed an attack on a Chadian post on Tuesday.",
                "Conflict Lake Front + Chad | 2024-05-14 | - | occurred",
            ),
            (
                "An attack on a Chadian post killed ten on Tuesday. It was claimed by the Lake Front.",
                "Conflict Lake Front + Chad | 2024-05-14 | - | occurred",
            ),
            ("No group has claimed responsibility for an attack on a Chadian post on Tuesday.", ""),
            ("The Lake Front denied responsibility for an attack on a Chadian post.", ""),
            ("Chad's rebels claimed the attack on a Sudanese post.", ""),
            (
                "A bomb hit a Chadian post on Tuesday. Peru took credit for the accord.",
                "Conflict Chad | 2024-05-14 | - | occurred",
            ),
        ]);
    }
}
