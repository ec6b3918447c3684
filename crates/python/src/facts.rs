//! Facts documents, as JSON.

use crate::errors;
use crate::parts::{self, Parted};
use pyo3::prelude::*;
use std::collections::BTreeMap;
use summitry::facts::Facts as Inner;
use summitry::store::Reading;

/// Everything that one article says.
#[pyclass(frozen, module = "summitry")]
pub struct Facts {
    pub inner: Inner,
    /// What it was read from and with, where it was read here.
    pub reading: Option<Reading>,
}

#[pymethods]
impl Facts {
    /// Reads a facts document, and what the article was read from and with where that is known.
    #[staticmethod]
    #[pyo3(signature = (json, reading = None))]
    fn from_json(json: &str, reading: Option<&str>) -> PyResult<Facts> {
        let inner = serde_json::from_str(json).map_err(errors::article)?;
        let reading = reading.map(serde_json::from_str).transpose().map_err(errors::article)?;
        Ok(Facts { inner, reading })
    }

    /// What the article was read from and with.
    fn reading_json(&self) -> PyResult<Option<String>> {
        self.reading.as_ref().map(serde_json::to_string).transpose().map_err(errors::article)
    }

    /// The document as `summitry extract` prints it: with lines for people, or on one line.
    #[pyo3(signature = (*, pretty = true))]
    fn to_json(&self, py: Python<'_>, pretty: bool) -> PyResult<String> {
        py.detach(|| match pretty {
            true => serde_json::to_string_pretty(&self.inner),
            false => serde_json::to_string(&self.inner),
        })
        .map_err(errors::article)
    }

    /// The text that spans count in.
    #[getter]
    fn text(&self) -> &str {
        &self.inner.article.text
    }

    /// The names that people bear in the article, each with its profile as JSON where that may part people of one name.
    fn bearers(&self, py: Python<'_>) -> PyResult<Vec<(String, Option<String>)>> {
        py.detach(|| parts::bearers(&self.inner))
    }

    /// The article's quads without preferred labels, and what it calls things; `people` has those of its names as JSON that
    /// are not simply one person's.
    #[pyo3(signature = (base = None, people = BTreeMap::new()))]
    fn part(&self, py: Python<'_>, base: Option<&str>, people: BTreeMap<String, String>) -> PyResult<Parted> {
        py.detach(|| parts::part(&self.inner, self.reading.as_ref(), base, people))
    }

    /// The day of publication, a hash of the words, and the hashes of which texts that are alike have one in common.
    fn fingerprint(&self, py: Python<'_>) -> (Option<String>, i64, Vec<i64>) {
        py.detach(|| parts::printed(&self.inner))
    }

    /// The id of the article.
    #[getter]
    fn id(&self) -> &str {
        &self.inner.article.id
    }
}
