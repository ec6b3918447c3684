//! The lexicon's files: shapes, and the words that have them.

use crate::extract::pattern::Relations;
use crate::extract::reading::Reading;
use crate::extract::words::{Key, Needs, WordMap};
use crate::facts::{EventKind, RelationshipKind};
use crate::language::Relation;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::OnceLock;

const FILES: [(&str, &str); 6] = [
    ("meeting.toml", include_str!("meeting.toml")),
    ("visit.toml", include_str!("visit.toml")),
    ("agreement.toml", include_str!("agreement.toml")),
    ("conflict.toml", include_str!("conflict.toml")),
    ("ceremony.toml", include_str!("ceremony.toml")),
    ("weapons_test.toml", include_str!("weapons_test.toml")),
];

/// A part in what a word tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// Who does it.
    Agent,
    /// With whom.
    Counterpart,
    /// To whom; a thing stands for its owner, a place for its country.
    Target,
    /// Where.
    Place,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Class {
    Verb,
    Noun,
    Adjective,
}

/// Where the parts of a word are looked for: relations of [`crate::extract::pattern`] and prepositions.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Shape {
    pub(super) class: Class,
    #[serde(default)]
    event: Option<EventKind>,
    #[serde(default)]
    tie: Option<RelationshipKind>,
    #[serde(default)]
    agent: Vec<String>,
    #[serde(default)]
    counterpart: Vec<String>,
    #[serde(default)]
    target: Vec<String>,
    #[serde(default)]
    place: Vec<String>,
    /// For a noun, the verbs whose subject is its agent: "held", "paid".
    #[serde(default)]
    pub(super) support: Vec<String>,
    /// For a noun, the prepositions behind which it is what the subject of the clause does: "in talks", "on a visit".
    #[serde(default)]
    pub(super) attach: Vec<String>,
    /// How many must take part.
    #[serde(default)]
    pub(super) least: usize,
    /// Whether it is told only with a day or a place.
    #[serde(default)]
    pub(super) set: bool,
    /// Whether only people and those who are sent may do it, not a country as such.
    #[serde(default)]
    pub(super) people: bool,
    /// Whether it must be told where.
    #[serde(default)]
    pub(super) placed: bool,
    /// Whether a body may do it by itself: "the Council met".
    #[serde(default)]
    alone: bool,
    /// Whether only bodies do it: "adopted a resolution".
    #[serde(default)]
    pub(super) bodies: bool,
    /// Whether a day and a place are enough, whoever takes part.
    #[serde(default)]
    dated: bool,
    /// Whether it must be told when.
    #[serde(default)]
    pub(super) day: bool,
    /// What must stand beside it.
    #[serde(default)]
    needs: Vec<String>,
}

impl Shape {
    fn parts(&self) -> [(Relations, Role); 4] {
        let of = |names: &[String]| Relations::of(names.iter().map(String::as_str));
        [
            (of(&self.agent), Role::Agent),
            (of(&self.counterpart), Role::Counterpart),
            (of(&self.target), Role::Target),
            (of(&self.place), Role::Place),
        ]
    }
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    words: String,
    shape: String,
    #[serde(default)]
    event: Option<EventKind>,
    #[serde(default)]
    tie: Option<RelationshipKind>,
    #[serde(default)]
    alone: bool,
    /// Whether, unlike others of its shape, it is told only with a day or a place.
    #[serde(default)]
    set: bool,
    /// Whether, unlike others of its shape, only people and those who are sent may do it.
    #[serde(default)]
    people: bool,
    /// What must stand beside it: "object wreath|flower".
    #[serde(default)]
    needs: Vec<String>,
    /// What must not.
    #[serde(default)]
    without: Vec<String>,
    example: String,
    finds: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    family: String,
    entry: Vec<Entry>,
    shape: BTreeMap<String, Shape>,
}

/// A relation and words, one of which must stand in it; `@missiles` is any name of that list, `@arms` any noun for
/// those who fight, `@armed` any armed group by its name.
#[derive(Clone, Debug)]
pub(super) struct Beside {
    pub(super) relations: Relations,
    /// Whether it may stand right behind as well.
    pub(super) after: bool,
    pub(super) words: Vec<String>,
    /// The same as a token is asked for them.
    pub(super) keys: Vec<Key>,
    /// Those of them that stand for many.
    pub(super) many: Vec<Many>,
    /// Whether the word is a day, which counts for nothing elsewhere.
    pub(super) day: bool,
}

/// What stands for many words.
#[derive(Clone, Copy, Debug)]
pub(super) enum Many {
    /// Anything but a date.
    Any,
    /// An armed group by its name.
    Armed,
    /// A noun for those who fight.
    Arms,
    /// A missile's name.
    Missiles,
}

/// An entry: words with their parts.
#[derive(Clone, Debug)]
pub struct Frame {
    /// `frames.family.shape-word`, so that one name tells one kind; public, as it stands in the graph.
    pub id: String,
    /// Lemmas or forms.
    pub words: Vec<String>,
    /// The event that it tells.
    pub event: Option<EventKind>,
    /// The tie that it implies between agents and the others.
    pub tie: Option<RelationshipKind>,
    /// A sentence.
    pub example: String,
    /// What it tells: `Meeting Anna Smith + Boris Berg`; empty for nothing.
    pub finds: String,
    /// Whether a body may do it by itself: "the Council met".
    pub alone: bool,
    pub(super) shape: Shape,
    /// In which relations each part stands.
    parts: [(Relations, Role); 4],
    pub(super) needs: Vec<Beside>,
    pub(super) without: Vec<Beside>,
}

