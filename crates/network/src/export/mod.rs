//! A knowledge graph as files for other programs.
//!
//! In: [`Kg`]. Out: RDF (`rdf_files`) and graphs for drawing and measuring (`graphml`, `gexf`, `dot`, `cytoscape`,
//! `neo4j`, `mermaid`), which hold the network that [`crate::network`] projects; `record` has the dates and directions of
//! its facts, `measure` what is measured of it and how it looks. `plover` has its events in the columns of political
//! science. `push` sends all graphs to a server.
//!
//! To add a format, add a file, a variant of [`Format`], and a reader of it to the tests.

mod cytoscape;
mod describe;
mod dot;
mod framed;
mod gexf;
mod graphml;
mod jsonld;
mod measure;
mod mermaid;
mod neo4j;
mod plover;
#[cfg(feature = "push")]
mod push;
mod rdf_files;
mod record;
mod whole_iris;
mod xml;

pub use describe::describe;
pub use jsonld::{CONTEXT_IRI, ContextBy};
#[cfg(feature = "push")]
pub use push::{Pushed, push};
pub use rdf_files::{Graphs, Selection};
pub use xml::escape;

use crate::network::{Network, NetworkError, Projection, World};
use crate::store::{Kg, StoreError};
use std::io::Write;

/// What a knowledge graph can be written as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "clap", derive(clap::ValueEnum))]
#[non_exhaustive]
pub enum Format {
    /// Turtle: the default dataset.
    Turtle,
    /// `TriG`: all graphs.
    Trig,
    /// N-Triples: the default dataset.
    Ntriples,
    /// N-Quads: all graphs.
    Nquads,
    /// RDF/XML: the default dataset.
    Rdfxml,
    /// JSON-LD: all graphs, with names for web developers.
    Jsonld,
    /// JSON-LD: a tree an article, with the names of participants and the words of facts inside.
    JsonldFramed,
    /// `GraphML`: the network.
    Graphml,
    /// GEXF 1.3, for Gephi: the network, with spells for its time line.
    Gexf,
    /// Graphviz DOT: the network.
    Dot,
    /// Cytoscape JSON: the network.
    Cytoscape,
    /// CSV list of the network's nodes, with the headers of Neo4j's import.
    Neo4jNodes,
    /// CSV list of the network's facts as edges, with the headers of Neo4j's import.
    Neo4jEdges,
    /// Mermaid: the network.
    Mermaid,
    /// CSV, an event a line in PLOVER's terms, with CAMEO's root codes, voice, sentence and characters.
    Plover,
    /// The same as JSON, an event a line.
    PloverJsonl,
    /// A folder to cite and to replay: graph, hashes of what it was read from and with, and texts that may go along.
    Archive,
}

/// The formats by name, as the command line has them.
const NAMES: [(Format, &str); 17] = [
    (Format::Turtle, "turtle"),
    (Format::Trig, "trig"),
    (Format::Ntriples, "ntriples"),
    (Format::Nquads, "nquads"),
    (Format::Rdfxml, "rdfxml"),
    (Format::Jsonld, "jsonld"),
    (Format::JsonldFramed, "jsonld-framed"),
    (Format::Graphml, "graphml"),
    (Format::Gexf, "gexf"),
    (Format::Dot, "dot"),
    (Format::Cytoscape, "cytoscape"),
    (Format::Neo4jNodes, "neo4j-nodes"),
    (Format::Neo4jEdges, "neo4j-edges"),
    (Format::Mermaid, "mermaid"),
    (Format::Plover, "plover"),
    (Format::PloverJsonl, "plover-jsonl"),
    (Format::Archive, "archive"),
];

impl Format {
    /// Whether it is a list of coded events.
    #[must_use]
    pub fn is_coded(self) -> bool {
        matches!(self, Format::Plover | Format::PloverJsonl)
    }

    /// The format that the command line calls so.
    #[must_use]
    pub fn named(name: &str) -> Option<Format> {
        let known = |(_, known): &&(Format, &str)| known.eq_ignore_ascii_case(name);
        NAMES.iter().find(known).map(|(format, _)| *format)
    }

    fn is_rdf(self) -> bool {
        self.has_graphs() || matches!(self, Format::Turtle | Format::Ntriples | Format::Rdfxml)
    }

    /// Whether it keeps graphs apart.
    fn has_graphs(self) -> bool {
        matches!(self, Format::Trig | Format::Nquads | Format::Jsonld)
    }
}

