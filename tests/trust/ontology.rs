//! The ontology's own promises.

use oxigraph::io::{JsonLdProfileSet, RdfFormat, RdfParser};
use oxigraph::model::{NamedOrBlankNode, Quad, Term, Triple};
use std::collections::{BTreeMap, BTreeSet};
use summitry::facts::{EventKind, RelationshipKind};
use summitry::rdf::{declared, ontology, vocabulary};

fn local(node: &NamedOrBlankNode) -> Option<String> {
    match node {
        NamedOrBlankNode::NamedNode(n) => n.as_str().strip_prefix(vocabulary::SM).map(str::to_owned),
        NamedOrBlankNode::BlankNode(_) => None,
    }
}

fn short(term: &Term) -> String {
    summitry::query::readable(term)
}

#[test]
fn every_term_has_label_comment_and_example_and_every_property_its_domain_and_range() {
    let mut terms: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut properties = BTreeSet::new();
    for triple in ontology() {
        let Some(name) = local(&triple.subject) else { continue };
        if short(&triple.object).ends_with("Property") {
            properties.insert(name.clone());
        }
        terms.entry(name).or_default().insert(short(&triple.predicate.clone().into()));
    }
    assert!(terms.len() > 80 && properties.len() > 40);
    for (name, has) in &terms {
        let mut wanted = vec!["rdf:type", "rdfs:label", "rdfs:comment", "skos:example"];
        if properties.contains(name) {
            wanted.extend(["rdfs:domain", "rdfs:range"]);
        }
        for predicate in wanted {
            assert!(has.contains(predicate), "sm:{name} has no {predicate}");
        }
    }
}

#[test]
fn every_example_is_turtle_of_declared_terms() {
    for triple in ontology().iter().filter(|t| t.predicate.as_str().ends_with("#example")) {
        let prefixes: String =
            vocabulary::PREFIXES.iter().map(|(p, iri)| format!("@prefix {p}: <{iri}> . ")).collect();
        let text = format!("{prefixes}{}", triple.object.to_string().trim_matches('"').replace("\\\"", "\""));
        let parser = RdfParser::from_format(RdfFormat::Turtle)
            .with_base_iri("https://w3id.org/summitry/id/")
            .expect("a base");
        let quads = parser
            .for_slice(&text)
            .collect::<Result<Vec<Quad>, _>>()
            .unwrap_or_else(|e| panic!("{text}: {e}"));
        for name in quads.iter().flat_map(|q| [short(&q.predicate.clone().into()), short(&q.object)]) {
            if let Some(name) = name.strip_prefix("sm:") {
                assert!(declared().contains(name), "{text}: sm:{name} is not declared");
            }
        }
    }
}

#[test]
fn every_kind_of_event_and_relationship_is_aligned_to_plover_and_cameo() {
    let text = summitry::rdf::ALIGNMENTS;
    let parser = RdfParser::from_format(RdfFormat::Turtle);
    let triples: Vec<Triple> = parser.for_slice(text).map(|q| q.expect("Turtle").into()).collect();
    let aligned = |name: &str, to: &str| {
        triples
            .iter()
            .any(|t| local(&t.subject).as_deref() == Some(name) && t.object.to_string().contains(to))
    };
    let kinds = EventKind::ALL.iter().map(|k| k.name()).chain(RelationshipKind::ALL.iter().map(|k| k.name()));
    for name in kinds.filter(|n| !["kinship", "succession"].contains(n)) {
        assert!(aligned(name, "/plover#") && aligned(name, "/cameo#"), "sm:{name}");
    }
    for name in triples.iter().filter_map(|t| local(&t.subject)) {
        assert!(declared().contains(&name), "sm:{name} is not declared");
    }
}

#[test]
fn the_json_ld_context_names_every_term_and_reads_as_the_contract_says() {
    let context: serde_json::Value = serde_json::from_str(summitry::rdf::CONTEXT).expect("JSON");
    let context = context["@context"].as_object().expect("an object").clone();
    for name in declared() {
        assert!(context.contains_key(name), "{name} is not in the context");
    }
    let document = serde_json::json!({
        "@context": context, "id": "http://e/e1", "type": ["Meeting", "Event"], "status": "occurred", "date": "2018-03",
        "hasActor": ["http://e/p1"], "earliest": "2018-03-01",
    });
    let parser = RdfParser::from_format(RdfFormat::JsonLd { profile: JsonLdProfileSet::empty() });
    let text = document.to_string();
    let mut found: Vec<String> =
        parser.for_slice(&text).map(|q| Triple::from(q.expect("JSON-LD")).to_string()).collect();
    found.sort();
    let sm = vocabulary::SM;
    let sem = "http://semanticweb.cs.vu.nl/2009/11/sem/";
    let mut expected = [
        format!("<http://e/e1> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <{sm}Meeting>"),
        format!("<http://e/e1> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <{sem}Event>"),
        format!("<http://e/e1> <{sm}status> <{sm}occurred>"),
        format!("<http://e/e1> <{sm}date> \"2018-03\"^^<http://id.loc.gov/datatypes/edtf/EDTF>"),
        format!("<http://e/e1> <{sm}earliest> \"2018-03-01\"^^<http://www.w3.org/2001/XMLSchema#date>"),
        format!("<http://e/e1> <{sem}hasActor> <http://e/p1>"),
    ];
    expected.sort();
    assert_eq!(found, expected);
}
