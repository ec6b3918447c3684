//! What is measured of a network and how it looks, for formats that programs for networks open.

use crate::network::{Centrality, Network, by_forces, centralities, communities, membership};
use std::collections::BTreeMap;

/// Above so many nodes neither betweenness nor places are worked out: the programs that open such a file do that better.
const MEASURED: usize = 2000;

/// Colours that people with any kind of colour vision tell apart (Okabe and Ito 2008); small communities are grey.
const COLOURS: [(u8, u8, u8); 7] = [
    (0, 114, 178),
    (230, 159, 0),
    (0, 158, 115),
    (204, 121, 167),
    (213, 94, 0),
    (86, 180, 233),
    (240, 228, 66),
];
const GREY: (u8, u8, u8) = (138, 144, 153);

/// One node, measured.
pub(super) struct Measured {
    /// Name and value of each measure.
    pub values: Vec<(&'static str, String)>,
    pub colour: (u8, u8, u8),
    pub size: f64,
    /// Where it stands in a picture, y upwards.
    pub place: Option<(f64, f64)>,
}

/// The measures with their types, in XML's words.
pub(super) const MEASURES: [(&str, &str); 8] = [
    ("degree", "integer"),
    ("strength", "double"),
    ("betweenness", "double"),
    ("closeness", "double"),
    ("eigenvector", "double"),
    ("pagerank", "double"),
    ("core", "integer"),
    ("community", "integer"),
];

/// All nodes in the order of the network.
#[allow(clippy::cast_precision_loss)] // degrees
pub(super) fn measured(network: &Network) -> Vec<Measured> {
    let graph = &network.graph;
    let nodes = graph.node_count();
    let small = nodes <= MEASURED;
    let found = if small { centralities(network, None).nodes } else { Vec::new() };
    let by_iri: BTreeMap<&str, &Centrality> = found.iter().map(|c| (c.iri.as_str(), c)).collect();
    let (groups, _) = communities(network, 1.0);
    let group = membership(&groups, nodes);
    let places = if small { places(network) } else { Vec::new() };
    let node = |n: petgraph::graph::NodeIndex| {
        let degree = graph.neighbors(n).count();
        let strength: f64 = graph.edges(n).map(|e| network.weight(petgraph::visit::EdgeRef::id(&e))).sum();
        let mut values = vec![("degree", degree.to_string()), ("strength", strength.to_string())];
        if let Some(c) = by_iri.get(graph[n].iri.as_str()) {
            values.push(("betweenness", c.betweenness.to_string()));
            values.push(("closeness", c.closeness.to_string()));
            values.extend(c.eigenvector.map(|x| ("eigenvector", x.to_string())));
            values.push(("pagerank", c.pagerank.to_string()));
            values.push(("core", c.core.to_string()));
        }
        let community = group[n.index()];
        values.push(("community", (community + 1).to_string()));
        let colour = COLOURS.get(community).copied().filter(|_| groups[community].len() > 1);
        Measured {
            values,
            colour: colour.unwrap_or(GREY),
            size: 10.0 + 5.0 * (degree as f64).sqrt(),
            place: places.get(n.index()).copied(),
        }
    };
    graph.node_indices().map(node).collect()
}

fn places(network: &Network) -> Vec<(f64, f64)> {
    let graph = &network.graph;
    let (mut ends, mut weights) = (Vec::new(), Vec::new());
    for edge in graph.edge_indices() {
        let Some((a, b)) = graph.edge_endpoints(edge) else { continue };
        ends.push((a.index(), b.index()));
        weights.push(network.weight(edge));
    }
    let heaviest = weights.iter().copied().fold(1.0, f64::max);
    weights.iter_mut().for_each(|w| *w /= heaviest);
    // Pictures count downwards, programs for networks upwards; a tenth of a pixel is enough.
    let round = |x: f64| (x * 10.0).round() / 10.0;
    by_forces(graph.node_count(), &ends, &weights).into_iter().map(|(x, y)| (round(x), round(-y))).collect()
}
