//! Rows as tables for people or in the W3C formats; triples in the RDF formats.

use super::QueryError;
use crate::rdf::vocabulary::PREFIXES;
use crate::rdf::{xml_term, xml_triple};
use crate::terminal::{Screen, Table};
use oxigraph::io::{JsonLdProfileSet, RdfFormat, RdfSerializer};
use oxigraph::model::{Term, Triple};
use oxigraph::sparql::QueryResults;
use oxigraph::sparql::results::{QueryResultsFormat, QueryResultsSerializer};
use std::io::Write;

/// How a result is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "clap", derive(clap::ValueEnum))]
#[non_exhaustive]
pub enum Format {
    /// A table for people.
    #[cfg_attr(feature = "clap", value(alias = "text"))]
    Table,
    /// SPARQL 1.1 CSV.
    Csv,
    /// SPARQL 1.1 TSV.
    Tsv,
    /// SPARQL 1.1 JSON.
    Json,
    /// SPARQL XML.
    Xml,
    /// Turtle.
    Turtle,
    /// N-Triples.
    Ntriples,
    /// N-Quads.
    Nquads,
    /// `TriG`.
    Trig,
    /// JSON-LD.
    Jsonld,
    /// RDF/XML.
    Rdfxml,
}

/// Writes a result as into a file, and gives the number of rows of a table.
///
/// # Errors
/// As [`write_on`].
pub fn write(
    results: QueryResults<'_>,
    format: Format,
    out: &mut dyn Write,
) -> Result<Option<usize>, QueryError> {
    write_on(Screen::piped(), results, format, out)
}

/// Writes a result, a table as it fits the screen, and gives the number of rows of a table.
///
/// # Errors
/// Where rows are asked for as triples or the other way round, evaluation fails on the way, or writing does.
pub fn write_on(
    screen: Screen,
    results: QueryResults<'_>,
    format: Format,
    out: &mut dyn Write,
) -> Result<Option<usize>, QueryError> {
    match results {
        QueryResults::Graph(triples) => {
            let mut triples = triples.collect::<Result<Vec<Triple>, _>>()?;
            triples.sort_by_key(ToString::to_string);
            triples.dedup();
            write_triples(&triples, format, out)?;
            Ok(None)
        }
        QueryResults::Boolean(answer) if format == Format::Table => {
            writeln!(out, "{}", if answer { "yes" } else { "no" })?;
            Ok(None)
        }
        QueryResults::Boolean(answer) => {
            QueryResultsSerializer::from_format(rows_format(format)?)
                .serialize_boolean_to_writer(&mut *out, answer)?;
            end_of_line(format, out)?;
            Ok(None)
        }
        QueryResults::Solutions(solutions) => {
            let variables = solutions.variables().to_vec();
            if format == Format::Table {
                let mut table = Table::new(variables.iter().map(|v| v.as_str()));
                let mut rows = 0;
                for solution in solutions {
                    let solution = solution?;
                    table.row(variables.iter().map(|v| solution.get(v).map_or(String::new(), readable)));
                    rows += 1;
                }
                write!(out, "{}", table.text(screen))?;
                writeln!(out, "{rows} row{}", if rows == 1 { "" } else { "s" })?;
                return Ok(Some(rows));
            }
            let serializer = QueryResultsSerializer::from_format(rows_format(format)?);
            let mut writer = serializer.serialize_solutions_to_writer(&mut *out, variables)?;
            for solution in solutions {
                let solution = solution?;
                if format == Format::Xml {
                    let cells = solution.iter().map(|(name, term)| (name.clone(), xml_term(term.clone())));
                    let cells: Vec<_> = cells.collect();
                    writer.serialize(cells.iter().map(|(name, term)| (name, term)))?;
                } else {
                    writer.serialize(&solution)?;
                }
            }
            writer.finish()?;
            end_of_line(format, out)?;
            Ok(None)
        }
    }
}

/// JSON and XML end with their last bracket; a terminal wants an end of the line.
fn end_of_line(format: Format, out: &mut dyn Write) -> std::io::Result<()> {
    if matches!(format, Format::Json | Format::Xml) { writeln!(out) } else { Ok(()) }
}

fn rows_format(format: Format) -> Result<QueryResultsFormat, QueryError> {
    match format {
        Format::Csv => Ok(QueryResultsFormat::Csv),
        Format::Tsv => Ok(QueryResultsFormat::Tsv),
        Format::Json => Ok(QueryResultsFormat::Json),
        Format::Xml => Ok(QueryResultsFormat::Xml),
        _ => Err(QueryError::Form("triples")),
    }
}

/// Writes triples in one of the RDF formats.
pub fn write_triples(triples: &[Triple], format: Format, out: &mut dyn Write) -> Result<(), QueryError> {
    let rdf = match format {
        Format::Turtle | Format::Table => RdfFormat::Turtle,
        Format::Ntriples => RdfFormat::NTriples,
        Format::Nquads => RdfFormat::NQuads,
        Format::Trig => RdfFormat::TriG,
        Format::Jsonld => RdfFormat::JsonLd { profile: JsonLdProfileSet::empty() },
        Format::Rdfxml => RdfFormat::RdfXml,
        _ => return Err(QueryError::Form("row")),
    };
    let mut serializer = RdfSerializer::from_format(rdf);
    for (prefix, iri) in PREFIXES {
        // The prefixes are constants that parse.
        if let Ok(with) = serializer.clone().with_prefix(prefix, iri) {
            serializer = with;
        }
    }
    let mut writer = serializer.for_writer(&mut *out);
    for triple in triples {
        let readable = (format == Format::Rdfxml).then(|| xml_triple(triple.clone()));
        writer.serialize_triple(readable.as_ref().unwrap_or(triple))?;
    }
    writer.finish()?;
    Ok(())
}

/// A term as a person reads it: literals without quotation marks, IRIs shortened.
#[must_use]
pub fn readable(term: &Term) -> String {
    match term {
        Term::Literal(literal) => literal.value().to_owned(),
        Term::NamedNode(node) => shorten(node.as_str()),
        other => other.to_string(),
    }
}

/// An IRI by its prefix, or whole in angle brackets.
#[must_use]
pub fn shorten(iri: &str) -> String {
    let prefixed =
        PREFIXES.iter().find_map(|(prefix, ns)| iri.strip_prefix(ns).map(|rest| format!("{prefix}:{rest}")));
    prefixed.unwrap_or_else(|| format!("<{iri}>"))
}
