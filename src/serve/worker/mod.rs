//! The process that answers: it holds a graph, takes one job after the other from its standard input, and may be killed.
//!
//! A query can descend deeper than any stack, fill any memory and never look whether it was cancelled. So the server
//! hands it to a process of its own: this one. It evaluates on a thread with a large stack, under a limit of memory
//! beyond what the graph takes, and the server ends it where its time is over.

mod description;
mod graph_store;
mod node;
mod reply;
mod question;
mod sparql;

use super::wire::{self, BROKEN, CANCEL, END, FAILED, Job, READY, TO_WORK};
use crate::store::Kg;
use oxigraph::sparql::CancellationToken;
use reply::{Problem, Reply};
use std::io::{self, BufWriter, Write};
use std::sync::{Arc, Mutex, PoisonError, mpsc};

/// The stack that queries are parsed and evaluated on: enough for 64 KiB of operators, each a call or two deep. Only what
/// is touched takes memory.
const STACK: usize = 1 << 30;

/// What a worker may do.
#[derive(Clone, Copy, Debug)]
pub struct Bounds {
    /// Memory beyond what the graph takes, in bytes; none where it is 0.
    pub memory: u64,
    /// Bytes of an answer.
    pub answer: u64,
}

/// Does jobs from standard input until it ends; `open` gives the graph.
///
/// # Errors
/// Where the graph cannot be opened, which the server is told too.
pub fn work(
    open: impl FnOnce() -> Result<Kg, String> + Send + 'static,
    bounds: Bounds,
) -> Result<(), String> {
    let current: Arc<Mutex<CancellationToken>> = Arc::default();
    let (jobs, queue) = mpsc::channel::<Vec<u8>>();
    let token = Arc::clone(&current);
    let evaluating = std::thread::Builder::new().stack_size(STACK).spawn(move || {
        let mut out = BufWriter::new(io::stdout().lock());
        let kg = match ready(open, bounds) {
            Ok(kg) => kg,
            Err(why) => {
                let _ = wire::write_frame(&mut out, FAILED, why.as_bytes()).and_then(|()| out.flush());
                return Err(why);
            }
        };
        let mut worker = Worker { kg, bounds, token, asking: question::Asking::default() };
        let _ = wire::write_frame(&mut out, READY, &[]).and_then(|()| out.flush());
        for payload in queue {
            // A server that is gone needs no answer.
            if worker.one(&payload, &mut out).and_then(|()| out.flush()).is_err() {
                break;
            }
        }
        Ok(())
    });
    let evaluating = evaluating.map_err(|e| format!("no thread of {STACK} bytes of stack: {e}"))?;
    let mut input = io::stdin().lock();
    while let Ok(Some((kind, payload))) = wire::read_frame(&mut input) {
        match kind {
            CANCEL => current.lock().unwrap_or_else(PoisonError::into_inner).cancel(),
            TO_WORK => {
                // The token is made before the job can begin, so that a cancel that follows meets it.
                *current.lock().unwrap_or_else(PoisonError::into_inner) = CancellationToken::new();
                if jobs.send(payload).is_err() {
                    break;
                }
            }
            _ => break,
        }
    }
    // The server has gone, or the graph was not to be had: what is still evaluated is for nobody.
    drop(jobs);
    if evaluating.is_finished() {
        return evaluating.join().unwrap_or_else(|_| Err("the worker failed".to_owned()));
    }
    std::process::exit(0)
}

/// Opens the graph, makes what queries read, and sets the limit of memory above it.
fn ready(open: impl FnOnce() -> Result<Kg, String>, bounds: Bounds) -> Result<Kg, String> {
    let kg = open()?;
    kg.view().map_err(|e| e.to_string())?;
    if bounds.memory > 0 {
        limit_memory(bounds.memory);
    }
    Ok(kg)
}

/// Lets the process take this many bytes more than it has. Where the system does not say how much that is, no limit is set.
fn limit_memory(more: u64) {
    let statm = std::fs::read_to_string("/proc/self/statm").unwrap_or_default();
    let pages: Option<u64> = statm.split_whitespace().next().and_then(|pages| pages.parse().ok());
    if let Some(pages) = pages {
        let most = Some(pages * rustix::param::page_size() as u64 + more);
        let limit = rustix::process::Rlimit { current: most, maximum: most };
        let _ = rustix::process::setrlimit(rustix::process::Resource::As, limit);
    }
}

struct Worker {
    kg: Kg,
    bounds: Bounds,
    token: Arc<Mutex<CancellationToken>>,
    asking: question::Asking,
}

impl Worker {
    fn one(&mut self, payload: &[u8], out: &mut dyn Write) -> io::Result<()> {
        let token = self.token.lock().unwrap_or_else(PoisonError::into_inner).clone();
        let (job, body) = wire::unpack(payload)?;
        // What was written goes back whole, for the other workers.
        let most = if matches!(job, Job::Write { .. }) { u64::MAX } else { self.bounds.answer };
        let mut reply = Reply::new(out, most);
        let done = self.answer(job, body, token, &mut reply);
        match done.and_then(|()| reply.finish().map_err(Problem::from)) {
            Ok(()) => wire::write_frame(out, END, &[]),
            Err(Problem::Gone(error)) => Err(error),
            Err(Problem::Told { status, why }) => {
                if reply.is_begun() {
                    return wire::write_frame(out, BROKEN, why.as_bytes());
                }
                let mut refusal = Reply::new(out, u64::MAX);
                refusal.begin(status, "text/plain; charset=utf-8");
                refusal.write_all(format!("{why}\n").as_bytes())?;
                refusal.finish()?;
                wire::write_frame(out, END, &[])
            }
        }
    }

    fn answer(
        &mut self,
        job: Job,
        body: &[u8],
        token: CancellationToken,
        reply: &mut Reply,
    ) -> Result<(), Problem> {
        let graph = sparql::Bounded { kg: &self.kg, token };
        match job {
            Job::Query { sparql, default_graphs, named_graphs, rows, triples } => {
                let dataset = sparql::dataset(default_graphs, named_graphs)?;
                sparql::query(&graph, &sparql, dataset, rows, triples, reply)
            }
            Job::Named { name, given, format, kind } => {
                sparql::named(&graph, &name, given, format, &kind, reply)
            }
            Job::Ask { question } => self.asking.answer(&graph, &question, reply),
            Job::Node { iri, format, kind } => node::show(&graph, &iri, format, &kind, reply),
            Job::FrontPage => node::front(&self.kg, reply),
            Job::Description { endpoint, format, kind } => {
                description::service(&graph, &endpoint, format, &kind, reply)
            }
            Job::Void { endpoint, format, kind } => {
                description::dataset(&graph, &endpoint, format, &kind, reply)
            }
            Job::Read { graph, format, kind } => graph_store::read(&self.kg, graph, format, &kind, reply),
            Job::Write { graph, change, content_type } => {
                graph_store::write(&mut self.kg, graph, change, &content_type, body, reply)
            }
            Job::Apply { graph, gone } => graph_store::apply(&mut self.kg, graph, gone, body),
        }
    }
}
