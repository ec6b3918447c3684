//! How one entity is joined to another, with the facts and sentences behind each hop.

use super::{Network, NetworkError, Sentences};
use petgraph::algo::astar;
use petgraph::graph::NodeIndex;
use petgraph::visit::EdgeRef;
use serde::Serialize;

/// Which path is wanted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "clap", derive(clap::ValueEnum))]
#[non_exhaustive]
pub enum Best {
    /// Of fewest hops; of several the one over more facts.
    #[default]
    Shortest,
    /// Over the heaviest edges: the least sum of 1 / weight (Newman 2001).
    Strongest,
}

/// One step of a path.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Hop {
    /// From whom.
    pub from: String,
    /// To whom.
    pub to: String,
    /// What joins them.
    pub tie: String,
    /// How heavy the edge is.
    pub weight: f64,
    /// The IRIs of the facts.
    pub facts: Vec<String>,
    /// The sentences that they rest on, the words that carry them between `«` and `»`.
    pub sentences: Vec<String>,
}

/// The path between two labels.
///
/// # Errors
/// Where a label is unknown or ambiguous, nothing joins the two, or the store fails.
pub fn path(
    network: &Network,
    sentences: &Sentences,
    from: &str,
    to: &str,
    best: Best,
) -> Result<Vec<Hop>, NetworkError> {
    let (start, goal) = (network.find(from)?, network.find(to)?);
    // Of the shortest: a hop costs one; weight makes it cheaper by less than a hop of the longest path.
    #[allow(clippy::cast_precision_loss)] // a network of 2^52 nodes does not fit a machine
    let nodes = network.graph.node_count() as f64 + 1.0;
    let cost = |weight: f64| match best {
        Best::Shortest => 1.0 - (1.0 - 1.0 / (1.0 + weight)) / nodes,
        Best::Strongest => 1.0 / weight,
    };
    let edge_cost = |e: petgraph::graph::EdgeReference<super::Tie>| cost(network.weight(e.id()));
    let found = astar(&network.graph, start, |n| n == goal, edge_cost, |_| 0.0);
    let (_, nodes) = found.ok_or_else(|| NetworkError::NoPath(from.to_owned(), to.to_owned()))?;
    nodes.windows(2).map(|pair| hop(network, sentences, pair[0], pair[1])).collect()
}

fn hop(network: &Network, sentences: &Sentences, a: NodeIndex, b: NodeIndex) -> Result<Hop, NetworkError> {
    let edge = network.graph.find_edge(a, b).expect("a path goes along edges");
    let tie = &network.graph[edge];
    let mut behind = Vec::new();
    for fact in &tie.facts {
        for sentence in sentences.behind(fact)? {
            let told = format!("{}: {}", sentence.article, sentence.marked());
            if !behind.contains(&told) {
                behind.push(told);
            }
        }
    }
    Ok(Hop {
        from: network.label(a).to_owned(),
        to: network.label(b).to_owned(),
        tie: tie.describe(),
        weight: network.weight(edge),
        facts: tie.facts.iter().cloned().collect(),
        sentences: behind,
    })
}

#[cfg(test)]
mod tests {
    use super::super::testing::kg;
    use super::*;

    fn told(lines: &[&str], from: &str, to: &str, best: Best) -> Result<Vec<Hop>, NetworkError> {
        let kg = kg(lines);
        path(&Network::project(&kg)?, &Sentences::of(&kg), from, to, best)
    }

    #[test]
    fn a_path_names_what_joins_each_pair_and_the_sentence() {
        let lines = ["France support Germany", "Germany conflict Poland 1939", "Spain support Portugal"];
        let hops = told(&lines, "France", "poland", Best::Shortest).unwrap();
        let words: Vec<String> = hops.iter().map(|h| format!("{} {} {}", h.from, h.tie, h.to)).collect();
        assert_eq!(words, ["France support Germany", "Germany conflict Poland"]);
        assert_eq!(hops[1].sentences, ["test: «Germany conflict Poland 1939»."]);
        assert!(matches!(told(&lines, "France", "Spain", Best::Shortest), Err(NetworkError::NoPath(..))));
    }

    #[test]
    fn the_strongest_path_takes_the_heavier_way_round() {
        let lines = [
            "France support Poland",
            "France support Germany 2001",
            "France alliance Germany 2002",
            "France thaw Germany 2003",
            "Germany support Poland 2001",
            "Germany alliance Poland 2002",
            "Germany thaw Poland 2003",
        ];
        assert_eq!(told(&lines, "France", "Poland", Best::Shortest).unwrap().len(), 1);
        assert_eq!(told(&lines, "France", "Poland", Best::Strongest).unwrap().len(), 2);
    }
}
