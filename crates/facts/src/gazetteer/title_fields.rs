//! Offices that are put together of what somebody is at the head of and what he is there: "land forces commander", "head of research",
//! "solicitor general", "chief epidemiologist".

use super::title::Words;
use super::{Gazetteer, Title};
use rustc_hash::{FxHashMap, FxHashSet};

impl Words {
    /// How many words name a field: "fisheries", "health services", "land forces".
    fn field(&self, words: &[&str]) -> usize {
        let taken = self.fields.longest_at(words).max(self.portfolios(words));
        if taken == 0 {
            return 0;
        }
        let parts = words[taken..].iter().take(2).take_while(|w| self.parts.contains(**w));
        taken + parts.count()
    }
}

impl Gazetteer {
    /// An office that is put together; `depth` counts the words that stand before it already.
    pub(super) fn composed(&self, words: &[&str], depth: usize) -> Option<(usize, &Title)> {
        let first = words.first()?;
        let general = || {
            let hyphen = usize::from(words.get(1) == Some(&"-"));
            let general = matches!(words.get(1 + hyphen), Some(&("general" | "generals")))
                && self.words.before_general.contains(*first);
            let title = self.titles.get("auditor general").filter(|_| general);
            title.map(|title| (2 + hyphen, title))
        };
        let calling = || {
            if !self.words.before_calling.contains(*first) {
                return None;
            }
            let taken = self.words.callings.longest_at(words.get(1..)?);
            let title = self.titles.get("chief engineer").filter(|_| taken > 0);
            title.map(|title| (1 + taken, title))
        };
        let plain = general().or_else(calling);
        plain.into_iter().chain(self.in_field(words, depth)).chain(self.with_field(words)).max_by_key(|f| f.0)
    }

    /// "tax chief", "land forces commander", "police inspector general".
    fn in_field(&self, words: &[&str], depth: usize) -> Option<(usize, &Title)> {
        let taken = self.words.field(words);
        let rest = words.get(taken..).filter(|_| taken > 0 && depth < 3)?;
        // What the table has of these words is that: "police chief inspector".
        let (length, title) = self.qualified(rest, depth + 1)?;
        let last = rest.get(length - 1)?;
        (self.words.behind_field.contains(*last) && rest.first() != Some(&"general"))
            .then_some((taken + length, title))
    }

    /// "head of research", "commissioner of customs", "special rapporteur on food".
    fn with_field(&self, words: &[&str]) -> Option<(usize, &Title)> {
        const FAR: usize = 5;
        let link = (1..words.len().min(FAR)).find(|n| matches!(words[*n], "of" | "for" | "on"))?;
        let last = words.get(link - 1).filter(|last| self.words.before_field.contains(**last))?;
        let title = self.titles.get(&words[..link].join(" ").replace(" - ", "-"))?;
        // A rapporteur reports on anything, an envoy is sent for something.
        if (words[link] == "on") != (*last == "rapporteur") && !matches!(*last, "adviser" | "advisor") {
            return None;
        }
        let rest = words.get(link + 1..)?;
        let affairs = (1..rest.len().min(FAR)).find(|n| rest[*n] == "affairs");
        let affairs = affairs.filter(|n| {
            rest[..*n].iter().all(|w| w.chars().all(char::is_alphabetic) && !SMALL.contains(w) || *w == "'s")
        });
        let taken = affairs.map_or_else(|| self.words.field(rest), |n| n + 1);
        (taken > 0).then_some((link + 1 + taken, title))
    }
}

/// Words that no field has in it.
const SMALL: &[&str] = &["a", "an", "the", "of", "for", "to", "in", "at", "and", "on", "by", "with"];

/// Phrases of a few words, found by what begins with them.
#[derive(Debug, Default)]
pub(super) struct Phrases {
    all: FxHashSet<String>,
    /// The number of words of the longest that begins with each word.
    longest: FxHashMap<String, usize>,
}

impl Phrases {
    pub(super) fn insert(&mut self, phrase: &str) {
        let first = phrase.split(' ').next().unwrap_or(phrase);
        let length = self.longest.entry(first.to_owned()).or_default();
        *length = phrase.split(' ').count().max(*length);
        self.all.insert(phrase.to_owned());
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = &str> {
        self.all.iter().map(String::as_str)
    }

    /// How many of these words the longest phrase takes that they begin with; 0 for none.
    pub(super) fn longest_at(&self, words: &[&str]) -> usize {
        let Some(longest) = words.first().and_then(|w| self.longest.get(*w)) else { return 0 };
        (1..=words.len().min(*longest)).rev().find(|n| self.has(&words[..*n])).unwrap_or(0)
    }

    fn has(&self, words: &[&str]) -> bool {
        match words {
            [one] => self.all.contains(*one),
            several => self.all.contains(&several.join(" ")),
        }
    }
}
