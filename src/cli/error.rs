//! What a user is told when a command fails.

use std::fmt::Display;
use std::io::Write;

/// One line that says what is wrong, where, and what to do.
#[derive(Debug)]
pub struct CliError {
    message: String,
    /// Lines below it that show the place.
    pointer: Option<String>,
    quiet: bool,
    code: u8,
}

impl CliError {
    /// An error of this message.
    #[must_use]
    pub fn new(message: impl Into<String>) -> CliError {
        CliError { message: message.into(), pointer: None, quiet: false, code: 1 }
    }

    /// What is said when some inputs were refused and the others were read: exit code 3.
    #[must_use]
    pub fn partial(message: impl Into<String>) -> CliError {
        CliError { code: 3, ..CliError::new(message) }
    }

    /// An error about one input or output: "`out.ttl`: no space left on device".
    #[must_use]
    pub fn about(what: impl Display, error: impl Display) -> CliError {
        CliError::new(format!("`{what}`: {error}"))
    }

    /// Prints the line and gives the exit code. A closed pipe (`| head`) ends quietly.
    #[must_use]
    pub fn report(&self) -> u8 {
        if self.quiet {
            return 0;
        }
        let message = crate::terminal::shown(&self.message.replace('\n', " "));
        // Where standard error is closed or full, the exit code is all that is left.
        let _ = writeln!(std::io::stderr().lock(), "error: {message}");
        if let Some(pointer) = &self.pointer {
            let _ = writeln!(std::io::stderr().lock(), "{}", crate::terminal::shown(pointer));
        }
        self.code
    }
}

impl Display for CliError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.message)
    }
}

impl From<std::io::Error> for CliError {
    fn from(error: std::io::Error) -> CliError {
        let quiet = error.kind() == std::io::ErrorKind::BrokenPipe;
        CliError { message: error.to_string(), pointer: None, quiet, code: 1 }
    }
}

/// Whether an error, or one that caused it, is that nobody reads the output any more.
fn is_closed_pipe(error: &(dyn std::error::Error + 'static)) -> bool {
    let io =
        error.downcast_ref::<std::io::Error>().is_some_and(|e| e.kind() == std::io::ErrorKind::BrokenPipe);
    io || error.source().is_some_and(is_closed_pipe)
}

impl From<crate::query::QueryError> for CliError {
    fn from(error: crate::query::QueryError) -> CliError {
        let pointer = match &error {
            crate::query::QueryError::Syntax(mistake) => Some(mistake.pointer()),
            _ => None,
        };
        CliError { pointer, quiet: is_closed_pipe(&error), ..CliError::new(error.to_string()) }
    }
}

/// Errors of rooms say what is wrong in one line already.
macro_rules! from_room {
    ($($error:ty),*) => { $(impl From<$error> for CliError {
        fn from(error: $error) -> CliError {
            let quiet = is_closed_pipe(&error);
            CliError { message: error.to_string(), pointer: None, quiet, code: 1 }
        }
    })* };
}
from_room!(
    crate::language::engine::ModelError,
    crate::pipeline::PipelineError,
    crate::article::ArticleError,
    crate::facts::FactsError,
    crate::rdf::BaseError,
    crate::store::StoreError,
    crate::shacl::ShapesError,
    crate::infer::InferError,
    crate::corrections::CorrectionError,
    crate::diff::DiffError,
    crate::verify::AgainError,
    crate::archive::ArchiveError,
    crate::network::NetworkError,
    crate::explain::ExplainError,
    crate::export::ExportError,
    crate::draw::DrawError,
    crate::report::ReportError,
    crate::serve::ServeError
);
