//! Every query of the library on a small graph, whose articles and rows are written by hand, and the catalogue page.

use oxigraph::io::{RdfFormat, RdfParser};
use oxigraph::model::{GraphName, Quad, Term};
use oxigraph::sparql::QueryResults;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::Path;
use summitry::Kg;
use summitry::facts::Facts;
use summitry::query::{self, NamedQuery};
use summitry::rdf::{Base, Names};

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// A call of a query with the rows that it must give.
#[derive(Deserialize)]
struct Case {
    query: String,
    #[serde(default)]
    given: Vec<String>,
    /// A folder of facts documents beside the usual ones, with what follows from them.
    #[serde(default)]
    graph: Option<String>,
    rows: Vec<String>,
}

#[derive(Deserialize)]
struct Cases {
    case: Vec<Case>,
}

fn cases() -> Vec<Case> {
    let text = std::fs::read_to_string(Path::new(ROOT).join("tests/data/queries/cases.toml")).expect("cases");
    toml::from_str::<Cases>(&named(&text)).expect("cases that parse").case
}

/// A text with the ids of the facts documents, `event/vienna-talks/e1`, as the names that the graph has for them.
fn named(text: &str) -> String {
    let mut text = text.to_owned();
    for facts in documents(&Path::new(ROOT).join("tests/data/queries")) {
        let mut paths = Names::of(&facts).paths(&facts);
        // `e1` is the beginning of `e10`.
        paths.sort_by_key(|[id, _]| std::cmp::Reverse(id.len()));
        for [id, name] in paths {
            text = text.replace(&id, &name);
        }
    }
    text
}

/// The graph of the facts documents, and of the statements beside them.
fn kg() -> Kg {
    let folder = Path::new(ROOT).join("tests/data/queries");
    let mut kg = read(&folder);
    let more = named(&std::fs::read_to_string(folder.join("more.trig")).expect("a file"));
    for quad in RdfParser::from_format(RdfFormat::TriG).for_slice(&more) {
        let quad = quad.expect("TriG");
        add(&mut kg, Quad { graph_name: GraphName::DefaultGraph, ..quad.clone() });
        add(&mut kg, quad);
    }
    kg
}

/// A quad more, beside what its graph has.
fn add(kg: &mut Kg, quad: Quad) {
    let graph = quad.graph_name.clone();
    let quads = kg.quads_for_pattern(None, None, None, Some(graph.as_ref()));
    let mut quads: Vec<Quad> = quads.collect::<Result<_, _>>().expect("a store");
    quads.push(quad);
    kg.put_graph(&graph, Some(&quads)).expect("a store");
}

/// The graphs that the cases name, by name; the usual one has none.
fn graphs(cases: &[Case]) -> BTreeMap<Option<String>, Kg> {
    let mut graphs = BTreeMap::from([(None, kg())]);
    for name in cases.iter().filter_map(|c| c.graph.as_ref()) {
        graphs.entry(Some(name.clone())).or_insert_with(|| {
            let mut kg = read(&Path::new(ROOT).join("tests/data/queries").join(name));
            summitry::infer::infer(&mut kg).expect("rules");
            kg
        });
    }
    graphs
}

fn read(folder: &Path) -> Kg {
    let mut kg = Kg::new(Base::default()).expect("a store");
    for facts in documents(folder) {
        kg.add(&facts).expect("a store that takes it");
    }
    kg
}

fn documents(folder: &Path) -> Vec<Facts> {
    let mut files: Vec<_> =
        std::fs::read_dir(folder).expect("a folder").map(|e| e.expect("an entry").path()).collect();
    files.sort();
    files.retain(|f| f.extension().is_some_and(|e| e == "json"));
    let read = |file| Facts::from_json(&std::fs::read_to_string(file).expect("a file"));
    files.iter().map(|file| read(file).expect("a facts document")).collect()
}

fn rows(
    kg: &Kg,
    query: &NamedQuery,
    given: &[String],
) -> Result<(Vec<String>, Vec<Vec<String>>), query::QueryError> {
    let given: Vec<(String, String)> =
        given.iter().filter_map(|g| g.split_once('=')).map(|(n, v)| (n.to_owned(), v.to_owned())).collect();
    let values = query::values(kg, query.name, &query.header, &given)?;
    let QueryResults::Solutions(solutions) = query::evaluate_with(kg, query.sparql, &values)? else {
        panic!("{} gives no rows", query.name);
    };
    let variables = solutions.variables().to_vec();
    let mut rows = Vec::new();
    for solution in solutions {
        let solution = solution?;
        rows.push(variables.iter().map(|v| solution.get(v).map_or(String::new(), cell)).collect());
    }
    Ok((variables.iter().map(|v| v.as_str().to_owned()).collect(), rows))
}

