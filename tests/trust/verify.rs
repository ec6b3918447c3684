//! Graphs that are broken in every way that a rule names; those that only reading again shows are in `again`.

use crate::world::{STORY, Story, World, lines, named};
use std::collections::BTreeSet;
use summitry::verify::{Rule, verify};

const LATER: Story = Story { id: "later", day: "2024-06-02", tie: ("rift", "2023"), ..STORY };

fn two() -> World {
    World::of(&[STORY, LATER])
}

/// Ids of the stories' facts as names.
fn iris(text: &str) -> String {
    named(&[STORY.facts(), LATER.facts()], text)
}

fn articles(world: &World) -> Vec<summitry::article::Article> {
    let read = |id: &str| {
        let path = world.articles().join(format!("{id}.txt"));
        path.exists().then(|| summitry::article::read_path(&path).expect("an article"))
    };
    ["later", "talks"].into_iter().filter_map(read).collect()
}

#[test]
fn a_graph_that_was_left_alone_is_sound() {
    let world = two();
    let report = verify(&world.kg(), Some(&articles(&world))).expect("read");
    assert_eq!(report.failures, []);
    assert_eq!((report.checked.articles, report.checked.claim_graphs), (2, 2));
    // Nine entities, two roles, two events, two relationships and a claim each.
    assert_eq!(report.checked.facts, 32);
}

/// How a graph is broken, the rule that this breaks, and the node that must be named.
struct Case {
    rule: Rule,
    node: &'static str,
    says: &'static str,
    harm: fn(&World),
}

fn add(world: &World, graph: &str, turtle: &str) {
    world.rewrite(|mut all| {
        all.extend(lines(&iris(graph), &iris(turtle)));
        all
    });
}

/// Takes out the lines that hold all of these.
fn drop(world: &World, holding: &[&str]) {
    let holding: Vec<String> = holding.iter().map(|h| iris(h)).collect();
    world.rewrite(|all| {
        let left: Vec<String> =
            all.iter().filter(|l| !holding.iter().all(|h| l.contains(h.as_str()))).cloned().collect();
        assert!(left.len() < all.len(), "nothing holds {holding:?}");
        left
    });
}

/// Replaces text in the lines that hold all of these.
fn change(world: &World, holding: &[&str], from: &str, to: &str) {
    let holding: Vec<String> = holding.iter().map(|h| iris(h)).collect();
    let (from, to) = (&iris(from), &iris(to));
    world.rewrite(|all| {
        let harmed: Vec<String> =
            all.iter()
                .map(|l| {
                    if holding.iter().all(|h| l.contains(h.as_str())) {
                        l.replace(from, to)
                    } else {
                        l.clone()
                    }
                })
                .collect();
        assert_ne!(harmed, all, "nothing holds {holding:?} and {from}");
        harmed
    });
}

