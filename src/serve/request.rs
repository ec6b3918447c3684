//! What a client wants, told from what it sent: path, parameters, headers and body, before anything is done.
//!
//! In: [`Asked`], nothing of which is to be trusted. Out: [`Wanted`]. Nothing here knows a graph or a socket.

use super::accept::best;
use super::form;
use super::nesting::is_too_deep;
use super::wire::{Change, Job};
use crate::query::Format;

/// The longest query that is read, in bytes.
const MAX_QUERY: u64 = 64 * 1024;

/// The largest graph that is taken, in bytes.
const MAX_GRAPH: u64 = 256 << 20;

/// Rows, in the order of our liking.
const ROWS: [(Format, &str); 6] = [
    (Format::Json, "application/sparql-results+json"),
    (Format::Json, "application/json"),
    (Format::Xml, "application/sparql-results+xml"),
    (Format::Xml, "application/xml"),
    (Format::Csv, "text/csv; charset=utf-8"),
    (Format::Tsv, "text/tab-separated-values; charset=utf-8"),
];

/// Triples, in the order of our liking.
const TRIPLES: [(Format, &str); 4] = [
    (Format::Turtle, "text/turtle"),
    (Format::Ntriples, "application/n-triples"),
    (Format::Rdfxml, "application/rdf+xml"),
    (Format::Jsonld, "application/ld+json"),
];

/// A request as it came.
#[derive(Clone, Copy, Debug)]
pub struct Asked<'r> {
    /// `GET`, `POST` and so on.
    pub method: &'r str,
    /// Path and parameters, encoded as they were sent.
    pub target: &'r str,
    /// The header `Accept`, empty where there is none.
    pub accept: &'r str,
    /// The header `Content-Type`, empty where there is none.
    pub content_type: &'r str,
    /// What was sent, no longer than [`Asked::most`] allows.
    pub body: &'r [u8],
}

/// What a request asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// A job, done with the request's body.
    Work(Job),
    /// Whether the server is there.
    Health,
    /// What it has done so far, for Prometheus.
    Metrics,
    /// The queries of the library: `OpenAPI` where it is true, else their list.
    Catalogue(bool),
    /// A file of the explorer, where there is one of this path.
    Asset(String),
    /// Which methods there are.
    Options(&'static str),
    /// Nothing that there is: a status of HTTP and what to do instead.
    Refused(u16, String),
}

/// What is said where there is nothing.
pub(super) const NOTHING: &str =
    "there are /, /contents, /sparql, /store, /node/, /api/queries, /api/ask, /healthz and /metrics";

/// The longest question, in bytes.
const MAX_QUESTION: usize = 1000;

/// A question in plain English.
fn question(given: Vec<(String, String)>) -> Wanted {
    match given.into_iter().find(|(name, _)| name == "q").map(|(_, question)| question) {
        Some(question) if question.len() > MAX_QUESTION => refused(413, "a question may have 1000 bytes"),
        Some(question) if !question.trim().is_empty() => Wanted::Work(Job::Ask { question }),
        _ => refused(400, "ask something: /api/ask?q=Who met Kim Jong Un?"),
    }
}

/// A request that cannot be granted.
fn refused(status: u16, why: &str) -> Wanted {
    Wanted::Refused(status, why.to_owned())
}

impl<'r> Asked<'r> {
    fn path(&self) -> (&'r str, &'r str) {
        self.target.split_once('?').unwrap_or((self.target, ""))
    }

    /// How many bytes of a body are read at most.
    #[must_use]
    pub fn most(&self) -> u64 {
        if self.path().0 == "/store" { MAX_GRAPH } else { MAX_QUERY }
    }

    /// Whether it would change a graph.
    #[must_use]
    pub fn writes(&self) -> bool {
        self.path().0 == "/store" && matches!(self.method, "PUT" | "POST" | "DELETE" | "PATCH")
    }

