//! Who does what a verb says, and to whom.

use super::lexicon::Entry;
use super::{Sides, party};
use crate::extract::pattern;
use crate::extract::reading::Reading;
use crate::facts::RelationshipKind;
use crate::language::{Argument, Dep, Relation, Tag};

/// The sides of a verb.
pub(super) fn sides(reading: &Reading, entry: &Entry, at: usize) -> Sides {
    let mut sides = Sides::default();
    let arguments = reading.arguments(at);
    let needed = entry.needed(reading, at);
    sides.words.extend(&needed);
    for argument in arguments {
        take(reading, entry, *argument, at, &mut sides);
        clause(reading, entry, *argument, &mut sides);
    }
    if sides.a.is_empty() && !entry.is_of_both() {
        issuer(reading, at, &mut sides);
    }
    if sides.a.is_empty() && !entry.is_of_both() {
        detached(reading, at, &mut sides);
    }
    if sides.b.is_empty() && entry.kind == RelationshipKind::Pressure {
        shifted(reading, arguments, &mut sides);
    }
    agreed(reading, entry, at, &mut sides);
    // "cut its ties with A", "recalled the ambassador of A": what it needs brings its own parts.
    for thing in needed.into_iter().filter(|t| !reading.doc.is_verbal(*t)) {
        for argument in reading.doc.arguments(thing).iter().copied() {
            let own = matches!(argument.relation, Relation::Owner | Relation::Modifier);
            let of = matches!(argument.relation, Relation::Behind(p) if reading.token_is(p, &["of", "between", "from"]));
            let name = pattern::relation_name(reading, argument.relation);
            let taken = |names: &[String]| names.iter().any(|n| n.eq_ignore_ascii_case(name));
            let known = arguments.iter().any(|a| a.token == argument.token);
            if !known && taken(&entry.from) {
                sides.add(true, party::of(reading, argument, thing));
                continue;
            }
            let to = entry
                .to
                .iter()
                .any(|t| t.eq_ignore_ascii_case(pattern::relation_name(reading, argument.relation)));
            // "A and B reopened their embassies": their own.
            let theirs = sides.a.len() > 1 && reading.token_is(argument.token, &["their"]);
            let takes = !theirs && (entry.kind != RelationshipKind::Succession || to);
            if takes && (own || of || to) && !(known && (taken(&entry.to) || taken(&entry.from))) {
                sides.add(false, party::of(reading, argument, thing));
            }
        }
    }
    speaker(reading, entry, at, &mut sides);
    // "have not been on speaking terms": the words that deny it stand above.
    if entry.denied {
        let above: Vec<usize> = reading.doc.ancestors(at).take(2).collect();
        let verb = above.iter().find(|v| reading.doc.is_verbal(**v)).filter(|_| sides.a.is_empty());
        if let Some(token) = verb.and_then(|v| reading.doc.surface_subject(*v)) {
            sides.add(true, party::of(reading, Argument { relation: Relation::Subject, token }, above[0]));
        }
        sides.words.extend(above);
    }
    sides
}

/// "Denounced as a crime A's raid": a long object stands behind what it is called.
fn shifted(reading: &Reading, arguments: &[Argument], sides: &mut Sides) {
    let called = |a: &&Argument| matches!(a.relation, Relation::Behind(p) if reading.token_is(p, &["as"]));
    for named in arguments.iter().filter(called) {
        for token in reading.doc.children_by(named.token, &[Dep::Appos]) {
            let argument = Argument { relation: Relation::Object, token };
            sides.add(false, party::or_owner(reading, argument, named.token));
        }
    }
}

/// "Agreed with A to do it together": with whom stands at the verb above.
fn agreed(reading: &Reading, entry: &Entry, at: usize, sides: &mut Sides) {
    let doc = reading.doc;
    let single = entry.is_of_both() && entry.mutual && sides.a.len() + sides.b.len() == 1;
    let Some(above) = doc.head(at).filter(|_| single && doc.tokens[at].dep == Dep::Xcomp) else { return };
    for argument in doc.arguments(above).iter().copied() {
        if matches!(argument.relation, Relation::Behind(p) if reading.token_is(p, &["with"])) {
            sides.add(false, party::of(reading, argument, above));
        }
    }
}

