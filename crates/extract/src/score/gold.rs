//! The gold file, and the names that it accepts for one thing.

use crate::facts::{EntityId, Facts};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// What a careful reader takes from one article.
#[derive(Debug, Deserialize)]
pub struct Gold {
    /// The article's path, relative to the folder of articles.
    pub file: String,
    /// First and last code point of the body; dates outside are not looked at.
    #[serde(default)]
    pub(super) body: Option<(u32, u32)>,
    #[serde(default)]
    pub(super) authors: Vec<String>,
    #[serde(default)]
    pub(super) publisher: Option<String>,
    #[serde(default)]
    pub(super) people: Vec<GoldEntity>,
    #[serde(default)]
    pub(super) organizations: Vec<GoldEntity>,
    #[serde(default)]
    pub(super) places: Vec<GoldEntity>,
    #[serde(default)]
    pub(super) countries: BTreeSet<String>,
    #[serde(default)]
    pub(super) countries_optional: BTreeSet<String>,
    #[serde(default)]
    pub(super) roles: Vec<GoldRole>,
    #[serde(default)]
    pub(super) dates: Vec<GoldDate>,
    #[serde(default)]
    pub(super) events: Vec<GoldEvent>,
    #[serde(default)]
    pub(super) relationships: Vec<GoldRelationship>,
    #[serde(default)]
    pub(super) claims: Vec<GoldClaim>,
    #[serde(skip)]
    names: BTreeMap<String, String>,
    #[serde(skip)]
    countries_of: BTreeMap<String, String>,
}

#[derive(Debug, Deserialize)]
pub(super) struct GoldEntity {
    pub label: String,
    #[serde(default)]
    pub aliases: Vec<String>,
    #[serde(default)]
    pub optional: bool,
}

#[derive(Debug, Deserialize)]
pub(super) struct GoldRole {
    pub person: String,
    pub role: String,
    pub of: Option<String>,
    #[serde(default)]
    pub former: bool,
    #[serde(default)]
    pub optional: bool,
}

#[derive(Debug, Deserialize)]
pub(super) struct GoldDate {
    pub span: (u32, u32),
    pub value: String,
    #[serde(default)]
    pub optional: bool,
}

#[derive(Debug, Deserialize)]
pub(super) struct GoldEvent {
    #[serde(rename = "type")]
    pub kind: String,
    pub participants: Vec<String>,
    pub date: Option<String>,
    pub place: Option<String>,
    pub status: Option<String>,
    #[serde(default)]
    pub date_approximate: bool,
    #[serde(default)]
    pub optional: bool,
}

#[derive(Debug, Deserialize)]
pub(super) struct GoldRelationship {
    pub kind: String,
    pub between: (String, String),
    #[serde(default)]
    pub directed: bool,
    #[serde(default)]
    pub optional: bool,
}

#[derive(Debug, Deserialize)]
pub(super) struct GoldClaim {
    pub speaker: String,
    pub mode: String,
    pub certainty: Option<String>,
    pub parts: Vec<(u32, u32)>,
    #[serde(default)]
    pub optional: bool,
}

/// A gold file that does not parse.
#[derive(Debug, thiserror::Error)]
#[error("not a gold file: {0}")]
pub struct GoldError(#[from] serde_json::Error);

impl Gold {
    /// Reads a gold file.
    ///
    /// # Errors
    /// Where it is no JSON of this shape.
    pub fn from_json(json: &str) -> Result<Gold, GoldError> {
        let mut gold: Gold = serde_json::from_str(json)?;
        for entity in gold.people.iter().chain(&gold.organizations).chain(&gold.places) {
            for name in std::iter::once(&entity.label).chain(&entity.aliases) {
                gold.names.entry(normal(name)).or_insert_with(|| normal(&entity.label));
            }
        }
        for role in &gold.roles {
            if let Some(country) = role.of.as_ref().filter(|of| is_code(of)) {
                gold.countries_of.insert(normal(&role.person), country.clone());
            }
        }
        Ok(gold)
    }

    /// A name as one comparable key: an alpha-3 code, or the normalised label of what it is an alias of.
    pub(super) fn key(&self, name: &str) -> String {
        if is_code(name) {
            return name.to_owned();
        }
        let name = normal(name);
        self.names.get(&name).cloned().unwrap_or(name)
    }

    /// The key of a predicted entity; any of its names of two words or more may be the gold's.
    pub(super) fn key_of(&self, facts: &Facts, id: &EntityId) -> Option<String> {
        let entity = facts.entity(id)?;
        if let Some(code) = &entity.iso3 {
            return Some(code.clone());
        }
        let known = names(entity).into_iter().filter(|n| n.contains(' ')).find_map(|n| self.names.get(&n));
        Some(known.cloned().unwrap_or_else(|| self.key(&normal(&entity.label))))
    }

    /// A leader stands for his or her country.
    pub(super) fn state(&self, key: &str) -> String {
        self.countries_of.get(key).cloned().unwrap_or_else(|| key.to_owned())
    }
}

/// The normalised names of an entity, in order.
pub(super) fn names(entity: &crate::facts::Entity) -> BTreeSet<String> {
    std::iter::once(&entity.label)
        .chain(&entity.aliases)
        .filter(|n| !n.is_empty())
        .map(|n| normal(n))
        .collect()
}

fn is_code(name: &str) -> bool {
    name.len() == 3 && name.bytes().all(|b| b.is_ascii_uppercase())
}

/// Lower-case ASCII letters and digits with single spaces, without a genitive and a leading "the".
pub(super) fn normal(text: &str) -> String {
    let plain: String = text.nfkd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase).collect();
    let chars: Vec<char> = plain.chars().collect();
    let mut out = String::new();
    let mut at = 0;
    while at < chars.len() {
        let genitive = matches!(chars[at], '\'' | '’')
            && chars.get(at + 1) == Some(&'s')
            && chars.get(at + 2).is_none_or(|c| !(c.is_alphanumeric() || *c == '_'));
        if genitive {
            at += 2;
            continue;
        }
        if chars[at].is_ascii_alphanumeric() {
            out.push(chars[at]);
        } else if !out.is_empty() && !out.ends_with(' ') {
            out.push(' ');
        }
        at += 1;
    }
    let trimmed = out.trim();
    trimmed.strip_prefix("the ").unwrap_or(trimmed).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_compared_without_marks_genitives_and_articles() {
        for (text, expected) in
            [("The Kim Jong-un’s", "kim jong un"), ("Erdoğan", "erdogan"), ("U.N.", "u n"), ("the ", "the")]
        {
            assert_eq!(normal(text), expected, "{text}");
        }
    }
}
