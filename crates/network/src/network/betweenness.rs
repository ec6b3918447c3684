//! Betweenness: exact, or from sampled sources with an error bound.

use super::{Adjacency, Network};
use rustworkx_core::centrality::betweenness_centrality;

/// How betweenness is found.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Betweenness {
    /// From every node (Brandes 2001).
    Exact,
    /// From so many nodes drawn without replacement that, with a probability of 0.95, no node's value is off by more
    /// than `error` (Brandes and Pich 2007; the bound is Hoeffding's, over all nodes at once).
    Sampled {
        /// The largest error, in the unit of betweenness (0 to 1).
        error: f64,
    },
}

/// Up to this many nodes betweenness is exact unless asked for otherwise.
const EXACT_UP_TO: usize = 2_000;

/// The largest error of a sampled betweenness unless asked for otherwise.
const ERROR: f64 = 0.05;

/// The probability that some node's error is larger than the bound.
const RISK: f64 = 0.05;

impl Betweenness {
    /// Exact for small networks, sampled for large ones.
    #[must_use]
    pub fn default_for(nodes: usize) -> Betweenness {
        if nodes <= EXACT_UP_TO { Betweenness::Exact } else { Betweenness::Sampled { error: ERROR } }
    }

    /// How many sources are walked from in a network of so many nodes.
    ///
    /// One source's share in a node's betweenness lies between 0 and 1, so the mean of k of them is off by more than ε
    /// with a probability below 2 exp(-2 k ε²) (Hoeffding 1963, whose bound holds without replacement too).
    #[must_use]
    #[allow(clippy::cast_precision_loss, clippy::cast_possible_truncation, clippy::cast_sign_loss)] // counts of nodes
    pub fn sources(self, nodes: usize) -> usize {
        match self {
            Betweenness::Exact => nodes,
            Betweenness::Sampled { error } => {
                // A node is not its own source: the mean is over n, the value over n - 1.
                let error = error * (nodes as f64 - 1.0) / nodes as f64;
                let wanted = (2.0 * nodes as f64 / RISK).ln() / (2.0 * error * error);
                if wanted.is_finite() { (wanted.ceil() as usize).clamp(1, nodes.max(1)) } else { nodes }
            }
        }
    }

    /// What was done, in a few words.
    #[must_use]
    pub fn describe(self, nodes: usize) -> String {
        match self {
            Betweenness::Sampled { error } if self.sources(nodes) < nodes => format!(
                "sampled from {} of {nodes} nodes: off by at most {error} with a probability of 95 %",
                self.sources(nodes)
            ),
            _ => "exact".to_owned(),
        }
    }
}

/// The betweenness of every node, by index, as shares of the pairs of others.
#[must_use]
pub fn betweenness(network: &Network, how: Betweenness) -> Vec<f64> {
    let nodes = network.graph.node_count();
    if how.sources(nodes) >= nodes {
        let exact = betweenness_centrality(&network.graph, false, true, usize::MAX);
        return exact.into_iter().map(|b| b.unwrap_or(0.0)).collect();
    }
    sampled(&network.adjacency(), how.sources(nodes))
}

/// Betweenness from this many sources.
#[must_use]
#[allow(clippy::cast_precision_loss)] // counts of nodes
pub fn sampled(graph: &Adjacency, sources: usize) -> Vec<f64> {
    let nodes = graph.nodes();
    let mut sums = vec![0.0; nodes];
    let mut walk = Walk::new(nodes);
    let chosen = draw(nodes, sources);
    for source in &chosen {
        walk.from(graph, *source, &mut sums);
    }
    if nodes > 2 {
        // The mean over sources, scaled from "per source among n" to "per source among the n-1 others".
        let scale = nodes as f64 / (chosen.len() as f64 * (nodes - 1) as f64 * (nodes - 2) as f64);
        sums.iter_mut().for_each(|b| *b *= scale);
    }
    sums
}

/// Draws `count` of `nodes` without replacement: the first steps of a Fisher-Yates shuffle by a fixed generator.
fn draw(nodes: usize, count: usize) -> Vec<u32> {
    let mut all: Vec<u32> = (0..u32::try_from(nodes).unwrap_or(u32::MAX)).collect();
    let mut random = super::random::Random::new(1);
    let count = count.min(all.len());
    for i in 0..count {
        let j = i + random.below(all.len() - i);
        all.swap(i, j);
    }
    all.truncate(count);
    all
}

