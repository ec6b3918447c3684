//! The processes that answer: started when they are needed, given one job at a time, ended when their time is over.
//!
//! A job waits for a free worker, up to a number of waiting ones. What a worker answers is drained as it comes, up to a
//! budget of bytes that all answers share, so that a client that reads slowly holds up nobody. A client that leaves, or a
//! job whose time is over, is told to the worker; one that does not stop within [`GRACE`] is killed, and another is
//! started when it is needed.

use super::kept;
use super::wire::{self, BROKEN, CANCEL, Change, DATA, END, FAILED, HEAD, Head, Job, READY, TO_WORK};
use axum::body::Bytes;
use std::collections::BTreeMap;
use std::io;
use std::path::PathBuf;
use std::process::Stdio;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant, SystemTime};
use tokio::io::{AsyncReadExt, AsyncWriteExt, BufReader};
use tokio::process::{Child, ChildStdin, ChildStdout, Command};
use tokio::sync::{OwnedSemaphorePermit, Semaphore, mpsc, oneshot};
use tokio::time::timeout_at;

/// How long a worker that was told to stop may take.
const GRACE: Duration = Duration::from_millis(500);

/// How long a change of a graph may take.
const WRITING: Duration = Duration::from_secs(120);

/// Bytes of answers that are held for clients that have not read them yet.
const HELD: usize = 256 << 20;

/// How workers are started, and how many.
#[derive(Clone, Debug)]
pub(super) struct Plan {
    /// Program and arguments of a worker.
    pub command: (PathBuf, Vec<String>),
    /// How many at most.
    pub workers: usize,
    /// How many jobs may wait for one.
    pub queue: usize,
    /// How long a query may take.
    pub time: Duration,
    /// A file that changes when the graph does, looked at before each job.
    pub watched: Option<PathBuf>,
    /// Where what is written is kept.
    pub kept: Option<PathBuf>,
}

/// A piece of an answer, with what it takes of the budget; or why there is no more.
pub(super) type Piece = Result<(Bytes, OwnedSemaphorePermit), String>;

/// An answer: its head, and its pieces as they come.
pub(super) struct Answer {
    pub head: Head,
    pub pieces: mpsc::UnboundedReceiver<Piece>,
}

/// Why there is none, as a status of HTTP and a text.
pub(super) type Refusal = (u16, String);

/// What the pool has done so far.
#[derive(Debug, Default)]
pub(super) struct Counts {
    pub started: AtomicU64,
    pub killed: AtomicU64,
    pub waiting: AtomicUsize,
}

/// The graphs that were written to, as they are now.
#[derive(Default)]
pub(super) struct Written {
    pub version: u64,
    /// By its name: the version that it is of, and its triples; none where it is gone.
    pub graphs: BTreeMap<Option<String>, (u64, Option<Bytes>)>,
}

/// The workers.
pub(super) struct Pool {
    plan: Plan,
    free: Arc<Semaphore>,
    idle: Mutex<Vec<Worker>>,
    budget: Arc<Semaphore>,
    written: tokio::sync::RwLock<Written>,
    pub counts: Counts,
}

struct Worker {
    child: Child,
    to: ChildStdin,
    from: BufReader<ChildStdout>,
    /// The version of what was written that it has.
    version: u64,
    /// When the graph that it has was saved.
    graph: Option<SystemTime>,
}

impl Pool {
    /// A pool whose first worker has opened the graph.
    pub(super) async fn start(plan: Plan) -> Result<Arc<Pool>, String> {
        let written = plan.kept.as_deref().map(kept::load).transpose()?.unwrap_or_default();
        let pool = Arc::new(Pool {
            free: Arc::new(Semaphore::new(plan.workers)),
            idle: Mutex::default(),
            budget: Arc::new(Semaphore::new(HELD)),
            written: tokio::sync::RwLock::new(written),
            counts: Counts::default(),
            plan,
        });
        let first = pool.worker().await?;
        pool.put_back(first);
        Ok(pool)
    }

