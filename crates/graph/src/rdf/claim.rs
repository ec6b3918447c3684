//! Claims as acts: who said it, how, in which words. What they assert stands in their own graphs.

use super::label;
use super::vocabulary::{prov, rdfs, schema, sm, xsd};
use super::writer::Writer;
use crate::facts::{Claim, Disputed};
use oxigraph::model::{Literal, NamedNode};

pub(super) fn write(writer: &mut Writer) {
    let facts = writer.facts;
    let asserting = super::graph::asserting(writer);
    for claim in &facts.claims {
        act(writer, claim, asserting.contains(&claim.id));
    }
}

fn act(writer: &mut Writer, claim: &Claim, asserts: bool) {
    let facts = writer.facts;
    let article = &facts.article.id;
    let graph = writer.graph(None);
    let node = writer.claim(&claim.id);
    for class in [sm("Claim"), schema("Claim"), prov("Entity")] {
        writer.typed(&graph, &node, class);
    }
    for speaker in claim.speaker.ids() {
        let speaker = writer.base.entity(speaker);
        writer.add(&graph, &node, prov("wasAttributedTo"), speaker);
    }
    if let Some(text) = &claim.speaker_text {
        writer.text(&graph, &node, sm("speakerText"), text);
        let kind = super::source::kind(text).filter(|_| claim.speaker.ids().is_empty());
        if let Some(kind) = kind {
            writer.add(&graph, &node, sm("sourceKind"), kind.clone());
        }
    }
    if let Some(cue) = &claim.cue {
        writer.text(&graph, &node, sm("cue"), cue);
    }
    writer.add(&graph, &node, sm("mode"), sm(claim.mode.name()));
    writer.add(&graph, &node, sm("certainty"), sm(claim.certainty.name()));
    for principal in &claim.on_behalf_of {
        let principal = writer.base.entity(principal);
        writer.add(&graph, &node, sm("onBehalfOf"), principal);
    }
    writer.add(&graph, &node, sm("stance"), sm(claim.stance.name()));
    let negated = Literal::new_typed_literal(claim.negated.to_string(), xsd("boolean"));
    writer.add(&graph, &node, sm("negated"), negated);
    if let Some(tense) = claim.tense {
        writer.add(&graph, &node, sm("tense"), sm(tense.name()));
    }
    spoken(writer, claim, &graph, &node);
    related(writer, claim, &graph, &node);
    if let Some(via) = &claim.via {
        let outer = writer.claim(via);
        writer.add(&graph, &node, sm("via"), outer);
    }
    for about in &claim.about {
        let about = writer.base.entity(about);
        writer.add(&graph, &node, schema("about"), about);
    }
    let words: Vec<&str> = claim.parts.marks().map(|m| writer.index.slice(m.span)).collect();
    let words = words.join(" … ");
    writer.text(&graph, &node, sm("content"), &words);
    let speakers: Vec<String> = claim.speaker.ids().iter().map(|id| writer.name(id)).collect();
    let label = label::claim(&speakers, claim.speaker_text.as_deref(), &words);
    writer.text(&graph, &node, rdfs("label"), &label);
    if asserts {
        let content = writer.graph(Some(&claim.id));
        writer.add(&graph, &node, sm("contentGraph"), content);
    }
    let whole = writer.base.article(article);
    writer.add(&graph, &node, schema("isPartOf"), whole);
    writer.evidence(&graph, &node, &claim.parts);
}

/// What the speaker does by saying it, to whom, and the body whose document it is.
fn spoken(writer: &mut Writer, claim: &Claim, graph: &NamedNode, node: &NamedNode) {
    if let Some(act) = claim.act {
        writer.add(graph, node, sm("act"), sm(act.name()));
    }
    for addressee in claim.addressee.ids() {
        let addressee = writer.base.entity(addressee);
        writer.add(graph, node, sm("addressee"), addressee);
    }
    if let Some(body) = &claim.issued_by {
        let body = writer.base.entity(body);
        writer.add(graph, node, sm("issuedBy"), body);
    }
}

/// What it repeats, backs and disputes.
fn related(writer: &mut Writer, claim: &Claim, graph: &NamedNode, node: &NamedNode) {
    for (term, others) in [("repeats", &claim.repeats), ("agreesWith", &claim.agrees_with)] {
        for other in others {
            let other = writer.claim(other);
            writer.add(graph, node, sm(term), other);
        }
    }
    for disputed in &claim.disputes {
        let other = match disputed {
            Disputed::Claim(id) => writer.claim(id),
            Disputed::Event(id) => writer.event(id),
            Disputed::Relationship(id) => writer.relationship(id),
        };
        writer.add(graph, node, sm("disputes"), other);
    }
}
