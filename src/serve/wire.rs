//! What passes between the server and the processes that answer: frames of a kind, a length (u32, little-endian) and
//! that many bytes.
//!
//! To a worker go [`TO_WORK`] (a [`Job`] as JSON after its length, then its body) and [`CANCEL`]. From it come [`READY`] or
//! [`FAILED`] once, and for each job [`HEAD`] (a [`Head`] as JSON), any number of [`DATA`], and [`END`] or [`BROKEN`].

use crate::query::Format;
use serde::{Deserialize, Serialize};
use std::io::{self, Read, Write};

pub(super) const TO_WORK: u8 = b'J';
pub(super) const CANCEL: u8 = b'C';
pub(super) const READY: u8 = b'R';
pub(super) const FAILED: u8 = b'F';
pub(super) const HEAD: u8 = b'H';
pub(super) const DATA: u8 = b'D';
pub(super) const END: u8 = b'E';
/// The answer cannot be finished; the payload says why.
pub(super) const BROKEN: u8 = b'B';

/// What a worker is to do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Job {
    /// Answer a query.
    Query {
        /// The query.
        sparql: String,
        /// Graphs that are its default graph, where the protocol names any.
        default_graphs: Vec<String>,
        /// Graphs that it may name, where the protocol names any.
        named_graphs: Vec<String>,
        /// Format and media type of rows, where the client takes any that there is.
        rows: Option<(Format, String)>,
        /// The same of triples.
        triples: Option<(Format, String)>,
    },
    /// Answer a query of the library.
    Named {
        /// Its name.
        name: String,
        /// Parameters and values.
        given: Vec<(String, String)>,
        /// `None` is JSON for programs that know nothing of SPARQL.
        format: Option<Format>,
        /// Media type of the answer.
        kind: String,
    },
    /// Say which query of the library answers a question.
    Ask {
        /// The question, in English.
        question: String,
    },
    /// What is known of a node.
    Node {
        /// Its IRI, whole or below the base.
        iri: String,
        /// `None` is a page.
        format: Option<Format>,
        /// Media type of the answer.
        kind: String,
    },
    /// The page that says what is there.
    FrontPage,
    /// What this service is (SPARQL 1.1 Service Description), at an address.
    Description {
        /// Where queries are answered.
        endpoint: String,
        /// In which format.
        format: Format,
        /// Media type of the answer.
        kind: String,
    },
    /// What the dataset is (`VoID`).
    Void {
        /// Where queries are answered.
        endpoint: String,
        /// In which format.
        format: Format,
        /// Media type of the answer.
        kind: String,
    },
    /// A graph of the Graph Store.
    Read {
        /// Its name; the default graph where there is none.
        graph: Option<String>,
        /// In which format.
        format: Format,
        /// Media type of the answer.
        kind: String,
    },
    /// Change a graph of the Graph Store by the body.
    Write {
        /// Its name; the default graph where there is none.
        graph: Option<String>,
        /// How.
        change: Change,
        /// Media type of the body.
        content_type: String,
    },
    /// Take the body, N-Triples, for the whole graph, as another worker has written it; drop the graph where it is gone.
    Apply {
        /// Its name; the default graph where there is none.
        graph: Option<String>,
        /// Whether it is gone.
        gone: bool,
    },
}

/// How a graph is changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Change {
    /// PUT
    Replace,
    /// POST
    Add,
    /// DELETE
    Drop,
}

/// What an answer begins with.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Head {
    /// Of HTTP.
    pub status: u16,
    /// Media type of the body.
    pub kind: String,
}

/// Writes a frame.
pub(super) fn write_frame(to: &mut dyn Write, kind: u8, payload: &[u8]) -> io::Result<()> {
    to.write_all(&frame_head(kind, payload.len())?)?;
    to.write_all(payload)
}

/// Kind and length, as they stand before a payload.
pub(super) fn frame_head(kind: u8, length: usize) -> io::Result<[u8; 5]> {
    let [a, b, c, d] =
        u32::try_from(length).map_err(|_| io::Error::from(io::ErrorKind::FileTooLarge))?.to_le_bytes();
    Ok([kind, a, b, c, d])
}

/// Kind and length of a frame.
pub(super) fn split_head([kind, length @ ..]: [u8; 5]) -> (u8, usize) {
    (kind, u32::from_le_bytes(length) as usize)
}

/// Reads a frame; `None` at the end.
pub(super) fn read_frame(from: &mut dyn Read) -> io::Result<Option<(u8, Vec<u8>)>> {
    let mut head = [0; 5];
    match from.read_exact(&mut head) {
        Err(e) if e.kind() == io::ErrorKind::UnexpectedEof => return Ok(None),
        other => other?,
    }
    let (kind, length) = split_head(head);
    let mut payload = vec![0; length];
    from.read_exact(&mut payload)?;
    Ok(Some((kind, payload)))
}

/// A job and its body as the payload of a frame.
pub(super) fn pack(job: &Job, body: &[u8]) -> io::Result<Vec<u8>> {
    let json = serde_json::to_vec(job)?;
    let length = u32::try_from(json.len()).map_err(|_| io::Error::from(io::ErrorKind::FileTooLarge))?;
    Ok([&length.to_le_bytes()[..], &json, body].concat())
}

/// The job and the body of such a payload.
pub(super) fn unpack(payload: &[u8]) -> io::Result<(Job, &[u8])> {
    let cut = || io::Error::from(io::ErrorKind::InvalidData);
    let (length, rest) = payload.split_first_chunk::<4>().ok_or_else(cut)?;
    let (json, body) = rest.split_at_checked(u32::from_le_bytes(*length) as usize).ok_or_else(cut)?;
    Ok((serde_json::from_slice(json)?, body))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn frames_and_jobs_come_out_as_they_went_in() {
        let job = Job::Write {
            graph: Some("http://a/g".to_owned()),
            change: Change::Add,
            content_type: "text/turtle".to_owned(),
        };
        let mut sent = Vec::new();
        write_frame(&mut sent, TO_WORK, &pack(&job, b"<a> <b> <c> .").unwrap()).unwrap();
        write_frame(&mut sent, CANCEL, &[]).unwrap();
        let mut read = &sent[..];
        let (kind, payload) = read_frame(&mut read).unwrap().unwrap();
        assert_eq!((kind, unpack(&payload).unwrap()), (TO_WORK, (job, &b"<a> <b> <c> ."[..])));
        assert_eq!(read_frame(&mut read).unwrap(), Some((CANCEL, Vec::new())));
        assert_eq!(read_frame(&mut read).unwrap(), None);
        assert!(unpack(&payload[..20]).is_err() && read_frame(&mut &sent[..20]).is_err());
    }
}
