//! Who and where: entities with their mentions, the offices they hold, and dates as they stand in the text.

use super::{ClaimId, Edtf, Evidence, RuleId, Span};
use serde::{Deserialize, Serialize};
use std::fmt;

/// A path below the base IRI: `person/xi-jinping`, `country/CHN`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct EntityId(String);

impl EntityId {
    /// The id of the entity of this kind whose slug (or ISO code, for a country) is `name`.
    #[must_use]
    pub fn new(kind: EntityKind, name: &str) -> EntityId {
        EntityId(format!("{}/{name}", kind.path()))
    }

    /// The path as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The id of the bearer of this name who is of one country: `person/lee-jun_kor`. No slug has a `_`, so that no
    /// name of another gives the same id.
    #[must_use]
    pub fn of_country(&self, iso3: &str) -> EntityId {
        EntityId(format!("{}_{}", self.0, iso3.to_lowercase()))
    }

    /// The id that this one has where nobody else bears the name: without the country of [`EntityId::of_country`].
    #[must_use]
    pub fn bare(&self) -> EntityId {
        let code = |c: &str| c.len() == 3 && c.bytes().all(|b| b.is_ascii_lowercase());
        match self.0.rsplit_once('_') {
            Some((name, country)) if code(country) => EntityId(name.to_owned()),
            _ => self.clone(),
        }
    }
}

impl TryFrom<String> for EntityId {
    type Error = String;

    /// Accepts what can stand unescaped at the end of an IRI: letters, digits, `-`, `_`, `.` and `/`.
    fn try_from(path: String) -> Result<EntityId, String> {
        let good = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | '/');
        if path.is_empty() || path.starts_with('/') || path.contains("..") || !path.chars().all(good) {
            return Err(format!("`{path}` is no entity id: want a path such as person/xi-jinping"));
        }
        Ok(EntityId(path))
    }
}

impl From<EntityId> for String {
    fn from(id: EntityId) -> String {
        id.0
    }
}

impl fmt::Display for EntityId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The four kinds of entity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum EntityKind {
    /// A named individual.
    Person,
    /// A state or territory with an ISO 3166-1 code.
    Country,
    /// A named body: ministry, party, institute, alliance, news outlet.
    Organization,
    /// A city, region, landmark or sea.
    Place,
}

impl EntityKind {
    /// All kinds.
    pub const ALL: [EntityKind; 4] =
        [EntityKind::Person, EntityKind::Country, EntityKind::Organization, EntityKind::Place];

    /// The first segment of the ids of this kind.
    #[must_use]
    pub fn path(self) -> &'static str {
        match self {
            EntityKind::Person => "person",
            EntityKind::Country => "country",
            EntityKind::Organization => "organization",
            EntityKind::Place => "place",
        }
    }
}

/// How a mention refers to its entity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum MentionKind {
    /// By a name: "Kim Jong-un", "France".
    Name,
    /// By a common noun: "the president".
    Nominal,
    /// By a pronoun: "he".
    Pronoun,
    /// By a capital or building that stands for a government: "Paris refused".
    Metonym,
    /// By an adjective or a word for its people: "French", "the Chinese".
    Demonym,
}

/// A span that refers to an entity.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mention {
    /// Where.
    #[serde(flatten)]
    pub span: Span,
    /// How.
    pub kind: MentionKind,
    /// Found by which rule.
    #[serde(default)]
    pub rule: RuleId,
}

/// A person, country, organization or place. Has at least one mention.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(try_from = "RawEntity")]
pub struct Entity {
    /// Unique in the store.
    pub id: EntityId,
    /// What it is.
    #[serde(rename = "type")]
    pub kind: EntityKind,
    /// The fullest name that the article gives.
    pub label: String,
    /// Other names in the article.
    pub aliases: Vec<String>,
    /// ISO 3166-1 alpha-3, for countries.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub iso3: Option<String>,
    /// IRIs of the same thing elsewhere.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub same_as: Vec<String>,
    /// Where it is referred to; never empty.
    pub mentions: Vec<Mention>,
}

#[derive(Deserialize)]
struct RawEntity {
    id: EntityId,
    #[serde(rename = "type")]
    kind: EntityKind,
    label: String,
    #[serde(default)]
    aliases: Vec<String>,
    #[serde(default)]
    iso3: Option<String>,
    #[serde(default)]
    same_as: Vec<String>,
    mentions: Vec<Mention>,
}

impl TryFrom<RawEntity> for Entity {
    type Error = String;

    fn try_from(raw: RawEntity) -> Result<Entity, String> {
        let RawEntity { id, kind, label, aliases, iso3, same_as, mentions } = raw;
        if mentions.is_empty() {
            return Err(format!("entity `{id}` has no mention"));
        }
        Ok(Entity { id, kind, label, aliases, iso3, same_as, mentions })
    }
}

impl Entity {
    /// The only way to an entity; further mentions and names are added to it.
    #[must_use]
    pub fn found(id: EntityId, kind: EntityKind, label: String, mention: Mention) -> Entity {
        Entity {
            id,
            kind,
            label,
            aliases: Vec::new(),
            iso3: None,
            same_as: Vec::new(),
            mentions: vec![mention],
        }
    }
}

/// Whether an office is held now or was held before.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Tenure {
    /// Held at the time of the article.
    Current,
    /// "former", "then-", "late", or dated in the past.
    Former,
}

/// An office held by a person.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Role {
    /// Who holds it.
    pub person: EntityId,
    /// Lower case, without the country: "president", "foreign minister".
    pub title: String,
    /// In which country or organization.
    pub of: Option<EntityId>,
    /// Now or before.
    #[serde(rename = "former", with = "tenure_as_bool")]
    pub tenure: Tenure,
    /// From when it was held, as the text tells it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub since: Option<Edtf>,
    /// Until when.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Edtf>,
    /// The claim whose content says so; `None` where the article does in its own voice.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub claim: Option<ClaimId>,
    /// Where it is said.
    pub evidence: Evidence,
}

impl Role {
    /// Takes over where else it is told, and when it was held where that is not known yet.
    pub fn join(&mut self, other: Role) {
        let timed = self.since.is_some() || self.until.is_some();
        let same = self.since == other.since && self.until == other.until;
        let untimed = other.since.is_none() && other.until.is_none();
        if !timed {
            (self.since, self.until) = (other.since, other.until);
        } else if !same && !untimed {
            // Two terms of one office: only what is told first has its words among the marks.
            self.evidence.add(other.evidence.first().clone());
            return;
        }
        other.evidence.marks().for_each(|mark| self.evidence.add(mark.clone()));
    }
}

/// An expression that denotes a calendar date.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DateMention {
    /// Where.
    #[serde(flatten)]
    pub span: Span,
    /// What it denotes.
    pub value: Edtf,
    /// Found by which rule.
    #[serde(default)]
    pub rule: RuleId,
}

/// The contract's `former: true` is our [`Tenure::Former`].
mod tenure_as_bool {
    use super::Tenure;
    use serde::{Deserialize, Deserializer, Serializer};

    #[allow(clippy::trivially_copy_pass_by_ref)] // serde's signature
    pub fn serialize<S: Serializer>(tenure: &Tenure, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_bool(*tenure == Tenure::Former)
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Tenure, D::Error> {
        Ok(if bool::deserialize(from)? { Tenure::Former } else { Tenure::Current })
    }
}
