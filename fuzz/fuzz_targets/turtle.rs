//! Any text as shapes and as a file of corrections: it is taken, or refused with a reason.
#![no_main]

use libfuzzer_sys::fuzz_target;
use summitry::{corrections::Corrections, rdf::Base, rdf::ontology, shacl};

fuzz_target!(|text: &str| {
    let base = Base::default();
    if let Ok(corrections) = Corrections::read(text, &base) {
        // What a graph keeps of them reads back as they were.
        let kept = Corrections::read(&corrections.to_turtle(&base).join("\n"), &base).expect("it was read before");
        assert_eq!(kept.all(), corrections.all());
    }
    let _ = shacl::validate(ontology().iter().take(200).cloned(), text);
});
