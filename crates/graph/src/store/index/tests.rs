//! An index answers as the store in memory does, whatever is in the graph, and whatever is asked.

use super::*;
use crate::rdf::Base;
use crate::store::{Kg, Snapshot, View};
use oxigraph::model::{BlankNode, Literal, NamedNode, NamedNodeRef, NamedOrBlankNodeRef, TermRef};
use sha2::{Digest, Sha256};
use spareval::QueryableDataset;
use std::collections::BTreeSet;
use std::fs;

/// Numbers that look like chance and are the same each time.
struct Chance(u64);

impl Chance {
    fn below(&mut self, most: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % most
    }
}

fn node(path: &str) -> NamedNode {
    NamedNode::new_unchecked(format!("{}{path}", Base::default()))
}

/// A quad of few terms, so that patterns meet: IRIs, blank nodes, literals with and without language and datatype.
fn quad(chance: &mut Chance) -> Quad {
    let subject: NamedOrBlankNode = match chance.below(8) {
        0 => BlankNode::new_unchecked(format!("b{}", chance.below(3))).into(),
        _ => node(&format!("person/p{}", chance.below(40))).into(),
    };
    let word = ["", "Zoë", "a\nb", "\"\\", "meeting"][chance.below(5)];
    let object: Term = match chance.below(7) {
        0 => BlankNode::new_unchecked(format!("b{}", chance.below(3))).into(),
        1 => Literal::new_simple_literal(word).into(),
        2 => Literal::new_language_tagged_literal_unchecked(word, ["en", "de-ch"][chance.below(2)]).into(),
        3 => Literal::from(chance.below(30) as i64).into(),
        4 => Literal::new_typed_literal(word, node("type")).into(),
        5 => Literal::new_typed_literal("2024-05-13", oxigraph::model::vocab::xsd::DATE).into(),
        _ => node(&format!("person/p{}", chance.below(40))).into(),
    };
    let graph = match chance.below(10) {
        0 => node(&format!("graph/claim/a{}/c1", chance.below(4))),
        1 => node("graph/inferred"),
        _ => node(&format!("graph/article/a{}", chance.below(12))),
    };
    Quad::new(subject, node(&format!("p{}", chance.below(6))), object, graph)
}

fn in_memory(quads: Vec<Quad>) -> Kg {
    let mut kg = Kg::new(Base::default()).unwrap();
    kg.add_quads_as_they_are(quads).unwrap();
    kg
}

fn saved(quads: Vec<Quad>) -> (tempfile::TempDir, Kg) {
    let folder = tempfile::tempdir().unwrap();
    in_memory(quads).save(&folder.path().join("kg")).unwrap();
    let kg = Kg::open(&folder.path().join("kg")).unwrap();
    assert_eq!(kg.unindexed(), None);
    (folder, kg)
}

fn sorted(quads: impl Iterator<Item = Result<Quad, crate::store::StoreError>>) -> Vec<String> {
    let mut lines: Vec<String> = quads.map(|q| q.unwrap().to_string()).collect();
    lines.sort();
    lines
}

/// What a view gives for a pattern.
fn seen(view: &View, [s, p, o]: &[Option<Term>; 3], graph: &Option<Option<Term>>) -> Vec<String> {
    let inside = |term: &Term| view.internalize_term(term.clone()).unwrap();
    let outside = |term| view.externalize_term(term).unwrap().to_string();
    let [s, p, o] = [s, p, o].map(|term| term.as_ref().map(inside));
    let graph = graph.as_ref().map(|g| g.as_ref().map(inside));
    let graph = graph.as_ref().map(Option::as_ref);
    let found = view.internal_quads_for_pattern(s.as_ref(), p.as_ref(), o.as_ref(), graph).map(|quad| {
        let quad = quad.unwrap();
        let graph = quad.graph_name.map_or(String::new(), outside);
        format!("{} {} {} {graph}", outside(quad.subject), outside(quad.predicate), outside(quad.object))
    });
    let mut lines: Vec<String> = found.collect();
    lines.sort();
    lines
}

