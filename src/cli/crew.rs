//! Several threads that read articles; what they find comes back in the order of the articles.
//!
//! A thread takes several of those that wait: what the language engine and the rules need of the processor's caches they then
//! fetch once for all of them (`Pipeline::extract_each`).

use crate::pipeline::{TOGETHER, TOGETHER_BYTES};
use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::Scope;

/// How many articles a thread has waiting at least, so that it never waits itself.
const AHEAD: usize = 4;

/// How many bytes of articles wait at most beyond that: threads go on reading while a build writes what it holds to the disk,
/// and the facts of an article take some twenty times the room of its text.
const AHEAD_BYTES: usize = 4 << 20;

/// How many articles wait at most, however short.
const MOST_AHEAD: usize = 4096;

/// What is made of a job; nothing where that ended in a panic.
type Read<R> = Option<R>;

/// What a thread does with some jobs, each by itself.
type Work<'w, J, R> = Arc<dyn Fn(Vec<J>) -> Vec<Read<R>> + Send + Sync + 'w>;

/// A job with its number and the bytes of its text.
type Numbered<J> = (usize, usize, J);

/// Threads at work, with what goes in and comes out. `T` goes along with each job.
pub(super) struct Crew<'w, J, R, T> {
    /// Where jobs go; nowhere, where the one who gives them does them.
    jobs: Option<Sender<Numbered<J>>>,
    /// How many of them no thread has taken.
    waiting: Arc<AtomicUsize>,
    /// Those that the one who gives them will do together.
    own: Vec<Numbered<J>>,
    work: Work<'w, J, R>,
    done: Receiver<(usize, Read<R>)>,
    along: BTreeMap<usize, T>,
    /// The bytes of each article that waits, and of all.
    lengths: BTreeMap<usize, usize>,
    bytes: usize,
    ready: BTreeMap<usize, Read<R>>,
    next: usize,
    given: usize,
    most: usize,
}

/// One article that brings a rule down must not take the others with it.
pub(super) fn caught<R>(work: impl FnOnce() -> R) -> Read<R> {
    catch_unwind(AssertUnwindSafe(work)).ok()
}

/// Does some jobs; each with what it comes to.
fn done<J, R>(work: &Work<'_, J, R>, some: Vec<Numbered<J>>) -> Vec<(usize, Read<R>)> {
    let (numbers, jobs): (Vec<usize>, Vec<J>) =
        some.into_iter().map(|(number, _, job)| (number, job)).unzip();
    let mut made = caught(|| work(jobs)).unwrap_or_default().into_iter();
    numbers.into_iter().map(|number| (number, made.next().flatten())).collect()
}

/// The next jobs of those that wait, once there is one: so many that each of the threads finds some, to the end.
fn taken<J>(jobs: &Mutex<Receiver<Numbered<J>>>, waiting: &AtomicUsize, threads: usize) -> Vec<Numbered<J>> {
    let jobs = jobs.lock().unwrap_or_else(PoisonError::into_inner);
    let mut some: Vec<Numbered<J>> = jobs.recv().into_iter().collect();
    let most = waiting.load(Ordering::Relaxed).div_ceil(2 * threads);
    while !some.is_empty() && some.len() < most && !is_full(&some) {
        let Ok(job) = jobs.try_recv() else { break };
        some.push(job);
    }
    waiting.fetch_sub(some.len(), Ordering::Relaxed);
    some
}

/// Whether these are as many as are read together.
fn is_full<J>(some: &[Numbered<J>]) -> bool {
    some.len() >= TOGETHER || some.iter().map(|(_, bytes, _)| bytes).sum::<usize>() >= TOGETHER_BYTES
}

