//! The language engine alone: texts to analyses, and how far it is from what the processor can do.

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use pulp::{Simd, WithSimd};
use std::hint::black_box;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};
use summitry::language::engine::{Analyser, Model};

fn texts() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/articles");
    let mut paths: Vec<_> = std::fs::read_dir(folder)
        .expect("the folder is part of the project")
        .map(|e| e.expect("an entry").path())
        .collect();
    paths.sort();
    paths.iter().map(|p| std::fs::read_to_string(p).expect("an article")).collect()
}

/// Throughput is in tokens. An analyser that has met the words before is what a stream of articles sees.
fn parse(c: &mut Criterion) {
    let model = Arc::new(Model::open(None).expect("a model; `make model` fetches one"));
    let texts = texts();
    let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
    let mut analyser = Analyser::new(model.clone());
    let tokens: usize = analyser.read_all(&texts).iter().map(|a| a.tokens.len()).sum();
    let mut group = c.benchmark_group("language");
    group.throughput(Throughput::Elements(tokens as u64));
    group.bench_function(BenchmarkId::new("parse", model.name()), |b| {
        b.iter(|| {
            let read: usize = analyser.read_all(black_box(&texts)).iter().map(|a| a.tokens.len()).sum();
            assert_eq!(read, tokens);
        });
    });
    group.finish();
    share_of_peak(&model, &mut analyser, &texts, tokens);
}

/// Prints operations a token, and the operations a second that they amount to beside those of bare multiply-adds.
fn share_of_peak(model: &Model, analyser: &mut Analyser, texts: &[&str], tokens: usize) {
    let start = Instant::now();
    let mut rounds = 0_u32;
    while start.elapsed() < Duration::from_secs(1) {
        black_box(analyser.read_all(texts));
        rounds += 1;
    }
    let a_second = f64::from(rounds) * tokens as f64 / start.elapsed().as_secs_f64();
    let reached = a_second * model.operations() as f64 / 1e9;
    let peak = peak() / 1e9;
    println!(
        "{}: {:.2} MFLOP a token, {a_second:.0} tokens/s = {reached:.1} GFLOP/s, {:.0} % of the {peak:.0} GFLOP/s of bare multiply-adds",
        model.name(),
        model.operations() as f64 / 1e6,
        100.0 * reached / peak
    );
}

/// Single-precision operations a second of twelve independent chains of multiply-adds: enough to hide their latency.
fn peak() -> f64 {
    const ROUNDS: u32 = 20_000_000;
    const CHAIN: u32 = 1_000;
    struct Chains(u32);
    impl WithSimd for Chains {
        type Output = (f32, usize);

        #[inline(always)]
        fn with_simd<S: Simd>(self, simd: S) -> (f32, usize) {
            let (a, b) = (simd.splat_f32s(0.999), simd.splat_f32s(0.001));
            let mut sums = [simd.splat_f32s(1.0); 12];
            for _ in 0..self.0 / CHAIN {
                for _ in 0..CHAIN {
                    sums.iter_mut().for_each(|s| *s = simd.mul_add_e_f32s(*s, a, b));
                }
                // What is seen cannot be reckoned away.
                black_box(&mut sums);
            }
            let total = sums.into_iter().map(|s| simd.reduce_sum_f32s(s)).sum();
            (total, 2 * 12 * S::F32_LANES)
        }
    }
    let arch = pulp::Arch::new();
    (0..3)
        .map(|_| {
            let start = Instant::now();
            let (total, operations) = arch.dispatch(Chains(black_box(ROUNDS)));
            black_box(total);
            f64::from(ROUNDS) * operations as f64 / start.elapsed().as_secs_f64()
        })
        .fold(0.0, f64::max)
}

criterion_group!(benches, parse);
criterion_main!(benches);
