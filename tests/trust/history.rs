//! Versions of a graph: canonical hashes, differences, and what a crash leaves.

use crate::world::{Story, World, by_ids};
use oxigraph::model::Dataset;
use oxrdf::dataset::{CanonicalizationAlgorithm, CanonicalizationHashAlgorithm};
use sha2::{Digest, Sha256};
use std::collections::BTreeSet;
use summitry::Kg;
use summitry::diff::{Diff, Fate, Format};
use summitry::rdf::Base;

/// Numbers that look random and are the same on every run (SplitMix64).
pub struct Numbers(pub u64);

impl Numbers {
    pub fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        usize::try_from((z ^ (z >> 31)) % bound as u64).expect("below a usize")
    }

    pub fn shuffle<T>(&mut self, items: &mut [T]) {
        for at in (1..items.len()).rev() {
            items.swap(at, self.below(at + 1));
        }
    }
}

/// Eight stories that share people, countries and places in every way.
fn stories() -> Vec<Story<'static>> {
    let ids = ["a", "b", "c", "d", "e", "f", "g", "h"];
    let leaders = ["Anna Smith", "Carla Stone", "Boris Berg"];
    let others = ["Dora Brook", "Emil Field", "Anna Smith", "Boris Berg"];
    let ties = [("cooperation", "2019"), ("rift", "2021"), ("thaw", "2023")];
    let story = |n: usize| Story {
        id: ids[n],
        leader: leaders[n % 3],
        other: if leaders[n % 3] == others[n % 4] { "Fritz Wood" } else { others[n % 4] },
        day: "2024-05-16",
        tie: ties[n % 3],
    };
    (0..ids.len()).map(story).collect()
}

fn built(stories: &[Story]) -> Kg {
    let mut kg = Kg::new(Base::default()).expect("a store");
    for story in stories {
        kg.add(&story.facts()).expect("added");
    }
    kg
}

#[test]
fn any_order_and_any_removal_give_the_same_graph() {
    let all = stories();
    let mut numbers = Numbers(7);
    for _ in 0..40 {
        let mut order = all.clone();
        numbers.shuffle(&mut order);
        let mut kg = built(&order);
        let gone = numbers.below(order.len() + 1);
        let (gone, left) = order.split_at(gone);
        let mut gone = gone.to_vec();
        numbers.shuffle(&mut gone);
        for story in &gone {
            kg.remove(story.id).expect("removed");
        }
        let mut left = left.to_vec();
        left.sort_by_key(|s| s.id);
        let fresh = built(&left);
        assert_eq!(
            kg.canonical_hash().expect("hashed"),
            fresh.canonical_hash().expect("hashed"),
            "without {:?}",
            gone.iter().map(|s| s.id).collect::<Vec<_>>()
        );
        let default = |kg: &Kg| {
            kg.default_quads().expect("quads").iter().map(ToString::to_string).collect::<BTreeSet<_>>()
        };
        assert_eq!(default(&kg), default(&fresh));
    }
}

#[test]
fn the_hash_is_that_of_rdfc_1_0() {
    let kg = built(&stories());
    let mut dataset: Dataset = kg.named_quads().expect("quads").into_iter().collect();
    dataset.canonicalize(CanonicalizationAlgorithm::Rdfc10 {
        hash_algorithm: CanonicalizationHashAlgorithm::Sha256,
    });
    let mut lines: Vec<String> = dataset.iter().map(|q| format!("{q} .\n")).collect();
    lines.sort_unstable();
    assert_eq!(kg.canonical_hash().expect("hashed"), format!("{:x}", Sha256::digest(lines.concat())));
}

#[test]
fn building_twice_gives_the_same_files() {
    let (first, second) = (World::of(&stories()), World::of(&stories()));
    for name in ["graph.nq", "graph.idx", "manifest.json"] {
        let read = |w: &World| std::fs::read(w.kg().join(name)).expect("a file");
        assert!(read(&first) == read(&second), "{name}");
    }
}

#[test]
fn a_difference_is_told_node_by_node() {
    let all = stories();
    let (first, second) = (built(&all[..2]), built(&all[1..3]));
    let (a, b) = (first.named_quads().expect("quads"), second.named_quads().expect("quads"));
    assert!(Diff::of(&a, &a).nodes.is_empty());
    let diff = Diff::of(&a, &b);
    let told: Vec<_> = all.iter().map(Story::facts).collect();
    let fate = |end: &str| {
        let node = diff.nodes.iter().find(|n| by_ids(&told, &n.node).ends_with(&format!("/{end}>")));
        node.map(|n| n.fate)
    };
    assert_eq!(fate("event/a/e1"), Some(Fate::Removed));
    assert_eq!(fate("event/b/e1"), None);
    assert_eq!(fate("event/c/e1"), Some(Fate::Added));
    assert_eq!(fate("country/FRA"), Some(Fate::Changed));
    let back = Diff::of(&b, &a);
    let lines = |diff: &Diff, added: bool| -> BTreeSet<String> {
        let side = diff.nodes.iter().flat_map(|n| if added { &n.added } else { &n.removed });
        side.map(ToString::to_string).collect()
    };
    assert_eq!(lines(&diff, true), lines(&back, false));
    let text = |format| {
        let mut out = Vec::new();
        diff.write(format, &mut out).expect("written");
        String::from_utf8(out).expect("UTF-8")
    };
    assert!(
        by_ids(&told, &text(Format::Text))
            .contains("+ <https://w3id.org/summitry/id/event/c/e1> Meeting of ")
    );
    let json: serde_json::Value = serde_json::from_str(&text(Format::Json)).expect("JSON");
    assert_eq!(json["added"], diff.count(Fate::Added).0);
    let turtle = text(Format::Turtle);
    let parsed = oxigraph::io::RdfParser::from_format(oxigraph::io::RdfFormat::Turtle)
        .for_slice(&turtle)
        .collect::<Result<Vec<_>, _>>()
        .expect("Turtle");
    let additions = parsed.iter().filter(|q| q.predicate.as_str().ends_with("#addition")).count();
    assert_eq!(additions, lines(&diff, true).len());
}

#[test]
fn files_that_differ_in_the_names_of_blank_nodes_do_not_differ() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = |name: &str, text: &str| {
        let path = folder.path().join(name);
        std::fs::write(&path, text).expect("written");
        summitry::diff::read(&path)
    };
    let a = file("a.ttl", "_:x <http://e/p> _:y . _:y <http://e/p> 1 .").expect("read");
    let b = file(
        "b.nt",
        "_:q <http://e/p> \"1\"^^<http://www.w3.org/2001/XMLSchema#integer> .\n_:p <http://e/p> _:q .\n",
    )
    .expect("read");
    assert!(Diff::of(&a, &b).nodes.is_empty());
    for (name, text, says) in
        [("c.doc", "", "want a knowledge graph's folder"), ("d.ttl", "<a", "does not parse")]
    {
        let error = file(name, text).expect_err(name).to_string();
        assert!(error.contains(says) && error.contains(name), "{error}");
    }
}
