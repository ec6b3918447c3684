//! What is said, where the parser hangs it on a phrase between it and its verb: "told reporters ahead of talks with Ott that Zenda was
//! ready" says no more of the talks than with whom they are.

use crate::{Dep, Doc, Tag};

/// Verbs that ask for what is said.
const TELLS: &[&str] =
    &["say", "tell", "warn", "add", "insist", "reiterate", "announce", "declare", "confirm"];

/// Verbs that a clause with "that" is never the object of.
const DOES: &[&str] = &[
    "meet", "visit", "attend", "mark", "host", "receive", "hold", "tour", "leave", "open", "address", "chair",
];

/// Words that are themselves said: "in a letter that he sent".
const SAID: &[&str] = &[
    "letter",
    "statement",
    "message",
    "speech",
    "interview",
    "note",
    "report",
    "document",
    "book",
    "article",
    "email",
    "telegram",
    "communique",
    "resolution",
    "paper",
    "post",
    "tweet",
    "thing",
    "something",
    "all",
    "everything",
];

/// Hangs a clause with "that" on the verb of saying that lacks one.
pub(super) fn behind_a_phrase(doc: &mut Doc, token: usize) -> bool {
    let word = &doc.tokens[token];
    let above = word.head;
    if above >= token || !matches!(word.dep, Dep::Relcl | Dep::Ccomp) {
        return false;
    }
    let Some(that) = own_that(doc, token) else { return false };
    let does = |t: usize| DOES.contains(&&*doc.tokens[t].lemma);
    let inside = match word.dep {
        Dep::Ccomp => does(above) && matches!(doc.tokens[above].dep, Dep::Pcomp | Dep::Advcl | Dep::Acl),
        _ => doc.tokens[above].tag.is_noun() && !SAID.contains(&&*doc.tokens[above].lemma),
    };
    // Climbs through phrases alone, as "ahead of talks with Ott" and "at a ceremony marking the end of the war".
    let phrase = |t: usize| !doc.is_verbal(t) || (does(t) && doc.tokens[t].tag == Tag::Vbg);
    let verb = std::iter::once(above).chain(doc.ancestors(above)).find(|t| !phrase(*t));
    let Some(verb) = verb.filter(|_| inside) else { return false };
    if !lacks_what_is_said(doc, verb, above) {
        return false;
    }
    doc.tokens[that].dep = Dep::Mark;
    doc.tokens[that].tag = Tag::In;
    doc.tokens[token].head = verb;
    doc.tokens[token].dep = Dep::Ccomp;
    true
}

/// The "that" of a clause with its own subject behind it: "that Zenda was ready", "that troops would leave".
fn own_that(doc: &Doc, clause: usize) -> Option<usize> {
    let that = doc.children_by(clause, &[Dep::Mark, Dep::Dobj]).find(|m| doc.tokens[*m].is("that"))?;
    let subject = doc.child_by(clause, &[Dep::Nsubj, Dep::Nsubjpass, Dep::Expl])?;
    (that < subject && subject < clause).then_some(that)
}

/// "told parliament during a debate on …", "announced at …", and not "announced a plan that …".
fn lacks_what_is_said(doc: &Doc, verb: usize, above: usize) -> bool {
    let lemma = &*doc.tokens[verb].lemma;
    let object = doc.child_by(verb, &[Dep::Dobj]);
    // "told a man that nobody knew": the clause may be of the hearer himself.
    let free = object.is_none_or(|o| lemma == "tell" && o != above && !doc.ancestors(above).any(|a| a == o));
    let quoted =
        doc.children(verb).any(|c| c < verb && matches!(doc.tokens[c].dep, Dep::Ccomp | Dep::Parataxis));
    TELLS.contains(&lemma) && free && !quoted && doc.child_by(verb, &[Dep::Ccomp]).is_none()
}
