//! The report for people, as JSON, and as the W3C's Turtle.

use super::path::Path;
use super::read::SH;
use super::shape::Shape;
use crate::rdf::vocabulary::{PREFIXES, rdf, xsd};
use crate::store::{TermId, Terms};
use oxigraph::io::{RdfFormat, RdfSerializer};
use oxigraph::model::{BlankNode, Literal, NamedNode, NamedOrBlankNode, Term, Triple};
use std::collections::BTreeMap;
use std::io::Write;

/// How a report is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "clap", derive(clap::ValueEnum))]
#[non_exhaustive]
pub enum Format {
    /// A line a finding, for people.
    Text,
    /// The W3C's validation report.
    Turtle,
    /// For programs.
    Json,
}

/// How grave a finding is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The data break a promise.
    #[default]
    Violation,
    /// They may do harm.
    Warning,
    /// Worth knowing.
    Info,
}

impl Severity {
    pub(super) fn named(name: &str) -> Option<Severity> {
        [Severity::Violation, Severity::Warning, Severity::Info].into_iter().find(|s| s.name() == name)
    }

    /// The local name in SHACL.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Severity::Violation => "Violation",
            Severity::Warning => "Warning",
            Severity::Info => "Info",
        }
    }
}

/// A node that breaks a shape.
#[derive(Clone, Debug)]
pub struct Finding {
    /// Which node.
    pub focus: Term,
    /// The path, as SPARQL writes it, where the shape has one.
    pub path: Option<String>,
    /// The value that is wrong, where it is one.
    pub value: Option<Term>,
    /// The parameter that is broken: `minCount`.
    pub constraint: &'static str,
    /// How grave it is.
    pub severity: Severity,
    /// What the shape's author says.
    pub message: String,
    /// The nearest shape that has an IRI.
    pub shape: Term,
    source: Term,
    path_rdf: Option<(Term, Vec<Triple>)>,
}

impl Finding {
    #[allow(clippy::too_many_arguments)] // all that a finding is made of
    pub(super) fn new(
        terms: &Terms,
        shape: &Shape,
        constraint: &'static str,
        focus: TermId,
        value: Option<TermId>,
        what: String,
        name: &dyn Fn(TermId) -> String,
    ) -> Finding {
        let subject = value.map_or(String::new(), |v| format!("{} ", name(v)));
        Finding {
            focus: terms.term(focus).clone(),
            path: shape.path.as_ref().map(|p| p.show(name)),
            value: value.map(|v| terms.term(v).clone()),
            constraint,
            severity: shape.severity,
            message: shape.message.clone().unwrap_or_else(|| format!("{subject}{what}")),
            shape: terms.term(shape.named).clone(),
            source: terms.term(shape.node).clone(),
            path_rdf: shape.path.as_ref().map(|p| path_rdf(p, terms)),
        }
    }

    /// Says that the finding is about this property.
    pub(super) fn at(&mut self, predicate: TermId, terms: &Terms, name: &dyn Fn(TermId) -> String) {
        let path = Path::Predicate(predicate);
        self.path = Some(path.show(name));
        self.path_rdf = Some(path_rdf(&path, terms));
    }

    fn key(&self) -> (String, Option<&str>, &'static str, Option<String>, String, &str) {
        let value = self.value.as_ref().map(ToString::to_string);
        (
            self.focus.to_string(),
            self.path.as_deref(),
            self.constraint,
            value,
            self.shape.to_string(),
            &self.message,
        )
    }
}

fn path_rdf(path: &Path, terms: &Terms) -> (Term, Vec<Triple>) {
    let mut out = Vec::new();
    let mut count = 0;
    let mut next = || {
        count += 1;
        BlankNode::new_unchecked(format!("p{count}"))
    };
    (path.rdf(terms, &mut next, &mut out), out)
}

/// What validation found.
#[derive(Clone, Debug, Default)]
pub struct Report {
    /// By node, path and constraint; empty where the data conform.
    pub findings: Vec<Finding>,
}

impl Report {
    pub(super) fn new(mut findings: Vec<Finding>) -> Report {
        findings.sort_by(|a, b| a.key().cmp(&b.key()));
        findings.dedup_by(|a, b| a.key() == b.key());
        Report { findings }
    }

    /// Whether no promise is broken; warnings and what is worth knowing break none (`--allow-warnings` of pyshacl).
    #[must_use]
    pub fn conforms(&self) -> bool {
        self.violations() == 0
    }

    /// How many findings break a promise.
    #[must_use]
    pub fn violations(&self) -> usize {
        self.findings.iter().filter(|f| f.severity == Severity::Violation).count()
    }