/// "Lets A have coal", "sent troops to help A": whom the clause of a deed tells of that stands by somebody.
fn helped(reading: &Reading, argument: Argument, sides: &mut Sides) {
    let doc = reading.doc;
    let verb = argument.token;
    // "made A a gift of", where the parser takes the two for a clause
    if !doc.is_verbal(verb) && doc.child_by(verb, &[Dep::Nsubj]).is_none() {
        return;
    }
    if let Some(token) = doc.child_by(verb, &[Dep::Nsubj]).filter(|s| !doc.tokens[*s].tag.is_relative()) {
        sides.add(false, party::of(reading, Argument { relation: Relation::Object, token }, verb));
        return;
    }
    for inner in doc.arguments(verb).iter().copied() {
        let whom = inner.relation == Relation::Object
            || matches!(inner.relation, Relation::Behind(p) if reading.token_is(p, &["in"]));
        if whom && sides.b.is_empty() {
            sides.add(false, party::or_owner(reading, inner, verb));
        }
    }
}

/// "Demanded that A withdraw", "condemned what it called A's raid": who stands in the clause.
fn clause(reading: &Reading, entry: &Entry, argument: Argument, sides: &mut Sides) {
    let doc = reading.doc;
    let verb = argument.token;
    let name = pattern::relation_name(reading, argument.relation);
    if entry.kind.polarity() > 0 && entry.to.iter().any(|t| t == "clause") {
        if matches!(argument.relation, Relation::Clause | Relation::Adverbial | Relation::Relative)
            && entry.to.iter().any(|t| t == name)
        {
            helped(reading, argument, sides);
        }
        return;
    }
    let inside = matches!(argument.relation, Relation::Clause | Relation::Object) && doc.is_verbal(verb);
    // "called A's move illegal"
    let named = argument.relation == Relation::Clause && doc.tokens[verb].tag.is_noun() && entry.things;
    if entry.kind == RelationshipKind::Pressure && named && entry.to.iter().any(|t| t == "clause") {
        sides.add(false, party::or_owner(reading, argument, verb));
    }
    if !inside || entry.kind != RelationshipKind::Pressure {
        return;
    }
    let names = doc.tokens[verb].is_any(&["called", "calls", "described", "termed", "sees", "saw", "deemed"]);
    for inner in doc.arguments(verb).iter().copied() {
        let demanded = inner.relation == Relation::Subject && entry.to.iter().any(|t| t == "clause");
        let named = names && matches!(inner.relation, Relation::Object | Relation::Attribute);
        if demanded || named {
            sides.add(false, party::or_owner(reading, inner, verb));
        }
    }
}

/// "A adopted a resolution demanding that B withdraw": whose words they are.
fn issuer(reading: &Reading, at: usize, sides: &mut Sides) {
    let doc = reading.doc;
    let Some(noun) = doc.head(at).filter(|n| {
        doc.tokens[at].dep == Dep::Acl && reading.words.ties.documents.holds(doc.tokens[*n].text)
    }) else {
        return;
    };
    for argument in doc.arguments(noun).iter().copied().filter(|a| a.relation == Relation::Owner) {
        sides.add(true, party::of(reading, argument, noun));
    }
    for (verb, relation) in pattern::governors(reading, noun) {
        if sides.a.is_empty() && relation == Relation::Object {
            for argument in doc.arguments(verb).iter().copied().filter(|a| a.relation == Relation::Subject) {
                sides.add(true, party::of(reading, argument, verb));
            }
        }
    }
}

