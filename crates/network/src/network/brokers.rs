//! Who stands between blocs: brokerage (Gould and Fernandez 1989), participation (Guimerà and Amaral 2005), and
//! constraint (Burt 1992).

use super::Network;
use petgraph::graph::NodeIndex;
use std::collections::BTreeSet;

/// How a node stands between others that are not joined to each other.
#[derive(Clone, Debug, PartialEq)]
pub struct Broker {
    /// The node.
    pub node: NodeIndex,
    /// Its bloc.
    pub bloc: usize,
    /// Pairs of its own bloc.
    pub coordinator: usize,
    /// Pairs of one other bloc.
    pub itinerant: usize,
    /// Pairs of which one is of its own bloc: it lets the other in, or speaks for the one.
    pub gatekeeper: usize,
    /// Pairs of two other blocs.
    pub liaison: usize,
    /// How evenly the weight of its ties is spread over the blocs: 0 where all lies in one.
    pub participation: f64,
    /// How far its neighbours are each other's neighbours: low where it spans holes. `None` where it has no ties.
    pub constraint: Option<f64>,
}

impl Broker {
    /// Pairs of different blocs that it joins and that are not joined otherwise.
    #[must_use]
    pub fn between_blocs(&self) -> usize {
        self.gatekeeper + self.liaison
    }
}

/// Every node as a broker, given its bloc by index; the most pairs between blocs first.
#[must_use]
pub fn brokers(network: &Network, bloc: &[usize]) -> Vec<Broker> {
    let graph = &network.graph;
    let neighbors: Vec<BTreeSet<NodeIndex>> =
        graph.node_indices().map(|n| graph.neighbors(n).collect()).collect();
    let mut all: Vec<Broker> = graph
        .node_indices()
        .map(|node| {
            let mut broker = Broker {
                node,
                bloc: bloc[node.index()],
                coordinator: 0,
                itinerant: 0,
                gatekeeper: 0,
                liaison: 0,
                participation: participation(network, node, bloc),
                constraint: constraint(network, node, &neighbors),
            };
            let of: Vec<NodeIndex> = neighbors[node.index()].iter().copied().collect();
            for (i, a) in of.iter().enumerate() {
                for b in of[i + 1..].iter().filter(|b| !neighbors[a.index()].contains(b)) {
                    let (own, a, b) = (bloc[node.index()], bloc[a.index()], bloc[b.index()]);
                    match (a == own, b == own, a == b) {
                        (true, true, _) => broker.coordinator += 1,
                        (true, false, _) | (false, true, _) => broker.gatekeeper += 1,
                        (false, false, true) => broker.itinerant += 1,
                        (false, false, false) => broker.liaison += 1,
                    }
                }
            }
            broker
        })
        .collect();
    all.sort_by(|a, b| {
        let most =
            b.between_blocs().cmp(&a.between_blocs()).then(b.participation.total_cmp(&a.participation));
        most.then(a.node.cmp(&b.node))
    });
    all
}

fn participation(network: &Network, node: NodeIndex, bloc: &[usize]) -> f64 {
    let mut of_bloc = std::collections::BTreeMap::new();
    let mut total = 0.0;
    for other in network.graph.neighbors(node) {
        let weight = weight(network, node, other);
        *of_bloc.entry(bloc[other.index()]).or_insert(0.0) += weight;
        total += weight;
    }
    if total <= 0.0 { 0.0 } else { 1.0 - of_bloc.values().map(|w: &f64| (w / total).powi(2)).sum::<f64>() }
}

fn weight(network: &Network, a: NodeIndex, b: NodeIndex) -> f64 {
    network.graph.find_edge(a, b).map_or(0.0, |e| network.weight(e))
}

/// Burt's constraint over weighted ties: the sum over neighbours j of (p_ij + Σ_q p_iq p_qj)².
fn constraint(network: &Network, node: NodeIndex, neighbors: &[BTreeSet<NodeIndex>]) -> Option<f64> {
    let strength = |n: NodeIndex| neighbors[n.index()].iter().map(|m| weight(network, n, *m)).sum::<f64>();
    let share = |a: NodeIndex, b: NodeIndex| weight(network, a, b) / strength(a);
    let of = &neighbors[node.index()];
    let local = |j: &NodeIndex| {
        let around = of.intersection(&neighbors[j.index()]).map(|q| share(node, *q) * share(*q, *j));
        (share(node, *j) + around.sum::<f64>()).powi(2)
    };
    (!of.is_empty()).then(|| of.iter().map(local).sum())
}

#[cfg(test)]
mod tests {
    use super::super::testing::network;
    use super::*;

    /// France and Germany, Spain and Portugal, with Italy between them.
    #[test]
    fn who_joins_two_blocs_is_a_liaison() {
        let network = network(&[
            "France support Germany",
            "Spain support Portugal",
            "Italy support France",
            "Italy support Spain",
            "Italy support Portugal",
        ]);
        let at = |label: &str| network.find(label).unwrap().index();
        let mut bloc = vec![0; 5];
        bloc[at("Spain")] = 1;
        bloc[at("Portugal")] = 1;
        bloc[at("Italy")] = 2;
        let all = brokers(&network, &bloc);
        let italy = &all[0];
        assert_eq!(network.label(italy.node), "Italy");
        assert_eq!((italy.liaison, italy.gatekeeper, italy.itinerant, italy.coordinator), (2, 0, 0, 0));
        // A third of its ties in one bloc, two thirds in the other.
        assert!((italy.participation - 4.0 / 9.0).abs() < 1e-12);
        let france = all.iter().find(|b| network.label(b.node) == "France").unwrap();
        assert_eq!((france.gatekeeper, france.liaison), (1, 0));
        // France's two neighbours are strangers: (1/2)² + (1/2)².
        assert!((france.constraint.unwrap() - 0.5).abs() < 1e-12);
    }
}
