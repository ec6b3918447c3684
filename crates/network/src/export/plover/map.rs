//! What PLOVER calls the events, acts and actors of the graph: `ontology/plover.toml`, which names its sources.

use regex::Regex;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::OnceLock;

/// A PLOVER event type.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Type {
    pub name: String,
    /// 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict.
    pub quad: u8,
    /// The root code of CAMEO that it comes from.
    pub cameo: String,
    /// What PLOVER's gold sentences (version 0.5b1) call it.
    #[cfg_attr(not(test), allow(dead_code))]
    gsr: String,
}

/// What one of our kinds is, told in these words.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Code {
    of: String,
    words: Option<Words>,
    #[serde(default)]
    status: Vec<String>,
    pub event: Option<String>,
    pub mode: Option<String>,
    pub context: Option<String>,
    pub cameo: Option<String>,
    /// Whether somebody must be acted on.
    #[serde(default)]
    pub recipient: bool,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Mode {
    event: String,
    mode: String,
    words: Words,
}

/// A name that words stand for.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Named {
    name: String,
    words: Words,
}

/// A regular expression of whole words, whatever their case.
#[derive(Debug, Deserialize)]
#[serde(try_from = "String")]
struct Words(Regex);

impl TryFrom<String> for Words {
    type Error = regex::Error;

    fn try_from(words: String) -> Result<Words, regex::Error> {
        Regex::new(&format!(r"(?i)\b(?:{words})\b")).map(Words)
    }
}

impl Words {
    fn at(&self, text: &str) -> Option<usize> {
        self.0.find(text).map(|found| found.start())
    }
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Map {
    #[serde(rename = "type")]
    types: Vec<Type>,
    code: Vec<Code>,
    mode: Vec<Mode>,
    context: Vec<Named>,
    status: BTreeMap<String, String>,
    category: BTreeMap<String, String>,
    sector: Vec<Named>,
    rank: BTreeMap<String, String>,
}

impl Map {
    /// The map that comes with the program.
    pub fn compiled_in() -> &'static Map {
        static MAP: OnceLock<Map> = OnceLock::new();
        MAP.get_or_init(|| {
            let text = include_str!("plover.toml");
            toml::from_str(text).expect("compiled in, and read by every test of the export")
        })
    }

    pub fn kind(&self, event: &str) -> Option<&Type> {
        self.types.iter().find(|t| t.name == event)
    }

    /// What a class, kind or act is that has this status and is told in these words: the code whose words come first, else
    /// the one that asks for none.
    pub fn code(&self, of: &str, status: Option<&str>, words: &str) -> Option<&Code> {
        let fits = |c: &&Code| {
            c.of == of && (c.status.is_empty() || status.is_some_and(|s| c.status.iter().any(|t| t == s)))
        };
        let codes: Vec<&Code> = self.code.iter().filter(fits).collect();
        if let Some(by_status) = codes.iter().find(|c| !c.status.is_empty()) {
            return Some(by_status);
        }
        let told = codes.iter().filter_map(|c| Some((c.words.as_ref()?.at(words)?, *c)));
        // `min_by_key` keeps the first of equals.
        let told = told.min_by_key(|(at, _)| *at).map(|(_, code)| code);
        told.or_else(|| codes.into_iter().find(|c| c.words.is_none()))
    }

    /// How it was done, by the words of the sentence.
    pub fn mode(&self, event: &str, sentence: &str) -> Option<&str> {
        let modes = self.mode.iter().filter(|m| m.event == event);
        let told = modes.filter_map(|m| Some((m.words.at(sentence)?, m.mode.as_str())));
        told.min_by_key(|(at, _)| *at).map(|(_, mode)| mode)
    }

    /// All contexts that words of the sentence tell, and what the status is among them.
    pub fn contexts(&self, sentence: &str, status: Option<&str>) -> Vec<&str> {
        let told = self.context.iter().filter(|c| c.words.at(sentence).is_some()).map(|c| c.name.as_str());
        told.chain(status.and_then(|s| self.status.get(s)).map(String::as_str)).collect()
    }

    pub fn sector_of_category(&self, category: &str) -> Option<&str> {
        self.category.get(category).map(String::as_str)
    }

    /// What words of a body's name or of an office say.
    pub fn sector_of_words(&self, words: &str) -> Option<&str> {
        self.sector.iter().find(|s| s.words.at(words).is_some()).map(|s| s.name.as_str())
    }

    pub fn sector_of_rank(&self, rank: &str) -> Option<&str> {
        self.rank.get(rank).map(String::as_str)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::{Act, EventKind, RelationshipKind};

    #[test]
    fn every_kind_has_a_code_and_every_code_a_type() {
        let map = Map::compiled_in();
        let acts = [
            Act::State,
            Act::Accuse,
            Act::Demand,
            Act::Ask,
            Act::Reject,
            Act::Threaten,
            Act::Promise,
            Act::Offer,
            Act::Praise,
            Act::Condemn,
            Act::Apologise,
            Act::Announce,
        ];
        let kinds = EventKind::ALL.iter().map(|k| k.name());
        let kinds =
            kinds.chain(RelationshipKind::ALL.iter().map(|k| k.name())).chain(acts.iter().map(|a| a.name()));
        let kinds: Vec<&str> = kinds.collect();
        for kind in &kinds {
            assert!(map.code(kind, None, "").is_some(), "{kind} has no code");
        }
        for code in &map.code {
            assert!(kinds.contains(&code.of.as_str()), "{} is no kind of ours", code.of);
            assert!(code.event.as_ref().is_none_or(|e| map.kind(e).is_some()), "{code:?}");
        }
        assert!(map.mode.iter().all(|m| map.kind(&m.event).is_some()));
    }

    #[test]
    fn words_tell_one_code_from_another() {
        for (of, words, event) in [
            ("pressure", "France accused Poland", Some("ACCUSE")),
            ("pressure", "Japan threatened to halt aid to Kenya", Some("THREATEN")),
            ("pressure", "Japan to halt aid to Kenya", Some("SANCTION")),
            ("pressure", "Norway urged Sweden", Some("REQUEST")),
            ("pressure", "Kenya massed tanks along the border of Uganda", Some("MOBILIZE")),
            ("support", "Mexico praised Cuba", Some("SUPPORT")),
            ("support", "India sent tents to Nepal", Some("AID")),
            ("support", "Chile pledged money to Peru", Some("AGREE")),
            ("rift", "Italy rejected a Greek offer", Some("REJECT")),
            ("rift", "several rows between Italy and Greece", None),
            ("rift", "Chad severed ties with Mali", Some("SANCTION")),
            ("conflict", "Chad is at war with Mali", None),
            ("alliance", "Chad's ally Mali", None),
            ("threaten", "threatened", Some("THREATEN")),
            ("offer", "advised", None),
            ("state", "said", None),
        ] {
            let code = Map::compiled_in().code(of, None, words).expect("a code");
            assert_eq!(code.event.as_deref(), event, "{of}: {words}");
        }
    }

    #[test]
    fn the_table_for_the_gold_sentences_says_the_same() {
        let table: BTreeMap<String, String> =
            serde_json::from_str(include_str!("plover.json")).expect("a table");
        let map = Map::compiled_in();
        for (of, gsr) in &table {
            let mut codes =
                map.code.iter().filter(|c| c.of == *of).filter_map(|c| map.kind(c.event.as_deref()?));
            // ASSAULT and FIGHT of 0.5b1 are one type since.
            assert!(codes.any(|t| t.gsr == *gsr || t.name == *gsr), "{of} is never {gsr}");
        }
    }
}
