//! Counted assertions: "his sixth meeting with Xi", "its third nuclear test".

use super::scene::Scene;
use crate::extract::reading::Reading;
use crate::facts::{Edtf, ordinal_number};
use crate::language::{Dep, Doc, Tag};
use std::ops::Range;

/// Which of a series the noun is said to be, or the verb ("first met"); nothing where the series is cut off ("the first since 2010", "his first as
/// president") or several are counted.
pub(super) fn of(doc: &Doc, noun: usize) -> Option<u32> {
    if doc.tokens[noun].tag == Tag::Nns {
        return None;
    }
    if doc.is_verbal(noun) {
        let first = noun.checked_sub(1).filter(|t| doc.tokens[*t].is("first") && doc.tokens[*t].head == noun);
        return first.filter(|_| !is_cut_off(doc, noun)).map(|_| 1);
    }
    if is_cut_off(doc, noun) {
        return None;
    }
    let numbers: Vec<u32> =
        doc.children_by(noun, &[Dep::Amod]).filter_map(|a| ordinal_number(doc.tokens[a].text)).collect();
    match *numbers.as_slice() {
        [one] => Some(one),
        _ => None,
    }
}

/// "The first since 2010", "his first as president", "the first in ten years".
fn is_cut_off(doc: &Doc, noun: usize) -> bool {
    doc.children_by(noun, &[Dep::Prep]).any(|p| doc.tokens[p].is_any(&["since", "under", "as", "of"]))
        || doc.tokens.get(noun + 1).is_some_and(|t| t.is_any(&["in", "since", "under"]))
            && doc.tokens[noun + 1..]
                .iter()
                .take(4)
                .any(|t| t.is_any(&["years", "months", "decades", "weeks", "days"]))
}

/// One more of the series, told without its noun: "its first test in 2006 and its sixth in September 2017".
pub(super) struct Elided {
    pub(super) tokens: Range<usize>,
    pub(super) ordinal: u32,
    pub(super) date: Edtf,
}

/// Those of the noun's series that its sentence tells behind it, each with its own date.
pub(super) fn elided(reading: &Reading, scene: &Scene, noun: usize) -> Vec<Elided> {
    const NEAR: usize = 6;
    let doc = reading.doc;
    let sentence = doc.sentence_of(noun);
    let own = |at: &usize| {
        let head = doc.tokens[*at].head;
        doc.tokens[*at - 1].tag == Tag::PrpS
            && !(head > *at && doc.tokens[head].tag.is_noun() && head < at + NEAR)
    };
    let later = (noun + 2..doc.sentences[sentence].end).filter(own);
    later
        .filter_map(|at| {
            let ordinal = ordinal_number(doc.tokens[at].text)?;
            let date = scene.dates(sentence).iter().find(|d| d.at > at && d.at <= at + NEAR)?;
            // "its fifth test, its second this year": one, counted twice.
            if reading.token_is(date.at, &["this"]) && date.at == at + 1 {
                return None;
            }
            let date = reading.dates[date.number].value.clone();
            Some(Elided { tokens: at - 1..at + 1, ordinal, date })
        })
        .collect()
}
