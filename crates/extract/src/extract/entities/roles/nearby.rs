//! Offices and people that stand in neighbouring sentences: "The Ruritanian president arrived. Anna Ott will stay two days."

use super::title::same_office;
use super::{owner_at, title_at_noun, title_text};
use crate::extract::reading::{FoundRole, Reading};
use crate::extract::voice::Voice;
use crate::facts::{EntityKind, MentionKind};
use crate::gazetteer::Rank;
use crate::language::{Dep, Tag};
use std::ops::Range;

/// The rule of an office whose holder the next sentence names.
pub(super) const RULE: &str = "roles.next-sentence";

/// The country with which a neighbouring sentence names the office that stands without one here: "Foreign Minister Ott left.
/// It was the first visit by a Ruritanian foreign minister."
pub(super) fn country_of_same_office(reading: &Reading, role: &FoundRole) -> Option<usize> {
    let doc = reading.doc;
    let sentence = doc.sentence_of(role.tokens.start);
    let last = (sentence + 1).min(doc.sentences.len() - 1);
    let mut found = None;
    for near in sentence.saturating_sub(1)..=last {
        for noun in doc.sentences[near].clone() {
            // "The presidents of Ruritania and Zenda" are others.
            if role.tokens.contains(&noun)
                || !doc.tokens[noun].tag.is_noun()
                || doc.tokens[noun].tag == Tag::Nns
            {
                continue;
            }
            let Some((title, country, _)) = office_of_country(reading, noun) else { continue };
            let others = is_of_another(reading, noun, role.person);
            if !same_office(&title, &role.title)
                || others
                || reading.named_at(noun + 1).is_some_and(|m| m.kind == MentionKind::Name)
            {
                continue;
            }
            if found.is_some_and(|f| f != country) {
                return None;
            }
            found = Some(country);
        }
    }
    found
}

/// Whether the word is part of an office of another person.
fn is_of_another(reading: &Reading, noun: usize, person: usize) -> bool {
    let sentence = reading.doc.sentences[reading.doc.sentence_of(noun)].start;
    reading.roles.starting_in(sentence..noun + 1).any(|r| r.tokens.contains(&noun) && r.person != person)
}

/// An office with its country that ends in this noun and stands without a name, and where its phrase begins.
fn office_of_country(reading: &Reading, noun: usize) -> Option<(String, usize, usize)> {
    let doc = reading.doc;
    let title = title_at_noun(reading, noun)?;
    let country = |t: usize| owner_at(reading, t).filter(|(e, _)| reading.kind(*e) == EntityKind::Country);
    // "Ruritania's new foreign minister"
    let plain = |t: &usize| !reading.token_is(*t, super::PLAIN) && !reading.token_is(*t, &["next", "first"]);
    let mark = (0..title.start).rev().find(plain)?;
    let possessive = usize::from(mark > 0 && reading.token_is(mark, &["'s", "’s", "'", "’"]));
    let determined = |start: usize| start - usize::from(start > 0 && doc.tokens[start - 1].tag == Tag::Dt);
    let left = country(mark - possessive).map(|(of, range)| (of, determined(range.start)));
    // "The foreign minister of Ruritania"
    let right = || {
        let next = title.end + 1 + usize::from(reading.token_is(title.end + 1, &["the"]));
        let of = reading.token_is(title.end, &["of"]) && reading.token_is(mark, &["the"]);
        let (of, range) = country(next).filter(|(_, range)| of && range.start == next)?;
        let more = reading.token_is(range.end, &["'s", "’s", "'", "’"])
            || reading.doc.tokens.get(range.end).is_some_and(|t| t.tag.is_noun());
        (!more).then_some((of, mark))
    };
    let (of, start) = left.or_else(right)?;
    Some((title_text(reading, title), of, start))
}

