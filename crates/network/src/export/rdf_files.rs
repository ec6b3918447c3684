//! RDF: the default dataset as triples, or all graphs as quads, sorted, with prefixes where the format has them.

use super::jsonld::{self, ContextBy};
use super::{ExportError, Format, whole_iris};
use crate::rdf::vocabulary::{PREFIXES, rdf, sm};
use crate::rdf::xml_triple;
use crate::store::Kg;
use oxigraph::io::{RdfFormat, RdfSerializer};
use oxigraph::model::{GraphName, NamedOrBlankNode, Quad, Term, Triple};
use std::collections::HashMap;
use std::io::Write;

/// Which graphs are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "clap", derive(clap::ValueEnum))]
#[non_exhaustive]
pub enum Graphs {
    /// All that the format can hold without making facts of claims: every graph, or the stated triples.
    #[default]
    #[cfg_attr(feature = "clap", value(skip))]
    Safe,
    /// What articles state, the background and what follows from them.
    Stated,
    /// What claims assert, each in its claim's graph.
    Claims,
    /// Every graph.
    All,
    /// What is stated, and what claims assert as RDF 1.2 triple terms that nobody asserts.
    Reified,
}

/// What of a knowledge graph is written as RDF, and how.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Selection {
    /// Which graphs.
    pub graphs: Graphs,
    /// Whether the stated triples stand in the default graph as well, for stores that look there alone.
    pub default_graph: bool,
    /// Triples beside the graphs', such as a description of the data; they go to the default graph.
    pub beside: Vec<Triple>,
}

pub(super) fn write(
    kg: &Kg,
    format: Format,
    selection: &Selection,
    out: &mut dyn Write,
) -> Result<(), ExportError> {
    if format == Format::Jsonld {
        return write_jsonld(kg, selection, ContextBy::Value, out);
    }
    fits(format, selection)?;
    let rdf = match format {
        Format::Turtle => RdfFormat::Turtle,
        Format::Ntriples => RdfFormat::NTriples,
        Format::Rdfxml => RdfFormat::RdfXml,
        Format::Trig => RdfFormat::TriG,
        _ => RdfFormat::NQuads,
    };
    let mut serializer = RdfSerializer::from_format(rdf);
    // With a base, instances read as `<person/xi-jinping>`; a prefix would have to escape every slash.
    if matches!(format, Format::Turtle | Format::Trig)
        && let Ok(with) = serializer.clone().with_base_iri(kg.base().to_string())
    {
        serializer = with;
    }
    for (prefix, iri) in PREFIXES {
        // The prefixes are constants that parse.
        if let Ok(with) = serializer.clone().with_prefix(prefix, iri) {
            serializer = with;
        }
    }
    let mut text = Vec::new();
    let mut writer = serializer.for_writer(&mut text);
    if format.has_graphs() {
        for quad in quads(kg, selection)? {
            writer.serialize_quad(&quad)?;
        }
    } else {
        for triple in triples(kg, selection)? {
            let triple = if format == Format::Rdfxml { xml_triple(triple) } else { triple };
            writer.serialize_triple(&triple)?;
        }
    }
    writer.finish()?;
    if matches!(format, Format::Turtle | Format::Trig) {
        text = whole_iris::whole(&text, &kg.base().to_string());
    }
    if selection.graphs == Graphs::Reified {
        for line in reified(kg)? {
            text.extend_from_slice(line.as_bytes());
        }
    }
    if matches!(rdf, RdfFormat::NQuads | RdfFormat::NTriples) {
        // The canonical form, which `status` hashes.
        let mut lines: Vec<&[u8]> = text.split_inclusive(|byte| *byte == b'\n').collect();
        lines.sort_unstable();
        text = lines.concat();
    }
    Ok(out.write_all(&text)?)
}

