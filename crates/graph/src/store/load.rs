//! A graph of files that others wrote: their quads as a folder that opens at once.
//!
//! In: files of any RDF format. Out: quads of named graphs without blank nodes, and a folder with them that no article stands
//! behind. Blank nodes become IRIs, numbered in the order in which they come, so that the text stays canonical; triples of a
//! default graph go to a named one, as everything here is in one.

use super::save::{is_blank, take_place};
use super::snapshot::io;
use super::{Kg, Lock, StoreError};
use crate::files::read_bytes;
use crate::rdf::{Base, entity_bomb};
use oxigraph::io::{JsonLdProfileSet, RdfFormat, RdfParser};
use oxigraph::model::{BlankNode, GraphName, NamedNode, NamedOrBlankNode, Quad, Term};
use rustc_hash::FxHashMap;
use std::path::Path;

/// The format that a file's ending tells.
#[must_use]
pub fn format_of(path: &Path) -> Option<RdfFormat> {
    let ending = path.extension()?.to_str()?.to_lowercase();
    Some(match ending.as_str() {
        "nq" | "nquads" => RdfFormat::NQuads,
        "nt" | "ntriples" => RdfFormat::NTriples,
        "ttl" | "turtle" => RdfFormat::Turtle,
        "trig" => RdfFormat::TriG,
        "rdf" | "xml" | "rdfxml" => RdfFormat::RdfXml,
        "jsonld" | "json" => RdfFormat::JsonLd { profile: JsonLdProfileSet::empty() },
        _ => return None,
    })
}

/// Quads of files, on their way into a graph.
pub struct Loader {
    base: Base,
    /// Where triples of a default graph go.
    graph: NamedNode,
    /// The blank nodes of the file that is read, by their numbers.
    blank: FxHashMap<BlankNode, NamedNode>,
    /// How many blank nodes there were in all files.
    numbered: usize,
    quads: Vec<Quad>,
}

impl Loader {
    /// None yet; `graph` is where triples of a default graph go, if not to a graph of the base.
    #[must_use]
    pub fn new(base: Base, graph: Option<NamedNode>) -> Loader {
        let graph = graph.unwrap_or_else(|| base.loaded_graph());
        Loader { base, graph, blank: FxHashMap::default(), numbered: 0, quads: Vec::new() }
    }

    /// Reads a file.
    ///
    /// # Errors
    /// Where it cannot be read, or is not of the format that its ending tells.
    pub fn read(&mut self, path: &Path) -> Result<(), StoreError> {
        let wrong = |reason: String| StoreError::Foreign { path: path.display().to_string(), reason };
        let format = format_of(path).ok_or_else(|| {
            wrong("want a file that ends in .nq, .nt, .ttl, .trig, .rdf or .jsonld".to_owned())
        })?;
        let bytes = read_bytes(path).map_err(io(path))?;
        if let Some(reason) = entity_bomb(&bytes).filter(|_| format == RdfFormat::RdfXml) {
            return Err(wrong(reason.to_owned()));
        }
        let quads = parsed(format, &bytes).map_err(wrong)?;
        self.quads.reserve(quads.iter().map(Vec::len).sum());
        self.blank.clear();
        for quad in quads.into_iter().flatten() {
            let quad = self.named(quad);
            self.quads.push(quad);
        }
        Ok(())
    }

    /// The quad without blank nodes, in a named graph.
    fn named(&mut self, quad: Quad) -> Quad {
        let Quad { subject, predicate, object, graph_name } = quad;
        let subject = match subject {
            NamedOrBlankNode::BlankNode(node) => self.node(node).into(),
            named => named,
        };
        let object = match object {
            Term::BlankNode(node) => self.node(node).into(),
            other => other,
        };
        let graph_name = match graph_name {
            GraphName::BlankNode(node) => self.node(node).into(),
            GraphName::DefaultGraph => self.graph.clone().into(),
            named => named,
        };
        Quad { subject, predicate, object, graph_name }
    }

    fn node(&mut self, node: BlankNode) -> NamedNode {
        let (base, numbered) = (&self.base, &mut self.numbered);
        let made = || {
            *numbered += 1;
            base.without_name(*numbered)
        };
        self.blank.entry(node).or_insert_with(made).clone()
    }

