//! How far a speaker stands behind the content, told by the words of the content; and whether it is put in the negative.

use crate::extract::negation::{self, Taken};
use crate::extract::reading::Reading;
use crate::extract::words::{WordSet, lower};
use crate::facts::Stance;
use crate::facts::{Certainty, Tense};
use crate::language::{Dep, Tag};
use std::ops::Range;

/// The weakest hedge in the content; certain where there is none.
pub(super) fn of(reading: &Reading, parts: &[Range<usize>], stance: Stance) -> Certainty {
    let speech = &reading.words.speech;
    let has = |words: &WordSet| parts.iter().flat_map(Clone::clone).any(|t| is_hedge(reading, t, words));
    if stance == Stance::Denying {
        Certainty::Denied
    } else if has(&speech.improbable) {
        Certainty::Improbable
    } else if has(&speech.probable) {
        Certainty::Probable
    } else if has(&speech.possible) {
        Certainty::Possible
    } else {
        Certainty::Certain
    }
}

fn is_hedge(reading: &Reading, token: usize, words: &WordSet) -> bool {
    if !reading.token_in(token, words) {
        return false;
    }
    let doc = reading.doc;
    let here = &doc.tokens[token];
    // "could not" says what was not possible then; "May" may be the month.
    match &*lower(here.text) {
        "may" | "might" => here.tag == Tag::Md,
        "could" => here.tag == Tag::Md && !doc.head(token).is_some_and(|h| doc.is_negated(h)),
        "expected" => doc.children_by(token, &[Dep::Xcomp]).next().is_some() && doc.is_passive(token),
        _ => true,
    }
}

/// Whether the content says that something is not so: its main verb is negated.
pub(super) fn is_negative(reading: &Reading, parts: &[Range<usize>]) -> bool {
    let doc = reading.doc;
    let inside = |t: usize| parts.iter().any(|p| p.contains(&t));
    parts.iter().flat_map(Clone::clone).any(|t| {
        let token = &doc.tokens[t];
        let negation = token.dep == Dep::Neg || token.is_any(&["never", "no", "nobody", "nothing"]);
        let head = doc.head(t);
        // The verb is the content's own, not that of a clause below it.
        let top = |v: usize| !doc.ancestors(v).any(|a| inside(a) && doc.tokens[a].tag.is_verb());
        // "at no time had there been any talk about it"
        let taken = || token.tag.is_verb() && top(t) && negation::own(doc, t) == Some(Taken::Denied);
        negation && head.is_some_and(|h| inside(h) && top(h)) || taken()
    })
}

/// What time the main verb of the content speaks of: "would" looks ahead from a past, an infinitive to what is promised
/// or asked for.
pub(super) fn tense(reading: &Reading, parts: &[Range<usize>]) -> Option<Tense> {
    let doc = reading.doc;
    let inside = |t: usize| parts.iter().any(|p| p.contains(&t));
    let verbal = |t: usize| doc.tokens[t].tag.is_verb() || doc.tokens[t].tag == Tag::Md;
    let own = |t: usize| !doc.ancestors(t).any(|a| inside(a) && verbal(a));
    let verb = parts
        .iter()
        .flat_map(Clone::clone)
        .find(|t| verbal(*t) && own(*t) && doc.tokens[*t].dep != Dep::Amod)?;
    let helpers = doc.children_by(verb, &[Dep::Aux, Dep::Auxpass]).chain(std::iter::once(verb));
    let forms: Vec<(Tag, String)> =
        helpers.map(|t| (doc.tokens[t].tag, doc.tokens[t].text.to_lowercase())).collect();
    let ahead = |form: &(Tag, String)| {
        form.0 == Tag::To || ["will", "shall", "'ll", "’ll", "wo", "would"].contains(&form.1.as_str())
    };
    let past = |form: &(Tag, String)| form.0 == Tag::Vbd || ["had", "has", "have"].contains(&form.1.as_str());
    Some(match &forms[..] {
        forms if forms.iter().any(ahead) => Tense::Future,
        // "has failed" is past, "has a plan" is not.
        [(Tag::Vbz | Tag::Vbp, _)] => Tense::Present,
        forms if forms.iter().any(past) => Tense::Past,
        _ => Tense::Present,
    })
}
