//! Short forms, pronouns and nouns that stand for people: which person a word refers to that is no full name.
//!
//! One walk over the text, in its order; the salience of each person rises with each mention and halves with each
//! sentence (after Lappin and Leass 1994). Within a sentence, what is outside quotation marks is resolved first, so that
//! the speaker is known when the quotation is read.

use super::groups;
use super::nominals;
use super::people::{self, PersonName, words_of};
use super::quotes::{self, Quotes};
use super::roles;
use super::speech;
use crate::article::slug;
use crate::extract::reading::{Found, Reading};
use crate::facts::{EntityKind, MentionKind};
use crate::gazetteer::Gender;
use crate::language::Dep;
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
    single: HashMap<usize, PersonName>,
    /// People by each word of their names.
    by_word: HashMap<String, Vec<usize>>,
    salience: BTreeMap<usize, f32>,
    /// Where each person was last named.
    pub(super) last: HashMap<usize, usize>,
    genders: HashMap<usize, Gender>,
    /// Who spoke, with the sentence.
    speakers: Vec<(usize, usize)>,
    /// Who was the subject of a clause outside quotation marks, with the sentence.
    subjects: Vec<(usize, usize)>,
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
    fn learn(&mut self, person: usize) {
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
            && token.tag.is_proper()
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
    fn courtesy_gender(&mut self, at: usize, person: usize) {
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
    fn speech_of(&self, head: usize) -> Option<usize> {
        let doc = self.reading.doc;
        let verb = doc.head(head)?;
        let subject = doc.tokens[head].dep == Dep::Nsubj && speech::frames(self.reading, verb);
        let according = doc.tokens[head].dep == Dep::Pobj
            && doc.tokens[verb].is("to")
            && doc.head(verb).is_some_and(|a| doc.tokens[a].is("according"));
        (subject || according).then_some(verb)
    }

    fn refer(
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

    /// A name of one word, or a word that is part of a person's name.
    fn short_form(&mut self, name: PersonName, sentence: usize, sure: bool) {
        let at = name.tokens.start;
        let word = slug(&people::written(self.reading, &name));
        let mut known = self.by_word.get(&word).cloned().unwrap_or_default();
        let from = self.reading.doc.sentences[sentence].start;
        let title =
            people::title_ending_at(self.reading, people::courtesy_before(self.reading, at, from), from);
        if known.len() > 1 {
            known = self.by_title(&known, title.as_ref());
        } else if let ([only], Some(title)) = (&known[..], title.clone())
            && sure
            && self.other_throne(*only, &roles::title_text(self.reading, title))
        {
            known.clear();
        }
        if known.is_empty() && !sure {
            return;
        }
        let person = match known[..] {
            [only] => only,
            [] => {
                let label = self.completed(&name, &people::written(self.reading, &name));
                let person = self.reading.new_entity(EntityKind::Person, &label);
                self.learn(person);
                person
            }
            _ => match self.of_several(&known, at, sentence) {
                Some(person) => person,
                None => return,
            },
        };
        let written = people::written(self.reading, &name);
        self.reading.alias(person, &written);
        let tokens = name.tokens;
        self.reading.mention(tokens, person, MentionKind::Name, "entities.people.short-form");
        self.courtesy_gender(at, person);
        roles::beside_name(self.reading, at, person);
        self.note(at, person, sentence);
    }

    /// "his son, Nikolai" of a Lukashenko is Nikolai Lukashenko.
    fn completed(&self, name: &PersonName, written: &str) -> String {
        const KIN: &[&str] = &["son", "daughter", "brother", "sister", "wife", "husband"];
        let doc = self.reading.doc;
        let at = name.tokens.start;
        let comma = usize::from(at > 0 && self.reading.token_is(at - 1, &[","]));
        let Some(kin) = at.checked_sub(1 + comma).filter(|k| self.reading.token_is(*k, KIN)) else {
            return written.to_owned();
        };
        let owner = doc.child_by(kin, &[Dep::Poss]).and_then(|o| self.reading.named_at(o));
        let family = owner.filter(|o| o.entities.len() == 1).and_then(|o| {
            let label = &self.reading.entities[o.entities[0]].label;
            let (given, family) = label.rsplit_once(' ')?;
            (!self.reading.gazetteer.is_family_name(given)).then(|| family.to_owned())
        });
        family.map_or_else(|| written.to_owned(), |family| format!("{written} {family}"))
    }

    /// Whether the person is known by another of the offices that nobody changes between two sentences: "King Salman" is
    /// not the crown prince, "President Bush" not the first lady.
    fn other_throne(&self, person: usize, title: &str) -> bool {
        const THRONES: &[&str] = &[
            "king",
            "queen",
            "crown prince",
            "president",
            "prime minister",
            "first lady",
            "pope",
            "emperor",
            "emir",
        ];
        let held = |t: &str| THRONES.iter().find(|throne| same_office(t, throne)).copied();
        let Some(title) = held(title) else { return false };
        let mut others = self
            .reading
            .roles
            .iter()
            .filter(|r| r.person == person && !r.former)
            .filter_map(|r| held(&r.title))
            .peekable();
        others.peek().is_some() && others.all(|other| other != title)
    }

    /// Those who hold the office that stands before the name; all where none does.
    fn by_title(&self, people: &[usize], title: Option<&std::ops::Range<usize>>) -> Vec<usize> {
        let Some(title) = title else { return people.to_vec() };
        let title = roles::title_text(self.reading, title.clone());
        let holders: Vec<usize> = people
            .iter()
            .copied()
            .filter(|p| self.reading.roles.iter().any(|r| r.person == *p && same_office(&r.title, &title)))
            .collect();
        if holders.is_empty() { people.to_vec() } else { holders }
    }

    /// One of several people of one name. The one who speaks goes on speaking; whom a speaker speaks of is not the
    /// speaker; else the one named last. Nobody where none has been named yet.
    fn of_several(&self, people: &[usize], at: usize, sentence: usize) -> Option<usize> {
        let speaks = self.quotes.at(at).is_none() && self.speech_of(at).is_some();
        if speaks
            && let Some(verb) = self.speech_of(at)
            && let Some(speaker) = self.speaking(sentence, people, verb)
        {
            return Some(speaker);
        }
        let content_of = self.content_speaker(at);
        let named = people.iter().copied().filter(|p| self.last.contains_key(p) && Some(*p) != content_of);
        // Commentators comment; those in office are commented on.
        let start = self.reading.doc.sentences[sentence].start;
        let key = |p: &usize| (self.last[p] >= start || self.is_in_office(*p), self.last[p]);
        named.max_by_key(key)
    }

    /// Whether a person is known by an office of state.
    fn is_in_office(&self, person: usize) -> bool {
        let rank = |title: &str| self.reading.gazetteer.title(title).map(|t| t.rank);
        let mut roles = self.reading.roles.iter().filter(|r| r.person == person);
        roles.any(|r| !matches!(rank(&r.title), None | Some(crate::gazetteer::Rank::Other)))
    }

    /// Who of these goes on speaking: who spoke last, unless another has been the subject of this paragraph since. "He
    /// added" and "Lee continued" always go on.
    fn speaking(&self, sentence: usize, among: &[usize], verb: usize) -> Option<usize> {
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
    fn last_speaker(&self, sentence: usize, among: &[usize]) -> Option<(usize, usize)> {
        let doc = self.reading.doc;
        let paragraph = doc.paragraph_of(sentence);
        let recent = self.speakers.iter().rev().take_while(|(s, _)| doc.paragraph_of(*s) + 2 >= paragraph);
        recent.copied().find(|(_, p)| among.contains(p))
    }

    /// The person in whose words or thoughts a token stands: of the quotation, or of the verb of saying above it.
    fn content_speaker(&self, at: usize) -> Option<usize> {
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

    /// "I" in a quotation is who speaks.
    fn first_person(&mut self, at: usize, sentence: usize) {
        let Some(speaker) = self.quotes.at(at).and_then(|q| q.speaker) else { return };
        let Some(mention) = self.reading.named_at(speaker) else { return };
        let [person] = mention.entities[..] else { return };
        if self.reading.kind(person) == EntityKind::Person {
            let tokens = at..at + 1;
            self.reading.mention(tokens, person, MentionKind::Pronoun, "entities.pronouns.first-person");
            self.note(at, person, sentence);
        }
    }

    fn fits(&self, person: usize, gender: Gender) -> bool {
        self.genders.get(&person).is_none_or(|g| *g == gender)
    }

    fn pronoun(&mut self, at: usize, sentence: usize, gender: Gender) {
        if let Some((person, rule)) = self.antecedent(at, sentence, gender) {
            self.refer(at..at + 1, vec![person], MentionKind::Pronoun, rule, sentence);
        }
    }

    fn antecedent(&self, at: usize, sentence: usize, gender: Gender) -> Option<(usize, &'static str)> {
        let quoted = self.quotes.at(at).is_some();
        let everyone: Vec<usize> = self.salience.keys().copied().filter(|p| self.fits(*p, gender)).collect();
        // "…," he said: he who spoke before, be it in the sentence before or in the last paragraph.
        if !quoted
            && let Some(verb) = self.speech_of(at)
            && !self.subject_between(at, sentence, &everyone)
            && let Some(speaker) = self.speaking(sentence, &everyone, verb)
        {
            return Some((speaker, "entities.pronouns.speaker"));
        }
        if let Some(person) = self.cataphor(at, sentence).filter(|p| self.fits(*p, gender)) {
            return Some((person, "entities.pronouns.cataphor"));
        }
        let speaker = self.content_speaker(at);
        let bound = self.co_argument(at);
        let score = |p: usize| {
            let salience = self.salience.get(&p).copied().unwrap_or(0.0);
            let known = if self.genders.contains_key(&p) { 1.2 } else { 1.0 };
            salience * known + self.recent_in_sentence(p, at, sentence)
        };
        let mut candidates: Vec<(usize, f32)> = everyone
            .into_iter()
            .filter(|p| Some(*p) != bound && !(quoted && Some(*p) == speaker))
            .map(|p| (p, score(p)))
            .collect();
        // Whom an indirect speaker speaks of is rather another person named in what is said.
        if !quoted && let Some(speaker) = speaker {
            let from = self.last.get(&speaker).copied().unwrap_or(0);
            let inside = |p: &usize| *p != speaker && self.last[p] > from && self.last[p] < at;
            if candidates.iter().any(|(p, _)| inside(p)) {
                candidates.retain(|(p, _)| inside(p));
            }
        }
        candidates.sort_by(|a, b| b.1.total_cmp(&a.1).then(self.last[&b.0].cmp(&self.last[&a.0])));
        candidates.first().filter(|(_, s)| *s > 0.2).map(|(p, _)| (*p, "entities.pronouns.salience"))
    }

    /// Whether the sentence has another subject before the pronoun that may be its antecedent: "Ott paused, and he said".
    fn subject_between(&self, at: usize, sentence: usize, among: &[usize]) -> bool {
        let start = self.reading.doc.sentences[sentence].start;
        (start..at).any(|t| {
            matches!(self.reading.doc.tokens[t].dep, Dep::Nsubj | Dep::Nsubjpass)
                && self.quotes.at(t).is_none()
                && self.reading.named_at(t).is_some_and(|m| {
                    m.kind == MentionKind::Name && m.entities.len() == 1 && among.contains(&m.entities[0])
                })
        })
    }

    /// "In his first year, Xi left": a pronoun in what stands before the subject is the subject's.
    fn cataphor(&self, at: usize, sentence: usize) -> Option<usize> {
        let doc = self.reading.doc;
        let range = &doc.sentences[sentence];
        if self.salience.keys().any(|p| range.contains(&self.last[p]) && self.last[p] < at) {
            return None;
        }
        let fronted = doc.ancestors(at).find(|a| {
            doc.head(*a).is_some_and(|v| doc.tokens[v].tag.is_verb() && v > *a)
                && matches!(doc.tokens[*a].dep, Dep::Prep | Dep::Advcl)
        })?;
        let subject = doc.child_by(doc.head(fronted)?, &[Dep::Nsubj, Dep::Nsubjpass]).filter(|s| *s > at)?;
        let mention = self.reading.named_at(subject);
        if let Some([person]) = mention.map(|m| &m.entities[..]) {
            return (self.reading.kind(*person) == EntityKind::Person).then_some(*person);
        }
        let word = slug(doc.tokens[subject].text);
        match self.by_word.get(&word).map(Vec::as_slice) {
            Some([only]) => Some(*only),
            _ => None,
        }
    }

    /// The subject of the verb whose object the pronoun is: "Ott met him" is not about Ott alone.
    fn co_argument(&self, at: usize) -> Option<usize> {
        let doc = self.reading.doc;
        let token = &doc.tokens[at];
        if token.text.ends_with("self") {
            return None;
        }
        let mut verb = doc.head(at)?;
        match token.dep {
            Dep::Dobj | Dep::Dative => {}
            Dep::Pobj => verb = doc.head(verb).filter(|v| doc.tokens[*v].tag.is_verb())?,
            _ => return None,
        }
        let subject = doc.surface_subject(verb)?;
        let mention = self.reading.named_at(doc.antecedent_of_relative(verb, subject))?;
        if let [person] = mention.entities[..] { Some(person) } else { None }
    }

    fn recent_in_sentence(&self, person: usize, at: usize, sentence: usize) -> f32 {
        let start = self.reading.doc.sentences[sentence].start;
        let last = self.last[&person];
        if last < start || last >= at {
            return 0.0;
        }
        // "telephoned Ott and congratulated him": object and object, subject and subject.
        let doc = self.reading.doc;
        let object = |t: usize| matches!(doc.tokens[t].dep, Dep::Dobj | Dep::Dative);
        let head =
            self.reading.named_at(last).map_or(last, |m| super::names::head_of(self.reading, &m.tokens));
        if object(at) && object(head) { 6.0 } else { 2.0 }
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
