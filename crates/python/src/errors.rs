//! Errors as exceptions of one family: `summitry.SummitryError` is all of them.

use pyo3::create_exception;
use pyo3::exceptions::PyException;
use pyo3::prelude::*;
use std::fmt::Display;

create_exception!(summitry, SummitryError, PyException, "What can go wrong in summitry.");
create_exception!(
    summitry,
    ModelError,
    SummitryError,
    "No language model, or rules or a model that cannot be used."
);
create_exception!(summitry, ArticleError, SummitryError, "A text that cannot be read as an article.");
create_exception!(
    summitry,
    GraphError,
    SummitryError,
    "A knowledge graph that cannot be read, changed or written."
);
create_exception!(
    summitry,
    QueryError,
    SummitryError,
    "A query that does not parse, or names what is not there."
);

/// Puts the exceptions into the module.
pub fn add(py: Python<'_>, module: &Bound<'_, PyModule>) -> PyResult<()> {
    module.add("SummitryError", py.get_type::<SummitryError>())?;
    module.add("ModelError", py.get_type::<ModelError>())?;
    module.add("ArticleError", py.get_type::<ArticleError>())?;
    module.add("GraphError", py.get_type::<GraphError>())?;
    module.add("QueryError", py.get_type::<QueryError>())
}

/// An error of the model or rules.
pub fn model(error: impl Display) -> PyErr {
    ModelError::new_err(error.to_string())
}

/// An error of an article.
pub fn article(error: impl Display) -> PyErr {
    ArticleError::new_err(error.to_string())
}

/// An error of a graph.
pub fn graph(error: impl Display) -> PyErr {
    GraphError::new_err(error.to_string())
}

/// An error of a query.
pub fn query(error: impl Display) -> PyErr {
    QueryError::new_err(error.to_string())
}
