//! A knowledge graph over HTTP: the SPARQL 1.1 protocol, and a page that says what is there.
//!
//! In: [`Kg`]. Out: answers at `/sparql` (GET `query=`, POST as a form or as `application/sparql-query`), in the format
//! that `Accept` asks for, and a front page at `/`. Where writing is allowed, `/store` is a Graph Store (`graph_store`).
//!
//! The server is `tiny_http`: one small dependency where an async stack would double the build, for a server that
//! answers one analyst. It listens on the loopback address unless told otherwise, and answers one request after the
//! other: a query has no time limit yet, so do not put it on a public address.
//!
//! **Invariant:** nothing that a client sends changes the graph unless [`Service::writable`] was called; updates are not
//! parsed at all. What a client writes is kept in memory and in no folder.

mod graph_store;
mod request;

pub use request::{Asked, Wanted};

use crate::query::{Format, QueryError, evaluate, write};
use crate::store::Kg;
use oxigraph::sparql::QueryResults;
use std::io::Read;
use tiny_http::{Header, Request, Response, Server};

/// Why serving failed.
#[derive(Debug, thiserror::Error)]
pub enum ServeError {
    /// The address is taken or not ours.
    #[error("cannot listen on {address}: {reason}")]
    Listen {
        /// What was asked for.
        address: String,
        /// What the operating system says.
        reason: String,
    },
}

/// A server that listens.
pub struct Service<'kg> {
    kg: &'kg Kg,
    server: Server,
    writable: bool,
}

