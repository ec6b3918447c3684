//! What the service is (SPARQL 1.1 Service Description), and what the dataset is (`VoID`).

use super::reply::{Problem, Reply};
use super::sparql::Bounded;
use crate::query::{self, Format};
use oxigraph::model::{BlankNode, Literal, NamedNode, NamedOrBlankNode, Term, Triple};
use oxigraph::sparql::QueryResults;
use std::io::Write;

fn sd(name: &str) -> NamedNode {
    NamedNode::new_unchecked(format!("http://www.w3.org/ns/sparql-service-description#{name}"))
}

fn format_of(name: &str) -> NamedNode {
    NamedNode::new_unchecked(format!("http://www.w3.org/ns/formats/{name}"))
}

/// Describes the service that answers at `endpoint`.
pub(super) fn service(
    graph: &Bounded,
    endpoint: &str,
    format: Format,
    kind: &str,
    reply: &mut Reply,
) -> Result<(), Problem> {
    let endpoint = NamedNode::new(endpoint).map_err(|e| Problem::told(400, e.to_string()))?;
    let [service, dataset, default] = ["service", "dataset", "default"].map(BlankNode::new_unchecked);
    let is_a = NamedNode::from(oxigraph::model::vocab::rdf::TYPE);
    let mut triples: Vec<Triple> = Vec::new();
    let mut say = |subject: &BlankNode, predicate: &NamedNode, object: Term| {
        triples.push(Triple::new(NamedOrBlankNode::from(subject.clone()), predicate.clone(), object));
    };
    say(&service, &is_a, sd("Service").into());
    say(&service, &sd("endpoint"), endpoint.into());
    say(&service, &sd("supportedLanguage"), sd("SPARQL11Query").into());
    for name in [
        "SPARQL_Results_JSON",
        "SPARQL_Results_XML",
        "SPARQL_Results_CSV",
        "SPARQL_Results_TSV",
        "Turtle",
        "N-Triples",
        "RDF_XML",
        "JSON-LD",
    ] {
        say(&service, &sd("resultFormat"), format_of(name).into());
    }
    say(&service, &sd("defaultDataset"), dataset.clone().into());
    say(&dataset, &is_a, sd("Dataset").into());
    say(&dataset, &sd("defaultGraph"), default.clone().into());
    say(&default, &is_a, sd("Graph").into());
    let void = NamedNode::new_unchecked("http://rdfs.org/ns/void#triples");
    let count = graph.kg.view()?.stated().count();
    say(&default, &void, Literal::from(i64::try_from(count).unwrap_or(i64::MAX)).into());
    reply.begin(200, kind);
    Ok(query::write_triples(&triples, format, reply)?)
}

/// The description of the dataset that the graph carries.
pub(super) fn dataset(graph: &Bounded, format: Format, kind: &str, reply: &mut Reply) -> Result<(), Problem> {
    let about = "CONSTRUCT { ?d ?p ?o } WHERE { { ?d a void:Dataset } UNION { GRAPH ?g { ?d a void:Dataset } } { ?d ?p ?o } UNION { GRAPH ?h { ?d ?p ?o } } }";
    let described = query::evaluate(graph, about)?;
    reply.begin(200, kind);
    if let QueryResults::Graph(_) = described {
        query::write(described, format, reply)?;
    }
    reply.flush()?;
    Ok(())
}
