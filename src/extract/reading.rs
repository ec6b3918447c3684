//! One article while it is being read: what the extractors share before it becomes [`Facts`](crate::facts::Facts).

use super::entities::Phrases;
use super::pattern::{Atom, Content};
use crate::article::Article;
use crate::facts::{Edtf, EntityKind, MentionKind, Span, TextIndex};
use crate::gazetteer::Gazetteer;
use crate::language::Doc;
use std::ops::Range;

/// An article with its tokens and everything found so far. Entities, dates and mentions are numbered as found.
pub struct Reading<'a> {
    /// The article.
    pub article: &'a Article,
    /// Its tokens.
    pub doc: &'a Doc<'a>,
    /// Bytes to code points.
    pub index: TextIndex<'a>,
    /// Known names.
    pub gazetteer: &'a Gazetteer,
    /// The gazetteer's names by their tokens.
    pub phrases: &'a Phrases,
    /// Who and where.
    pub entities: Vec<Draft>,
    /// Where they are referred to, by first token, the longer first.
    pub mentions: Vec<Found>,
    /// Dates, by first token.
    pub dates: Vec<FoundDate>,
    /// Offices.
    pub roles: Vec<FoundRole>,
    /// The atoms of each sentence; empty until [`Reading::build_atoms`].
    pub atoms: Vec<Vec<Atom>>,
}

/// An entity while its names are still being gathered.
#[derive(Clone, Debug, PartialEq)]
pub struct Draft {
    /// What it is.
    pub kind: EntityKind,
    /// The fullest name so far.
    pub label: String,
    /// Other names.
    pub aliases: Vec<String>,
    /// ISO 3166-1 alpha-3, for countries.
    pub iso3: Option<String>,
    /// IRIs of the same thing elsewhere.
    pub same_as: Vec<String>,
}

/// A mention in tokens.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    /// The name alone.
    pub tokens: Range<usize>,
    /// With titles and determiners before it.
    pub whole: Range<usize>,
    /// Which entities; several for "the two leaders".
    pub entities: Vec<usize>,
    /// How it refers.
    pub kind: MentionKind,
    /// Found by which rule.
    pub rule: &'static str,
}

/// A date in tokens.
#[derive(Clone, Debug, PartialEq)]
pub struct FoundDate {
    /// Where.
    pub tokens: Range<usize>,
    /// What it denotes.
    pub value: Edtf,
    /// Found by which rule.
    pub rule: &'static str,
}

/// An office in tokens.
#[derive(Clone, Debug, PartialEq)]
pub struct FoundRole {
    /// Who.
    pub person: usize,
    /// Lower case, without the country.
    pub title: String,
    /// Of which country or organization.
    pub of: Option<usize>,
    /// "former", "then-".
    pub former: bool,
    /// Title and name.
    pub tokens: Range<usize>,
    /// Found by which rule.
    pub rule: &'static str,
}

impl<'a> Reading<'a> {
    /// An article of which nothing is known yet.
    #[must_use]
    pub fn new(
        article: &'a Article,
        doc: &'a Doc<'a>,
        gazetteer: &'a Gazetteer,
        phrases: &'a Phrases,
    ) -> Reading<'a> {
        Reading {
            article,
            doc,
            index: TextIndex::new(&article.text),
            gazetteer,
            phrases,
            entities: Vec::new(),
            mentions: Vec::new(),
            dates: Vec::new(),
            roles: Vec::new(),
            atoms: Vec::new(),
        }
    }

    /// The code points of a row of tokens.
    #[must_use]
    pub fn span(&self, tokens: Range<usize>) -> Option<Span> {
        (tokens.start < tokens.end).then(|| self.index.span(self.doc.bytes(tokens))).flatten()
    }

    /// The outermost mention that covers a token.
    #[must_use]
    pub fn mention_at(&self, token: usize) -> Option<&Found> {
        self.mentions.iter().filter(|m| m.whole.contains(&token)).max_by_key(|m| m.whole.len())
    }

    /// Adds a mention of one entity and keeps the order.
    pub fn mention(&mut self, tokens: Range<usize>, entity: usize, kind: MentionKind, rule: &'static str) {
        self.add(Found { whole: tokens.clone(), tokens, entities: vec![entity], kind, rule });
    }

    /// Adds a mention and keeps the order.
    pub fn add(&mut self, found: Found) {
        let key = |m: &Found| (m.whole.start, usize::MAX - m.whole.end);
        let at = self.mentions.partition_point(|m| key(m) <= key(&found));
        self.mentions.insert(at, found);
    }

    /// The kind of an entity.
    #[must_use]
    pub fn kind(&self, entity: usize) -> EntityKind {
        self.entities[entity].kind
    }

    /// Whether the text of a token is one of these words.
    #[must_use]
    pub fn token_is(&self, token: usize, words: &[&str]) -> bool {
        self.doc.tokens.get(token).is_some_and(|t| t.is_any(words))
    }

    /// Cuts every sentence into atoms. Called once entities and dates are known.
    pub fn build_atoms(&mut self) {
        self.atoms = self.doc.sentences.iter().map(|s| self.atoms_of(s.clone())).collect();
    }

    fn atoms_of(&self, sentence: Range<usize>) -> Vec<Atom> {
        let mut atoms = Vec::new();
        let mut at = sentence.start;
        while at < sentence.end {
            let mention = self.mentions.iter().filter(|m| m.whole.start == at).max_by_key(|m| m.whole.len());
            let date = self.dates.iter().position(|d| d.tokens.start == at);
            let (end, content) = match (mention, date) {
                (Some(m), _) => {
                    (m.whole.end, Content::Entities(m.entities.clone(), self.kind(m.entities[0])))
                }
                (None, Some(d)) => (self.dates[d].tokens.end, Content::Date(d)),
                (None, None) => (at + 1, Content::Token(self.doc.tokens[at].text.to_lowercase())),
            };
            atoms.push(Atom { tokens: at..end, content });
            at = end;
        }
        atoms
    }
}
