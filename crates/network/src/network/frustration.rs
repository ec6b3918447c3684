//! The frustration index: how few edges must change their sign to part a signed network into two camps, friendly within
//! and hostile between (Harary 1959; Aref, Mason and Wilson 2020).
//!
//! Finding it is NP-hard. Each part of the network is searched by branch and bound, which is exact as long as it ends
//! within a fixed number of steps; else the best camps found are an upper bound, and edge-disjoint cycles of negative
//! sign, each of which frustrates an edge at least, a lower one.

use std::collections::VecDeque;

/// A frustration index, or the bounds of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Frustration {
    /// No parting has fewer frustrated edges.
    pub lower: usize,
    /// The parting in `camp` has so many.
    pub upper: usize,
    /// Whether each node, by index, is in the second camp; the first node of each part is in the first.
    pub camp: Vec<bool>,
    /// Which part of the signed network each node is in, from 0 for the largest; `None` where it has no signed tie, and so
    /// stands in no camp. Camps of different parts have nothing to do with each other.
    pub part: Vec<Option<usize>>,
}

impl Frustration {
    /// Whether the index is known.
    #[must_use]
    pub fn is_exact(&self) -> bool {
        self.lower == self.upper
    }
}

/// Steps of branch and bound for one part of the network: a few seconds at most.
const STEPS: u64 = 20_000_000;

/// Parts of more nodes are not searched: branch and bound would not end, and goes as deep as there are nodes.
const SEARCHED: usize = 1_000;

/// From so many nodes of a part cycles are looked for.
const STARTS: usize = 2_000;

/// Random beginnings of the local search, beside the one that follows a spanning tree.
const BEGINNINGS: usize = 30;

/// The index of the graph of these edges, `true` where hostile.
#[must_use]
pub fn frustration(nodes: usize, edges: &[(usize, usize, bool)]) -> Frustration {
    frustration_within(nodes, edges, STEPS)
}

fn frustration_within(nodes: usize, edges: &[(usize, usize, bool)], steps: u64) -> Frustration {
    let mut neighbors = vec![Vec::new(); nodes];
    for (a, b, hostile) in edges {
        neighbors[*a].push((*b, *hostile));
        neighbors[*b].push((*a, *hostile));
    }
    let mut total = Frustration { lower: 0, upper: 0, camp: vec![false; nodes], part: vec![None; nodes] };
    let mut seen = vec![false; nodes];
    let mut parts: Vec<Vec<usize>> = Vec::new();
    for start in 0..nodes {
        if !seen[start] {
            let part = Part::around(start, &neighbors, &mut seen);
            let (lower, camp) = part.solve(steps);
            total.lower += lower;
            total.upper += part.frustrated(&camp);
            for (place, node) in part.nodes.iter().enumerate() {
                total.camp[*node] = camp[place] != camp[0];
            }
            if part.nodes.len() > 1 {
                parts.push(part.nodes);
            }
        }
    }
    parts.sort_by_key(|p| usize::MAX - p.len());
    for (number, part) in parts.iter().enumerate() {
        part.iter().for_each(|node| total.part[*node] = Some(number));
    }
    total
}

/// A connected part of the graph, its nodes numbered in breadth-first order.
struct Part {
    nodes: Vec<usize>,
    neighbors: Vec<Vec<(usize, bool)>>,
}

impl Part {
    fn around(start: usize, all: &[Vec<(usize, bool)>], seen: &mut [bool]) -> Part {
        let mut place = std::collections::BTreeMap::new();
        let mut nodes = Vec::new();
        let mut queue = VecDeque::from([start]);
        seen[start] = true;
        while let Some(node) = queue.pop_front() {
            place.insert(node, nodes.len());
            nodes.push(node);
            for (other, _) in &all[node] {
                if !seen[*other] {
                    seen[*other] = true;
                    queue.push_back(*other);
                }
            }
        }
        let neighbors =
            nodes.iter().map(|n| all[*n].iter().map(|(m, hostile)| (place[m], *hostile)).collect());
        Part { neighbors: neighbors.collect(), nodes }
    }

