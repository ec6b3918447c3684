//! What people put right, and the record that it leaves.

use crate::world::{STORY, World};
use summitry::Kg;
use summitry::corrections::Corrections;
use summitry::query::{Format, evaluate, write};
use summitry::rdf::{Base, SHAPES};
use summitry::store::Added;
use summitry::verify::verify;

fn read(turtle: &str) -> Corrections {
    Corrections::read(turtle, &Base::default()).unwrap_or_else(|e| panic!("{turtle}: {e}"))
}

const BY: &str = "dcterms:creator \"Ada\" ; rdfs:comment \"Seen it myself.\" .";

fn corrected(turtle: &str) -> (Kg, Corrections) {
    let mut corrections = read(&turtle.replace("BY", BY));
    let mut kg = Kg::new(Base::default()).expect("a store");
    kg.add_corrected(&STORY.facts(), &mut corrections).expect("added");
    (kg, corrections)
}

fn ask(kg: &Kg, sparql: &str) -> bool {
    let mut out = Vec::new();
    let query = format!("BASE <{}> ASK {{ {sparql} }}", kg.base());
    write(evaluate(kg, &query).expect("a query"), Format::Table, &mut out).expect("written");
    out == b"yes\n"
}

#[test]
fn each_kind_of_correction_does_what_it_says() {
    for (correction, holds, holds_no_more) in [
        (
            "<> a sm:Same ; sm:corrects <person/boris-berg> ; sm:becomes <person/b-berg> ; BY",
            "<event/talks/e1> sem:hasActor <person/b-berg> . <claim/talks/c1> prov:wasAttributedTo <person/b-berg> . <role/talks/m2> org:member <person/b-berg> . <person/anna-smith> sm:metWith <person/b-berg>",
            "<person/boris-berg> ?p ?o",
        ),
        (
            // One who is two in the text: their meeting with themselves goes, their names stay.
            "<> a sm:Same ; sm:corrects <person/boris-berg> ; sm:becomes <person/anna-smith> ; BY",
            "<person/anna-smith> skos:altLabel \"Boris Berg\"",
            "<event/talks/e1> ?p ?o",
        ),
        (
            "<> a sm:Different ; sm:corrects <person/boris-berg> ; sm:becomes <person/boris-berg-2> ; sm:inArticle <article/talks> ; BY",
            "<event/talks/e1> sem:hasActor <person/boris-berg-2> . <person/boris-berg-2> owl:differentFrom <person/boris-berg>",
            "<person/boris-berg> a schema:Person",
        ),
        (
            "<> a sm:Different ; sm:corrects <person/boris-berg> ; sm:becomes <person/anna-smith> ; BY",
            "<person/anna-smith> owl:differentFrom <person/boris-berg> . <person/boris-berg> a schema:Person",
            "<person/anna-smith> owl:sameAs ?x",
        ),
        (
            "<> a sm:Retraction ; sm:corrects <event/talks/e1> ; BY",
            "?c prov:invalidated <event/talks/e1>",
            "<person/anna-smith> sm:metWith <person/boris-berg>",
        ),
        (
            "<> a sm:Retraction ; sm:corrects <relationship/talks/r1> ; BY",
            "<country/FRA> a schema:Country",
            "<country/FRA> sm:cooperatesWith <country/DEU>",
        ),
        (
            // The second office keeps its name when the first is taken back.
            "<> a sm:Retraction ; sm:corrects <role/talks/m1> ; BY",
            "<role/talks/m2> org:member <person/boris-berg> . <person/boris-berg> sm:leads <country/DEU>",
            "<person/anna-smith> sm:leads <country/FRA>",
        ),
        (
            "<> a sm:Retraction ; sm:corrects <claim/talks/c1> ; BY",
            "<event/talks/e1> a sm:Meeting",
            "GRAPH <graph/claim/talks/c1> { ?s ?p ?o }",
        ),
        (
            "<> a sm:Retraction ; sm:corrects <country/DEU> ; BY",
            "<event/talks/e1> sem:hasActor <person/boris-berg>",
            "<country/FRA> sm:cooperatesWith ?x",
        ),
        (
            "<> a sm:Relabelling ; sm:corrects <person/boris-berg> ; sm:newLabel \"Boris A. Berg\" ; BY",
            "<person/boris-berg> rdfs:label \"Boris A. Berg\" ; skos:altLabel \"Boris Berg\"",
            "<person/boris-berg> rdfs:label \"Boris Berg\"",
        ),
        (
            "<> a sm:Relabelling ; sm:corrects <event/talks/e1> ; sm:newLabel \"The Vienna talks\" ; BY",
            "<event/talks/e1> rdfs:label \"The Vienna talks\" . ?c sm:oldValue \"Meeting e1 of talks\"",
            "<event/talks/e1> rdfs:label \"Meeting e1 of talks\"",
        ),
        (
            "<> a sm:Retiming ; sm:corrects <event/talks/e1> ; sm:newDate \"2024-05-03\"^^edtf:EDTF ; BY",
            "<event/talks/e1> sm:earliest \"2024-05-03\"^^xsd:date ; sm:latest \"2024-05-03\"^^xsd:date . ?c sm:oldValue \"2024-05\"",
            "<event/talks/e1> sm:latest \"2024-05-31\"^^xsd:date",
        ),
    ] {
        let (kg, corrections) = corrected(correction);
        assert!(ask(&kg, holds), "{correction} does not give {holds}");
        assert!(!ask(&kg, holds_no_more), "{correction} leaves {holds_no_more}");
        assert!(corrections.unmatched(kg.base(), |_| false).is_empty(), "{correction}");
        let record = "?c a sm:Correction, prov:Activity ; rdfs:comment \"Seen it myself.\" ; prov:wasAssociatedWith/rdfs:label \"Ada\"";
        assert!(ask(&kg, record), "{correction} leaves no record");
        let folder = tempfile::tempdir().expect("a folder");
        kg.save(&folder.path().join("kg")).expect("saved");
        assert_eq!(verify(&folder.path().join("kg"), None).expect("read").failures, [], "{correction}");
        let report = summitry::shacl::validate_kg(&kg, SHAPES).expect("shapes");
        assert!(report.conforms(), "{correction}: {:?}", report.findings);
    }
}

