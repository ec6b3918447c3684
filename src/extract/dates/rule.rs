//! Rule files: patterns with their values and examples, read from TOML, one file a family.

use super::calendar::Holiday;
use super::guard::{self, Guard};
use super::lexicon::Lexicon;
use super::pattern::{Parts, Tree};
use super::value::Expression;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::OnceLock;

/// The families, in the order in which rules of the same length are tried.
pub(super) const FILES: &[(&str, &str)] = &[
    ("period.toml", include_str!("rules/period.toml")),
    ("absolute.toml", include_str!("rules/absolute.toml")),
    ("range.toml", include_str!("rules/range.toml")),
    ("numeric.toml", include_str!("rules/numeric.toml")),
    ("holiday.toml", include_str!("rules/holiday.toml")),
    ("decade.toml", include_str!("rules/decade.toml")),
    ("season.toml", include_str!("rules/season.toml")),
    ("deictic.toml", include_str!("rules/deictic.toml")),
    ("anaphoric.toml", include_str!("rules/anaphoric.toml")),
    ("event.toml", include_str!("rules/event.toml")),
    ("weekday.toml", include_str!("rules/weekday.toml")),
    ("partial.toml", include_str!("rules/partial.toml")),
];

#[derive(Debug, Deserialize)]
struct File {
    /// The first two segments of every id: `dates.weekday`.
    family: String,
    #[serde(rename = "rule")]
    rules: Vec<RawRule>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct RawRule {
    id: String,
    reads: String,
    patterns: Vec<String>,
    value: String,
    when: Option<String>,
    #[serde(default)]
    left: String,
    #[serde(default)]
    not_left: String,
    #[serde(default)]
    not_right: String,
    #[serde(default)]
    from_ahead: bool,
    fires: Vec<Example>,
    silent: Vec<Silent>,
}

/// A text in which a rule must find a date.
#[cfg_attr(not(test), expect(dead_code, reason = "examples are for the tests"))]
#[derive(Clone, Debug, Deserialize)]
pub(super) struct Example {
    /// Published on Thursday, 16 May 2024.
    pub text: String,
    /// Its words and value, `May 3, 2019 = 2019-05-03`.
    pub finds: String,
}

/// The nearest text in which a rule must find nothing.
#[cfg_attr(not(test), expect(dead_code, reason = "examples are for the tests"))]
#[derive(Clone, Debug, Deserialize)]
pub(super) struct Silent {
    pub text: String,
    /// Why.
    pub because: String,
}

/// A rule.
#[derive(Debug)]
pub(super) struct Rule {
    /// `room.family.rule`; public, as it stands in the graph.
    pub id: String,
    /// What the words denote.
    #[cfg_attr(not(test), expect(dead_code, reason = "examples are for the tests"))]
    pub reads: String,
    /// Its date.
    pub value: Expression,
    /// What must hold besides.
    pub when: Option<Guard>,
    /// One of these must stand before; none of these may stand before or behind.
    pub left: Vec<String>,
    pub not_left: Vec<String>,
    pub not_right: Vec<String>,
    /// Whether it counts from the next date behind it, which it then includes.
    pub from_ahead: bool,
    /// Where it must fire.
    #[cfg_attr(not(test), expect(dead_code, reason = "examples are for the tests"))]
    pub fires: Vec<Example>,
    /// Where it must not.
    #[cfg_attr(not(test), expect(dead_code, reason = "examples are for the tests"))]
    pub silent: Vec<Silent>,
}

/// All rules with the words and the tree of their patterns.
#[derive(Debug)]
pub(super) struct Rules {
    pub rules: Vec<Rule>,
    pub lexicon: Lexicon,
    pub tree: Tree,
}

/// What can be wrong with a rule file.
#[derive(Debug, thiserror::Error)]
pub(super) enum RuleError {
    /// Not TOML, or a field is missing.
    #[error("{file}: {error}")]
    Toml { file: String, error: Box<toml::de::Error> },
    /// A word list that cannot be read.
    #[error("words.toml: {0}")]
    Words(String),
    /// A pattern, value or guard that cannot be read.
    #[error("{file}: rule `{id}`: {problem}")]
    Rule { file: String, id: String, problem: String },
}

impl Rules {
    /// Reads rule files, each given as its name and text.
    ///
    /// # Errors
    /// See [`RuleError`].
    pub(super) fn read(files: &[(&str, &str)]) -> Result<Rules, RuleError> {
        let mut lexicon = Lexicon::read(include_str!("words.toml")).map_err(RuleError::Words)?;
        let parts = parts()?;
        let mut tree = Tree::default();
        let mut rules: Vec<Rule> = Vec::new();
        for (name, text) in files {
            let toml = |error| RuleError::Toml { file: (*name).to_owned(), error: Box::new(error) };
            let file: File = toml::from_str(text).map_err(toml)?;
            for raw in file.rules {
                let wrong =
                    |problem| RuleError::Rule { file: (*name).to_owned(), id: raw.id.clone(), problem };
                if !raw.id.starts_with(&file.family) || rules.iter().any(|r| r.id == raw.id) {
                    return Err(wrong("no new id of this family".to_owned()));
                }
                for pattern in &raw.patterns {
                    tree.add(rules.len(), pattern, &parts, &mut lexicon).map_err(wrong)?;
                }
                let value = Expression::parse(&raw.value).map_err(wrong)?;
                let when = raw.when.as_deref().map(guard::named).transpose().map_err(wrong)?;
                rules.push(Rule::of(raw, value, when));
            }
        }
        tree.grow(&lexicon);
        Ok(Rules { rules, lexicon, tree })
    }

