//! What is likely wrong with a query: where it ceases to be SPARQL, and which names in it nothing bears.
//!
//! The parser tells the furthest place that it reached, which is often behind the mistake; what people usually get wrong is
//! therefore looked for in the words of the query first (`token`). `strange` has the names.

mod strange;
mod token;

pub use strange::strange;

use crate::rdf::vocabulary::PREFIXES;
use spargebra::SparqlSyntaxError;
use token::{Kind, Token, tokens};

/// A query that is no SPARQL.
#[derive(Debug, thiserror::Error)]
#[error("line {line}, column {column}: {cause}")]
pub struct Mistake {
    line: usize,
    column: usize,
    cause: String,
    /// The line itself.
    text: String,
}

impl Mistake {
    /// What the parser says, in words.
    pub(super) fn of(query: &str, error: &SparqlSyntaxError) -> Mistake {
        let told = error.to_string();
        let place = told.strip_prefix("error at ").and_then(|rest| {
            let mut numbers =
                rest.split(|c: char| !c.is_ascii_digit()).filter_map(|n| n.parse::<usize>().ok());
            Some((numbers.next()?, numbers.next()?))
        });
        let tokens = tokens(query);
        let cause = unknown_prefix(query, &tokens)
            .or_else(|| form(&tokens))
            .or_else(|| unpaired(query, &tokens))
            .or_else(|| unnamed(&tokens))
            .or_else(|| filter(&tokens))
            .or_else(|| bare(&tokens))
            .or_else(|| no_stop(&tokens));
        let (at, cause) = cause.unwrap_or_else(|| match place {
            Some(place) => unexpected(query, &tokens, place),
            None => (0, told),
        });
        let before: Vec<char> = query.chars().take(at).collect();
        let line = before.iter().filter(|c| **c == '\n').count() + 1;
        let column = before.iter().rev().take_while(|c| **c != '\n').count() + 1;
        Mistake { line, column, cause, text: query.lines().nth(line - 1).unwrap_or_default().to_owned() }
    }

    /// The line with a caret below the place.
    #[must_use]
    pub fn pointer(&self) -> String {
        let text = self.text.replace('\t', " ");
        // Of a long line what is around the place.
        let from = if text.chars().count() > 100 { self.column.saturating_sub(61) } else { 0 };
        let shown: String = text.chars().skip(from).take(100).collect();
        format!("  {shown}\n  {}^", " ".repeat((self.column - 1).saturating_sub(from)))
    }
}

/// Where, in characters, and what.
type Cause = (usize, String);

