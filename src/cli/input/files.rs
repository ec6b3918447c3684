//! The files that arguments name, and the names that their articles' ids are made from.

use crate::article::packed_name;
use crate::cli::CliError;
use crate::store::Snapshot;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// Endings of texts, whose id has none of them.
const TEXTS: [&str; 4] = ["txt", "text", "md", "markdown"];

/// An input with the name that its id is made from.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::cli) struct Input {
    /// The file; `-` is standard input.
    pub(in crate::cli) path: PathBuf,
    /// Its path below the folder that was given, without ending.
    pub(in crate::cli) name: String,
    /// Whether it was found in a folder.
    pub(in crate::cli) found: bool,
}

impl Input {
    fn file(path: &Path, below: &Path, found: bool) -> Input {
        let path_below = path.strip_prefix(below).unwrap_or(path).to_string_lossy().into_owned();
        let name = Path::new(packed_name(&path_below)).with_extension("");
        let parts = name.components().map(|c| c.as_os_str().to_string_lossy());
        Input { path: path.to_owned(), name: parts.collect::<Vec<_>>().join("/"), found }
    }

    /// File, name, and whether it was found in a folder.
    pub(in crate::cli) fn parts(self) -> (PathBuf, String, bool) {
        (self.path, self.name, self.found)
    }

    /// Whether it is standard input.
    pub(in crate::cli) fn is_stdin(&self) -> bool {
        self.path.as_os_str() == "-"
    }

    /// Its ending in lower case, without the one that tells how it is packed.
    fn ending(&self) -> String {
        let path = self.path.to_string_lossy();
        let ending = Path::new(packed_name(&path)).extension().map(|e| e.to_string_lossy().to_lowercase());
        ending.unwrap_or_default()
    }
}

/// Lists the files that the arguments name, those of folders and of the folders in them in the order of their paths.
/// What is hidden (`.git`, `._talks.txt`) is passed over, and links to folders are not followed.
///
/// # Errors
/// For a folder that cannot be read or holds no file, or a pattern that fits none.
pub(in crate::cli) fn files(arguments: &[PathBuf]) -> Result<Vec<Input>, CliError> {
    let mut files = Vec::new();
    for argument in arguments {
        if argument.as_os_str() == "-" {
            files.push(Input { path: argument.clone(), name: "stdin".to_owned(), found: false });
        } else if argument.is_dir() {
            folder(argument, argument, &mut files)?;
        } else if is_pattern(argument) && !argument.exists() {
            fitting(argument, &mut files)?;
        } else {
            let folder = argument.parent().unwrap_or(Path::new(""));
            files.push(Input::file(argument, folder, false));
        }
    }
    tell_apart(&mut files);
    Ok(files)
}

/// The files of a folder, with names below another.
fn folder(folder: &Path, below: &Path, files: &mut Vec<Input>) -> Result<(), CliError> {
    let mut found = Vec::new();
    walk(folder, &mut found)?;
    if found.is_empty() {
        return Err(CliError::about(
            folder.display(),
            "no article in this folder: want files such as .txt, .md or .html",
        ));
    }
    found.sort();
    files.extend(found.iter().map(|path| Input::file(path, below, true)));
    Ok(())
}

fn walk(folder: &Path, found: &mut Vec<PathBuf>) -> Result<(), CliError> {
    let about = |e: std::io::Error| CliError::about(folder.display(), e);
    for entry in std::fs::read_dir(folder).map_err(about)? {
        let entry = entry.map_err(about)?;
        let path = entry.path();
        if entry.file_name().to_string_lossy().starts_with('.') {
            continue;
        }
        if entry.file_type().map_err(about)?.is_dir() {
            // A knowledge graph holds articles that were read, none to be read.
            if Snapshot::is_in(&path) {
                continue;
            }
            // A folder that is closed to us is named when it is to be read, and the others are read.
            if walk(&path, found).is_err() {
                found.push(path);
            }
        } else if !path.is_dir() {
            found.push(path);
        }
    }
    Ok(())
}