    /// The rules that are part of the program.
    ///
    /// # Panics
    /// Never in a tested build: the files are compiled in.
    pub(super) fn compiled_in() -> &'static Rules {
        static RULES: OnceLock<Rules> = OnceLock::new();
        RULES.get_or_init(|| {
            Rules::read(FILES).unwrap_or_else(|e| panic!("compiled in, and read by every test of dates: {e}"))
        })
    }
}

impl Rule {
    fn of(raw: RawRule, value: Expression, when: Option<Guard>) -> Rule {
        let words = |text: &str| text.split('|').filter(|w| !w.is_empty()).map(str::to_owned).collect();
        Rule {
            value,
            when,
            left: words(&raw.left),
            not_left: words(&raw.not_left),
            not_right: words(&raw.not_right),
            from_ahead: raw.from_ahead,
            id: raw.id,
            reads: raw.reads,
            fires: raw.fires,
            silent: raw.silent,
        }
    }
}

/// The holidays, whose number is what `{holiday}` stands for in a pattern.
pub(super) fn holidays() -> &'static [Holiday] {
    #[derive(Deserialize)]
    struct Table {
        holiday: Vec<Holiday>,
    }
    static HOLIDAYS: OnceLock<Vec<Holiday>> = OnceLock::new();
    HOLIDAYS.get_or_init(|| {
        let table: Table = toml::from_str(include_str!("holidays.toml")).expect("compiled in, and tested");
        table.holiday
    })
}

/// `parts.toml`, and the names of holidays.
fn parts() -> Result<Parts, RuleError> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Way {
        Plain([String; 1]),
        Worth(String, i32),
    }
    let toml = |error| RuleError::Toml { file: "parts.toml".to_owned(), error: Box::new(error) };
    let table: BTreeMap<String, Vec<Way>> = toml::from_str(include_str!("parts.toml")).map_err(toml)?;
    let way = |way| match way {
        Way::Plain([text]) => (text, None),
        Way::Worth(text, value) => (text, Some(value)),
    };
    let mut parts: Parts =
        table.into_iter().map(|(name, ways)| (name, ways.into_iter().map(way).collect())).collect();
    let number = |i: usize| i32::try_from(i).ok();
    let names = holidays().iter().enumerate();
    let holidays = names.flat_map(|(i, h)| h.names.iter().map(move |n| (n.clone(), number(i)))).collect();
    parts.insert("holiday".to_owned(), holidays);
    Ok(parts)
}
