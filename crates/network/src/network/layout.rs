//! Where nodes go: forces by fjadra, a port of d3-force.

use fjadra::{Collide, Link, ManyBody, Node, PositionX, PositionY, SimulationBuilder};

/// Steps of the simulation: fjadra's own cooling needs 300.
const STEPS: usize = 400;

/// Positions of nodes by forces, around no place in particular. `weights` are those of the edges, the heaviest 1.
#[must_use]
pub fn by_forces(nodes: usize, edges: &[(usize, usize)], weights: &[f64]) -> Vec<(f64, f64)> {
    let close: Vec<f64> = weights.to_vec();
    let links = Link::new(edges.iter().copied())
        .distance(move |_: &_, i: usize| 110.0 - 50.0 * close.get(i).copied().unwrap_or(0.0));
    let mut simulation = SimulationBuilder::default()
        .build((0..nodes).map(|_| Node::default()))
        .add_force("charge", ManyBody::new().strength(-420.0))
        .add_force("collide", Collide::new().radius(|_| 34.0))
        .add_force("links", links)
        .add_force("x", PositionX::new().strength(0.05))
        .add_force("y", PositionY::new().strength(0.08));
    simulation.tick(STEPS);
    simulation.positions().map(|[x, y]| (x, y)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn joined_nodes_lie_nearer_than_others() {
        // Two triangles joined by nothing.
        let edges = [(0, 1), (1, 2), (2, 0), (3, 4), (4, 5), (5, 3)];
        let at = by_forces(6, &edges, &[1.0; 6]);
        let far = |a: usize, b: usize| (at[a].0 - at[b].0).hypot(at[a].1 - at[b].1);
        for a in 0..3 {
            assert!(far(a, (a + 1) % 3) < (3..6).map(|b| far(a, b)).fold(f64::INFINITY, f64::min), "{at:?}");
        }
        assert_eq!(at, by_forces(6, &edges, &[1.0; 6]));
    }
}
