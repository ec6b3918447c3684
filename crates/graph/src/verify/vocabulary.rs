//! The properties and rules that a graph may name are those that the program writes.

use super::view::{Place, View};
use super::{Findings, Rule};
use crate::extract::is_rule;
use crate::extract::resources::Resources;
use crate::rdf::vocabulary::{SM, itsrdf, nif, org, owl, prov, rdf, rdfs, schema, sem, skos};
use crate::store::TermId;
use std::collections::HashSet;

pub(super) fn check(view: &View, resources: &Resources, found: &mut Findings) {
    let known: HashSet<String> = known().into_iter().map(|n| n.into_string()).collect();
    let mut strange: HashSet<TermId> = HashSet::new();
    for [subject, graph, predicate, object] in &view.quads {
        let place = view.place(*graph);
        // What is inferred is derived anew, and the background compared, so that neither needs a list.
        if matches!(place, Place::Article(_) | Place::Claim(..) | Place::Analysis) {
            let iri = view.terms.iri(*predicate).unwrap_or_default();
            if !iri.starts_with(SM) && !known.contains(iri) && strange.insert(*predicate) {
                let message =
                    format!("{} says it, and the program writes no such property", view.name(*subject));
                found.fail(Rule::TermStrange, iri, message);
            }
        }
        if *predicate == view.words.rule && place.article().is_some() {
            let rule = view.terms.text(*object).unwrap_or_default();
            if !is_rule(resources, rule) {
                let message = format!("names the rule `{rule}`, which does not exist");
                found.fail(Rule::FactRule, view.name(*subject), message);
            }
        }
    }
}

/// Properties of other vocabularies, as `rdf`, `corrections`, `store` and `network` write them.
fn known() -> Vec<oxigraph::model::NamedNode> {
    let mut all = vec![rdf("type"), rdfs("label"), rdfs("comment"), skos("altLabel"), skos("prefLabel")];
    all.extend(["sameAs", "differentFrom"].map(owl));
    all.push(itsrdf("taIdentRef"));
    all.extend(
        [
            "headline",
            "datePublished",
            "dateModified",
            "author",
            "publisher",
            "inLanguage",
            "about",
            "isPartOf",
        ]
        .map(schema),
    );
    all.extend(
        [
            "used",
            "wasAssociatedWith",
            "wasGeneratedBy",
            "wasAttributedTo",
            "wasInfluencedBy",
            "wasDerivedFrom",
            "wasQuotedFrom",
            "invalidated",
        ]
        .map(prov),
    );
    all.extend(["member", "organization", "role", "memberDuring"].map(org));
    all.extend(["hasActor", "hasPlace"].map(sem));
    all.extend(["beginIndex", "endIndex", "anchorOf", "referenceContext", "isString", "sourceUrl"].map(nif));
    all
}
