//! What reads an article, on record.

use serde::{Deserialize, Serialize};

/// What an article was read from and with, so that it is read anew only where that would give something else.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reading {
    /// SHA-256 of text, metadata, options, program, rules and model.
    pub sha256: String,
    /// SHA-256 of the words of the body, whatever stands around them: copies of one text share it.
    pub body_sha256: String,
    /// The name that the id was made from.
    pub name: String,
    /// The program, rules and model that read it.
    #[serde(default)]
    pub by: String,
    /// SHA-256 of the language model.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub model_sha256: String,
    /// SHA-256 of the rules.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub rules_sha256: String,
    /// SHA-256 of the gazetteer.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub gazetteer_sha256: String,
}

impl Reading {
    /// What was read with, by kind and SHA-256, as far as that is known.
    #[must_use]
    pub fn sources(&self) -> Vec<(&'static str, &str)> {
        let all = [
            ("gazetteer", self.gazetteer_sha256.as_str()),
            ("model", self.model_sha256.as_str()),
            ("rules", self.rules_sha256.as_str()),
        ];
        all.into_iter().filter(|(_, sha256)| !sha256.is_empty()).collect()
    }
}
