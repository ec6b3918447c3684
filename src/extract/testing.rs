//! What tests of extractors share: small texts, read as if published on Thursday, 16 May 2024.

use super::reading::Reading;
use super::rule::Rule;
use crate::article::Article;
use crate::gazetteer::Gazetteer;
use crate::language::Reader;
use std::sync::OnceLock;

/// The reader of all tests.
pub(crate) fn reader() -> &'static Reader {
    static READER: OnceLock<Reader> = OnceLock::new();
    READER.get_or_init(|| Reader::load(None).expect("a language model; `make model` fetches one"))
}

/// Everything that an article says.
pub(crate) fn facts(article: &Article) -> crate::facts::Facts {
    super::extract(reader(), article)
}

/// Reads a text and hands the reading to `look`.
pub(crate) fn reading<T>(text: &str, look: impl FnOnce(&Reading) -> T) -> T {
    let mut article = Article::from_text("test", text.to_owned());
    article.body = lines(text);
    article.published = jiff::civil::Date::new(2024, 5, 16).ok();
    let doc = reader().read(&article.text, &article.body);
    let mut reading = Reading::new(&article, &doc, Gazetteer::compiled_in(), super::phrases());
    super::read(&mut reading);
    look(&reading)
}

/// The byte ranges of the lines of a text that are not blank.
fn lines(text: &str) -> Vec<std::ops::Range<usize>> {
    let mut start = 0;
    let mut lines = Vec::new();
    for line in text.split('\n') {
        if !line.trim().is_empty() {
            lines.push(start..start + line.len());
        }
        start += line.len() + 1;
    }
    lines
}

/// Each date as its words and value.
pub(crate) fn dates(text: &str) -> Vec<(String, String)> {
    reading(text, |r| {
        r.dates.iter().map(|d| (r.doc.slice(d.tokens.clone()).to_owned(), d.value.to_string())).collect()
    })
}

/// Each claim as "speaker | mode | words … words".
pub(crate) fn claims(text: &str) -> Vec<String> {
    reading(text, |r| {
        let show = |c: &super::claims::FoundClaim| {
            let names: Vec<&str> = c.speaker.entities.iter().map(|e| r.entities[*e].label.as_str()).collect();
            let written = c.speaker.tokens.clone().map_or("nobody", |t| r.doc.slice(t));
            let speaker = if names.is_empty() { written.to_owned() } else { names.join(" + ") };
            let words: Vec<&str> = c.parts.iter().map(|p| r.doc.slice(p.clone())).collect();
            format!("{speaker} | {} | {}", c.mode.name(), words.join(" … "))
        };
        super::claims::find(r).iter().map(show).collect()
    })
}

/// Tries a rule's own examples and notes those that differ, with file, sentence and difference.
pub(crate) fn examples<T>(rule: &Rule<T>, wrong: &mut Vec<String>, find: impl Fn(&Reading) -> Vec<String>) {
    for example in &rule.fires {
        let found = reading(&example.text, |r| find(r));
        if !found.contains(&example.finds) {
            wrong.push(format!(
                "{} ({})\n  {}\n  wanted {}, found {found:?}",
                rule.id, rule.reads, example.text, example.finds
            ));
        }
    }
    for example in &rule.silent {
        let found = reading(&example.text, |r| find(r));
        if !found.is_empty() {
            wrong.push(format!(
                "{} ({})\n  {}\n  {}, but found {found:?}",
                rule.id, rule.reads, example.text, example.because
            ));
        }
    }
}
