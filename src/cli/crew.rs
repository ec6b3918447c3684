//! Several threads that read articles; what they find comes back in the order of the articles.

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
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

/// What a thread does with a job.
type Work<'w, J, R> = Arc<dyn Fn(J) -> R + Send + Sync + 'w>;

/// Threads at work, with what goes in and comes out. `T` goes along with each job.
pub(super) struct Crew<'w, J, R, T> {
    /// Where jobs go; nowhere, where the one who gives them does them.
    jobs: Option<Sender<(usize, J)>>,
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
fn read<J, R>(work: &(dyn Fn(J) -> R + Send + Sync + '_), job: J) -> Read<R> {
    catch_unwind(AssertUnwindSafe(|| work(job))).ok()
}

impl<'w, J: Send + 'w, R: Send + 'w, T> Crew<'w, J, R, T> {
    /// Starts so many threads, or none where one is enough: who gives jobs then does them. They end when the crew is dropped.
    pub(super) fn start<'s>(
        scope: &'s Scope<'s, 'w>,
        threads: usize,
        work: impl Fn(J) -> R + Send + Sync + 'w,
    ) -> Crew<'w, J, R, T> {
        let work: Work<'w, J, R> = Arc::new(work);
        let (jobs, waiting) = channel::<(usize, J)>();
        let (finished, done) = channel();
        let waiting = Arc::new(Mutex::new(waiting));
        let hands = if threads > 1 { threads } else { 0 };
        for _ in 0..hands {
            let (waiting, finished, work) = (Arc::clone(&waiting), finished.clone(), Arc::clone(&work));
            scope.spawn(move || {
                loop {
                    let job = waiting.lock().unwrap_or_else(PoisonError::into_inner).recv();
                    let Ok((number, job)) = job else { return };
                    if finished.send((number, read(&*work, job))).is_err() {
                        return;
                    }
                }
            });
        }
        Crew {
            jobs: (threads > 1).then_some(jobs),
            work,
            done,
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
            // The threads hold the other end as long as the crew lives.
            Some(jobs) => drop(jobs.send((self.given, job))),
            None => drop(self.ready.insert(self.given, read(&*self.work, job))),
        }
        self.given += 1;
    }

    /// The next in order, where it is read or so many wait that more would only fill the memory.
    pub(super) fn take(&mut self) -> Option<(T, Read<R>)> {
        self.next(self.most)
    }

    /// The next in order, once it is read; nothing where all were taken.
    pub(super) fn take_last(&mut self) -> Option<(T, Read<R>)> {
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
