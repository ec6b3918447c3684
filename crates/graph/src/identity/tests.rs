//! Small sets of articles, each told by the offices that it gives to one name.

use super::*;
use std::convert::Infallible;

fn id(path: &str) -> EntityId {
    EntityId::try_from(path.to_owned()).expect("an id")
}

/// `foreign minister of country/KOR + director of organization/un`.
fn profile(offices: &str) -> Profile {
    let mut profile = Profile::default();
    for (title, of) in offices.split(" + ").filter_map(|o| o.split_once(" of ")) {
        profile.add(title, &id(of));
    }
    profile
}

/// Those who bear the name where each of these articles is there several times.
fn several(articles: &[&str]) -> Vec<String> {
    weighed(&articles.iter().map(|a| (*a, SEVERAL)).collect::<Vec<_>>()).0
}

/// The people, and the doubts with their weights.
fn weighed(articles: &[(&str, usize)]) -> (Vec<String>, Vec<usize>) {
    let profiles: Vec<(Profile, usize)> = articles.iter().map(|(a, n)| (profile(a), *n)).collect();
    let name = id("person/lee-jun");
    let forwards = people(&name, profiles.iter().map(|(p, n)| (p, *n)));
    let backwards = people(&name, profiles.iter().rev().map(|(p, n)| (p, *n)));
    assert_eq!(forwards, backwards, "{articles:?}: the order decides");
    let ids = forwards.candidates.into_iter().map(|c| c.id.to_string()).collect();
    (ids, forwards.doubts.into_iter().map(|d| d.weight).collect())
}

#[test]
fn an_office_read_once_or_seldom_parts_nobody() {
    let (usa, cuba) = ("president of country/USA", "defence minister of country/CUB");
    for (articles, people, doubts) in [
        (&[(usa, 1usize), (cuba, 1)] as &[_], 0, &[1usize] as &[usize]),
        (&[(usa, 40), (cuba, 1)], 0, &[1]),
        (&[(usa, 40), (cuba, 3)], 0, &[3]),
        (&[(usa, 40), (cuba, 1), ("king of country/JOR", 2)], 0, &[1, 2]),
        (&[(usa, 40), (cuba, 4)], 2, &[]),
        (&[(usa, 2), (cuba, 2), ("king of country/JOR", 1)], 2, &[1]),
        (&[(usa, 40)], 0, &[]),
    ] {
        let (ids, weights) = weighed(articles);
        assert_eq!((ids.len(), weights.as_slice()), (people, doubts), "{articles:?}");
    }
}

#[test]
fn one_post_in_two_states_parts_no_whole_name() {
    let (peru, chile) = ("foreign minister of country/PER", "foreign minister of country/CHL");
    assert_eq!(weighed(&[(peru, 4), (chile, 3)]), (vec![], vec![3]));
    assert_eq!(weighed(&[(chile, 3), (peru, 3)]), (vec![], vec![3]));
    // A third is weighed as ever.
    let king = "king of country/JOR";
    assert_eq!(weighed(&[(peru, 4), (chile, 3), (king, 2)]).0, ["person/lee-jun_jor", "person/lee-jun_per"]);
    // Any number of people are ministers of something, and kings have the same names.
    for (one, other) in [
        ("minister of country/PER", "minister of country/CHL"),
        ("king of country/SAU", "king of country/JOR"),
    ] {
        assert_eq!(weighed(&[(one, 4), (other, 3)]).0.len(), 2, "{one}");
    }
    let alike = [profile(peru), profile(chile)];
    let lee = people(&id("person/lee"), alike.iter().map(|p| (p, SEVERAL)));
    assert_eq!(lee.candidates.len(), 2, "a last name alone is many people's");
}

#[test]
fn one_name_is_one_person_until_two_states_claim_it() {
    for one in [
        &["foreign minister of country/KOR", "president of country/KOR"] as &[&str],
        &["foreign minister of country/KOR", ""],
        // Envoys are sent by one country to another.
        &["ambassador of country/KOR", "foreign minister of country/CHN"],
        // A body is beside a state, and two bodies are no conflict.
        &["foreign minister of country/KOR", "secretary-general of organization/united-nations"],
        &["president of organization/european-council", "chairman of organization/nato"],
        // One article that gives both offices tells of a life in two countries.
        &[
            "president of country/GEO",
            "governor of country/UKR",
            "president of country/GEO + governor of country/UKR",
        ],
        // The state that he served is no more.
        &["president of country/SUN", "president of country/RUS"],
        // What nobody knows as an office of state decides nothing.
        &["footballer of country/BRA", "president of country/PRT"],
    ] {
        assert_eq!(several(one), [] as [&str; 0], "{one:?}");
    }
    assert_eq!(
        several(&["foreign minister of country/KOR", "", "defence minister of country/CHN"]),
        ["person/lee-jun_chn", "person/lee-jun_kor"]
    );
    assert_eq!(
        several(&["king of country/SAU", "king of country/JOR", "crown prince of country/SAU"]),
        ["person/lee-jun_jor", "person/lee-jun_sau"]
    );
}

#[test]
fn an_article_without_an_office_of_state_means_whom_its_body_or_context_names() {
    let profiles = [
        profile("foreign minister of country/KOR + director of organization/asean-forum"),
        profile("defence minister of country/CHN"),
    ];
    let name = id("person/lee-jun");
    let candidates = people(&name, profiles.iter().map(|p| (p, SEVERAL))).candidates;
    for (offices, kor, chn, is, basis) in [
        ("defence minister of country/CHN", 9, 0, "person/lee-jun_chn", Basis::Office),
        ("director of organization/asean-forum", 0, 9, "person/lee-jun_kor", Basis::Office),
        ("ambassador of country/KOR", 0, 9, "person/lee-jun_kor", Basis::Office),
        ("", 3, 1, "person/lee-jun_kor", Basis::Context),
        ("", 2, 2, "person/lee-jun", Basis::Undecided),
        ("", 0, 0, "person/lee-jun", Basis::Undecided),
    ] {
        let mentions =
            |c: &EntityId| Ok::<_, Infallible>(if c.as_str() == "country/KOR" { kor } else { chn });
        let found = place(&name, &profile(offices), &candidates, mentions).expect("a placement");
        assert_eq!((found.is.as_str(), found.basis), (is, basis), "{offices} {kor} {chn}");
        assert_eq!(found.by.is_empty(), basis == Basis::Undecided);
    }
}

#[test]
fn an_id_with_a_country_is_no_name_of_anybody() {
    let name = id("person/ali");
    assert_eq!(name.of_country("CAN"), id("person/ali_can"));
    assert_eq!(name.of_country("CAN").bare(), name);
    assert_eq!(id("person/ali-can").bare(), id("person/ali-can"));
    assert_ne!(crate::article::slug("Ali_Can"), "ali_can");
}
