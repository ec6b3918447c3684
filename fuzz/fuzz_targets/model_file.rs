//! Any bytes as a converted model, and any manifest: refused or read, never a panic.
#![no_main]

use libfuzzer_sys::fuzz_target;
use summitry::language::engine::{Model, file, manifest::Manifest};

fuzz_target!(|bytes: &[u8]| {
    if let Ok((manifest, tensors)) = file::parse(bytes) {
        let _ = Model::new(manifest, tensors);
    }
    if let Ok(manifest) = serde_json::from_slice::<Manifest>(bytes) {
        let _ = Model::new(manifest, file::Tensors::default());
    }
});
