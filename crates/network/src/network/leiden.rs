//! Communities by the Leiden algorithm (Traag, Waltman and van Eck 2019), for modularity.
//!
//! leiden-rs was measured on a random graph of 100,000 nodes and a million edges: it took longer than python-igraph and
//! came to a lower modularity, so this is ours. Its names are the paper's: nodes are moved greedily from a queue, each
//! community is refined into well connected parts, and the parts are the nodes of the next level.

use super::Adjacency;
use super::random::Random;
use std::collections::VecDeque;

/// How random the merging of the refinement is (the paper's θ).
const RANDOMNESS: f64 = 0.01;

/// A partition of a graph's nodes.
#[derive(Clone, Debug, PartialEq)]
pub struct Partition {
    /// The community of every node, numbered from 0 in the order of their first nodes.
    pub community: Vec<u32>,
    /// How many communities there are.
    pub count: usize,
    /// Newman's modularity, between -1/2 and 1.
    pub modularity: f64,
}

/// Finds communities; each iteration starts from the partition of the one before, and the last is the one that changes
/// nothing. The seed is fixed: the same graph gives the same partition.
#[must_use]
pub fn leiden(graph: &Adjacency, resolution: f64, iterations: usize) -> Partition {
    let ground = Level::ground(graph);
    let nodes = ground.nodes();
    let mut community: Vec<u32> = (0..number(nodes)).collect();
    let mut random = Random::new(1);
    for _ in 0..iterations {
        let before = community.clone();
        iterate(&ground, resolution, &mut community, &mut random);
        compact(&mut community);
        if community == before {
            break;
        }
    }
    let count = compact(&mut community);
    let modularity = modularity(graph, &community);
    Partition { community, count, modularity }
}

/// The modularity of a partition (Newman and Girvan 2004): 0 for a graph without edges.
#[must_use]
pub fn modularity(graph: &Adjacency, community: &[u32]) -> f64 {
    let groups = community.iter().max().map_or(0, |c| *c as usize + 1);
    let (mut inside, mut strength) = (vec![0.0; groups], vec![0.0; groups]);
    for node in 0..number(graph.nodes()) {
        let own = community[node as usize];
        for (other, weight) in graph.edges(node) {
            // A loop stands once among the neighbours and counts at both ends.
            let weight = if other == node { 2.0 * weight } else { weight };
            strength[own as usize] += weight;
            if community[other as usize] == own {
                inside[own as usize] += weight;
            }
        }
    }
    let total: f64 = strength.iter().sum();
    if total <= 0.0 {
        return 0.0;
    }
    inside.iter().zip(&strength).map(|(i, s)| i / total - (s / total) * (s / total)).sum()
}

fn number(nodes: usize) -> u32 {
    u32::try_from(nodes).expect("node numbers are of 32 bits")
}

/// Numbers communities from 0 in the order of their first nodes, and counts them.
fn compact(community: &mut [u32]) -> usize {
    let mut new = vec![u32::MAX; community.iter().max().map_or(0, |c| *c as usize + 1)];
    let mut count = 0;
    for c in community {
        let slot = &mut new[*c as usize];
        if *slot == u32::MAX {
            *slot = count;
            count += 1;
        }
        *c = *slot;
    }
    count as usize
}

/// One graph of the hierarchy; loops are left out, as they move with their node and only count in its strength.
struct Level {
    offsets: Vec<u32>,
    targets: Vec<u32>,
    weights: Vec<f64>,
    strength: Vec<f64>,
    total: f64,
}

impl Level {
    fn ground(graph: &Adjacency) -> Level {
        let nodes = number(graph.nodes());
        let mut level = Level::empty(graph.nodes());
        for node in 0..nodes {
            let mut strength = 0.0;
            for (other, weight) in graph.edges(node) {
                if other == node {
                    strength += 2.0 * weight;
                } else {
                    strength += weight;
                    level.targets.push(other);
                    level.weights.push(weight);
                }
            }
            level.close(strength);
        }
        level.total = level.strength.iter().sum();
        level
    }

