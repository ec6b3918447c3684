//! Mermaid, which many wikis and forges draw: shapes for kinds, blue for friendly ties and orange for hostile ones.
//!
//! Mermaid itself refuses more than 500 edges unless its configuration says otherwise.

use crate::network::{Kind, Network};
use std::io::{Result, Write};

pub(super) fn write(network: &Network, out: &mut dyn Write) -> Result<()> {
    writeln!(out, "graph LR")?;
    let graph = &network.graph;
    for node in graph.node_indices() {
        let data = &graph[node];
        let (open, close) = match data.kind {
            Kind::Person => ("([", "])"),
            Kind::Country => ("[", "]"),
            Kind::Organization => ("{{", "}}"),
        };
        writeln!(out, "  n{}{open}\"{}\"{close}", node.index(), escape(&data.label))?;
    }
    let mut styles: [Vec<String>; 2] = [Vec::new(), Vec::new()];
    for (number, edge) in graph.edge_indices().enumerate() {
        let Some((a, b)) = graph.edge_endpoints(edge) else { continue };
        let tie = &graph[edge];
        writeln!(out, "  n{} ---|\"{}\"| n{}", a.index(), escape(&tie.describe()), b.index())?;
        if tie.sign != 0 {
            styles[usize::from(tie.sign < 0)].push(number.to_string());
        }
    }
    for (edges, colour) in styles.iter().zip(["#0072b2", "#d55e00"]).filter(|(edges, _)| !edges.is_empty()) {
        writeln!(out, "  linkStyle {} stroke:{colour}", edges.join(","))?;
    }
    Ok(())
}

/// Text between quotation marks: Mermaid's own escapes are `#` and a number or name.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '"' | '#' | '<' | '>' | '&' | '`' | '\\' => out.push_str(&format!("#{};", u32::from(c))),
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    #[test]
    fn labels_cannot_break_out_of_their_quotation_marks() {
        assert_eq!(super::escape("a\"b #1\n<c>"), "a#34;b #35;1 #60;c#62;");
    }
}
