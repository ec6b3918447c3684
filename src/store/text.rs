//! From the text of a graph, and what came and went since, to the next text: line by line, as both are sorted.
//!
//! What came and went is a text as well, where it is kept apart: an RDF Patch of sorted lines, `A` with a quad that came
//! and `D` with one that went.

use sha2::{Digest, Sha256};
use std::collections::BTreeSet;
use std::fs::File;
use std::io::{self, BufRead, Read, Write};
use std::path::Path;

/// A text that was written.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Merged {
    pub(super) sha256: [u8; 32],
    pub(super) length: u64,
}

/// Lines that go and lines that come.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Patch {
    pub(super) gone: BTreeSet<String>,
    pub(super) new: BTreeSet<String>,
}

impl Patch {
    /// Its text.
    pub(super) fn write(&self, out: &mut dyn Write) -> io::Result<()> {
        self.new.iter().try_for_each(|line| write!(out, "A {line}"))?;
        self.gone.iter().try_for_each(|line| write!(out, "D {line}"))
    }

    /// What [`Patch::write`] wrote; nothing where that is another text.
    pub(super) fn read(text: &[u8]) -> Option<Patch> {
        let mut patch = Patch::default();
        for line in str::from_utf8(text).ok()?.split_inclusive('\n').filter(|line| line.ends_with('\n')) {
            match line.split_at_checked(2)? {
                ("A ", line) => patch.new.insert(line.to_owned()),
                ("D ", line) => patch.gone.insert(line.to_owned()),
                _ => return None,
            };
        }
        let mut again = Vec::with_capacity(text.len());
        patch.write(&mut again).ok()?;
        (again == text).then_some(patch)
    }
}

/// Writes the lines of a sorted text but for those that went, with those that came in their places; nothing where a line
/// that went is not there, or one that came is.
pub(super) fn merge(mut old: impl BufRead, patch: &Patch, out: &mut dyn Write) -> io::Result<Option<Merged>> {
    let Patch { gone, new } = patch;
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
    use std::io::BufReader;

    #[test]
    fn lines_come_and_go_in_their_places() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("old");
        std::fs::write(&path, "b\nd\nf\n").unwrap();
        let set = |lines: &[&str]| lines.iter().map(|l| format!("{l}\n")).collect::<BTreeSet<_>>();
        let merged = |gone: &[&str], new: &[&str]| {
            let mut out = Vec::new();
            let patch = Patch { gone: set(gone), new: set(new) };
            let merged = merge(BufReader::new(File::open(&path).unwrap()), &patch, &mut out).unwrap()?;
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

    #[test]
    fn a_patch_comes_back_and_nothing_else_is_one() {
        let set = |lines: &[&str]| lines.iter().map(|l| format!("{l}\n")).collect::<BTreeSet<_>>();
        let patch = Patch { gone: set(&["a", "z"]), new: set(&["b", "c"]) };
        let mut text = Vec::new();
        patch.write(&mut text).unwrap();
        assert_eq!(text, b"A b\nA c\nD a\nD z\n");
        assert_eq!(Patch::read(&text), Some(patch));
        for bad in ["A b", "A c\nA b\n", "A b\nA b\n", "D a\nA b\n", "a\n", "TX .\n", "A"] {
            assert_eq!(Patch::read(bad.as_bytes()), None, "{bad:?}");
        }
    }
}
