//! People of one name in several articles: who is one, who is two, and how a user overrules that.

use crate::history::Numbers;
use crate::telling::Telling;
use crate::world::{World, by_ids, lines};
use summitry::Kg;
use summitry::corrections::Corrections;
use summitry::query::explain;
use summitry::rdf::{Base, SHAPES};
use summitry::verify::verify;

const LEE: &str = "person/lee-jun";
const KOREAN: Telling = Telling {
    id: "korean",
    mentions: &["person/anna-smith"],
    offices: &[(LEE, "foreign minister", "country/KOR")],
    events: &[("Meeting", &[LEE, "person/anna-smith"], "2024-05-03", "place/vienna")],
};
const CHINESE: Telling = Telling {
    id: "chinese",
    mentions: &["person/boris-berg"],
    offices: &[(LEE, "defence minister", "country/CHN")],
    events: &[("Meeting", &[LEE, "person/boris-berg"], "2024-05-04", "")],
};
const KOREAN_TOO: Telling = Telling { id: "korean-too", mentions: &[], events: &[], ..KOREAN };
const CHINESE_TOO: Telling = Telling { id: "chinese-too", mentions: &[], events: &[], ..CHINESE };
const OF_CHINA: Telling = Telling {
    id: "of-china",
    mentions: &[LEE, "country/CHN", "country/CHN", "country/KOR"],
    offices: &[],
    events: &[],
};
const OPEN: Telling = Telling { id: "open", mentions: &[LEE, "country/FRA"], offices: &[], events: &[] };
const ENVOY: Telling =
    Telling { id: "envoy", mentions: &[], offices: &[(LEE, "ambassador", "country/KOR")], events: &[] };

fn built(tellings: &[Telling], corrections: &str) -> Kg {
    let mut corrections = Corrections::read(corrections, &Base::default()).expect("corrections");
    let mut kg = Kg::new(Base::default()).expect("a store");
    for telling in tellings {
        kg.add_corrected(&telling.facts(), &mut corrections).expect("added");
    }
    assert!(corrections.unmatched(kg.base(), |_| false).is_empty());
    kg.keep(&corrections);
    kg.link_copies().expect("linked");
    kg
}

/// The same with a graph that is saved and opened again after each article.
fn built_by_parts(tellings: &[Telling], corrections: &str) -> Kg {
    let mut corrections = Corrections::read(corrections, &Base::default()).expect("corrections");
    let folder = tempfile::tempdir().expect("a folder");
    let dir = folder.path().join("kg");
    for telling in tellings {
        let mut kg = Kg::open_or_new(&dir, None).expect("opened");
        kg.add_corrected(&telling.facts(), &mut corrections).expect("added");
        kg.keep(&corrections);
        kg.link_copies().expect("linked");
        kg.save(&dir).expect("saved");
    }
    Kg::open(&dir).expect("opened")
}

/// Whom each article speaks of by the name, in the order of the articles.
fn whom(kg: &Kg) -> Vec<String> {
    let mut found: Vec<String> = kg
        .named_quads()
        .expect("quads")
        .iter()
        .filter(|q| q.object.to_string().ends_with("schema.org/Person>"))
        .filter(|q| q.subject.to_string().contains("person/lee-jun"))
        .map(|q| {
            let end = |t: String| t.trim_end_matches('>').rsplit('/').next().unwrap_or_default().to_owned();
            format!("{}: {}", end(q.graph_name.to_string()), end(q.subject.to_string()))
        })
        .collect();
    found.sort();
    found
}

fn sound(kg: &Kg) {
    let folder = tempfile::tempdir().expect("a folder");
    kg.save(&folder.path().join("kg")).expect("saved");
    assert_eq!(crate::telling::faults(&folder.path().join("kg")), []);
    let report = summitry::shacl::validate_kg(kg, SHAPES).expect("shapes");
    assert!(report.conforms(), "{:?}", report.findings);
}

#[test]
fn two_of_one_name_are_told_apart_by_office_and_context() {
    for (tellings, expected) in [
        (
            &[KOREAN, ENVOY, OPEN] as &[Telling],
            &["envoy: lee-jun", "korean: lee-jun", "open: lee-jun"] as &[&str],
        ),
        // One article each way: one person, until more speak for two.
        (&[KOREAN, CHINESE], &["chinese: lee-jun", "korean: lee-jun"]),
        (&[KOREAN, KOREAN_TOO, CHINESE], &["chinese: lee-jun", "korean-too: lee-jun", "korean: lee-jun"]),
        (
            &[KOREAN, CHINESE, OF_CHINA, OPEN, ENVOY, KOREAN_TOO, CHINESE_TOO],
            &[
                "chinese-too: lee-jun_chn",
                "chinese: lee-jun_chn",
                "envoy: lee-jun_kor",
                "korean-too: lee-jun_kor",
                "korean: lee-jun_kor",
                "of-china: lee-jun_chn",
                "open: lee-jun",
            ],
        ),
    ] {
        let kg = built(tellings, "");
        assert_eq!(whom(&kg), expected);
        sound(&kg);
    }
}

