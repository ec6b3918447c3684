//! One event of PLOVER, with the words that tell it.

use super::actor::Actor;
use serde_json::{Value, json};

/// Who vouches for it.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Voice {
    /// Who says so, as far as the article names them; nobody where the article itself does.
    pub speakers: Vec<Actor>,
    /// The speaker as written.
    pub speaker_text: String,
    pub certainty: String,
    /// The IRI of the claim; none where the article vouches.
    pub claim: Option<String>,
}

/// Where it is told.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Told {
    pub article: String,
    /// The article that it is a copy or version of.
    pub copy_of: String,
    pub headline: String,
    pub publisher: String,
    pub published: String,
    pub sentence: String,
    /// Code points of the article: the words that carry it.
    pub begin: usize,
    pub end: usize,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Row {
    /// The IRI of the event, relationship or claim.
    pub node: String,
    /// `event`, `relationship` or `claim`.
    pub form: &'static str,
    pub edtf: String,
    pub first: String,
    pub last: String,
    pub source: Vec<Actor>,
    pub recipient: Vec<Actor>,
    pub event: String,
    pub mode: String,
    pub context: Vec<String>,
    pub quad: u8,
    pub cameo: String,
    pub voice: Voice,
    pub status: String,
    /// The IRI of the occurrence that it is a telling of.
    pub occurrence: String,
    pub told: Told,
}

/// The columns of the CSV.
pub(super) const COLUMNS: [&str; 29] = [
    "id",
    "date",
    "first",
    "last",
    "source",
    "source_code",
    "recipient",
    "recipient_code",
    "event",
    "mode",
    "context",
    "quad_code",
    "cameo",
    "voice",
    "speaker",
    "speaker_code",
    "certainty",
    "status",
    "told_as",
    "occurrence",
    "sentence",
    "begin",
    "end",
    "article",
    "copy_of",
    "headline",
    "publisher",
    "published",
    "claim",
];

impl Row {
    /// Unique: one relationship may be told as several acts.
    pub fn id(&self) -> String {
        format!("{}#{}", self.node, self.event)
    }

    /// All who take part.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.source.iter().chain(&self.recipient).map(Actor::key)
    }

    pub fn cells(&self) -> Vec<String> {
        let names = |actors: &[Actor]| joined(actors.iter().map(|a| a.actor_text.clone()));
        let codes = |actors: &[Actor]| joined(actors.iter().map(Actor::whole));
        let speaker = match names(&self.voice.speakers) {
            none if none.is_empty() => self.voice.speaker_text.clone(),
            names => names,
        };
        vec![
            self.id(),
            self.edtf.clone(),
            self.first.clone(),
            self.last.clone(),
            names(&self.source),
            codes(&self.source),
            names(&self.recipient),
            codes(&self.recipient),
            self.event.clone(),
            self.mode.clone(),
            self.context.join(";"),
            self.quad.to_string(),
            self.cameo.clone(),
            self.voice_name().to_owned(),
            speaker,
            codes(&self.voice.speakers),
            self.voice.certainty.clone(),
            self.status.clone(),
            self.form.to_owned(),
            self.occurrence.clone(),
            self.told.sentence.clone(),
            self.told.begin.to_string(),
            self.told.end.to_string(),
            self.told.article.clone(),
            self.told.copy_of.clone(),
            self.told.headline.clone(),
            self.told.publisher.clone(),
            self.told.published.clone(),
            self.voice.claim.clone().unwrap_or_default(),
        ]
    }

    fn voice_name(&self) -> &'static str {
        if self.voice.claim.is_some() { "claimed" } else { "stated" }
    }

    /// The record as PLOVER's manual has it in JSON, with what it has no name for beside.
    pub fn json(&self, coder: &str) -> Value {
        let list = |text: &str| if text.is_empty() { json!([]) } else { json!([text]) };
        let day = |text: &str| if text.is_empty() { Value::Null } else { json!(text) };
        let voice = match &self.voice.claim {
            None => json!({ "kind": "stated" }),
            Some(claim) => json!({
                "kind": "claimed", "speaker": self.voice.speakers, "speaker_text": self.voice.speaker_text,
                "certainty": self.voice.certainty, "claim": claim,
            }),
        };
        json!({
            "id": self.id(),
            "date": day(&self.first),
            "enddate": day(&self.last),
            "edtf": day(&self.edtf),
            "source": self.source,
            "recipient": self.recipient,
            "event": [self.event],
            "mode": list(&self.mode),
            "context": self.context,
            "quad_code": self.quad,
            "cameo": self.cameo,
            "voice": voice,
            "status": self.status,
            "told_as": self.form,
            "occurrence": day(&self.occurrence),
            "text": self.told.sentence,
            "text_info": { "start": self.told.begin, "end": self.told.end },
            "cite_info": {
                "citation": self.told.article, "copy_of": day(&self.told.copy_of), "title": self.told.headline,
                "publication": self.told.publisher, "published": day(&self.told.published),
            },
            "coder": coder,
            "codebook": "PLOVER 0.7b1",
        })
    }
}

/// Several values in one cell, as POLECAT has them. A name of its own may have no semicolon.
fn joined(values: impl Iterator<Item = String>) -> String {
    values.map(|v| v.replace(';', ",")).collect::<Vec<_>>().join(";")
}
