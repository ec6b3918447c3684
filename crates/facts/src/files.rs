//! Files that take the place of others: written under a random name beside them, then renamed; and files that have an end.

use rustix::fs::{Gid, Uid};
use std::fs::{self, File, Metadata};
use std::io::{self, Read};
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::path::Path;

/// More than rules, shapes, queries, corrections and graphs in a file have.
const MOST_BYTES: u64 = 4 << 30;

/// A temporary file's mode is for its owner alone; ours becomes a file like any other.
pub fn with_usual_mode<'b, 'p, 's>(
    builder: &'b mut tempfile::Builder<'p, 's>,
) -> &'b mut tempfile::Builder<'p, 's> {
    builder.permissions(fs::Permissions::from_mode(0o666))
}

/// Gives a file the mode of the one that it will replace, and its owner where that is allowed.
pub fn keep_mode_and_owner(file: &File, old: &Metadata) -> io::Result<()> {
    let new = file.metadata()?;
    if (new.uid(), new.gid()) != (old.uid(), old.gid()) {
        // Only the superuser may give files away; others keep what they write.
        let _ = rustix::fs::fchown(file, Some(Uid::from_raw(old.uid())), Some(Gid::from_raw(old.gid())));
    }
    if new.mode() == old.mode() { Ok(()) } else { file.set_permissions(old.permissions()) }
}

/// Whether a path is a file with an end, or a stream that a shell has opened for us (`<(command)`), which has a writer.
pub fn has_an_end(path: &Path, metadata: &Metadata) -> bool {
    let is_given = || ["/dev/fd", "/proc/self/fd", "/dev/stdin"].iter().any(|s| path.starts_with(s));
    metadata.is_file() || (!metadata.is_dir() && is_given())
}

/// The bytes of a file that has an end: opening a pipe would wait for a writer, and a device has always more.
pub fn read_bytes(path: &Path) -> io::Result<Vec<u8>> {
    if !has_an_end(path, &fs::metadata(path)?) {
        return Err(io::Error::new(io::ErrorKind::InvalidInput, "is no regular file"));
    }
    let mut bytes = Vec::new();
    File::open(path)?.take(MOST_BYTES).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// The text of a file that has an end.
pub fn read_text(path: &Path) -> io::Result<String> {
    let wrong = |_| io::Error::new(io::ErrorKind::InvalidData, "is not UTF-8");
    String::from_utf8(read_bytes(path)?).map_err(wrong)
}
