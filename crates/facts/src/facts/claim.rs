//! Who says what, in which words, how surely.

use super::{EntityId, EventId, Evidence, RelationshipId, RuleId, Span};
use serde::{Deserialize, Serialize};
use std::fmt;

/// Names a claim within its article.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String")]
pub struct ClaimId(pub String);

impl TryFrom<String> for ClaimId {
    type Error = String;

    fn try_from(id: String) -> Result<ClaimId, String> {
        super::check::part(id).map(ClaimId)
    }
}

impl fmt::Display for ClaimId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Whether the content stands inside quotation marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum Mode {
    /// All of it.
    Direct,
    /// None of it.
    Indirect,
    /// Some of it.
    Mixed,
}

impl Mode {
    /// The local name of the `sm:` individual.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Mode::Direct => "direct",
            Mode::Indirect => "indirect",
            Mode::Mixed => "mixed",
        }
    }
}

/// How far the speaker stands behind the content.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum Certainty {
    /// Stated flatly.
    Certain,
    /// "likely".
    Probable,
    /// "may", "could", "reportedly", "if".
    Possible,
    /// "unlikely".
    Improbable,
    /// The speaker denies it.
    Denied,
}

impl Certainty {
    /// The local name of the `sm:` individual.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Certainty::Certain => "certain",
            Certainty::Probable => "probable",
            Certainty::Possible => "possible",
            Certainty::Improbable => "improbable",
            Certainty::Denied => "denied",
        }
    }
}

/// How the reporter stands to what is reported, told by the choice of the cue.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum Stance {
    /// "said".
    #[default]
    Neutral,
    /// "claimed": the reporter does not vouch for it.
    Doubtful,
    /// "revealed": the reporter takes it for true.
    Factive,
    /// "denied": the speaker says that it is not so.
    Denying,
}

impl Stance {
    /// The local name of the `sm:` individual.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Stance::Neutral => "neutral",
            Stance::Doubtful => "doubtful",
            Stance::Factive => "factive",
            Stance::Denying => "denying",
        }
    }
}

/// What time the content speaks of, told by its main verb.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum Tense {
    /// "had failed".
    Past,
    /// "fails".
    Present,
    /// "will fail", "to sign".
    Future,
}

impl Tense {
    /// The local name of the `sm:` individual.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Tense::Past => "past",
            Tense::Present => "present",
            Tense::Future => "future",
        }
    }
}

/// What a speaker does by saying it, told by the cue.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum Act {
    /// "said", "noted", "according to".
    State,
    /// "accused", "alleged".
    Accuse,
    /// "demanded", "called for", "urged".
    Demand,
    /// "asked whether".
    Ask,
    /// "denied", "rejected".
    Reject,
    /// "threatened", "warned".
    Threaten,
    /// "vowed", "pledged".
    Promise,
    /// "offered", "proposed".
    Offer,
    /// "praised", "welcomed".
    Praise,
    /// "condemned".
    Condemn,
    /// "apologised".
    Apologise,
    /// "announced", "declared".
    Announce,
}

impl Act {
    /// The local name of the `sm:` individual.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Act::State => "state",
            Act::Accuse => "accuse",
            Act::Demand => "demand",
            Act::Ask => "ask",
            Act::Reject => "reject",
            Act::Threaten => "threaten",
            Act::Promise => "promise",
            Act::Offer => "offer",
            Act::Praise => "praise",
            Act::Condemn => "condemn",
            Act::Apologise => "apologise",
            Act::Announce => "announce",
        }
    }
}

/// What a claim disputes: another claim, or an event or relationship that the article reports in its own voice. Told
/// apart by the letter that the id begins with.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(from = "String", into = "String")]
pub enum Disputed {
    /// A claim.
    Claim(ClaimId),
    /// An event.
    Event(EventId),
    /// A relationship.
    Relationship(RelationshipId),
}

impl From<String> for Disputed {
    fn from(id: String) -> Disputed {
        match id.chars().next() {
            Some('e') => Disputed::Event(EventId(id)),
            Some('r') => Disputed::Relationship(RelationshipId(id)),
            _ => Disputed::Claim(ClaimId(id)),
        }
    }
}

impl From<Disputed> for String {
    fn from(disputed: Disputed) -> String {
        match disputed {
            Disputed::Claim(ClaimId(id))
            | Disputed::Event(EventId(id))
            | Disputed::Relationship(RelationshipId(id)) => id,
        }
    }
}

/// The resolved speaker, or those spoken to: nobody we know, one entity, or several together.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "RawSpeaker", into = "RawSpeaker")]
pub struct Speaker(Vec<EntityId>);

#[derive(Serialize, Deserialize)]
#[serde(untagged)]
enum RawSpeaker {
    Nobody(Option<()>),
    One(EntityId),
    Several(Vec<EntityId>),
}

