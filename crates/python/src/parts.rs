//! What a cluster brings together: names, labels and texts of many articles (`summitry::store::part`).

use crate::errors;
use pyo3::prelude::*;
use std::collections::BTreeMap;
use summitry::article::story;
use summitry::copies::{Story, fingerprint, is_alike};
use summitry::facts::{EntityId, Facts as Inner};
use summitry::identity::{self, Profile};
use summitry::rdf::Base;
use summitry::store::Reading;
use summitry::store::part::{self, Part};

/// A quad as its terms in N-Quads.
pub type Terms = (String, String, String, String);

/// The quads of an article, and what it calls things: node, label, and what is said where the label is the preferred one.
pub type Parted = (Vec<Terms>, Vec<(String, String, Terms)>);

fn base(given: Option<&str>) -> PyResult<Base> {
    Ok(given.map(Base::parse).transpose().map_err(errors::graph)?.unwrap_or_default())
}

/// The names that people bear in an article, each with its profile where that may part people of one name.
pub fn bearers(facts: &Inner) -> PyResult<Vec<(String, Option<String>)>> {
    let told = |(name, profile): (EntityId, Profile)| {
        let told = (!profile.states.is_empty()).then(|| serde_json::to_string(&profile));
        Ok((name.to_string(), told.transpose().map_err(errors::article)?))
    };
    part::bearers(facts, &Base::default()).into_iter().map(told).collect()
}

/// The quads of an article.
pub fn part(
    facts: &Inner,
    reading: Option<&Reading>,
    base_iri: Option<&str>,
    people: BTreeMap<String, String>,
) -> PyResult<Parted> {
    let mut known = BTreeMap::new();
    for (name, told) in people {
        let name = EntityId::try_from(name).map_err(errors::graph)?;
        known.insert(name, serde_json::from_str(&told).map_err(errors::graph)?);
    }
    let part = Part::of(facts, reading, &base(base_iri)?, &known).map_err(errors::article)?;
    let label = |l: &part::Label| (l.node.to_string(), l.label.clone(), part::terms(&l.preferred).into());
    let quads = part.quads().iter().map(|quad| part::terms(quad).into());
    Ok((quads.collect(), part.labels().iter().map(label).collect()))
}

/// The day of publication, and what the text is compared by.
pub fn printed(facts: &Inner) -> (Option<String>, i64, Vec<i64>) {
    let (words, keys) = fingerprint(story(&facts.article.text));
    let published = facts.article.published.as_ref().map(|day| day.as_str().to_owned());
    (published, words.cast_signed(), keys.into_iter().map(u64::cast_signed).collect())
}

/// Who bears a name, of its profiles with the number of articles that give each; nothing where that is one person and nobody
/// doubts it.
#[pyfunction]
fn people(name: &str, profiles: Vec<(String, usize)>) -> PyResult<Option<String>> {
    let name = EntityId::try_from(name.to_owned()).map_err(errors::graph)?;
    let mut counted: BTreeMap<Profile, usize> = BTreeMap::new();
    for (profile, articles) in profiles {
        *counted.entry(serde_json::from_str(&profile).map_err(errors::graph)?).or_default() += articles;
    }
    let people = identity::people(&name, counted.iter().map(|(profile, articles)| (profile, *articles)));
    let told = (!people.is_plain()).then(|| serde_json::to_string(&people));
    told.transpose().map_err(errors::graph)
}

/// The label that is preferred, of all with the number of articles that give each.
#[pyfunction]
fn preferred(labels: BTreeMap<String, usize>) -> Option<String> {
    summitry::store::commonest(&labels).cloned()
}

/// Whether of two articles' texts one is a copy or version of the other.
#[pyfunction]
fn are_alike(py: Python<'_>, one: &str, other: &str) -> bool {
    py.detach(|| is_alike(story(one), story(other)))
}

/// What is said of which of these articles are copies of others: of each its id, day and text.
#[pyfunction]
#[pyo3(signature = (articles, base_iri = None))]
fn copies(
    py: Python<'_>,
    articles: Vec<(String, Option<String>, String)>,
    base_iri: Option<&str>,
) -> PyResult<Vec<Terms>> {
    let base = base(base_iri)?;
    Ok(py.detach(|| {
        let stories: Vec<Story<'_>> = articles
            .iter()
            .map(|(id, published, text)| Story { id, published: published.as_deref(), text: story(text) })
            .collect();
        part::copies(&stories, &base).iter().map(|quad| part::terms(quad).into()).collect()
    }))
}

/// The graph of what the gazetteer knows.
#[pyfunction]
#[pyo3(signature = (base_iri = None))]
fn background(base_iri: Option<&str>) -> PyResult<String> {
    Ok(base(base_iri)?.background_graph().to_string())
}

/// Puts the functions into the module.
pub fn add(module: &Bound<'_, PyModule>) -> PyResult<()> {
    module.add_function(wrap_pyfunction!(people, module)?)?;
    module.add_function(wrap_pyfunction!(preferred, module)?)?;
    module.add_function(wrap_pyfunction!(are_alike, module)?)?;
    module.add_function(wrap_pyfunction!(copies, module)?)?;
    module.add_function(wrap_pyfunction!(background, module)?)
}
