//! Files that take the place of others: written under a random name beside them, then renamed.

use rustix::fs::{Gid, Uid};
use std::fs::{self, File, Metadata};
use std::io;
use std::os::unix::fs::{MetadataExt, PermissionsExt};

/// A temporary file's mode is for its owner alone; ours becomes a file like any other.
pub(crate) fn with_usual_mode<'b, 'p, 's>(
    builder: &'b mut tempfile::Builder<'p, 's>,
) -> &'b mut tempfile::Builder<'p, 's> {
    builder.permissions(fs::Permissions::from_mode(0o666))
}

/// Gives a file the mode of the one that it will replace, and its owner where that is allowed.
pub(crate) fn keep_mode_and_owner(file: &File, old: &Metadata) -> io::Result<()> {
    let new = file.metadata()?;
    if (new.uid(), new.gid()) != (old.uid(), old.gid()) {
        // Only the superuser may give files away; others keep what they write.
        let _ = rustix::fs::fchown(file, Some(Uid::from_raw(old.uid())), Some(Gid::from_raw(old.gid())));
    }
    if new.mode() == old.mode() { Ok(()) } else { file.set_permissions(old.permissions()) }
}
