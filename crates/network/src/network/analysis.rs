//! The analyses by name, each with its result as a table.

use super::{
    Best, Betweenness, Cell, Network, NetworkError, Projection, Sentences, Table, World, articulation_points,
    balance, bridges, brokers, centralities, communities, components, coparticipation, core_numbers,
    membership, path, timeline,
};
use crate::store::Kg;
use petgraph::graph::NodeIndex;

/// What is wanted to know.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Analysis {
    /// Sizes of everything.
    Summary,
    /// Who stands where.
    Centrality(Option<Betweenness>),
    /// Who belongs together, at a resolution (1 is Newman's modularity).
    Communities(f64),
    /// What is joined at all.
    Components,
    /// How deep in the network everybody is.
    Cores,
    /// Edges and nodes that hold the network together.
    Bridges,
    /// How one is joined to another.
    Path {
        /// A label.
        from: String,
        /// Another.
        to: String,
        /// Which path.
        best: Best,
    },
    /// Whether friends of friends are friends.
    Balance,
    /// What happened between two, and when that changed.
    Timeline(String, String),
    /// Who takes part in the same events.
    Coparticipation,
    /// Who stands between blocs.
    Brokers,
}

impl Analysis {
    /// Its name, as typed.
    #[must_use]
    pub fn name(&self) -> &'static str {
        match self {
            Analysis::Summary => "summary",
            Analysis::Centrality(_) => "centrality",
            Analysis::Communities(_) => "communities",
            Analysis::Components => "components",
            Analysis::Cores => "cores",
            Analysis::Bridges => "bridges",
            Analysis::Path { .. } => "path",
            Analysis::Balance => "balance",
            Analysis::Timeline(..) => "timeline",
            Analysis::Coparticipation => "coparticipation",
            Analysis::Brokers => "brokers",
        }
    }

    /// Runs it on a knowledge graph.
    ///
    /// # Errors
    /// Where a label is unknown or ambiguous, nothing joins two, or the store fails.
    pub fn run(&self, kg: &Kg, projection: &Projection) -> Result<Table, NetworkError> {
        let world = World::read(kg)?;
        let network = || Network::of(&world, projection);
        Ok(match self {
            Analysis::Summary => summary(&network()),
            Analysis::Centrality(how) => centrality(&network(), *how),
            Analysis::Communities(resolution) => {
                let network = network();
                let (groups, modularity) = communities(&network, *resolution);
                let mut table = groups_table(&network, "community", &groups);
                table.figures.push(("modularity", Cell::Real(modularity)));
                table
            }
            Analysis::Components => {
                let network = network();
                groups_table(&network, "component", &components(&network))
            }
            Analysis::Cores => cores(&network()),
            Analysis::Bridges => holding(&network()),
            Analysis::Path { from, to, best } => hops(&network(), kg, [from, to], *best)?,
            Analysis::Balance => triads(&network()),
            Analysis::Timeline(a, b) => moments(&world, kg, [a, b], projection)?,
            Analysis::Coparticipation => pairs(&world, projection),
            Analysis::Brokers => between(&network()),
        })
    }
}

fn summary(network: &Network) -> Table {
    let graph = &network.graph;
    let (groups, modularity) = communities(network, 1.0);
    let hostile = graph.edge_weights().filter(|t| t.sign < 0).count();
    let friendly = graph.edge_weights().filter(|t| t.sign > 0).count();
    let figures = vec![
        ("nodes", Cell::count(graph.node_count())),
        ("ties", Cell::count(graph.edge_count())),
        ("friendly ties", Cell::count(friendly)),
        ("hostile ties", Cell::count(hostile)),
        ("components", Cell::count(components(network).len())),
        ("communities", Cell::count(groups.len())),
        ("modularity", Cell::Real(modularity)),
        ("bridges", Cell::count(bridges(network).len())),
        ("articulation points", Cell::count(articulation_points(network).len())),
    ];
    Table { figures, ..Table::default() }
}

fn centrality(network: &Network, how: Option<Betweenness>) -> Table {
    let all = centralities(network, how);
    let mut table = Table::new(&[
        ("label", "who"),
        ("iri", ""),
        ("degree", "ties"),
        ("weight", "weight"),
        ("betweenness", "betweenness"),
        ("closeness", "closeness"),
        ("eigenvector", "eigenvector"),
        ("pagerank", "PageRank"),
        ("core", "core"),
    ]);
    for c in &all.nodes {
        table.rows.push(vec![
            c.label.as_str().into(),
            c.iri.as_str().into(),
            Cell::count(c.degree),
            Cell::weight(c.weight),
            Cell::Real(c.betweenness),
            Cell::Real(c.closeness),
            c.eigenvector.into(),
            Cell::Real(c.pagerank),
            Cell::count(c.core),
        ]);
    }
    let how = all.betweenness.describe(all.nodes.len());
    table.figures.push(("betweenness", Cell::Text(how)));
    table
}

