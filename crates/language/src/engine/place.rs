//! Where models are kept, and how they get there.

use std::path::{Path, PathBuf};

use super::convert::convert;
use super::error::ModelError;
use super::file;
use super::source::Source;

/// The end of a converted model's file name.
const SUFFIX: &str = "safetensors";

/// Where a model is.
pub(super) enum Place {
    /// A converted file.
    File(PathBuf),
    /// In the program itself.
    #[cfg(feature = "embed-model")]
    Embedded(&'static [u8]),
}

/// The model to use: the one given, else the one `SUMMITRY_MODEL` names, else the one compiled in, else the smallest in
/// `./models`, else the smallest in the user's data folder (XDG base directories), else the smallest that was installed with
/// the program, in `share/summitry/models` beside its `bin`.
pub(super) fn find(given: Option<&Path>) -> Result<Place, ModelError> {
    if let Some(path) = given {
        return Ok(Place::File(path.to_owned()));
    }
    if let Some(path) = std::env::var_os("SUMMITRY_MODEL").filter(|p| !p.is_empty()) {
        return Ok(Place::File(path.into()));
    }
    #[cfg(feature = "embed-model")]
    return Ok(Place::Embedded(include_bytes!(env!("SUMMITRY_EMBEDDED_MODEL"))));
    #[cfg(not(feature = "embed-model"))]
    {
        let folders = [Some(PathBuf::from("models")), data_folder(), installed()];
        folders.into_iter().flatten().find_map(|f| smallest(&f)).map(Place::File).ok_or(ModelError::Absent)
    }
}

/// Converts a wheel or a folder and puts it into `to`, or the user's data folder; its licence goes beside it. Gives the
/// converted file.
pub fn install(from: &Path, to: Option<&Path>) -> Result<PathBuf, ModelError> {
    let mut source = Source::open(from)?;
    let (manifest, tensors) = convert(&mut source)?;
    let folder = to
        .map(Path::to_owned)
        .or_else(data_folder)
        .ok_or_else(|| ModelError::bad(from.display(), "no home folder to put it in; say where with --to"))?;
    let path = folder.join(format!("{}-{}.{SUFFIX}", manifest.name, manifest.version));
    file::save(&path, &manifest, &tensors)?;
    for name in ["LICENSE", "LICENSES_SOURCES"] {
        if let Ok(text) = source.read(name) {
            let beside = path.with_extension(name);
            std::fs::write(&beside, text).map_err(|e| ModelError::io(&beside, e))?;
        }
    }
    Ok(path)
}

fn data_folder() -> Option<PathBuf> {
    let variable = |name: &str| std::env::var_os(name).filter(|v| !v.is_empty()).map(PathBuf::from);
    let data = variable("XDG_DATA_HOME").or_else(|| variable("HOME").map(|h| h.join(".local/share")))?;
    Some(data.join("summitry/models"))
}

#[cfg(not(feature = "embed-model"))]
fn installed() -> Option<PathBuf> {
    let program = std::env::current_exe().ok()?;
    Some(program.parent()?.parent()?.join("share/summitry/models"))
}

#[cfg(not(feature = "embed-model"))]
fn smallest(folder: &Path) -> Option<PathBuf> {
    let files = folder.read_dir().ok()?.filter_map(|e| Some(e.ok()?.path()));
    let models = files.filter(|p| p.extension().is_some_and(|e| e == SUFFIX));
    models.filter_map(|p| Some((p.metadata().ok()?.len(), p))).min().map(|(_, p)| p)
}
