//! What holds the network together: components, communities, bridges, articulation points.

use super::{Adjacency, Network, leiden};
use petgraph::graph::{EdgeIndex, NodeIndex};
use petgraph::unionfind::UnionFind;
use petgraph::visit::EdgeRef;
use std::collections::BTreeMap;

/// As many passes as igraph and leidenalg make unless told otherwise; on a small network more of them cost nothing.
const PASSES_LARGE: usize = 2;
const PASSES_SMALL: usize = 20;
const SMALL: usize = 10_000;

/// The communities of a network, the largest first, with their modularity. Enemies are no community: ties that are more
/// hostile than friendly do not bind.
#[must_use]
pub fn communities(network: &Network, resolution: f64) -> (Vec<Vec<NodeIndex>>, f64) {
    let passes = if network.graph.edge_count() <= SMALL { PASSES_SMALL } else { PASSES_LARGE };
    let found = leiden(&network.binding(), resolution, passes);
    (grouped(&found.community), found.modularity)
}

/// Connected components, the largest first.
#[must_use]
pub fn components(network: &Network) -> Vec<Vec<NodeIndex>> {
    grouped(&component_numbers(&network.adjacency()))
}

/// The component of every node, by petgraph's union-find and the subgraph sampling of Afforest (Sutton, Ben-Nun and Barak,
/// IPDPS 2018): the first two neighbours of each node mostly tell the largest component already, and its nodes' other edges need no look.
#[must_use]
pub fn component_numbers(graph: &Adjacency) -> Vec<u32> {
    const SAMPLED: usize = 2;
    let nodes = u32::try_from(graph.nodes()).expect("node numbers are of 32 bits");
    let mut sets = UnionFind::<u32>::new(graph.nodes());
    for node in 0..nodes {
        for other in graph.neighbors(node).iter().take(SAMPLED) {
            sets.union(node, *other);
        }
    }
    let mut sizes: BTreeMap<u32, usize> = BTreeMap::new();
    for node in (0..nodes).step_by(graph.nodes() / 1024 + 1) {
        *sizes.entry(sets.find_mut(node)).or_default() += 1;
    }
    let largest = sizes.into_iter().max_by_key(|(_, size)| *size).map(|(set, _)| set);
    for node in 0..nodes {
        // An edge out of the largest set is seen from its other end.
        if graph.neighbors(node).len() > SAMPLED
            && Some(sets.find_mut(node)) != largest.map(|l| sets.find_mut(l))
        {
            for other in &graph.neighbors(node)[SAMPLED..] {
                sets.union(node, *other);
            }
        }
    }
    sets.into_labeling()
}

fn grouped(group: &[u32]) -> Vec<Vec<NodeIndex>> {
    let mut groups: BTreeMap<u32, Vec<NodeIndex>> = BTreeMap::new();
    for (n, g) in group.iter().enumerate() {
        groups.entry(*g).or_default().push(NodeIndex::new(n));
    }
    let mut groups: Vec<Vec<NodeIndex>> = groups.into_values().collect();
    groups.sort_by_key(|g| (usize::MAX - g.len(), g[0]));
    groups
}

/// The number of each node's group, by index.
#[must_use]
pub fn membership(groups: &[Vec<NodeIndex>], nodes: usize) -> Vec<usize> {
    let mut group = vec![0; nodes];
    for (number, members) in groups.iter().enumerate() {
        members.iter().for_each(|n| group[n.index()] = number);
    }
    group
}

/// The edges without which their ends would be in two components, in the order of the edges.
#[must_use]
pub fn bridges(network: &Network) -> Vec<EdgeIndex> {
    let mut found: Vec<EdgeIndex> =
        petgraph::algo::bridges::bridges(&network.graph).map(|edge| edge.id()).collect();
    found.sort_unstable();
    found
}

/// The nodes without which their neighbours would be in several components, in the order of the nodes.
#[must_use]
pub fn articulation_points(network: &Network) -> Vec<NodeIndex> {
    let mut found: Vec<NodeIndex> =
        petgraph::algo::articulation_points::articulation_points(&network.shape()).into_iter().collect();
    found.sort_unstable();
    found
}

#[cfg(test)]
mod tests {
    use super::super::testing::network;
    use super::*;

    #[test]
    fn what_nothing_joins_lies_apart() {
        let network =
            network(&["France support Germany", "Spain support Portugal", "Portugal support Italy"]);
        let sizes = |groups: &[Vec<NodeIndex>]| groups.iter().map(Vec::len).collect::<Vec<_>>();
        assert_eq!(sizes(&components(&network)), [3, 2]);
        assert_eq!(sizes(&communities(&network, 1.0).0), [3, 2]);
    }

    /// Two triangles joined by one edge: the edge is the bridge, its ends the articulation points.
    #[test]
    fn a_bridge_and_its_ends_hold_two_triangles_together() {
        let network = network(&[
            "France support Germany",
            "Germany support Spain",
            "Spain support France",
            "Italy support Poland",
            "Poland support Norway",
            "Norway support Italy",
            "Spain support Italy",
        ]);
        let ends: Vec<(String, String)> = bridges(&network)
            .into_iter()
            .filter_map(|e| network.graph.edge_endpoints(e))
            .map(|(a, b)| (network.label(a).to_owned(), network.label(b).to_owned()))
            .collect();
        assert_eq!(ends, [("Italy".to_owned(), "Spain".to_owned())]);
        let mut points: Vec<&str> =
            articulation_points(&network).into_iter().map(|n| network.label(n)).collect();
        points.sort_unstable();
        assert_eq!(points, ["Italy", "Spain"]);
    }
}
