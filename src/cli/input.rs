//! The articles that a command is given: files, folders, standard input.

use super::CliError;
use crate::Pipeline;
use crate::article::{Article, read_bytes, read_path};
use jiff::civil::Date;
use std::io::Read;
use std::path::{Path, PathBuf};

/// Endings of files that are read from a folder.
const ENDINGS: [&str; 3] = ["txt", "md", "markdown"];

/// Lists the files that the arguments name, folders in the order of their names.
///
/// # Errors
/// For a folder that holds no article.
pub(super) fn files(arguments: &[PathBuf]) -> Result<Vec<PathBuf>, CliError> {
    let mut files = Vec::new();
    for argument in arguments {
        if !argument.is_dir() {
            files.push(argument.clone());
            continue;
        }
        let entries = std::fs::read_dir(argument).map_err(|e| CliError::about(argument.display(), e))?;
        let mut found = Vec::new();
        for entry in entries {
            let path = entry?.path();
            let ending =
                path.extension().is_some_and(|e| ENDINGS.iter().any(|known| e.eq_ignore_ascii_case(known)));
            if ending && path.is_file() {
                found.push(path);
            }
        }
        if found.is_empty() {
            return Err(CliError::about(
                argument.display(),
                "no article in this folder: want files that end in .txt or .md",
            ));
        }
        found.sort();
        files.extend(found);
    }
    Ok(files)
}

/// Reads one article; `-` is standard input. `published` stands in where the text has no date.
///
/// # Errors
/// See [`crate::article::ArticleError`].
pub(super) fn article(path: &Path, published: Option<Date>) -> Result<Article, CliError> {
    let mut article = if path.as_os_str() == "-" {
        let mut bytes = Vec::new();
        let limit = crate::article::MAX_BYTES + 1;
        std::io::stdin().lock().take(limit).read_to_end(&mut bytes)?;
        read_bytes("-", "stdin", bytes)?
    } else {
        read_path(path)?
    };
    article.published = article.published.or(published);
    Ok(article)
}

/// A pipeline with the model given, or the one found; and with a folder of rules laid over those built in.
///
/// # Errors
/// For a model that is absent or not usable, or a rule file that is not sound.
pub(super) fn pipeline(model: Option<&Path>, rules: Option<&Path>) -> Result<Pipeline, CliError> {
    let mut builder = Pipeline::builder();
    if let Some(model) = model {
        builder = builder.model(model);
    }
    if let Some(rules) = rules {
        builder = builder.rules(rules);
    }
    Ok(builder.build()?)
}

/// A day that may be left empty, as scripts do for texts whose date they do not know.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Day(pub(super) Option<Date>);

/// A day as `YYYY-MM-DD`, or nothing, for clap.
///
/// # Errors
/// For any other text.
pub(super) fn day_or_nothing(text: &str) -> Result<Day, String> {
    if text.is_empty() { Ok(Day(None)) } else { day(text).map(|day| Day(Some(day))) }
}

/// A day as `YYYY-MM-DD`, for clap.
///
/// # Errors
/// For any other text.
pub(super) fn day(text: &str) -> Result<Date, String> {
    text.parse().map_err(|_| "want a day as YYYY-MM-DD".to_owned())
}
