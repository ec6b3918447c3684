//! Any text as a facts document, and any ids in a sound one: what is read goes into a graph that is saved and opened.
#![no_main]

use libfuzzer_sys::fuzz_target;
use serde_json::json;
use summitry::facts::Facts;
use summitry::{Kg, rdf::Base};

fuzz_target!(|input: (&str, [&str; 5], &str)| {
    let (text, ids, words) = input;
    through(text);
    let [article, person, claim, event, source] = ids;
    let document = json!({
        "version": 1,
        "article": { "id": article, "title": words, "published": null, "source": source, "text": format!("a b {words}") },
        "entities": [{ "id": person, "type": "Person", "label": words, "same_as": [source], "mentions": [{ "start": 0, "end": 1, "kind": "name" }] }],
        "roles": [], "dates": [], "relationships": [],
        "events": [{
            "id": event, "type": "Meeting", "label": words, "participants": [person], "date": null, "place": null, "status": "occurred", "claim": claim,
            "evidence": [{ "start": 0, "end": 1, "rule": words }],
        }],
        "claims": [{
            "id": claim, "speaker": [person], "mode": "indirect", "certainty": "certain",
            "parts": [{ "start": 2, "end": 3 }],
        }],
    });
    through(&document.to_string());
});

fn through(text: &str) {
    let Ok(facts) = Facts::from_json(text) else { return };
    let mut kg = Kg::new(Base::default()).expect("a graph");
    kg.add(&facts).expect("what was read can be added");
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("kg");
    kg.save(&path).expect("saved");
    let read = Kg::open(&path).expect("what was saved can be opened");
    assert_eq!(read.sorted_lines().expect("lines"), kg.sorted_lines().expect("lines"));
}
