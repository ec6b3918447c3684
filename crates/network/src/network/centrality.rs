//! Who stands where: degree, betweenness, closeness, eigenvector, `PageRank`, core number.

use super::betweenness::{self, Betweenness};
use super::{Adjacency, Network, pagerank};
use petgraph::graph::NodeIndex;
use serde::Serialize;

/// Where a node stands in the network.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Centrality {
    /// Its label.
    pub label: String,
    /// Its IRI.
    pub iri: String,
    /// How many others it is joined to.
    pub degree: usize,
    /// The sum of its edges' weights.
    pub weight: f64,
    /// Share of shortest paths between others that lead through it (Freeman 1977; Brandes 2001), 0 to 1.
    pub betweenness: f64,
    /// How near it is to all that it can reach (Wasserman and Faust 1994), 0 to 1.
    pub closeness: f64,
    /// Its entry in the dominant eigenvector of the weighted adjacency matrix (Bonacich 1972), of length 1; `None` where
    /// the power iteration does not converge.
    pub eigenvector: Option<f64>,
    /// Weighted `PageRank` with damping 0.85 and edges both ways; all sum to 1.
    pub pagerank: f64,
    /// The largest k of a k-core that holds it (Seidman 1983).
    pub core: usize,
}

/// The centralities of all nodes.
#[derive(Clone, Debug, PartialEq)]
pub struct Centralities {
    /// The highest betweenness first, then degree, then label.
    pub nodes: Vec<Centrality>,
    /// How betweenness was found.
    pub betweenness: Betweenness,
}

/// Above this many nodes rustworkx-core uses threads, whose sums come in another order each time.
const NEVER_PARALLEL: usize = usize::MAX;

/// Limits of the power iteration for eigenvectors: the tolerance is the mean change of an entry.
const EIGENVECTOR: (usize, f64) = (20_000, 1e-14);

/// All nodes with their centralities.
#[must_use]
pub fn centralities(network: &Network, how: Option<Betweenness>) -> Centralities {
    use rustworkx_core::centrality::{closeness_centrality, eigenvector_centrality};
    let graph = &network.graph;
    let how = how.unwrap_or_else(|| Betweenness::default_for(graph.node_count()));
    let between = betweenness::betweenness(network, how);
    let closeness = closeness_centrality(graph, true, NEVER_PARALLEL);
    let weight = |edge: petgraph::graph::EdgeReference<super::Tie>| {
        Ok::<f64, std::convert::Infallible>(network.weight(petgraph::visit::EdgeRef::id(&edge)))
    };
    let (limit, tolerance) = EIGENVECTOR;
    let eigenvector = eigenvector_centrality(graph, weight, Some(limit), Some(tolerance)).ok().flatten();
    let adjacency = network.adjacency();
    let pagerank = pagerank(&adjacency);
    let cores = core_numbers(network);
    let mut nodes: Vec<Centrality> = graph
        .node_indices()
        .map(|n| Centrality {
            label: graph[n].label.clone(),
            iri: graph[n].iri.clone(),
            degree: graph.neighbors(n).count(),
            weight: strength(&adjacency, n),
            betweenness: between[n.index()],
            closeness: closeness.get(n.index()).copied().flatten().unwrap_or(0.0),
            eigenvector: eigenvector.as_ref().map(|v| v[n.index()]),
            pagerank: pagerank[n.index()],
            core: cores[n.index()],
        })
        .collect();
    nodes.sort_by(|a, b| {
        let by_degree = b.betweenness.total_cmp(&a.betweenness).then(b.degree.cmp(&a.degree));
        by_degree.then_with(|| a.label.cmp(&b.label)).then_with(|| a.iri.cmp(&b.iri))
    });
    Centralities { nodes, betweenness: how }
}

/// The sum of a node's edge weights.
fn strength(adjacency: &Adjacency, node: NodeIndex) -> f64 {
    u32::try_from(node.index()).map_or(0.0, |n| adjacency.weights(n).iter().sum())
}

/// The core number of every node, by index.
#[must_use]
pub fn core_numbers(network: &Network) -> Vec<usize> {
    let mut cores = vec![0; network.graph.node_count()];
    for (node, core) in rustworkx_core::connectivity::core_number(network.shape()) {
        cores[node.index()] = core;
    }
    cores
}

#[cfg(test)]
mod tests {
    use super::super::testing::network;
    use super::*;

    /// A chain of three: all shortest paths between the ends lead through the middle.
    #[test]
    fn the_middle_of_a_chain_is_its_centre() {
        let all = centralities(&network(&["France support Germany", "Germany support Poland"]), None).nodes;
        assert_eq!((all[0].label.as_str(), all[0].degree, all[0].core), ("Germany", 2, 1));
        assert!((all[0].betweenness - 1.0).abs() < 1e-12 && all[1].betweenness.abs() < 1e-12);
        assert!((all[0].closeness - 1.0).abs() < 1e-12 && (all[1].closeness - 2.0 / 3.0).abs() < 1e-12);
        assert!((all.iter().map(|c| c.pagerank).sum::<f64>() - 1.0).abs() < 1e-9);
        // The chain's dominant eigenvector is (1/2, 1/√2, 1/2).
        let entry = |i: usize| all[i].eigenvector.unwrap();
        assert!((entry(0) - 0.5_f64.sqrt()).abs() < 1e-9 && (entry(1) - 0.5).abs() < 1e-9);
    }

    /// A triangle with a tail: the triangle is a 2-core.
    #[test]
    fn the_densest_part_has_the_highest_core_number() {
        let network = network(&[
            "France support Germany",
            "Germany support Spain",
            "Spain support France",
            "Spain support Italy",
        ]);
        let cores: Vec<(String, usize)> =
            centralities(&network, None).nodes.into_iter().map(|c| (c.label, c.core)).collect();
        assert!(
            cores.contains(&("Italy".to_owned(), 1)) && cores.contains(&("France".to_owned(), 2)),
            "{cores:?}"
        );
    }
}
