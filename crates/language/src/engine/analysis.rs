//! What the engine says about a text.

use std::ops::Range;
use std::sync::Arc;

/// The tables of labels of a model.
#[derive(Clone, Debug, Default)]
pub struct Labels {
    /// Penn Treebank tags.
    pub tags: Vec<String>,
    /// Universal parts of speech.
    pub pos: Vec<String>,
    /// Universal features, as `Number=Sing|Person=3`.
    pub morphs: Arc<Vec<String>>,
    /// Relations of the ClearNLP scheme.
    pub deps: Vec<String>,
    /// OntoNotes' kinds of entities.
    pub entities: Vec<String>,
}

/// One token: a word, a number, a mark, or white space that is not a single space between words. Numbers stand for
/// the names in [`Labels`]; [`Analysis`] gives the names.
#[derive(Clone, Debug)]
pub struct Token {
    /// First byte in the text.
    pub start: u32,
    /// The byte after its last.
    pub end: u32,
    /// Whether a space follows that belongs to no token.
    pub spaced: bool,
    /// Whether it is white space.
    pub is_space: bool,
    /// Whether a sentence starts with it.
    pub starts_sentence: bool,
    /// Number of the tag.
    pub tag: u16,
    /// Number of the part of speech.
    pub pos: u16,
    /// Number of the features.
    pub morph: u16,
    /// Number of the relation to the head.
    pub dep: u16,
    /// Number of the head among the tokens; its own for a root.
    pub head: u32,
    /// The lemma.
    pub lemma: Arc<str>,
}

/// A text's tokens, sentences, trees and named entities.
#[derive(Clone, Debug, Default)]
pub struct Analysis {
    pub(super) labels: Arc<Labels>,
    /// In order.
    pub tokens: Vec<Token>,
    /// First token, the one after the last, number of the kind; in order.
    pub entities: Vec<(u32, u32, u16)>,
}

impl Analysis {
    /// Appends the analysis of the next piece of the same text, which begins at this byte.
    pub(super) fn append(&mut self, piece: Analysis, start: u32) {
        let first = self.tokens.len() as u32;
        self.labels = piece.labels;
        self.tokens.extend(piece.tokens.into_iter().map(|token| Token {
            start: token.start + start,
            end: token.end + start,
            head: token.head + first,
            ..token
        }));
        self.entities.extend(piece.entities.into_iter().map(|(a, b, kind)| (a + first, b + first, kind)));
    }

    /// The Penn Treebank tag.
    #[must_use]
    pub fn tag(&self, token: usize) -> &str {
        &self.labels.tags[usize::from(self.tokens[token].tag)]
    }

    /// The universal part of speech.
    #[must_use]
    pub fn pos(&self, token: usize) -> &str {
        &self.labels.pos[usize::from(self.tokens[token].pos)]
    }

    /// The universal features; empty where there are none.
    #[must_use]
    pub fn morph(&self, token: usize) -> &str {
        &self.labels.morphs[usize::from(self.tokens[token].morph)]
    }

    /// The relation to the head.
    #[must_use]
    pub fn dep(&self, token: usize) -> &str {
        &self.labels.deps[usize::from(self.tokens[token].dep)]
    }

    /// The head; a root is its own.
    #[must_use]
    pub fn head(&self, token: usize) -> usize {
        self.tokens[token].head as usize
    }

    /// Bytes of the text.
    #[must_use]
    pub fn bytes(&self, token: usize) -> Range<usize> {
        self.tokens[token].start as usize..self.tokens[token].end as usize
    }

    /// Sentences as ranges of tokens, in order, without gaps.
    pub fn sentences(&self) -> impl Iterator<Item = Range<usize>> + '_ {
        let starts = (0..self.tokens.len()).filter(|i| *i == 0 || self.tokens[*i].starts_sentence);
        let ends =
            (1..self.tokens.len()).filter(|i| self.tokens[*i].starts_sentence).chain([self.tokens.len()]);
        starts.zip(ends).map(|(a, b)| a..b)
    }

    /// Named entities: the tokens and the kind.
    pub fn named(&self) -> impl Iterator<Item = (Range<usize>, &str)> {
        self.entities
            .iter()
            .map(|(a, b, kind)| (*a as usize..*b as usize, self.labels.entities[usize::from(*kind)].as_str()))
    }

    /// The words right below a word, in order.
    pub fn children(&self, token: usize) -> impl Iterator<Item = usize> + '_ {
        (0..self.tokens.len()).filter(move |c| *c != token && self.head(*c) == token)
    }

    /// A word and all below it, in order.
    #[must_use]
    pub fn subtree(&self, token: usize) -> Vec<usize> {
        (0..self.tokens.len()).filter(|t| self.dominates(token, *t)).collect()
    }

    /// Whether a word is `below` another or is the same.
    #[must_use]
    pub fn dominates(&self, above: usize, below: usize) -> bool {
        let mut at = below;
        for _ in 0..self.tokens.len() {
            if at == above {
                return true;
            }
            if self.head(at) == at {
                return false;
            }
            at = self.head(at);
        }
        false
    }
}
