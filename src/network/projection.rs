//! Which facts become edges: meetings that took place and relationships, one edge for each pair of entities.

use super::NetworkError;
use crate::article::slug;
use crate::rdf::vocabulary::{rdf, rdfs, schema, sem, skos, sm};
use crate::store::Kg;
use oxigraph::model::{NamedNode, Quad, Term};
use petgraph::graph::{NodeIndex, UnGraph};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// What a node is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// A person.
    Person,
    /// A country.
    Country,
    /// An organization.
    Organization,
}

impl Kind {
    /// The kind as a word.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Kind::Person => "person",
            Kind::Country => "country",
            Kind::Organization => "organization",
        }
    }
}

/// A person, country or organization.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Node {
    /// Its IRI.
    pub iri: String,
    /// The first of its labels in the order of the alphabet, where articles differ the longest.
    pub label: String,
    /// All its names.
    pub names: BTreeSet<String>,
    /// What it is.
    pub kind: Kind,
}

/// All that joins two entities.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Tie {
    /// How often they met.
    pub meetings: u32,
    /// How often each kind of relationship is stated.
    pub kinds: BTreeMap<String, u32>,
    /// Sum of the polarities: meetings count nothing.
    pub sign: i32,
    /// The earliest day that a dated fact may have been, `YYYY-MM-DD`.
    pub first: Option<String>,
    /// The latest.
    pub last: Option<String>,
    /// The IRIs of the facts.
    pub facts: BTreeSet<String>,
}

impl Tie {
    /// How many facts join the two.
    #[must_use]
    pub fn weight(&self) -> f64 {
        f64::from(self.meetings + self.kinds.values().sum::<u32>())
    }

    /// What the tie is, in words: "2 meetings, alliance".
    #[must_use]
    pub fn describe(&self) -> String {
        let mut parts = Vec::new();
        if self.meetings > 0 {
            parts.push(format!("{} meeting{}", self.meetings, if self.meetings == 1 { "" } else { "s" }));
        }
        parts.extend(
            self.kinds.iter().map(|(kind, n)| if *n == 1 { kind.clone() } else { format!("{kind} ×{n}") }),
        );
        parts.join(", ")
    }
}

/// People, countries and organizations joined by what is stated of them.
#[derive(Debug)]
pub struct Network {
    /// The graph; nodes and edges in the order of their IRIs.
    pub graph: UnGraph<Node, Tie>,
}

/// The facts of one subject, by predicate.
type Facts<'q> = BTreeMap<&'q str, Vec<&'q Term>>;

impl Network {
    /// Projects the default dataset of a knowledge graph.
    ///
    /// # Errors
    /// Where the store fails.
    pub fn project(kg: &Kg) -> Result<Network, NetworkError> {
        Ok(Network::of(&kg.default_quads()?))
    }

    /// Projects these quads; which graphs they come from is not looked at.
    #[must_use]
    pub fn of(quads: &[Quad]) -> Network {
        let mut subjects: BTreeMap<&str, Facts> = BTreeMap::new();
        for quad in quads {
            if let oxigraph::model::NamedOrBlankNode::NamedNode(subject) = &quad.subject {
                subjects
                    .entry(subject.as_str())
                    .or_default()
                    .entry(quad.predicate.as_str())
                    .or_default()
                    .push(&quad.object);
            }
        }
        let mut ties: BTreeMap<(String, String), Tie> = BTreeMap::new();
        for (iri, facts) in &subjects {
            meeting(iri, facts, &mut ties);
            relationship(iri, facts, &mut ties);
        }
        let mut graph = UnGraph::new_undirected();
        let mut nodes: BTreeMap<String, NodeIndex> = BTreeMap::new();
        for (iri, facts) in &subjects {
            if let Some(node) = node(iri, facts) {
                nodes.insert((*iri).to_owned(), graph.add_node(node));
            }
        }
        for ((a, b), tie) in ties {
            if let (Some(a), Some(b)) = (nodes.get(&a), nodes.get(&b)) {
                graph.add_edge(*a, *b, tie);
            }
        }
        // Those that nothing joins to anybody would only crowd a picture.
        graph.retain_nodes(|g, n| g.neighbors(n).next().is_some());
        Network { graph }
    }

    /// The node of this label or other name, whatever case, accents and hyphens.
    ///
    /// # Errors
    /// Where nobody has this name, or several have.
    pub fn find(&self, label: &str) -> Result<NodeIndex, NetworkError> {
        let wanted = slug(label);
        let named = |n: &NodeIndex| {
            self.graph[*n].iri == label || self.graph[*n].names.iter().any(|name| slug(name) == wanted)
        };
        let found: Vec<NodeIndex> = self.graph.node_indices().filter(named).collect();
        match found[..] {
            [] => Err(NetworkError::Unknown(label.to_owned())),
            [only] => Ok(only),
            _ => {
                let names: Vec<String> = found
                    .iter()
                    .map(|n| format!("{} <{}>", self.graph[*n].label, self.graph[*n].iri))
                    .collect();
                Err(NetworkError::Ambiguous { label: label.to_owned(), candidates: names.join(", ") })
            }
        }
    }
}