    fn empty(nodes: usize) -> Level {
        let mut offsets = Vec::with_capacity(nodes + 1);
        offsets.push(0);
        Level {
            offsets,
            targets: Vec::new(),
            weights: Vec::new(),
            strength: Vec::with_capacity(nodes),
            total: 0.0,
        }
    }

    fn close(&mut self, strength: f64) {
        self.offsets.push(number(self.targets.len()));
        self.strength.push(strength);
    }

    fn nodes(&self) -> usize {
        self.strength.len()
    }

    fn edges(&self, node: u32) -> impl Iterator<Item = (u32, f64)> + '_ {
        let range = self.offsets[node as usize] as usize..self.offsets[node as usize + 1] as usize;
        self.targets[range.clone()].iter().copied().zip(self.weights[range].iter().copied())
    }

    /// The graph whose nodes are the groups of this one.
    fn aggregate(&self, group: &[u32], groups: usize) -> Level {
        let members = Groups::of(group, groups);
        let mut next = Level::empty(groups);
        let mut sums = Sums::new(groups);
        for g in 0..number(groups) {
            let mut strength = 0.0;
            for &node in members.of_group(g) {
                strength += self.strength[node as usize];
                for (other, weight) in self.edges(node) {
                    if group[other as usize] != g {
                        sums.add(group[other as usize], weight);
                    }
                }
            }
            for &other in &sums.touched {
                next.targets.push(other);
                next.weights.push(sums.value[other as usize]);
            }
            sums.clear();
            next.close(strength);
        }
        next.total = self.total;
        next
    }
}

/// The nodes of each group, in one block of memory.
struct Groups {
    offsets: Vec<u32>,
    nodes: Vec<u32>,
}

impl Groups {
    fn of(group: &[u32], groups: usize) -> Groups {
        let mut offsets = vec![0_u32; groups + 1];
        for g in group {
            offsets[*g as usize + 1] += 1;
        }
        for i in 0..groups {
            offsets[i + 1] += offsets[i];
        }
        let mut next = offsets.clone();
        let mut nodes = vec![0; group.len()];
        for (node, g) in (0..).zip(group) {
            nodes[next[*g as usize] as usize] = node;
            next[*g as usize] += 1;
        }
        Groups { offsets, nodes }
    }

    fn of_group(&self, g: u32) -> &[u32] {
        &self.nodes[self.offsets[g as usize] as usize..self.offsets[g as usize + 1] as usize]
    }
}

/// Sums by group, of which only the touched ones are cleared.
struct Sums {
    value: Vec<f64>,
    touched: Vec<u32>,
}

impl Sums {
    fn new(groups: usize) -> Sums {
        Sums { value: vec![0.0; groups], touched: Vec::new() }
    }

    fn add(&mut self, group: u32, weight: f64) {
        let value = &mut self.value[group as usize];
        // Weights are positive, so a sum of 0 is one that nothing was added to.
        if *value == 0.0 {
            self.touched.push(group);
        }
        *value += weight;
    }

    fn clear(&mut self) {
        for g in self.touched.drain(..) {
            self.value[g as usize] = 0.0;
        }
    }
}

/// One pass through the hierarchy.
fn iterate(ground: &Level, resolution: f64, community: &mut [u32], random: &mut Random) {
    if ground.total <= 0.0 {
        return;
    }
    let mut partition = community.to_vec();
    let mut place: Vec<u32> = (0..number(community.len())).collect();
    let mut above: Option<Level> = None;
    loop {
        let level = above.as_ref().unwrap_or(ground);
        move_nodes(level, resolution / level.total, &mut partition, random);
        let count = compact(&mut partition);
        for (c, p) in community.iter_mut().zip(&place) {
            *c = partition[*p as usize];
        }
        if count == level.nodes() {
            return;
        }
        let (mut parts, mut number_of_parts) =
            refine(level, resolution / level.total, &partition, count, random);
        if number_of_parts == level.nodes() {
            // Nothing was merged: the communities themselves are the next level, or it would never end.
            (parts, number_of_parts) = (partition.clone(), count);
        }
        let next = level.aggregate(&parts, number_of_parts);
        let mut inherited = vec![0; number_of_parts];
        for (part, c) in parts.iter().zip(&partition) {
            inherited[*part as usize] = *c;
        }
        for p in &mut place {
            *p = parts[*p as usize];
        }
        partition = inherited;
        above = Some(next);
    }
}

