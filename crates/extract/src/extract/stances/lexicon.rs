//! The lexicon's files: words, what they say of two, and where the two stand.

use crate::extract::pattern::Relations;
use crate::extract::reading::Reading;
use crate::extract::words::Key;
use crate::facts::RelationshipKind;
use crate::language::{Argument, Dep, Relation};
use serde::Deserialize;

const FILES: [(&str, &str); 9] = [
    ("alliance.toml", include_str!("alliance.toml")),
    ("cooperation.toml", include_str!("cooperation.toml")),
    ("rift.toml", include_str!("rift.toml")),
    ("thaw.toml", include_str!("thaw.toml")),
    ("conflict.toml", include_str!("conflict.toml")),
    ("support.toml", include_str!("support.toml")),
    ("pressure.toml", include_str!("pressure.toml")),
    ("mediation.toml", include_str!("mediation.toml")),
    ("succession.toml", include_str!("succession.toml")),
];

/// How a word ties two.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Class {
    /// Who does it, and to whom.
    Verb,
    /// What is between them, or is done by one to the other.
    Noun,
    /// What one is to the other.
    Role,
    /// How one stands to the other.
    Adjective,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Line {
    words: String,
    class: Class,
    /// Behind which prepositions, or in which other relations, the other stands.
    #[serde(default)]
    to: Option<String>,
    /// Behind which prepositions the one stands who does it.
    #[serde(default)]
    from: Option<String>,
    /// What must stand beside it: "object tie|relation".
    #[serde(default)]
    needs: Vec<String>,
    /// What must not.
    #[serde(default)]
    without: Vec<String>,
    /// Whether a wish or a threat is one already.
    #[serde(default)]
    wished: bool,
    /// Whether it must have come about.
    #[serde(default)]
    settled: bool,
    /// Whether it is told by the words denied: "not on speaking terms".
    #[serde(default)]
    denied: bool,
    /// Whether two do it to each other: "A and B quarrelled".
    #[serde(default)]
    mutual: bool,
    /// Whether it goes from one to the other although the tie is of both: an attack.
    #[serde(default)]
    directed: bool,
    /// Whether the tie goes from the other: whose predecessor one is succeeds him.
    #[serde(default)]
    reversed: bool,
    /// Whether the other is a body, not a state: "walked out of the Union".
    #[serde(default)]
    bodies: bool,
    /// Whether the other is an alliance, by its name.
    #[serde(default)]
    allied: bool,
    /// Whether the other is a group that bears arms: parties and clubs are defeated too.
    #[serde(default)]
    armed: bool,
    /// Whether the other may be the only other country that is told of just before.
    #[serde(default)]
    near: bool,
    /// Whether the other is a place that governs itself, or a state that others do not recognise.
    #[serde(default)]
    contested: bool,
    /// Behind which prepositions the noun tells for whom something is done: "in support of".
    #[serde(default)]
    phrase: Option<String>,
    /// Under which verbs it does so; under any where none is given.
    #[serde(default)]
    under: Option<String>,
    /// Whether things stand for those whose they are: on by default for pressure.
    #[serde(default)]
    things: Option<bool>,
    example: String,
    finds: String,
    #[serde(default)]
    silent: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    kind: RelationshipKind,
    entry: Vec<Line>,
}

/// Relations, and words of which one must stand in them.
#[derive(Clone, Debug)]
struct Beside {
    relations: Relations,
    /// Whether it may stand right behind as well.
    after: bool,
    words: Vec<String>,
    /// The same as a token is asked for them.
    keys: Vec<Key>,
    /// Whether any word will do.
    any: bool,
}

