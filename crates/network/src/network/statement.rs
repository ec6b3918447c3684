//! Who says what, and who holds which office: what a knowledge graph says beside the facts that join two.

use super::fact::{Values, has_type, iris, literals, longest};
use crate::rdf::vocabulary::{org, prov, schema, sm};

/// What somebody says.
#[derive(Clone, Debug, PartialEq)]
pub struct Claim {
    /// Its IRI.
    pub iri: String,
    /// The IRIs of who says it; empty where that is not known.
    pub speakers: Vec<String>,
    /// The speaker as the article names them.
    pub speaker_text: Option<String>,
    /// The words that introduce it.
    pub cue: Option<String>,
    /// `direct`, `indirect` or `mixed`.
    pub mode: String,
    /// `certain`, `probable`, `possible`, `improbable` or `denied`.
    pub certainty: String,
    /// The words that are said.
    pub content: String,
    /// The IRIs of whom it speaks of.
    pub about: Vec<String>,
    /// The id of the article.
    pub article: String,
}

/// An office that a person holds or held.
#[derive(Clone, Debug, PartialEq)]
pub struct Office {
    /// Its IRI.
    pub iri: String,
    /// The IRI of the person.
    pub person: String,
    /// What it is called.
    pub title: String,
    /// The IRI of the country or organization.
    pub of: Option<String>,
    /// Whether it is past.
    pub former: bool,
    /// The id of the article.
    pub article: String,
}

fn last_part(iris: &[&str]) -> String {
    iris.first().and_then(|iri| iri.rsplit('#').next()).unwrap_or_default().to_owned()
}

pub(super) fn claim(iri: &str, values: &Values, article: &str) -> Option<Claim> {
    let owned = |iris: Vec<&str>| iris.into_iter().map(str::to_owned).collect();
    has_type(values, &sm("Claim")).then(|| Claim {
        iri: iri.to_owned(),
        speakers: owned(iris(values, &prov("wasAttributedTo"))),
        speaker_text: longest(&literals(values, &sm("speakerText"))),
        cue: longest(&literals(values, &sm("cue"))),
        mode: last_part(&iris(values, &sm("mode"))),
        certainty: last_part(&iris(values, &sm("certainty"))),
        content: longest(&literals(values, &sm("content"))).unwrap_or_default(),
        about: owned(iris(values, &schema("about"))),
        article: article.to_owned(),
    })
}

pub(super) fn office(iri: &str, values: &Values, article: &str) -> Option<Office> {
    if !has_type(values, &org("Membership")) {
        return None;
    }
    Some(Office {
        iri: iri.to_owned(),
        person: (*iris(values, &org("member")).first()?).to_owned(),
        title: longest(&literals(values, &sm("title"))).unwrap_or_default(),
        of: iris(values, &org("organization")).first().map(|o| (*o).to_owned()),
        former: literals(values, &sm("former")).contains("true"),
        article: article.to_owned(),
    })
}
