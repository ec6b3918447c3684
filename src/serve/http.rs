//! Requests of HTTP to jobs, and answers of workers to responses.

use super::Log;
use super::assets;
use super::catalogue;
use super::guard::{Guard, Sender};
use super::metrics::Metrics;
use super::pool::{Answer, Piece, Pool};
use super::request::{Asked, NOTHING, Wanted};
use super::wire::Job;
use axum::body::{Body, Bytes};
use axum::extract::{Request, State};
use axum::http::header::{self, HeaderMap, HeaderName, HeaderValue};
use axum::http::{StatusCode, request::Parts};
use axum::response::Response;
use http_body::Frame;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::task::{Context, Poll, ready};
use std::time::{Duration, Instant};
use tokio::sync::mpsc;

/// How long a client may take to send a body.
const BODY_TIME: Duration = Duration::from_secs(30);

/// What all requests share.
pub(super) struct Shared {
    pub pool: Arc<Pool>,
    pub guard: Guard,
    pub metrics: Metrics,
    pub log: Log,
}

/// Answers a request.
pub(super) async fn answer(State(shared): State<Arc<Shared>>, request: Request) -> Response {
    let begun = Instant::now();
    let _running = shared.metrics.begun();
    let (parts, body) = request.into_parts();
    let mut response = reply(&shared, &parts, body).await;
    let taken = begun.elapsed();
    shared.metrics.answered(response.status().as_u16(), taken);
    shared.log.request(parts.method.as_str(), parts.uri.path(), response.status().as_u16(), taken);
    manners(&shared.guard, &mut response);
    response
}

async fn reply(shared: &Shared, parts: &Parts, body: Body) -> Response {
    let text = |name: HeaderName| text_of(&parts.headers, &name);
    let target = parts.uri.path_and_query().map_or("/", |target| target.as_str());
    let (accept, content_type) = (text(header::ACCEPT), text(header::CONTENT_TYPE));
    let asked = Asked { method: parts.method.as_str(), target, accept, content_type, body: b"" };
    let host = parts.uri.authority().map_or_else(|| text(header::HOST), |authority| authority.as_str());
    let sender = Sender {
        host,
        origin: text(header::ORIGIN),
        site: text(HeaderName::from_static("sec-fetch-site")),
        mode: text(HeaderName::from_static("sec-fetch-mode")),
        authorization: text(header::AUTHORIZATION),
    };
    if let Some((status, why)) = shared.guard.refuses(&sender, asked.writes()) {
        return told(status, why);
    }
    let most = asked.most();
    let said: Option<u64> = text(header::CONTENT_LENGTH).parse().ok();
    if said.is_some_and(|length| length > most) {
        return too_long(most);
    }
    let read = axum::body::to_bytes(body, usize::try_from(most).unwrap_or(usize::MAX));
    let body = match tokio::time::timeout(BODY_TIME, read).await {
        Ok(Ok(body)) => body,
        Ok(Err(error)) if error.to_string().contains("length limit") => return too_long(most),
        Ok(Err(_)) => return closing(told(400, "the body was cut off")),
        Err(_) => return closing(told(408, "the body came too slowly")),
    };
    match (Asked { body: &body, ..asked }).wants(shared.guard.token.is_some()) {
        Wanted::Work(Job::Description { format, kind, .. }) => {
            let job = Job::Description { endpoint: format!("http://{host}/sparql"), format, kind };
            work(shared, job, body).await
        }
        Wanted::Work(Job::Void { format, kind, .. }) => {
            let job = Job::Void { endpoint: format!("http://{host}/sparql"), format, kind };
            work(shared, job, body).await
        }
        Wanted::Work(job) => work(shared, job, body).await,
        Wanted::Health => told(200, "well"),
        Wanted::Metrics => metrics(shared),
        Wanted::Catalogue(api) => {
            let value = if api { catalogue::openapi() } else { catalogue::list() };
            response(200, "application/json", Body::from(format!("{value:#}\n")))
        }
        Wanted::Asset(path) => asset(&path, text(header::IF_NONE_MATCH)),
        Wanted::Options(methods) => options(&shared.guard, methods),
        Wanted::Refused(status, why) => told(status, &why),
    }
}

/// A file of the explorer. What is named by its content is kept for good, the rest asked for anew each time.
fn asset(path: &str, known: &str) -> Response {
    let Some(asset) = assets::find(path) else { return told(404, NOTHING) };
    let is_known = known.split(',').any(|tag| tag.trim() == asset.tag);
    let mut answer = if is_known {
        response(304, asset.kind, Body::empty())
    } else {
        response(200, asset.kind, Body::from(asset.bytes))
    };
    let headers = answer.headers_mut();
    if let Ok(tag) = HeaderValue::from_str(&asset.tag) {
        headers.insert(header::ETAG, tag);
    }
    if asset.is_immutable {
        let kept = HeaderValue::from_static("public, max-age=31536000, immutable");
        headers.insert(header::CACHE_CONTROL, kept);
    }
    answer
}

