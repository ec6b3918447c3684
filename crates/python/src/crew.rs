//! Threads that read articles while Python does something else; what they find comes back in the order of the articles.

use crate::article::Article;
use crate::facts::Facts;
use pyo3::prelude::*;
use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use summitry::Pipeline;
use summitry::article::Article as InnerArticle;

/// Reads with a pipeline on several threads, which end when it goes.
#[pyclass(frozen, module = "summitry")]
pub struct Crew {
    work: Mutex<Work>,
}

struct Work {
    jobs: Sender<(usize, InnerArticle)>,
    done: Receiver<(usize, Option<Facts>)>,
    ready: BTreeMap<usize, Option<Facts>>,
    given: usize,
    taken: usize,
}

#[pymethods]
impl Crew {
    /// Gives an article to be read.
    fn give(&self, article: &Article) {
        let mut work = self.work();
        // The threads hold the other end as long as the crew lives.
        let _ = work.jobs.send((work.given, article.inner.clone()));
        work.given += 1;
    }

    /// The facts of the next article in order, once it is read; nothing where reading it failed.
    fn take(&self, py: Python<'_>) -> Option<Facts> {
        py.detach(|| self.work().take())
    }

    /// How many articles were given and not taken.
    fn __len__(&self) -> usize {
        let work = self.work();
        work.given - work.taken
    }
}

impl Crew {
    pub fn start(pipeline: &Arc<Pipeline>, threads: usize) -> Crew {
        let (jobs, waiting) = channel::<(usize, InnerArticle)>();
        let (finished, done) = channel();
        let waiting = Arc::new(Mutex::new(waiting));
        for _ in 0..threads.max(1) {
            let (pipeline, waiting, finished) =
                (Arc::clone(pipeline), Arc::clone(&waiting), finished.clone());
            std::thread::spawn(move || {
                loop {
                    let job = waiting.lock().unwrap_or_else(PoisonError::into_inner).recv();
                    let Ok((number, article)) = job else { return };
                    if finished.send((number, read(&pipeline, &article))).is_err() {
                        return;
                    }
                }
            });
        }
        let work = Work { jobs, done, ready: BTreeMap::new(), given: 0, taken: 0 };
        Crew { work: Mutex::new(work) }
    }

    fn work(&self) -> MutexGuard<'_, Work> {
        self.work.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Work {
    fn take(&mut self) -> Option<Facts> {
        if self.taken == self.given {
            return None;
        }
        let next = self.taken;
        self.taken += 1;
        loop {
            if let Some(facts) = self.ready.remove(&next) {
                return facts;
            }
            let (number, facts) = self.done.recv().ok()?;
            self.ready.insert(number, facts);
        }
    }
}

/// The facts of an article; nothing where a rule fails, which must not take the interpreter with it.
pub fn read(pipeline: &Pipeline, article: &InnerArticle) -> Option<Facts> {
    let inner = catch_unwind(AssertUnwindSafe(|| pipeline.extract(article))).ok()?;
    Some(Facts { inner, reading: Some(pipeline.reading(article)) })
}
