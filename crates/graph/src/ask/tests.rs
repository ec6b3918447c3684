//! Questions that are understood, and those that are not.

use super::*;
use crate::article::Article;
use crate::rdf::Base;
use crate::store::Kg;

fn kg() -> Kg {
    let text = "President Anna Smith of France met Chancellor Boris Berg of Germany in Vienna on 3 May 2019. Poland supports Spain. \
        Kim Jong Un of North Korea said that China backs North Korea.";
    let mut kg = Kg::new(Base::default()).unwrap();
    kg.add(&crate::extract::testing::facts(&Article::from_text("talks", text.to_owned()))).unwrap();
    kg
}

fn asked(asker: &Asker, question: &str) -> String {
    let today = jiff::civil::date(2024, 5, 16);
    match asker.understand(question, today) {
        Ok(call) => call.command().replace("summitry query ", ""),
        Err(not) => format!("? {}", not.why),
    }
}

#[test]
fn each_way_of_asking_understands_its_own_example() {
    let (kg, pipeline) = (kg(), crate::extract::testing::pipeline());
    let asker = Asker::new(&pipeline, &kg).unwrap();
    let ways = Ways::parse(include_str!("questions.toml")).unwrap();
    let answers = ways.examples().map(|(query, example)| (query, example, asked(&asker, example)));
    let wrong: Vec<_> =
        answers.filter(|(query, _, answer)| answer.split(' ').next() != Some(query)).collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn every_query_of_the_library_can_be_asked_for() {
    let ways = Ways::parse(include_str!("questions.toml")).unwrap();
    let asked: Vec<&str> = ways.examples().map(|(query, _)| query).collect();
    for query in crate::query::library() {
        assert!(asked.contains(&query.name), "{}", query.name);
    }
    for query in asked {
        assert!(crate::query::named(query).is_ok(), "{query}");
    }
}

#[test]
fn names_dates_and_titles_become_parameters() {
    let (kg, pipeline) = (kg(), crate::extract::testing::pipeline());
    let asker = Asker::new(&pipeline, &kg).unwrap();
    for (question, command) in [
        (
            "Who did President Anna Smith meet in Vienna in May 2019?",
            "meetings --leader \"Anna Smith\" --at Vienna --since 2019-05 --until 2019-05",
        ),
        (
            "Who gives help to the Libyan National Army?",
            "relationships --of \"Libyan National Army\" --kind support",
        ),
        ("Who speaks for the African Union Commission?", "spokespeople --for \"African Union Commission\""),
        ("meetings between smith and Berg since 2018", "meetings --leader smith --with Berg --since 2018"),
        (
            "Please show me all the meetings of Anna Smith before 2020",
            "meetings --leader \"Anna Smith\" --until 2019-12-31",
        ),
        ("For a paper on Europe I need the meetings of Anna Smith", "meetings --leader \"Anna Smith\""),
        ("Do you know which leaders Anna Smith met?", "meetings --leader \"Anna Smith\""),
        ("what happened last month", "timeline --since 2024-04 --until 2024-04"),
        ("What happened between 2015 and 2017?", "timeline --since 2015 --until 2017"),
        ("Who led France in 2017?", "leader-terms --of France --on 2017"),
        (
            "Which relationships changed in the last two years?",
            "relationship-changes --since 2022-05-16/2024-05-16",
        ),
        ("Who leads France now?", "leaders --of France"),
        ("Who are the French leaders?", "leaders --of France"),
        ("Which facts do at least three sources state?", "corroborated-facts --least 3"),
        (
            "How did France and Germany stand as of 2018?",
            "relationship-as-of --a France --b Germany --on 2018",
        ),
        ("Does Poland support Spain?", "relationships --of Poland --with Spain --kind support"),
    ] {
        assert_eq!(asked(&asker, question), command, "{question}");
    }
}

#[test]
fn the_order_of_words_is_free_where_every_word_is_known() {
    let (kg, pipeline) = (kg(), crate::extract::testing::pipeline());
    let asker = Asker::new(&pipeline, &kg).unwrap();
    let cases = [
        (
            "On which occasions did Anna Smith get together with Berg?",
            "meetings --leader \"Anna Smith\" --with Berg",
        ),
        (
            "Which venues did Anna Smith and Berg hold their talks at?",
            "meetings --leader \"Anna Smith\" --with Berg",
        ),
        (
            "Did Anna Smith confer with Park Hyo-in in Vienna?",
            "meetings --leader \"Anna Smith\" --with \"Park Hyo-in\" --at Vienna",
        ),
        ("Whom is Poland twisting the arm of?", "pressure --by Poland"),
        ("Is Spain under pressure from Poland?", "pressure --on Spain --by Poland"),
        (
            "On what footing were France and Germany in 2016?",
            "relationship-as-of --a France --b Germany --on 2016",
        ),
        (
            "How did the ties of France and Germany evolve up to 2016?",
            "pair-timeline --a France --b Germany --until 2016",
        ),
        ("How have the ties of France shifted since 2016?", "relationship-changes --of France --since 2016"),
        ("What memorial ceremonies did Spain see?", "timeline --of Spain --kind Ceremony"),
        ("Who stood at the helm of France in 2011?", "leader-terms --of France --on 2011"),
        ("Which of the statements of Berg are only tentative?", "hedged-claims --by Berg"),
        ("On what subjects do the papers diverge?", "?"),
        ("Did Anna Smith meet Berg more often than Poland?", "?"),
        ("Which treaties should France sign?", "?"),
        ("How many soldiers has Poland at the helm?", "?"),
    ];
    let answers = cases.map(|(question, wanted)| (question, wanted, asked(&asker, question)));
    let wrong = answers
        .iter()
        .filter(|(_, wanted, answer)| answer != wanted && !(*wanted == "?" && answer.starts_with('?')));
    let wrong: Vec<_> = wrong.collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn each_sense_fills_parameters_that_its_query_has() {
    let file: toml::Table = include_str!("senses.toml").parse().unwrap();
    for sense in file["sense"].as_array().unwrap() {
        let query = crate::query::named(sense["query"].as_str().unwrap()).unwrap();
        let has = |name: &str| query.header.parameters.iter().any(|p| p.name == name);
        let places =
            sense["names"].as_array().unwrap().iter().flat_map(|n| n.as_str().unwrap().split_whitespace());
        for place in places {
            assert!(has(place.split_once(':').unwrap().0), "{}: {place}", query.name);
        }
        let number = sense.get("number").and_then(|n| n.as_str());
        assert!(number.is_none_or(has), "{}: {number:?}", query.name);
    }
}

#[test]
fn what_is_not_understood_is_said_and_nothing_is_guessed() {
    let (kg, pipeline) = (kg(), crate::extract::testing::pipeline());
    let asker = Asker::new(&pipeline, &kg).unwrap();
    for (question, says) in [
        ("Why did Anna Smith meet Boris Berg?", "“why”"),
        ("What is the population of France?", "“population”"),
        ("Should France support Germany?", "“should”"),
        ("Will France win?", "“win”"),
        ("Is Anna Smith stronger than Boris Berg?", "“stronger”"),
        ("Who mediates since 2019?", "cannot be asked for a time"),
        ("", "not as they stand together"),
    ] {
        let answer = asked(&asker, question);
        assert!(answer.starts_with("? ") && answer.contains(says), "{question}: {answer}");
    }
}