    /// What is asked for; `/store` takes changes where writing is allowed.
    #[must_use]
    pub fn wants(&self, writable: bool) -> Wanted {
        let (path, parameters) = self.path();
        if parameters.len() as u64 > MAX_QUERY {
            return refused(414, "an address may have 64 KiB");
        }
        let Some(given) = form::parameters(parameters) else {
            return refused(400, "a parameter is not UTF-8");
        };
        let methods = match path {
            "/store" if writable => "GET, HEAD, PUT, POST, DELETE, OPTIONS",
            "/sparql" => "GET, HEAD, POST, OPTIONS",
            _ => "GET, HEAD, OPTIONS",
        };
        match (self.method, path) {
            ("OPTIONS", _) => Wanted::Options(methods),
            (method, _) if !methods.split(", ").any(|m| m == method) => {
                Wanted::Refused(405, format!("use {methods}"))
            }
            ("POST", "/sparql") => self.posted(given),
            (_, "/sparql") => self.query(given),
            (_, "/store") => self.store(&given),
            (_, "/") => Wanted::Asset("index.html".to_owned()),
            (_, "/contents") => Wanted::Work(Job::FrontPage),
            (_, "/api/ask") => question(given),
            (_, "/healthz") => Wanted::Health,
            (_, "/metrics") => Wanted::Metrics,
            (_, "/api/queries") => Wanted::Catalogue(false),
            (_, "/api/openapi.json") => Wanted::Catalogue(true),
            (_, "/.well-known/void") => {
                self.triples(|format, kind| Job::Void { endpoint: String::new(), format, kind })
            }
            (_, "/node") => self.node(given.into_iter().find(|(n, _)| n == "iri").map(|(_, iri)| iri)),
            _ => match (path.strip_prefix("/api/queries/"), path.strip_prefix("/node/")) {
                (Some(name), _) => self.named(name, given),
                (_, Some(local)) => self.node(form::path(local)),
                _ => Wanted::Asset(path.strip_prefix('/').unwrap_or(path).to_owned()),
            },
        }
    }

    /// A query by POST: a form, or the query itself (SPARQL 1.1 Protocol, 2.1.2 and 2.1.3).
    fn posted(&self, mut given: Vec<(String, String)>) -> Wanted {
        let Ok(body) = str::from_utf8(self.body) else { return refused(400, "the request is not UTF-8") };
        let kind = self.content_type.split(';').next().unwrap_or_default().trim();
        if kind.eq_ignore_ascii_case("application/sparql-query") {
            if given.iter().any(|(name, _)| name == "query") {
                return refused(400, "there are two queries: one in the address, one in the body");
            }
            given.push(("query".to_owned(), body.to_owned()));
        } else if kind.eq_ignore_ascii_case("application/x-www-form-urlencoded") {
            let Some(form) = form::parameters(body) else { return refused(400, "a parameter is not UTF-8") };
            given.extend(form);
        } else if kind.eq_ignore_ascii_case("application/sparql-update") {
            return refused(403, "updates are not taken");
        } else {
            return refused(415, "send application/sparql-query or application/x-www-form-urlencoded");
        }
        if given.iter().any(|(name, _)| name == "query") {
            self.query(given)
        } else {
            refused(400, "the parameter `query` is missing")
        }
    }

    /// A query by its parameters; without any, what the service is.
    fn query(&self, given: Vec<(String, String)>) -> Wanted {
        let all = |name: &str| -> Vec<String> {
            given.iter().filter(|(n, _)| n == name).map(|(_, value)| value.clone()).collect()
        };
        if !all("update").is_empty() {
            return refused(403, "updates are not taken");
        }
        let [sparql] = &all("query")[..] else {
            return match (given.is_empty(), all("query").is_empty()) {
                (true, _) => {
                    self.triples(|format, kind| Job::Description { endpoint: String::new(), format, kind })
                }
                (_, true) => refused(400, "the parameter `query` is missing"),
                _ => refused(400, "there are several queries"),
            };
        };
        if sparql.len() as u64 > MAX_QUERY {
            return refused(413, "a query may have 64 KiB");
        }
        if is_too_deep(sparql) {
            return refused(400, "the query nests too deep");
        }
        let owned = |(format, kind): (Format, &str)| (format, kind.to_owned());
        let (rows, triples) = (best(self.accept, &ROWS).map(owned), best(self.accept, &TRIPLES).map(owned));
        if rows.is_none() && triples.is_none() {
            return refused(406, "there are JSON, XML, CSV, TSV, Turtle, N-Triples, RDF/XML and JSON-LD");
        }
        Wanted::Work(Job::Query {
            sparql: sparql.clone(),
            default_graphs: all("default-graph-uri"),
            named_graphs: all("named-graph-uri"),
            rows,
            triples,
        })
    }

