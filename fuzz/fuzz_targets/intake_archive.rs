#![no_main]
//! Any bytes as a web archive: an article or a reason, never a panic; what is written is read back.

use libfuzzer_sys::fuzz_target;
use std::io::Cursor;
use summitry::article::Article;
use summitry::intake::{Fields, Origin, Taken, stream};

fuzz_target!(|bytes: &[u8]| {
    let bytes = [b"WARC/1.0\r\n".as_slice(), bytes].concat();
    let name = "fuzz.warc".to_owned();
    let origin = Origin { name, stem: "fuzz".to_owned(), found: true, ..Origin::default() };
    for taken in stream(Box::new(Cursor::new(bytes)), &origin, &Fields::default()) {
        let Taken::Article(article) = taken else { continue };
        let again = Article::from_text(&article.name, article.text.clone());
        assert_eq!((again.title, again.published, again.body), (article.title, article.published, article.body));
    }
});
