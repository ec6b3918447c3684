//! The pipeline: loaded once, shared between threads.

use crate::article::Article;
use crate::crew::{self, Crew};
use crate::errors;
use crate::facts::Facts;
use pyo3::prelude::*;
use std::path::PathBuf;
use std::sync::Arc;
use summitry::Pipeline as Inner;
use summitry::article::Article as InnerArticle;

/// Reads articles.
#[pyclass(frozen, module = "summitry")]
pub struct Pipeline {
    inner: Arc<Inner>,
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
        py.detach(|| builder.build()).map(|inner| Pipeline { inner: Arc::new(inner) }).map_err(errors::model)
    }

    /// Everything that an article says.
    fn extract(&self, py: Python<'_>, article: &Article) -> PyResult<Facts> {
        let article = &article.inner;
        py.detach(|| crew::read(&self.inner, article)).ok_or_else(|| failed(article))
    }

    /// Threads that read with it.
    fn crew(&self, threads: usize) -> Crew {
        Crew::start(&self.inner, threads)
    }

    /// What reads: the program, the model, and the rules where they are not those that are built in.
    fn made_of(&self) -> String {
        self.inner.made_of()
    }
}

fn failed(article: &InnerArticle) -> PyErr {
    errors::article(format!("reading the article `{}` failed, which is a fault of summitry", article.id))
}