    /// Does a job. Dropping what comes back ends the work.
    pub(super) async fn ask(self: &Arc<Pool>, job: Job, body: Bytes) -> Result<Answer, Refusal> {
        let busy = || (503, "the server is busy; ask again later".to_owned());
        if self.counts.waiting.fetch_add(1, Ordering::Relaxed) >= self.plan.queue + self.plan.workers {
            self.counts.waiting.fetch_sub(1, Ordering::Relaxed);
            return Err(busy());
        }
        let turn = tokio::time::timeout(self.plan.time, Arc::clone(&self.free).acquire_owned()).await;
        self.counts.waiting.fetch_sub(1, Ordering::Relaxed);
        let Ok(Ok(turn)) = turn else { return Err(busy()) };
        let (tell, told) = oneshot::channel();
        let pool = Arc::clone(self);
        // A task of its own: it goes on to the end, and puts the worker back, also where the client has left.
        tokio::spawn(async move {
            let _turn = turn;
            if let Job::Write { graph, change, .. } = &job {
                let (graph, change) = (graph.clone(), *change);
                pool.write(job, graph, change, body, tell).await;
            } else {
                pool.read(&job, &body, tell).await;
            }
        });
        told.await.unwrap_or_else(|_| Err((500, "the worker ended".to_owned())))
    }

    async fn read(&self, job: &Job, body: &[u8], tell: oneshot::Sender<Result<Answer, Refusal>>) {
        let worker = self.current(&*self.written.read().await).await;
        let worker = match worker {
            Ok(worker) => worker,
            Err(why) => return drop(tell.send(Err((500, why)))),
        };
        let until = Instant::now() + self.plan.time;
        if let Some(worker) = self.converse(worker, job, body, until, tell).await {
            self.put_back(worker);
        }
    }

    /// One change at a time, with no reader's worker behind it: what was written is seen by whoever asks next.
    async fn write(
        &self,
        job: Job,
        graph: Option<String>,
        change: Change,
        body: Bytes,
        tell: oneshot::Sender<Result<Answer, Refusal>>,
    ) {
        let mut written = self.written.write().await;
        let worker = match self.current(&written).await {
            Ok(worker) => worker,
            Err(why) => return drop(tell.send(Err((500, why)))),
        };
        let (inner, answer) = oneshot::channel();
        let until = Instant::now() + WRITING;
        let (worker, answer) = tokio::join!(self.converse(worker, &job, &body, until, inner), whole(answer));
        let told = match answer {
            Ok((head, content)) if (200..300).contains(&head.status) => {
                written.version += 1;
                let version = written.version;
                written.graphs.insert(graph, (version, (change != Change::Drop).then_some(content)));
                if let Some(worker) = worker {
                    self.put_back(Worker { version, ..worker });
                }
                if let Some(Err(e)) = self.plan.kept.as_deref().map(|file| kept::save(file, &written)) {
                    return drop(
                        tell.send(Err((500, format!("what was written is seen, but not kept: {e}")))),
                    );
                }
                let status = if head.status == 201 { 201 } else { 204 };
                Ok((Head { status, kind: "text/plain; charset=utf-8".to_owned() }, Bytes::new()))
            }
            other => {
                // What it may have changed is not known to the others.
                drop(worker);
                other
            }
        };
        drop(written);
        let _ = tell.send(match told {
            Ok((head, content)) => {
                let (send, pieces) = mpsc::unbounded_channel();
                if let Ok(permit) = Arc::clone(&self.budget).try_acquire_many_owned(0) {
                    let _ = send.send(Ok((content, permit)));
                }
                Ok(Answer { head, pieces })
            }
            Err(refusal) => Err(refusal),
        });
    }

