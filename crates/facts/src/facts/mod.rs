//! The typed facts of one article: what the extractors write and everything below reads.
//!
//! In: nothing; this room only defines types. Out: [`Facts`], and its JSON form, the facts document, our interchange
//! format (`facts.schema.json`, version 1).
//!
//! - [`span`]: positions in code points, and [`Evidence`], the marks that a fact rests on.
//! - [`edtf`]: dates as EDTF level 0 and 1 values with their bounds.
//! - [`entity`], [`event`], [`claim`]: what can be found; [`ordinal`]: which of a series a word makes it.
//! - [`text_index`]: the one bridge between bytes (language) and code points (facts).
//!
//! **Invariant:** a fact without a span cannot be constructed: every kind takes an [`Evidence`], and an [`Evidence`]
//! has a first mark. Reading JSON goes through the same door.
//!
//! **Invariant:** a facts document stands alone. It carries the article's text, so that every span can be read.

mod check;
mod claim;
mod edtf;
mod entity;
mod event;
mod ordinal;
mod rename;
mod span;
mod text_index;

pub use claim::{Act, Certainty, Claim, ClaimId, Disputed, Mode, Speaker, Stance, Tense};
pub use edtf::{Edtf, EdtfError};
pub use entity::{DateMention, Entity, EntityId, EntityKind, Mention, MentionKind, Role, Tenure};
pub use event::{Event, EventId, EventKind, Part, Relationship, RelationshipId, RelationshipKind, Status};
pub use ordinal::ordinal_number;
pub use span::{Evidence, Mark, NoEvidence, RuleId, Span};
pub use text_index::TextIndex;

use serde::{Deserialize, Serialize};

/// The version of the facts document that this program writes and reads.
pub const VERSION: u32 = 1;

/// What was found in one article.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Facts {
    /// Always [`VERSION`].
    pub version: u32,
    /// The article itself.
    pub article: ArticleRecord,
    /// People, countries, organizations and places, in the order of their first mention.
    pub entities: Vec<Entity>,
    /// Offices held.
    pub roles: Vec<Role>,
    /// Expressions that denote a calendar date.
    pub dates: Vec<DateMention>,
    /// What happened, is planned, was cancelled or denied.
    pub events: Vec<Event>,
    /// How two entities stand to each other.
    pub relationships: Vec<Relationship>,
    /// Who says what.
    pub claims: Vec<Claim>,
}

/// An article's metadata and text, as the facts document carries them.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ArticleRecord {
    /// A slug, unique in a knowledge graph.
    pub id: String,
    /// The headline; empty where none was found.
    pub title: String,
    /// Day of publication, `YYYY-MM-DD`.
    pub published: Option<Edtf>,
    /// Day of the last change, `YYYY-MM-DD`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub updated: Option<Edtf>,
    /// Names on the byline.
    #[serde(default)]
    pub authors: Vec<String>,
    /// Who published it.
    #[serde(default)]
    pub publisher: Option<String>,
    /// Where it came from: an IRI or a file name.
    #[serde(default)]
    pub source: Option<String>,
    /// BCP 47 tag.
    #[serde(default = "english")]
    pub language: String,
    /// SHA-256 of the text, in lower-case hexadecimal.
    #[serde(default)]
    pub sha256: String,
    /// SHA-256 of the page or record that the text was taken from, where it was.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source_sha256: Option<String>,
    /// The text that all spans count in: the file as read, decoded.
    #[serde(default)]
    pub text: String,
}

fn english() -> String {
    "en".to_owned()
}

