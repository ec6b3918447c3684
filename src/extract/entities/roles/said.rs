//! Offices that a sentence says somebody holds: "Ott is the president of Ruritania", "became prime minister", "was elected
//! chairman", "led by Ott".

use super::beside::owner_behind;
use super::{FORMER, is_sent, owner_at, title_at_noun, title_text};
use crate::extract::reading::{FoundRole, Reading};
use crate::facts::EntityKind;
use crate::language::{Dep, Relation, Tag};

/// Records them all.
pub(super) fn find(reading: &mut Reading) {
    let mut found = Vec::new();
    for verb in 0..reading.doc.tokens.len() {
        if !reading.doc.tokens[verb].tag.is_verb() {
            continue;
        }
        match &*reading.doc.tokens[verb].lemma {
            "be" | "become" | "remain" | "serve" | "act" | "work" | "elect" | "name" | "appoint" | "choose" | "crown" | "swear"
            | "nominate" | "re-elect" | "reelect" | "select" | "inaugurate" | "install" | "reappoint" => becomes(reading, verb, &mut found),
            "lead" | "head" | "chair" | "rule" | "govern" => leads(reading, verb, &mut found),
            _ => {}
        }
    }
    for role in found {
        let known = |r: &&mut FoundRole| {
            r.person == role.person && r.title == role.title && (r.of == role.of || role.of.is_none())
        };
        if !reading.roles.iter_mut().any(|mut r| known(&&mut r)) {
            reading.roles.push(role);
        }
    }
}

/// Whether the clause is only imagined or denied.
fn unreal(reading: &Reading, verb: usize) -> bool {
    let doc = reading.doc;
    doc.is_negated(verb)
        || doc.children_by(verb, &[Dep::Aux]).any(|a| doc.tokens[a].tag == Tag::Md || doc.tokens[a].tag == Tag::To)
        || (doc.tokens[verb].tag == Tag::Vb && matches!(doc.tokens[verb].dep, Dep::Xcomp | Dep::Advcl | Dep::Acl))
        || doc.children_by(verb, &[Dep::Mark]).any(|m| reading.token_is(m, &["if", "unless", "whether"]))
}

fn person_at(reading: &Reading, token: usize) -> Option<usize> {
    let mention = reading.named_at(token)?;
    let [person] = mention.entities[..] else { return None };
    (reading.kind(person) == EntityKind::Person).then_some(person)
}

fn becomes(reading: &Reading, verb: usize, found: &mut Vec<FoundRole>) {
    let doc = reading.doc;
    if unreal(reading, verb) {
        return;
    }
    let lemma = &*doc.tokens[verb].lemma;
    let linking = matches!(lemma, "be" | "become" | "remain" | "serve" | "act" | "work");
    let arguments = doc.arguments(verb);
    let holder = if linking { Relation::Subject } else { Relation::Object };
    let Some(person) = arguments.iter().filter(|a| a.relation == holder).find_map(|a| person_at(reading, a.token)) else {
        return;
    };
    let mut nouns: Vec<usize> = arguments.iter().filter(|a| a.relation == Relation::Attribute).map(|a| a.token).collect();
    nouns.extend(arguments.iter().filter_map(|a| match a.relation {
        Relation::Behind(p) if reading.token_is(p, &["as"]) => Some(a.token),
        _ => None,
    }));
    if matches!(lemma, "serve" | "act" | "work" | "swear") {
        nouns.retain(|n| doc.head(*n).is_some_and(|p| reading.token_is(p, &["as"])));
        // "sworn in as president": the parser hangs "as" on the particle now and then.
        if nouns.is_empty() {
            nouns.extend((verb + 1..doc.tokens.len().min(verb + 4)).filter(|t| reading.token_is(*t, &["as"])).filter_map(|p| doc.child_by(p, &[Dep::Pobj])));
        }
    }
    let past = doc.tokens[verb].tag == Tag::Vbd && matches!(lemma, "be" | "serve");
    for noun in nouns {
        for noun in doc.conjuncts(noun) {
            if let Some(role) = office(reading, noun, person, verb, past) {
                found.push(role);
            }
        }
    }
}

fn office(reading: &Reading, noun: usize, person: usize, verb: usize, past: bool) -> Option<FoundRole> {
    let doc = reading.doc;
    if reading.named_at(noun).is_some_and(|m| m.tokens.contains(&noun) && reading.kind(m.entities[0]) != EntityKind::Person) {
        return None;
    }
    let title = title_at_noun(reading, noun)?;
    let end = doc.sentences[doc.sentence_of(noun)].end;
    let mut text = title_text(reading, title.clone());
    let left = title.start.checked_sub(1);
    let mut of = left
        .and_then(|l| owner_at(reading, l))
        .or_else(|| doc.children_by(noun, &[Dep::Poss, Dep::Amod, Dep::Compound, Dep::Nmod]).find_map(|c| owner_at(reading, c)))
        .map(|(e, _)| e);
    if let Some(owner) = owner_behind(reading, title.end, end, &text) {
        if owner.sent && is_sent(&text) {
            text = format!("{text} {}", title_text(reading, title.end..owner.end));
        } else {
            of = of.or(Some(owner.entity));
        }
    }
    let former = past || left.is_some_and(|l| reading.token_is(l, FORMER));
    let (from, to) = (verb.min(title.start), title.end.max(verb + 1));
    Some(FoundRole { person, title: text, of, former, tokens: from..to, rule: "roles.said-to-be" })
}

/// "Ott leads the party", "the troupe, led by Ott": a leader.
fn leads(reading: &Reading, verb: usize, found: &mut Vec<FoundRole>) {
    let doc = reading.doc;
    if unreal(reading, verb) {
        return;
    }
    let arguments = doc.arguments(verb);
    let of = |relation: Relation| arguments.iter().filter(move |a| a.relation == relation);
    let Some((person, by)) = of(Relation::Subject).find_map(|a| {
        // "led by the lawyer Anna Ott": the name may be the noun's apposition.
        let name = person_at(reading, a.token).or_else(|| doc.children_by(a.token, &[Dep::Appos]).find_map(|c| person_at(reading, c)));
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
    let former = doc.tokens[verb].tag == Tag::Vbd && reading.kind(body) == EntityKind::Country;
    found.push(FoundRole { person, title: title.to_owned(), of: Some(body), former, tokens, rule: "roles.leads" });
}
