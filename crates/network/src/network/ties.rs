//! The network of a projection: who is joined to whom, and by what.

use super::fact::{self, Fact, FactKind, Node, World};
use super::meetings::Met;
use super::projection::{Edges, Projection, Weight};
use super::{Adjacency, NetworkError};
use crate::store::Kg;
use petgraph::graph::{EdgeIndex, NodeIndex, UnGraph};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// All that joins two entities.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Tie {
    /// How often they met.
    pub meetings: u32,
    /// How often each kind of relationship is stated.
    pub kinds: BTreeMap<String, u32>,
    /// Other events that both took part in, by kind.
    pub events: BTreeMap<String, u32>,
    /// Sum of the polarities: meetings count nothing.
    pub sign: i32,
    /// The earliest day that a dated fact may have been, `YYYY-MM-DD`.
    pub first: Option<String>,
    /// The latest.
    pub last: Option<String>,
    /// The IRIs of the facts.
    pub facts: BTreeSet<String>,
    /// The ids of the articles that tell them; of copies and versions the first alone, as they are one source.
    pub articles: BTreeSet<String>,
    /// How many of the facts only a speaker vouches for.
    pub claimed: u32,
    /// The first days of their meetings.
    #[serde(skip)]
    met: Met,
}

impl Tie {
    /// How many facts join the two.
    #[must_use]
    pub fn weight(&self) -> f64 {
        f64::from(self.meetings + self.kinds.values().sum::<u32>() + self.events.values().sum::<u32>())
    }

    /// What the tie is, in words: "2 meetings, alliance".
    #[must_use]
    pub fn describe(&self) -> String {
        let mut parts = Vec::new();
        if self.meetings > 0 {
            parts.push(format!("{} meeting{}", self.meetings, if self.meetings == 1 { "" } else { "s" }));
        }
        parts.extend(
            self.kinds
                .iter()
                .chain(&self.events)
                .map(|(kind, n)| if *n == 1 { kind.clone() } else { format!("{kind} ({n} times)") }),
        );
        parts.join(", ")
    }

    fn add(&mut self, fact: &Fact) {
        // Leaders of one country may meet at one event: the pair of countries still has one fact.
        if !self.facts.insert(fact.iri.clone()) {
            return;
        }
        match fact.kind {
            kind if kind.is_meeting() => {
                self.meetings += u32::from(self.met.is_new(fact));
            }
            FactKind::Event(_) => *self.events.entry(fact.kind.name()).or_default() += 1,
            FactKind::Relationship(_) => *self.kinds.entry(fact.kind.name()).or_default() += 1,
        }
        self.sign += fact.kind.polarity();
        self.claimed += u32::from(fact.claimed);
        self.articles.insert(fact.source.clone());
        if let Some(day) = fact.earliest.as_deref()
            && self.first.as_deref().is_none_or(|known| day < known)
        {
            self.first = Some(day.to_owned());
        }
        if let Some(day) = fact.latest.as_deref()
            && self.last.as_deref().is_none_or(|known| day > known)
        {
            self.last = Some(day.to_owned());
        }
    }
}

/// A network of entities; nodes and edges stand in the order of their IRIs.
#[derive(Clone, Debug)]
pub struct Network {
    /// The graph itself; each edge's ends are in the order of the nodes.
    pub graph: UnGraph<Node, Tie>,
    /// What makes an edge heavy.
    pub weight: Weight,
}

impl Network {
    /// The network of stated meetings and relationships.
    ///
    /// # Errors
    /// Where the store fails.
    pub fn project(kg: &Kg) -> Result<Network, NetworkError> {
        Ok(Network::of(&World::read(kg)?, &Projection::default()))
    }

    /// The network that this projection gives.
    #[must_use]
    pub fn of(world: &World, projection: &Projection) -> Network {
        let mut ties: BTreeMap<(&str, &str), Tie> = BTreeMap::new();
        for fact in world.facts.iter().filter(|f| projection.takes(f)) {
            let actors: Vec<BTreeSet<&str>> =
                fact.actors.iter().map(|a| stand_in(world, projection, a)).collect();
            for (i, these) in actors.iter().enumerate() {
                for (a, b) in
                    actors[i + 1..].iter().flatten().flat_map(|b| these.iter().map(move |a| (*a, *b)))
                {
                    if a != b {
                        ties.entry(if a < b { (a, b) } else { (b, a) }).or_default().add(fact);
                    }
                }
            }
        }
        if projection.edges.contains(&Edges::Leaders) {
            lead(world, projection, &mut ties);
        }
        let mut graph = UnGraph::new_undirected();
        let mut nodes: BTreeMap<&str, NodeIndex> = BTreeMap::new();
        // Those that nothing joins to anybody would only crowd a picture.
        let joined: BTreeSet<&str> = ties.keys().flat_map(|(a, b)| [*a, *b]).collect();
        for (iri, node) in &world.nodes {
            if joined.contains(iri.as_str()) {
                nodes.insert(iri, graph.add_node(node.clone()));
            }
        }
        for ((a, b), tie) in ties {
            if let (Some(a), Some(b)) = (nodes.get(a), nodes.get(b)) {
                graph.add_edge(*a, *b, tie);
            }
        }
        Network { graph, weight: projection.weight }
    }