#[test]
fn every_pattern_finds_what_the_store_in_memory_finds() {
    let mut chance = Chance(7);
    // Enough for several pages of each part.
    let quads: Vec<Quad> = (0..30_000).map(|_| quad(&mut chance)).collect();
    let (_folder, kg) = saved(quads.clone());
    let memory = in_memory(quads.clone());
    assert!(kg.sorted_lines().unwrap() == memory.sorted_lines().unwrap());
    let absent = node("nobody");
    let with_claims = [&kg, &memory].map(|kg| kg.view_with_claims().unwrap());
    for round in 0..200 {
        let some = quads[chance.below(quads.len())].clone();
        let other = quads[chance.below(quads.len())].clone();
        let kept = |chance: &mut Chance, term: Term| (chance.below(2) == 0).then_some(term);
        let object = if round % 5 == 0 { other.object } else { some.object };
        let object = if round % 41 == 0 { absent.clone().into() } else { object };
        let terms = [
            kept(&mut chance, some.subject.clone().into()),
            kept(&mut chance, some.predicate.clone().into()),
            kept(&mut chance, object),
        ];
        let graph = match (chance.below(3), some.graph_name) {
            (0, _) => None,
            (1, GraphName::NamedNode(graph)) => Some(Some(graph.into())),
            _ => Some(None),
        };
        for [one, two] in [[kg.view().unwrap(), memory.view().unwrap()], [&with_claims[0], &with_claims[1]]] {
            assert!(seen(one, &terms, &graph) == seen(two, &terms, &graph), "{terms:?} {graph:?}");
        }
    }
    let graphs = |kg: &Kg| kg.graphs().unwrap().iter().map(ToString::to_string).collect::<BTreeSet<_>>();
    assert_eq!(graphs(&kg), graphs(&memory));
    let stated =
        |kg: &Kg| kg.default_quads().unwrap().iter().map(ToString::to_string).collect::<BTreeSet<_>>();
    assert!(stated(&kg) == stated(&memory));
    assert_eq!(kg.default_quads().unwrap().len(), stated(&kg).len());
}

#[test]
fn what_comes_and_goes_after_opening_is_as_in_memory() {
    let mut chance = Chance(11);
    let quads: Vec<Quad> = (0..4000).map(|_| quad(&mut chance)).collect();
    let (folder, mut kg) = saved(quads.clone());
    let mut memory = in_memory(quads.clone());
    for round in 0..300 {
        let old = &quads[chance.below(quads.len())];
        match round % 6 {
            0 | 1 => [&mut kg, &mut memory].map(|kg| kg.quads.remove(old).unwrap()),
            2 => [&mut kg, &mut memory].map(|kg| kg.insert(vec![old.clone()]).unwrap()),
            3 if round % 60 == 3 => {
                let GraphName::NamedNode(graph) = &old.graph_name else { continue };
                [&mut kg, &mut memory].map(|kg| kg.drop_graph(&graph.clone().into()).unwrap())
            }
            _ => {
                let new = quad(&mut chance);
                [&mut kg, &mut memory].map(|kg| kg.insert(vec![new.clone()]).unwrap())
            }
        };
        let subject = NamedOrBlankNodeRef::from(&old.subject);
        let found = |kg: &Kg| sorted(kg.quads_for_pattern(Some(subject), None, None, None));
        assert!(found(&kg) == found(&memory), "round {round}");
    }
    assert!(kg.sorted_lines().unwrap() == memory.sorted_lines().unwrap());
    for one in &quads[..20] {
        let claims = [&kg, &memory].map(|kg| kg.view_with_claims().unwrap());
        for [one_view, other] in [[kg.view().unwrap(), memory.view().unwrap()], [&claims[0], &claims[1]]] {
            for terms in
                [[Some(one.subject.clone().into()), None, None], [None, None, Some(one.object.clone())]]
            {
                for graph in [None, Some(None)] {
                    assert!(
                        seen(one_view, &terms, &graph) == seen(other, &terms, &graph),
                        "{terms:?} {graph:?}"
                    );
                }
            }
        }
    }
    let object = TermRef::from(NamedNodeRef::new_unchecked("https://w3id.org/summitry/id/person/p3"));
    let found = |kg: &Kg| sorted(kg.quads_for_pattern(None, None, Some(object), None));
    assert_eq!(found(&kg), found(&memory));
    let dirs = ["one", "two"].map(|name| folder.path().join(name));
    kg.save(&dirs[0]).unwrap();
    memory.save(&dirs[1]).unwrap();
    for name in ["graph.nq", "graph.idx", "manifest.json"] {
        assert!(fs::read(dirs[0].join(name)).unwrap() == fs::read(dirs[1].join(name)).unwrap(), "{name}");
    }
    // A store that somebody writes to himself is what is read from then on.
    let whole = kg.store().unwrap();
    assert_eq!(whole.len().unwrap(), memory.store().unwrap().len().unwrap());
    whole.clear().unwrap();
    assert_eq!(kg.sorted_lines().unwrap().len(), 0);
}