#[test]
fn all_that_an_article_says_is_of_the_person_that_it_means() {
    let kg = built(&[KOREAN, CHINESE, KOREAN_TOO, CHINESE_TOO], "");
    let told = [KOREAN.facts(), CHINESE.facts()];
    let lines: Vec<String> = kg.sorted_lines().expect("lines").iter().map(|l| by_ids(&told, l)).collect();
    let of = |who: &str, what: &str| lines.iter().any(|l| l.contains(who) && l.contains(what));
    for (who, what) in [
        ("person/lee-jun_kor>", "role/korean/m1>"),
        ("person/lee-jun_kor>", "event/korean/e1>"),
        ("person/lee-jun_kor>", "person/anna-smith>"),
        ("person/lee-jun_chn>", "person/boris-berg>"),
        ("person/lee-jun_chn>", "owl#differentFrom> <https://w3id.org/summitry/id/person/lee-jun_kor>"),
    ] {
        assert!(of(who, what), "{who} {what}");
    }
    assert!(!of("person/lee-jun_chn>", "person/anna-smith>") && !of("person/lee-jun>", ""));
}

#[test]
fn a_graph_does_not_tell_in_which_order_articles_came_and_went() {
    let more = Telling { id: "more", offices: &[(LEE, "president", "country/KOR")], ..KOREAN };
    let both = Telling {
        id: "both",
        offices: &[(LEE, "governor", "country/CHN"), (LEE, "mayor", "country/KOR")],
        ..OPEN
    };
    let third = Telling { id: "third", offices: &[(LEE, "king", "country/JOR")], ..OPEN };
    let all = [KOREAN, CHINESE, CHINESE_TOO, OF_CHINA, OPEN, ENVOY, more, both, third];
    let mut numbers = Numbers(11);
    for round in 0..60 {
        let mut order = all.to_vec();
        numbers.shuffle(&mut order);
        let mut kg = built(&order, "");
        let gone = numbers.below(order.len() + 1);
        for (n, telling) in order[..gone].iter().enumerate() {
            // A graph that was saved and opened again must go on as one that was not.
            if n == 1 && round % 2 == 0 {
                let folder = tempfile::tempdir().expect("a folder");
                kg.save(&folder.path().join("kg")).expect("saved");
                kg = Kg::open(&folder.path().join("kg")).expect("opened");
            }
            kg.remove(telling.id).expect("removed");
        }
        if round % 10 == 0 && gone < order.len() {
            let by_parts = built_by_parts(&order[gone..], "");
            assert_eq!(kg.sorted_lines().expect("lines"), by_parts.sorted_lines().expect("lines"));
        }
        let mut left = order[gone..].to_vec();
        left.sort_by_key(|t| t.id);
        let fresh = built(&left, "");
        assert_eq!(
            kg.sorted_lines().expect("lines"),
            fresh.sorted_lines().expect("lines"),
            "{:?} without the first {gone}",
            order.iter().map(|t| t.id).collect::<Vec<_>>()
        );
    }
}

#[test]
fn what_a_user_says_of_two_of_one_name_wins() {
    let all = [KOREAN, CHINESE, KOREAN_TOO, CHINESE_TOO, OPEN];
    let by = "dcterms:creator \"Ada\" ; rdfs:comment \"Seen it myself.\" .";
    for (correction, expected) in [
        (
            "<> a sm:Same ; sm:corrects <person/lee-jun_kor> ; sm:becomes <person/lee-jun_chn> ;",
            [
                "chinese-too: lee-jun_chn",
                "chinese: lee-jun_chn",
                "korean-too: lee-jun_chn",
                "korean: lee-jun_chn",
                "open: lee-jun",
            ],
        ),
        (
            "<> a sm:Different ; sm:corrects <person/lee-jun> ; sm:becomes <person/lee-jun_kor> ; sm:inArticle <article/open> ;",
            [
                "chinese-too: lee-jun_chn",
                "chinese: lee-jun_chn",
                "korean-too: lee-jun_kor",
                "korean: lee-jun_kor",
                "open: lee-jun_kor",
            ],
        ),
        (
            "<> a sm:Different ; sm:corrects <person/lee-jun_kor> ; sm:becomes <person/lee-jun-2> ; sm:inArticle <article/korean> ;",
            [
                "chinese-too: lee-jun",
                "chinese: lee-jun",
                "korean-too: lee-jun",
                "korean: lee-jun-2",
                "open: lee-jun",
            ],
        ),
    ] {
        let turtle = format!("{correction} {by}");
        let kg = built(&all, &turtle);
        assert_eq!(whom(&kg), expected, "{correction}");
        sound(&kg);
        let backwards = built(&[OPEN, CHINESE_TOO, CHINESE, KOREAN_TOO, KOREAN], &turtle);
        assert_eq!(kg.sorted_lines().expect("lines"), backwards.sorted_lines().expect("lines"));
        let by_parts = built_by_parts(&[OPEN, KOREAN, CHINESE_TOO, KOREAN_TOO, CHINESE], &turtle);
        assert_eq!(kg.sorted_lines().expect("lines"), by_parts.sorted_lines().expect("lines"));
    }
    // Who said that another is this person said that this person is one.
    let other = Telling { id: "other", offices: &[("person/lee", "mayor", "country/CHN")], ..OPEN };
    let same = "<> a sm:Same ; sm:corrects <person/lee> ; sm:becomes <person/lee-jun> ;";
    let kg = built(&[KOREAN, other], &format!("{same} {by}"));
    assert_eq!(whom(&kg), ["korean: lee-jun", "other: lee-jun"]);
    sound(&kg);
}

