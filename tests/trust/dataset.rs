//! What a query sees by default.

use crate::world::{STORY, Story};
use oxigraph::model::{GraphName, NamedNode, Quad};
use oxigraph::sparql::{QueryResults, SparqlEvaluator};
use std::collections::BTreeSet;
use summitry::Kg;
use summitry::rdf::Base;

fn rows(results: QueryResults) -> Vec<String> {
    let QueryResults::Solutions(solutions) = results else { panic!("no rows") };
    let cells = |s: oxigraph::sparql::QuerySolution| {
        let mut cells: Vec<String> =
            s.iter().map(|(variable, value)| format!("{variable} = {value}")).collect();
        cells.sort();
        cells.join(", ")
    };
    let mut rows: Vec<String> = solutions.map(|s| cells(s.expect("a row"))).collect();
    rows.sort();
    rows
}

#[test]
fn rows_are_those_of_naming_each_graph_and_none_is_there_twice() {
    let mut kg = Kg::new(Base::default()).expect("a store");
    for id in ["a", "b", "c"] {
        kg.add(&Story { id, ..STORY }.facts()).expect("added");
    }
    summitry::infer::infer(&mut kg).expect("rules");
    let mut graphs: Vec<NamedNode> = ["a", "b", "c"].iter().map(|id| kg.base().article_graph(id)).collect();
    graphs.extend([kg.base().background_graph(), kg.base().inferred_graph()]);
    let store = kg.to_store().expect("a store");
    for pattern in [
        "?s ?p ?o",
        "?e a <http://semanticweb.cs.vu.nl/2009/11/sem/Event> ; <http://semanticweb.cs.vu.nl/2009/11/sem/hasActor> ?who . ?who <http://www.w3.org/2000/01/rdf-schema#label> ?name",
        "?a <https://w3id.org/summitry/ns#supports> ?b",
        "?a <https://w3id.org/summitry/ns#metWith> ?b . ?b <https://w3id.org/summitry/ns#leads> ?c",
    ] {
        let text = format!("SELECT * {{ {pattern} }}");
        let default = SparqlEvaluator::new()
            .parse_query(&text)
            .expect("a query")
            .on_queryable_dataset(kg.view().expect("a view"))
            .execute()
            .expect("rows");
        let mut named = SparqlEvaluator::new().parse_query(&text).expect("a query");
        named.dataset_mut().set_default_graph(graphs.iter().map(|g| GraphName::from(g.clone())).collect());
        let (default, named) = (rows(default), rows(named.on_store(&store).execute().expect("rows")));
        let once = |rows: &[String]| rows.iter().cloned().collect::<BTreeSet<_>>();
        let (ours, theirs) = (once(&default), once(&named));
        let differ: Vec<_> = ours.symmetric_difference(&theirs).take(3).collect();
        assert!(differ.is_empty(), "{pattern}: other rows than those of naming each graph: {differ:#?}");
        // Naming each graph gives what two of them state twice; the default dataset does not.
        assert!(once(&default).len() == default.len(), "{pattern} gives rows twice");
        assert_eq!(default.is_empty(), pattern.contains("supports"), "{pattern}");
    }
    let claimed =
        |q: &Quad| q.to_string().contains("karol-nowak") && q.predicate.as_str().ends_with("metWith");
    assert!(!kg.default_quads().expect("quads").iter().any(claimed));
}
