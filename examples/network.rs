//! Projects a knowledge graph to a network of countries and measures it: `cargo run --example network -- KG`

use std::path::PathBuf;
use summitry::Kg;
use summitry::network::{Network, Projection, World, centralities};
use summitry::petgraph::visit::EdgeRef;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let folder = std::env::args_os().nth(1).map_or_else(|| "out/demo/kg".into(), PathBuf::from);
    let kg = Kg::open(&folder)?;
    let network = Network::of(&World::read(&kg)?, &Projection::countries());
    // A petgraph graph: whatever works on those works on it.
    for edge in network.graph.edge_references().take(10) {
        let (from, to) = (network.label(edge.source()), network.label(edge.target()));
        println!("{from} - {to}: {} facts", edge.weight().describe());
    }
    for node in centralities(&network, None).nodes.iter().take(5) {
        println!("{}: betweenness {:.3}", node.label, node.betweenness);
    }
    Ok(())
}
