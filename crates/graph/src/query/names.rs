//! From a name to the node that bears it: accents, case and hyphens do not matter, short forms and titles are understood.

use super::parameter::is_there;
use super::{QueryError, Source, parse};
use crate::article::slug;
use crate::gazetteer::Gazetteer;
use oxigraph::model::{NamedNode, Term};
use oxigraph::sparql::QueryResults;
use std::collections::{BTreeMap, BTreeSet};

/// How many near names an error offers.
const OFFERED: usize = 5;

/// How alike two names must be to be offered for each other (Jaro-Winkler, 1 for equal).
const NEAR: f64 = 0.82;

const EVERY_NAME: &str = "SELECT ?node ?class ?name ?main WHERE {
  VALUES ?class { schema:Person schema:Country schema:Organization schema:Place }
  ?node a ?class .
  { ?node rdfs:label ?name . BIND(1 AS ?main) } UNION { ?node skos:altLabel|sm:iso3|sm:iso2 ?name . BIND(0 AS ?main) }
}";

/// What one node is called.
#[derive(Debug, Default)]
struct Called {
    labels: BTreeSet<String>,
    slugs: BTreeSet<String>,
    classes: BTreeSet<String>,
}

/// All names of people, countries, organizations and places.
pub(super) struct Names<'s> {
    source: &'s dyn Source,
    nodes: BTreeMap<String, Called>,
}

