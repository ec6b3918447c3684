//! Any text as Markdown: each range of what is read has its place in the file, in order.
#![no_main]

use libfuzzer_sys::fuzz_target;
use summitry::article::Article;

fuzz_target!(|text: &str| {
    let article = Article::from_markdown("fuzz", text.to_owned());
    let read = article.reads();
    let mut before = 0;
    for line in &article.body {
        assert!(line.end <= read.len() && read.get(line.clone()).is_some());
        for (at, c) in read[line.clone()].char_indices().filter(|(_, c)| !c.is_whitespace()) {
            let at = line.start + at;
            let file = article.in_file(at..at + c.len_utf8());
            assert!(!file.is_empty() && article.text.get(file.clone()).is_some(), "{c:?} at {at}: {file:?}");
            assert!(file.start >= before, "{c:?} at {at} stands before what comes before it");
            before = file.start;
        }
    }
});
