//! Text to facts, and facts to a knowledge graph, on the articles that come with the project.

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use std::hint::black_box;
use std::path::Path;
use summitry::article::{Article, read_path};
use summitry::{Kg, Pipeline};

fn articles() -> Vec<Article> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/articles");
    let mut paths: Vec<_> = std::fs::read_dir(folder)
        .expect("the folder is part of the project")
        .map(|e| e.expect("an entry").path())
        .collect();
    paths.sort();
    paths.iter().map(|p| read_path(p).expect("an article")).collect()
}

/// Throughput is in bytes, so that numbers compare across texts.
fn extract(c: &mut Criterion) {
    let pipeline = Pipeline::builder().build().expect("a model");
    let mut group = c.benchmark_group("extract");
    for article in articles() {
        let claims = pipeline.extract(&article).claims.len();
        group.throughput(Throughput::Bytes(article.text.len() as u64));
        group.bench_with_input(BenchmarkId::from_parameter(&article.id), &article, |b, article| {
            b.iter(|| assert_eq!(pipeline.extract(black_box(article)).claims.len(), claims));
        });
    }
}

fn build(c: &mut Criterion) {
    let pipeline = Pipeline::builder().build().expect("a model");
    let facts: Vec<_> = articles().iter().map(|a| pipeline.extract(a)).collect();
    c.bench_function("build/three-articles", |b| {
        b.iter(|| {
            let mut kg = Kg::new(summitry::rdf::Base::default()).expect("a store");
            for facts in &facts {
                kg.add(black_box(facts)).expect("added");
            }
            assert_eq!(kg.articles().len(), 3);
        });
    });
}

criterion_group!(benches, extract, build);
criterion_main!(benches);
