//! `PageRank` over weighted edges, both ways.

use super::Adjacency;

/// The chance that the walk goes on along an edge.
const DAMPING: f64 = 0.85;

/// The walk has settled when no more than this of all rank moves in one step.
const TOLERANCE: f64 = 1e-13;

/// At a damping of 0.85 so many steps bring the error below 1e-13 whatever the graph.
const STEPS: usize = 200;

/// The `PageRank` of every node (Page and others 1999), by power iteration; they sum to 1. A node without edges sends
/// its rank to all alike.
///
/// petgraph's own differs from networkx's in the third digit and looks at every pair of nodes, so this is ours.
#[must_use]
#[allow(clippy::cast_precision_loss)] // counts of nodes
pub fn pagerank(graph: &Adjacency) -> Vec<f64> {
    let nodes = graph.nodes();
    if nodes == 0 {
        return Vec::new();
    }
    let ids = || 0..u32::try_from(nodes).expect("node numbers are of 32 bits");
    let strengths: Vec<f64> = ids().map(|n| graph.weights(n).iter().sum()).collect();
    let alike = ids().all(|n| graph.weights(n).iter().all(|w| (*w - 1.0).abs() < f64::EPSILON));
    let mut ranks = vec![1.0 / nodes as f64; nodes];
    let mut next = vec![0.0; nodes];
    // What each node sends along an edge of weight 1.
    let mut sent = vec![0.0; nodes];
    for _ in 0..STEPS {
        let mut stuck = 0.0;
        for (i, strength) in strengths.iter().enumerate() {
            if *strength > 0.0 {
                sent[i] = ranks[i] / strength;
            } else {
                sent[i] = 0.0;
                stuck += ranks[i];
            }
        }
        let given = (1.0 - DAMPING + DAMPING * stuck) / nodes as f64;
        let mut moved = 0.0;
        for n in ids() {
            let got: f64 = if alike {
                graph.neighbors(n).iter().map(|m| sent[*m as usize]).sum()
            } else {
                graph.edges(n).map(|(m, weight)| sent[m as usize] * weight).sum()
            };
            let rank = given + DAMPING * got;
            moved += (rank - ranks[n as usize]).abs();
            next[n as usize] = rank;
        }
        std::mem::swap(&mut ranks, &mut next);
        if moved < TOLERANCE {
            break;
        }
    }
    ranks
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A star of three leaves, worked out by hand: c = 0.15/4 + 0.85·3·l and l = 0.15/4 + 0.85·c/3.
    #[test]
    fn the_ranks_of_a_star_solve_their_equations() {
        let ranks = pagerank(&Adjacency::new(4, [(0, 1, 1.0), (0, 2, 1.0), (0, 3, 1.0)]));
        let centre = (0.0375 + 0.85 * 3.0 * 0.0375) / (1.0 - 0.85 * 0.85);
        assert!((ranks[0] - centre).abs() < 1e-12);
        assert!((ranks[1] - (0.0375 + 0.85 * centre / 3.0)).abs() < 1e-12);
    }

    #[test]
    fn a_heavy_edge_carries_more_and_a_lonely_node_keeps_the_least() {
        let ranks = pagerank(&Adjacency::new(4, [(0, 1, 3.0), (0, 2, 1.0)]));
        assert!(ranks[1] > ranks[2] && ranks[2] > ranks[3]);
        assert!((ranks.iter().sum::<f64>() - 1.0).abs() < 1e-12);
        assert!(pagerank(&Adjacency::new(0, [])).is_empty());
    }
}
