//! What each graph of an article is, said where any store finds it: in the article's graph.

use super::vocabulary::{prov, sm};
use super::writer::Writer;
use crate::facts::ClaimId;
use std::collections::BTreeSet;

pub(super) fn write(writer: &mut Writer) {
    let facts = writer.facts;
    let own = writer.graph(None);
    let article = writer.base.article(&facts.article.id);
    writer.typed(&own, &own, sm("ArticleGraph"));
    writer.add(&own, &own, prov("wasDerivedFrom"), article);
    writer.generated(&own, &own);
    let asserting = asserting(writer);
    for claim in facts.claims.iter().filter(|c| asserting.contains(&c.id)) {
        let graph = writer.graph(Some(&claim.id));
        let node = writer.claim(&claim.id);
        writer.typed(&own, &graph, sm("ClaimGraph"));
        writer.typed(&own, &graph, prov("Entity"));
        writer.add(&own, &graph, prov("wasQuotedFrom"), node);
        for speaker in claim.speaker.ids() {
            let speaker = writer.base.entity(speaker);
            writer.add(&own, &graph, prov("wasAttributedTo"), speaker);
        }
        writer.generated(&own, &graph);
    }
}

/// The claims whose content asserts something, and has a graph of its own.
pub(super) fn asserting<'f>(writer: &Writer<'f>) -> BTreeSet<&'f ClaimId> {
    let facts = writer.facts;
    let told = (facts.roles.iter().map(|r| &r.claim))
        .chain(facts.events.iter().map(|e| &e.claim))
        .chain(facts.relationships.iter().map(|r| &r.claim));
    told.flatten().collect()
}

#[cfg(test)]
mod tests {
    use crate::rdf::vocabulary::{prov, rdf, sm};
    use crate::rdf::{Base, quads};
    use oxigraph::model::{GraphName, NamedOrBlankNode, Quad, Term};
    use std::collections::BTreeSet;

    #[test]
    fn every_graph_is_described_and_every_claimed_node_names_its_voice() {
        let base = Base::default();
        let quads = quads(&crate::rdf::tests::facts(), &base);
        let says = |s: &NamedOrBlankNode, p, o: &Term| {
            quads.iter().any(|q| q.subject == *s && q.predicate == p && q.object == *o)
        };
        let graphs: BTreeSet<String> = quads.iter().map(|q| q.graph_name.to_string()).collect();
        assert!(graphs.iter().any(|g| g.contains("graph/claim/")), "{graphs:?}");
        for quad in &quads {
            let GraphName::NamedNode(graph) = &quad.graph_name else { panic!("{quad}") };
            let node = NamedOrBlankNode::from(graph.clone());
            if base.is_claim_graph(graph.as_str()) {
                assert!(says(&node, rdf("type"), &sm("ClaimGraph").into()), "{graph}");
                if quad.predicate == rdf("type") {
                    let is_voice = |q: &&Quad| q.subject == quad.subject && q.predicate == sm("voice");
                    let voices: Vec<&Quad> = quads.iter().filter(is_voice).collect();
                    let [voice] = voices[..] else { panic!("{quad}: {voices:?}") };
                    assert_eq!(voice.graph_name, quad.graph_name);
                    assert!(says(&node, prov("wasQuotedFrom"), &voice.object), "{quad}");
                }
            } else if base.article_of_graph(graph.as_str()).is_some() {
                assert!(says(&node, rdf("type"), &sm("ArticleGraph").into()), "{graph}");
                assert_ne!(quad.predicate, sm("voice"), "{quad}");
            }
        }
    }
}