fn has_type(facts: &Facts, class: &NamedNode) -> bool {
    facts
        .get(rdf("type").as_str())
        .is_some_and(|types| types.iter().any(|t| matches!(t, Term::NamedNode(n) if n == class)))
}

fn iris<'q>(facts: &Facts<'q>, predicate: &NamedNode) -> Vec<&'q str> {
    let iri = |t: &&'q Term| match t {
        Term::NamedNode(n) => Some(n.as_str()),
        _ => None,
    };
    let mut found: Vec<&str> = facts.get(predicate.as_str()).into_iter().flatten().filter_map(iri).collect();
    found.sort_unstable();
    found.dedup();
    found
}

fn literals<'q>(facts: &Facts<'q>, predicate: &NamedNode) -> BTreeSet<&'q str> {
    let literal = |t: &&'q Term| match t {
        Term::Literal(l) => Some(l.value()),
        _ => None,
    };
    facts.get(predicate.as_str()).into_iter().flatten().filter_map(literal).collect()
}

fn node(iri: &str, facts: &Facts) -> Option<Node> {
    let kinds = [("Person", Kind::Person), ("Country", Kind::Country), ("Organization", Kind::Organization)];
    let (_, kind) = kinds.iter().find(|(class, _)| has_type(facts, &schema(class)))?;
    let labels = literals(facts, &rdfs("label"));
    let label = labels.iter().max_by_key(|l| l.chars().count())?.to_string();
    let names = labels.into_iter().chain(literals(facts, &skos("altLabel"))).map(str::to_owned).collect();
    Some(Node { iri: iri.to_owned(), label, names, kind: *kind })
}

fn tie<'t>(
    ties: &'t mut BTreeMap<(String, String), Tie>,
    a: &str,
    b: &str,
    iri: &str,
    facts: &Facts,
) -> &'t mut Tie {
    let key = if a < b { (a.to_owned(), b.to_owned()) } else { (b.to_owned(), a.to_owned()) };
    let tie = ties.entry(key).or_default();
    tie.facts.insert(iri.to_owned());
    for day in literals(facts, &sm("earliest")) {
        if tie.first.as_deref().is_none_or(|known| day < known) {
            tie.first = Some(day.to_owned());
        }
    }
    for day in literals(facts, &sm("latest")) {
        if tie.last.as_deref().is_none_or(|known| day > known) {
            tie.last = Some(day.to_owned());
        }
    }
    tie
}

fn meeting(iri: &str, facts: &Facts, ties: &mut BTreeMap<(String, String), Tie>) {
    let met = ["Meeting", "Summit", "Call"].iter().any(|class| has_type(facts, &sm(class)));
    if !met || !iris(facts, &sm("status")).contains(&sm("occurred").as_str()) {
        return;
    }
    let actors = iris(facts, &sem("hasActor"));
    for (i, a) in actors.iter().enumerate() {
        for b in &actors[i + 1..] {
            tie(ties, a, b, iri, facts).meetings += 1;
        }
    }
}

fn relationship(iri: &str, facts: &Facts, ties: &mut BTreeMap<(String, String), Tie>) {
    if !has_type(facts, &sm("Relationship")) {
        return;
    }
    let (from, to, kind) = (iris(facts, &sm("from")), iris(facts, &sm("to")), iris(facts, &sm("kind")));
    let ([from], [to], [kind]) = (&from[..], &to[..], &kind[..]) else { return };
    let Some(kind) = crate::facts::RelationshipKind::ALL.iter().find(|k| sm(k.name()).as_str() == *kind)
    else {
        return;
    };
    if from == to {
        return;
    }
    let tie = tie(ties, from, to, iri, facts);
    *tie.kinds.entry(kind.name().to_owned()).or_default() += 1;
    tie.sign += i32::from(kind.polarity());
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use crate::article::Article;

    /// The network of a text.
    pub(crate) fn network(text: &str) -> Network {
        let mut kg = Kg::new(crate::rdf::Base::default()).unwrap();
        kg.add(&crate::extract::testing::facts(&Article::from_text("t", text.to_owned()))).unwrap();
        Network::project(&kg).unwrap()
    }

    #[test]
    fn only_what_took_place_and_is_stated_joins() {
        let text = "France invaded Germany in 1806. Spain will meet Portugal. Italy said that Poland invaded Norway. Sweden backs Finland.";
        let network = network(text);
        let mut pairs: Vec<String> = (network.graph.edge_indices())
            .filter_map(|e| network.graph.edge_endpoints(e))
            .map(|(a, b)| format!("{}-{}", network.graph[a].label, network.graph[b].label))
            .collect();
        pairs.sort();
        assert_eq!(pairs, ["Finland-Sweden", "Germany-France"].map(str::to_owned));
    }

    #[test]
    fn a_label_finds_its_node_whatever_its_spelling() {
        let network = network("Kim Jong-un met Luiz Inácio in Vienna in 2019.");
        assert!(network.find("KIM JONG UN").is_ok());
        assert!(network.find("luiz inacio").is_ok());
        assert!(matches!(network.find("Nobody"), Err(NetworkError::Unknown(_))));
    }
}
