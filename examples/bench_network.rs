//! Times PageRank, components and communities on a list of edges: `bench_network NODES FILE`, a line `a b` an edge.
//!
//! Writes JSON with seconds and results; `scripts/bench_igraph.py` compares them with python-igraph's.

use std::time::Instant;
use summitry::network::{Adjacency, component_numbers, leiden, pagerank};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let nodes: usize = arguments.next().ok_or("want a number of nodes")?.parse()?;
    let text = std::fs::read_to_string(arguments.next().ok_or("want a file of edges")?)?;
    let mut edges = Vec::new();
    for line in text.lines() {
        let (a, b) = line.split_once(' ').ok_or("want two numbers a line")?;
        edges.push((a.parse()?, b.parse()?, 1.0));
    }
    let start = Instant::now();
    let graph = Adjacency::new(nodes, edges);
    let build = start.elapsed().as_secs_f64();
    let start = Instant::now();
    let ranks = pagerank(&graph);
    let ranked = start.elapsed().as_secs_f64();
    let start = Instant::now();
    let mut parts = component_numbers(&graph);
    let joined = start.elapsed().as_secs_f64();
    parts.sort_unstable();
    parts.dedup();
    let start = Instant::now();
    let found = leiden(&graph, 1.0, 2);
    let grouped = start.elapsed().as_secs_f64();
    let out = serde_json::json!({
        "build": { "seconds": build },
        "pagerank": { "seconds": ranked, "ranks": ranks },
        "components": { "seconds": joined, "count": parts.len() },
        "communities": { "seconds": grouped, "count": found.count, "modularity": found.modularity },
    });
    println!("{out}");
    Ok(())
}