/// An entry: words with where their parties stand.
#[derive(Clone, Debug)]
#[allow(clippy::struct_excessive_bools)] // each a key of the file
pub struct Entry {
    /// `stances.kind.class-word`; public, as it stands in the graph.
    pub id: String,
    /// Lemmas or forms.
    pub words: Vec<String>,
    /// The tie.
    pub kind: RelationshipKind,
    /// A sentence that tells it.
    pub example: String,
    /// What it tells.
    pub finds: String,
    /// Sentences that tell nothing of the kind.
    pub silent: Vec<String>,
    /// Whether a wish or a threat is one already.
    pub wished: bool,
    /// Whether it must have come about.
    pub settled: bool,
    /// Whether it is told by the words denied.
    pub denied: bool,
    pub(super) class: Class,
    pub(super) to: Vec<String>,
    pub(super) from: Vec<String>,
    pub(super) things: bool,
    pub(super) mutual: bool,
    pub(super) reversed: bool,
    pub(super) near: bool,
    pub(super) allied: bool,
    pub(super) bodies: bool,
    pub(super) armed: bool,
    pub(super) contested: bool,
    pub(super) phrase: Vec<String>,
    pub(super) under: Vec<String>,
    directed: bool,
    needs: Vec<Beside>,
    without: Vec<Beside>,
}

impl Entry {
    /// Whether what it needs stands beside a word, and nothing that it may not have.
    pub(super) fn stands(&self, reading: &Reading, at: usize) -> bool {
        if self.needs.is_empty() && self.without.is_empty() {
            return true;
        }
        let arguments = reading.arguments(at);
        let stands = |beside: &Beside| {
            let next = beside.after && beside.holds(reading, at + 1);
            next || arguments.iter().any(|a| {
                if !beside.relations.hold(reading, a.relation) {
                    return false;
                }
                // "crossed the river on Monday": a day is nothing to quarrel over.
                let day = beside.any && beside.words.len() == 1
                    && matches!(a.relation, Relation::Behind(p) if matches!(reading.doc.tokens[p].text, "on" | "in" | "at"))
                    && reading.date_at(a.token).is_some();
                // "It will leave, he told them": what is put before the verb is said, and not demanded.
                let said = a.relation == Relation::Clause && a.token < at;
                !day && !said
                    && reading.doc.conjuncts(a.token).iter().copied().any(|t| {
                        beside.holds(reading, t)
                            || measured(reading, t).is_some_and(|m| beside.holds(reading, m))
                    })
            })
        };
        self.needs.iter().all(stands) && !self.without.iter().any(stands)
    }

    /// Of each word that it needs, all that it may be; not where any will do.
    pub(super) fn words_needed(&self) -> impl Iterator<Item = &[String]> {
        self.needs.iter().filter(|n| !n.any).map(|n| n.words.as_slice())
    }

    /// Whether its words may name one side alone, the other being told of around them.
    pub(super) fn may_be_half(&self) -> bool {
        match self.kind {
            // A special envoy to somebody is told with whom it is to.
            RelationshipKind::Mediation => self.class == Class::Verb || self.needs.is_empty(),
            RelationshipKind::Support => self.class == Class::Verb && !self.needs.is_empty(),
            _ => false,
        }
    }

    /// Whether it is between two, not done by one to the other.
    pub(super) fn is_of_both(&self) -> bool {
        self.kind.is_symmetric() && !self.directed
    }

    /// Whether what it needs stands among words, whatever the tree.
    pub(super) fn stands_among(&self, reading: &Reading, mut words: std::ops::Range<usize>) -> bool {
        self.needs.iter().all(|n| words.any(|w| n.holds(reading, w)))
    }

    /// The words that it needs beside it, in the tree.
    pub(super) fn needed(&self, reading: &Reading, at: usize) -> Vec<usize> {
        if self.needs.is_empty() {
            return Vec::new();
        }
        let arguments = reading.arguments(at);
        let needed = |a: &&Argument| {
            self.needs.iter().any(|n| {
                n.words[0] != "*"
                    && n.relations.hold(reading, a.relation)
                    && reading.doc.conjuncts(a.token).iter().copied().any(|t| {
                        n.holds(reading, t) || measured(reading, t).is_some_and(|m| n.holds(reading, m))
                    })
            })
        };
        // "the last of its sanctions on A": of the measure and of what it measures.
        let with_measured =
            |a: &Argument| std::iter::once(a.token).chain(measured(reading, a.token)).collect::<Vec<_>>();
        arguments.iter().filter(needed).flat_map(with_measured).collect()
    }

