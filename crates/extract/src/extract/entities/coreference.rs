//! Short forms, pronouns and nouns that stand for people: which person a word refers to that is no full name.
//!
//! One walk over the text, in its order; the salience of each person rises with each mention and halves with each
//! sentence (after Lappin and Leass 1994). Within a sentence, what is outside quotation marks is resolved first, so that
//! the speaker is known when the quotation is read.

use super::groups;
use super::nominals;
use super::people::{PersonName, words_of};
use super::roles;
use crate::article::slug;
use crate::extract::reading::{Found, Reading};
use crate::extract::speech;
use crate::facts::{EntityKind, MentionKind};
use crate::gazetteer::{Gender, Rank};
use crate::language::{Dep, Doc, Tag};
use rustc_hash::FxHashMap;
use std::collections::{BTreeMap, BTreeSet};

/// Resolves everything that is no full name.
pub(super) fn find(reading: &mut Reading, single: Vec<PersonName>) {
    let mut walk = Walk::new(reading, single);
    for sentence in 0..walk.reading.doc.sentences.len() {
        walk.sentence(sentence);
    }
}

/// A pronoun that stands for people, in any of its forms.
#[derive(Clone, Copy, Debug)]
enum Pronoun {
    He,
    She,
    I,
    They,
}

/// What is known at one place of the text of those spoken of before it.
pub(super) struct Walk<'r, 'a> {
    pub(super) reading: &'r mut Reading<'a>,
    /// Names of one word that are not resolved yet, by their first tokens.
    pub(super) single: Vec<Option<PersonName>>,
    /// The pronoun, if any, that each token is.
    pronouns: Vec<Option<Pronoun>>,
    /// People by each word of their names.
    pub(super) by_word: FxHashMap<String, Vec<usize>>,
    pub(super) salience: BTreeMap<usize, f32>,
    /// Where each person was last named.
    pub(super) last: FxHashMap<usize, usize>,
    /// Where each person was first named or meant.
    pub(super) first: FxHashMap<usize, usize>,
    pub(super) genders: FxHashMap<usize, Gender>,
    /// What a name of one word tells of the gender: it may be a family name as well.
    pub(super) likely: FxHashMap<usize, Gender>,
    /// Who spoke, with the sentence.
    pub(super) speakers: Vec<(usize, usize)>,
    /// Who was the subject of a clause outside quotation marks, with the sentence.
    pub(super) subjects: Vec<(usize, usize)>,
    /// The people of the last group that was named together, with the sentence.
    pub(super) group: Option<(usize, Vec<usize>)>,
    /// Who was called "he" or "she" last, with the sentence.
    pub(super) called: FxHashMap<usize, (Gender, usize)>,
    /// Who was named, with the sentence, in the order of the walk.
    noted: Vec<(usize, usize)>,
    /// Who of those named holds which office.
    pub(super) holders: Holders,
}