/// Joins an office without a name to a name without an office, where they are the subjects of neighbouring sentences and
/// nobody else is there.
pub(super) fn find(reading: &mut Reading) {
    // Where each is mentioned first.
    let mut first = vec![usize::MAX; reading.entities.len()];
    for mention in reading.mentions.iter() {
        for entity in &mention.entities {
            first[*entity] = mention.tokens.start.min(first[*entity]);
        }
    }
    for sentence in 0..reading.doc.sentences.len().saturating_sub(1) {
        let office = subject_in_office(reading, sentence).or_else(|| unnamed_counterpart(reading, sentence));
        if let Some(office) = newly_given(reading, sentence)
            && let Some(person) = newcomer(reading, &first, sentence + 1)
        {
            join(reading, office, person);
            continue;
        }
        let name =
            bare_subject(reading, &first, sentence + 1).filter(|_| !comes_after(reading, sentence + 1));
        if let (Some(office), Some(person)) = (office, name) {
            join(reading, office, person);
            continue;
        }
        let person = only_person(reading, &first, sentence);
        if let (Some(person), Some(office)) = (person, subject_in_office(reading, sentence + 1)) {
            join(reading, office, person);
        } else if let Some(person) = person
            && let Some((title, tokens)) = office_alone(reading, sentence + 1)
            && is_subject(reading, sentence, person)
        {
            give(reading, title, None, tokens, person);
        }
    }
}

/// Whether a person is the subject of a sentence.
fn is_subject(reading: &Reading, sentence: usize, person: usize) -> bool {
    reading.mentions_of_sentence(sentence).iter().any(|m| {
        let head = crate::extract::entities::names::head_of(reading, &m.tokens);
        m.entities == [person] && matches!(reading.doc.tokens[head].dep, Dep::Nsubj | Dep::Nsubjpass)
    })
}

/// "The prime minister has led Ruritania since": an office of a government as a subject, without a name, and nobody's in the whole text.
fn office_alone(reading: &Reading, sentence: usize) -> Option<(String, Range<usize>)> {
    let doc = reading.doc;
    let range = doc.sentences[sentence].clone();
    let the = range.start;
    if !reading.token_is(the, &["the"]) {
        return None;
    }
    let length = crate::extract::entities::people::title_length(reading, the + 1, range.end)?;
    let tokens = the..the + 1 + length;
    let subject = tokens.end - 1;
    let title = title_text(reading, the + 1..tokens.end);
    let rank = reading.gazetteer.office(&title).map(|t| t.rank);
    let governs = matches!(rank, Some(Rank::HeadOfState | Rank::HeadOfGovernment | Rank::Minister));
    let alone = doc.child_by(subject, &[Dep::Appos, Dep::Relcl, Dep::Prep]).is_none()
        && matches!(doc.tokens[subject].dep, Dep::Nsubj | Dep::Nsubjpass)
        && doc.tokens[subject].tag == Tag::Nn
        && doc.conjuncts(subject).len() == 1
        && doc.tokens.get(tokens.end).is_some_and(|t| t.tag.is_verb() || t.tag == Tag::Md);
    let held = reading.roles.iter().any(|r| same_office(&r.title, &title));
    (governs && alone && !held).then_some((title, tokens))
}

/// An office that is its sentence's subject and has no name.
struct Bare {
    title: String,
    of: usize,
    tokens: Range<usize>,
}

/// "The Zendan premier met his counterpart": the office of a country that stands last before a word, without a name.
pub(super) fn office_before(reading: &Reading, word: usize) -> Option<(String, Option<usize>)> {
    let start = reading.doc.sentences[reading.doc.sentence_of(word)].start;
    let nouns = (start..word).rev().filter(|t| reading.doc.tokens[*t].tag == Tag::Nn);
    nouns.filter_map(|t| office_of_country(reading, t)).next().map(|(title, of, _)| (title, Some(of)))
}

/// The countries of the diplomats that are spoken of without a name.
pub(super) fn diplomats_in(reading: &Reading, words: Range<usize>) -> Vec<usize> {
    let offices = words.filter(|t| reading.doc.tokens[*t].tag == Tag::Nn);
    let diplomat = |title: &str| reading.gazetteer.office(title).is_some_and(|t| t.rank == Rank::Diplomat);
    offices
        .filter_map(|t| office_of_country(reading, t))
        .filter(|(title, ..)| diplomat(title))
        .map(|(_, of, _)| of)
        .collect()
}

