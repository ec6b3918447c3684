use super::*;
use crate::article::Article;
use crate::facts::Facts;
use std::collections::BTreeSet;

fn facts(id: &str, text: &str) -> Facts {
    crate::extract::testing::facts(&Article::from_text(id, text.to_owned()))
}

const FIRST: &str =
    "President Anna Smith of France met Boris Berg of Germany. He said that Poland met Spain.";
const SECOND: &str = "Germany signed a treaty with Japan in 2019.";

#[test]
fn removing_an_article_leaves_no_trace() {
    let mut alone = Kg::new(Base::default()).unwrap();
    alone.add(&facts("second", SECOND)).unwrap();
    let mut both = Kg::new(Base::default()).unwrap();
    both.add(&facts("first", FIRST)).unwrap();
    both.add(&facts("second", SECOND)).unwrap();
    assert_ne!(both.sorted_lines().unwrap(), alone.sorted_lines().unwrap());
    both.remove("first").unwrap();
    assert_eq!(both.sorted_lines().unwrap(), alone.sorted_lines().unwrap());
    assert!(matches!(both.remove("first"), Err(StoreError::NoArticle(_))));
}

#[test]
fn an_article_is_added_once_and_replaced_when_changed() {
    let mut kg = Kg::new(Base::default()).unwrap();
    assert_eq!(kg.add(&facts("a", FIRST)).unwrap(), Added::New);
    let before = kg.sorted_lines().unwrap();
    assert_eq!(kg.add(&facts("a", FIRST)).unwrap(), Added::Unchanged);
    assert_eq!(kg.sorted_lines().unwrap(), before);
    assert_eq!(kg.add(&facts("a", SECOND)).unwrap(), Added::Replaced);
    let mut fresh = Kg::new(Base::default()).unwrap();
    fresh.add(&facts("a", SECOND)).unwrap();
    assert_eq!(kg.sorted_lines().unwrap(), fresh.sorted_lines().unwrap());
}

#[test]
fn an_extraction_used_its_model_and_gazetteer_and_no_older_ones() {
    let reading = |model: &str| Reading {
        sha256: String::new(),
        body_sha256: String::new(),
        name: "a".into(),
        by: String::new(),
        model_sha256: model.into(),
        rules_sha256: String::new(),
        gazetteer_sha256: "b".repeat(64),
    };
    let mut kg = Kg::new(Base::default()).unwrap();
    kg.add(&facts("a", SECOND)).unwrap();
    let unread = kg.sorted_lines().unwrap();
    kg.note_reading("a", reading("cafe")).unwrap();
    kg.note_reading("a", reading("face")).unwrap();
    let lines = kg.sorted_lines().unwrap();
    let used: Vec<&String> = lines.iter().filter(|l| !unread.contains(l)).collect();
    let uses = |what: &str| used.iter().any(|l| l.contains("prov#used") && l.contains(what));
    assert!(uses("/model/face>") && uses("/gazetteer/bbbbbbbbbb>") && !uses("cafe"), "{used:#?}");
    // Use, class, label and SHA-256 of each.
    assert_eq!(used.len(), 8);
    kg.remove("a").unwrap();
    assert!(kg.sorted_lines().unwrap().iter().all(|l| !l.contains("/model/")));
}

#[test]
fn a_triple_that_two_graphs_state_is_there_once() {
    let mut kg = Kg::new(Base::default()).unwrap();
    kg.add(&facts("a", FIRST)).unwrap();
    kg.add(&facts("b", FIRST)).unwrap();
    let mut triples: Vec<String> = kg.default_quads().unwrap().iter().map(ToString::to_string).collect();
    let all = triples.len();
    triples.sort();
    triples.dedup();
    assert_eq!(triples.len(), all);
    kg.remove("b").unwrap();
    let mut alone = Kg::new(Base::default()).unwrap();
    alone.add(&facts("a", FIRST)).unwrap();
    assert_eq!(kg.default_quads().unwrap().len(), alone.default_quads().unwrap().len());
    kg.remove("a").unwrap();
    assert_eq!(kg.store().unwrap().len().unwrap(), 0);
}

#[test]
fn a_snapshot_reads_back_as_it_was_written() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("kg");
    let mut kg = Kg::new(Base::default()).unwrap();
    kg.add(&facts("a", FIRST)).unwrap();
    kg.save(&path).unwrap();
    let read = Kg::open(&path).unwrap();
    assert_eq!(read.sorted_lines().unwrap(), kg.sorted_lines().unwrap());
    assert_eq!(read.articles(), kg.articles());
    kg.save(&path).unwrap();
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1, "nothing is left beside the folder");
}