/// All node numbers in random order.
fn shuffled(nodes: usize, random: &mut Random) -> Vec<u32> {
    let mut order: Vec<u32> = (0..number(nodes)).collect();
    for i in (1..order.len()).rev() {
        order.swap(i, random.below(i + 1));
    }
    order
}

/// Moves nodes to the community of the largest gain, from a queue that a moved node's neighbours join again.
fn move_nodes(level: &Level, resolution: f64, partition: &mut [u32], random: &mut Random) {
    let nodes = level.nodes();
    let (mut strength, mut size) = (vec![0.0; nodes], vec![0_u32; nodes]);
    for (node, c) in partition.iter().enumerate() {
        strength[*c as usize] += level.strength[node];
        size[*c as usize] += 1;
    }
    let mut empty: Vec<u32> = (0..number(nodes)).filter(|c| size[*c as usize] == 0).collect();
    let mut queue: VecDeque<u32> = shuffled(nodes, random).into();
    let mut queued = vec![true; nodes];
    let mut sums = Sums::new(nodes);
    while let Some(node) = queue.pop_front() {
        queued[node as usize] = false;
        let (own, k) = (partition[node as usize], level.strength[node as usize]);
        for (other, weight) in level.edges(node) {
            sums.add(partition[other as usize], weight);
        }
        let gain =
            |c: u32, weight: f64, without: f64| weight - resolution * k * (strength[c as usize] - without);
        let mut best = (own, gain(own, sums.value[own as usize], k));
        for &c in sums.touched.iter().filter(|c| **c != own) {
            let gained = gain(c, sums.value[c as usize], 0.0);
            if gained > best.1 {
                best = (c, gained);
            }
        }
        sums.clear();
        if best.1 < 0.0
            && size[own as usize] > 1
            && let Some(alone) = empty.last()
        {
            best = (*alone, 0.0);
        }
        let new = best.0;
        if new == own {
            continue;
        }
        strength[own as usize] -= k;
        strength[new as usize] += k;
        size[own as usize] -= 1;
        size[new as usize] += 1;
        if size[new as usize] == 1 {
            empty.pop();
        }
        if size[own as usize] == 0 {
            empty.push(own);
        }
        partition[node as usize] = new;
        for (other, _) in level.edges(node) {
            if partition[other as usize] != new && !queued[other as usize] {
                queued[other as usize] = true;
                queue.push_back(other);
            }
        }
    }
}

