//! Articles: from a text, or out of files and archives as the command line reads them.

use crate::errors;
use jiff::civil::Date;
use pyo3::prelude::*;
use std::io::Cursor;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};
use summitry::article::Article as Inner;
use summitry::intake::{self, Articles, Fields, Origin, Taken};

/// One news text with its metadata.
#[pyclass(frozen, module = "summitry")]
pub struct Article {
    pub inner: Inner,
}

#[pymethods]
impl Article {
    /// A text; lines such as `Title:`, `Published:` and `Source:` before its body are read as metadata.
    #[new]
    #[pyo3(signature = (text, *, id = "article", published = None, source = None, markdown = false))]
    fn new(
        text: String,
        id: &str,
        published: Option<&str>,
        source: Option<String>,
        markdown: bool,
    ) -> PyResult<Article> {
        let mut inner = if markdown { Inner::from_markdown(id, text) } else { Inner::from_text(id, text) };
        if let Some(day) = published {
            let day: Date = day
                .parse()
                .map_err(|_| errors::article(format!("`{day}` is no day of publication: want YYYY-MM-DD")))?;
            inner.published = Some(day);
        }
        inner.source = source.or(inner.source);
        Ok(Article { inner })
    }

    /// What names it in a graph.
    #[getter]
    fn id(&self) -> &str {
        &self.inner.id
    }

    /// The text that all offsets count in, as code points.
    #[getter]
    fn text(&self) -> &str {
        &self.inner.text
    }

    /// The headline; empty where none was found.
    #[getter]
    fn title(&self) -> &str {
        &self.inner.title
    }

    /// The day of publication as YYYY-MM-DD.
    #[getter]
    fn published(&self) -> Option<String> {
        self.inner.published.map(|day| day.to_string())
    }

    /// Who published it.
    #[getter]
    fn publisher(&self) -> Option<&str> {
        self.inner.publisher.as_deref()
    }

    /// Where it came from: an IRI or a file name.
    #[getter]
    fn source(&self) -> Option<&str> {
        self.inner.source.as_deref()
    }

    fn __repr__(&self) -> String {
        format!("Article(id={:?}, title={:?})", self.inner.id, self.inner.title)
    }
}

/// An article and nothing, or nothing and the reason with whether something is wrong.
type ArticleOrReason = (Option<Article>, Option<(String, bool)>);

/// What comes out of a file, one after another: an article, or why something was left out.
#[pyclass(frozen, module = "summitry")]
pub struct Records {
    articles: Mutex<Articles>,
}

#[pymethods]
impl Records {
    /// The records of a file; `name` is what it is called, `stem` what ids are made from, `found` whether it was found in a folder,
    /// `fields` which of its fields is what (`text=story`).
    #[new]
    #[pyo3(signature = (path, name, stem, found, fields = Vec::new()))]
    fn new(path: PathBuf, name: String, stem: String, found: bool, fields: Vec<String>) -> PyResult<Records> {
        let origin = Origin { name, stem, found, id: None, read: Arc::default() };
        Ok(Records { articles: Mutex::new(intake::file(&path, &origin, &told(&fields)?)) })
    }

    /// The records of a file whose bytes somebody has read.
    #[staticmethod]
    fn of_bytes(bytes: Vec<u8>, name: String, stem: String, found: bool) -> Records {
        let origin = Origin { name, stem, found, id: None, read: Arc::default() };
        Records {
            articles: Mutex::new(intake::stream(Box::new(Cursor::new(bytes)), &origin, &Fields::default())),
        }
    }

    fn __iter__(this: PyRef<'_, Self>) -> PyRef<'_, Self> {
        this
    }

    fn __next__(&self, py: Python<'_>) -> Option<ArticleOrReason> {
        let next = py.detach(|| self.articles.lock().unwrap_or_else(PoisonError::into_inner).next());
        next.map(|taken| match taken {
            Taken::Article(inner) => (Some(Article { inner: *inner }), None),
            Taken::Left(left) => (None, Some((left.message, left.failed))),
        })
    }
}

/// Which field is what.
fn told(fields: &[String]) -> PyResult<Fields> {
    let mut known = Fields::default();
    for field in fields {
        known.add(field).map_err(|error| errors::article(format!("`{field}`: {error}")))?;
    }
    Ok(known)
}

/// The files that these names mean, each with what ids are made from and whether it was found in a folder.
#[pyfunction]
pub fn inputs(names: Vec<PathBuf>) -> PyResult<Vec<(PathBuf, String, bool)>> {
    summitry::cli::inputs(&names).map_err(errors::article)
}
