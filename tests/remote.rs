//! Pushing a graph to a server and asking it there, between two running programs.

use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Output, Stdio};

fn summitry(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_summitry")).args(arguments).output().expect("the program runs")
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
    assert!(String::from_utf8_lossy(&error.stderr).contains("Boris Berg <person/boris-berg>, Ingrid Berg"));
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
        (reader.url("store"), "404"),
        (server.url("store").replace("store", "nowhere"), "404"),
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
    assert!(String::from_utf8_lossy(&output.stderr).contains("answers 404"));
}

/// A server that answers as a store does whose default graph is the union of all graphs, or is empty.
fn stored(kg: &str, as_union: bool) -> Server {
    let folder = tempfile::tempdir().expect("a folder");
    let server = Server::start(&["--write"]);
    let quads = well(&["export", "--kg", kg, "--format", "nquads"]);
    let graphs: std::collections::BTreeSet<&str> = quads.lines().filter_map(graph_of).collect();
    let put = |name: Option<&str>, lines: &str| {
        let file = folder.path().join("graph.nt");
        std::fs::write(&file, lines).expect("a file");
        let url = match name {
            Some(iri) => format!("{}?graph={}", server.url("store"), iri.replace('#', "%23")),
            None => format!("{}?default", server.url("store")),
        };
        put_file(&url, &file);
    };
    for graph in graphs {
        let of_graph = quads.lines().filter(|l| graph_of(l) == Some(graph));
        let triples: String = of_graph.map(|l| format!("{}.\n", &l[..l.len() - graph.len() - 4])).collect();
        put(Some(graph), &triples);
    }
    if as_union {
        let all = quads.lines().filter_map(|l| Some(format!("{}.\n", &l[..l.len() - graph_of(l)?.len() - 4])));
        put(None, &all.collect::<String>());
    }
    server
}

/// The graph of a line of N-Quads.
fn graph_of(line: &str) -> Option<&str> {
    line.strip_suffix("> .")?.rsplit_once('<').map(|(_, graph)| graph)
}

fn put_file(url: &str, file: &std::path::Path) {
    let (host, path) = url.strip_prefix("http://").and_then(|u| u.split_once('/')).expect("an address");
    let body = std::fs::read(file).expect("a file");
    let mut stream = std::net::TcpStream::connect(host).expect("a connection");
    let head = format!(
        "PUT /{path} HTTP/1.1\r\nHost: {host}\r\nContent-Type: application/n-triples\r\nContent-Length: {}\r\nConnection: close\r\n\r\n",
        body.len()
    );
    std::io::Write::write_all(&mut stream, head.as_bytes()).expect("sent");
    std::io::Write::write_all(&mut stream, &body).expect("sent");
    let mut answer = String::new();
    std::io::Read::read_to_string(&mut stream, &mut answer).expect("an answer");
    assert!(answer.starts_with("HTTP/1.1 2"), "{url}: {answer}");
}

#[test]
fn a_store_whose_default_graph_is_another_is_refused_or_told_which_graphs() {
    let (_folder, kg) = world();
    for (as_union, says) in [(true, "the union of all graphs"), (false, "its default graph is empty")] {
        let server = stored(&kg, as_union);
        let sparql = server.url("sparql");
        let refused = summitry(&["query", "--endpoint", &sparql, "meetings"]);
        let error = String::from_utf8_lossy(&refused.stderr).into_owned();
        assert!(!refused.status.success() && error.contains(says) && error.contains("--name-graphs"), "{error}");
        for query in summitry::query::library() {
            let call = vec![query.name, "--format", "csv"];
            let here = well(&[vec!["query", "--kg", &kg], call.clone()].concat());
            let there = well(&[vec!["query", "--endpoint", &sparql, "--name-graphs"], call].concat());
            assert_eq!(here, there, "{}", query.name);
        }
    }
}
