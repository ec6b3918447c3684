//! The files of rules and words: those compiled in, and a folder that is laid over them.
//!
//! A file is known by its path below the folder, `events/meeting.toml`. Those compiled in lie beside the code and count by
//! lying there (`build.rs`). A folder with files of its own replaces those of the same path and adds the others.

use serde::de::DeserializeOwned;
use sha2::{Digest, Sha256};
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::path::Path;

/// Path below the folder, and text.
const COMPILED_IN: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/rule_files.rs"));

/// The folders in which a new file counts.
const OPEN: [&str; 4] = ["events", "relationships", "dates/rules", "claims/cues"];

/// What is wrong with a file of rules or words, and where.
#[derive(Debug, thiserror::Error)]
#[error("{file}{}: {problem}", line.map_or(String::new(), |l| format!(":{l}")))]
pub struct FileError {
    /// Which file.
    pub file: String,
    /// Which line, from 1; none where the file as a whole is meant.
    pub line: Option<usize>,
    /// What is wrong, and with which key or rule.
    pub problem: String,
}

impl FileError {
    /// Something is wrong at a byte of a file's text.
    pub(super) fn at(file: &str, text: &str, byte: usize, problem: impl ToString) -> FileError {
        let line = text.as_bytes().iter().take(byte).filter(|b| **b == b'\n').count() + 1;
        FileError { file: file.to_owned(), line: Some(line), problem: problem.to_string() }
    }

    /// Something is wrong with a file as a whole.
    pub(super) fn of(file: impl ToString, problem: impl ToString) -> FileError {
        FileError { file: file.to_string(), line: None, problem: problem.to_string() }
    }

    /// The same, for a file that was read from a folder.
    pub(crate) fn below(mut self, folder: &Path) -> FileError {
        let path = folder.join(&self.file);
        if path.is_file() {
            self.file = path.display().to_string();
        }
        self
    }

    /// What the reader of TOML says.
    pub(super) fn toml(file: &str, text: &str, error: &toml::de::Error) -> FileError {
        let problem = error.message().trim_end().replace('\n', "; ");
        match error.span() {
            Some(span) => FileError::at(file, text, span.start, problem),
            None => FileError::of(file, problem),
        }
    }
}

/// Reads a TOML text whose keys `T` knows.
pub(super) fn parse<T: DeserializeOwned>(file: &str, text: &str) -> Result<T, FileError> {
    toml::from_str(text).map_err(|e| FileError::toml(file, text, &e))
}

/// Files by their path below the folder.
#[derive(Clone, Debug)]
pub struct Files(BTreeMap<Cow<'static, str>, Cow<'static, str>>);

impl Files {
    /// Those that come with the program.
    #[must_use]
    pub fn compiled_in() -> Files {
        Files(COMPILED_IN.iter().map(|(name, text)| (Cow::from(*name), Cow::from(*text))).collect())
    }

    /// SHA-256 of all names and texts.
    #[must_use]
    pub fn sha256(&self) -> String {
        let mut hash = Sha256::new();
        for (name, text) in &self.0 {
            hash.update(format!("{name}\0{}\0{text}", text.len()).as_bytes());
        }
        format!("{:x}", hash.finalize())
    }

    /// Lays the TOML files of a folder over these.
    ///
    /// # Errors
    /// Where a file cannot be read, or lies where none is looked for.
    pub fn overlay(&mut self, folder: &Path) -> Result<(), FileError> {
        let mut waiting = vec![folder.to_owned()];
        let mut any = false;
        while let Some(at) = waiting.pop() {
            let entries = at.read_dir().map_err(|e| FileError::of(at.display(), e))?;
            for entry in entries {
                let path = entry.map_err(|e| FileError::of(at.display(), e))?.path();
                if path.is_dir() {
                    waiting.push(path);
                } else if path.extension().is_some_and(|e| e == "toml") {
                    self.lay_over(folder, &path)?;
                    any = true;
                }
            }
        }
        if any { Ok(()) } else { Err(FileError::of(folder.display(), "no .toml file lies here")) }
    }

    /// Adds a file, or puts another in its place.
    pub fn put(&mut self, name: &str, text: &str) {
        self.0.insert(name.to_owned().into(), text.to_owned().into());
    }

    fn lay_over(&mut self, folder: &Path, path: &Path) -> Result<(), FileError> {
        let text = crate::files::read_text(path).map_err(|e| FileError::of(path.display(), e))?;
        let below = path.strip_prefix(folder).unwrap_or(path);
        let parts: Vec<Cow<str>> = below.iter().map(|part| part.to_string_lossy()).collect();
        let name = parts.join("/");
        let open = name.rsplit_once('/').is_some_and(|(folder, _)| OPEN.contains(&folder));
        if !open && !self.0.contains_key(name.as_str()) {
            let problem = format!(
                "no rules are looked for here: a file replaces one that is built in (`lists.toml`), or lies in {}/",
                OPEN.join("/, ")
            );
            return Err(FileError::of(path.display(), problem));
        }
        self.0.insert(name.into(), text.into());
        Ok(())
    }

    /// One file's path and text.
    pub(super) fn get(&self, name: &str) -> Result<(&str, &str), FileError> {
        let found = self.0.get_key_value(name).map(|(name, text)| (&**name, &**text));
        found.ok_or_else(|| FileError::of(name, "this file is missing"))
    }

    /// The files that lie in a folder, in the order of their names.
    pub(super) fn of_folder(&self, folder: &str) -> Vec<(&str, &str)> {
        let inside = |name: &str| name.rsplit_once('/').is_some_and(|(f, _)| f == folder);
        self.0.iter().filter(|(name, _)| inside(name)).map(|(name, text)| (&**name, &**text)).collect()
    }
}
