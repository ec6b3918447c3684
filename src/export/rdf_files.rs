//! RDF: the default dataset as triples, or all graphs as quads, sorted, with prefixes where the format has them.

use super::{ExportError, Format};
use crate::rdf::vocabulary::PREFIXES;
use crate::rdf::xml_triple;
use crate::store::Kg;
use oxigraph::io::{JsonLdProfileSet, RdfFormat, RdfSerializer};
use oxigraph::model::{GraphName, Quad, Triple};
use std::io::Write;

pub(super) fn write(kg: &Kg, format: Format, out: &mut dyn Write) -> Result<(), ExportError> {
    let rdf = match format {
        Format::Turtle => RdfFormat::Turtle,
        Format::Ntriples => RdfFormat::NTriples,
        Format::Rdfxml => RdfFormat::RdfXml,
        Format::Trig => RdfFormat::TriG,
        Format::Jsonld => RdfFormat::JsonLd { profile: JsonLdProfileSet::empty() },
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
    if matches!(format, Format::Turtle | Format::Ntriples | Format::Rdfxml) {
        for triple in triples(kg)? {
            let triple = if format == Format::Rdfxml { xml_triple(triple) } else { triple };
            writer.serialize_triple(&triple)?;
        }
    } else {
        for quad in quads(kg)? {
            writer.serialize_quad(&quad)?;
        }
    }
    writer.finish()?;
    Ok(out.write_all(&whole_prefixes(text))?)
}

/// The writer shortens prefix IRIs against the base as well: `<//schema.org/>` is right, and nobody would know it again.
fn whole_prefixes(text: Vec<u8>) -> Vec<u8> {
    let short: &[u8] = b"@prefix schema: <//schema.org/>";
    match text.windows(short.len()).take(4096).position(|w| w == short) {
        Some(at) => {
            [&text[..at], b"@prefix schema: <https://schema.org/>", &text[at + short.len()..]].concat()
        }
        None => text,
    }
}

/// The default dataset.
fn triples(kg: &Kg) -> Result<Vec<Triple>, ExportError> {
    let mut triples: Vec<(Key, Triple)> =
        kg.default_quads()?.into_iter().map(|q| (key(&q), q.into())).collect();
    triples.sort_by(|a, b| a.0.cmp(&b.0));
    Ok(triples.into_iter().map(|(_, t)| t).collect())
}

/// All quads, graph by graph, so that formats with graph blocks repeat none.
fn quads(kg: &Kg) -> Result<Vec<Quad>, ExportError> {
    let named = kg.named_quads()?.into_iter().map(|q| (q.graph_name.clone(), key(&q), q));
    let mut quads: Vec<(GraphName, Key, Quad)> = named.collect();
    quads.sort_by(|a, b| a.0.to_string().cmp(&b.0.to_string()).then_with(|| a.1.cmp(&b.1)));
    Ok(quads.into_iter().map(|(_, _, q)| q).collect())
}

/// Subjects together, their types first, so that a person reads what a thing is before what is said of it.
type Key = (String, bool, String, String);

fn key(quad: &Quad) -> Key {
    let type_first = quad.predicate.as_str() != "http://www.w3.org/1999/02/22-rdf-syntax-ns#type";
    (quad.subject.to_string(), type_first, quad.predicate.to_string(), quad.object.to_string())
}
