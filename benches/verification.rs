//! Loading, verifying and validating a graph of a million quads, once each: seconds, not microseconds.
//!
//! `cargo bench --bench verification -- FOLDER QUADS` leaves the graph in FOLDER, for `scripts/bench_pyshacl.py`.

use std::path::PathBuf;
use std::time::Instant;
use summitry::Kg;
use summitry::rdf::{Base, SHAPES};

#[path = "../tests/trust/world.rs"]
#[allow(dead_code)] // of the tests' world only the stories are needed
mod world;

fn timed<T>(what: &str, run: impl FnOnce() -> T) -> T {
    let start = Instant::now();
    let result = run();
    println!("{what:<10} {:>8.2} s", start.elapsed().as_secs_f64());
    result
}

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|a| !a.starts_with("--")).collect();
    let folder = arguments.first().map_or_else(|| std::env::temp_dir().join("summitry-bench"), PathBuf::from);
    let wanted: usize = arguments.get(1).and_then(|n| n.parse().ok()).unwrap_or(1_000_000);
    let dir = folder.join("kg");
    if dir.exists() {
        std::fs::remove_dir_all(&dir).expect("an old graph goes");
    }
    let mut kg = Kg::new(Base::default()).expect("a store");
    let mut quads = 0;
    let mut number = 0;
    timed("build", || {
        while quads < wanted {
            let id = format!("article-{number:05}");
            let facts = world::Story { id: &id, ..world::STORY }.facts();
            // Background facts are the same in each, and there once.
            let background = kg.base().background_graph().into();
            quads +=
                summitry::rdf::quads(&facts, kg.base()).iter().filter(|q| q.graph_name != background).count();
            kg.add(&facts).expect("added");
            number += 1;
        }
    });
    timed("save", || kg.save(&dir).expect("saved"));
    drop(kg);
    let kg = timed("load", || Kg::open(&dir).expect("opened"));
    println!("{number} articles, {} quads", kg.named_quads().expect("quads").len());
    let report = timed("verify", || summitry::verify::verify(&dir, None).expect("read"));
    assert!(report.is_sound(), "{:?}", &report.failures[..report.failures.len().min(5)]);
    let report = timed("validate", || summitry::shacl::validate_kg(&kg, SHAPES).expect("shapes"));
    assert!(report.conforms());
}
