//! Structural balance of the signed network (Heider 1946; Cartwright and Harary 1956).
//!
//! An edge is friendly or hostile by the sum of its facts' polarities; one whose sum is 0 has no sign and is left out.

use super::Network;
use super::frustration::{Frustration, frustration};
use petgraph::graph::{EdgeIndex, NodeIndex};
use std::collections::BTreeMap;

/// Three entities of which each two stand in a signed relation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Triad {
    /// The three, in the order of the network.
    pub nodes: [NodeIndex; 3],
    /// The edges between the first two, the last two, and the first and the last.
    pub edges: [EdgeIndex; 3],
    /// How many of the three edges are hostile. An even number is balanced.
    pub hostile: usize,
}

impl Triad {
    /// Whether the product of the signs is positive: my friend's friend is my friend, my enemy's enemy too.
    #[must_use]
    pub fn is_balanced(&self) -> bool {
        self.hostile.is_multiple_of(2)
    }

    /// The signs, friendly first: `+++`, `++-`, `+--`, `---`.
    #[must_use]
    pub fn signs(&self) -> &'static str {
        ["+++", "++-", "+--", "---"][self.hostile.min(3)]
    }
}

/// The balance of a signed network.
#[derive(Clone, Debug, PartialEq)]
pub struct Balance {
    /// How many edges are friendly.
    pub friendly: usize,
    /// How many are hostile.
    pub hostile: usize,
    /// Every triad, in the order of its nodes.
    pub triads: Vec<Triad>,
    /// How many edges must change their sign to make two camps.
    pub frustration: Frustration,
}

impl Balance {
    /// How many triads have so many hostile edges, from 0 to 3.
    #[must_use]
    pub fn census(&self) -> [usize; 4] {
        let mut census = [0; 4];
        self.triads.iter().for_each(|t| census[t.hostile] += 1);
        census
    }

    /// The share of triads that are balanced; `None` where there is no triad.
    #[must_use]
    #[allow(clippy::cast_precision_loss)] // counts
    pub fn share(&self) -> Option<f64> {
        let balanced = self.triads.iter().filter(|t| t.is_balanced()).count();
        (!self.triads.is_empty()).then(|| balanced as f64 / self.triads.len() as f64)
    }
}

/// Measures the balance of a network.
#[must_use]
pub fn balance(network: &Network) -> Balance {
    let graph = &network.graph;
    let signed: Vec<EdgeIndex> = graph.edge_indices().filter(|e| graph[*e].sign != 0).collect();
    let mut neighbors: BTreeMap<NodeIndex, BTreeMap<NodeIndex, EdgeIndex>> = BTreeMap::new();
    let mut edges = Vec::new();
    for edge in &signed {
        let Some((a, b)) = graph.edge_endpoints(*edge) else { continue };
        neighbors.entry(a).or_default().insert(b, *edge);
        neighbors.entry(b).or_default().insert(a, *edge);
        edges.push((a.index(), b.index(), graph[*edge].sign < 0));
    }
    let hostile = edges.iter().filter(|e| e.2).count();
    Balance {
        friendly: edges.len() - hostile,
        hostile,
        triads: triads(network, &neighbors),
        frustration: frustration(graph.node_count(), &edges),
    }
}

fn triads(network: &Network, neighbors: &BTreeMap<NodeIndex, BTreeMap<NodeIndex, EdgeIndex>>) -> Vec<Triad> {
    let mut found = Vec::new();
    for (a, of_a) in neighbors {
        for (b, ab) in of_a.range((std::ops::Bound::Excluded(*a), std::ops::Bound::Unbounded)) {
            for (c, bc) in neighbors[b].range((std::ops::Bound::Excluded(*b), std::ops::Bound::Unbounded)) {
                let Some(ac) = of_a.get(c) else { continue };
                let edges = [*ab, *bc, *ac];
                let hostile = edges.iter().filter(|e| network.graph[**e].sign < 0).count();
                found.push(Triad { nodes: [*a, *b, *c], edges, hostile });
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::super::testing::network;
    use super::*;

    #[test]
    fn the_enemy_of_my_enemy_is_my_friend() {
        let network = network(&[
            "France alliance Germany",
            "France conflict Spain",
            "Germany rift Spain",
            "Italy alliance Poland",
            "Poland alliance Norway",
            "Norway conflict Italy",
            "Sweden kinship Finland",
        ]);
        let balance = balance(&network);
        assert_eq!((balance.friendly, balance.hostile), (3, 3));
        assert_eq!(balance.census(), [0, 1, 1, 0]);
        assert_eq!(balance.share(), Some(0.5));
        assert_eq!((balance.frustration.lower, balance.frustration.upper), (1, 1));
    }

    #[test]
    fn a_relation_that_both_helps_and_harms_has_no_sign() {
        let balance = balance(&network(&["France alliance Germany", "France conflict Germany"]));
        assert_eq!((balance.friendly, balance.hostile, balance.share()), (0, 0, None));
    }
}
