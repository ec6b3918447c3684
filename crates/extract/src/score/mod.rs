//! How good the facts are: compares them with hand-made gold.
//!
//! In: [`Facts`] and [`Gold`]. Out: [`Counts`] by class, and precision, recall and F1 from them. For people who have gold
//! of their own; the matching is that of the scorer beside the project's gold files, and a test prints both.
//!
//! - `gold`: the gold file, and the names that it accepts for one thing.
//! - `classes`: entities, roles, dates, events, relationships.
//! - `claims`: content by overlap of characters, and who is right about the speaker.
//!
//! **Invariant:** what gold marks as optional is right if found and no loss if not.

mod claims;
mod classes;
mod gold;

pub use gold::{Gold, GoldError};

use crate::facts::Facts;
use serde::ser::SerializeMap;
use std::fmt::Write;

/// Found and right, missed, and found though wrong.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Found and right.
    pub right: usize,
    /// In gold and not found.
    pub missed: usize,
    /// Found and not in gold.
    pub spurious: usize,
}

impl Counts {
    /// Precision, recall and their harmonic mean; an empty class that is empty in gold is perfect.
    #[must_use]
    #[allow(clippy::cast_precision_loss)] // counts of one corpus
    pub fn figures(self) -> (f64, f64, f64) {
        let (right, missed, spurious) = (self.right as f64, self.missed as f64, self.spurious as f64);
        let precision = if right + spurious > 0.0 {
            right / (right + spurious)
        } else {
            f64::from(u8::from(self.missed == 0))
        };
        let recall = if right + missed > 0.0 { right / (right + missed) } else { 1.0 };
        let f1 = if precision + recall > 0.0 { 2.0 * precision * recall / (precision + recall) } else { 0.0 };
        (precision, recall, f1)
    }
}

/// Classes in the order of the table.
const CLASSES: [&str; 15] = [
    "people",
    "organizations",
    "places",
    "countries",
    "roles",
    "role_former",
    "dates",
    "events",
    "event_places",
    "event_status",
    "relationships",
    "claims",
    "claim_speakers",
    "claim_modes",
    "claim_certainty",
];

/// Classes that are shares of what another class matched.
const SHARES: [&str; 5] = ["role_former", "event_places", "event_status", "claim_modes", "claim_certainty"];

/// Classes whose F1 make the headline.
const HEADLINE: [&str; 7] =
    ["people", "countries", "roles", "dates", "events", "relationships", "claim_speakers"];

/// The counts of one or several articles.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Scores([Counts; CLASSES.len()]);

impl Scores {
    /// Compares one article's facts with its gold, and adds the counts.
    pub fn add(&mut self, gold: &Gold, facts: &Facts) {
        classes::score(self, gold, facts);
        claims::score(self, gold, facts);
    }

    fn count(&mut self, class: &str, right: usize, missed: usize, spurious: usize) {
        let Some(number) = CLASSES.iter().position(|c| *c == class) else { return };
        let counts = &mut self.0[number];
        counts.right += right;
        counts.missed += missed;
        counts.spurious += spurious;
    }

    /// The counts of a class; none for a name that is no class.
    #[must_use]
    pub fn of(&self, class: &str) -> Counts {
        CLASSES.iter().position(|c| *c == class).map_or(Counts::default(), |n| self.0[n])
    }

    /// The mean F1 of the classes that count.
    #[must_use]
    #[allow(clippy::cast_precision_loss)] // seven
    pub fn headline(&self) -> f64 {
        HEADLINE.iter().map(|c| self.of(c).figures().2).sum::<f64>() / HEADLINE.len() as f64
    }