#[test]
fn what_is_not_ours_or_damaged_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let kg = Kg::new(Base::default()).unwrap();
    std::fs::write(folder.path().join("letter.txt"), "mine").unwrap();
    assert!(matches!(kg.save(folder.path()), Err(StoreError::NotOurs { .. })));
    assert!(matches!(Kg::open(folder.path()), Err(StoreError::NotOurs { .. })));
    let path = folder.path().join("kg");
    kg.save(&path).unwrap();
    let manifest = std::fs::read_to_string(path.join("manifest.json")).unwrap();
    let older = manifest.replace("\"version\": 2", "\"version\": 1");
    std::fs::write(path.join("manifest.json"), older).unwrap();
    for refused in [Kg::open(&path).map(drop), kg.save(&path)] {
        let error = refused.unwrap_err();
        assert!(matches!(error, StoreError::OtherVersion { version: 1, .. }), "{error}");
        assert!(error.to_string().contains("summitry build ARTICLES --kg OTHER"), "{error}");
    }
    std::fs::write(path.join("manifest.json"), manifest).unwrap();
    std::fs::write(path.join("graph.nq"), "<a> <b>").unwrap();
    assert!(matches!(Kg::open(&path), Err(StoreError::Damaged { .. })));
}

#[test]
fn what_articles_spell_differently_is_called_as_most_of_them_do() {
    let text = |name: &str| format!("{name} met Boris Berg in Rome.");
    let mut kg = Kg::new(Base::default()).unwrap();
    let add = |kg: &mut Kg, id: &str, name: &str| kg.add(&facts(id, &text(name))).unwrap();
    let preferred = |kg: &Kg| {
        let quads = kg.named_quads().unwrap().into_iter();
        let of = quads.filter(|q| q.subject.to_string().contains("zoran-petrovic"));
        let named = of.filter(|q| q.predicate == crate::rdf::vocabulary::skos("prefLabel"));
        let value = |q: oxigraph::model::Quad| {
            let graph = q.graph_name.to_string();
            (
                q.object.to_string(),
                graph.trim_end_matches('>').rsplit('/').next().unwrap_or_default().to_owned(),
            )
        };
        named.map(value).collect::<BTreeSet<_>>()
    };
    let called = |name: &str, articles: &[&str]| -> BTreeSet<(String, String)> {
        articles.iter().map(|article| (format!("\"{name}\""), (*article).to_owned())).collect()
    };
    add(&mut kg, "a", "Zoran Petrovic");
    assert_eq!(preferred(&kg), called("Zoran Petrovic", &["a"]));
    // As common as the other: the one with its accents.
    add(&mut kg, "b", "Zoran Petrović");
    assert_eq!(preferred(&kg), called("Zoran Petrović", &["b"]));
    add(&mut kg, "c", "Zoran Petrovic");
    assert_eq!(preferred(&kg), called("Zoran Petrovic", &["a", "c"]));
    // Read again with another spelling.
    add(&mut kg, "c", "Zoran Petrović");
    assert_eq!(preferred(&kg), called("Zoran Petrović", &["b", "c"]));
    kg.remove("b").unwrap();
    kg.remove("c").unwrap();
    assert_eq!(preferred(&kg), called("Zoran Petrovic", &["a"]));
}

#[test]
fn what_is_held_in_no_memory_gives_the_same_files() {
    let text = |n: usize| match n % 4 {
        0 => format!("President Anna Smith of France met Boris Berg of Germany in {}.", 1950 + n),
        1 => format!(
            "Anna Smith, president of Peru, said that Poland signed a treaty with Chile in {}.",
            1950 + n
        ),
        2 => {
            format!("Foreign Minister Anna Smith of Peru visited Lima in {}. Spain praised Japan.", 1950 + n)
        }
        _ => format!("Smith visited Tokyo in {}, the U.S. said. The United States met Germany.", 1950 + n),
    };
    let files = |dir: &std::path::Path| {
        [snapshot::GRAPH, snapshot::INDEX, snapshot::MANIFEST]
            .map(|name| std::fs::read(dir.join(name)).unwrap())
    };
    let folder = tempfile::tempdir().unwrap();
    let built = |hold: usize, name: &str| {
        let dir = folder.path().join(name);
        let mut spills = BTreeSet::new();
        for part in 0..2 {
            let lock = Lock::acquire(&dir, Patience::Wait).unwrap();
            let mut kg = Kg::open_or_new(&dir, None).unwrap();
            (kg.hold, kg.apart_from) = (hold, usize::MAX);
            for n in 12 * part..12 * (part + 1) {
                kg.add(&facts(&format!("a{n}"), &text(n))).unwrap();
                kg.spill_under(&lock).unwrap();
                spills.extend(kg.spill.iter().map(|spill| (part, spill.runs())));
            }
            // One comes again with another text, and one goes.
            kg.add(&facts(&format!("a{}", 12 * part), &text(40))).unwrap();
            kg.remove(&format!("a{}", 12 * part + 3)).unwrap();
            kg.spill_under(&lock).unwrap();
            kg.link_copies().unwrap();
            kg.save_under(&lock).unwrap();
            assert_eq!(Kg::open(&dir).unwrap().unindexed(), None);
        }
        let left: Vec<_> = std::fs::read_dir(&dir).unwrap().map(|e| e.unwrap().file_name()).collect();
        assert_eq!(left.len(), 3, "{left:?}");
        (files(&dir), spills.len())
    };
    let (in_memory, none) = built(usize::MAX / 8, "memory");
    let (spilled, many) = built(200, "files");
    assert_eq!(none, 0);
    assert!(many > 6, "{many}");
    assert!(in_memory == spilled);
}
