//! The named queries of `queries/`, with what the comments above them say.
//!
//! The comments of a query are its documentation and its interface:
//!
//! ```text
//! # Who met whom, when and where.
//! # Any further lines describe it.
//! # Parameter: leader|person (entity): somebody who took part
//! # Parameter: since (date from): the first day
//! # Parameter: status (text of occurred|planned, default occurred): how far the article commits to it
//! # Example: summitry query --kg world meetings --leader "Kim Jong Un" --since 2018
//! ```
//!
//! The first name of a parameter is its variable, which the query offers as `VALUES ?leader { UNDEF }`; further ones
//! are other names for it. [`Kind`] tells what may be given.

use super::QueryError;
use include_dir::{Dir, include_dir};
use regex::Regex;
use std::fmt;
use std::sync::OnceLock;

static FOLDER: Dir = include_dir!("$CARGO_MANIFEST_DIR/queries");

/// A query with a name.
#[derive(Clone, Debug, PartialEq)]
pub struct NamedQuery {
    /// The file's name without `.rq`.
    pub name: &'static str,
    /// What the comments above it say.
    pub header: Header,
    /// The text.
    pub sparql: &'static str,
}

/// What the comments above a query say.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Header {
    /// The first line: what it answers.
    pub title: String,
    /// The further lines.
    pub description: String,
    /// What may be given.
    pub parameters: Vec<Parameter>,
    /// A command that shows it.
    pub example: String,
}

/// A variable of a query that the user may give a value.
#[derive(Clone, Debug, PartialEq)]
pub struct Parameter {
    /// The variable without its question mark.
    pub name: String,
    /// Other names for it.
    pub aliases: Vec<String>,
    /// What may be given.
    pub kind: Kind,
    /// What it is where nothing is given.
    pub default: Option<String>,
    /// What it means.
    pub about: String,
}

/// What may be given for a parameter.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Kind {
    /// A person, country, organization or place by its name, or its IRI; of these classes, where any are named.
    Entity(Vec<String>),
    /// A date, of which the first day is meant.
    DateFrom,
    /// A date, of which the last day is meant.
    DateTo,
    /// A text; one of these, where any are named.
    Text(Vec<String>),
    /// An integer or a decimal number.
    Number,
    /// The IRI of a node, whole or below the base.
    Iri,
}

impl Kind {
    /// `entity`, `entity of Person|Country`, `date from`, `date to`, `text`, `text of a|b`, `number`, `iri`.
    fn parse(text: &str) -> Option<Kind> {
        let (word, of) = text.split_once(" of ").unwrap_or((text, ""));
        let of = of.split('|').filter(|w| !w.is_empty()).map(|w| w.trim().to_owned()).collect();
        Some(match word.trim() {
            "entity" => Kind::Entity(of),
            "date from" => Kind::DateFrom,
            "date to" => Kind::DateTo,
            "text" => Kind::Text(of),
            "number" => Kind::Number,
            "iri" => Kind::Iri,
            _ => return None,
        })
    }
}

impl Kind {
    /// What stands for a value of this type in a command's help.
    #[must_use]
    pub fn value_name(&self) -> &'static str {
        match self {
            Kind::Entity(_) => "NAME",
            Kind::DateFrom | Kind::DateTo => "DATE",
            Kind::Text(_) => "TEXT",
            Kind::Number => "NUMBER",
            Kind::Iri => "IRI",
        }
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let of = |word: &str, list: &[String]| match list {
            [] => word.to_owned(),
            list => format!("{word} of {}", list.join("|")),
        };
        f.write_str(&match self {
            Kind::Entity(classes) => of("entity", classes),
            Kind::DateFrom => "date from".to_owned(),
            Kind::DateTo => "date to".to_owned(),
            Kind::Text(words) => of("text", words),
            Kind::Number => "number".to_owned(),
            Kind::Iri => "iri".to_owned(),
        })
    }
}

impl Header {
    /// Reads the comment lines that a query begins with.
    ///
    /// # Errors
    /// Where a line that begins a parameter cannot be read.
    pub fn read(sparql: &str) -> Result<Header, QueryError> {
        let mut header = Header::default();
        for line in sparql.lines().map_while(|l| l.strip_prefix('#')).map(str::trim) {
            if let Some(text) = line.strip_prefix("Parameter:") {
                let parameter =
                    Parameter::parse(text.trim()).ok_or_else(|| QueryError::Header(line.to_owned()))?;
                header.parameters.push(parameter);
            } else if let Some(example) = line.strip_prefix("Example:") {
                example.trim().clone_into(&mut header.example);
            } else if header.title.is_empty() {
                line.clone_into(&mut header.title);
            } else if !line.is_empty() {
                let space = if header.description.is_empty() { "" } else { " " };
                header.description += &format!("{space}{line}");
            }
        }
        Ok(header)
    }

