//! Whether a clause that tells of an office tells it as so: not what is denied, asked, imagined, claimed or over.

use crate::extract::negation::{self, Taken};
use crate::extract::reading::Reading;
use crate::language::{Dep, Tag};

/// Whether the clause is only imagined or denied.
pub(super) fn unreal(reading: &Reading, verb: usize) -> bool {
    let doc = reading.doc;
    let taken = negation::of_clause(doc, verb);
    if used_to(reading, verb) || taken == Some(Taken::Over) {
        return false;
    }
    taken.is_some()
        || doc
            .children_by(verb, &[Dep::Aux])
            .any(|a| doc.tokens[a].tag == Tag::Md || doc.tokens[a].tag == Tag::To)
        || is_asked(reading, verb)
        || (doc.tokens[verb].tag == Tag::Vb
            && matches!(doc.tokens[verb].dep, Dep::Xcomp | Dep::Advcl | Dep::Acl))
        || (doc.tokens[verb].dep == Dep::Pcomp
            && doc
                .head(verb)
                .is_some_and(|p| reading.token_is(p, &["from", "without", "against", "of", "before", "for"])))
        || doc.children_by(verb, &[Dep::Mark]).any(|m| reading.token_is(m, &["if", "unless", "whether"]))
}

/// Whether the sentence is a question.
pub(super) fn is_asked(reading: &Reading, verb: usize) -> bool {
    let sentence = &reading.doc.sentences[reading.doc.sentence_of(verb)];
    sentence.clone().rev().take(3).any(|t| reading.token_is(t, &["?"]))
}

/// How a clause is told that is not told as it stands.
pub(super) enum Told {
    /// "is no longer the president", "ceased to be the president", "used to be the president".
    Over,
    /// "claims to be the president".
    Claimed,
}

/// "is no longer", "ceased to be", "claims to be".
pub(super) fn told(reading: &Reading, verb: usize) -> Option<Told> {
    let doc = reading.doc;
    if over(reading, verb) {
        return Some(Told::Over);
    }
    let above = doc.head(verb).filter(|_| doc.tokens[verb].dep == Dep::Xcomp)?;
    if doc.is_negated(above) || doc.children_by(above, &[Dep::Aux]).any(|a| doc.tokens[a].tag == Tag::Md) {
        return None;
    }
    match &*doc.tokens[above].lemma {
        "stop" => Some(Told::Over),
        "claim" | "profess" | "purport" => Some(Told::Claimed),
        _ => None,
    }
}

/// "Ott said that she was the president": the past is that of the saying.
pub(super) fn is_shifted_back(reading: &Reading, verb: usize) -> bool {
    let doc = reading.doc;
    let start = doc.subtree(verb).start;
    let quoted = doc.tokens[start].is_quote() || (start > 0 && doc.tokens[start - 1].is_quote());
    let below = doc.tokens[verb].dep == Dep::Ccomp
        && doc.head(verb).is_some_and(|h| matches!(doc.tokens[h].tag, Tag::Vbd | Tag::Vbn) && h < verb);
    let timed = doc.subtree(verb).any(|t| {
        doc.tokens[t].is_any(&["until", "till", "from", "between", "once", "formerly", "previously", "then"])
            || reading.date_at(t).is_some()
    });
    below && !quoted && !timed
}

/// Whether the clause says that it was so and is over: "is no longer", "ceased to be", "used to be".
pub(super) fn over(reading: &Reading, verb: usize) -> bool {
    used_to(reading, verb) || negation::of_clause(reading.doc, verb) == Some(Taken::Over)
}

/// "used to be the president"
fn used_to(reading: &Reading, verb: usize) -> bool {
    let doc = reading.doc;
    let used = |h: usize| doc.tokens[h].is("used") && !doc.is_passive(h) && !doc.is_negated(h);
    doc.tokens[verb].dep == Dep::Xcomp && doc.head(verb).is_some_and(used)
}
