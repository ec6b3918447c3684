//! What the server has done, in the text format of Prometheus.

use std::fmt::Write;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

/// Upper ends of the buckets of durations, in milliseconds.
const BUCKETS: [u64; 8] = [5, 20, 50, 200, 1000, 5000, 20_000, 60_000];

/// The classes of answers, by the first digit of the status.
const CLASSES: [&str; 5] = ["1xx", "2xx", "3xx", "4xx", "5xx"];

/// Counters since the start.
#[derive(Debug, Default)]
pub(super) struct Metrics {
    classes: [AtomicU64; 5],
    buckets: [AtomicU64; 8],
    millis: AtomicU64,
    running: AtomicU64,
    pub connections: AtomicU64,
    pub refused_connections: AtomicU64,
}

/// A request that is being answered, until it is dropped: with its answer, or when its client leaves.
#[must_use]
pub(super) struct Running<'a>(&'a AtomicU64);

impl Drop for Running<'_> {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::Relaxed);
    }
}

impl Metrics {
    /// Counts a request among those that run.
    pub(super) fn begun(&self) -> Running<'_> {
        self.running.fetch_add(1, Ordering::Relaxed);
        Running(&self.running)
    }

    /// Counts an answer whose head took so long.
    pub(super) fn answered(&self, status: u16, took: Duration) {
        let class = usize::from(status / 100).clamp(1, 5) - 1;
        self.classes[class].fetch_add(1, Ordering::Relaxed);
        let millis = u64::try_from(took.as_millis()).unwrap_or(u64::MAX);
        self.millis.fetch_add(millis, Ordering::Relaxed);
        for (bucket, end) in self.buckets.iter().zip(BUCKETS) {
            if millis <= end {
                bucket.fetch_add(1, Ordering::Relaxed);
            }
        }
    }

    /// The counters, with others as name, meaning, type and value.
    pub(super) fn text(&self, others: &[(&str, &str, &str, u64)]) -> String {
        let mut out = String::new();
        let read = |counter: &AtomicU64| counter.load(Ordering::Relaxed);
        let head = |name: &str, about: &str, kind: &str| {
            format!("# HELP summitry_{name} {about}\n# TYPE summitry_{name} {kind}\n")
        };
        out += &head("requests_total", "Answers by class of status.", "counter");
        for (class, counter) in CLASSES.iter().zip(&self.classes) {
            let _ = writeln!(out, "summitry_requests_total{{class=\"{class}\"}} {}", read(counter));
        }
        out += &head("request_seconds", "Time to the head of an answer.", "histogram");
        for (bucket, end) in self.buckets.iter().zip(BUCKETS) {
            #[expect(clippy::cast_precision_loss, reason = "small whole numbers")]
            let seconds = end as f64 / 1000.0;
            let _ = writeln!(out, "summitry_request_seconds_bucket{{le=\"{seconds}\"}} {}", read(bucket));
        }
        let all: u64 = self.classes.iter().map(read).sum();
        let _ = writeln!(out, "summitry_request_seconds_bucket{{le=\"+Inf\"}} {all}");
        let millis = read(&self.millis);
        let _ = writeln!(out, "summitry_request_seconds_sum {}.{:03}", millis / 1000, millis % 1000);
        let _ = writeln!(out, "summitry_request_seconds_count {all}");
        let own = [
            ("requests_running", "Requests that have no answer yet.", "gauge", read(&self.running)),
            ("connections_total", "Connections taken.", "counter", read(&self.connections)),
            (
                "connections_refused_total",
                "Connections closed as too many.",
                "counter",
                read(&self.refused_connections),
            ),
        ];
        for (name, about, kind, value) in own.iter().chain(others) {
            out += &head(name, about, kind);
            let _ = writeln!(out, "summitry_{name} {value}");
        }
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_are_counted_by_class_and_time() {
        let metrics = Metrics::default();
        let running = metrics.begun();
        assert!(metrics.text(&[]).contains("\nsummitry_requests_running 1\n"));
        drop(running);
        metrics.answered(200, Duration::from_millis(30));
        metrics.answered(404, Duration::from_millis(1500));
        let text = metrics.text(&[("workers_started_total", "Workers started.", "counter", 2)]);
        for line in [
            "summitry_requests_total{class=\"2xx\"} 1",
            "summitry_request_seconds_bucket{le=\"0.02\"} 0",
            "summitry_request_seconds_bucket{le=\"0.05\"} 1",
            "summitry_request_seconds_bucket{le=\"5\"} 2",
            "summitry_request_seconds_sum 1.530",
            "# TYPE summitry_workers_started_total counter",
            "summitry_requests_running 0",
        ] {
            assert!(text.lines().any(|l| l == line), "{line}\n{text}");
        }
    }
}