/// Splits each community into parts that are well connected within it; gives the part of each node and their number.
fn refine(
    level: &Level,
    resolution: f64,
    partition: &[u32],
    count: usize,
    random: &mut Random,
) -> (Vec<u32>, usize) {
    let nodes = level.nodes();
    let mut parts: Vec<u32> = (0..number(nodes)).collect();
    let mut strength = level.strength.clone();
    let mut whole = vec![0.0; count];
    // What joins each part to the rest of its community.
    let mut outward = vec![0.0; nodes];
    for node in 0..number(nodes) {
        let own = partition[node as usize];
        whole[own as usize] += level.strength[node as usize];
        let within = level.edges(node).filter(|(other, _)| partition[*other as usize] == own);
        outward[node as usize] = within.map(|(_, weight)| weight).sum();
    }
    let mut alone = vec![true; nodes];
    let mut sums = Sums::new(nodes);
    let mut chances: Vec<(u32, f64)> = Vec::new();
    for node in shuffled(nodes, random) {
        let (own, k) = (partition[node as usize], level.strength[node as usize]);
        let rest = whole[own as usize];
        if !alone[node as usize] || outward[node as usize] < resolution * k * (rest - k) {
            continue;
        }
        for (other, weight) in level.edges(node) {
            if partition[other as usize] == own {
                sums.add(parts[other as usize], weight);
            }
        }
        chances.clear();
        chances.push((parts[node as usize], 0.0));
        for &part in &sums.touched {
            let s = strength[part as usize];
            let gained = sums.value[part as usize] - resolution * k * s;
            if gained >= 0.0 && outward[part as usize] >= resolution * s * (rest - s) {
                chances.push((part, gained));
            }
        }
        sums.clear();
        let new = choose(&chances, random);
        if new == node {
            continue;
        }
        parts[node as usize] = new;
        strength[new as usize] += k;
        strength[node as usize] = 0.0;
        alone[new as usize] = false;
        alone[node as usize] = false;
        for (other, weight) in level.edges(node).filter(|(other, _)| partition[*other as usize] == own) {
            outward[new as usize] += if parts[other as usize] == new { -weight } else { weight };
        }
    }
    let number_of_parts = compact(&mut parts);
    (parts, number_of_parts)
}

/// Draws a part, the larger its gain the likelier.
fn choose(chances: &[(u32, f64)], random: &mut Random) -> u32 {
    let most = chances.iter().map(|c| c.1).fold(0.0, f64::max);
    let likely = |gain: f64| ((gain - most) / RANDOMNESS).exp();
    let total: f64 = chances.iter().map(|c| likely(c.1)).sum();
    let mut left = random.unit() * total;
    for (part, gain) in chances {
        left -= likely(*gain);
        if left < 0.0 {
            return *part;
        }
    }
    chances.last().map_or(0, |c| c.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Rings of cliques of four: each clique is a community.
    fn cliques(count: u32) -> Adjacency {
        let inside = (0..count)
            .flat_map(|c| (0..4).flat_map(move |a| (a + 1..4).map(move |b| (4 * c + a, 4 * c + b, 1.0))));
        let between = (0..count).map(|c| (4 * c, 4 * ((c + 1) % count) + 1, 1.0));
        Adjacency::new(4 * count as usize, inside.chain(between))
    }

    #[test]
    fn cliques_are_communities() {
        let found = leiden(&cliques(6), 1.0, 10);
        assert_eq!(found.count, 6);
        for node in 0..24 {
            assert_eq!(found.community[node], found.community[node - node % 4], "{:?}", found.community);
        }
        // Of 42 edges 36 are inside, and each community has a sixth of all ends.
        assert!((found.modularity - (36.0 / 42.0 - 1.0 / 6.0)).abs() < 1e-12);
        assert_eq!(found, leiden(&cliques(6), 1.0, 10));
    }

    #[test]
    fn what_nothing_joins_stays_apart_and_an_empty_graph_has_no_community() {
        let found = leiden(&Adjacency::new(5, [(0, 1, 2.0), (2, 3, 1.0)]), 1.0, 10);
        assert_eq!(found.community, [0, 0, 1, 1, 2]);
        assert_eq!(leiden(&Adjacency::new(0, []), 1.0, 10).count, 0);
        assert!(leiden(&Adjacency::new(2, []), 1.0, 10).modularity.abs() < 1e-12);
    }

    /// The two halves of Zachary's club, whose modularity at its best is 0.4198 (Brandes and others 2008).
    #[test]
    fn the_best_partition_of_the_karate_club_is_found() {
        let club: petgraph::graph::UnGraph<(), f64> =
            rustworkx_core::generators::karate_club_graph(|_| (), |_| 1.0);
        let edges = club.raw_edges().iter();
        let edges = edges.map(|e| (number(e.source().index()), number(e.target().index()), e.weight));
        let found = leiden(&Adjacency::new(34, edges), 1.0, 10);
        assert!((found.modularity - 0.4198).abs() < 5e-5, "{found:?}");
    }
}
