//! Whether the words that a frame asks for stand beside its word.

use super::lexicon::{Beside, Many};
use super::meant::taken_up_by_one;
use crate::extract::reading::Reading;
use crate::language::{Argument, Dep, Doc};

/// Whether one of the words stands in one of the relations.
pub(super) fn stands_beside(
    reading: &Reading,
    token: usize,
    arguments: &[Argument],
    beside: &Beside,
) -> bool {
    let doc = reading.doc;
    let is = |t: usize| {
        let token = &doc.tokens[t];
        let one_of_many = |many: &Many| match many {
            Many::Any => reading.date_at(t).is_none(),
            // "the Front took Lima": an armed group by its name.
            Many::Armed => reading.is_front(t),
            Many::Arms => token.tag.is_noun() && reading.lemma_in(t, &reading.words.deeds.soldiery),
            Many::Missiles => token.tag.is_noun() && reading.token_in(t, &reading.words.deeds.missiles),
        };
        reading.is_one_of(t, &beside.keys) || beside.many.iter().any(one_of_many)
    };
    // Right behind the word, or behind its object: "bring the two sides together".
    let comma = |at: usize| reading.token_is(at, &[","]) && at + 1 < doc.tokens.len();
    let behind = |at: usize| at < doc.tokens.len() && (is(at) || comma(at) && is(at + 1));
    let object = || doc.child_by(token, &[Dep::Dobj]).map(|o| doc.subtree(o).end);
    if beside.after && (behind(token + 1) || object().is_some_and(behind)) {
        return true;
    }
    arguments.iter().any(|a| {
        beside.relations.hold(reading, a.relation)
            // "on Monday and another on Friday"; "spent Sunday" is asked for by its name
            && (beside.day || reading.date_at(a.token).is_none())
            && (doc.conjuncts(a.token).iter().copied().any(is)
                // "the last of the boundary stones"; "fired a rocket; Spain tried out a bigger one"
                || first_of(doc, a.token).or_else(|| taken_up_by_one(doc, a.token)).is_some_and(is)
                // "a long-range ballistic missile", "a round of talks": the words of the phrase count too.
                || doc.children_by(a.token, &[Dep::Compound, Dep::Amod, Dep::Nmod]).any(is))
    })
}

/// "the last of the stones", "the first of three bridges": what it is one of.
fn first_of(doc: &Doc, token: usize) -> Option<usize> {
    let one = doc.tokens[token].is_any(&["first", "second", "third", "last", "latest", "one", "newest"]);
    let of = doc.child_by(token, &[Dep::Prep]).filter(|p| one && doc.tokens[*p].is("of"));
    of.and_then(|p| doc.child_by(p, &[Dep::Pobj]))
}
