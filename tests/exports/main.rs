//! What an exported file holds of what is stated and what is claimed.

mod archive;
mod plover;

use std::collections::BTreeSet;
use std::process::{Command, Output};
use summitry::facts::Facts;
use summitry::rdf::Base;

fn summitry(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_summitry")).args(arguments).output().expect("the program runs")
}

fn well(arguments: &[&str]) -> String {
    let output = summitry(arguments);
    assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("UTF-8")
}

fn world() -> (tempfile::TempDir, String) {
    let folder = tempfile::tempdir().expect("a folder");
    let mut kg = summitry::Kg::new(Base::default()).expect("a store");
    for name in ["vienna-talks", "oslo-summit"] {
        let path = format!("{}/tests/data/queries/{name}.json", env!("CARGO_MANIFEST_DIR"));
        let text = std::fs::read_to_string(path).expect("a file");
        kg.add(&Facts::from_json(&text).expect("facts")).expect("a store that takes it");
    }
    let path = folder.path().join("kg");
    kg.save(&path).expect("saved");
    (folder, path.display().to_string())
}

const IN_CLAIM: &str = "<https://w3id.org/summitry/id/graph/claim/";

/// The lines of an export as N-Quads.
fn lines(kg: &str, options: &[&str]) -> BTreeSet<String> {
    well(&[&["export", "--kg", kg, "--format", "nquads"], options].concat())
        .lines()
        .map(str::to_owned)
        .collect()
}

#[test]
fn a_selection_of_graphs_is_what_it_says() {
    let (_folder, kg) = world();
    let is_claimed = |line: &str| {
        line.trim_end_matches(" .").rsplit(' ').next().is_some_and(|graph| graph.starts_with(IN_CLAIM))
    };
    let all = lines(&kg, &[]);
    let of = |graphs: &str| lines(&kg, &["--graphs", graphs]);
    let (stated, claims) = (of("stated"), of("claims"));
    assert_eq!(of("all"), all);
    assert!(!stated.is_empty() && !claims.is_empty());
    assert!(!stated.iter().any(|l| is_claimed(l)) && claims.iter().all(|l| is_claimed(l)));
    assert_eq!(stated.union(&claims).cloned().collect::<BTreeSet<_>>(), all);
    // The default graph is what Turtle holds.
    let with = lines(&kg, &["--default-graph"]);
    let default: BTreeSet<String> = with.difference(&all).cloned().collect();
    let triples = well(&["export", "--kg", &kg, "--format", "ntriples"]);
    assert_eq!(default, triples.lines().map(str::to_owned).collect());
}

#[test]
fn what_is_claimed_is_reified_and_never_asserted() {
    let (_folder, kg) = world();
    let text = well(&["export", "--kg", &kg, "--format", "ntriples", "--graphs", "reified"]);
    let (terms, asserted): (BTreeSet<&str>, BTreeSet<&str>) = text.lines().partition(|l| l.contains(" <<( "));
    let claimed: BTreeSet<String> =
        well(&["export", "--kg", &kg, "--format", "nquads", "--graphs", "claims"])
            .lines()
            .map(|l| l[..l.rfind(IN_CLAIM).expect("a graph")].trim_end().to_owned())
            .collect();
    let inside: BTreeSet<String> = terms
        .iter()
        .map(|l| {
            let term = l.split_once(" <<( ").expect("a term").1;
            term.strip_suffix(" )>> .").expect("its end").to_owned()
        })
        .collect();
    assert_eq!(inside, claimed);
    let voices: Vec<&String> = claimed.iter().filter(|t| t.contains("#voice> ")).collect();
    assert!(!voices.is_empty());
    assert!(voices.iter().all(|t| !asserted.contains(format!("{t} .").as_str())));
}

