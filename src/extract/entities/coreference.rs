//! Short forms, pronouns and nouns that stand for people: which person a word refers to that is no full name.
//!
//! One walk over the text, in its order; the salience of each person rises with each mention and halves with each
//! sentence (after Lappin and Leass 1994). Within a sentence, what is outside quotation marks is resolved first, so that
//! the speaker is known when the quotation is read.

use super::groups;
use super::nominals;
use super::people::{PersonName, words_of};
use super::quotes::{self, Quotes};
use super::roles;
use super::speech;
use crate::article::slug;
use crate::extract::reading::{Found, Reading};
use crate::facts::{EntityKind, MentionKind};
use crate::gazetteer::Gender;
use crate::language::{Dep, Doc, Tag};
use std::collections::{BTreeMap, HashMap};

/// Resolves everything that is no full name.
pub(super) fn find(reading: &mut Reading, single: Vec<PersonName>) {
    let mut walk = Walk::new(reading, single);
    for sentence in 0..walk.reading.doc.sentences.len() {
        walk.sentence(sentence);
    }
}

/// What is known at one place of the text of those spoken of before it.
pub(super) struct Walk<'r, 'a> {
    pub(super) reading: &'r mut Reading<'a>,
    pub(super) quotes: Quotes,
    pub(super) single: HashMap<usize, PersonName>,
    /// People by each word of their names.
    pub(super) by_word: HashMap<String, Vec<usize>>,
    pub(super) salience: BTreeMap<usize, f32>,
    /// Where each person was last named.
    pub(super) last: HashMap<usize, usize>,
    pub(super) genders: HashMap<usize, Gender>,
    /// Who spoke, with the sentence.
    pub(super) speakers: Vec<(usize, usize)>,
    /// Who was the subject of a clause outside quotation marks, with the sentence.
    pub(super) subjects: Vec<(usize, usize)>,
    /// The people of the last group that was named together, with the sentence.
    pub(super) group: Option<(usize, Vec<usize>)>,
}

impl<'r, 'a> Walk<'r, 'a> {
    fn new(reading: &'r mut Reading<'a>, single: Vec<PersonName>) -> Walk<'r, 'a> {
        let quotes = Quotes::of(reading);
        let mut walk = Walk {
            quotes,
            single: single.into_iter().map(|n| (n.tokens.start, n)).collect(),
            by_word: HashMap::new(),
            salience: BTreeMap::new(),
            last: HashMap::new(),
            genders: HashMap::new(),
            speakers: Vec::new(),
            subjects: Vec::new(),
            group: None,
            reading,
        };
        let people = (0..walk.reading.entities.len()).filter(|e| walk.reading.kind(*e) == EntityKind::Person);
        for person in people.collect::<Vec<_>>() {
            walk.learn(person);
        }
        walk
    }

    /// Notes the words of a person's names, and what they tell of the gender.
    pub(super) fn learn(&mut self, person: usize) {
        let draft = &self.reading.entities[person];
        let label = draft.label.clone();
        let mut words: Vec<String> = callable(&label);
        words.extend(draft.aliases.iter().flat_map(|a| callable(a)));
        if words_of(&label).len() >= 3 {
            words.push(words_of(&label).iter().filter_map(|w| w.chars().next()).collect());
        }
        for word in words {
            let known = self.by_word.entry(word).or_default();
            if !known.contains(&person) {
                known.push(person);
            }
        }
        let mut parts = label.split_whitespace();
        if let Some(first) = parts.next()
            && parts.next().is_some()
            && !self.reading.gazetteer.is_family_name(first)
            && let Some(gender) = self.reading.gazetteer.gender(first)
        {
            self.genders.entry(person).or_insert(gender);
        }
    }

    fn sentence(&mut self, number: usize) {
        // Who was not named for five sentences or so is out of mind.
        self.salience.values_mut().for_each(|s| *s *= 0.5);
        self.salience.retain(|_, s| *s > 0.1);
        let doc = self.reading.doc;
        let range = doc.sentences[number].clone();
        let (inside, outside): (Vec<usize>, Vec<usize>) = range.partition(|t| self.quotes.at(*t).is_some());
        for at in outside.into_iter().chain(inside) {
            self.token(at, number);
        }
        groups::note(self, number);
    }

