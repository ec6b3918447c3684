//! What each layer of the extraction adds to the language engine, over the same articles in one run.

use std::hint::black_box;
use std::path::Path;
use std::time::{Duration, Instant};
use summitry::article::{Article, read_path};
use summitry::extract::reading::Reading;
use summitry::extract::resources::Resources;
use summitry::extract::{claims, dates, entities, events, relationships};
use summitry::language::Reader;

const LAYERS: [&str; 6] = ["engine", "entities", "dates", "claims", "events", "relationships"];
const ROUNDS: usize = 101;

fn articles() -> Vec<Article> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/articles");
    let mut paths: Vec<_> = std::fs::read_dir(folder)
        .expect("the folder is part of the project")
        .map(|e| e.expect("an entry").path())
        .collect();
    paths.sort();
    paths.iter().map(|p| read_path(p).expect("an article")).collect()
}

/// The time of each layer on one article.
fn times(reader: &Reader, resources: &Resources, article: &Article) -> [Duration; LAYERS.len()] {
    let mut times = [Duration::ZERO; LAYERS.len()];
    let mut start = Instant::now();
    let mut lap = |layer: usize| {
        times[layer] = start.elapsed();
        start = Instant::now();
    };
    let doc = reader.read(black_box(article.reads()), &article.body);
    lap(0);
    let mut reading = Reading::new(article, &doc, &resources.words, &resources.cues);
    entities::find(&mut reading);
    lap(1);
    dates::find(&mut reading, &resources.dates);
    lap(2);
    black_box(claims::find(&reading));
    lap(3);
    let events = black_box(events::find(&reading, resources));
    lap(4);
    black_box(relationships::find(&reading, resources, &events));
    lap(5);
    times
}

/// Prints the median of each layer, and what share of the engine's time that is.
fn main() {
    let reader = Reader::load(None).expect("a model; `make model` fetches one");
    let resources = Resources::compiled_in();
    let articles = articles();
    let words: usize = articles.iter().map(|a| a.text.split_whitespace().count()).sum();
    let mut rounds = Vec::new();
    for _ in 0..ROUNDS {
        let mut sums = [Duration::ZERO; LAYERS.len()];
        for article in &articles {
            for (sum, time) in sums.iter_mut().zip(times(&reader, &resources, article)) {
                *sum += time;
            }
        }
        rounds.push(sums);
    }
    println!("{} articles, {words} words, median of {ROUNDS} rounds", articles.len());
    let mut engine = Duration::ZERO;
    for (layer, name) in LAYERS.iter().enumerate() {
        let mut all: Vec<Duration> = rounds.iter().map(|r| r[layer]).collect();
        all.sort_unstable();
        let median = all[ROUNDS / 2];
        if layer == 0 {
            engine = median;
        }
        let share = 100.0 * median.as_secs_f64() / engine.as_secs_f64();
        println!("{name:<14} {:>9.2} ms {share:>7.1} % of the engine", median.as_secs_f64() * 1e3);
    }
}
