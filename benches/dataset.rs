//! The default dataset against the union of all graphs and against naming each graph, with 5,000 articles and 20,000
//! claim graphs.

use criterion::{Criterion, criterion_group, criterion_main};
use oxigraph::model::{GraphName, NamedNode};
use oxigraph::sparql::{QueryResults, SparqlEvaluator};
use std::hint::black_box;
use std::time::Instant;
use summitry::Kg;
use summitry::facts::{ClaimId, Facts, RelationshipId};
use summitry::rdf::Base;

#[path = "../tests/trust/world.rs"]
#[allow(dead_code)] // of the tests' world only the stories are needed
mod world;

const ARTICLES: usize = 5_000;
const CLAIMS: usize = 4;

/// An article whose speaker makes several claims, each with a graph of its own.
fn facts(number: usize) -> Facts {
    let id = format!("article-{number:05}");
    let mut facts = world::Story { id: &id, ..world::STORY }.facts();
    for claim in 2..=CLAIMS {
        let claim = format!("c{claim}");
        let mut said = facts.claims[0].clone();
        said.id = ClaimId(claim.clone());
        let mut tie = facts.relationships[1].clone();
        tie.id = RelationshipId(format!("r{claim}"));
        tie.claim = Some(ClaimId(claim));
        facts.claims.push(said);
        facts.relationships.push(tie);
    }
    facts
}

fn count(results: QueryResults) -> usize {
    match results {
        QueryResults::Solutions(rows) => rows.inspect(|r| assert!(r.is_ok())).count(),
        _ => 0,
    }
}

fn dataset(c: &mut Criterion) {
    let mut kg = Kg::new(Base::default()).expect("a store");
    for number in 0..ARTICLES {
        kg.add(&facts(number)).expect("added");
    }
    let store = kg.to_store().expect("a store");
    let graphs: Vec<GraphName> = store.named_graphs().map(|g| GraphName::from(g.expect("a graph"))).collect();
    let is_claim =
        |g: &&GraphName| matches!(g, GraphName::NamedNode(n) if kg.base().is_claim_graph(n.as_str()));
    assert_eq!(graphs.iter().filter(is_claim).count(), ARTICLES * CLAIMS);
    let named: Vec<GraphName> = graphs.iter().filter(|g| !is_claim(g)).cloned().collect();
    let article = NamedNode::new_unchecked(format!("{}event/article-02500/e1", kg.base()));
    let prefixes = "PREFIX sem: <http://semanticweb.cs.vu.nl/2009/11/sem/> PREFIX sm: <https://w3id.org/summitry/ns#> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> ";
    let mut group = c.benchmark_group("dataset");
    group.sample_size(10);
    for (name, pattern) in [
        ("small-join", "?e a sem:Event ; sem:hasActor ?who . ?who rdfs:label ?name } LIMIT 10".to_owned()),
        (
            "big-join",
            "?e a sem:Event ; sm:status sm:occurred ; sem:hasPlace ?place . ?place rdfs:label ?name }"
                .to_owned(),
        ),
        ("one-subject", format!("{article} ?p ?o }}")),
    ] {
        let text = format!("{prefixes} SELECT * {{ {pattern}");
        let query = || SparqlEvaluator::new().parse_query(&text).expect("a query");
        group.bench_function(format!("{name}/default"), |b| {
            b.iter(|| {
                count(
                    black_box(query())
                        .on_queryable_dataset(kg.view().expect("a view"))
                        .execute()
                        .expect("rows"),
                )
            });
        });
        let union = || {
            let mut query = query();
            query.dataset_mut().set_default_graph_as_union();
            count(query.on_store(&store).execute().expect("rows"))
        };
        if name == "big-join" {
            // A row for each pair of graphs that state the two triples: once takes long enough, and naming each graph minutes.
            let start = Instant::now();
            let rows = union();
            println!("dataset/{name}/union-of-all, once: {:.1?} for {rows} rows", start.elapsed());
            continue;
        }
        group.bench_function(format!("{name}/union-of-all"), |b| b.iter(union));
        group.bench_function(format!("{name}/naming-each"), |b| {
            b.iter(|| {
                let mut query = query();
                query.dataset_mut().set_default_graph(named.clone());
                count(query.on_store(&store).execute().expect("rows"))
            });
        });
    }
}

criterion_group!(benches, dataset);
criterion_main!(benches);