#[test]
fn formats_that_would_make_facts_of_claims_are_refused() {
    let (_folder, kg) = world();
    for (options, says) in [
        (["turtle", "--graphs", "all"], "claims would read as facts"),
        (["ntriples", "--graphs", "claims"], "claims would read as facts"),
        (["rdfxml", "--graphs", "reified"], "no triple terms"),
        (["gexf", "--graphs", "stated"], "of RDF"),
    ] {
        let output = summitry(&[&["export", "--kg", &kg, "--format"], &options[..]].concat());
        let error = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(!output.status.success() && error.contains(says) && error.lines().count() == 1, "{error}");
        assert!(output.stdout.is_empty());
    }
}

#[test]
fn prefixes_are_whole_and_a_description_counts_what_is_there() {
    let (_folder, kg) = world();
    let turtle = well(&["export", "--kg", &kg, "--format", "turtle", "--describe"]);
    for (name, iri) in summitry::rdf::vocabulary::PREFIXES {
        assert!(turtle.contains(&format!("@prefix {name}: <{iri}> .\n")), "{name}");
    }
    let described = well(&["export", "--kg", &kg, "--format", "ntriples", "--describe"]);
    let plain = well(&["export", "--kg", &kg, "--format", "ntriples"]);
    let count = format!(
        "<https://w3id.org/summitry/id/dataset> <http://rdfs.org/ns/void#triples> \"{}\"^^<http://www.w3.org/2001/XMLSchema#integer> .",
        plain.lines().count()
    );
    assert!(described.contains(&count), "{count} is not in\n{}", &described[..2000]);
    assert!(described.contains("<http://www.w3.org/ns/dcat#Dataset>") && described.contains("/gazetteer/"));
    let licensed = ["--describe", "--license", "https://creativecommons.org/publicdomain/zero/1.0/"];
    let licensed = well(&[&["export", "--kg", &kg, "--format", "ntriples"], &licensed[..]].concat());
    assert!(
        licensed.contains("/id/dataset> <http://purl.org/dc/terms/license> <https://creativecommons.org/")
    );
}

#[test]
fn a_network_is_chosen_as_an_analysis_chooses_it_and_is_measured() {
    let folder = tempfile::tempdir().expect("a folder");
    let text = "Title: Talks\nPublished: 2019-05-06\n\nPresident Anna Smith of France met Chancellor Boris Berg of Germany in Vienna on 3 May 2019. France accused Poland of spying in 2017.\n";
    let (article, kg) = (folder.path().join("talks.txt"), folder.path().join("kg").display().to_string());
    std::fs::write(&article, text).expect("written");
    well(&["build", &article.display().to_string(), "--kg", &kg]);
    let of = |format: &str, options: &[&str]| {
        well(&[&["export", "--kg", &kg, "--format", format], options].concat())
    };
    let pairs = |options: &[&str]| of("mermaid", options).matches(" ---|").count();
    assert_eq!((pairs(&[]), pairs(&["--since", "2019"]), pairs(&["--until", "2017"])), (2, 1, 0));
    assert_eq!(pairs(&["--nodes", "country", "--by-country"]), 2);
    assert_eq!(pairs(&["--edges", "meetings,leaders"]), 3);
    assert!(of("neo4j-edges", &["--edges", "leaders"]).contains("/country/FRA,LEADS,"));
    let (gexf, graphml) = (of("gexf", &[]), of("graphml", &[]));
    for part in [
        "for=\"betweenness\"",
        "for=\"community\" value=\"1\"",
        "<viz:color ",
        "<viz:position x=",
        "<spell start=\"2019-05-03\"",
    ] {
        assert!(gexf.contains(part), "{part}\n{gexf}");
    }
    for part in ["key=\"pagerank\"", "key=\"color\">#", "key=\"x\"", "key=\"first\">2019-05-03<"] {
        assert!(graphml.contains(part), "{part}\n{graphml}");
    }
    assert_eq!(of("gexf", &["--since", "2019"]), of("gexf", &["--since", "2019-01-01"]));
    let refused = summitry(&["export", "--kg", &kg, "--format", "turtle", "--since", "2019"]);
    assert!(!refused.status.success() && refused.stdout.is_empty());
}
