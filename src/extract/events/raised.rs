//! Subjects that stand before another verb than their own: "talks are to be held", "a pact is likely to be signed".

use crate::extract::pattern;
use crate::extract::reading::Reading;
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
