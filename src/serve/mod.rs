//! A knowledge graph over HTTP: a standard endpoint that a hostile request cannot stop.
//!
//! - `request`, with `form`, `accept` and `nesting`: what a client wants, told from what it sent.
//! - `guard`: who may ask, and who may write.
//! - `http`: requests to jobs, answers to responses; `assets`, `catalogue`, `metrics`, `log` beside it.
//! - `pool`: the processes that answer; `wire`: what passes between them and the server; `worker`: such a process.
//! - `kept`: what clients have written, in a file.
//!
//! The server itself holds no graph and evaluates nothing. Each job goes to one of a few worker processes, which has a
//! limit of time and memory and is killed where it does not keep to it: a query that nests too deep, fills the memory or
//! never ends costs one worker, and the next is started when it is needed. (oxigraph looks whether a query was cancelled
//! only where it reads a quad, and its parser descends once for each bracket.)
//!
//! **Invariant:** nothing that a client sends changes a graph unless [`Options::token`] is set and sent along; updates
//! are not parsed at all, and the folder of the graph is never written to.

mod accept;
mod assets;
mod catalogue;
mod form;
mod guard;
mod http;
mod kept;
mod log;
mod metrics;
mod nesting;
mod pool;
mod request;
mod wire;
mod worker;

pub use log::Log;
pub use request::{Asked, Wanted};
pub use wire::{Change, Job};
pub use worker::{Bounds, work};

use guard::Guard;
use http::Shared;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use hyper_util::service::TowerToHyperService;
use metrics::Metrics;
use pool::{Plan, Pool};
use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Duration;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Semaphore;
use tokio_io_timeout::TimeoutStream;
use tower_http::compression::CompressionLayer;

/// How long a client may take to send the head of a request, or between two.
const HEAD_TIME: Duration = Duration::from_secs(15);

/// How long a client may take to read the next piece of an answer.
const WRITE_TIME: Duration = Duration::from_secs(30);

/// The largest head of a request, in bytes.
const MAX_HEAD: usize = 96 * 1024;

/// How much longer than a query may take the requests that are being answered may take after the server was told to end: a
/// worker that does not stop is killed, and what it has said is sent.
const END_TIME: Duration = Duration::from_secs(10);

/// How a graph is served.
#[derive(Clone, Debug)]
pub struct Options {
    /// Address and port, such as `127.0.0.1:7878`; port 0 takes a free one.
    pub listen: String,
    /// Program and arguments of a process that calls [`work`].
    pub worker: (PathBuf, Vec<String>),
    /// How many of them there are at most.
    pub workers: usize,
    /// How many requests may wait for one.
    pub queue: usize,
    /// How many connections there may be.
    pub connections: usize,
    /// How long a query may take.
    pub time: Duration,
    /// A file that changes when the graph does.
    pub watched: Option<PathBuf>,
    /// Names of hosts that are served beside addresses and `localhost`.
    pub hosts: Vec<String>,
    /// Whether pages of other origins may read.
    pub cors: bool,
    /// What those who write must show; nobody writes where there is none.
    pub token: Option<String>,
    /// Where what they write is kept.
    pub persist: Option<PathBuf>,
    /// How requests are logged.
    pub log: Log,
}

/// Why serving failed.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ServeError {
    /// The address is taken or not ours.
    #[error("cannot listen on {address}: {reason}")]
    Listen {
        /// What was asked for.
        address: String,
        /// What the operating system says.
        reason: String,
    },
    /// The graph cannot be opened.
    #[error("{0}")]
    Worker(String),
    /// The system gives no threads or signals.
    #[error("the server cannot run: {0}")]
    System(#[from] std::io::Error),
}

