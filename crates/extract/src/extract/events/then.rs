//! Whether what a match tells of was, goes on or lies ahead, by the words around it, and which day is not its own.

use super::nearby::signed_before;
use super::status::Mood;
use crate::extract::reading::Reading;
use crate::facts::{Edtf, EventKind};
use crate::language::{Dep, Tag};

/// "have agreed", "agreed": a pact made by a verb of the past.
pub(super) fn is_done(reading: &Reading, kind: EventKind, trigger: usize, mood: Mood) -> bool {
    let doc = reading.doc;
    let perfect = || {
        doc.children_by(trigger, &[Dep::Aux])
            .any(|a| reading.token_is(a, &["have", "has", "had", "'ve", "’ve"]))
    };
    kind == EventKind::Agreement
        && mood == Mood::Real
        && doc.is_verbal(trigger)
        && (doc.tokens[trigger].tag == Tag::Vbd || perfect())
}

/// "The parliament meets today", "Ott goes on to Oslo today": the present of what is on for the day; "is due in Oslo today", "talks are
/// expected in Oslo today".
pub(super) fn is_timetabled(reading: &Reading, trigger: usize) -> bool {
    let doc = reading.doc;
    let is_due = |t: usize| {
        let awaited = matches!(&*doc.tokens[t].lemma, "due" | "expect" | "await" | "schedule");
        awaited && !doc.children_by(t, &[Dep::Auxpass]).any(|a| reading.token_is(a, &["was", "were"]))
    };
    let verb = if doc.is_verbal(trigger) { Some(trigger) } else { doc.head(trigger) };
    let is = |v: usize| matches!(doc.tokens[v].tag, Tag::Vbz | Tag::Vbp);
    let complement = |v: usize| doc.children_by(v, &[Dep::Acomp, Dep::Advmod]).any(is_due);
    if verb.is_some_and(|v| is_due(v) || (is(v) && complement(v))) {
        return true;
    }
    let goes = &reading.words.occasions.goes;
    let lemma = &doc.tokens[trigger].lemma;
    matches!(doc.tokens[trigger].tag, Tag::Vbz | Tag::Vbp)
        && (goes.contains(lemma)
            || matches!(&**lemma, "meet" | "visit" | "leave" | "open" | "begin" | "start"))
        && matches!(doc.tokens[trigger].dep, Dep::Root | Dep::Conj | Dep::Relcl | Dep::Ccomp)
}

/// "arrived in Oslo for talks with Ott": they are still to come.
pub(super) fn lies_ahead_of_arrival(reading: &Reading, noun: usize) -> bool {
    let doc = reading.doc;
    let preposition =
        doc.head(noun).filter(|p| doc.tokens[noun].dep == Dep::Pobj && doc.tokens[*p].is("for"));
    let verb = preposition.and_then(|p| doc.head(p));
    verb.is_some_and(|v| doc.is_verbal(v) && reading.words.occasions.arrives.contains(&doc.tokens[v].lemma))
}

/// "said ahead of talks with Ott", "arrived ahead of a summit": who speaks or comes waits for them, unless the sentence tells of a day that is past.
pub(super) fn is_waited_for(reading: &Reading, noun: usize) -> bool {
    const SAYS: &[&str] = &["say", "tell", "speak", "warn", "declare", "write"];
    let doc = reading.doc;
    let of = doc.head(noun).filter(|of| doc.tokens[*of].is("of"));
    let ahead = of.and_then(|of| doc.head(of)).filter(|a| doc.tokens[*a].is("ahead"));
    let verb = ahead.and_then(|a| doc.ancestors(a).find(|v| doc.is_verbal(*v)));
    let waits = verb.is_some_and(|v| {
        let lemma = &doc.tokens[v].lemma;
        SAYS.contains(&&**lemma) || reading.words.occasions.arrives.contains(lemma)
    });
    let Some(published) = reading.article.published.filter(|_| waits) else { return false };
    let mut dates = doc.sentences[doc.sentence_of(noun)].clone().filter_map(|t| reading.date_at(t));
    // A report tells of the day before as news.
    dates.all(|d| reading.dates[d].value.latest().is_none_or(|l| l.tomorrow().unwrap_or(l) >= published))
}

/// A day outside the clause in which a pact is told to have been signed is that of what became of it.
pub(super) fn drop_day_of_end(reading: &Reading, kind: EventKind, trigger: usize, date: &mut Option<Edtf>) {
    let signed = signed_before(reading, trigger).filter(|_| kind == EventKind::Agreement);
    let Some(signed) = signed else { return };
    let within = |d: usize| Some(&reading.dates[d].value) == date.as_ref();
    if !reading.doc.subtree(signed).any(|t| reading.date_at(t).is_some_and(within)) {
        *date = None;
    }
}

/// "the 3/5 memorial service", "a May 1945 commemoration": a day in front of the noun is that of what is remembered, where it is long past.
pub(super) fn drop_day_remembered(
    reading: &Reading,
    kind: EventKind,
    trigger: usize,
    date: &mut Option<Edtf>,
) {
    const LONG: i32 = 300;
    let doc = reading.doc;
    let remembered = kind == EventKind::Ceremony
        && doc.children_by(trigger, &[Dep::Compound, Dep::Nmod, Dep::Nummod, Dep::Amod]).any(|c| {
            c < trigger && reading.date_at(c).is_some_and(|d| Some(&reading.dates[d].value) == date.as_ref())
        });
    let days = date.as_ref().and_then(Edtf::latest).zip(reading.article.published);
    let long_ago = days.and_then(|(d, p)| p.since(d).ok()).is_some_and(|span| span.get_days() > LONG);
    // "the 9/11 memorial ceremony", in an article without a day
    let long_ago = long_ago || reading.article.published.is_none();
    if remembered && long_ago {
        *date = None;
    }
}
