//! Of which country a body is whose name every country has one of, and why.

use super::vocabulary::{prov, rdfs, sm};
use super::writer::Writer;
use crate::identity::{Basis, Home};

pub(super) fn write(writer: &mut Writer, homes: &[Home]) {
    for home in homes {
        // A person may have put right which body it is.
        if writer.facts.entity(&home.is).is_none() {
            continue;
        }
        let graph = writer.graph(None);
        let node = writer.base.identification(&writer.facts.article.id, &home.name);
        let body = writer.base.entity(&home.is);
        writer.typed(&graph, &node, sm("Identification"));
        writer.add(&graph, &node, sm("identifies"), body);
        writer.text(&graph, &node, sm("basis"), home.basis.name());
        writer.text(&graph, &node, rdfs("comment"), because(home.basis));
        if let Some(country) = home.country.as_ref().filter(|id| writer.facts.entity(id).is_some()) {
            let country = writer.base.entity(country);
            writer.add(&graph, &node, prov("wasDerivedFrom"), country);
        }
        writer.generated(&graph, &node);
    }
}

/// The reason in a sentence.
fn because(basis: Basis) -> &'static str {
    match basis {
        Basis::Office => {
            "Bodies of many countries bear this name; those who hold its offices serve this country."
        }
        Basis::Undecided => "Bodies of many countries bear this name; the article does not tell whose it is.",
        _ => "Bodies of many countries bear this name; the article speaks of this country's.",
    }
}