/// What is sent back: status, content type, body.
struct Answer(u16, &'static str, Vec<u8>);

impl<'kg> Service<'kg> {
    /// Listens on an address such as `127.0.0.1:7878`; port 0 takes a free one.
    ///
    /// # Errors
    /// Where the address cannot be listened on.
    pub fn listen(kg: &'kg Kg, address: &str) -> Result<Service<'kg>, ServeError> {
        let server = Server::http(address)
            .map_err(|e| ServeError::Listen { address: address.to_owned(), reason: e.to_string() })?;
        Ok(Service { kg, server, writable: false })
    }

    /// The same, with a Graph Store at `/store` that clients may write to.
    #[must_use]
    pub fn writable(self) -> Service<'kg> {
        Service { writable: true, ..self }
    }

    /// Where it listens.
    #[must_use]
    pub fn address(&self) -> String {
        self.server.server_addr().to_string()
    }

    /// Answers requests for ever.
    pub fn run(&self) {
        while let Ok(request) = self.server.recv() {
            self.answer(request);
        }
    }

    /// Answers one request.
    fn answer(&self, mut request: Request) {
        let Answer(status, kind, body) = self.reply(&mut request);
        let mut response = Response::from_data(body).with_status_code(status);
        if let Ok(header) = Header::from_bytes("Content-Type", kind) {
            response.add_header(header);
        }
        // A client that went away needs no answer.
        let _ = request.respond(response);
    }

    fn reply(&self, request: &mut Request) -> Answer {
        let (method, target) = (request.method().to_string(), request.url().to_owned());
        let (content_type, accept) = (header(request, "Content-Type"), header(request, "Accept"));
        let mut body = Vec::new();
        let asked = |body| Asked {
            method: &method,
            target: &target,
            accept: &accept,
            content_type: &content_type,
            body,
        };
        if request.as_reader().take(asked(&[]).most() + 1).read_to_end(&mut body).is_err() {
            return plain(400, "the body was cut off");
        }
        let asked = asked(&body);
        match asked.wants(self.writable) {
            Wanted::FrontPage => self.front_page(),
            Wanted::Query(query, rows, triples) => self.sparql(&query, rows, triples),
            Wanted::Store { graph, default } => graph_store::reply(self.kg.store(), &asked, graph, default),
            Wanted::Refused(status, why) => plain(status, why),
        }
    }

    fn sparql(&self, query: &str, rows: (Format, &'static str), triples: (Format, &'static str)) -> Answer {
        let evaluated = || -> Result<Answer, QueryError> {
            let results = evaluate(self.kg, query)?;
            let (format, kind) = if matches!(results, QueryResults::Graph(_)) { triples } else { rows };
            let mut body = Vec::new();
            write(results, format, &mut body)?;
            Ok(Answer(200, kind, body))
        };
        evaluated().unwrap_or_else(|e| plain(400, &e.to_string().replace('\n', " ")))
    }

    fn front_page(&self) -> Answer {
        let escape = |text: &str| text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
        let rows: String = self.kg.articles().iter().fold(String::new(), |rows, (id, entry)| {
            let source = entry.source.as_deref().unwrap_or_default();
            format!("{rows}<tr><td>{}</td><td>{}</td></tr>", escape(id), escape(source))
        });
        let page = format!(
            "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>Summitry</title>\
             <style>body{{font:16px/1.5 sans-serif;max-width:50rem;margin:2rem auto;padding:0 1rem}}td{{padding:.2rem 1rem .2rem 0}}</style>\
             <h1>Knowledge graph</h1><p>SPARQL 1.1 queries are answered at <a href=\"/sparql?query=SELECT+%3Flabel+%7B+%3Fe+a+sem%3AEvent+%3B+rdfs%3Alabel+%3Flabel+%7D\">/sparql</a>.</p>\
             <h2>Articles</h2><table>{rows}</table></html>"
        );
        Answer(200, "text/html; charset=utf-8", page.into_bytes())
    }
}

fn plain(status: u16, message: &str) -> Answer {
    Answer(status, "text/plain; charset=utf-8", format!("{message}\n").into_bytes())
}

fn header(request: &Request, name: &'static str) -> String {
    let found = request.headers().iter().find(|h| h.field.equiv(name));
    found.map_or(String::new(), |h| h.value.as_str().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;
    use std::net::TcpStream;

    /// Sends one request as it stands and returns the answer as it stands.
    fn ask(service: &Service, request: &str) -> String {
        let mut stream = TcpStream::connect(service.address()).unwrap();
        stream.write_all(request.as_bytes()).unwrap();
        service.answer(service.server.recv().unwrap());
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).unwrap();
        String::from_utf8(answer).unwrap()
    }

    #[test]
    fn queries_are_answered_and_nothing_else() {
        let facts = crate::extract::testing::facts(&crate::article::Article::from_text(
            "t",
            "France backs Germany.".to_owned(),
        ));
        let mut kg = Kg::new(crate::rdf::Base::default()).unwrap();
        kg.add(&facts).unwrap();
        let service = Service::listen(&kg, "127.0.0.1:0").unwrap();
        let get = |path: &str| {
            format!("GET {path} HTTP/1.1\r\nHost: x\r\nAccept: text/csv\r\nConnection: close\r\n\r\n")
        };
        let answer =
            ask(&service, &get("/sparql?query=SELECT+%3Fl+%7B+%3Fc+sm%3Asupports%2Frdfs%3Alabel+%3Fl+%7D"));
        assert!(answer.starts_with("HTTP/1.1 200") && answer.contains("Germany"), "{answer}");
        let update = "DELETE WHERE { ?s ?p ?o }";
        let post = format!(
            "POST /sparql HTTP/1.1\r\nHost: x\r\nContent-Type: application/sparql-query\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{update}",
            update.len()
        );
        assert!(ask(&service, &post).starts_with("HTTP/1.1 400"));
        assert!(ask(&service, &get("/sparql")).starts_with("HTTP/1.1 400"));
        assert!(ask(&service, &get("/elsewhere")).starts_with("HTTP/1.1 404"));
        assert!(ask(&service, &get("/")).contains("<td>t</td>"));
        assert!(kg.store().len().unwrap() > 10, "nothing was deleted");
    }
}