#[test]
fn a_doubt_stays_on_record_until_somebody_settles_it() {
    let all = [KOREAN, KOREAN_TOO, CHINESE, OPEN];
    let kg = built(&all, "");
    sound(&kg);
    let told = [CHINESE.facts()];
    let lines: Vec<String> = kg.sorted_lines().expect("lines").iter().map(|l| by_ids(&told, l)).collect();
    let of = |node: &str, what: &str| lines.iter().any(|l| l.contains(node) && l.contains(what));
    for what in ["\"weight\"", "ns#weight> \"1\"", "role/chinese/m1>", "person/lee-jun>"] {
        assert!(of("identification/chinese/lee-jun>", what), "{what}");
    }
    assert!(!of("identification/korean/", "") && !of("differentFrom", "lee-jun"));
    let settled = "<> a sm:Same ; sm:corrects <person/lee-jun_chn> ; sm:becomes <person/lee-jun> ; dcterms:creator \"Ada\" ; rdfs:comment \"Asked.\" .";
    let mut corrections = Corrections::read(settled, &Base::default()).expect("corrections");
    let mut kg = Kg::new(Base::default()).expect("a store");
    for telling in all {
        kg.add_corrected(&telling.facts(), &mut corrections).expect("added");
    }
    kg.keep(&corrections);
    assert_eq!(whom(&kg), ["chinese: lee-jun", "korean-too: lee-jun", "korean: lee-jun", "open: lee-jun"]);
    assert!(!kg.sorted_lines().expect("lines").iter().any(|l| l.contains("\"weight\"")));
}

#[test]
fn a_decision_is_explained_with_what_it_rests_on() {
    let kg = built(&[KOREAN, CHINESE, OF_CHINA, OPEN, KOREAN_TOO, CHINESE_TOO], "");
    let text = explain(&kg, "person/lee-jun_chn").expect("explained");
    let text = by_ids(&[CHINESE.facts()], &text);
    for line in [
        "  chinese: Several people bear this name; the article gives this one's office. From <role/chinese/m1>. Others: <person/lee-jun_kor>.\n",
        "  of-china: Several people bear this name; the article speaks most of this one's country. From <country/CHN>. Others: <person/lee-jun_kor>.\n",
        "  open: Several people bear this name; the article does not tell who is meant.",
    ] {
        assert!(text.contains(line), "{line} is not in\n{text}");
    }
    let single = built(&[KOREAN, OPEN], "");
    assert!(!explain(&single, LEE).expect("explained").contains("told from others"));
    assert!(!single.sorted_lines().expect("lines").iter().any(|l| l.contains("dentif")));
}

#[test]
fn a_decision_that_nothing_bears_out_is_found() {
    let world = World::of(&[]);
    built(&[KOREAN, CHINESE, OPEN, KOREAN_TOO, CHINESE_TOO], "").save(&world.kg()).expect("saved");
    assert_eq!(crate::telling::faults(&world.kg()), []);
    world.rewrite(|mut all| {
        all.retain(|l| !(l.contains("identification/korean/") && l.contains("wasDerivedFrom")));
        all.extend(lines(
            "article/korean",
            "<identification/korean/lee-jun> prov:wasDerivedFrom <country/KOR> .",
        ));
        all
    });
    let found = verify(&world.kg(), None).expect("read").failures;
    assert!(found.iter().any(|f| f.rule.code() == "identity.unfounded"), "{found:?}");
    // The two put back under one IRI.
    built(&[KOREAN, CHINESE, KOREAN_TOO, CHINESE_TOO], "").save(&world.kg()).expect("saved");
    world.rewrite(|all| all.iter().map(|l| l.replace("lee-jun_chn", "lee-jun_kor")).collect());
    let found = verify(&world.kg(), None).expect("read").failures;
    let says = "holds offices of country/CHN in chinese and of country/KOR in korean";
    assert!(found.iter().any(|f| f.message.contains(says)), "{found:?}");
}
