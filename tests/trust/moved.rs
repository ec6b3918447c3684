//! A detail that only a speaker vouches for, moved by hand into the article's own graph.

use crate::world::mend;
use summitry::article::Article;
use summitry::verify::{Failure, Rule, verify};
use summitry::{Kg, Pipeline, rdf::Base};

const TEXT: &str = "Title: Talks\nPublished: 2024-05-16\n\nAnna Smith met Boris Berg. An aide said that Anna Smith met Boris Berg in Vienna on 3 May 2024.\n";

fn faults(dir: &std::path::Path) -> Vec<Failure> {
    verify(dir, None).expect("read").failures
}

#[test]
fn a_speakers_detail_in_the_articles_graph_is_a_fault_that_names_both() {
    let pipeline = Pipeline::builder().build().expect("a language model; `make model` fetches one");
    let mut kg = Kg::new(Base::default()).expect("a store");
    kg.add(&pipeline.extract(&Article::from_text("talks", TEXT.to_owned()))).expect("added");
    let folder = tempfile::tempdir().expect("a folder");
    let dir = folder.path().join("kg");
    kg.link_copies().expect("linked");
    kg.save(&dir).expect("saved");
    assert_eq!(faults(&dir), []);
    let path = dir.join("graph.nq");
    let text = std::fs::read_to_string(&path).expect("read");
    // "in Vienna" of the aide's telling, said of the article's meeting.
    let place = text
        .lines()
        .find(|l| l.contains("hasPlace") && l.contains("/graph/claim/"))
        .expect("the aide's place");
    let object = place.split(' ').nth(2).expect("an object");
    let own = text
        .lines()
        .find(|l| l.contains("/graph/article/talks>") && l.contains("hasActor") && l.contains("/event/"))
        .expect("the article's meeting");
    let event = own.split(' ').next().expect("a subject");
    let graph = own.split(' ').nth(3).expect("a graph");
    let predicate = place.split(' ').nth(1).expect("a predicate");
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    lines.push(format!("{event} {predicate} {object} {graph} ."));
    lines.sort_unstable();
    std::fs::write(&path, lines.join("\n") + "\n").expect("written");
    mend(&dir);
    let found = faults(&dir);
    let moved = found.iter().find(|f| f.rule == Rule::DetailVoice).unwrap_or_else(|| panic!("{found:?}"));
    assert!(moved.node.contains("event/talks/"), "{moved:?}");
    assert!(moved.message.contains("vienna") && moved.message.contains("claim/talks/"), "{moved:?}");
}