fn cell(term: &Term) -> String {
    match term {
        Term::NamedNode(node) => node.as_str().replace(&Base::default().to_string(), ""),
        Term::Literal(literal) => literal.value().to_owned(),
        other => other.to_string(),
    }
}

#[test]
fn every_query_answers_by_the_index_as_in_memory() {
    let cases = cases();
    let folder = tempfile::tempdir().expect("a folder");
    for (number, (name, graph)) in graphs(&cases).into_iter().enumerate() {
        let dir = folder.path().join(number.to_string());
        graph.save(&dir).expect("saved");
        let (index, memory) = (Kg::open(&dir).expect("opened"), Kg::open_text(&dir).expect("opened"));
        assert_eq!(index.unindexed(), None);
        let plain = query::library().iter().map(|query| (query, &[][..]));
        let given = cases
            .iter()
            .filter(|case| case.graph == name)
            .map(|case| (query::named(&case.query).expect("a query of the library"), case.given.as_slice()));
        for (query, given) in plain.chain(given) {
            let found = |kg: &Kg| {
                let (columns, mut rows) = rows(kg, query, given).map_err(|e| e.to_string())?;
                // Rows that are equal in what they are ordered by come as they are found.
                rows.sort();
                Ok::<_, String>((columns, rows))
            };
            assert_eq!(found(&index), found(&memory), "{} {given:?}", query.name);
        }
    }
}

