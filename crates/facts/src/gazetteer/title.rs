//! Offices by their words: what the table lists, and what English makes of it: "acting president", "infrastructure
//! minister", "minister of agriculture, forestry and water", "presidents", "premier-designate".

use super::table::{GazetteerError, rows};
use super::title_fields::Phrases;
use super::{Gazetteer, Rank, Title};
use crate::key::Key;
use crate::lower::{Lower, lower};
use rustc_hash::FxHashSet;

/// Offices that a portfolio stands before or behind: "health minister", "minister for health".
const MINISTERS: &[&str] = &["minister", "ministers"];
/// Offices that a portfolio stands before: "trade secretary", "relief commissioner".
const SECRETARIES: &[&str] = &["secretary", "secretaries", "commissioner", "commissioners"];

/// Words that offices are made of, by what they do there.
#[derive(Debug, Default)]
pub(super) struct Words {
    /// Before an office they leave it the office it is: "acting", "deputy".
    qualifiers: FxHashSet<String>,
    /// They tell one of several deputies from another; before other offices they only count the holders: "the third
    /// president of Ruritania".
    ordinals: FxHashSet<String>,
    /// What ordinals stand before.
    counted: FxHashSet<String>,
    /// Faiths, before the offices of clerics.
    rites: FxHashSet<String>,
    /// The last words of those offices.
    clerics: FxHashSet<String>,
    /// What a minister is minister of, in one or two words.
    portfolios: Phrases,
    /// What else somebody is in charge of, in one to three words: "land forces".
    pub(super) fields: Phrases,
    /// Words behind a portfolio or field that make it a part of one: "services".
    pub(super) parts: FxHashSet<String>,
    /// What one is who is named behind a field, by the last word of the office: "chief".
    pub(super) behind_field: FxHashSet<String>,
    /// What one is of whom the field is told behind "of" or "for", by the last word of the office: "commissioner".
    pub(super) before_field: FxHashSet<String>,
    /// Callings that make an office of state with "general" behind them: "statistician".
    pub(super) before_general: FxHashSet<String>,
    /// Callings that are an office with one of the next before them: "geologist".
    pub(super) callings: Phrases,
    /// What makes an office of a calling: "chief".
    pub(super) before_calling: FxHashSet<String>,
}

impl Words {
    pub(super) fn read(text: &str) -> Result<Words, GazetteerError> {
        let mut words = Words::default();
        for (line, [word, kind]) in rows::<2>("title_words.tsv", text)?.into_iter().enumerate() {
            let phrases = match kind {
                "portfolio" => Some(&mut words.portfolios),
                "field" => Some(&mut words.fields),
                "calling" => Some(&mut words.callings),
                _ => None,
            };
            if let Some(phrases) = phrases {
                phrases.insert(word);
                continue;
            }
            let of_kind = match kind {
                "qualifier" => &mut words.qualifiers,
                "ordinal" => &mut words.ordinals,
                "counted" => &mut words.counted,
                "rite" => &mut words.rites,
                "cleric" => &mut words.clerics,
                "part" => &mut words.parts,
                "behind_field" => &mut words.behind_field,
                "before_field" => &mut words.before_field,
                "before_general" => &mut words.before_general,
                "before_calling" => &mut words.before_calling,
                _ => return Err(GazetteerError::field("title_words.tsv", line, kind)),
            };
            of_kind.insert(word.to_owned());
        }
        Ok(words)
    }

    /// Words that begin an office that the table of titles does not list as such.
    pub(super) fn first(&self) -> impl Iterator<Item = &str> {
        let sets =
            [&self.qualifiers, &self.ordinals, &self.rites, &self.before_general, &self.before_calling];
        let words = sets.into_iter().flatten().map(String::as_str);
        let words = words.chain(self.portfolios.iter()).chain(self.fields.iter());
        words.map(|w| w.split(' ').next().unwrap_or(w)).chain(["ministers"])
    }

