//! What people ask, in plain SPARQL of a few patterns: `tests/data/plain_questions.toml`.

use crate::world::{STORY, Story};
use oxigraph::model::Term;
use oxigraph::sparql::QueryResults;
use serde::Deserialize;
use summitry::Kg;
use summitry::infer::infer;
use summitry::query::evaluate;
use summitry::rdf::Base;

#[derive(Deserialize)]
struct Table {
    question: Vec<Question>,
}

#[derive(Deserialize)]
struct Question {
    asks: String,
    sparql: String,
    rows: Vec<String>,
}

const YEARS_AGO: Story = Story {
    id: "years-ago",
    leader: "Clara Moreau",
    other: "Dora Klein",
    day: "2009-03-10",
    tie: ("rift", "2008"),
};

/// How many triple patterns a query has: a predicate list or an object list adds one each.
fn patterns(sparql: &str) -> usize {
    let (_, body) = sparql.split_once("WHERE {").expect("a pattern");
    let body = body.rsplit_once('}').expect("its end").0;
    let body = body.split("FILTER").next().unwrap_or_default();
    let blocks = body.split(['{', '}']).flat_map(|part| part.split(" .\n"));
    let stated = blocks.map(str::trim).filter(|b| !b.is_empty() && !b.starts_with("GRAPH"));
    stated.map(|block| 1 + block.matches(" ;").count() + block.matches(", ").count()).sum()
}

fn cell(term: &Term) -> String {
    match term {
        Term::NamedNode(node) => node.as_str().replace(&Base::default().to_string(), ""),
        Term::Literal(literal) => literal.value().to_owned(),
        other => other.to_string(),
    }
}

#[test]
fn ten_questions_take_a_few_patterns_each() {
    let table: Table =
        toml::from_str(include_str!("../data/plain_questions.toml")).unwrap_or_else(|e| panic!("{e}"));
    assert_eq!(table.question.len(), 10);
    let mut kg = Kg::new(Base::default()).expect("a store");
    for story in [STORY, YEARS_AGO] {
        kg.add(&story.facts()).expect("added");
    }
    infer(&mut kg).expect("rules");
    let mut wrong = Vec::new();
    for Question { asks, sparql, rows } in &table.question {
        assert!((2..=5).contains(&patterns(sparql)), "{asks} takes {} patterns", patterns(sparql));
        let query = format!("BASE <{}> {sparql}", kg.base());
        let QueryResults::Solutions(found) = evaluate(&kg, &query).expect("a query") else {
            panic!("{asks}")
        };
        let variables = found.variables().to_vec();
        let found: Vec<String> = found
            .map(|row| {
                let row = row.expect("a row");
                let cells = variables.iter().map(|v| row.get(v).map_or(String::new(), cell));
                cells.collect::<Vec<_>>().join(" | ")
            })
            .collect();
        if found != *rows {
            wrong.push(format!("{asks}\n  wanted {rows:#?}\n  found {found:#?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
