//! An analysis written back into the knowledge graph, with its own provenance.
//!
//! Measurements stand in a graph of their own, `graph/analysis/NAME`, never in an article's; running the same analysis
//! with the same choices again replaces them. They are not brought up to date when articles come and go: the activity
//! says which articles were there.

use super::{Analysis, Cell, NetworkError, Projection, Table};
use crate::article::slug;
use crate::rdf::SOFTWARE;
use crate::rdf::vocabulary::{prov, rdf, rdfs, sm, xsd};
use crate::store::Kg;
use oxigraph::model::{Literal, NamedNode, Quad, Term};

/// Columns that say whom a row is about, by their labels.
const LABELS: [&str; 4] = ["label", "other", "who", "members"];
/// The same, by their IRIs.
const IRIS: [&str; 3] = ["iri", "other_iri", "iris"];

/// Writes the result of an analysis into the graph `graph/analysis/NAME` of a knowledge graph in memory, and gives the
/// IRI of that graph.
///
/// # Errors
/// Where the analysis measures nothing (paths and time lines), or the store fails.
pub fn record(
    kg: &mut Kg,
    analysis: &Analysis,
    projection: &Projection,
    table: &Table,
) -> Result<NamedNode, NetworkError> {
    if matches!(analysis, Analysis::Path { .. } | Analysis::Timeline(..)) {
        return Err(NetworkError::NothingMeasured(analysis.name()));
    }
    let parameters = parameters(analysis, projection);
    let name = slug(&format!("{} {parameters}", analysis.name()));
    let graph = kg.base().analysis_graph(&name);
    let mut writer = Writer { graph: &graph, quads: Vec::new() };
    let activity = kg.base().analysis(&name);
    writer.add(&activity, rdf("type"), sm("Analysis"));
    writer.add(&activity, rdf("type"), prov("Activity"));
    writer.add(&activity, rdfs("label"), Literal::new_simple_literal(analysis.name()));
    writer.add(&activity, sm("parameters"), Literal::new_simple_literal(parameters));
    writer.add(&activity, prov("wasAssociatedWith"), kg.base().software(SOFTWARE));
    for article in kg.articles().keys() {
        writer.add(&activity, prov("used"), kg.base().article(article));
    }
    for (number, (measure, value)) in table.figures.iter().enumerate() {
        let node = kg.base().analysis(&format!("{name}/whole/{}", number + 1));
        writer.measurement(&node, &activity, measure, value);
    }
    for (number, row) in table.rows.iter().enumerate() {
        let cells = || table.columns.iter().map(|c| c.key).zip(row);
        let about: Vec<NamedNode> =
            cells().filter(|(key, _)| IRIS.contains(key)).flat_map(|(_, c)| iris(c)).collect();
        for (key, value) in cells().filter(|(key, _)| !LABELS.contains(key) && !IRIS.contains(key)) {
            let node = kg.base().analysis(&format!("{name}/{}/{key}", number + 1));
            if writer.measurement(&node, &activity, key, value) {
                about.iter().for_each(|iri| writer.add(&node, sm("measureOf"), iri.clone()));
            }
        }
    }
    let quads = writer.quads;
    kg.replace_graph(&graph, quads)?;
    Ok(graph)
}

/// Drops every recorded analysis, and gives their number.
///
/// # Errors
/// Where the store fails.
pub fn forget(kg: &mut Kg) -> Result<usize, NetworkError> {
    let below = kg.base().analysis_graph("").into_string();
    let mut graphs = Vec::new();
    for graph in kg.graphs()? {
        if let oxigraph::model::NamedOrBlankNode::NamedNode(graph) = graph
            && graph.as_str().starts_with(&below)
        {
            graphs.push(graph);
        }
    }
    for graph in &graphs {
        kg.replace_graph(graph, Vec::new())?;
    }
    Ok(graphs.len())
}

/// The choices that the result depends on.
fn parameters(analysis: &Analysis, projection: &Projection) -> String {
    let own = match analysis {
        Analysis::Communities(resolution) if (resolution - 1.0).abs() > f64::EPSILON => {
            format!("resolution={resolution}")
        }
        Analysis::Centrality(Some(super::Betweenness::Sampled { error })) => format!("error={error}"),
        Analysis::Centrality(Some(super::Betweenness::Exact)) => "exact".to_owned(),
        _ => String::new(),
    };
    format!("{own} {}", projection.describe()).trim().to_owned()
}

fn iris(cell: &Cell) -> Vec<NamedNode> {
    let texts = match cell {
        Cell::Text(iri) => std::slice::from_ref(iri),
        Cell::List(iris) => iris,
        _ => &[],
    };
    texts.iter().filter_map(|iri| NamedNode::new(iri).ok()).collect()
}

struct Writer<'g> {
    graph: &'g NamedNode,
    quads: Vec<Quad>,
}