fn groups_table(network: &Network, name: &'static str, groups: &[Vec<NodeIndex>]) -> Table {
    let mut table = Table::new(&[(name, name), ("size", "size"), ("members", "members"), ("iris", "")]);
    for (number, group) in groups.iter().enumerate() {
        let mut members: Vec<NodeIndex> = group.clone();
        members.sort_by_key(|n| (network.label(*n), *n));
        let each = |of: &dyn Fn(NodeIndex) -> String| Cell::List(members.iter().map(|n| of(*n)).collect());
        table.rows.push(vec![
            Cell::count(number + 1),
            Cell::count(group.len()),
            each(&|n| network.label(n).to_owned()),
            each(&|n| network.graph[n].iri.clone()),
        ]);
    }
    table
}

fn cores(network: &Network) -> Table {
    let numbers = core_numbers(network);
    let mut nodes: Vec<NodeIndex> = network.graph.node_indices().collect();
    nodes.sort_by_key(|n| (usize::MAX - numbers[n.index()], network.label(*n)));
    let mut table = Table::new(&[("label", "who"), ("iri", ""), ("core", "core")]);
    for n in nodes {
        let node = &network.graph[n];
        table.rows.push(vec![
            node.label.as_str().into(),
            node.iri.as_str().into(),
            Cell::count(numbers[n.index()]),
        ]);
    }
    table
}

fn holding(network: &Network) -> Table {
    let mut table =
        Table::new(&[("kind", "what"), ("label", "who"), ("iri", ""), ("other", "with"), ("other_iri", "")]);
    for edge in bridges(network) {
        let Some((a, b)) = network.graph.edge_endpoints(edge) else { continue };
        let (a, b) = (&network.graph[a], &network.graph[b]);
        let cells = [a.label.as_str(), &a.iri, &b.label, &b.iri];
        table.rows.push(std::iter::once("bridge").chain(cells).map(Cell::from).collect());
    }
    for n in articulation_points(network) {
        let node = &network.graph[n];
        let cells = ["articulation point", &node.label, &node.iri].map(Cell::from);
        table.rows.push(cells.into_iter().chain([Cell::Nothing, Cell::Nothing]).collect());
    }
    table
}

fn hops(network: &Network, kg: &Kg, ends: [&str; 2], best: Best) -> Result<Table, NetworkError> {
    let mut table = Table::new(&[
        ("from", "from"),
        ("tie", "joined by"),
        ("to", "to"),
        ("weight", "weight"),
        ("facts", ""),
        ("sentences", "sentences"),
    ]);
    for hop in path(network, &Sentences::of(kg), ends[0], ends[1], best)? {
        table.rows.push(vec![
            Cell::Text(hop.from),
            Cell::Text(hop.tie),
            Cell::Text(hop.to),
            Cell::weight(hop.weight),
            Cell::List(hop.facts),
            Cell::List(hop.sentences),
        ]);
    }
    Ok(table)
}

