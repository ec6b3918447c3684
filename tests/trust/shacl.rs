//! Our SHACL Core against cases that pyshacl is held to as well (`tests/python/check_shacl.py`).

use crate::world::{STORY, World, lines, named};
use oxigraph::io::{RdfFormat, RdfParser};
use oxigraph::model::{Term, Triple};
use std::collections::BTreeSet;
use summitry::Kg;
use summitry::rdf::SHAPES;
use summitry::shacl::{Format, Report, validate, validate_kg};

fn triples(turtle: &str) -> Vec<Triple> {
    let parser = RdfParser::from_format(RdfFormat::Turtle);
    parser.for_slice(turtle).map(|q| q.expect("Turtle").into()).collect()
}

fn focus(report: &Report) -> BTreeSet<String> {
    let name = |t: &Term| match t {
        Term::NamedNode(n) => n.as_str().replace("http://example.org/", ":"),
        other => other.to_string(),
    };
    report.findings.iter().map(|f| name(&f.focus)).collect()
}

#[test]
fn each_component_finds_the_nodes_that_break_it() {
    let mut parts = include_str!("../shacl/cases.ttl").split("#### ");
    let prefixes = parts.next().expect("prefixes");
    let mut wrong = Vec::new();
    let mut tried = 0;
    for case in parts {
        let (heading, turtle) = case.split_once('\n').expect("a heading");
        let (_, breaks) = heading.rsplit_once("breaks").expect("what it breaks");
        let expected: BTreeSet<String> = breaks.split_whitespace().map(str::to_owned).collect();
        let text = format!("{prefixes}{turtle}");
        match validate(triples(&text), &text) {
            Ok(report) if focus(&report) == expected => {}
            Ok(report) => wrong.push(format!("{heading}: found {:?}", focus(&report))),
            Err(error) => wrong.push(format!("{heading}: {error}")),
        }
        tried += 1;
    }
    assert!(wrong.is_empty(), "{} of {tried}:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn what_is_not_of_shacl_core_is_an_error_that_names_shape_and_parameter() {
    let prefixes = "@prefix : <http://example.org/> . @prefix sh: <http://www.w3.org/ns/shacl#> .";
    for (turtle, says) in [
        (":S a sh:NodeShape ; sh:sparql [ sh:select \"\" ] .", "shape <http://example.org/S> uses sh:sparql"),
        (
            ":S a sh:NodeShape ; sh:property [ sh:path :p ; sh:minCuont 1 ] .",
            "inside <http://example.org/S> uses sh:minCuont",
        ),
        (":S a sh:NodeShape ; sh:target [ a sh:SPARQLTarget ] .", "uses sh:target,"),
        (":S a sh:NodeShape ; sh:property [ sh:minCount 1 ] .", "without sh:path"),
        (
            ":S a sh:NodeShape ; sh:property [ sh:path :p ; sh:minCount \"few\" ] .",
            "sh:minCount is no whole number",
        ),
        (":S a sh:NodeShape ; sh:property [ sh:path :p ; sh:pattern \"(\" ] .", "is no regular expression"),
        (":S a sh:NodeShape ; sh:property [ sh:path :p ; sh:nodeKind sh:Stone ] .", "none of SHACL's six"),
        (":S a sh:NodeShape ; sh:targetNode :a ; sh:in :x .", "not closed"),
        (":S a sh:NodeShape ; sh:property [ sh:path :p ; sh:node :S ] .", "refers to itself"),
        (":S a sh:NodeShape ; sh:severity :bad .", "sh:severity"),
        (":S a", "do not parse"),
    ] {
        let error = validate([], &format!("{prefixes} {turtle}"))
            .err()
            .unwrap_or_else(|| panic!("{turtle} was read"));
        assert!(error.to_string().contains(says) && !error.to_string().contains('\n'), "{turtle}: {error}");
    }
}

fn iris(text: &str) -> String {
    named(&[STORY.facts()], text)
}

#[test]
fn a_finding_is_told_in_the_words_of_the_shape() {
    let world = World::of(&[STORY]);
    world.rewrite(|mut all| {
        all.extend(lines("article/talks", &iris("<event/talks/e1> sm:status sm:planned .")));
        all
    });
    let kg = Kg::open(&world.kg()).expect("opened");
    let report = validate_kg(&kg, SHAPES).expect("shapes");
    let text = |format| {
        let mut out = Vec::new();
        report.write(format, &mut out).expect("written");
        String::from_utf8(out).expect("UTF-8")
    };
    let told = text(Format::Text);
    let line = iris(
        "<https://w3id.org/summitry/id/event/talks/e1>: An event has one status. [sh:maxCount at sm:status of sm:EventShape]\n",
    );
    assert!(told.starts_with(&line) && told.ends_with("does not conform: 1 finding\n"), "{told}");
    // The claimed meeting has no day: a warning is told and breaks nothing.
    assert!(told.contains("warning: An event without a date"), "{told}");
    let turtle = triples(&text(Format::Turtle));
    let has = |name: &str, object: &str| {
        turtle.iter().any(|t| t.predicate.as_str().ends_with(name) && t.object.to_string().contains(object))
    };
    assert!(
        has("shacl#conforms", "false")
            && has("shacl#focusNode", &iris("event/talks/e1"))
            && has("shacl#resultPath", "ns#status")
    );
    assert!(has("shacl#sourceConstraintComponent", "MaxCountConstraintComponent"));
}

#[test]
fn what_the_program_writes_conforms() {
    let kg = Kg::open(&World::of(&[STORY]).kg()).expect("opened");
    let report = validate_kg(&kg, SHAPES).expect("shapes");
    assert!(report.conforms(), "{:?}", report.findings);
}
