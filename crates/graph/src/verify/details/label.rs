//! What an event is called: its kind, who takes part, the place and the date.

use super::Fact;
use crate::store::TermId;
use crate::verify::view::objects;
use crate::verify::{Findings, Rule};

impl Fact<'_, '_> {
    /// The label names the kind, those who take part, the place and the date, and nothing else.
    pub(super) fn label(&self, kinds: &[String], found: &mut Findings) {
        let w = &self.view.words;
        if self.carried.entity_corrected || self.is_corrected(self.rows[0][0]) {
            return;
        }
        let names = |node: TermId| -> Vec<&str> {
            let rows = self.view.about(node).iter().filter(|q| q[1] == self.carried.graph);
            let names = rows.filter(|q| q[2] == w.label || q[2] == w.alternative);
            names.filter_map(|q| self.view.terms.text(q[3])).collect()
        };
        let actors: Vec<Vec<&str>> = objects(self.rows, w.actor).map(names).collect();
        let places: Vec<&str> = objects(self.rows, w.located).flat_map(names).collect();
        let date = objects(self.rows, w.date).find_map(|d| self.view.terms.text(d));
        for label in objects(self.rows, w.label).filter_map(|l| self.view.terms.text(l)) {
            if !is_label(label, kinds, actors.clone(), &places, date) {
                let message = format!("is called “{label}”, which is not what it says of itself");
                self.fail(found, Rule::WordsName, message);
            }
        }
    }
}

/// Whether a label is made of these: "Meeting of A, B and C in P, 2018-03"; who takes part stands in any order.
fn is_label(
    label: &str,
    kinds: &[String],
    mut actors: Vec<Vec<&str>>,
    places: &[&str],
    date: Option<&str>,
) -> bool {
    let mut rest = label;
    if let Some(date) = date {
        let Some(before) = rest.strip_suffix(date).and_then(|r| r.strip_suffix(", ")) else { return false };
        rest = before;
    }
    let kind = kinds.iter().map(|k| if k == "WeaponsTest" { "Weapons test" } else { k.as_str() });
    let Some(after) = kind.clone().find_map(|k| rest.strip_prefix(k)) else { return false };
    rest = after;
    if !places.is_empty() {
        let before = places.iter().find_map(|p| rest.strip_suffix(p)?.strip_suffix(" in "));
        let Some(before) = before else { return false };
        rest = before;
    }
    if actors.is_empty() {
        return rest.is_empty();
    }
    let Some(mut rest) = rest.strip_prefix(" of ") else { return false };
    while !actors.is_empty() {
        let mut best: Option<(usize, &str)> = None;
        for (number, names) in actors.iter().enumerate() {
            for after in names.iter().filter_map(|n| rest.strip_prefix(n)) {
                let ends = after.is_empty() || after.starts_with(", ") || after.starts_with(" and ");
                if ends && best.is_none_or(|b| after.len() < b.1.len()) {
                    best = Some((number, after));
                }
            }
        }
        let Some((number, after)) = best else { return false };
        actors.remove(number);
        rest = after.strip_prefix(", ").or_else(|| after.strip_prefix(" and ")).unwrap_or(after);
    }
    rest.is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_are_what_an_event_says_of_itself() {
        let kinds = ["Meeting".to_owned(), "Event".to_owned()];
        let actors = || vec![vec!["Bo Berg", "Berg"], vec!["Bo Berg Party"], vec!["France"]];
        for (label, fits) in [
            ("Meeting of Bo Berg Party, France and Bo Berg in Rome, 2018-03", true),
            ("Meeting of France, Bo Berg and Bo Berg Party in Rome, 2018-03", true),
            ("Meeting of France, Bo Berg and Bo Berg Party in Rome, 2017-03", false),
            ("Meeting of France, Bo Berg and Bo Berg Party in Oslo, 2018-03", false),
            ("Meeting of France and Bo Berg in Rome, 2018-03", false),
            ("Visit of France, Bo Berg and Bo Berg Party in Rome, 2018-03", false),
            ("Meeting of Spain, Bo Berg and Bo Berg Party in Rome, 2018-03", false),
        ] {
            assert_eq!(is_label(label, &kinds, actors(), &["Rome"], Some("2018-03")), fits, "{label}");
        }
        assert!(is_label("Meeting", &kinds, Vec::new(), &[], None));
    }
}
