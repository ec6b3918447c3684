//! The neighbours of every node in one block of memory, which the algorithms for large graphs walk.

/// A weighted undirected graph as compressed sparse rows: node numbers are `0..nodes()`.
#[derive(Clone, Debug, PartialEq)]
pub struct Adjacency {
    offsets: Vec<u32>,
    targets: Vec<u32>,
    weights: Vec<f64>,
}

impl Adjacency {
    /// The graph of these edges, each given once; a loop stands once among its node's neighbours.
    ///
    /// # Panics
    /// Where an edge names a node that is not below `nodes`, or there are 2^31 edges.
    #[must_use]
    pub fn new(nodes: usize, edges: impl IntoIterator<Item = (u32, u32, f64)>) -> Adjacency {
        let edges: Vec<(u32, u32, f64)> = edges.into_iter().collect();
        let mut offsets = vec![0_u32; nodes + 1];
        for (a, b, _) in &edges {
            offsets[*a as usize + 1] += 1;
            offsets[*b as usize + 1] += u32::from(a != b);
        }
        for i in 0..nodes {
            offsets[i + 1] += offsets[i];
        }
        let mut next: Vec<u32> = offsets.clone();
        let (mut targets, mut weights) =
            (vec![0; offsets[nodes] as usize], vec![0.0; offsets[nodes] as usize]);
        let mut put = |from: u32, to: u32, weight: f64| {
            let at = &mut next[from as usize];
            targets[*at as usize] = to;
            weights[*at as usize] = weight;
            *at += 1;
        };
        for (a, b, weight) in edges {
            put(a, b, weight);
            if a != b {
                put(b, a, weight);
            }
        }
        Adjacency { offsets, targets, weights }
    }

    /// How many nodes there are.
    #[must_use]
    pub fn nodes(&self) -> usize {
        self.offsets.len() - 1
    }

    fn range(&self, node: u32) -> std::ops::Range<usize> {
        self.offsets[node as usize] as usize..self.offsets[node as usize + 1] as usize
    }

    /// The neighbours of a node.
    #[must_use]
    pub fn neighbors(&self, node: u32) -> &[u32] {
        &self.targets[self.range(node)]
    }

    /// The weights of the edges to the neighbours, in their order.
    #[must_use]
    pub fn weights(&self, node: u32) -> &[f64] {
        &self.weights[self.range(node)]
    }

    /// The neighbours of a node with the weights of the edges.
    pub fn edges(&self, node: u32) -> impl Iterator<Item = (u32, f64)> + '_ {
        self.neighbors(node).iter().copied().zip(self.weights(node).iter().copied())
    }
}