fn triads(network: &Network) -> Table {
    let found = balance(network);
    let mut table = Table::new(&[
        ("signs", "signs"),
        ("balanced", "balanced"),
        ("who", "who"),
        ("iris", ""),
        ("ties", "ties"),
    ]);
    let mut triads: Vec<_> = found.triads.iter().collect();
    // What is out of balance is what one looks for.
    triads.sort_by_key(|t| (t.is_balanced(), t.nodes));
    for triad in triads {
        let ties = triad.edges.map(|e| {
            let (a, b) = network.graph.edge_endpoints(e).unwrap_or_default();
            format!("{} – {}: {}", network.label(a), network.label(b), network.graph[e].describe())
        });
        table.rows.push(vec![
            triad.signs().into(),
            Cell::Flag(triad.is_balanced()),
            Cell::List(triad.nodes.iter().map(|n| network.label(*n).to_owned()).collect()),
            Cell::List(triad.nodes.iter().map(|n| network.graph[*n].iri.clone()).collect()),
            Cell::List(ties.to_vec()),
        ]);
    }
    let part = |n: NodeIndex| found.frustration.part[n.index()];
    let labels = |wanted: &dyn Fn(NodeIndex) -> bool| {
        let nodes = network.graph.node_indices().filter(|n| wanted(*n));
        let mut labels: Vec<String> = nodes.map(|n| network.label(n).to_owned()).collect();
        labels.sort();
        labels
    };
    let camp = |of: usize, second: bool| {
        labels(&|n| part(n) == Some(of) && found.frustration.camp[n.index()] == second)
    };
    let parts = found.frustration.part.iter().flatten().max().map_or(0, |last| last + 1);
    let apart = (1..parts).map(|p| {
        let sides = [camp(p, false), camp(p, true)].map(|c| c.join(" + "));
        sides.into_iter().filter(|s| !s.is_empty()).collect::<Vec<_>>().join(" against ")
    });
    let census = found.census();
    table.figures = vec![
        ("friendly ties", Cell::count(found.friendly)),
        ("hostile ties", Cell::count(found.hostile)),
        ("triads +++", Cell::count(census[0])),
        ("triads ++-", Cell::count(census[1])),
        ("triads +--", Cell::count(census[2])),
        ("triads ---", Cell::count(census[3])),
        ("balanced share", found.share().into()),
        ("frustration at least", Cell::count(found.frustration.lower)),
        ("frustration at most", Cell::count(found.frustration.upper)),
        (
            "frustration is exact",
            Cell::Text(if found.frustration.is_exact() { "yes" } else { "no" }.to_owned()),
        ),
        ("first camp", Cell::List(camp(0, false))),
        ("second camp", Cell::List(camp(0, true))),
        ("camps apart from these", Cell::List(apart.collect())),
        ("unaligned", Cell::List(labels(&|n| part(n).is_none()))),
    ];
    table
}

fn moments(world: &World, kg: &Kg, pair: [&str; 2], projection: &Projection) -> Result<Table, NetworkError> {
    let mut table = Table::new(&[
        ("date", "date"),
        ("what", "what"),
        ("kind", ""),
        ("status", "status"),
        ("polarity", "sign"),
        ("sum", "sum"),
        ("change", "change"),
        ("claimed", "claimed"),
        ("fact", ""),
        ("sentences", "sentences"),
    ]);
    for m in timeline(world, &Sentences::of(kg), pair, projection)? {
        let told = m.sentences.iter().map(|s| format!("{}: {}", s.article, s.marked()));
        table.rows.push(vec![
            m.fact.date.as_deref().map_or(Cell::Nothing, Cell::from),
            Cell::Text(m.what),
            Cell::Text(m.fact.kind.name()),
            m.fact.status.as_deref().map_or(Cell::Nothing, Cell::from),
            Cell::Count(m.polarity.into()),
            Cell::Count(m.sum.into()),
            Cell::Flag(m.change),
            Cell::Flag(m.fact.claimed),
            m.fact.iri.as_str().into(),
            Cell::List(told.collect()),
        ]);
    }
    Ok(table)
}

fn pairs(world: &World, projection: &Projection) -> Table {
    let mut table = Table::new(&[
        ("label", "who"),
        ("iri", ""),
        ("other", "with"),
        ("other_iri", ""),
        ("together", "events together"),
        ("each", "events of the first"),
        ("other_each", "of the second"),
        ("jaccard", "Jaccard"),
    ]);
    for pair in coparticipation(world, projection) {
        let [a, b] = pair.actors;
        table.rows.push(vec![
            world.label(a).into(),
            a.into(),
            world.label(b).into(),
            b.into(),
            Cell::count(pair.together.len()),
            Cell::count(pair.each[0]),
            Cell::count(pair.each[1]),
            Cell::Real(pair.jaccard()),
        ]);
    }
    table
}

fn between(network: &Network) -> Table {
    let (groups, _) = communities(network, 1.0);
    let mut table = Table::new(&[
        ("label", "who"),
        ("iri", ""),
        ("bloc", "bloc"),
        ("between_blocs", "between blocs"),
        ("liaison", "liaison"),
        ("gatekeeper", "gatekeeper"),
        ("itinerant", "itinerant"),
        ("coordinator", "coordinator"),
        ("participation", "participation"),
        ("constraint", "constraint"),
    ]);
    for broker in brokers(network, &membership(&groups, network.graph.node_count())) {
        let node = &network.graph[broker.node];
        table.rows.push(vec![
            node.label.as_str().into(),
            node.iri.as_str().into(),
            Cell::count(broker.bloc + 1),
            Cell::count(broker.between_blocs()),
            Cell::count(broker.liaison),
            Cell::count(broker.gatekeeper),
            Cell::count(broker.itinerant),
            Cell::count(broker.coordinator),
            Cell::Real(broker.participation),
            broker.constraint.into(),
        ]);
    }
    table.figures.push(("blocs", Cell::count(groups.len())));
    table
}
