//! One writer at a time: a lock on the folder of a knowledge graph.
//!
//! The lock is the operating system's own (`flock`) on the folder itself, so nothing is left behind when its holder is
//! killed, and it holds between containers that share the folder. Where a file system locks no folders (some network
//! ones), a file in the folder takes its place.

use super::StoreError;
use rustix::fs::{FlockOperation, flock};
use std::fs::{self, File, Metadata};
use std::io;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};

/// What to do where another writes to the same folder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Patience {
    /// Wait until it has ended.
    Wait,
    /// End with [`StoreError::Busy`].
    NoWait,
}

/// The right to write to a folder; held until it is dropped.
#[derive(Debug)]
pub struct Lock {
    folder: PathBuf,
    /// Held open: closing it gives the lock back.
    _held: File,
    /// Whether this lock made the folder, and takes it away again where nothing was saved.
    made: bool,
}

/// The file that is locked where folders cannot be.
const FALLBACK: &str = ".summitry-lock.tmp";

impl Lock {
    /// Takes the lock of a folder, which is made where it does not exist.
    ///
    /// # Errors
    /// Where the folder cannot be made or locked, or another holds the lock and patience is none.
    pub fn acquire(dir: &Path, patience: Patience) -> Result<Lock, StoreError> {
        let plain: PathBuf = dir.components().collect();
        let fail = |error: io::Error| StoreError::Io { path: dir.display().to_string(), error };
        loop {
            let made = !plain.exists();
            fs::create_dir_all(&plain).map_err(fail)?;
            // Through links, so that a link to a folder stays one.
            let Ok(folder) = plain.canonicalize() else { continue };
            let Ok(handle) = File::open(&folder) else { continue };
            let held = hold(&folder, handle, patience).map_err(|error| match error.kind() {
                io::ErrorKind::WouldBlock => StoreError::Busy { path: dir.display().to_string() },
                _ => fail(error),
            })?;
            // Whoever held it before may have taken the folder away.
            let same = |m: Metadata| held.1 == (m.dev(), m.ino());
            if fs::metadata(&plain).is_ok_and(same) {
                return Ok(Lock { folder, _held: held.0, made });
            }
        }
    }

    /// The folder, links followed.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.folder
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        if self.made {
            // Fails where something was saved, which is as it should be.
            let _ = fs::remove_dir(&self.folder);
        }
    }
}

/// Locks the folder, and tells which it is.
fn hold(folder: &Path, handle: File, patience: Patience) -> io::Result<(File, (u64, u64))> {
    let about = handle.metadata()?;
    let which = (about.dev(), about.ino());
    match lock(&handle, patience) {
        Ok(()) => Ok((handle, which)),
        Err(e) if e.kind() == io::ErrorKind::WouldBlock => Err(e),
        Err(_) => {
            let file = File::options().create(true).append(true).open(folder.join(FALLBACK))?;
            lock(&file, patience)?;
            Ok((file, which))
        }
    }
}

fn lock(file: &File, patience: Patience) -> io::Result<()> {
    let operation = match patience {
        Patience::Wait => FlockOperation::LockExclusive,
        Patience::NoWait => FlockOperation::NonBlockingLockExclusive,
    };
    loop {
        match flock(file, operation) {
            Err(rustix::io::Errno::INTR) => {}
            result => return Ok(result?),
        }
    }
}