/// Serves until the process is told to end; `ready` is called with the address once the graph is open.
///
/// # Errors
/// Where the address cannot be listened on, or the graph cannot be opened.
pub fn serve<E: From<ServeError>>(
    options: Options,
    ready: impl FnOnce(SocketAddr) -> Result<(), E>,
) -> Result<(), E> {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()
        .map_err(|e| E::from(ServeError::System(e)))?;
    let ended = runtime.block_on(async {
        let failed =
            |e: std::io::Error| ServeError::Listen { address: options.listen.clone(), reason: e.to_string() };
        let listener = TcpListener::bind(&options.listen).await.map_err(|e| E::from(failed(e)))?;
        let address = listener.local_addr().map_err(|e| E::from(failed(e)))?;
        let (connections, log, time) = (options.connections, options.log, options.time);
        let shared = shared(options).await?;
        ready(address)?;
        run(listener, shared, connections, log, time.saturating_add(END_TIME))
            .await
            .map_err(|e| E::from(ServeError::System(e)))
    });
    runtime.shutdown_background();
    ended
}

async fn shared(options: Options) -> Result<Arc<Shared>, ServeError> {
    let plan = Plan {
        command: options.worker,
        workers: options.workers.max(1),
        queue: options.queue,
        time: options.time,
        watched: options.watched,
        kept: options.persist,
    };
    let pool = Pool::start(plan).await.map_err(ServeError::Worker)?;
    let guard = Guard { hosts: options.hosts, cors: options.cors, token: options.token };
    Ok(Arc::new(Shared { pool, guard, metrics: Metrics::default(), log: options.log }))
}

/// Takes connections until the process is told to end, and then waits so long for those that are being answered.
async fn run(
    listener: TcpListener,
    shared: Arc<Shared>,
    most: usize,
    log: Log,
    last: Duration,
) -> std::io::Result<()> {
    let router = axum::Router::new()
        .fallback(http::answer)
        .with_state(Arc::clone(&shared))
        .layer(CompressionLayer::new());
    let (places, graceful) = (Arc::new(Semaphore::new(most)), GracefulShutdown::new());
    let mut told = std::pin::pin!(told_to_end()?);
    loop {
        let accepted = tokio::select! {
            accepted = listener.accept() => accepted,
            () = &mut told => break,
        };
        let stream = match accepted {
            Ok((stream, _)) => stream,
            Err(error) => {
                // Descriptors may be short for a while: those who are connected go on.
                log.warning(&format!("a connection could not be taken: {error}"));
                tokio::time::sleep(Duration::from_millis(200)).await;
                continue;
            }
        };
        shared.metrics.connections.fetch_add(1, Ordering::Relaxed);
        let Ok(place) = Arc::clone(&places).try_acquire_owned() else {
            shared.metrics.refused_connections.fetch_add(1, Ordering::Relaxed);
            continue;
        };
        let connection = graceful.watch(connection(stream, router.clone()));
        tokio::spawn(async move {
            // A connection that breaks concerns its client only.
            let _ = connection.await;
            drop(place);
        });
    }
    drop(listener);
    let _ = tokio::time::timeout(last, graceful.shutdown()).await;
    Ok(())
}

type Connection = hyper::server::conn::http1::Connection<
    TokioIo<std::pin::Pin<Box<TimeoutStream<TcpStream>>>>,
    TowerToHyperService<axum::Router>,
>;

fn connection(stream: TcpStream, router: axum::Router) -> Connection {
    // Without it an answer in two pieces waits for the client's next acknowledgement, some 40 ms.
    let _ = stream.set_nodelay(true);
    let mut stream = TimeoutStream::new(stream);
    stream.set_write_timeout(Some(WRITE_TIME));
    hyper::server::conn::http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(HEAD_TIME)
        .max_buf_size(MAX_HEAD)
        .serve_connection(TokioIo::new(Box::pin(stream)), TowerToHyperService::new(router))
}

/// Ends when the process is told to: by SIGTERM or by an interrupt from the keyboard.
fn told_to_end() -> std::io::Result<impl Future<Output = ()>> {
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        let (mut terminate, mut interrupt) =
            (signal(SignalKind::terminate())?, signal(SignalKind::interrupt())?);
        Ok(async move {
            tokio::select! { _ = terminate.recv() => {}, _ = interrupt.recv() => {} }
        })
    }
    #[cfg(not(unix))]
    Ok(async {
        let _ = tokio::signal::ctrl_c().await;
    })
}
