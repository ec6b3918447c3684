//! Offices told by verbs of leading and holding: "Ott leads the party", "held the office of president".

use super::mood::{over, unreal};
use super::owner_at;
use super::said::{office, person_at, person_described};
use crate::extract::reading::{FoundRole, Reading};
use crate::extract::voice::Voice;
use crate::facts::EntityKind;
use crate::language::{Dep, Relation, Tag};

/// "held the office of president", "the first woman to hold the post of foreign minister in Ruritania".
pub(super) fn holds(reading: &Reading, verb: usize, found: &mut Vec<FoundRole>) {
    let doc = reading.doc;
    let Some(post) = doc.child_by(verb, &[Dep::Dobj]) else { return };
    if !reading.token_is(post, &["office", "post", "position", "job", "rank"]) {
        return;
    }
    let noun = doc
        .children_by(post, &[Dep::Prep])
        .find(|p| reading.token_is(*p, &["of"]))
        .and_then(|p| doc.child_by(p, &[Dep::Pobj]));
    let Some(noun) = noun else { return };
    // "the first woman to hold": she has held it.
    let first = doc.head(verb).filter(|h| {
        matches!(doc.tokens[verb].dep, Dep::Relcl | Dep::Acl)
            && doc.tokens[verb].tag == Tag::Vb
            && doc.children(*h).any(|c| reading.token_is(c, &["first", "last", "only", "youngest", "oldest"]))
    });
    if first.is_none() && unreal(reading, verb) {
        return;
    }
    let subject = first.or_else(|| doc.surface_subject(verb));
    let person = subject.and_then(|s| person_at(reading, s).or_else(|| person_described(reading, s)));
    let past = matches!(doc.tokens[verb].tag, Tag::Vbd) || first.is_some();
    found.extend(
        person.and_then(|p| office(reading, noun, p, verb, past && &*doc.tokens[verb].lemma == "hold")),
    );
}

/// "Ott leads the party", "the troupe, led by Ott": a leader.
pub(super) fn leads(reading: &Reading, verb: usize, found: &mut Vec<FoundRole>) {
    let doc = reading.doc;
    if unreal(reading, verb) {
        return;
    }
    let arguments = doc.arguments(verb);
    let of = |relation: Relation| arguments.iter().filter(move |a| a.relation == relation);
    let Some((person, by)) = of(Relation::Subject).find_map(|a| {
        // "led by the lawyer Anna Ott": the name may be the noun's apposition.
        let name = person_at(reading, a.token)
            .or_else(|| doc.children_by(a.token, &[Dep::Appos]).find_map(|c| person_at(reading, c)));
        name.map(|p| (p, a.token))
    }) else {
        return;
    };
    let Some((body, range)) = of(Relation::Object).find_map(|a| owner_at(reading, a.token)) else { return };
    let title = match &*doc.tokens[verb].lemma {
        "head" => "head",
        "chair" => "chair",
        "rule" | "govern" => "ruler",
        _ => "leader",
    };
    // One leads a country as its head; "led Ruritania into war" is about the same.
    let tokens = range.start.min(verb).min(by)..range.end.max(verb + 1).max(by + 1);
    let former = (doc.tokens[verb].tag == Tag::Vbd && reading.kind(body) == EntityKind::Country)
        || over(reading, verb);
    found.push(FoundRole {
        person,
        title: title.to_owned(),
        of: Some(body),
        former,
        asserted: Some(verb),
        voice: Voice::Article,
        tokens,
        rule: "roles.leads",
    });
}
