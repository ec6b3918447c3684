//! The converted model: one safetensors file, its manifest in a tensor of bytes, sealed with a SHA-256.

use std::collections::{BTreeMap, HashMap};
use std::path::Path;

use safetensors::tensor::{Dtype, SafeTensors, TensorView};
use sha2::{Digest, Sha256};

use super::error::ModelError;
use super::manifest::{LAYOUT, Manifest};
use super::msgpack::{Array, floats};

/// The weights by name, and the static vectors' rows by the number of the word form, in ascending order.
#[derive(Debug, Default)]
pub struct Tensors {
    arrays: BTreeMap<String, Array>,
    pub(super) rows: Vec<(u64, u32)>,
    /// SHA-256 of all that was read; empty where nothing was.
    pub(super) seal: String,
}

impl Tensors {
    pub(super) fn insert(&mut self, name: &str, array: Array) {
        self.arrays.insert(name.to_owned(), array);
    }

    /// Removes one and gives it, if it is there.
    pub(super) fn take(&mut self, name: &str) -> Option<Array> {
        self.arrays.remove(name)
    }

    /// Removes one of the shape wanted, where `None` stands for any size.
    pub(super) fn shaped<const N: usize>(
        &mut self,
        name: &str,
        wanted: [Option<usize>; N],
    ) -> Result<([usize; N], Vec<f32>), String> {
        let array = self.take(name).ok_or_else(|| format!("it has no {name}"))?;
        let shape: [usize; N] =
            array.shape.clone().try_into().map_err(|_| format!("{name} has the shape {:?}", array.shape))?;
        if shape.iter().zip(wanted).any(|(n, w)| w.is_some_and(|w| w != *n) || *n == 0) {
            return Err(format!("{name} has the shape {shape:?}, not {wanted:?}"));
        }
        Ok((shape, array.data))
    }
}

const MANIFEST: &str = "manifest";
const KEYS: &str = "vectors.keys";
const ROWS: &str = "vectors.rows";
const SEAL: &str = "sha256";

/// Writes a model; a file half written is never left under its name.
pub fn save(path: &Path, manifest: &Manifest, tensors: &Tensors) -> Result<(), ModelError> {
    let io = |e| ModelError::io(path, e);
    let json = serde_json::to_vec(manifest).map_err(|e| ModelError::bad(path.display(), e))?;
    let mut parts: Vec<(String, Dtype, Vec<usize>, Vec<u8>)> =
        vec![(MANIFEST.to_owned(), Dtype::U8, vec![json.len()], json)];
    for (name, array) in &tensors.arrays {
        let bytes = array.data.iter().flat_map(|x| x.to_le_bytes()).collect();
        parts.push((name.clone(), Dtype::F32, array.shape.clone(), bytes));
    }
    if !tensors.rows.is_empty() {
        let keys = tensors.rows.iter().flat_map(|(k, _)| k.to_le_bytes()).collect();
        let rows = tensors.rows.iter().flat_map(|(_, r)| r.to_le_bytes()).collect();
        parts.push((KEYS.to_owned(), Dtype::U64, vec![tensors.rows.len()], keys));
        parts.push((ROWS.to_owned(), Dtype::U32, vec![tensors.rows.len()], rows));
    }
    parts.sort_by(|a, b| a.0.cmp(&b.0));
    let seal = seal(parts.iter().map(|(name, _, _, bytes)| (name.as_str(), bytes.as_slice())));
    let views = parts.iter().map(|(name, dtype, shape, bytes)| {
        TensorView::new(*dtype, shape.clone(), bytes).map(|view| (name.clone(), view))
    });
    let views: Vec<_> = views.collect::<Result<_, _>>().map_err(|e| ModelError::bad(path.display(), e))?;
    let bytes = safetensors::serialize(views, Some(HashMap::from([(SEAL.to_owned(), seal)])))
        .map_err(|e| ModelError::bad(path.display(), e))?;
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder).map_err(io)?;
    }
    let half = path.with_extension("part");
    std::fs::write(&half, bytes).and_then(|()| std::fs::rename(&half, path)).map_err(|e| {
        let _ = std::fs::remove_file(&half);
        io(e)
    })
}

/// Reads a model that [`save`] wrote.
pub fn load(path: &Path) -> Result<(Manifest, Tensors), ModelError> {
    let bytes = std::fs::read(path).map_err(|e| ModelError::io(path, e))?;
    parse(&bytes).map_err(|what| ModelError::bad(path.display(), what))
}

/// The same from memory. The error says what is wrong.
pub fn parse(bytes: &[u8]) -> Result<(Manifest, Tensors), String> {
    let again = "convert it again with `summitry model install`";
    let (_, metadata) =
        SafeTensors::read_metadata(bytes).map_err(|e| format!("damaged or not converted ({e}); {again}"))?;
    let file =
        SafeTensors::deserialize(bytes).map_err(|e| format!("damaged or not converted ({e}); {again}"))?;
    let mut views = file.tensors();
    views.sort_by(|a, b| a.0.cmp(&b.0));
    let found = seal(views.iter().map(|(name, view)| (name.as_str(), view.data())));
    if metadata.metadata().as_ref().and_then(|m| m.get(SEAL)) != Some(&found) {
        return Err(format!("its contents do not match its SHA-256; {again}"));
    }
    let mut manifest: Option<Manifest> = None;
    let mut tensors = Tensors::default();
    let (mut keys, mut rows) = (Vec::new(), Vec::new());
    for (name, view) in views {
        match (name.as_str(), view.dtype()) {
            (MANIFEST, Dtype::U8) => {
                manifest = Some(
                    serde_json::from_slice(view.data()).map_err(|e| format!("its manifest: {e}; {again}"))?,
                );
            }
            (KEYS, Dtype::U64) => {
                keys = view.data().as_chunks::<8>().0.iter().map(|b| u64::from_le_bytes(*b)).collect()
            }
            (ROWS, Dtype::U32) => {
                rows = view.data().as_chunks::<4>().0.iter().map(|b| u32::from_le_bytes(*b)).collect()
            }
            (_, Dtype::F32) => {
                tensors.insert(&name, Array { shape: view.shape().to_vec(), data: floats(view.data()) })
            }
            (_, dtype) => return Err(format!("{name} holds {dtype:?}; {again}")),
        }
    }
    tensors.seal = found;
    tensors.rows = keys.into_iter().zip(rows).collect();
    let manifest = manifest.ok_or_else(|| format!("it has no manifest; {again}"))?;
    if manifest.layout != LAYOUT {
        return Err(format!("its layout is {}, this program's is {LAYOUT}; {again}", manifest.layout));
    }
    Ok((manifest, tensors))
}

fn seal<'a>(parts: impl Iterator<Item = (&'a str, &'a [u8])>) -> String {
    let mut hash = Sha256::new();
    for (name, bytes) in parts {
        hash.update((name.len() as u64).to_le_bytes());
        hash.update(name);
        hash.update((bytes.len() as u64).to_le_bytes());
        hash.update(bytes);
    }
    hash.finalize().iter().map(|b| format!("{b:02x}")).collect()
}