    /// How many words name what a minister is minister of: "agriculture, forestry and water".
    pub(super) fn portfolios(&self, words: &[&str]) -> usize {
        let one = |from: &[&str]| self.portfolios.longest_at(from.get(..2).unwrap_or(from));
        let mut taken = one(words);
        while taken > 0 {
            let link = words[taken..].iter().take_while(|w| matches!(**w, "," | "and" | "&")).count();
            let next = one(words.get(taken + link..).unwrap_or(&[]));
            if link == 0 || link > 2 || next == 0 {
                break;
            }
            taken += link + next;
        }
        taken
    }
}

impl Gazetteer {
    /// The longest office that these words begin with, and how many of them it takes.
    #[must_use]
    pub fn title_at(&self, words: &[&str]) -> Option<(usize, &Title)> {
        if !self.may_begin_title(words.first()?) {
            return None;
        }
        let lower: Vec<Lower> = words.iter().take(LONGEST).map(|w| lower(w)).collect();
        let lower: Vec<&str> = lower.iter().map(|w| &**w).collect();
        self.title_in_lower_case(&lower)
    }

    /// The same of words in lower case.
    #[must_use]
    pub fn title_in_lower_case(&self, words: &[&str]) -> Option<(usize, &Title)> {
        let words = &words[..words.len().min(LONGEST)];
        let (taken, title) = self.qualified(words, 0)?;
        Some((taken + suffix(&words[taken..]), title))
    }

    /// The office of this name.
    #[must_use]
    pub fn title(&self, name: &str) -> Option<&Title> {
        if let Some(title) = self.titles.get(name) {
            return Some(title);
        }
        let first = name.split(|c: char| c == '-' || c.is_whitespace()).find(|w| !w.is_empty())?;
        if !self.may_begin_title(first) {
            return None;
        }
        let apart = name.replace('-', " - ");
        let words: Vec<&str> = apart.split_whitespace().collect();
        self.title_at(&words).filter(|(taken, _)| *taken == words.len()).map(|(_, title)| title)
    }

    /// The office of this name, with what may be told behind it: "ambassador to Ruritania", "governor of the north".
    #[must_use]
    pub fn office(&self, name: &str) -> Option<&Title> {
        let behind = [" of ", " to ", " for ", " at ", " in "].iter().filter_map(|p| name.find(p)).min();
        self.title(name).or_else(|| self.title(&name[..behind?]))
    }

    /// Whether an office begins with this word.
    #[must_use]
    pub fn begins_title(&self, word: Key) -> bool {
        self.title_words.contains(&word)
    }

    /// The same, words in the plural and with hyphens in them included: most words begin none, and need no look at what follows.
    fn may_begin_title(&self, word: &str) -> bool {
        self.begins_title(Key::of(word)) || word.contains('-') || self.plurals.contains_key(&*lower(word))
    }

    /// An office in the singular, where it is written in the plural: "prime ministers", "ministers of health".
    #[must_use]
    pub fn singular_title(&self, title: &str) -> Option<String> {
        if self.titles.contains_key(title) {
            return None;
        }
        // "co-chairs"
        if let Some((front, last)) =
            title.rsplit_once('-').filter(|(_, last)| self.plurals.contains_key(*last))
        {
            let one = format!("{front}-{}", self.plurals.get(last)?);
            return self.titles.contains_key(&one).then_some(one);
        }
        let words: Vec<&str> = title.split(' ').collect();
        let at = words.iter().position(|w| self.plurals.contains_key(*w))?;
        let mut words: Vec<&str> = words;
        words[at] = self.plurals.get(words[at])?;
        Some(words.join(" "))
    }