impl<'s> Names<'s> {
    /// Asks for every name that there is.
    pub fn of(source: &'s dyn Source) -> Result<Names<'s>, QueryError> {
        let mut nodes: BTreeMap<String, Called> = BTreeMap::new();
        if let QueryResults::Solutions(rows) = source.answer(parse(EVERY_NAME)?)? {
            for row in rows {
                let row = row?;
                let (Some(Term::NamedNode(node)), Some(Term::NamedNode(class)), Some(Term::Literal(name))) =
                    (row.get("node"), row.get("class"), row.get("name"))
                else {
                    continue;
                };
                let called = nodes.entry(node.as_str().to_owned()).or_default();
                let class = class.as_str().rsplit('/').next().unwrap_or_default();
                called.classes.insert(class.to_owned());
                called.slugs.insert(slug(name.value()));
                if matches!(row.get("main"), Some(Term::Literal(main)) if main.value() == "1") {
                    called.labels.insert(name.value().to_owned());
                }
                if let Some(country) = Gazetteer::compiled_in().country(name.value()) {
                    called.slugs.extend(country.names.iter().map(|n| slug(n)));
                }
            }
        }
        Ok(Names { source, nodes })
    }

    /// The node of this name or IRI, among nodes of these classes where any are given.
    pub fn resolve(&self, name: &str, classes: &[String]) -> Result<Term, QueryError> {
        let plain = name.trim_start_matches('<').trim_end_matches('>');
        for iri in [plain.to_owned(), format!("{}{plain}", self.source.base())] {
            if self.nodes.contains_key(&iri) || (name.starts_with('<') && iri == plain) {
                let node = NamedNode::new(&iri).ok();
                if let Some(node) = node.filter(|n| is_there(self.source, n).unwrap_or(false)) {
                    return Ok(node.into());
                }
            }
        }
        let fits = |called: &Called| classes.is_empty() || called.classes.iter().any(|c| classes.contains(c));
        let nodes: Vec<(&String, &Called)> = self.nodes.iter().filter(|(_, c)| fits(c)).collect();
        let wanted = slug(name);
        let untitled = without_title(&wanted);
        let squeezed = |slug: &str| slug.replace('-', "");
        // The surest reading first; a less sure one counts only where no surer one finds anybody.
        let readings: [&dyn Fn(&str) -> bool; 4] = [
            &|known| known == wanted,
            &|known| squeezed(known) == squeezed(&wanted),
            &|known| known == untitled,
            &|known| is_short_form(&untitled, known),
        ];
        for reads in readings {
            let found: Vec<&(&String, &Called)> =
                nodes.iter().filter(|(_, called)| called.slugs.iter().any(|s| reads(s))).collect();
            match found[..] {
                [] => {}
                [(iri, _)] => return Ok(NamedNode::new_unchecked(iri.as_str()).into()),
                _ => {
                    let called: Vec<(String, String)> =
                        found.iter().map(|(iri, c)| (shown(iri, c), (*iri).clone())).collect();
                    let candidates = candidates(&called, &self.source.base().to_string());
                    return Err(QueryError::Ambiguous { name: name.to_owned(), candidates });
                }
            }
        }
        if !classes.is_empty()
            && let Ok(Term::NamedNode(other)) = self.resolve(name, &[])
            && let Some(called) = self.nodes.get(other.as_str())
        {
            let list = |words: &mut dyn Iterator<Item = &String>| {
                words.map(|w| w.to_lowercase()).collect::<Vec<_>>().join(" or ")
            };
            let (is, want) = (list(&mut called.classes.iter()), list(&mut classes.iter()));
            return Err(QueryError::Class {
                name: name.to_owned(),
                is: format!("a {is}"),
                want: format!("a {want}"),
            });
        }
        let labels: Vec<&str> = nodes.iter().flat_map(|(_, c)| c.labels.iter().map(String::as_str)).collect();
        Err(QueryError::NoNode { name: name.to_owned(), near: near(name, labels) })
    }
}

/// The longest of its labels.
fn shown(iri: &str, called: &Called) -> String {
    called.labels.iter().max_by_key(|l| l.chars().count()).map_or(iri, String::as_str).to_owned()
}

/// Labels of nodes that one name may mean, in order; `Kim Jong-un <person/kim-jong-un>` where a label alone does not choose.
pub(super) fn candidates(called: &[(String, String)], base: &str) -> String {
    let one = |(label, iri): &(String, String)| {
        let alike = called.iter().filter(|(other, _)| slug(other) == slug(label)).count() > 1;
        let short = iri.strip_prefix(base).unwrap_or(iri);
        if alike || label.is_empty() { format!("{label} <{short}>") } else { label.clone() }
    };
    let mut all: Vec<String> = called.iter().map(one).collect();
    all.sort();
    all.join(", ")
}

/// Every name with the class of its node: `Person`, `Country`, `Organization` or `Place`.
pub(crate) fn every_name(source: &dyn Source) -> Result<Vec<(String, String)>, QueryError> {
    let nodes = Names::of(source)?.nodes;
    let of = |called: Called| {
        let class = called.classes.into_iter().next().unwrap_or_default();
        called.slugs.into_iter().map(move |slug| (slug, class.clone()))
    };
    Ok(nodes.into_values().flat_map(of).collect())
}

/// `president-xi-jinping` without the office before the name.
fn without_title(slug: &str) -> String {
    let words: Vec<&str> = slug.split('-').collect();
    let taken = Gazetteer::compiled_in().title_at(&words).map_or(0, |(n, _)| n);
    if taken < words.len() { words[taken..].join("-") } else { slug.to_owned() }
}

/// Whether the words of `short` stand in `whole` in the same order: "Xi", "Kim Un", "Saudi".
fn is_short_form(short: &str, whole: &str) -> bool {
    let mut words = whole.split('-');
    short.split('-').all(|wanted| words.any(|w| w == wanted))
}

/// The names most like `name`, the most alike first, joined by commas; empty where none is alike.
pub(super) fn near<'n>(name: &str, known: impl IntoIterator<Item = &'n str>) -> String {
    let wanted = slug(name);
    let mut scored: Vec<(f64, &str)> = known
        .into_iter()
        .map(|k| {
            let whole = slug(k);
            let parts = whole.split('-').map(|part| 0.95 * strsim::jaro_winkler(&wanted, part));
            (parts.fold(strsim::jaro_winkler(&wanted, &whole), f64::max), k)
        })
        .filter(|(score, _)| *score >= NEAR)
        .collect();
    scored.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(b.1)));
    scored.dedup_by_key(|(_, k)| *k);
    scored.iter().take(OFFERED).map(|(_, k)| *k).collect::<Vec<_>>().join(", ")
}
