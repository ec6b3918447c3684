//! Graphviz DOT: friendly ties blue, hostile ones orange (a pair that the colour-blind can tell), width by facts.

use crate::network::{Kind, Network};
use std::io::{Result, Write};

pub(super) fn write(network: &Network, out: &mut dyn Write) -> Result<()> {
    writeln!(out, "graph network {{")?;
    writeln!(out, "  graph [layout=neato, overlap=prism, splines=true, outputorder=edgesfirst];")?;
    writeln!(out, "  node [fontname=\"sans-serif\", fontsize=11, style=filled, fillcolor=white];")?;
    writeln!(out, "  edge [fontname=\"sans-serif\", fontsize=8];")?;
    let graph = &network.graph;
    for node in graph.node_indices() {
        let data = &graph[node];
        let shape = match data.kind {
            Kind::Person => "ellipse",
            Kind::Country => "box",
            Kind::Organization => "hexagon",
        };
        writeln!(out, "  n{} [label={}, shape={shape}];", node.index(), quoted(&data.label))?;
    }
    for edge in graph.edge_indices() {
        let Some((a, b)) = graph.edge_endpoints(edge) else { continue };
        let tie = &graph[edge];
        let colour = match tie.sign {
            0 => "#666666",
            1.. => "#0072b2",
            _ => "#d55e00",
        };
        let width = 1.0 + tie.weight().ln_1p();
        writeln!(
            out,
            "  n{} -- n{} [tooltip={}, color=\"{colour}\", penwidth={width:.2}, weight={}];",
            a.index(),
            b.index(),
            quoted(&tie.describe()),
            tie.weight()
        )?;
    }
    writeln!(out, "}}")
}

fn quoted(text: &str) -> String {
    let plain: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    format!("\"{}\"", plain.replace('\\', "\\\\").replace('"', "\\\""))
}

#[cfg(test)]
mod tests {
    #[test]
    fn labels_cannot_break_out_of_their_quotation_marks() {
        assert_eq!(super::quoted("a\"b\\c\nd"), "\"a\\\"b\\\\c d\"");
    }
}
