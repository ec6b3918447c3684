//! Graphs that are wrong in a hundred ways, and who notices: `tests/data/wrong_graphs.toml`. `tests/python/check_shacl.py` holds
//! pyshacl to the same table.

use crate::world::{STORY, World, lines};
use oxigraph::io::{RdfFormat, RdfParser};
use oxigraph::model::{GraphName, Quad, Term, Triple};
use oxigraph::sparql::{QueryResults, SparqlEvaluator};
use oxigraph::store::Store;
use serde::Deserialize;
use std::collections::BTreeSet;
use summitry::Kg;
use summitry::rdf::{SHAPES, SHAPES_SPARQL, ontology};
use summitry::shacl::{Severity, validate_kg};

#[derive(Deserialize)]
struct Table {
    wrong: Vec<Wrong>,
}

#[derive(Deserialize)]
struct Wrong {
    name: String,
    #[serde(flatten)]
    harm: Harm,
    also: Option<Harm>,
    caught: Level,
    #[serde(default)]
    warning: bool,
}

#[derive(Deserialize)]
struct Harm {
    drop: Option<Vec<String>>,
    change: Option<Change>,
    add: Option<String>,
}

#[derive(Deserialize)]
struct Change {
    from: String,
    to: String,
    holding: Vec<String>,
}

#[derive(Clone, Copy, Deserialize, PartialEq, Debug)]
#[serde(rename_all = "lowercase")]
enum Level {
    Core,
    Sparql,
    Verify,
}

impl Harm {
    fn apply(&self, all: Vec<String>, names: &Names) -> Vec<String> {
        let holds = |line: &str, parts: &[String]| {
            parts.iter().map(|p| names.fill(p)).all(|part| match part.strip_prefix('^') {
                Some(start) => line.starts_with(start),
                None => line.contains(&part),
            })
        };
        let mut out = all;
        if let Some(parts) = &self.drop {
            out.retain(|line| !holds(line, parts));
        }
        if let Some(Change { from, to, holding }) = &self.change {
            for line in out.iter_mut().filter(|line| holds(line, holding)) {
                *line = line.replace(from.as_str(), to);
            }
        }
        if let Some(turtle) = &self.add {
            out.extend(lines("article/talks", &names.fill(turtle)));
        }
        out
    }
}

