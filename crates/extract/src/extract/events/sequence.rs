//! The year of what is told only by its distance to something dated: "they met before and after the June 2018 summit".
//!
//! "Ahead of", "just weeks after" and "before and after" say that two things lie close together, so that the year of the
//! one is that of the other, unless a new year's day lies between.

use super::scene::Scene;
use crate::extract::reading::Reading;
use crate::facts::Edtf;
use crate::language::{Dep, Tag};

/// The year of an event that has no date of its own, and how many occurrences are told.
pub(super) fn near(reading: &Reading, scene: &Scene, trigger: usize) -> Option<(Edtf, usize)> {
    before_and_after(reading, scene, trigger)
        .map(|year| (year, 2))
        .or_else(|| ahead_of(reading, scene, trigger).map(|year| (year, 1)))
        .or_else(|| weeks_after(reading, scene, trigger).map(|year| (year, 1)))
}

/// "met before and after the June 2018 summit": twice in 2018.
fn before_and_after(reading: &Reading, scene: &Scene, verb: usize) -> Option<Edtf> {
    let doc = reading.doc;
    let first = doc
        .children_by(verb, &[Dep::Prep, Dep::Advmod, Dep::Mark])
        .find(|p| doc.tokens[*p].is_any(&["before", "after"]))?;
    let second = doc.child_by(first, &[Dep::Conj]).filter(|p| doc.tokens[*p].is_any(&["before", "after"]))?;
    let object = [second, first].iter().find_map(|p| doc.child_by(*p, &[Dep::Pobj]))?;
    let below = doc.subtree(object);
    let sentence = doc.sentence_of(verb);
    let date = scene.dates(sentence).iter().find(|d| below.contains(&d.at))?;
    year(&reading.dates[date.number].value, 1..=12)
}

/// "in May 2018, ahead of the summit": the summit is in 2018 too.
fn ahead_of(reading: &Reading, scene: &Scene, noun: usize) -> Option<Edtf> {
    let doc = reading.doc;
    let of = doc.head(noun).filter(|_| doc.tokens[noun].dep == Dep::Pobj)?;
    let ahead = doc.head(of).filter(|a| doc.tokens[of].is("of") && doc.tokens[*a].is("ahead"))?;
    let right_before = |end: usize| end == ahead || (end + 1 == ahead && doc.tokens[end].is(","));
    let dates = scene.dates(doc.sentence_of(noun));
    let date = dates.iter().find(|d| right_before(reading.dates[d.number].tokens.end))?;
    year(&reading.dates[date.number].value, 1..=10)
}

/// "… may meet just weeks after Ott saw Berg", of the present: Ott saw Berg in the article's year.
fn weeks_after(reading: &Reading, scene: &Scene, verb: usize) -> Option<Edtf> {
    let doc = reading.doc;
    doc.children_by(verb, &[Dep::Mark]).find(|m| doc.tokens[*m].is("after"))?;
    let measure =
        doc.children_by(verb, &[Dep::Npadvmod]).find(|n| reading.token_is(*n, &["days", "weeks"]))?;
    doc.children(measure).find(|a| reading.token_is(*a, &["just", "only", "barely", "mere"]))?;
    let sentence = doc.sentence_of(verb);
    let words = doc.sentences[sentence].clone();
    let tense = |t: usize| t != verb && doc.tokens[t].tag == Tag::Vbd;
    let present = |t: usize| matches!(doc.tokens[t].tag, Tag::Md | Tag::Vbz | Tag::Vbp);
    if !scene.dates(sentence).is_empty() || words.clone().any(tense) || !words.clone().any(present) {
        return None;
    }
    let published = reading.article.published?;
    year(&Edtf::parse(&format!("{:04}-{:02}", published.year(), published.month())).ok()?, 3..=12)
}

/// The year of a month or day, if the month is among these.
fn year(date: &Edtf, months: std::ops::RangeInclusive<u8>) -> Option<Edtf> {
    let (year, rest) = date.as_str().split_at_checked(4)?;
    let month: u8 = rest.strip_prefix('-')?.get(..2)?.parse().ok()?;
    let single = !date.as_str().contains('/');
    (single && months.contains(&month)).then(|| Edtf::parse(year).ok()).flatten()
}
