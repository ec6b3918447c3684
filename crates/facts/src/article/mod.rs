//! From a file or stream to an [`Article`]: metadata, text, and which of its lines are page furniture.
//!
//! In: bytes. Out: [`Article`]. The order of work is the order of the files:
//!
//! 1. `reader`: bytes to text, with the limits on size and encoding; `kind` tells what is no text.
//! 2. `plain`: the text without what no reader sees.
//! 3. `header`, `front_matter`: `Title:` lines, YAML and TOML; `day` reads their dates.
//! 4. `markdown`: the words of a Markdown text.
//! 5. `newspaper`: the date lines, bylines and comment boxes that a copied page leaves in.
//! 6. `language`: whether the body is English.
//!
//! What is not understood on the way is a [`Note`], with its line.
//!
//! An article without a title or a date is an article with gaps, not an error.
//!
//! **Invariant:** the text is the file as read. Nothing is cut out, so that offsets can be checked against the file;
//! furniture is only marked, and carries no facts. What the engine reads is [`Article::reads`], and
//! [`Article::in_file`] leads back.
//!
//! To read another format, add a file beside `header` and call it from [`Article::from_text`].

mod day;
mod front_matter;
mod header;
mod kind;
mod language;
mod likeness;
mod markdown;
mod newspaper;
mod plain;
mod reader;
mod reading;

pub use day::day;
pub use likeness::alike;
pub use plain::{Plain, is_invisible, visible};
pub use reader::{ArticleError, MAX_BYTES, read_bytes, read_file, read_named, read_path};
pub use reading::Reading;

#[doc(hidden)]
pub use header::{Key, is_iri, names};
#[doc(hidden)]
pub use kind::other_than_text;
#[doc(hidden)]
pub use reader::{is_markdown, is_regular, packed_name, read_as};

use jiff::civil::Date;
use sha2::{Digest, Sha256};
use std::ops::Range;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// One news text with its metadata.
#[derive(Clone, Debug, PartialEq)]
pub struct Article {
    /// A slug, from an `Id:` header or the file's name; unique in a knowledge graph.
    pub id: String,
    /// The headline; empty where none was found.
    pub title: String,
    /// Day of publication.
    pub published: Option<Date>,
    /// Day of the last change.
    pub updated: Option<Date>,
    /// Names on the byline.
    pub authors: Vec<String>,
    /// Who published it.
    pub publisher: Option<String>,
    /// Where it came from: an IRI or a file name.
    pub source: Option<String>,
    /// The text that all spans count in: the file as read.
    pub text: String,
    /// What the engine reads instead of the text, where the text has mark-up or what no reader sees.
    pub plain: Option<Plain>,
    /// Byte ranges of [`Article::reads`] that carry facts: whole lines, in order.
    pub body: Vec<Range<usize>>,
    /// BCP 47 tag of the body's language.
    pub language: String,
    /// The name that the id is made from, as the `Id:` header or the file has it.
    pub name: String,
    /// What was not understood.
    pub notes: Vec<Note>,
    /// SHA-256 of the text, in lower-case hexadecimal.
    pub sha256: String,
    /// SHA-256 of the page or record that the text was taken from, where it was.
    pub source_sha256: Option<String>,
}

/// Something in an input that was not understood, and was left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// The line of the file, from 1; `None` where it is about the whole.
    pub line: Option<usize>,
    /// What it is.
    pub message: String,
}

/// How the words of a file are marked up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Markup {
    /// Not at all.
    None,
    /// As Markdown.
    Markdown,
}

/// What the lines before the body say of the article.
#[derive(Debug, Default, PartialEq)]
struct Metadata {
    id: Option<String>,
    title: Option<String>,
    published: Option<Date>,
    updated: Option<Date>,
    authors: Vec<String>,
    publisher: Option<String>,
    source: Option<String>,
    notes: Vec<Note>,
}

impl Article {
    /// Finds metadata and body in a text. `name` is the file's name without its ending.
    #[must_use]
    pub fn from_text(name: &str, text: String) -> Article {
        Article::read(name, text, Markup::None)
    }

    /// As [`Article::from_text`], for a text in Markdown: links, emphasis, notes, pictures and HTML are not read.
    #[must_use]
    pub fn from_markdown(name: &str, text: String) -> Article {
        Article::read(name, text, Markup::Markdown)
    }

    /// As [`Article::from_text`], for the text of a file of this name, whose ending tells whether it is Markdown.
    #[must_use]
    pub fn of_file(file: &str, name: &str, text: String) -> Article {
        let markdown = reader::is_markdown(file, text.as_bytes());
        Article::read(name, text, if markdown { Markup::Markdown } else { Markup::None })
    }

    /// An article as it was when it was read, from the text that a graph carries and the source that it names.
    #[must_use]
    pub fn carried(id: &str, text: String, source: Option<&str>) -> Article {
        // An address tells nothing of the file; front matter does then.
        let file = source.filter(|source| !source.contains(':')).unwrap_or_default();
        Article { id: id.to_owned(), ..Article::of_file(file, id, text) }
    }