    fn token(&mut self, at: usize, sentence: usize) {
        let doc = self.reading.doc;
        let token = &doc.tokens[at];
        if !token.is_word() {
            return;
        }
        let covered = self.reading.named_at(at).map(|m| (m.tokens.start, m.entities.clone(), m.kind));
        if let Some((start, entities, kind)) = covered {
            if let ([person], MentionKind::Name) = (&entities[..], kind)
                && start == at
                && self.reading.kind(*person) == EntityKind::Person
            {
                let person = *person;
                self.courtesy_gender(at, person);
                roles::beside_name(self.reading, at, person);
                self.note(at, person, sentence);
            }
            return;
        }
        if let Some(name) = self.single.remove(&at) {
            self.short_form(name, sentence, true);
        } else if token.is_capitalised()
            && (token.tag.is_proper() || stands_as_name(doc, at))
            && self.by_word.contains_key(&slug(token.text))
        {
            let tokens = at..at + 1;
            self.short_form(PersonName { tokens }, sentence, false);
        } else if token.is_any(&["he", "him", "his", "himself"]) {
            self.pronoun(at, sentence, Gender::Male);
        } else if token.is_any(&["she", "her", "hers", "herself"]) {
            self.pronoun(at, sentence, Gender::Female);
        } else if token.is_any(&["i", "me", "my", "myself"]) {
            self.first_person(at, sentence);
        } else if token.is_any(&["they", "them", "their", "themselves"]) {
            groups::plural_pronoun(self, at, sentence);
        } else if token.tag.is_noun() {
            if let Some((tokens, people)) = groups::nominal(self, at, sentence) {
                self.refer(tokens, people, MentionKind::Nominal, "entities.nominals.group", sentence);
            } else if let Some((tokens, person)) = nominals::resolve(self, at, sentence) {
                self.refer(tokens, vec![person], MentionKind::Nominal, "entities.nominals.office", sentence);
            }
        }
    }

    /// "Ms. Shalev" is a woman, "King Abdullah" a man; so are "Kim, sister of the leader," and "Ott, the son of".
    pub(super) fn courtesy_gender(&mut self, at: usize, person: usize) {
        let end = self.reading.named_at(at).map_or(at + 1, |m| m.tokens.end);
        if self.reading.token_is(end, &[","]) {
            for t in end + 1..(end + 5).min(self.reading.doc.tokens.len()) {
                if self.reading.doc.tokens[t].dep != Dep::Appos {
                    continue;
                }
                if self.reading.token_is(
                    t,
                    &["sister", "daughter", "wife", "mother", "widow", "queen", "princess", "spokeswoman"],
                ) {
                    self.genders.insert(person, Gender::Female);
                } else if self
                    .reading
                    .token_is(t, &["brother", "son", "husband", "father", "widower", "king", "prince"])
                {
                    self.genders.insert(person, Gender::Male);
                }
            }
        }
        let from = self.reading.doc.sentences[self.reading.doc.sentence_of(at)].start;
        for t in from.max(at.saturating_sub(4))..at {
            if self
                .reading
                .token_is(t, &["mr", "mr.", "sir", "lord", "king", "prince", "emperor", "sultan", "sheikh"])
            {
                self.genders.insert(person, Gender::Male);
            } else if self.reading.token_is(
                t,
                &[
                    "mrs",
                    "mrs.",
                    "ms",
                    "ms.",
                    "miss",
                    "lady",
                    "dame",
                    "queen",
                    "princess",
                    "spokeswoman",
                    "congresswoman",
                    "chairwoman",
                ],
            ) {
                self.genders.insert(person, Gender::Female);
            }
        }
    }

    /// Counts a mention.
    pub(super) fn note(&mut self, at: usize, person: usize, sentence: usize) {
        let doc = self.reading.doc;
        let mut head =
            self.reading.named_at(at).map_or(at, |m| super::names::head_of(self.reading, &m.tokens));
        // "the foreign minister, Anna Ott, said": the apposition is what its noun is.
        if doc.tokens[head].dep == Dep::Appos && self.reading.named_at(doc.tokens[head].head).is_none() {
            head = doc.tokens[head].head;
        }
        let weight = match doc.tokens[head].dep {
            Dep::Nsubj => 8.0,
            Dep::Nsubjpass => 7.0,
            Dep::Dobj | Dep::Dative => 4.0,
            Dep::Poss => 3.5,
            _ => 3.0,
        };
        let weight = if self.quotes.at(at).is_some() { weight * 0.6 } else { weight };
        *self.salience.entry(person).or_default() += weight;
        let last = self.last.entry(person).or_insert(at);
        *last = at.max(*last);
        if self.quotes.at(at).is_none() {
            if self.speech_of(head).is_some() {
                self.speakers.push((sentence, person));
            }
            let above = doc.head(head);
            let main = above.is_some_and(|v| {
                matches!(doc.tokens[v].dep, Dep::Root | Dep::Conj | Dep::Ccomp) || doc.head(v).is_none()
            });
            if matches!(doc.tokens[head].dep, Dep::Nsubj | Dep::Nsubjpass)
                && main
                && self.content_speaker(at).is_none()
            {
                self.subjects.push((sentence, person));
            }
        }
    }