fn subject_in_office(reading: &Reading, sentence: usize) -> Option<Bare> {
    let doc = reading.doc;
    let range = doc.sentences[sentence].clone();
    let subject = range.clone().find(|t| {
        matches!(doc.tokens[*t].dep, Dep::Nsubj | Dep::Nsubjpass)
            && doc.head(*t).is_some_and(|v| doc.tokens[v].dep == Dep::Root)
    })?;
    let named = reading.named_at(subject).is_some();
    let singular = doc.tokens[subject].tag == Tag::Nn && doc.conjuncts(subject).len() == 1;
    let (title, of, start) = office_of_country(reading, subject).filter(|_| !named && singular)?;
    let definite = !doc.tokens[start].is_any(&["a", "an", "no", "every", "another"]);
    let alone = doc.child_by(subject, &[Dep::Appos, Dep::Relcl]).is_none();
    let first = start <= range.start + 1;
    // Who holds it is told elsewhere, or it is not yet held.
    let held = reading.roles.titles_in(of).any(|t| same_office(t, &title));
    (definite && alone && first && !held).then_some(Bare { title, of, tokens: start..subject + 1 })
}

/// "Ruritania has a new foreign minister", "The Zendan parliament elected its third speaker": an office that has just got a
/// holder, who is not named in the sentence.
fn newly_given(reading: &Reading, sentence: usize) -> Option<Bare> {
    let doc = reading.doc;
    let range = doc.sentences[sentence].clone();
    let verb = range.clone().find(|t| doc.tokens[*t].dep == Dep::Root && doc.tokens[*t].tag.is_verb())?;
    let subject = doc.surface_subject(verb)?;
    let object = doc.child_by(verb, &[Dep::Dobj]).filter(|o| doc.tokens[*o].tag == Tag::Nn)?;
    let gets = reading.words.offices.gets_holder.contains(&doc.tokens[verb].lemma)
        && !doc.is_passive(verb)
        && !super::mood::unreal(reading, verb);
    let title = title_at_noun(reading, object).filter(|_| gets)?;
    let start = doc.subtree(object).start.max(title.start.saturating_sub(5));
    let new = (start..title.start).any(|t| reading.token_in(t, &reading.words.offices.new_holder));
    let one = reading.token_is(start, &["a", "an", "its", "their"]);
    let country = |t: usize| owner_at(reading, t).filter(|(e, _)| reading.kind(*e) == EntityKind::Country);
    let of = country(subject).or_else(|| doc.children(subject).find_map(country)).map(|(of, _)| of)?;
    let alone = doc.child_by(object, &[Dep::Appos, Dep::Relcl]).is_none();
    let person = |e: &usize| reading.kind(*e) == EntityKind::Person;
    let nobody = reading.mentions_of_sentence(sentence).iter().all(|m| !m.entities.iter().any(person));
    let tokens = start..title.end;
    (new && one && alone && nobody).then(|| Bare { title: title_text(reading, title), of, tokens })
}

/// "his Zendan counterpart", who is not named in the sentence.
fn unnamed_counterpart(reading: &Reading, sentence: usize) -> Option<Bare> {
    let doc = reading.doc;
    let mut nouns = doc.sentences[sentence]
        .clone()
        .filter(|t| doc.tokens[*t].tag.is_noun() && reading.token_is(*t, &["counterpart", "colleague"]));
    let noun = nouns.next().filter(|_| nouns.next().is_none())?;
    let person = |t: usize| super::holder::person_at(reading, t).is_some();
    let alone = !reading.token_is(noun + 1, &[","])
        && !person(noun + 1)
        && doc.child_by(noun, &[Dep::Appos]).is_none();
    let (of, range) = noun.checked_sub(1).and_then(|b| owner_at(reading, b))?;
    let his = range.start.checked_sub(1).filter(|t| doc.tokens[*t].tag == Tag::PrpS)?;
    let title = super::likewise::model_title(reading, noun)?;
    let country = reading.kind(of) == EntityKind::Country;
    let held = reading.roles.titles_in(of).any(|t| same_office(t, &title));
    (alone && country && !held).then_some(Bare { title, of, tokens: his..noun + 1 })
}

/// "The minister was sacked. Ott will take his place": who comes is not who went.
fn comes_after(reading: &Reading, sentence: usize) -> bool {
    let doc = reading.doc;
    doc.sentences[sentence].clone().any(|t| {
        let verb = doc.tokens[t].tag.is_verb();
        let over = || (t + 1..t + 4).any(|w| reading.token_is(w, &["over", "place"]));
        match &*doc.tokens[t].lemma {
            "replace" | "succeed" | "follow" => verb,
            "take" | "fill" | "step" => verb && over(),
            _ => false,
        }
    })
}

