//! From files and archives to articles: what it is, is seen from the bytes; archives are read record by record.
//!
//! In: a file's name and a stream of bytes. Out: [`Taken`], one after another: an [`Article`], or what was left out and
//! why. The order of work is the order of the files:
//!
//! 1. `packed`: gzip and Zstandard are unpacked as they are read, up to a limit.
//! 2. `form`: what the first bytes are.
//! 3. `json`, `table`, `archive` (WARC, WET): one record after another.
//! 4. `html`: the main text of a page; `decode`: its encoding; `said`, `published`, `dayline`: what the page says of it; `edges`,
//!    `furniture`, `prune`: captions and lines of the site, which are left out; `words`: how sites call them.
//! 5. `head`: title, days, authors, publisher and address as lines above the text.
//!
//! **Invariant:** what is taken out of a page or a record is written as a text article with header lines, as somebody
//! would by hand. All spans count in that text; the graph carries it with its own SHA-256, and with that of the bytes
//! that it was taken from. So it can be read anew without the archive
//! (`tests/formats.rs::articles_out_of_archives_are_read_again_from_the_graph`).
//!
//! **Invariant:** at most one record is in memory, and none is longer than [`MAX_RECORD`].
//!
//! To read another format, add a variant to `form::Form` and a file that gives [`Draft`]s.

mod archive;
mod dayline;
mod decode;
mod edges;
mod form;
mod furniture;
mod head;
mod html;
mod json;
mod overhead;
mod packed;
mod prune;
mod published;
mod records;
mod said;
mod table;
mod teasers;
mod told;
mod words;

pub use json::{FieldError, Fields};

use crate::article::{Article, ArticleError, MAX_BYTES, is_regular, packed_name, read_as, slug};
use form::Form;
use head::Head;
use sha2::{Digest, Sha256};
use std::io::{BufRead, BufReader, Read};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::AtomicU64;

/// The longest record of an archive, and the longest page, in bytes.
pub const MAX_RECORD: usize = 32 * 1024 * 1024;

/// How much of a stream is looked at to see what it is.
const HEAD: usize = 64 * 1024;

/// Where articles come from.
#[derive(Clone, Debug, Default)]
pub struct Origin {
    /// The file as named by the user; `-` is standard input.
    pub name: String,
    /// What ids are made from: the path below the folder that was given, without endings.
    pub stem: String,
    /// The id that the article is given, whatever its text says.
    pub id: Option<String>,
    /// Whether it was found in a folder, so that what is no article is passed over.
    pub found: bool,
    /// Counts the bytes that are read of it.
    pub read: Arc<AtomicU64>,
}

/// What came out of an input.
#[derive(Debug)]
pub enum Taken {
    /// An article.
    Article(Box<Article>),
    /// Something that was left out.
    Left(Left),
}

/// Something that was left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Left {
    /// What was left out, and why.
    pub message: String,
    /// Why, in a few words that many records may share.
    pub why: String,
    /// Whether it is one record among others.
    pub record: bool,
    /// Whether something is wrong with it; else it is no article to begin with.
    pub failed: bool,
}

/// What comes out of an input, one after another.
pub type Articles = Box<dyn Iterator<Item = Taken> + Send>;

/// What was found in a page or a record.
#[derive(Debug, Default)]
struct Draft {
    /// What names it within its archive; none where it is alone.
    record: Option<String>,
    head: Head,
    body: String,
    /// SHA-256 of the bytes that it was taken from.
    sha256: String,
}

/// Why a record gives no article.
#[derive(Debug)]
enum Why {
    /// It is no article to begin with.
    Skip(String),
    /// Something is wrong with it.
    Fail(String),
}

/// What a format gives: drafts, and the names and reasons of what gives none.
type Drafts = Box<dyn Iterator<Item = Result<Draft, (Option<String>, Why)>> + Send>;

/// The articles of a file.
#[must_use]
pub fn file(path: &Path, origin: &Origin, fields: &Fields) -> Articles {
    let opened = is_regular(path).and_then(|()| {
        let unreadable = |error| ArticleError::Unreadable { name: origin.name.clone(), error };
        std::fs::File::open(path).map_err(unreadable)
    });
    match opened {
        Ok(file) => stream(Box::new(file), origin, fields),
        Err(error) => one(failed(error.to_string())),
    }
}

/// The articles of a stream.
#[must_use]
pub fn stream(bytes: Box<dyn Read + Send>, origin: &Origin, fields: &Fields) -> Articles {
    match open(bytes, origin, fields) {
        Ok(articles) => articles,
        Err(Why::Skip(why)) if origin.found => one(Left { failed: false, ..failed(why) }),
        Err(Why::Skip(why) | Why::Fail(why)) => one(failed(why)),
    }
}

fn open(bytes: Box<dyn Read + Send>, origin: &Origin, fields: &Fields) -> Result<Articles, Why> {
    let broken = |error: std::io::Error| Why::Fail(format!("`{}` cannot be read: {error}", origin.name));
    let counted = packed::Counted { inner: bytes, taken: Arc::clone(&origin.read) };
    let mut reader = packed::unpacked(Box::new(counted)).map_err(broken)?;
    let head = peek(&mut reader).map_err(broken)?;
    let file = packed_name(&origin.name).to_owned();
    let drafts: Drafts = match form::of(&head, &file) {
        Form::Text => return text(reader, origin, &file).map(one_article),
        Form::Other(what, todo) => {
            let why = format!("`{}` is {what}, no plain text: {todo}", origin.name);
            // A text in an encoding that is not read is meant to be one.
            return Err(if what.contains("UTF-16") { Why::Fail(why) } else { Why::Skip(why) });
        }
        Form::Html => {
            let page = whole(reader, &origin.name)?;
            Box::new(std::iter::once(html::draft(&page, None, None).map_err(|why| (None, why))))
        }
        Form::Json => json::document(&whole(reader, &origin.name)?, fields),
        Form::JsonLines => json::lines(reader, fields.clone()),
        Form::Table(mark) => {
            let named = |why| Why::Fail(format!("`{}` {why}", origin.name));
            table::rows(reader, mark, fields.clone()).map_err(named)?
        }
        Form::Archive => archive::records(reader),
    };
    let origin = origin.clone();
    Ok(Box::new(drafts.map(move |draft| finished(draft, &origin))))
}

