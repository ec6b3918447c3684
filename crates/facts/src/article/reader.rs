//! Bytes to text: what can be read at all.

use super::{Article, kind};
use std::io::Read;
use std::path::Path;

/// The longest article that is read, in bytes. A book is about one megabyte; more is a data set or a mistake.
pub const MAX_BYTES: u64 = 8 * 1024 * 1024;

/// Why an input is no article.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ArticleError {
    /// The file is missing or cannot be read.
    #[error("cannot read `{name}`: {error}")]
    Unreadable {
        /// The file as named by the user.
        name: String,
        /// What the operating system says.
        error: std::io::Error,
    },
    /// A pipe, a device or a folder: nothing that has an end of its own.
    #[error("`{name}` is no regular file; `-` reads standard input")]
    NoFile {
        /// The file as named by the user.
        name: String,
    },
    /// No plain text.
    #[error("`{name}` is {what}, no plain text: {todo}")]
    Kind {
        /// The file as named by the user.
        name: String,
        /// What it is.
        what: &'static str,
        /// What to do.
        todo: &'static str,
    },
    /// Not UTF-8.
    #[error(
        "`{name}` is not UTF-8: byte {offset} cannot be decoded; convert the file, for example with iconv"
    )]
    NotUtf8 {
        /// The file as named by the user.
        name: String,
        /// Offset of the first bad byte.
        offset: usize,
    },
    /// Nothing but white space.
    #[error("`{name}` is empty: an article needs text")]
    Empty {
        /// The file as named by the user.
        name: String,
    },
    /// Longer than [`MAX_BYTES`].
    #[error("`{name}` is longer than {MAX_BYTES} bytes, the most that one article may have; split the file")]
    TooLong {
        /// The file as named by the user.
        name: String,
    },
}

/// Reads one article from a file.
///
/// # Errors
/// See [`ArticleError`].
pub fn read_path(path: &Path) -> Result<Article, ArticleError> {
    read_named(path, &path.file_stem().map(|s| s.to_string_lossy().into_owned()).unwrap_or_default())
}

/// Reads one article from a file; `stem` is for the id where the text has no `Id:` line.
///
/// # Errors
/// See [`ArticleError`].
pub fn read_named(path: &Path, stem: &str) -> Result<Article, ArticleError> {
    let mut article = read_bytes(&path.display().to_string(), stem, read_file(path)?)?;
    if article.source.is_none() {
        article.source = path.file_name().map(|n| n.to_string_lossy().into_owned());
    }
    Ok(article)
}

/// The bytes of a file, up to one more than an article may have.
///
/// # Errors
/// For what cannot be read or is no regular file.
pub fn read_file(path: &Path) -> Result<Vec<u8>, ArticleError> {
    is_regular(path)?;
    let name = path.display().to_string();
    let unreadable = |error| ArticleError::Unreadable { name: name.clone(), error };
    let file = std::fs::File::open(path).map_err(unreadable)?;
    let mut content = Vec::new();
    // The size is looked at while reading: a file may grow, and some say that they are empty.
    file.take(MAX_BYTES + 1).read_to_end(&mut content).map_err(unreadable)?;
    Ok(content)
}

/// Whether a path is a file that has an end.
///
/// # Errors
/// For what is missing, and for pipes, devices and folders.
pub fn is_regular(path: &Path) -> Result<(), ArticleError> {
    let name = path.display().to_string();
    // Asked before it is opened: opening a pipe waits for a writer.
    let metadata =
        std::fs::metadata(path).map_err(|error| ArticleError::Unreadable { name: name.clone(), error })?;
    if !crate::files::has_an_end(path, &metadata) {
        return Err(ArticleError::NoFile { name });
    }
    Ok(())
}

/// Whether a text is Markdown: by its name's ending, or where it comes without a name, by its front matter.
pub fn is_markdown(name: &str, text: &[u8]) -> bool {
    let name = packed_name(name);
    let ending = Path::new(name).extension().map(|e| e.to_string_lossy().to_lowercase());
    match ending.as_deref() {
        Some("md" | "markdown") => true,
        Some(_) => false,
        None => text.trim_ascii_start().starts_with(b"---\n"),
    }
}

/// A file's name without the ending that says how it is packed.
pub fn packed_name(name: &str) -> &str {
    let split = |ending: &str| {
        let cut = name.len().checked_sub(ending.len())?;
        name.split_at_checked(cut).filter(|(_, end)| end.eq_ignore_ascii_case(ending))
    };
    [".gz", ".zst"].into_iter().find_map(split).map_or(name, |(inner, _)| inner)
}

/// Reads one article from bytes; `name` is for messages, and tells by its ending (`.md`) whether the text is Markdown;
/// `stem` is for the id where the text has no `Id:` line.
///
/// # Errors
/// See [`ArticleError`].
pub fn read_bytes(name: &str, stem: &str, bytes: Vec<u8>) -> Result<Article, ArticleError> {
    read_as(name, name, stem, bytes)
}

/// As [`read_bytes`], where the name that tells whether the text is Markdown is another, as of a file that was packed.
pub fn read_as(file: &str, name: &str, stem: &str, bytes: Vec<u8>) -> Result<Article, ArticleError> {
    let name = name.to_owned();
    if bytes.len() as u64 > MAX_BYTES {
        return Err(ArticleError::TooLong { name });
    }
    let markdown = is_markdown(file, &bytes);
    if let Some((what, todo)) = kind::other_than_text(&bytes, markdown) {
        return Err(ArticleError::Kind { name, what, todo });
    }
    let text = String::from_utf8(bytes)
        .map_err(|e| ArticleError::NotUtf8 { name: name.clone(), offset: e.utf8_error().valid_up_to() })?;
    if text.chars().all(|c| c.is_whitespace() || super::is_invisible(c)) {
        return Err(ArticleError::Empty { name });
    }
    Ok(Article::of_file(file, stem, text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_tell_how_a_file_is_packed() {
        for (name, inner) in [
            ("a.txt.gz", "a.txt"),
            ("b.WARC.GZ", "b.WARC"),
            ("c.jsonl.zst", "c.jsonl"),
            ("ß.txt", "ß.txt"),
            ("gz", "gz"),
        ] {
            assert_eq!(packed_name(name), inner);
        }
    }

    #[test]
    fn what_is_no_article_is_refused_with_a_reason() {
        for (bytes, says) in [
            (b"".to_vec(), "is empty"),
            (b" \n\t\n".to_vec(), "is empty"),
            ("\u{feff}\u{200b}\n".as_bytes().to_vec(), "is empty"),
            (b"<html><p>They met.</p></html>".to_vec(), "is HTML"),
            (b"caf\xe9".to_vec(), "byte 3 cannot be decoded"),
            (vec![b'a'; usize::try_from(MAX_BYTES).unwrap() + 1], "longer than"),
        ] {
            let error = read_bytes("talks.txt", "talks", bytes).unwrap_err().to_string();
            assert!(error.contains(says) && error.contains("talks.txt"), "{error}");
        }
    }
}
