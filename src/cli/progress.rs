//! How far a build is, on standard error, where that is a terminal.

use super::output::Verbosity;
use indicatif::{HumanDuration, ProgressBar, ProgressDrawTarget, ProgressState, ProgressStyle};
use std::fmt::Write;
use std::io::IsTerminal;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

/// The bar that is shown, so that other lines are written above it.
static SHOWN: Mutex<Option<ProgressBar>> = Mutex::new(None);

/// How many of the input's bytes are read, and how many articles are done.
pub(super) struct Progress {
    bar: Option<ProgressBar>,
    bytes: Arc<AtomicU64>,
    since: Instant,
    articles: u64,
}

impl Progress {
    /// Begins a bar of so many bytes; shows none where nobody would see it.
    pub(super) fn of(bytes: u64, verbosity: Verbosity) -> Progress {
        let seen = std::io::stderr().is_terminal() && !verbosity.is_quiet();
        let bar = seen.then(|| {
            let bar = ProgressBar::with_draw_target(Some(bytes), ProgressDrawTarget::stderr_with_hz(5));
            bar.set_style(style());
            bar.enable_steady_tick(Duration::from_millis(500));
            bar
        });
        SHOWN.lock().unwrap_or_else(PoisonError::into_inner).clone_from(&bar);
        Progress { bar, bytes: Arc::default(), since: Instant::now(), articles: 0 }
    }

    /// What counts the bytes that are read.
    pub(super) fn counter(&self) -> Arc<AtomicU64> {
        Arc::clone(&self.bytes)
    }

    /// An article is done.
    pub(super) fn article(&mut self) {
        self.articles += 1;
        if let Some(bar) = &self.bar {
            #[expect(clippy::cast_precision_loss, reason = "shown with one digit")]
            let rate = self.articles as f64 / self.since.elapsed().as_secs_f64().max(0.001);
            bar.set_position(self.bytes.load(Ordering::Relaxed));
            bar.set_message(format!("{} articles, {rate:.1}/s", self.articles));
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        SHOWN.lock().unwrap_or_else(PoisonError::into_inner).take();
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
    }
}

/// Writes to standard error above the bar, where there is one.
pub(super) fn above<T>(write: impl FnOnce() -> T) -> T {
    let shown = SHOWN.lock().unwrap_or_else(PoisonError::into_inner).clone();
    match shown {
        Some(bar) => bar.suspend(write),
        None => write(),
    }
}

fn style() -> ProgressStyle {
    let left = |state: &ProgressState, out: &mut dyn Write| {
        // Where nobody takes it, nothing is lost.
        let _ = write!(out, "{:#}", HumanDuration(state.eta()));
    };
    ProgressStyle::with_template("{bar:30} {percent}% {msg}, {left} left")
        .unwrap_or_else(|_| ProgressStyle::default_bar())
        .with_key("left", left)
}
