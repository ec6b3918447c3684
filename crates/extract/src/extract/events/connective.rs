//! Words that set a clause on the day of what was told before: "By evening they had agreed", "The two then signed", "In the
//! afternoon she saw the emir"; and a clause that goes on where the one before it took place: "met in Oslo on Monday and signed".

use super::scene::Scene;
use crate::extract::reading::Reading;
use crate::facts::Edtf;
use crate::language::{Dep, Tag};

/// The day of the sentence before, where this one opens by a later hour of it.
pub(super) fn same_day(reading: &Reading, scene: &Scene, sentence: usize, trigger: usize) -> Option<Edtf> {
    let doc = reading.doc;
    let earlier = sentence.checked_sub(1).filter(|s| doc.paragraph_of(*s) == doc.paragraph_of(sentence))?;
    // "raised the flag on Friday, the first since 1945": years are no day.
    let mut days = scene.dates(earlier).iter().filter(|d| reading.dates[d.number].value.as_str().len() == 10);
    let (Some(day), None) = (days.next(), days.next()) else { return None };
    let value = &reading.dates[day.number].value;
    let told = doc.sentences[sentence].start..trigger;
    let a_day = reading.voices.agree(trigger, day.at);
    let later = opens_later(reading, sentence)
        || went_on(reading, told)
        || is_later(reading, trigger)
        || spent_the_day(reading, trigger);
    (a_day && later).then(|| value.clone())
}

/// Whether a word is one for a part of a day.
fn is_part(reading: &Reading, token: usize) -> bool {
    reading.words.deeds.parts_of_day.holds(reading.doc.tokens[token].text)
}

/// "raided it in the evening", "struck back that night".
pub(super) fn is_later(reading: &Reading, verb: usize) -> bool {
    let doc = reading.doc;
    let end = doc.sentences[doc.sentence_of(verb)].end;
    let clause =
        (verb + 1..end).take_while(|t| !doc.tokens[*t].tag.is_verb() && !reading.token_is(*t, &[";"]));
    let mut parts = clause.filter(|t| is_part(reading, *t) && reading.date_at(*t).is_none());
    // "in the morning of his life" is none.
    parts.any(|t| {
        reading.token_is(t - 1, &["the", "that"])
            && t + 1 < end
            && !reading.token_is(t + 1, &["of", "before", "after"])
    })
}

/// "He had spent the day with the premier": the day that was told of.
fn spent_the_day(reading: &Reading, verb: usize) -> bool {
    let doc = reading.doc;
    let the = |o: usize| doc.children_by(o, &[Dep::Det]).any(|d| reading.token_is(d, &["the"]));
    let day = |o: usize| reading.token_is(o, &["day", "morning", "afternoon", "evening"]) && the(o);
    matches!(&*doc.tokens[verb].lemma, "spend" | "pass")
        && doc.children_by(verb, &[Dep::Dobj, Dep::Npadvmod]).any(day)
}

/// "By evening", "In the afternoon", "Later", "Afterwards", "Hours later", "An hour later", "That night".
fn opens_later(reading: &Reading, sentence: usize) -> bool {
    let doc = reading.doc;
    let words = doc.sentences[sentence].clone();
    let is = |at: usize, list: &[&str]| words.contains(&at) && reading.token_is(at, list);
    let start = words.start;
    let part =
        |at: usize| words.contains(&at) && is_part(reading, at) && !is(at + 1, &["of", "before", "after"]);
    match () {
        () if is(start, &["afterwards", "afterward", "later"]) => !is(start + 1, &["this", "in"]),
        () if is(start, &["by", "towards", "toward"]) => part(start + 1),
        () if is(start, &["in"]) && is(start + 1, &["the"]) => part(start + 2),
        () if is(start, &["that"]) => part(start + 1),
        () if is(start, &["hours", "minutes"]) => is(start + 1, &["later", "afterwards"]),
        () => is(start + 1, &["hour", "hours", "minutes"]) && is(start + 2, &["later"]),
    }
}

/// "They then signed it."
fn went_on(reading: &Reading, before: std::ops::Range<usize>) -> bool {
    let start = before.start;
    let mut words = before.clone();
    reading.token_is(start, &["they", "both", "he", "she", "the"])
        && before.len() <= 5
        && words.any(|t| reading.token_is(t, &["then", "afterwards"]))
}

/// "met in Oslo on Monday and signed a pact": whether what stands behind "and" has the day and place of the verb before it.
pub(super) fn goes_on(reading: &Reading, first: usize, trigger: usize) -> bool {
    let doc = reading.doc;
    let Some(at) = joined_to(reading, first, trigger) else { return false };
    let (one, other) = (&doc.tokens[first], &doc.tokens[at]);
    one.tag == other.tag
        && matches!(one.tag, Tag::Vbd | Tag::Vbz | Tag::Vbp | Tag::Vbn | Tag::Vb)
        && reading.words.deeds.comes.contains(&one.lemma)
        && doc.child_by(at, &[Dep::Nsubj, Dep::Nsubjpass, Dep::Aux]).is_none()
}

/// The verb joined to the first one in whose clause the trigger stands.
fn joined_to(reading: &Reading, first: usize, trigger: usize) -> Option<usize> {
    let doc = reading.doc;
    let mut at = trigger;
    for _ in 0..6 {
        let head = doc.head(at)?;
        if head == first {
            return Some(at).filter(|a| doc.tokens[*a].dep == Dep::Conj);
        }
        at = head;
    }
    None
}

/// "walked to the grave on Sunday and laid a wreath", "handed him the keys on Monday, and the two signed it": whether what stands
/// behind "and" was done on the same day, as nothing else is told of it.
pub(super) fn same_breath(reading: &Reading, first: usize, trigger: usize) -> bool {
    let doc = reading.doc;
    let Some(at) = joined_to(reading, first, trigger) else { return false };
    let past = |t: usize| {
        let was = doc.children_by(t, &[Dep::Auxpass]).any(|a| reading.token_is(a, &["was", "were"]));
        doc.tokens[t].tag == Tag::Vbd || (doc.tokens[t].tag == Tag::Vbn && was)
    };
    let own = doc.child_by(at, &[Dep::Nsubj, Dep::Nsubjpass]);
    let same_ones =
        own.is_none_or(|s| reading.token_is(s, &["they", "both", "two", "he", "she", "pair", "sides"]));
    let apart = doc.children_by(at, &[Dep::Advmod, Dep::Aux, Dep::Neg, Dep::Npadvmod, Dep::Mark]).any(|a| {
        doc.tokens[a].dep != Dep::Advmod
            || reading
                .token_is(a, &["earlier", "previously", "since", "already", "never", "once", "recently"])
    });
    past(first)
        && past(at)
        && same_ones
        && !apart
        && !reading.words.occasions.lasting.contains(&doc.tokens[first].lemma)
}

/// Either of the two.
pub(super) fn follows(reading: &Reading, first: usize, trigger: usize) -> bool {
    goes_on(reading, first, trigger) || same_breath(reading, first, trigger)
}