    fn triples(&self, job: impl FnOnce(Format, String) -> Job) -> Wanted {
        match best(self.accept, &TRIPLES) {
            Some((format, kind)) => Wanted::Work(job(format, kind.to_owned())),
            // A browser that opens the address takes no RDF, and is shown some all the same.
            None if self.accept.contains("text/html") => {
                Wanted::Work(job(Format::Turtle, "text/plain; charset=utf-8".to_owned()))
            }
            None => refused(406, "there are Turtle, N-Triples, RDF/XML and JSON-LD"),
        }
    }

    /// A graph of the Graph Store (SPARQL 1.1 Graph Store HTTP Protocol).
    fn store(&self, given: &[(String, String)]) -> Wanted {
        let values = |name: &str| given.iter().filter(|(n, _)| n == name).map(|(_, v)| v.clone()).collect();
        let (named, default): (Vec<String>, Vec<String>) = (values("graph"), values("default"));
        let graph = match (&named[..], default.len()) {
            ([graph], 0) => Some(graph.clone()),
            ([], 1) => None,
            _ => return refused(400, "give either ?graph=IRI or ?default"),
        };
        let change = match self.method {
            "PUT" => Change::Replace,
            "POST" => Change::Add,
            "DELETE" => Change::Drop,
            _ => return self.triples(|format, kind| Job::Read { graph, format, kind }),
        };
        Wanted::Work(Job::Write { graph, change, content_type: self.content_type.to_owned() })
    }

