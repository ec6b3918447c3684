//! Sorted lines in a file, each as what differs from the one before, and many such files merged into a text.

use super::super::index::codec::{push_key, put};
use super::Merged;
use sha2::{Digest, Sha256};
use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::collections::binary_heap::PeekMut;
use std::fs::File;
use std::io::{self, BufReader, Read, Seek, SeekFrom, Write};
use std::path::Path;

/// How many bytes are read or written at once.
const PIECE: usize = 1 << 18;

/// Lines on their way into a file without a name.
pub(super) struct Lines {
    file: File,
    bytes: Vec<u8>,
    before: Vec<u8>,
}

impl Lines {
    /// None yet, in a folder.
    pub(super) fn in_folder(folder: &Path) -> io::Result<Lines> {
        Ok(Lines { file: tempfile::tempfile_in(folder)?, bytes: Vec::new(), before: Vec::new() })
    }

    /// Adds a line, which is greater than the one before; takes it, and leaves another there.
    pub(super) fn push(&mut self, line: &mut Vec<u8>) -> io::Result<()> {
        push_key(&mut self.bytes, &self.before, line);
        std::mem::swap(&mut self.before, line);
        if self.bytes.len() >= PIECE {
            self.file.write_all(&self.bytes)?;
            self.bytes.clear();
        }
        Ok(())
    }

    /// The file, to be read from its beginning.
    pub(super) fn finish(mut self) -> io::Result<File> {
        // No line has nothing in common with the one before and no length.
        put(&mut self.bytes, 0);
        put(&mut self.bytes, 0);
        self.file.write_all(&self.bytes)?;
        self.file.seek(SeekFrom::Start(0))?;
        Ok(self.file)
    }
}

/// Reads a number as `put` writes it.
fn number(input: &mut impl Read) -> io::Result<usize> {
    let (mut number, mut byte) = (0, [0]);
    for shift in (0..usize::BITS).step_by(7) {
        input.read_exact(&mut byte)?;
        number |= usize::from(byte[0] & 0x7f) << shift;
        if byte[0] < 0x80 {
            break;
        }
    }
    Ok(number)
}

/// Makes the line before the next; whether there is one.
fn next(input: &mut impl Read, line: &mut Vec<u8>) -> io::Result<bool> {
    let (shared, more) = (number(input)?, number(input)?);
    if shared + more == 0 {
        return Ok(false);
    }
    line.resize(shared + more, 0);
    input.read_exact(&mut line[shared..])?;
    Ok(true)
}

/// Writes the lines of all files in their order, each once.
pub(super) fn merge(files: Vec<File>, out: &mut dyn Write) -> io::Result<Merged> {
    let mut inputs: Vec<_> = files.into_iter().map(|file| BufReader::with_capacity(PIECE, file)).collect();
    let mut heads = BinaryHeap::new();
    for (place, input) in inputs.iter_mut().enumerate() {
        let mut line = Vec::new();
        if next(input, &mut line)? {
            heads.push(Reverse((line, place)));
        }
    }
    let (mut hash, mut length) = (Sha256::new(), 0);
    let (mut piece, mut before) = (Vec::with_capacity(2 * PIECE), Vec::new());
    while let Some(mut top) = heads.peek_mut() {
        let Reverse((line, place)) = &mut *top;
        if before != *line {
            piece.extend_from_slice(line);
            before.clone_from(line);
        }
        if !next(&mut inputs[*place], line)? {
            PeekMut::pop(top);
        }
        if piece.len() >= PIECE {
            hash.update(&piece);
            length += piece.len() as u64;
            out.write_all(&piece)?;
            piece.clear();
        }
    }
    hash.update(&piece);
    length += piece.len() as u64;
    out.write_all(&piece)?;
    Ok(Merged { sha256: hash.finalize().into(), length })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_of_many_files_are_merged_each_once() {
        let folder = tempfile::tempdir().unwrap();
        let file = |lines: &[&str]| {
            let mut all = Lines::in_folder(folder.path()).unwrap();
            lines.iter().for_each(|line| all.push(&mut format!("{line}\n").into_bytes()).unwrap());
            all.finish().unwrap()
        };
        let long = "x".repeat(300);
        let files = vec![file(&["a", "ab", "c", &long]), file(&[]), file(&["ab", "b", "c"]), file(&["c"])];
        let mut text = Vec::new();
        let merged = merge(files, &mut text).unwrap();
        assert_eq!(String::from_utf8(text.clone()).unwrap(), format!("a\nab\nb\nc\n{long}\n"));
        assert_eq!((merged.length, &merged.sha256[..]), (text.len() as u64, &Sha256::digest(&text)[..]));
    }
}