    /// Writes the report.
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
        let show = |t: &Term| crate::query::readable(t);
        for finding in self.findings.iter().filter(|f| f.severity == Severity::Violation) {
            let at = finding.path.as_ref().map_or(String::new(), |p| format!(" at {p}"));
            let value = finding.value.as_ref().filter(|v| **v != finding.focus);
            let value = value.map_or(String::new(), |v| format!(": found {}", show(v)));
            let shape = show(&finding.shape);
            writeln!(
                out,
                "{}: {} [sh:{}{at} of {shape}{value}]",
                show(&finding.focus),
                finding.message,
                finding.constraint
            )?;
        }
        self.lesser(out)?;
        match self.violations() {
            0 => writeln!(out, "conforms"),
            1 => writeln!(out, "does not conform: 1 finding"),
            n => writeln!(out, "does not conform: {n} findings"),
        }
    }

    /// Warnings, then what is worth knowing: a line a message, as many nodes share one.
    fn lesser(&self, out: &mut dyn Write) -> std::io::Result<()> {
        let mut messages: BTreeMap<(Severity, &str), Vec<&Term>> = BTreeMap::new();
        for finding in self.findings.iter().filter(|f| f.severity != Severity::Violation) {
            messages.entry((finding.severity, &finding.message)).or_default().push(&finding.focus);
        }
        for ((severity, message), nodes) in messages {
            let first = nodes.first().map(|n| crate::query::readable(n)).unwrap_or_default();
            let nodes = match nodes.len() {
                1 => first,
                n => format!("{n} nodes, such as {first}"),
            };
            writeln!(out, "{}: {message} ({nodes})", severity.name().to_lowercase())?;
        }
        Ok(())
    }

    fn json(&self) -> serde_json::Value {
        let findings = self.findings.iter().map(|f| {
            let plain = |t: &Term| match t {
                Term::NamedNode(n) => n.as_str().to_owned(),
                other => other.to_string(),
            };
            serde_json::json!({
                "focus": plain(&f.focus), "path": f.path, "value": f.value.as_ref().map(plain),
                "constraint": format!("sh:{}", f.constraint), "severity": f.severity.name(),
                "message": f.message, "shape": plain(&f.shape),
            })
        });
        serde_json::json!({ "conforms": self.conforms(), "findings": findings.collect::<Vec<_>>() })
    }

    fn turtle(&self, out: &mut dyn Write) -> std::io::Result<()> {
        let sh = |name: &str| NamedNode::new_unchecked(format!("{SH}{name}"));
        let mut serializer = RdfSerializer::from_format(RdfFormat::Turtle);
        for (prefix, iri) in PREFIXES.into_iter().chain([("sh", SH)]) {
            // The prefixes are constants that parse.
            if let Ok(with) = serializer.clone().with_prefix(prefix, iri) {
                serializer = with;
            }
        }
        let mut writer = serializer.for_writer(&mut *out);
        let mut names = Names::default();
        let report: NamedOrBlankNode = BlankNode::new_unchecked("report").into();
        let truth = Literal::new_typed_literal(self.conforms().to_string(), xsd("boolean"));
        writer.serialize_triple(&Triple::new(report.clone(), rdf("type"), sh("ValidationReport")))?;
        writer.serialize_triple(&Triple::new(report.clone(), sh("conforms"), truth))?;
        let results: Vec<BlankNode> =
            (1..=self.findings.len()).map(|n| BlankNode::new_unchecked(format!("r{n}"))).collect();
        for result in &results {
            writer.serialize_triple(&Triple::new(report.clone(), sh("result"), result.clone()))?;
        }
        for (number, (finding, result)) in self.findings.iter().zip(&results).enumerate() {
            let mut say = |name: &str, object: Term| {
                writer.serialize_triple(&Triple::new(result.clone(), sh(name), object))
            };
            let component = format!(
                "{}{}ConstraintComponent",
                finding.constraint[..1].to_uppercase(),
                &finding.constraint[1..]
            );
            say("sourceConstraintComponent", sh(&component).into())?;
            say("focusNode", names.data(&finding.focus))?;
            say("resultSeverity", sh(finding.severity.name()).into())?;
            say("sourceShape", names.data(&finding.source))?;
            say("resultMessage", Literal::new_simple_literal(&finding.message).into())?;
            if let Some(value) = &finding.value {
                say("value", names.data(value))?;
            }
            if let Some((path, triples)) = &finding.path_rdf {
                let own = |t: &Term| match t {
                    Term::BlankNode(b) => {
                        BlankNode::new_unchecked(format!("r{}{}", number + 1, b.as_str())).into()
                    }
                    other => other.clone(),
                };
                say("resultPath", own(path))?;
                for triple in triples {
                    let subject = own(&triple.subject.clone().into());
                    let Term::BlankNode(subject) = subject else { continue };
                    writer.serialize_triple(&Triple::new(
                        subject,
                        triple.predicate.clone(),
                        own(&triple.object),
                    ))?;
                }
            }
            writer.serialize_triple(&Triple::new(result.clone(), rdf("type"), sh("ValidationResult")))?;
        }
        writer.finish()?;
        Ok(())
    }
}

/// Blank nodes have other names on every reading; here they are numbered as they come.
#[derive(Default)]
struct Names(BTreeMap<String, usize>);

impl Names {
    fn data(&mut self, term: &Term) -> Term {
        let Term::BlankNode(node) = term else { return term.clone() };
        let next = self.0.len() + 1;
        let number = *self.0.entry(node.as_str().to_owned()).or_insert(next);
        BlankNode::new_unchecked(format!("n{number}")).into()
    }
}