impl<'r, 'a> Walk<'r, 'a> {
    fn new(reading: &'r mut Reading<'a>, single: Vec<PersonName>) -> Walk<'r, 'a> {
        let mut unresolved = vec![None; reading.doc.tokens.len()];
        for name in single {
            let at = name.tokens.start;
            unresolved[at] = Some(name);
        }
        let mut walk = Walk {
            single: unresolved,
            pronouns: pronouns(reading),
            by_word: FxHashMap::default(),
            salience: BTreeMap::new(),
            last: FxHashMap::default(),
            first: FxHashMap::default(),
            genders: FxHashMap::default(),
            likely: FxHashMap::default(),
            speakers: Vec::new(),
            subjects: Vec::new(),
            group: None,
            called: FxHashMap::default(),
            noted: Vec::new(),
            holders: Holders::default(),
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
        let all = words_of(&label);
        let mut words: Vec<String> = callable(&all);
        words.extend(draft.aliases.iter().flat_map(|a| callable(&words_of(a))));
        if all.len() >= 3 {
            words.push(all.iter().filter_map(|w| w.chars().next()).collect());
        }
        for word in words {
            // People are learnt in the order of their numbers.
            let known = self.by_word.entry(word).or_default();
            if known.last() != Some(&person) {
                known.push(person);
            }
        }
        let mut parts = label.split_whitespace();
        if let Some(first) = parts.next()
            && !self.reading.gazetteer.is_family_name(first)
            && let Some(gender) = self.reading.gazetteer.gender(first)
        {
            let told = if parts.next().is_some() { &mut self.genders } else { &mut self.likely };
            told.entry(person).or_insert(gender);
        }
    }

    fn sentence(&mut self, number: usize) {
        // Who was not named for five sentences or so is out of mind.
        self.salience.values_mut().for_each(|s| *s *= 0.5);
        self.salience.retain(|_, s| *s > 0.1);
        let doc = self.reading.doc;
        let range = doc.sentences[number].clone();
        let mut inside = Vec::new();
        for at in range {
            if self.reading.quotes.at(at).is_some() {
                inside.push(at);
            } else {
                self.token(at, number);
            }
        }
        for at in inside {
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
        if let Some(mention) = self.reading.named_at(at) {
            if let ([person], MentionKind::Name) = (&mention.entities[..], mention.kind)
                && mention.tokens.start == at
                && self.reading.kind(*person) == EntityKind::Person
            {
                let person = *person;
                self.courtesy_gender(at, person);
                roles::beside_name(self.reading, at, person);
                self.note(at, person, sentence);
            }
            return;
        }
        if let Some(name) = self.single[at].take() {
            self.short_form(name, sentence, true);
        } else if token.is_capitalised()
            && (token.tag.is_proper() || stands_as_name(doc, at))
            && self.by_word.contains_key(&slug(token.text))
        {
            let tokens = at..at + 1;
            self.short_form(PersonName { tokens }, sentence, false);
        } else {
            match self.pronouns[at] {
                Some(Pronoun::He) => self.pronoun(at, sentence, Gender::Male),
                Some(Pronoun::She) => self.pronoun(at, sentence, Gender::Female),
                Some(Pronoun::I) => self.first_person(at, sentence),
                Some(Pronoun::They) => groups::plural_pronoun(self, at, sentence),
                None if token.tag.is_noun() => self.noun(at, sentence),
                None => {}
            }
        }
    }

    /// A common noun that may stand for somebody named before: "the two leaders", "the president".
    fn noun(&mut self, at: usize, sentence: usize) {
        if let Some((tokens, people)) = groups::nominal(self, at, sentence) {
            self.refer(tokens, people, MentionKind::Nominal, "entities.nominals.group", sentence);
        } else if let Some((tokens, person)) = nominals::resolve(self, at, sentence) {
            self.refer(tokens, vec![person], MentionKind::Nominal, "entities.nominals.office", sentence);
        }
    }

    /// "Ms. Shalev" is a woman, "King Abdullah" a man; so are "Kim, sister of the leader," and "Ott, the son of".
    pub(super) fn courtesy_gender(&mut self, at: usize, person: usize) {
        let names = &self.reading.words.names;
        let end = self.reading.named_at(at).map_or(at + 1, |m| m.tokens.end);
        if self.reading.token_is(end, &[","]) {
            for t in end + 1..(end + 5).min(self.reading.doc.tokens.len()) {
                if self.reading.doc.tokens[t].dep != Dep::Appos {
                    continue;
                }
                if self.reading.token_in(t, &names.she_is) {
                    self.genders.insert(person, Gender::Female);
                } else if self.reading.token_in(t, &names.he_is) {
                    self.genders.insert(person, Gender::Male);
                }
            }
        }
        let from = self.reading.doc.sentences[self.reading.doc.sentence_of(at)].start;
        for t in from.max(at.saturating_sub(4))..at {
            if self.reading.token_in(t, &names.he_before) {
                self.genders.insert(person, Gender::Male);
            } else if self.reading.token_in(t, &names.she_before) {
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
            Dep::Nsubj if !self.leads_its_sentence(head) => 6.0,
            Dep::Nsubj => 8.0,
            Dep::Nsubjpass => 7.0,
            // Whom a clause ends with, and whose something is, are hardly less spoken of than who acts.
            Dep::Dobj | Dep::Dative => 5.5,
            Dep::Poss => 5.0,
            _ => 3.0,
        };
        let weight = if self.reading.quotes.at(at).is_some() { weight * 0.6 } else { weight };
        // Who is named more often is not meant the more: the last time counts in full.
        let held = self.salience.entry(person).or_default();
        *held = (*held * 0.5 + weight).max(*held);
        let first = self.first.entry(person).or_insert(at);
        *first = at.min(*first);
        let last = self.last.entry(person).or_insert(at);
        *last = at.max(*last);
        self.noted.push((sentence, person));
        self.holders.note(self.reading, person, *last);
        if self.reading.quotes.at(at).is_none() {
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

    /// Whether a subject is that of its sentence's main clause, or of one joined to it.
    fn leads_its_sentence(&self, subject: usize) -> bool {
        let doc = self.reading.doc;
        let joined = |v: &usize| doc.head(*v).filter(|_| doc.tokens[*v].dep == Dep::Conj);
        let verb = std::iter::successors(doc.head(subject), joined).last();
        verb.is_some_and(|v| doc.head(v).is_none())
    }

    /// The verb of saying that a word is the subject of; "Ott, who said …" and "according to Ott" count.
    pub(super) fn speech_of(&self, head: usize) -> Option<usize> {
        let doc = self.reading.doc;
        let verb = doc.head(head)?;
        let subject = doc.tokens[head].dep == Dep::Nsubj && self.reading.cues.frames(doc, verb);
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
        let near = |s: usize| s + REMEMBERED >= sentence && doc.paragraph_of(s) == paragraph;
        let subject = self.subjects.iter().rev().take_while(|(s, _)| near(*s));
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
        let near = |s: usize| s + REMEMBERED >= sentence && doc.paragraph_of(s) + 2 >= paragraph;
        let recent = self.speakers.iter().rev().take_while(|(s, _)| near(*s));
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
        // "He left," Ott said: who speaks may be named behind the quotation, by a short form that is not yet resolved.
        let called = |token: usize| {
            let name = Some(&doc.tokens[token]).filter(|word| word.tag.is_proper())?;
            let known = self.by_word.get(&slug(name.text))?;
            if let [only] = known[..] { Some(only) } else { None }
        };
        if let Some(quote) = self.reading.quotes.at(at) {
            return quote.speaker.and_then(|s| person(s).or_else(|| called(s)));
        }
        let verb = doc.ancestors(at).take(12).find(|v| {
            self.reading.cues.frames(doc, *v) && speech::subject(doc, *v).is_some_and(|s| s != at)
        })?;
        speech::subject(doc, verb).and_then(person)
    }

    /// Who was named in the last so many sentences before this one, or in it.
    pub(super) fn named_lately(&self, sentence: usize, within: usize) -> BTreeSet<usize> {
        let near = self.noted.iter().rev().take_while(|(s, _)| s + within >= sentence);
        near.map(|(_, person)| *person).collect()
    }

    /// Those who may be called by a word; of very many, those who were named lately.
    pub(super) fn called(&self, word: &str) -> Vec<usize> {
        const MANY: usize = 200;
        let Some(known) = self.by_word.get(word) else { return Vec::new() };
        if known.len() <= MANY {
            return known.clone();
        }
        let lately: BTreeSet<usize> = self.noted.iter().rev().take(3 * MANY).map(|(_, p)| *p).collect();
        lately.into_iter().filter(|p| known.binary_search(p).is_ok()).collect()
    }
}

/// So many sentences back somebody is looked for who speaks: far more than any paragraph has, so that a text without paragraphs
/// does not take the square of its time.
const REMEMBERED: usize = 300;

/// Who of those named so far holds an office, the one named last.
#[derive(Default)]
pub(super) struct Holders {
    by_title: FxHashMap<String, Held>,
}

/// Who was named last of those who hold an office of one title, with the place: those of one country or body, and all.
#[derive(Default)]
pub(super) struct Held {
    pub(super) rank: Option<Rank>,
    of: FxHashMap<(Option<usize>, bool), (usize, usize)>,
    all: FxHashMap<bool, (usize, usize)>,
}

impl Holders {
    fn note(&mut self, reading: &Reading, person: usize, at: usize) {
        for role in reading.roles.kinds_of(person) {
            if !self.by_title.contains_key(&role.title) {
                let rank = reading.gazetteer.title(&role.title).map(|t| t.rank);
                self.by_title.insert(role.title.clone(), Held { rank, ..Held::default() });
            }
            let Some(held) = self.by_title.get_mut(&role.title) else { continue };
            let named = (at, person);
            let of = held.of.entry((role.of, role.former)).or_insert(named);
            let all = held.all.entry(role.former).or_insert(named);
            for last in [of, all] {
                if last.0 <= at {
                    *last = named;
                }
            }
        }
    }

    /// The one named last of those found by title.
    pub(super) fn latest(&self, find: impl Fn(&str, &Held) -> Option<(usize, usize)>) -> Option<usize> {
        let found = self.by_title.iter().filter_map(|(title, held)| find(title, held));
        found.max().map(|(_, person)| person)
    }
}

impl Held {
    /// Who holds it of this country or body, or without one.
    pub(super) fn of(&self, of: Option<usize>, former: bool) -> Option<(usize, usize)> {
        self.of.get(&(of, former)).copied()
    }

    /// Who holds it of whatever.
    pub(super) fn any(&self, former: bool) -> Option<(usize, usize)> {
        self.all.get(&former).copied()
    }
}

/// The pronoun, if any, that each token is.
fn pronouns(reading: &Reading) -> Vec<Option<Pronoun>> {
    let mut pronouns = vec![None; reading.doc.tokens.len()];
    for (pronoun, forms) in [
        (Pronoun::He, ["he", "him", "his", "himself"]),
        (Pronoun::She, ["she", "her", "hers", "herself"]),
        (Pronoun::I, ["i", "me", "my", "myself"]),
        (Pronoun::They, ["they", "them", "their", "themselves"]),
    ] {
        reading.tokens_that_are(&forms).into_iter().for_each(|t| pronouns[t] = Some(pronoun));
    }
    pronouns
}

/// The words of a name that its bearer may be called by alone: not the father's name behind "bin", not small words.
fn callable(words: &[String]) -> Vec<String> {
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
