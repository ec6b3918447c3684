//! Positions in an article's text, and the evidence made of them.

use serde::{Deserialize, Serialize};
use std::collections::HashSet;
use std::fmt;

/// A half-open range of code points in one article's text; never empty.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "RawSpan")]
pub struct Span {
    start: u32,
    end: u32,
}

#[derive(Deserialize)]
struct RawSpan {
    start: u32,
    end: u32,
}

impl TryFrom<RawSpan> for Span {
    type Error = String;

    fn try_from(raw: RawSpan) -> Result<Span, String> {
        Span::new(raw.start, raw.end).ok_or_else(|| format!("span {}-{} is empty", raw.start, raw.end))
    }
}

impl Span {
    /// The range from `start` up to, not including, `end`; `None` where that is empty.
    #[must_use]
    pub fn new(start: u32, end: u32) -> Option<Span> {
        (start < end).then_some(Span { start, end })
    }

    /// The first code point.
    #[must_use]
    pub fn start(self) -> u32 {
        self.start
    }

    /// The code point after the last.
    #[must_use]
    pub fn end(self) -> u32 {
        self.end
    }

    /// Whether `other` lies wholly inside.
    #[must_use]
    pub fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two share a code point.
    #[must_use]
    pub fn overlaps(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }
}

/// The public name of the rule that found a fact: `room.family.rule`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct RuleId(String);

impl RuleId {
    /// A rule's name, in the words of its pattern.
    #[must_use]
    pub fn new(name: impl Into<String>) -> RuleId {
        RuleId(name.into())
    }

    /// The name as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Default for RuleId {
    /// The rule of evidence that came from outside without naming one.
    fn default() -> RuleId {
        RuleId("unstated".to_owned())
    }
}

impl fmt::Display for RuleId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A span and the rule that marked it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Mark {
    /// Where.
    #[serde(flatten)]
    pub span: Span,
    /// By which rule.
    #[serde(default)]
    pub rule: RuleId,
}

/// Why we hold a fact. There is always a first mark, so there is no fact without a span.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(try_from = "Vec<Mark>", into = "Vec<Mark>")]
pub struct Evidence {
    first: Mark,
    rest: Vec<Mark>,
    /// All marks, once there are so many that going through them for each new one would cost the square of their number.
    known: HashSet<Mark>,
}

/// How many marks are gone through.
const FEW: usize = 32;

impl PartialEq for Evidence {
    fn eq(&self, other: &Evidence) -> bool {
        self.marks().eq(other.marks())
    }
}

impl Eq for Evidence {}

/// A list of marks was empty.
#[derive(Debug, thiserror::Error)]
#[error("a fact needs at least one span as its evidence")]
pub struct NoEvidence;

impl Evidence {
    /// Evidence of one mark.
    #[must_use]
    pub fn at(span: Span, rule: RuleId) -> Evidence {
        Evidence { first: Mark { span, rule }, rest: Vec::new(), known: HashSet::new() }
    }

    /// The same with another mark; a mark that is there already is not repeated.
    #[must_use]
    pub fn and(mut self, span: Span, rule: RuleId) -> Evidence {
        self.add(Mark { span, rule });
        self
    }

    /// Adds a mark unless it is there already.
    pub fn add(&mut self, mark: Mark) {
        if self.rest.len() < FEW {
            if !self.marks().any(|m| *m == mark) {
                self.rest.push(mark);
            }
            return;
        }
        if self.known.is_empty() {
            self.known = self.marks().cloned().collect();
        }
        if self.known.insert(mark.clone()) {
            self.rest.push(mark);
        }
    }

    /// The mark that the fact was first found by.
    #[must_use]
    pub fn first(&self) -> &Mark {
        &self.first
    }

    /// All marks, the first one first.
    pub fn marks(&self) -> impl Iterator<Item = &Mark> {
        std::iter::once(&self.first).chain(&self.rest)
    }
}

impl TryFrom<Vec<Mark>> for Evidence {
    type Error = NoEvidence;

    fn try_from(marks: Vec<Mark>) -> Result<Evidence, NoEvidence> {
        let mut marks = marks.into_iter();
        let first = marks.next().ok_or(NoEvidence)?;
        Ok(Evidence { first, rest: marks.collect(), known: HashSet::new() })
    }
}

impl From<Evidence> for Vec<Mark> {
    fn from(evidence: Evidence) -> Vec<Mark> {
        std::iter::once(evidence.first).chain(evidence.rest).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn evidence_without_a_span_cannot_be_read() {
        assert!(serde_json::from_str::<Evidence>("[]").is_err());
        assert!(serde_json::from_str::<Evidence>(r#"[{"start": 4, "end": 4}]"#).is_err());
        let read: Evidence = serde_json::from_str(r#"[{"start": 4, "end": 9, "rule": "a.b.c"}]"#).unwrap();
        assert_eq!(read, Evidence::at(Span::new(4, 9).unwrap(), RuleId::new("a.b.c")));
    }

    #[test]
    fn a_mark_is_kept_once() {
        let (span, rule) = (Span::new(1, 3).unwrap(), RuleId::new("a.b.c"));
        assert_eq!(Evidence::at(span, rule.clone()).and(span, rule.clone()).marks().count(), 1);
        // However many there are.
        let spans = || (1..100).filter_map(|start| Span::new(start, start + 2));
        let many =
            spans().chain(spans()).fold(Evidence::at(span, rule.clone()), |e, s| e.and(s, rule.clone()));
        assert!(many.marks().map(|m| m.span).eq(spans()));
    }
}