/// Why a facts document was refused.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum FactsError {
    /// Not JSON, or not of the shape that the contract asks for.
    #[error("not a facts document: {0}")]
    Json(#[from] serde_json::Error),
    /// Another version of the contract.
    #[error("facts document of version {0}, this program reads version {VERSION}")]
    Version(u32),
    /// A span that ends after the text does.
    #[error("span {start}-{end} lies outside the article's {length} characters")]
    Outside {
        /// First code point of the span.
        start: u32,
        /// Code point after the last.
        end: u32,
        /// Length of the text in code points.
        length: usize,
    },
    /// An id with letters that no IRI, or no part of a path, may have.
    #[error("`{id}` is no id of {}: want letters, digits, - _ or .", with_article(what))]
    Letters {
        /// Of what.
        what: &'static str,
        /// The id, with control characters escaped.
        id: String,
    },
    /// Two of one kind with the same id.
    #[error("two of kind {what} have the id `{id}`")]
    Double {
        /// Of what kind.
        what: &'static str,
        /// Which id.
        id: String,
    },
    /// An id that no entity, claim or event of the document has.
    #[error("`{0}` is referred to and not defined")]
    Dangling(String),
}

fn with_article(what: &str) -> String {
    let article = if what.starts_with(['a', 'e']) { "an" } else { "a" };
    format!("{article} {what}")
}

impl Facts {
    /// An article of which nothing is known yet.
    #[must_use]
    pub fn new(article: ArticleRecord) -> Facts {
        Facts {
            version: VERSION,
            article,
            entities: Vec::new(),
            roles: Vec::new(),
            dates: Vec::new(),
            events: Vec::new(),
            relationships: Vec::new(),
            claims: Vec::new(),
        }
    }

    /// Reads a facts document and checks what its types cannot: version, spans within the text, ids that resolve.
    ///
    /// # Errors
    /// See [`FactsError`].
    pub fn from_json(json: &str) -> Result<Facts, FactsError> {
        let facts: Facts = serde_json::from_str(json)?;
        facts.check()?;
        Ok(facts)
    }

    /// The entity with this id.
    #[must_use]
    pub fn entity(&self, id: &EntityId) -> Option<&Entity> {
        self.entities.iter().find(|e| &e.id == id)
    }

    /// The claim with this id.
    #[must_use]
    pub fn claim(&self, id: &ClaimId) -> Option<&Claim> {
        self.claims.iter().find(|c| &c.id == id)
    }

    /// The event with this id.
    #[must_use]
    pub fn event(&self, id: &EventId) -> Option<&Event> {
        self.events.iter().find(|e| &e.id == id)
    }

    /// Checks what the types cannot: version, spans within the text, ids that resolve, are there once and can stand in an
    /// IRI.
    ///
    /// # Errors
    /// See [`FactsError`].
    pub fn check(&self) -> Result<(), FactsError> {
        if self.version != VERSION {
            return Err(FactsError::Version(self.version));
        }
        let length = self.article.text.chars().count();
        for span in self.spans() {
            if span.end() as usize > length {
                return Err(FactsError::Outside { start: span.start(), end: span.end(), length });
            }
        }
        check::ids(self)?;
        check::dangling(self.entities.iter().map(|e| &e.id), self.entity_references())?;
        check::dangling(self.claims.iter().map(|c| &c.id), self.claim_references())?;
        let tellings = self.events.iter().filter_map(|e| e.occurrence.as_ref());
        check::dangling(self.events.iter().map(|e| &e.id), tellings)
    }

    fn spans(&self) -> impl Iterator<Item = Span> {
        let evidence = (self.roles.iter().map(|r| &r.evidence))
            .chain(self.events.iter().map(|e| &e.evidence))
            .chain(self.relationships.iter().map(|r| &r.evidence))
            .chain(self.claims.iter().map(|c| &c.parts));
        let marks = evidence.flat_map(|e| e.marks().map(|m| m.span));
        let mentions = self.entities.iter().flat_map(|e| e.mentions.iter().map(|m| m.span));
        let claims = self.claims.iter().flat_map(|c| [c.speaker_span, c.cue_span].into_iter().flatten());
        marks.chain(mentions).chain(self.dates.iter().map(|d| d.span)).chain(claims)
    }