    /// A worker that has the graph as it is now, and all that was written.
    async fn current(&self, written: &Written) -> Result<Worker, String> {
        let saved = self.saved();
        let old = loop {
            let idle = self.idle.lock().unwrap_or_else(PoisonError::into_inner).pop();
            match idle {
                Some(worker) if worker.graph != saved => drop(worker),
                other => break other,
            }
        };
        let mut worker = match old {
            Some(worker) => worker,
            None => self.worker().await?,
        };
        for (graph, (version, content)) in &written.graphs {
            if *version > worker.version {
                let job = Job::Apply { graph: graph.clone(), gone: content.is_none() };
                let (inner, answer) = oneshot::channel();
                let until = Instant::now() + WRITING;
                let body = content.clone().unwrap_or_default();
                let (back, answer) =
                    tokio::join!(self.converse(worker, &job, &body, until, inner), whole(answer));
                answer.map_err(|(_, why)| why)?;
                worker = back.ok_or("the worker ended")?;
            }
        }
        worker.version = written.version;
        Ok(worker)
    }

    fn saved(&self) -> Option<SystemTime> {
        self.plan.watched.as_ref().and_then(|file| file.metadata().ok()?.modified().ok())
    }

    async fn worker(&self) -> Result<Worker, String> {
        let failed = |e: io::Error| format!("no worker can be started: {e}");
        let (program, arguments) = &self.plan.command;
        let graph = self.saved();
        let mut child = Command::new(program)
            .args(arguments)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .kill_on_drop(true)
            .spawn()
            .map_err(failed)?;
        self.counts.started.fetch_add(1, Ordering::Relaxed);
        let (Some(to), Some(from)) = (child.stdin.take(), child.stdout.take()) else {
            return Err("no worker can be started: it has no pipes".to_owned());
        };
        let mut from = BufReader::new(from);
        match read(&mut from).await.map_err(failed)? {
            (READY, _) => Ok(Worker { child, to, from, version: 0, graph }),
            (FAILED, why) => Err(String::from_utf8_lossy(&why).into_owned()),
            _ => Err("no worker can be started: it speaks another version's words".to_owned()),
        }
    }

    fn put_back(&self, worker: Worker) {
        self.idle.lock().unwrap_or_else(PoisonError::into_inner).push(worker);
    }

    /// Gives a worker a job and passes on what it answers. The worker comes back if it is ready for the next.
    async fn converse(
        &self,
        mut worker: Worker,
        job: &Job,
        body: &[u8],
        until: Instant,
        tell: oneshot::Sender<Result<Answer, Refusal>>,
    ) -> Option<Worker> {
        let mut conversation = Conversation { tell: Some(tell), pieces: None, late: false, lost: false };
        let done = self.exchange(&mut worker, job, body, until, &mut conversation).await;
        if !matches!(done, Ok(true)) {
            self.counts.killed.fetch_add(1, Ordering::Relaxed);
            let _ = worker.child.start_kill();
            conversation.fail(conversation.late);
            // It is waited for, so that it is gone and counted before another is started.
            let _ = worker.child.wait().await;
            return None;
        }
        Some(worker)
    }

