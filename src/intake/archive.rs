//! Web archives: WARC with pages as servers sent them, WET with their text.

use super::records::{Line, line};
use super::{Draft, Drafts, MAX_RECORD, Why, html, sha256};
use std::collections::BTreeMap;
use std::io::{BufRead, Error, ErrorKind, Read, Result};

/// The header of a record, or of an answer of a server.
type Header = BTreeMap<String, String>;

/// The pages and texts of an archive.
pub(super) fn records(mut reader: impl BufRead + Send + 'static) -> Drafts {
    let mut number = 0;
    let mut ended = false;
    Box::new(std::iter::from_fn(move || {
        while !ended {
            number += 1;
            match next(&mut reader, number) {
                Ok(Some(found)) => match found {
                    Some(draft) => return Some(draft),
                    None => continue,
                },
                Ok(None) => ended = true,
                Err(error) => {
                    ended = true;
                    let why = format!("cannot be read on: {error}");
                    return Some(Err((Some(format!("record {number}")), Why::Fail(why))));
                }
            }
        }
        None
    }))
}

type Found = Option<std::result::Result<Draft, (Option<String>, Why)>>;

/// The next record; inside, none where it is about another.
fn next(reader: &mut impl BufRead, number: usize) -> Result<Option<Found>> {
    let broken = |what: &str| Error::new(ErrorKind::InvalidData, what.to_owned());
    let first = loop {
        match line(reader)? {
            None => return Ok(None),
            Some(Line::Whole(bytes)) if bytes.trim_ascii().is_empty() => {}
            Some(Line::Whole(bytes)) => break bytes,
            Some(Line::TooLong) => return Err(broken("no record begins here")),
        }
    };
    if !first.starts_with(b"WARC/") {
        return Err(broken("no record begins here"));
    }
    let header = header(reader)?;
    let length: u64 = header
        .get("content-length")
        .and_then(|l| l.parse().ok())
        .ok_or_else(|| broken("the record does not say how long it is"))?;
    let kind = header.get("warc-type").map(|k| k.to_lowercase()).unwrap_or_default();
    let name = record_name(&header).unwrap_or_else(|| number.to_string());
    let wanted = matches!(kind.as_str(), "response" | "conversion" | "resource");
    if !wanted || length > MAX_RECORD as u64 {
        let passed = std::io::copy(&mut reader.take(length), &mut std::io::sink())?;
        if passed < length {
            return Err(broken("the archive ends within the record"));
        }
        let why = || Why::Skip(format!("is longer than {MAX_RECORD} bytes"));
        return Ok(Some(wanted.then(|| Err((Some(name), why())))));
    }
    let mut block = Vec::new();
    reader.take(length).read_to_end(&mut block)?;
    if (block.len() as u64) < length {
        return Err(broken("the archive ends within the record"));
    }
    Ok(Some(Some(match draft(&kind, &header, &block) {
        Ok(draft) => Ok(Draft { record: Some(name), sha256: sha256(&block), ..draft }),
        Err(why) => Err((Some(name), why)),
    })))
}

/// `<urn:uuid:...>` without what all have.
fn record_name(header: &Header) -> Option<String> {
    let id = header.get("warc-record-id")?.trim_matches(['<', '>', ' ']);
    Some(id.strip_prefix("urn:uuid:").unwrap_or(id).to_owned()).filter(|id| !id.is_empty())
}

/// `Name: value` lines up to a blank one.
fn header(reader: &mut impl BufRead) -> Result<Header> {
    let mut header = Header::new();
    loop {
        match line(reader)? {
            None => return Ok(header),
            Some(Line::TooLong) => return Err(Error::new(ErrorKind::InvalidData, "a header without end")),
            Some(Line::Whole(bytes)) if bytes.trim_ascii().is_empty() => return Ok(header),
            Some(Line::Whole(bytes)) => {
                let text = String::from_utf8_lossy(&bytes);
                if let Some((name, value)) = text.split_once(':') {
                    header.insert(name.trim().to_lowercase(), value.trim().to_owned());
                }
            }
        }
    }
}

/// What a record says.
fn draft(kind: &str, header: &Header, block: &[u8]) -> std::result::Result<Draft, Why> {
    let url = header.get("warc-target-uri").map(|u| u.trim_matches(['<', '>']).to_owned());
    let http = kind == "response" && url.as_ref().is_none_or(|u| u.starts_with("http"));
    let (kind, body) = if http {
        answer(block)?
    } else {
        (header.get("content-type").cloned().unwrap_or_default(), block.to_vec())
    };
    let plain = kind.split(';').next().unwrap_or_default().trim().to_lowercase();
    match plain.as_str() {
        "text/html" | "application/xhtml+xml" => html::draft(&body, Some(&kind), url.as_deref()),
        "text/plain" => {
            let mut draft = Draft { body: super::decode::decoded(&body, Some(&kind)), ..Draft::default() };
            draft.head.url = url;
            Ok(draft)
        }
        _ => Err(Why::Skip("is no page".to_owned())),
    }
}

