//! What happened between two, in the order of days, and when their relation changed.

use super::changepoint::change_points;
use super::fact::{Fact, World};
use super::{NetworkError, Projection, Sentence, Sentences};
use std::collections::BTreeSet;

/// One fact of a pair's time line.
#[derive(Clone, Debug, PartialEq)]
pub struct Moment<'w> {
    /// The fact.
    pub fact: &'w Fact,
    /// What it is, in a few words.
    pub what: String,
    /// -1, 0 or 1.
    pub polarity: i32,
    /// The sum of the polarities up to here.
    pub sum: i32,
    /// Whether a new state of the relation begins here.
    pub change: bool,
    /// The sentences behind it.
    pub sentences: Vec<Sentence>,
}

/// All that joins two entities, undated facts last. What is only planned, denied or imagined stands there with its
/// status and counts nothing.
///
/// A country's time line has the facts of those who lead it too, if the projection asks for that.
///
/// # Errors
/// Where a label is unknown or ambiguous, or the store fails.
pub fn timeline<'w>(
    world: &'w World,
    sentences: &Sentences,
    pair: [&str; 2],
    projection: &Projection,
) -> Result<Vec<Moment<'w>>, NetworkError> {
    let ends = [ends(world, world.find(pair[0])?, projection), ends(world, world.find(pair[1])?, projection)];
    let mut facts: Vec<&Fact> = (world.facts.iter())
        .filter(|f| projection.takes(&Fact { status: None, ..(*f).clone() }))
        .filter(|f| joins(f, &ends))
        .collect();
    let key = |f: &Fact| (f.day().is_none(), f.day().map(str::to_owned), f.latest.clone());
    facts.sort_by(|a, b| key(a).cmp(&key(b)).then_with(|| a.iri.cmp(&b.iri)));
    let counts = |f: &Fact| if f.holds() { f.kind.polarity() } else { 0 };
    let signed: Vec<usize> =
        (0..facts.len()).filter(|i| facts[*i].day().is_some() && counts(facts[*i]) != 0).collect();
    let signs: Vec<i32> = signed.iter().map(|i| counts(facts[*i])).collect();
    let changes: BTreeSet<usize> = change_points(&signs).into_iter().map(|i| signed[i]).collect();
    let mut sum = 0;
    let mut moments = Vec::new();
    for (i, fact) in facts.into_iter().enumerate() {
        let polarity = counts(fact);
        // What no text dates stands behind all else, and belongs to no point of the sum.
        sum += if fact.day().is_some() { polarity } else { 0 };
        let behind = sentences.behind(&fact.iri)?;
        let (what, change) = (world.describe(fact), changes.contains(&i));
        moments.push(Moment { fact, what, polarity, sum, change, sentences: behind });
    }
    Ok(moments)
}

/// The actors that stand for one end of the pair.
fn ends<'w>(world: &'w World, end: &'w str, projection: &Projection) -> BTreeSet<&'w str> {
    let mut ends = BTreeSet::from([end]);
    if projection.by_country {
        let led = world.leads.iter().filter(|(_, countries)| countries.contains(end));
        ends.extend(led.map(|(leader, _)| leader.as_str()));
    }
    ends
}

fn joins(fact: &Fact, ends: &[BTreeSet<&str>; 2]) -> bool {
    let has = |end: &BTreeSet<&str>| fact.actors.iter().any(|a| end.contains(a.as_str()));
    has(&ends[0]) && has(&ends[1])
}

#[cfg(test)]
mod tests {
    use super::super::testing::kg;
    use super::*;

    fn told(lines: &[&str], pair: [&str; 2], by_country: bool) -> Vec<(String, i32, bool)> {
        let kg = kg(lines);
        let world = World::read(&kg).unwrap();
        let projection = Projection { by_country, ..Projection::default() };
        let moments = timeline(&world, &Sentences::of(&kg), pair, &projection).unwrap();
        moments.into_iter().map(|m| (m.fact.date.clone().unwrap_or_default(), m.sum, m.change)).collect()
    }

    #[test]
    fn a_thaw_after_years_of_rift_is_a_change() {
        let lines = [
            "Iran thaw Qatar 2022",
            "Iran rift Qatar 2015",
            "Iran pressure Qatar 2017",
            "Iran cooperation Qatar 2023",
            "Iran support Oman 2020",
        ];
        let expected = [("2015", -1, false), ("2017", -2, false), ("2022", -1, true), ("2023", 0, false)];
        let expected: Vec<_> = expected.iter().map(|(d, s, c)| ((*d).to_owned(), *s, *c)).collect();
        assert_eq!(told(&lines, ["Iran", "Qatar"], false), expected);
    }

    #[test]
    fn leaders_stand_for_their_countries_when_asked() {
        let lines = [
            "Anna Smith leads France",
            "Boris Berg leads Germany",
            "meeting: Anna Smith + Boris Berg 2018-03",
            "planned meeting: Anna Smith + Boris Berg 2019-03",
            "France rift Germany 2017",
        ];
        assert_eq!(told(&lines, ["France", "Germany"], false).len(), 1);
        let dates: Vec<String> = told(&lines, ["France", "Germany"], true).into_iter().map(|m| m.0).collect();
        assert_eq!(dates, ["2017", "2018-03", "2019-03"]);
    }
}
