//! What reading the articles again finds, whatever was done to a graph.

use crate::world::{STORY, Story, World, by_ids, lines, named};
use summitry::extract::resources::Resources;
use summitry::facts::Facts;
use summitry::verify::{Report, Rule, again};

const LATER: Story = Story { id: "later", day: "2024-06-02", tie: ("rift", "2023"), ..STORY };

/// Reads each text of the world as its story tells it.
fn read(article: &summitry::article::Article) -> Facts {
    let story = if article.id == STORY.id { STORY } else { LATER };
    assert_eq!(article.text, story.text(), "the text that the graph carries is what is read");
    story.facts()
}

fn read_again(world: &World) -> Report {
    again(&world.kg(), None, &Resources::compiled_in(), &mut read).expect("read")
}

#[test]
fn a_graph_that_was_left_alone_is_what_reading_gives() {
    let world = World::of(&[STORY, LATER]);
    let report = read_again(&world);
    assert_eq!(report.failures, []);
    assert_eq!(report.checked.again, 2);
    let mut kg = summitry::Kg::open(&world.kg()).expect("opened");
    summitry::infer::infer(&mut kg).expect("inferred");
    kg.link_copies().expect("linked");
    kg.save(&world.kg()).expect("saved");
    assert_eq!(read_again(&world).failures, []);
}

#[test]
fn whatever_is_done_to_a_graph_is_named() {
    let base = "https://w3id.org/summitry/id/";
    for (drop, add, node, says) in [
        // A fact taken out, one made up, one altered in one word.
        (
            "event/talks/e1> <",
            "",
            "event/talks/e1",
            "its article gives it “Meeting of Anna Smith and Boris Berg in Vienna, 2024-05”, and the graph has it not",
        ),
        (
            "",
            "<event/talks/e9> a sem:Event, sm:Visit ; rdfs:label \"Visit of Karol Nowak to Poland\" .",
            "event/talks/e9",
            "no article gives it “Visit of Karol Nowak to Poland”",
        ),
        (
            "event/talks/e1> <http://semanticweb.cs.vu.nl/2009/11/sem/hasPlace",
            "<event/talks/e1> sem:hasPlace <country/FRA> .",
            "event/talks/e1",
            "“Meeting of Anna Smith and Boris Berg in Vienna, 2024-05” says sem:hasPlace country/FRA in graph/article/talks, which reading does not give",
        ),
        (
            "claim/talks/c1> <https://w3id.org/summitry/ns#certainty",
            "",
            "claim/talks/c1",
            "lacks sm:certainty sm:certain in graph/article/talks, as reading gives it",
        ),
        ("article/talks> <https://schema.org/headline", "", "article/talks", "lacks schema:headline"),
    ] {
        let world = World::of(&[STORY, LATER]);
        world.rewrite(|all| {
            let harmed = named(&[STORY.facts()], &format!("<{base}{drop}"));
            let mut left: Vec<String> =
                all.into_iter().filter(|l| drop.is_empty() || !l.starts_with(&harmed)).collect();
            left.extend(lines("article/talks", &named(&[STORY.facts()], add)));
            left
        });
        let failures = read_again(&world).failures;
        let named = |f: &&summitry::verify::Failure| {
            f.rule >= Rule::AgainMissing
                && by_ids(&[STORY.facts()], &f.node) == node
                && f.message.contains(says)
        };
        assert!(failures.iter().any(|f| named(&f)), "{node}: {says}: {failures:#?}");
    }
}

#[test]
fn what_the_manifest_says_of_an_article_is_read_again_too() {
    let world = World::of(&[STORY, LATER]);
    world.edit_manifest(|m| m["articles"]["talks"]["corrections"] = "00".into());
    let failures = read_again(&world).failures;
    assert!(failures.iter().any(|f| f.message.contains("the manifest says corrections")), "{failures:#?}");
}

#[test]
fn an_article_that_only_graph_or_manifest_has_is_named() {
    let world = World::of(&[STORY, LATER]);
    world.edit_manifest(|m| {
        m["articles"].as_object_mut().expect("articles").remove("talks");
    });
    let failures = read_again(&world).failures;
    assert!(failures.iter().any(|f| f.message.contains("and the manifest has it not")), "{failures:#?}");

    let world = World::of(&[STORY, LATER]);
    world.edit_manifest(|m| m["articles"]["gone"] = m["articles"]["talks"].clone());
    let failures = read_again(&world).failures;
    assert!(failures.iter().any(|f| f.message.contains("carries no text of it")), "{failures:#?}");

    let world = World::of(&[STORY, LATER]);
    world.edit_manifest(|m| {
        m["articles"]["talks"]["reading"] =
            serde_json::json!({ "sha256": "00", "body_sha256": "00", "name": "talks", "by": "" });
    });
    let failures = read_again(&world).failures;
    assert!(failures.iter().any(|f| f.message.contains("its words have SHA-256")), "{failures:#?}");
}
