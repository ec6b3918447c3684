//! The server as its clients meet it, those among them who mean it ill.

use std::collections::BTreeSet;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

const TOKEN: &str = "a-token-of-some-length";

/// A server that ends with the test.
struct Server {
    child: Child,
    address: String,
}

impl Server {
    fn start(arguments: &[&str]) -> Server {
        let mut command = Command::new(env!("CARGO_BIN_EXE_summitry"));
        Server::spawn(command.args(["serve", "--listen", "127.0.0.1:0"]).args(arguments))
    }

    fn spawn(command: &mut Command) -> Server {
        let child = command.env("SUMMITRY_TOKEN", TOKEN).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = child.spawn().expect("the program runs");
        let mut line = String::new();
        BufReader::new(child.stdout.take().expect("a pipe")).read_line(&mut line).expect("a line");
        let address = line.trim().strip_prefix("listening on http://").expect("an address");
        Server { child, address: address.trim_end_matches('/').to_owned() }
    }

    fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect(&self.address).expect("a connection");
        stream.set_read_timeout(Some(Duration::from_secs(60))).expect("a time");
        stream
    }

    /// Sends bytes as they are, and gives what comes back until the server closes.
    fn send(&self, request: &[u8]) -> String {
        let mut stream = self.connect();
        // A server that has refused already need not read on.
        let _ = stream.write_all(request);
        let mut answer = Vec::new();
        let _ = stream.read_to_end(&mut answer);
        String::from_utf8_lossy(&answer).into_owned()
    }

    fn ask(&self, method: &str, target: &str, headers: &[(&str, &str)], body: &str) -> Answer {
        let mut all = vec![("Host", self.address.as_str()), ("Connection", "close")];
        all.retain(|(name, _)| !headers.iter().any(|(n, _)| n == name));
        all.extend_from_slice(headers);
        let headers: String = all.iter().map(|(name, value)| format!("{name}: {value}\r\n")).collect();
        let length = body.len();
        Answer(
            self.send(
                format!("{method} {target} HTTP/1.1\r\n{headers}Content-Length: {length}\r\n\r\n{body}")
                    .as_bytes(),
            ),
        )
    }

    fn get(&self, target: &str, accept: &str) -> Answer {
        self.ask("GET", target, &[("Accept", accept)], "")
    }

    fn query(&self, sparql: &str) -> Answer {
        self.ask(
            "POST",
            "/sparql",
            &[("Content-Type", "application/sparql-query"), ("Accept", "text/csv, text/turtle;q=0.9")],
            sparql,
        )
    }

    /// Whether it still answers.
    fn is_well(&self) -> bool {
        self.query("ASK {}").0.contains("true")
    }

    fn memory(&self) -> u64 {
        let statm = std::fs::read_to_string(format!("/proc/{}/statm", self.child.id())).unwrap_or_default();
        statm.split_whitespace().nth(1).and_then(|pages| pages.parse::<u64>().ok()).unwrap_or(0) * 4096
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

struct Answer(String);

impl Answer {
    fn status(&self) -> u16 {
        self.0.split(' ').nth(1).and_then(|status| status.parse().ok()).unwrap_or(0)
    }

    fn header(&self, name: &str) -> Option<&str> {
        let head = self.0.split("\r\n\r\n").next()?;
        head.lines().find_map(|line| {
            let (n, value) = line.split_once(": ")?;
            n.eq_ignore_ascii_case(name).then_some(value)
        })
    }
}

fn save(folder: &Path, names: &[&str]) -> String {
    let mut kg = summitry::Kg::new(summitry::rdf::Base::default()).expect("a store");
    for name in names {
        let path = format!("{}/tests/data/queries/{name}.json", env!("CARGO_MANIFEST_DIR"));
        let text = std::fs::read_to_string(path).expect("a file");
        kg.add(&summitry::facts::Facts::from_json(&text).expect("facts")).expect("a store that takes it");
    }
    let path = folder.join("kg");
    kg.save(&path).expect("saved");
    path.display().to_string()
}

fn world() -> (tempfile::TempDir, String) {
    let folder = tempfile::tempdir().expect("a folder");
    let path = save(folder.path(), &["vienna-talks", "oslo-summit", "gulf-channel", "spring-thaw"]);
    (folder, path)
}

fn encoded(text: &str) -> String {
    text.bytes().map(|b| format!("%{b:02X}")).collect()
}

#[test]
fn a_body_that_is_said_to_be_huge_is_refused_and_ends_nobody() {
    let (_folder, kg) = world();
    let server = Server::start(&["--kg", &kg]);
    for length in ["99999999999999", "32212254720", "18446744073709551615", "99999999999999999999999", "-1"] {
        for line in [
            "GET / HTTP/1.1",
            "POST /sparql HTTP/1.1",
            "PUT /store?default HTTP/1.1",
            "GET /nowhere HTTP/1.0",
        ] {
            let request =
                format!("{line}\r\nHost: 127.0.0.1\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n");
            let answer = Answer(server.send(request.as_bytes()));
            assert!(matches!(answer.status(), 400 | 403 | 413 | 431), "{line} {length}: {}", answer.0);
        }
    }
    let both = "POST /sparql HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 3\r\nContent-Length: 6\r\nConnection: close\r\n\r\nASK {}";
    assert_eq!(Answer(server.send(both.as_bytes())).status(), 400);
    assert!(server.is_well());
}

#[test]
fn queries_that_nest_too_deep_end_no_server() {
    let (_folder, kg) = world();
    let server = Server::start(&["--kg", &kg]);
    let deep = |open: &str, inner: &str, close: &str| {
        let n = 60_000 / (open.len() + close.len());
        format!("{}{inner}{}", open.repeat(n), close.repeat(n))
    };
    let filter = |expression: String| format!("SELECT * {{ ?s ?p ?o FILTER({expression}) }}");
    let queries = [
        format!("SELECT * {}", deep("{", "", "}")),
        filter(deep("(", "1", ")")),
        filter(deep("!", "true", "")),
        filter(deep("1+", "1", "")),
        filter(deep("true||", "true", "")),
        filter(deep("-", "1", "")),
        format!("SELECT * {{ ?s {} ?o }}", deep("(", "<a:a>", ")")),
        format!("SELECT * {{ ?s {} ?o }}", deep("<a:a>/", "<a:a>", "")),
        format!("SELECT * {{ ?s {} ?o }}", deep("<a:a>|", "<a:a>", "")),
        format!("SELECT * {{ ?s ?p {} }}", deep("[ a ", "1", "]")),
        format!("SELECT * {{ ?s ?p {} }}", deep("(", "1", ")")),
        format!("SELECT * {{ {} }}", deep("{} UNION ", "{}", "")),
        format!("SELECT * {}", deep("{SELECT * ", "{}", "}")),
        format!("SELECT * {}", deep("{FILTER NOT EXISTS ", "{}", "}")),
        format!("SELECT * {}", deep("{OPTIONAL ", "{}", "}")),
        format!("SELECT * {{ ?s ?p ?o {} }}", deep("MINUS {?s ?p ?o} ", "", "")),
    ];
    for query in &queries {
        let status = server.query(query).status();
        assert!(matches!(status, 200 | 400 | 503), "{status}: {query:.60}");
        assert!(server.is_well(), "{query:.60}");
    }
    let page = server.get(&format!("/sparql?query={}", encoded(&queries[0])), "*/*");
    assert!(matches!(page.status(), 414 | 400 | 431), "{}", page.0);
}

#[test]
fn a_heavy_query_is_cut_while_small_ones_are_answered() {
    let (_folder, kg) = world();
    let server = Server::start(&["--kg", &kg, "--timeout", "1", "--memory", "300", "--answer", "8"]);
    let cross = "{ ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }";
    let values = |name: &str| format!("VALUES ?{name} {{ {} }}", "1 ".repeat(300));
    let many: String = ["a", "b", "c", "d", "e"].map(values).concat();
    let doubled = (0..40).fold("BIND('0123456789' AS ?v0)".to_owned(), |all, n| {
        format!("{all} BIND(CONCAT(?v{n}, ?v{n}) AS ?v{})", n + 1)
    });
    let bombs = [
        format!("SELECT (COUNT(*) AS ?n) {cross}"),
        format!("SELECT * {cross}"),
        format!("SELECT DISTINCT ?a ?e ?i {cross}"),
        format!("SELECT (GROUP_CONCAT(STR(?c)) AS ?n) {cross}"),
        format!("SELECT ?a {cross} ORDER BY RAND()"),
        format!("SELECT (COUNT(*) AS ?n) {{ {many} }}"),
        format!("SELECT (STRLEN(?v40) AS ?n) {{ {doubled} }}"),
        "SELECT (COUNT(*) AS ?n) { ?a (!<a:a>|^!<a:a>)* ?b . ?c (!<a:a>|^!<a:a>)* ?d . ?e (!<a:a>|^!<a:a>)* ?f }".to_owned(),
        format!("ASK {{ {many} FILTER(REGEX(STR(?a + ?b + ?c + ?d + ?e), '^(a|b)*$')) }}"),
        "SELECT (COUNT(*) AS ?n) { ?a ?b ?c OPTIONAL { ?d ?e ?f OPTIONAL { ?g ?h ?i OPTIONAL { ?j ?k ?l FILTER(?l < ?c) } } } }".to_owned(),
    ];
    for bomb in &bombs {
        let begun = Instant::now();
        std::thread::scope(|scope| {
            let bombing = scope.spawn(|| server.query(bomb));
            std::thread::sleep(Duration::from_millis(300));
            assert!(server.is_well(), "while {bomb:.70}");
            let answer = bombing.join().expect("an answer");
            // Cut before its head, or in the midst: then the last, empty chunk is missing.
            let cut = matches!(answer.status(), 400 | 413 | 503) || !answer.0.ends_with("0\r\n\r\n");
            assert!(cut, "{} {bomb:.70}", answer.status());
        });
        // Generous: the machine may be doing other things; a bomb that runs on takes minutes.
        assert!(begun.elapsed() < Duration::from_secs(20), "{:?} {bomb:.70}", begun.elapsed());
    }
    assert!(server.memory() < 400 << 20, "the server itself evaluates nothing: {}", server.memory());
}

#[test]
fn clients_that_are_slow_or_leave_hold_up_nobody() {
    let (_folder, kg) = world();
    let server = Server::start(&["--kg", &kg, "--timeout", "2"]);
    let mut held = Vec::new();
    for begun in [
        "POST /sparql HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/sparql-query\r\nContent-Length: 5000\r\n\r\nASK",
        "GET /nowhere HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 5000\r\n\r\n",
        "POST /sparql HTTP/1.1\r\nHost: 127.0.0.1\r\nTransfer-Encoding: chunked\r\n\r\nffff\r\nASK",
        "GET / HTTP/1.1\r\nHost",
        "",
    ] {
        for _ in 0..20 {
            let mut stream = server.connect();
            stream.write_all(begun.as_bytes()).expect("sent");
            held.push(stream);
        }
    }
    let all = encoded("SELECT * { ?s ?p ?o . ?a ?b ?c }");
    for _ in 0..8 {
        let mut stream = server.connect();
        let request = format!("GET /sparql?query={all} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n");
        stream.write_all(request.as_bytes()).expect("sent");
        held.push(stream);
    }
    // Those that ask and do not read have had their time, and the workers are free.
    std::thread::sleep(Duration::from_secs(3));
    assert!(server.is_well());
    drop(held);
    assert!(server.is_well());
}

#[test]
fn a_server_without_descriptors_goes_on_when_it_has_some_again() {
    let (_folder, kg) = world();
    let program = env!("CARGO_BIN_EXE_summitry");
    let limited = format!("ulimit -n 64; exec '{program}' serve --listen 127.0.0.1:0 --kg '{kg}'");
    let mut server = Server::spawn(Command::new("sh").args(["-c", &limited]));
    let held: Vec<TcpStream> = (0..150).map_while(|_| TcpStream::connect(&server.address).ok()).collect();
    assert!(held.len() > 60, "too few connections to matter");
    std::thread::sleep(Duration::from_millis(500));
    assert!(server.child.try_wait().expect("a state").is_none(), "it has ended");
    drop(held);
    let begun = Instant::now();
    while !server.is_well() {
        assert!(begun.elapsed() < Duration::from_secs(30), "it does not come back");
        std::thread::sleep(Duration::from_millis(200));
    }
}

#[test]
fn only_who_has_the_token_writes_and_no_page_of_another_origin() {
    let server = Server::start(&["--write"]);
    let bearer = format!("Bearer {TOKEN}");
    let (own, turtle) = (format!("http://{}", server.address), ("Content-Type", "text/turtle"));
    let put = |headers: &[(&str, &str)]| {
        server.ask("PUT", "/store?graph=http://a/g", headers, "<http://a/s> <http://a/p> 1 .").status()
    };
    assert_eq!(put(&[turtle]), 401);
    assert_eq!(put(&[turtle, ("Authorization", "Bearer another-token-of-length")]), 401);
    let bearer = ("Authorization", bearer.as_str());
    assert_eq!(put(&[turtle, bearer, ("Origin", "https://evil.example")]), 403);
    assert_eq!(put(&[turtle, bearer, ("Sec-Fetch-Site", "cross-site")]), 403);
    assert_eq!(put(&[turtle, bearer, ("Host", "evil.example")]), 421);
    assert_eq!(put(&[("Content-Type", "text/plain"), bearer]), 415);
    assert!(server.query("ASK { GRAPH ?g { ?s ?p ?o } }").0.contains("false"), "nothing was written");
    assert_eq!(put(&[turtle, bearer, ("Origin", &own)]), 201);
    assert_eq!(put(&[turtle, bearer]), 204);
    assert_eq!(server.ask("GET", "/", &[("Host", "evil.example")], "").status(), 421);
    let (_folder, kg) = world();
    let reader = Server::start(&["--kg", &kg]);
    assert_eq!(reader.ask("PUT", "/store?graph=http://a/g", &[turtle, bearer], "").status(), 403);
}

#[test]
fn what_is_written_is_seen_at_once_and_kept() {
    let folder = tempfile::tempdir().expect("a folder");
    let (kg, kept) = (save(folder.path(), &["vienna-talks"]), folder.path().join("written.nq"));
    let kept = kept.display().to_string();
    let arguments = ["--kg", &kg, "--write", "--persist", &kept, "--workers", "3"];
    let server = Server::start(&arguments);
    let bearer = format!("Bearer {TOKEN}");
    let bearer = ("Authorization", bearer.as_str());
    let count = |server: &Server| -> BTreeSet<String> {
        // Asked several at a time, so that each worker answers.
        std::thread::scope(|scope| {
            let asking: Vec<_> = (0..6)
                .map(|_| scope.spawn(|| server.query("SELECT ?o { ?s <http://a/p> ?o } ORDER BY ?o").0))
                .collect();
            let answers = asking.into_iter().map(|a| a.join().expect("an answer"));
            answers
                .map(|a| {
                    a.lines()
                        .filter(|l| matches!(l.trim(), "one" | "two"))
                        .map(|l| l.trim().to_owned() + " ")
                        .collect()
                })
                .collect()
        })
    };
    let is = |text: &str| BTreeSet::from([text.to_owned()]);
    assert_eq!(count(&server), is(""));
    let write = |method: &str, target: &str, body: &str| {
        server.ask(method, target, &[("Content-Type", "text/turtle"), bearer], body).status()
    };
    assert_eq!(write("PUT", "/store?graph=http://a/g", "<http://a/s> <http://a/p> 'one' ."), 201);
    assert_eq!(count(&server), is("one "));
    assert_eq!(write("POST", "/store?default", "<http://a/s> <http://a/p> 'two' ."), 204);
    assert_eq!(count(&server), is("one two "));
    assert_eq!(write("PUT", "/store?graph=http://a/g", "no turtle"), 400);
    assert_eq!(write("PUT", "/store?graph=no-iri", ""), 400);
    assert_eq!(count(&server), is("one two "), "half a change");
    assert_eq!(write("DELETE", "/store?graph=http://a/g", ""), 204);
    assert_eq!(write("DELETE", "/store?graph=http://a/g", ""), 404);
    assert_eq!(count(&server), is("two "));
    let laughs: String =
        (1..10).map(|n| format!("<!ENTITY a{n} '{}'>", format!("&a{};", n - 1).repeat(10))).collect();
    let bomb = format!(
        "<!DOCTYPE r [<!ENTITY a0 'ha'>{laughs}]><rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'>&a9;</rdf:RDF>"
    );
    let refused =
        server.ask("PUT", "/store?default", &[("Content-Type", "application/rdf+xml"), bearer], &bomb);
    assert_eq!(refused.status(), 400, "{}", refused.0);
    drop(server);
    let again = Server::start(&arguments);
    assert_eq!(count(&again), is("two "), "kept");
    assert!(summitry::Kg::open(Path::new(&kg)).is_ok(), "the folder is as it was");
}

#[test]
fn a_graph_that_a_build_has_replaced_is_seen_by_the_next_request() {
    let folder = tempfile::tempdir().expect("a folder");
    let kg = save(folder.path(), &["vienna-talks"]);
    let server = Server::start(&["--kg", &kg]);
    let articles = || server.get("/contents", "text/html").0.matches("<a href=\"/node/article").count();
    assert_eq!(articles(), 1);
    // The time of a file is that of a tick of the clock.
    std::thread::sleep(Duration::from_millis(50));
    save(folder.path(), &["vienna-talks", "oslo-summit"]);
    assert_eq!(articles(), 2);
}

#[test]
fn the_protocol_is_kept() {
    let (_folder, kg) = world();
    let server = Server::start(&["--kg", &kg]);
    let ask = encoded("ASK { ?s ?p ?o }");
    assert!(server.get(&format!("/sparql?query={ask}"), "text/csv").0.contains("true"));
    let nothing = encoded("http://nothing.example/");
    let elsewhere = server.get(&format!("/sparql?query={ask}&default-graph-uri={nothing}"), "text/csv");
    assert!(elsewhere.0.contains("false"), "{}", elsewhere.0);
    let graphs = encoded("ASK { GRAPH ?g { ?s ?p ?o } }");
    let named = server.get(&format!("/sparql?query={graphs}&named-graph-uri={nothing}"), "text/csv");
    assert!(named.0.contains("false"), "{}", named.0);
    let head = server.ask("HEAD", &format!("/sparql?query={ask}"), &[], "");
    assert!(head.status() == 200 && head.0.ends_with("\r\n\r\n"), "{}", head.0);
    assert_eq!(head.header("content-type"), Some("application/sparql-results+json"));
    let options = server.ask("OPTIONS", "/sparql", &[], "");
    assert_eq!((options.status(), options.header("allow")), (204, Some("GET, HEAD, POST, OPTIONS")));
    assert_eq!(server.get(&format!("/sparql?query={ask}"), "image/png").status(), 406);
    assert_eq!(
        server.query("CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o } LIMIT 1").header("content-type"),
        Some("text/turtle")
    );
    assert_eq!(server.query("SELECT * { SERVICE SILENT <http://127.0.0.1:1/> { ?s ?p ?o } }").status(), 400);
    assert_eq!(server.query("SELECT * {").status(), 400);
    let absolute =
        format!("GET http://{0}/healthz HTTP/1.1\r\nHost: {0}\r\nConnection: close\r\n\r\n", server.address);
    assert!(server.send(absolute.as_bytes()).ends_with("well\n"));
    for path in [
        "/../../etc/passwd",
        "/node/../../etc/passwd",
        "/%2e%2e/etc/passwd",
        "//etc/passwd",
        "/node?iri=file:///etc/passwd",
    ] {
        let answer = server.get(path, "text/html");
        assert!(answer.status() == 404 && !answer.0.contains("root:"), "{path}: {}", answer.0);
    }
}

#[test]
fn pages_of_other_origins_read_where_that_is_allowed() {
    let (_folder, kg) = world();
    let (closed, open) = (Server::start(&["--kg", &kg]), Server::start(&["--kg", &kg, "--cors"]));
    let target = format!("/sparql?query={}", encoded("ASK {}"));
    let page =
        [("Origin", "https://yasgui.example"), ("Sec-Fetch-Site", "cross-site"), ("Sec-Fetch-Mode", "cors")];
    let refused = closed.ask("GET", &target, &page, "");
    assert_eq!((refused.status(), refused.header("access-control-allow-origin")), (403, None));
    let image = [("Sec-Fetch-Site", "cross-site"), ("Sec-Fetch-Mode", "no-cors")];
    assert_eq!(closed.ask("GET", &target, &image, "").status(), 403);
    let read = open.ask("GET", &target, &page, "");
    assert_eq!((read.status(), read.header("access-control-allow-origin")), (200, Some("*")));
    let before = open.ask("OPTIONS", "/sparql", &page, "");
    assert!(
        before.header("access-control-allow-methods").is_some_and(|m| m.contains("POST")),
        "{}",
        before.0
    );
}

#[test]
fn nodes_queries_and_the_service_itself_are_told_of() {
    let (_folder, kg) = world();
    let server = Server::start(&["--kg", &kg]);
    let page = server.get("/node/country/NOR", "text/html,*/*;q=0.8");
    assert!(page.0.contains("<h1>Norway") && page.header("content-security-policy").is_some(), "{}", page.0);
    let turtle = server.get("/node/country/NOR", "text/turtle");
    assert!(
        turtle.header("content-type") == Some("text/turtle") && turtle.0.contains("\"Norway\""),
        "{}",
        turtle.0
    );
    assert_eq!(server.get("/node/country/XXX", "text/turtle").status(), 404);
    let rows = server.get("/api/queries/meetings?since=2019&format=json", "*/*");
    let json: serde_json::Value =
        serde_json::from_str(rows.0.split("\r\n\r\n").nth(1).map(unchunked).expect("a body").as_str())
            .expect("JSON");
    assert!(json["columns"].as_array().is_some_and(|c| c.iter().any(|c| c == "source")), "{json}");
    assert!(json["rows"].as_array().is_some_and(|rows| !rows.is_empty()), "{json}");
    let wrong = server.get("/api/queries/meetings?since=yesterday", "*/*");
    assert!(wrong.status() == 400 && wrong.0.contains("2018-03"), "{}", wrong.0);
    assert_eq!(server.get("/api/queries/meetngs", "*/*").status(), 404);
    assert!(server.get("/api/openapi.json", "*/*").0.contains("\"operationId\": \"meetings\""));
    let service = server.get("/sparql", "text/turtle");
    assert!(
        service.0.contains("service-description#endpoint")
            && service.0.contains(&format!("http://{}/sparql", server.address))
    );
    let dataset = server.get("/.well-known/void", "application/n-triples");
    for says in ["void#Dataset", "void#triples", "<https://schema.org/>", "void#documents> \"4\""] {
        assert!(dataset.0.contains(says), "{says}: {}", dataset.0);
    }
    let counted = server.get("/metrics", "*/*");
    assert!(counted.0.contains("summitry_requests_total{class=\"4xx\"} 3"), "{}", counted.0);
}

#[test]
fn the_explorer_comes_out_of_the_program() {
    let (_folder, kg) = world();
    let server = Server::start(&["--kg", &kg]);
    let page = server.get("/", "text/html");
    let kind = |answer: &Answer| answer.header("content-type").unwrap_or_default().to_owned();
    assert!(page.status() == 200 && kind(&page) == "text/html; charset=utf-8", "{}", page.0);
    let policy = page.header("content-security-policy").expect("a policy");
    assert!(
        policy.contains("default-src 'none'; script-src 'self'") && !policy.contains("unsafe"),
        "{policy}"
    );
    let files: Vec<&str> = page.0.split('"').filter(|part| part.starts_with("/assets/")).collect();
    assert!(
        files.iter().any(|f| f.ends_with(".js")) && files.iter().any(|f| f.ends_with(".css")),
        "{files:?}"
    );
    assert!(!page.0.contains("<style") && page.0.matches("<script").count() == 1, "nothing inline");
    for file in files.iter().copied().chain(["/icon.svg", "/plain.css", "/licenses.md"]) {
        let asset = server.get(file, "*/*");
        let is = match file.rsplit('.').next() {
            Some("js") => "text/javascript; charset=utf-8",
            Some("css") => "text/css; charset=utf-8",
            Some("svg") => "image/svg+xml",
            _ => "text/plain; charset=utf-8",
        };
        assert!(asset.status() == 200 && kind(&asset) == is, "{file}: {}", kind(&asset));
        let kept =
            if file.starts_with("/assets/") { "public, max-age=31536000, immutable" } else { "no-cache" };
        assert_eq!(asset.header("cache-control"), Some(kept), "{file}");
        let tag = asset.header("etag").expect("a tag");
        assert_eq!(server.ask("GET", file, &[("If-None-Match", tag)], "").status(), 304, "{file}");
        let other = [("If-None-Match", "W/\"0123456789abcdef\"")];
        assert_eq!(server.ask("GET", file, &other, "").status(), 200, "{file}");
    }
    let packed = server.ask("GET", files[0], &[("Accept-Encoding", "gzip")], "");
    assert_eq!(packed.header("content-encoding"), Some("gzip"));
    for nowhere in [
        "/assets/",
        "/assets/nothing.js",
        "/index.htm",
        "/web/dist/index.html",
        "/assets/../index.html",
        "/network",
    ] {
        assert_eq!(server.get(nowhere, "text/html").status(), 404, "{nowhere}");
    }
    assert_eq!(server.ask("POST", files[0], &[], "").status(), 405);
}

#[test]
fn a_question_is_answered_by_the_query_that_answers_it() {
    let (_folder, kg) = world();
    // The first question loads the language model, which the development build does slowly.
    let server = Server::start(&["--kg", &kg, "--timeout", "60"]);
    let asked = |question: &str| -> serde_json::Value {
        let answer = server.get(&format!("/api/ask?q={}", encoded(question)), "*/*");
        let body = answer.0.split("\r\n\r\n").nth(1).map(unchunked).expect("a body");
        serde_json::from_str(&body).unwrap_or_else(|e| panic!("{e}: {}", answer.0))
    };
    let understood = asked("Who leads Norway?");
    assert!(understood["understood"] == true && understood["query"] == "leaders", "{understood}");
    assert_eq!(understood["parameters"]["of"], "Norway");
    let not = asked("Who juggles Norway?");
    assert!(not["understood"] == false && not["why"].as_str().is_some_and(|w| w.contains("juggle")), "{not}");
    assert_eq!(server.get("/api/ask?q=", "*/*").status(), 400);
    assert_eq!(server.get(&format!("/api/ask?q={}", "a+".repeat(2000)), "*/*").status(), 413);
    assert!(server.get("/api/openapi.json", "*/*").0.contains("\"operationId\": \"ask\""));
    assert!(server.is_well());
}

/// A body that came in chunks, put together.
fn unchunked(body: &str) -> String {
    let mut whole = String::new();
    let mut rest = body;
    while let Some((size, after)) = rest.split_once("\r\n") {
        let Ok(size) = usize::from_str_radix(size, 16) else { return body.to_owned() };
        whole.push_str(after.get(..size).unwrap_or_default());
        rest = after.get(size + 2..).unwrap_or_default();
        if size == 0 {
            break;
        }
    }
    if whole.is_empty() { body.to_owned() } else { whole }
}

#[cfg(unix)]
#[test]
fn a_server_that_is_told_to_end_answers_first() {
    let (_folder, kg) = world();
    let mut server = Server::start(&["--kg", &kg, "--log", "json", "--timeout", "3"]);
    let mut stream = server.connect();
    let heavy = encoded("SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }");
    let request = format!("GET /sparql?query={heavy} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n");
    stream.write_all(request.as_bytes()).expect("sent");
    // The request that asks is one of the two; a connection that has asked nothing yet may be closed.
    let begun = || server.get("/metrics", "*/*").0.contains("summitry_requests_running 2");
    let patience = Instant::now() + Duration::from_secs(30);
    while !begun() {
        assert!(Instant::now() < patience, "the query never began");
        std::thread::sleep(Duration::from_millis(20));
    }
    let pid = server.child.id().to_string();
    assert!(Command::new("kill").args(["-TERM", &pid]).status().expect("kill").success());
    let mut answer = String::new();
    stream.read_to_string(&mut answer).expect("an answer");
    assert!(answer.starts_with("HTTP/1.1 "), "{answer}");
    assert!(server.child.wait().expect("an end").success());
    let mut log = String::new();
    server.child.stderr.take().expect("a pipe").read_to_string(&mut log).expect("a log");
    let lines = log.lines().map(|line| serde_json::from_str::<serde_json::Value>(line).expect("JSON"));
    let asked = lines.filter(|line| line["path"] == "/sparql").count();
    assert!(asked == 1 && !log.contains("COUNT"), "{log}");
}

#[test]
fn what_cannot_be_served_is_said_in_a_line() {
    let (_folder, kg) = world();
    let taken = Server::start(&["--kg", &kg]);
    for (arguments, says) in [
        (vec!["--kg", "no-such-folder"], "no-such-folder"),
        (vec!["--kg", &kg, "--listen", &taken.address], "cannot listen"),
        (vec!["--kg", &kg, "--timeout", "0"], "seconds"),
    ] {
        let output = Command::new(env!("CARGO_BIN_EXE_summitry"))
            .arg("serve")
            .args(&arguments)
            .output()
            .expect("it runs");
        let stderr = String::from_utf8_lossy(&output.stderr);
        assert!(!output.status.success() && stderr.contains(says), "{arguments:?}: {stderr}");
    }
}