    /// Whether the answer came to its end.
    async fn exchange(
        &self,
        worker: &mut Worker,
        job: &Job,
        body: &[u8],
        until: Instant,
        conversation: &mut Conversation,
    ) -> io::Result<bool> {
        let payload = wire::pack(job, body)?;
        worker.to.write_all(&wire::frame_head(TO_WORK, payload.len())?).await?;
        worker.to.write_all(&payload).await?;
        let mut until = tokio::time::Instant::from_std(until);
        loop {
            let frame = tokio::select! {
                frame = timeout_at(until, read(&mut worker.from)) => frame,
                () = conversation.left(), if !conversation.late => {
                    until = stop(worker, conversation).await?;
                    continue;
                }
            };
            let Ok(frame) = frame else {
                if conversation.late {
                    return Ok(false);
                }
                until = stop(worker, conversation).await?;
                continue;
            };
            match frame? {
                (HEAD, head) => conversation.begin(serde_json::from_slice(&head)?),
                (DATA, piece) if !conversation.late => {
                    let size = u32::try_from(piece.len()).unwrap_or(u32::MAX).min(HELD as u32);
                    let permit = timeout_at(until, Arc::clone(&self.budget).acquire_many_owned(size)).await;
                    let Ok(Ok(permit)) = permit else {
                        conversation.lost = true;
                        until = stop(worker, conversation).await?;
                        continue;
                    };
                    conversation.pass(Ok((piece.into(), permit)));
                }
                (DATA, _) => conversation.lost = true,
                (END, _) => {
                    if conversation.lost {
                        conversation.pass(Err("the query took too long".to_owned()));
                    }
                    return Ok(true);
                }
                (BROKEN, why) => {
                    conversation.pass(Err(String::from_utf8_lossy(&why).into_owned()));
                    return Ok(true);
                }
                _ => return Ok(false),
            }
        }
    }
}

/// Tells a worker to stop, and says until when it is waited for.
async fn stop(worker: &mut Worker, conversation: &mut Conversation) -> io::Result<tokio::time::Instant> {
    conversation.late = true;
    worker.to.write_all(&wire::frame_head(CANCEL, 0)?).await?;
    Ok(tokio::time::Instant::now() + GRACE)
}

/// The client's side of a job.
struct Conversation {
    tell: Option<oneshot::Sender<Result<Answer, Refusal>>>,
    pieces: Option<mpsc::UnboundedSender<Piece>>,
    /// Whether the worker was told to stop.
    late: bool,
    /// Whether a piece came after that, and was thrown away.
    lost: bool,
}

impl Conversation {
    /// Returns when nobody waits for the answer any more.
    async fn left(&mut self) {
        match (&mut self.tell, &self.pieces) {
            (Some(tell), _) => tell.closed().await,
            (None, Some(pieces)) => pieces.closed().await,
            (None, None) => std::future::pending().await,
        }
    }

    fn begin(&mut self, head: Head) {
        let (send, pieces) = mpsc::unbounded_channel();
        if let Some(tell) = self.tell.take() {
            let _ = tell.send(Ok(Answer { head, pieces }));
        }
        self.pieces = Some(send);
    }

    fn pass(&mut self, piece: Piece) {
        if let Some(pieces) = &self.pieces {
            let _ = pieces.send(piece);
        }
    }

    /// Ends what was begun, or says why nothing comes: the time is over, or the worker has ended by itself.
    fn fail(&mut self, late: bool) {
        let why = if late {
            (503, "the query took too long")
        } else {
            (400, "the query nests too deep, or takes more memory than it may")
        };
        match self.tell.take() {
            Some(tell) => drop(tell.send(Err((why.0, why.1.to_owned())))),
            None => self.pass(Err(why.1.to_owned())),
        }
    }
}

/// An answer, read to its end.
async fn whole(told: oneshot::Receiver<Result<Answer, Refusal>>) -> Result<(Head, Bytes), Refusal> {
    let ended = || (500, "the worker ended".to_owned());
    let mut answer = told.await.map_err(|_| ended())??;
    let mut all = Vec::new();
    while let Some(piece) = answer.pieces.recv().await {
        let (bytes, _permit) = piece.map_err(|why| (500, why))?;
        all.extend_from_slice(&bytes);
    }
    if answer.head.status >= 300 {
        return Err((answer.head.status, String::from_utf8_lossy(&all).trim().to_owned()));
    }
    Ok((answer.head, all.into()))
}

async fn read(from: &mut BufReader<ChildStdout>) -> io::Result<(u8, Vec<u8>)> {
    let mut head = [0; 5];
    from.read_exact(&mut head).await?;
    let (kind, length) = wire::split_head(head);
    let mut payload = vec![0; length];
    from.read_exact(&mut payload).await?;
    Ok((kind, payload))
}
