//! From the text of a graph, and what came and went since, to the next text: line by line, as both are sorted.
//!
//! What came and went is a text as well, where it is kept apart: an RDF Patch of sorted lines, `A` with a quad that came
//! and `D` with one that went.

use sha2::{Digest, Sha256};
use std::cmp::Reverse;
use std::collections::binary_heap::PeekMut;
use std::collections::{BTreeSet, BinaryHeap};
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

    /// Its lines in one order, each behind its mark, for [`merge_runs`].
    pub(super) fn write_run(&self, out: &mut dyn Write) -> io::Result<()> {
        let (mut gone, mut new) = (self.gone.iter().peekable(), self.new.iter().peekable());
        loop {
            let goes = match (gone.peek(), new.peek()) {
                (Some(gone), Some(new)) => gone < new,
                (gone, _) => gone.is_some(),
            };
            match if goes { gone.next() } else { new.next() } {
                Some(line) => write!(out, "{} {line}", if goes { 'D' } else { 'A' })?,
                None => return Ok(()),
            }
        }
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

/// A sorted text that is read line by line: of lines that are there, or of edits ([`Patch::write_run`]).
pub(super) struct Run {
    text: Box<dyn BufRead>,
    has_marks: bool,
}

/// A line of a run, whether it comes, and which run it is of.
type Head = Reverse<(Vec<u8>, usize, bool)>;

impl Run {
    pub(super) fn of_lines(text: Box<dyn BufRead>) -> Run {
        Run { text, has_marks: false }
    }

    pub(super) fn of_edits(text: Box<dyn BufRead>) -> Run {
        Run { text, has_marks: true }
    }

    /// The next line, which is read into what another needs no more.
    fn next(&mut self, place: usize, mut line: Vec<u8>) -> io::Result<Option<Head>> {
        let mut mark = *b"A ";
        if self.has_marks {
            match self.text.read_exact(&mut mark) {
                Err(e) if e.kind() == io::ErrorKind::UnexpectedEof => return Ok(None),
                read => read?,
            }
        }
        line.clear();
        let read = self.text.read_until(b'\n', &mut line)?;
        Ok((read > 0).then_some(Reverse((line, place, mark[0] == b'A'))))
    }
}

/// Writes the lines that are there after all runs, each of which was made later than the one before; nothing where a line that
/// goes is not there, or one that comes is.
pub(super) fn merge_runs(mut runs: Vec<Run>, out: &mut dyn Write) -> io::Result<Option<Merged>> {
    let mut heads: BinaryHeap<Head> = BinaryHeap::new();
    for (place, run) in runs.iter_mut().enumerate() {
        heads.extend(run.next(place, Vec::new())?);
    }
    let mut hash = Sha256::new();
    let mut length = 0;
    let mut line = Vec::new();
    while let Some(Reverse((head, place, comes))) = heads.pop() {
        let mut is_there = comes;
        if !comes {
            return Ok(None);
        }
        heads.extend(runs[place].next(place, std::mem::replace(&mut line, head))?);
        while let Some(mut top) = heads.peek_mut().filter(|top| top.0.0 == line) {
            let Reverse((again, place, comes)) = &mut *top;
            if *comes == is_there {
                return Ok(None);
            }
            is_there = *comes;
            match runs[*place].next(*place, std::mem::take(again))? {
                Some(next) => *top = next,
                None => drop(PeekMut::pop(top)),
            }
        }
        if is_there {
            hash.update(&line);
            length += line.len() as u64;
            out.write_all(&line)?;
        }
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
    fn runs_are_merged_in_the_order_in_which_they_were_made() {
        let merged = |below: &str, runs: &[&str]| {
            let text = |text: &str| -> Box<dyn BufRead> { Box::new(io::Cursor::new(text.to_owned())) };
            let mut all = vec![Run::of_lines(text(below))];
            all.extend(runs.iter().map(|run| Run::of_edits(text(run))));
            let mut out = Vec::new();
            let merged = merge_runs(all, &mut out).unwrap()?;
            assert_eq!((merged.length, &merged.sha256[..]), (out.len() as u64, &Sha256::digest(&out)[..]));
            Some(String::from_utf8(out).unwrap().replace('\n', ""))
        };
        for (below, runs, text) in [
            ("b\nd\n", &[][..], Some("bd")),
            ("b\nd\n", &["A a\nD b\nA e\n", "A b\nA c\nD e\n"], Some("abcd")),
            ("", &["A a\nA b\n", "D a\n", "A a\nD b\n", "A c\n"], Some("ac")),
            ("b\n", &["A b\n"], None),
            ("b\n", &["D a\n"], None),
            ("b\n", &["D b\n", "D b\n"], None),
        ] {
            assert_eq!(merged(below, runs).as_deref(), text, "{below:?} {runs:?}");
        }
        let set = |lines: &[&str]| lines.iter().map(|l| format!("{l}\n")).collect::<BTreeSet<_>>();
        let mut run = Vec::new();
        Patch { gone: set(&["a", "d", "e"]), new: set(&["b", "f"]) }.write_run(&mut run).unwrap();
        assert_eq!(run, b"D a\nA b\nD d\nD e\nA f\n");
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
