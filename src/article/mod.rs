//! From a file or stream to an [`Article`]: metadata, text, and which of its lines are page furniture.
//!
//! In: bytes. Out: [`Article`]. The order of work is the order of the files:
//!
//! 1. [`reader`]: bytes to text, with the limits on size and encoding.
//! 2. `header`: `Title:` lines and YAML front matter.
//! 3. `newspaper`: the date lines, bylines and comment boxes that a copied page leaves in.
//!
//! An article without a title or a date is an article with gaps, not an error.
//!
//! **Invariant:** the text is the file as read. Nothing is cut out, so that offsets can be checked against the file;
//! furniture is only marked, and carries no facts.
//!
//! To read another format, add a file beside `header` and call it from [`Article::from_text`].

mod header;
mod newspaper;
mod reader;

pub use reader::{ArticleError, MAX_BYTES, read_bytes, read_path};

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
    /// Byte ranges of whole lines that carry facts, in order.
    pub body: Vec<Range<usize>>,
    /// SHA-256 of the bytes, in lower-case hexadecimal.
    pub sha256: String,
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
}

impl Article {
    /// Finds metadata and body in a text. `name` is the file's name without its ending.
    #[must_use]
    pub fn from_text(name: &str, text: String) -> Article {
        let (mut metadata, start) = header::read(&text);
        let body = newspaper::body(&text, start, &mut metadata);
        let sha256 = format!("{:x}", Sha256::digest(text.as_bytes()));
        Article {
            id: slug(metadata.id.as_deref().unwrap_or(name)),
            title: metadata.title.unwrap_or_default(),
            published: metadata.published,
            updated: metadata.updated,
            authors: metadata.authors,
            publisher: metadata.publisher,
            source: metadata.source,
            text,
            body,
            sha256,
        }
    }
}

/// Lower-case letters and digits joined by hyphens, safe in an IRI and a file name.
#[must_use]
pub fn slug(text: &str) -> String {
    let mut slug = String::with_capacity(text.len());
    for c in text.nfkd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase) {
        match plain(c) {
            Some(plain) => slug.push_str(plain),
            None if c.is_alphanumeric() => slug.push(c),
            // `İ` in lower case is an i with a combining dot.
            None if matches!(c, '\'' | '’' | '.') || is_combining_mark(c) => {}
            None if !slug.is_empty() && !slug.ends_with('-') => slug.push('-'),
            None => {}
        }
    }
    let slug = slug.trim_end_matches('-');
    if slug.is_empty() { "untitled".to_owned() } else { slug.to_owned() }
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
        ] {
            assert_eq!(slug(text), expected);
        }
    }
}
