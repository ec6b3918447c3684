//! The articles that a command is given: files, folders, standard input. One that cannot be read is named and left out.

use super::{CliError, output};
use crate::Pipeline;
use crate::article::{Article, MAX_BYTES, read_bytes, read_named, slug};
use jiff::civil::Date;
use std::fmt::Display;
use std::io::Read;
use std::path::{Path, PathBuf};

/// Endings of files that are read from a folder.
const ENDINGS: [&str; 3] = ["txt", "md", "markdown"];

/// An input with the name that its id is made from.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Input {
    /// The file; `-` is standard input.
    pub(super) path: PathBuf,
    /// Its path below the folder that was given, without ending.
    pub(super) name: String,
}

impl Input {
    fn file(path: &Path, below: &Path) -> Input {
        let name = path.strip_prefix(below).unwrap_or(path).with_extension("");
        let parts = name.components().map(|c| c.as_os_str().to_string_lossy());
        Input { path: path.to_owned(), name: parts.collect::<Vec<_>>().join("/") }
    }

    /// Whether it is standard input.
    pub(super) fn is_stdin(&self) -> bool {
        self.path.as_os_str() == "-"
    }
}

/// Lists the files that the arguments name, those of folders and of the folders in them in the order of their paths.
/// What is hidden (`.git`, `._talks.txt`) is passed over, and links to folders are not followed.
///
/// # Errors
/// For a folder that cannot be read or holds no article.
pub(super) fn files(arguments: &[PathBuf]) -> Result<Vec<Input>, CliError> {
    let mut files = Vec::new();
    for argument in arguments {
        if argument.as_os_str() == "-" {
            files.push(Input { path: argument.clone(), name: "stdin".to_owned() });
        } else if argument.is_dir() {
            let mut found = Vec::new();
            walk(argument, &mut found)?;
            if found.is_empty() {
                return Err(CliError::about(
                    argument.display(),
                    "no article in this folder: want files that end in .txt or .md",
                ));
            }
            found.sort();
            files.extend(found.iter().map(|path| Input::file(path, argument)));
        } else {
            let folder = argument.parent().unwrap_or(Path::new(""));
            files.push(Input::file(argument, folder));
        }
    }
    Ok(files)
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
            walk(&path, found)?;
        } else if !path.is_dir()
            && path.extension().is_some_and(|e| ENDINGS.iter().any(|known| e.eq_ignore_ascii_case(known)))
        {
            found.push(path);
        }
    }
    Ok(())
}

/// Reads one article. `published` stands in where the text has no date.
///
/// # Errors
/// See [`crate::article::ArticleError`].
pub(super) fn article(input: &Input, published: Option<Date>) -> Result<Article, CliError> {
    let mut article = if input.is_stdin() {
        let mut bytes = Vec::new();
        std::io::stdin().lock().take(MAX_BYTES + 1).read_to_end(&mut bytes)?;
        read_bytes("-", &input.name, bytes)?
    } else {
        read_named(&input.path, &input.name)?
    };
    article.published = article.published.or(published);
    Ok(article)
}

/// What a command takes in: it names what it refuses and what it does not understand, and counts.
#[derive(Debug, Default)]
pub(super) struct Intake {
    /// Day of publication of texts that have none.
    pub(super) published: Option<Date>,
    /// Id of the one article.
    pub(super) id: Option<String>,
    /// Why the one input was refused, which is then the error.
    only: Option<String>,
    alone: bool,
    refused: usize,
    undated: usize,
    all: usize,
}

impl Intake {
    /// The options, for these inputs.
    ///
    /// # Errors
    /// For an id and several inputs.
    pub(super) fn new(
        files: &[Input],
        published: Option<Day>,
        id: Option<String>,
    ) -> Result<Intake, CliError> {
        if id.is_some() && files.len() != 1 {
            return Err(CliError::new(format!("--id names one article, and there are {}", files.len())));
        }
        if files.iter().filter(|f| f.is_stdin()).count() > 1 {
            return Err(CliError::new("standard input (-) can be read once"));
        }
        let published = published.unwrap_or_default().0;
        Ok(Intake { published, id, alone: files.len() == 1, ..Intake::default() })
    }

