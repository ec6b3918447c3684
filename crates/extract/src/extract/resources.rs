//! What an extraction goes by: every rule and every word, compiled in or read from a folder laid over that.

use super::dates::Rules as DateRules;
use super::events::EventRule;
use super::files::{FileError, Files};
use super::pattern::Lists;
use super::relationships::RelationshipRule;
use super::rule::{self, RuleBook};
use super::speech::Cues;
use super::told::{self, Told};
use super::words::Words;
use crate::gazetteer::Gazetteer;
use std::sync::{Arc, OnceLock};

/// All rules and words. Shared between threads.
#[derive(Debug)]
pub struct Resources {
    /// The word lists that rules share.
    pub lists: Lists,
    /// Names, and words by what they tell.
    pub words: Words,
    /// Rules for dates.
    pub dates: DateRules,
    /// Words that report.
    pub cues: Cues,
    /// What the rules that are code are called, and what they stand for.
    pub(super) told: Vec<Told>,
    /// Rules for events.
    pub events: RuleBook<EventRule>,
    /// Rules for relationships.
    pub relationships: RuleBook<RelationshipRule>,
}

impl Resources {
    /// What comes with the program.
    ///
    /// # Panics
    /// Never in a tested build: the files are compiled in.
    #[must_use]
    pub fn compiled_in() -> Arc<Resources> {
        static RESOURCES: OnceLock<Arc<Resources>> = OnceLock::new();
        let read = || {
            let read = Resources::read(&Files::compiled_in());
            Arc::new(read.unwrap_or_else(|e| panic!("compiled in, and read by every test: {e}")))
        };
        Arc::clone(RESOURCES.get_or_init(read))
    }

    /// Reads rules and words from files.
    ///
    /// # Errors
    /// See [`FileError`].
    pub fn read(files: &Files) -> Result<Resources, FileError> {
        let (name, text) = files.get("lists.toml")?;
        let lists: Lists = super::files::parse(name, text)?;
        Ok(Resources {
            words: Words::read(files, Gazetteer::shared())?,
            dates: DateRules::read(files)?,
            cues: Cues::read(files)?,
            told: told::read(files)?,
            events: RuleBook::new(rule::read(&files.of_folder("events"), &lists)?),
            relationships: RuleBook::new(rule::read(&files.of_folder("relationships"), &lists)?),
            lists,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const EVENT: &str = "family = 'events.x'\n\n[[rule]]\nid = 'events.x.y'\nreads = 'A met B'\ntree = 'meet/v >subject A:<actors>'\n\
                         event = 'Meeting'\nfires = []\nsilent = []\n";

    /// The error of a file that is added to those built in.
    fn error(name: &str, text: &str) -> String {
        let mut files = Files::compiled_in();
        files.put(name, text);
        Resources::read(&files).map_or_else(|e| e.to_string(), |_| "nothing is wrong".to_owned())
    }

    #[test]
    fn what_nobody_reads_is_an_error_that_names_file_line_and_key() {
        assert_eq!(error("events/x.toml", EVENT), "nothing is wrong");
        let moods = "denied = []\ncancelled = []\nplanned = []\nwanted = []\npossible = []\ncarries = []\n";
        let verb = "[[verbs]]\nlemma = 'aver'\ntakes = ['clause']\nstance = 'neutral'\nexample = 'Smith averred [x].'\n";
        for (name, text, says) in [
            (
                "events/x.toml",
                EVENT.replace("fires", "lest = 2\nfires"),
                "events/x.toml:8: unknown field `lest`",
            ),
            ("events/x.toml", EVENT.replace("family", "famly"), "events/x.toml:1: unknown key `famly`"),
            (
                "events/x.toml",
                EVENT.replace("'meet/v", "'@nobody/v"),
                "events/x.toml:6: rule `events.x.y`: there is no word list `nobody`",
            ),
            (
                "events/x.toml",
                EVENT.replace("events.x.y", "events.y.x"),
                "events/x.toml:4: `events.y.x` is no new id",
            ),
            (
                "events/x.toml",
                EVENT.replace("fires = []", "fires = [{ text = 'a', finds = 'b', fnds = 1 }]"),
                "fnds",
            ),
            (
                "relationships/x.toml",
                EVENT
                    .replace("events.x", "relationships.x")
                    .replace("event = 'Meeting'", "kind = 'rift'\nwhished = true"),
                "relationships/x.toml:8: unknown field `whished`",
            ),
            ("words/moods.toml", format!("{moods}hoped = []\n"), "words/moods.toml:7: unknown field `hoped`"),
            (
                "claims/cues/x.toml",
                format!("{verb}humn = true\n"),
                "claims/cues/x.toml:6: unknown field `humn`",
            ),
            ("dates/words.toml", "[mnth]\nmay = 5\n".to_owned(), "dates/words.toml: no class `mnth`"),
            ("events/x.toml", "family = ".to_owned(), "events/x.toml:1: "),
        ] {
            let error = error(name, &text);
            assert!(error.contains(says), "wanted {says}, found {error}");
            assert_eq!(error.lines().count(), 1, "{error}");
        }
    }

    #[test]
    fn every_word_list_is_named_by_a_pattern() {
        let resources = Resources::compiled_in();
        let events = resources.events.rules.iter().flat_map(|r| &r.patterns);
        let ties = resources.relationships.rules.iter().flat_map(|r| &r.patterns);
        let texts: Vec<&str> = events.chain(ties).map(|p| p.text.as_str()).collect();
        let names = |text: &str, list: &str| {
            text.split('@').skip(1).any(|rest| {
                rest.strip_prefix(list)
                    .is_some_and(|r| !r.starts_with(|c: char| c.is_alphanumeric() || c == '_'))
            })
        };
        let idle: Vec<&String> =
            resources.lists.keys().filter(|list| !texts.iter().any(|t| names(t, list))).collect();
        assert!(idle.is_empty(), "{idle:?}");
    }
}
