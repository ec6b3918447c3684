//! The day of an event that has none of its own: told in another clause or sentence.

use super::chain::Link;
use crate::extract::events::scene::{Placed, Scene};
use crate::extract::pattern;
use crate::extract::reading::Reading;
use crate::facts::Edtf;
use crate::language::{Dep, Relation, Tag};

/// "had signed it hours earlier": on the day told of last, in the sentence or the one before.
pub(super) fn same_day(reading: &Reading, scene: &Scene, sentence: usize, chain: &[Link]) -> Option<Edtf> {
    let doc = reading.doc;
    let earlier = |t: usize| {
        doc.children_by(t, &[Dep::Advmod, Dep::Npadvmod, Dep::Prep]).any(|a| {
            let hours = std::iter::once(a)
                .chain(doc.children(a))
                .any(|h| reading.token_is(h, &["hours", "minutes", "hour"]));
            let order = std::iter::once(a)
                .chain(doc.children(a))
                .any(|h| reading.token_is(h, &["earlier", "later", "before", "after"]));
            hours && order
        })
    };
    if !chain.iter().take(2).any(|l| earlier(l.token)) {
        return None;
    }
    // "bombed it on Friday, and jets hit the town an hour later"
    let at = chain.first()?.token;
    let here = scene.dates(sentence).iter().rfind(|d| d.at < at);
    let date = here.or_else(|| scene.dates(sentence.checked_sub(1)?).last())?;
    Some(reading.dates[date.number].value.clone())
}

/// "entered the town on Monday, two days after the ministers had met": two days before Monday.
pub(super) fn days_apart(reading: &Reading, scene: &Scene, sentence: usize, trigger: usize) -> Option<Edtf> {
    let doc = reading.doc;
    let order = |w: usize| reading.token_is(w, &["after", "before"]);
    let tied = |t: usize| match doc.tokens[t].dep {
        Dep::Advcl => doc.children_by(t, &[Dep::Mark]).find(|m| order(*m)),
        Dep::Pobj | Dep::Pcomp => doc.head(t).filter(|p| order(*p)),
        _ => None,
    };
    let path = std::iter::once(trigger).chain(doc.ancestors(trigger)).take(4);
    let (clause, word) = path.into_iter().find_map(|t| Some((t, tied(t)?)))?;
    let counted = [word, clause].into_iter().flat_map(|w| doc.children_by(w, &[Dep::Npadvmod]));
    // "on Monday, hours after the ministers had met": on Monday, too.
    let units = ["day", "days", "hours", "minutes"];
    let days = counted.into_iter().find(|d| *d < word && reading.token_is(*d, &units))?;
    let number = match doc.child_by(days, &[Dep::Nummod]) {
        _ if reading.token_is(days, &["hours", "minutes"]) => 0,
        Some(n) => small_number(doc.tokens[n].text)?,
        None => doc.child_by(days, &[Dep::Det]).filter(|d| reading.token_is(*d, &["a"])).map(|_| 1)?,
    };
    let above = doc.ancestors(clause).find(|t| doc.is_verbal(*t))?;
    let fits = |d: &&Placed| d.anchor == above && reading.dates[d.number].value.as_str().len() == 10;
    let day = reading.dates[scene.dates(sentence).iter().find(fits)?.number].value.earliest()?;
    let number = if reading.token_is(word, &["after"]) { -number } else { number };
    let then = day.checked_add(jiff::Span::new().days(number)).ok()?;
    Edtf::parse(&then.to_string()).ok()
}

/// "Last week, after Chad tested a missile, Ott spoke": within a span as long as a week both were, of which a day would tell only the
/// later.
pub(super) fn same_span(reading: &Reading, scene: &Scene, sentence: usize, trigger: usize) -> Option<Edtf> {
    let doc = reading.doc;
    let after = |t: &usize| {
        doc.tokens[*t].dep == Dep::Advcl
            && doc.children_by(*t, &[Dep::Mark]).any(|m| reading.token_is(m, &["after"]))
    };
    let clause = std::iter::once(trigger).chain(doc.ancestors(trigger)).take(2).find(after)?;
    let above = doc.head(clause)?;
    let fits = |d: &&Placed| {
        let span = reading.dates[d.number].value.as_str().len() != 10;
        span && d.anchor == above
            && d.preposition.is_none_or(|p| reading.token_is(p, &["in", "during"]))
            && reading.voices.agree(d.at, trigger)
    };
    let date = scene.dates(sentence).iter().find(fits)?;
    Some(reading.dates[date.number].value.clone())
}