    /// The verb of saying that a word is the subject of; "Ott, who said …" and "according to Ott" count.
    pub(super) fn speech_of(&self, head: usize) -> Option<usize> {
        let doc = self.reading.doc;
        let verb = doc.head(head)?;
        let subject = doc.tokens[head].dep == Dep::Nsubj && speech::frames(self.reading, verb);
        let according = doc.tokens[head].dep == Dep::Pobj
            && doc.tokens[verb].is("to")
            && doc.head(verb).is_some_and(|a| doc.tokens[a].is("according"));
        (subject || according).then_some(verb)
    }

    pub(super) fn refer(
        &mut self,
        tokens: std::ops::Range<usize>,
        people: Vec<usize>,
        kind: MentionKind,
        rule: &'static str,
        sentence: usize,
    ) {
        let at = tokens.start;
        let single = if let [person] = people[..] { Some(person) } else { None };
        self.reading.add(Found { whole: tokens.clone(), tokens, entities: people, kind, rule });
        if let Some(person) = single {
            self.note(at, person, sentence);
        }
    }

    /// Who of these goes on speaking: who spoke last, unless another has been the subject of this paragraph since. "He
    /// added" and "Lee continued" always go on.
    pub(super) fn speaking(&self, sentence: usize, among: &[usize], verb: usize) -> Option<usize> {
        let doc = self.reading.doc;
        let paragraph = doc.paragraph_of(sentence);
        let spoke = self.last_speaker(sentence, among);
        if matches!(&*doc.tokens[verb].lemma, "add" | "continue") && spoke.is_some() {
            return spoke.map(|(_, p)| p);
        }
        let subject = self.subjects.iter().rev().take_while(|(s, _)| doc.paragraph_of(*s) == paragraph);
        let subject = subject.copied().find(|(_, p)| among.contains(p));
        match (spoke, subject) {
            (Some((when, _)), Some((then, other))) if then > when => Some(other),
            (None, Some((_, other))) => Some(other),
            (spoke, _) => spoke.map(|(_, p)| p),
        }
    }

    /// Who spoke last, and in which sentence, among these, at most two paragraphs back.
    pub(super) fn last_speaker(&self, sentence: usize, among: &[usize]) -> Option<(usize, usize)> {
        let doc = self.reading.doc;
        let paragraph = doc.paragraph_of(sentence);
        let recent = self.speakers.iter().rev().take_while(|(s, _)| doc.paragraph_of(*s) + 2 >= paragraph);
        recent.copied().find(|(_, p)| among.contains(p))
    }

    /// The person in whose words or thoughts a token stands: of the quotation, or of the verb of saying above it.
    pub(super) fn content_speaker(&self, at: usize) -> Option<usize> {
        let doc = self.reading.doc;
        let person = |token: usize| {
            let mention = self.reading.named_at(token)?;
            let [person] = mention.entities[..] else { return None };
            (self.reading.kind(person) == EntityKind::Person).then_some(person)
        };
        if let Some(quote) = self.quotes.at(at) {
            return quote.speaker.and_then(person);
        }
        let verb = doc.ancestors(at).take(12).find(|v| {
            speech::frames(self.reading, *v) && quotes::subject(self.reading, *v).is_some_and(|s| s != at)
        })?;
        quotes::subject(self.reading, verb).and_then(person)
    }

    /// The people with a role that fits, the one named last first; of those named so far.
    pub(super) fn latest(&self, people: impl Iterator<Item = usize>) -> Option<usize> {
        people.filter(|p| self.last.contains_key(p)).max_by_key(|p| self.last[p])
    }
}

/// Whether two titles name one office: the same, or the one with more words.
pub(super) fn same_office(a: &str, b: &str) -> bool {
    a == b || a.ends_with(&format!(" {b}")) || b.ends_with(&format!(" {a}"))
}

/// The words of a name that its bearer may be called by alone: not the father's name behind "bin", not small words.
fn callable(name: &str) -> Vec<String> {
    let words = words_of(name);
    let small = |w: &str| {
        matches!(
            w,
            "bin"
                | "ibn"
                | "bint"
                | "al"
                | "el"
                | "van"
                | "von"
                | "der"
                | "den"
                | "de"
                | "da"
                | "dos"
                | "of"
                | "the"
        )
    };
    let father = |i: usize| i > 0 && matches!(words[i - 1].as_str(), "bin" | "ibn" | "bint");
    (0..words.len())
        .filter(|i| !small(&words[*i]) && !father(*i) && words[*i].len() > 1)
        .map(|i| words[i].clone())
        .collect()
}

/// Whether a capitalised word that the tagger takes for no name stands where a name does, with no article or adjective:
/// "Ottanese later said", but not "Brown rice".
fn stands_as_name(doc: &Doc, at: usize) -> bool {
    let token = &doc.tokens[at];
    matches!(token.tag, Tag::Nn | Tag::Nns | Tag::Jj | Tag::Rb | Tag::Fw)
        && !matches!(token.dep, Dep::Amod | Dep::Compound)
        && doc.child_by(at, &[Dep::Det, Dep::Poss, Dep::Amod]).is_none()
}
