//! What people put right, and the record that it leaves.

use crate::world::{STORY, World, by_ids, named};
use summitry::Kg;
use summitry::corrections::Corrections;
use summitry::query::{Format, evaluate, write};
use summitry::rdf::{Base, SHAPES};
use summitry::store::Added;
use summitry::verify::verify;

fn read(turtle: &str) -> Corrections {
    let turtle = &named(&[STORY.facts()], turtle);
    Corrections::read(turtle, &Base::default()).unwrap_or_else(|e| panic!("{turtle}: {e}"))
}

const BY: &str = "dcterms:creator \"Ada\" ; rdfs:comment \"Seen it myself.\" .";

fn corrected(turtle: &str) -> (Kg, Corrections) {
    let mut corrections = read(&turtle.replace("BY", BY));
    let mut kg = Kg::new(Base::default()).expect("a store");
    kg.keep(&corrections);
    kg.add_corrected(&STORY.facts(), &mut corrections).expect("added");
    (kg, corrections)
}

fn ask(kg: &Kg, sparql: &str) -> bool {
    let mut out = Vec::new();
    let query = format!("BASE <{}> ASK {{ {} }}", kg.base(), named(&[STORY.facts()], sparql));
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
            "<> a sm:Retraction ; sm:corrects <event/talks/e1> ; sm:ofWords \"met\" ; BY",
            "?c prov:invalidated <event/talks/e1>",
            "<person/anna-smith> sm:metWith <person/boris-berg>",
        ),
        (
            "<> a sm:Retraction ; sm:corrects <relationship/talks/r1> ; sm:ofWords \"Their countries are close\" ; BY",
            "<country/FRA> a schema:Country",
            "<country/FRA> sm:cooperatesWith <country/DEU>",
        ),
        (
            // The second office keeps its name when the first is taken back.
            "<> a sm:Retraction ; sm:corrects <role/talks/m1> ; sm:ofWords \"President\" ; BY",
            "<role/talks/m2> org:member <person/boris-berg> . <person/boris-berg> sm:leads <country/DEU>",
            "<person/anna-smith> sm:leads <country/FRA>",
        ),
        (
            "<> a sm:Retraction ; sm:corrects <claim/talks/c1> ; sm:ofWords \"Poland backs Spain and that Anna Smith had met Karol Nowak\" ; BY",
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
            "<> a sm:Relabelling ; sm:corrects <event/talks/e1> ; sm:ofWords \"met\" ; sm:oldValue \"Meeting of Anna Smith and Boris Berg in Vienna, 2024-05\" ; sm:newLabel \"The Vienna talks\" ; BY",
            "<event/talks/e1> rdfs:label \"The Vienna talks\" . ?c sm:oldValue \"Meeting of Anna Smith and Boris Berg in Vienna, 2024-05\"",
            "<event/talks/e1> rdfs:label \"Meeting of Anna Smith and Boris Berg in Vienna, 2024-05\"",
        ),
        (
            "<> a sm:Retiming ; sm:corrects <event/talks/e1> ; sm:ofWords \"met\" ; sm:oldValue \"2024-05\" ; sm:newDate \"2024-05-03\"^^edtf:EDTF ; BY",
            "<event/talks/e1> rdfs:label \"Meeting of Anna Smith and Boris Berg in Vienna, 2024-05-03\" ; sm:earliest \"2024-05-03\"^^xsd:date ; sm:latest \"2024-05-03\"^^xsd:date . ?c sm:oldValue \"2024-05\"",
            "<event/talks/e1> sm:latest \"2024-05-31\"^^xsd:date",
        ),
    ] {
        let (kg, corrections) = corrected(correction);
        assert_eq!(corrections.refused().collect::<Vec<_>>(), [""; 0], "{correction}");
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
    let (mut kg, mut corrections) =
        corrected("<> a sm:Retraction ; sm:corrects <event/talks/e1> ; sm:ofWords \"met\" ; BY");
    assert_eq!(kg.add_corrected(&STORY.facts(), &mut corrections).expect("added"), Added::Unchanged);
    assert_eq!(kg.add(&STORY.facts()).expect("added"), Added::Replaced);
    let plain = World::of(&[STORY]);
    let plain = Kg::open(&plain.kg()).expect("opened");
    assert_eq!(kg.canonical_hash().expect("hashed"), plain.canonical_hash().expect("hashed"));
}

