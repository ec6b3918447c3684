//! The SPARQL 1.1 Graph Store HTTP protocol: a graph is read, replaced, added to and dropped under its own name.
//!
//! A body is parsed whole before anything is changed. What a graph holds after a change goes back to the server as
//! N-Triples, for the other workers and those to come.

use super::reply::{Problem, Reply};
use crate::query::{self, Format};
use crate::rdf::entity_bomb;
use crate::serve::wire::Change;
use crate::store::{Kg, StoreError};
use oxigraph::io::{JsonLdProfileSet, RdfFormat, RdfParser};
use oxigraph::model::{GraphName, NamedNode, Quad, Triple};
use std::io::Write;

/// The media type of what [`write`] sends back.
const NTRIPLES: &str = "application/n-triples";

fn name(graph: Option<String>) -> Result<GraphName, Problem> {
    let Some(iri) = graph else { return Ok(GraphName::DefaultGraph) };
    let node = NamedNode::new(&iri);
    Ok(node.map_err(|e| Problem::told(400, format!("`{iri}` is no IRI: {e}")))?.into())
}

fn triples(kg: &Kg, graph: &GraphName) -> Result<Vec<Triple>, StoreError> {
    let quads = kg.quads_for_pattern(None, None, None, Some(graph.as_ref()));
    Ok(in_order(quads.map(|q| q.map(Triple::from)).collect::<Result<_, _>>()?))
}

fn in_order(mut triples: Vec<Triple>) -> Vec<Triple> {
    triples.sort_by_cached_key(ToString::to_string);
    triples
}

/// Gives a graph. The default graph is what queries see without naming one.
pub(super) fn read(
    kg: &Kg,
    graph: Option<String>,
    format: Format,
    kind: &str,
    reply: &mut Reply,
) -> Result<(), Problem> {
    let graph = name(graph)?;
    let known = match &graph {
        GraphName::NamedNode(node) => kg.has_graph(node)?,
        _ => true,
    };
    if !known {
        return Err(Problem::told(404, "there is no such graph"));
    }
    let triples = match graph {
        GraphName::DefaultGraph => in_order(kg.view()?.stated().collect::<Result<_, _>>()?),
        _ => {
            let quads = kg.quads_for_pattern(None, None, None, Some(graph.as_ref()));
            in_order(quads.map(|q| q.map(Triple::from)).collect::<Result<_, _>>()?)
        }
    };
    reply.begin(200, kind);
    Ok(query::write_triples(&triples, format, reply)?)
}

/// Changes a graph, and sends back what it then holds: 200 where it was there before, 201 where it is new, 204 where it
/// is gone.
pub(super) fn write(
    kg: &mut Kg,
    graph: Option<String>,
    change: Change,
    content_type: &str,
    body: &[u8],
    reply: &mut Reply,
) -> Result<(), Problem> {
    let graph = name(graph)?;
    let known = kg.holds_graph(&graph)?;
    if change == Change::Drop {
        if !known {
            return Err(Problem::told(404, "there is no such graph"));
        }
        kg.put_graph(&graph, None)?;
        reply.begin(204, NTRIPLES);
        return Ok(());
    }
    let mut quads = parse(&graph, content_type, body)?;
    if change == Change::Add {
        quads.extend(triples(kg, &graph)?.into_iter().map(|t| t.in_graph(graph.clone())));
    }
    kg.put_graph(&graph, Some(&quads))?;
    reply.begin(if known { 200 } else { 201 }, NTRIPLES);
    for triple in triples(kg, &graph)? {
        writeln!(reply, "{triple} .")?;
    }
    Ok(())
}

/// Makes a graph what another worker has made it.
pub(super) fn apply(kg: &mut Kg, graph: Option<String>, gone: bool, body: &[u8]) -> Result<(), Problem> {
    let graph = name(graph)?;
    let quads = if gone { None } else { Some(parse_as(RdfFormat::NTriples, &graph, body, false)?) };
    Ok(kg.put_graph(&graph, quads.as_deref())?)
}

fn parse(graph: &GraphName, content_type: &str, body: &[u8]) -> Result<Vec<Quad>, Problem> {
    let json_ld = RdfFormat::JsonLd { profile: JsonLdProfileSet::empty() };
    let kind = content_type.split(';').next().unwrap_or_default().trim();
    // Any page may send plain text without asking first, so it is no format here, though N-Triples were served so once.
    let format = RdfFormat::from_media_type(kind)
        .filter(|f| (!f.supports_datasets() || *f == json_ld) && !kind.starts_with("text/plain"))
        .ok_or_else(|| Problem::told(415, "send Turtle, N-Triples, RDF/XML or JSON-LD"))?;
    if let Some(reason) = entity_bomb(body).filter(|_| format == RdfFormat::RdfXml) {
        return Err(Problem::told(400, format!("the body does not parse: {reason}")));
    }
    parse_as(format, graph, body, true)
}

fn parse_as(format: RdfFormat, graph: &GraphName, body: &[u8], rename: bool) -> Result<Vec<Quad>, Problem> {
    let parser = RdfParser::from_format(format).without_named_graphs().with_default_graph(graph.clone());
    let parser = if rename { parser.rename_blank_nodes() } else { parser };
    let quads: Result<Vec<Quad>, _> = parser.for_slice(body).collect();
    quads.map_err(|e| Problem::told(400, format!("the body does not parse: {e}")))
}
