//! What is known of a node, as a page for people.
//!
//! In: [`Kg`] and a name. Out: [`Page`]: what the node is, then lines under plain headings, each with the sentence that bears
//! it out best and the article that it stands in. [`crate::query::explain`] tells the same node for machines, IRI by IRI.
//!
//! - `reader`: look-ups by the graph's indexes, so that a page of a large graph costs what stands on it.
//! - `entity`: people, countries, organizations and places; `fact`: events, relationships, claims, offices, articles.
//! - `line`: one fact as a line. `text`: the page as it fits a screen.
//!
//! **Invariant:** what only a speaker vouches for stands under a heading of its own, with the speaker.

mod entity;
mod fact;
mod line;
mod reader;
mod text;

use crate::network::{NetworkError, Sentence};
use crate::query::{QueryError, find_node};
use crate::store::{Kg, StoreError};
use serde::Serialize;

/// Why a node is not explained.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ExplainError {
    /// No node has this name, or several have.
    #[error(transparent)]
    Query(#[from] QueryError),
    /// The sentences cannot be read.
    #[error(transparent)]
    Network(#[from] NetworkError),
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// One fact.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Line {
    /// The IRI of the fact.
    pub iri: String,
    /// When, as EDTF, where a text tells it.
    pub when: Option<String>,
    /// What it says, in a few words.
    pub what: String,
    /// Who alone vouches for it.
    pub claimed_by: Option<String>,
    /// The sentence that bears it out best.
    pub sentence: Option<Sentence>,
    /// Headline, publisher and day of the article.
    pub source: Option<String>,
    /// Other articles that tell the same.
    pub also: Vec<String>,
    /// What lines are put in order by.
    #[serde(skip)]
    order: (bool, String, String),
}

/// Lines under a heading.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Group {
    /// The heading.
    pub heading: String,
    /// The lines in their order.
    pub lines: Vec<Line>,
}

/// A node with all that is told of it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Page {
    /// Its IRI.
    pub iri: String,
    /// What it is called.
    pub name: String,
    /// What it is, a line each.
    pub is: Vec<String>,
    /// What is told of it; groups without lines are left out.
    pub groups: Vec<Group>,
}

impl Page {
    fn group(&mut self, heading: impl Into<String>, mut lines: Vec<Line>) {
        if !lines.is_empty() {
            lines.sort_by(|a, b| a.order.cmp(&b.order).then_with(|| a.what.cmp(&b.what)));
            self.groups.push(Group { heading: heading.into(), lines });
        }
    }
}

/// The page of the node of this IRI or name; `None` for a node that is there for machines only, such as a span.
///
/// # Errors
/// Where no node has this name, or several have.
pub fn page(kg: &Kg, name: &str) -> Result<Option<Page>, ExplainError> {
    let node = find_node(kg, name)?;
    let reader = reader::Reader::of(kg);
    let iri = node.as_str();
    match entity::page(&reader, iri)? {
        Some(page) => Ok(Some(page)),
        None => fact::page(&reader, iri),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Article;
    use crate::terminal::Screen;

    const STORY: &str = "Title: Two days in Vienna\nPublisher: Example Post\nPublished: 2019-05-06\n\nPresident Anna Smith of France met Chancellor Boris Berg of Germany in Vienna on 3 May 2019. France and Germany signed a treaty in Bonn in 2018. France has accused Poland of spying. Berg said that Smith met Carl Dahl in Rome. The U.S. President praised the treaty.\n";

    fn kg() -> Kg {
        let article = Article::from_text("vienna", STORY.to_owned());
        let mut kg = Kg::new(crate::rdf::Base::default()).unwrap();
        kg.add(&crate::extract::testing::facts(&article)).unwrap();
        kg
    }

    fn text(name: &str) -> String {
        let kg = kg();
        page(&kg, name).unwrap().unwrap().text(10, Screen { width: Some(80), colours: false })
    }

    #[test]
    fn a_person_is_told_by_offices_events_and_what_is_said() {
        let told = text("Anna Smith");
        for part in [
            "person, president of France\n",
            "\nOffices\n",
            "\nEvents\n  2019-05-03: Meeting of Anna Smith and Boris Berg in Vienna\n",
            "    Two days in Vienna, Example Post, 2019-05-06\n",
            "\nOnly claimed\n",
            "Meeting of Anna Smith and Carl Dahl in Rome – claimed by Boris Berg",
        ] {
            assert!(told.contains(part), "{part} is not in\n{told}");
        }
        assert!(!told.contains("https://") && told.lines().all(|l| l.chars().count() <= 80), "{told}");
    }

    #[test]
    fn what_is_only_claimed_is_under_no_other_heading() {
        let kg = kg();
        let page = page(&kg, "Anna Smith").unwrap().unwrap();
        for group in &page.groups {
            let claimed = group.heading == "Only claimed";
            assert!(group.lines.iter().all(|l| l.claimed_by.is_some() == claimed), "{group:?}");
        }
    }

    #[test]
    fn a_country_an_event_and_a_claim_have_their_pages() {
        let told = text("France");
        assert!(
            told.contains("\nWho holds its offices\n") && told.contains("Anna Smith, president"),
            "{told}"
        );
        assert!(
            told.contains("\nHow it stands to others\n") && told.contains("France – pressure – Poland"),
            "{told}"
        );
        let kg = kg();
        let find =
            |group: usize, name: &str| page(&kg, name).unwrap().unwrap().groups[group].lines[0].iri.clone();
        let events = page(&kg, "Anna Smith").unwrap().unwrap();
        let at = events.groups.iter().position(|g| g.heading == "Events").unwrap();
        let event = text(&find(at, "Anna Smith"));
        assert!(
            event.contains("Took part: Anna Smith, Boris Berg\n") && event.contains("What bears it out"),
            "{event}"
        );
        let berg = page(&kg, "Boris Berg").unwrap().unwrap();
        let said = berg.groups.iter().find(|g| g.heading == "What Boris Berg said").unwrap();
        let claim = text(&said.lines[0].iri);
        assert!(
            claim.contains("\nWhat it claims\n") && claim.contains("Meeting of Anna Smith and Carl Dahl"),
            "{claim}"
        );
    }
}
