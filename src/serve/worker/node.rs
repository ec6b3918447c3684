//! Pages: what is there, and what is known of a node.

use super::reply::{Problem, Reply};
use super::sparql::Bounded;
use crate::query::{self, Format, Source};
use crate::store::Kg;
use oxigraph::model::{NamedNode, Variable};
use std::io::Write;

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

fn page(title: &str, body: &str, reply: &mut Reply) -> Result<(), Problem> {
    reply.begin(200, "text/html; charset=utf-8");
    writeln!(
        reply,
        "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\">\
         <title>{title}</title><link rel=\"stylesheet\" href=\"/plain.css\"></head><body><main>{body}</main></body></html>",
        title = escape(title)
    )?;
    Ok(())
}

/// The page that says what is there.
pub(super) fn front(kg: &Kg, reply: &mut Reply) -> Result<(), Problem> {
    let rows: String = kg
        .articles()
        .iter()
        .map(|(id, entry)| {
            let source = entry.source.as_deref().unwrap_or_default();
            let local = kg.base().article_graph(id);
            let local = kg.base().below(local.as_str()).unwrap_or_default().replacen("graph/", "", 1);
            format!(
                "<tr><td><a href=\"/node/{}\">{}</a></td><td>{}</td></tr>",
                escape(&local),
                escape(id),
                escape(source)
            )
        })
        .collect();
    let queries: String = query::library()
        .iter()
        .map(|q| {
            format!(
                "<tr><td><a href=\"/api/queries/{0}\">{0}</a></td><td>{1}</td></tr>",
                q.name,
                escape(&q.header.title)
            )
        })
        .collect();
    let body = format!(
        "<h1>Knowledge graph</h1>\
         <p>The <a href=\"/\">explorer</a> shows it. SPARQL 1.1 queries are answered at <a href=\"/sparql\">/sparql</a>, graphs given at /store, \
         nodes told of at /node/; <a href=\"/api/openapi.json\">/api/openapi.json</a> describes the queries below.</p>\
         <h2>Articles</h2><table>{rows}</table><h2>Queries</h2><table>{queries}</table>"
    );
    page("Knowledge graph", &body, reply)
}

/// What is known of a node: a page of what `explain` tells, or its description as triples.
pub(super) fn show(
    graph: &Bounded,
    iri: &str,
    format: Option<Format>,
    kind: &str,
    reply: &mut Reply,
) -> Result<(), Problem> {
    let whole = if iri.contains("://") { iri.to_owned() } else { format!("{}{iri}", graph.base()) };
    let node = NamedNode::new(&whole).map_err(|e| Problem::told(400, format!("`{whole}` is no IRI: {e}")))?;
    let Some(format) = format else {
        let told = query::explain(graph.kg, &format!("<{}>", node.as_str()))?;
        let title = told.lines().next().unwrap_or_default();
        let links = format!(
            "<p>As <a href=\"/sparql?query={0}\">triples</a>. <a href=\"/\">Back</a></p>",
            encoded(&format!("DESCRIBE <{}>", node.as_str()))
        );
        return page(title, &format!("<h1>{}</h1><pre>{}</pre>{links}", escape(title), escape(&told)), reply);
    };
    let about = Variable::new_unchecked("node");
    let known = query::evaluate_with(
        graph,
        "ASK { VALUES ?node { UNDEF } { ?node ?p ?o } UNION { GRAPH ?g { ?node ?p ?o } } }",
        &[(about.clone(), node.clone().into())],
    )?;
    if matches!(known, oxigraph::sparql::QueryResults::Boolean(false)) {
        return Err(Problem::told(404, format!("there is no node <{}>", node.as_str())));
    }
    let described = query::evaluate_with(
        graph,
        "CONSTRUCT { ?node ?p ?o . ?s ?q ?node } WHERE { VALUES ?node { UNDEF } { ?node ?p ?o } UNION { ?s ?q ?node } }",
        &[(about, node.into())],
    )?;
    reply.begin(200, kind);
    query::write(described, format, reply)?;
    Ok(())
}

/// A text as a parameter of an address.
fn encoded(text: &str) -> String {
    text.bytes()
        .map(|b| if b.is_ascii_alphanumeric() { char::from(b).to_string() } else { format!("%{b:02X}") })
        .collect()
}