/// "A gave the consul a day to leave, accusing B of spying": behind a comma a participle is told of the subject of the sentence,
/// whatever noun the parser hangs it on.
fn detached(reading: &Reading, at: usize, sides: &mut Sides) {
    let doc = reading.doc;
    let comma = at.checked_sub(1).is_some_and(|t| doc.tokens[t].is(","));
    if !comma || doc.tokens[at].tag != Tag::Vbg || !matches!(doc.tokens[at].dep, Dep::Acl | Dep::Advcl) {
        return;
    }
    let root = doc.ancestors(at).find(|v| doc.tokens[*v].dep == Dep::Root && doc.is_verbal(*v));
    if let Some((verb, token)) = root.and_then(|v| Some((v, doc.surface_subject(v)?))) {
        sides.add(true, party::of(reading, Argument { relation: Relation::Subject, token }, verb));
    }
}

/// "Treaties were signed with A, B's ministry said": who tells of what nobody is told to have done has done it.
fn speaker(reading: &Reading, entry: &Entry, at: usize, sides: &mut Sides) {
    let doc = reading.doc;
    let untold = entry.is_of_both() && sides.a.is_empty() && !sides.b.is_empty();
    if !untold || !doc.is_passive(at) || doc.tokens[at].dep != Dep::Ccomp {
        return;
    }
    let Some(says) = doc.head(at) else { return };
    if let Some(token) = doc.child_by(says, &[Dep::Nsubj]) {
        sides.add(true, party::of(reading, Argument { relation: Relation::Subject, token }, says));
    }
}

/// Where somebody's soil is struck, by verbs of `ground`: who "fought in" a region need not fight its state.
const ON_GROUND: [&str; 6] = ["in", "near", "on", "at", "off", "outside"];

fn take(reading: &Reading, entry: &Entry, argument: Argument, at: usize, sides: &mut Sides) {
    let name = pattern::relation_name(reading, argument.relation);
    let is = |names: &[String]| names.iter().any(|n| n.eq_ignore_ascii_case(name));
    let find = |reading, argument, at| {
        if entry.things { party::or_owner(reading, argument, at) } else { party::of(reading, argument, at) }
    };
    let [soil, ground] = ["soil", "ground"].map(|place| entry.to.iter().any(|t| t == place));
    if is(&entry.from) {
        sides.add(true, find(reading, argument, at));
    } else if is(&entry.to)
        && !matches!(argument.relation, Relation::Clause | Relation::Adverbial | Relation::Relative)
    {
        let other = find(reading, argument, at);
        // "struck a depot near Oslo"
        if other.0.is_empty() && soil {
            sides.add_soil(party::soil(reading, argument));
        }
        sides.add(false, other);
    } else if soil && (name == "object" || (ground && ON_GROUND.contains(&name))) {
        sides.add(false, party::soil(reading, argument));
    } else if entry.kind == RelationshipKind::Conflict && ["beside", "alongside"].contains(&name) {
        // "fought beside A against B"
        sides.add(true, party::of(reading, argument, at));
    } else if entry.kind.is_symmetric() && name.eq_ignore_ascii_case("between") {
        sides.add(true, party::of(reading, argument, at));
    }
}

/// The sides of an adjective: "A is hostile to B", "A, furious with B".
pub(super) fn of_adjective(reading: &Reading, entry: &Entry, at: usize) -> Sides {
    let doc = reading.doc;
    let mut sides = Sides::default();
    let mut arguments = reading.arguments(at).to_vec();
    // "is allied with": a participle, taken for a passive.
    arguments
        .iter_mut()
        .filter(|a| a.relation == Relation::Object)
        .for_each(|a| a.relation = Relation::Subject);
    let head = doc.head(at);
    if let Some(verb) = head.filter(|v| doc.is_verbal(*v) && doc.tokens[at].dep != Dep::Advmod) {
        sides.words.push(verb);
        let own: Vec<usize> = arguments.iter().map(|a| a.token).collect();
        arguments.extend(reading.arguments(verb).iter().filter(|a| !own.contains(&a.token)));
    } else if let Some(noun) =
        head.filter(|_| matches!(doc.tokens[at].dep, Dep::Amod | Dep::Acl | Dep::Appos))
    {
        sides.add(true, party::of(reading, Argument { relation: Relation::Subject, token: noun }, at));
    }
    for argument in arguments {
        take(reading, entry, argument, at, &mut sides);
    }
    sides
}
