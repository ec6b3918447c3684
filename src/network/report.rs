//! What is measured, as tables for people and as JSON.

use super::{Hop, Network, NetworkError, centralities, communities, components, path};
use comfy_table::{CellAlignment, Table, presets};
use serde_json::{Value, json};

/// What to report on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Report {
    /// Sizes of everything.
    Summary,
    /// Who stands where.
    Centrality,
    /// Who belongs together.
    Communities,
    /// What is joined at all.
    Components,
    /// How one is joined to another.
    Path(String, String),
}

/// A report as a text of tables and as JSON; `top` bounds the rows of the tables only.
///
/// # Errors
/// Where a label is unknown or ambiguous, or communities cannot be found.
pub fn report(network: &Network, what: &Report, top: usize) -> Result<(String, Value), NetworkError> {
    match what {
        Report::Summary => summary(network),
        Report::Centrality => Ok(centrality(network, top)),
        Report::Communities => Ok(groups(network, "community", &communities(network)?, top)),
        Report::Components => Ok(groups(network, "component", &components(network), top)),
        Report::Path(from, to) => Ok(hops(&path(network, from, to)?)),
    }
}

fn table(header: &[&str]) -> Table {
    let mut table = Table::new();
    table.load_style(presets::UTF8_HORIZONTAL_ONLY).set_header(header.iter().map(|h| (*h).to_owned()));
    table
}

fn summary(network: &Network) -> Result<(String, Value), NetworkError> {
    let graph = &network.graph;
    let (parts, groups) = (components(network).len(), communities(network)?.len());
    let rows = [
        ("nodes", graph.node_count()),
        ("ties", graph.edge_count()),
        ("components", parts),
        ("communities", groups),
    ];
    let mut shown = table(&["", "count"]);
    for (name, count) in rows {
        shown.add_row([name.to_owned(), count.to_string()]);
    }
    let json = rows.iter().map(|(name, count)| ((*name).to_owned(), json!(count))).collect();
    Ok((shown.to_string(), Value::Object(json)))
}

fn centrality(network: &Network, top: usize) -> (String, Value) {
    let all = centralities(network);
    let mut shown = table(&["who", "ties", "facts", "betweenness", "closeness", "PageRank"]);
    for c in all.iter().take(top) {
        shown.add_row([
            c.label.clone(),
            c.degree.to_string(),
            format!("{:.0}", c.weight),
            format!("{:.3}", c.betweenness),
            format!("{:.3}", c.closeness),
            format!("{:.3}", c.pagerank),
        ]);
    }
    for column in shown.column_iter_mut().skip(1) {
        column.set_cell_alignment(CellAlignment::Right);
    }
    (shown.to_string(), json!(all))
}

fn groups(
    network: &Network,
    name: &str,
    groups: &[Vec<petgraph::graph::NodeIndex>],
    top: usize,
) -> (String, Value) {
    let labels = |group: &[petgraph::graph::NodeIndex]| {
        let mut labels: Vec<String> = group.iter().map(|n| network.graph[*n].label.clone()).collect();
        labels.sort();
        labels
    };
    let mut shown = table(&[name, "size", "members"]);
    shown.set_content_arrangement(comfy_table::ContentArrangement::Dynamic).set_width(120);
    for (number, group) in groups.iter().enumerate().take(top) {
        shown.add_row([(number + 1).to_string(), group.len().to_string(), labels(group).join(", ")]);
    }
    (shown.to_string(), json!(groups.iter().map(|g| labels(g)).collect::<Vec<_>>()))
}

fn hops(hops: &[Hop]) -> (String, Value) {
    let mut shown = table(&["from", "joined by", "to", "facts"]);
    for hop in hops {
        shown.add_row([hop.from.clone(), hop.tie.clone(), hop.to.clone(), hop.facts.join("\n")]);
    }
    (shown.to_string(), json!(hops))
}