impl<'w, J: Send + 'w, R: Send + 'w, T> Crew<'w, J, R, T> {
    /// Starts so many threads, or none where one is enough: who gives jobs then does them. They end when the crew is dropped.
    pub(super) fn start<'s>(
        scope: &'s Scope<'s, 'w>,
        threads: usize,
        work: impl Fn(Vec<J>) -> Vec<Read<R>> + Send + Sync + 'w,
    ) -> Crew<'w, J, R, T> {
        let work: Work<'w, J, R> = Arc::new(work);
        let (jobs, given) = channel::<Numbered<J>>();
        let (finished, read) = channel();
        let given = Arc::new(Mutex::new(given));
        let waiting = Arc::new(AtomicUsize::new(0));
        let hands = if threads > 1 { threads } else { 0 };
        for _ in 0..hands {
            let (given, finished, work) = (Arc::clone(&given), finished.clone(), Arc::clone(&work));
            let waiting = Arc::clone(&waiting);
            scope.spawn(move || {
                loop {
                    let some = taken(&given, &waiting, threads);
                    if some.is_empty() {
                        return;
                    }
                    let mut all = done(&work, some).into_iter();
                    if all.any(|one| finished.send(one).is_err()) {
                        return;
                    }
                }
            });
        }
        Crew {
            jobs: (threads > 1).then_some(jobs),
            waiting,
            own: Vec::new(),
            work,
            done: read,
            along: BTreeMap::new(),
            lengths: BTreeMap::new(),
            bytes: 0,
            ready: BTreeMap::new(),
            next: 0,
            given: 0,
            most: threads * AHEAD,
        }
    }

    /// Gives a job about a text of so many bytes.
    pub(super) fn give(&mut self, job: J, bytes: usize, along: T) {
        self.along.insert(self.given, along);
        self.bytes += bytes;
        self.lengths.insert(self.given, bytes);
        match &self.jobs {
            Some(jobs) => {
                self.waiting.fetch_add(1, Ordering::Relaxed);
                // The threads hold the other end as long as the crew lives.
                drop(jobs.send((self.given, bytes, job)));
            }
            None => {
                self.own.push((self.given, bytes, job));
                if is_full(&self.own) {
                    self.do_own();
                }
            }
        }
        self.given += 1;
    }

    /// Does what was kept to be done together.
    fn do_own(&mut self) {
        let own = std::mem::take(&mut self.own);
        self.ready.extend(done(&self.work, own));
    }

    /// The next in order, where it is read or so many wait that more would only fill the memory.
    pub(super) fn take(&mut self) -> Option<(T, Read<R>)> {
        self.next(self.most)
    }

    /// The next in order, once it is read; nothing where all were taken.
    pub(super) fn take_last(&mut self) -> Option<(T, Read<R>)> {
        self.do_own();
        self.next(0)
    }

    fn next(&mut self, most: usize) -> Option<(T, Read<R>)> {
        loop {
            if let Some(read) = self.ready.remove(&self.next) {
                let along = self.along.remove(&self.next)?;
                self.bytes -= self.lengths.remove(&self.next).unwrap_or_default();
                self.next += 1;
                return Some((along, read));
            }
            let wait = self.given - self.next;
            let full = wait > most && (most == 0 || wait > MOST_AHEAD || self.bytes > AHEAD_BYTES);
            let (number, read) = if full { self.done.recv().ok()? } else { self.done.try_recv().ok()? };
            self.ready.insert(number, read);
        }
    }
}

/// How many threads there are to be: as many as the machine has cores, where nobody says.
pub(super) fn threads(jobs: Option<u16>) -> usize {
    jobs.map_or_else(|| std::thread::available_parallelism().map_or(1, usize::from), usize::from).max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn jobs_come_back_in_order_and_one_that_fails_takes_no_other_with_it() {
        for threads in [1, 3] {
            let work = |jobs: Vec<usize>| {
                let one = |n| {
                    assert_ne!(n, 13);
                    2 * n
                };
                jobs.into_iter().map(|n| caught(|| one(n))).collect()
            };
            let found: Vec<(usize, Option<usize>)> = std::thread::scope(|scope| {
                let mut crew = Crew::start(scope, threads, work);
                let mut found = Vec::new();
                for n in 0..100 {
                    crew.give(n, 1, n);
                    found.extend(std::iter::from_fn(|| crew.take()));
                }
                found.extend(std::iter::from_fn(|| crew.take_last()));
                found
            });
            let expected: Vec<_> = (0..100).map(|n| (n, (n != 13).then_some(2 * n))).collect();
            assert_eq!(found, expected, "{threads}");
        }
    }

    #[test]
    fn a_thread_leaves_some_of_the_last_jobs_to_the_others() {
        let (give, jobs) = channel();
        (0..100).for_each(|n| give.send((n, 1, ())).unwrap());
        drop(give);
        let (jobs, waiting) = (Mutex::new(jobs), AtomicUsize::new(100));
        let mut sizes = std::iter::repeat_with(|| taken(&jobs, &waiting, 2).len());
        assert_eq!(sizes.by_ref().take(3).collect::<Vec<_>>(), [25, 19, 14]);
        assert_eq!(sizes.take(20).filter(|n| *n > 0).sum::<usize>(), 42);
    }
}
