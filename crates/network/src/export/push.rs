//! A knowledge graph into another server, by the SPARQL 1.1 Graph Store protocol: one PUT a graph.
//!
//! Named graphs keep their names. The server's default graph is replaced by our default dataset, so that queries answer
//! there as they do here, and claims stay out of it. Graphs that only the server has are left alone.

use super::ExportError;
use crate::store::Kg;
use oxigraph::model::{GraphName, Quad, Triple};
use std::collections::BTreeMap;

/// What was sent.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Pushed {
    /// How many graphs, the default graph among them.
    pub graphs: usize,
    /// How many triples in them.
    pub triples: usize,
    /// How many of them are in the default graph: what is stated, which stands in its own graphs as well.
    pub default: usize,
}

/// Sends every graph to the Graph Store at this address, with a token (RFC 6750) where the server wants one.
///
/// # Errors
/// Where the store fails, or the server does not take a graph; those sent before it are then there.
pub fn push(kg: &Kg, url: &str, token: Option<&str>) -> Result<Pushed, ExportError> {
    let agent = crate::query::agent();
    let mut graphs: BTreeMap<Option<String>, Vec<Quad>> = BTreeMap::new();
    for quad in kg.named_quads()?.into_iter().chain(kg.default_quads()?) {
        let name = match &quad.graph_name {
            GraphName::NamedNode(node) => Some(node.as_str().to_owned()),
            _ => None,
        };
        graphs.entry(name).or_default().push(quad);
    }
    let mut pushed = Pushed::default();
    // The default graph comes first by order, and last by intent: until it is there, queries see nothing half done.
    for (name, quads) in graphs.into_iter().rev() {
        let mut lines: Vec<String> = quads.into_iter().map(|q| format!("{} .\n", Triple::from(q))).collect();
        lines.sort_unstable();
        let failed = |reason: String| ExportError::Push {
            url: url.to_owned(),
            graph: name.clone().unwrap_or_else(|| "the default graph".to_owned()),
            reason,
        };
        let request = match &name {
            Some(iri) => agent.put(url).query("graph", iri),
            None => agent.put(url).query("default", ""),
        };
        let request = match token {
            Some(token) => request.header("Authorization", format!("Bearer {token}")),
            None => request,
        };
        // N-Triples are Turtle, which every server of the protocol reads.
        let answer = request.header("Content-Type", "text/turtle").send(lines.concat());
        let mut response = answer.map_err(|e| failed(e.to_string()))?;
        if !response.status().is_success() {
            let said = response.body_mut().read_to_string().unwrap_or_default();
            let said: String = said.chars().take(300).collect();
            return Err(failed(format!("answers {}: {}", response.status(), said.trim())));
        }
        pushed.graphs += 1;
        pushed.triples += lines.len();
        pushed.default += if name.is_none() { lines.len() } else { 0 };
    }
    Ok(pushed)
}
