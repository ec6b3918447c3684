//! Property paths, read and followed.

use super::read::{Reader, ShapesError};
use crate::store::{TermId, Terms, Triples};
use oxigraph::model::{BlankNode, NamedNode, NamedOrBlankNode, Term, Triple};
use std::collections::BTreeSet;

/// A SHACL property path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Path {
    Predicate(TermId),
    Inverse(Box<Path>),
    Sequence(Vec<Path>),
    Alternative(Vec<Path>),
    /// `zeroOrMorePath`, `oneOrMorePath`, `zeroOrOnePath`: whether none will do, whether many will.
    Repeat(Box<Path>, bool, bool),
}

/// The parameters of repeated paths.
const REPEATS: [(&str, bool, bool); 3] =
    [("zeroOrMorePath", true, true), ("oneOrMorePath", false, true), ("zeroOrOnePath", true, false)];

impl Path {
    /// Reads the path at a node of the shapes graph; `shape` is named in errors.
    pub fn read(reader: &Reader, node: TermId, shape: TermId) -> Result<Path, ShapesError> {
        Path::nested(reader, node, shape, 0)
    }

    fn nested(reader: &Reader, node: TermId, shape: TermId, depth: usize) -> Result<Path, ShapesError> {
        let malformed = |what: &str| reader.malformed(shape, what);
        if depth > 32 {
            return Err(malformed("its sh:path is nested without end"));
        }
        if matches!(reader.terms.term(node), Term::NamedNode(n) if n.as_str() != RDF_NIL) {
            return Ok(Path::Predicate(node));
        }
        let below = |node| Path::nested(reader, node, shape, depth + 1);
        if let Some(inner) = reader.value(node, "inversePath") {
            return Ok(Path::Inverse(Box::new(below(inner)?)));
        }
        if let Some(list) = reader.value(node, "alternativePath") {
            let parts = reader.list(list, shape)?.into_iter().map(below).collect::<Result<Vec<_>, _>>()?;
            return if parts.is_empty() {
                Err(malformed("its sh:alternativePath is empty"))
            } else {
                Ok(Path::Alternative(parts))
            };
        }
        for (name, none, many) in REPEATS {
            if let Some(inner) = reader.value(node, name) {
                return Ok(Path::Repeat(Box::new(below(inner)?), none, many));
            }
        }
        let parts = reader.list(node, shape)?.into_iter().map(below).collect::<Result<Vec<_>, _>>()?;
        if parts.len() < 2 {
            Err(malformed("its sh:path is no property path"))
        } else {
            Ok(Path::Sequence(parts))
        }
    }

    /// The nodes that the path leads to from here, each once.
    pub fn follow(&self, data: &Triples, from: TermId) -> Vec<TermId> {
        match self {
            Path::Predicate(p) => data.objects(from, *p).collect(),
            Path::Inverse(inner) => match inner.as_ref() {
                Path::Predicate(p) => data.subjects(*p, from).collect(),
                inner => inner.reversed().follow(data, from),
            },
            Path::Sequence(parts) => parts
                .iter()
                .fold(vec![from], |nodes, part| once(nodes.into_iter().flat_map(|n| part.follow(data, n)))),
            Path::Alternative(parts) => once(parts.iter().flat_map(|p| p.follow(data, from))),
            Path::Repeat(inner, none, many) => {
                let mut seen = BTreeSet::new();
                let mut open = inner.follow(data, from);
                while let Some(node) = open.pop() {
                    if seen.insert(node) && *many {
                        open.extend(inner.follow(data, node));
                    }
                }
                if *none {
                    seen.insert(from);
                }
                seen.into_iter().collect()
            }
        }
    }

    /// The same path, walked from its end to its start.
    fn reversed(&self) -> Path {
        match self {
            Path::Predicate(_) => Path::Inverse(Box::new(self.clone())),
            Path::Inverse(inner) => inner.as_ref().clone(),
            Path::Sequence(parts) => Path::Sequence(parts.iter().rev().map(Path::reversed).collect()),
            Path::Alternative(parts) => Path::Alternative(parts.iter().map(Path::reversed).collect()),
            Path::Repeat(inner, none, many) => Path::Repeat(Box::new(inner.reversed()), *none, *many),
        }
    }

    /// The path as SPARQL writes it.
    pub fn show(&self, name: &dyn Fn(TermId) -> String) -> String {
        let join = |parts: &[Path], by: &str| {
            let parts: Vec<String> = parts.iter().map(|p| p.show(name)).collect();
            format!("({})", parts.join(by))
        };
        match self {
            Path::Predicate(p) => name(*p),
            Path::Inverse(inner) => format!("^{}", inner.show(name)),
            Path::Sequence(parts) => join(parts, "/"),
            Path::Alternative(parts) => join(parts, "|"),
            Path::Repeat(inner, none, many) => {
                let sign = match (none, many) {
                    (true, true) => "*",
                    (false, _) => "+",
                    (true, false) => "?",
                };
                format!("{}{sign}", inner.show(name))
            }
        }
    }

    /// The path as the report's Turtle holds it: its node, and the triples behind that. `next` gives fresh nodes.
    pub fn rdf(&self, terms: &Terms, next: &mut dyn FnMut() -> BlankNode, out: &mut Vec<Triple>) -> Term {
        let wrap = |parameter: &str, inner: Term, out: &mut Vec<Triple>, node: BlankNode| -> Term {
            let predicate = NamedNode::new_unchecked(format!("{}{parameter}", super::read::SH));
            out.push(Triple::new(node.clone(), predicate, inner));
            node.into()
        };
        match self {
            Path::Predicate(p) => terms.term(*p).clone(),
            Path::Inverse(inner) => {
                let inner = inner.rdf(terms, next, out);
                wrap("inversePath", inner, out, next())
            }
            Path::Repeat(inner, none, many) => {
                let inner = inner.rdf(terms, next, out);
                let name =
                    REPEATS.iter().find(|r| (r.1, r.2) == (*none, *many)).map_or("oneOrMorePath", |r| r.0);
                wrap(name, inner, out, next())
            }
            Path::Sequence(parts) => list(parts, terms, next, out),
            Path::Alternative(parts) => {
                let inner = list(parts, terms, next, out);
                wrap("alternativePath", inner, out, next())
            }
        }
    }
}

const RDF: &str = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
pub(super) const RDF_NIL: &str = "http://www.w3.org/1999/02/22-rdf-syntax-ns#nil";

fn once(nodes: impl Iterator<Item = TermId>) -> Vec<TermId> {
    nodes.collect::<BTreeSet<_>>().into_iter().collect()
}

fn list(parts: &[Path], terms: &Terms, next: &mut dyn FnMut() -> BlankNode, out: &mut Vec<Triple>) -> Term {
    let mut rest: Term = NamedNode::new_unchecked(RDF_NIL).into();
    for part in parts.iter().rev() {
        let first = part.rdf(terms, next, out);
        let node: NamedOrBlankNode = next().into();
        for (name, object) in [("first", first), ("rest", rest)] {
            out.push(Triple::new(node.clone(), NamedNode::new_unchecked(format!("{RDF}{name}")), object));
        }
        rest = node.into();
    }
    rest
}