/// Changes of a graph that a seed gives: quads that go, that come back, that come, and now and then a whole graph that goes.
fn change(kg: &mut Kg, old: &[Quad], chance: &mut Chance) {
    for round in 0..60 {
        let one = &old[chance.below(old.len())];
        match (round % 4, &one.graph_name) {
            (0, _) => kg.quads.remove(one).unwrap(),
            (1, _) => kg.insert(vec![one.clone()]).unwrap(),
            (2, GraphName::NamedNode(graph)) if round == 2 && graph.as_str().contains("claim") => {
                kg.drop_graph(&graph.clone().into()).unwrap();
            }
            _ => kg.insert(vec![quad(chance)]).unwrap(),
        }
    }
}

fn files(dir: &std::path::Path) -> Vec<Option<Vec<u8>>> {
    ["graph.nq", "graph.idx", "changes.rdfp", "changes.idx"].map(|name| fs::read(dir.join(name)).ok()).into()
}

#[test]
fn changes_that_are_kept_apart_are_part_of_the_graph() {
    let mut chance = Chance(17);
    let quads: Vec<Quad> = (0..6_000).map(|_| quad(&mut chance)).collect();
    let (folder, _) = saved(quads.clone());
    let [dir, other, third] = ["kg", "other", "third"].map(|name| folder.path().join(name));
    fs::create_dir(&other).unwrap();
    for name in ["graph.nq", "graph.idx", "manifest.json"] {
        fs::copy(dir.join(name), other.join(name)).unwrap();
    }
    let mut memory = in_memory(quads.clone());
    let mut all_at_once = Kg::open(&other).unwrap();
    all_at_once.apart_from = 0;
    let whole = files(&dir);
    for seed in 0..3 {
        let mut kg = Kg::open(&dir).unwrap();
        kg.apart_from = 0;
        for kg in [&mut kg, &mut memory, &mut all_at_once] {
            change(kg, &quads, &mut Chance(seed));
        }
        kg.save(&dir).unwrap();
        assert!(files(&dir)[..2] == whole[..2], "the graph stays");
        let kg = Kg::open(&dir).unwrap();
        assert_eq!(kg.unindexed(), None);
        let terms = [quad(&mut chance).object, quad(&mut chance).subject.into(), node("nobody").into()];
        for terms in terms.into_iter().map(Some).flat_map(|t| {
            [[None, None, None], [None, None, t.clone()], [t.clone(), None, None], [t.clone(), None, t]]
        }) {
            for graph in [None, Some(None), Some(Some(Term::from(node("graph/inferred"))))] {
                let claims = [&kg, &memory].map(|kg| kg.view_with_claims().unwrap());
                for [one, two] in [[kg.view().unwrap(), memory.view().unwrap()], [&claims[0], &claims[1]]] {
                    assert!(
                        seen(one, &terms, &graph) == seen(two, &terms, &graph),
                        "{seed} {terms:?} {graph:?}"
                    );
                }
            }
        }
        let graphs = |kg: &Kg| kg.graphs().unwrap().iter().map(ToString::to_string).collect::<Vec<_>>();
        let [mut one, mut two] = [graphs(&kg), graphs(&memory)];
        one.sort();
        two.sort();
        assert_eq!(one, two);
        assert_eq!(kg.count().unwrap(), memory.count().unwrap());
        assert_eq!(kg.default_quads().unwrap().len(), memory.default_quads().unwrap().len());
        assert!(kg.sorted_lines().unwrap() == memory.sorted_lines().unwrap());
        let text: String = memory.sorted_lines().unwrap().iter().map(|line| format!("{line}\n")).collect();
        let snapshot = Snapshot::read(&dir).unwrap();
        assert!(snapshot.sound && snapshot.graph == text.as_bytes());
        assert_eq!(kg.canonical_hash().unwrap(), format!("{:x}", Sha256::digest(&text)));
        assert_eq!(snapshot.misled(&memory.named_quads().unwrap(), &Base::default()), None);
    }
    // What came in between is not to be seen, neither in what is kept apart nor once that is in the graph.
    all_at_once.save(&other).unwrap();
    assert!(files(&dir).iter().all(Option::is_some) && files(&dir) == files(&other));
    let mut kg = Kg::open(&dir).unwrap();
    kg.apart_from = usize::MAX;
    kg.save(&dir).unwrap();
    memory.save(&third).unwrap();
    assert!(files(&dir) == files(&third) && !dir.join("changes.rdfp").exists());
    assert_eq!(Kg::open(&dir).unwrap().unindexed(), None);
    // Nor where nothing is left of the changes.
    let mut kg = Kg::open(&other).unwrap();
    let now: BTreeSet<String> = kg.named_quads().unwrap().iter().map(ToString::to_string).collect();
    let old: BTreeSet<String> = quads.iter().map(ToString::to_string).collect();
    for quad in kg.named_quads().unwrap().iter().filter(|quad| !old.contains(&quad.to_string())) {
        kg.quads.remove(quad).unwrap();
    }
    kg.insert(quads.iter().filter(|quad| !now.contains(&quad.to_string())).cloned().collect()).unwrap();
    kg.apart_from = 0;
    kg.save(&other).unwrap();
    assert!(files(&other)[..2] == whole[..2] && !other.join("changes.rdfp").exists());
}