    /// Writes the quads as a graph into the folder that a lock holds; gives how many there are.
    ///
    /// # Errors
    /// Where the folder holds something already, or cannot be written.
    pub fn save_under(self, lock: &Lock) -> Result<usize, StoreError> {
        let dir = lock.folder();
        Kg::tidy_under(lock)?;
        if !is_blank(dir)? {
            return Err(StoreError::Taken { path: dir.display().to_string() });
        }
        let (files, count) = Kg::new(self.base)?.files_of(dir, self.quads)?;
        take_place(dir, files)?;
        Ok(count)
    }
}

/// The quads of a file, in parts that follow each other; formats of lines are read by several threads.
fn parsed(format: RdfFormat, bytes: &[u8]) -> Result<Vec<Vec<Quad>>, String> {
    let parser = || RdfParser::from_format(format);
    let in_lines = matches!(format, RdfFormat::NQuads | RdfFormat::NTriples);
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    let parts = if in_lines && bytes.len() > SMALL {
        parser().split_slice_for_parallel_parsing(bytes, threads)
    } else {
        vec![parser().for_slice(bytes)]
    };
    let read: Result<Vec<Vec<Quad>>, _> = std::thread::scope(|scope| {
        let threads: Vec<_> = parts.into_iter().map(|part| scope.spawn(|| part.collect())).collect();
        threads.into_iter().map(|t| t.join().unwrap_or_else(|why| std::panic::resume_unwind(why))).collect()
    });
    read.map_err(|error| {
        // A part does not know in which line of the file it begins.
        let first = parser().for_slice(bytes).find_map(Result::err);
        first.unwrap_or(error).to_string().replace('\n', " ")
    })
}

/// Files of fewer bytes are read by one thread.
const SMALL: usize = 1 << 20;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::Patience;
    use std::fs;

    fn loaded(files: &[(&str, &str)]) -> Result<Vec<String>, String> {
        let folder = tempfile::tempdir().unwrap();
        let mut loader = Loader::new(Base::default(), None);
        for (name, text) in files {
            let path = folder.path().join(name);
            fs::write(&path, text).unwrap();
            loader.read(&path).map_err(|e| e.to_string())?;
        }
        let lock = Lock::acquire(&folder.path().join("kg"), Patience::Wait).unwrap();
        let count = loader.save_under(&lock).map_err(|e| e.to_string())?;
        let kg = Kg::open(lock.folder()).unwrap();
        assert_eq!((kg.unindexed(), kg.count().unwrap()), (None, count));
        let short = |line: &str| line.trim_end().replace(&Base::default().to_string(), "");
        Ok(kg.sorted_lines().unwrap().iter().map(|line| short(line)).collect())
    }

    #[test]
    fn quads_of_files_are_a_graph_without_blank_nodes_and_default_graph() {
        let quads = "_:a <x:p> _:b <x:g> .\n_:a <x:q> \"1\" .\n_:a <x:q> \"1\" .\n";
        assert_eq!(
            loaded(&[("one.nq", quads), ("two.ttl", "<x:s> <x:p> [ <x:q> 2 ] .")]).unwrap(),
            [
                "<.well-known/genid/1> <x:p> <.well-known/genid/2> <x:g> .",
                "<.well-known/genid/1> <x:q> \"1\" <graph/loaded> .",
                "<.well-known/genid/3> <x:q> \"2\"^^<http://www.w3.org/2001/XMLSchema#integer> <graph/loaded> .",
                "<x:s> <x:p> <.well-known/genid/3> <graph/loaded> .",
            ]
        );
    }

    #[test]
    fn what_does_not_parse_is_named_with_its_line() {
        let many = "<x:s> <x:p> \"o\" <x:g> .\n".repeat(60_000);
        assert_eq!(loaded(&[("many.nq", &many)]).unwrap().len(), 1);
        let wrong = loaded(&[("many.nq", &format!("{many}no quad\n"))]).unwrap_err();
        assert!(wrong.contains("many.nq") && wrong.contains("60001"), "{wrong}");
        assert!(loaded(&[("notes.txt", "")]).unwrap_err().contains("want a file"));
    }

    #[test]
    fn a_folder_that_holds_something_is_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("notes.md"), "mine").unwrap();
        let lock = Lock::acquire(folder.path(), Patience::Wait).unwrap();
        let refused = Loader::new(Base::default(), None).save_under(&lock);
        assert!(matches!(refused, Err(StoreError::Taken { .. })));
    }
}
