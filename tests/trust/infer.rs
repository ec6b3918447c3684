//! What follows from small stories, and what must not.

use crate::world::{STORY, Story, World, by_ids, lines, named};
use oxigraph::model::{GraphName, Quad};
use std::collections::BTreeSet;
use summitry::Kg;
use summitry::infer::{infer, rules};
use summitry::query::{Format, evaluate, explain, write};
use summitry::rdf::{Base, SHAPES};

fn kg(stories: &[Story]) -> Kg {
    let mut kg = Kg::new(Base::default()).expect("a store");
    for story in stories {
        kg.add(&story.facts()).expect("added");
    }
    kg
}

/// The facts of all stories that tests here speak of.
fn told() -> Vec<summitry::facts::Facts> {
    let other = |id| Story { id, ..STORY }.facts();
    vec![STORY.facts(), LATER.facts(), other("before"), other("after")]
}

fn ask(kg: &Kg, sparql: &str) -> bool {
    let sparql = named(&told(), sparql);
    let mut out = Vec::new();
    write(
        evaluate(kg, &format!("BASE <{}> ASK {{ {sparql} }}", kg.base())).expect("a query"),
        Format::Table,
        &mut out,
    )
    .expect("written");
    out == b"yes\n"
}

fn inferred(kg: &Kg) -> BTreeSet<String> {
    let graph = GraphName::from(kg.base().inferred_graph());
    kg.named_quads().expect("quads").iter().filter(|q| q.graph_name == graph).map(Quad::to_string).collect()
}

const LATER: Story = Story { id: "later", day: "2024-09-02", tie: ("rift", "2023"), ..STORY };

#[test]
fn each_rule_derives_what_its_title_says() {
    let mut kg = kg(&[STORY, LATER]);
    let derived = infer(&mut kg).expect("rules");
    for (rule, says) in [
        ("inverse", "<country/FRA> sm:ledBy <person/anna-smith>"),
        ("leadership", "<role/talks/m1> a sm:Leadership ; sm:asOf \"2024-05-16\"^^xsd:date"),
        ("involves-near", "<event/talks/e1> sm:involves <country/FRA>, <country/DEU>"),
        ("in-country", "<event/talks/e1> sm:inCountry <country/AUT>"),
        (
            "superseded",
            "<relationship/talks/r1> sm:supersededBy <relationship/later/r1> ; sm:heldUntil \"2023-01-01\"^^xsd:date",
        ),
    ] {
        assert!(ask(&kg, says), "{rule} does not derive {says}");
        assert!(derived.by_rule[rule] > 0, "{rule}: {derived:?}");
    }
    // The facts room writes both directions of a symmetric tie already.
    assert_eq!(derived.by_rule["symmetric"], 0);
    assert!(rules().expect("rules").iter().all(|r| !r.title.is_empty() && !r.because.is_empty()));
}

#[test]
fn a_leader_of_today_does_not_answer_for_another_year() {
    // The two met in May 2023; one article names their offices half a year before, the one that tells of it half after.
    let before = Story { id: "before", day: "2022-11-10", ..STORY };
    let after = Story { id: "after", day: "2023-11-10", ..STORY };
    let may = r#"<event/after/e1> sm:earliest "2023-05-01"^^xsd:date"#;
    let inferred = |stories: &[Story]| {
        let world = World::of(stories);
        world.rewrite(|all| {
            let event = named(&told(), "event/after/e1> ");
            let is = |l: &String, what: &str| l.contains(&event) && l.contains(what);
            let kept =
                all.into_iter().filter(|l| !is(l, "earliest") && !is(l, "latest") && !is(l, "ns#date"));
            let dated =
                format!("{may} ; sm:latest \"2023-05-31\"^^xsd:date ; sm:date \"2023-05\"^^edtf:EDTF .");
            kept.chain(lines("article/after", &named(&told(), &dated))).collect()
        });
        let mut kg = Kg::open(&world.kg()).expect("opened");
        infer(&mut kg).expect("rules");
        kg
    };
    let alone = inferred(&[after]);
    assert!(ask(&alone, may) && !ask(&alone, "<event/after/e1> sm:involves ?country"));
    assert!(ask(&inferred(&[before, after]), "<event/after/e1> sm:involves <country/FRA>"));
    // Who led before and after may not have led between: terms end, and leaders come back.
    let early = Story { id: "before", day: "2021-11-10", ..STORY };
    assert!(!ask(&inferred(&[early, after]), "<event/after/e1> sm:involves <country/FRA>"));
    let other = Story { id: "other", leader: "Dora Vance", day: "2023-02-01", ..STORY };
    assert!(!ask(&inferred(&[before, other, after]), "<event/after/e1> sm:involves <country/FRA>"));
}

#[test]
fn a_tie_is_ended_by_one_of_the_opposite_sort_alone() {
    for (tie, ends) in
        [("alliance", false), ("thaw", false), ("support", false), ("rift", true), ("conflict", true)]
    {
        let later = Story { id: "later", day: "2024-09-02", tie: (tie, "2023"), ..STORY };
        let mut kg = kg(&[STORY, later]);
        infer(&mut kg).expect("rules");
        assert_eq!(ask(&kg, "?old sm:supersededBy ?new"), ends, "{tie}");
    }
}