#[test]
fn a_correction_is_applied_once_and_gone_when_it_is_no_longer_given() {
    let (mut kg, mut corrections) = corrected("<> a sm:Retraction ; sm:corrects <event/talks/e1> ; BY");
    assert_eq!(kg.add_corrected(&STORY.facts(), &mut corrections).expect("added"), Added::Unchanged);
    assert_eq!(kg.add(&STORY.facts()).expect("added"), Added::Replaced);
    let plain = World::of(&[STORY]);
    let plain = Kg::open(&plain.kg()).expect("opened");
    assert_eq!(kg.canonical_hash().expect("hashed"), plain.canonical_hash().expect("hashed"));
}

#[test]
fn a_correction_that_matches_nothing_is_told() {
    let (kg, corrections) = corrected(
        "<#a> a sm:Retraction ; sm:corrects <event/talks/e9> ; BY <#b> a sm:Retiming ; sm:corrects <person/anna-smith> ; sm:newDate \"2020\" ; BY <#c> a sm:Relabelling ; sm:corrects <person/anna-smith> ; sm:newLabel \"A.\" ; BY",
    );
    let idle: Vec<&str> = corrections
        .unmatched(kg.base(), |_| false)
        .iter()
        .map(|c| c.node.as_str().rsplit('/').next().expect("a name"))
        .collect();
    assert_eq!(idle, ["e9", "anna-smith"]);
    // An article that this build does not read keeps the record, and so the correction is not idle.
    let again = read(
        &"<#c> a sm:Relabelling ; sm:corrects <person/anna-smith> ; sm:newLabel \"A.\" ; BY"
            .replace("BY", BY),
    );
    let known = |n: &oxigraph::model::NamedNode| {
        kg.store().quads_for_pattern(Some(n.as_ref().into()), None, None, None).next().is_some()
    };
    assert!(again.unmatched(kg.base(), known).is_empty());
}

#[test]
fn a_correction_without_author_reason_or_sense_is_refused() {
    for (turtle, says) in [
        (
            "<> a sm:Retraction ; sm:corrects <event/talks/e1> ; rdfs:comment \"x\" .",
            "event/talks/e1: it lacks its author",
        ),
        ("<> a sm:Retraction ; sm:corrects <event/talks/e1> ; dcterms:creator \"Ada\" .", "its reason"),
        ("<> a sm:Retraction ; BY", "names no node"),
        ("<> a sm:Improvement ; sm:corrects <event/talks/e1> ; BY", "none of sm:Same"),
        ("<> a sm:Same ; sm:corrects <person/a> ; sm:becomes <country/FRA> ; BY", "of the same kind"),
        ("<> a sm:Same ; sm:corrects <person/a> ; BY", "lacks sm:becomes"),
        ("<> a sm:Retiming ; sm:corrects <event/talks/e1> ; sm:newDate \"May\" ; BY", "no EDTF date"),
        ("<> a sm:Retraction", "do not parse"),
    ] {
        let error =
            Corrections::read(&turtle.replace("BY", BY), &Base::default()).expect_err(turtle).to_string();
        assert!(error.contains(says) && !error.contains('\n'), "{turtle}: {error}");
    }
}
