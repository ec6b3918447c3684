//! Up the tree: from a word to the one that it hangs on.

use super::governor::{Step, class};
use super::raised::is_settled_on;
use crate::extract::negation;
use crate::extract::reading::Reading;
use crate::extract::words::Mood;
use crate::language::{Dep, Tag};

/// Prepositions behind which stands what is taken for granted.
const WHEN: &[&str] = &[
    "after",
    "before",
    "during",
    "since",
    "until",
    "following",
    "ahead",
    "at",
    "while",
    "amid",
    "despite",
    "in",
    "on",
    "because",
    "from",
    "through",
    "throughout",
    "over",
    "prior",
    "upon",
    "by",
    "as",
    "within",
    "under",
];

pub(super) fn up(reading: &Reading, at: usize) -> Option<Step> {
    let doc = reading.doc;
    let mut to = doc.head(at)?;
    let mut dep = doc.tokens[at].dep;
    // "Its president, Bo Berg, called on him, and the embassy is to open": a finite verb hung on a noun is a clause of its own.
    let bare = || doc.child_by(at, &[Dep::Mark, Dep::Nsubj, Dep::Nsubjpass]).is_none();
    if dep == Dep::Acl && doc.tokens[at].tag == Tag::Vbd && bare() {
        return None;
    }
    let mut preposition = None;
    let mut tells_when = false;
    // "confessed to planning raids": what has an object is a verb, and no preposition like "following".
    let object = doc.tokens[at].dep == Dep::Dobj && doc.tokens[to].dep == Dep::Pcomp;
    while !object
        && matches!(doc.tokens[to].dep, Dep::Prep | Dep::Agent | Dep::Pcomp | Dep::Dative)
        && matches!(doc.tokens[to].tag, Tag::In | Tag::To | Tag::Rb | Tag::Vbg)
        && !doc.tokens[to].is("without")
    {
        preposition = Some(to);
        dep = Dep::Pobj;
        tells_when |= only_sets(reading, at, to);
        to = doc.head(to)?;
    }
    // "called off his visit ahead of the summit": not the summit.
    if preposition.is_some_and(|p| doc.tokens[p].is("of")) && doc.tokens[to].is("ahead") {
        tells_when = true;
        to = doc.head(to)?;
    }
    if let Some(p) = preposition.filter(|p| doc.tokens[*p].is_any(&["from", "against", "of"])) {
        let kept = class(reading, to, preposition).is_some_and(|m| m >= Mood::Denied);
        tells_when &= !kept && !negation::keeps_from(doc, to, p);
    }
    let without = doc.tokens[to].is("without");
    if without || was_before(reading, to, dep, preposition) {
        return Some(Step { to, preposition, dep, tells_when: !without, last: true });
    }
    // "sign a pact to end the war": the parser takes the purpose for a relative clause.
    let purpose = dep == Dep::Relcl && doc.children_by(at, &[Dep::Aux]).any(|a| doc.tokens[a].tag == Tag::To);
    // "Hill 12, over which they fight": the parser takes a relative clause for one of time.
    let relative = dep == Dep::Advcl && opens_with_which(reading, at);
    let dep = match () {
        () if purpose => Dep::Acl,
        () if relative => Dep::Relcl,
        () => dep,
    };
    let last = match dep {
        Dep::Ccomp => doc.tokens[to].tag.is_verb(),
        Dep::Relcl | Dep::Appos | Dep::Poss | Dep::Compound | Dep::Nmod | Dep::Parataxis => true,
        _ => false,
    };
    if dep == Dep::Advcl {
        let when = doc.children_by(at, &[Dep::Mark, Dep::Advmod]).any(|m| {
            doc.tokens[m].is_any(&[
                "after", "before", "since", "because", "although", "though", "while", "as", "until", "when",
            ])
        });
        return Some(Step { to, preposition, dep, tells_when: when, last: false });
    }
    Some(Step { to, preposition, dep, tells_when, last })
}

/// "will be reopened as a result of the talks", "lifted the ban following talks", with "following" hung on the ban as a verb: these
/// were had.
fn was_before(reading: &Reading, to: usize, dep: Dep, preposition: Option<usize>) -> bool {
    let doc = reading.doc;
    let word = &doc.tokens[to];
    // "came on the heels of a visit"
    let heels = word.is("heels") && doc.tokens.get(to.wrapping_sub(2)).is_some_and(|t| t.is("on"));
    let result = heels || word.is_any(&["result", "consequence", "outcome", "upshot", "wake", "aftermath"]);
    let following = dep == Dep::Dobj && word.is("following") && word.dep == Dep::Acl;
    following || (result && preposition.is_some_and(|p| doc.tokens[p].is("of")))
}

/// "over which they fight", "in whose capital they met".
fn opens_with_which(reading: &Reading, verb: usize) -> bool {
    let doc = reading.doc;
    let prepositions = doc.children_by(verb, &[Dep::Prep]).filter(|p| *p < verb);
    let mut behind = prepositions.filter_map(|p| doc.child_by(p, &[Dep::Pobj]));
    behind.any(|o| reading.token_is(o, &["which", "whom"]) || reading.token_is(o - 1, &["whose"]))
}

/// Whether a preposition only sets what stands behind it in time: "after the talks", and not "succeed in holding talks".
fn only_sets(reading: &Reading, at: usize, preposition: usize) -> bool {
    reading.doc.tokens[preposition].is_any(WHEN)
        && !is_settled_on(reading, preposition)
        && !keeps_to(reading, preposition)
        && !succeeds_in(reading, at, preposition)
}

/// "will succeed in closing a deal": as the succeeding is.
fn succeeds_in(reading: &Reading, gerund: usize, preposition: usize) -> bool {
    let doc = reading.doc;
    let inside = doc.tokens[gerund].tag == Tag::Vbg && doc.tokens[preposition].is("in");
    let verb = doc.head(preposition).filter(|_| inside);
    verb.is_some_and(|v| matches!(&*doc.tokens[v].lemma, "succeed" | "persist" | "participate" | "assist"))
}

/// "to abide by a truce", "stick by the accord": no time is told.
fn keeps_to(reading: &Reading, preposition: usize) -> bool {
    let verb = reading.doc.head(preposition).filter(|_| reading.token_is(preposition, &["by"]));
    verb.is_some_and(|v| matches!(&*reading.doc.tokens[v].lemma, "abide" | "stand" | "stick" | "swear"))
}
