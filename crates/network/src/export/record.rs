//! The facts behind the network's ties, with what formats that keep them apart need: kind, direction and dates.

use crate::network::{Fact, FactKind, World};
use std::collections::BTreeMap;

/// An event or relationship.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Record {
    /// What it is in a word; `None` for a meeting.
    pub kind: Option<String>,
    /// -1 for hostile, 1 for friendly.
    pub polarity: i32,
    /// The IRI of the one who acts in a relationship.
    pub from: Option<String>,
    /// The date as EDTF.
    pub date: Option<String>,
    /// The first day that the date may stand for, `YYYY-MM-DD`.
    pub first: Option<String>,
    /// The last.
    pub last: Option<String>,
}

/// The facts of a knowledge graph, stated and claimed, by IRI.
pub(super) fn records(world: &World) -> BTreeMap<String, Record> {
    let record = |fact: &Fact| Record {
        kind: (!fact.kind.is_meeting()).then(|| fact.kind.name()),
        polarity: fact.kind.polarity(),
        from: matches!(fact.kind, FactKind::Relationship(_)).then(|| fact.actors[0].clone()),
        date: fact.date.clone(),
        first: fact.earliest.clone(),
        last: fact.latest.clone(),
    };
    world.facts.iter().map(|fact| (fact.iri.clone(), record(fact))).collect()
}

/// The stretches of time that these facts cover, the earliest first; those that touch are one. An open end is `None`.
pub(super) fn spells<'r>(records: impl Iterator<Item = &'r Record>) -> Vec<(Option<String>, Option<String>)> {
    let mut dated: Vec<(Option<String>, Option<String>)> = records
        .filter(|r| r.first.is_some() || r.last.is_some())
        .map(|r| (r.first.clone(), r.last.clone()))
        .collect();
    dated.sort();
    let mut spells: Vec<(Option<String>, Option<String>)> = Vec::new();
    for (start, end) in dated {
        if let Some((_, last)) = spells.last_mut()
            && (last.is_none() || start <= *last)
        {
            // `None` sorts before every day and means the end of time here.
            if end.is_none() || (last.is_some() && end > *last) {
                *last = end;
            }
        } else {
            spells.push((start, end));
        }
    }
    spells
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn facts_that_overlap_are_one_spell() {
        let record = |first: &str, last: &str| {
            let day = |d: &str| (!d.is_empty()).then(|| d.to_owned());
            Record { first: day(first), last: day(last), ..Record::default() }
        };
        let show = |records: &[Record]| {
            let spells = spells(records.iter()).into_iter();
            spells
                .map(|(a, b)| format!("{}..{}", a.unwrap_or_default(), b.unwrap_or_default()))
                .collect::<Vec<_>>()
        };
        assert_eq!(
            show(&[
                record("2019-06-18", "2019-06-18"),
                record("2018-01-01", "2018-12-31"),
                record("2018-03-09", "2018-03-09"),
                record("", ""),
            ]),
            ["2018-01-01..2018-12-31", "2019-06-18..2019-06-18"]
        );
        assert_eq!(show(&[record("2022-01-01", ""), record("2023-01-01", "2023-02-01")]), ["2022-01-01.."]);
        assert_eq!(show(&[record("", "2000-12-31"), record("1999-01-01", "2001-01-01")]), ["..2001-01-01"]);
    }
}