/// Why an export failed.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ExportError {
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The network could not be made.
    #[error(transparent)]
    Network(#[from] NetworkError),
    /// A server did not take a graph.
    #[error("{url} does not take {graph}: {reason}")]
    Push {
        /// Which server.
        url: String,
        /// Which graph.
        graph: String,
        /// What happened.
        reason: String,
    },
    /// A format without graphs was to hold what only graphs keep apart.
    #[error("{0}")]
    Selection(String),
    /// Writing failed.
    #[error("{0}")]
    Io(#[from] std::io::Error),
}

/// Writes a knowledge graph; the same graph gives the same bytes.
///
/// # Errors
/// Where the store or writing fails.
pub fn write(kg: &Kg, format: Format, out: &mut dyn Write) -> Result<(), ExportError> {
    write_selected(kg, format, &Selection::default(), None, out)
}

/// Writes a knowledge graph, of RDF those graphs that are selected, of the network what the projection takes.
///
/// # Errors
/// Where the store or writing fails, or the format cannot hold the selection.
pub fn write_selected(
    kg: &Kg,
    format: Format,
    selection: &Selection,
    projection: Option<&Projection>,
    out: &mut dyn Write,
) -> Result<(), ExportError> {
    if (format.is_rdf() || format == Format::JsonldFramed) && projection.is_some() {
        let told = "--edges, --nodes, --since, --until, --by-country, --claims and --weight are of the network; RDF holds the whole graph: choose of it by `summitry query` with CONSTRUCT";
        return Err(ExportError::Selection(told.to_owned()));
    }
    if !format.is_rdf() && *selection != Selection::default() {
        let told = "--graphs, --default-graph and --describe are of RDF; this format holds the network";
        return Err(ExportError::Selection(told.to_owned()));
    }
    if format == Format::Archive {
        return Err(ExportError::Selection("an archive is a folder: `archive::write` makes it".to_owned()));
    }
    match format {
        Format::JsonldFramed => framed::write(kg, ContextBy::Value, out),
        rdf if rdf.is_rdf() => rdf_files::write(kg, rdf, selection, out),
        coded if coded.is_coded() => write_coded(kg, coded, projection, out),
        network => write_network(kg, network, projection, out),
    }
}

fn write_coded(
    kg: &Kg,
    format: Format,
    projection: Option<&Projection>,
    out: &mut dyn Write,
) -> Result<(), ExportError> {
    let projection = projection.cloned().unwrap_or_default();
    let default = Projection::default();
    if (&projection.edges, &projection.nodes, projection.weight)
        != (&default.edges, &default.nodes, default.weight)
    {
        let told = "--edges, --nodes and --weight are of the network; events are chosen by --since, --until, --undated, --by-country and --claims";
        return Err(ExportError::Selection(told.to_owned()));
    }
    match format {
        Format::Plover => plover::csv(kg, &projection, out),
        _ => plover::jsonl(kg, &projection, out),
    }
}

fn write_network(
    kg: &Kg,
    format: Format,
    projection: Option<&Projection>,
    out: &mut dyn Write,
) -> Result<(), ExportError> {
    let world = World::read(kg)?;
    let network = Network::of(&world, &projection.cloned().unwrap_or_default());
    match format {
        Format::Graphml => graphml::write(&network, out)?,
        Format::Gexf => gexf::write(&network, &record::records(&world), out)?,
        Format::Dot => dot::write(&network, out)?,
        Format::Cytoscape => cytoscape::write(&network, out)?,
        Format::Neo4jNodes => neo4j::nodes(&network, out)?,
        Format::Neo4jEdges => neo4j::edges(&network, &record::records(&world), out)?,
        _ => mermaid::write(&network, out)?,
    }
    Ok(())
}

/// Writes JSON-LD, flat or framed, with its context as it is wanted.
///
/// # Errors
/// Where the store or writing fails, or where of a tree only some graphs are wanted: it holds them all, each for itself.
pub fn write_jsonld(
    kg: &Kg,
    selection: &Selection,
    framed: bool,
    by: ContextBy,
    out: &mut dyn Write,
) -> Result<(), ExportError> {
    if !framed {
        return rdf_files::write_jsonld(kg, selection, by, out);
    }
    if *selection != Selection::default() {
        let told = "--graphs, --default-graph and --describe are of graphs; a tree an article holds the facts of all";
        return Err(ExportError::Selection(told.to_owned()));
    }
    framed::write(kg, by, out)
}

#[cfg(all(test, feature = "clap"))]
mod tests {
    use super::*;
    use clap::ValueEnum;

    #[test]
    fn the_command_line_calls_formats_so() {
        let shown = |f: &Format| f.to_possible_value().map(|v| (*f, v.get_name().to_owned()));
        let by_clap: Vec<(Format, String)> = Format::value_variants().iter().filter_map(shown).collect();
        assert_eq!(by_clap, NAMES.map(|(format, name)| (format, name.to_owned())));
        assert_eq!(Format::named("GraphML"), Some(Format::Graphml));
    }
}
