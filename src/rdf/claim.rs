//! Claims as acts: who said it, how, in which words. What they assert stands in their own graphs.

use super::vocabulary::{prov, schema, sm, xsd};
use super::writer::Writer;
use crate::facts::{Claim, ClaimId, Disputed};
use oxigraph::model::{Literal, NamedNode};
use std::collections::HashSet;

pub(super) fn write(writer: &mut Writer) {
    let facts = writer.facts;
    let told = (facts.roles.iter().map(|r| &r.claim))
        .chain(facts.events.iter().map(|e| &e.claim))
        .chain(facts.relationships.iter().map(|r| &r.claim));
    let asserting: HashSet<&ClaimId> = told.flatten().collect();
    for claim in &facts.claims {
        act(writer, claim, asserting.contains(&claim.id));
    }
}

fn act(writer: &mut Writer, claim: &Claim, asserts: bool) {
    let facts = writer.facts;
    let article = &facts.article.id;
    let graph = writer.graph(None);
    let node = writer.base.part("claim", article, &claim.id.0);
    for class in [sm("Claim"), schema("Claim"), prov("Entity")] {
        writer.typed(&graph, &node, class);
    }
    for speaker in claim.speaker.ids() {
        let speaker = writer.base.entity(speaker);
        writer.add(&graph, &node, prov("wasAttributedTo"), speaker);
    }
    if let Some(text) = &claim.speaker_text {
        writer.text(&graph, &node, sm("speakerText"), text);
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
    related(writer, claim, &graph, &node);
    if let Some(via) = &claim.via {
        let outer = writer.base.part("claim", article, &via.0);
        writer.add(&graph, &node, sm("via"), outer);
    }
    for about in &claim.about {
        let about = writer.base.entity(about);
        writer.add(&graph, &node, schema("about"), about);
    }
    let words: Vec<&str> = claim.parts.marks().map(|m| writer.index.slice(m.span)).collect();
    writer.text(&graph, &node, sm("content"), &words.join(" … "));
    if asserts {
        let content = writer.base.claim_graph(article, &claim.id);
        writer.add(&graph, &node, sm("contentGraph"), content);
    }
    let whole = writer.base.article(article);
    writer.add(&graph, &node, schema("isPartOf"), whole);
    writer.evidence(&graph, &node, &claim.parts);
}

/// What it repeats, backs and disputes.
fn related(writer: &mut Writer, claim: &Claim, graph: &NamedNode, node: &NamedNode) {
    let article = &writer.facts.article.id;
    for (term, others) in [("repeats", &claim.repeats), ("agreesWith", &claim.agrees_with)] {
        for other in others {
            let other = writer.base.part("claim", article, &other.0);
            writer.add(graph, node, sm(term), other);
        }
    }
    for disputed in &claim.disputes {
        let other = match disputed {
            Disputed::Claim(id) => writer.base.part("claim", article, &id.0),
            Disputed::Event(id) => writer.base.part("event", article, &id.0),
            Disputed::Relationship(id) => writer.base.part("relationship", article, &id.0),
        };
        writer.add(graph, node, sm("disputes"), other);
    }
}
