//! What a client wants, told from what it sent: path, parameters, headers and body, before anything is done.
//!
//! In: [`Asked`], nothing of which is to be trusted. Out: [`Wanted`]. Nothing here knows a graph or a socket.

use crate::query::Format;

/// The longest query that is read, in bytes.
const MAX_QUERY: u64 = 64 * 1024;

/// The largest graph that is taken, in bytes.
const MAX_GRAPH: u64 = 1 << 30;

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
    /// What was sent, up to one byte more than [`Asked::most`] allows.
    pub body: &'r [u8],
}

/// What a request asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// The page that says what is there.
    FrontPage,
    /// The answer to a query, rows in the first format, triples in the second.
    Query(String, (Format, &'static str), (Format, &'static str)),
    /// A graph of the Graph Store, read or written.
    Store {
        /// `?graph=`, where it is given.
        graph: Option<String>,
        /// Whether `?default` is given.
        default: bool,
    },
    /// Nothing that there is: a status of HTTP and what to do instead.
    Refused(u16, &'static str),
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

    /// What is asked for; `/store` is there where writing is allowed.
    #[must_use]
    pub fn wants(&self, writable: bool) -> Wanted {
        let (path, parameters) = self.path();
        let too_long = self.body.len() as u64 > self.most();
        match (self.method, path) {
            (_, "/store") if writable && too_long => Wanted::Refused(413, "a graph may have 1 GiB"),
            (_, "/store") if writable => Wanted::Store {
                graph: form_value(parameters, "graph"),
                default: parameters.split('&').any(|p| p.split('=').next() == Some("default")),
            },
            ("GET", "/") => Wanted::FrontPage,
            ("GET", "/sparql") => self.query(form_value(parameters, "query")),
            ("POST", "/sparql") if too_long => Wanted::Refused(413, "a query may have 64 KiB"),
            ("POST", "/sparql") => match str::from_utf8(self.body) {
                Ok(body) if self.content_type.starts_with("application/x-www-form-urlencoded") => {
                    self.query(form_value(body, "query"))
                }
                Ok(body) => self.query(Some(body.to_owned())),
                Err(_) => Wanted::Refused(400, "the request is not UTF-8"),
            },
            (_, "/" | "/sparql") => Wanted::Refused(405, "use GET or POST"),
            _ => Wanted::Refused(404, "there is / and /sparql"),
        }
    }

    fn query(&self, query: Option<String>) -> Wanted {
        match query {
            Some(query) => Wanted::Query(query, negotiate(self.accept, false), negotiate(self.accept, true)),
            None => Wanted::Refused(400, "the parameter `query` is missing"),
        }
    }
}

/// The first format of `Accept` that the result has; JSON for rows and Turtle for triples where none fits.
fn negotiate(accept: &str, triples: bool) -> (Format, &'static str) {
    let rows = [
        (Format::Json, "application/sparql-results+json"),
        (Format::Xml, "application/sparql-results+xml"),
        (Format::Csv, "text/csv"),
        (Format::Tsv, "text/tab-separated-values"),
    ];
    let graphs = [
        (Format::Turtle, "text/turtle"),
        (Format::Ntriples, "application/n-triples"),
        (Format::Rdfxml, "application/rdf+xml"),
        (Format::Jsonld, "application/ld+json"),
    ];
    let offered: &[(Format, &'static str)] = if triples { &graphs } else { &rows };
    let wanted = accept.split(',').map(|a| a.split(';').next().unwrap_or_default().trim());
    wanted.filter_map(|w| offered.iter().find(|(_, kind)| *kind == w)).next().copied().unwrap_or(offered[0])
}

/// The value of a field of an `application/x-www-form-urlencoded` text.
fn form_value(form: &str, name: &str) -> Option<String> {
    let field = form.split('&').find_map(|f| f.strip_prefix(name)?.strip_prefix('='))?;
    let bytes = field.as_bytes();
    let digit = |at: usize| {
        bytes.get(at).and_then(|b| char::from(*b).to_digit(16)).and_then(|d| u8::try_from(d).ok())
    };
    let mut decoded = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        let hex =
            digit(at + 1).zip(digit(at + 2)).filter(|_| byte == b'%').map(|(high, low)| high * 16 + low);
        decoded.push(hex.unwrap_or(if byte == b'+' { b' ' } else { byte }));
        at += if hex.is_some() { 3 } else { 1 };
    }
    String::from_utf8(decoded).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_are_decoded() {
        assert_eq!(form_value("a=1&query=%7B+x%", "query").as_deref(), Some("{ x%"));
        assert_eq!(form_value("a=1", "query"), None);
        assert_eq!(form_value("query=%ff", "query"), None);
        // A sign is no digit, and half a code is read as it stands.
        assert_eq!(form_value("query=%+1%4", "query").as_deref(), Some("% 1%4"));
        assert_eq!(form_value("query=%é", "query").as_deref(), Some("%é"));
    }

    #[test]
    fn each_request_has_its_answer() {
        let asked = |method, target, body: &'static [u8]| Asked {
            method,
            target,
            accept: "text/csv;q=0.5",
            content_type: "",
            body,
        };
        let refused = |wanted| matches!(wanted, Wanted::Refused(400, _));
        assert_eq!(asked("GET", "/", b"").wants(false), Wanted::FrontPage);
        let Wanted::Query(query, rows, triples) = asked("POST", "/sparql", b"ASK {}").wants(false) else {
            panic!()
        };
        assert_eq!((query.as_str(), rows.1, triples.1), ("ASK {}", "text/csv", "text/turtle"));
        assert!(refused(asked("POST", "/sparql", b"\xff").wants(false)));
        assert!(refused(asked("GET", "/sparql?Query=1", b"").wants(false)));
        assert_eq!(
            asked("PUT", "/store?default", b"").wants(true),
            Wanted::Store { graph: None, default: true }
        );
        for (method, target, status) in
            [("DELETE", "/sparql", 405), ("PUT", "/store?default", 404), ("GET", "//", 404)]
        {
            assert!(
                matches!(asked(method, target, b"").wants(false), Wanted::Refused(s, _) if s == status),
                "{target}"
            );
        }
    }
}
