//! Bytes to text: what can be read at all.

use super::Article;
use std::path::Path;

/// The longest article that is read, in bytes. A book is about one megabyte; more is a data set or a mistake.
pub const MAX_BYTES: u64 = 8 * 1024 * 1024;

/// Why an input is no article.
#[derive(Debug, thiserror::Error)]
pub enum ArticleError {
    /// The file is missing or cannot be read.
    #[error("cannot read `{name}`: {error}")]
    Unreadable {
        /// The file as named by the user.
        name: String,
        /// What the operating system says.
        error: std::io::Error,
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
    #[error("`{name}` has {bytes} bytes: one article may have at most {MAX_BYTES}; split the file")]
    TooLong {
        /// The file as named by the user.
        name: String,
        /// Its size.
        bytes: u64,
    },
}

/// Reads one article from a file.
///
/// # Errors
/// See [`ArticleError`].
pub fn read_path(path: &Path) -> Result<Article, ArticleError> {
    let name = path.display().to_string();
    let unreadable = |error| ArticleError::Unreadable { name: name.clone(), error };
    let bytes = std::fs::metadata(path).map_err(unreadable)?.len();
    if bytes > MAX_BYTES {
        return Err(ArticleError::TooLong { name, bytes });
    }
    let content = std::fs::read(path).map_err(unreadable)?;
    let stem = path.file_stem().map(|s| s.to_string_lossy().into_owned()).unwrap_or_default();
    let mut article = read_bytes(&name, &stem, content)?;
    if article.source.is_none() {
        article.source = path.file_name().map(|n| n.to_string_lossy().into_owned());
    }
    Ok(article)
}

/// Reads one article from bytes; `name` is for messages, `stem` for the id where the text has no `Id:` line.
///
/// # Errors
/// See [`ArticleError`].
pub fn read_bytes(name: &str, stem: &str, bytes: Vec<u8>) -> Result<Article, ArticleError> {
    let name = name.to_owned();
    if bytes.len() as u64 > MAX_BYTES {
        return Err(ArticleError::TooLong { name, bytes: bytes.len() as u64 });
    }
    let text = String::from_utf8(bytes)
        .map_err(|e| ArticleError::NotUtf8 { name: name.clone(), offset: e.utf8_error().valid_up_to() })?;
    if text.trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}').is_empty() {
        return Err(ArticleError::Empty { name });
    }
    Ok(Article::from_text(stem, text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_article_is_refused_with_a_reason() {
        for (bytes, says) in [
            (b"".to_vec(), "is empty"),
            (b" \n\t\n".to_vec(), "is empty"),
            (b"caf\xe9".to_vec(), "byte 3 cannot be decoded"),
            (vec![b'a'; usize::try_from(MAX_BYTES).unwrap() + 1], "at most"),
        ] {
            let error = read_bytes("talks.txt", "talks", bytes).unwrap_err().to_string();
            assert!(error.contains(says) && error.contains("talks.txt"), "{error}");
        }
    }
}
