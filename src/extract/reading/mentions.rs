//! The mentions of an article, in the order of the text: found by sentence, and added to one without moving those of the others.

use super::Found;
use std::cell::{Cell, OnceCell};
use std::collections::HashMap;
use std::ops::{Index, IndexMut, Range};

/// All mentions, by first token, the longer first.
#[derive(Debug, Default)]
pub struct Mentions {
    /// The first token of each sentence.
    starts: Vec<usize>,
    by_sentence: Vec<Vec<Found>>,
    /// How many tokens the longest of each sentence has; none where that was not asked for since one changed.
    longest: Vec<Cell<Option<usize>>>,
    /// Where each entity is mentioned alone; made when it is asked for.
    of_entity: OnceCell<HashMap<usize, Vec<Place>>>,
}

/// Where a mention is kept, until another is added or taken away.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::extract) struct Place {
    sentence: usize,
    number: usize,
}

impl Mentions {
    /// None yet, in a text of these sentences.
    #[must_use]
    pub fn in_sentences(sentences: &[Range<usize>]) -> Mentions {
        Mentions {
            starts: sentences.iter().map(|s| s.start).collect(),
            by_sentence: sentences.iter().map(|_| Vec::new()).collect(),
            longest: sentences.iter().map(|_| Cell::new(None)).collect(),
            of_entity: OnceCell::new(),
        }
    }

    /// All of them.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = &Found> + Clone {
        self.by_sentence.iter().flatten()
    }

    /// Those that begin in a sentence.
    #[must_use]
    pub fn of_sentence(&self, sentence: usize) -> &[Found] {
        self.by_sentence.get(sentence).map_or(&[], Vec::as_slice)
    }

    /// Those whose names a token belongs to: looked for among those that begin near enough.
    pub fn at(&self, token: usize) -> impl Iterator<Item = &Found> {
        let sentence = self.sentence(token);
        let row = self.of_sentence(sentence);
        let longest = self.longest.get(sentence).map_or(0, |known| {
            let found = known.get().unwrap_or_else(|| {
                row.iter().map(|m| m.tokens.end.saturating_sub(m.whole.start)).max().unwrap_or(0)
            });
            known.set(Some(found));
            found
        });
        let from = row.partition_point(|m| m.whole.start + longest <= token);
        let to = row.partition_point(|m| m.whole.start <= token);
        row[from.min(to)..to].iter().filter(move |m| m.tokens.contains(&token))
    }

    /// Those that begin at a token or behind it.
    pub fn from(&self, token: usize) -> impl Iterator<Item = &Found> {
        let sentence = self.sentence(token);
        let row = self.of_sentence(sentence);
        let here = &row[row.partition_point(|m| m.whole.start < token)..];
        here.iter().chain(self.by_sentence.iter().skip(sentence + 1).flatten())
    }

    /// Those that begin before a token, the last first.
    pub fn before(&self, token: usize) -> impl Iterator<Item = &Found> {
        let sentence = self.sentence(token);
        let row = self.of_sentence(sentence);
        let here = &row[..row.partition_point(|m| m.whole.start < token)];
        here.iter().rev().chain(self.by_sentence[..sentence].iter().rev().flat_map(|row| row.iter().rev()))
    }

    /// The mentions of one entity and no other.
    pub fn of_entity(&self, entity: usize) -> impl Iterator<Item = &Found> {
        let index = self.of_entity.get_or_init(|| {
            let mut index: HashMap<usize, Vec<Place>> = HashMap::new();
            for (sentence, row) in self.by_sentence.iter().enumerate() {
                for (number, mention) in row.iter().enumerate() {
                    if let [one] = mention.entities[..] {
                        index.entry(one).or_default().push(Place { sentence, number });
                    }
                }
            }
            index
        });
        index.get(&entity).into_iter().flatten().map(|place| &self[*place])
    }

    /// The one whose name is just these tokens.
    pub(in crate::extract) fn exactly(&self, tokens: &Range<usize>) -> Option<Place> {
        let sentence = self.sentence(tokens.start);
        let row = self.of_sentence(sentence).iter().take_while(|m| m.whole.start <= tokens.start);
        let number = row.clone().position(|m| m.tokens == *tokens)?;
        Some(Place { sentence, number })
    }

    /// Adds one at its place.
    pub fn add(&mut self, found: Found) {
        self.of_entity.take();
        let sentence = self.sentence(found.whole.start);
        let Some(row) = self.by_sentence.get_mut(sentence) else { return };
        self.longest[sentence].set(None);
        let key = |m: &Found| (m.whole.start, usize::MAX - m.whole.end);
        let at = row.partition_point(|m| key(m) <= key(&found));
        row.insert(at, found);
    }

    /// Changes all of them in order, and keeps those for which `kept` says so.
    pub(in crate::extract) fn retain_mut(&mut self, mut kept: impl FnMut(&mut Found) -> bool) {
        self.of_entity.take();
        for (row, longest) in self.by_sentence.iter_mut().zip(&self.longest) {
            row.retain_mut(&mut kept);
            longest.set(None);
        }
    }

    /// Those of the sentence of a token, to be changed, added to or taken away; their order stays.
    pub(in crate::extract) fn around(&mut self, token: usize) -> &mut Vec<Found> {
        self.of_entity.take();
        let sentence = self.sentence(token);
        self.longest[sentence].set(None);
        &mut self.by_sentence[sentence]
    }

    /// The sentence of a token.
    fn sentence(&self, token: usize) -> usize {
        self.starts.partition_point(|s| *s <= token).saturating_sub(1)
    }
}

impl Index<Place> for Mentions {
    type Output = Found;

    fn index(&self, place: Place) -> &Found {
        &self.by_sentence[place.sentence][place.number]
    }
}

impl IndexMut<Place> for Mentions {
    fn index_mut(&mut self, place: Place) -> &mut Found {
        self.of_entity.take();
        self.longest[place.sentence].set(None);
        &mut self.by_sentence[place.sentence][place.number]
    }
}