fn is_pattern(path: &Path) -> bool {
    path.to_string_lossy().contains(['*', '?', '['])
}

/// The files that a pattern fits (`2024-*/**/*.html`), with names below its part that is no pattern. Folders are walked as
/// they always are: what is hidden is passed over, and links to folders are not followed.
fn fitting(pattern: &Path, files: &mut Vec<Input>) -> Result<(), CliError> {
    let about = |why: &str| CliError::about(pattern.display(), why);
    let glob = glob::Pattern::new(&pattern.to_string_lossy()).map_err(|e| about(e.msg))?;
    let options = glob::MatchOptions { require_literal_separator: true, ..glob::MatchOptions::new() };
    let plain = |c: &std::path::Component| !is_pattern(Path::new(c.as_os_str()));
    let below: PathBuf = pattern.components().take_while(plain).collect();
    let here = below.as_os_str().is_empty();
    let mut found = Vec::new();
    walk(if here { Path::new(".") } else { &below }, &mut found)?;
    if here {
        found = found.iter().map(|path| path.strip_prefix(".").unwrap_or(path).to_owned()).collect();
    }
    found.retain(|path| glob.matches_path_with(path, options));
    if found.is_empty() {
        return Err(about("no file fits this pattern"));
    }
    found.sort();
    files.extend(found.iter().map(|path| Input::file(path, &below, true)));
    Ok(())
}

/// Gives files that differ only in their ending names of their own: a text keeps its name, `talks.html` beside it is
/// `talks-html`.
fn tell_apart(files: &mut [Input]) {
    let mut by_name: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for file in files.iter() {
        by_name.entry(file.name.clone()).or_default().insert(file.ending());
    }
    for file in files.iter_mut() {
        let ending = file.ending();
        if by_name[&file.name].len() > 1 && !TEXTS.contains(&ending.as_str()) {
            file.name = format!("{}-{ending}", file.name);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(arguments: &[PathBuf]) -> Vec<String> {
        files(arguments).unwrap().into_iter().map(|f| f.name).collect()
    }

    #[test]
    fn folders_are_read_to_the_bottom_without_what_is_hidden_or_linked() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path();
        std::fs::create_dir_all(root.join("feb/week.1")).unwrap();
        std::fs::create_dir(root.join(".git")).unwrap();
        for name in
            ["b.txt", "a.MD", "feb/b.txt", "feb/week.1/talks.v2.txt", ".git/x.txt", "._b.txt", "page.html.gz"]
        {
            std::fs::write(root.join(name), "They met.").unwrap();
        }
        std::os::unix::fs::symlink(root, root.join("feb/again")).unwrap();
        assert_eq!(names(&[root.to_owned()]), ["a", "b", "feb/b", "feb/week.1/talks.v2", "page"]);
        let one = files(&[root.join("feb/b.txt")]).unwrap();
        assert_eq!(one[0].name, "b");
        assert!(
            files(&[root.join(".git/hooks"), root.join("none")]).is_ok(),
            "what is missing is refused when read"
        );
        assert_eq!(names(&[root.join("**/*.txt")]), ["b", "feb/b", "feb/week.1/talks.v2"]);
        assert_eq!(names(&[root.join("feb/*.txt")]), ["b"]);
        assert!(files(&[root.join("*.csv")]).is_err());
    }

    #[test]
    fn files_that_differ_in_their_endings_have_names_of_their_own() {
        let folder = tempfile::tempdir().unwrap();
        for name in ["a.txt", "a.html", "a.json.gz", "b.html", "c.txt", "c.txt.gz"] {
            std::fs::write(folder.path().join(name), "They met.").unwrap();
        }
        // Both of `c` are one name, which is said when they are read.
        assert_eq!(names(&[folder.path().to_owned()]), ["a-html", "a-json", "a", "b", "c", "c"]);
    }
}
