//! What a build has read so far, so that one that was killed goes on where it was.
//!
//! A file in the graph's folder: of each article the SHA-256 that its reading has, and its facts. Where the next build
//! comes to an article with the same SHA-256, the facts are taken from there; reading is deterministic, so the graph
//! has the same bytes as if nothing had happened. It is gone once the graph is saved; only a kill leaves it.

use super::Lock;
use super::snapshot::JOURNAL;
use crate::facts::Facts;
use flate2::Compression;
use flate2::read::DeflateDecoder;
use flate2::write::DeflateEncoder;
use sha2::{Digest, Sha256};
use std::collections::HashMap;
use std::fs::{self, File};
use std::io::{BufRead, BufReader, Error, Read, Result, Seek, SeekFrom, Write};
use std::path::PathBuf;

/// The readings of a build that is under way.
#[derive(Debug)]
pub struct Journal {
    path: PathBuf,
    /// Open once something is written, or where something was found.
    file: Option<File>,
    /// Where the facts of each reading stand.
    known: HashMap<String, Entry>,
    end: u64,
}

#[derive(Clone, Debug)]
struct Entry {
    at: u64,
    length: u64,
    sha256: String,
}

/// The facts of an article as they stand in a journal; any thread can pack and unpack them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Packed {
    bytes: Vec<u8>,
    sha256: String,
}

impl Packed {
    /// Packs facts.
    ///
    /// # Errors
    /// Never for facts that were read: they are maps of strings and numbers, which JSON can always hold.
    pub fn of(facts: &Facts) -> Result<Packed> {
        let mut packed = DeflateEncoder::new(Vec::new(), Compression::fast());
        serde_json::to_writer(&mut packed, facts).map_err(Error::from)?;
        let bytes = packed.finish()?;
        let sha256 = format!("{:x}", Sha256::digest(&bytes));
        Ok(Packed { bytes, sha256 })
    }

    /// The facts, where another program did not write them otherwise.
    #[must_use]
    pub fn facts(&self) -> Option<Facts> {
        let mut json = Vec::new();
        DeflateDecoder::new(&self.bytes[..]).read_to_end(&mut json).ok()?;
        serde_json::from_slice(&json).ok()
    }
}

impl Journal {
    /// What a build left in the folder that a lock holds; what it had not written to its end is no more.
    #[must_use]
    pub fn open(lock: &Lock) -> Journal {
        let path = lock.folder().join(JOURNAL);
        let mut journal = Journal { path, file: None, known: HashMap::new(), end: 0 };
        // A journal that cannot be read is none: its articles are then read again.
        if let Ok(file) = File::options().read(true).write(true).open(&journal.path) {
            journal.index(&file);
            if file.set_len(journal.end).is_ok() {
                journal.file = Some(file);
            }
        }
        journal
    }

    /// How many readings it has.
    #[must_use]
    pub fn len(&self) -> usize {
        self.known.len()
    }

    /// Whether it has none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.known.is_empty()
    }

    fn index(&mut self, file: &File) {
        let total = file.metadata().map_or(0, |m| m.len());
        let mut reader = BufReader::new(file);
        loop {
            let mut line = String::new();
            let Ok(read) = reader.by_ref().take(256).read_line(&mut line) else { return };
            let parts: Vec<&str> = line.split_whitespace().collect();
            let [reading, sha256, length] = parts[..] else { return };
            let Ok(length) = length.parse::<u64>() else { return };
            let at = self.end + read as u64;
            if !line.ends_with('\n') || at.saturating_add(length) > total {
                return;
            }
            self.known.insert(reading.to_owned(), Entry { at, length, sha256: sha256.to_owned() });
            self.end = at + length;
            if reader.seek(SeekFrom::Start(self.end)).is_err() {
                return;
            }
        }
    }

    /// The facts of this reading as they were packed, where they were found before.
    pub fn get(&mut self, reading: &str) -> Option<Packed> {
        let entry = self.known.get(reading)?.clone();
        let file = self.file.as_mut()?;
        let mut packed = Vec::new();
        file.seek(SeekFrom::Start(entry.at)).ok()?;
        Read::by_ref(file).take(entry.length).read_to_end(&mut packed).ok()?;
        let is_same = format!("{:x}", Sha256::digest(&packed)) == entry.sha256;
        is_same.then_some(Packed { bytes: packed, sha256: entry.sha256 })
    }

    /// Writes down the facts of a reading.
    ///
    /// # Errors
    /// Where the file cannot be written; the build can go on without it.
    pub fn put(&mut self, reading: &str, facts: &Packed) -> Result<()> {
        let Packed { bytes: packed, sha256 } = facts;
        let head = format!("{reading} {sha256} {}\n", packed.len());
        let file = match &mut self.file {
            Some(file) => file,
            none => none
                .insert(File::options().read(true).write(true).create(true).truncate(true).open(&self.path)?),
        };
        file.seek(SeekFrom::Start(self.end))?;
        file.write_all(&[head.as_bytes(), packed].concat())?;
        let at = self.end + head.len() as u64;
        self.end = at + packed.len() as u64;
        self.known
            .insert(reading.to_owned(), Entry { at, length: packed.len() as u64, sha256: sha256.clone() });
        Ok(())
    }
}

impl Drop for Journal {
    fn drop(&mut self) {
        if self.file.take().is_some() {
            // Where it cannot be removed it is only in the way of nobody.
            let _ = fs::remove_file(&self.path);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Article;
    use crate::store::Patience;

    fn facts(text: &str) -> Packed {
        let facts = crate::extract::testing::facts(&Article::from_text("a", text.to_owned()));
        let packed = Packed::of(&facts).unwrap();
        assert_eq!(packed.facts(), Some(facts));
        packed
    }

    #[test]
    fn what_was_read_before_a_kill_is_there_and_what_was_half_written_is_not() {
        let folder = tempfile::tempdir().unwrap();
        let lock = Lock::acquire(folder.path(), Patience::Wait).unwrap();
        let (one, two) = (facts("Peru met Chile in Lima."), facts("Ghana signed a treaty with Togo."));
        let mut killed = Journal::open(&lock);
        killed.put("r1", &one).unwrap();
        let whole = killed.end;
        killed.put("r2", &two).unwrap();
        let path = killed.path.clone();
        std::mem::forget(killed);
        File::options().write(true).open(&path).unwrap().set_len(whole + 150).unwrap();
        let mut next = Journal::open(&lock);
        assert_eq!((next.get("r1"), next.get("r2")), (Some(one.clone()), None));
        next.put("r2", &two).unwrap();
        assert_eq!((next.get("r2"), next.get("r1"), next.len()), (Some(two), Some(one), 2));
        drop(next);
        assert!(!path.exists());
    }
}