#[test]
fn every_query_answers_as_a_reader_of_the_articles_would() {
    let cases = cases();
    let graphs = graphs(&cases);
    let mut wrong = String::new();
    for case in &cases {
        let query = query::named(&case.query).expect("a query of the library");
        let found: Vec<String> = match rows(&graphs[&case.graph], query, &case.given) {
            Ok((_, rows)) => rows.iter().map(|r| r.join(" | ")).collect(),
            Err(error) => vec![format!("error: {error}")],
        };
        if found != case.rows {
            let _ = writeln!(
                wrong,
                "{} {:?}\n  wanted {:#?}\n  found {found:#?}",
                case.query, case.given, case.rows
            );
        }
    }
    for query in query::library() {
        if !cases.iter().any(|c| c.query == query.name && !c.rows.is_empty()) {
            let _ = writeln!(wrong, "{} has no case with rows", query.name);
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

#[test]
fn a_query_runs_as_it_stands_without_any_value() {
    let kg = kg();
    for query in query::library() {
        if let Err(error) = rows(&kg, query, &[]) {
            panic!("{}: {error}", query.name);
        }
    }
}

/// A day of publication must not be taken for the day of what is told.
#[test]
fn every_query_that_shows_a_date_says_where_it_comes_from() {
    const DATES: [&str; 17] = [
        "?date",
        "?when",
        "?since",
        "?until",
        "?first",
        "?last",
        "?earliest",
        "?latest",
        "?later",
        "?published",
        "?from_day",
        "?turned",
        "?article_from",
        "?article_until",
        "?other_date",
        "?day",
        "?on",
    ];
    const ORIGINS: [&str; 5] = [
        " told by",
        " tell",
        "day of the article",
        "days of the first and the last article",
        "day of publication",
    ];
    let mut shown = 0;
    for query in query::library() {
        let select = query.sparql.lines().find(|l| l.starts_with("SELECT")).expect("a query selects");
        if !select.split_whitespace().any(|word| DATES.contains(&word.trim_end_matches(')'))) {
            continue;
        }
        shown += 1;
        let says = format!("{} {}", query.header.title, query.header.description);
        assert!(ORIGINS.iter().any(|o| says.contains(o)), "{} shows a date: {says}", query.name);
    }
    assert!(shown > 15, "{shown}");
}

#[test]
fn a_name_finds_its_node_or_says_why_not() {
    let kg = kg();
    let error = |given: &str| {
        let claims = query::named("claims").expect("a query");
        rows(&kg, claims, &[given.to_owned()]).expect_err("an error").to_string()
    };
    let ambiguous = error("by=Berg");
    assert!(
        ambiguous.ends_with("may be any of: Boris Berg, Ingrid Berg; give more of the name"),
        "{ambiguous}"
    );
    assert!(error("by=Ana Duvall").contains("is it Anna Duval?"));
    assert!(error("by=Zebra Crossing").ends_with("no node is called `Zebra Crossing`"));
    assert!(error("by=<https://example.org/nobody>").contains("no node is called"));
    assert!(error("since=soon").contains("want a date"));
    assert!(error("mode=shouted").contains("one of direct, indirect, mixed"));
    assert!(error("colour=red").contains("it has: by, unnamed, certainty, mode, since, until"));
    let people = |name: &str| {
        let query = query::named("kin").expect("a query");
        rows(&kg, query, &[format!("of={name}")]).map(|(_, rows)| rows.len()).map_err(|e| e.to_string())
    };
    for name in [
        "Ingrid Berg",
        "INGRID  BERG",
        "Ingrid-Berg",
        "<https://w3id.org/summitry/id/person/ingrid-berg>",
        "person/ingrid-berg",
        "Minister Ingrid Berg",
        "Ingrid",
    ] {
        assert_eq!(people(name), Ok(1), "{name}");
    }
    assert!(
        people("France").expect_err("a country").contains("`France` is a country, and a person is wanted"),
        "kin are people"
    );
}

#[test]
fn a_value_is_a_term_and_cannot_change_the_query() {
    let kg = kg();
    let query = query::named("articles").expect("a query");
    for value in ["The Courier", "\" } ?s ?p ?o { \"", "}", "\\", "Courier\n}"] {
        let (_, rows) = rows(&kg, query, &[format!("publisher_is={value}")]).expect("rows");
        assert_eq!(rows.len(), if value == "The Courier" { 2 } else { 0 }, "{value}");
    }
}

/// The catalogue: each query with what it takes, how it is called and what it gives on the test's articles.
fn catalogue() -> String {
    let cases = cases();
    let graphs = graphs(&cases);
    let mut by_query: BTreeMap<String, Vec<Case>> = BTreeMap::new();
    for case in cases {
        by_query.entry(case.query.clone()).or_default().push(case);
    }
    let mut page = "# Queries\n\nWritten by `make docs` from the comments in `crates/graph/queries/` and from what the queries give on the articles of \
        `tests/data/queries/`.\nAll of them run on a graph (`--kg DIR`) or on a server (`--endpoint URL`); with the prefixes of the ontology before them they run in any SPARQL 1.1 engine.\n\n| query | answers |\n| --- | --- |\n"
        .to_owned();
    for query in query::library() {
        let _ = writeln!(page, "| [`{0}`](#{0}) | {1} |", query.name, query.header.title);
    }
    for query in query::library() {
        let header = &query.header;
        let _ = write!(page, "\n## {}\n{} {}\n\n", query.name, header.title, header.description);
        for parameter in &header.parameters {
            let default = parameter.default.as_ref().map_or(String::new(), |d| format!(", default {d}"));
            let also = parameter.aliases.iter().map(|a| format!(", `--{a}`")).collect::<String>();
            let _ = writeln!(
                page,
                "- `--{}`{also} ({}{default}): {}",
                parameter.name, parameter.kind, parameter.about
            );
        }
        let _ = write!(page, "\n```sh\n{}\n```\n", header.example);
        for case in by_query.get(query.name).into_iter().flatten() {
            let (columns, rows) = rows(&graphs[&case.graph], query, &case.given).expect("rows");
            let flags =
                case.given.iter().filter_map(|g| g.split_once('=')).map(|(n, v)| format!(" --{n} \"{v}\""));
            let _ = write!(page, "\n`{}{}`:\n\n", query.name, flags.collect::<String>());
            let _ = writeln!(page, "| {} |\n|{}", columns.join(" | "), " --- |".repeat(columns.len()));
            for row in rows {
                let _ = writeln!(page, "| {} |", row.join(" | ").trim_end());
            }
        }
    }
    page
}

#[test]
fn the_catalogue_is_fresh() {
    let path = Path::new(ROOT).join("docs/queries.md");
    let fresh = catalogue();
    if std::env::var_os("SUMMITRY_WRITE_DOCS").is_some() {
        std::fs::write(&path, &fresh).expect("a page");
    }
    let page = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(page == fresh, "docs/queries.md is stale: `make docs` refreshes it");
}