    /// The node of this label or other name, whatever case, accents and hyphens.
    ///
    /// # Errors
    /// Where nobody has this name, or several have.
    pub fn find(&self, label: &str) -> Result<NodeIndex, NetworkError> {
        let found = fact::find(self.graph.node_weights(), label)?;
        let index = self.graph.node_indices().find(|n| self.graph[*n].iri == found.iri);
        index.ok_or_else(|| NetworkError::Unknown(label.to_owned()))
    }

    /// How heavy an edge is.
    #[must_use]
    #[allow(clippy::cast_precision_loss)] // a count of articles
    pub fn weight(&self, edge: EdgeIndex) -> f64 {
        let tie = &self.graph[edge];
        match self.weight {
            Weight::Facts => tie.weight(),
            // Who leads a country is told of no article.
            Weight::Articles => tie.articles.len().max(1) as f64,
            Weight::One => 1.0,
        }
    }

    /// The neighbours of every node with the weights of the edges, in one block of memory.
    #[must_use]
    pub fn adjacency(&self) -> Adjacency {
        self.neighbors_by(|_| true)
    }

    /// The same without the ties that are more hostile than friendly: what binds.
    #[must_use]
    pub fn binding(&self) -> Adjacency {
        self.neighbors_by(|e| self.graph[e].sign >= 0)
    }

    fn neighbors_by(&self, counts: impl Fn(EdgeIndex) -> bool) -> Adjacency {
        let end = |n: NodeIndex| u32::try_from(n.index()).expect("petgraph's indices are of 32 bits");
        let edges = self.graph.edge_indices().filter(|e| counts(*e)).filter_map(|e| {
            let (a, b) = self.graph.edge_endpoints(e)?;
            Some((end(a), end(b), self.weight(e)))
        });
        Adjacency::new(self.graph.node_count(), edges)
    }

    /// The bare graph, for algorithms that want to own or compare it.
    #[must_use]
    pub fn shape(&self) -> UnGraph<(), ()> {
        self.graph.map(|_, _| (), |_, _| ())
    }

    /// The label of a node.
    #[must_use]
    pub fn label(&self, node: NodeIndex) -> &str {
        &self.graph[node].label
    }
}

/// Joins leaders to the countries that they lead, where both may be nodes.
fn lead<'w>(world: &'w World, projection: &Projection, ties: &mut BTreeMap<(&'w str, &'w str), Tie>) {
    let wanted = |iri: &str| world.nodes.get(iri).is_some_and(|n| projection.nodes.contains(&n.kind));
    for (leader, countries) in world.leads.iter().filter(|(leader, _)| wanted(leader)) {
        for country in countries.iter().filter(|country| wanted(country)) {
            let (a, b) = (leader.as_str(), country.as_str());
            let tie = ties.entry(if a < b { (a, b) } else { (b, a) }).or_default();
            *tie.kinds.entry(LEADS.to_owned()).or_default() += 1;
        }
    }
}

/// What the tie between a leader and a country is called.
pub(crate) const LEADS: &str = "leads";

/// The nodes that an actor counts for: itself, or the countries that it leads.
fn stand_in<'w>(world: &'w World, projection: &Projection, actor: &'w str) -> BTreeSet<&'w str> {
    let led = world.leads.get(actor).filter(|_| projection.by_country);
    let those: BTreeSet<&str> = led
        .map_or_else(|| BTreeSet::from([actor]), |countries| countries.iter().map(String::as_str).collect());
    let wanted = |iri: &&str| world.nodes.get(*iri).is_some_and(|n| projection.nodes.contains(&n.kind));
    those.into_iter().filter(wanted).collect()
}

#[cfg(test)]
mod tests {
    use super::super::projection::Claims;
    use super::super::testing::world;
    use super::*;

    /// The pairs that a projection joins: "Germany-France" in the order of IRIs.
    fn pairs(lines: &[&str], projection: &Projection) -> Vec<String> {
        let network = Network::of(&world(lines), projection);
        let ends = network.graph.edge_indices().filter_map(|e| network.graph.edge_endpoints(e));
        let mut pairs: Vec<String> =
            ends.map(|(a, b)| format!("{}-{}", network.label(a), network.label(b))).collect();
        pairs.sort();
        pairs
    }

