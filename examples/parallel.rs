//! Reads many articles on all cores with one pipeline: `cargo run --example parallel -- FILE...`

use std::path::PathBuf;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use summitry::facts::Facts;
use summitry::rdf::Base;
use summitry::{Kg, Pipeline, article};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let files: Vec<PathBuf> = std::env::args_os().skip(1).map(PathBuf::from).collect();
    let articles = files.iter().map(|f| article::read_path(f)).collect::<Result<Vec<_>, _>>()?;
    let pipeline = Pipeline::builder().build()?;
    let next = AtomicUsize::new(0);
    let work = || {
        let mut read: Vec<(usize, Facts)> = Vec::new();
        while let Some((number, article)) = {
            let number = next.fetch_add(1, Ordering::Relaxed);
            articles.get(number).map(|article| (number, article))
        } {
            read.push((number, pipeline.extract(article)));
        }
        read
    };
    let workers = thread::available_parallelism()?.get();
    let mut read: Vec<(usize, Facts)> = thread::scope(|scope| {
        let threads: Vec<_> = (0..workers).map(|_| scope.spawn(work)).collect();
        threads.into_iter().flat_map(|t| t.join().expect("reading does not panic")).collect()
    });
    // In the order in which they were given, so that the graph is the same whoever was faster.
    read.sort_by_key(|(number, _)| *number);
    let mut kg = Kg::new(Base::default())?;
    for (_, facts) in &read {
        kg.add(facts)?;
    }
    println!("{} articles read by {workers} threads; {}", kg.articles().len(), kg.canonical_hash()?);
    Ok(())
}
