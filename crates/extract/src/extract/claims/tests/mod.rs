//! Cases by cue family: what is claimed by whom in which words, and sentences that look alike and claim nothing.
//!
//! A claim is written "speaker | mode | words … words"; unnamed sources stand as written, nobody as "nobody".

use super::find;
use crate::extract::resources::Resources;
use crate::extract::testing::{claims, reading};

mod direct;
mod indirect;
mod nested;
mod phrases;
mod speakers;
mod vouched;

/// Reads every text and compares all claims found; names all that differ.
pub(super) fn check(cases: &[(&str, &[&str])]) {
    let mut wrong = Vec::new();
    for (text, expected) in cases {
        let found = claims(text);
        if found != *expected {
            wrong.push(format!("{text}\n  wanted {expected:#?}\n  found  {found:#?}"));
        }
    }
    assert!(wrong.is_empty(), "{} of {} cases fail:\n\n{}", wrong.len(), cases.len(), wrong.join("\n\n"));
}

/// Every verb of the lexicon reports in its own example.
#[test]
fn verbs_report_as_their_examples_say() {
    let resources = Resources::compiled_in();
    let mut wrong = Vec::new();
    for verb in resources.cues.verbs() {
        let (before, rest) = verb.example.split_once('[').expect("the content stands in brackets");
        let (content, after) = rest.split_once(']').expect("the content stands in brackets");
        let text = format!("{before}{content}{after}");
        let found = reading(&text, |r| {
            let words = |p: &std::ops::Range<usize>| r.doc.slice(p.clone()).to_owned();
            let all: Vec<String> =
                find(r).iter().map(|c| c.parts.iter().map(words).collect::<Vec<_>>().join(" … ")).collect();
            all
        });
        if !found.iter().any(|words| words == content) {
            wrong.push(format!("{}: {text}\n  wanted {content:?}, found {found:?}", verb.lemma));
        }
    }
    assert!(wrong.is_empty(), "{} examples fail:\n\n{}", wrong.len(), wrong.join("\n\n"));
}
