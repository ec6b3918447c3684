//! Pushing a graph to a server and asking it there, between two running programs.

use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Output, Stdio};

const TOKEN: &str = "a-token-of-some-length";

fn summitry(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_summitry"))
        .args(arguments)
        .env("SUMMITRY_TOKEN", TOKEN)
        .output()
        .expect("the program runs")
}

fn well(arguments: &[&str]) -> String {
    let output = summitry(arguments);
    assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("UTF-8")
}

/// A server that ends with the test.
struct Server {
    child: Child,
    address: String,
}

impl Server {
    fn start(arguments: &[&str]) -> Server {
        let mut child = Command::new(env!("CARGO_BIN_EXE_summitry"))
            .args([&["serve", "--listen", "127.0.0.1:0"], arguments].concat())
            .env("SUMMITRY_TOKEN", TOKEN)
            .stdout(Stdio::piped())
            .spawn()
            .expect("the program runs");
        let mut line = String::new();
        BufReader::new(child.stdout.take().expect("a pipe")).read_line(&mut line).expect("a line");
        let address = line.trim().strip_prefix("listening on ").expect("an address").to_owned();
        Server { child, address }
    }

    fn url(&self, path: &str) -> String {
        format!("{}{path}", self.address)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// A graph folder of the facts documents of `tests/data/queries`.
fn world() -> (tempfile::TempDir, String) {
    let folder = tempfile::tempdir().expect("a folder");
    let mut kg = summitry::Kg::new(summitry::rdf::Base::default()).expect("a store");
    for name in ["vienna-talks", "oslo-summit", "gulf-channel", "spring-thaw"] {
        let path = format!("{}/tests/data/queries/{name}.json", env!("CARGO_MANIFEST_DIR"));
        let text = std::fs::read_to_string(path).expect("a file");
        kg.add(&summitry::facts::Facts::from_json(&text).expect("facts")).expect("a store that takes it");
    }
    let path = folder.path().join("kg");
    kg.save(&path).expect("saved");
    let path = path.display().to_string();
    (folder, path)
}

#[test]
fn a_pushed_graph_answers_every_query_as_the_folder_does() {
    let (_folder, kg) = world();
    let server = Server::start(&["--write"]);
    let told = well(&["push", "--kg", &kg, "--endpoint", &server.url("store")]);
    assert!(told.contains("graphs"), "{told}");
    let sparql = server.url("sparql");
    let calls: [&[&str]; 4] = [
        &["meetings", "--leader", "duval", "--since", "2019"],
        &["claims", "--speaker", "Chloe Lefevre"],
        &["relationship-as-of", "--a", "FRANCE", "--b", "norway", "--on", "2020"],
        &["-e", "CONSTRUCT { ?a sm:metWith ?b } WHERE { ?a sm:metWith ?b }", "--format", "ntriples"],
    ];
    let names = summitry::query::library().iter().map(|q| vec![q.name]);
    for call in calls.iter().map(|c| c.to_vec()).chain(names) {
        let format = if call.contains(&"--format") { vec![] } else { vec!["--format", "csv"] };
        let here = well(&[vec!["query", "--kg", &kg], call.clone(), format.clone()].concat());
        let there = well(&[vec!["query", "--endpoint", &sparql], call.clone(), format].concat());
        assert_eq!(here, there, "{call:?}");
    }
    let error = summitry(&["query", "--endpoint", &sparql, "claims", "--speaker", "Berg"]);
    assert!(String::from_utf8_lossy(&error.stderr).contains("Boris Berg, Ingrid Berg"));
    let leaked = well(&[
        "query",
        "--endpoint",
        &sparql,
        "-e",
        "ASK { ?a sm:inRiftWith ?b . FILTER(CONTAINS(STR(?a), \"JPN\")) }",
    ]);
    assert_eq!(leaked, "no\n", "what is only claimed stays out of the server's default graph");
}

#[test]
fn pushing_again_replaces_and_a_server_that_refuses_is_told_of() {
    let (_folder, kg) = world();
    let server = Server::start(&["--write"]);
    let count = || {
        well(&[
            "query",
            "--endpoint",
            &server.url("sparql"),
            "-e",
            "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }",
            "--format",
            "csv",
        ])
    };
    well(&["push", "--kg", &kg, "--endpoint", &server.url("store")]);
    let once = count();
    well(&["push", "--kg", &kg, "--endpoint", &server.url("store")]);
    assert_eq!(count(), once);
    let reader = Server::start(&["--kg", &kg]);
    for (url, says) in [
        (reader.url("store"), "403"),
        (server.url("store").replace("store", "nowhere"), "405"),
        ("http://127.0.0.1:1/store".to_owned(), "http://127.0.0.1:1/store does not take"),
        ("nonsense".to_owned(), "nonsense"),
    ] {
        let output = summitry(&["push", "--kg", &kg, "--endpoint", &url]);
        let stderr = String::from_utf8_lossy(&output.stderr);
        assert!(
            output.status.code() == Some(1) && stderr.contains(says) && stderr.lines().count() == 1,
            "{url}: {stderr}"
        );
    }
    let output = summitry(&["query", "--endpoint", &reader.url("store"), "articles"]);
    assert!(String::from_utf8_lossy(&output.stderr).contains("answers 403"));
}

/// A server that answers as a store does that was loaded with all our graphs: its default graph is their union, or empty.
fn stored(kg: &str, as_union: bool) -> String {
    let quads = well(&["export", "--kg", kg, "--format", "nquads"]);
    let store = oxigraph::store::Store::new().expect("a store");
    store.load_from_slice(oxigraph::io::RdfFormat::NQuads, &quads).expect("loaded");
    let server = tiny_http::Server::http("127.0.0.1:0").expect("a server");
    let address = server.server_addr();
    // It ends with the test's process.
    std::thread::spawn(move || {
        while let Ok(mut request) = server.recv() {
            let mut query = String::new();
            request.as_reader().read_to_string(&mut query).expect("a query");
            let mut prepared = oxigraph::sparql::SparqlEvaluator::new().parse_query(&query).expect("SPARQL");
            if as_union && prepared.dataset().is_default_dataset() {
                prepared.dataset_mut().set_default_graph_as_union();
            }
            let results = prepared.on_store(&store).execute().expect("an answer");
            let mut body = Vec::new();
            summitry::query::write(results, summitry::query::Format::Json, &mut body).expect("written");
            let _ = request.respond(tiny_http::Response::from_data(body));
        }
    });
    format!("http://{address}/sparql")
}

#[test]
fn a_store_whose_default_graph_is_another_is_refused_or_told_which_graphs() {
    let (_folder, kg) = world();
    for (as_union, says) in [(true, "the union of all graphs"), (false, "its default graph is empty")] {
        let sparql = stored(&kg, as_union);
        let refused = summitry(&["query", "--endpoint", &sparql, "meetings"]);
        let error = String::from_utf8_lossy(&refused.stderr).into_owned();
        assert!(!refused.status.success(), "answered, whatever its default graph is: {says}");
        assert!(error.contains(says) && error.contains("--name-graphs"), "{error}");
        for query in summitry::query::library() {
            let call = vec![query.name, "--format", "csv"];
            let here = well(&[vec!["query", "--kg", &kg], call.clone()].concat());
            let there = well(&[vec!["query", "--endpoint", &sparql, "--name-graphs"], call].concat());
            // Of several graphs that state a triple, this store gives it as often; SPARQL has it once.
            let rows =
                |text: &str| text.lines().map(str::to_owned).collect::<std::collections::BTreeSet<_>>();
            assert_eq!(rows(&here), rows(&there), "{}", query.name);
        }
    }
}
