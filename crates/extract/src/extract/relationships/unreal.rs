//! Whether the words of a tie say that it is so: not feared, imagined, denied or only wished.

use super::{RelationshipRule, willed};
use crate::extract::events::status::{self, Mood};
use crate::extract::pattern::Match;
use crate::extract::reading::Reading;
use crate::facts::RelationshipKind;
use crate::language::{Dep, Doc, Tag};

/// Whether a match tells that the tie of its rule holds.
pub(super) fn holds(reading: &Reading, rule: &RelationshipRule, found: &Match) -> bool {
    let told = match status::mood_of_match(reading, found.trigger, &found.words) {
        mood if rule.denied => mood == Mood::Denied || waits(reading.doc, found.trigger),
        _ if rule.kind.polarity() > 0 && waits(reading.doc, found.trigger) => false,
        Mood::Planned => !rule.settled,
        Mood::Open | Mood::Real => true,
        Mood::Would if is_conditional(reading, found.trigger) && rule.kind != RelationshipKind::Pressure => {
            false
        }
        Mood::Would | Mood::Wanted => rule.wished,
        Mood::Possible | Mood::Denied | Mood::Cancelled => false,
    };
    told && !is_imagined(reading, found)
        && !is_assumed(reading, found.trigger)
        && !willed::is_willed(reading, rule, found)
        && (rule.denied || !is_only_feared(reading, found.trigger))
}

/// "Forming a bloc with them would cost it dear": a deed that is only weighed.
fn is_imagined(reading: &Reading, found: &Match) -> bool {
    let doc = reading.doc;
    let weighed = |t: usize| {
        let above = doc.head(t).filter(|_| doc.tokens[t].dep == Dep::Csubj);
        above.is_some_and(|v| {
            doc.children_by(v, &[Dep::Aux]).any(|a| doc.tokens[a].is_any(&["would", "could", "might"]))
        })
    };
    std::iter::once(found.trigger).chain(doc.ancestors(found.trigger).take(3)).any(weighed)
}

/// "Observers assumed that the two were working together": who assumes does not know.
fn is_assumed(reading: &Reading, trigger: usize) -> bool {
    const ASSUMES: [&str; 8] =
        ["assume", "suppose", "suspect", "presume", "guess", "imagine", "speculate", "wonder"];
    let doc = reading.doc;
    let mut at = trigger;
    for _ in 0..6 {
        let Some(above) = doc.head(at) else { return false };
        match doc.tokens[at].dep {
            Dep::Ccomp if ASSUMES.contains(&&*doc.tokens[above].lemma) => return true,
            Dep::Relcl | Dep::Advcl | Dep::Parataxis => return false,
            _ => at = above,
        }
    }
    false
}

/// "Would bomb it if the siege went on", "will strike unless it withdraws": a deed that hangs on what another does is a threat.
pub(super) fn is_threat(reading: &Reading, verb: usize) -> bool {
    let doc = reading.doc;
    let meant = |a: usize| doc.tokens[a].is_any(&["would", "will", "'ll", "’ll"]);
    let unless =
        |c: usize| doc.children_by(c, &[Dep::Mark]).any(|m| doc.tokens[m].is_any(&["if", "unless", "until"]));
    // "any ship that came near would be sunk"
    let any = |s: usize| {
        doc.children_by(s, &[Dep::Det]).any(|d| doc.tokens[d].is_any(&["any", "every"]))
            && doc.child_by(s, &[Dep::Relcl, Dep::Acl]).is_some()
    };
    doc.is_verbal(verb)
        && doc.children_by(verb, &[Dep::Aux]).any(meant)
        && (doc.children_by(verb, &[Dep::Advcl]).any(unless)
            || doc.children_by(verb, &[Dep::Nsubjpass, Dep::Dobj]).any(any))
        && doc.tokens[verb].dep == Dep::Ccomp
}

/// "will not lift them until elections are held", "will not lift them unless …": what waits for another thing has not begun.
fn waits(doc: &Doc, verb: usize) -> bool {
    let open = |c: usize| {
        doc.tokens[c].tag != Tag::Vbd
            && doc.children_by(c, &[Dep::Mark]).any(|m| doc.tokens[m].is_any(&["until", "unless", "till"]))
            && doc.children_by(c, &[Dep::Aux, Dep::Auxpass]).all(|a| doc.tokens[a].tag != Tag::Vbd)
    };
    doc.is_negated(verb)
        && doc
            .children_by(verb, &[Dep::Aux])
            .any(|a| doc.tokens[a].is_any(&["will", "wo", "would", "'ll", "’ll"]))
        && doc.children_by(verb, &[Dep::Advcl]).any(open)
}

/// Whether a verb has an "if" clause: "if Ruritania fell, Fenwick would help".
fn is_conditional(reading: &Reading, verb: usize) -> bool {
    let doc = reading.doc;
    doc.children_by(verb, &[Dep::Advcl])
        .any(|c| doc.children_by(c, &[Dep::Mark]).any(|m| doc.tokens[m].is("if")))
}

/// Whether a tie is only the object of somebody's fears or hopes: "fears of a war between", "fears grew of a war".
fn is_only_feared(reading: &Reading, trigger: usize) -> bool {
    let doc = reading.doc;
    let of = doc.head(trigger).filter(|p| doc.tokens[*p].is_any(&["of", "about", "for"]));
    let above = of.filter(|_| doc.tokens[trigger].dep == Dep::Pobj).and_then(|p| doc.head(p));
    let unreal = |n: usize| reading.words.ties.unreal.holds(&doc.tokens[n].lemma);
    above.is_some_and(|n| {
        unreal(n)
            || (doc.is_verbal(n)
                && doc.children_by(n, &[Dep::Nsubj]).any(|s| doc.tokens[s].tag.is_noun() && unreal(s)))
    })
}
