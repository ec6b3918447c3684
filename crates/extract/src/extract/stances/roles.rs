//! What one is to the other: "A is an ally of B", "B's ally, A", "its ally A", "B found an ally in A", "A and B are rivals".

use super::lexicon::Entry;
use super::{Sides, party, pointing};
use crate::extract::pattern;
use crate::extract::reading::Reading;
use crate::extract::words::lower;
use crate::language::{Argument, Dep, Relation, Tag};

/// The sides of a noun for what one is: `A` is it, `B` is whose.
pub(super) fn sides(reading: &Reading, entry: &Entry, at: usize) -> Sides {
    let doc = reading.doc;
    let mut sides = Sides::default();
    for argument in reading.arguments(at) {
        let whose = match argument.relation {
            Relation::Owner | Relation::Modifier => true,
            Relation::Behind(p) => reading.token_is(p, &["of", "to", "for"]) && doc.head(p) == Some(at),
            _ => false,
        };
        if whose {
            sides.add(false, party::of(reading, *argument, at));
        } else if argument.relation == Relation::Apposition {
            sides.add(true, party::of(reading, *argument, at));
        }
    }
    bearers(reading, at, &mut sides);
    if sides.a.is_empty() && !sides.b.is_empty() {
        sides.a.extend(pointing::fellow(reading, at));
    }
    // "between the two rivals": those told of before.
    if sides.a.is_empty() && sides.b.is_empty() && entry.is_of_both() && doc.tokens[at].tag == Tag::Nns {
        let both = party::of(reading, Argument { relation: Relation::Subject, token: at }, at);
        if both.0.len() == 2 {
            sides.add(true, both);
        }
    }
    // "A and B are allies": each other's, unless they are those of somebody who is not named ("two of the island's allies").
    let anybodys = doc.child_by(at, &[Dep::Poss]).is_some_and(|o| {
        doc.tokens[o].tag != Tag::PrpS && !sides.a.is_empty() && reading.named_at(o).is_none()
    });
    if anybodys && sides.b.is_empty() {
        return Sides::default();
    }
    if sides.b.is_empty() && doc.tokens[at].tag == Tag::Nns && entry.is_of_both() {
        return sides;
    }
    if sides.b.is_empty() || sides.a.is_empty() {
        return Sides::default();
    }
    sides
}

/// Those who are said to be it.
fn bearers(reading: &Reading, at: usize, sides: &mut Sides) {
    const IN_RANKS: [&str; 9] = ["one", "some", "many", "most", "number", "most", "two", "three", "part"];
    let doc = reading.doc;
    // "one of A's allies", "among the allies of A"
    let mut noun = at;
    if let Some(of) =
        doc.head(at).filter(|p| doc.tokens[at].dep == Dep::Pobj && reading.token_is(*p, &["of", "among"]))
    {
        match doc.head(of) {
            Some(one) if doc.tokens[one].is_any(&IN_RANKS) => noun = one,
            Some(be) if doc.is_verbal(be) && doc.tokens[of].is("among") => {
                subject(reading, be, sides);
                return;
            }
            _ => {}
        }
    }
    // "A, an ally of B", "the ally A"
    if doc.tokens[noun].dep == Dep::Appos
        && let Some(token) = doc.head(noun)
    {
        sides.add(true, party::of(reading, Argument { relation: Relation::Subject, token }, noun));
    }
    if matches!(doc.tokens[noun].dep, Dep::Compound | Dep::Nmod | Dep::Amod)
        && let Some(token) = doc.head(noun).filter(|h| reading.named_at(*h).is_some())
    {
        sides.add(true, party::of(reading, Argument { relation: Relation::Subject, token }, noun));
    }
    for (verb, relation) in pattern::governors(reading, noun) {
        let lemma = lower(&doc.tokens[verb].lemma);
        let as_such = matches!(relation, Relation::Behind(p) if reading.token_is(p, &["as"]));
        match relation {
            Relation::Attribute => subject(reading, verb, sides),
            _ if as_such => {
                let object = doc.arguments(verb).iter().copied().find(|a| a.relation == Relation::Object);
                // "has A as its supplier and B as its donor"
                let named = Argument { relation: Relation::Object, token: verb };
                match object.or((!doc.is_verbal(verb)).then_some(named)) {
                    Some(argument) => sides.add(true, party::of(reading, argument, verb)),
                    None => subject(reading, verb, sides),
                }
            }
            // "B has an ally in A", "B lost its ally, A"
            Relation::Object if matches!(&*lemma, "have" | "find" | "gain" | "win" | "see") => {
                for argument in doc.arguments(verb).iter().chain(doc.arguments(noun)).copied() {
                    if matches!(argument.relation, Relation::Behind(p) if reading.token_is(p, &["in"])) {
                        sides.add(true, party::of(reading, argument, verb));
                    } else if argument.relation == Relation::Subject && sides.b.is_empty() {
                        sides.add(false, party::of(reading, argument, verb));
                    }
                }
            }
            _ => {}
        }
    }
}

fn subject(reading: &Reading, verb: usize, sides: &mut Sides) {
    sides.words.push(verb);
    for argument in reading.doc.arguments(verb).iter().copied() {
        if argument.relation == Relation::Subject
            || (argument.relation == Relation::Object && reading.doc.is_passive(verb))
        {
            sides.add(true, party::of(reading, argument, verb));
        }
    }
}