/// So many articles that tell of one turn: each tie ends once, by the first that is later.
#[test]
fn a_tie_of_many_copies_ends_once_and_by_the_first_turn() {
    let mut stories = Vec::new();
    let names: Vec<String> = (0..40).map(|n| format!("copy-{n}")).collect();
    for (n, id) in names.iter().enumerate() {
        let tie = [("alliance", "1990"), ("rift", "2001"), ("conflict", "2005"), ("thaw", "2019")][n % 4];
        stories.push(Story { id, day: "2024-09-02", tie, ..STORY });
    }
    let mut kg = kg(&stories);
    let derived = infer(&mut kg).expect("rules");
    assert_eq!(derived.by_rule["superseded"], 2 * 30, "{derived:?}");
    let turns = |kind: &str, turn: &str| {
        ask(&kg, &format!("?old sm:kind sm:{kind} ; sm:heldUntil \"{turn}\"^^xsd:date"))
    };
    for (kind, turn, ends) in [
        ("alliance", "2001-01-01", true),
        ("alliance", "2005-01-01", false),
        ("rift", "2019-01-01", true),
        ("conflict", "2019-01-01", true),
        ("thaw", "2019-01-01", false),
    ] {
        assert_eq!(turns(kind, turn), ends, "{kind} {turn}");
    }
}

#[test]
fn nothing_follows_from_a_claim() {
    let mut kg = kg(&[STORY]);
    infer(&mut kg).expect("rules");
    assert!(ask(&kg, "GRAPH <graph/claim/talks/c1> { <country/POL> sm:supports <country/ESP> }"));
    assert!(!ask(&kg, "<country/ESP> sm:supportedBy ?who"));
    let all = by_ids(&told(), &inferred(&kg).into_iter().collect::<String>());
    assert!(!all.contains("karol-nowak") && !all.contains("e2>") && !all.contains("r2>"), "{all}");
}

#[test]
fn inference_is_repeatable_and_removable_and_follows_the_articles() {
    let mut kg = kg(&[STORY]);
    let before = kg.canonical_hash().expect("hashed");
    infer(&mut kg).expect("rules");
    let (hash, first) = (kg.canonical_hash().expect("hashed"), inferred(&kg));
    infer(&mut kg).expect("rules");
    assert_eq!(kg.canonical_hash().expect("hashed"), hash);
    kg.add(&LATER.facts()).expect("added");
    assert!(inferred(&kg).is_empty(), "what was inferred before another article came is dropped");
    infer(&mut kg).expect("rules");
    assert!(inferred(&kg).len() > first.len());
    kg.remove("later").expect("removed");
    infer(&mut kg).expect("rules");
    assert_eq!(inferred(&kg), first);
    kg.clear_inferred().expect("cleared");
    assert_eq!(kg.canonical_hash().expect("hashed"), before);
}

#[test]
fn a_derived_triple_is_explained_down_to_the_articles() {
    let mut kg = kg(&[STORY]);
    infer(&mut kg).expect("rules");
    let text = explain(&kg, &named(&told(), "event/talks/e1")).expect("explained");
    let text = by_ids(&told(), &text);
    let chain = text.split_once("derived:\n").expect("a chain").1;
    for line in [
        "  <event/talks/e1> sm:involves <country/FRA> [inference.involves-near]",
        "    <role/talks/m1> rdf:type sm:Leadership [inference.leadership]",
        "      <role/talks/m1> org:role sm:headOfState [article/talks]",
        "      <role/talks/m1> sm:asOf 2024-05-16 [article/talks]",
    ] {
        assert!(chain.contains(line), "{line} is not in\n{chain}");
    }
    assert!(!text.contains("statement/"), "{text}");
}

#[test]
fn an_inferred_graph_is_verified_and_conforms() {
    let world = World::of(&[STORY, LATER]);
    let mut kg = Kg::open(&world.kg()).expect("opened");
    infer(&mut kg).expect("rules");
    kg.link_copies().expect("linked");
    kg.save(&world.kg()).expect("saved");
    let report = summitry::verify::verify(&world.kg(), None).expect("read");
    assert_eq!(report.failures, []);
    assert!(report.checked.derived > 10, "{:?}", report.checked);
    let report = summitry::shacl::validate_kg(&kg, SHAPES).expect("shapes");
    assert!(report.conforms(), "{:?}", report.findings);
}

#[test]
fn a_rule_that_cannot_be_traced_is_refused() {
    use summitry::infer::InferenceRule;
    for (text, says) in [
        ("SELECT ?a { ?a ?b ?c }", "no CONSTRUCT"),
        ("CONSTRUCT { ?a ?b ?c } WHERE { ?a sm:from/sm:to* ?c . ?a ?b ?c }", "property path"),
        ("CONSTRUCT { ?a ?b ?c } WHERE { GRAPH ?g { ?a ?b ?c } }", "GRAPH"),
        ("CONSTRUCT { ?a ?b [] } WHERE { ?a ?b ?c }", "blank nodes"),
        ("CONSTRUCT {", "rule `mine`"),
    ] {
        let error = InferenceRule::read("mine", text).expect_err(text).to_string();
        assert!(error.contains(says), "{text}: {error}");
    }
}
