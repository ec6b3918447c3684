//! The mentions of an article, in the order of the text: found by sentence, and added to one without moving those of the others.

use super::Found;
use crate::language::Doc;
use rustc_hash::FxHashMap;
use std::cell::{Cell, OnceCell};
use std::ops::{Index, IndexMut, Range};

/// All mentions, by first token, the longer first.
#[derive(Debug, Default)]
pub struct Mentions {
    by_sentence: Vec<Vec<Found>>,
    /// The tokens of each sentence.
    sentences: Vec<Range<usize>>,
    /// The sentence of each token.
    sentence_of: Vec<u32>,
    /// Which tokens belong to names of their sentence, where that is known.
    named: Vec<Cell<bool>>,
    /// Of which sentences it is known, as none of their mentions changed since it was asked for.
    known: Vec<Cell<bool>>,
    /// Where each entity is mentioned alone; made when it is asked for.
    of_entity: OnceCell<FxHashMap<usize, Vec<Place>>>,
}

/// Where a mention is kept, until another is added or taken away.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::extract) struct Place {
    sentence: usize,
    number: usize,
}

impl Mentions {
    /// None yet, in the sentences of a text.
    #[must_use]
    pub fn in_sentences(doc: &Doc) -> Mentions {
        Mentions {
            by_sentence: doc.sentences.iter().map(|_| Vec::new()).collect(),
            sentences: doc.sentences.clone(),
            sentence_of: (0..doc.tokens.len()).map(|t| doc.sentence_of(t) as u32).collect(),
            named: vec![Cell::new(false); doc.tokens.len()],
            known: vec![Cell::new(true); doc.sentences.len()],
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

    /// Those whose names a token belongs to.
    #[inline]
    pub fn at(&self, token: usize) -> impl Iterator<Item = &Found> {
        let row = if self.is_named(token) { self.up_to(token) } else { &[] };
        row.iter().filter(move |m| m.tokens.contains(&token))
    }

    /// The longest of those, the last of several.
    #[inline]
    pub fn longest_at(&self, token: usize) -> Option<&Found> {
        if self.is_named(token) { self.longest_up_to(token) } else { None }
    }

    fn longest_up_to(&self, token: usize) -> Option<&Found> {
        let around = self.up_to(token).iter().filter(|m| m.tokens.contains(&token));
        around.max_by_key(|m| m.tokens.len())
    }

    /// Those that begin in the sentence of a token, at it or before it.
    fn up_to(&self, token: usize) -> &[Found] {
        let row = self.of_sentence(self.sentence(token));
        &row[..row.partition_point(|m| m.whole.start <= token)]
    }

    /// Whether a token belongs to a name that begins in its sentence: most do not.
    #[inline]
    fn is_named(&self, token: usize) -> bool {
        let Some(sentence) = self.sentence_of.get(token) else { return false };
        if !self.known[*sentence as usize].get() {
            self.know(*sentence as usize);
        }
        self.named[token].get()
    }

    /// Notes which tokens of a sentence belong to names.
    #[cold]
    fn know(&self, sentence: usize) {
        let tokens = &self.sentences[sentence];
        self.named[tokens.clone()].iter().for_each(|named| named.set(false));
        for mention in &self.by_sentence[sentence] {
            let end = mention.tokens.end.min(tokens.end);
            let start = mention.tokens.start.clamp(tokens.start, end);
            self.named[start..end].iter().for_each(|named| named.set(true));
        }
        self.known[sentence].set(true);
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
            let mut index: FxHashMap<usize, Vec<Place>> = FxHashMap::default();
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
        self.known[sentence].set(false);
        let key = |m: &Found| (m.whole.start, usize::MAX - m.whole.end);
        let at = row.partition_point(|m| key(m) <= key(&found));
        row.insert(at, found);
    }

    /// Changes all of them in order, and keeps those for which `kept` says so.
    pub(in crate::extract) fn retain_mut(&mut self, mut kept: impl FnMut(&mut Found) -> bool) {
        self.of_entity.take();
        for (row, known) in self.by_sentence.iter_mut().zip(&self.known) {
            row.retain_mut(&mut kept);
            known.set(false);
        }
    }

    /// Those of the sentence of a token, to be changed, added to or taken away; their order stays.
    pub(in crate::extract) fn around(&mut self, token: usize) -> &mut Vec<Found> {
        self.of_entity.take();
        let sentence = self.sentence(token);
        self.known[sentence].set(false);
        &mut self.by_sentence[sentence]
    }

    /// The sentence of a token.
    fn sentence(&self, token: usize) -> usize {
        self.sentence_of.get(token).map_or(self.sentences.len().saturating_sub(1), |s| *s as usize)
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
        self.known[place.sentence].set(false);
        &mut self.by_sentence[place.sentence][place.number]
    }
}