/// Whatever of a fact changes, a correction of it is of no other: it does nothing, and is told as idle.
#[test]
fn a_correction_never_reaches_another_fact() {
    use crate::world::Story;
    let all = [
        "<> a sm:Retraction ; sm:corrects <event/talks/e1> ; sm:ofWords \"met\" ; BY",
        "<> a sm:Retiming ; sm:corrects <event/talks/e1> ; sm:ofWords \"met\" ; sm:oldValue \"2024-05\" ; sm:newDate \"2018-03-26\" ; BY",
        "<> a sm:Retraction ; sm:corrects <relationship/talks/r1> ; sm:ofWords \"Their countries are close\" ; BY",
        "<> a sm:Retraction ; sm:corrects <role/talks/m1> ; sm:ofWords \"President\" ; BY",
        "<> a sm:Retraction ; sm:corrects <claim/talks/c1> ; sm:ofWords \"Poland backs Spain and that Anna Smith had met Karol Nowak\" ; BY",
    ];
    // In the changed articles the ids of the facts document are those of other facts.
    let changed = [
        Story { leader: "Dora Vance", other: "Karl Stein", tie: ("rift", "2019"), ..STORY },
        Story { leader: "Boris Berg", other: "Dora Vance", tie: ("conflict", "2019"), ..STORY },
    ];
    for correction in all {
        for story in changed {
            let mut corrections = read(&correction.replace("BY", BY));
            let (mut kg, mut plain) =
                (Kg::new(Base::default()).expect("a store"), Kg::new(Base::default()).expect("a store"));
            kg.add_corrected(&story.facts(), &mut corrections).expect("added");
            plain.add(&story.facts()).expect("added");
            assert_eq!(
                kg.sorted_lines().expect("lines"),
                plain.sorted_lines().expect("lines"),
                "{correction}"
            );
            assert_eq!(corrections.unmatched(kg.base(), |_| false).len(), 1, "{correction}");
        }
    }
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
        kg.quads_for_pattern(Some(n.as_ref().into()), None, None, None).next().is_some()
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

#[test]
fn a_correction_says_what_it_was_made_against_and_is_refused_where_that_is_no_longer_so() {
    for (correction, says) in [
        (
            "<> a sm:Retiming ; sm:corrects <event/talks/e1> ; sm:newDate \"2024-05-03\" ; BY",
            "does not say what it was made against: add `sm:ofWords \"met\" ; sm:oldValue \"2024-05\" ;`",
        ),
        (
            "<> a sm:Retraction ; sm:corrects <role/talks/m2> ; BY",
            "sm:Retraction of role/talks/m2 by Ada was refused: it does not say what it was made against: add `sm:ofWords \"Chancellor\" ;`",
        ),
        // The words are another fact's: it is not moved there, and the other is named.
        (
            "<> a sm:Retraction ; sm:corrects <event/talks/e1> ; sm:ofWords \"had met  Karol Nowak\" ; BY",
            "“met” stands there; they are those of event/talks/e2 now",
        ),
        (
            "<> a sm:Retraction ; sm:corrects <claim/talks/c1> ; sm:ofWords \"Poland attacks Spain\" ; BY",
            "look at it again",
        ),
        (
            "<> a sm:Retiming ; sm:corrects <event/talks/e1> ; sm:ofWords \"met\" ; sm:oldValue \"2024-04\" ; sm:newDate \"2024-05-03\" ; BY",
            "made against “2024-04”, and “2024-05” stands there",
        ),
        (
            "<> a sm:Retiming ; sm:corrects <event/talks/e2> ; sm:ofWords \"had met Karol Nowak\" ; sm:oldValue \"2024-04\" ; sm:newDate \"2024-05-03\" ; BY",
            "made against “2024-04”, and nothing stands there",
        ),
    ] {
        let (kg, corrections) = corrected(correction);
        let refused: Vec<String> = corrections.refused().map(|line| by_ids(&[STORY.facts()], line)).collect();
        assert!(refused.len() == 1 && refused[0].contains(says), "{correction}: {refused:?}");
        let mut plain = Kg::new(Base::default()).expect("a store");
        plain.add(&STORY.facts()).expect("added");
        assert_eq!(kg.sorted_lines().expect("lines"), plain.sorted_lines().expect("lines"), "{correction}");
        assert!(corrections.unmatched(kg.base(), |_| false).is_empty(), "{correction}");
    }
}

#[test]
fn corrections_that_cannot_stand_together_are_refused_when_they_are_read() {
    let relabel = |n: u8, who: &str, name: &str| {
        format!("<#{n}> a sm:Relabelling ; sm:corrects <person/{who}> ; sm:newLabel \"{name}\" ; BY ")
    };
    let same = |n: u8, who: &str, other: &str| {
        format!("<#{n}> a sm:Same ; sm:corrects <person/{who}> ; sm:becomes <person/{other}> ; BY ")
    };
    let retime = |n: u8, date: &str| {
        format!("<#{n}> a sm:Retiming ; sm:corrects <event/talks/e1> ; sm:newDate \"{date}\" ; BY ")
    };
    let retract = "<#9> a sm:Retraction ; sm:corrects <event/talks/e1> ; BY ";
    let apart = "<#8> a sm:Different ; sm:corrects <person/a> ; sm:becomes <person/b> ; BY ";
    for (turtle, says) in [
        (relabel(1, "a", "Ann") + &relabel(2, "a", "Anne"), "gets two names"),
        (relabel(1, "a", "José Ott") + &relabel(2, "b", "Jose OTT"), "two things get one name"),
        (retime(1, "2020") + &retime(2, "2021"), "gets two dates"),
        (retime(1, "2020") + retract, "what there is not"),
        (same(1, "a", "b") + &same(2, "a", "c"), "becomes two"),
        (same(1, "a", "b") + &same(2, "b", "a"), "each becomes the other"),
        (same(1, "a", "b") + &same(2, "b", "c") + &same(3, "c", "a"), "each becomes the other"),
        (same(1, "a", "b") + apart, "one and two at once"),
        (same(1, "b", "a") + apart, "one and two at once"),
        (same(1, "a", "b") + &relabel(2, "a", "Ann"), "has that one's name"),
    ] {
        let turtle = turtle.replace("BY", BY);
        let error = Corrections::read(&turtle, &Base::default()).expect_err(&turtle).to_string();
        assert!(
            error.contains(says) && error.contains("cannot both stand") && error.contains("Ada"),
            "{error}"
        );
    }
    // What two people say alike, and one name of two who are told apart.
    for turtle in [
        retime(1, "2020") + &retime(2, "2020").replace("BY", "dcterms:creator \"Bo\" ; rdfs:comment \"x\" ."),
        relabel(1, "a", "Ann") + &relabel(2, "b", "Ann") + apart,
    ] {
        assert_eq!(read(&turtle.replace("BY", BY)).all().len(), turtle.matches("<#").count());
    }
}

#[test]
fn a_new_name_that_another_bears_in_any_article_is_refused() {
    let (kg, corrections) =
        corrected("<> a sm:Relabelling ; sm:corrects <person/anna-smith> ; sm:newLabel \"Karol NOWAK\" ; BY");
    let quads = kg.named_quads().expect("quads");
    let error = corrections.check_names(quads.iter(), kg.base()).expect_err("a clash").to_string();
    assert!(error.contains("the name of person/karol-nowak") && error.contains("sm:Different"), "{error}");
}

#[test]
fn corrections_are_kept_with_the_graph_and_newer_ones_count() {
    let first = "<> a sm:Retiming ; sm:corrects <event/talks/e1> ; sm:ofWords \"met\" ; sm:oldValue \"2024-05\" ; sm:newDate \"2024-05-03\" ; BY";
    let (kg, _) = corrected(first);
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("kg");
    kg.save(&path).expect("saved");
    let mut opened = Kg::open(&path).expect("opened");
    let mut kept = opened.corrections().expect("read");
    assert_eq!(kept.all(), read(&first.replace("BY", BY)).all());
    // Read again without any file, the article is as it was.
    assert_eq!(opened.add_corrected(&STORY.facts(), &mut kept).expect("added"), Added::Unchanged);
    let mut story = |_: &summitry::article::Article| STORY.facts();
    assert_eq!(
        summitry::verify::again(
            &path,
            None,
            &summitry::extract::resources::Resources::compiled_in(),
            &mut story
        )
        .expect("read")
        .failures,
        []
    );
    let newer = read(&first.replace("2024-05-03", "2024-05-04").replace("BY", BY));
    let both = newer.over(kept).expect("no conflict");
    assert_eq!(both.all().len(), 1);
    assert!(both.to_turtle(opened.base())[0].contains("2024-05-04"));
    let against = read(
        &"<> a sm:Retraction ; sm:corrects <event/talks/e1> ; sm:ofWords \"met\" ; BY".replace("BY", BY),
    );
    assert!(against.over(both).is_err());
}
