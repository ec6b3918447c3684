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

fn people(articles: &[&str]) -> Vec<String> {
    let profiles: Vec<Profile> = articles.iter().map(|a| profile(a)).collect();
    let forwards = candidates(&id("person/lee-jun"), profiles.iter());
    let backwards = candidates(&id("person/lee-jun"), profiles.iter().rev());
    assert_eq!(forwards, backwards, "{articles:?}: the order decides");
    forwards.into_iter().map(|c| c.id.to_string()).collect()
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
        assert_eq!(people(one), [] as [&str; 0], "{one:?}");
    }
    assert_eq!(
        people(&["foreign minister of country/KOR", "", "defence minister of country/CHN"]),
        ["person/lee-jun_chn", "person/lee-jun_kor"]
    );
    assert_eq!(
        people(&["king of country/SAU", "king of country/JOR", "crown prince of country/SAU"]),
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
    let candidates = candidates(&name, profiles.iter());
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