const FORMS: [&str; 4] = ["SELECT", "ASK", "CONSTRUCT", "DESCRIBE"];
const CHANGES: [&str; 9] = ["INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "ADD", "MOVE", "COPY"];
const COUNTS: [&str; 7] = ["COUNT", "SUM", "MIN", "MAX", "AVG", "SAMPLE", "GROUP_CONCAT"];

/// Words that stand alone in SPARQL; those before `(` are functions.
const KEYWORDS: [&str; 44] = [
    "BASE",
    "PREFIX",
    "SELECT",
    "ASK",
    "CONSTRUCT",
    "DESCRIBE",
    "WHERE",
    "DISTINCT",
    "REDUCED",
    "FROM",
    "NAMED",
    "ORDER",
    "GROUP",
    "BY",
    "HAVING",
    "LIMIT",
    "OFFSET",
    "ASC",
    "DESC",
    "OPTIONAL",
    "UNION",
    "MINUS",
    "FILTER",
    "BIND",
    "AS",
    "VALUES",
    "UNDEF",
    "GRAPH",
    "SERVICE",
    "SILENT",
    "EXISTS",
    "NOT",
    "IN",
    "A",
    "TRUE",
    "FALSE",
    "SEPARATOR",
    "COUNT",
    "SUM",
    "MIN",
    "MAX",
    "AVG",
    "SAMPLE",
    "LATERAL",
];

/// A prefix that neither the query nor the contract declares.
fn unknown_prefix(query: &str, tokens: &[Token]) -> Option<Cause> {
    let prefix = |t: &Token| t.text.split_once(':').map(|(prefix, _)| prefix.to_owned());
    let declared: Vec<String> = tokens
        .windows(2)
        .filter(|w| w[0].is("PREFIX"))
        .filter_map(|w| prefix(&w[1]))
        .chain(PREFIXES.iter().map(|(p, _)| (*p).to_owned()))
        .collect();
    let strange = tokens.iter().filter(|t| t.kind == Kind::Name && !t.text.starts_with("_:"));
    let token = strange.into_iter().find(|t| prefix(t).is_some_and(|p| !declared.contains(&p)))?;
    let name = prefix(token)?;
    let known: Vec<&str> = PREFIXES.iter().map(|(prefix, _)| *prefix).collect();
    let add = if query.contains(&format!("PREFIX {name}")) { "" } else { " before the query" };
    Some((
        token.at,
        format!(
            "no prefix `{name}:` is known; {} need no declaration, any other wants PREFIX {name}: <...>{add}",
            known.join(" ")
        ),
    ))
}

/// What is wrong with the word that a query begins with.
fn form(tokens: &[Token]) -> Option<Cause> {
    let mut rest = tokens;
    while rest.first()?.is("PREFIX") || rest[0].is("BASE") {
        let iri = rest.iter().position(|t| t.kind == Kind::Iri)?;
        rest = &rest[iri + 1..];
    }
    let first = rest.first()?;
    let word = first.text.to_uppercase();
    if FORMS.contains(&word.as_str()) {
        return None;
    }
    if CHANGES.contains(&word.as_str()) {
        let told = format!(
            "`{word}` changes a graph, and a query only reads; articles come by `summitry build`, other quads by `summitry serve --write`"
        );
        return Some((first.at, told));
    }
    let meant = FORMS.iter().find(|form| strsim::damerau_levenshtein(form, &word) <= 2);
    let meant = meant.map_or(String::new(), |form| format!("; is it {form}?"));
    Some((
        first.at,
        format!("a query begins with SELECT, ASK, CONSTRUCT or DESCRIBE, not `{}`{meant}", first.text),
    ))
}

/// A bracket or quotation mark that is not closed, or the first that closes none.
fn unpaired(query: &str, tokens: &[Token]) -> Option<Cause> {
    let mut open: Vec<&Token> = Vec::new();
    for token in tokens {
        let opener = match token.text.as_str() {
            "{" | "(" | "[" => {
                open.push(token);
                continue;
            }
            "}" => "{",
            ")" => "(",
            "]" => "[",
            _ if token.kind == Kind::Unended => {
                return Some((token.at, "a text that begins here does not end".to_owned()));
            }
            _ => continue,
        };
        match open.pop() {
            None => return Some((token.at, format!("a `{}` closes nothing", token.text))),
            Some(other) if other.text != opener => {
                return Some((other.at, format!("a `{}` is closed by `{}`", other.text, token.text)));
            }
            Some(_) => {}
        }
    }
    let unclosed = open.last()?;
    Some((
        query.trim_end().chars().count(),
        format!("the query ends, and a `{}` is not closed", unclosed.text),
    ))
}

/// An expression after SELECT that has no parentheses or no name.
fn unnamed(tokens: &[Token]) -> Option<Cause> {
    let start = tokens.iter().position(|t| t.is("SELECT"))?;
    let head: Vec<&Token> = tokens[start..].iter().take_while(|t| t.text != "{" && !t.is("WHERE")).collect();
    let mut depth = 0;
    let mut named = true;
    let mut opened = 0;
    for token in head {
        match token.text.as_str() {
            "(" => {
                if depth == 0 {
                    (named, opened) = (false, token.at);
                }
                depth += 1;
            }
            ")" => {
                depth -= 1;
                if depth == 0 && !named {
                    return Some((
                        opened,
                        "an expression after SELECT wants a name: (COUNT(?x) AS ?n)".to_owned(),
                    ));
                }
            }
            _ if token.is("AS") => named = true,
            word if depth == 0 && COUNTS.contains(&word.to_uppercase().as_str()) => {
                let told =
                    format!("what is counted stands in parentheses and has a name: ({word}(?x) AS ?n)");
                return Some((token.at, told));
            }
            _ => {}
        }
    }
    None
}

fn filter(tokens: &[Token]) -> Option<Cause> {
    let wrong = tokens.windows(3).find(|w| {
        let function = matches!(w[1].kind, Kind::Word | Kind::Name | Kind::Iri) && w[2].text == "(";
        w[0].is("FILTER") && w[1].text != "(" && !function && !w[1].is("NOT") && !w[1].is("EXISTS")
    })?;
    Some((wrong[1].at, "FILTER wants parentheses: FILTER(?x > 3)".to_owned()))
}

/// A word that is neither SPARQL's nor a function.
fn bare(tokens: &[Token]) -> Option<Cause> {
    let own = |t: &Token| KEYWORDS.iter().any(|k| t.is(k));
    let next = tokens.iter().skip(1).map(Some).chain([None]);
    let (word, _) = tokens
        .iter()
        .zip(next)
        .find(|(t, next)| t.kind == Kind::Word && !own(t) && next.is_none_or(|n| n.text != "("))?;
    let text = &word.text;
    let keyword =
        KEYWORDS.iter().find(|k| k.len() > 3 && strsim::damerau_levenshtein(k, &text.to_uppercase()) == 1);
    let told = match keyword {
        Some(keyword) => format!("`{text}` is no word of SPARQL; is it {keyword}?"),
        None => format!("`{text}` is neither a variable (?{text}) nor a name with a prefix (sm:{text})"),
    };
    Some((word.at, told))
}

/// Two statements without a stop between them.
fn no_stop(tokens: &[Token]) -> Option<Cause> {
    let start = tokens.iter().position(|t| t.text == "{")?;
    let (mut terms, mut depth, mut values) = (0, 0, false);
    for token in &tokens[start..] {
        match (token.kind, token.text.as_str()) {
            (_, "(" | "[") => depth += 1,
            (_, ")" | "]") => {
                depth -= 1;
                // `( ... )` of a filter is no term, `[ ... ]` is one.
                terms += usize::from(token.text == "]");
            }
            _ if depth > 0 => {}
            (_, "{" | "}" | ".") => (terms, values) = (0, values && token.text == "{"),
            (_, ";") => terms = 1,
            (_, ",") => terms = 2,
            _ if token.is("VALUES") => values = true,
            (Kind::Word, word)
                if !word.eq_ignore_ascii_case("a") && !token.is("TRUE") && !token.is("FALSE") =>
            {
                terms = 0;
            }
            (Kind::Mark, _) => terms = terms.saturating_sub(1),
            _ if values => {}
            _ => {
                terms += 1;
                if terms > 3 {
                    return Some((
                        token.at,
                        format!(
                            "`{}` is a fourth part of a statement; is a `.` missing before it?",
                            token.text
                        ),
                    ));
                }
            }
        }
    }
    None
}

/// The word at, or last before, the place that the parser names.
fn unexpected(query: &str, tokens: &[Token], (line, column): (usize, usize)) -> Cause {
    let before: usize = query.split('\n').take(line - 1).map(|l| l.chars().count() + 1).sum();
    let place = before + column - 1;
    match tokens.iter().rev().find(|t| t.at <= place) {
        Some(token) if place < token.at + token.text.chars().count() => {
            (token.at, format!("`{}` is not expected here", token.text))
        }
        Some(token) => (place, format!("something else is expected behind `{}`", token.text)),
        None => (place, "this is not expected here".to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::super::{QueryError, parse};

    fn told(query: &str) -> (String, String) {
        let Err(QueryError::Syntax(mistake)) = parse(query) else { panic!("{query} parses") };
        (mistake.to_string(), mistake.pointer())
    }

    #[test]
    fn a_mistake_is_told_with_its_likely_cause() {
        for (query, says) in [
            ("SELECT ?x WHERE { ?x", "the query ends, and a `{` is not closed"),
            ("SELECT ?x { ?x a schema:Person }}", "a `}` closes nothing"),
            ("SELEC ?x { ?x a schema:Person }", "is it SELECT?"),
            ("INSERT DATA { <a> <b> <c> }", "a query only reads"),
            ("SELECT ?x { ?x foo:bar ?y }", "no prefix `foo:` is known"),
            ("SELECT ?x { ?x rdfs:label \"Bob }", "a text that begins here does not end"),
            ("SELECT ?x COUNT(?y) { ?x a ?y }", "(COUNT(?x) AS ?n)"),
            ("SELECT ?x { ?x a ?y FILTER ?y > 3 }", "FILTER wants parentheses"),
            ("SELECT ?x { ?x sm:leads ?y ?y a schema:Country }", "is a `.` missing before it?"),
            ("SELECT ?x { ?x sm:leads France }", "`France` is neither a variable (?France)"),
            ("SELECT ?x { ?x sm:leads ?y OPTONAL { ?y a ?z } }", "is it OPTIONAL?"),
            ("SELECT ?x (COUNT(?y)) { ?x a ?y }", "wants a name"),
        ] {
            let (told, pointer) = told(query);
            assert!(told.contains(says) && told.starts_with("line 1, column "), "{query}: {told}");
            assert!(told.lines().count() == 1 && pointer.ends_with('^'), "{told}\n{pointer}");
        }
    }

    #[test]
    fn the_caret_is_below_the_place() {
        let (told, pointer) = told("# who\nSELECT ?x {\n  ?x foo:bar ?y }");
        assert!(told.starts_with("line 3, "), "{told}");
        let lines: Vec<&str> = pointer.lines().collect();
        assert_eq!(lines[0], "    ?x foo:bar ?y }");
        assert_eq!(lines[0].get(lines[1].len() - 1..lines[1].len() + 6), Some("foo:bar"), "{pointer}");
    }

    #[test]
    fn a_place_that_only_the_parser_knows_is_told() {
        let (told, _) = told("SELECT ?x { ?x sm:leads ?y } ORDER BY LIMIT 3");
        assert!(told.ends_with("is not expected here") || told.contains("is expected behind"), "{told}");
    }
}
