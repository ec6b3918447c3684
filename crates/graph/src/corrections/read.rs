//! The file of corrections.

use super::{Change, Correction, CorrectionError};
use crate::facts::{Edtf, EntityId};
use crate::rdf::Base;
use crate::rdf::vocabulary::{PREFIXES, dcterms, rdf, rdfs, sm};
use oxigraph::io::{RdfFormat, RdfParser};
use oxigraph::model::{Literal, NamedNode, NamedOrBlankNode, Quad, Term};
use std::collections::BTreeMap;

const CLASSES: [&str; 5] = ["Same", "Different", "Retraction", "Relabelling", "Retiming"];

pub(super) fn corrections(turtle: &str, base: &Base) -> Result<Vec<Correction>, CorrectionError> {
    let syntax = |e: String| CorrectionError::Syntax(e.replace('\n', " "));
    let parser = RdfParser::from_format(RdfFormat::Turtle);
    let parser = parser.with_base_iri(base.to_string()).map_err(|e| syntax(e.to_string()))?;
    // The contract's prefixes need no declaration; a declaration of one's own comes later and wins.
    let prefixes = PREFIXES.iter().map(|(p, iri)| format!("@prefix {p}: <{iri}> . "));
    let text: String = prefixes.chain([turtle.to_owned()]).collect();
    let quads =
        parser.for_slice(&text).collect::<Result<Vec<Quad>, _>>().map_err(|e| syntax(e.to_string()))?;
    let mut nodes: BTreeMap<String, Entry> = BTreeMap::new();
    for quad in &quads {
        nodes.entry(quad.subject.to_string()).or_insert_with(|| Entry::new(&quad.subject)).rows.push(quad);
    }
    let mut all = Vec::new();
    for entry in nodes.values() {
        all.push(entry.correction(base)?);
    }
    Ok(all)
}

/// A correction as Turtle with whole IRIs.
pub(super) fn turtle(correction: &Correction, base: &Base) -> String {
    let text = |t: &str| Literal::new_simple_literal(t).to_string();
    let mut says = vec![
        (rdf("type"), sm(correction.class()).to_string()),
        (sm("corrects"), correction.node.to_string()),
        (dcterms("creator"), text(&correction.author)),
        (rdfs("comment"), text(&correction.reason)),
    ];
    match &correction.change {
        Change::Same(other) => says.push((sm("becomes"), other.to_string())),
        Change::Different(other, article) => {
            says.push((sm("becomes"), other.to_string()));
            says.extend(article.iter().map(|a| (sm("inArticle"), a.to_string())));
        }
        Change::Retract => {}
        Change::Relabel(label) => says.push((sm("newLabel"), text(label))),
        Change::Retime(date) => says.push((sm("newDate"), text(date.as_str()))),
    }
    says.extend(correction.words.iter().map(|w| (sm("ofWords"), text(w))));
    says.extend(correction.old.iter().map(|o| (sm("oldValue"), text(o))));
    let says: Vec<String> = says.into_iter().map(|(p, o)| format!("{p} {o}")).collect();
    format!("{} {} .", correction.iri(base), says.join(" ; "))
}

/// What the file says of one correction.
struct Entry<'q> {
    name: String,
    rows: Vec<&'q Quad>,
}

impl Entry<'_> {
    fn new<'q>(subject: &NamedOrBlankNode) -> Entry<'q> {
        Entry { name: subject.to_string(), rows: Vec::new() }
    }

    fn value(&self, predicate: &NamedNode) -> Option<&Term> {
        self.rows.iter().find(|q| q.predicate == *predicate).map(|q| &q.object)
    }

    fn node(&self, predicate: &NamedNode) -> Option<NamedNode> {
        match self.value(predicate) {
            Some(Term::NamedNode(node)) => Some(node.clone()),
            _ => None,
        }
    }

    fn text(&self, predicate: &NamedNode) -> Option<String> {
        match self.value(predicate) {
            Some(Term::Literal(l)) if !l.value().trim().is_empty() => Some(l.value().to_owned()),
            _ => None,
        }
    }

    fn correction(&self, base: &Base) -> Result<Correction, CorrectionError> {
        let wrong = |node: &str, what: &str| CorrectionError::Malformed {
            node: node.to_owned(),
            what: what.to_owned(),
        };
        let node = self
            .node(&sm("corrects"))
            .ok_or_else(|| wrong(&self.name, "it names no node: want sm:corrects and an IRI"))?;
        let name = base.below(node.as_str()).unwrap_or(node.as_str()).to_owned();
        let lacks = |what: &str| wrong(&name, &format!("it lacks {what}"));
        let class = CLASSES
            .iter()
            .find(|c| self.rows.iter().any(|q| q.predicate == rdf("type") && q.object == sm(c).into()));
        let class = class.ok_or_else(|| {
            wrong(&name, "it is none of sm:Same, sm:Different, sm:Retraction, sm:Relabelling, sm:Retiming")
        })?;
        let other = || {
            let other = self.node(&sm("becomes")).ok_or_else(|| lacks("sm:becomes and an IRI"))?;
            let kind = |n: &NamedNode| {
                let id = EntityId::try_from(base.below(n.as_str())?.to_owned()).ok()?;
                id.as_str().split_once('/').map(|(kind, _)| kind.to_owned())
            };
            let fits = kind(&node).is_some() && kind(&node) == kind(&other) && node != other;
            if fits {
                Ok(other)
            } else {
                Err(wrong(&name, "sm:becomes must be another entity of the same kind"))
            }
        };
        let change = match *class {
            "Same" => Change::Same(other()?),
            "Different" => Change::Different(other()?, self.node(&sm("inArticle"))),
            "Retraction" => Change::Retract,
            "Relabelling" => Change::Relabel(self.text(&sm("newLabel")).ok_or_else(|| lacks("sm:newLabel"))?),
            _ => {
                let date = self.text(&sm("newDate")).ok_or_else(|| lacks("sm:newDate"))?;
                Change::Retime(Edtf::parse(&date).map_err(|e| wrong(&name, &e.to_string()))?)
            }
        };
        Ok(Correction {
            author: self.text(&dcterms("creator")).ok_or_else(|| lacks("its author: dcterms:creator"))?,
            reason: self.text(&rdfs("comment")).ok_or_else(|| lacks("its reason: rdfs:comment"))?,
            words: self.text(&sm("ofWords")),
            old: self.text(&sm("oldValue")),
            node,
            change,
        })
    }
}
