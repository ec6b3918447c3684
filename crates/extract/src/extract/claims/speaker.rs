//! Who says it: from the word that is the cue's subject to entities, and to those that a spokesperson speaks for.

use super::{FoundSpeaker, apposed, called};
use crate::extract::reading::{Found, Reading};
use crate::extract::speech::Cues;
use crate::extract::words::lower;
use crate::facts::{EntityKind, MentionKind};
use crate::language::{Dep, Doc, Relation, Tag};
use std::ops::Range;

/// The speaker that a noun, name or pronoun stands for, with those joined to it by "and". `None` where it cannot speak:
/// an expletive, "which", "nobody".
pub(super) fn of_noun(reading: &Reading, cues: &Cues, noun: usize) -> Option<FoundSpeaker> {
    let doc = reading.doc;
    if !can_speak(doc, noun) {
        return None;
    }
    let noun = apposed::head_of_phrase(reading, cues, noun);
    let all: Vec<usize> = doc.conjuncts(noun).iter().copied().filter(|t| can_speak(doc, *t)).collect();
    let mut speaker = FoundSpeaker::default();
    for one in &all {
        for entity in entities_of(reading, cues, *one) {
            if !speaker.entities.contains(&entity) {
                speaker.entities.push(entity);
            }
        }
        for entity in on_behalf_of(reading, cues, *one) {
            if !speaker.entities.contains(&entity) && !speaker.on_behalf_of.contains(&entity) {
                speaker.on_behalf_of.push(entity);
            }
        }
    }
    if let ([one], Some(other)) = (&all[..], joined_by_name(reading, noun))
        && !speaker.entities.contains(&other)
        && reading.doc.tokens[*one].dep == Dep::Nsubj
    {
        speaker.entities.insert(0, other);
    }
    let written = match (&all[..], reading.named_at(noun)) {
        ([_], Some(mention)) if mention.entities == speaker.entities => mention.tokens.clone(),
        _ => phrase(doc, noun).start..phrase(doc, *all.last().unwrap_or(&noun)).end,
    };
    speaker.tokens = Some(written);
    Some(speaker)
}

fn can_speak(doc: &Doc, noun: usize) -> bool {
    let token = &doc.tokens[noun];
    let nominal = token.tag.is_noun()
        || matches!(token.tag, Tag::Prp | Tag::Wp | Tag::Dt | Tag::Cd | Tag::Jj | Tag::Jjs | Tag::Jjr);
    let no_one = token.is_any(&[
        "it",
        "there",
        "what",
        "whatever",
        "nobody",
        "none",
        "nothing",
        "one",
        "you",
        "this",
        "these",
        "those",
        "everything",
        "something",
        "who",
        "anyone",
        "no",
    ]);
    // "one of them", "those who knew"
    let some = token.is("those") && doc.children(noun).next().is_some()
        || token.is("one") && doc.children_by(noun, &[Dep::Prep]).any(|p| doc.tokens[p].is("of"));
    nominal && (!no_one || some)
}

/// Whether hardly anybody says it: "few", "few diplomats", "not many"; "a few" are some.
pub(super) fn are_few(reading: &Reading, speaker: &FoundSpeaker) -> bool {
    let Some(words) = speaker.tokens.clone() else { return false };
    let first = words.start;
    let some = first.checked_sub(1).is_some_and(|b| reading.token_is(b, &["a", "only", "quite"]));
    (reading.token_is(first, &["few"]) && !some)
        || (reading.token_is(first, &["not"]) && reading.token_is(first + 1, &["many"]))
}

/// Whether a noun is one that can speak: a name, a pronoun for people, a source's noun.
pub(super) fn is_source(reading: &Reading, cues: &Cues, noun: usize) -> bool {
    let token = &reading.doc.tokens[noun];
    let pronoun = matches!(token.tag, Tag::Prp | Tag::Wp) && !token.is("it");
    let named = reading.named_at(noun).is_some_and(|m| speaks(reading, m)) || token.tag.is_proper();
    pronoun || named || cues.is_source(&token.lemma) || (token.tag == Tag::Nns && token.is_any(&["numbers"]))
}

fn speaks(reading: &Reading, mention: &Found) -> bool {
    mention.entities.iter().any(|e| reading.kind(*e) != EntityKind::Place)
}

/// A noun phrase without clauses and appositions: determiner, adjectives, noun, "of …".
pub(super) fn phrase(doc: &Doc, noun: usize) -> Range<usize> {
    let mut from = noun;
    let mut to = noun + 1;
    for child in doc.children(noun) {
        let left = [
            Dep::Det,
            Dep::Amod,
            Dep::Compound,
            Dep::Poss,
            Dep::Nummod,
            Dep::Nmod,
            Dep::Quantmod,
            Dep::Predet,
        ];
        if child < noun && left.contains(&doc.tokens[child].dep) {
            from = from.min(doc.subtree(child).start);
        }
        let of = doc.tokens[child].dep == Dep::Prep
            && doc.tokens[child].is_any(&["of", "for", "at", "from", "in", "with"]);
        if child > noun && of && child == to {
            let end = doc.subtree(child).end;
            // "officials in Paris, where …": the phrase ends before the comma.
            to = (child..end).find(|t| doc.tokens[*t].text == ",").unwrap_or(end);
        }
    }
    from..to
}

