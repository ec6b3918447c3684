//! Whether the index that lies beside a graph is that graph's.

use super::Index;
use super::layer::Layer;
use super::table::{self, Kind};
use crate::store::TermId;
use crate::store::text::digest;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::SystemTime;

/// Where a text and its index may be, and what the manifest says of them.
#[derive(Debug)]
pub(crate) struct Beside<'m> {
    pub(crate) indexes: [PathBuf; 2],
    pub(crate) texts: [PathBuf; 2],
    /// SHA-256 of the index's table.
    pub(crate) root: &'m str,
    /// SHA-256 of the text.
    pub(crate) sha256: &'m str,
}

/// The SHA-256 of the table of a file, where it has one.
pub(crate) fn root_of(path: &Path, kind: Kind) -> Option<String> {
    table::read(&File::open(path).ok()?, kind).ok().map(|(_, root)| root)
}

/// The SHA-256 of the canonical text that a file says it was made from.
pub(crate) fn vouches_for(path: &Path, kind: Kind) -> Option<[u8; 32]> {
    let (bytes, _) = table::read(&File::open(path).ok()?, kind).ok()?;
    Some(table::Table::parse(&bytes, kind)?.graph_sha256)
}

/// The index of a graph and of what came and went since, where they are those that the manifest names and the texts are
/// still what they were made from; `Err` says why there is none.
///
/// A text that was not written since the manifest was is not read for that. A copy of a folder may have other times: its
/// text is read once through, which is still a small part of what parsing it takes.
pub(crate) fn believed(
    base: &Beside<'_>,
    changes: Option<&Beside<'_>>,
    manifest: &Path,
) -> Result<Index, String> {
    let base = layer(base, Kind::Whole, 0, manifest)?;
    let Some(changes) = changes else { return Ok(Index { base: Arc::new(base), changes: None }) };
    let changes = layer(changes, Kind::Changes, base.end(), manifest)?;
    Index::of(base, changes).map_err(|error| error.reason().to_owned())
}

fn layer(beside: &Beside<'_>, kind: Kind, first: TermId, manifest: &Path) -> Result<Layer, String> {
    let mut why = String::from("there is none");
    for path in beside.indexes.iter().filter(|path| path.exists()) {
        match Layer::open(path, beside.root, kind, first) {
            Ok(layer) if hex(&layer.table.graph_sha256) != beside.sha256 => {
                why = "it is of another graph".to_owned();
            }
            Ok(layer) => {
                let changed = |text: &PathBuf| format!("{} was changed since it was made", name(text));
                return match beside.texts.iter().any(|text| is_same(text, &layer, manifest)) {
                    true => Ok(layer),
                    false => Err(changed(&beside.texts[0])),
                };
            }
            Err(error) => why = error.reason().to_owned(),
        }
    }
    Err(why)
}

fn name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

/// Whether a text is what a file was made from.
pub(super) fn is_same(text: &Path, layer: &Layer, manifest: &Path) -> bool {
    let written = fs::metadata(manifest).and_then(|m| m.modified());
    let Ok(about) = fs::metadata(text) else { return false };
    if about.len() != layer.table.graph_length {
        return false;
    }
    let older = |text: SystemTime| written.is_ok_and(|manifest| text < manifest);
    about.modified().is_ok_and(older) || digest(text).is_ok_and(|digest| digest == layer.table.graph_sha256)
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