    fn node(&self, iri: Option<String>) -> Wanted {
        let Some(iri) = iri.filter(|iri| !iri.is_empty()) else {
            return refused(400, "name a node: /node/person/anna-smith or /node?iri=IRI");
        };
        let offered: Vec<(Option<Format>, &'static str)> = [(None, "text/html; charset=utf-8")]
            .into_iter()
            .chain(TRIPLES.map(|(format, kind)| (Some(format), kind)))
            .collect();
        match best(self.accept, &offered) {
            Some((format, kind)) => Wanted::Work(Job::Node { iri, format, kind: kind.to_owned() }),
            None => refused(406, "there are HTML, Turtle, N-Triples, RDF/XML and JSON-LD"),
        }
    }

    /// A query of the library, by its name and its parameters.
    fn named(&self, name: &str, mut given: Vec<(String, String)>) -> Wanted {
        let Some(name) = form::path(name) else { return refused(400, "the name is not UTF-8") };
        let offered: Vec<(Option<Format>, &'static str)> = [(None, "application/json")]
            .into_iter()
            .chain(
                ROWS.iter()
                    .filter(|(_, kind)| *kind != "application/json")
                    .map(|(f, kind)| (Some(*f), *kind)),
            )
            .collect();
        let asked = given.iter().position(|(n, _)| n == "format").map(|at| given.remove(at).1);
        let chosen = match asked.as_deref() {
            None => best(self.accept, &offered),
            Some("json") => Some(offered[0]),
            Some("csv") => Some((Some(Format::Csv), "text/csv; charset=utf-8")),
            Some("tsv") => Some((Some(Format::Tsv), "text/tab-separated-values; charset=utf-8")),
            Some(_) => return refused(400, "the parameter `format` is json, csv or tsv"),
        };
        match chosen {
            Some((format, kind)) => Wanted::Work(Job::Named { name, given, format, kind: kind.to_owned() }),
            None => refused(406, "there are JSON, CSV, TSV and XML"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked<'r>(method: &'r str, target: &'r str, content_type: &'r str, body: &'r [u8]) -> Asked<'r> {
        Asked { method, target, accept: "text/csv;q=0.5", content_type, body }
    }

    #[test]
    fn a_query_comes_by_address_by_form_or_as_itself() {
        let form = "application/x-www-form-urlencoded";
        for asked in [
            asked("GET", "/sparql?query=ASK+%7B%7D&default-graph-uri=http%3A%2F%2Fa%2F", "", b""),
            asked("POST", "/sparql", form, b"default-graph-uri=http://a/&query=ASK%20{}"),
            asked(
                "POST",
                "/sparql?default-graph-uri=http://a/",
                "application/sparql-query; charset=utf-8",
                b"ASK {}",
            ),
        ] {
            let Wanted::Work(Job::Query { sparql, default_graphs, named_graphs, rows, triples }) =
                asked.wants(false)
            else {
                panic!("{asked:?}")
            };
            assert_eq!(
                (sparql.as_str(), default_graphs, named_graphs),
                ("ASK {}", vec!["http://a/".to_owned()], vec![])
            );
            assert_eq!((rows.map(|r| r.0), triples), (Some(Format::Csv), None));
        }
    }

    #[test]
    fn what_cannot_be_granted_is_refused_with_its_status() {
        let form = "application/x-www-form-urlencoded";
        let (long, deep) =
            (format!("/sparql?query={}", "a".repeat(70_000)), format!("/sparql?query={}", "{".repeat(500)));
        let wordy = format!("/api/ask?q={}", "who+".repeat(300));
        for (method, target, kind, body, status) in [
            ("POST", "/sparql", "application/sparql-query", &b"\xff"[..], 400),
            ("POST", "/sparql", form, b"Query=1", 400),
            ("POST", "/sparql", form, b"query=1&query=2", 400),
            ("POST", "/sparql?query=1", "application/sparql-query", b"2", 400),
            ("POST", "/sparql", "text/plain", b"ASK {}", 415),
            ("POST", "/sparql", "application/sparql-update", b"CLEAR ALL", 403),
            ("POST", "/sparql", form, b"update=CLEAR+ALL", 400),
            ("GET", "/sparql?update=CLEAR+ALL", "", b"", 403),
            ("GET", "/sparql?Query=1", "", b"", 400),
            ("GET", "/sparql?query=%ff", "", b"", 400),
            ("GET", &long, "", b"", 414),
            ("GET", &deep, "", b"", 400),
            ("GET", &wordy, "", b"", 413),
            ("GET", "/store", "", b"", 400),
            ("GET", "/store?default&graph=http://a/", "", b"", 400),
            ("PUT", "/store?default", "", b"", 405),
            ("DELETE", "/sparql", "", b"", 405),
            ("GET", "/api/ask", "", b"", 400),
            ("GET", "/api/ask?q=+", "", b"", 400),
            ("GET", "/node/", "", b"", 400),
            ("GET", "/api/queries/meetings?format=pdf", "", b"", 400),
        ] {
            let wanted = asked(method, target, kind, body).wants(false);
            assert!(
                matches!(wanted, Wanted::Refused(s, _) if s == status),
                "{method} {target:.60}: {wanted:?}"
            );
        }
    }

    #[test]
    fn graphs_are_written_where_that_is_allowed() {
        let put = asked("PUT", "/store?default", "text/turtle", b"");
        let job = Job::Write { graph: None, change: Change::Replace, content_type: "text/turtle".to_owned() };
        assert_eq!(put.wants(true), Wanted::Work(job));
        assert!(put.writes() && !asked("GET", "/store?default", "", b"").writes());
        assert_eq!(
            asked("OPTIONS", "/sparql", "", b"").wants(false),
            Wanted::Options("GET, HEAD, POST, OPTIONS")
        );
    }

    #[test]
    fn a_client_gets_what_it_likes_best_or_is_told_what_there_is() {
        let of = |target, accept| {
            Asked { method: "GET", target, accept, content_type: "", body: b"" }.wants(false)
        };
        let browser = "text/html,application/xhtml+xml,application/xml;q=0.9";
        assert!(matches!(of("/node/person/a-b", browser), Wanted::Work(Job::Node { format: None, .. })));
        let turtle = of("/node/person/a%20b", "text/turtle, text/html;q=0.5");
        assert!(
            matches!(turtle, Wanted::Work(Job::Node { iri, format: Some(Format::Turtle), .. }) if iri == "person/a b")
        );
        let named = of("/api/queries/meetings?since=2018&format=csv", "");
        assert!(
            matches!(named, Wanted::Work(Job::Named { given, format: Some(Format::Csv), .. }) if given.len() == 1)
        );
        assert!(matches!(of("/sparql", "text/turtle"), Wanted::Work(Job::Description { .. })));
        assert!(matches!(of("/sparql?query=ASK{}", "image/png"), Wanted::Refused(406, _)));
    }
}