    /// Reads an article; `None` where it is refused, which is then said.
    pub(super) fn read(&mut self, input: &Input) -> Option<Article> {
        self.all += 1;
        let mut article = match article(input, self.published) {
            Ok(article) => article,
            Err(error) => {
                self.refuse(error);
                return None;
            }
        };
        if let Some(id) = &self.id {
            article.id = slug(id);
            article.name.clone_from(id);
        }
        for note in &article.notes {
            let line = note.line.map_or(String::new(), |line| format!(":{line}"));
            output::warn(&format!("{}{line}: {}", input.path.display(), note.message));
        }
        self.undated += usize::from(article.published.is_none());
        Some(article)
    }

    /// Names an input that is left out.
    pub(super) fn refuse(&mut self, why: impl Display) {
        self.refused += 1;
        if self.alone {
            self.only = Some(why.to_string());
        } else {
            output::say("refused", &why.to_string());
        }
    }

    /// How many were refused.
    pub(super) fn refused(&self) -> usize {
        self.refused
    }

    /// With --strict: ends before anything is done where one of the files would be refused.
    ///
    /// # Errors
    /// Where one would be.
    pub(super) fn demand_all(&mut self, files: &[Input]) -> Result<(), CliError> {
        for input in files.iter().filter(|f| !f.is_stdin()) {
            if let Err(error) = article(input, None) {
                self.refuse(error);
            }
        }
        match self.refused {
            0 => Ok(()),
            _ if self.alone => self.finish(),
            refused => Err(CliError::new(format!(
                "{refused} of {} inputs were refused, so nothing was done",
                files.len()
            ))),
        }
    }

    /// What is to be said in the end: texts without a day, and an error of its own exit code where some were refused.
    ///
    /// # Errors
    /// Where inputs were refused.
    pub(super) fn finish(&self) -> Result<(), CliError> {
        if self.undated > 0 {
            let texts = if self.undated == 1 {
                "one text has".to_owned()
            } else {
                format!("{} texts have", self.undated)
            };
            output::warn(&format!(
                "{texts} no day of publication, so that \"on Monday\" and the like are not dated; give a `Published:` line or --published"
            ));
        }
        if let Some(why) = &self.only {
            return Err(CliError::new(why));
        }
        let (refused, all) = (self.refused, self.all);
        match refused {
            0 => Ok(()),
            _ if refused == all => {
                Err(CliError::new(format!("nothing could be read: {refused} of {all} inputs were refused")))
            }
            _ => Err(CliError::partial(format!(
                "{refused} of {all} inputs were refused; the others were read"
            ))),
        }
    }
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

/// A day in any form that has one reading, or nothing, for clap.
///
/// # Errors
/// For any other text.
pub(super) fn day_or_nothing(text: &str) -> Result<Day, String> {
    if text.is_empty() {
        return Ok(Day(None));
    }
    let day = crate::article::day(text).ok_or("want a day that has one reading, such as 2024-05-13")?;
    Ok(Day(Some(day)))
}

/// A day as `YYYY-MM-DD`, for clap.
///
/// # Errors
/// For any other text.
pub(super) fn day(text: &str) -> Result<Date, String> {
    text.parse().map_err(|_| "want a day as YYYY-MM-DD".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folders_are_read_to_the_bottom_without_what_is_hidden_or_linked() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path();
        std::fs::create_dir_all(root.join("feb/week.1")).unwrap();
        std::fs::create_dir(root.join(".git")).unwrap();
        for name in
            ["b.txt", "a.MD", "feb/b.txt", "feb/week.1/talks.v2.txt", ".git/x.txt", "._b.txt", "page.html"]
        {
            std::fs::write(root.join(name), "They met.").unwrap();
        }
        std::os::unix::fs::symlink(root, root.join("feb/again")).unwrap();
        let names: Vec<String> = files(&[root.to_owned()]).unwrap().into_iter().map(|f| f.name).collect();
        assert_eq!(names, ["a", "b", "feb/b", "feb/week.1/talks.v2"]);
        let one = files(&[root.join("feb/b.txt")]).unwrap();
        assert_eq!(one[0].name, "b");
        assert!(
            files(&[root.join(".git/hooks"), root.join("none")]).is_ok(),
            "what is missing is refused when read"
        );
    }
}
