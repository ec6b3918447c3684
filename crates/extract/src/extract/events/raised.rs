//! Subjects that stand before another verb than their own: "talks are to be held", "a pact is likely to be signed".

use super::governor::{Step, class};
use crate::extract::pattern;
use crate::extract::reading::Reading;
use crate::extract::words::Mood;
use crate::facts::EventKind;
use crate::language::{Dep, Relation, Tag};

/// Verbs by which something takes place: what is to begin, or to be held, takes place as it does.
const BEGINS: &[&str] = &["begin", "start", "open", "resume", "convene", "take", "happen", "proceed"];

/// The infinitive whose doing or beginning a subject is: for the talks in "talks are to be held" the holding.
pub(super) fn raised(reading: &Reading, noun: usize) -> Option<usize> {
    let doc = reading.doc;
    if !matches!(doc.tokens[noun].dep, Dep::Nsubj | Dep::Nsubjpass) || doc.is_verbal(noun) {
        return None;
    }
    let above = doc.head(noun)?;
    pattern::governors(reading, noun).into_iter().find_map(|(verb, relation)| {
        let infinitive = doc.tokens[verb].dep == Dep::Xcomp
            && verb != above
            && doc.children_by(verb, &[Dep::Aux]).any(|a| doc.tokens[a].tag == Tag::To);
        let done = relation == Relation::Object && doc.is_passive(verb);
        let begins = relation == Relation::Subject && BEGINS.contains(&&*doc.tokens[verb].lemma);
        (infinitive && (done || begins)).then_some(verb)
    })
}

/// The word that says that a subject is to come: "talks are due in Oslo on Friday".
pub(super) fn due(reading: &Reading, noun: usize) -> Option<usize> {
    let doc = reading.doc;
    let be = doc.head(noun).filter(|_| matches!(doc.tokens[noun].dep, Dep::Nsubj) && !doc.is_verbal(noun))?;
    doc.children_by(be, &[Dep::Acomp]).find(|a| doc.tokens[*a].is("due"))
}

/// "were to have met", "was due to have been signed": it was to be, and was not.
pub(super) fn was_to_have(reading: &Reading, verb: usize, above: usize) -> bool {
    let doc = reading.doc;
    let aux = |of: usize, words: &[&str]| {
        doc.children_by(of, &[Dep::Aux, Dep::Auxpass]).any(|a| reading.token_is(a, words))
    };
    let past = reading.token_is(above, &["was", "were"]) || aux(above, &["was", "were"]) || {
        let be = doc.head(above).filter(|_| doc.tokens[above].dep == Dep::Acomp);
        be.is_some_and(|b| reading.token_is(b, &["was", "were"]))
    };
    past && aux(verb, &["to"]) && aux(verb, &["have"])
}

/// "was to fly to Chad on Friday, but the trip was put off": it was to be, and is not.
pub(super) fn is_off_after_all(reading: &Reading, be: usize) -> bool {
    let doc = reading.doc;
    let was = reading.token_is(be, &["was", "were", "had"])
        || doc
            .children_by(be, &[Dep::Aux, Dep::Auxpass])
            .any(|a| reading.token_is(a, &["was", "were", "had"]));
    let but = doc.children_by(be, &[Dep::Cc]).any(|c| reading.token_is(c, &["but"]));
    let off = |v: usize| class(reading, v, None).is_some_and(|m| m == Mood::Cancelled);
    was && but && doc.children_by(be, &[Dep::Conj]).any(|v| doc.is_verbal(v) && off(v))
}

/// "The minister's visit is on the agenda": it is to come.
pub(super) fn is_on_the_agenda(reading: &Reading, noun: usize) -> bool {
    let doc = reading.doc;
    let be = doc.head(noun).filter(|v| {
        doc.tokens[noun].dep == Dep::Nsubj && doc.tokens[*v].is_any(&["is", "are", "remains", "'s", "’s"])
    });
    be.is_some_and(|v| {
        doc.children_by(v, &[Dep::Prep])
            .filter(|p| reading.token_is(*p, &["on", "in"]))
            .flat_map(|p| doc.children_by(p, &[Dep::Pobj]))
            .any(|o| {
                doc.tokens[o].is_any(&[
                    "agenda",
                    "cards",
                    "calendar",
                    "schedule",
                    "horizon",
                    "preparation",
                    "pipeline",
                ])
            })
    })
}

