//! Reads an archive that somebody sent.

use super::sheet::{FORMAT, Sheet, VERSION};
use super::{ArchiveError, GRAPH, SHEET, TEXTS, sha256};
use crate::files::read_bytes;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// An archive whose files have the hashes that it names.
#[derive(Debug)]
pub struct Archive {
    /// What it says of itself.
    pub sheet: Sheet,
    /// The texts that lie in it, by their SHA-256.
    pub(super) texts: BTreeMap<String, String>,
    /// Its graph, without the texts that did not go along.
    pub(super) graph: Vec<u8>,
    pub(super) path: PathBuf,
}

impl Archive {
    /// Whether a folder says that it is an archive.
    #[must_use]
    pub fn is_in(dir: &Path) -> bool {
        dir.join(SHEET).is_file()
    }

    /// Reads an archive and holds its files against their hashes.
    ///
    /// # Errors
    /// Where it is none, of another version, or a file is missing or not the one that it names.
    pub fn read(dir: &Path) -> Result<Archive, ArchiveError> {
        let bad =
            |path: &Path, reason: String| ArchiveError::Bad { path: path.display().to_string(), reason };
        let file = |path: &Path| read_bytes(path).map_err(|e| bad(path, e.to_string()));
        let path = dir.join(SHEET);
        let text = file(&path)?;
        let sheet: Sheet = serde_json::from_slice(&text).map_err(|e| bad(&path, e.to_string()))?;
        if sheet.format != FORMAT {
            return Err(bad(&path, format!("its format is {:?}, not {FORMAT:?}", sheet.format)));
        }
        if sheet.version != VERSION {
            let told =
                format!("it is of version {}, and this program reads version {VERSION}", sheet.version);
            return Err(bad(&path, told));
        }
        let path = dir.join(GRAPH);
        let graph = file(&path)?;
        let found = sha256(&graph);
        if found != sheet.file_sha256 {
            let told = format!("it has SHA-256 {found}, and {SHEET} names {}", sheet.file_sha256);
            return Err(bad(&path, told));
        }
        let mut texts = BTreeMap::new();
        for (id, item) in &sheet.articles {
            if !is_hash(&item.sha256) {
                return Err(bad(
                    &dir.join(SHEET),
                    format!("the SHA-256 of `{id}` is none: {:?}", item.sha256),
                ));
            }
            if let Some(number) = item.read_with.filter(|number| *number >= sheet.read_with.len()) {
                let told = format!("`{id}` was read with number {number} of `read_with`, which is not there");
                return Err(bad(&dir.join(SHEET), told));
            }
            if !item.text {
                continue;
            }
            let path = dir.join(TEXTS).join(format!("{}.txt", item.sha256));
            let bytes = file(&path)?;
            if sha256(&bytes) != item.sha256 {
                return Err(bad(
                    &path,
                    format!("it is not the text of `{id}`: its SHA-256 is {}", sha256(&bytes)),
                ));
            }
            let text = String::from_utf8(bytes).map_err(|e| bad(&path, e.to_string()))?;
            texts.insert(item.sha256.clone(), text);
        }
        Ok(Archive { sheet, texts, graph, path: dir.to_owned() })
    }
}

fn is_hash(text: &str) -> bool {
    text.len() == 64 && text.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'))
}
