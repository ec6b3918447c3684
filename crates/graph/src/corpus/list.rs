//! The articles of a graph, as a person looks for one.

use crate::rdf::vocabulary::{schema, sm};
use crate::store::{Kg, StoreError, tally};
use oxigraph::model::{GraphName, NamedOrBlankNode, Quad, Term};
use serde::Serialize;
use std::collections::BTreeMap;

/// An article as a list shows it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Listed {
    /// The headline.
    pub headline: Option<String>,
    /// Day of publication.
    pub published: Option<String>,
    /// Who published it.
    pub publisher: Option<String>,
    /// How many offices, events, relationships and claims were found in it.
    pub facts: usize,
    /// The article that it is a copy or version of.
    pub copy_of: Option<String>,
}

/// All articles, by id.
///
/// # Errors
/// Where the store fails.
pub fn listed(kg: &Kg) -> Result<BTreeMap<String, Listed>, StoreError> {
    let mut all: BTreeMap<String, Listed> =
        kg.articles().keys().map(|id| (id.clone(), Listed::default())).collect();
    let quads = kg.named_quads()?;
    let (headline, published, publisher) = (schema("headline"), schema("datePublished"), schema("publisher"));
    let (copy, version) = (sm("copyOf"), sm("versionOf"));
    for quad in &quads {
        let Some(listed) = article(kg, quad).and_then(|id| all.get_mut(&id)) else { continue };
        match &quad.object {
            Term::Literal(value) => {
                let field = match &quad.predicate {
                    p if *p == headline => &mut listed.headline,
                    p if *p == published => &mut listed.published,
                    p if *p == publisher => &mut listed.publisher,
                    _ => continue,
                };
                *field = Some(value.value().to_owned());
            }
            Term::NamedNode(node) if quad.predicate == copy || quad.predicate == version => {
                let id = kg.base().below(node.as_str()).and_then(|path| path.strip_prefix("article/"));
                listed.copy_of = id.map(str::to_owned);
            }
            _ => {}
        }
    }
    for (id, tally) in tally(quads.iter(), kg.base()) {
        if let Some(listed) = all.get_mut(&id) {
            listed.facts = tally.roles + tally.events + tally.relationships + tally.claims;
        }
    }
    Ok(all)
}

/// The article that a quad is about, where it is about one.
fn article(kg: &Kg, quad: &Quad) -> Option<String> {
    let (NamedOrBlankNode::NamedNode(node), GraphName::NamedNode(_)) = (&quad.subject, &quad.graph_name)
    else {
        return None;
    };
    kg.base().below(node.as_str())?.strip_prefix("article/").map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Article;
    use crate::rdf::Base;

    #[test]
    fn articles_are_listed_with_what_tells_them_apart() {
        let mut kg = Kg::new(Base::default()).unwrap();
        for (id, text) in [
            (
                "a",
                "Title: Talks in Lima\nPublished: 2021-07-08\nPublisher: The Courier\n\nPeru met Chile in Lima.\n",
            ),
            ("b", "Title: Copied\nPublished: 2021-07-09\n\nPeru met Chile in Lima.\n"),
        ] {
            kg.add(&crate::extract::testing::facts(&Article::from_text(id, text.to_owned()))).unwrap();
        }
        kg.link_copies().unwrap();
        let all = listed(&kg).unwrap();
        let a = &all["a"];
        assert_eq!(
            (a.headline.as_deref(), a.published.as_deref(), a.publisher.as_deref(), a.copy_of.as_deref()),
            (Some("Talks in Lima"), Some("2021-07-08"), Some("The Courier"), None)
        );
        assert!(a.facts >= 1);
        assert_eq!(all["b"].copy_of.as_deref(), Some("a"));
    }
}
