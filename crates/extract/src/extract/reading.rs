//! One article while it is being read: what the extractors share before it becomes [`Facts`](crate::facts::Facts).

mod concordance;
mod known;
mod mentions;
mod offices;
mod spellings;
mod states;

use concordance::Concordance;
pub(in crate::extract) use concordance::within;
use known::Known;
pub use mentions::Mentions;
pub use offices::Offices;
use spellings::Spellings;

use super::claims::FoundClaims;
use super::negation::{self, Taken};
use super::pattern::Wanted;
use super::speech::{Cues, Quotes};
use super::voice::{Voice, Voices};
use super::words::{Phrases, Words};
use crate::article::Article;
use crate::facts::{Edtf, EntityKind, MentionKind, Span, TextIndex};
use crate::gazetteer::Gazetteer;
use crate::language::{Dep, Doc, Relation};
use rustc_hash::FxHashMap;
use std::cell::OnceCell;
use std::ops::Range;
use std::sync::Arc;

/// An article with its tokens and everything found so far. Entities, dates and mentions are numbered as found.
pub struct Reading<'a> {
    /// The article.
    pub article: &'a Article,
    /// Its tokens.
    pub doc: &'a Doc<'a>,
    /// Bytes to code points.
    pub index: TextIndex<'a>,
    /// What is known of words.
    pub words: &'a Words,
    /// Known names.
    pub gazetteer: &'a Gazetteer,
    /// The gazetteer's names by their tokens.
    pub phrases: &'a Phrases,
    /// Words that report.
    pub cues: &'a Cues,
    /// What stands between quotation marks.
    pub quotes: Quotes,
    /// Who and where.
    pub entities: Vec<Draft>,
    /// Where they are referred to, by first token, the longer first.
    pub mentions: Mentions,
    /// Dates, by first token.
    pub dates: Vec<FoundDate>,
    /// Offices.
    pub roles: Offices,
    /// Who says what, in the order of the text.
    pub claims: FoundClaims,
    /// Who vouches for which word.
    pub voices: Voices,
    /// What lists are asked by for each token.
    spellings: Spellings,
    /// Where each word stands.
    concordance: Concordance,
    /// What was found out once.
    known: Known<'a>,
    /// How many tokens the office has that begins at each token; 0 for none.
    pub(super) title_lengths: Vec<u8>,
    /// One more than the number of the date that each token belongs to; empty until dates are found.
    dated: Vec<u32>,
    by_name: FxHashMap<EntityKind, FxHashMap<String, usize>>,
    /// The first country of each code; made when it is asked for, once all are found.
    by_iso3: OnceCell<FxHashMap<String, usize>>,
    /// The first word of each lemma, in lower case; made when it is asked for.
    first_of_lemma: OnceCell<FxHashMap<String, usize>>,
    /// What each word's own clause leaves of it, once that was asked for: the mood of each event and tie asks it of all words above.
    taken: Vec<OnceCell<Option<Taken>>>,
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
    pub rule: Arc<str>,
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
    /// The word that asserts it, where a clause does; a title or apposition is given in passing.
    pub asserted: Option<usize>,
    /// Who vouches for it, once claims are found.
    pub voice: Voice,
    /// Title and name.
    pub tokens: Range<usize>,
    /// Found by which rule.
    pub rule: &'static str,
}