impl Writer<'_> {
    fn add(&mut self, subject: &NamedNode, predicate: NamedNode, object: impl Into<Term>) {
        self.quads.push(Quad::new(subject.clone(), predicate, object, self.graph.clone()));
    }

    /// One measured value; `false` where the cell holds none.
    fn measurement(&mut self, node: &NamedNode, activity: &NamedNode, measure: &str, value: &Cell) -> bool {
        let value = match value {
            Cell::Text(text) => Literal::new_simple_literal(text),
            Cell::Count(n) => Literal::new_typed_literal(n.to_string(), xsd("integer")),
            Cell::Real(x) => Literal::from(*x),
            Cell::Flag(flag) => Literal::new_typed_literal(flag.to_string(), xsd("boolean")),
            Cell::List(_) | Cell::Nothing => return false,
        };
        self.add(node, rdf("type"), sm("Measurement"));
        self.add(node, rdf("type"), prov("Entity"));
        self.add(node, sm("measure"), Literal::new_simple_literal(measure));
        self.add(node, sm("value"), value);
        self.add(node, prov("wasGeneratedBy"), activity.clone());
        true
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::kg;
    use super::*;

    #[test]
    fn an_analysis_is_recorded_apart_and_replaced() {
        let mut kg = kg(&["France support Germany 2019", "Germany rift Spain 2020"]);
        let before = kg.sorted_lines().unwrap();
        let (analysis, projection) = (Analysis::Centrality(None), Projection::default());
        let table = analysis.run(&kg, &projection).unwrap();
        let graph = record(&mut kg, &analysis, &projection, &table).unwrap();
        assert_eq!(graph.as_str(), "https://w3id.org/summitry/id/graph/analysis/centrality");
        let once = kg.sorted_lines().unwrap();
        let added: Vec<&String> = once.iter().filter(|l| !before.contains(l)).collect();
        assert!(added.iter().all(|l| l.contains("/id/analysis/centrality")), "{added:?}");
        let ranked =
            |l: &&&String| l.contains("ns#measure>") && l.contains("\"pagerank\"") && l.contains("graph/");
        assert_eq!(added.iter().filter(ranked).count(), 3);
        record(&mut kg, &analysis, &projection, &table).unwrap();
        assert_eq!(kg.sorted_lines().unwrap(), once);
        assert_eq!(analysis.run(&kg, &projection).unwrap(), table, "an analysis does not change the next");
        assert_eq!(forget(&mut kg).unwrap(), 1);
        assert_eq!(kg.sorted_lines().unwrap(), before);
    }

    #[test]
    fn other_choices_are_another_graph_and_a_path_is_no_measurement() {
        let mut kg = kg(&["France support Germany 2019"]);
        let projection = Projection { since: "2018-01-01".parse().ok(), ..Projection::default() };
        let analysis = Analysis::Communities(1.0);
        let table = analysis.run(&kg, &projection).unwrap();
        let graph = record(&mut kg, &analysis, &projection, &table).unwrap();
        assert!(graph.as_str().ends_with("graph/analysis/communities-since-2018-01-01"), "{graph}");
        let path = Analysis::Timeline("France".to_owned(), "Germany".to_owned());
        assert!(record(&mut kg, &path, &projection, &Table::default()).is_err());
    }

    #[test]
    fn each_measurement_has_one_value() {
        let mut kg = kg(&["France support Germany 2019", "Germany rift Spain 2020", "Spain support France"]);
        let (analysis, projection) = (Analysis::Balance, Projection::default());
        let table = analysis.run(&kg, &projection).unwrap();
        record(&mut kg, &analysis, &projection, &table).unwrap();
        let mut values = std::collections::BTreeMap::new();
        for quad in kg.named_quads().unwrap().iter().filter(|q| q.predicate == sm("value")) {
            *values.entry(quad.subject.to_string()).or_insert(0) += 1;
        }
        assert!(values.len() > 10 && values.values().all(|n| *n == 1), "{values:?}");
    }

    #[test]
    fn every_term_is_declared_in_the_ontology() {
        let mut kg = kg(&["France support Germany 2019"]);
        let before = kg.sorted_lines().unwrap();
        let (analysis, projection) = (Analysis::Centrality(None), Projection::default());
        let table = analysis.run(&kg, &projection).unwrap();
        record(&mut kg, &analysis, &projection, &table).unwrap();
        let ontology = crate::rdf::ONTOLOGY;
        for line in kg.sorted_lines().unwrap().iter().filter(|l| !before.contains(l)) {
            for term in line.split(['<', '>']).filter_map(|t| t.strip_prefix(crate::rdf::vocabulary::SM)) {
                assert!(ontology.contains(&format!("\nsm:{term} a ")), "sm:{term} is not declared");
            }
        }
    }
}