    fn entity_references(&self) -> impl Iterator<Item = &EntityId> {
        let roles = self.roles.iter().flat_map(|r| std::iter::once(&r.person).chain(&r.of));
        let events =
            self.events.iter().flat_map(|e| e.participants.iter().chain(&e.place).chain(e.parts.keys()));
        let ties = self.relationships.iter().flat_map(|r| [&r.from, &r.to]);
        let claims = self.claims.iter().flat_map(|c| {
            let spoken = c.speaker.ids().iter().chain(c.addressee.ids()).chain(&c.issued_by);
            spoken.chain(&c.about).chain(&c.on_behalf_of)
        });
        roles.chain(events).chain(ties).chain(claims)
    }

    fn claim_references(&self) -> impl Iterator<Item = &ClaimId> {
        let events = self.events.iter().filter_map(|e| e.claim.as_ref());
        let ties = self.relationships.iter().filter_map(|r| r.claim.as_ref());
        let roles = self.roles.iter().filter_map(|r| r.claim.as_ref());
        roles.chain(events).chain(ties).chain(self.claims.iter().flat_map(Claim::related))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A document with one of each kind, and one change to it.
    fn document(change: impl FnOnce(&mut serde_json::Value)) -> Result<Facts, FactsError> {
        let span = serde_json::json!([{"start": 0, "end": 4}]);
        let mut document = serde_json::json!({
            "version": 1,
            "article": {"id": "a", "title": "", "published": null, "text": "Anna met Boris."},
            "entities": [{"id": "person/anna", "type": "Person", "label": "Anna",
                "mentions": [{"start": 0, "end": 4, "kind": "name"}]}],
            "roles": [{"person": "person/anna", "title": "envoy", "of": null, "former": false,
                "claim": "c1", "since": "2020", "evidence": span}],
            "dates": [],
            "events": [{"id": "e1", "type": "Meeting", "label": "", "participants": ["person/anna"],
                "parts": {"person/anna": "host"}, "date": null, "place": null, "status": "occurred",
                "evidence": span},
                {"id": "e2", "type": "Meeting", "label": "", "participants": [], "date": null, "place": null,
                "status": "occurred", "claim": "c1", "occurrence": "e1", "evidence": span}],
            "relationships": [],
            "claims": [{"id": "c1", "speaker": null, "speaker_text": null, "mode": "indirect", "cue": null,
                "certainty": "certain", "act": "accuse", "addressee": "person/anna",
                "issued_by": "person/anna", "on_behalf_of": ["person/anna"], "about": ["person/anna"],
                "parts": span}],
        });
        change(&mut document);
        Facts::from_json(&document.to_string())
    }

    #[test]
    fn what_a_document_says_of_voices_comes_back() {
        let facts = document(|_| ()).unwrap();
        let again = Facts::from_json(&serde_json::to_string(&facts).unwrap()).unwrap();
        assert_eq!(again, facts);
        assert_eq!(again.events[1].occurrence, Some(EventId("e1".to_owned())));
        assert_eq!(again.claims[0].act, Some(Act::Accuse));
        assert_eq!(again.events[0].parts.values().copied().collect::<Vec<_>>(), [Part::Host]);
    }

    #[test]
    fn whoever_gets_another_id_gets_it_everywhere() {
        let mut facts = document(|_| ()).unwrap();
        facts.rename(&facts.entities[0].id.clone(), &EntityId::new(EntityKind::Person, "anna-ott"));
        let text = serde_json::to_string(&facts).unwrap();
        assert!(text.contains("anna-ott") && !text.contains("person/anna\""), "{text}");
    }

    #[test]
    fn ids_that_nothing_bears_are_refused() {
        for (place, key) in [
            ("/roles/0", "claim"),
            ("/events/1", "occurrence"),
            ("/events/1", "claim"),
            ("/claims/0", "addressee"),
            ("/claims/0", "issued_by"),
        ] {
            let missing = if place.starts_with("/claims") { "person/nobody" } else { "x9" };
            let refused = document(|d| d.pointer_mut(place).unwrap()[key] = missing.into());
            assert!(matches!(refused, Err(FactsError::Dangling(id)) if id == missing), "{place}/{key}");
        }
        let part = document(|d| d["events"][0]["parts"] = serde_json::json!({"person/nobody": "host"}));
        assert!(matches!(part, Err(FactsError::Dangling(_))));
    }
}