    /// A lower bound of the index, and the best camps found; where the search ended, the bound is theirs.
    fn solve(&self, steps: u64) -> (usize, Vec<bool>) {
        let mut best = self.local_search();
        let lower = self.disjoint_cycles();
        let mut fewest = self.frustrated(&best);
        if fewest == lower || self.nodes.len() > SEARCHED {
            return (lower, best);
        }
        let mut search = Search { part: self, camp: vec![false; self.nodes.len()], steps };
        let done = search.descend(0, 0, lower, &mut fewest, &mut best);
        (if done { fewest } else { lower }, best)
    }

    fn frustrated(&self, camp: &[bool]) -> usize {
        (0..camp.len()).map(|n| self.against(n, camp)).sum::<usize>() / 2
    }

    /// How many edges of a node are frustrated.
    fn against(&self, node: usize, camp: &[bool]) -> usize {
        self.neighbors[node].iter().filter(|(m, hostile)| (camp[node] != camp[*m]) != *hostile).count()
    }

    /// The best of several descents that move one node at a time to the other camp.
    fn local_search(&self) -> Vec<bool> {
        let mut random = super::random::Random::new(1);
        let mut best = self.descended(self.by_spanning_tree());
        for _ in 0..BEGINNINGS {
            let camp = self.descended((0..self.nodes.len()).map(|_| random.below(2) == 1).collect());
            if self.frustrated(&camp) < self.frustrated(&best) {
                best = camp;
            }
        }
        best
    }

    /// Camps that satisfy every edge over which a node was first reached.
    fn by_spanning_tree(&self) -> Vec<bool> {
        let mut camp = vec![false; self.nodes.len()];
        for node in 1..self.nodes.len() {
            // Breadth-first order: the first neighbour with a smaller number was there before.
            if let Some((before, hostile)) = self.neighbors[node].iter().filter(|(m, _)| *m < node).min() {
                camp[node] = camp[*before] != *hostile;
            }
        }
        camp
    }

    fn descended(&self, mut camp: Vec<bool>) -> Vec<bool> {
        loop {
            let mut moved = false;
            for node in 0..camp.len() {
                if 2 * self.against(node, &camp) > self.neighbors[node].len() {
                    camp[node] = !camp[node];
                    moved = true;
                }
            }
            if !moved {
                return camp;
            }
        }
    }

    /// How many cycles with an odd number of hostile edges can be taken out one after the other: shortest first from
    /// each node, each edge used once.
    fn disjoint_cycles(&self) -> usize {
        let mut left: Vec<std::collections::BTreeMap<usize, bool>> =
            self.neighbors.iter().map(|of| of.iter().copied().collect()).collect();
        let mut found = 0;
        for start in 0..self.nodes.len().min(STARTS) {
            while let Some(cycle) = negative_cycle(&left, start) {
                for pair in cycle.windows(2) {
                    left[pair[0]].remove(&pair[1]);
                    left[pair[1]].remove(&pair[0]);
                }
                found += 1;
            }
        }
        found
    }
}

/// The shortest closed walk from a node that crosses an odd number of hostile edges, where it uses no edge twice.
fn negative_cycle(neighbors: &[std::collections::BTreeMap<usize, bool>], start: usize) -> Option<Vec<usize>> {
    // Each node stands twice: reached over an even and over an odd number of hostile edges.
    let mut from: Vec<[Option<usize>; 2]> = vec![[None; 2]; neighbors.len()];
    let mut queue = VecDeque::from([(start, 0)]);
    let mut seen = vec![[false; 2]; neighbors.len()];
    seen[start][0] = true;
    while let Some((node, odd)) = queue.pop_front() {
        for (other, hostile) in &neighbors[node] {
            let parity = odd ^ usize::from(*hostile);
            if !seen[*other][parity] {
                seen[*other][parity] = true;
                from[*other][parity] = Some(node);
                queue.push_back((*other, parity));
            }
        }
    }
    let mut walk = vec![start];
    let (mut node, mut parity) = (start, 1);
    while (node, parity) != (start, 0) {
        let before = from[node][parity]?;
        parity ^= usize::from(neighbors[node][&before]);
        node = before;
        walk.push(node);
    }
    let mut used = std::collections::BTreeSet::new();
    walk.windows(2).all(|p| used.insert((p[0].min(p[1]), p[0].max(p[1])))).then_some(walk)
}

