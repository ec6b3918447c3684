//! What each layer of the extraction adds to the language engine, over the same articles in one run: article by article, and
//! with as many of them going through one layer before the next as `extract` and `build` take together.
use std::hint::black_box;
use std::path::Path;
use std::time::{Duration, Instant};
use summitry::article::{Article, read_path};
use summitry::extract::events::scene::Scene;
use summitry::extract::reading::Reading;
use summitry::extract::resources::Resources;
use summitry::extract::{claims, dates, entities, events, relationships};
use summitry::language::{Doc, Reader};
use summitry_extract::pipeline::{TOGETHER, TOGETHER_BYTES};

const LAYERS: [&str; 6] = ["engine", "entities", "dates", "claims", "events", "relationships"];
const ROUNDS: usize = 101;

type Times = [Duration; LAYERS.len()];

fn articles() -> Vec<Article> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/articles");
    let mut paths: Vec<_> = std::fs::read_dir(folder)
        .expect("the folder is part of the project")
        .map(|e| e.expect("an entry").path())
        .collect();
    paths.sort();
    paths.iter().map(|p| read_path(p).expect("an article")).collect()
}

/// The articles as they are read together: so many at most.
fn together(articles: &[Article], most: usize) -> impl Iterator<Item = &[Article]> {
    let mut bytes = 0;
    articles
        .chunk_by(move |before, _| {
            bytes += before.text.len();
            bytes < TOGETHER_BYTES || std::mem::take(&mut bytes) == 0
        })
        .flat_map(move |some| some.chunks(most))
}

/// Adds the time of the engine on some articles, and of each layer on what it has read.
fn add_times(times: &mut Times, reader: &Reader, resources: &Resources, articles: &[Article]) {
    let mut start = Instant::now();
    let mut lap = |layer: usize| {
        times[layer] += start.elapsed();
        start = Instant::now();
    };
    let docs: Vec<Doc> = articles.iter().map(|a| reader.read(black_box(a.reads()), &a.body)).collect();
    lap(0);
    let read = articles.iter().zip(&docs);
    let mut readings: Vec<Reading> =
        read.map(|(article, doc)| Reading::new(article, doc, &resources.words, &resources.cues)).collect();
    readings.iter_mut().for_each(entities::find);
    lap(1);
    readings.iter_mut().for_each(|reading| dates::find(reading, &resources.dates));
    lap(2);
    readings.iter().for_each(|reading| drop(black_box(claims::find(reading))));
    lap(3);
    let happened = |reading| {
        let scene = Scene::of(reading, &resources.events);
        let events = events::find(reading, resources, &scene);
        (reading, scene, events)
    };
    let happened: Vec<_> = readings.iter().map(happened).collect();
    lap(4);
    for (reading, scene, events) in &happened {
        black_box(relationships::find(reading, resources, scene, events));
    }
    lap(5);
}

/// Prints the median of each layer, and what share of the engine's time that is.
fn print(how: &str, rounds: &[Times]) {
    println!("{how}, median of {} rounds", rounds.len());
    let medians: Vec<Duration> = (0..LAYERS.len())
        .map(|layer| {
            let mut all: Vec<Duration> = rounds.iter().map(|r| r[layer]).collect();
            all.sort_unstable();
            all[rounds.len() / 2]
        })
        .collect();
    let line = |name: &str, time: Duration| {
        let share = 100.0 * time.as_secs_f64() / medians[0].as_secs_f64();
        println!("{name:<14} {:>9.2} ms {share:>7.1} % of the engine", time.as_secs_f64() * 1e3);
    };
    LAYERS.iter().zip(&medians).for_each(|(name, time)| line(name, *time));
    line("all layers", medians[1..].iter().sum());
}

fn main() {
    let reader = Reader::load(None).expect("a model; `make model` fetches one");
    let resources = Resources::compiled_in();
    let articles = articles();
    let words: usize = articles.iter().map(|a| a.text.split_whitespace().count()).sum();
    println!("{} articles, {words} words", articles.len());
    // By turns, so that both ways have the same machine.
    let mut rounds = [Vec::new(), Vec::new()];
    for _ in 0..ROUNDS {
        for (most, rounds) in [1, TOGETHER].into_iter().zip(&mut rounds) {
            let mut times = Times::default();
            for some in together(&articles, most) {
                add_times(&mut times, &reader, &resources, some);
            }
            rounds.push(times);
        }
    }
    print("article by article", &rounds[0]);
    print(&format!("up to {TOGETHER} articles together, as extract and build read them"), &rounds[1]);
}