    /// An office, with what may stand before it.
    pub(super) fn qualified(&self, words: &[&str], depth: usize) -> Option<(usize, &Title)> {
        let plain = self.listed(words);
        let portfolio = self.of_portfolio(words).into_iter().chain(self.composed(words, depth));
        let longer = plain.into_iter().chain(portfolio).max_by_key(|(taken, _)| *taken);
        let counts = |w: &str| {
            self.words.ordinals.contains(w)
                && words.get(1).is_some_and(|next| self.words.counted.contains(*next))
        };
        let qualifier =
            words.first().is_some_and(|w| self.words.qualifiers.contains(*w) || counts(w)) && depth < 2;
        let behind = qualifier.then(|| {
            let hyphen = usize::from(words.get(1) == Some(&"-"));
            let office = self.qualified(&words[1 + hyphen..], depth + 1);
            // "army chief General Ott": two offices.
            let office = office.filter(|(_, t)| words[0] != "chief" || t.rank != Rank::Military);
            office.map(|(taken, title)| (taken + 1 + hyphen, title))
        });
        let rite = words.first().is_some_and(|w| self.words.rites.contains(*w)) && depth < 3;
        let clerical = rite.then(|| self.qualified(&words[1..], depth + 1)).flatten();
        let clerical =
            clerical.filter(|(_, title)| self.words.clerics.iter().any(|w| title.name.ends_with(w.as_str())));
        let behind = behind.or(Some(clerical.map(|(taken, title)| (taken + 1, title))));
        // What the table lists is that office, and no other with a word before it.
        behind.flatten().into_iter().chain(longer).max_by_key(|(taken, _)| *taken)
    }

    /// The longest office of the table that these words begin with, in the singular or plural.
    fn listed(&self, words: &[&str]) -> Option<(usize, &Title)> {
        let longest = words.first().map_or(0, |first| self.longest_title(first)).min(words.len());
        let plural = |w: &&str| self.plurals.contains_key(*w) || (w.len() > 1 && w.contains('-'));
        let singular = words[..longest].iter().position(plural).unwrap_or(longest);
        // As the table writes it, with where each word ends.
        let (mut joined, mut ends) = (String::with_capacity(12 * longest), [0; LONGEST_LISTED]);
        for (n, word) in words[..longest].iter().enumerate() {
            if n > 0 && *word != "-" && words[n - 1] != "-" {
                joined.push(' ');
            }
            joined.push_str(word);
            ends[n] = joined.len();
        }
        (1..=longest).rev().find_map(|length| {
            let text = &joined[..ends[length - 1]];
            let one = || if length > singular { self.titles.get(&self.singular_title(text)?) } else { None };
            self.titles.get(text).or_else(one).map(|title| (length, title))
        })
    }

    /// How many tokens an office of the table may have, in the singular or plural, that begins with this one.
    fn longest_title(&self, first: &str) -> usize {
        // "co-chairs" as one token
        if first.contains('-') {
            return LONGEST_LISTED;
        }
        let beginning = |word: &str| self.longest_titles.get(word).copied().unwrap_or(0);
        let one = self.plurals.get(first).map_or(0, |one| beginning(one));
        beginning(first).max(one).min(LONGEST_LISTED)
    }

    /// "Infrastructure minister", "minister of trade and industry", "trade secretary".
    fn of_portfolio(&self, words: &[&str]) -> Option<(usize, &Title)> {
        let minister = || self.titles.get("minister");
        if words.first().is_some_and(|w| MINISTERS.contains(w)) {
            // "minister responsible for trade"
            let charged = words.get(1) == Some(&"responsible") && words.get(2) == Some(&"for");
            if let Some(rest) = words.get(3..).filter(|_| charged) {
                let taken = self.words.portfolios(rest);
                return minister().filter(|_| taken > 0).map(|title| (3 + taken, title));
            }
            let of = words.get(1).is_some_and(|w| matches!(*w, "of" | "for"));
            let the = usize::from(words.get(2) == Some(&"the"));
            let state = words.get(1) == Some(&"of") && words.get(2) == Some(&"state");
            let from = if state { 4 } else { 2 + the };
            let of = if state { words.get(3) == Some(&"for") } else { of };
            let taken = self.words.portfolios(words.get(from..)?);
            return minister().filter(|_| of && taken > 0).map(|title| (from + taken, title));
        }
        let taken = self.words.portfolios(words);
        // "defence ministry spokesman"
        if taken > 0 && words.get(taken) == Some(&"ministry") {
            let speaks = words.get(taken + 1).filter(|w| w.starts_with("spokes"))?;
            return self.titles.get(*speaks).map(|title| (taken + 2, title));
        }
        let holder = words.get(taken).filter(|_| taken > 0)?;
        let bare = MINISTERS.contains(holder) || SECRETARIES.contains(holder);
        minister().filter(|_| bare).map(|title| (taken + 1, title))
    }
}

