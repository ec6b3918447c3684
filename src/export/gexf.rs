//! GEXF 1.3, Gephi's format: edges carry the days between which their facts lie.

use super::xml::escape;
use crate::network::Network;
use std::io::{Result, Write};

pub(super) fn write(network: &Network, out: &mut dyn Write) -> Result<()> {
    writeln!(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>")?;
    writeln!(out, "<gexf xmlns=\"http://gexf.net/1.3\" version=\"1.3\">")?;
    writeln!(out, "  <graph mode=\"dynamic\" timeformat=\"date\" defaultedgetype=\"undirected\">")?;
    writeln!(out, "    <attributes class=\"node\">")?;
    writeln!(out, "      <attribute id=\"kind\" title=\"kind\" type=\"string\"/>\n    </attributes>")?;
    writeln!(out, "    <attributes class=\"edge\">")?;
    writeln!(out, "      <attribute id=\"sign\" title=\"sign\" type=\"integer\"/>")?;
    writeln!(
        out,
        "      <attribute id=\"tie\" title=\"tie\" type=\"string\"/>\n    </attributes>\n    <nodes>"
    )?;
    let graph = &network.graph;
    for node in graph.node_indices() {
        let data = &graph[node];
        writeln!(out, "      <node id=\"{}\" label=\"{}\">", node.index(), escape(&data.label))?;
        writeln!(
            out,
            "        <attvalues><attvalue for=\"kind\" value=\"{}\"/></attvalues>\n      </node>",
            data.kind.name()
        )?;
    }
    writeln!(out, "    </nodes>\n    <edges>")?;
    for edge in graph.edge_indices() {
        let Some((a, b)) = graph.edge_endpoints(edge) else { continue };
        let tie = &graph[edge];
        let bound = |name: &str, day: &Option<String>| {
            day.as_ref().map_or(String::new(), |d| format!(" {name}=\"{}\"", escape(d)))
        };
        let spell = format!("{}{}", bound("start", &tie.first), bound("end", &tie.last));
        let (number, weight) = (edge.index(), tie.weight());
        writeln!(
            out,
            "      <edge id=\"{number}\" source=\"{}\" target=\"{}\" weight=\"{weight}\"{spell}>",
            a.index(),
            b.index()
        )?;
        writeln!(out, "        <attvalues>")?;
        writeln!(out, "          <attvalue for=\"sign\" value=\"{}\"/>", tie.sign)?;
        writeln!(out, "          <attvalue for=\"tie\" value=\"{}\"/>", escape(&tie.describe()))?;
        writeln!(out, "        </attvalues>\n      </edge>")?;
    }
    writeln!(out, "    </edges>\n  </graph>\n</gexf>")
}