/// The memory of one breadth-first walk, used again for each source.
struct Walk {
    distance: Vec<u32>,
    paths: Vec<f64>,
    share: Vec<f64>,
    order: Vec<u32>,
}

const UNSEEN: u32 = u32::MAX;

impl Walk {
    fn new(nodes: usize) -> Walk {
        Walk {
            distance: vec![UNSEEN; nodes],
            paths: vec![0.0; nodes],
            share: vec![0.0; nodes],
            order: Vec::with_capacity(nodes),
        }
    }

    /// Adds one source's shares (Brandes 2001, algorithm 1).
    fn from(&mut self, graph: &Adjacency, source: u32, sums: &mut [f64]) {
        self.distance[source as usize] = 0;
        self.paths[source as usize] = 1.0;
        self.order.push(source);
        let mut next = 0;
        while let Some(&v) = self.order.get(next) {
            next += 1;
            for &w in graph.neighbors(v) {
                if self.distance[w as usize] == UNSEEN {
                    self.distance[w as usize] = self.distance[v as usize] + 1;
                    self.order.push(w);
                }
                if self.distance[w as usize] == self.distance[v as usize] + 1 {
                    self.paths[w as usize] += self.paths[v as usize];
                }
            }
        }
        for &w in self.order.iter().rev() {
            let part = (1.0 + self.share[w as usize]) / self.paths[w as usize];
            for &v in graph.neighbors(w) {
                if self.distance[v as usize] != UNSEEN
                    && self.distance[v as usize] + 1 == self.distance[w as usize]
                {
                    self.share[v as usize] += self.paths[v as usize] * part;
                }
            }
            if w != source {
                sums[w as usize] += self.share[w as usize];
            }
        }
        for v in self.order.drain(..) {
            self.distance[v as usize] = UNSEEN;
            self.paths[v as usize] = 0.0;
            self.share[v as usize] = 0.0;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::network::random::Random;

    fn random_graph(nodes: usize, edges: usize) -> Adjacency {
        let mut random = Random::new(7);
        let mut pairs = std::collections::BTreeSet::new();
        while pairs.len() < edges {
            let (a, b) = (random.below(nodes), random.below(nodes));
            if a < b {
                pairs.insert((u32::try_from(a).unwrap(), u32::try_from(b).unwrap()));
            }
        }
        Adjacency::new(nodes, pairs.into_iter().map(|(a, b)| (a, b, 1.0)))
    }

    #[test]
    fn all_sources_together_give_the_exact_value() {
        let graph = random_graph(60, 120);
        let shape: petgraph::graph::UnGraph<(), ()> = petgraph::graph::UnGraph::from_edges(
            (0..60).flat_map(|a| graph.neighbors(a).iter().map(move |b| (a, *b))).filter(|(a, b)| a < b),
        );
        let exact = betweenness_centrality(&shape, false, true, usize::MAX);
        for (ours, theirs) in sampled(&graph, 60).iter().zip(exact) {
            assert!((ours - theirs.unwrap()).abs() < 1e-12);
        }
    }

    #[test]
    fn a_sample_is_within_its_bound() {
        let graph = random_graph(3000, 4500);
        let how = Betweenness::Sampled { error: 0.05 };
        let sources = how.sources(3000);
        assert!(sources < 3000, "{sources}");
        let (exact, sample) = (sampled(&graph, 3000), sampled(&graph, sources));
        let worst = exact.iter().zip(&sample).map(|(a, b)| (a - b).abs()).fold(0.0, f64::max);
        assert!(worst <= 0.05 && worst > 0.0, "{worst}");
    }

    #[test]
    fn a_wish_that_needs_every_node_is_met_exactly() {
        assert_eq!(Betweenness::Sampled { error: 1e-9 }.sources(50), 50);
        assert_eq!(Betweenness::Sampled { error: 0.0 }.describe(50), "exact");
        assert_eq!(Betweenness::default_for(100), Betweenness::Exact);
        assert_ne!(Betweenness::default_for(100_000), Betweenness::Exact);
    }
}
