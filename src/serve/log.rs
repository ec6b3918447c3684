//! A line on standard error for each request.

use std::time::Duration;

/// How requests are logged. Parameters are left out: they may hold what is nobody's business.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum)]
pub enum Log {
    /// Not at all.
    #[default]
    None,
    /// For people.
    Text,
    /// A JSON object a line.
    Json,
}

impl Log {
    /// Tells of a request.
    pub(super) fn request(self, method: &str, path: &str, status: u16, took: Duration) {
        let time = jiff::Timestamp::now();
        let millis = took.as_millis();
        match self {
            Log::None => {}
            Log::Text => self.line(&format!("{time} {method} {} {status} {millis} ms", path.escape_default())),
            Log::Json => self.line(
                &serde_json::json!({ "time": time.to_string(), "method": method, "path": path, "status": status, "ms": u64::try_from(millis).unwrap_or(u64::MAX) })
                    .to_string(),
            ),
        }
    }

    /// Tells of something that the one who runs the server should know.
    pub(super) fn warning(self, what: &str) {
        match self {
            Log::Json => self.line(
                &serde_json::json!({ "time": jiff::Timestamp::now().to_string(), "warning": what })
                    .to_string(),
            ),
            _ => self.line(&format!("warning: {what}")),
        }
    }

    #[expect(clippy::unused_self, reason = "the other lines are its own")]
    fn line(self, text: &str) {
        use std::io::Write;
        // A closed standard error stops no server.
        let _ = writeln!(std::io::stderr(), "{text}");
    }
}
