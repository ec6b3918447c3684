//! Collects the quads of one article, and marks spans and provenance on the way.

use super::iri::Base;
use super::names::Names;
use super::vocabulary::{nif, prov, rdf, sm, xsd};
use crate::facts::{
    ClaimId, Edtf, EntityId, EventId, Evidence, Facts, RelationshipId, RuleId, Span, TextIndex,
};
use oxigraph::model::{Literal, NamedNode, Quad, Term};
use std::collections::BTreeSet;

/// The quads of one article so far.
pub(super) struct Writer<'f> {
    pub facts: &'f Facts,
    pub base: &'f Base,
    names: &'f Names,
    pub index: TextIndex<'f>,
    quads: Vec<Quad>,
    spans: BTreeSet<Span>,
}

impl<'f> Writer<'f> {
    pub fn new(facts: &'f Facts, names: &'f Names, base: &'f Base) -> Writer<'f> {
        Writer {
            facts,
            base,
            names,
            index: TextIndex::new(&facts.article.text),
            quads: Vec::new(),
            spans: BTreeSet::new(),
        }
    }

    /// The graph of a fact: its claim's, or the article's own.
    pub fn graph(&self, claim: Option<&ClaimId>) -> NamedNode {
        let article = &self.facts.article.id;
        let name = |c| self.base.claim_graph(article, self.names.claim(c));
        claim.map_or_else(|| self.base.article_graph(article), name)
    }

    pub fn claim(&self, id: &ClaimId) -> NamedNode {
        self.base.part("claim", &self.facts.article.id, self.names.claim(id))
    }

    pub fn event(&self, id: &EventId) -> NamedNode {
        self.base.part("event", &self.facts.article.id, self.names.event(id))
    }

    pub fn relationship(&self, id: &RelationshipId) -> NamedNode {
        self.base.part("relationship", &self.facts.article.id, self.names.relationship(id))
    }

    /// The office at this place of the article's list.
    pub fn role(&self, at: usize) -> NamedNode {
        self.base.part("role", &self.facts.article.id, self.names.role(at))
    }

    /// The time for which the office at this place was held.
    pub fn tenure(&self, at: usize) -> NamedNode {
        self.base.part("tenure", &self.facts.article.id, self.names.role(at))
    }

    /// Whose words a node of a claim's graph is; the article's own voice is not named.
    pub fn voice(&mut self, graph: &NamedNode, node: &NamedNode, claim: Option<&ClaimId>) {
        if let Some(claim) = claim {
            let voice = self.claim(claim);
            self.add(graph, node, sm("voice"), voice);
        }
    }

    /// The name of an entity; its id, where the article has no such entity.
    pub fn name(&self, id: &EntityId) -> String {
        self.facts.entity(id).map_or_else(|| id.to_string(), |e| e.label.clone())
    }

    pub fn add(
        &mut self,
        graph: &NamedNode,
        subject: &NamedNode,
        predicate: NamedNode,
        object: impl Into<Term>,
    ) {
        self.quads.push(Quad::new(subject.clone(), predicate, object, graph.clone()));
    }

    pub fn push(&mut self, quad: Quad) {
        self.quads.push(quad);
    }

    pub fn typed(&mut self, graph: &NamedNode, subject: &NamedNode, class: NamedNode) {
        self.add(graph, subject, rdf("type"), class);
    }

    pub fn text(&mut self, graph: &NamedNode, subject: &NamedNode, predicate: NamedNode, value: &str) {
        self.add(graph, subject, predicate, Literal::new_simple_literal(value));
    }

    pub fn date(&mut self, graph: &NamedNode, subject: &NamedNode, date: &Edtf) {
        let literal = Literal::new_typed_literal(date.as_str(), super::vocabulary::edtf("EDTF"));
        self.add(graph, subject, sm("date"), literal);
        for (term, bound) in [("earliest", date.earliest()), ("latest", date.latest())] {
            if let Some(day) = bound {
                self.add(graph, subject, sm(term), Literal::new_typed_literal(day.to_string(), xsd("date")));
            }
        }
    }

    /// Where a node is said, by which rule, and by which extraction. Spans themselves stand in the article's graph.
    pub fn evidence(&mut self, graph: &NamedNode, subject: &NamedNode, evidence: &Evidence) {
        for mark in evidence.marks() {
            self.span(graph, subject, mark.span, &mark.rule);
        }
        self.generated(graph, subject);
    }

    pub fn generated(&mut self, graph: &NamedNode, subject: &NamedNode) {
        let extraction = self.base.extraction(&self.facts.article.id);
        self.add(graph, subject, prov("wasGeneratedBy"), extraction);
    }

    pub fn span(&mut self, graph: &NamedNode, subject: &NamedNode, span: Span, rule: &RuleId) {
        let node = self.base.evidence(self.facts, span);
        self.add(graph, subject, sm("evidence"), node);
        self.text(graph, subject, sm("rule"), rule.as_str());
        self.spans.insert(span);
    }

    /// The quads, with each span described once.
    pub fn finish(mut self) -> Vec<Quad> {
        let graph = self.graph(None);
        let length = u32::try_from(self.index.length()).unwrap_or(u32::MAX);
        let context = self.base.span(&self.facts.article.id, 0, length);
        for span in std::mem::take(&mut self.spans) {
            let node = self.base.evidence(self.facts, span);
            self.typed(&graph, &node, nif("RFC5147String"));
            self.add(&graph, &node, nif("beginIndex"), offset(span.start()));
            self.add(&graph, &node, nif("endIndex"), offset(span.end()));
            let words = self.index.slice(span);
            self.text(&graph, &node, nif("anchorOf"), words);
            self.add(&graph, &node, nif("referenceContext"), context.clone());
        }
        self.quads
    }

    /// The article's whole text, which spans count in.
    pub fn context(&mut self, graph: &NamedNode, article: &NamedNode) {
        let length = u32::try_from(self.index.length()).unwrap_or(u32::MAX);
        let context = self.base.span(&self.facts.article.id, 0, length);
        self.typed(graph, &context, nif("Context"));
        self.add(graph, &context, nif("beginIndex"), offset(0));
        self.add(graph, &context, nif("endIndex"), offset(length));
        let text = &self.facts.article.text;
        self.text(graph, &context, nif("isString"), text);
        self.add(graph, &context, nif("sourceUrl"), article.clone());
    }
}

/// NIF asks for `xsd:nonNegativeInteger`; oxigraph stores that as `xsd:integer`, so we write what comes back.
fn offset(value: u32) -> Literal {
    Literal::new_typed_literal(value.to_string(), xsd("integer"))
}
