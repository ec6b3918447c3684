//! Any request: each is told what it wants, and a parameter comes out as it was put in.
#![no_main]

use libfuzzer_sys::fuzz_target;
use summitry::serve::{Asked, Job, Wanted};

fuzz_target!(|input: (&str, &str, [&str; 2], &[u8], bool)| {
    let (method, target, [accept, content_type], body, writable) = input;
    for (method, path) in [(method, ""), ("GET", "/sparql?"), ("POST", "/sparql"), ("PUT", "/store?")] {
        let target = format!("{path}{target}");
        let _ = Asked { method, target: &target, accept, content_type, body }.wants(writable);
    }
    // Whoever encodes each byte is read as he wrote.
    let Ok(words) = str::from_utf8(body) else { return };
    let encoded: String = words.bytes().map(|b| format!("%{b:02x}")).collect();
    let (get, form) = (format!("/sparql?a=1&query={encoded}"), format!("query={encoded}&a=1"));
    let by_get = Asked { method: "GET", target: &get, accept, content_type, body: b"" };
    let content_type = "application/x-www-form-urlencoded; charset=utf-8";
    let by_form = Asked { method: "POST", target: "/sparql", accept, content_type, body: form.as_bytes() };
    for asked in [by_get, by_form] {
        match asked.wants(writable) {
            Wanted::Work(Job::Query { sparql, .. }) => assert_eq!(sparql, words),
            wanted => assert!(matches!(wanted, Wanted::Refused(400 | 406 | 413 | 414, _)), "{wanted:?}"),
        }
    }
});
