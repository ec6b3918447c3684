//! What is there whatever becomes of the words above it: "avoided condemning the invasion", "a promise of drones for the war".

use super::governor::{Step, class};
use crate::extract::reading::Reading;
use crate::extract::words::Mood;
use crate::extract::words::lower;
use crate::language::{Dep, Tag};

/// "avoided condemning the invasion", "called for an end to the raids", "marched against the war": whatever becomes of the
/// condemning, the end or the march, there was an invasion, there were raids and a war.
pub(super) fn takes_for_granted(reading: &Reading, trigger: usize, below: usize, step: &Step) -> bool {
    let doc = reading.doc;
    let lemma = |t: usize| lower(&doc.tokens[t].lemma);
    // "nothing came of the talks", "the talks got nowhere"
    let came_of = step.preposition.is_some_and(|p| doc.tokens[p].is_any(&["of", "from"]))
        && matches!(&*lemma(step.to), "come" | "emerge" | "result");
    let nowhere = step.dep == Dep::Nsubj
        && doc.children_by(step.to, &[Dep::Advmod]).any(|a| doc.tokens[a].is("nowhere"));
    if !doc.is_verbal(below) && (came_of || nowhere) {
        return true;
    }
    if doc.is_verbal(below) || !matches!(step.dep, Dep::Dobj | Dep::Nsubjpass | Dep::Pobj) {
        return false;
    }
    let word = lemma(step.to);
    let moods = &reading.words.moods;
    let behind = |words: &[&str]| step.preposition.is_some_and(|p| doc.tokens[p].is_any(words));
    // "an end to", "a halt to"; "end the war", but "end with a war"
    let ends = if doc.is_verbal(step.to) { step.preposition.is_none() } else { behind(&["to", "of"]) };
    if ends && moods.ends(&word) {
        return true;
    }
    // "admitted planning the May 3 raid": what is done may be planned before.
    let past = |t: usize| {
        let day = reading.date_at(t).and_then(|d| reading.dates[d].value.latest());
        day.zip(reading.article.published).is_some_and(|(d, p)| d < p)
    };
    let hatched = matches!(&*word, "plan" | "plot" | "mastermind" | "orchestrate" | "prepare" | "order")
        && doc.tokens[step.to].tag == Tag::Vbg
        && doc.children_by(below, &[Dep::Compound, Dep::Nmod, Dep::Poss, Dep::Nummod]).any(past);
    if hatched && step.preposition.is_none() {
        return true;
    }
    let war = moods.is_war(&lemma(trigger)) && trigger == below;
    let object = step.preposition.is_none() || behind(&["against", "for"]);
    object && (moods.judges(&word) && step.preposition.is_none() || war && moods.takes_sides(&word))
}

/// "a promise of drones for Chad's war", "urged it to let in reporters for September's summit": what a thing is for is there, or set,
/// whatever becomes of the thing.
pub(super) fn is_presupposed(reading: &Reading, trigger: usize, below: usize, step: &Step) -> bool {
    let doc = reading.doc;
    let crossed = step.preposition.is_some_and(|p| doc.tokens[p].is_any(&["for", "in", "of"]));
    if trigger == below && has_been(reading, trigger) {
        let refused = class(reading, step.to, step.preposition).is_some_and(|m| m >= Mood::Denied);
        return !refused && !matches!(step.dep, Dep::Nsubj | Dep::Nsubjpass | Dep::Root);
    }
    if trigger == below
        && was_signed(reading, trigger)
        && !matches!(step.dep, Dep::Nsubj | Dep::Nsubjpass | Dep::Root)
    {
        return true;
    }
    if trigger != below || !crossed {
        return false;
    }
    let own_day = || {
        let mut beside = doc.children_by(trigger, &[Dep::Poss, Dep::Compound, Dep::Nmod]);
        beside.any(|t| reading.date_at(t).is_some())
    };
    let whose = || doc.child_by(trigger, &[Dep::Poss]).is_some();
    let war = reading.words.moods.is_war(&lower(&doc.tokens[trigger].lemma)) && whose();
    (war || own_day()) && class(reading, step.to, step.preposition).is_none()
}

/// "approval to Chad's 1975 invasion", "sought a report on last May's summit": what has its own day in the past in front of it was.
fn has_been(reading: &Reading, noun: usize) -> bool {
    let doc = reading.doc;
    let whose = doc
        .children_by(noun, &[Dep::Poss, Dep::Det])
        .any(|d| doc.tokens[d].dep == Dep::Poss || reading.token_is(d, &["the", "that"]));
    let past = |t: usize| {
        let day = reading.date_at(t).and_then(|d| reading.dates[d].value.latest());
        t < noun && day.zip(reading.article.published).is_some_and(|(d, p)| d < p)
    };
    whose && doc.children_by(noun, &[Dep::Poss, Dep::Compound, Dep::Nmod, Dep::Nummod, Dep::Amod]).any(past)
}

/// "pledged to honour the treaty that was signed in 1979": it was signed, whatever is done with it now.
fn was_signed(reading: &Reading, noun: usize) -> bool {
    let doc = reading.doc;
    reading.words.deeds.dated_pacts.contains(&doc.tokens[noun].lemma)
        && doc
            .children_by(noun, &[Dep::Relcl])
            .any(|v| was_done(reading, v) && reading.words.occasions.tells.contains(&doc.tokens[v].lemma))
}

/// "that they signed", "which was signed", "that they had signed".
pub(super) fn was_done(reading: &Reading, verb: usize) -> bool {
    let doc = reading.doc;
    let mut auxiliaries = doc.children_by(verb, &[Dep::Auxpass, Dep::Aux]);
    let mut was = || auxiliaries.any(|a| reading.token_is(a, &["was", "were", "had"]));
    doc.tokens[verb].tag == Tag::Vbd || doc.tokens[verb].tag == Tag::Vbn && was()
}

/// "agreed to a truce", "agreed on a pact".
pub(super) fn agrees_to_pact(reading: &Reading, trigger: usize, step: &Step) -> bool {
    let doc = reading.doc;
    let to = step.preposition.is_some_and(|p| doc.tokens[p].is_any(&["to", "on", "upon"]));
    // "a plan has been agreed"
    let object = step.preposition.is_none() && matches!(step.dep, Dep::Dobj | Dep::Nsubjpass);
    (to || object)
        && doc.tokens[step.to].tag.is_verb()
        && &*doc.tokens[step.to].lemma == "agree"
        && (reading.words.deeds.dated_pacts.contains(&doc.tokens[trigger].lemma)
            || (doc.tokens[trigger].is("fire") && trigger > 0 && reading.token_is(trigger - 1, &["-"]))
            || matches!(
                &*doc.tokens[trigger].lemma,
                "deal" | "compromise" | "statement" | "text" | "resolution" | "memorandum" | "plan"
            ))
}