/// "will not now meet", "the summit will not take place": what lay ahead is off.
pub(super) fn will_not_be(reading: &Reading, trigger: usize) -> bool {
    let doc = reading.doc;
    let verb = if doc.is_verbal(trigger) {
        Some(trigger).filter(|v| matches!(&*doc.tokens[*v].lemma, "meet" | "travel" | "visit" | "come"))
    } else {
        let subject = matches!(doc.tokens[trigger].dep, Dep::Nsubj | Dep::Nsubjpass);
        doc.head(trigger).filter(|v| {
            subject
                && matches!(
                    &*doc.tokens[*v].lemma,
                    "take" | "go" | "happen" | "hold" | "proceed" | "occur" | "convene"
                )
        })
    };
    verb.is_some_and(|v| {
        let aux = |words: &[&str]| doc.children_by(v, &[Dep::Aux]).any(|a| reading.token_is(a, words));
        // "will not meet on Monday" need never have been planned; "after all" says that it was.
        let all = |c: usize| reading.token_is(c, &["after"]) && reading.token_is(c + 1, &["all"]);
        let off = doc.children(v).any(|c| reading.token_is(c, &["now"]) || all(c)) || !doc.is_verbal(trigger);
        aux(&["will", "wo"]) && off && doc.child_by(v, &[Dep::Neg]).is_some()
    })
}

/// "A said that C was his partner, in a call with B": behind a comma it is A who calls, whatever clause the parser hangs it in. Gives
/// whom the clause names and who calls.
fn caller(reading: &Reading, noun: usize) -> Option<(usize, usize)> {
    let doc = reading.doc;
    let preposition = doc
        .head(noun)
        .filter(|p| doc.tokens[noun].dep == Dep::Pobj && doc.tokens[*p].is_any(&["in", "during"]))?;
    let comma = preposition.checked_sub(1).is_some_and(|c| reading.token_is(c, &[","]));
    let verb = doc.head(preposition).filter(|_| comma)?;
    let one = |t: usize| reading.named_at(t)?.entities.first().copied();
    let says = |v: &usize| doc.is_verbal(*v) && !reading.cues.at(doc, *v).is_empty();
    // "A accused C of doing nothing, in a call with B"
    if doc.tokens[verb].dep == Dep::Pcomp {
        let accuses = doc.head(verb).and_then(|of| doc.head(of)).filter(says)?;
        return Some((one(doc.child_by(accuses, &[Dep::Dobj])?)?, one(doc.surface_subject(accuses)?)?));
    }
    let says = doc.head(verb).filter(|_| doc.tokens[verb].dep == Dep::Ccomp).filter(says)?;
    Some((one(doc.surface_subject(verb)?)?, one(doc.surface_subject(says)?)?))
}

/// Puts who calls in the place of whom the clause names.
pub(super) fn settle_caller(reading: &Reading, kind: EventKind, noun: usize, participants: &mut [usize]) {
    if kind == EventKind::Call
        && let Some((named, caller)) = caller(reading, noun)
        && let Some(at) = participants.iter().position(|p| *p == named)
    {
        participants[at] = caller;
    }
}

/// "failed to agree on a truce", "insist on a summit": what they agree on, not when.
pub(super) fn is_settled_on(reading: &Reading, preposition: usize) -> bool {
    let doc = reading.doc;
    // "On a telephone call, they agreed to wait": in front of the verb stands when.
    let on = doc.tokens[preposition].is_any(&["on", "upon"]);
    let verb = doc.head(preposition).filter(|v| on && *v < preposition);
    let dated = |o: usize| reading.date_at(o).is_some();
    verb.is_some_and(|v| reading.words.occasions.settled_on.contains(&doc.tokens[v].lemma))
        && !doc.children_by(preposition, &[Dep::Pobj]).any(dated)
}

/// "Fears grow of a war", "hopes faded for a truce": what the subject is of stands behind the verb.
pub(super) fn of_subject_above(reading: &Reading, step: &Step) -> Option<Mood> {
    let doc = reading.doc;
    let of = step.preposition.filter(|p| doc.tokens[*p].is_any(&["of", "for", "about", "over"]))?;
    let verb = doc.head(of).filter(|v| reading.words.occasions.grows.contains(&doc.tokens[*v].lemma))?;
    let subject = doc.child_by(verb, &[Dep::Nsubj]).filter(|s| *s < verb)?;
    class(reading, subject, None).filter(|m| *m >= Mood::Planned)
}
