//! Tables (CSV): one article a row, below the names of its fields.

use super::json::{Fields, no_text};
use super::{Draft, Drafts, MAX_RECORD, Why, sha256};
use csv::{ReaderBuilder, StringRecord};
use serde_json::{Map, Value};
use std::io::{Error, Read, Result as IoResult};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

/// The rows of a table whose fields are parted by `mark`.
pub(super) fn rows(reader: impl Read + Send + 'static, mark: u8, fields: Fields) -> Result<Drafts, String> {
    let left = Arc::new(AtomicUsize::new(MAX_RECORD));
    let bounded = Bounded { inner: reader, left: Arc::clone(&left) };
    let mut table = ReaderBuilder::new().delimiter(mark).flexible(true).from_reader(bounded);
    let names = table.headers().map_err(|e| format!("is no sound table: {e}"))?.clone();
    let mut number = 1;
    let mut ended = false;
    Ok(Box::new(std::iter::from_fn(move || {
        if ended {
            return None;
        }
        number += 1;
        left.store(MAX_RECORD, Ordering::Relaxed);
        let mut row = StringRecord::new();
        let found = match table.read_record(&mut row) {
            Ok(false) => return None,
            Ok(true) => draft(&names, &row, &fields).ok_or_else(no_text),
            Err(error) => {
                ended = !matches!(error.kind(), csv::ErrorKind::Utf8 { .. });
                Err(Why::Fail(format!("cannot be read: {error}")))
            }
        };
        Some(match found {
            Ok(draft) => {
                let record = draft.head.id.clone().unwrap_or_else(|| number.to_string());
                Ok(Draft { record: Some(record), ..draft })
            }
            Err(why) => Err((Some(format!("row {number}")), why)),
        })
    })))
}

fn draft(names: &StringRecord, row: &StringRecord, fields: &Fields) -> Option<Draft> {
    let name = |name: &str| name.trim().trim_start_matches('\u{feff}').to_owned();
    let values = names.iter().zip(row).map(|(n, value)| (name(n), Value::String(value.to_owned())));
    let draft = fields.draft(&values.collect::<Map<String, Value>>())?;
    // What parts the fields is no part of them.
    let joined = row.iter().collect::<Vec<_>>().join("\u{1f}");
    Some(Draft { sha256: sha256(joined.as_bytes()), ..draft })
}

/// Ends where a row is longer than a record may be: a mark that nothing ends.
struct Bounded<R> {
    inner: R,
    left: Arc<AtomicUsize>,
}

impl<R: Read> Read for Bounded<R> {
    fn read(&mut self, buffer: &mut [u8]) -> IoResult<usize> {
        let left = self.left.load(Ordering::Relaxed);
        if left == 0 {
            return Err(Error::other("a row is longer than a record may be: is a quotation mark missing?"));
        }
        let length = buffer.len().min(left);
        let read = self.inner.read(&mut buffer[..length])?;
        self.left.store(left - read, Ordering::Relaxed);
        Ok(read)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(table: &str, mark: u8) -> Vec<(String, String)> {
        let shown = |draft: Result<Draft, (Option<String>, Why)>| match draft {
            Ok(d) => {
                (d.record.unwrap_or_default(), format!("{}|{}", d.head.title.unwrap_or_default(), d.body))
            }
            Err((record, why)) => (record.unwrap_or_default(), format!("{why:?}")),
        };
        rows(std::io::Cursor::new(table.to_owned()), mark, Fields::default()).unwrap().map(shown).collect()
    }

    #[test]
    fn rows_are_articles() {
        let found = read(
            "\u{feff}id,Title,Text\na,\"Talks, again\",\"They met.\nThey left.\"\nb,Short\n,,Third.\n",
            b',',
        );
        assert_eq!(found[0], ("a".to_owned(), "Talks, again|They met.\nThey left.".to_owned()));
        assert!(found[1].0 == "row 3" && found[1].1.contains("no text"), "{found:?}");
        assert_eq!(found[2], ("4".to_owned(), "|Third.".to_owned()));
        assert_eq!(read("title;body\nT;They met.\n", b';'), [("2".to_owned(), "T|They met.".to_owned())]);
    }

    #[test]
    fn a_mark_that_nothing_ends_is_an_error() {
        let table = format!("id,text\n1,\"{}", "a ".repeat(MAX_RECORD));
        let found = read(&table, b',');
        assert!(found.len() == 1 && found[0].1.contains("quotation mark"), "{:?}", found[0].0);
    }
}