/// A text file as it is.
fn text(reader: impl Read, origin: &Origin, file: &str) -> Result<Article, Why> {
    if origin.found && !form::is_text_name(file) {
        return Err(Why::Skip(format!(
            "`{}` does not end like a text of an article: want .txt or .md",
            origin.name
        )));
    }
    let mut bytes = Vec::new();
    let most = MAX_BYTES + 1;
    let read = reader.take(most).read_to_end(&mut bytes);
    read.map_err(|e| Why::Fail(format!("`{}` cannot be read: {e}", origin.name)))?;
    let mut article =
        read_as(file, &origin.name, &origin.stem, bytes).map_err(|e| Why::Fail(e.to_string()))?;
    if let Some(id) = &origin.id {
        article.id = slug(id);
        article.name.clone_from(id);
    }
    if article.source.is_none() && origin.name != "-" {
        article.source = file_name(&origin.name);
    }
    foreign(origin, &article).map_or(Ok(article), Err)
}

/// Why an article that nobody named is not taken: its language.
fn foreign(origin: &Origin, article: &Article) -> Option<Why> {
    let told = article.notes.iter().find(|note| note.line.is_none() && article.language != "en");
    let note = told.filter(|_| origin.found)?;
    let why = note.message.split(", and").next().unwrap_or_default().to_owned();
    Some(Why::Skip(format!("`{}`: {why}", origin.name)))
}

/// A page or a record as an article.
fn finished(draft: Result<Draft, (Option<String>, Why)>, origin: &Origin) -> Taken {
    let left = |record: &Option<String>, why: Why| {
        let (why, failed) = match why {
            Why::Skip(why) => (why, !origin.found && record.is_none()),
            Why::Fail(why) => (why, true),
        };
        let within = record.as_ref().map_or(String::new(), |record| format!(" {record}"));
        Taken::Left(Left {
            message: format!("`{}`{within} {why}", origin.name),
            why,
            record: record.is_some(),
            failed,
        })
    };
    let draft = match draft {
        Ok(draft) => draft,
        Err((record, why)) => return left(&record, why),
    };
    let text = match draft.head.above(&draft.body) {
        Ok(text) => text,
        Err(why) => return left(&draft.record, why),
    };
    let given = origin.id.as_ref();
    let stem = match &draft.record {
        Some(record) => format!("{}/{record}", given.unwrap_or(&origin.stem)),
        None => given.or(draft.head.id.as_ref()).unwrap_or(&origin.stem).clone(),
    };
    let mut article = Article::from_text(&stem, text);
    article.id = slug(&stem);
    article.name = stem;
    article.source_sha256 = Some(draft.sha256);
    article.source = article.source.take().or_else(|| file_name(&origin.name));
    if article.words().trim().is_empty() {
        return left(&draft.record, Why::Skip("has no text of an article".to_owned()));
    }
    // In an archive nobody has looked at each record.
    let looked_at = Origin { found: origin.found || draft.record.is_some(), ..origin.clone() };
    if foreign(&looked_at, &article).is_some() {
        return left(&draft.record, Why::Skip("is not English".to_owned()));
    }
    Taken::Article(Box::new(article))
}

/// The file's own name; standard input has none.
fn file_name(path: &str) -> Option<String> {
    let name = Path::new(path).file_name()?;
    (path != "-").then(|| name.to_string_lossy().into_owned())
}

fn failed(message: String) -> Left {
    Left { why: message.clone(), message, record: false, failed: true }
}

fn one(left: Left) -> Articles {
    Box::new(std::iter::once(Taken::Left(left)))
}

fn one_article(article: Article) -> Articles {
    Box::new(std::iter::once(Taken::Article(Box::new(article))))
}

/// The first bytes of a stream, which stay in it.
fn peek(reader: &mut BufReader<Box<dyn Read + Send>>) -> std::io::Result<Vec<u8>> {
    let mut head = Vec::new();
    let mut inner = std::mem::replace(reader, BufReader::new(Box::new(std::io::empty())));
    inner.by_ref().take(HEAD as u64).read_to_end(&mut head)?;
    let again = std::io::Cursor::new(head.clone());
    *reader = BufReader::with_capacity(HEAD, Box::new(again.chain(inner)));
    Ok(head)
}

/// All bytes of a page or a document.
fn whole(reader: impl BufRead, name: &str) -> Result<Vec<u8>, Why> {
    let mut bytes = Vec::new();
    let read = reader.take(MAX_RECORD as u64 + 1).read_to_end(&mut bytes);
    read.map_err(|e| Why::Fail(format!("`{name}` cannot be read: {e}")))?;
    if bytes.len() > MAX_RECORD {
        return Err(Why::Fail(format!(
            "`{name}` is longer than {MAX_RECORD} bytes; one record a line has no such limit"
        )));
    }
    Ok(bytes)
}

/// SHA-256 in lower-case hexadecimal.
fn sha256(bytes: &[u8]) -> String {
    format!("{:x}", Sha256::digest(bytes))
}
