//! The articles that a command is given: files, folders, globs, standard input. What cannot be read is named and left out.

mod files;

pub(super) use files::{Input, files};

use super::{CliError, output};
use crate::Pipeline;
use crate::article::Article;
use crate::intake::{self, Articles, Fields, Left, Origin, Taken};
use jiff::civil::Date;
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::AtomicU64;

/// How many broken records of one archive are named.
const NAMED: usize = 20;

/// How articles are taken in.
#[derive(clap::Args, Clone, Debug, Default)]
pub(super) struct Taking {
    /// Day of publication of texts that have none, such as 2024-05-13
    #[arg(long, value_parser = day_or_nothing)]
    pub(super) published: Option<Day>,

    /// Id of the one article given; else its `Id:` line or its path below the folder
    #[arg(long, value_name = "ID")]
    pub(super) id: Option<String>,

    /// Do nothing where any input is refused
    #[arg(long)]
    pub(super) strict: bool,

    /// Which field of JSON or CSV is what: `text=story`, `published=meta.created`; WHAT is text, title, published,
    /// updated, authors, publisher, source, url or id
    #[arg(long = "field", value_name = "WHAT=FIELD")]
    pub(super) fields: Vec<String>,
}

/// What a command takes in: it names what it refuses and what it does not understand, and counts.
#[derive(Debug, Default)]
pub(super) struct Intake {
    published: Option<Date>,
    /// Id of the one article.
    pub(super) id: Option<String>,
    fields: Fields,
    /// Whether what is passed over is named one by one.
    pub(super) verbosity: output::Verbosity,
    /// Why the one input was refused, which is then the error.
    only: Option<String>,
    alone: bool,
    refused: usize,
    skipped: usize,
    undated: usize,
    all: usize,
    /// Reasons of records of the input that is being read, and how many share them.
    records: BTreeMap<(bool, String), usize>,
}

impl Intake {
    /// The options, for these inputs.
    ///
    /// # Errors
    /// For an id and several inputs.
    pub(super) fn new(files: &[Input], taking: &Taking) -> Result<Intake, CliError> {
        if taking.id.is_some() && files.len() != 1 {
            return Err(CliError::new(format!("--id names one article, and there are {}", files.len())));
        }
        if files.iter().filter(|f| f.is_stdin()).count() > 1 {
            return Err(CliError::new("standard input (-) can be read once"));
        }
        let published = taking.published.unwrap_or_default().0;
        let (id, fields) = (taking.id.clone(), fields(&taking.fields)?);
        Ok(Intake { published, id, fields, alone: files.len() == 1, ..Intake::default() })
    }

    /// Opens an input.
    pub(super) fn open(&self, input: &Input, read: &Arc<AtomicU64>) -> Articles {
        open(input, self.id.clone(), &self.fields, read)
    }

    /// Takes what comes out of an input; `None` where it is left out, which is then said.
    pub(super) fn take(&mut self, input: &Input, taken: Taken) -> Option<Article> {
        self.all += 1;
        let mut article = match taken {
            Taken::Article(article) => *article,
            Taken::Left(left) => {
                self.leave(&left);
                return None;
            }
        };
        article.published = article.published.or(self.published);
        let shown = if article.source_sha256.is_some() {
            format!("{} ({})", input.path.display(), article.name)
        } else {
            input.path.display().to_string()
        };
        for note in &article.notes {
            let line = note.line.map_or(String::new(), |line| format!(":{line}"));
            output::warn(&format!("{shown}{line}: {}", note.message));
        }
        self.undated += usize::from(article.published.is_none());
        Some(article)
    }

    fn leave(&mut self, left: &Left) {
        if !left.failed {
            self.skipped += 1;
        }
        match (left.record, left.failed) {
            (true, failed) => {
                let count = self.records.entry((failed, left.why.clone())).or_default();
                *count += 1;
                self.refused += usize::from(failed);
                let named = if failed { *count <= NAMED } else { self.verbosity.is_verbose() };
                if named {
                    output::say(if failed { "refused" } else { "skipped" }, &left.message);
                }
            }
            (false, true) => self.refuse(&left.message),
            (false, false) if !self.verbosity.is_quiet() => output::say("skipped", &left.message),
            (false, false) => {}
        }
    }

    /// Says how many records of an input were left out, once it is read.
    pub(super) fn close(&mut self, input: &Input) {
        for ((failed, why), count) in std::mem::take(&mut self.records) {
            let records = if count == 1 { "1 record".to_owned() } else { format!("{count} records") };
            let line = format!("`{}`: {records} that {why}", input.path.display());
            if failed && count > NAMED {
                output::say("refused", &format!("{line}, of which the first {NAMED} are named"));
            } else if !failed && !self.verbosity.is_quiet() {
                output::say("skipped", &line);
            }
        }
    }

    /// Names an input that is left out.
    pub(super) fn refuse(&mut self, why: &str) {
        self.refused += 1;
        if self.alone && self.all <= 1 {
            self.only = Some(why.to_owned());
        } else {
            output::say("refused", why);
        }
    }

    /// Whether anything was refused or passed over.
    pub(super) fn left_some_out(&self) -> bool {
        self.refused + self.skipped > 0
    }

    /// With --strict: ends before anything is done where one of the files would be refused.
    ///
    /// # Errors
    /// Where one would be.
    pub(super) fn demand_all(&mut self, files: &[Input]) -> Result<(), CliError> {
        for input in files.iter().filter(|f| !f.is_stdin()) {
            for taken in self.open(input, &Arc::default()) {
                self.all += 1;
                if let Taken::Left(left) = taken
                    && left.failed
                {
                    self.refuse(&left.message);
                }
            }
        }
        let all = std::mem::take(&mut self.all);
        match self.refused {
            0 => Ok(()),
            _ if self.only.is_some() => self.finish(),
            refused => {
                Err(CliError::new(format!("{refused} of {all} inputs were refused, so nothing was done")))
            }
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
        let (refused, skipped, all) = (self.refused, self.skipped, self.all);
        if skipped > 0 {
            output::say("skipped", &format!("{skipped} of {all} inputs, which are no articles in English"));
        }
        match refused + skipped {
            0 => Ok(()),
            _ if refused + skipped == all => {
                let passed = if skipped > 0 { format!(" and {skipped} passed over") } else { String::new() };
                Err(CliError::new(format!(
                    "nothing could be read: {refused} of {all} inputs were refused{passed}"
                )))
            }
            _ if refused == 0 => Ok(()),
            _ => Err(CliError::partial(format!(
                "{refused} of {all} inputs were refused; the others were read"
            ))),
        }
    }
}

/// What comes out of an input.
pub(super) fn open(input: &Input, id: Option<String>, fields: &Fields, read: &Arc<AtomicU64>) -> Articles {
    let origin = Origin {
        name: input.path.display().to_string(),
        stem: input.name.clone(),
        id,
        found: input.found,
        read: Arc::clone(read),
    };
    if input.is_stdin() {
        intake::stream(Box::new(std::io::stdin()), &origin, fields)
    } else {
        intake::file(&input.path, &origin, fields)
    }
}

/// Which field is what.
///
/// # Errors
/// For a form that is none.
pub(super) fn fields(told: &[String]) -> Result<Fields, CliError> {
    let mut fields = Fields::default();
    for one in told {
        fields.add(one).map_err(|e| CliError::about(format!("--field {one}"), e))?;
    }
    Ok(fields)
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