impl From<RawSpeaker> for Speaker {
    fn from(raw: RawSpeaker) -> Speaker {
        match raw {
            RawSpeaker::Nobody(_) => Speaker(Vec::new()),
            RawSpeaker::One(id) => Speaker(vec![id]),
            RawSpeaker::Several(ids) => Speaker(ids),
        }
    }
}

impl From<Speaker> for RawSpeaker {
    fn from(speaker: Speaker) -> RawSpeaker {
        let mut ids = speaker.0;
        match ids.len() {
            0 => RawSpeaker::Nobody(None),
            1 => RawSpeaker::One(ids.remove(0)),
            _ => RawSpeaker::Several(ids),
        }
    }
}

impl Speaker {
    /// Those who speak together; nobody where the list is empty.
    #[must_use]
    pub fn of(ids: Vec<EntityId>) -> Speaker {
        Speaker(ids)
    }

    /// Those who speak; empty where the source is unnamed or unknown.
    #[must_use]
    pub fn ids(&self) -> &[EntityId] {
        &self.0
    }

    /// Whether nobody is known.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// An act of saying, with speaker and content.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Claim {
    /// Unique in the article.
    pub id: ClaimId,
    /// Who speaks, resolved.
    pub speaker: Speaker,
    /// Who speaks, as written: "he", "officials".
    pub speaker_text: Option<String>,
    /// Where the speaker is named.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub speaker_span: Option<Span>,
    /// For whom a spokesperson speaks.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub on_behalf_of: Vec<EntityId>,
    /// Direct, indirect or mixed.
    pub mode: Mode,
    /// The verb or phrase that signals the attribution, as it stands.
    pub cue: Option<String>,
    /// Where the cue stands.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cue_span: Option<Span>,
    /// What the speaker does by saying it; `None` where the cue does not tell.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub act: Option<Act>,
    /// Whom the speaker addresses, accuses, asks or threatens.
    #[serde(default, skip_serializing_if = "Speaker::is_empty")]
    pub addressee: Speaker,
    /// The body whose document speaks, where a document is the speaker.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub issued_by: Option<EntityId>,
    /// How far the speaker stands behind it.
    pub certainty: Certainty,
    /// How the reporter stands to it.
    #[serde(default)]
    pub stance: Stance,
    /// Whether the content says that something is not so.
    #[serde(default)]
    pub negated: bool,
    /// What time it speaks of; `None` where it has no verb.
    #[serde(default)]
    pub tense: Option<Tense>,
    /// The outer claim through which this one is reported.
    #[serde(default)]
    pub via: Option<ClaimId>,
    /// The entities that the content mentions.
    #[serde(default)]
    pub about: Vec<EntityId>,
    /// Earlier claims in which the same speaker says the same.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub repeats: Vec<ClaimId>,
    /// Earlier claims in which another says the same.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub agrees_with: Vec<ClaimId>,
    /// What another says, or the article itself, and this denies, or the other way round.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub disputes: Vec<Disputed>,
    /// The words that are said, in one or more parts.
    pub parts: Evidence,
}

impl Claim {
    /// The only way to a claim; speaker, cue and the rest are added to it.
    #[must_use]
    pub fn found(id: ClaimId, mode: Mode, certainty: Certainty, parts: Evidence) -> Claim {
        Claim {
            id,
            speaker: Speaker::default(),
            speaker_text: None,
            speaker_span: None,
            mode,
            cue: None,
            cue_span: None,
            act: None,
            addressee: Speaker::default(),
            issued_by: None,
            certainty,
            on_behalf_of: Vec::new(),
            stance: Stance::Neutral,
            negated: false,
            tense: None,
            via: None,
            about: Vec::new(),
            repeats: Vec::new(),
            agrees_with: Vec::new(),
            disputes: Vec::new(),
            parts,
        }
    }

    /// The other claims that it refers to.
    pub fn related(&self) -> impl Iterator<Item = &ClaimId> {
        let disputed = self.disputes.iter().filter_map(|d| match d {
            Disputed::Claim(id) => Some(id),
            Disputed::Event(_) | Disputed::Relationship(_) => None,
        });
        self.via.iter().chain(&self.repeats).chain(&self.agrees_with).chain(disputed)
    }

    /// The rule that found it.
    #[must_use]
    pub fn rule(&self) -> &RuleId {
        &self.parts.first().rule
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::EntityKind;

    #[test]
    fn speaker_is_null_a_string_or_a_list() {
        let id = |s: &str| EntityId::new(EntityKind::Country, s);
        for (speaker, json) in [
            (Speaker::default(), "null"),
            (Speaker::of(vec![id("CHN")]), r#""country/CHN""#),
            (Speaker::of(vec![id("CHN"), id("PRK")]), r#"["country/CHN","country/PRK"]"#),
        ] {
            assert_eq!(serde_json::to_string(&speaker).unwrap(), json);
            assert_eq!(serde_json::from_str::<Speaker>(json).unwrap(), speaker);
        }
    }
}
