//! Any text as a facts document.
#![no_main]

use libfuzzer_sys::fuzz_target;
use summitry::facts::Facts;

fuzz_target!(|text: &str| {
    let _ = Facts::from_json(text);
});
