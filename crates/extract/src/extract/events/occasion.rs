//! The day and place of an occasion at, during or after which something was: "signed it after talks in Oslo on Monday".

use super::scene::{Placed, Scene, WHERE};
use super::setting::{Link, not_then};
use crate::extract::pattern::Match;
use crate::extract::reading::Reading;
use crate::facts::Edtf;
use crate::language::{Dep, Tag};

/// "after a vote on Monday", "after talks in Oslo on Monday", "during a visit to Oslo last week", "at a conference that begins
/// tomorrow": the words on which the day and place of the occasion hang.
fn occasions(reading: &Reading, found: &Match, chain: &[Link]) -> Vec<usize> {
    let doc = reading.doc;
    // The verb of the clause, where the word is its object.
    let verb = chain
        .get(1)
        .map(|l| l.token)
        .filter(|v| doc.is_verbal(*v) && matches!(doc.tokens[found.trigger].dep, Dep::Dobj | Dep::Nsubjpass));
    let prepositions =
        std::iter::once(found.trigger).chain(verb).flat_map(|w| doc.children_by(w, &[Dep::Prep]));
    let nouns = prepositions.filter_map(|p| doc.child_by(p, &[Dep::Pobj]).map(|n| (p, n)));
    let anchors = nouns.flat_map(|(p, noun)| {
        let lemma = &*doc.tokens[noun].lemma;
        let after = reading.token_is(p, &["after", "following"])
            && reading.words.occasions.decisions.contains(lemma)
            && doc.child_by(p, &[Dep::Npadvmod, Dep::Advmod]).is_none();
        let during = reading.token_is(p, &["during", "at"]) && reading.words.occasions.stays.contains(lemma);
        let at = reading.token_is(p, &["at", "during", "on"]);
        let opening = doc
            .children_by(noun, &[Dep::Relcl])
            .filter(move |v| at && reading.words.occasions.opens.contains(&doc.tokens[*v].lemma));
        opening.chain((after || during).then_some(noun)).collect::<Vec<_>>()
    });
    let own = if doc.is_verbal(found.trigger) { Some(found.trigger) } else { verb };
    // "ended a visit to Oslo on Monday with the signing of a pact"
    let above = chain.iter().skip(1).filter(|l| !l.joined()).map(|l| l.token);
    let ended = above
        .filter(|v| reading.words.occasions.sets_scene.contains(&doc.tokens[*v].lemma))
        .filter_map(|v| doc.child_by(v, &[Dep::Dobj]))
        .filter(|o| *o != found.trigger && reading.words.occasions.stays.contains(&doc.tokens[*o].lemma));
    anchors
        .chain(ended.collect::<Vec<_>>())
        .chain(own.into_iter().flat_map(|v| clauses_when(reading, v)))
        .collect()
}

/// "met him when he stopped in Oslo on Monday", "signed it as they met in Oslo": the verbs of clauses that tell when.
fn clauses_when(reading: &Reading, verb: usize) -> Vec<usize> {
    let doc = reading.doc;
    let when = |c: &usize| {
        let finite = matches!(doc.tokens[*c].tag, Tag::Vbd | Tag::Vbz | Tag::Vbp);
        finite
            && doc
                .children_by(*c, &[Dep::Mark, Dep::Advmod])
                .any(|m| m < *c && reading.token_is(m, &["when", "as", "while"]))
    };
    doc.children_by(verb, &[Dep::Advcl]).filter(when).collect()
}

/// The day of the gathering at or after which it was.
pub(super) fn day(
    reading: &Reading,
    scene: &Scene,
    sentence: usize,
    found: &Match,
    chain: &[Link],
) -> Option<Edtf> {
    let anchors = occasions(reading, found, chain);
    let place = |t: usize| scene.places(sentence).iter().find(|p| p.at == t).map(|p| p.anchor);
    let fits = |d: &&Placed| {
        (anchors.contains(&d.anchor) || place(d.anchor).is_some_and(|a| anchors.contains(&a)))
            && reading.voices.agree(d.at, found.trigger)
            && !d.preposition.is_some_and(|p| not_then(reading, d, p))
    };
    let date = scene.dates(sentence).iter().find(fits)?;
    Some(reading.dates[date.number].value.clone())
}

/// Where the gathering or visit was at, during or after which it was.
pub(super) fn site(
    reading: &Reading,
    scene: &Scene,
    sentence: usize,
    found: &Match,
    chain: &[Link],
) -> Option<usize> {
    let mut anchors = occasions(reading, found, chain);
    // "fired a rocket as the leaders of Chad met in Oslo" was then, not there.
    anchors.retain(|a| !of_others(reading, found, *a));
    let trip = |t: usize| matches!(&*reading.doc.tokens[t].lemma, "visit" | "trip" | "tour");
    let fits = |p: &&Placed| {
        anchors.contains(&p.anchor)
            && reading.voices.agree(p.at, found.trigger)
            && p.preposition.is_some_and(|w| {
                reading.token_is(w, WHERE) || (trip(p.anchor) && reading.token_is(w, &["to"]))
            })
    };
    scene.places(sentence).iter().find(fits).map(|p| p.number)
}

/// Whether a clause is of others than those who take part.
fn of_others(reading: &Reading, found: &Match, verb: usize) -> bool {
    let doc = reading.doc;
    if doc.tokens[verb].dep != Dep::Advcl || !doc.is_verbal(verb) {
        return false;
    }
    let Some(subject) = doc.surface_subject(verb) else { return false };
    let takes_part = |e: &usize| found.captured('A').contains(e) || found.captured('B').contains(e);
    let same = reading.named_at(subject).is_some_and(|m| m.entities.iter().any(takes_part));
    !same && doc.tokens[subject].tag != Tag::Prp
}
