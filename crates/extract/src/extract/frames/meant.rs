//! What a word stands for that is told in another: "one", "what appeared to be a missile", "the minister's plane".

use super::Hit;
use crate::extract::reading::Reading;
use crate::facts::EventKind;
use crate::language::{Argument, Dep, Doc, Relation};

/// "fired what appeared to be a missile": the object is what it is said to be.
pub(super) fn what_it_was(doc: &Doc, verb: usize, arguments: &mut Vec<Argument>) {
    let clause = doc.children_by(verb, &[Dep::Ccomp]).find(|c| {
        doc.child_by(*c, &[Dep::Nsubj]).is_some_and(|s| doc.tokens[s].is("what"))
            && matches!(&*doc.tokens[*c].lemma, "be" | "appear" | "seem")
    });
    let Some(clause) = clause else { return };
    let be = doc.child_by(clause, &[Dep::Xcomp]).unwrap_or(clause);
    let object = doc.child_by(be, &[Dep::Attr]);
    arguments.extend(object.map(|token| Argument { relation: Relation::Object, token }));
}

/// The noun that "one" takes up: the last object before it in the sentence.
pub(super) fn taken_up_by_one(doc: &Doc, token: usize) -> Option<usize> {
    let one = doc.tokens[token].is_any(&["one", "ones", "another"])
        && doc.child_by(token, &[Dep::Prep]).is_none_or(|p| !doc.tokens[p].is("of"));
    let start = doc.sentences[doc.sentence_of(token)].start;
    let mut before = (start..token).rev().filter(|_| one);
    before.find(|t| doc.tokens[*t].tag.is_noun() && matches!(doc.tokens[*t].dep, Dep::Dobj | Dep::Nsubjpass))
}

impl Hit {
    /// "the minister's plane landed in Oslo": the minister comes.
    pub(super) fn traveller(&self, reading: &Reading, argument: Argument) -> Argument {
        const CARRY: &[&str] =
            &["plane", "jet", "aircraft", "motorcade", "train", "helicopter", "yacht", "flight"];
        let trip = self.frame.event == Some(EventKind::Visit) && argument.relation == Relation::Subject;
        let carries = trip && CARRY.contains(&&*reading.doc.tokens[argument.token].lemma);
        let owner = reading.doc.child_by(argument.token, &[Dep::Poss]).filter(|_| carries);
        owner.map_or(argument, |token| Argument { token, ..argument })
    }
}