/// What a folder whose index was changed gives: the reason why it is not read, or an error.
fn opened_with(dir: &std::path::Path, index: &[u8]) -> Result<Option<String>, String> {
    fs::write(dir.join("graph.idx"), index).unwrap();
    let kg = Kg::open(dir).map_err(|e| e.to_string())?;
    kg.sorted_lines().map_err(|e| e.to_string())?;
    Ok(kg.unindexed().map(str::to_owned))
}

#[test]
fn an_index_that_was_cut_changed_or_is_anothers_is_never_believed() {
    let mut chance = Chance(3);
    let (folder, kg) = saved((0..3000).map(|_| quad(&mut chance)).collect());
    let (other, _) = saved((0..3000).map(|_| quad(&mut chance)).collect());
    let [dir, other] = [&folder, &other].map(|f| f.path().join("kg"));
    let lines = kg.sorted_lines().unwrap();
    let good = fs::read(dir.join("graph.idx")).unwrap();
    for length in [0, 1, 23, 24, 1000, good.len() - 1] {
        assert!(opened_with(&dir, &good[..length]).unwrap().is_some(), "cut to {length}");
    }
    let foreign = fs::read(other.join("graph.idx")).unwrap();
    assert!(opened_with(&dir, &foreign).unwrap().unwrap().contains("not the one that the manifest names"));
    for at in (0..good.len()).step_by(good.len() / 97) {
        let mut bad = good.clone();
        bad[at] ^= 0x20;
        match opened_with(&dir, &bad) {
            // In the table: the graph itself is read.
            Ok(why) => {
                assert!(why.is_some() || Kg::open(&dir).unwrap().sorted_lines().unwrap() == lines, "{at}")
            }
            // In a page: one line that says what to do.
            Err(error) => {
                assert!(error.contains("delete this file") && !error.contains('\n'), "{at}: {error}")
            }
        }
    }
    fs::remove_file(dir.join("graph.idx")).unwrap();
    assert_eq!(Kg::open(&dir).unwrap().unindexed(), Some("there is none"));
    // The index of a graph that was then changed, by whatever means.
    fs::write(dir.join("graph.idx"), &good).unwrap();
    assert_eq!(Kg::open(&dir).unwrap().unindexed(), None);
    let text = fs::read_to_string(dir.join("graph.nq")).unwrap();
    fs::write(dir.join("graph.nq"), text.replace("Zoë", "Zoé")).unwrap();
    let error = Kg::open(&dir).err().map(|e| e.to_string()).unwrap();
    assert!(error.contains("is damaged"), "{error}");
}

#[cfg(feature = "extract")]
#[test]
fn an_index_that_the_manifest_vouches_for_and_that_lies_is_seen_by_verification() {
    let mut chance = Chance(5);
    let quads: Vec<Quad> = (0..50).map(|_| quad(&mut chance)).collect();
    let (folder, kg) = saved(quads);
    let dir = folder.path().join("kg");
    let says = |dir: &std::path::Path| {
        let report = crate::verify::verify(dir, None).unwrap();
        report.failures.iter().any(|f| f.node == "graph.idx")
    };
    assert!(!says(&dir));
    let text = fs::read(dir.join("graph.nq")).unwrap();
    let mut quads = kg.named_quads().unwrap();
    quads.pop();
    let forged = write(&quads, |_| false).seal(Sha256::digest(&text).into(), text.len() as u64);
    fs::write(dir.join("graph.idx"), &forged.bytes).unwrap();
    assert!(!says(&dir), "the manifest does not vouch for it");
    let manifest = fs::read_to_string(dir.join("manifest.json")).unwrap();
    let mut manifest: serde_json::Value = serde_json::from_str(&manifest).unwrap();
    manifest["index_sha256"] = forged.root.into();
    let manifest: crate::store::Manifest = serde_json::from_value(manifest).unwrap();
    fs::write(dir.join("manifest.json"), manifest.to_bytes().unwrap()).unwrap();
    assert_eq!(Kg::open(&dir).unwrap().named_quads().unwrap().len(), quads.len());
    assert!(says(&dir));
}

#[test]
fn an_empty_graph_has_an_index() {
    let (_folder, kg) = saved(Vec::new());
    assert!(kg.default_quads().unwrap().is_empty() && kg.graphs().unwrap().is_empty());
}
