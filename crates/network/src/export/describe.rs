//! What a knowledge graph is, for whoever finds its file: how much it holds, in which vocabularies, made by and from what.

use super::ExportError;
use crate::gazetteer::Gazetteer;
use crate::rdf::SOFTWARE;
use crate::rdf::vocabulary::{PREFIXES, dcat, dcterms, prov, rdf, rdfs, sm, void, xsd};
use crate::store::Kg;
use oxigraph::model::{Literal, NamedNode, NamedOrBlankNode, Term, Triple};
use std::collections::{BTreeMap, BTreeSet, HashSet};

/// The licence of GeoNames, which most of the gazetteer's places are from.
const CC_BY: &str = "https://creativecommons.org/licenses/by/4.0/";

/// Describes a knowledge graph by VoID and DCAT; `license` is that of the facts, where their owner gives one.
///
/// # Errors
/// Where the store fails.
pub fn describe(kg: &Kg, license: Option<&NamedNode>) -> Result<Vec<Triple>, ExportError> {
    let base = kg.base();
    let node = base.dataset();
    let mut out = Vec::new();
    let mut say = |s: &NamedNode, p: NamedNode, o: Term| out.push(Triple::new(s.clone(), p, o));
    let text = |t: &str| Term::from(Literal::new_simple_literal(t));
    let number = |n: usize| Term::from(Literal::new_typed_literal(n.to_string(), xsd("integer")));
    let iri = |i: &str| NamedNode::new(i).ok().map(Term::from);
    let articles = kg.articles();
    for class in [void("Dataset"), dcat("Dataset"), prov("Entity")] {
        say(&node, rdf("type"), class.into());
    }
    say(&node, dcterms("title"), text(&format!("What {} articles say, and who says it", articles.len())));
    say(
        &node,
        dcterms("rights"),
        text("The texts of the articles are their publishers' (schema:publisher of each)."),
    );
    if let Some(license) = license {
        say(&node, dcterms("license"), license.clone().into());
    }
    say(&node, void("uriSpace"), text(&base.to_string()));
    if let Some(first) = articles.keys().next() {
        say(&node, void("exampleResource"), base.article(first).into());
    }
    let stated = kg.default_quads()?;
    let subjects: HashSet<&NamedOrBlankNode> = stated.iter().map(|q| &q.subject).collect();
    say(&node, void("triples"), number(stated.len()));
    say(&node, void("distinctSubjects"), number(subjects.len()));
    say(&node, void("documents"), number(articles.len()));
    let mut classes: BTreeMap<String, usize> = BTreeMap::new();
    let mut namespaces: BTreeSet<&str> = BTreeSet::new();
    let a = rdf("type");
    for quad in &stated {
        let mut terms = vec![quad.predicate.as_str()];
        if let (true, Term::NamedNode(class)) = (quad.predicate == a, &quad.object) {
            *classes.entry(class.as_str().to_owned()).or_default() += 1;
            terms.push(class.as_str());
        }
        for term in terms {
            namespaces.extend(PREFIXES.iter().map(|(_, iri)| *iri).filter(|iri| term.starts_with(iri)));
        }
    }
    for namespace in namespaces {
        if let Some(vocabulary) = iri(namespace) {
            say(&node, void("vocabulary"), vocabulary);
        }
    }
    for (class, count) in classes {
        let part = base.dataset_part(&crate::query::shorten(&class).replace(':', "-"));
        say(&node, void("classPartition"), part.clone().into());
        say(&part, rdf("type"), void("Dataset").into());
        if let Some(class) = iri(&class) {
            say(&part, void("class"), class);
        }
        say(&part, void("entities"), number(count));
    }
    say(&node, prov("wasAttributedTo"), base.software(SOFTWARE).into());
    let gazetteer = Gazetteer::sha256();
    let mut sources = vec![("gazetteer", gazetteer.as_str())];
    for reading in articles.values().filter_map(|entry| entry.reading.as_ref()) {
        sources.push(("model", reading.model_sha256.as_str()));
        sources.push(("rules", reading.rules_sha256.as_str()));
    }
    sources.retain(|(_, sha256)| !sha256.is_empty());
    sources.sort_unstable();
    sources.dedup();
    for (kind, sha256) in sources {
        let source = base.resource(kind, sha256);
        say(&node, prov("wasDerivedFrom"), source.clone().into());
        say(&source, rdf("type"), prov("Entity").into());
        say(&source, rdfs("label"), text(kind));
        say(&source, sm("sha256"), text(sha256));
        if kind == "gazetteer" {
            if let Some(license) = iri(CC_BY) {
                say(&source, dcterms("license"), license);
            }
            if let Some(geonames) = iri("https://www.geonames.org/") {
                say(&source, dcterms("source"), geonames);
            }
        }
    }
    for id in articles.keys() {
        say(&node, prov("hadMember"), base.article(id).into());
    }
    say(&node, rdf("type"), prov("Collection").into());
    Ok(out)
}
