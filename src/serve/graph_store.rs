//! The SPARQL 1.1 Graph Store HTTP protocol: a graph is read, replaced, added to and dropped under its own name.
//!
//! `?graph=IRI` names a graph, `?default` the default graph. A body is parsed whole before anything is changed.

use super::{Answer, Asked, plain};
use crate::rdf::vocabulary::PREFIXES;
use crate::rdf::{entity_bomb, xml_triple};
use oxigraph::io::{JsonLdProfileSet, RdfFormat, RdfParser, RdfSerializer};
use oxigraph::model::{GraphName, NamedNode, NamedOrBlankNode, Quad, Triple};
use oxigraph::store::{StorageError, Store};

/// Answers a request.
pub(super) fn reply(store: &Store, request: &Asked, graph: Option<String>, default: bool) -> Answer {
    let graph = match (graph, default) {
        (Some(iri), false) => match NamedNode::new(&iri) {
            Ok(node) => GraphName::from(node),
            Err(error) => return plain(400, &format!("`{iri}` is no IRI: {error}")),
        },
        (None, true) => GraphName::DefaultGraph,
        _ => return plain(400, "give either ?graph=IRI or ?default"),
    };
    let done = match request.method {
        "GET" | "HEAD" => read(store, &graph, request.accept),
        "PUT" => write(store, &graph, request, true),
        "POST" => write(store, &graph, request, false),
        "DELETE" => drop_graph(store, &graph),
        _ => Ok(plain(405, "use GET, HEAD, PUT, POST or DELETE")),
    };
    done.unwrap_or_else(|error| plain(500, &error.to_string()))
}

fn is_there(store: &Store, graph: &GraphName) -> Result<bool, StorageError> {
    match graph {
        GraphName::NamedNode(node) => store.contains_named_graph(node.as_ref()),
        GraphName::BlankNode(node) => store.contains_named_graph(node.as_ref()),
        GraphName::DefaultGraph => Ok(true),
    }
}

fn read(store: &Store, graph: &GraphName, accept: &str) -> Result<Answer, StorageError> {
    if !is_there(store, graph)? {
        return Ok(plain(404, "there is no such graph"));
    }
    let quads = store.quads_for_pattern(None, None, None, Some(graph.as_ref()));
    let mut triples = quads.map(|q| q.map(Triple::from)).collect::<Result<Vec<_>, _>>()?;
    triples.sort_by_key(ToString::to_string);
    let offered = [
        (RdfFormat::Turtle, "text/turtle"),
        (RdfFormat::NTriples, "application/n-triples"),
        (RdfFormat::RdfXml, "application/rdf+xml"),
        (RdfFormat::JsonLd { profile: JsonLdProfileSet::empty() }, "application/ld+json"),
    ];
    let mut wanted = accept.split(',').map(|a| a.split(';').next().unwrap_or_default().trim());
    let (format, kind) =
        wanted.find_map(|w| offered.iter().find(|(_, kind)| *kind == w)).copied().unwrap_or(offered[0]);
    let mut serializer = RdfSerializer::from_format(format);
    for (prefix, iri) in PREFIXES {
        // The prefixes are constants that parse.
        if let Ok(with) = serializer.clone().with_prefix(prefix, iri) {
            serializer = with;
        }
    }
    let mut writer = serializer.for_writer(Vec::new());
    for triple in triples {
        let triple = if format == RdfFormat::RdfXml { xml_triple(triple) } else { triple };
        writer.serialize_triple(&triple).map_err(StorageError::Io)?;
    }
    Ok(Answer(200, kind, writer.finish().map_err(StorageError::Io)?))
}

/// Puts the body into a graph, in place of what is there or beside it.
fn write(store: &Store, graph: &GraphName, request: &Asked, replace: bool) -> Result<Answer, StorageError> {
    let kind = request.content_type.split(';').next().unwrap_or_default().trim();
    let Some(format) = RdfFormat::from_media_type(kind).filter(|f| !f.supports_datasets() || *f == json_ld())
    else {
        return Ok(plain(415, "send Turtle, N-Triples, RDF/XML or JSON-LD"));
    };
    if let Some(reason) = entity_bomb(request.body).filter(|_| format == RdfFormat::RdfXml) {
        return Ok(plain(400, &format!("the body does not parse: {reason}")));
    }
    let parser = RdfParser::from_format(format)
        .without_named_graphs()
        .with_default_graph(graph.clone())
        .rename_blank_nodes();
    let quads: Vec<Quad> = match parser.for_slice(request.body).collect() {
        Ok(quads) => quads,
        Err(error) => return Ok(plain(400, &format!("the body does not parse: {error}"))),
    };
    let known = is_there(store, graph)?;
    let mut transaction = store.start_transaction()?;
    if replace {
        transaction.clear_graph(graph.as_ref())?;
    }
    if let GraphName::NamedNode(node) = graph {
        transaction.insert_named_graph(node.as_ref());
    }
    transaction.extend(quads.iter().map(Quad::as_ref));
    transaction.commit()?;
    Ok(if known { Answer(204, "text/plain; charset=utf-8", Vec::new()) } else { plain(201, "created") })
}

fn json_ld() -> RdfFormat {
    RdfFormat::JsonLd { profile: JsonLdProfileSet::empty() }
}

fn drop_graph(store: &Store, graph: &GraphName) -> Result<Answer, StorageError> {
    if !is_there(store, graph)? {
        return Ok(plain(404, "there is no such graph"));
    }
    match graph {
        GraphName::NamedNode(node) => store.remove_named_graph(&NamedOrBlankNode::from(node.clone()))?,
        _ => store.clear_graph(graph.as_ref())?,
    }
    Ok(Answer(204, "text/plain; charset=utf-8", Vec::new()))
}