struct Search<'p> {
    part: &'p Part,
    camp: Vec<bool>,
    steps: u64,
}

impl Search<'_> {
    /// Tries both camps for a node and all after it; `false` where the steps ran out.
    fn descend(
        &mut self,
        node: usize,
        cost: usize,
        lower: usize,
        fewest: &mut usize,
        best: &mut [bool],
    ) -> bool {
        if self.steps == 0 {
            return false;
        }
        self.steps -= 1;
        if node == self.camp.len() {
            *fewest = cost;
            best.copy_from_slice(&self.camp);
            return true;
        }
        let costs = [false, true].map(|camp| {
            let before = self.part.neighbors[node].iter().filter(|(m, _)| *m < node);
            before.filter(|(m, hostile)| (self.camp[*m] != camp) != *hostile).count()
        });
        // The cheaper camp first; of the first node only one, as camps have no names.
        let order = if costs[1] < costs[0] { [true, false] } else { [false, true] };
        for camp in order.into_iter().take(if node == 0 { 1 } else { 2 }) {
            if *fewest == lower {
                return true;
            }
            let cost = cost + costs[usize::from(camp)];
            if cost < *fewest {
                self.camp[node] = camp;
                if !self.descend(node + 1, cost, lower, fewest, best) {
                    return false;
                }
            }
        }
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::network::random::Random;

    /// By trying all partings.
    fn brute_force(nodes: usize, edges: &[(usize, usize, bool)]) -> usize {
        let frustrated = |camps: u32| {
            edges.iter().filter(|(a, b, hostile)| ((camps >> a & 1) != (camps >> b & 1)) != *hostile).count()
        };
        (0..1_u32 << nodes).map(frustrated).min().unwrap()
    }

    fn random_edges(random: &mut Random, nodes: usize, edges: usize) -> Vec<(usize, usize, bool)> {
        let mut found = std::collections::BTreeMap::new();
        while found.len() < edges {
            let (a, b) = (random.below(nodes), random.below(nodes));
            if a < b {
                found.insert((a, b), random.below(2) == 1);
            }
        }
        found.into_iter().map(|((a, b), hostile)| (a, b, hostile)).collect()
    }

    #[test]
    fn the_index_is_what_all_partings_give() {
        let mut random = Random::new(3);
        for round in 0..40 {
            let nodes = 4 + round % 9;
            let edges = random_edges(&mut random, nodes, nodes * (nodes - 1) / 3);
            let found = frustration(nodes, &edges);
            assert!(found.is_exact());
            assert_eq!(found.upper, brute_force(nodes, &edges), "{edges:?}");
            let by_camps = edges.iter().filter(|(a, b, h)| (found.camp[*a] != found.camp[*b]) != *h).count();
            assert_eq!(by_camps, found.upper);
        }
    }

    #[test]
    fn bounds_hold_where_the_search_is_cut_short() {
        let mut random = Random::new(5);
        for _ in 0..20 {
            let edges = random_edges(&mut random, 12, 40);
            let found = frustration_within(12, &edges, 0);
            let exact = brute_force(12, &edges);
            assert!(found.lower <= exact && exact <= found.upper, "{} {exact} {}", found.lower, found.upper);
            assert!(found.lower > 0);
        }
    }

    #[test]
    fn two_hostile_camps_are_not_frustrated() {
        let found = frustration(5, &[(0, 1, false), (2, 3, false), (0, 2, true), (1, 3, true)]);
        assert_eq!((found.lower, found.upper), (0, 0));
        assert_eq!(found.camp, [false, false, true, true, false]);
        assert_eq!(frustration(0, &[]).upper, 0);
    }

    #[test]
    fn who_has_no_signed_tie_is_in_no_part() {
        let found = frustration(6, &[(0, 1, true), (1, 2, false), (3, 4, true)]);
        assert_eq!(found.part, [Some(0), Some(0), Some(0), Some(1), Some(1), None]);
    }
}