    /// The parameter of this name or other name; `None` where the query has none of it.
    #[must_use]
    pub fn parameter(&self, name: &str) -> Option<&Parameter> {
        self.parameters.iter().find(|p| p.name == name || p.aliases.iter().any(|a| a == name))
    }
}

impl Parameter {
    fn parse(text: &str) -> Option<Parameter> {
        static LINE: OnceLock<Regex> = OnceLock::new();
        let line = LINE.get_or_init(|| {
            Regex::new(r"^([a-z_|]+) \((.+?)(?:, default ([^)]+))?\): (.+)$").expect("a constant that parses")
        });
        let parts = line.captures(text)?;
        let mut names = parts[1].split('|').map(str::to_owned);
        Some(Parameter {
            name: names.next()?,
            aliases: names.collect(),
            kind: Kind::parse(&parts[2])?,
            default: parts.get(3).map(|d| d.as_str().to_owned()),
            about: parts[4].to_owned(),
        })
    }
}

/// All named queries, by name.
///
/// # Panics
/// Never in a tested build: the queries are compiled in.
pub fn library() -> &'static [NamedQuery] {
    static LIBRARY: OnceLock<Vec<NamedQuery>> = OnceLock::new();
    LIBRARY.get_or_init(|| {
        let read = |file: &'static include_dir::File| {
            let name = file.path().file_name()?.to_str()?.strip_suffix(".rq")?;
            let sparql = file.contents_utf8()?;
            let header = Header::read(sparql).expect("the tests read every header");
            Some(NamedQuery { name, header, sparql })
        };
        let mut queries: Vec<NamedQuery> = FOLDER.files().filter_map(read).collect();
        queries.sort_by_key(|q| q.name);
        queries
    })
}

/// The query of this name.
///
/// # Errors
/// Where there is none; the error names those that sound like it.
pub fn named(name: &str) -> Result<&'static NamedQuery, QueryError> {
    library().iter().find(|q| q.name == name).ok_or_else(|| {
        let near = super::names::near(name, library().iter().map(|q| q.name));
        QueryError::Unknown { name: name.to_owned(), near }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_header_is_whole_and_fits_its_query() {
        let reserved =
            ["kg", "endpoint", "base", "file", "execute", "param", "format", "output", "list", "help"];
        let mut wrong = Vec::new();
        for query in library() {
            let NamedQuery { name, header, sparql } = query;
            let mut fails = |what: String| wrong.push(format!("{name}: {what}"));
            if header.title.is_empty() || header.description.is_empty() {
                fails("has no title or no description".to_owned());
            }
            if !header.example.starts_with(&format!("summitry query --kg world {name}")) {
                fails(format!("its example shows another: {}", header.example));
            }
            let mut parsed = super::super::parse(sparql).unwrap_or_else(|e| panic!("{name}: {e}"));
            for parameter in &header.parameters {
                if !sparql.contains(&format!("VALUES ?{} {{ ", parameter.name)) {
                    fails(format!("does not offer `{}`", parameter.name));
                }
                let default = super::super::bind::default_of(&mut parsed, &parameter.name).map(|t| match t {
                    spargebra::term::GroundTerm::Literal(l) => l.value().to_owned(),
                    other => other.to_string(),
                });
                if default != parameter.default {
                    fails(format!("`{}` says {:?}, is {default:?}", parameter.name, parameter.default));
                }
                if reserved.contains(&parameter.name.as_str()) {
                    fails(format!("`{}` is an option of the program", parameter.name));
                }
            }
            let used = header.example.split(" --").skip(2).filter_map(|f| f.split(' ').next());
            for flag in used.filter(|f| header.parameter(f).is_none()) {
                fails(format!("its example gives `{flag}`, which it does not have"));
            }
        }
        assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
        assert!(library().len() >= 30, "{} queries", library().len());
    }

    #[test]
    fn a_parameter_line_says_names_type_default_and_meaning() {
        let read = Parameter::parse("least (number, default 2): how many at least").unwrap();
        assert_eq!((read.kind, read.default.as_deref()), (Kind::Number, Some("2")));
        let read = Parameter::parse("leader|person (entity of Person|Country): who (or which)").unwrap();
        assert_eq!(read.aliases, ["person"]);
        assert_eq!(read.kind.to_string(), "entity of Person|Country");
        for text in ["leader: who", "leader (thing): who", "Leader (entity): who", "leader (entity)"] {
            assert_eq!(Parameter::parse(text), None, "{text}");
        }
        let error = Header::read("# A title.\n# Parameter: x (thing): y\nASK {}").unwrap_err().to_string();
        assert!(error.contains("x (thing): y"), "{error}");
    }
}
