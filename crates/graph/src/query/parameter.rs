//! What a user gives for a parameter, as a term of its type.

use super::library::{Header, Kind, Parameter};
use super::names::Names;
use super::{QueryError, Source, parse, term};
use crate::facts::Edtf;
use crate::rdf::vocabulary::xsd;
use jiff::civil::Date;
use oxigraph::model::{Literal, NamedNode, Term, Variable};
use oxigraph::sparql::QueryResults;

/// Reads what was given, `name` and value, for the parameters of a query. A query that documents none takes any
/// variable: `<iri>` stands for a node, anything else for a text.
///
/// # Errors
/// Where there is no such parameter, a value is not of its type, or a name denotes no node or several.
pub fn values(
    source: &dyn Source,
    query: &str,
    header: &Header,
    given: &[(String, String)],
) -> Result<Vec<(Variable, Term)>, QueryError> {
    let mut names = None;
    let mut read = Vec::new();
    for (name, value) in given {
        let variable = |name: &str| Variable::new(name).map_err(|_| unknown(query, header, name));
        let Some(parameter) = header.parameter(name) else {
            if !header.parameters.is_empty() || !query.is_empty() {
                return Err(unknown(query, header, name));
            }
            read.push((variable(name)?, term(value)));
            continue;
        };
        let term = match &parameter.kind {
            Kind::Entity(classes) => {
                if names.is_none() {
                    names = Some(Names::of(source)?);
                }
                let node = names.as_ref().map_or_else(
                    || Err(QueryError::NoNode { name: value.clone(), near: String::new() }),
                    |names| names.resolve(value, classes),
                );
                // "experts" bear no name, and are asked for as such.
                match (node, unnamed(header, value)) {
                    (Err(QueryError::NoNode { .. }), Some((parameter, kind))) => {
                        read.push((variable(&parameter)?, Literal::new_simple_literal(kind).into()));
                        continue;
                    }
                    (node, _) => node?,
                }
            }
            Kind::Iri => node(source, value)?,
            _ => plain(parameter, value)?,
        };
        read.push((variable(&parameter.name)?, term));
    }
    Ok(read)
}

/// The kind of speakers without a name that a word means, with the parameter that asks for them.
fn unnamed(header: &Header, word: &str) -> Option<(String, String)> {
    let parameter = header.parameter("unnamed")?;
    let Kind::Text(kinds) = &parameter.kind else { return None };
    let word = word.to_lowercase();
    let kind = kinds.iter().find(|k| **k == word || k.strip_suffix('s') == Some(&word))?;
    Some((parameter.name.clone(), kind.clone()))
}

fn unknown(query: &str, header: &Header, parameter: &str) -> QueryError {
    let known: Vec<&str> = header.parameters.iter().map(|p| p.name.as_str()).collect();
    let known = if known.is_empty() { "none".to_owned() } else { known.join(", ") };
    QueryError::Parameter { query: query.to_owned(), parameter: parameter.to_owned(), known }
}

/// A value that can be read without looking at the graph.
fn plain(parameter: &Parameter, value: &str) -> Result<Term, QueryError> {
    let wrong = |want: &str| QueryError::Value {
        parameter: parameter.name.clone(),
        value: value.to_owned(),
        want: want.to_owned(),
    };
    let day = |day: Option<Date>| {
        let day = day.ok_or_else(|| wrong("a date with that end closed"))?;
        Ok(Literal::new_typed_literal(day.to_string(), xsd("date")).into())
    };
    let date = || Edtf::parse(value).map_err(|_| wrong("a date such as 2018, 2018-03, 2018-03-05 or 199X"));
    match &parameter.kind {
        Kind::DateFrom => day(date()?.earliest()),
        Kind::DateTo => day(date()?.latest()),
        Kind::Text(words) if !words.is_empty() && !words.iter().any(|w| w == value) => {
            Err(wrong(&format!("one of {}", words.join(", "))))
        }
        Kind::Number => {
            let digits = value.strip_prefix('-').unwrap_or(value);
            let number = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
            let kind = match digits.split_once('.') {
                None if number(digits) => "integer",
                Some((whole, part)) if number(whole) && number(part) => "decimal",
                _ => return Err(wrong("a number such as 2 or 0.5")),
            };
            Ok(Literal::new_typed_literal(value, xsd(kind)).into())
        }
        _ => Ok(Literal::new_simple_literal(value).into()),
    }
}

/// A node by its IRI, whole or below the base; it must be there.
fn node(source: &dyn Source, value: &str) -> Result<Term, QueryError> {
    let plain = value.trim_start_matches('<').trim_end_matches('>');
    for iri in [plain.to_owned(), format!("{}{plain}", source.base())] {
        if let Ok(node) = NamedNode::new(&iri)
            && is_there(source, &node)?
        {
            return Ok(node.into());
        }
    }
    Err(QueryError::NoNode { name: value.to_owned(), near: String::new() })
}

/// Whether any graph says something of a node.
pub(super) fn is_there(source: &dyn Source, node: &NamedNode) -> Result<bool, QueryError> {
    let mut query =
        parse("ASK { VALUES ?node { UNDEF } { ?node ?p ?o } UNION { GRAPH ?g { ?node ?p ?o } } }")?;
    super::bind::bind(&mut query, &[(Variable::new_unchecked("node"), node.clone().into())]);
    Ok(matches!(source.answer(query)?, QueryResults::Boolean(true)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(kind: Kind, value: &str) -> Result<String, String> {
        let parameter = Parameter {
            name: "p".to_owned(),
            aliases: Vec::new(),
            kind,
            default: None,
            about: String::new(),
        };
        plain(&parameter, value).map(|t| t.to_string()).map_err(|e| e.to_string())
    }

    #[test]
    fn a_date_stands_for_its_first_or_its_last_day() {
        let day = |day: &str| Ok(format!("\"{day}\"^^<http://www.w3.org/2001/XMLSchema#date>"));
        for (value, first, last) in [
            ("2018", "2018-01-01", "2018-12-31"),
            ("2020-02", "2020-02-01", "2020-02-29"),
            ("2018-03-05", "2018-03-05", "2018-03-05"),
            ("199X", "1990-01-01", "1999-12-31"),
            ("2018-03/2019", "2018-03-01", "2019-12-31"),
        ] {
            assert_eq!(read(Kind::DateFrom, value), day(first), "{value}");
            assert_eq!(read(Kind::DateTo, value), day(last), "{value}");
        }
        assert!(read(Kind::DateFrom, "March").unwrap_err().contains("2018-03"));
        assert!(read(Kind::DateTo, "2018/..").unwrap_err().contains("closed"));
    }

    #[test]
    fn numbers_and_words_are_checked() {
        assert!(read(Kind::Number, "3").unwrap().ends_with("#integer>"));
        assert!(read(Kind::Number, "-0.5").unwrap().ends_with("#decimal>"));
        for wrong in ["", "-", "3.", "1e5", "three", "٣"] {
            assert!(read(Kind::Number, wrong).is_err(), "{wrong}");
        }
        let words = Kind::Text(vec!["occurred".to_owned(), "planned".to_owned()]);
        assert!(read(words.clone(), "planned").is_ok());
        assert!(read(words, "plan").unwrap_err().contains("one of occurred, planned"));
    }
}