    /// What is left of it when it has ended: a feud makes way for a thaw, an alliance for a rift.
    #[must_use]
    pub fn ended(&self) -> Option<RelationshipKind> {
        match self.kind {
            RelationshipKind::Rift => Some(RelationshipKind::Thaw),
            RelationshipKind::Alliance | RelationshipKind::Cooperation => Some(RelationshipKind::Rift),
            _ => None,
        }
    }
}

/// What a measure is of: "three planeloads of rifles", "tons of rice".
fn measured(reading: &Reading, noun: usize) -> Option<usize> {
    let doc = reading.doc;
    let of = doc.children_by(noun, &[Dep::Prep]).find(|p| doc.tokens[*p].is("of"))?;
    let lemma = &*doc.tokens[noun].lemma;
    let measures = reading.words.ties.measures.contains(lemma)
        || lemma.ends_with("load")
        // "the first of 2,000 French soldiers"
        || matches!(lemma, "first" | "last" | "rest" | "bulk" | "remainder" | "vanguard")
        // "two of its crossings"
        || reading.words.deeds.numbers.holds(lemma);
    doc.child_by(of, &[Dep::Pobj]).filter(|_| measures)
}

impl Beside {
    fn holds(&self, reading: &Reading, at: usize) -> bool {
        at < reading.doc.tokens.len() && (self.any || reading.is_one_of(at, &self.keys))
    }

    fn parse(text: &str) -> Beside {
        let (relations, words) = text.split_once(' ').unwrap_or((text, "*"));
        let relations = relations.to_lowercase();
        Beside {
            after: relations.split('|').any(|r| r == "after"),
            relations: Relations::parse(&relations),
            any: words.split('|').any(|w| w == "*"),
            keys: words.split('|').map(Key::of).collect(),
            words: words.split('|').map(str::to_owned).collect(),
        }
    }
}

/// What can be wrong with the lexicon.
#[derive(Debug, thiserror::Error)]
#[error("{file}: {error}")]
pub struct LexiconError {
    file: &'static str,
    error: Box<toml::de::Error>,
}

pub(super) fn read() -> Result<Vec<Entry>, LexiconError> {
    let mut entries: Vec<Entry> = Vec::new();
    for (file, text) in FILES {
        let read: File = toml::from_str(text).map_err(|e| LexiconError { file, error: Box::new(e) })?;
        entries.extend(read.entry.into_iter().map(|line| entry(read.kind, line)));
    }
    Ok(entries)
}

fn entry(kind: RelationshipKind, line: Line) -> Entry {
    let split = |s: &str| s.split('|').map(str::to_lowercase).collect::<Vec<_>>();
    let words = split(&line.words);
    let class = format!("{:?}", line.class).to_lowercase();
    let to = match (line.class, kind) {
        (Class::Verb, _) if kind.is_symmetric() => "object|with",
        (Class::Verb, _) => "object",
        (Class::Adjective, _) => "to|towards|toward|with",
        (_, RelationshipKind::Support) => "to|for|towards|toward",
        // A coalition against somebody is none with him.
        (_, kind) if kind.polarity() > 0 => "to|for|towards|toward|with",
        _ => "on|against|to|toward|towards|upon|at|with",
    };
    Entry {
        id: format!("stances.{}.{class}-{}", kind.name(), words[0]),
        words,
        kind,
        example: line.example,
        finds: line.finds,
        silent: line.silent,
        wished: line.wished,
        settled: line.settled,
        denied: line.denied,
        class: line.class,
        to: split(line.to.as_deref().unwrap_or(to)),
        from: split(line.from.as_deref().unwrap_or("subject")),
        mutual: line.mutual,
        reversed: line.reversed,
        near: line.near,
        allied: line.allied,
        bodies: line.bodies,
        armed: line.armed,
        contested: line.contested,
        phrase: line.phrase.as_deref().map(split).unwrap_or_default(),
        under: line.under.as_deref().map(split).unwrap_or_default(),
        directed: line.directed,
        things: line.things.unwrap_or(kind == RelationshipKind::Pressure),
        needs: line.needs.iter().map(|n| Beside::parse(n)).collect(),
        without: line.without.iter().map(|n| Beside::parse(n)).collect(),
    }
}
