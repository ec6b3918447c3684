//! Lines of a stream, none longer than a record may be.

use super::MAX_RECORD;
use std::io::{BufRead, Read, Result};

/// One line, whole or too long.
pub(super) enum Line {
    Whole(Vec<u8>),
    TooLong,
}

/// The next line with its end; none at the end of the stream. What is too long is read over.
pub(super) fn line(reader: &mut impl BufRead) -> Result<Option<Line>> {
    let mut bytes = Vec::new();
    let read = reader.by_ref().take(MAX_RECORD as u64 + 1).read_until(b'\n', &mut bytes)?;
    if read == 0 {
        return Ok(None);
    }
    if read <= MAX_RECORD || bytes.ends_with(b"\n") {
        return Ok(Some(Line::Whole(bytes)));
    }
    loop {
        let buffer = reader.fill_buf()?;
        let (taken, ended) = match buffer.iter().position(|b| *b == b'\n') {
            Some(at) => (at + 1, true),
            None => (buffer.len(), buffer.is_empty()),
        };
        reader.consume(taken);
        if ended {
            return Ok(Some(Line::TooLong));
        }
    }
}
