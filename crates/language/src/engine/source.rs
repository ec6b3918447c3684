//! A spaCy pipeline as it is published: a wheel, or the folder it unpacks to.

use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

use super::error::ModelError;

/// No file of an English pipeline comes near this; a longer one is not read.
const LONGEST: u64 = 1 << 31;

/// The files of a pipeline, by their path below its `config.cfg`.
pub enum Source {
    /// A folder with a `config.cfg`.
    Folder(PathBuf),
    /// A zip archive, and the path of the folder in it that has the `config.cfg`.
    Wheel(Box<zip::ZipArchive<File>>, String, PathBuf),
}

impl Source {
    /// Opens a wheel, a folder with a `config.cfg`, or one with such a folder at most two levels below.
    pub fn open(path: &Path) -> Result<Source, ModelError> {
        if path.is_dir() {
            let found = config_below(path, 2)
                .ok_or_else(|| ModelError::bad(path.display(), "no config.cfg of a spaCy pipeline in it"))?;
            return Ok(Source::Folder(found));
        }
        let file = File::open(path).map_err(|e| ModelError::io(path, e))?;
        let archive = zip::ZipArchive::new(file).map_err(|e| {
            ModelError::bad(path.display(), format!("neither a folder nor a whole wheel ({e})"))
        })?;
        let root = archive
            .file_names()
            .filter_map(|name| Some(name.ok()?.strip_suffix("config.cfg")?.to_owned()))
            .min_by_key(String::len)
            .ok_or_else(|| ModelError::bad(path.display(), "no config.cfg of a spaCy pipeline in it"))?;
        Ok(Source::Wheel(Box::new(archive), root, path.to_owned()))
    }

    /// What to call it in messages.
    #[must_use]
    pub fn label(&self) -> String {
        match self {
            Source::Folder(path) | Source::Wheel(_, _, path) => path.display().to_string(),
        }
    }

    /// The bytes of a file.
    pub fn read(&mut self, name: &str) -> Result<Vec<u8>, ModelError> {
        let label = self.label();
        let mut bytes = Vec::new();
        let outcome = match self {
            Source::Folder(root) => {
                File::open(root.join(name)).and_then(|f| f.take(LONGEST).read_to_end(&mut bytes))
            }
            Source::Wheel(archive, root, _) => archive
                .by_name(&format!("{root}{name}"))
                .map_err(std::io::Error::other)
                .and_then(|f| f.take(LONGEST).read_to_end(&mut bytes)),
        };
        outcome.map_err(|e| ModelError::bad(label, format!("{name}: {e}")))?;
        Ok(bytes)
    }

    /// A file as text.
    pub fn text(&mut self, name: &str) -> Result<String, ModelError> {
        let bytes = self.read(name)?;
        String::from_utf8(bytes).map_err(|_| ModelError::bad(self.label(), format!("{name} is not UTF-8")))
    }
}

fn config_below(path: &Path, depth: usize) -> Option<PathBuf> {
    if path.join("config.cfg").is_file() {
        return Some(path.to_owned());
    }
    if depth == 0 {
        return None;
    }
    let mut folders: Vec<PathBuf> =
        path.read_dir().ok()?.filter_map(|e| Some(e.ok()?.path())).filter(|p| p.is_dir()).collect();
    folders.sort();
    folders.iter().find_map(|p| config_below(p, depth - 1))
}