    const LINES: [&str; 6] = [
        "France conflict Germany 1806",
        "planned meeting: Anna Smith + Boris Berg 2030",
        "meeting: Anna Smith + Carl Dahl 2018-03",
        "Italy says Poland conflict Norway 2020",
        "Sweden support Finland",
        "ceremony: Boris Berg + Carl Dahl 2019",
    ];

    #[test]
    fn only_what_took_place_and_is_stated_joins() {
        let expected = ["Anna Smith-Carl Dahl", "Finland-Sweden", "France-Germany"];
        assert_eq!(pairs(&LINES, &Projection::default()), expected);
    }

    #[test]
    fn kinds_of_edges_claims_and_a_window_are_choices() {
        let edges = |edges: &[Edges]| edges.iter().copied().collect();
        let base = Projection::default();
        let hostile = Projection { edges: edges(&[Edges::Hostile]), claims: Claims::Add, ..base.clone() };
        assert_eq!(pairs(&LINES, &hostile), ["France-Germany", "Norway-Poland"]);
        let only = Projection { claims: Claims::Only, ..base.clone() };
        assert_eq!(pairs(&LINES, &only), ["Norway-Poland"]);
        let events = Projection { edges: edges(&[Edges::Events]), ..base.clone() };
        assert_eq!(pairs(&LINES, &events), ["Boris Berg-Carl Dahl"]);
        let window = Projection { since: "2018-03-31".parse().ok(), ..base.clone() };
        assert_eq!(pairs(&LINES, &window), ["Anna Smith-Carl Dahl"], "some day of that March");
        let undated = Projection { undated: true, ..window };
        assert_eq!(pairs(&LINES, &undated), ["Anna Smith-Carl Dahl", "Finland-Sweden"]);
        let before = Projection { until: "1900-01-01".parse().ok(), ..base };
        assert_eq!(pairs(&LINES, &before), ["France-Germany"]);
    }

    #[test]
    fn leaders_count_for_their_countries() {
        let lines = [
            "Anna Smith leads France",
            "Boris Berg leads Germany",
            "meeting: Anna Smith + Boris Berg 2018",
            "Anna Smith support Boris Berg 2019",
        ];
        assert_eq!(pairs(&lines, &Projection::countries()), ["France-Germany"]);
        let network = Network::of(&world(&lines), &Projection::countries());
        let tie = network.graph.edge_weights().next().unwrap();
        assert_eq!((tie.meetings, tie.sign, tie.describe().as_str()), (1, 1, "1 meeting, support"));
        assert_eq!((tie.first.as_deref(), tie.last.as_deref()), (Some("2018-01-01"), Some("2019-12-31")));
    }

    #[test]
    fn leaders_are_joined_to_their_countries_where_that_is_wanted() {
        let lines = ["Anna Smith leads France", "France support Germany 2019"];
        let edges = BTreeSet::from([Edges::Relationships, Edges::Leaders]);
        let joined = Projection { edges, ..Projection::default() };
        assert_eq!(pairs(&lines, &Projection::default()), ["France-Germany"]);
        assert_eq!(pairs(&lines, &joined), ["France-Anna Smith", "France-Germany"]);
        let network = Network::of(&world(&lines), &joined);
        let tie = network.graph.edge_weights().find(|t| t.kinds.contains_key(LEADS)).unwrap();
        assert_eq!((tie.describe().as_str(), tie.sign), ("leads", 0));
    }

    #[test]
    fn a_meeting_that_is_told_twice_counts_once() {
        let lines = [
            "meeting: Anna Smith + Boris Berg 2018-03-09",
            "meeting: Anna Smith + Boris Berg + Carl Dahl 2018-03-09",
            "meeting: Anna Smith + Boris Berg 2018-04",
            // Two of one year are two, where one article tells of them.
            "meeting: Anna Smith + Boris Berg 2017",
            "meeting: Anna Smith + Boris Berg 2017",
        ];
        let network = Network::of(&world(&lines), &Projection::default());
        let meetings: Vec<u32> = network.graph.edge_weights().map(|t| t.meetings).collect();
        assert_eq!(meetings, [4, 1, 1]);
    }

    #[test]
    fn a_label_finds_its_node_whatever_its_spelling() {
        let network =
            Network::of(&world(&["meeting: Kim Jong-un + Luiz Inácio 2019"]), &Projection::default());
        assert!(network.find("KIM JONG UN").is_ok());
        assert!(network.find("luiz inacio").is_ok());
        assert!(matches!(network.find("Nobody"), Err(NetworkError::Unknown(_))));
    }
}