    fn read(name: &str, text: String, markup: Markup) -> Article {
        let mut plain = Plain::of(&text);
        let (mut metadata, mut start) = header::read(plain.text());
        if markup == Markup::Markdown {
            (plain, start) = markdown::words(&plain, start);
        }
        let body = newspaper::body(plain.text(), start, &mut metadata);
        let other = language::other_than_english(&words(plain.text(), &body, " "));
        let mut notes = std::mem::take(&mut metadata.notes);
        let language = other.map_or("en".to_owned(), |(tag, language)| {
            let message =
                format!("the text is not English but {language}, and is read as if it were English");
            notes.push(Note { line: None, message });
            tag
        });
        let name = metadata.id.unwrap_or_else(|| name.to_owned());
        let sha256 = format!("{:x}", Sha256::digest(text.as_bytes()));
        Article {
            id: slug(&name),
            title: metadata.title.unwrap_or_default(),
            published: metadata.published,
            updated: metadata.updated,
            authors: metadata.authors,
            publisher: metadata.publisher,
            source: metadata.source,
            plain: (!plain.is_file(&text)).then_some(plain),
            text,
            body,
            language,
            name,
            notes,
            sha256,
            source_sha256: None,
        }
    }

    /// What the engine reads: the text without mark-up and without what no reader sees.
    #[must_use]
    pub fn reads(&self) -> &str {
        self.plain.as_ref().map_or(&self.text, Plain::text)
    }

    /// The bytes of [`Article::text`] that a range of [`Article::reads`] stands for.
    #[must_use]
    pub fn in_file(&self, range: Range<usize>) -> Range<usize> {
        self.plain.as_ref().map_or(range.clone(), |plain| plain.in_file(range))
    }

    /// SHA-256 of the words of the body, whatever header, mark-up and white space stand around them.
    #[must_use]
    pub fn body_sha256(&self) -> String {
        let words = words(self.reads(), &self.body, " ");
        let plain = words.split_whitespace().collect::<Vec<_>>().join(" ");
        format!("{:x}", Sha256::digest(plain.as_bytes()))
    }

    /// The text that carries facts.
    #[must_use]
    pub fn words(&self) -> String {
        words(self.reads(), &self.body, "\n")
    }
}

/// A text without the header above it.
#[must_use]
pub fn story(text: &str) -> &str {
    let (_, start) = header::read(text);
    &text[start..]
}

fn words(text: &str, body: &[Range<usize>], between: &str) -> String {
    body.iter().map(|line| &text[line.clone()]).collect::<Vec<_>>().join(between)
}

/// Lower-case letters and digits joined by hyphens, safe in an IRI and a file name.
#[must_use]
pub fn slug(text: &str) -> String {
    // Most are names of one word.
    if !text.is_empty() && text.bytes().all(|b| b.is_ascii_alphanumeric()) {
        return text.to_ascii_lowercase();
    }
    let mut slug = String::with_capacity(text.len());
    // ASCII decomposes into itself: most names are spared the tables of Unicode.
    if text.is_ascii() {
        for c in text.chars() {
            match c {
                c if c.is_ascii_alphanumeric() => slug.push(c.to_ascii_lowercase()),
                '\'' | '.' => {}
                c if is_invisible(c) => {}
                _ if !slug.is_empty() && !slug.ends_with('-') => slug.push('-'),
                _ => {}
            }
        }
    } else {
        let take = |c: char| match plain(c) {
            Some(plain) => slug.push_str(plain),
            None if c.is_alphanumeric() => slug.push(c),
            // `İ` in lower case is an i with a combining dot.
            None if matches!(c, '\'' | '’' | '.') || is_combining_mark(c) => {}
            None if !slug.is_empty() && !slug.ends_with('-') => slug.push('-'),
            None => {}
        };
        let seen =
            |c: &char| !is_combining_mark(*c) && !is_invisible(*c) && !matches!(c, '\u{200c}' | '\u{200d}');
        text.nfkd().filter(seen).flat_map(char::to_lowercase).for_each(take);
    }
    slug.truncate(slug.trim_end_matches('-').len());
    if slug.is_empty() { "untitled".to_owned() } else { slug }
}

/// Letters that Unicode does not decompose, as English newspapers write them.
fn plain(c: char) -> Option<&'static str> {
    Some(match c {
        'ø' => "o",
        'ł' => "l",
        'đ' | 'ð' => "d",
        'ħ' => "h",
        'ı' => "i",
        'æ' => "ae",
        'œ' => "oe",
        'ß' => "ss",
        'þ' => "th",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slugs_are_plain_and_stable() {
        for (text, expected) in [
            ("Kim Jong-un", "kim-jong-un"),
            ("Recep Tayyip Erdoğan", "recep-tayyip-erdogan"),
            ("U.S. Agency", "us-agency"),
            ("  —  ", "untitled"),
            ("İstanbul", "istanbul"),
            ("東京", "東京"),
            ("Ol\u{ad}ga \u{200b}Mar\u{200d}tens", "olga-martens"),
        ] {
            assert_eq!(slug(text), expected);
        }
    }
}