/// Whether the format can hold what is selected without making facts of claims.
fn fits(format: Format, selection: &Selection) -> Result<(), ExportError> {
    let told = match selection.graphs {
        Graphs::Claims | Graphs::All if !format.has_graphs() => {
            "this format has no graphs, so that claims would read as facts: want --format trig, nquads or jsonld, or --graphs reified"
        }
        Graphs::Reified if matches!(format, Format::Rdfxml | Format::Jsonld) => {
            "this format has no triple terms of RDF 1.2: want --format turtle, ntriples, trig or nquads"
        }
        Graphs::Claims if selection.default_graph => {
            "the default graph is for what is stated, and --graphs claims leaves that out"
        }
        _ => return Ok(()),
    };
    Err(ExportError::Selection(told.to_owned()))
}

/// What each claim asserts, as a triple term that the claim reifies: RDF 1.2, of which the writer knows nothing yet.
fn reified(kg: &Kg) -> Result<Vec<String>, ExportError> {
    let quads = kg.named_quads()?;
    let claims: HashMap<&Term, &NamedOrBlankNode> =
        quads.iter().filter(|q| q.predicate == sm("contentGraph")).map(|q| (&q.object, &q.subject)).collect();
    let reifies = rdf("reifies");
    let line = |quad: &Quad| {
        let GraphName::NamedNode(graph) = &quad.graph_name else { return None };
        let claim = claims.get(&Term::from(graph.clone()))?;
        let Quad { subject, predicate, object, .. } = quad;
        Some(format!("{claim} {reifies} <<( {subject} {predicate} {object} )>> .\n"))
    };
    let mut lines: Vec<String> = quads.iter().filter_map(line).collect();
    lines.sort_unstable();
    Ok(lines)
}

/// JSON-LD: the graphs selected, in the names of our context.
pub(super) fn write_jsonld(
    kg: &Kg,
    selection: &Selection,
    by: ContextBy,
    out: &mut dyn Write,
) -> Result<(), ExportError> {
    fits(Format::Jsonld, selection)?;
    Ok(jsonld::write(&quads(kg, selection)?, by, out)?)
}

/// The default dataset, and what stands beside it.
fn triples(kg: &Kg, selection: &Selection) -> Result<Vec<Triple>, ExportError> {
    let mut triples: Vec<(Key, Triple)> =
        kg.default_quads()?.into_iter().map(|q| (key(&q), q.into())).collect();
    triples.sort_by(|a, b| a.0.cmp(&b.0));
    Ok(selection.beside.iter().cloned().chain(triples.into_iter().map(|(_, t)| t)).collect())
}

/// The quads selected, graph by graph, so that formats with graph blocks repeat none.
fn quads(kg: &Kg, selection: &Selection) -> Result<Vec<Quad>, ExportError> {
    let chosen = |quad: &Quad| {
        let claimed =
            matches!(&quad.graph_name, GraphName::NamedNode(g) if kg.base().is_claim_graph(g.as_str()));
        match selection.graphs {
            Graphs::Safe | Graphs::All => true,
            Graphs::Stated | Graphs::Reified => !claimed,
            Graphs::Claims => claimed,
        }
    };
    let named = kg.named_quads()?.into_iter().filter(chosen);
    let named = named.map(|q| (q.graph_name.clone(), key(&q), q));
    let mut quads: Vec<(GraphName, Key, Quad)> = named.collect();
    quads.sort_by(|a, b| a.0.to_string().cmp(&b.0.to_string()).then_with(|| a.1.cmp(&b.1)));
    let first = if selection.default_graph { triples(kg, selection)? } else { selection.beside.clone() };
    let first = first.into_iter().map(|t| t.in_graph(GraphName::DefaultGraph));
    Ok(first.chain(quads.into_iter().map(|(_, _, q)| q)).collect())
}

/// Subjects together, their types first, so that a person reads what a thing is before what is said of it.
type Key = (String, bool, String, String);

fn key(quad: &Quad) -> Key {
    let type_first = quad.predicate.as_str() != "http://www.w3.org/1999/02/22-rdf-syntax-ns#type";
    (quad.subject.to_string(), type_first, quad.predicate.to_string(), quad.object.to_string())
}
