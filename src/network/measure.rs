//! Centralities, communities and components, by the libraries that have them.

use super::{Network, NetworkError};
use petgraph::graph::NodeIndex;
use petgraph::unionfind::UnionFind;
use petgraph::visit::{EdgeRef, NodeIndexable};
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
    /// How many facts join it to others.
    pub weight: f64,
    /// Share of shortest paths between others that lead through it (Freeman 1977; Brandes 2001), 0 to 1.
    pub betweenness: f64,
    /// How near it is to all that it can reach (Wasserman and Faust 1994), 0 to 1.
    pub closeness: f64,
    /// `PageRank` with damping 0.85 and edges both ways; all sum to 1.
    pub pagerank: f64,
}

/// Above this many nodes rustworkx-core uses threads, whose sums come in another order each time.
const NEVER_PARALLEL: usize = usize::MAX;

/// Power iterations of `PageRank`: at a damping of 0.85 the error after 200 is below 1e-13.
const ITERATIONS: usize = 200;

/// All nodes with their centralities, the highest betweenness first, then degree, then label.
#[must_use]
pub fn centralities(network: &Network) -> Vec<Centrality> {
    use rustworkx_core::centrality::{betweenness_centrality, closeness_centrality};
    let graph = &network.graph;
    let betweenness = betweenness_centrality(graph, false, true, NEVER_PARALLEL);
    let closeness = closeness_centrality(graph, true, NEVER_PARALLEL);
    let pagerank = pagerank(network);
    let value = |list: &[Option<f64>], n: NodeIndex| list.get(n.index()).copied().flatten().unwrap_or(0.0);
    let mut all: Vec<Centrality> = graph
        .node_indices()
        .map(|n| Centrality {
            label: graph[n].label.clone(),
            iri: graph[n].iri.clone(),
            degree: graph.neighbors(n).count(),
            weight: graph.edges(n).map(|e| e.weight().weight()).sum(),
            betweenness: value(&betweenness, n),
            closeness: value(&closeness, n),
            pagerank: pagerank.get(n.index()).copied().unwrap_or(0.0),
        })
        .collect();
    all.sort_by(|a, b| {
        b.betweenness
            .total_cmp(&a.betweenness)
            .then(b.degree.cmp(&a.degree))
            .then_with(|| a.label.cmp(&b.label))
    });
    all
}

/// `PageRank` by power iteration (Page and others 1999). petgraph's own differs from networkx's in the third digit, so
/// this is ours; every node has a tie, so none is dangling.
#[allow(clippy::cast_precision_loss)] // counts of nodes and ties
fn pagerank(network: &Network) -> Vec<f64> {
    const DAMPING: f64 = 0.85;
    let graph = &network.graph;
    let nodes = graph.node_count() as f64;
    let mut ranks = vec![1.0 / nodes; graph.node_count()];
    for _ in 0..ITERATIONS {
        let mut next = vec![(1.0 - DAMPING) / nodes; ranks.len()];
        for node in graph.node_indices() {
            let share = DAMPING * ranks[node.index()] / graph.neighbors(node).count() as f64;
            graph.neighbors(node).for_each(|other| next[other.index()] += share);
        }
        ranks = next;
    }
    ranks
}

/// Communities by the Leiden algorithm on fact counts (Traag, Waltman and van Eck 2019), the largest first; the seed is
/// fixed, so that they are the same on every run.
///
/// # Errors
/// Where the library refuses the graph.
pub fn communities(network: &Network) -> Result<Vec<Vec<NodeIndex>>, NetworkError> {
    let failed = |e: leiden_rs::LeidenError| NetworkError::Communities(e.to_string());
    let graph = &network.graph;
    if graph.node_count() == 0 {
        return Ok(Vec::new());
    }
    let mut builder = leiden_rs::GraphDataBuilder::new(graph.node_count());
    for edge in graph.edge_references() {
        builder
            .add_edge(edge.source().index(), edge.target().index(), edge.weight().weight())
            .map_err(failed)?;
    }
    let config = leiden_rs::LeidenConfig::builder().seed(1).build();
    let found = leiden_rs::Leiden::new(config).run(&builder.build().map_err(failed)?).map_err(failed)?;
    Ok(grouped(graph.node_count(), |n| found.partition.community_of(n)))
}

/// Connected components, the largest first.
#[must_use]
pub fn components(network: &Network) -> Vec<Vec<NodeIndex>> {
    let graph = &network.graph;
    let mut sets = UnionFind::<usize>::new(graph.node_bound());
    for edge in graph.edge_references() {
        sets.union(edge.source().index(), edge.target().index());
    }
    let labels = sets.into_labeling();
    grouped(graph.node_count(), |n| labels[n])
}

fn grouped(nodes: usize, group: impl Fn(usize) -> usize) -> Vec<Vec<NodeIndex>> {
    let mut groups: std::collections::BTreeMap<usize, Vec<NodeIndex>> = std::collections::BTreeMap::new();
    for n in 0..nodes {
        groups.entry(group(n)).or_default().push(NodeIndex::new(n));
    }
    let mut groups: Vec<Vec<NodeIndex>> = groups.into_values().collect();
    groups.sort_by_key(|g| (usize::MAX - g.len(), g[0]));
    groups
}

#[cfg(test)]
mod tests {
    use super::super::projection::tests::network;
    use super::*;

    /// A chain of three: all shortest paths between the ends lead through the middle.
    #[test]
    fn the_middle_of_a_chain_is_its_centre() {
        let network = network("France backs Germany. Germany backs Poland.");
        let all = centralities(&network);
        assert_eq!((all[0].label.as_str(), all[0].degree), ("Germany", 2));
        assert!((all[0].betweenness - 1.0).abs() < 1e-12 && all[1].betweenness.abs() < 1e-12);
        assert!((all[0].closeness - 1.0).abs() < 1e-12 && (all[1].closeness - 2.0 / 3.0).abs() < 1e-12);
        assert!((all.iter().map(|c| c.pagerank).sum::<f64>() - 1.0).abs() < 1e-9);
    }

    #[test]
    fn what_nothing_joins_lies_apart() {
        let network = network("France backs Germany. Spain backs Portugal. Portugal backs Italy.");
        let sizes: Vec<usize> = components(&network).iter().map(Vec::len).collect();
        assert_eq!(sizes, [3, 2]);
        let sizes: Vec<usize> = communities(&network).unwrap().iter().map(Vec::len).collect();
        assert_eq!(sizes, [3, 2]);
    }
}
