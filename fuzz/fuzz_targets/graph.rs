//! Any bytes as the files of a knowledge graph: opening and verifying tell what is wrong, and never fail otherwise.
#![no_main]

use libfuzzer_sys::fuzz_target;
use serde_json::json;
use sha2::{Digest, Sha256};
use std::fs;
use summitry::store::Kg;

fuzz_target!(|input: (&str, &str, bool)| {
    let (quads, manifest, sealed) = input;
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("graph.nq"), quads).expect("written");
    // A seal that fits lets the bytes through to what lies behind it.
    let manifest = if sealed { sealed_manifest(quads) } else { manifest.to_owned() };
    fs::write(folder.path().join("manifest.json"), manifest).expect("written");
    let _ = summitry::verify::verify(folder.path(), None);
    if let Ok(kg) = Kg::open(folder.path()) {
        kg.canonical_hash().expect("what was opened has a hash");
    }
});

fn sealed_manifest(quads: &str) -> String {
    let seal = format!("{:x}", Sha256::digest(quads));
    json!({"format": "summitry-kg", "version": 1, "base": "https://w3id.org/summitry/id/", "graph_sha256": seal, "articles": {}}).to_string()
}
