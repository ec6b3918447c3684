//! What finding dates adds to the language engine: both over the same articles, in one run.

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use std::hint::black_box;
use std::path::Path;
use summitry::article::{Article, read_path};
use summitry::extract::dates;
use summitry::extract::entities::Phrases;
use summitry::extract::reading::Reading;
use summitry::gazetteer::Gazetteer;
use summitry::language::Reader;

fn articles() -> Vec<Article> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/articles");
    let mut paths: Vec<_> = std::fs::read_dir(folder)
        .expect("the folder is part of the project")
        .map(|e| e.expect("an entry").path())
        .collect();
    paths.sort();
    paths.iter().map(|p| read_path(p).expect("an article")).collect()
}

/// `dates/find` may take one twentieth of `dates/engine`.
fn layer(c: &mut Criterion) {
    let reader = Reader::load(None).expect("a model");
    let gazetteer = Gazetteer::compiled_in();
    let phrases = Phrases::of(gazetteer);
    let mut group = c.benchmark_group("dates");
    for article in articles() {
        group.throughput(Throughput::Bytes(article.text.len() as u64));
        let doc = reader.read(&article.text, &article.body);
        let find = || {
            let mut reading = Reading::new(&article, &doc, gazetteer, &phrases);
            dates::find(&mut reading);
            reading.dates.len()
        };
        let found = find();
        group.bench_with_input(BenchmarkId::new("engine", &article.id), &article, |b, article| {
            b.iter(|| black_box(reader.read(&article.text, &article.body)).tokens.len());
        });
        group.bench_function(BenchmarkId::new("find", &article.id), |b| b.iter(|| assert_eq!(find(), found)));
    }
}

criterion_group!(benches, layer);
criterion_main!(benches);