/// The entities that one noun stands for.
fn entities_of(reading: &Reading, cues: &Cues, noun: usize) -> Vec<usize> {
    let doc = reading.doc;
    let behind = apposed::people_behind(reading, cues, noun);
    if !behind.is_empty() {
        return behind;
    }
    if let Some(mention) = reading.named_at(noun).filter(|m| speaks(reading, m)) {
        let ends_in_another = mention.kind == MentionKind::Demonym && !mention.tokens.contains(&noun);
        if !ends_in_another {
            return mention.entities.clone();
        }
    }
    let lemma = lower(&doc.tokens[noun].lemma);
    // "the foreign minister, Anna Ott"
    for apposed in doc.children_by(noun, &[Dep::Appos]) {
        // "Two men say they are envoys: Anna Ott and": named in what they say.
        if (noun..apposed).any(|t| doc.tokens[t].tag.is_verb() && doc.tokens[t].dep == Dep::Root) {
            continue;
        }
        let person = reading
            .named_at(apposed)
            .filter(|m| m.entities.iter().any(|e| reading.kind(*e) == EntityKind::Person));
        if let Some(mention) = person {
            return mention.entities.clone();
        }
    }
    let called = called::entities(reading, cues, noun);
    if !called.is_empty() {
        return called;
    }
    if cues.is_government(&lemma) {
        return countries_of(reading, noun);
    }
    named_by_office(reading, cues, noun).into_iter().collect()
}

/// "The French government", "the government of France".
fn countries_of(reading: &Reading, noun: usize) -> Vec<usize> {
    let mut found = belongs_to(reading, noun);
    let seats: Vec<usize> = found.iter().filter_map(|e| country_of_capital(reading, *e)).collect();
    found.retain(|e| reading.kind(*e) == EntityKind::Country);
    if found.is_empty() {
        found.extend(seats);
    }
    if found.is_empty() {
        found.extend(its_country(reading, noun));
    }
    found
}

/// "The government in Lima": the country whose capital it is, where the article names it.
fn country_of_capital(reading: &Reading, place: usize) -> Option<usize> {
    let label = &reading.entities[place].label;
    let code = Some(place)
        .filter(|p| reading.kind(*p) == EntityKind::Place)
        .and_then(|_| reading.gazetteer.country_of_city(label))?;
    let capital = reading.gazetteer.country(code).is_some_and(|c| c.has_capital(label));
    reading.country(code).filter(|_| capital)
}

/// "Norway has signed nothing, its government said": the country that was spoken of before.
fn its_country(reading: &Reading, noun: usize) -> Option<usize> {
    let its = reading.doc.child_by(noun, &[Dep::Poss]).filter(|t| reading.token_is(*t, &["its"]))?;
    let start = reading.doc.sentences[reading.doc.sentence_of(noun)].start;
    let before = reading.mentions.before(its).take_while(|m| m.tokens.start >= start);
    let mut countries = before.filter_map(|m| match m.entities[..] {
        [one] if reading.kind(one) == EntityKind::Country => Some((m.tokens.start, one)),
        _ => None,
    });
    let subject = |at: usize| {
        let head = reading.named_at(at).map_or(at, |m| m.tokens.end - 1);
        matches!(reading.doc.tokens[head].dep, Dep::Nsubj | Dep::Nsubjpass)
    };
    let mut first = None;
    countries
        .find_map(|(at, one)| {
            first = first.or(Some(one)).filter(|f| *f == one);
            subject(at).then_some(one)
        })
        .or(first)
}

/// "Economy Minister Ott and Trade Minister Ek announced": the name that "and" joins to a speaker's, where the tree does not.
fn joined_by_name(reading: &Reading, noun: usize) -> Option<usize> {
    let person = |e: usize| reading.kind(e) == EntityKind::Person;
    let mention =
        reading.named_at(noun).filter(|m| m.kind == MentionKind::Name && m.whole.start < m.tokens.start)?;
    let and = mention.whole.start.checked_sub(1).filter(|t| reading.token_is(*t, &["and"]))?;
    let other = reading
        .named_at(and.checked_sub(1)?)
        .filter(|m| m.tokens.end == and && m.kind == MentionKind::Name)?;
    let start = reading.doc.sentences[reading.doc.sentence_of(noun)].start;
    let titled = other.whole.start < other.tokens.start;
    let before = other.whole.start.checked_sub(1).filter(|b| *b >= start);
    let free =
        before.is_none_or(|b| reading.token_is(b, &[",", "that", "the"]) || reading.doc.tokens[b].is_quote());
    match other.entities[..] {
        [one]
            if titled && free && person(one) && mention.entities.iter().all(|e| person(*e) && *e != one) =>
        {
            Some(one)
        }
        _ => None,
    }
}

