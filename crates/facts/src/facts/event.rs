//! What happens, and how two entities stand to each other.

use super::{ClaimId, Edtf, EntityId, Evidence};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fmt;

/// Names an event within its article.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String")]
pub struct EventId(pub String);

impl TryFrom<String> for EventId {
    type Error = String;

    fn try_from(id: String) -> Result<EventId, String> {
        super::check::part(id).map(EventId)
    }
}

/// Names a relationship within its article.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String")]
pub struct RelationshipId(pub String);

impl TryFrom<String> for RelationshipId {
    type Error = String;

    fn try_from(id: String) -> Result<RelationshipId, String> {
        super::check::part(id).map(RelationshipId)
    }
}

impl fmt::Display for EventId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Display for RelationshipId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// What kind of thing happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum EventKind {
    /// Leaders, ministers or delegations meet.
    Meeting,
    /// A meeting of leaders that is called a summit.
    Summit,
    /// They talk by telephone or video.
    Call,
    /// A trip to a country.
    Visit,
    /// A parade, commemoration, inauguration, funeral, games.
    Ceremony,
    /// A nuclear or missile test or launch.
    WeaponsTest,
    /// A treaty, pact, deal or joint statement.
    Agreement,
    /// A war, invasion or clash.
    Conflict,
}

impl EventKind {
    /// All kinds, for tables and checks.
    pub const ALL: [EventKind; 8] = [
        EventKind::Meeting,
        EventKind::Summit,
        EventKind::Call,
        EventKind::Visit,
        EventKind::Ceremony,
        EventKind::WeaponsTest,
        EventKind::Agreement,
        EventKind::Conflict,
    ];

    /// The name of the class in the `sm:` vocabulary and in the facts document.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            EventKind::Meeting => "Meeting",
            EventKind::Summit => "Summit",
            EventKind::Call => "Call",
            EventKind::Visit => "Visit",
            EventKind::Ceremony => "Ceremony",
            EventKind::WeaponsTest => "WeaponsTest",
            EventKind::Agreement => "Agreement",
            EventKind::Conflict => "Conflict",
        }
    }

    /// Whether people met face to face or by call.
    #[must_use]
    pub fn is_meeting(self) -> bool {
        matches!(self, EventKind::Meeting | EventKind::Summit | EventKind::Call)
    }
}

/// How far the article commits to an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    /// It took place.
    Occurred,
    /// It lies ahead of the article.
    Planned,
    /// It was called off.
    Cancelled,
    /// It is said not to have taken place.
    Denied,
    /// It is only imagined.
    Hypothetical,
}

impl Status {
    /// The local name of the `sm:` individual.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Status::Occurred => "occurred",
            Status::Planned => "planned",
            Status::Cancelled => "cancelled",
            Status::Denied => "denied",
            Status::Hypothetical => "hypothetical",
        }
    }
}

/// The part that a participant takes in an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Part {
    /// Receives the others, on its own soil.
    Host,
    /// Comes to the host.
    Guest,
    /// Attacks.
    Aggressor,
    /// Is attacked.
    Target,
    /// Signs.
    Signatory,
    /// Brings the others together.
    Mediator,
}

impl Part {
    /// The local name of the `sm:` property.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Part::Host => "host",
            Part::Guest => "guest",
            Part::Aggressor => "aggressor",
            Part::Target => "target",
            Part::Signatory => "signatory",
            Part::Mediator => "mediator",
        }
    }
}

/// One occurrence as one voice tells it, however often that voice mentions it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Event {
    /// Unique in the article.
    pub id: EventId,
    /// What kind of thing.
    #[serde(rename = "type")]
    pub kind: EventKind,
    /// A short description made of its parts: "Meeting of Kim and Xi in Beijing, 2018-03".
    pub label: String,
    /// Who took part.
    pub participants: Vec<EntityId>,
    /// What part a participant took, where the text tells it.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub parts: BTreeMap<EntityId, Part>,
    /// When.
    pub date: Option<Edtf>,
    /// Where.
    pub place: Option<EntityId>,
    /// How far the article commits to it.
    pub status: Status,
    /// Which of a series the article says it is: 6 for "his sixth meeting with Xi".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ordinal: Option<u32>,
    /// The claim whose content asserts it; `None` where the article does in its own voice.
    #[serde(default)]
    pub claim: Option<ClaimId>,
    /// The event that this is another voice's telling of; `None` where it is the first or the only one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub occurrence: Option<EventId>,
    /// Where it is said.
    pub evidence: Evidence,
}

/// The ten kinds of standing relationship.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum RelationshipKind {
    /// Allies, pact, bloc.
    Alliance,
    /// Ties, partnership, deepening links.
    Cooperation,
    /// Chill, tension, dispute, rivalry.
    Rift,
    /// Relations mend.
    Thaw,
    /// At war, armed attack.
    Conflict,
    /// Parent, child, spouse.
    Kinship,
    /// One gives the other aid, arms, troops, money, backing.
    Support,
    /// One sanctions, threatens or condemns the other.
    Pressure,
    /// One mediates for the other.
    Mediation,
    /// One succeeded the other in office.
    Succession,
}

impl RelationshipKind {
    /// All kinds, for tables and checks.
    pub const ALL: [RelationshipKind; 10] = [
        RelationshipKind::Alliance,
        RelationshipKind::Cooperation,
        RelationshipKind::Rift,
        RelationshipKind::Thaw,
        RelationshipKind::Conflict,
        RelationshipKind::Kinship,
        RelationshipKind::Support,
        RelationshipKind::Pressure,
        RelationshipKind::Mediation,
        RelationshipKind::Succession,
    ];

    /// The local name of the `sm:` concept.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            RelationshipKind::Alliance => "alliance",
            RelationshipKind::Cooperation => "cooperation",
            RelationshipKind::Rift => "rift",
            RelationshipKind::Thaw => "thaw",
            RelationshipKind::Conflict => "conflict",
            RelationshipKind::Kinship => "kinship",
            RelationshipKind::Support => "support",
            RelationshipKind::Pressure => "pressure",
            RelationshipKind::Mediation => "mediation",
            RelationshipKind::Succession => "succession",
        }
    }

    /// Whether it holds both ways.
    #[must_use]
    pub fn is_symmetric(self) -> bool {
        use RelationshipKind::{Mediation, Pressure, Succession, Support};
        !matches!(self, Support | Pressure | Mediation | Succession)
    }

    /// -1 for hostile, 1 for friendly, 0 for neither.
    #[must_use]
    pub fn polarity(self) -> i8 {
        use RelationshipKind::{
            Alliance, Conflict, Cooperation, Kinship, Mediation, Pressure, Rift, Succession, Support, Thaw,
        };
        match self {
            Alliance | Cooperation | Thaw | Support => 1,
            Rift | Conflict | Pressure => -1,
            Kinship | Mediation | Succession => 0,
        }
    }
}

/// A standing tie between two entities.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Relationship {
    /// Unique in the article.
    pub id: RelationshipId,
    /// What kind of tie.
    pub kind: RelationshipKind,
    /// The one who acts; the first named, where the kind is symmetric.
    pub from: EntityId,
    /// The one who is acted upon.
    pub to: EntityId,
    /// When it held or changed.
    #[serde(default)]
    pub date: Option<Edtf>,
    /// Since when it has held, as the text tells it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub since: Option<Edtf>,
    /// Until when it held.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Edtf>,
    /// The claim whose content asserts it; `None` where the article does in its own voice.
    #[serde(default)]
    pub claim: Option<ClaimId>,
    /// Where it is said.
    pub evidence: Evidence,
}
