//! Whether an event took place, is to come, was called off or denied, as the words near it say.

use super::{Fact, words};
use crate::verify::carried::{has_word, words as words_of};
use crate::verify::view::{objects, says};
use crate::verify::{Findings, Rule};

impl Fact<'_, '_> {
    pub(super) fn status(&self, found: &mut Findings) {
        let w = &self.view.words;
        let denied_claim = self.voice.is_some_and(|claim| {
            self.view.about(claim).iter().any(|q| q[2] == w.certainty && q[3] == w.denied)
        });
        let near = self.carried.around(&self.evidence, 200);
        let is = |status| says(self.rows, w.status, status);
        let first = objects(self.rows, w.earliest).find_map(|d| self.view.terms.text(d));
        let last = objects(self.rows, w.latest).find_map(|d| self.view.terms.text(d));
        let published = self.carried.published.map(|d| d.to_string()).unwrap_or_default();
        let ahead = |day: Option<&str>| !published.is_empty() && day.is_some_and(|d| d > published.as_str());
        let fault = if is(w.cancelled) && !has_word(&near, words::CANCELLED) {
            "is cancelled, and no words near it say so"
        } else if is(w.denied) && !denied_claim && !has_word(&near, words::DENIED) {
            "is denied, and no words near it say so"
        } else if is(w.planned) && !ahead(last) && !has_word(&near, words::AHEAD) {
            "is planned, and no words near it look ahead"
        } else if is(w.hypothetical) && !has_word(&near, words::AHEAD) && !has_word(&near, words::IMAGINED) {
            "is hypothetical, and no words near it imagine it"
        } else if is(w.occurred) && ahead(first) && self.voice.is_none() {
            "has occurred, and its date is after the day of publication"
        } else if is(w.occurred) && self.evidence.iter().all(|e| looks_ahead(self.carried.index.slice(*e))) {
            "has occurred, and its words say that it is still to come, or called off"
        } else {
            return;
        };
        self.fail(found, Rule::DetailStatus, fault.to_owned());
    }
}

/// Whether words of one event say that it is to come or was called off.
fn looks_ahead(text: &str) -> bool {
    let text = format!(" {} ", words_of(text).join(" "));
    [
        " is scheduled to ",
        " are scheduled to ",
        " is expected to ",
        " are expected to ",
        " is due to ",
        " are due to ",
        " plans to ",
        " called off ",
    ]
    .iter()
    .any(|said| text.contains(said))
}
