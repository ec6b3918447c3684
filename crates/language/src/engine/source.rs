//! A spaCy pipeline as it is published: a wheel, or the folder it unpacks to.

use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

use super::error::ModelError;

/// No file of an English pipeline comes near this; a longer one is not read.
const LONGEST: u64 = 1 << 30;

/// What a file of a wheel may unpack to: so much, and so many times its size in the wheel. Weights hardly shrink, word
/// lists to a tenth.
const UNPACKED: (u64, u64) = (1 << 26, 20);

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
        let mut most = LONGEST;
        let outcome = match self {
            Source::Folder(root) => {
                File::open(root.join(name)).and_then(|f| f.take(most + 1).read_to_end(&mut bytes))
            }
            Source::Wheel(archive, root, _) => {
                archive.by_name(&format!("{root}{name}")).map_err(std::io::Error::other).and_then(|f| {
                    most =
                        most.min(UNPACKED.0.saturating_add(f.compressed_size().saturating_mul(UNPACKED.1)));
                    f.take(most + 1).read_to_end(&mut bytes)
                })
            }
        };
        outcome.map_err(|e| ModelError::bad(&label, format!("{name}: {e}")))?;
        if bytes.len() as u64 > most {
            return Err(ModelError::bad(label, format!("{name} is longer than any file of a pipeline")));
        }
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

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;

    #[test]
    fn a_wheel_cannot_unpack_to_more_than_a_pipeline() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("bomb.whl");
        let mut wheel = zip::ZipWriter::new(File::create(&path).unwrap());
        let options = zip::write::SimpleFileOptions::default();
        wheel.start_file("m/config.cfg", options).unwrap();
        wheel.write_all(b"[nlp]").unwrap();
        wheel.start_file("m/vocab", options).unwrap();
        let zeros = vec![0; 1 << 20];
        (0..80).for_each(|_| wheel.write_all(&zeros).unwrap());
        wheel.finish().unwrap();
        let mut source = Source::open(&path).unwrap();
        assert_eq!(source.read("config.cfg").unwrap(), b"[nlp]");
        assert!(source.read("vocab").unwrap_err().to_string().contains("longer than any file"));
    }
}
