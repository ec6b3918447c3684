//! Several threads that read articles; what they find comes back in the order of the articles.

use crate::Pipeline;
use crate::article::Article;
use crate::facts::Facts;
use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Mutex, PoisonError};
use std::thread::Scope;

/// How many articles a thread has waiting at least, so that it never waits itself.
const AHEAD: usize = 4;

/// How many bytes of articles wait at most beyond that: threads go on reading while a build writes what it holds to the disk,
/// and the facts of an article take some twenty times the room of its text.
const AHEAD_BYTES: usize = 4 << 20;

/// How many articles wait at most, however short.
const MOST_AHEAD: usize = 4096;

/// What a thread makes of an article; nothing where reading it ended in a panic.
type Read = Option<Facts>;

/// Threads at work, with what goes in and comes out. `T` goes along with each article.
pub(super) struct Crew<T> {
    jobs: Sender<(usize, Article)>,
    done: Receiver<(usize, Read)>,
    along: BTreeMap<usize, T>,
    /// The bytes of each article that waits, and of all.
    lengths: BTreeMap<usize, usize>,
    bytes: usize,
    ready: BTreeMap<usize, Read>,
    next: usize,
    given: usize,
    most: usize,
}

impl<T> Crew<T> {
    /// Starts so many threads. They end when the crew is dropped.
    pub(super) fn start<'s, 'e>(scope: &'s Scope<'s, 'e>, pipeline: &'e Pipeline, threads: usize) -> Crew<T> {
        let (jobs, waiting) = channel::<(usize, Article)>();
        let (finished, done) = channel();
        let waiting = std::sync::Arc::new(Mutex::new(waiting));
        for _ in 0..threads {
            let (waiting, finished) = (std::sync::Arc::clone(&waiting), finished.clone());
            scope.spawn(move || {
                loop {
                    let job = waiting.lock().unwrap_or_else(PoisonError::into_inner).recv();
                    let Ok((number, article)) = job else { return };
                    // One article that brings a rule down must not take the others with it.
                    let read = catch_unwind(AssertUnwindSafe(|| pipeline.extract(&article))).ok();
                    if finished.send((number, read)).is_err() {
                        return;
                    }
                }
            });
        }
        Crew {
            jobs,
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

    /// Gives an article to be read.
    pub(super) fn give(&mut self, article: Article, along: T) {
        self.along.insert(self.given, along);
        self.bytes += article.text.len();
        self.lengths.insert(self.given, article.text.len());
        // The threads hold the other end as long as the crew lives.
        let _ = self.jobs.send((self.given, article));
        self.given += 1;
    }

    /// Adds facts that were found before, in their place.
    pub(super) fn give_read(&mut self, facts: Facts, along: T) {
        self.along.insert(self.given, along);
        self.ready.insert(self.given, Some(facts));
        self.given += 1;
    }

    /// The next in order, where it is read or so many wait that more would only fill the memory.
    pub(super) fn take(&mut self) -> Option<(T, Read)> {
        self.next(self.most)
    }

    /// The next in order, once it is read; nothing where all were taken.
    pub(super) fn take_last(&mut self) -> Option<(T, Read)> {
        self.next(0)
    }

    fn next(&mut self, most: usize) -> Option<(T, Read)> {
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