/// "on December 7, the day after the meeting", "on Monday, two days before they met": so many days from the day in front.
pub(super) fn day_beside(reading: &Reading, scene: &Scene, sentence: usize, trigger: usize) -> Option<Edtf> {
    let doc = reading.doc;
    let order = |w: usize| reading.token_is(w, &["after", "before"]);
    let path = std::iter::once(trigger).chain(doc.ancestors(trigger)).take(3);
    let word = path.into_iter().find_map(|t| match doc.tokens[t].dep {
        Dep::Pobj | Dep::Pcomp => doc.head(t).filter(|p| order(*p)),
        Dep::Advcl | Dep::Acl | Dep::Relcl => doc.children_by(t, &[Dep::Mark]).find(|m| order(*m)),
        _ => None,
    })?;
    let days = word.checked_sub(1).filter(|d| reading.token_is(*d, &["day", "days"]))?;
    let first = doc.subtree(days).start.min(days);
    let comma = first.checked_sub(1).filter(|c| reading.token_is(*c, &[","]))?;
    let number = match doc.child_by(days, &[Dep::Nummod]) {
        Some(n) => small_number(doc.tokens[n].text)?,
        None => doc.child_by(days, &[Dep::Det]).filter(|d| reading.token_is(*d, &["a", "the"])).map(|_| 1)?,
    };
    let date =
        scene.dates(sentence).iter().map(|d| &reading.dates[d.number]).find(|d| d.tokens.end == comma)?;
    let day = date.value.earliest().filter(|_| date.value.as_str().len() == 10)?;
    let number = if reading.token_is(word, &["after"]) { -number } else { number };
    let then = day.checked_add(jiff::Span::new().days(number)).ok()?;
    Edtf::parse(&then.to_string()).ok()
}

/// "two", "10"
pub(super) fn small_number(word: &str) -> Option<i64> {
    const WORDS: [&str; 10] = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
    let named = WORDS.iter().position(|w| word.eq_ignore_ascii_case(w)).map(|n| n as i64 + 1);
    named.or_else(|| word.parse().ok().filter(|n| *n < 100))
}

/// "1994: A and B sign a truce", where the date became a sentence of its own.
pub(super) fn headed(reading: &Reading, scene: &Scene, sentence: usize) -> Option<Edtf> {
    let doc = reading.doc;
    let before = sentence.checked_sub(1)?;
    let words = doc.sentences[before].clone();
    let head = words.len() <= 6 && reading.token_is(words.end - 1, &[":"]);
    let date =
        scene.dates(before).first().filter(|d| head && reading.dates[d.number].tokens.start == words.start);
    date.map(|d| reading.dates[d.number].value.clone())
}

/// "They flew to Oslo on Monday. There they met": on the day of the sentence before, where it has but one.
pub(super) fn there_then(reading: &Reading, scene: &Scene, sentence: usize, chain: &[Link]) -> Option<Edtf> {
    let doc = reading.doc;
    let start = doc.sentences[sentence].start;
    let opens = reading.token_is(start, &["there"]);
    let pointed = chain.iter().take(2).any(|l| doc.child_by(l.token, &[Dep::Advmod]) == Some(start));
    if !opens || !pointed || doc.paragraph_of(sentence) != doc.paragraph_of(sentence.checked_sub(1)?) {
        return None;
    }
    match scene.dates(sentence - 1) {
        [date] => Some(reading.dates[date.number].value.clone()),
        _ => None,
    }
}

/// "were put off until September", "has slipped to June": the day that is now meant.
pub(in crate::extract::events) fn put_off_to(
    reading: &Reading,
    scene: &Scene,
    trigger: usize,
) -> Option<Edtf> {
    let doc = reading.doc;
    let verbs = pattern::governors(reading, trigger).into_iter().filter(|(verb, relation)| {
        reading.words.occasions.puts_off.contains(&doc.tokens[*verb].lemma)
            && matches!(relation, Relation::Object | Relation::Subject)
    });
    let verbs: Vec<usize> = verbs.map(|(v, _)| v).collect();
    let to = |d: &&Placed| {
        verbs.contains(&d.anchor)
            && d.preposition.is_some_and(|p| reading.token_is(p, &["until", "till", "to", "for"]))
            && reading.voices.agree(d.at, trigger)
    };
    let date = scene.dates(doc.sentence_of(trigger)).iter().find(to)?;
    Some(reading.dates[date.number].value.clone())
}

/// "in Oslo on Monday and in Lima on Friday": the day right behind a place, where each has its own.
pub(in crate::extract::events) fn date_of_place(
    reading: &Reading,
    scene: &Scene,
    trigger: usize,
    words: &[usize],
) -> Option<Edtf> {
    let end = words.iter().max()? + 1;
    let dates = scene.dates(reading.doc.sentence_of(trigger));
    if dates.len() < 2 {
        return None;
    }
    let next = dates.iter().find(|d| {
        let start = reading.dates[d.number].tokens.start;
        start >= end
            && start <= end + 2
            && reading.doc.tokens[end..start].iter().all(|t| t.tag == Tag::In || t.is(","))
    })?;
    Some(reading.dates[next.number].value.clone())
}
