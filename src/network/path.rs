//! How one entity is joined to another, with the facts behind each hop.

use super::{Network, NetworkError};
use petgraph::algo::astar;
use serde::Serialize;

/// One step of a path.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Hop {
    /// From whom.
    pub from: String,
    /// To whom.
    pub to: String,
    /// What joins them.
    pub tie: String,
    /// The IRIs of the facts.
    pub facts: Vec<String>,
}

/// The path of fewest hops between two labels; of several the one over more facts.
///
/// # Errors
/// Where a label is unknown or ambiguous, or nothing joins the two.
pub fn path(network: &Network, from: &str, to: &str) -> Result<Vec<Hop>, NetworkError> {
    let (start, goal) = (network.find(from)?, network.find(to)?);
    // A hop costs one; many facts make it cheaper by less than a hop of the longest path.
    #[allow(clippy::cast_precision_loss)] // a network of 2^52 nodes does not fit a machine
    let nodes = network.graph.node_count() as f64 + 1.0;
    let cost = |tie: &super::Tie| 1.0 - (1.0 - 1.0 / (1.0 + tie.weight())) / nodes;
    let found = astar(&network.graph, start, |n| n == goal, |e| cost(e.weight()), |_| 0.0);
    let (_, nodes) = found.ok_or_else(|| NetworkError::NoPath(from.to_owned(), to.to_owned()))?;
    let hop = |pair: &[petgraph::graph::NodeIndex]| {
        let edge = network.graph.find_edge(pair[0], pair[1])?;
        let tie = &network.graph[edge];
        let label = |n: petgraph::graph::NodeIndex| network.graph[n].label.clone();
        Some(Hop {
            from: label(pair[0]),
            to: label(pair[1]),
            tie: tie.describe(),
            facts: tie.facts.iter().cloned().collect(),
        })
    };
    Ok(nodes.windows(2).filter_map(hop).collect())
}

#[cfg(test)]
mod tests {
    use super::super::projection::tests::network;
    use super::*;

    #[test]
    fn a_path_names_what_joins_each_pair() {
        let network = network("France backs Germany. Germany invaded Poland in 1939. Spain backs Portugal.");
        let hops = path(&network, "France", "poland").unwrap();
        let told: Vec<String> = hops.iter().map(|h| format!("{} {} {}", h.from, h.tie, h.to)).collect();
        assert_eq!(told, ["France support Germany", "Germany conflict Poland"]);
        assert!(matches!(path(&network, "France", "Spain"), Err(NetworkError::NoPath(..))));
    }
}
