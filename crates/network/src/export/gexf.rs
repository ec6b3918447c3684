//! GEXF 1.3, Gephi's format: edges are there in the spells of their dated facts, nodes from their first to their last.
//!
//! Nodes have measures, the colour of their community, and a place.
//!
//! What has no date is there at all times, as the format has it.

use super::measure::{MEASURES, measured};
use super::record::{Record, spells};
use super::xml::escape;
use crate::network::Network;
use std::collections::BTreeMap;
use std::io::{Result, Write};

const ATTRIBUTES: [(&str, &[(&str, &str)]); 2] = [
    ("node", &[("kind", "string"), ("iri", "string")]),
    ("edge", &[("sign", "integer"), ("meetings", "integer"), ("kinds", "string"), ("tie", "string")]),
];

/// When something is there; empty for always.
type Spells = Vec<(Option<String>, Option<String>)>;

pub(super) fn write(
    network: &Network,
    records: &BTreeMap<String, Record>,
    out: &mut dyn Write,
) -> Result<()> {
    writeln!(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>")?;
    writeln!(
        out,
        "<gexf xmlns=\"http://gexf.net/1.3\" xmlns:viz=\"http://gexf.net/1.3/viz\" version=\"1.3\">"
    )?;
    writeln!(out, "  <meta>\n    <creator>{}</creator>\n  </meta>", escape(crate::rdf::SOFTWARE))?;
    writeln!(
        out,
        "  <graph mode=\"dynamic\" defaultedgetype=\"undirected\" timeformat=\"date\" timerepresentation=\"interval\">"
    )?;
    for (class, attributes) in ATTRIBUTES {
        writeln!(out, "    <attributes class=\"{class}\">")?;
        let measures: &[(&str, &str)] = if class == "node" { &MEASURES } else { &[] };
        for (name, kind) in attributes.iter().chain(measures) {
            writeln!(out, "      <attribute id=\"{name}\" title=\"{name}\" type=\"{kind}\"/>")?;
        }
        writeln!(out, "    </attributes>")?;
    }
    let graph = &network.graph;
    let of_edge = |edge: petgraph::graph::EdgeIndex| {
        spells(graph[edge].facts.iter().filter_map(|fact| records.get(fact)))
    };
    writeln!(out, "    <nodes>")?;
    for (node, measured) in graph.node_indices().zip(measured(network)) {
        let data = &graph[node];
        writeln!(out, "      <node id=\"{}\" label=\"{}\">", node.index(), escape(&data.label))?;
        let told = [("kind", data.kind.name().to_owned()), ("iri", data.iri.clone())];
        values(out, &[&told[..], &measured.values].concat())?;
        let edges: Vec<Spells> =
            graph.edges(node).map(|e| of_edge(petgraph::visit::EdgeRef::id(&e))).collect();
        // A node with an undated edge must be there whenever that edge is.
        if edges.iter().all(|spells| !spells.is_empty()) {
            when(out, &whole(&edges.concat()))?;
        }
        let (r, g, b) = measured.colour;
        writeln!(out, "        <viz:color r=\"{r}\" g=\"{g}\" b=\"{b}\"/>")?;
        if let Some((x, y)) = measured.place {
            writeln!(out, "        <viz:position x=\"{x}\" y=\"{y}\" z=\"0\"/>")?;
        }
        writeln!(out, "        <viz:size value=\"{:.1}\"/>", measured.size)?;
        writeln!(out, "      </node>")?;
    }
    writeln!(out, "    </nodes>\n    <edges>")?;
    for edge in graph.edge_indices() {
        let Some((a, b)) = graph.edge_endpoints(edge) else { continue };
        let tie = &graph[edge];
        let (number, weight) = (edge.index(), network.weight(edge));
        let (a, b) = (a.index(), b.index());
        writeln!(out, "      <edge id=\"{number}\" source=\"{a}\" target=\"{b}\" weight=\"{weight}\">")?;
        values(
            out,
            &[
                ("sign", tie.sign.to_string()),
                ("meetings", tie.meetings.to_string()),
                ("kinds", tie.kinds.keys().cloned().collect::<Vec<_>>().join(" ")),
                ("tie", tie.describe()),
            ],
        )?;
        when(out, &of_edge(edge))?;
        writeln!(out, "      </edge>")?;
    }
    writeln!(out, "    </edges>\n  </graph>\n</gexf>")
}

fn values(out: &mut dyn Write, values: &[(&str, String)]) -> Result<()> {
    writeln!(out, "        <attvalues>")?;
    for (name, value) in values {
        writeln!(out, "          <attvalue for=\"{name}\" value=\"{}\"/>", escape(value))?;
    }
    writeln!(out, "        </attvalues>")
}

fn when(out: &mut dyn Write, spells: &Spells) -> Result<()> {
    if spells.is_empty() {
        return Ok(());
    }
    writeln!(out, "        <spells>")?;
    for (start, end) in spells {
        let bound = |name: &str, day: &Option<String>| {
            day.as_ref().map_or(String::new(), |d| format!(" {name}=\"{}\"", escape(d)))
        };
        writeln!(out, "          <spell{}{}/>", bound("start", start), bound("end", end))?;
    }
    writeln!(out, "        </spells>")
}

/// From the first start to the last end.
fn whole(spells: &[(Option<String>, Option<String>)]) -> Spells {
    if spells.is_empty() {
        return Vec::new();
    }
    let start = spells.iter().map(|s| s.0.clone()).min().flatten();
    let open = spells.iter().any(|s| s.1.is_none());
    let end = if open { None } else { spells.iter().map(|s| s.1.clone()).max().flatten() };
    vec![(start, end)]
}