async fn work(shared: &Shared, job: Job, body: Bytes) -> Response {
    match shared.pool.ask(job, body).await {
        Ok(Answer { head, pieces }) => response(head.status, &head.kind, Body::new(Pieces { pieces })),
        Err((status, why)) => told(status, &why),
    }
}

fn metrics(shared: &Shared) -> Response {
    let counts = &shared.pool.counts;
    let waiting = counts.waiting.load(Ordering::Relaxed) as u64;
    let text = shared.metrics.text(&[
        ("workers_started_total", "Workers started.", "counter", counts.started.load(Ordering::Relaxed)),
        (
            "workers_killed_total",
            "Workers ended before their job was.",
            "counter",
            counts.killed.load(Ordering::Relaxed),
        ),
        ("jobs_waiting", "Requests that wait for a worker.", "gauge", waiting),
    ]);
    response(200, "text/plain; version=0.0.4; charset=utf-8", Body::from(text))
}

fn options(guard: &Guard, methods: &'static str) -> Response {
    let mut answer = response(204, "text/plain; charset=utf-8", Body::empty());
    let headers = answer.headers_mut();
    headers.insert(header::ALLOW, HeaderValue::from_static(methods));
    if guard.cors {
        headers.insert(
            header::ACCESS_CONTROL_ALLOW_METHODS,
            HeaderValue::from_static("GET, HEAD, POST, OPTIONS"),
        );
        headers
            .insert(header::ACCESS_CONTROL_ALLOW_HEADERS, HeaderValue::from_static("Accept, Content-Type"));
        headers.insert(header::ACCESS_CONTROL_MAX_AGE, HeaderValue::from_static("86400"));
    }
    answer
}

fn response(status: u16, kind: &str, body: Body) -> Response {
    let mut response = Response::new(body);
    *response.status_mut() = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    if let Ok(kind) = HeaderValue::from_str(kind) {
        response.headers_mut().insert(header::CONTENT_TYPE, kind);
    }
    response
}

/// A text for people.
fn told(status: u16, why: &str) -> Response {
    let mut response = response(status, "text/plain; charset=utf-8", Body::from(format!("{why}\n")));
    let headers = response.headers_mut();
    match status {
        401 => headers.insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer")),
        503 => headers.insert(header::RETRY_AFTER, HeaderValue::from_static("1")),
        _ => None,
    };
    response
}

fn too_long(most: u64) -> Response {
    closing(told(413, &format!("a body may have {most} bytes here")))
}

/// What the client still sends is not read: the connection ends.
fn closing(mut response: Response) -> Response {
    response.headers_mut().insert(header::CONNECTION, HeaderValue::from_static("close"));
    response
}

/// The headers of every answer.
fn manners(guard: &Guard, response: &mut Response) {
    let headers = response.headers_mut();
    let all = [
        (
            header::CONTENT_SECURITY_POLICY,
            "default-src 'none'; script-src 'self'; worker-src 'self'; style-src 'self'; img-src 'self'; \
             connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
        ),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::X_FRAME_OPTIONS, "DENY"),
        (header::REFERRER_POLICY, "no-referrer"),
        (header::VARY, "Accept, Origin"),
        (
            HeaderName::from_static("cross-origin-resource-policy"),
            if guard.cors { "cross-origin" } else { "same-origin" },
        ),
    ];
    headers.extend(all.map(|(name, value)| (name, HeaderValue::from_static(value))));
    headers.entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static("no-cache"));
    if guard.cors {
        headers.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
    }
}

fn text_of<'h>(headers: &'h HeaderMap, name: &HeaderName) -> &'h str {
    headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
}

/// A body that gives what a worker has answered, and gives its share of the budget back as it is read.
struct Pieces {
    pieces: mpsc::UnboundedReceiver<Piece>,
}

impl http_body::Body for Pieces {
    type Data = Bytes;
    type Error = std::io::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context,
    ) -> Poll<Option<Result<Frame<Bytes>, Self::Error>>> {
        Poll::Ready(match ready!(self.pieces.poll_recv(context)) {
            Some(Ok((bytes, _share))) => Some(Ok(Frame::data(bytes))),
            // The client sees the connection break: half an answer must not look like a whole one.
            Some(Err(why)) => Some(Err(std::io::Error::other(why))),
            None => None,
        })
    }
}
