//! Claims as acts: who said it, how, in which words. What they assert stands in their own graphs.

use super::vocabulary::{prov, schema, sm};
use super::writer::Writer;
use crate::facts::{Claim, TextIndex};

pub(super) fn write(writer: &mut Writer) {
    for claim in &writer.facts.claims {
        act(writer, claim);
    }
}

fn act(writer: &mut Writer, claim: &Claim) {
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
    if let Some(via) = &claim.via {
        let outer = writer.base.part("claim", article, &via.0);
        writer.add(&graph, &node, sm("via"), outer);
    }
    for about in &claim.about {
        let about = writer.base.entity(about);
        writer.add(&graph, &node, schema("about"), about);
    }
    let index = TextIndex::new(&facts.article.text);
    let words: Vec<&str> = claim.parts.marks().map(|m| index.slice(m.span)).collect();
    writer.text(&graph, &node, sm("content"), &words.join(" … "));
    let asserts = facts.events.iter().any(|e| e.claim.as_ref() == Some(&claim.id))
        || facts.relationships.iter().any(|r| r.claim.as_ref() == Some(&claim.id));
    if asserts {
        let content = writer.base.claim_graph(article, &claim.id);
        writer.add(&graph, &node, sm("contentGraph"), content);
    }
    let whole = writer.base.article(article);
    writer.add(&graph, &node, schema("isPartOf"), whole);
    writer.evidence(&graph, &node, &claim.parts);
}
