//! `GraphML` 1.0 (Brandes and others 2002): nodes with label, kind, measures, colour and place, edges with weight, sign and dates.

use super::measure::{MEASURES, measured};
use super::xml::escape;
use crate::network::Network;
use std::io::{Result, Write};

const KEYS: [(&str, &str, &str); 14] = [
    ("label", "node", "string"),
    ("kind", "node", "string"),
    ("iri", "node", "string"),
    ("color", "node", "string"),
    ("size", "node", "double"),
    ("x", "node", "double"),
    ("y", "node", "double"),
    ("weight", "edge", "double"),
    ("sign", "edge", "int"),
    ("meetings", "edge", "int"),
    ("kinds", "edge", "string"),
    ("first", "edge", "string"),
    ("last", "edge", "string"),
    ("tie", "edge", "string"),
];

pub(super) fn write(network: &Network, out: &mut dyn Write) -> Result<()> {
    writeln!(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>")?;
    writeln!(out, "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">")?;
    let measures = MEASURES.map(|(name, kind)| (name, "node", if kind == "integer" { "int" } else { kind }));
    for (name, of, kind) in KEYS.into_iter().chain(measures) {
        writeln!(out, "  <key id=\"{name}\" for=\"{of}\" attr.name=\"{name}\" attr.type=\"{kind}\"/>")?;
    }
    writeln!(out, "  <graph id=\"network\" edgedefault=\"undirected\">")?;
    let graph = &network.graph;
    for (node, measured) in graph.node_indices().zip(measured(network)) {
        let data = &graph[node];
        writeln!(out, "    <node id=\"n{}\">", node.index())?;
        for (key, value) in [("label", data.label.as_str()), ("kind", data.kind.name()), ("iri", &data.iri)] {
            writeln!(out, "      <data key=\"{key}\">{}</data>", escape(value))?;
        }
        let (r, g, b) = measured.colour;
        let mut looks =
            vec![("color", format!("#{r:02x}{g:02x}{b:02x}")), ("size", format!("{:.1}", measured.size))];
        if let Some((x, y)) = measured.place {
            looks.extend([("x", x.to_string()), ("y", y.to_string())]);
        }
        for (key, value) in measured.values.iter().chain(&looks) {
            writeln!(out, "      <data key=\"{key}\">{value}</data>")?;
        }
        writeln!(out, "    </node>")?;
    }
    for edge in graph.edge_indices() {
        let Some((a, b)) = graph.edge_endpoints(edge) else { continue };
        let tie = &graph[edge];
        let kinds = tie.kinds.keys().cloned().collect::<Vec<_>>().join(" ");
        writeln!(
            out,
            "    <edge id=\"e{}\" source=\"n{}\" target=\"n{}\">",
            edge.index(),
            a.index(),
            b.index()
        )?;
        let values = [
            ("weight", network.weight(edge).to_string()),
            ("sign", tie.sign.to_string()),
            ("meetings", tie.meetings.to_string()),
            ("kinds", kinds),
            ("first", tie.first.clone().unwrap_or_default()),
            ("last", tie.last.clone().unwrap_or_default()),
            ("tie", tie.describe()),
        ];
        for (key, value) in values.iter().filter(|(_, v)| !v.is_empty()) {
            writeln!(out, "      <data key=\"{key}\">{}</data>", escape(value))?;
        }
        writeln!(out, "    </edge>")?;
    }
    writeln!(out, "  </graph>\n</graphml>")
}
