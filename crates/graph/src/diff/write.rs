//! The difference for people, as JSON, and as Turtle in the Changeset vocabulary.

use super::{Diff, Fate, Node};
use crate::query::{readable, shorten};
use crate::rdf::vocabulary::{PREFIXES, rdf};
use oxigraph::io::{RdfFormat, RdfSerializer};
use oxigraph::model::{BlankNode, GraphName, NamedNode, Quad, Triple};
use std::io::Write;

/// How a difference is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "clap", derive(clap::ValueEnum))]
#[non_exhaustive]
pub enum Format {
    /// For people.
    Text,
    /// For programs.
    Json,
    /// Turtle in the Changeset vocabulary.
    Turtle,
}

/// The namespace of the Changeset vocabulary.
const CS: &str = "http://purl.org/vocab/changeset/schema#";

impl Diff {
    /// Writes the difference.
    ///
    /// # Errors
    /// Where writing fails.
    pub fn write(&self, format: Format, out: &mut dyn Write) -> std::io::Result<()> {
        match format {
            Format::Text => self.text(out),
            Format::Json => {
                serde_json::to_writer_pretty(&mut *out, &self.json())?;
                writeln!(out)
            }
            Format::Turtle => self.turtle(out),
        }
    }

    fn text(&self, out: &mut dyn Write) -> std::io::Result<()> {
        for node in self.nodes.iter().filter(|n| !n.is_span) {
            let sign = match node.fate {
                Fate::Added => '+',
                Fate::Removed => '-',
                Fate::Changed => '~',
            };
            let label = node.label.as_ref().map_or(String::new(), |l| format!(" {l}"));
            writeln!(out, "{sign} {}{label}", node.node)?;
            if node.fate == Fate::Changed {
                for (sign, quads) in [('-', &node.removed), ('+', &node.added)] {
                    for quad in quads {
                        writeln!(out, "  {sign} {}", line(quad))?;
                    }
                }
            }
        }
        for fate in [Fate::Added, Fate::Removed, Fate::Changed] {
            let (all, spans) = self.count(fate);
            writeln!(out, "{} {}, of them {spans} spans", all, fate.name())?;
        }
        Ok(())
    }

    fn json(&self) -> serde_json::Value {
        let lines = |quads: &[Quad]| quads.iter().map(|q| format!("{q} .")).collect::<Vec<_>>();
        let node = |n: &Node| {
            serde_json::json!({
                "node": n.node.trim_matches(['<', '>']), "label": n.label, "fate": n.fate.name(),
                "removed": lines(&n.removed), "added": lines(&n.added),
            })
        };
        serde_json::json!({
            "added": self.count(Fate::Added).0, "removed": self.count(Fate::Removed).0,
            "changed": self.count(Fate::Changed).0, "nodes": self.nodes.iter().map(node).collect::<Vec<_>>(),
        })
    }

    fn turtle(&self, out: &mut dyn Write) -> std::io::Result<()> {
        let cs = |name: &str| NamedNode::new_unchecked(format!("{CS}{name}"));
        let mut serializer = RdfSerializer::from_format(RdfFormat::Turtle);
        for (prefix, iri) in PREFIXES.into_iter().chain([("cs", CS)]) {
            // The prefixes are constants that parse.
            if let Ok(with) = serializer.clone().with_prefix(prefix, iri) {
                serializer = with;
            }
        }
        let mut writer = serializer.for_writer(&mut *out);
        for (number, node) in self.nodes.iter().enumerate() {
            let set = BlankNode::new_unchecked(format!("c{number}"));
            writer.serialize_triple(&Triple::new(set.clone(), rdf("type"), cs("ChangeSet")))?;
            let mut count = 0;
            for (kind, quads) in [("removal", &node.removed), ("addition", &node.added)] {
                for quad in quads {
                    let statement = BlankNode::new_unchecked(format!("c{number}s{count}"));
                    count += 1;
                    if count == 1 {
                        let about = Triple::new(set.clone(), cs("subjectOfChange"), quad.subject.clone());
                        writer.serialize_triple(&about)?;
                    }
                    writer.serialize_triple(&Triple::new(set.clone(), cs(kind), statement.clone()))?;
                    let mut say = |p: NamedNode, o: oxigraph::model::Term| {
                        writer.serialize_triple(&Triple::new(statement.clone(), p, o))
                    };
                    say(rdf("type"), rdf("Statement").into())?;
                    say(rdf("subject"), quad.subject.clone().into())?;
                    say(rdf("predicate"), quad.predicate.clone().into())?;
                    say(rdf("object"), quad.object.clone())?;
                }
            }
        }
        writer.finish()?;
        Ok(())
    }
}

/// What is said, and in which graph.
fn line(quad: &Quad) -> String {
    let graph = match &quad.graph_name {
        GraphName::NamedNode(graph) => {
            let graph = graph.as_str();
            format!(" [{}]", graph.split_once("/graph/").map_or(graph, |(_, name)| name))
        }
        _ => String::new(),
    };
    let object: String = readable(&quad.object).chars().take(120).collect();
    format!("{} {object}{graph}", shorten(quad.predicate.as_str()))
}