/// Type and body of a server's answer.
fn answer(block: &[u8]) -> std::result::Result<(String, Vec<u8>), Why> {
    let mut reader = block;
    let broken = |_| Why::Fail("is no sound answer of a server".to_owned());
    let status = match line(&mut reader).map_err(broken)? {
        Some(Line::Whole(status)) if status.starts_with(b"HTTP/") => status,
        _ => return Err(Why::Fail("is no sound answer of a server".to_owned())),
    };
    let header = header(&mut reader).map_err(broken)?;
    let code = String::from_utf8_lossy(&status).split_whitespace().nth(1).map(str::to_owned);
    if code.as_deref() != Some("200") {
        return Err(Why::Skip("is no page: the server had none".to_owned()));
    }
    let says = |name: &str, what: &str| header.get(name).is_some_and(|v| v.to_lowercase().contains(what));
    let mut body = if says("transfer-encoding", "chunked") { chunks(reader) } else { None }
        .unwrap_or_else(|| reader.to_vec());
    if body.starts_with(b"\x1f\x8b") {
        let mut unpacked = Vec::new();
        let most = MAX_RECORD as u64;
        let read = flate2::read::MultiGzDecoder::new(&body[..]).take(most).read_to_end(&mut unpacked);
        read.map_err(|_| Why::Fail("is packed and cannot be unpacked".to_owned()))?;
        body = unpacked;
    } else if says("content-encoding", "br") || says("content-encoding", "zstd") {
        return Err(Why::Skip("is packed in a way that is not read".to_owned()));
    }
    Ok((header.get("content-type").cloned().unwrap_or_default(), body))
}

/// A body sent in chunks; none where it was put together already, as archives often have it.
fn chunks(mut rest: &[u8]) -> Option<Vec<u8>> {
    let mut body = Vec::new();
    loop {
        let end = rest.iter().position(|b| *b == b'\n')?;
        let size = std::str::from_utf8(&rest[..end]).ok()?.split(';').next()?.trim();
        let size = usize::from_str_radix(size, 16).ok()?;
        rest = &rest[end + 1..];
        if size == 0 {
            return Some(body);
        }
        body.extend_from_slice(rest.get(..size)?);
        rest = rest.get(size..)?;
        rest = rest.strip_prefix(b"\r\n").or_else(|| rest.strip_prefix(b"\n"))?;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record(kind: &str, id: &str, block: &[u8]) -> Vec<u8> {
        let head = format!(
            "WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:{id}>\r\nWARC-Target-URI: https://c.example/{id}\r\nContent-Type: text/plain\r\nContent-Length: {}\r\n\r\n",
            block.len()
        );
        [head.as_bytes(), block, b"\r\n\r\n"].concat()
    }

    fn read(bytes: Vec<u8>) -> Vec<(String, String)> {
        let shown = |draft: std::result::Result<Draft, (Option<String>, Why)>| match draft {
            Ok(d) => (d.record.unwrap_or_default(), d.body),
            Err((record, why)) => (record.unwrap_or_default(), format!("{why:?}")),
        };
        records(std::io::Cursor::new(bytes)).map(shown).collect()
    }

    #[test]
    fn texts_and_answers_are_read_and_the_rest_passed_over() {
        let sent = |status: &str, more: &str, body: &str| {
            format!("HTTP/1.1 {status}\r\nContent-Type: text/plain\r\n{more}\r\n{body}").into_bytes()
        };
        let chunked = "5\r\nThey \r\n4;x=1\r\nmet.\r\n0\r\n\r\n";
        let archive = [
            record("warcinfo", "i", b"software: none"),
            record("conversion", "a", b"They met."),
            record("request", "r", b"GET / HTTP/1.1"),
            record("response", "b", &sent("200 OK", "", "They left.")),
            record("response", "c", &sent("404 Not Found", "", "No.")),
            record("response", "d", &sent("200 OK", "Transfer-Encoding: chunked\r\n", chunked)),
            record("response", "e", &sent("200 OK", "Transfer-Encoding: chunked\r\n", "They met.")),
            record("response", "f", b"HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\nx"),
        ];
        let found = read(archive.concat());
        let names: Vec<&str> = found.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(names, ["a", "b", "c", "d", "e", "f"]);
        for (i, says) in
            ["They met.", "They left.", "the server had none", "They met.", "They met.", "no page"]
                .iter()
                .enumerate()
        {
            assert!(found[i].1.contains(says), "{:?}", found[i]);
        }
    }

    #[test]
    fn an_archive_that_breaks_off_gives_what_came_before() {
        let whole =
            [record("conversion", "a", b"They met."), record("conversion", "b", b"They left.")].concat();
        for cut in [8, 30, 150] {
            let found = read(whole[..whole.len() - cut].to_vec());
            assert!(
                found[0].1 == "They met." && found[1].1.contains("cannot be read on"),
                "{cut}: {found:?}"
            );
        }
        let found = read(b"WARC/1.0\r\nWARC-Type: response\r\n\r\n".to_vec());
        assert!(found.len() == 1 && found[0].1.contains("how long"), "{found:?}");
    }
}
