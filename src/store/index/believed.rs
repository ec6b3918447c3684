//! Whether the index that lies beside a graph is that graph's.

use super::Index;
use super::table;
use crate::store::text::digest;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// The SHA-256 of the table of a file, where it has one.
pub(crate) fn root_of(path: &Path) -> Option<String> {
    table::read(&File::open(path).ok()?).ok().map(|(_, root)| root)
}

/// The SHA-256 of the canonical text that a file says it was made from.
pub(crate) fn vouches_for(path: &Path) -> Option<[u8; 32]> {
    let (bytes, _) = table::read(&File::open(path).ok()?).ok()?;
    Some(table::Table::parse(&bytes)?.graph_sha256)
}

/// The index that lies in one of these files, where it is the one that the manifest names and the canonical text, in one
/// of those files, is still what it was made from; `Err` says why there is none.
///
/// A text that was not written since the manifest was is not read for that. A copy of a folder may have other times: its
/// text is read once through, which is still a small part of what parsing it takes.
pub(crate) fn believed(
    indexes: &[PathBuf],
    texts: &[PathBuf],
    manifest: &Path,
    root: &str,
    graph_sha256: &str,
) -> Result<Index, String> {
    let mut why = String::from("there is none");
    for path in indexes.iter().filter(|path| path.exists()) {
        match Index::open(path, root) {
            Ok(index) if hex(&index.table.graph_sha256) != graph_sha256 => {
                why = "it is of another graph".to_owned();
            }
            Ok(index) => {
                let written = fs::metadata(manifest).and_then(|m| m.modified()).ok();
                let same = |text: &PathBuf| is_same(text, &index, written);
                return if texts.iter().any(same) {
                    Ok(index)
                } else {
                    Err("graph.nq was changed since it was made".to_owned())
                };
            }
            Err(error) => why = error.reason().to_owned(),
        }
    }
    Err(why)
}

fn is_same(text: &Path, index: &Index, written: Option<SystemTime>) -> bool {
    let Ok(about) = fs::metadata(text) else { return false };
    if about.len() != index.table.graph_length {
        return false;
    }
    let untouched = about.modified().ok().zip(written).is_some_and(|(text, manifest)| text < manifest);
    untouched || digest(text).is_ok_and(|digest| digest == index.table.graph_sha256)
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
