//! The pipeline: loaded once, shared between threads.

use crate::article::Article;
use crate::errors;
use crate::facts::Facts;
use pyo3::prelude::*;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};
use summitry::Pipeline as Inner;
use summitry::article::Article as InnerArticle;

/// Reads articles.
#[pyclass(frozen, module = "summitry")]
pub struct Pipeline {
    inner: Inner,
}

#[pymethods]
impl Pipeline {
    /// Loads a converted language model, and rules that replace those that are built in.
    #[new]
    #[pyo3(signature = (model = None, rules = None))]
    fn new(py: Python<'_>, model: Option<PathBuf>, rules: Option<PathBuf>) -> PyResult<Pipeline> {
        let mut builder = Inner::builder();
        if let Some(model) = model {
            builder = builder.model(model);
        }
        if let Some(rules) = rules {
            builder = builder.rules(rules);
        }
        py.detach(|| builder.build()).map(|inner| Pipeline { inner }).map_err(errors::model)
    }

    /// Everything that an article says.
    fn extract(&self, py: Python<'_>, article: &Article) -> PyResult<Facts> {
        let article = &article.inner;
        py.detach(|| self.read(article)).ok_or_else(|| failed(article))
    }

    /// The same of several articles, on so many threads: of each the facts, or nothing where reading it failed.
    fn extract_batch(
        &self,
        py: Python<'_>,
        articles: Vec<PyRef<'_, Article>>,
        threads: usize,
    ) -> Vec<Option<Facts>> {
        let articles: Vec<&InnerArticle> = articles.iter().map(|article| &article.inner).collect();
        py.detach(|| self.read_all(&articles, threads))
    }

    /// What reads: the program, the model, and the rules where they are not those that are built in.
    fn made_of(&self) -> String {
        self.inner.made_of()
    }
}

impl Pipeline {
    /// The facts of an article; nothing where a rule fails, which must not take the interpreter with it.
    fn read(&self, article: &InnerArticle) -> Option<Facts> {
        let inner = catch_unwind(AssertUnwindSafe(|| self.inner.extract(article))).ok()?;
        Some(Facts { inner, reading: Some(self.inner.reading(article)) })
    }

    fn read_all(&self, articles: &[&InnerArticle], threads: usize) -> Vec<Option<Facts>> {
        let next = AtomicUsize::new(0);
        let found = Mutex::new(articles.iter().map(|_| None).collect::<Vec<_>>());
        std::thread::scope(|scope| {
            for _ in 0..threads.clamp(1, articles.len().max(1)) {
                scope.spawn(|| {
                    loop {
                        let place = next.fetch_add(1, Ordering::Relaxed);
                        let Some(article) = articles.get(place) else { return };
                        let facts = self.read(article);
                        found.lock().unwrap_or_else(PoisonError::into_inner)[place] = facts;
                    }
                });
            }
        });
        found.into_inner().unwrap_or_else(PoisonError::into_inner)
    }
}

fn failed(article: &InnerArticle) -> PyErr {
    errors::article(format!("reading the article `{}` failed, which is a fault of summitry", article.id))
}
