//! Where a command writes: standard output, or a file that is there whole or not at all.

use super::CliError;
use std::io::Write;
use std::path::Path;

/// Runs `write` on standard output, or on a temporary sibling of `file` that takes its place when all is written.
///
/// # Errors
/// Where `write` or the file system fails; a file that stood there before is then untouched.
pub(super) fn write_to(
    file: Option<&Path>,
    write: impl FnOnce(&mut dyn Write) -> Result<(), CliError>,
) -> Result<(), CliError> {
    let Some(path) = file.filter(|f| f.as_os_str() != "-") else {
        let mut out = std::io::BufWriter::new(std::io::stdout().lock());
        write(&mut out)?;
        return Ok(out.flush()?);
    };
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(format!(".tmp-{}", std::process::id()));
    let temporary = path.with_file_name(name);
    let about = |e: std::io::Error| CliError::about(path.display(), e);
    let result = (|| {
        let mut out = std::io::BufWriter::new(std::fs::File::create(&temporary).map_err(about)?);
        write(&mut out)?;
        out.flush().map_err(about)?;
        out.get_ref().sync_all().map_err(about)?;
        std::fs::rename(&temporary, path).map_err(about)
    })();
    if result.is_err() {
        // The failure is what the user must hear of.
        let _ = std::fs::remove_file(&temporary);
    }
    result
}
