//! One occurrence that several articles tell of.

use crate::telling::Telling;
use crate::world::by_ids;
use summitry::Kg;
use summitry::facts::Facts;
use summitry::infer::infer;
use summitry::rdf::{Base, SHAPES};

const ANNA: &str = "person/anna-smith";
const BORIS: &str = "person/boris-berg";
const CARLA: &str = "person/carla-stone";
const FRANCE: &str = "country/FRA";
const GERMANY: &str = "country/DEU";

type Event<'e> = (&'e str, &'e [&'e str], &'e str, &'e str);

struct Told {
    kg: Kg,
    facts: Vec<Facts>,
}

fn kg(first: &[Event], second: &[Event]) -> Told {
    let leaders = [(ANNA, "president", FRANCE), (BORIS, "chancellor", GERMANY)];
    let mut kg = Kg::new(Base::default()).expect("a store");
    let mut told = Vec::new();
    for telling in [
        Telling { id: "who-leads", offices: &leaders, ..Telling::default() },
        Telling { id: "first", events: first, ..Telling::default() },
        Telling { id: "second", events: second, ..Telling::default() },
    ] {
        told.push(telling.facts());
        kg.add(&telling.facts()).expect("added");
    }
    infer(&mut kg).expect("rules");
    Told { kg, facts: told }
}

/// The pairs of events that are one occurrence, each once: `first/e1 second/e1`.
fn pairs(told: &Told) -> Vec<String> {
    let quads = told.kg.named_quads().expect("quads");
    let joined = quads.iter().filter(|q| q.predicate.as_str().ends_with("#sameOccurrence"));
    let end = |t: String| by_ids(&told.facts, &t).trim_end_matches('>').split("event/").nth(1).unwrap_or_default().to_owned();
    let mut pairs: Vec<[String; 2]> =
        joined.map(|q| [end(q.subject.to_string()), end(q.object.to_string())]).collect();
    for [a, b] in pairs.clone() {
        assert!(pairs.contains(&[b, a]), "not both ways");
    }
    pairs.retain(|[a, b]| a < b);
    pairs.sort();
    pairs.into_iter().map(|p| p.join(" ")).collect()
}

#[test]
fn two_articles_tell_of_one_occurrence() {
    let met: Event = ("Meeting", &[ANNA, BORIS], "2024-05-03", "place/vienna");
    for other in [
        met,
        ("Meeting", &[ANNA, BORIS, CARLA], "2024-05-03", ""),
        ("Summit", &[ANNA, BORIS], "2024-05-03", "place/vienna"),
        // The leader and the country that she leads.
        ("Meeting", &[FRANCE, BORIS], "2024-05-03", ""),
        ("Meeting", &[FRANCE, GERMANY], "2024-05-03", "country/AUT"),
        ("Meeting", &[ANNA, GERMANY], "2024-05-03", ""),
        // To the month, with one day known for the two.
        ("Meeting", &[ANNA, BORIS], "2024-05", ""),
    ] {
        let kg = kg(&[met], &[other]);
        assert_eq!(pairs(&kg), ["first/e1 second/e1"], "{other:?}");
    }
}

#[test]
fn what_differs_in_kind_day_place_or_people_is_not_one_occurrence() {
    let met: Event = ("Meeting", &[ANNA, BORIS], "2024-05-03", "place/vienna");
    for other in [
        ("Meeting", &[ANNA, BORIS] as &[&str], "2024-05-04", "place/vienna"),
        ("Meeting", &[ANNA, BORIS], "2024-05-03", "place/geneva"),
        ("Agreement", &[ANNA, BORIS], "2024-05-03", "place/vienna"),
        ("Meeting", &[ANNA, CARLA], "2024-05-03", "place/vienna"),
        // One and the same participant, once as a leader and once as a country.
        ("Meeting", &[ANNA, FRANCE], "2024-05-03", ""),
        ("Meeting", &[ANNA, BORIS], "2024", ""),
        ("Meeting", &[ANNA, BORIS], "2024-06", ""),
    ] {
        assert_eq!(pairs(&kg(&[met], &[other])), [] as [&str; 0], "{other:?}");
    }
    // Of a year, even the same one, nobody knows which of its meetings is meant.
    let year: Event = ("Meeting", &[ANNA, BORIS], "2024", "");
    assert_eq!(pairs(&kg(&[year], &[year])), [] as [&str; 0]);
    // A call is no summit, though either may be called a meeting.
    let call: Event = ("Call", &[ANNA, BORIS], "2024-05-03", "");
    let summit: Event = ("Summit", &[ANNA, BORIS], "2024-05-03", "");
    assert_eq!(pairs(&kg(&[call], &[summit])), [] as [&str; 0]);
    // Two days are known in the month: it may be either.
    let later: Event = ("Meeting", &[ANNA, BORIS], "2024-05-20", "");
    let month: Event = ("Meeting", &[ANNA, BORIS], "2024-05", "");
    assert_eq!(pairs(&kg(&[met, later], &[month])), [] as [&str; 0]);
    // An article that tells of a meeting twice is not two articles.
    assert_eq!(pairs(&kg(&[met, met], &[])), [] as [&str; 0]);
}

#[test]
fn tellings_that_are_joined_are_verified_and_conform() {
    let met: Event = ("Meeting", &[ANNA, BORIS], "2024-05-03", "place/vienna");
    let Told { kg, .. } = kg(&[met], &[("Meeting", &[FRANCE, BORIS], "2024-05-03", "")]);
    let folder = tempfile::tempdir().expect("a folder");
    kg.save(&folder.path().join("kg")).expect("saved");
    assert_eq!(crate::telling::faults(&folder.path().join("kg")), []);
    let report = summitry::shacl::validate_kg(&kg, SHAPES).expect("shapes");
    assert!(report.conforms(), "{:?}", report.findings);
}