const CASES: &[Case] = &[
    Case {
        rule: Rule::FileEdited,
        node: "graph.nq",
        says: "changed after it was written",
        harm: |w| {
            let path = w.kg().join("graph.nq");
            let text = std::fs::read_to_string(&path).expect("read").replace("Anna Smith", "Anna Smyth");
            std::fs::write(path, text).expect("written");
        },
    },
    Case {
        rule: Rule::FileEdited,
        node: "graph.nq",
        says: "does not parse",
        harm: |w| {
            w.rewrite(|mut all| {
                all.push("<zzz".to_owned());
                all
            });
        },
    },
    Case {
        rule: Rule::FileEdited,
        node: "graph.nq:2",
        says: "wrong place",
        harm: |w| {
            let path = w.kg().join("graph.nq");
            let text = std::fs::read_to_string(&path).expect("read");
            let first = text.lines().next().expect("a line");
            std::fs::write(path, format!("{first}\n{text}")).expect("written");
        },
    },
    Case {
        rule: Rule::FileArticles,
        node: "article/talks",
        says: "not in the manifest",
        harm: |w| {
            w.edit_manifest(|m| {
                m["articles"].as_object_mut().expect("a map").remove("talks");
            });
        },
    },
    Case {
        rule: Rule::FileArticles,
        node: "article/ghost",
        says: "not in the graph",
        harm: |w| {
            w.edit_manifest(|m| {
                m["articles"]["ghost"] = serde_json::json!({ "sha256": "00", "source": null })
            });
        },
    },
    Case {
        rule: Rule::FileArticles,
        node: "article/talks",
        says: "another SHA-256 in the manifest",
        harm: |w| {
            w.edit_manifest(|m| m["articles"]["talks"]["sha256"] = "00".into());
        },
    },
    Case {
        rule: Rule::ArticleFile,
        node: "article/talks",
        says: "has no file",
        harm: |w| {
            std::fs::remove_file(w.articles().join("talks.txt")).expect("removed");
        },
    },
    Case {
        rule: Rule::ArticleFile,
        node: "article/talks",
        says: "its file has SHA-256",
        harm: |w| {
            std::fs::write(w.articles().join("talks.txt"), "Nobody met anybody.").expect("written");
        },
    },
    Case {
        rule: Rule::ArticleText,
        node: "article/talks",
        says: "its text has SHA-256",
        harm: |w| {
            change(w, &["isString", "article/talks"], "are close", "are  far");
        },
    },
    Case {
        rule: Rule::ArticleText,
        node: "article/talks",
        says: "carries no text",
        harm: |w| {
            drop(w, &["isString", "article/talks"]);
        },
    },
    Case {
        rule: Rule::GraphUnknown,
        node: "graph/rumours",
        says: "no graph of",
        harm: |w| {
            add(w, "rumours", "<person/anna-smith> a schema:Person .");
        },
    },
    Case {
        rule: Rule::GraphUnknown,
        node: "the default graph",
        says: "no graph of",
        harm: |w| {
            w.rewrite(|mut all| {
                all.extend(
                    lines("x", "<person/anna-smith> a schema:Person .")
                        .iter()
                        .map(|l| l.replace("<https://w3id.org/summitry/id/graph/x> ", "")),
                );
                all
            });
        },
    },
    Case {
        rule: Rule::GraphForeign,
        node: "event/talks/e1",
        says: "stands in a graph of later",
        harm: |w| {
            add(w, "article/later", "<event/talks/e1> a sem:Event .");
        },
    },
    Case {
        rule: Rule::NodeBlank,
        node: "_:",
        says: "blank node",
        harm: |w| {
            add(w, "article/talks", "<event/talks/e1> sem:hasPlace [ rdfs:label \"somewhere\" ] .");
        },
    },
    Case {
        rule: Rule::NodeDangling,
        node: "person/nobody",
        says: "event/talks/e1 refers to it",
        harm: |w| {
            add(w, "article/talks", "<event/talks/e1> sem:hasActor <person/nobody> .");
        },
    },
    Case {
        rule: Rule::NodeDangling,
        node: "person/nobody",
        says: "has no type",
        harm: |w| {
            add(w, "article/talks", "<person/nobody> rdfs:label \"Nobody\" .");
        },
    },
    Case {
        rule: Rule::TermUndeclared,
        node: "sm:likes",
        says: "does not declare",
        harm: |w| {
            add(w, "article/talks", "<person/anna-smith> sm:likes <person/boris-berg> .");
        },
    },
    Case {
        rule: Rule::SpanForm,
        node: "article/talks#char=0,9",
        says: "has more than one nif:endIndex",
        harm: |w| {
            add(w, "article/talks", "<article/talks#char=0,9> nif:endIndex 12 .");
        },
    },
    Case {
        rule: Rule::SpanForm,
        node: "article/talks#char=0,9",
        says: "has no nif:anchorOf",
        harm: |w| {
            drop(w, &["article/talks#char=0,9", "anchorOf"]);
        },
    },
    Case {
        rule: Rule::SpanForm,
        node: "article/talks#char=0,9",
        says: "characters 1 to 9",
        harm: |w| {
            change(
                w,
                &["<https://w3id.org/summitry/id/article/talks#char=0,9> <", "beginIndex"],
                "\"0\"",
                "\"1\"",
            );
        },
    },
    Case {
        rule: Rule::SpanForm,
        node: "article/talks#char=0,9",
        says: "carries no text",
        harm: |w| {
            change(
                w,
                &["article/talks#char=0,9> <", "referenceContext"],
                "article/talks#char=0,2",
                "article/talks#char=0,3",
            );
        },
    },
    Case {
        rule: Rule::SpanOutside,
        node: "article/talks#char=5,9999",
        says: "ends at 9999",
        harm: |w| {
            change(w, &["article/talks#char=0,9>"], "article/talks#char=0,9>", "article/talks#char=5,9999>");
            change(w, &["char=5,9999> <", "beginIndex"], "\"0\"", "\"5\"");
            change(w, &["char=5,9999> <", "endIndex"], "\"9\"", "\"9999\"");
        },
    },
    Case {
        rule: Rule::SpanWords,
        node: "article/talks#char=0,9",
        says: "says “Dictator”, and “President” stands there",
        harm: |w| {
            change(w, &["article/talks#char=0,9", "anchorOf"], "President", "Dictator");
        },
    },
    Case {
        rule: Rule::FactEvidence,
        node: "relationship/talks/r1",
        says: "points at no words",
        harm: |w| {
            drop(w, &["relationship/talks/r1", "ns#evidence"]);
        },
    },
    Case {
        rule: Rule::FactEvidence,
        node: "event/talks/e1",
        says: "is no span of talks",
        harm: |w| {
            change(w, &["event/talks/e1", "ns#evidence"], "article/talks#", "article/later#");
        },
    },
    Case {
        rule: Rule::FactEvidence,
        node: "event/talks/e9",
        says: "points at no words",
        harm: |w| {
            add(w, "article/talks", "<event/talks/e9> a sem:Event, sm:Summit ; rdfs:label \"Invented\" .");
        },
    },
    Case {
        rule: Rule::FactRule,
        node: "event/talks/e1",
        says: "names no rule",
        harm: |w| {
            drop(w, &["event/talks/e1", "ns#rule"]);
        },
    },
    Case {
        rule: Rule::FactExtraction,
        node: "claim/talks/c1",
        says: "not generated",
        harm: |w| {
            drop(w, &["claim/talks/c1> <", "wasGeneratedBy"]);
        },
    },
    Case {
        rule: Rule::FactUnbacked,
        node: "person/anna-smith",
        says: "metWith person/karol-nowak",
        harm: |w| {
            add(w, "article/talks", "<person/anna-smith> sm:metWith <person/karol-nowak> .");
        },
    },
    Case {
        rule: Rule::FactUnbacked,
        node: "person/karol-nowak",
        says: "leads country/POL",
        harm: |w| {
            add(w, "article/talks", "<person/karol-nowak> sm:leads <country/POL> .");
        },
    },
    Case {
        rule: Rule::FactUnbacked,
        node: "person/karol-nowak",
        says: "Leader",
        harm: |w| {
            add(w, "article/talks", "<person/karol-nowak> a sm:Leader .");
        },
    },
    Case {
        rule: Rule::FactUnbacked,
        node: "country/DEU",
        says: "alliedWith country/FRA",
        harm: |w| {
            add(w, "article/talks", "<country/DEU> sm:alliedWith <country/FRA> .");
        },
    },
    Case {
        rule: Rule::DateForm,
        node: "event/talks/e1",
        says: "`May` is no EDTF value",
        harm: |w| {
            change(w, &["event/talks/e1", "ns#date"], "2024-05", "May");
        },
    },
    Case {
        rule: Rule::DateForm,
        node: "event/talks/e1",
        says: "has 2 dates",
        harm: |w| {
            add(w, "article/talks", "<event/talks/e1> sm:date \"2020\"^^edtf:EDTF .");
        },
    },
    Case {
        rule: Rule::DateBounds,
        node: "event/talks/e1",
        says: "the date 2024-05 gives 2024-05-31",
        harm: |w| {
            change(w, &["event/talks/e1", "ns#latest"], "2024-05-31", "2024-06-30");
        },
    },
    Case {
        rule: Rule::DateBounds,
        node: "event/talks/e1",
        says: "is nothing",
        harm: |w| {
            drop(w, &["event/talks/e1", "ns#earliest"]);
        },
    },
    Case {
        rule: Rule::ClaimLeak,
        node: "relationship/talks/r2",
        says: "claimed in graph/claim/talks/c1 and stated in graph/article/talks",
        harm: |w| {
            add(w, "article/talks", "<relationship/talks/r2> a sm:Relationship .");
        },
    },
    Case {
        rule: Rule::ClaimLeak,
        node: "event/talks/e2",
        says: "is claimed only, and person/anna-smith states",
        harm: |w| {
            add(w, "article/talks", "<person/anna-smith> schema:about <event/talks/e2> .");
        },
    },
    Case {
        rule: Rule::ClaimMissing,
        node: "graph/claim/talks/c7",
        says: "want claim/talks/c7",
        harm: |w| {
            add(w, "claim/talks/c7", "<country/POL> sm:supports <country/ESP> .");
        },
    },
    Case {
        rule: Rule::ClaimMissing,
        node: "graph/claim/talks/c1",
        says: "no claim of talks",
        harm: |w| {
            drop(w, &["contentGraph", "claim/talks/c1"]);
        },
    },
    Case {
        rule: Rule::ClaimMissing,
        node: "claim/talks/c1",
        says: "content graph of another",
        harm: |w| {
            change(w, &["contentGraph", "claim/talks/c1"], "graph/claim/talks/c1", "graph/claim/later/c1");
        },
    },
    Case {
        rule: Rule::GraphDescribed,
        node: "event/talks/e2",
        says: "names no claim as its voice",
        harm: |w| drop(w, &["event/talks/e2> ", "ns#voice"]),
    },
    Case {
        rule: Rule::GraphDescribed,
        node: "relationship/talks/r1",
        says: "names claim/talks/c1 as its voice, and stands in graph/article/talks",
        harm: |w| add(w, "article/talks", "<relationship/talks/r1> sm:voice <claim/talks/c1> ."),
    },
    Case {
        rule: Rule::GraphDescribed,
        node: "graph/claim/talks/c1",
        says: "does not say that it is a claim's graph",
        harm: |w| drop(w, &["graph/claim/talks/c1> ", "ns#ClaimGraph"]),
    },
    Case {
        rule: Rule::ClaimEmpty,
        node: "claim/talks/c1",
        says: "nothing stands there",
        harm: |w| {
            drop(w, &["<https://w3id.org/summitry/id/graph/claim/talks/c1> ."]);
            add(w, "article/talks", "<claim/talks/c1> sm:contentGraph <graph/claim/talks/c1> .");
        },
    },
    Case {
        rule: Rule::IdentityTwoIris,
        node: "country/DEU",
        says: "is one with country/GER: both have the code DEU",
        harm: |w| {
            add(w, "article/talks", "<country/GER> a schema:Country ; sm:iso3 \"DEU\" .");
        },
    },
    Case {
        rule: Rule::IdentityTwoIris,
        node: "person/anna-smith",
        says: "both have the name anna-smith",
        harm: |w| {
            add(w, "article/talks", "<person/smith> a schema:Person ; rdfs:label \"Anna  SMITH\" .");
        },
    },
    Case {
        rule: Rule::IdentityTwoIris,
        node: "person/anna-smith",
        says: "both have the link to http://www.wikidata.org/entity/Q1",
        harm: |w| {
            add(
                w,
                "article/talks",
                "<person/anna-smith> owl:sameAs <http://www.wikidata.org/entity/Q1> . <person/karol-nowak> owl:sameAs <http://www.wikidata.org/entity/Q1> .",
            );
        },
    },
    Case {
        rule: Rule::IdentityTwoThings,
        node: "person/anna-smith",
        says: "is organization and person at once",
        harm: |w| {
            add(w, "article/later", "<person/anna-smith> a schema:Organization .");
        },
    },
    Case {
        rule: Rule::IdentityTwoThings,
        node: "country/DEU",
        says: "has the codes of DEU and FRG",
        harm: |w| {
            add(w, "article/later", "<country/DEU> sm:iso3 \"FRG\" .");
        },
    },
    Case {
        rule: Rule::IdentityTwoThings,
        node: "place/rome",
        says: "is a person by its class",
        harm: |w| {
            add(w, "article/later", "<place/rome> a schema:Person .");
        },
    },
    Case {
        rule: Rule::FactShort,
        node: "person/anna-smith",
        says: "lacks leads country/POL",
        harm: |w| {
            change(w, &["role/talks/m1", "organization"], "country/FRA", "country/POL");
        },
    },
    Case {
        rule: Rule::IdentityUnfounded,
        node: "identification/talks/anna-smith",
        says: "is decided by office, and its graph does not bear that out",
        harm: |w| {
            add(
                w,
                "article/talks",
                "<identification/talks/anna-smith> a sm:Identification ; sm:basis \"office\" ; sm:identifies <person/anna-smith> ; prov:wasDerivedFrom <role/talks/m2> .",
            );
        },
    },
    Case {
        rule: Rule::CopyLinked,
        node: "article/later",
        says: "by its text it is not",
        harm: |w| add(w, "copies", "<article/later> sm:copyOf <article/talks> ."),
    },
    Case {
        rule: Rule::InferredUntraced,
        node: "person/anna-smith",
        says: "no rule and premises",
        harm: |w| {
            add(w, "inferred", "<person/anna-smith> sm:metWith <person/karol-nowak> .");
        },
    },
    Case {
        rule: Rule::InferredUntraced,
        node: "statement/1",
        says: "without subject, predicate or object",
        harm: |w| {
            add(w, "inferred", "<statement/1> a rdf:Statement ; rdf:subject <person/anna-smith> .");
        },
    },
    Case {
        rule: Rule::InferredPremise,
        node: "statement/1",
        says: "no graph states outside claims",
        harm: |w| {
            add(w, "inferred", "<country/ESP> sm:supports <country/POL> .
            <statement/1> a rdf:Statement ; rdf:subject <country/ESP> ; rdf:predicate sm:supports ; rdf:object <country/POL> ; sm:rule \"x\" ; prov:wasDerivedFrom <statement/2> .
            <statement/2> a rdf:Statement ; rdf:subject <country/POL> ; rdf:predicate sm:supports ; rdf:object <country/ESP> .");
        },
    },
];

/// Families whose cases are those of `again` and `forgeries`, with articles that were read.
const BY_FORGERIES: [&str; 14] = [
    "again.",
    "words.",
    "detail.",
    "background.",
    "article.head",
    "article.unread",
    "fact.kind",
    "fact.short",
    "term.strange",
    "span.orphan",
    "span.identifies",
    "file.tally",
    "inferred.derived",
    "correction.record",
];

#[test]
fn every_broken_graph_fails_by_the_rule_it_breaks_and_names_the_node() {
    let mut wrong = Vec::new();
    for case in CASES {
        let world = two();
        (case.harm)(&world);
        let report = verify(&world.kg(), Some(&articles(&world))).expect("read");
        let (node, says) = (iris(case.node), iris(case.says));
        let named = |f: &&summitry::verify::Failure| {
            f.rule == case.rule && f.node.starts_with(&node) && f.message.contains(&says)
        };
        if !report.failures.iter().any(|f| named(&f)) {
            wrong.push(format!(
                "{} {} {}: found {:#?}",
                case.rule.code(),
                case.node,
                case.says,
                report.failures
            ));
        }
    }
    assert!(wrong.is_empty(), "{} cases:\n{}", wrong.len(), wrong.join("\n"));
    let tried: BTreeSet<Rule> = CASES.iter().map(|c| c.rule).collect();
    let untried = Rule::ALL
        .iter()
        .filter(|r| !tried.contains(r) && !BY_FORGERIES.iter().any(|f| r.code().starts_with(f)));
    let untried: Vec<_> = untried.collect();
    assert!(untried.is_empty(), "no case breaks {untried:?}");
}

#[test]
fn a_mended_graph_passes_where_people_say_that_two_are_different() {
    let world = two();
    let text = std::fs::read_to_string(world.kg().join("graph.nq")).expect("read");
    let of_zenith = |l: &&str| l.contains("organization/le-zenith> <") && l.contains("article/talks");
    let evidence = text.lines().find(|l| of_zenith(l) && l.contains("ns#evidence")).expect("a mention");
    let span = evidence.split(['<', '>']).nth(5).expect("an object");
    add(
        &world,
        "article/talks",
        &format!(
            "<organization/le-zenith_fra> a schema:Organization ; rdfs:label \"Le Zénith\" ; skos:prefLabel \"Le Zénith\" ; sm:rule \"entities.people.name\" ; sm:evidence <{span}> ; sm:extractedBy <extraction/talks> .
            <{span}> itsrdf:taIdentRef <organization/le-zenith_fra> ."
        ),
    );
    // Two names of one body, and one told apart for no reason.
    let failures = verify(&world.kg(), None).expect("read").failures;
    assert!(
        failures.len() == 2 && failures.iter().all(|f| f.rule.code().starts_with("identity.")),
        "{failures:?}"
    );
    add(&world, "article/talks", "<organization/le-zenith_fra> owl:differentFrom <organization/le-zenith> .");
    assert_eq!(verify(&world.kg(), None).expect("read").failures, []);
}
