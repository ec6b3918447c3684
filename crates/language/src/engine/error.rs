//! Why a model is refused.

/// A model that cannot be read: the message says where, what and, if possible, what to do.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ModelError {
    /// No model was found at any of the usual places.
    #[error("no language model found; `make model` fetches one, or run `summitry model install WHEEL`")]
    Absent,
    /// The file or folder could not be read or written.
    #[error("{path}: {source}")]
    Io {
        /// Which.
        path: String,
        /// What the system says.
        source: std::io::Error,
    },
    /// It is not what it should be.
    #[error("{path}: not a usable model: {what}")]
    Bad {
        /// Which.
        path: String,
        /// What is wrong with it.
        what: String,
    },
}

impl ModelError {
    pub(super) fn bad(path: impl ToString, what: impl ToString) -> ModelError {
        ModelError::Bad { path: path.to_string(), what: what.to_string() }
    }

    pub(super) fn io(path: &std::path::Path, source: std::io::Error) -> ModelError {
        ModelError::Io { path: path.display().to_string(), source }
    }
}
