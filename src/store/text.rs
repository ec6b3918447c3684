//! From the text of a graph, and what came and went since, to the next text: line by line, as both are sorted.

use sha2::{Digest, Sha256};
use std::collections::BTreeSet;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::path::Path;

/// A text that was written.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Merged {
    pub(super) sha256: [u8; 32],
    pub(super) length: u64,
}

/// Writes the lines of a sorted text but for those that went, with those that came in their places; nothing where a line
/// that went is not there, or one that came is.
pub(super) fn merge(
    old: &Path,
    gone: &BTreeSet<String>,
    new: &BTreeSet<String>,
    out: &mut dyn Write,
) -> io::Result<Option<Merged>> {
    let mut old = BufReader::with_capacity(1 << 20, File::open(old)?);
    let mut edits = gone.iter().map(|l| (l, false)).chain(new.iter().map(|l| (l, true))).collect::<Vec<_>>();
    edits.sort_unstable();
    let mut edits = edits.into_iter().peekable();
    let mut hash = Sha256::new();
    let mut length = 0;
    let mut put = |line: &[u8]| {
        hash.update(line);
        length += line.len() as u64;
        out.write_all(line)
    };
    let mut line = Vec::new();
    while old.read_until(b'\n', &mut line)? > 0 {
        while let Some((new, comes)) = edits.next_if(|(edit, _)| edit.as_bytes() < &line[..]) {
            if !comes {
                return Ok(None);
            }
            put(new.as_bytes())?;
        }
        match edits.next_if(|(edit, _)| edit.as_bytes() == &line[..]) {
            Some((_, true)) => return Ok(None),
            Some((_, false)) => {}
            None => put(&line)?,
        }
        line.clear();
    }
    for (new, comes) in edits {
        if !comes {
            return Ok(None);
        }
        put(new.as_bytes())?;
    }
    Ok(Some(Merged { sha256: hash.finalize().into(), length }))
}

/// The SHA-256 of a file.
pub(super) fn digest(path: &Path) -> io::Result<[u8; 32]> {
    let mut file = File::open(path)?;
    let mut hash = Sha256::new();
    let mut piece = vec![0; 1 << 20];
    loop {
        match file.read(&mut piece)? {
            0 => return Ok(hash.finalize().into()),
            read => hash.update(&piece[..read]),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_come_and_go_in_their_places() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("old");
        std::fs::write(&path, "b\nd\nf\n").unwrap();
        let set = |lines: &[&str]| lines.iter().map(|l| format!("{l}\n")).collect::<BTreeSet<_>>();
        let merged = |gone: &[&str], new: &[&str]| {
            let mut out = Vec::new();
            let merged = merge(&path, &set(gone), &set(new), &mut out).unwrap()?;
            let text = String::from_utf8(out).unwrap();
            assert_eq!(merged.length, text.len() as u64);
            assert_eq!(merged.sha256[..], Sha256::digest(&text)[..]);
            Some(text.replace('\n', ""))
        };
        for (gone, new, text) in [
            (&[][..], &[][..], Some("bdf")),
            (&["d"], &["a", "c", "e", "g"], Some("abcefg")),
            (&["b", "d", "f"], &[], Some("")),
            (&["b", "f"], &["bb"], Some("bbd")),
            (&["c"], &[], None),
            (&["g"], &[], None),
            (&[], &["d"], None),
        ] {
            assert_eq!(merged(gone, new).as_deref(), text, "{gone:?} {new:?}");
        }
    }
}
