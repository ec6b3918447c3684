//! What the service is (SPARQL 1.1 Service Description), and what the dataset is (`VoID`).

use super::reply::{Problem, Reply};
use super::sparql::Bounded;
use crate::query::{self, Format, Source};
use crate::rdf::vocabulary::PREFIXES;
use oxigraph::model::vocab::rdf;
use oxigraph::model::{BlankNode, Literal, NamedNode, NamedOrBlankNode, Term, Triple};
use std::collections::BTreeSet;

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
    let is_a = NamedNode::from(rdf::TYPE);
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

/// Describes the dataset that is asked at `endpoint`: how large it is, where its own IRIs begin, whose terms it uses.
pub(super) fn dataset(
    graph: &Bounded,
    endpoint: &str,
    format: Format,
    kind: &str,
    reply: &mut Reply,
) -> Result<(), Problem> {
    let node = |iri: String| NamedNode::new(iri).map_err(|e| Problem::told(400, e.to_string()));
    let void = |name: &str| NamedNode::new_unchecked(format!("http://rdfs.org/ns/void#{name}"));
    let number = |count: usize| Term::from(Literal::from(i64::try_from(count).unwrap_or(i64::MAX)));
    let whole = node(format!("{endpoint}#dataset"))?;
    let mut stated = 0;
    let (mut classes, mut used) = (BTreeSet::new(), BTreeSet::new());
    for triple in graph.kg.view()?.stated() {
        let triple = triple?;
        stated += 1;
        used.insert(triple.predicate.as_str().to_owned());
        if let (rdf::TYPE, Term::NamedNode(class)) = (triple.predicate.as_ref(), &triple.object) {
            used.insert(class.as_str().to_owned());
            classes.insert(class.as_str().to_owned());
        }
    }
    let say = |predicate: NamedNode, object: Term| Triple::new(whole.clone(), predicate, object);
    let mut triples = vec![
        say(rdf::TYPE.into(), void("Dataset").into()),
        say(void("sparqlEndpoint"), node(endpoint.to_owned())?.into()),
        say(void("uriSpace"), Literal::new_simple_literal(graph.base().to_string()).into()),
        say(void("triples"), number(stated)),
        say(void("classes"), number(classes.len())),
        say(void("documents"), number(graph.kg.articles().len())),
    ];
    for (_, namespace) in PREFIXES {
        if used.iter().any(|term| term.starts_with(namespace)) {
            triples.push(say(void("vocabulary"), node((*namespace).to_owned())?.into()));
        }
    }
    reply.begin(200, kind);
    Ok(query::write_triples(&triples, format, reply)?)
}
