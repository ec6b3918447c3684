//! Where a command writes: standard output, a file that is there whole or not at all, or whatever else has a name.

use super::CliError;
use super::shown::Shown;
use crate::files::{keep_mode_and_owner, with_usual_mode};
use crate::store::Snapshot;
use crate::terminal::{Colours, Screen, shown, wrapped};
use std::fs::{self, File, Metadata};
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

/// When there are colours, as the user has it.
static COLOURS: OnceLock<Colours> = OnceLock::new();

/// Says when there are colours, once and for all.
pub(super) fn set_colours(colours: Colours) {
    let _ = COLOURS.set(colours);
}

/// What is written on: standard output, or a file; `wide` for lines as long as they are.
pub(super) fn screen(file: Option<&Path>, wide: bool) -> Screen {
    let file = file.is_some_and(|f| f.as_os_str() != "-");
    Screen::of(file, wide, COLOURS.get().copied().unwrap_or_default())
}

/// A line for standard output, in a terminal wrapped, with what goes on so far in; in a pipe one line, for programs that read lines.
pub(super) fn hanging(line: &str, indent: usize) -> String {
    let screen = screen(None, false);
    let width = screen.width.filter(|w| screen != Screen::piped() && *w > indent + 20);
    let (Some(width), Some((at, _))) = (width, line.char_indices().nth(indent)) else {
        return line.to_owned();
    };
    let (start, rest) = line.split_at(at);
    format!("{start}{}", wrapped(rest, width - indent).join(&format!("\n{:indent$}", "")))
}

/// How much is told on standard error.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Verbosity {
    /// What is refused.
    Quiet,
    /// What is refused and passed over, and how far the work is.
    #[default]
    Usual,
    /// Each record that is passed over, too.
    Verbose,
}

impl Verbosity {
    pub(super) fn is_quiet(self) -> bool {
        self == Verbosity::Quiet
    }

    pub(super) fn is_verbose(self) -> bool {
        self == Verbosity::Verbose
    }
}

/// Writes for people, on standard output or into a file: control characters of names and quotations are shown, not sent.
///
/// # Errors
/// Where `write` fails, or nobody takes the output.
pub(super) fn for_people(
    file: Option<&Path>,
    write: impl FnOnce(&mut dyn Write) -> Result<(), CliError>,
) -> Result<(), CliError> {
    write_to(file, |out| {
        let mut shown = Shown::on(out);
        write(&mut shown)?;
        Ok(shown.finish()?)
    })
}

/// Writes on standard output or into a file, for people or for programs.
///
/// # Errors
/// Where `write` fails, or nobody takes the output.
pub(super) fn maybe_for_people(
    people: bool,
    file: Option<&Path>,
    write: impl FnOnce(&mut dyn Write) -> Result<(), CliError>,
) -> Result<(), CliError> {
    if people { for_people(file, write) } else { write_to(file, write) }
}

/// Writes what programs are told, on standard output or into a file.
///
/// # Errors
/// Where nobody takes the output.
pub(super) fn json(file: Option<&Path>, told: &impl serde::Serialize) -> Result<(), CliError> {
    write_to(file, |out| {
        serde_json::to_writer_pretty(&mut *out, told).map_err(std::io::Error::from)?;
        Ok(writeln!(out)?)
    })
}

/// Writes one line for people on standard output.
///
/// # Errors
/// Where nobody takes the output.
pub(super) fn line(text: &str) -> Result<(), CliError> {
    for_people(None, |out| Ok(writeln!(out, "{text}")?))
}

/// A warning on standard error. Where nobody takes it, the work goes on.
pub(super) fn warn(text: &str) {
    say("warning", text);
}

/// A line on standard error behind a word that says what it is.
pub(super) fn say(what: &str, text: &str) {
    let text = shown(&text.replace('\n', " "));
    super::progress::above(|| {
        let _ = writeln!(std::io::stderr().lock(), "{what}: {text}");
    });
}

/// Runs `write` on standard output; on a temporary sibling of `file` that takes its place when all is written, with the
/// mode and owner of what it replaces; or straight into a device, a pipe or an open descriptor (`/dev/fd/3`). Links are
/// followed.
///
/// # Errors
/// Where `write` or the file system fails (a file that stood there before is then untouched), and where the file is part of a knowledge graph.
pub(super) fn write_to(
    file: Option<&Path>,
    write: impl FnOnce(&mut dyn Write) -> Result<(), CliError>,
) -> Result<(), CliError> {
    let Some(path) = file.filter(|f| f.as_os_str() != "-") else {
        let mut out = BufWriter::new(std::io::stdout().lock());
        write(&mut out)?;
        return Ok(out.flush()?);
    };
    let about = |e: std::io::Error| CliError::about(path.display(), e);
    match fs::metadata(path) {
        Ok(there) if there.is_file() => replace(&fs::canonicalize(path).map_err(about)?, Some(&there), write),
        Ok(there) if there.is_dir() => Err(CliError::about(path.display(), "is a folder; name a file in it")),
        Ok(_) => {
            // No `create` and no `truncate`: what is there stays what it is.
            let mut out = BufWriter::new(File::options().write(true).open(path).map_err(about)?);
            write(&mut out)?;
            Ok(out.flush()?)
        }
        Err(_) => replace(&end_of_links(path), None, write),
    }
}

/// Where a new file would come to stand: at the end of a link that points to nothing yet.
fn end_of_links(path: &Path) -> PathBuf {
    let mut path = path.to_owned();
    // As many as the kernel follows.
    for _ in 0..40 {
        let Ok(target) = fs::read_link(&path) else { break };
        path = path.parent().unwrap_or(Path::new("")).join(target);
    }
    path
}

fn replace(
    path: &Path,
    old: Option<&Metadata>,
    write: impl FnOnce(&mut dyn Write) -> Result<(), CliError>,
) -> Result<(), CliError> {
    let about = |e: std::io::Error| CliError::about(path.display(), e);
    let folder = path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    if Snapshot::is_in(folder) && Snapshot::has_file(&name) {
        return Err(CliError::about(path.display(), "is part of a knowledge graph; write somewhere else"));
    }
    let mut builder = tempfile::Builder::new();
    let prefix = format!(".{name}.");
    builder.prefix(&prefix).suffix(".tmp");
    let file = with_usual_mode(&mut builder).tempfile_in(folder).map_err(about)?;
    if let Some(old) = old {
        keep_mode_and_owner(file.as_file(), old).map_err(about)?;
    }
    let mut out = BufWriter::new(file);
    write(&mut out)?;
    let file = out.into_inner().map_err(|e| about(e.into_error()))?;
    file.as_file().sync_all().map_err(about)?;
    file.persist(path).map(drop).map_err(|e| about(e.error))
}