impl Frame {
    /// Whether it is told only with a day or a place.
    #[must_use]
    pub fn set(&self) -> bool {
        self.shape.set
    }

    /// Whether it is done to somebody, as an attack is.
    #[must_use]
    pub fn aims(&self) -> bool {
        !self.shape.target.is_empty()
    }

    /// Whether it must be told when.
    #[must_use]
    pub fn day(&self) -> bool {
        self.shape.day
    }

    /// Whether it must be told where.
    #[must_use]
    pub fn placed(&self) -> bool {
        self.shape.placed
    }

    /// Whether a day and a place are enough, whoever takes part.
    #[must_use]
    pub fn dated(&self) -> bool {
        self.shape.dated
    }

    /// Whether only a body may do it: adopt a resolution.
    #[must_use]
    pub fn shape_is_for_bodies(&self) -> bool {
        self.shape.bodies
    }

    /// Whether only people and those who are sent may do it.
    #[must_use]
    pub fn shape_is_for_people(&self) -> bool {
        self.shape.people
    }

    /// Whether a verb does what the noun names: "held" talks.
    #[must_use]
    pub fn shape_supports(&self, lemma: &str) -> bool {
        self.shape.support.iter().any(|s| s == lemma)
    }

    /// How many must take part.
    #[must_use]
    pub fn least(&self) -> usize {
        self.shape.least
    }

    /// Whether those who do it stand behind a preposition.
    pub(super) fn has_agents_behind(&self, preposition: &str) -> bool {
        self.shape.agent.iter().any(|name| name.eq_ignore_ascii_case(preposition))
    }

    /// The parts that stand in a relation.
    pub(super) fn roles<'f>(
        &'f self,
        reading: &'f Reading,
        relation: Relation,
    ) -> impl Iterator<Item = Role> {
        self.parts.iter().filter(move |(names, _)| names.hold(reading, relation)).map(|(_, role)| *role)
    }
}

/// What can be wrong with the lexicon.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum LexiconError {
    /// Not TOML, or a field is missing.
    #[error("{file}: {error}")]
    Toml {
        /// Which file.
        file: &'static str,
        /// What the parser says.
        error: Box<toml::de::Error>,
    },
    /// An entry with a shape that its file lacks.
    #[error("{file}: there is no shape `{shape}`")]
    Shape {
        /// Which file.
        file: &'static str,
        /// The name.
        shape: String,
    },
}

fn beside(text: &str) -> Beside {
    let (relations, words) = text.split_once(' ').unwrap_or((text, "*"));
    let relations = relations.to_lowercase();
    let words: Vec<String> = words.split('|').map(str::to_lowercase).collect();
    let many = words.iter().filter_map(|word| match word.as_str() {
        "*" => Some(Many::Any),
        "@armed" => Some(Many::Armed),
        "@arms" => Some(Many::Arms),
        "@missiles" => Some(Many::Missiles),
        _ => None,
    });
    Beside {
        after: relations.split('|').any(|r| r == "after"),
        relations: Relations::parse(&relations),
        keys: words.iter().map(|w| Key::of(w)).collect(),
        many: many.collect(),
        day: words.iter().any(|w| w == "sunday"),
        words,
    }
}

pub(super) fn read() -> Result<Vec<Frame>, LexiconError> {
    let mut frames = Vec::new();
    for (file, text) in FILES {
        let read: File = toml::from_str(text).map_err(|e| LexiconError::Toml { file, error: Box::new(e) })?;
        for entry in read.entry {
            let Some(shape) = read.shape.get(&entry.shape) else {
                return Err(LexiconError::Shape { file, shape: entry.shape });
            };
            let words: Vec<String> = entry.words.split('|').map(str::to_lowercase).collect();
            let mut own = shape.clone();
            own.set |= entry.set;
            own.people |= entry.people;
            let needs = shape.needs.iter().chain(&entry.needs);
            frames.push(Frame {
                id: format!("{}.{}-{}", read.family, entry.shape, words[0]),
                words,
                event: entry.event.or(shape.event),
                tie: entry.tie.or(shape.tie),
                example: entry.example,
                finds: entry.finds,
                alone: shape.alone || entry.alone,
                parts: own.parts(),
                shape: own,
                needs: needs.map(|n| beside(n)).collect(),
                without: entry.without.iter().map(|n| beside(n)).collect(),
            });
        }
    }
    Ok(frames)
}

/// The compiled-in lexicon, by word.
pub(super) struct Lexicon {
    pub(super) frames: Vec<Frame>,
    pub(super) by_word: WordMap<Vec<usize>>,
    /// What each frame needs, where single words are told.
    pub(super) needs: Vec<Needs>,
}

pub(super) fn lexicon() -> &'static Lexicon {
    static LEXICON: OnceLock<Lexicon> = OnceLock::new();
    LEXICON.get_or_init(|| {
        let frames = read().expect("compiled in, and read by every test of rules");
        let mut by_word = WordMap::new();
        for (number, frame) in frames.iter().enumerate() {
            frame.words.iter().for_each(|word| by_word.push(word, number));
        }
        let told = |frame: &Frame| {
            let told = frame.needs.iter().filter(|n| n.many.is_empty());
            Needs::of(told.map(|n| n.words.as_slice()))
        };
        Lexicon { by_word, needs: frames.iter().map(told).collect(), frames }
    })
}

/// All entries, for tests and documents.
///
/// # Panics
/// Never in a tested build: the files are compiled in.
#[must_use]
pub fn frames() -> &'static [Frame] {
    &lexicon().frames
}

/// Whether a noun with this lemma tells of an event.
#[must_use]
pub fn knows(lemma: &str) -> bool {
    lexicon().by_word.get(lemma).is_some()
}
