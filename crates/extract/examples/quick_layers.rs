//! Scratch: layers only.
use std::hint::black_box;
use std::time::{Duration, Instant};
use summitry_extract::extract::events::scene::Scene;
use summitry_extract::extract::reading::Reading;
use summitry_extract::extract::resources::Resources;
use summitry_extract::extract::{claims, dates, entities, events, relationships};
use summitry_facts::article::{Article, read_path};
use summitry_language::{Doc, Reader};

fn main() {
    let rounds: usize = std::env::args().nth(1).and_then(|a| a.parse().ok()).unwrap_or(30);
    let evict: usize = std::env::args().nth(2).and_then(|a| a.parse().ok()).unwrap_or(2);
    let folder = std::env::args().nth(3).unwrap_or("/work/w/t/layers/data/articles".into());
    let model = std::env::var("SUMMITRY_MODEL").ok();
    let reader = Reader::load(model.as_deref().map(std::path::Path::new)).expect("model");
    let resources = Resources::compiled_in();
    let mut paths: Vec<_> = std::fs::read_dir(folder).unwrap().map(|e| e.unwrap().path()).collect();
    paths.sort();
    let articles: Vec<Article> = paths.iter().map(|p| read_path(p).unwrap()).collect();
    let docs: Vec<Doc> = articles.iter().map(|a| reader.read(a.reads(), &a.body)).collect();
    let mut all: Vec<[Duration; 5]> = Vec::new();
    let mut engine: Vec<Duration> = Vec::new();
    for round in 0..rounds {
        let begun = Instant::now();
        for k in 0..evict {
            let a = &articles[(round + k) % articles.len()];
            black_box(reader.read(black_box(a.reads()), &a.body));
        }
        engine.push(begun.elapsed());
        let mut times = [Duration::ZERO; 5];
        let mut start = Instant::now();
        let mut lap = |l: usize| {
            times[l] += start.elapsed();
            start = Instant::now();
        };
        let read = articles.iter().zip(&docs);
        let mut readings: Vec<Reading> = read
            .map(|(article, doc)| Reading::new(article, doc, &resources.words, &resources.cues))
            .collect();
        readings.iter_mut().for_each(entities::find);
        lap(0);
        readings.iter_mut().for_each(|reading| dates::find(reading, &resources.dates));
        lap(1);
        readings.iter().for_each(|reading| drop(black_box(claims::find(reading))));
        lap(2);
        let happened: Vec<_> = readings
            .iter()
            .map(|reading| {
                let scene = Scene::of(reading, &resources.events);
                let events = events::find(reading, &resources, &scene);
                (reading, scene, events)
            })
            .collect();
        lap(3);
        for (reading, scene, events) in &happened {
            black_box(relationships::find(reading, &resources, scene, events));
        }
        lap(4);
        all.push(times);
    }
    engine.sort();
    print!("engine {:.1} ", engine[engine.len() / 4].as_secs_f64() * 1e3);
    let names = ["entities", "dates", "claims", "events", "relationships"];
    let (mut sum_min, mut sum_med) = (0.0, 0.0);
    for (l, n) in names.iter().enumerate() {
        let mut v: Vec<f64> = all.iter().map(|t| t[l].as_secs_f64() * 1e3).collect();
        v.sort_by(f64::total_cmp);
        let q = v[v.len() / 4];
        sum_min += v[0];
        sum_med += q;
        print!("{n} {:.2}/{:.2} ", v[0], q);
    }
    println!("| min {sum_min:.2} quartile {sum_med:.2}");
}
