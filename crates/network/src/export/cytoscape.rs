//! Cytoscape JSON, as Cytoscape reads it from `.cyjs` files and Cytoscape.js takes it as `elements`. The node's `value`
//! and the two switches are what networkx asks for beside it.

use crate::network::Network;
use serde_json::{Value, json};
use std::io::{Result, Write};

pub(super) fn write(network: &Network, out: &mut dyn Write) -> Result<()> {
    let graph = &network.graph;
    let nodes: Vec<Value> = (graph.node_indices())
        .map(|node| {
            let data = &graph[node];
            let id = format!("n{}", node.index());
            json!({ "data": { "id": id, "value": id, "name": data.label, "label": data.label, "kind": data.kind.name(), "iri": data.iri } })
        })
        .collect();
    let edges: Vec<Value> = (graph.edge_indices())
        .filter_map(|edge| {
            let (a, b) = graph.edge_endpoints(edge)?;
            let tie = &graph[edge];
            Some(json!({ "data": {
                "id": format!("e{}", edge.index()),
                "source": format!("n{}", a.index()),
                "target": format!("n{}", b.index()),
                "interaction": tie.describe(),
                "weight": network.weight(edge),
                "sign": tie.sign,
                "meetings": tie.meetings,
                "kinds": tie.kinds.keys().collect::<Vec<_>>(),
                "first": tie.first,
                "last": tie.last,
            } }))
        })
        .collect();
    let document = json!({
        "format_version": "1.0",
        "generated_by": crate::rdf::SOFTWARE,
        "target_cytoscapejs_version": "~2.1",
        "directed": false,
        "multigraph": false,
        "data": { "name": "network" },
        "elements": { "nodes": nodes, "edges": edges },
    });
    serde_json::to_writer_pretty(&mut *out, &document)?;
    writeln!(out)
}
