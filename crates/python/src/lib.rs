//! The part of the Python package `summitry` that is Rust: what loads, reads, stores and answers. The package's own modules
//! (`python/summitry`) give it the manners of Python.
//!
//! Nothing here decides anything: each function calls the room of the library that it is named after, with the lock of the
//! interpreter released where that takes time, and turns errors into exceptions of one family ([`errors`]).

mod article;
mod crew;
mod errors;
mod facts;
mod graph;
mod parts;
mod pipeline;

use pyo3::prelude::*;
use std::ffi::OsString;

/// Runs the command line; gives its exit code.
#[pyfunction]
fn run(py: Python<'_>, python: OsString, arguments: Vec<OsString>) -> u8 {
    // Who works in processes of its own starts Python again, not a program that is not there.
    let again = vec![python, "-m".into(), "summitry".into()];
    py.detach(|| summitry::cli::run(again, arguments))
}

#[pymodule]
fn _native(py: Python<'_>, module: &Bound<'_, PyModule>) -> PyResult<()> {
    module.add("__version__", env!("CARGO_PKG_VERSION"))?;
    module.add_class::<article::Article>()?;
    module.add_class::<article::Records>()?;
    module.add_class::<facts::Facts>()?;
    module.add_class::<pipeline::Pipeline>()?;
    module.add_class::<crew::Crew>()?;
    module.add_class::<graph::Graph>()?;
    module.add_function(wrap_pyfunction!(run, module)?)?;
    module.add_function(wrap_pyfunction!(article::inputs, module)?)?;
    parts::add(module)?;
    errors::add(py, module)
}
