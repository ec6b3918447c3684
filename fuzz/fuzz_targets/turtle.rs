//! Any text as shapes and as a file of corrections: it is taken, or refused with a reason.
#![no_main]

use libfuzzer_sys::fuzz_target;
use summitry::{corrections::Corrections, rdf::Base, rdf::ontology, shacl};

fuzz_target!(|text: &str| {
    let _ = Corrections::read(text, &Base::default());
    let _ = shacl::validate(ontology().iter().take(200).cloned(), text);
});
