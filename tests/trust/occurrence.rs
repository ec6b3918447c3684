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

type Office<'o> = (&'o str, &'o str, &'o str);

const LEADERS: [Office; 2] = [(ANNA, "president", FRANCE), (BORIS, "chancellor", GERMANY)];

struct Told {
    kg: Kg,
    facts: Vec<Facts>,
}

/// What follows where both articles name the leaders, as president and chancellor.
fn kg(first: &[Event], second: &[Event]) -> Told {
    told_by(&LEADERS, first, &LEADERS, second)
}

fn told_by(offices: &[Office], first: &[Event], others: &[Office], second: &[Event]) -> Told {
    let mut kg = Kg::new(Base::default()).expect("a store");
    let mut told = Vec::new();
    for telling in [
        Telling { id: "first", offices, events: first, ..Telling::default() },
        Telling { id: "second", offices: others, events: second, ..Telling::default() },
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
    let end = |t: String| {
        by_ids(&told.facts, &t).trim_end_matches('>').split("event/").nth(1).unwrap_or_default().to_owned()
    };
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
        // To the month, with one day known for the two, and in the same place or in its country.
        ("Meeting", &[ANNA, BORIS], "2024-05", "place/vienna"),
        ("Meeting", &[ANNA, BORIS], "2024-05", "country/AUT"),
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
        ("Meeting", &[ANNA, BORIS], "2024", "place/vienna"),
        ("Meeting", &[ANNA, BORIS], "2024-06", "place/vienna"),
        // To the month alone, and nothing says that it was there.
        ("Meeting", &[ANNA, BORIS], "2024-05", ""),
        // Longer than a month, or beyond it.
        ("Meeting", &[ANNA, BORIS], "2024-04-20/2024-05-10", "place/vienna"),
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
    let later: Event = ("Meeting", &[ANNA, BORIS], "2024-05-20", "place/vienna");
    let month: Event = ("Meeting", &[ANNA, BORIS], "2024-05", "place/vienna");
    assert_eq!(pairs(&kg(&[met, later], &[month])), [] as [&str; 0]);
    // An article that tells of a meeting twice is not two articles.
    assert_eq!(pairs(&kg(&[met, met], &[])), [] as [&str; 0]);
}

#[test]
fn an_attack_is_one_where_a_telling_names_one_side_alone() {
    let told: Event = ("Conflict", &[FRANCE, GERMANY], "2024-05-03", "place/vienna");
    let other: Event = ("Conflict", &[FRANCE], "2024-05-03", "place/vienna");
    assert_eq!(pairs(&kg(&[told], &[other])), ["first/e1 second/e1"]);
    for other in [
        ("Conflict", &[FRANCE] as &[&str], "2024-05-04", "place/vienna"),
        ("Conflict", &[FRANCE], "2024-05-03", "place/geneva"),
        // A country is no town, and a month no day.
        ("Conflict", &[FRANCE], "2024-05-03", "country/AUT"),
        ("Conflict", &[FRANCE], "2024-05-03", ""),
        ("Conflict", &[FRANCE], "2024-05", "place/vienna"),
        // Each names somebody whom the other does not.
        ("Conflict", &[FRANCE, CARLA], "2024-05-03", "place/vienna"),
    ] {
        assert_eq!(pairs(&kg(&[told], &[other])), [] as [&str; 0], "{other:?}");
    }
    // Nobody meets alone.
    let met: Event = ("Meeting", &[ANNA, BORIS], "2024-05-03", "place/vienna");
    let alone: Event = ("Meeting", &[ANNA], "2024-05-03", "place/vienna");
    assert_eq!(pairs(&kg(&[met], &[alone])), [] as [&str; 0]);
}

#[test]
fn a_leader_stands_for_the_country_where_the_telling_says_so_and_then() {
    let leader: Event = ("Meeting", &[ANNA, BORIS], "2024-05-03", "");
    let country: Event = ("Meeting", &[FRANCE, BORIS], "2024-05-03", "");
    let joined = |offices: &[Office], date: &str| {
        let (a, b) = ((leader.0, leader.1, date, leader.3), (country.0, country.1, date, country.3));
        !pairs(&told_by(offices, &[a], &[], &[b])).is_empty()
    };
    assert!(joined(&LEADERS, "2024-05-03"));
    for offices in [
        &[] as &[Office],
        // No leading office, or one of another country.
        &[(ANNA, "ambassador", FRANCE)],
        &[(ANNA, "opposition leader", FRANCE)],
        &[(ANNA, "president-elect", FRANCE)],
        &[(ANNA, "president", GERMANY)],
        &[(ANNA, "president", "organization/council-of-france")],
    ] {
        assert!(!joined(offices, "2024-05-03"), "{offices:?}");
    }
    // The articles are of 16 May 2024: what they say of that day is not said of another year, nor of a season before.
    for date in ["2023-05-03", "2024-03-03", "2024-07-03"] {
        assert!(!joined(&LEADERS, date), "{date}");
    }
    // That the other article names an envoy of one country a leader makes no leader of him elsewhere.
    let told =
        told_by(&[(ANNA, "ambassador", FRANCE)], &[leader], &[(ANNA, "president", FRANCE)], &[country]);
    assert_eq!(pairs(&told), [] as [&str; 0]);
}

#[test]
fn what_fits_two_occurrences_is_joined_to_neither() {
    let (vienna, geneva): (Event, Event) = (
        ("Meeting", &[ANNA, BORIS], "2024-05-03", "place/vienna"),
        ("Meeting", &[ANNA, BORIS], "2024-05-03", "place/geneva"),
    );
    let somewhere: Event = ("Meeting", &[ANNA, BORIS], "2024-05-03", "");
    assert_eq!(pairs(&kg(&[vienna, geneva], &[somewhere])), [] as [&str; 0]);
    assert_eq!(pairs(&kg(&[vienna, geneva], &[vienna])), ["first/e1 second/e1"]);
}

#[test]
fn every_telling_of_what_took_place_has_one_occurrence() {
    let met: Event = ("Meeting", &[ANNA, BORIS], "2024-05-03", "place/vienna");
    let other: Event = ("Visit", &[CARLA], "2024-05-09", "country/AUT");
    let Told { kg, facts } = kg(&[met, other], &[met]);
    let lines = kg.sorted_lines().expect("lines");
    let of = |id: &str| -> Vec<String> {
        let tellings = lines.iter().filter(|l| l.contains("#telling> ") && l.starts_with("<https"));
        let with = tellings.filter(|l| by_ids(&facts, l).contains(&format!("event/{id}>")));
        with.filter_map(|l| l.split(' ').next()).map(str::to_owned).collect()
    };
    let (one, two, visit) = (of("first/e1"), of("second/e1"), of("first/e2"));
    assert_eq!((one.len(), visit.len()), (1, 1), "{lines:#?}");
    assert!(one == two && one != visit, "{one:?} {two:?} {visit:?}");
    let absent = lines.iter().filter(|l| l.contains("#restsOnAbsenceOf> ")).count();
    assert!(absent > 0, "the record says what was not found");
}

/// So many articles that tell one story: what is derived grows as they do.
#[test]
fn copies_of_a_story_give_as_much_each() {
    let met: Event = ("Meeting", &[ANNA, BORIS], "2024-05-03", "place/vienna");
    let derived = |copies: usize| {
        let mut kg = Kg::new(Base::default()).expect("a store");
        for n in 0..copies {
            let id = format!("copy-{n}");
            let telling = Telling { id: &id, offices: &LEADERS, events: &[met], ..Telling::default() };
            kg.add(&telling.facts()).expect("added");
        }
        infer(&mut kg).expect("rules").len()
    };
    let (ten, forty) = (derived(10), derived(40));
    assert!(forty <= ten * 4 + 10, "{ten} triples from ten copies, {forty} from forty");
}

#[test]
fn tellings_that_are_joined_are_verified_and_conform() {
    let met: Event = ("Meeting", &[ANNA, BORIS], "2024-05-03", "place/vienna");
    let Told { mut kg, .. } = kg(&[met], &[("Meeting", &[FRANCE, BORIS], "2024-05-03", "")]);
    let folder = tempfile::tempdir().expect("a folder");
    kg.link_copies().expect("linked");
    kg.save(&folder.path().join("kg")).expect("saved");
    assert_eq!(crate::telling::faults(&folder.path().join("kg")), []);
    let report = summitry::shacl::validate_kg(&kg, SHAPES).expect("shapes");
    assert!(report.conforms(), "{:?}", report.findings);
}