/// Whom an unnamed or named spokesperson speaks for.
fn on_behalf_of(reading: &Reading, cues: &Cues, noun: usize) -> Vec<usize> {
    let doc = reading.doc;
    let spokes = |t: usize| cues.speaks_for_another(&lower(&doc.tokens[t].lemma));
    if spokes(noun) {
        return belongs_to(reading, noun);
    }
    // "ministry spokesman Ott", "Ott, a spokeswoman for the ministry"
    let beside = doc.children_by(noun, &[Dep::Compound, Dep::Appos, Dep::Nmod]).find(|c| spokes(*c));
    let Some(child) = beside else { return Vec::new() };
    let mut whose = belongs_to(reading, child);
    if whose.is_empty() {
        whose = belongs_to(reading, noun);
        whose.retain(|e| reading.kind(*e) != EntityKind::Person);
    }
    whose
}

/// Whose a noun is: its owner, what stands before it, or behind "of", "for", "from", "at".
pub(super) fn belongs_to(reading: &Reading, noun: usize) -> Vec<usize> {
    let doc = reading.doc;
    let mut found = Vec::new();
    for argument in doc.arguments(noun).iter().copied() {
        let fits = match argument.relation {
            Relation::Owner | Relation::Modifier => true,
            Relation::Behind(p) => reading.token_is(p, &["of", "for", "from", "at", "with", "in"]),
            _ => false,
        };
        let mention = fits.then(|| reading.named_at(argument.token)).flatten();
        // "the ministry's spokesman of Ruritania": the nearest owner comes first.
        for entity in mention.iter().flat_map(|m| &m.entities) {
            if !found.contains(entity) && !reading.named_at(noun).is_some_and(|m| m.entities.contains(entity))
            {
                found.push(*entity);
            }
        }
    }
    found
}

/// "The president", "the group": the last person of that office, or the last body named.
fn named_by_office(reading: &Reading, cues: &Cues, noun: usize) -> Option<usize> {
    let doc = reading.doc;
    let definite = doc.child_by(noun, &[Dep::Det]).is_some_and(|d| doc.tokens[d].is("the"));
    let plain = doc.children(noun).all(|c| !matches!(doc.tokens[c].dep, Dep::Poss | Dep::Prep));
    if !definite || !plain || doc.tokens[noun].tag != Tag::Nn {
        return None;
    }
    let lemma = lower(&doc.tokens[noun].lemma);
    if reading.words.speech.named_bodies.contains(&lemma) && cues.is_body(&lemma) {
        let before = reading.mentions.before(noun).take(60);
        return before
            .filter(|m| m.tokens.end <= noun && m.entities.len() == 1)
            .map(|m| m.entities[0])
            .find(|e| reading.kind(*e) == EntityKind::Organization);
    }
    let holder = reading.roles.last_before(noun, |title| title.ends_with(&*lemma));
    holder.map(|r| r.person)
}

/// The name, pronoun or source noun that ends right before a token, where the tree has no subject.
pub(super) fn ending_at(reading: &Reading, cues: &Cues, end: usize) -> Option<FoundSpeaker> {
    let noun = end.checked_sub(1)?;
    let token = &reading.doc.tokens[noun];
    let noun_like = token.tag.is_noun() || token.tag == Tag::Prp || reading.named_at(noun).is_some();
    let source = noun_like && is_source(reading, cues, noun);
    source.then(|| of_noun(reading, cues, noun)).flatten()
}

/// The name or source noun that begins behind a token: "said Ott".
pub(super) fn starting_at(
    reading: &Reading,
    cues: &Cues,
    start: usize,
    end: usize,
) -> Option<(FoundSpeaker, usize)> {
    let doc = reading.doc;
    for noun in start..end.min(start + 9) {
        let token = &doc.tokens[noun];
        if !token.is_word() && !token.is_any(&["'s", "’s", "-", "."]) {
            break;
        }
        let next_noun =
            noun + 1 < end && (doc.tokens[noun + 1].tag.is_noun() || doc.tokens[noun + 1].tag == Tag::Pos);
        if token.tag.is_noun() && !next_noun && is_source(reading, cues, noun) {
            return of_noun(reading, cues, noun).map(|s| (s, noun));
        }
        // "cited problems in China": behind a thing none speaks.
        let thing = matches!(token.tag, Tag::Nn | Tag::Nns) && !next_noun;
        if token.tag.is_verb() || thing {
            break;
        }
    }
    None
}
