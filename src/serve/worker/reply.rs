//! An answer on its way to the server: its head when the first piece is full or the answer ends, so that an error before
//! that is still a status; then pieces, up to a limit.

use crate::query::QueryError;
use crate::serve::wire::{self, DATA, HEAD, Head};
use crate::store::StoreError;
use std::io::{self, Write};

/// A piece of an answer, in bytes.
const PIECE: usize = 64 * 1024;

/// Why there is no answer.
#[derive(Debug)]
pub(super) enum Problem {
    /// What the client is told.
    Told { status: u16, why: String },
    /// The server does not take it.
    Gone(io::Error),
}

impl Problem {
    pub(super) fn told(status: u16, why: impl Into<String>) -> Problem {
        Problem::Told { status, why: why.into().replace('\n', " ") }
    }
}

impl From<QueryError> for Problem {
    fn from(error: QueryError) -> Problem {
        use oxigraph::sparql::QueryEvaluationError;
        match error {
            QueryError::Io(error) => Problem::from(error),
            QueryError::Evaluation(QueryEvaluationError::Cancelled) => {
                Problem::told(503, "the query took too long")
            }
            QueryError::Form(_) => Problem::told(406, error.to_string()),
            QueryError::Unknown { .. } | QueryError::NoNode { .. } => Problem::told(404, error.to_string()),
            QueryError::Store(error) => Problem::from(error),
            other => Problem::told(400, other.to_string()),
        }
    }
}

impl From<StoreError> for Problem {
    fn from(error: StoreError) -> Problem {
        Problem::told(500, error.to_string())
    }
}

impl From<io::Error> for Problem {
    fn from(error: io::Error) -> Problem {
        if error.kind() == io::ErrorKind::FileTooLarge {
            return Problem::told(413, "the answer is larger than this server gives");
        }
        Problem::Gone(error)
    }
}

/// An answer that is being written.
pub(super) struct Reply<'o> {
    out: &'o mut dyn Write,
    head: Option<Head>,
    piece: Vec<u8>,
    left: u64,
    is_begun: bool,
}

impl<'o> Reply<'o> {
    /// An answer of at most so many bytes.
    pub(super) fn new(out: &'o mut dyn Write, most: u64) -> Reply<'o> {
        Reply { out, head: None, piece: Vec::new(), left: most, is_begun: false }
    }

    /// Says what comes; before anything is written.
    pub(super) fn begin(&mut self, status: u16, kind: &str) {
        self.head = Some(Head { status, kind: kind.to_owned() });
    }

    /// Whether the head is sent, so that nothing can be taken back.
    pub(super) fn is_begun(&self) -> bool {
        self.is_begun
    }

    /// Sends what is left. An answer without a head is an empty one.
    pub(super) fn finish(&mut self) -> io::Result<()> {
        self.send()
    }

    fn send(&mut self) -> io::Result<()> {
        if !self.is_begun {
            let head = self
                .head
                .take()
                .unwrap_or(Head { status: 204, kind: "text/plain; charset=utf-8".to_owned() });
            wire::write_frame(self.out, HEAD, &serde_json::to_vec(&head)?)?;
            self.is_begun = true;
        }
        if !self.piece.is_empty() {
            wire::write_frame(self.out, DATA, &self.piece)?;
            self.piece.clear();
        }
        self.out.flush()
    }
}

impl Write for Reply<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let length = bytes.len() as u64;
        self.left = self.left.checked_sub(length).ok_or(io::ErrorKind::FileTooLarge)?;
        self.piece.extend_from_slice(bytes);
        if self.piece.len() >= PIECE {
            self.send()?;
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_comes_in_pieces_up_to_its_limit() {
        let mut sent = Vec::new();
        let mut reply = Reply::new(&mut sent, 100_000);
        reply.begin(200, "text/csv");
        reply.write_all(&[b'a'; 70_000]).unwrap();
        assert!(reply.is_begun());
        assert_eq!(reply.write_all(&[b'a'; 40_000]).unwrap_err().kind(), io::ErrorKind::FileTooLarge);
        reply.write_all(b"end").unwrap();
        reply.finish().unwrap();
        let mut read = &sent[..];
        let frames: Vec<(u8, usize)> = std::iter::from_fn(|| wire::read_frame(&mut read).unwrap())
            .map(|(kind, payload)| (kind, payload.len()))
            .collect();
        assert_eq!(frames[1..], [(DATA, 70_000), (DATA, 3)]);
        assert_eq!(frames[0].0, HEAD);
    }
}