/// The person whose full name begins a sentence as its subject, of whom nothing was said before.
fn bare_subject(reading: &Reading, first: &[usize], sentence: usize) -> Option<usize> {
    let first_word = reading.doc.sentences[sentence].start;
    // "“It is late,” Ott said"
    let quote = reading.quotes.with_marks_at(first_word).filter(|q| q.whole.start == first_word);
    let start = quote.map_or(first_word, |q| q.whole.end);
    let mention = reading.named_at(start).filter(|m| m.tokens.start == start && m.tokens.len() > 1)?;
    let head = crate::extract::entities::names::head_of(reading, &mention.tokens);
    let subject = matches!(reading.doc.tokens[head].dep, Dep::Nsubj | Dep::Nsubjpass);
    // "Ott, 54, replaces Ek"
    let end = mention.tokens.end;
    let aged = reading.token_is(end, &[","])
        && reading.doc.tokens.get(end + 1).is_some_and(|t| t.tag == Tag::Cd)
        && reading.token_is(end + 2, &[","]);
    let alone = aged || !reading.token_is(end, &[",", "(", "and"]);
    first_named(reading, first, mention.entities.first().copied(), start).filter(|_| subject && alone)
}

/// The person with whom a sentence begins that tells of who has just come into an office: "Ott, 41, was until May its envoy", "Ott, a former
/// judge, takes the oath on Monday". What he was is no hindrance, what he is would be.
fn newcomer(reading: &Reading, first: &[usize], sentence: usize) -> Option<usize> {
    const LONGEST: usize = 14;
    let doc = reading.doc;
    let range = doc.sentences[sentence].clone();
    let mention =
        reading.named_at(range.start).filter(|m| m.tokens.start == range.start && m.tokens.len() > 1)?;
    let [person] = mention.entities[..] else { return None };
    let head = crate::extract::entities::names::head_of(reading, &mention.tokens);
    let verb = doc.head(head).filter(|_| matches!(doc.tokens[head].dep, Dep::Nsubj | Dep::Nsubjpass))?;
    let end = mention.tokens.end;
    let aside = reading.token_is(end, &[","]);
    let own = aside
        && (doc.tokens[end + 1].tag == Tag::Cd || reading.token_is(end + 1, &["a", "an", "until", "the"]));
    let close = (end + 1..range.end.min(end + LONGEST)).find(|t| reading.token_is(*t, &[","]));
    // "Peru has a new minister. Ott, a critic, says he will not last."
    let speaks = crate::extract::entities::names::is_speech(reading, verb);
    let over = reading.roles.of(person).all(|r| r.former);
    let known = first.get(person).is_some_and(|at| *at < range.start);
    let plain = !reading.token_is(end, &["and", "("]) && (!aside || own && close.is_some() && !speaks);
    (plain && over && !known && reading.kind(person) == EntityKind::Person).then_some(person)
}

/// The one person that a sentence names, of whom nothing was said before.
fn only_person(reading: &Reading, first: &[usize], sentence: usize) -> Option<usize> {
    let person = |e: &&usize| reading.kind(**e) == EntityKind::Person;
    let mentions = reading.mentions_of_sentence(sentence);
    let mut people = mentions.iter().flat_map(|m| m.entities.iter().filter(person).map(move |e| (*e, m)));
    let (one, mention) = people.next()?;
    if people.any(|(e, _)| e != one) || mention.kind != MentionKind::Name || mention.tokens.len() < 2 {
        return None;
    }
    let alone = !reading.token_is(mention.tokens.end, &[","]);
    first_named(reading, first, Some(one), mention.tokens.start).filter(|_| alone)
}

/// A person without an office who is named here for the first time.
fn first_named(reading: &Reading, first: &[usize], entity: Option<usize>, at: usize) -> Option<usize> {
    let person = entity.filter(|e| reading.kind(*e) == EntityKind::Person)?;
    let office = reading.roles.of(person).next().is_some();
    let before = first.get(person).is_some_and(|first| *first < at);
    (!office && !before).then_some(person)
}

fn join(reading: &mut Reading, office: Bare, person: usize) {
    let Bare { title, of, tokens } = office;
    give(reading, title, Some(of), tokens, person);
}

fn give(reading: &mut Reading, title: String, of: Option<usize>, tokens: Range<usize>, person: usize) {
    reading.mention(tokens.clone(), person, MentionKind::Nominal, "entities.nominals.office");
    reading.roles.push(FoundRole {
        person,
        title,
        of,
        former: false,
        asserted: None,
        voice: Voice::Article,
        tokens,
        rule: RULE,
    });
}
