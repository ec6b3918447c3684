//! Facts documents, as JSON.

use crate::errors;
use pyo3::prelude::*;
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
    /// Reads a facts document.
    #[staticmethod]
    fn from_json(json: &str) -> PyResult<Facts> {
        serde_json::from_str(json).map(|inner| Facts { inner, reading: None }).map_err(errors::article)
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

    /// The id of the article.
    #[getter]
    fn id(&self) -> &str {
        &self.inner.article.id
    }
}