/// The number of tokens that an office may have.
const LONGEST: usize = 12;
/// The number of tokens that an office of the table may have.
const LONGEST_LISTED: usize = 6;

/// What may stand behind an office and belong to it.
fn suffix(words: &[&str]) -> usize {
    match words {
        ["-", "elect" | "designate", ..] => 2,
        ["elect" | "designate", ..] => 1,
        ["extraordinary", "and", "plenipotentiary", ..] => 3,
        ["extraordinary", ..] => 1,
        ["without", "portfolio", ..] => 2,
        ["-", "in", "-", "exile" | "waiting", ..] => 4,
        ["in", "exile", ..] => 2,
        ["emeritus" | "emerita", ..] => 1,
        _ => 0,
    }
}

/// The plural of a word of an office.
pub(super) fn plural(word: &str) -> String {
    match word.strip_suffix('y').filter(|stem| !stem.ends_with(['a', 'e', 'o', 'u'])) {
        Some(stem) => format!("{stem}ies"),
        None if word.ends_with("man") => format!("{}men", &word[..word.len() - 3]),
        None if word.ends_with(['s', 'x']) || word.ends_with("ch") => format!("{word}es"),
        None => format!("{word}s"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn offices_are_made_of_words_and_told_from_what_is_none() {
        let gazetteer = Gazetteer::compiled_in();
        for (text, expected) in [
            ("Fisheries Minister Ott", 2),
            ("minister of tourism , sport and youth Ott", 7),
            ("minister of state for foreign affairs Ott", 6),
            ("minister of Ruritania", 1),
            ("acting foreign minister Ott", 3),
            ("interim president Ott", 2),
            ("Prime Ministers Ott and Ek", 2),
            ("Secretaries of State Ott and Ek", 3),
            ("premier - designate Ott", 3),
            ("ambassador extraordinary and plenipotentiary of", 4),
            ("second secretary at", 2),
            ("acting quickly", 0),
            ("fisheries and forests", 0),
            ("first lady Ott", 2),
            ("second round", 0),
            ("third president of Ruritania", 0),
            ("first deputy prime minister Ott", 4),
            ("Statistician - General Ott", 3),
            ("solicitor general of", 2),
            ("land forces commander , Ott", 3),
            ("police inspector general Ott", 3),
            ("treasury official Ott", 2),
            ("treasury bond", 0),
            ("chief epidemiologist at", 2),
            ("chief difficulty", 1),
            ("director - general of fisheries of", 5),
            ("head of research at", 3),
            ("head of the delegation", 4),
            ("director of health services in", 4),
            ("vice - minister of justice Ott", 5),
            ("director - general for north american affairs at", 7),
            ("special rapporteur on food Ott", 4),
            ("special rapporteur on monday", 2),
            ("head of state", 3),
            ("shadow trade secretary Ott", 3),
            ("prime minister - in - exile of", 6),
        ] {
            let words: Vec<&str> = text.split(' ').collect();
            assert_eq!(gazetteer.title_at(&words).map_or(0, |(n, _)| n), expected, "{text}");
        }
        for (name, title) in &gazetteer.titles {
            // A longer one is found by its whole name alone.
            let apart = name.replace('-', " - ");
            let words: Vec<&str> = apart.split(' ').filter(|w| !w.is_empty()).take(7).collect();
            let taken = gazetteer.title_at(&words).map(|(n, _)| n);
            assert!(words.len() > 6 || taken == Some(words.len()), "{name}: {taken:?}");
            assert_eq!(gazetteer.title(name).map(|t| &t.name), Some(&title.name), "{name}");
        }
        for (title, expected) in [
            ("prime ministers", Some("prime minister")),
            ("ministers of health", Some("minister of health")),
            ("secretaries of state", Some("secretary of state")),
            ("colonels", Some("colonel")),
            ("president", None),
        ] {
            assert_eq!(gazetteer.singular_title(title).as_deref(), expected, "{title}");
        }
    }
}
