//! Every rule on its own examples, and what must hold whatever the text.

use super::rule::{Rule, Rules};
use crate::extract::testing;

/// The dates of a text that a rule found, as `words = value`.
fn found_by(rule: &Rule, text: &str) -> Vec<String> {
    testing::reading(text, |r| {
        let ours = r.dates.iter().filter(|d| d.rule == rule.id);
        ours.map(|d| format!("{} = {}", r.doc.slice(d.tokens.clone()), d.value)).collect()
    })
}

#[test]
fn rules_do_as_their_examples_say() {
    let mut wrong = Vec::new();
    for rule in &Rules::compiled_in().rules {
        let mut note = |text: &str, wanted: &str, found: Vec<String>| {
            let all = testing::dates(text);
            wrong.push(format!("{} ({})\n  {text}\n  {wanted}, found {found:?} of {all:?}", rule.id, rule.reads));
        };
        for example in &rule.fires {
            let found = found_by(rule, &example.text);
            if !found.contains(&example.finds) {
                note(&example.text, &example.finds, found);
            }
        }
        for example in &rule.silent {
            let found = found_by(rule, &example.text);
            if !found.is_empty() {
                note(&example.text, &example.because, found);
            }
        }
        if rule.fires.is_empty() || rule.silent.is_empty() {
            note("", "wants an example that fires and one that is silent", Vec::new());
        }
    }
    assert!(wrong.is_empty(), "{} examples fail:\n\n{}", wrong.len(), wrong.join("\n\n"));
}