    /// The table for people.
    #[must_use]
    pub fn table(&self) -> String {
        let mut out = format!("{:16} {:>6} {:>6} {:>6}   tp  fn  fp\n", "class", "P", "R", "F1");
        for class in CLASSES {
            let counts = self.of(class);
            let (p, r, f) = counts.figures();
            let Counts { right, missed, spurious } = counts;
            let note = if SHARES.contains(&class) { "   (right / wrong among the matched)" } else { "" };
            let _ = writeln!(out, "{class:16} {p:6.3} {r:6.3} {f:6.3} {right:4}{missed:4}{spurious:4}{note}");
        }
        let _ = writeln!(out, "headline {:.4}  = mean F1 of {}", self.headline(), HEADLINE.join(", "));
        out
    }
}

/// Precision, recall, F1 and counts by class, as programs read them.
impl serde::Serialize for Scores {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(CLASSES.len() + 1))?;
        for class in CLASSES {
            let Counts { right, missed, spurious } = self.of(class);
            let (precision, recall, f1) = self.of(class).figures();
            let row = serde_json::json!({
                "precision": precision, "recall": recall, "f1": f1, "right": right, "missed": missed, "spurious": spurious,
            });
            map.serialize_entry(class, &row)?;
        }
        map.serialize_entry("headline", &self.headline())?;
        map.end()
    }
}

/// Pairs each gold entry with the best prediction that is left, in the order of the gold; returns the pairs, the numbers
/// of the gold entries missed and of the predictions left over.
fn pair<G, P>(
    gold: &[G],
    predicted: &[P],
    same: impl Fn(&G, &P) -> f64,
) -> (Vec<(usize, usize)>, Vec<usize>, Vec<usize>) {
    let mut left: Vec<usize> = (0..predicted.len()).collect();
    let (mut pairs, mut missed) = (Vec::new(), Vec::new());
    for (g, entry) in gold.iter().enumerate() {
        let mut best: Option<(f64, usize)> = None;
        for p in &left {
            let score = same(entry, &predicted[*p]);
            if score > 0.0 && best.is_none_or(|(known, _)| score > known) {
                best = Some((score, *p));
            }
        }
        match best {
            Some((_, p)) => {
                left.retain(|l| *l != p);
                pairs.push((g, p));
            }
            None => missed.push(g),
        }
    }
    (pairs, missed, left)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_precision_recall_and_their_harmonic_mean() {
        let figures = Counts { right: 3, missed: 1, spurious: 2 }.figures();
        assert_eq!(figures, (0.6, 0.75, 2.0 * 0.6 * 0.75 / 1.35));
        assert_eq!(Counts::default().figures(), (1.0, 1.0, 1.0));
        assert_eq!(Counts { right: 0, missed: 2, spurious: 0 }.figures(), (0.0, 0.0, 0.0));
    }

    #[test]
    fn facts_are_scored_against_gold() {
        let text = "President Anna Smith of France met Boris Berg in Vienna on 3 May 2019. Berg said that the talks had failed.";
        let facts = crate::extract::testing::facts(&crate::article::Article::from_text("t", text.to_owned()));
        let gold = r#"{"file": "t.txt", "people": [{"label": "Anna Smith"}, {"label": "Carl Nobody"}], "countries": ["FRA"],
            "roles": [{"person": "Anna Smith", "role": "president", "of": "FRA"}], "dates": [{"span": [59, 69], "value": "2019-05-03"}],
            "events": [{"type": "Meeting", "participants": ["Anna Smith", "Boris Berg"], "date": "2019-05", "place": "Vienna", "status": "occurred"}],
            "claims": [{"speaker": "Boris Berg", "mode": "indirect", "certainty": "certain", "parts": [[86, 106]]}]}"#;
        let mut scores = Scores::default();
        scores.add(&Gold::from_json(gold).unwrap(), &facts);
        // Carl is missed and Boris is not in gold.
        assert_eq!(scores.of("people"), Counts { right: 1, missed: 1, spurious: 1 });
        for class in ["countries", "roles", "dates", "events", "event_places", "claims", "claim_modes"] {
            assert_eq!(scores.of(class), Counts { right: 1, missed: 0, spurious: 0 }, "{class}");
        }
    }
}
