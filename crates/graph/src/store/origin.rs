//! Where a graph was read, so that a save can see that another wrote there meanwhile.

use std::path::{Path, PathBuf};

/// Where a graph was read, and what stood there then.
#[derive(Debug)]
pub(super) struct Origin {
    folder: PathBuf,
    /// What its graph was told from others by; none where there was none.
    pub(super) sha256: Seen,
}

/// A value that a save may change behind a shared reference.
#[derive(Debug)]
pub(super) struct Seen(std::sync::Mutex<Option<String>>);

impl Seen {
    pub(super) fn get(&self) -> Option<String> {
        self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner).clone()
    }

    pub(super) fn set(&self, value: Option<String>) {
        *self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner) = value;
    }
}

impl Origin {
    pub(super) fn of(dir: &Path, sha256: Option<String>) -> Origin {
        Origin { folder: whereabouts(dir), sha256: Seen(std::sync::Mutex::new(sha256)) }
    }

    pub(super) fn folder(&self) -> &Path {
        &self.folder
    }

    pub(super) fn is(&self, dir: &Path) -> bool {
        self.folder == whereabouts(dir)
    }
}

/// One path for one folder, whether it exists or not.
fn whereabouts(dir: &Path) -> PathBuf {
    let plain: PathBuf = dir.components().collect();
    plain.canonicalize().or_else(|_| std::path::absolute(&plain)).unwrap_or(plain)
}