impl<'a> Reading<'a> {
    /// An article of which nothing is known yet.
    #[must_use]
    pub fn new(article: &'a Article, doc: &'a Doc<'a>, words: &'a Words, cues: &'a Cues) -> Reading<'a> {
        let spellings = Spellings::of(doc);
        Reading {
            article,
            doc,
            index: TextIndex::new(&article.text),
            words,
            gazetteer: &words.gazetteer,
            phrases: &words.phrases,
            cues,
            quotes: Quotes::of(doc, cues),
            entities: Vec::new(),
            mentions: Mentions::in_sentences(doc),
            dates: Vec::new(),
            roles: Offices::default(),
            claims: FoundClaims::default(),
            voices: Voices::default(),
            concordance: Concordance::of(doc, spellings.forms()),
            spellings,
            known: Known::of(doc),
            title_lengths: Vec::new(),
            dated: Vec::new(),
            by_name: FxHashMap::default(),
            by_iso3: OnceCell::new(),
            first_of_lemma: OnceCell::new(),
            taken: vec![OnceCell::new(); doc.tokens.len()],
        }
    }

    /// The entity of this kind and name, made at its first mention.
    pub(super) fn entity(&mut self, kind: EntityKind, label: &str) -> usize {
        let spelled = (kind == EntityKind::Place).then(|| self.spelled(label)).flatten();
        let label = spelled.as_deref().unwrap_or(label);
        match self.by_name.get(&kind).and_then(|names| names.get(label)) {
            Some(known) => *known,
            None => self.new_entity(kind, label),
        }
    }

    /// "NEW DELHI", as at the head of a report: a known place under its usual spelling.
    fn spelled(&self, label: &str) -> Option<String> {
        if label.chars().any(char::is_lowercase) || !label.contains(' ') {
            return None;
        }
        let word = |w: &str| {
            let mut letters = w.chars();
            let first = letters.next().into_iter();
            first.chain(letters.flat_map(char::to_lowercase)).collect::<String>()
        };
        let usual = label.split(' ').map(word).collect::<Vec<_>>().join(" ");
        (!self.gazetteer.entries(&usual).is_empty()).then_some(usual)
    }

    /// A new entity.
    pub(super) fn new_entity(&mut self, kind: EntityKind, label: &str) -> usize {
        let draft =
            Draft { kind, label: label.to_owned(), aliases: Vec::new(), iso3: None, same_as: Vec::new() };
        self.entities.push(draft);
        let number = self.entities.len() - 1;
        self.name(kind, label, number);
        number
    }

    /// Adds another name of an entity.
    pub(super) fn alias(&mut self, entity: usize, name: &str) {
        let draft = &mut self.entities[entity];
        if draft.label != name && !draft.aliases.iter().any(|a| a == name) {
            draft.aliases.push(name.to_owned());
        }
        let kind = draft.kind;
        self.name(kind, name, entity);
    }

    /// Notes by which name an entity is found; the first who bears it stays.
    fn name(&mut self, kind: EntityKind, name: &str, entity: usize) {
        let names = self.by_name.entry(kind).or_default();
        if !names.contains_key(name) {
            names.insert(name.to_owned(), entity);
        }
    }

    /// The country of this code, where the article names it. Only for what comes after entities are found.
    #[must_use]
    pub(super) fn country(&self, iso3: &str) -> Option<usize> {
        let index = self.by_iso3.get_or_init(|| {
            let mut index = FxHashMap::default();
            for (number, entity) in self.entities.iter().enumerate() {
                if let Some(code) = &entity.iso3 {
                    index.entry(code.clone()).or_insert(number);
                }
            }
            index
        });
        index.get(iso3).copied()
    }

    /// The mentions that begin in a sentence, by first token.
    #[must_use]
    pub fn mentions_of_sentence(&self, sentence: usize) -> &[Found] {
        self.mentions.of_sentence(sentence)
    }

    /// A row of tokens as it stands, but for the ends of lines.
    #[must_use]
    pub(super) fn on_one_line(&self, tokens: Range<usize>) -> String {
        let text = self.doc.slice(tokens);
        // Most have none, which is cheaper to tell than to replace them.
        let broken = text.bytes().any(|b| matches!(b, b'\n' | b'\r'));
        if broken { text.replace(['\n', '\r'], " ") } else { text.to_owned() }
    }

    /// The code points of a row of tokens.
    #[must_use]
    pub fn span(&self, tokens: Range<usize>) -> Option<Span> {
        (tokens.start < tokens.end).then(|| self.span_of(self.doc.bytes(tokens))).flatten()
    }

    /// The code points of the file that a range of what the engine reads stands for.
    #[must_use]
    pub fn span_of(&self, bytes: Range<usize>) -> Option<Span> {
        self.index.span(self.article.in_file(bytes))
    }

    /// The outermost mention that covers a token.
    #[must_use]
    pub fn mention_at(&self, token: usize) -> Option<&Found> {
        if token >= self.doc.tokens.len() {
            return None;
        }
        let sentence = self.mentions_of_sentence(self.doc.sentence_of(token));
        sentence.iter().filter(|m| m.whole.contains(&token)).max_by_key(|m| m.whole.len())
    }

    /// The mention whose name a token belongs to, the longest first.
    #[inline]
    #[must_use]
    pub fn named_at(&self, token: usize) -> Option<&Found> {
        self.mentions.longest_at(token)
    }

    /// All mentions whose names a token belongs to, by their first token.
    #[inline]
    pub fn mentions_at(&self, token: usize) -> impl Iterator<Item = &Found> {
        self.mentions.at(token)
    }

    /// The longest mention that starts at a token, titles and determiners before the name included.
    #[must_use]
    pub fn mention_from(&self, token: usize) -> Option<&Found> {
        let here = self.mentions.from(token).take_while(|m| m.whole.start == token);
        here.max_by_key(|m| m.tokens.len())
    }

    /// What a noun denotes among these kinds, each with the words that say so: the entities of the mention that it is the
    /// head of; or those that it acts for: "French troops", "the government of France", "Ott's spokesman", "ministers
    /// from France and Spain". Dates where dates are asked for.
    #[must_use]
    pub(super) fn denoted(&self, token: usize, kinds: &[Wanted]) -> Vec<(usize, Vec<usize>)> {
        if kinds.contains(&Wanted::Date)
            && let Some(date) = self.date_at(token)
        {
            return vec![(date, self.dates[date].tokens.clone().collect())];
        }
        let fits = |e: &usize| kinds.iter().any(|k| k.holds(self.kind(*e)));
        if let Some(mention) = self.named_at(token) {
            if self.is_of_a_people(mention) {
                return Vec::new();
            }
            // The adjective is no actor: "French wine" is met by no one.
            let adjective =
                self.doc.tokens[token].tag.is_adjective() && self.doc.tokens[token].dep == Dep::Amod;
            return mention
                .entities
                .iter()
                .copied()
                .filter(|e| fits(e) && !adjective)
                .map(|e| (e, mention.tokens.clone().collect()))
                .collect();
        }
        if let Some(name) = self.titled(token).or_else(|| self.identified(token)) {
            return self.denoted(name, kinds);
        }
        let noun = &self.doc.tokens[token];
        if !noun.tag.is_noun() || !self.has_common_lemma(token, &self.words.actors.delegates) {
            return Vec::new();
        }
        self.acted_for(token, kinds)
    }

    /// Those that a noun acts for.
    fn acted_for(&self, token: usize, kinds: &[Wanted]) -> Vec<(usize, Vec<usize>)> {
        let fits = |e: &usize| kinds.iter().any(|k| k.holds(self.kind(*e)));
        let noun = &self.doc.tokens[token];
        let mut found: Vec<(usize, Vec<usize>)> = Vec::new();
        let of_front = self.is_of_front(token);
        for argument in self.doc.arguments(token).iter().copied() {
            if of_front && argument.relation == Relation::Owner {
                continue;
            }
            let acts_for = match argument.relation {
                Relation::Owner | Relation::Modifier => true,
                // "the government in Paris"
                Relation::Behind(p) if self.token_is(p, &["in"]) => {
                    self.words.actors.state_organs.contains(&noun.lemma) && self.is_capital(argument.token)
                }
                Relation::Behind(p) => self.token_is(p, &["of", "from"]),
                _ => false,
            };
            if !acts_for {
                continue;
            }
            for head in self.doc.conjuncts(argument.token).iter().copied() {
                let Some(mention) = self.named_at(head).filter(|m| !self.is_of_a_people(m)) else {
                    // "delegates of Chad's government and the Front"
                    if self.words.actors.state_organs.contains(&self.doc.tokens[head].lemma) {
                        found.extend(self.denoted(head, kinds));
                    }
                    continue;
                };
                let entities = self.governed_from(token, mention).unwrap_or_else(|| mention.entities.clone());
                for entity in entities.iter().filter(|e| fits(e)) {
                    let mut words: Vec<usize> = mention.tokens.clone().collect();
                    words.push(token);
                    let Some(entity) = self.state_of(token, *entity) else { continue };
                    if found.iter().all(|(e, _)| *e != entity) {
                        found.push((entity, words));
                    }
                }
            }
        }
        found
    }

    /// The person whose name stands beside a noun for an office or relation: "his counterpart, Bo Berg", "the emir of
    /// Qatar, Sheikh Tamim".
    #[must_use]
    pub(super) fn named_beside(&self, noun: usize) -> Option<usize> {
        let doc = self.doc;
        let lemma = &*doc.tokens.get(noun)?.lemma;
        if !doc.tokens[noun].tag.is_noun()
            || !(self.words.actors.delegates.contains(lemma) || self.words.actors.fellows.contains(lemma))
        {
            return None;
        }
        let person = |m: &Found| match m.entities[..] {
            [one] if self.kind(one) == EntityKind::Person => Some(one),
            _ => None,
        };
        let apposed = doc.children_by(noun, &[Dep::Appos]).find_map(|a| person(self.named_at(a)?));
        // The parser often hangs the name on something else; the comma tells. Titles may stand before the name.
        let beside = || {
            let of = self.token_is(noun + 1, &["of"]).then(|| self.mention_from(noun + 2)).flatten();
            let comma = of.map_or(noun + 1, |m| m.tokens.end);
            let titles = (comma + 1..comma + 5)
                .take_while(|t| doc.tokens.get(*t).is_some_and(|t| t.is_capitalised() || t.is("of")));
            let named = self.token_is(comma, &[","]).then(|| titles.filter_map(|t| self.named_at(t)));
            named.and_then(|mut mentions| mentions.find_map(person))
        };
        apposed.or_else(beside)
    }

    /// Adds a mention of one entity and keeps the order.
    pub fn mention(&mut self, tokens: Range<usize>, entity: usize, kind: MentionKind, rule: &'static str) {
        self.add(Found { whole: tokens.clone(), tokens, entities: vec![entity], kind, rule });
    }

    /// Adds a mention and keeps the order.
    pub fn add(&mut self, found: Found) {
        self.mentions.add(found);
    }

    /// The offices of a person that a voice may rest on: its own and the article's, not those that others claim.
    pub fn offices_of(&self, voice: Voice, person: usize) -> impl Iterator<Item = &FoundRole> {
        self.roles.of(person).filter(move |r| r.voice == Voice::Article || r.voice == voice)
    }

    /// The first token with a lemma, given in lower case.
    pub(super) fn first_with_lemma(&self, lemma: &str) -> Option<usize> {
        let index = self.first_of_lemma.get_or_init(|| {
            let mut index = FxHashMap::default();
            for (at, token) in self.doc.tokens.iter().enumerate() {
                index.entry(token.lemma.to_lowercase()).or_insert(at);
            }
            index
        });
        index.get(lemma).copied()
    }

    /// What a word's own clause leaves of it.
    pub(super) fn taken(&self, word: usize) -> Option<Taken> {
        *self.taken[word].get_or_init(|| negation::own(self.doc, word))
    }

    /// The number of the date that a token belongs to.
    #[inline]
    #[must_use]
    pub fn date_at(&self, token: usize) -> Option<usize> {
        self.dated.get(token).and_then(|number| (*number as usize).checked_sub(1))
    }

    /// Notes which tokens belong to dates, once all are found and in order; of two at a token the first.
    pub(super) fn index_dates(&mut self) {
        self.dated = vec![0; self.doc.tokens.len()];
        for (number, date) in self.dates.iter().enumerate().rev() {
            self.dated[date.tokens.clone()].fill(number as u32 + 1);
        }
    }

    /// The kind of an entity.
    #[inline]
    #[must_use]
    pub fn kind(&self, entity: usize) -> EntityKind {
        self.entities[entity].kind
    }

    /// Whether the text of a token is one of these words.
    #[inline]
    #[must_use]
    pub fn token_is(&self, token: usize, words: &[&str]) -> bool {
        self.doc.tokens.get(token).is_some_and(|t| t.is_any(words))
    }
}