/// What the table's placeholders stand for in a graph.
struct Names(Vec<(&'static str, String)>);

impl Names {
    fn of(good: &[String]) -> Names {
        let first = |holding: &[&str]| {
            let line = good
                .iter()
                .find(|l| l.contains("/graph/article/talks>") && holding.iter().all(|h| l.contains(h)));
            let line = line.unwrap_or_else(|| panic!("no line holds {holding:?}"));
            line.split_once("> <").map(|(subject, _)| format!("{subject}>")).expect("a subject")
        };
        Names(vec![
            ("NEW", "<event/talks/x> a sem:Event ; rdfs:label \"x\" ; sm:status sm:occurred ; sm:rule \"r\" ; sm:evidence {span} ; prov:wasGeneratedBy {extraction} .".to_owned()),
            ("{event}", first(&["#type>", "/sem/Event>"])),
            ("{claim}", first(&["#type>", "ns#Claim>"])),
            ("{role}", first(&["#type>", "org#Membership>"])),
            ("{relationship}", first(&["#type>", "ns#Relationship>"])),
            ("{span}", first(&["#anchorOf>"])),
            ("{context}", first(&["#isString>"])),
            ("{extraction}", first(&["#type>", "prov#Activity>"])),
        ])
    }

    fn fill(&self, text: &str) -> String {
        self.0.iter().fold(text.to_owned(), |text, (name, iri)| text.replace(name, iri))
    }
}

/// The queries of the SPARQL shapes, with message and gravity.
fn sparql_shapes() -> Vec<(String, String, bool)> {
    let triples: Vec<Triple> = RdfParser::from_format(RdfFormat::Turtle)
        .for_slice(SHAPES_SPARQL)
        .map(|q| q.expect("Turtle").into())
        .collect();
    let values = |node: &Term, name: &str| -> Vec<Term> {
        let of = |t: &&Triple| Term::from(t.subject.clone()) == *node && t.predicate.as_str().ends_with(name);
        triples.iter().filter(of).map(|t| t.object.clone()).collect()
    };
    let text = |term: &Term| match term {
        Term::Literal(l) => l.value().to_owned(),
        other => other.to_string(),
    };
    let mut prefixes = String::new();
    for declaration in triples.iter().filter(|t| t.predicate.as_str().ends_with("shacl#declare")) {
        let one = |name| text(&values(&declaration.object, name)[0]);
        prefixes.push_str(&format!("PREFIX {}: <{}>\n", one("shacl#prefix"), one("shacl#namespace")));
    }
    let mut found = Vec::new();
    for constraint in triples.iter().filter(|t| t.predicate.as_str().ends_with("shacl#sparql")) {
        let one = |name| text(&values(&constraint.object, name)[0]);
        let shape = Term::from(constraint.subject.clone());
        let warning = values(&shape, "shacl#severity").iter().any(|s| s.to_string().ends_with("Warning>"));
        found.push((format!("{prefixes}{}", one("shacl#select")), one("shacl#message"), warning));
    }
    found
}

/// What the SPARQL shapes find wrong in these lines, and how grave it is.
fn sparql(lines: &[String], shapes: &[(String, String, bool)]) -> BTreeSet<(String, bool)> {
    let store = Store::new().expect("a store");
    let text: String = lines.iter().map(|l| format!("{l}\n")).collect();
    let quads = RdfParser::from_format(RdfFormat::NQuads).for_slice(&text).map(|q| q.expect("N-Quads"));
    for quad in quads.map(Triple::from).chain(ontology().iter().cloned()) {
        let Triple { subject, predicate, object } = quad;
        let merged = Quad::new(subject, predicate, object, GraphName::DefaultGraph);
        store.insert(&merged).expect("inserted");
    }
    let mut found = BTreeSet::new();
    for (query, message, warning) in shapes {
        let parsed = SparqlEvaluator::new().parse_query(query).unwrap_or_else(|e| panic!("{query}: {e}"));
        let QueryResults::Solutions(rows) = parsed.on_store(&store).execute().expect("rows") else {
            continue;
        };
        for row in rows {
            let node = row.expect("a row").get("value").map(ToString::to_string).unwrap_or_default();
            found.insert((format!("{node}: {message}"), *warning));
        }
    }
    found
}

/// What SHACL Core finds, and how grave it is.
fn core(world: &World) -> BTreeSet<(String, bool)> {
    let kg = Kg::open(&world.kg()).expect("opened");
    let report = validate_kg(&kg, SHAPES).expect("shapes");
    let told = report.findings.iter().filter(|f| f.severity != Severity::Info);
    told.map(|f| (format!("{}: {}", f.focus, f.message), f.severity == Severity::Warning)).collect()
}

#[test]
fn each_wrong_graph_is_noticed_by_whom_the_table_names() {
    let table: Table =
        toml::from_str(include_str!("../data/wrong_graphs.toml")).unwrap_or_else(|e| panic!("{e}"));
    let shapes = sparql_shapes();
    let world = World::of(&[STORY]);
    let mut good = Vec::new();
    world.rewrite(|all| {
        good.clone_from(&all);
        all
    });
    let names = Names::of(&good);
    let (sound_core, sound_sparql) = (core(&world), sparql(&good, &shapes));
    assert!(
        sound_core.iter().chain(&sound_sparql).all(|(_, warning)| *warning),
        "{sound_core:?} {sound_sparql:?}"
    );
    let articles = [summitry::article::read_path(&world.articles().join("talks.txt")).expect("an article")];
    let mut failures = Vec::new();
    for Wrong { name, harm, also, caught, warning } in &table.wrong {
        let mut bad = harm.apply(good.clone(), &names);
        bad = also.as_ref().map_or_else(|| bad.clone(), |harm| harm.apply(bad.clone(), &names));
        if bad == good {
            failures.push(format!("{name}: nothing was harmed"));
            continue;
        }
        world.rewrite(|_| bad.clone());
        let fresh = |found: BTreeSet<(String, bool)>, sound: &BTreeSet<(String, bool)>| {
            found.into_iter().any(|f| f.1 == *warning && !sound.contains(&f))
        };
        let by_core = || fresh(core(&world), &sound_core);
        let by_sparql = || fresh(sparql(&bad, &shapes), &sound_sparql);
        let noticed = match caught {
            Level::Core => by_core(),
            Level::Sparql => !by_core() && by_sparql(),
            Level::Verify => {
                let report = summitry::verify::verify(&world.kg(), Some(&articles)).expect("read");
                !by_core() && !by_sparql() && !report.failures.is_empty()
            }
        };
        if !noticed {
            failures.push(format!("{name}: {caught:?} does not notice, or another does"));
        }
    }
    assert!(failures.is_empty(), "{} of {}:\n{}", failures.len(), table.wrong.len(), failures.join("\n"));
    let by = |level| table.wrong.iter().filter(|w| w.caught == level).count();
    assert!(by(Level::Core) + by(Level::Sparql) >= 60, "a table that shrinks proves nothing");
}

/// Validators that load no ontology beside the data come to the same verdict on sound data.
#[test]
fn sound_data_conform_without_the_ontology() {
    let kg = Kg::open(&World::of(&[STORY]).kg()).expect("opened");
    let triples = kg.named_quads().expect("quads").into_iter().map(Triple::from);
    let report = summitry::shacl::validate(triples, SHAPES).expect("shapes");
    assert!(report.conforms(), "{:?}", report.findings);
}
