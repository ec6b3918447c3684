//! Rule files: patterns with their values and examples, read from TOML, one file a family.

use super::around::Around;
use super::calendar::Holiday;
use super::guard::{self, Guard};
use super::lexicon::Lexicon;
use super::pattern::{Parts, Tree};
use super::value::Expression;
use crate::extract::files::{self, FileError, Files};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::Arc;
use toml::Spanned;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    /// The first two segments of every id: `dates.weekday`.
    family: String,
    /// Whether its rules come before those of other families that fit the same words.
    #[serde(default)]
    early: bool,
    #[serde(rename = "rule")]
    rules: Vec<RawRule>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct RawRule {
    id: Spanned<String>,
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
    #[serde(default)]
    from_front: bool,
    fires: Vec<Example>,
    silent: Vec<Silent>,
}

/// A text in which a rule must find a date.
#[cfg_attr(not(test), expect(dead_code, reason = "examples are for the tests"))]
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Example {
    /// Published on Thursday, 16 May 2024.
    pub text: String,
    /// Its words and value, `May 3, 2019 = 2019-05-03`.
    pub finds: String,
}

/// The nearest text in which a rule must find nothing.
#[cfg_attr(not(test), expect(dead_code, reason = "examples are for the tests"))]
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Silent {
    pub text: String,
    /// Why.
    pub because: String,
}

/// A rule.
#[derive(Debug)]
pub(super) struct Rule {
    /// `room.family.rule`; public, as it stands in the graph.
    pub id: Arc<str>,
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
    /// Whether it counts from the date in front of it.
    pub from_front: bool,
    /// Where it must fire.
    #[cfg_attr(not(test), expect(dead_code, reason = "examples are for the tests"))]
    pub fires: Vec<Example>,
    /// Where it must not.
    #[cfg_attr(not(test), expect(dead_code, reason = "examples are for the tests"))]
    pub silent: Vec<Silent>,
}

/// All rules with the words and the tree of their patterns.
#[derive(Debug)]
pub struct Rules {
    pub(super) rules: Vec<Rule>,
    pub(super) lexicon: Lexicon,
    pub(super) tree: Tree,
    pub(super) around: Around,
    /// Their numbers are what `{holiday}` stands for in a pattern.
    pub(super) holidays: Vec<Holiday>,
}

impl Rules {
    /// Reads the files of the folder `dates`.
    ///
    /// # Errors
    /// See [`FileError`].
    pub fn read(files: &Files) -> Result<Rules, FileError> {
        let (name, text) = files.get("dates/words.toml")?;
        let mut lexicon = Lexicon::read(files::parse(name, text)?).map_err(|e| FileError::of(name, e))?;
        let holidays = holidays(files)?;
        let (name, text) = files.get("dates/around.toml")?;
        let around = files::parse(name, text)?;
        let parts = parts(files, &holidays)?;
        let mut tree = Tree::default();
        let mut rules: Vec<Rule> = Vec::new();
        let families = files.of_folder("dates/rules").into_iter();
        let families = families.map(|(name, text)| Ok((name, text, files::parse::<File>(name, text)?)));
        let mut families = families.collect::<Result<Vec<_>, FileError>>()?;
        families.sort_by_key(|(.., file)| !file.early);
        for (name, text, file) in families {
            for raw in file.rules {
                let (id, at) = (raw.id.get_ref(), raw.id.span().start);
                let wrong = |problem| FileError::at(name, text, at, format!("rule `{id}`: {problem}"));
                if !id.starts_with(&file.family) || rules.iter().any(|r| *r.id == **id) {
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
        Ok(Rules { rules, lexicon, tree, around, holidays })
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
            from_front: raw.from_front,
            id: raw.id.into_inner().into(),
            reads: raw.reads,
            fires: raw.fires,
            silent: raw.silent,
        }
    }
}

fn holidays(files: &Files) -> Result<Vec<Holiday>, FileError> {
    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Table {
        holiday: Vec<Holiday>,
    }
    let (name, text) = files.get("dates/holidays.toml")?;
    files::parse(name, text).map(|table: Table| table.holiday)
}

/// `parts.toml`, and the names of holidays.
fn parts(files: &Files, holidays: &[Holiday]) -> Result<Parts, FileError> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Way {
        Plain([String; 1]),
        Worth(String, i32),
    }
    let (name, text) = files.get("dates/parts.toml")?;
    let table: BTreeMap<String, Vec<Way>> = files::parse(name, text)?;
    let way = |way| match way {
        Way::Plain([text]) => (text, None),
        Way::Worth(text, value) => (text, Some(value)),
    };
    let mut parts: Parts =
        table.into_iter().map(|(name, ways)| (name, ways.into_iter().map(way).collect())).collect();
    let number = |i: usize| i32::try_from(i).ok();
    let names = holidays.iter().enumerate();
    let holidays = names.flat_map(|(i, h)| h.names.iter().map(move |n| (n.clone(), number(i)))).collect();
    parts.insert("holiday".to_owned(), holidays);
    Ok(parts)
}
