//! From facts to quads: the vocabulary, the IRIs, and which graph each statement goes to.
//!
//! In: [`Facts`]. Out: [`Mapped`]: the quads of one article. The order of the files is the order of the graph:
//! `article`, `entity`, `event` (with relationships), `claim`; `vocabulary` and `iri` name things, `writer` collects.
//!
//! | graph | holds |
//! | --- | --- |
//! | `graph/article/ID` | what the article says in its own voice, the claims as acts, all spans |
//! | `graph/claim/ID/c-HASH` | what a claim's content asserts |
//! | `graph/background` | gazetteer facts of the countries mentioned |
//! | `graph/copies` | which articles are copies or versions of another |
//! | `graph/analysis/NAME` | what an analysis measured, written by `network` when asked to |
//!
//! **Invariant:** a fact that carries a claim goes to that claim's graph, its short forms too, and nowhere else
//! (`tests::what_is_claimed_is_not_stated`).
//!
//! **Invariant:** each graph is described in its article's graph, and each node of a claim's graph names its voice, so that
//! a store that knows nothing of all this can still tell what is claimed (`graph::tests`).
//!
//! **Invariant:** IRIs are made in `iri` alone, and there are no blank nodes, so sorted N-Quads are canonical.

mod article;
mod body;
mod claim;
mod entity;
mod event;
mod graph;
mod iri;
pub(crate) mod label;
mod names;
mod office;
mod ontology;
mod source;
pub mod vocabulary;
mod writer;
mod xml;

pub(crate) use article::used;
pub use entity::background;
pub use iri::{Base, BaseError};
pub use names::Names;
pub use office::Office;
pub use ontology::{ALIGNMENTS, CONTEXT, ONTOLOGY, SHAPES, SHAPES_SPARQL, declared, ontology};
pub use xml::{entity_bomb, is_xml, xml_term, xml_text, xml_triple};

use crate::facts::Facts;
use crate::identity::{self, Home};
use oxigraph::model::Quad;
use writer::Writer;

/// The name and version that extraction activities are associated with.
pub const SOFTWARE: &str = concat!("summitry-", env!("CARGO_PKG_VERSION"));

/// Maps one article's facts to quads, in no particular order.
#[must_use]
pub fn quads(facts: &Facts, base: &Base) -> Vec<Quad> {
    let (at_home, homes) = identity::at_home(facts);
    named_quads(&at_home, &homes, &Names::of(facts), base)
}

/// Maps one article's facts to quads under names that they have already: people may have corrected the facts since.
#[must_use]
pub(crate) fn named_quads(facts: &Facts, homes: &[Home], names: &Names, base: &Base) -> Vec<Quad> {
    let mut writer = Writer::new(facts, names, base);
    article::write(&mut writer);
    entity::write(&mut writer);
    event::write(&mut writer);
    claim::write(&mut writer);
    graph::write(&mut writer);
    body::write(&mut writer, homes);
    writer.finish()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::TextIndex;
    use std::collections::BTreeSet;

    /// A small article in which France says that Germany met Poland, and the article itself that France met Spain.
    pub(crate) fn facts() -> Facts {
        let text = "President Anna Smith of France met Prime Minister Pedro Garcia in Madrid on Monday.\n\nShe said that Angela Weber met Karol Nowak in Warsaw.";
        let mut article = crate::article::Article::from_text("talks", text.to_owned());
        article.published = jiff::civil::Date::new(2024, 5, 16).ok();
        crate::extract::testing::facts(&article)
    }

    #[test]
    fn what_is_claimed_is_not_stated() {
        let facts = facts();
        assert!(
            facts.events.iter().any(|e| e.claim.is_some()) && facts.events.iter().any(|e| e.claim.is_none())
        );
        let quads = quads(&facts, &Base::default());
        let met = vocabulary::sm("metWith");
        for quad in quads.iter().filter(|q| q.predicate == met) {
            let claimed =
                quad.subject.to_string().contains("weber") || quad.subject.to_string().contains("nowak");
            assert_eq!(quad.graph_name.to_string().contains("graph/claim/"), claimed, "{quad}");
        }
        assert_eq!(quads.iter().filter(|q| q.predicate == met).count(), 4);
    }

    #[test]
    fn every_term_in_data_is_declared_in_the_ontology() {
        let ontology = include_str!("../../ontology/summitry.ttl");
        let declared: BTreeSet<&str> = ontology
            .lines()
            .filter_map(|l| l.strip_prefix("sm:"))
            .filter_map(|l| l.split_whitespace().next())
            .collect();
        for quad in quads(&facts(), &Base::default()) {
            for term in quad.to_string().split(['<', '>']).filter_map(|t| t.strip_prefix(vocabulary::SM)) {
                assert!(declared.contains(term), "sm:{term} is not declared");
            }
        }
        let words = crate::facts::EventKind::ALL
            .iter()
            .map(|k| k.name())
            .chain(crate::facts::RelationshipKind::ALL.iter().map(|k| k.name()));
        for word in words {
            assert!(declared.contains(word), "sm:{word} is not declared");
        }
    }

    #[test]
    fn every_span_says_what_stands_there() {
        let facts = facts();
        let index = TextIndex::new(&facts.article.text);
        let quads = quads(&facts, &Base::default());
        let anchors: Vec<_> = quads.iter().filter(|q| q.predicate == vocabulary::nif("anchorOf")).collect();
        assert!(!anchors.is_empty());
        for quad in anchors {
            let iri = quad.subject.to_string();
            let range = iri.trim_end_matches('>').rsplit_once("#char=").expect("a span").1;
            let (start, end) = range.split_once(',').expect("two offsets");
            let span = crate::facts::Span::new(start.parse().unwrap(), end.parse().unwrap()).unwrap();
            let oxigraph::model::Term::Literal(words) = &quad.object else { panic!("{quad}") };
            assert_eq!(words.value(), index.slice(span));
        }
    }
}
