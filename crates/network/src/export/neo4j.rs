//! Two CSV lists with the headers of Neo4j's import: nodes, and one edge for each fact, with direction and dates.
//!
//! `neo4j-admin database import full --nodes=nodes.csv --relationships=edges.csv`

use super::record::Record;
use crate::network::{Kind, LEADS, Network};
use std::collections::BTreeMap;
use std::io::{Result, Write};

pub(super) fn nodes(network: &Network, out: &mut dyn Write) -> Result<()> {
    line(out, &["iri:ID", "name", "names:string[]", ":LABEL"].map(str::to_owned))?;
    for node in network.graph.node_weights() {
        let class = match node.kind {
            Kind::Person => "Person",
            Kind::Country => "Country",
            Kind::Organization => "Organization",
        };
        let names: Vec<String> = node.names.iter().map(|n| n.replace(';', ",")).collect();
        line(out, &[node.iri.clone(), node.label.clone(), names.join(";"), class.to_owned()])?;
    }
    Ok(())
}

pub(super) fn edges(
    network: &Network,
    records: &BTreeMap<String, Record>,
    out: &mut dyn Write,
) -> Result<()> {
    let header = [":START_ID", ":END_ID", ":TYPE", "fact", "edtf", "first:date", "last:date", "polarity:int"];
    line(out, &header.map(str::to_owned))?;
    let graph = &network.graph;
    for edge in graph.edge_indices() {
        let Some((a, b)) = graph.edge_endpoints(edge) else { continue };
        if graph[edge].kinds.contains_key(LEADS) {
            let (leader, country) = if graph[a].kind == Kind::Person { (a, b) } else { (b, a) };
            let ends = [graph[leader].iri.clone(), graph[country].iri.clone(), LEADS.to_uppercase()];
            let rest = ["", "", "", "", "0"].map(str::to_owned);
            line(out, &[&ends[..], &rest[..]].concat())?;
        }
        for fact in &graph[edge].facts {
            let record = records.get(fact).cloned().unwrap_or_default();
            let (mut from, mut to) = (graph[a].iri.clone(), graph[b].iri.clone());
            if record.from.as_ref() == Some(&to) {
                std::mem::swap(&mut from, &mut to);
            }
            let name = record.kind.map_or("MET".to_owned(), |kind| kind.to_uppercase());
            let polarity = record.polarity.to_string();
            let day = |value: Option<String>| value.unwrap_or_default();
            line(
                out,
                &[
                    from,
                    to,
                    name,
                    fact.clone(),
                    day(record.date),
                    day(record.first),
                    day(record.last),
                    polarity,
                ],
            )?;
        }
    }
    Ok(())
}

/// One record, as RFC 4180 writes it, with a line feed at its end.
fn line(out: &mut dyn Write, fields: &[String]) -> Result<()> {
    let quoted: Vec<String> = fields
        .iter()
        .map(|f| {
            if f.contains([',', '"', '\n', '\r']) {
                format!("\"{}\"", f.replace('"', "\"\""))
            } else {
                f.clone()
            }
        })
        .collect();
    writeln!(out, "{}", quoted.join(","))
}

#[cfg(test)]
mod tests {
    #[test]
    fn what_would_break_a_record_is_quoted() {
        let mut out = Vec::new();
        super::line(&mut out, &["a".to_owned(), "b,\"c\"\n".to_owned(), String::new()]).unwrap();
        assert_eq!(String::from_utf8(out).unwrap(), "a,\"b,\"\"c\"\"\n\",\n");
    }
}
